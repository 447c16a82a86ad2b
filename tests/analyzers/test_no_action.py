"""Contacts and referrals that came to nothing are counted together, with what stands after them and without a cause."""

from casebuilding import chronology, event, findings

from chronology.model import Event, Finding, Kind, Strength

DAYS = ("2020-03-09", "2020-05-19", "2021-02-28", "2022-07-05")


def contact(nth: int, day: str, fact: str = "Cold house. Decision: no further action.", **values: object) -> Event:
    return event(f"c{nth}", day, Kind.CONTACT, fact=fact, **values)


def again(*events: Event) -> list[Finding]:
    return [one for one in findings(chronology(*events), "re_referrals") if one.rule.endswith("no_action")]


def test_contacts_that_ended_with_no_further_action_are_one_finding_with_what_came_after() -> None:
    enquiry = event("s", "2023-01-10", Kind.S47_STARTED, title="Section 47 enquiry")
    (found,) = again(*(contact(nth, day) for nth, day in enumerate(DAYS)), enquiry)

    assert "four contacts or referrals that ended with no further action" in found.statement
    assert "“Section 47 enquiry” (10 January 2023); it does not show that the one came of the other" in found.statement
    assert Strength.STRONG is found.strength
    assert 5 == len(found.evidence)


def test_an_outcome_or_a_decision_says_it_as_well_as_the_words() -> None:
    ended = (
        contact(0, DAYS[0], "Cold house.", outcome="NFA"),
        contact(1, DAYS[1], "Hungry.", decision="No further action"),
        contact(2, DAYS[2], "Yn oer. Dim camau pellach."),
    )

    assert 1 == len(again(*ended))


def test_two_of_them_or_three_far_apart_or_some_that_led_somewhere_are_no_finding() -> None:
    assert [] == again(contact(0, DAYS[0]), contact(1, DAYS[1]))
    assert [] == again(contact(0, "2015-01-01"), contact(1, "2018-01-01"), contact(2, "2021-01-01"))
    assert [] == again(*(contact(nth, day, "Cold house. Assessment to begin.") for nth, day in enumerate(DAYS)))


def test_with_nothing_after_them_nothing_is_said_of_it() -> None:
    (found,) = again(*(contact(nth, day) for nth, day in enumerate(DAYS)))

    assert "Afterwards" not in found.statement
    assert Strength.MODERATE is found.strength


def test_calls_that_nobody_answered_are_no_referrals_and_a_referral_without_a_reply_is_one() -> None:
    rang = "I rang the desk on 3 March and 9 April and no one called me back."
    calls = [event(f"c{n}", day, Kind.REFERRAL, fact=rang) for n, day in enumerate(("2021-03-03", "2021-04-09"))]
    made = [
        event(f"r{n}", day, Kind.REFERRAL, fact="Referral made by phone: bruise seen. Nobody rang back.")
        for n, day in enumerate(("2021-03-03", "2021-04-09"))
    ]

    assert [] == findings(chronology(*calls), "re_referrals")
    assert findings(chronology(*made), "re_referrals")
