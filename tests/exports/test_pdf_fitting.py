"""A document of few pages keeps every entry with number and date, and says what it condensed and how far."""

import io
import re
from dataclasses import replace
from itertools import cycle

import pdftext
import pypdf
import pytest

from chronology.model import (
    Chronology,
    EvidenceStatus,
    Level,
    Problem,
    Restriction,
    Severity,
    Significance,
    Source,
    Strength,
)
from exports.fitting import STEPS, WHOLE, Fit, Form, Least, mildest, most_pages
from exports.pdf import Pdf
from exports.pdf.brief.entries import in_columns
from exports.pdf.brief.findings import labels
from exports.pdf.case import Case
from exports.pdf.cover import ROOM_OF_CONDENSED, condensed
from exports.pdf.document import blocks
from exports.pdf.fonts import register
from exports.pdf.page import Prose, compose
from exports.pdf.table import Cell, Table
from exports.tellings import after_title


def limited(chronology: Chronology, pages: int | None, profile: str = "conference") -> Chronology:
    return replace(chronology, profile=profile, cover=replace(chronology.cover, page_limit=pages))


def text_of(chronology: Chronology) -> str:
    return pdftext.text_of(Pdf().export(chronology))


def text_in(cell: Cell) -> str:
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs)


def pages_of(chronology: Chronology) -> int:
    return len(pypdf.PdfReader(io.BytesIO(Pdf().export(chronology))).pages)


def test_a_conference_has_twelve_pages_at_most_a_court_ten_and_the_front_sheet_may_ask_for_others() -> None:
    assert [12, 10, None] == [most_pages(profile, None) for profile in ("conference", "court", "full")]
    assert 4 == most_pages("court", 4)


@pytest.mark.parametrize(("room", "words"), [(8, 9), (12, 11), (30, 27), (1000, 54)])
def test_what_the_step_that_fits_leaves_of_the_pages_is_filled_with_words(room: int, words: int) -> None:
    last = STEPS[-2]

    def tried(fit: Fit) -> Fit | None:
        less = replace(fit, few=last.few, line=last.line, little=last.little, grave=last.grave)
        is_short = fit in STEPS[-2:] or less == last
        return fit if is_short and fit.few <= max(room, last.few) else None

    told = mildest(tried)

    assert told is not None
    assert words == told.few


@pytest.mark.parametrize(("room", "grave"), [(40, 0), (50, 48), (70, 64), (100, 90)])
def test_what_is_critical_is_told_in_full_before_each_row_has_a_few_words_more(room: int, grave: int) -> None:
    last = STEPS[-2]

    def tried(fit: Fit) -> Fit | None:
        return fit if replace(fit, grave=0) in STEPS[-2:] and fit.grave <= room else None

    told = mildest(tried)

    assert told is not None
    assert (grave, last.few) == (told.grave, told.few)


@pytest.mark.parametrize("pages", [7, 8, 9, 10])
def test_the_document_has_no_more_pages_than_it_may(chronology: Chronology, pages: int) -> None:
    assert pages_of(limited(chronology, pages)) <= pages


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_every_entry_shown_keeps_its_number_its_date_and_its_place_at_every_step(
    chronology: Chronology, step: int
) -> None:
    register()
    told = Case(chronology).fitted(STEPS[step])
    sheets = compose(blocks(told))
    places = {place.name for sheet in sheets for piece, _ in sheet.placed for place, _ in piece.places}
    rows = [event for event in told.events.values() if told.has_row(event)]

    assert {told.place(event.key) for event in rows} <= places
    assert {found.place for found in told.findings} <= places


def test_each_step_is_shorter_than_the_one_before_or_as_long(chronology: Chronology) -> None:
    register()
    case = Case(chronology)
    lengths = [len(compose(blocks(case.fitted(step)))) for step in STEPS]

    assert sorted(lengths, reverse=True) == lengths


