"""Where dates may stand is found by what is in a stretch; nothing that the grammar would find is passed over by it."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from chronology.dates.grammar import shapes
from chronology.dates.seek import REACH, Stretch, stretches
from chronology.dates.tokens import letters

_ALL = "".join(letters().values())
_OF_LISTS = "".join(
    letters()[name]
    for name in (
        "digit",
        "comma",
        "abbr_month",
        "and",
        "weekday",
        "the",
        "tens",
        "word_ordinal",
        "year",
        "pair",
        "to",
        "dydd",
    )
)
_APART = letters()["other"]


def _sought(text: str, *, ages: bool) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for stretch in stretches(text, ages=ages):
        place = stretch.start
        while (told := stretch.shape(place))[1] is not None:
            offset, shape = told
            found.append((shape.rule, offset + shape.first, offset + shape.last))
            place = offset + shape.last
    return found


def _searched(text: str, *, ages: bool) -> list[tuple[str, int, int]]:
    return [(str(found.lastgroup), *found.span()) for found in shapes(ages=ages).finditer(text)]


@given(st.text(_ALL, max_size=60), st.booleans())
def test_the_shapes_of_a_text_are_those_of_its_stretches(text: str, ages: bool) -> None:
    assert _searched(text, ages=ages) == _sought(text, ages=ages)


@given(st.text(_OF_LISTS, min_size=50, max_size=400))
def test_a_long_row_has_the_shapes_it_has_as_a_whole(row: str) -> None:
    assert _searched(row, ages=False) == _sought(row, ages=False)


def test_no_two_words_are_a_date_in_a_stretch_that_is_passed_over() -> None:
    words = _APART.join(map("".join, product(_ALL, repeat=2)))

    missed = {words[first:last] for _, first, last in _searched(words, ages=True)} - {
        words[first:last] for _, first, last in _sought(words, ages=True)
    }

    assert set() == missed


def test_the_longest_list_fits_what_is_looked_at_from_one_place() -> None:
    day = "".join(
        letters()[name] for name in ("dydd", "weekday", "daytime", "comma", "the", "tens", "hyphen", "word_ordinal")
    )
    of_month = "".join(letters()[name] for name in ("calendar_day", "of", "the", "month"))
    item = day + of_month
    row = letters()["comma"].join([item] * 13) + letters()["comma"] + letters()["and"] + letters()["the"] + item
    text = letters()["comma"] * 60 + row + letters()["year"] + letters()["comma"] * 60

    assert len(row) < REACH
    assert _searched(text, ages=False) == _sought(text, ages=False)


def test_one_shape_alone_is_read_in_a_long_row_as_in_a_short_one() -> None:
    one = letters()["double"] + letters()["month"] + letters()["year"]
    row = letters()["comma"] * 100 + one + letters()["comma"] * 100
    [long] = stretches(row, ages=False)
    [short] = stretches(one, ages=False)

    assert isinstance(long, Stretch)
    offset, shape = long.simple_shape(100)
    _, alone = short.simple_shape(0)
    assert shape is not None
    assert alone is not None
    assert (alone.rule, 100, 103) == (shape.rule, offset + shape.first, offset + shape.last)
