"""JSON is read an item at a time, and gives what reading it whole would."""

import json
from collections.abc import Collection, Iterator
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.errors import RefusedError
from chronology.mapping.streaming import Members, streamed

MOST = 1_000_000
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)


def pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def whole(text: str) -> object:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=Members)


def given_of(text: str, size: int = 5, lists: Collection[str] = ()) -> tuple[list[object], str]:
    """What was given of a text, and why it ended before its end."""
    found: list[object] = []
    try:
        found.extend(streamed(pieces(text, size), lists, MOST))
    except ValueError as error:
        return found, str(error)
    return found, ""


@settings(deadline=None)
@given(value=VALUES, size=st.integers(1, 30), indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_items_are_those_of_the_whole_wherever_the_text_is_cut_into_pieces(
    value: object, size: int, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    items = whole(text)
    wanted = [("", n, one) for n, one in enumerate(items, 1)] if isinstance(items, list) else [("", 0, items)]

    assert (wanted, "") == given_of(text, size)


@settings(deadline=None)
@given(children=st.lists(VALUES, max_size=5), other=VALUES, size=st.integers(1, 30))
def test_items_of_a_named_list_are_given_one_by_one_and_what_stands_around_it_as_it_is(
    children: list[object], other: object, size: int
) -> None:
    text = json.dumps({"before": other, "children": children, "after": other})
    items = whole(json.dumps(children))
    assert isinstance(items, list)
    around = whole(json.dumps(other))
    listed = [("children", nth, one) for nth, one in enumerate(items, 1)] or [("children", 0, [])]

    assert ([("before", 0, around), *listed, ("after", 0, around)], "") == given_of(text, size, {"children"})


@settings(deadline=None)
@given(children=st.lists(VALUES, min_size=1, max_size=5), size=st.integers(1, 30), share=st.floats(0, 1))
def test_a_text_that_breaks_off_gives_the_items_before_that(children: list[object], size: int, share: float) -> None:
    text = json.dumps(children)
    cut = 1 + int(share * (len(text) - 2))
    found, why = given_of(text[:cut], size)
    every, _ = given_of(text, size)

    assert why
    # A number that is cut off is a shorter one.
    assert every[: max(0, len(found) - 1)] == found[:-1]


@pytest.mark.parametrize(
    "text",
    ["", "[", "[1", "[1,]", '{"a"}', "{1: 2}", "[1] 2", "[01", "[tru]", '["\\u12"]', "[1 2]", '{"children": [1,}'],
)
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        json.loads(text)

    assert given_of(text, 3, {"children"})[1]


def test_what_is_nested_too_deeply_is_refused_after_what_stands_before_it() -> None:
    found, why = given_of("[1, " + "[" * 100_000, 1000)

    assert [("", 1, "1")] == found
    assert "it is nested too deeply" == why


def test_a_value_larger_than_may_be_is_refused() -> None:
    with pytest.raises(RefusedError, match="larger than the limit"):
        list(streamed(pieces('["' + "x" * 500, 10), (), 100))


def test_no_more_is_read_than_is_asked_for() -> None:
    text = pieces(json.dumps([{"a": 1}] * 1000), 100)
    first = list(islice(streamed(text, (), MOST), 1))

    assert [("", 1, Members((("a", "1"),)))] == first
    assert len(list(text)) > 95