def test_the_front_sheet_says_how_many_entries_are_told_in_which_form(chronology: Chronology) -> None:
    text = text_of(limited(chronology, 7))
    found = re.search(r"keeps its number and date: ([^.]*)\.", text)
    case = Case(chronology)

    assert found
    assert sum(case.has_row(event) for event in case.events.values()) == sum(map(int, re.findall(r"\d+", found[1])))
    assert not re.search(r"\b0\b", found[1])
    assert "Condensed to at most 7 pages." in text


def test_a_document_that_fits_is_told_whole_and_says_nothing_of_condensing(chronology: Chronology) -> None:
    assert "Condensed" not in text_of(limited(chronology, 200))
    assert "Condensed" not in text_of(limited(chronology, None, "full"))


def test_one_that_cannot_be_brought_to_its_limit_says_so_and_leaves_nothing_out(chronology: Chronology) -> None:
    made = limited(chronology, 2)
    text = text_of(made)
    case = Case(made)

    assert "it could not be brought to 2 pages without leaving out entries" in text
    assert all(case.title(event).split()[0] in text for event in case.events.values() if case.has_row(event))


def test_the_persons_own_words_are_never_condensed_away(chronology: Chronology) -> None:
    heard = replace(chronology.events[0], child_voice="I hide when he shouts.")
    levels = (Significance(event=heard.key, level=Level.CRITICAL, reasons=()), *chronology.significance[1:])
    told = replace(limited(chronology, 6), events=(heard, *chronology.events[1:]), significance=levels)

    assert "I hide when he shouts" in text_of(told)


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_that_an_entry_is_restricted_or_alleged_is_never_condensed_away(chronology: Chronology, step: int) -> None:
    register()
    status, restriction = EvidenceStatus.ALLEGED, Restriction.RESTRICTED
    secret = replace(chronology.events[0], restriction=restriction, evidence_status=status)
    told = Case(replace(chronology, events=(secret, *chronology.events[1:]))).fitted(STEPS[step])
    words = " ".join(
        run.text
        for block in blocks(told)
        for paragraph in (
            [block.paragraph]
            if isinstance(block, Prose)
            else [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
            if isinstance(block, Table)
            else []
        )
        for run in paragraph.runs
    )

    assert "Restricted" in words
    assert "Alleged" in words


def test_the_bigger_the_weight_the_more_is_told() -> None:
    least = Least(Level.CRITICAL, Level.HIGH)

    assert [Form.ROW, Form.LINE, Form.RUN_IN, Form.RUN_IN] == [
        least.form(level) for level in (Level.CRITICAL, Level.HIGH, Level.MEDIUM, None)
    ]
    assert Form.ROW is WHOLE.recent.form(None)


def test_where_nothing_is_told_whole_each_grave_entry_has_its_day_in_a_column(chronology: Chronology) -> None:
    register()
    case = Case(replace(chronology, profile="conference"))
    for step in STEPS[-3:-1]:
        told = case.fitted(step)
        tables = [block for block in blocks(told) if isinstance(block, Table) and block.columns[0].heading == "No."]
        rows = [tuple(text_in(cell) for cell in row.cells) for table in tables for row in table.rows]
        critical = [e for e in told.events.values() if told.has_row(e) and told.level(e) is Level.CRITICAL]

        assert critical
        assert all(any(row[:2] == (told.number(e), told.date_short(e.when)) for row in rows) for e in critical)


def test_before_entries_of_weight_share_rows_all_that_is_no_entry_is_set_closely(chronology: Chronology) -> None:
    """The same rows with and without: what is set closely is headings, lists and own words, and thresholds are left out."""
    register()
    case = Case(replace(chronology, profile="conference"))
    close = next(step for step in STEPS if step.dense)
    wide = replace(close, dense=False)

    def rows(fit: Fit) -> list[str]:
        tables = [b for b in blocks(case.fitted(fit)) if isinstance(b, Table) and b.columns[0].heading == "No."]
        return [text_in(cell) for table in tables for row in table.rows for cell in row.cells]

    def height(fit: Fit) -> float:
        sheets = compose(blocks(case.fitted(fit)))
        return sum(piece.height for sheet in sheets for piece, _ in sheet.placed)

    assert rows(close) == rows(wide)
    assert height(close) < height(wide)


def test_sources_are_cited_by_their_marks_where_entries_are_told_in_brief(chronology: Chronology) -> None:
    told = Case(chronology).fitted(STEPS[-3])
    (name, mark), *_ = told.source_marks.items()
    said = f"On the date: 3 March 2021 ({name}, 4 March 2021)."

    assert said.replace(name, mark) == told.told(said)
    assert said == Case(chronology).told(said)


def test_a_condensed_table_goes_over_the_years_and_each_begins_below_a_heavier_line(chronology: Chronology) -> None:
    register()
    told = Case(replace(chronology, profile="conference")).fitted(STEPS[-3])
    first, *_ = (block for block in blocks(told) if isinstance(block, Table) and block.columns[0].heading == "No.")
    years = {str(e.when.first_day.year) for e in told.chronology.events if told.has_row(e)}

    assert len(years) > 1
    assert years == {row.place.title for row in first.rows if row.begins and row.place}


def test_words_that_title_and_fact_share_are_said_once(chronology: Chronology) -> None:
    fact = "Cadi said at the gate that she was tired because it was noisy on Saturday and she could not sleep."
    first = replace(chronology.events[0], title="Cadi said at the gate that she …", fact=fact)
    made = limited(replace(chronology, events=(first, *chronology.events[1:])), 7)
    for profile in ("conference", "court", "full", "family"):
        text = text_of(replace(made, profile=profile))
        # The words of the timeline, which stands last, give the day too.
        text = text.partition("In words: from")[0]
        text = text[text.rindex(Case(replace(made, profile=profile)).date(first.when)) :]

        assert 1 == text.count("Cadi said at the gate that she")


@pytest.mark.parametrize(
    ("title", "fact", "told"),
    [
        ("She said at the gate that …", "She said at the gate that it was noisy.", "… it was noisy."),
        ("TC in, PC Bale", "TC in, PC Bale. Forced entry at 14.35.", "Forced entry at 14.35."),
        ("Visit", "Visit to the new flat.", "Visit to the new flat."),
        ("Visit", "Visit.", "Visit."),
        ("Core group", "The plan was read.", "The plan was read."),
    ],
)
def test_a_fact_goes_on_where_its_title_ends(title: str, fact: str, told: str) -> None:
    assert told == after_title(title, fact)


def test_years_of_which_one_has_rows_told_whole_have_a_heading_each(chronology: Chronology) -> None:
    register()
    for step in STEPS[1:-1]:
        told = Case(replace(chronology, profile="conference")).fitted(step)
        made = [*blocks(told)]
        titles = [b.place.title for b in made if isinstance(b, Prose) and b.place and b.place.name.startswith("year-")]
        years = {str(e.when.first_day.year) for e in told.chronology.events if told.has_row(e)}

        assert set(titles) in (set(), years)


def test_what_weighs_little_shares_a_row_with_its_neighbours_and_no_day_stands_out_of_its_order(
    chronology: Chronology,
) -> None:
    """What weighs much has a row each; the rest stands between them, where its days are, with every number and date."""
    levels = cycle((Level.HIGH, Level.LOW, Level.MEDIUM))
    weighed = tuple(
        Significance(event=event.key, level=level, reasons=())
        for event, level in zip(chronology.events, levels, strict=False)
    )
    # What has nothing left but its title would be listed behind the rows.
    told = Case(replace(chronology, profile="conference", significance=weighed, look_back=chronology.as_at)).fitted(
        replace(STEPS[-4], listed=False, listed_past=False)
    )
    events = [event for event in told.events.values() if told.has_row(event)]
    year = max((e.when.first_day.year for e in events), key=[e.when.first_day.year for e in events].count)
    of_year = [event for event in events if event.when.first_day.year == year]
    rows = [*in_columns(told, of_year)]
    high = {told.number(event) for event in of_year if told.level(event) is Level.HIGH}
    firsts = [text_in(row.cells[0]) for row in rows]
    said = " ".join(text_in(cell) for row in rows for cell in row.cells)

    assert firsts == sorted(firsts, key=int)
    assert high <= set(firsts)
    assert len(firsts) < len(of_year)
    assert all(told.number(event) in said and told.date_short(event.when) in said for event in of_year)


def test_findings_that_are_only_named_are_called_by_their_first_and_last_number_where_they_follow_on_each_other(
    chronology: Chronology,
) -> None:
    """A run of eight gaps is one name; a number that another finding has is never within such a run."""
    gaps = tuple(
        replace(chronology.findings[0], key=f"gap:{n}", title="Time without entries", strength=Strength.WEAK)
        for n in range(4)
    )
    other = replace(chronology.findings[0], key="other", title="Something else", strength=Strength.STRONG)
    told = Case(replace(chronology, profile="conference", findings=(*gaps, other))).fitted(STEPS[-4])
    same = [found for found in told.findings if found.finding.title == "Time without entries"]

    assert f"{same[0].label}–{same[-1].label}" == labels(told, same)
    assert f"{same[0].label}, {same[1].label}, {same[3].label}" == labels(told, [same[0], same[1], same[3]])


@pytest.mark.parametrize(
    ("fact", "begins"),
    [
        ("Neighbour rang. He broke the window and strangled her by the throat. Police came at once.", "[...] He broke"),
        ("HV home visit. Skin broken and bleeding, the house cold, the child in wet clothes all day.", "[...] Skin"),
        ("Seren not brought. Three teeth are waiting to be taken out and nobody rang the clinic.", "Seren not"),
        ("Neighbour rang. Nothing heard.", "Neighbour rang"),
    ],
)
def test_of_few_words_none_tell_only_who_rang(chronology: Chronology, fact: str, begins: str) -> None:
    (first, *others) = chronology.events
    weighed = (Significance(event=first.key, level=Level.HIGH, reasons=()),)
    told = replace(first, title="Harm", fact=fact, accounts=(replace(first.accounts[0], title="Harm", fact=fact),))
    case = Case(replace(chronology, profile="conference", events=(told, *others), significance=weighed)).fitted(
        STEPS[-4]
    )
    (row,) = in_columns(case, [case.events[first.key]])

    assert f". {begins}" in text_in(row.cells[2])


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_said_of_condensing_never_pushes_the_front_sheet_onto_a_second_page(
    chronology: Chronology, language: str
) -> None:
    """The room that is kept for it was a line too little: the contents stood on a page of their own, and the limit was passed."""
    register()
    many = replace(chronology, profile="conference", language=language)
    for step in STEPS[1:]:
        case = Case(many).fitted(replace(step, over=True))
        (block,) = condensed(case)
        ((said, _),) = compose(iter([block]))[0].placed

        assert block.before + said.height <= ROOM_OF_CONDENSED


def test_what_is_missing_for_an_error_is_said_in_words_and_what_was_only_noticed_is_counted(
    chronology: Chronology,
) -> None:
    problems = tuple(
        Problem(message=message, source=Source(document=document, locator=""), severity=severity)
        for document, message, severity in (
            (
                "",
                "there is a fault in the analyzer timescales (KeyError): what it would have shown is not here",
                Severity.ERROR,
            ),
            ("police.pdf", "was given up part way", Severity.ERROR),
            ("notes.txt", "3 lines were not understood", Severity.WARNING),
        )
    )
    text = text_of(replace(limited(chronology, 7), problems=problems))

    assert "there is a fault in the analyzer timescales (KeyError): what it would have shown is not here." in text
    assert "police.pdf: was given up part way." in text
    assert "3 lines were not understood" not in text
