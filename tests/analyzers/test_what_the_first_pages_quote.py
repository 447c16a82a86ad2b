"""What the first pages choose to quote: what befell, what goes well, and nothing twice."""

from dataclasses import replace

import pytest
from casebuilding import chronology, event, said
from notes_alone import note

from analyzers.cues import cue
from analyzers.summary.goes_well import goes_well
from analyzers.summary.no_reason import is_no_reason
from analyzers.summary.reason_told import is_told_by_several
from chronology.model import Event, Kind, Theme


def told_in(*documents: str) -> Event:
    """One incident as several documents tell it."""
    first = event("fall", "2023-10-24", Kind.UNCLASSIFIED, fact="On the floor of the hall.")
    accounts = tuple(
        replace(first.accounts[0], source=replace(first.accounts[0].source, document=name)) for name in documents
    )
    return replace(first, accounts=accounts)


def test_what_three_records_tell_of_happened_and_letters_that_retell_it_count_for_nothing() -> None:
    assert is_told_by_several(told_in("house_log.xlsx", "gp.txt", "notes.txt"))
    assert not is_told_by_several(told_in("house_log.xlsx", "letter_dad.txt", "chain.eml"))


def test_what_befell_where_the_words_say_the_child_was_not_there_is_not_why_people_meet() -> None:
    away = event("hit", "2023-10-24", Kind.DOMESTIC_ABUSE_CHILD_PRESENT, fact="Pushed over a table. Child not present.")
    there = replace(away, fact="Pushed over a table. Child behind the door.")

    assert not any("Pushed" in each for each in said(chronology(away), Theme.WHY_NOW))
    assert any("Pushed" in each for each in said(chronology(there), Theme.WHY_NOW))


def test_of_one_day_what_befell_has_one_line() -> None:
    one = event("one", "2023-10-24", Kind.PHYSICAL_ABUSE_ALLEGED, fact="Struck with a slipper in the yard.")
    other = event("other", "2023-10-24", Kind.PHYSICAL_ABUSE_ALLEGED, fact="Slipper.")

    told = said(chronology(one, other), Theme.WHY_NOW)

    assert 1 == sum("24 October" in each for each in told)


@pytest.mark.parametrize(
    ("words", "is_good"),
    [
        ("Swims every Thursday and asks to stay longer", True),
        ("Has stopped hitting out since the new year", True),
        ("Marlon has been off the rota since Monday so no", False),
        ("They will keep him away from the money", False),
        ("Is Mr Aldous happy with that?", False),
        ("Aunt has stopped visits", False),
        ("Ate well", False),
    ],
)
def test_a_denial_a_promise_or_a_question_tells_of_nothing_that_goes_well(words: str, is_good: bool) -> None:
    assert is_good is goes_well(words, told_in("notes.txt"))


def test_nobody_s_letter_says_what_goes_well() -> None:
    words = "Swims every Thursday and asks to stay longer"

    assert not goes_well(words, told_in("letter_manager.docx"))
    assert goes_well(words, told_in("letter_manager.docx", "notes.txt"))


@pytest.mark.parametrize("words", ["Cash box open. Four staff have the key", "As tenant she should have a key"])
def test_a_key_to_a_box_or_one_that_is_due_to_somebody_lets_nobody_in(words: str) -> None:
    assert cue("key_not").search(words)
    assert not cue("key_not").search("Uncle has a key to the flat")


@pytest.mark.parametrize("words", ["Diabetes training offered to the agency", "New asthma plan written with mother"])
def test_training_and_plans_describe_nobody(words: str) -> None:
    assert cue("not_described").search(words)
    assert not cue("not_described").search("Moderate learning disability and epilepsy")


def test_a_hurt_that_has_healed_is_no_reason_to_meet() -> None:
    healed = note(1, "2021-11-08", "Elbow healed, plaster off.", Kind.INJURY)
    hurt = note(2, "2021-11-08", "Elbow swollen and she will not move it.", Kind.INJURY)

    assert is_no_reason(healed, [])
    assert not is_no_reason(hurt, [])
