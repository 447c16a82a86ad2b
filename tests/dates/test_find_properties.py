import datetime as dt
import re

import dateparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import describe, find, from_edtf, impossible
from chronology.dates.words import vocabulary
from chronology.model import Basis

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))
NOTES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
PIECES = st.sampled_from(
    [
        *sorted(vocabulary()),
        *(
            "3",
            "14",
            "31",
            "99",
            "2021",
            "1450",
            "3rd",
            "21st",
            "3/3/21",
            "31/02/2020",
            "28/29",
            "3-5",
            "14:30",
            "2.15",
        ),
        *(
            "2021-03-03",
            "05/2020",
            "2019/20",
            "1990s",
            "'21",
            "[date]",
            ",",
            ".",
            "?",
            "-",
            "(",
            ")",
            "£3",
            "s47",
            "\n\n",
        ),
        *("March", "May", "Mawrth", "Monday", "visited", "tŷ"),
    ]
)
NOTES_TEXT = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "\n", "  "])), max_size=25).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)


@given(NOTES_TEXT | st.text(), NOTES)
def test_mentions_are_in_order_apart_and_their_words_stand_in_the_text(text: str, note: dt.date | None) -> None:
    found = find(text, note, dt.date(1988, 2, 29))
    places = [place for each in found for place in (each.start, each.end)]

    assert sorted(places) == places
    for each in found:
        assert each.start < each.end
        assert text[each.start : each.end] == each.when.as_written


@given(NOTES_TEXT, NOTES)
def test_every_date_is_edtf_that_reads_back_the_same_and_can_be_printed(text: str, note: dt.date | None) -> None:
    for each in find(text, note, dt.date(1988, 2, 29)):
        when = each.when
        if when.edtf is None:
            assert (None, None, Basis.NONE) == (when.earliest, when.latest, when.basis)
            continue
        again = from_edtf(when.edtf)

        assert (when.earliest, when.latest) == (again.earliest, again.latest)
        assert describe(when)
        assert describe(when, "cy")


@given(NOTES_TEXT, NOTES)
def test_found_and_impossible_dates_are_apart(text: str, note: dt.date | None) -> None:
    taken = {place for each in find(text, note) for place in range(each.start, each.end)}

    assert not any(place in taken for start, end in impossible(text) for place in range(start, end)) or note


def numbers_in(words: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", words)}


DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
DECADES |= {"seventies": 70, "eighties": 80, "nineties": 90, "noughties": 0}


def decades_in(words: str) -> set[int]:
    return {decade for name, decade in DECADES.items() if name in words.casefold()}


@given(NOTES_TEXT)
def test_a_year_is_in_the_text_or_nobody_said_it_was(text: str) -> None:
    """Without a note date or a birth date nothing but the text can give a year."""
    told = {number % 100 for number in numbers_in(text)} | decades_in(text)
    for each in find(text):
        if each.when.basis is Basis.EXPLICIT and each.when.edtf:
            ends = re.split(r"[/,\[\]]|\.\.", each.when.edtf)
            # A decade ("199X") is told by its first year.
            years = {int(end[2:4].replace("X", "0")) for end in ends if end[2:3].isdigit()}

            assert any((year + step) % 100 in told for year in years for step in (-1, 0, 1))


SHAPES = st.sampled_from(
    ["{d} {B} {Y}", "{d} {b} {Y}", "{D} {B} {Y}", "{D} of {B} {Y}", "{B} {d}, {Y}", "{d}/{m}/{Y}", "{d}.{m}.{Y}"]
)


def ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def written_as(shape: str, day: dt.date) -> str:
    return shape.format(d=day.day, D=ordinal(day.day), m=f"{day.month:02}", B=f"{day:%B}", b=f"{day:%b}", Y=f"{day:%Y}")


@given(DAYS, SHAPES, NOTES)
def test_a_whole_date_is_its_day_whatever_the_note_date(day: dt.date, shape: str, note: dt.date | None) -> None:
    words = written_as(shape, day)
    found = find(f"Mother was seen at home on {words} by the worker.", note)

    assert [(words, day, day)] == [(each.when.as_written, each.when.earliest, each.when.latest) for each in found]


@settings(deadline=None, max_examples=60)
@given(DAYS, SHAPES)
def test_dateparser_agrees_on_whole_dates(day: dt.date, shape: str) -> None:
    words = written_as(shape, day)
    theirs = dateparser.parse(
        words, languages=["en"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    )

    assert theirs is not None
    assert [theirs.date()] == [each.when.earliest for each in find(words)]


@given(
    DAYS,
    DAYS,
    st.sampled_from(["{} to {}", "from {} to {}", "between {} and {}", "{} - {}", "{}–{}", "from {} until {}"]),
)
def test_a_range_is_both_its_ends(one: dt.date, other: dt.date, shape: str) -> None:
    start, end = min(one, other), max(one, other)
    words = shape.format(written_as("{d} {B} {Y}", start), written_as("{d} {B} {Y}", end))
    found = find(f"He lived there {words}.")

    assert [(start, end)] == [(each.when.earliest, each.when.latest) for each in found]


@given(st.dates(dt.date(1995, 1, 1), dt.date(2059, 12, 31)), st.integers(0, 360))
def test_a_date_without_a_year_is_the_last_before_the_note(note: dt.date, back: int) -> None:
    day = note - dt.timedelta(back)
    words = written_as("{d} {B}", day)
    found = find(f"Mother was seen on {words}.", note)
    if (day.month, day.day) != (2, 29):
        assert [day] == [each.when.earliest for each in found]


@given(NOTES_TEXT, NOTES)
def test_same_text_same_dates(text: str, note: dt.date | None) -> None:
    assert find(text, note) == find(text, note)


HOSTILE = [
    *(
        "1 ",
        "jan ",
        "1/",
        "3, ",
        "3 and ",
        "about ",
        "? ",
        "March, ",
        "3 March ",
        "from ",
        "monday ",
        "-",
        "2015 ",
        "a",
    ),
    *(
        "\n ",
        "[date ",
        "'9",
        "between 3 and ",
        "3 March 2021 or ",
        "in 2015, ",
        "at 2pm ",
        "31 June ",
        "31st, ",
        "1,000",
    ),
    *(
        "3 March, the ",
        "early ",
        "1-",
        "1.",
        "two ",
        "the same day ",
        "3rd of ",
        "3. March. ",
        "[",
        "£",
        "w/c ",
        "\u0301",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_of_100_kb_of_one_piece_is_read_to_its_end(piece: str) -> None:
    # One that backtracked without end would never come back.
    text = piece * (100_000 // len(piece))

    assert all(0 <= mention.start < mention.end <= len(text) for mention in find(text, dt.date(2021, 5, 12)))
