"""What a finding counts is shown in the record's words, is of the person, and is one happening; a referral is one by its own words."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, analysed, chronology, event, findings

from chronology.model import Basis, Event, Finding, Kind, Person, PersonKind, Restriction, Source, When

TEGAN = replace(CHILD, name="Tegan Prosser", born=When.on(dt.date(2020, 5, 1)))
HUW = Person(id="c1", name="Huw Prosser", kind=PersonKind.ADULT, sex="male", is_subject=True, source=SOURCE)
NEGLECTED = ("No coat, very dirty, hungry again today.", "No coat, filthy, hungry and smelling of urine.")


def note(nth: int, day: str, fact: str, kind: Kind, *, title: str = "", document: str = "notes.txt") -> Event:
    when = replace(When.on(dt.date.fromisoformat(day)), basis=Basis.NOTE_DATE)
    made = event(f"x{nth}#note", day, kind, fact=fact, title=title)
    key = f"notes:{document}:{day}:{nth:02}#note"
    source = Source(document=document, locator=f"line {nth}", quote=fact, recorded_on=when.earliest)
    return replace(made, key=key, when=when, accounts=(replace(made.accounts[0], key=key, when=when, source=source),))


def found(pattern: str, *events: Event, person: Person = TEGAN) -> list[Finding]:
    return [
        each
        for each in findings(chronology(*events, people=(person,)), pattern)
        if each.strength.value != "not_assessed"
    ]


# ---- referrals -----------------------------------------------------------------------------------------------------------------

REFERRED = (
    note(1, "2022-01-10", "Referral received from the health visitor about neglect.", Kind.REFERRAL),
    note(2, "2022-04-04", "Safeguarding referral made by school today.", Kind.REFERRAL),
)


def test_referrals_that_words_call_so_are_counted_and_each_is_shown_in_its_words() -> None:
    (finding,) = found("re_referrals", *REFERRED)

    assert "The record shows two referrals" in finding.statement
    assert finding.statement.endswith(
        " In the record's words: “Referral received from the health visitor about neglect” (10 January 2022) and “Safeguarding "
        "referral made by school today” (4 April 2022)."
    )


def test_the_kinds_own_name_as_a_title_makes_no_referral_of_a_copy_that_was_sent() -> None:
    copy = note(2, "2022-04-04", "Sent to CSC 04/04 by the office.", Kind.REFERRAL, title="Referral")

    assert [] == found("re_referrals", REFERRED[0], copy)


def test_who_received_a_referral_and_names_its_day_tells_of_no_second_one() -> None:
    received = note(2, "2022-01-14", "Referral from HV, dated 10/01. Neglect.", Kind.REFERRAL, document="duty.txt")

    assert [] == found("re_referrals", REFERRED[0], received)


def test_no_decision_is_due_on_what_is_only_filed_as_a_referral() -> None:
    def due(event: Event) -> list[str]:
        return [
            each.rule for each in analysed(chronology(event, people=(TEGAN,))).timescales if each.trigger == event.key
        ]

    assert due(REFERRED[0])
    assert [] == due(note(1, "2022-01-10", "Sent to CSC 10/01 by the office.", Kind.REFERRAL, title="Referral"))


# ---- whose it is, and once -----------------------------------------------------------------------------------------------------


def test_a_fall_of_somebody_whose_row_has_another_first_letter_is_not_the_mans() -> None:
    first = note(1, "2022-01-10", "H PROSSER M 77. Fall on stairs, bruise left wrist.", Kind.FALL)
    own = note(2, "2022-06-10", "H PROSSER M 77. Fall at home, fractured wrist.", Kind.FALL)
    wife = note(3, "2022-06-10", "G PROSSER F 75. Fall at home, fractured wrist.", Kind.FALL)

    assert found("repeat_falls", first, own, person=HUW)
    assert [] == found("repeat_falls", first, wife, person=HUW)


def test_hunger_before_the_child_was_born_is_none_of_the_childs() -> None:
    days = {"2020-01-10": "No food in the house.", "2021-02-10": "Empty fridge, no food.", "2021-09-10": "Very hungry."}
    told = [note(nth, day, words, Kind.CASE_NOTE) for nth, (day, words) in enumerate(days.items())]
    later = note(7, "2022-02-10", "Came in very hungry.", Kind.CASE_NOTE)

    (finding,) = found("hunger", *told, later)

    # What one finding tells has no number since; the first that it quotes is the child's.
    assert "10 February 2021" in finding.statement
    assert "2020" not in finding.statement


def test_one_night_that_two_tell_of_is_counted_once_among_those_of_drink() -> None:
    police = note(1, "2022-01-08", "Mother was drunk and could not be woken by police.", Kind.SUBSTANCE_MISUSE)
    school = note(
        2, "2022-01-09", "Mother was drunk and could not be woken.", Kind.SUBSTANCE_MISUSE, document="school.txt"
    )
    later = note(3, "2022-03-20", "Mother smelt strongly of drink, slurring.", Kind.SUBSTANCE_MISUSE)

    assert found("substance_misuse_repetition", police, later)
    assert [] == found("substance_misuse_repetition", police, school)


# ---- what adds nothing ---------------------------------------------------------------------------------------------------------


def test_concerns_that_texts_tell_are_quoted_and_not_counted() -> None:
    told = [
        note(1, "2022-01-10", NEGLECTED[0], Kind.NEGLECT_OBSERVED, document="school.txt"),
        note(
            2, "2022-03-10", "Mother was drunk in charge of the children.", Kind.SUBSTANCE_MISUSE, document="police.txt"
        ),
        note(3, "2022-05-10", 'Tegan said "dad hit me with a belt".', Kind.PHYSICAL_ABUSE_ALLEGED, document="hv.txt"),
        note(4, "2022-07-10", NEGLECTED[1], Kind.NEGLECT_OBSERVED, document="school.txt"),
        note(5, "2022-09-10", "Dentist: Tegan was not brought.", Kind.NOT_BROUGHT, document="health.txt"),
    ]

    (finding,) = found("cumulative_harm", *told)

    assert finding.statement.startswith("The record tells of concerns in ")
    assert "five" not in finding.statement
    assert NEGLECTED[1].rstrip(".") in finding.statement


def test_a_request_that_was_never_sent_and_is_sent_now_is_done_on_that_day() -> None:
    asked = event("r1", "2022-01-10", Kind.REVIEW_CONFERENCE, fact="Advocate to be arranged by 31 January.")
    sent = note(2, "2022-03-10", "Request for an advocate was never sent, my error. Sent.", Kind.CASE_NOTE)
    unsent = note(2, "2022-03-10", "Request for an advocate was never sent, my error.", Kind.CASE_NOTE)

    def never(*events: Event) -> list[str]:
        return [each.statement for each in found("delay_and_drift", *events) if "no entry that it" in each.statement]

    assert never(asked, unsent)
    assert [] == never(asked, sent)


@pytest.mark.parametrize("words", ["Wt on ward 02/06 61.2 kg.", "Weight 02/06/2022: 61.2 kg"])
def test_a_figure_is_of_the_day_that_its_words_give_and_not_of_who_copies_it(words: str) -> None:
    weighed = [
        note(1, "2022-01-10", "Wt 70.6 kg.", Kind.CASE_NOTE),
        note(2, "2022-03-10", "Wt 66.0 kg.", Kind.CASE_NOTE),
        note(3, "2022-05-20", "Summary of stay. Wt 61.2 kg at admission.", Kind.CASE_NOTE, document="ward.txt"),
        note(4, "2022-06-20", words, Kind.CASE_NOTE, document="surgery.txt"),
    ]

    (finding,) = found("figures_over_time", *weighed, person=HUW)

    assert "to 61.2 kg on 2 June 2022" in finding.statement


def test_words_that_may_not_go_to_everyone_are_not_quoted_with_a_number() -> None:
    hidden = replace(REFERRED[1], restriction=Restriction.RESTRICTED)

    (finding,) = found("re_referrals", REFERRED[0], hidden)

    assert "Safeguarding referral made" not in finding.statement


def test_an_entry_that_says_that_accounts_differ_is_quoted() -> None:
    ward = note(
        1, "2022-01-10", "Fracture of left arm. Delay and differing accounts are a concern.", Kind.MEDICAL_EXAMINATION
    )

    (finding,) = found("conflict_between_sources", ward)

    assert "Delay and differing accounts are a concern” (10 January 2022)" in finding.statement
