"""In few pages what is light is listed behind the rest, so that what is grave keeps a row with its words."""

from dataclasses import replace

from casebuilding import chronology, event, levels

from chronology.model import Event, EvidenceStatus, Kind, Level, Restriction, Significance, Source
from chronology.normalise.numbering import number
from exports.fitting import STEPS, Form
from exports.pdf.apart import left_out
from exports.pdf.brief.told import in_few_words
from exports.pdf.case import Case
from exports.pdf.entries import entries
from exports.pdf.fonts import register
from exports.pdf.page import Block, Prose
from exports.pdf.records import mark_and_record, mark_and_records, only_sheets
from exports.pdf.table import Table

LISTING = next(step for step in STEPS if step.listed)
LEAST = next(step for step in STEPS if not step.little)
CALL = "Telephone call from the school about a lost coat, nothing more was said of it by anybody at all."


def cased(*events: Event, level: Level = Level.MEDIUM, profile: str = "conference") -> Case:
    """Entries of one weight, in a document of few pages."""
    register()
    made = replace(chronology(*events), profile=profile)
    weighed = tuple(Significance(event=one.key, level=level, reasons=()) for one in events)
    numbered = number(made.events, (), levels(replace(made, significance=weighed)), profile=profile)
    look_back = replace(made, significance=weighed, serials=numbered, as_at=made.as_at.replace(year=2026))
    return Case(look_back).fitted(LISTING)


def said(blocks: list[Block]) -> str:
    """All that is written in paragraphs."""
    return "\n".join("".join(run.text for run in block.paragraph.runs) for block in blocks if isinstance(block, Prose))


