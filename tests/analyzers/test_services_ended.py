"""Services that each ended within a few weeks are told in the words of each, and nothing else that ends is."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind, Restriction, Source

OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str, kind: Kind = Kind.CASE_NOTE) -> Event:
    made = event(f"{key}#note", day, kind, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=(OLWEN,)), "services_ended")]


TWO = (
    read("a", "2021-03-01", "No reply again. DISCHARGED from our caseload."),
    read("b", "2021-03-20", "Package handed back today. Welfare check asked for."),
)


def test_three_that_ended_are_told_in_their_own_words() -> None:
    (statement,) = told(*TWO, read("c", "2021-04-02", "Place closed under the six week rule."))

    assert (
        "The record shows three services that ended between 1 March 2021 and 2 April 2021: “DISCHARGED from our caseload” "
        "(1 March 2021), “Package handed back today” (20 March 2021) and “Place closed under the six week rule” (2 April 2021)."
        == statement
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Discharged from hospital with tablets.", Kind.CASE_NOTE),
        ("Discharged from the stroke unit.", Kind.CASE_NOTE),
        ("Discharged from Ward 4.", Kind.HOSPITAL_DISCHARGE),
        ("Discharged from podiatry, foot healed.", Kind.CASE_NOTE),
        ("Case closed, discharged from our team.", Kind.CASE_CLOSED),
        ("Discharged from the clinic, did not come.", Kind.APPOINTMENT_MISSED),
        ("Discharged her own dog from the vet.", Kind.CASE_NOTE),
        ("Package handed back today. Welfare check asked for.", Kind.CASE_NOTE),
    ],
)
def test_a_ward_an_end_that_was_reached_and_the_same_told_again_are_none(words: str, kind: Kind) -> None:
    assert [] == told(*TWO, read("c", "2021-04-02", words, kind))


def test_two_entries_of_a_day_may_tell_of_one() -> None:
    assert [] == told(*TWO, read("c", "2021-03-20", "Hand-back notice came from the agency."))


def test_what_may_not_go_to_everyone_is_told_by_its_day_alone() -> None:
    third = replace(read("c", "2021-04-02", "Place closed after a threat."), restriction=Restriction.THIRD_PARTY)

    assert "and one 2 April 2021" in told(*TWO, third)[0]


def test_a_letter_that_names_the_day_of_an_ending_tells_of_that_one_again() -> None:
    letter = read("d", "2021-04-05", "Letter received from the nurses (discharged from caseload 1/3). Filed.")

    assert [] == told(*TWO, letter)


def test_of_a_grown_up_referrals_that_notes_tell_of_are_no_run_of_referrals() -> None:
    came = (
        read("r1", "2021-03-01", "Referral from Marcus came today.", Kind.REFERRAL),
        read("r2", "2021-05-03", "Referral to the falls clinic sent.", Kind.REFERRAL),
    )

    assert [] == findings(chronology(*came, people=(OLWEN,)), "re_referrals")
