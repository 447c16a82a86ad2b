"""Each reader is given the Word document that is theirs, with the facts of the PDF that they would be given."""

import dataclasses
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from wordfiles import SAVED, edited, rows, told

from chronology.model import Analysis, Chronology, Level
from chronology.normalise import reference
from chronology.pipeline import decisions_in
from chronology.prose.voice import from_first_quotation
from exports.fitting import STEPS, WHOLE, Fit
from exports.pdf.case import Case
from exports.pdf.document import blocks
from exports.pdf.fonts import register
from exports.pdf.page import Prose
from exports.pdf.rows import members, numbers
from exports.pdf.rows import rows as rows_of
from exports.pdf.table import Table
from exports.word import Word
from exports.word.document import _fitted, _told
from exports.word.measure import Measure, OverfullError
from exports.word.styles import BODY, Print


def made_for(chronology: Chronology, profile: str, limit: int | None = 200) -> Chronology:
    return dataclasses.replace(
        chronology, profile=profile, cover=dataclasses.replace(chronology.cover, page_limit=limit)
    )


def text_of(chronology: Chronology) -> str:
    return told(Word().export(chronology))


def headings(chronology: Chronology) -> set[tuple[str, ...]]:
    """The headings of the tables of entries."""
    document = Document(io.BytesIO(Word().export(chronology)))
    found = [tuple(cell.text for cell in table.rows[0].cells) for table in document.tables]
    return {each for each in found if each[0] == "No."}


def printed(chronology: Chronology) -> list[str]:
    return [serial.event for serial in chronology.serials if serial.printed and not serial.within]


# ---- court -------------------------------------------------------------------------------------------------------


def test_a_court_is_given_a_summary_and_then_number_date_event_and_witness_or_document(example: Chronology) -> None:
    made = made_for(example, "court")
    text = text_of(made)

    assert text.index("[Heading 1] Part 1  Summary") < text.index("[Heading 1] Part 2  Chronology of significant")
    assert {("No.", "Date", "Event, action and outcome", "Witness or document")} == headings(made)


def test_a_court_is_told_no_weight_no_finding_no_reason_and_no_analysis(example: Chronology) -> None:
    at = SAVED
    analysed = Analysis(event=example.events[-1].key, text="WRITTEN BY A REVIEWER", by="A", role="", at=at)
    text = text_of(dataclasses.replace(made_for(example, "court"), analyses=(analysed,)))
    entries = text[text.index("Part 2") : text.index("Documents, and how")]

    assert not re.search(r"\bF\d+\b", entries)
    assert not any(f"{level.title()}." in entries for level in Level)
    assert not any(finding.statement in text for finding in example.findings)
    assert "WRITTEN BY A REVIEWER" not in text


