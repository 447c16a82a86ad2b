"""Reading in blocks (`nested=False`) against reading element by element: the same records, in the same order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.documents import Document, Limits, local_name
from chronology.documents import xml as gate
from chronology.errors import MalformedError, RefusedError

WANTED = ("b", "c")


def both(text: str | bytes, block: int | None = None, **limits: int):
    content = text.encode() if isinstance(text, str) else text
    results = []
    for nested in (True, False):
        reader = Document("in.xml", content=content, limits=Limits(**limits)).xml(WANTED, nested=nested)
        seen: list[tuple[str, str | None]] = []
        end = ""
        try:
            with pytest.MonkeyPatch.context() as patch:
                if block:
                    patch.setattr(gate, "_BLOCK", block)
                seen.extend((local_name(element.tag), element.get("n")) for element in reader)
        except (MalformedError, RefusedError) as error:
            end = str(error)
        frame = [] if reader.frame is None else [local_name(e.tag) for e in reader.frame.iter()]
        results.append((seen, end, [name for name in frame if name not in WANTED], reader.stray_text, reader.nuls))
    return results


NAMES = st.sampled_from(["b", "b", "b", "c", "x", "y"])


@st.composite
def trees(draw, depth=3):
    """Elements in which no wanted one stands inside another."""
    name = draw(NAMES)
    attribute = f' n="{draw(st.integers(0, 99))}"'
    if name in WANTED or depth == 0:
        inner = draw(st.sampled_from(["", "text", "<d/>", "<d>words</d>"]))
    else:
        inner = "".join(draw(st.lists(trees(depth - 1), max_size=4)))
    # No words between elements: after the last record only the blocks tell of them (see below).
    return f"<{name}{attribute}>{inner}</{name}>" + draw(st.sampled_from(["", "\n", "  "]))


@settings(max_examples=150)
@given(st.lists(trees(), max_size=8), st.integers(min_value=1, max_value=40))
def test_blocks_of_any_size_give_the_records_that_single_steps_give(parts, block):
    stepwise, blockwise = both(f"<a>{''.join(parts)}</a>", block)

    assert stepwise == blockwise


@settings(max_examples=150)
@given(st.lists(trees(), min_size=1, max_size=6), st.data())
def test_a_file_that_breaks_off_anywhere_gives_all_that_had_ended(parts, data):
    whole = f"<a>{''.join(parts)}</a>"
    cut = whole[: data.draw(st.integers(min_value=3, max_value=len(whole) - 1))]
    stepwise, blockwise = both(cut, data.draw(st.integers(min_value=1, max_value=60)))

    assert stepwise[:2] == blockwise[:2]
    assert "well-formed" in blockwise[1]


def test_text_after_a_record_is_told_of_even_after_the_last():
    _, blockwise = both("<a><b/>one<x/>two<b/>three</a>")

    assert ["b", "x", "b"] == [name for name, _ in blockwise[3]]


def test_a_record_inside_another_stays_in_it():
    reader = Document("in.xml", content=b"<a><b><c>inner</c></b></a>").xml(WANTED, nested=False)

    assert [["c"]] == [[local_name(child.tag) for child in element] for element in reader]


def test_a_record_inside_another_stays_in_it_where_the_file_breaks_off_too():
    reader = Document("in.xml", content=b"<a><b><c>inner</c></b><b/><<").xml(WANTED, nested=False)
    seen = []
    with pytest.raises(MalformedError):
        seen.extend([local_name(child.tag) for child in element] for element in reader)

    assert [["c"], []] == seen


@pytest.mark.parametrize("root", ["a", "p:a", "a-b.c", "Tŷ"])
def test_any_root_name_will_do(root):
    space = ' xmlns:p="urn:x"' if ":" in root else ""
    _, blockwise = both(f"<{root}{space}><b/><c/></{root}>")

    assert ["b", "c"] == [name for name, _ in blockwise[0]]


def test_markup_between_records_counts_against_the_cap_whatever_the_blocks():
    crowded = "<a>" + "<x/>" * 900 + "<b/>" + "<x/>" * 900 + "<b/></a>"

    assert "" == both(crowded, 100, pending_markup=1000)[1][1]
    assert "more tags" in both("<a>" + "<x/>" * 1800 + "<b/></a>", 100, pending_markup=1000)[1][1]


def test_a_text_far_over_the_cap_on_markup_is_no_markup():
    long = "<a><b>" + "words " * 10_000 + "</b><b/></a>"

    assert "" == both(long, 100, pending_markup=50)[1][1]


def test_what_was_yielded_is_gone_from_the_tree():
    content = b"<a>" + b"<b>text</b>" * 20_000 + b"</a>"
    reader = Document("in.xml", content=content).xml(WANTED, nested=False)
    most = max(len(element.getparent()) for element in reader)

    assert most < 20_000 / 2
    assert reader.frame is not None
    assert 0 == len(reader.frame)
