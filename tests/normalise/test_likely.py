"""The same incident told by several agencies, and what only looks like one."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import DAY, about, account, source

from chronology.model import Involvement, Kind, Precision, When
from chronology.normalise import merge, merging
from chronology.normalise.injury import named_cause


def at(clock: str, day: dt.date = DAY) -> When:
    return When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)


def month(day: dt.date = DAY) -> When:
    first = day.replace(day=1)
    return When(earliest=first, latest=first + dt.timedelta(days=30), edtf=f"{day:%Y-%m}", precision=Precision.MONTH)


def told(by: str, kind: Kind, quote: str, nth: int = 1, **values):
    values = {"people": about("c1"), "agency": by, **values}
    return account(f"{by}:row:{nth}#occurred", kind=kind, source=source(by, quote=quote), **values)


NEXT = When.on(DAY + dt.timedelta(days=1))

ONE = {
    "in other words, by what each saw of it": (
        told(
            "police",
            Kind.DOMESTIC_ABUSE_INCIDENT,
            "Verbal altercation between the adults, window smashed, children upstairs",
        ),
        told(
            "housing",
            Kind.UNCLASSIFIED,
            "Neighbour heard shouting through the wall and a window breaking, two children crying upstairs",
        ),
    ),
    "over midnight": (
        told(
            "police",
            Kind.DOMESTIC_ABUSE_INCIDENT,
            "Called to address, male pushed the victim on the stairs",
            when=at("23:50"),
        ),
        told(
            "hospital",
            Kind.EMERGENCY_ATTENDANCE,
            "Attended with swelling, says pushed on the stairs",
            when=at("00:40", DAY + dt.timedelta(days=1)),
        ),
    ),
    "a letter dated the day after": (
        told("health", Kind.INJURY, "Scald to left forearm from tea, dressed at the clinic", when=NEXT),
        told("council", Kind.INJURY, "Burn to forearm, cup of tea pulled from the worktop"),
    ),
    "in one agency's file only by the month": (
        told("school", Kind.INJURY, "Came in with a fractured wrist, trampoline at grandmother's", when=month()),
        told("health", Kind.INJURY, "Wrist broken, fell off trampoline, plaster cast fitted"),
    ),
    "under one number spelt two ways": (
        told("police", Kind.POLICE_INCIDENT, "Report of a disturbance", references=("NPT/2203118/22",)),
        told("school", Kind.CASE_NOTE, "Told by police, occ 2203118, of a disturbance", when=NEXT),
    ),
    "as a conference that all attended": (
        told("health", Kind.INITIAL_CONFERENCE, "ICPC attended by HV"),
        told("school", Kind.INITIAL_CONFERENCE, "Conference. Head attended"),
    ),
    "as one missed appointment": (
        told("health", Kind.NOT_BROUGHT, "Not brought to audiology"),
        told("council", Kind.NOT_BROUGHT, "Mum forgot the audiology appointment"),
    ),
}

TWO = {
    "two call-outs in one night": (
        told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument over a phone, parties separated", when=at("21:10")),
        told("council", Kind.DOMESTIC_ABUSE_INCIDENT, "Second call at 23:50, argument over a phone"),
    ),
    "siblings on one day": (
        told("health", Kind.NOT_BROUGHT, "Not brought to dental check"),
        told("council", Kind.NOT_BROUGHT, "Missed dental check", people=about("c2")),
    ),
    "the call about it": (
        told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Male pushed victim on the stairs, phone smashed"),
        told("council", Kind.TELEPHONE_CALL, "Call from grandmother about the stairs and the smashed phone"),
    ),
    "two agencies' visits on one day": (
        told("health", Kind.VISIT, "Weighed, feeding well, sterilising discussed"),
        told("council", Kind.VISIT, "Seen at home, feeding well"),
    ),
    "a week later in the same words": (
        told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument over money, neighbour rang, parties separated"),
        told("housing", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument over money, neighbour rang, parties separated", when=When.on(DAY + dt.timedelta(days=7))),
    ),
    "two numbers of one register": (
        told("police", Kind.POLICE_INCIDENT, "Window smashed by ex-partner", references=("2203118",)),
        told("housing", Kind.POLICE_INCIDENT, "Window smashed, police log 2203121"),
    ),
    "two strategy discussions": (
        told("police", Kind.STRATEGY_DISCUSSION, "Bruise to cheek, joint enquiry agreed"),
        told("health", Kind.STRATEGY_DISCUSSION, "Bruise to cheek, medical agreed", when=NEXT),
    ),
}  # fmt: skip


@pytest.mark.parametrize("accounts", ONE.values(), ids=ONE)
def test_one_incident_is_one_event(accounts):
    (event,) = merge(accounts)

    assert set(accounts) == set(event.accounts)
    assert event.merge_basis


@pytest.mark.parametrize("accounts", TWO.values(), ids=TWO)
def test_what_only_looks_like_one_stays_two(accounts):
    assert 2 == len(merge(accounts))


@pytest.mark.parametrize("accounts", [*ONE.values(), *TWO.values()], ids=[*ONE, *TWO])
def test_no_pair_of_one_agency_s_own_entries_is_joined_by_likeness(accounts):
    one, other = accounts
    own = told(one.source.document, other.kind, other.source.quote, 2, when=other.when, people=other.people)

    assert 2 == len(merge([one, own]))


def test_days_that_differ_are_shown_and_the_most_exact_account_s_day_is_taken():
    (event,) = merge(ONE["a letter dated the day after"])

    assert ["when"] == [conflict.field for conflict in event.conflicts]


def test_a_month_in_one_account_and_a_day_of_it_in_the_other_is_no_conflict():
    (event,) = merge(ONE["in one agency's file only by the month"])

    assert () == event.conflicts
    assert Precision.DAY is event.when.precision


def test_two_explanations_of_one_injury_and_two_sides_of_the_body_are_shown():
    (event,) = merge(
        [
            told("school", Kind.INJURY, "Swollen left wrist, says she fell off the trampoline"),
            told("health", Kind.INJURY, "Swollen right wrist, mother says fell from the bed"),
        ]
    )
    shown = {conflict.field: [value for value, _ in conflict.values] for conflict in event.conflicts}

    assert {"cause", "side"} == set(shown)
    assert {"left wrist", "right wrist"} == set(shown["side"])


def test_two_entries_that_fit_equally_well_are_both_kept_apart_and_named():
    once = told("housing", Kind.DOMESTIC_ABUSE_INCIDENT, "Neighbour heard argument, door kicked")
    calls = [told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument, door kicked", nth) for nth in (1, 2)]
    merged = merging([once, *calls])

    assert 3 == len(merged.events)
    assert {"another entry of the same source fits as well"} == {pair.against for pair in merged.apart}


def test_each_of_two_call_outs_finds_its_own_telling_by_the_hour():
    calls = [
        told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument over a phone", nth, when=at(clock))
        for nth, clock in enumerate(("19:05", "23:40"))
    ]
    heard = [
        told("housing", Kind.DOMESTIC_ABUSE_INCIDENT, f"Argument heard at {clock}, phone thrown", nth)
        for nth, clock in enumerate(("19:10", "23:30"))
    ]

    assert {(0, 0), (1, 1)} == {
        tuple(sorted(int(account.key.split(":")[2][0]) for account in event.accounts)) for event in merge(calls + heard)
    }


def test_what_is_kept_apart_by_a_reviewer_is_not_proposed_again():
    one, other = ONE["as one missed appointment"]
    merged = merging([one, other], cannot_link=[(one.key, other.key)])

    assert (2, ()) == (len(merged.events), merged.apart)


def test_accounts_of_other_people_never_come_in_through_an_account_about_nobody():
    nobody_s = told("housing", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument heard, window smashed, door kicked", people=())
    events = merge(
        [
            told("police", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument, window smashed"),
            nobody_s,
            told("school", Kind.DOMESTIC_ABUSE_INCIDENT, "Argument, door kicked", people=about("c2")),
        ]
    )

    assert not any({"police", "school"} <= {account.source.document for account in event.accounts} for event in events)


def test_who_took_part_is_told_once_and_by_the_fuller_account():
    seen = (Involvement(person="c1", role="subject", involvement="seen"),)
    one, other = ONE["as a conference that all attended"]
    (event,) = merge([one, told("school", other.kind, other.source.quote, people=seen)])

    assert seen == event.people


QUOTES = (
    "Argument over money, window smashed",
    "Window smashed, neighbour rang",
    "Bruise to cheek",
    "Argument at 21:10",
    "Occ 2203118, window",
    "Letter: attended 03/03 with bruise to cheek",
    "Window smashed last night, police came",
    "Said 'window smashed and bruise to my cheek'",
)
tellings = st.builds(
    told,
    st.sampled_from(["police", "housing", "school"]),
    st.sampled_from([Kind.DOMESTIC_ABUSE_INCIDENT, Kind.POLICE_INCIDENT, Kind.INJURY, Kind.UNCLASSIFIED, Kind.TELEPHONE_CALL]),
    st.sampled_from(QUOTES),
    st.integers(1, 4),
    when=st.sampled_from([When.on(DAY), NEXT, at("21:00"), at("23:50"), month()]),
    people=st.sampled_from([(), about("c1"), about("c2")]),
)  # fmt: skip


# Each its own record: one key read twice is one record whatever it says.
rows = st.lists(tellings, max_size=9).map(
    lambda told: [replace(one, key=f"{one.source.document}:row:{nth}#occurred") for nth, one in enumerate(told)]
)


@given(rows, st.randoms())
def test_neither_the_order_nor_a_second_merging_changes_what_is_joined(accounts, random):
    events = set(merge(accounts))
    shuffled = list(accounts)
    random.shuffle(shuffled)

    assert events == set(merge(shuffled))
    assert events == set(merge(account for event in events for account in event.accounts))


@given(rows)
def test_an_event_is_never_about_two_people(accounts):
    for event in merge(accounts):
        named = [frozenset(part.person for part in account.people) for account in event.accounts]
        assert not any(
            one and other and not one & other for one, other in pairwise(sorted(filter(None, named), key=sorted))
        )


def test_a_day_that_the_other_s_words_name_is_no_disagreement():
    (event,) = merge(
        [
            told("police", Kind.ARREST, "Arrested over the limit, breath test failed", when=at("23:10")),
            told("council", Kind.ARREST, "Father arrested last night over the limit, breath test failed", when=NEXT),
        ]
    )

    assert () == event.conflicts


def test_the_agency_of_an_event_is_the_one_whose_words_it_takes():
    (event,) = merge(
        [
            told("school", Kind.INJURY, "Scald to forearm, kettle", agency=None),
            told("health", Kind.INJURY, "Scald to forearm from kettle"),
        ]
    )

    assert event.agency == event.accounts[0].agency


@pytest.mark.parametrize(("kind", "words"), [(Kind.VISIT, "Home visit. "), (Kind.SUBSTANCE_MISUSE, "")])
def test_the_decision_on_a_referral_is_not_what_was_found_before_it(kind, words):
    found = told(
        "hv",
        kind,
        f"{words}Donna answered in her dressing gown at 11am, smelt of alcohol. Mali in front of television with curtains shut."
        " Referral made on Saturday 6th when police had also rung social services.",
    )
    decision = told(
        "council",
        Kind.REFERRAL_DECISION,
        "Health visitor saw Donna on Wednesday; smelt of alcohol at 11am, Mali watching television in the dark. Police also rang.",
        when=When.on(DAY + dt.timedelta(days=3)),
        people=(*about("c1"), Involvement(person="h1", role="health visitor", involvement="referrer", agency="hv")),
    )

    assert len(merge([found, decision])) == 2


def test_a_call_to_duty_and_the_referral_that_duty_took_down_are_one():
    words = "asleep in class three times, head lice since Christmas, attendance 74%, she says that he gets cross when the baby cries"
    rang = told(
        "school",
        Kind.REFERRAL_NO_FURTHER_ACTION,
        f"Rang duty, Mali {words}. Asleep again yesterday. Told no further action by email.",
    )
    taken = told("council", Kind.REFERRAL_NO_FURTHER_ACTION, f"School safeguarding lead: Mali {words}")

    assert len(merge([rang, taken])) == 1


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Seren had burned her arm and he had run it under the tap because he learned that.", "burned her arm"),
        ("She fell off the very tall climbing frame in the playground behind the school.", "fell off the very tall climbing frame"),
        ("He tripped over the cat.", "tripped over the cat"),
    ],
)  # fmt: skip
def test_a_cause_is_named_as_far_as_its_clause_goes_and_never_cut_within_a_word(words, named):
    assert named == named_cause(words)