@pytest.mark.parametrize(("profile", "least"), [("court", 24), ("family", 22)])
def test_no_text_is_set_smaller_than_its_reader_asks(example: Chronology, profile: str, least: int) -> None:
    document = Document(io.BytesIO(Word().export(made_for(example, profile))))
    used = {each.get(qn("w:val")) for each in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"))}
    styles = {style.style_id: style for style in document.styles}
    sizes = {name: styles[name].element.find(f"{qn('w:rPr')}/{qn('w:sz')}") for name in used - {"AfterTable"}}

    assert {"CellText", "SmallText"} <= used
    assert not [name for name, size in sizes.items() if size is not None and int(size.get(qn("w:val"))) < least]


def rows_of_the_pdf(chronology: Chronology) -> Iterator[list[str]]:
    register()
    for block in blocks(Case(chronology)):
        if isinstance(block, Table) and block.columns[0].heading == "No.":
            for row in block.rows:
                yield [
                    "\n".join("".join(run.text for run in each.runs) for each in cell.paragraphs) for cell in row.cells
                ]


@pytest.mark.parametrize("profile", ["court", "family"])
def test_each_entry_says_what_it_says_in_the_pdf(example: Chronology, profile: str) -> None:
    made = made_for(example, profile)
    document = Document(io.BytesIO(Word().export(made)))
    found = [
        [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows[1:]
        if table.rows[0].cells[0].text == "No."
    ]

    assert list(rows_of_the_pdf(made)) == found
    assert len(printed(made)) == len(found)


def test_a_courts_document_of_few_pages_keeps_every_number_and_date_and_says_what_it_condensed(
    example: Chronology,
) -> None:
    made = made_for(example, "court", 9)
    case, paper = _fitted(Case(made))
    text = text_of(made)

    assert paper.pages <= 9
    assert case.fit != WHOLE
    assert "Condensed to about 9 pages" in text
    for serial in made.serials:
        if serial.printed and not serial.within:
            event = case.events[serial.event]
            assert re.search(rf"(?<!\d){serial.number}(?: | \| ){re.escape(case.date(event.when))}", text), serial


# ---- family ------------------------------------------------------------------------------------------------------


def test_a_family_has_plain_headings_room_to_answer_and_professionals_words_explained(example: Chronology) -> None:
    made = made_for(example, "family")
    text = text_of(made)

    assert {("No.", "Date", "Event, action and outcome", "What you want to say")} == headings(made)
    assert [
        "1  Where things are now",
        "2  What has happened",
        "3  What you want to say",
        "4  Where this comes from",
        "5  Short forms explained",
    ] == re.findall(r"\[Heading 1\] (.*)", text)
    assert re.search(r"; MARAC \d+;", text[text.index("[Heading 2] Words that professionals use") :])
    assert re.search(r"What words mean: [^\n]*MARAC: ", text)


def test_a_family_is_told_no_weight_and_no_finding(example: Chronology) -> None:
    text = text_of(made_for(example, "family"))
    entries = text[text.index("2  What has happened") : text.index("3  What you want to say")]

    assert not re.search(r"\bF\d+\b", entries)
    assert not any(f"{level.title()}." in entries for level in Level)
    assert not any(finding.statement in text for finding in example.findings)


# ---- review ------------------------------------------------------------------------------------------------------


def test_a_review_reads_whose_entry_each_is_in_a_column_of_its_own(example: Chronology) -> None:
    made = made_for(example, "review")
    document = Document(io.BytesIO(Word().export(made)))
    case = Case(made)
    shown = [case.events[key] for key in printed(made)]
    named = [
        "\n".join(dict.fromkeys(case.agency(a.agency or a.source.agency or "") or "not recorded" for a in e.accounts))
        for e in shown
    ]

    assert 7 == len(next(iter(headings(made))))
    assert named == [row.cells[2].text for row in rows(document)]


def test_in_a_review_people_are_called_by_their_codes(asked) -> None:
    text = text_of(asked(profile="review"))

    assert "Ann Example" not in text
    assert "[Title] S1" in text or "[Title] C" in text


# ---- conference --------------------------------------------------------------------------------------------------


def test_a_conference_is_given_about_the_pages_it_may_have_by_the_mildest_step_and_told_so(example: Chronology) -> None:
    may_have = made_for(example, "conference", 12)
    case, paper = _fitted(Case(may_have))
    step = max(place for place, fit in enumerate(STEPS) if _in_other_words(fit, case.fit) == case.fit)

    assert paper.pages <= 12
    with pytest.raises(OverfullError):
        _told(Case(may_have).fitted(STEPS[step - 1]), 12)
    assert "Condensed to about 12 pages, counted by its letters" in text_of(may_have)


def _in_other_words(fit: Fit, other: Fit) -> Fit:
    """A step with the numbers of words of another, and its sides of what differs: what it leaves of the pages is filled with them."""
    return dataclasses.replace(fit, line=other.line, few=other.few, little=other.little, sides=other.sides)


def test_a_conference_that_cannot_have_so_few_pages_says_so(example: Chronology) -> None:
    assert "Condensed as far as it goes" in text_of(made_for(example, "conference", 5))


def _opening(voice: str) -> str:
    """The first words of what somebody said, without quotation marks."""
    return " ".join(from_first_quotation(voice).strip('\u201c\u201d"').split()[:3])


def test_condensing_leaves_out_no_entry_no_voice_and_no_finding(example: Chronology) -> None:
    text = text_of(example)
    case = Case(example)
    voices = [voice for key in printed(example) if (voice := case.events[key].child_voice)]

    shown = rows_of(case, [case.events[key] for key in printed(example)])
    assert not [e for e in shown if f"{numbers(case, e)} {case.date(e.when)}" not in text]
    assert {*printed(example)} == {e.key for each in shown for e in members(case, each)}
    # The row has them where its own words do not, or they stand together under a heading of their own.
    assert [] == [voice for voice in voices if _opening(voice) not in text]
    # Of many that follow on each other the first and the last are named.
    runs = ((int(first), int(last)) for first, last in re.findall(r"\bF(\d+)–F(\d+)\b", text))
    within = {f"F{number}" for first, last in runs for number in range(first, last + 1)}
    assert not [f.label for f in case.findings if f.label not in within and not re.search(rf"\b{f.label}\b", text)]


def test_a_document_that_no_step_makes_short_enough_says_so(example: Chronology) -> None:
    assert "Condensed as far as it goes: it takes more than about 2 pages" in text_of(made_for(example, "court", 2))


def test_a_short_conference_is_told_whole(family: Chronology) -> None:
    text = text_of(dataclasses.replace(family, profile="conference"))

    assert "Condensed" not in text
    assert "The column “Analysis” is yours to write in." in text


def test_a_condensed_document_has_room_to_write_of_each_grave_entry_once(example: Chronology) -> None:
    for most in (12, 18):
        made = made_for(example, "conference", most)
        case, document = Case(made), Document(io.BytesIO(Word().export(made)))
        references = [row.cells[-1].text.split()[0] for row in rows(document) if row.cells[-1].text]
        grave = {
            reference(key) for key in printed(made) if case.level(case.events[key]) in (Level.CRITICAL, Level.HIGH)
        }

        assert grave
        assert not grave - set(references)
        assert len(references) == len(set(references))


def test_what_is_written_at_the_end_of_a_condensed_document_comes_back(example: Chronology, tmp_path: Path) -> None:
    content = Word().export(example)
    *_, last = rows(Document(io.BytesIO(content)))
    (decision,) = decisions_in(edited(content, {-1: "Why it matters."}, tmp_path / "edited.docx"))

    assert (last.cells[-1].text.split()[0], "Why it matters.") == (decision.target, decision.value)


def test_what_is_written_beside_a_line_comes_back_as_that_entry_s(example: Chronology, tmp_path: Path) -> None:
    content = Word().export(made_for(example, "conference", 18))
    lines = [
        (nth, row)
        for nth, row in enumerate(rows(Document(io.BytesIO(content))))
        if row.cells[-1].text and "Source:" not in row.cells[2].text
    ]
    nth, row = lines[-1]
    (decision,) = decisions_in(edited(content, {nth: "Why it matters."}, tmp_path / "edited.docx"))

    assert (row.cells[-1].text.split()[0], "Why it matters.") == (decision.target, decision.value)


def test_beside_entries_that_are_run_in_stands_no_reference_that_words_could_be_taken_for(example: Chronology) -> None:
    made = made_for(example, "conference", 32)
    shared = [row for row in rows(Document(io.BytesIO(Word().export(made)))) if row.cells[3].text == "told in brief"]

    assert shared
    assert {("", "")} == {(row.cells[-2].text, row.cells[-1].text) for row in shared}


def test_a_reviewer_s_words_keep_their_row_however_few_the_pages(example: Chronology) -> None:
    key = printed(example)[-1]
    written = Analysis(event=key, text="Because of this.", by="A", role="", at=SAVED)
    document = Document(io.BytesIO(Word().export(dataclasses.replace(example, analyses=(written,)))))

    assert ["Because of this."] == [
        row.cells[-2].text for row in rows(document) if row.cells[-1].text.split()[:1] == [reference(key)]
    ]


# ---- measuring ---------------------------------------------------------------------------------------------------


def test_twice_the_letters_take_about_twice_the_pages() -> None:
    def measured(paragraphs: int) -> float:
        measure = Measure(Print(), 1000)
        measure.resize(17.8, 26.1)
        for _ in range(paragraphs):
            measure.paragraph(900, BODY)
        return measure.pages

    assert 1.9 * measured(100) < measured(200) < 2.1 * measured(100)


def test_a_page_that_is_begun_counts_whole_where_the_next_begins_on_a_fresh_one() -> None:
    measure = Measure(Print(), 1000)
    measure.resize(17.8, 26.1)
    measure.paragraph(900, BODY)
    measure.turn()
    measure.paragraph(900, BODY)

    assert 1 < measure.pages < 2


def test_every_paragraph_of_the_pdf_s_summary_for_a_court_stands_in_the_word_document(example: Chronology) -> None:
    made = made_for(example, "court")
    register()
    text = text_of(made)
    summary = [
        "".join(run.text for run in block.paragraph.runs)
        for block in blocks(Case(made))
        if isinstance(block, Prose) and block.paragraph.role == "P"
    ]
    first = summary[: next(n for n, words in enumerate(summary) if words.startswith("Earliest first"))]

    assert not [words for words in first if words not in text]
