"""What was read from free text is told in its own words; the kind it is filed under stands small beside them."""

from dataclasses import replace

from casebuilding import chronology, event, levels

from chronology.model import Event, EvidenceStatus, Kind, Significance, Source
from chronology.normalise.numbering import number
from exports.fitting import STEPS
from exports.pdf.brief.entries import in_columns
from exports.pdf.brief.told import in_few_words
from exports.pdf.case import Case
from exports.pdf.entries import what
from exports.pdf.fonts import Face, register
from exports.pdf.table import Cell
from exports.text import Text

LINED = next(step for step in STEPS if step.line == 60)


def of_note(key: str, fact: str, kind: Kind = Kind.SUBSTANCE_MISUSE, *, line: int = 9, **values: object) -> Event:
    """An entry that was read from a note."""
    told = event(key, "2023-05-03", kind, fact=fact, **values)
    source = Source(document="notes.txt", locator=f"line {line}", start=10, end=10 + len(fact), quote=fact)
    return replace(told, accounts=(replace(told.accounts[0], source=source),))


def cased(*events: Event) -> Case:
    register()
    made = chronology(*events)
    given = levels(made)
    weighed = tuple(Significance(event=key, level=level, reasons=()) for key, level in given.items())
    numbered = number(made.events, (), given, profile=made.profile)
    return Case(replace(made, significance=weighed, serials=numbered)).fitted(LINED)


def told(cell: Cell) -> str:
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs)


def test_a_note_is_told_in_its_words_with_the_kind_small_behind_them() -> None:
    case = cased(of_note("r1", "Came to the door with a can in his hand."))
    (row,) = in_columns(case, [*case.events.values()])

    assert "Came to the door with a can in his hand.  Kind: Substance misuse." in told(row.cells[2])
    assert not any(
        "Substance" in run.text
        for paragraph in row.cells[2].paragraphs
        for run in paragraph.runs
        if run.face is Face.SEMIBOLD
    )


def test_a_record_that_names_its_own_type_is_led_by_it() -> None:
    case = cased(event("r1", "2023-05-03", Kind.STRATEGY_DISCUSSION, fact="Held by telephone with police."))
    (row,) = in_columns(case, [*case.events.values()])

    assert told(row.cells[2]).startswith("Strategy discussion")
    assert "Kind:" not in told(row.cells[2])


def test_an_allegation_says_so_before_its_words() -> None:
    doubted = of_note("r1", "He hit her.", Kind.PHYSICAL_ABUSE_ALLEGED, evidence_status=EvidenceStatus.ALLEGED)
    case = cased(doubted)
    (row,) = in_columns(case, [*case.events.values()])
    whole = " ".join("".join(run.text for run in paragraph.runs) for paragraph in what(case, doubted)).lower()

    assert "(alleged" in told(row.cells[2]).lower().partition("he hit her")[0]
    assert "alleged" in whole.partition("he hit her")[0]


def test_entries_of_one_note_share_a_row_and_each_keeps_its_number() -> None:
    first, second = of_note("r1", "No heating on.", Kind.HOME_CONDITIONS), of_note("r2", "He smelt of drink.")
    other = of_note("r3", "Cupboards bare.", Kind.HOME_CONDITIONS, line=12)
    case = cased(first, second, other)
    rows = [*in_columns(case, [*case.events.values()])]

    assert [2, 1] == [1 + len(row.others) for row in rows]
    assert f" Entry {case.number(second)}: " in told(rows[0].cells[2])
    assert told(rows[0].cells[2]).count("line 9") == 1


def test_words_that_another_entry_of_the_note_holds_are_not_said_twice() -> None:
    whole = of_note("r1", "No heating on. He smelt of drink and would not come to the door.", Kind.HOME_CONDITIONS)
    part = of_note("r2", "He smelt of drink and would not come to the door.")
    case = cased(whole, part)
    (row,) = in_columns(case, [*case.events.values()])

    assert 1 == told(row.cells[2]).count("smelt of drink")
    assert "Kind: Substance misuse." in told(row.cells[2])


def test_two_entries_of_the_same_words_say_them_once() -> None:
    case = cased(of_note("r1", "He smelt of drink."), of_note("r2", "He smelt of drink.", Kind.HOME_CONDITIONS))
    (row,) = in_columns(case, [*case.events.values()])

    assert 1 == told(row.cells[2]).count("smelt of drink")


def test_words_are_cut_by_steps_and_never_told_longer_in_a_shorter_document() -> None:
    lengths = [each.line for each in STEPS]

    assert lengths[STEPS.index(LINED) :] == sorted(lengths[STEPS.index(LINED) :], reverse=True)


def test_plain_text_says_that_a_kind_is_one() -> None:
    case = cased(of_note("r1", "Came to the door with a can in his hand."))
    text = Text().export(case.chronology).decode()

    assert "Kind: Substance misuse" in text
    assert "  Substance misuse" not in text


def test_however_short_the_document_a_kind_from_words_is_never_told_without_any_of_them() -> None:
    least = next(step for step in STEPS if not step.little)
    case = cased(of_note("r1", "Came to the door with a can in his hand and swayed.")).fitted(least)
    words = "".join(run if isinstance(run, str) else run.text for run in in_few_words(case, *case.events.values()))

    assert "Came to the door" in words