def in_rows(blocks: list[Block]) -> set[str]:
    """The places that a link into a table arrives at."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return {place.name for row in rows for place in (row.place, *row.others) if place}


def test_what_is_light_is_told_by_number_day_and_first_words_behind_the_rest() -> None:
    light = event("r1", "2020-05-03", Kind.CONTACT, title="Lost coat", fact=CALL)
    case = cased(light)
    told = said([*entries(case)])

    assert case.form(light) is Form.LISTED
    assert "Also on record" in told
    assert f"{case.number(light)}\u00a03 May 2020: Lost coat" in told or f"{case.number(light)} 3 May 2020" in told
    assert "nothing more was said" not in told


def test_a_link_to_a_listed_entry_arrives_at_it() -> None:
    one, other = (event(f"r{n}", f"2020-05-0{n}", Kind.CONTACT, title="Call", fact=CALL) for n in (1, 2))
    case = cased(one, other)
    blocks = [*entries(case)]
    places = {
        place.name for block in blocks if isinstance(block, Prose) for place in (block.place, *block.others) if place
    }

    assert {case.place(one.key), case.place(other.key)} <= places
    assert not in_rows(blocks)


def test_what_weighs_much_is_never_listed() -> None:
    grave = event("r1", "2020-05-03", Kind.CONTACT, title="Call", fact=CALL)
    for level in (Level.HIGH, Level.CRITICAL):
        case = cased(grave, level=level)

        assert case.form(grave) is not Form.LISTED
        assert case.place(grave.key) in in_rows([*entries(case)])


def test_nobodys_words_no_outcome_no_allegation_and_no_restriction_is_put_on_a_list() -> None:
    plain = event("r1", "2020-05-03", Kind.CONTACT, title="Call", fact=CALL)
    for more in (
        {"child_voice": "I want my coat."},
        {"outcome": "The coat was found."},
        {"evidence_status": EvidenceStatus.ALLEGED},
        {"restriction": Restriction.THIRD_PARTY},
    ):
        kept = replace(plain, **more)  # type: ignore[arg-type]  # each value is one of the field's

        assert cased(kept).form(kept) is not Form.LISTED


def test_a_row_of_which_nothing_is_left_but_its_title_goes_to_the_list() -> None:
    plain = event("r1", "2020-05-03", Kind.CONTACT, title="Call", fact=CALL)
    alleged = replace(plain, evidence_status=EvidenceStatus.ALLEGED)
    spoken = replace(plain, child_voice="I want my coat.")

    assert cased(alleged).fitted(LEAST).form(alleged) is Form.LISTED
    assert cased(spoken).fitted(LEAST).form(spoken) is not Form.LISTED
    assert cased(alleged, level=Level.HIGH).fitted(LEAST).form(alleged) is not Form.LISTED


def test_a_sentence_that_tells_of_several_days_is_told_once_and_the_others_lead_to_it() -> None:
    fact = "Taken out in two withdrawals on 13 and 14 May at the garage."
    source = Source(document="notes.txt", locator="line 9", start=10, end=10 + len(fact), quote=fact)
    days = [event(f"r{n}", f"2020-05-1{n}", Kind.FINANCIAL_ABUSE_INDICATOR, fact=fact) for n in (3, 4)]
    one, other = (replace(day, accounts=(replace(day.accounts[0], source=source),)) for day in days)
    case = cased(one, other, level=Level.HIGH).fitted(LEAST)
    words = "".join(run if isinstance(run, str) else run.text for run in in_few_words(case, other))

    assert f"As in entry {case.number(one)}" in words
    assert "withdrawals" not in words


def test_what_happened_in_the_last_weeks_is_never_listed() -> None:
    late = event("r1", "2026-06-25", Kind.CONTACT, title="Call", fact=CALL)
    case = cased(late)
    case.chronology = replace(case.chronology, as_at=case.chronology.as_at.replace(year=2026, month=6, day=30))

    assert case.form(late) is Form.LINE


def test_who_reads_what_happened_is_told_the_words_and_not_what_the_program_files_them_under() -> None:
    fact = "Came to the door with a can in his hand and swayed."
    source = Source(document="notes.txt", locator="line 9", start=10, end=10 + len(fact), quote=fact)
    bare = event("r1", "2023-05-03", Kind.SUBSTANCE_MISUSE, fact=fact)
    read = replace(bare, accounts=(replace(bare.accounts[0], source=source),))
    for profile, told in (("full", True), ("conference", False), ("court", False), ("family", False)):
        case = cased(read, level=Level.HIGH, profile=profile)
        rows = [row for block in entries(case) if isinstance(block, Table) for row in block.rows]
        words = " ".join(run.text for row in rows for c in row.cells for p in c.paragraphs for run in p.runs)

        assert "swayed" in words
        assert told is ("Substance misuse" in words)


def test_a_sheet_is_named_only_where_its_workbook_has_another() -> None:
    def row(sheet: str, nth: int, document: str = "log.xlsx") -> Source:
        return Source(document=document, locator=f"{sheet}, row {nth}")

    one = only_sheets([row("Concerns", 4), row("Concerns", 9)])
    two = only_sheets([row("Concerns", 4), row("Attendance", 4)])
    lines = only_sheets([Source(document="notes.txt", locator="line 4")])

    assert {"log.xlsx": "Concerns, "} == one
    assert not any((*two.values(), *lines.values()))


def test_a_document_that_tells_an_entry_in_several_places_is_named_once() -> None:
    first = event("r1", "2023-05-03", Kind.CONTACT, fact="Call.")
    other = event("r2", "2023-05-04", Kind.CONTACT, fact="Visit.")
    at = [Source(document=name, locator=f"line {nth}") for name, nth in (("a.txt", 4), ("a.txt", 9), ("b.txt", 2))]
    both = replace(first, accounts=tuple(replace(first.accounts[0], source=source) for source in at))
    case = cased(both, replace(other, accounts=(replace(other.accounts[0], source=at[2]),)))

    case.__dict__["source_marks"] = {"a.txt": "S1", "b.txt": "S2"}

    assert "S1 line 4, line 9, S2 line 2" == mark_and_records(case, case.events[both.key])
    assert "S1 line 4" == mark_and_record(case, at[0])


def test_of_one_note_a_court_is_told_the_words_once_and_where_they_stand() -> None:
    fact = "There was a bolt on the outside of the door of his room."
    source = Source(document="notes.txt", locator="line 9", start=10, end=10 + len(fact), quote=fact)

    def of_note(key: str, words: str) -> Event:
        made = event(f"note#{key}", "2023-05-03", Kind.HOME_CONDITIONS, fact=words)
        return replace(made, accounts=(replace(made.accounts[0], source=source),))

    part, whole = of_note("r1", fact), of_note("r2", f"{fact} He ate well.")
    case = cased(part, whole, level=Level.HIGH, profile="court").fitted(STEPS[-2])
    rows = [row for block in entries(case) if isinstance(block, Table) for row in block.rows]
    words = ["".join(run.text for p in row.cells[2].paragraphs for run in p.runs) for row in rows]

    assert [f"As in entry {case.number(whole)}."] == words[:1]
    assert 1 == " ".join(words).count("a bolt on the outside")


def unprinted(case: Case) -> Case:
    """The same with no entry printed, so that all stand by name."""
    serials = tuple(replace(each, printed=False, number=0) for each in case.chronology.serials)
    return Case(replace(case.chronology, serials=serials)).fitted(next(step for step in STEPS if step.brief))


def test_what_is_not_shown_stands_year_by_year_after_its_days_and_what_is_called_alike_once() -> None:
    events = (
        event("r1", "2020-05-03", Kind.CONTACT, title="No reply at the door", fact=CALL),
        event("r2", "2020-05-09", Kind.CONTACT, title="Coat found", fact=CALL),
        event("r3", "2020-06-01", Kind.CONTACT, title="No reply at the door", fact=CALL),
        event("r4", "2021-02", Kind.CONTACT, title="Letter to the school", fact=CALL),
        event("r5", "2022", Kind.CONTACT, title="Moved", fact=CALL),
    )
    told = said([*left_out(unprinted(cased(*events)))])

    assert "2020. 3 May, 1 Jun: No reply at the door; 9 May: Coat found." in told
    assert "2021. Feb: Letter to the school." in told
    assert "2022. 2022: Moved." in told


def test_what_is_routine_stands_behind_all_that_is_not() -> None:
    case = cased(event("r1", "2020-05-03", Kind.CONTACT, title="Coat found", fact=CALL), level=Level.ROUTINE)

    assert "Routine. Coat found: 3 May 2020." in said([*left_out(unprinted(case))])


def test_where_there_is_no_room_for_all_by_name_those_that_quote_somebody_are_named() -> None:
    events = (
        event("r1", "2020-05-03", Kind.CONTACT, title='Held out her arm, said "mama mama"', fact=CALL),
        event("r2", "2020-05-09", Kind.CONTACT, title="Coat found", fact=CALL),
    )
    serials = tuple(replace(each, printed=False, number=0) for each in cased(*events).chronology.serials)
    counting = next(step for step in STEPS if step.statement is not None and not step.listed)
    case = Case(replace(cased(*events).chronology, serials=serials)).fitted(counting)
    told = said([*left_out(case)])

    assert '2020. 3 May: Held out her arm, said "mama mama".' in told
    assert "Coat found" not in told
