"""What was read from free text is told in its own words; to who works with it, the kind it is filed under stands small beside them."""

from dataclasses import replace

from casebuilding import chronology, event, levels

from chronology.model import Event, EvidenceStatus, Kind, Significance, Source
from chronology.normalise.numbering import number
from exports.fitting import STEPS
from exports.pdf.brief.entries import in_columns
from exports.pdf.brief.told import in_few_words
from exports.pdf.case import Case
from exports.pdf.entry import what
from exports.pdf.fonts import Face, register
from exports.pdf.table import Cell
from exports.text import Text

LINED = next(step for step in STEPS if step.line == 60)


def of_note(key: str, fact: str, kind: Kind = Kind.SUBSTANCE_MISUSE, *, line: int = 9, **values: object) -> Event:
    """An entry that was read from a note."""
    told = event(f"note{line}#{key}", "2023-05-03", kind, fact=fact, **values)
    source = Source(document="notes.txt", locator=f"line {line}", start=10, end=10 + len(fact), quote=fact)
    return replace(told, accounts=(replace(told.accounts[0], source=source),))


def cased(*events: Event) -> Case:
    register()
    made = chronology(*events, profile="full")
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


def in_fewest(*events: Event) -> str:
    """What the one row says in which they are run in."""
    case = cased(*events).fitted(replace(STEPS[-1], listed=False, listed_past=False))
    (row,) = in_columns(case, [*case.events.values()])
    return told(row.cells[2])


def test_a_kind_that_says_nothing_is_not_said() -> None:
    case = cased(of_note("r1", "Moved the chairs out.", Kind.UNCLASSIFIED))
    (row,) = in_columns(case, [*case.events.values()])

    assert "Moved the chairs out." in told(row.cells[2])
    assert "Kind:" not in told(row.cells[2])


def test_of_one_note_that_is_run_in_the_source_is_said_once_and_words_once() -> None:
    bare = "Toys on the floor."
    whole = of_note("r1", f"{bare} All well.", Kind.VISIT)
    part, other = of_note("r2", bare, Kind.HOME_CONDITIONS), of_note("r3", "Rent paid.", Kind.SUPPORT_REQUEST, line=12)
    said = in_fewest(whole, part, other)

    assert 1 == said.count(bare)
    assert 3 == said.count("3 May 2023")
    assert 1 == said.count("line 9")
    assert all(f"{number}" in said for number in (1, 2, 3))


def test_words_that_are_not_told_hold_none() -> None:
    """A title stands there alone: what another entry of the note tells is told with that."""
    titled = event("r1", "2023-05-03", Kind.VISIT, title="Session 2", fact="She came alone. He did not come.")
    source = Source(document="notes.txt", locator="line 9", start=10, end=42, quote=titled.fact)
    titled = replace(titled, accounts=(replace(titled.accounts[0], source=source),))
    said = in_fewest(titled, of_note("r2", "He did not come.", Kind.APPOINTMENT_MISSED))

    assert "Session 2" in said
    assert "He did not come." in said


def test_what_is_grave_keeps_the_sentence_by_which_it_is() -> None:
    plain = "Went through the plan with her and looked at the new school. "
    grave = "He has a bruise on the arm and a cut lip."
    case = cased(of_note("r1", plain + grave, Kind.INJURY)).fitted(STEPS[-2])
    (row,) = in_columns(case, [*case.events.values()])

    assert f"[...] {grave}" in told(row.cells[2])
    assert "Went through" not in told(row.cells[2])


def test_what_a_row_says_of_somebodys_words_is_not_said_again() -> None:
    fact = 'He said "I hid." ' + "And then a great many other things were talked about with him at school. " * 8
    case = cased(of_note("r1", fact, Kind.INJURY, child_voice="“I hid.” / “I like cake.”")).fitted(STEPS[-2])
    (row,) = in_columns(case, [*case.events.values()])
    said = told(row.cells[2])

    assert 1 == said.count("I hid")
    assert "In their own words: “I like cake.”" in said


def test_a_row_of_a_table_that_nothing_names_is_led_by_its_words() -> None:
    case = cased(event("r1", "2023-05-03", Kind.UNCLASSIFIED, fact="Lock knife found in his bag."))
    (row,) = in_columns(case, [*case.events.values()])

    assert told(row.cells[2]).startswith("(H) Lock knife found in his bag.")
    assert "Entry" not in told(row.cells[2])
