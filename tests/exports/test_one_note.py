"""A note that was read into several entries is one row: its heading, its words in order, and the numbers of all of them."""

import datetime as dt
from dataclasses import replace

from casebuilding import chronology, event, levels

from chronology.model import Analysis, Event, EvidenceStatus, Kind, Restriction, Significance, Source
from chronology.normalise.numbering import number
from exports.fitting import STEPS, Form
from exports.pdf.brief.entries import in_columns
from exports.pdf.case import Case
from exports.pdf.entries import entries
from exports.pdf.fonts import register
from exports.pdf.page import Prose
from exports.pdf.rows import members, numbers, row, rows
from exports.pdf.table import Row

LINED = next(step for step in STEPS if step.line == 60)
NOTE = 'Teo let me in. Two locks on the larder. He said "I eat at the stable".\nNot seen alone. Aunt to ring on Monday.'
HEADING = "R 31 - CALL AT THE MILL"
DAY = "2023-05-03"


def of_note(
    role: str, words: str, kind: Kind = Kind.HOME_CONDITIONS, *, note: str = "n1", day: str = DAY, **values: object
) -> Event:
    """An entry that was read from a note: as a whole (`note`) or a stretch of it."""
    title = str(values.pop("title", ""))
    told = event("x", day, kind, fact=" ".join(words.split()), title=title, **values)
    key = f"notes:clerk:{DAY}:{note}#{role}"
    begin = max(NOTE.find(words), 0) + 100
    source = Source(document="day-book.txt", locator="line 9", start=begin, end=begin + len(words), quote=words)
    return replace(told, key=key, accounts=(replace(told.accounts[0], key=key, source=source),))


def whole(**values: object) -> Event:
    return of_note("note", NOTE, Kind.VISIT, title=HEADING, **values)


def locks(**values: object) -> Event:
    return of_note("home_conditions", "Two locks on the larder.", title="Home conditions", **values)


def cased(*events: Event, profile: str = "conference", **values: object) -> Case:
    register()
    made = chronology(*events, profile=profile, **values)
    given = levels(made)
    weighed = tuple(Significance(event=key, level=level, reasons=()) for key, level in given.items())
    numbered = number((*made.events, *made.undated), (), given, profile="full")
    return Case(replace(made, significance=weighed, serials=numbered)).fitted(LINED)


def table(case: Case) -> list[Row]:
    return [*in_columns(case, [*case.events.values()])]


def said(made: Row) -> str:
    return " ".join("".join(run.text for run in each.runs) for each in made.cells[2].paragraphs)


def test_a_note_has_one_row_with_its_heading_its_words_in_order_and_the_numbers_of_all_its_entries() -> None:
    case = cased(locks(), whole())
    (only,) = table(case)

    assert said(only).startswith(HEADING)
    assert " ".join(NOTE.split()) in said(only)
    assert "1, 2" == numbers(case, case.events[whole().key])
    assert {"entry-1", "entry-2"} == {place.name for place in (only.place, *only.others) if place}


def test_a_row_tells_all_of_a_note_of_which_only_a_part_is_an_entry() -> None:
    elsewhere = replace(
        whole(), accounts=(of_note("note", "The mill was seen.", note="n2").accounts[0], *whole().accounts)
    )
    made = table(cased(locks(), elsewhere))

    assert "Not seen alone." in said(made[0])
    assert said(made[0]).startswith(HEADING)


def test_the_program_s_kind_is_no_word_of_a_row_and_the_record_s_own_is() -> None:
    read = of_note("note", "He smelt of drink and swayed.", Kind.SUBSTANCE_MISUSE, title="Substance misuse")
    filed = event("r2", "2023-05-04", Kind.STRATEGY_DISCUSSION, fact="Held by telephone.")
    first, second = table(cased(read, filed))

    assert "Substance misuse" not in said(first)
    assert "Kind:" not in said(first)
    assert "Strategy discussion" in said(second)


def test_what_a_note_tells_of_another_day_has_its_own_row() -> None:
    before = of_note("mention-2023-04-30", "Two locks on the larder.", day="2023-04-30")
    first, second = table(cased(before, whole()))

    assert "Not seen alone" not in said(first)
    assert HEADING in said(second)


def test_two_notes_of_one_day_are_two_rows() -> None:
    assert 2 == len(table(cased(whole(), of_note("note", "Rang the school.", note="n2"))))


def test_a_conference_alone_is_told_a_note_in_one_row() -> None:
    for profile, expected in (("conference", 1), ("court", 2), ("family", 2), ("full", 2), ("working", 2)):
        case = cased(locks(), whole(), profile=profile)

        assert expected == len(rows(case, case.events.values()))


def test_an_entry_that_a_reviewer_wrote_of_is_not_told_within_another() -> None:
    at = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)
    written = Analysis(event=locks().key, text="Seen by me too.", by="A Reader", at=at)
    case = cased(locks(), whole(), analyses=(written,))

    assert [locks().key] == [each.key for each in members(case, case.events[locks().key])]


def test_a_row_is_restricted_where_an_entry_of_it_is_and_in_doubt_only_where_all_are() -> None:
    doubted = locks(evidence_status=EvidenceStatus.ALLEGED, restriction=Restriction.RESTRICTED)
    case = cased(doubted, whole())
    told = row(case, case.events[doubted.key])

    assert Restriction.RESTRICTED is told.restriction
    assert EvidenceStatus.REPORTED is told.evidence_status


def test_what_may_not_be_told_has_no_row_of_a_mark_alone_and_is_named_in_the_list() -> None:
    hidden = of_note("note", "‹restricted›", note="n3", restriction=Restriction.RESTRICTED)
    case = cased(hidden, whole())
    paragraphs = [block.paragraph for block in entries(case) if isinstance(block, Prose)]
    listed = "".join(run.text for each in paragraphs for run in each.runs)

    assert Form.LISTED is case.form(case.events[hidden.key])
    assert "‹restricted›" in listed


def test_many_numbers_that_follow_on_each_other_are_said_by_the_first_and_the_last() -> None:
    parts = [of_note(f"told.{n}", words) for n, words in enumerate(("Teo let me in.", "Not seen alone."))]
    case = cased(locks(), *parts, whole())

    assert "1 to 4" == numbers(case, case.events[whole().key])


def test_what_a_system_files_an_incident_as_stays_above_a_note_s_words() -> None:
    filed = event("r9", DAY, Kind.STRATEGY_DISCUSSION, title="Strategy discussion", fact="Held.")
    read = of_note("note", "Met at the quay office.", Kind.CONTACT, title="Contact")
    both = replace(read, accounts=(*read.accounts, *filed.accounts))

    assert said(table(cased(both))[0]).startswith("Strategy discussion (H). Met at the quay office.")


def test_where_the_first_entry_of_a_sentence_is_only_listed_the_next_tells_it() -> None:
    again = "Late on the 3rd and again in May of the third year after."
    first, second = (of_note(f"mention-{day}", again, Kind.CONTACT, day=day) for day in ("2020-05-03", DAY))
    listing = next(step for step in STEPS if step.listed_past and not step.listed)
    case = cased(first, second, look_back=dt.date(2021, 11, 30)).fitted(listing)

    assert Form.LISTED is case.form(case.events[first.key])
    assert Form.LISTED is not case.form(case.events[second.key])
    assert again.rstrip(".") in "".join(map(said, in_columns(case, [case.events[second.key]])))
