"""Words that name a step or a thing and do not tell that it was taken on the day of the note."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes.reading import read_document


def kinds(words: str, heading: str = "05/06/2024 - S Lomas - case note") -> dict[str, set[Kind]]:
    text = f"{heading}\n{words}\n"
    found: dict[str, set[Kind]] = {}
    for one in read_document(Document("notes.txt", content=text.encode())):
        if isinstance(one, Account):
            found.setdefault(one.when.edtf or "", set()).add(one.kind)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "Craig Sutton has a 2018 conviction for assault on a former partner.",
        "PNC shows a conviction for wounding (2015).",
        "Dad has previous convictions for burglary and affray.",
    ],
)
def test_a_conviction_somebody_has_from_before_is_no_charge_and_no_harm_of_the_day(words: str):
    assert kinds(words)["2024-06-05"] == {Kind.CASE_NOTE}


def test_a_conviction_of_the_day_is_one():
    assert Kind.CHARGE_OR_CONVICTION in kinds("He pleaded guilty today and was convicted of assault.")["2024-06-05"]


@pytest.mark.parametrize(
    "words",
    [
        "LPM first suggested Jan 2024.",
        "FGC was first proposed in February 2024.",
        "A legal planning meeting had been recommended in Oct 2023.",
    ],
)
def test_a_meeting_that_was_suggested_was_not_held(words: str):
    told = set().union(*kinds(words).values())

    assert told <= {Kind.CASE_NOTE, Kind.UNCLASSIFIED}


@pytest.mark.parametrize(
    "words", ["Allocated to Sarah Lomas for pre-birth assessment.", "Referred for a parenting assessment."]
)
def test_an_assessment_that_something_is_for_is_not_made(words: str):
    told = kinds(words)["2024-06-05"]

    assert not told & {Kind.ASSESSMENT_COMPLETED, Kind.PARENTING_ASSESSMENT}


@pytest.mark.parametrize(
    "words", ["Home visit planned - did not go ahead, BA off sick, not covered.", "Visit cancelled as worker off sick."]
)
def test_a_visit_that_fell_through_for_sickness_ends_nobodys_work(words: str):
    assert Kind.WORKER_ENDED not in kinds(words)["2024-06-05"]


def test_days_attended_are_not_days_missed_where_a_sentence_tells_of_both():
    told = kinds(
        "She attended on 25/04/2024 and 08/05/2024 and has missed the last two appointments (22/03/2024, 05/04/2024)."
    )

    assert {day for day, of in told.items() if Kind.APPOINTMENT_MISSED in of} == {"2024-03-22", "2024-04-05"}


def test_whoever_comes_to_a_carers_house_is_placed_nowhere():
    assert (
        Kind.PLACEMENT_STARTED
        not in kinds("Report of 3 males at foster carers address. Gone on arrival.")["2024-06-05"]
    )
    assert Kind.PLACEMENT_STARTED in kinds("Moved to foster carers Mr and Mrs Ode.")["2024-06-05"]


def test_going_to_a_service_oneself_is_no_referral_of_a_child():
    assert Kind.REFERRAL not in kinds("Kirsty self referred to the drug service.")["2024-06-05"]


def test_a_heading_of_a_desk_is_no_title_of_what_is_known_to_be_more():
    text = "14/05/2026 - EDT - R Sallis\nPolice protection used. Kirsty not home.\n"
    found = [one for one in read_document(Document("n.txt", content=text.encode())) if isinstance(one, Account)]

    assert found[0].title == "Police protection"


@pytest.mark.parametrize(
    "words",
    [
        "EHC needs assessment request not yet sent.",
        "Carer's assessment still to be done.",
        "Parenting assessment referral chased.",
    ],
)
def test_an_assessment_that_is_only_asked_for_was_not_made(words: str):
    told = set().union(*kinds(words).values())

    assert not told & {Kind.ASSESSMENT_COMPLETED, Kind.PARENTING_ASSESSMENT, Kind.ASSESSMENT_STARTED}


@pytest.mark.parametrize(
    "words",
    [
        "Mum denies it. Plan - strategy discussion if repeated.",
        "S47 joint with police agreed on both. ICPC.",
        "ICPC booked for 14 June.",
        "Strategy discussion should there be another mark.",
        "We were promised a safety plan for school and never got it.",
        "The safety plan never materialised.",
        "Safety plan was meant to be done by now, nothing has been seen.",
        "TM to book LPM.",
        "LPM not agreed.",
        "Told mum what an ICPC is.",
        "DS Pugh asked for a strategy discussion, TM declined.",
    ],
)
def test_a_step_that_waits_or_never_came_was_not_taken(words: str):
    steps = {Kind.STRATEGY_DISCUSSION, Kind.INITIAL_CONFERENCE, Kind.SAFETY_PLAN, Kind.LEGAL_PLANNING_MEETING}

    assert not kinds(words)["2024-06-05"] & steps


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Strategy discussion held, police and health present.", Kind.STRATEGY_DISCUSSION),
        ("Strategy discussion. Threshold met.", Kind.STRATEGY_DISCUSSION),
        ("ICPC. Both children registered.", Kind.INITIAL_CONFERENCE),
        ("DS Pugh asked for a strategy discussion, held at 3pm.", Kind.STRATEGY_DISCUSSION),
        ("Strategy meeting: police, school, health. Joint s47 agreed.", Kind.S47_STARTED),
        ("LPM held, threshold met.", Kind.LEGAL_PLANNING_MEETING),
        ("Safety plan agreed with mum; school has never had its copy.", Kind.SAFETY_PLAN),
    ],
)
def test_a_step_that_was_taken_is_told(words: str, step: Kind):
    assert step in kinds(words)["2024-06-05"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ICPC booked today cancelled, not quorate.", Kind.CONFERENCE_NOT_HELD),
        ("Strategy meeting did not go ahead, police unavailable.", Kind.CANCELLED_BY_SERVICE),
    ],
)
def test_a_meeting_that_was_called_off_is_told_as_that(words: str, kind: Kind):
    assert kinds(words)["2024-06-05"] == {kind}


def test_what_was_promised_on_a_day_and_never_came_is_no_event_of_a_kind():
    told = kinds("School were promised a safety plan back in Feb and never got it.")

    assert told["2024-02"] == {Kind.UNCLASSIFIED}


def test_what_stands_behind_a_semicolon_with_its_day_is_told_by_its_own_words():
    told = kinds("On 8 May 2024 the kitchen was filthy and the back door broken; the door was mended on 20 May 2024.")

    assert Kind.NEGLECT_OBSERVED not in told.get("2024-05-20", set())


@pytest.mark.parametrize(
    "words",
    [
        "Drugs and alcohol: she does not drink alcohol or take drugs.",
        "Substance misuse history taken.",
        "Misuse of drugs was explored, nil of note.",
        "No illicit drugs, drinks alcohol socially.",
    ],
)
def test_what_a_clinician_asked_after_and_was_not_is_not_told(words: str) -> None:
    assert Kind.SUBSTANCE_MISUSE not in set().union(*kinds(words).values())


def test_what_somebody_does_beside_not_taking_their_tablets_is_told() -> None:
    words = "He does not take his tablets, and was found drunk with an empty bottle of vodka."

    assert Kind.SUBSTANCE_MISUSE in set().union(*kinds(words).values())


@pytest.mark.parametrize(
    "words",
    [
        "Please find referral for a parenting assessment. Agreed at ICPC. Urgent please.",
        "Dentist booked, as agreed at core group.",
        "Advocate to be found, as was recommended at the review conference.",
    ],
)
def test_a_meeting_at_which_something_was_agreed_is_not_held_again_when_that_is_told(words: str):
    told = set().union(*kinds(words).values())

    assert not told & {Kind.INITIAL_CONFERENCE, Kind.CORE_GROUP, Kind.REVIEW_CONFERENCE}


def test_a_conference_that_was_attended_is_held():
    assert Kind.INITIAL_CONFERENCE in kinds("Attended ICPC. Agreed at ICPC that a plan starts.")["2024-06-05"]
