"""What is counted is surely what it was read as, and of the person whose life it is; all else stays an entry."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings, said

from analyzers.lives import lives
from chronology.model import Account, Chronology, Event, Kind, Person, PersonKind, Source, Theme, When

OWEN = Person(
    id="c1",
    name="TREGEAR, Owen",
    kind=PersonKind.ADULT,
    born=When.on(dt.date(1961, 4, 2)),
    sex="male",
    is_subject=True,
    source=SOURCE,
)
SISTER = Person(id="p2", name="Morwenna Tregear", source=SOURCE)
NEIGHBOUR = Person(id="p3", name="Owena Pascoe", source=SOURCE)
DRUNK = "Smelt strongly of drink and was slurring, could not stand."


def read(key: str, day: str, kind: Kind, words: str, document: str = "notes.txt", **values: str) -> Event:
    """An event whose kind was read from words."""
    found = event(key, day, kind, fact=words, **values)
    source = Source(document=document, locator=key, quote=words)
    return replace(found, accounts=tuple(replace(account, source=source) for account in found.accounts))


def case(*events: Event, people: Sequence[Person] = (OWEN, SISTER, NEIGHBOUR)) -> Chronology:
    return chronology(*events, people=tuple(people))


def counted(*events: Event, people: Sequence[Person] = (OWEN, SISTER, NEIGHBOUR)) -> list[str]:
    (life,) = lives(case(*events, people=people))
    return [event.accounts[0].source.locator for event in life.surely.events]


@pytest.mark.parametrize(
    "words",
    [DRUNK, f"Owen {DRUNK}", f"Mr Tregear {DRUNK}", f"TREGEAR Owen {DRUNK}", f"Owen was with Morwenna. {DRUNK}"],
)
def test_what_names_the_person_or_nobody_is_theirs(words: str) -> None:
    assert ["a#note"] == counted(read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, words))


@pytest.mark.parametrize(
    "words",
    [
        f"Morwenna {DRUNK}",
        f"Owena Pascoe {DRUNK}",
        f"{DRUNK} TREGEAR O, of 9 Quay Row, b. 1938.",
        f"{DRUNK} Not the Owen Tregear of Quay Row, no link to this address.",
    ],
)
def test_what_names_another_by_name_or_birth_is_not(words: str) -> None:
    found = read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, words)

    assert [] == counted(found)
    assert (found,) == lives(case(found))[0].events


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("SUSPECT TREGEAR Owen 02/04/1988; VICTIM none.", False),
        ("Owen Tregear (02/04/1988) seen in the lane.", False),
        ("SUSPECT TREGEAR Owen 02/04/1988; UNCLE TREGEAR Owen 02/04/1961.", True),
        ("SUSPECT TREGEAR Owen 02/04/1961; SISTER TREGEAR Morwenna 09/09/1963.", True),
        ("Owen Tregear 12/02/2021 seen in the lane.", True),
    ],
)
def test_who_is_listed_with_another_birth_is_a_namesake(words: str, *, theirs: bool) -> None:
    found = read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, f"{DRUNK} {words}")

    assert (["a#note"] if theirs else []) == counted(found)


def test_an_offence_that_names_nobody_is_not_put_on_the_person() -> None:
    assert [] == counted(read("a#note", "2021-03-01", Kind.ARREST, "Arrested at the house this morning."))
    assert ["a#note"] == counted(read("a#note", "2021-03-01", Kind.ARREST, "Owen arrested at the house this morning."))


def test_what_a_grown_up_of_the_family_did_is_of_a_child_s_life() -> None:
    child = Person(id="c1", name="Lowenna Tregear", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
    found = read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, f"Morwenna {DRUNK}")

    assert ["a#note"] == counted(found, people=(child, replace(SISTER, kind=PersonKind.ADULT)))


def test_one_thing_that_two_sources_tell_is_surer_than_either() -> None:
    words = "Fell on the stairs, had been drinking."
    one = read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, words)
    other = read("b#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, words, document="police.csv")

    assert [] == counted(one)
    assert ["a#note"] == counted(replace(one, accounts=(*one.accounts, *other.accounts)))


def _drinking(*further: str) -> list[Event]:
    sure = [read(f"s{n}#note", f"2021-0{n}-01", Kind.SUBSTANCE_MISUSE, f"Owen {DRUNK}") for n in (1, 2, 3)]
    return sure + [
        read(f"n{n}#note", f"2021-0{n + 4}-01", Kind.SUBSTANCE_MISUSE, words) for n, words in enumerate(further)
    ]


def test_a_finding_counts_what_is_sure_and_no_good_sign() -> None:
    events = _drinking("Came to 5 of 5 sessions. Down to two cans a day.", f"Morwenna {DRUNK}")
    (found,) = findings(case(*events), "substance_misuse_repetition")

    assert "three entries of drink or drugs" in found.statement
    assert {event.key for event in events[:3]} == set(found.evidence)


def test_what_only_may_have_been_the_outcome_says_neither_that_it_was_late_nor_that_there_is_none() -> None:
    begun = event("e", "2021-03-01", Kind.ADULT_ENQUIRY_STARTED)
    ended = read("o#note", "2021-09-01", Kind.ADULT_ENQUIRY_COMPLETED, "Talked of closing the enquiry if she agrees.")

    assert 1 == len(findings(case(begun), "s47_without_outcome"))
    assert [] == findings(case(begun, ended), "s47_without_outcome")


def test_why_now_tells_the_newest_grave_thing_that_is_sure() -> None:
    day = chronology().as_at
    near, nearer = (day - dt.timedelta(days=days) for days in (60, 20))
    sure = read("a#note", near.isoformat(), Kind.SUBSTANCE_MISUSE, f"Owen {DRUNK}")
    named = read("b#note", nearer.isoformat(), Kind.DOMESTIC_ABUSE_INCIDENT, "A woman heard shouting at night.")
    told = said(case(sure, named), Theme.WHY_NOW)

    assert 1 == len(told)
    assert "slurring" in told[0]


def test_a_status_rests_on_no_order_that_is_only_named() -> None:
    named = read("a#note", "2021-03-01", Kind.ORDER_MADE, "Injunction. Solicitor never instructed.")

    assert [] == [words for words in said(case(named), Theme.STATUS) if "order" in words]


def _told_next_day(document: str) -> int:
    words = "Bruise to the left cheek, says he was slapped hard across the face by a man at the flat."
    one = read("a#note", "2021-03-01", Kind.INJURY, words)
    other = read("b#note", "2021-03-02", Kind.INJURY, "Bruise to the left cheek seen, swollen and sore.", document)
    (life,) = lives(case(one, other))
    return len(life.of(Kind.INJURY))


def test_what_another_source_writes_of_the_day_after_is_counted_once() -> None:
    assert 1 == _told_next_day("police.csv")
    assert 2 == _told_next_day("notes.txt")


def test_accounts_are_taken_by_what_they_tell_of_the_event() -> None:
    call = Account(
        key="notes::2021-03-01:aa#note",
        when=When.on(dt.date(2021, 3, 1)),
        kind=Kind.TELEPHONE_CALL,
        source=Source(document="duty.txt", locator="1", quote=f"Neighbour rang. Owen {DRUNK}"),
    )
    named = read("a#note", "2021-03-01", Kind.SUBSTANCE_MISUSE, "Owen about four cans.")

    assert [] == counted(named)
    assert ["a#note"] == counted(replace(named, accounts=(*named.accounts, call)))


KIT = Person(
    id="c1",
    name="Kit Marlais",
    kind=PersonKind.CHILD,
    born=When.on(dt.date(2011, 2, 19)),
    is_subject=True,
    source=SOURCE,
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.CHARGE_OR_CONVICTION, "Rhun was sentenced to 14 months at the youth court for the robbery."),
        (Kind.SELF_HARM, "R.B. (another resident) cut her arm and was taken to A&E, where she was stitched."),
        (Kind.REFERRAL, "Bridge House: Dilys re-referred herself today to the social work team."),
        (Kind.REFERRAL, "NRM referral sent to the Home Office."),
        (Kind.CASE_CLOSED, "Case closed to me."),
        (Kind.ADDRESS_CHANGED, "Dilys wants Kit moved back to the old address."),
        (Kind.SCHOOL_CHANGE, "Two buses each way to the new school, gets in tired."),
        (Kind.NO_ACCESS_VISIT, "Mother did not answer, three calls."),
        (Kind.SUBSTANCE_MISUSE, "Smoking, strong cannabis smell from no. 9 garden. Not 13."),
        (Kind.CHARGE_OR_CONVICTION, "Kit: the informing neighbour is herself under summons for theft."),
        (Kind.POLICE_INCIDENT, "Police called, window smashed by youths. No suspects."),
        (Kind.APPOINTMENT_MISSED, "Kit Marlais, child: did not attend the conference; views given by his worker."),
        (
            Kind.HOME_CONDITIONS_IMPROVED,
            "Deep clean of the house booked for today, shouted through the door no thanks. Cancelled.",
        ),
    ],
)
def test_a_childs_page_counts_nothing_of_others_nor_what_was_only_wanted(kind: Kind, words: str) -> None:
    assert [] == counted(read("a#note", "2024-03-01", kind, words), people=(KIT,))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.CHARGE_OR_CONVICTION, "Dad was convicted of assault on mum and sentenced to 14 months."),
        (Kind.SCHOOL_CHANGE, "Kit started at the new school on Monday, changed school because of the move."),
        (Kind.CASE_CLOSED, "Case closed today, no further action by the team."),
    ],
)
def test_what_is_of_the_child_and_was_done_still_counts(kind: Kind, words: str) -> None:
    assert ["a#note"] == counted(read("a#note", "2024-03-01", kind, words), people=(KIT,))
