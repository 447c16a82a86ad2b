"""Text as it is set: nothing lost, nothing read as mark-up, nothing that hangs."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.fonts import word_width
from exports.pdf.scripts import Fallback
from exports.pdf.setting import clip, set_lines
from exports.pdf.shaping import in_order
from exports.pdf.showing import shown, unshowable
from exports.pdf.text import CELL, Line, Run, Segment, paragraph


def words_of(lines: list[Line]) -> list[str]:
    return " ".join("".join(segment.text for segment in line.segments) for line in lines).split()


def parts_of(segment: Segment) -> Iterator[str]:
    """Its letters, or what of them is set together."""
    if isinstance(segment.face, Fallback):
        for word in segment.text.split():
            yield from (cluster.text for cluster in in_order(segment.face, word))
    else:
        yield from segment.text


def test_text_is_broken_at_spaces_and_nothing_is_lost() -> None:
    text = "The school reported that Cadi came without a coat and said there was no breakfast at home."

    assert text.split() == words_of(set_lines(paragraph(text), 90))


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "&lt;b&gt; & &amp;", '<img src="/etc/passwd"/>', "{} {0} %(a)1000000s %s", "<!-- --> <seq>"]
)
def test_mark_up_is_text(text: str) -> None:
    assert text.split() == words_of(set_lines(paragraph(text), 400))


def test_what_cannot_be_shown_becomes_a_boxed_code_point() -> None:
    segments = set_lines(paragraph("a\u202eb\0c"), 400)[0].segments

    assert ["a", "‹U+202E›", "b", "‹U+0000›", "c"] == [segment.text for segment in segments]
    assert [False, True, False, True, False] == [segment.boxed for segment in segments]


def test_a_code_point_that_the_record_itself_spells_out_has_no_box() -> None:
    segments = set_lines(paragraph("a ‹U+202E› b"), 400)[0].segments

    assert [False] == [segment.boxed for segment in segments]


def test_every_welsh_letter_can_be_shown() -> None:
    assert 0 == unshowable("âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýàèìòùẁỳäëïöüẅÿ Tŷ Gŵyl")


def test_letters_written_as_two_characters_are_set_as_one() -> None:
    assert "Tŷ Gŵyl" == shown("Ty\u0302 Gw\u0302yl")


# Every second text is one of scripts that other fonts set.
TEXTS = st.text() | st.text(
    st.sampled_from("abc 12,(-)  אבגשָׁ محمدعلي\u200c١٢، मोकि्রহিমਸਿੰਘ கொக்கு ก้านน้ำ ሰላም 😀 漢字 \u202e\n")
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.floats(12, 300))
def test_any_text_is_set_within_the_width_and_in_full(texts: list[str], width: float) -> None:
    lines = set_lines(paragraph(*map(Run, texts)), width)
    found = "".join(segment.text for line in lines for segment in line.segments)

    assert 0 == unshowable(found)
    assert "".join(map(shown, texts)).replace(" ", "") == found.replace(" ", "")
    widest = max((segment.x + segment.width for line in lines for segment in line.segments), default=0)
    segments = [segment for line in lines for segment in line.segments]
    one_letter = max(
        (word_width(each.face, part) * CELL.size for each in segments for part in parts_of(each)), default=0
    )
    widest = max((segment.x + segment.width for segment in segments), default=0)
    assert widest <= max(width, one_letter) + 0.01


@pytest.mark.parametrize(
    "text",
    ["word and another thing " * 90_000, "x" * 2_000_000, "<b>&lt; \u200b " * 130_000],
    ids=["words", "one word", "marks"],
)
def test_two_megabytes_are_set_whole(text: str) -> None:
    assert len(set_lines(paragraph(text), 200)) > 1000


def test_a_date_is_never_broken() -> None:
    lines = set_lines(paragraph("On ", Run("12 September 2021", keep=True)), 80)

    assert ["On", "12 September 2021"] == [line.segments[0].text.strip() for line in lines]


def test_clipped_text_says_that_there_was_more() -> None:
    lines = clip(set_lines(paragraph("one two three four five six seven eight nine ten"), 50), 2)

    assert 2 == len(lines)
    assert lines[-1].segments[-1].text.endswith("…")
