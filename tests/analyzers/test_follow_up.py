"""What later entries tell of an action: only its own words show it done; likely ones may; nothing is taken for another's."""

from dataclasses import replace
from typing import Any

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, findings, key, when

from analyzers.follow_up import analyse
from chronology.model import (
    Action,
    ActionStanding,
    DocumentRead,
    Event,
    Followed,
    Involvement,
    Kind,
    Person,
    PersonKind,
    Relationship,
    Status,
)
from chronology.practice import load_practice

SEREN = replace(CHILD, name="Seren Haf")
FATHER = Person(id="f", name="Darren Colley", kind=PersonKind.ADULT, sex="male", source=SOURCE)
GARETH = Person(id="g", name="Gareth Wyn", kind=PersonKind.ADULT, source=SOURCE)


def action(text: str, agreed: str = "2022-03-30", **values: object) -> Action:
    return Action(**{"text": text, "agreed_at": when(agreed), "source": SOURCE, **values})  # type: ignore[arg-type]


def followed(
    *actions: Action, entries: tuple[Event, ...] = (), people: tuple[Person, ...] = (SEREN,)
) -> list[Followed]:
    tie = Relationship(from_person="f", to_person="c1", kind="father", source=SOURCE)
    case = chronology(*entries, people=people, actions=actions, relationships=(tie,) if FATHER in people else ())
    return [each for each in analyse(case, load_practice("wales")) if isinstance(each, Followed)]


def followed_among_notes(agreed: Action, *entries: Event) -> list[Followed]:
    """Of an action of minutes, which like all texts say of no action when it was done."""
    minutes = DocumentRead(name=agreed.source.document, sha256="", size=1, importer="case-notes", reason="")
    case = chronology(*entries, people=(SEREN,), actions=(agreed,), documents=(minutes,))
    return [each for each in analyse(case, load_practice("wales")) if isinstance(each, Followed)]


def standing(text: str, fact: str, day: str = "2022-05-01", **values: Any) -> ActionStanding:
    found = followed(
        action(text),
        entries=(event("a", day, Kind.CASE_NOTE, fact=fact, **values),),
        people=(SEREN, GARETH),
    )
    return found[0].standing if found else ActionStanding.OPEN


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Refer to alcohol service", "Referral to the alcohol service was made on Monday."),
        ("Dental appointment for Seren", "Seren attended her dental appointment."),
        ("Complete risk assessment", "The risk assessment was completed."),
        ("Speech therapy referral", "Speech therapy referral sent."),
        ("FGC referral", "The Family Group Conference referral was sent."),
    ],
)
def test_an_action_is_shown_done_by_its_own_words(text: str, fact: str) -> None:
    assert ActionStanding.SHOWN_DONE is standing(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Head lice and dental for Seren", "Attendance up, head lice gone, dental treatment done in May."),
        ("Refer mother to the alcohol service", "Started with the alcohol service by telephone."),
        ("Housing officer to inspect damp bedroom", "Housing inspected the damp bedroom on Monday."),
        ("Refer to Office of the Public Guardian", "OPG referral went on 1 May, sorry for the delay."),
        ("Fit pendant alarm", "Pendant finally fitted."),
        ("Police to interview Gareth Maddocks", "Police interview of Gareth Maddocks under caution."),
    ],
)
def test_where_it_is_likely_an_entry_may_show_it(text: str, fact: str) -> None:
    assert ActionStanding.MAY_BE_DONE is standing(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Order a pressure cushion", "The cushion was delivered on Monday."),
        ("Interview Gareth Wyn", "Police interviewed Gareth Wyn under caution."),
        (
            "Apply for renewal of the standard authorisation",
            "We received your request for renewal of the authorisation.",
        ),
        ("Landlord to mend the back door by 20/05/2022", "Back door repaired."),
        ("Change the lock", "The association changed the lock on 27 April."),
        ("Refer Gareth Wyn to Gorwel Drug Service", "Gareth Wyn was assessed by Gorwel Drug Service on 11 May."),
        ("Skeletal survey by 18/04/2022", "Skeletal survey: no fractures."),
        ("Dentist", "Dentist - brought by grandmother."),
    ],
)
def test_what_is_done_in_other_words_may_show_it(text: str, fact: str) -> None:
    assert ActionStanding.MAY_BE_DONE is standing(text, fact)


def test_a_row_that_begins_attended_is_of_what_it_is_called() -> None:
    assert ActionStanding.MAY_BE_DONE is standing("SALT re-referral", "Attended, with her mother.", title="SALT")
    assert ActionStanding.OPEN is standing("SALT re-referral", "Attended, with her mother.", title="Audiology")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Order a pressure cushion", "If the cushion is delivered she can come home."),
        ("Order a pressure cushion", "Mother asked whether the cushion had been delivered."),
        ("Order a pressure cushion", "The bed was delivered on Monday."),
        ("Interview Gareth Wyn", "Gareth Wyn to be interviewed under caution."),
        ("Interview Gareth Wyn", "Police interviewed the neighbour."),
        ("Change the lock", "He wants the lock changed."),
        ("Refer Gareth Wyn to Gorwel Drug Service", "Gareth Wyn attended the job service."),
        ("Skeletal survey", "Skeletal survey requested."),
        ("Dentist", "Dentist - was not brought."),
        ("Protection plan review", "The annual review was not held."),
    ],
)
def test_what_is_wanted_supposed_of_another_thing_or_person_or_review_shows_nothing(text: str, fact: str) -> None:
    assert ActionStanding.OPEN is standing(text, fact)


@pytest.mark.parametrize(
    ("text", "fact", "day"),
    [
        ("Head lice and dental for Seren", "Dental treatment done in May.", "2022-05-01"),
        ("Gareth to be referred to alcohol service", "Seren's mother started with the alcohol service.", "2022-05-01"),
        ("Monthly visit by the social worker", "Visit done.", "2022-05-01"),
        ("Dental appointment for Seren", "Gareth attended his dental appointment.", "2022-05-01"),
        ("Complete risk assessment", "The risk assessment was completed.", "2022-03-30"),
        ("Complete risk assessment", "The risk assessment was completed.", "2024-05-01"),
        ("Complete risk assessment", "If the risk assessment is completed we will close.", "2022-05-01"),
        ("Fix the boiler by 20/03/2022", "Nobody was assessed since 03/2022 and the meeting was held.", "2022-05-01"),
        ("Refer to the Family Group Conference", "Gareth referred himself to the drug service.", "2022-05-01"),
        ("Police to interview Gareth Maddocks", "Police interview of Gareth Maddocks to follow.", "2022-05-01"),
        ("Reconvene the strategy meeting by 30 April 2022", "Strategy meeting was held.", "2023-03-01"),
    ],
)
def test_half_of_it_another_person_another_time_or_a_plan_shows_nothing(text: str, fact: str, day: str) -> None:
    assert ActionStanding.OPEN is standing(text, fact, day)


@pytest.mark.parametrize(
    "fact",
    [
        "Family meeting not held.",
        "The family meeting is still to be arranged.",
        "The family meeting has not taken place.",
        "Family meeting attended once (16 May) of six.",
    ],
)
def test_an_entry_that_says_it_was_not_done_is_told(fact: str) -> None:
    assert ActionStanding.SAID_NOT_DONE is standing("Family meeting with grandmother", fact)


@pytest.mark.parametrize(
    ("fact", "done"),
    [
        ("Parenting course: Gareth Wyn attended once (16/04/2022) of six.", False),
        ("Gareth Wyn attended the parenting course twice of eight and completed no unit.", False),
        ("Gareth Wyn completed the parenting course, 6 of 6 sessions.", True),
    ],
)
def test_a_course_attended_once_of_six_is_not_done(fact: str, done: bool) -> None:
    told = standing("Gareth Wyn to attend parenting course", fact)

    assert (told in (ActionStanding.SHOWN_DONE, ActionStanding.MAY_BE_DONE)) is done


def test_a_draft_shows_nothing_done_and_is_told_as_a_draft() -> None:
    told = "The risk assessment was completed."

    assert ActionStanding.IN_DRAFT is standing("Complete risk assessment", told, status=Status.DRAFT)
    assert ActionStanding.OPEN is standing("Complete risk assessment", told, status=Status.WITHDRAWN)
    denied = "The risk assessment was not completed."
    assert ActionStanding.OPEN is standing("Complete risk assessment", denied, status=Status.DRAFT)


def test_an_action_agreed_again_is_chased_once_with_the_days_it_was_agreed_before() -> None:
    first, second = action("Risk assessment of Kyle"), action("Checks and risk assessment of Kyle", "2022-06-22")

    found = followed(first, second, action("Direct work with Iwan", "2022-07-01"), action("Direct work with Mali"))
    assert [(0, ActionStanding.AGREED_AGAIN, ()), (1, ActionStanding.OPEN, (when("2022-03-30"),))] == [
        (each.action, each.standing, each.agreed_before) for each in found
    ]


def test_what_was_done_before_it_was_agreed_anew_is_not_taken_for_the_later_agreement() -> None:
    done = event("a", "2022-05-01", Kind.CASE_NOTE, fact="Started with the alcohol service.")
    again = action("Mother to attend the alcohol service", "2023-03-01")

    (found,) = followed(action("Mother to attend alcohol service"), again, entries=(done,))
    assert (0, ActionStanding.MAY_BE_DONE) == (found.action, found.standing)


@pytest.mark.parametrize("text", ["Trace Darren Colley", "Seren's father to be traced"])
def test_somebody_to_be_traced_may_be_when_they_are_heard_of(text: str) -> None:
    rang = event("a", "2022-05-01", Kind.TELEPHONE_CALL, fact="Darren Colley rang from Derwlas.")
    named = event("b", "2022-04-20", Kind.TELEPHONE_CALL, fact="She does not know where Darren Colley is.")

    (found,) = followed(action(text), entries=(named, rang), people=(SEREN, FATHER))
    assert (ActionStanding.MAY_BE_DONE, (key("a"),)) == (found.standing, found.shown_by)


def test_in_a_file_of_many_lives_the_entry_of_another_shows_nothing() -> None:
    other = event("a", "2022-05-01", Kind.CASE_NOTE, fact="The risk assessment was completed.")
    other = replace(other, people=(Involvement(person="c2", role="subject"),))
    case = chronology(other, subjects=("c1", "c2"), actions=(action("Complete risk assessment", people=("c1",)),))

    assert [] == list(analyse(case, load_practice("wales")))


def test_an_action_that_is_shown_done_lacks_nothing() -> None:
    plan = event("plan", "2022-03-30", Kind.CP_PLAN_STARTED)
    due = action("Complete risk assessment", due=when("2022-04-30"), owner="Eira", account=plan.key.partition("#")[0])

    assert findings(chronology(plan, actions=(due,)), "plan_actions_incomplete")
    shown = replace(due, standing=ActionStanding.SHOWN_DONE)
    assert [] == findings(chronology(plan, actions=(shown,)), "plan_actions_incomplete")


def test_an_action_that_the_plan_and_the_minutes_of_one_meeting_give_is_followed_once() -> None:
    minutes = replace(SOURCE, document="minutes.docx")
    plan = action("Seren to have emotional support", due=when("2022-09-30"))
    minuted = action("Emotional support for Seren", due=when("2022-09"), owner="School", source=minutes)
    later = replace(minuted, due=when("2022-12"))

    assert [0] == [each.action for each in followed(plan, minuted) if each.standing is ActionStanding.LISTED_AGAIN]
    assert not any(each.standing is ActionStanding.LISTED_AGAIN for each in followed(plan, later))
    assert not any(each.agreed_before for each in followed(plan, minuted))


def test_two_records_of_a_meeting_that_list_an_action_in_other_words_list_it_once() -> None:
    minutes, nobody = replace(SOURCE, document="minutes.docx"), ()
    due = when("2022-06-30")
    plan = action("Seren to be taken to the dentist", due=due)
    minuted = action("Dentist for Seren", due=due, owner="Lowri", source=minutes, people=nobody)
    swim = action("Seren to have swimming lessons", due=due, source=minutes, people=nobody)

    assert [0] == [
        each.action for each in followed(plan, minuted, swim) if each.standing is ActionStanding.LISTED_AGAIN
    ]


def test_whom_an_action_is_for_is_no_part_of_a_services_name() -> None:
    minutes = replace(SOURCE, document="minutes.docx")
    plan = action("Advocate for Ms Pennant", due=when("2022-06-30"))
    minuted = action("Advocate who understands learning disability", due=when("2022-06-30"), source=minutes)
    before = event("a", "2021-11-07", Kind.CASE_NOTE)
    meeting = event("b", "2022-03-30", Kind.INITIAL_CONFERENCE)
    record = meeting.key.partition("#")[0]
    told = replace(
        before, key=f"{record}#mention-2021", accounts=(replace(before.accounts[0], key=f"{record}#mention-2021"),)
    )
    (found,) = followed(plan, replace(minuted, account=record), entries=(told, meeting))

    assert (ActionStanding.LISTED_AGAIN, (meeting.key,)) == (found.standing, found.shown_by)


def test_a_meeting_that_its_own_words_call_off_is_nothing_to_be_done() -> None:
    cancelled = action("Core group. Cancelled - worker sick.", due=when("2022-05-30"))
    owed = action("Visit again on 3 May. Not done: on leave.", due=when("2022-05-03"))
    standing = {each.action: each.standing for each in followed(cancelled, owed)}

    assert standing[0] is ActionStanding.NOT_HELD
    assert standing.get(1) is not ActionStanding.NOT_HELD
    assert not replace(cancelled, standing=ActionStanding.NOT_HELD).is_outstanding


def test_what_the_owner_began_under_the_actions_name_may_answer_it() -> None:
    support = action(
        "Emotional support 1:1", owner="School", due=when("2022-09-30"), source=replace(SOURCE, document="minutes.docx")
    )
    other = {"agency": "Ysgol Gynradd School", "title": "Support"}
    began = event("a", "2022-10-06", Kind.EDUCATION_CONTACT, fact="Started the Nest, Thursdays 1.30.", **other)
    talk = event("b", "2022-10-01", Kind.EDUCATION_CONTACT, fact="Talked at dinner.", **other)
    case = followed_among_notes(support, talk, began)

    assert [(ActionStanding.SPOKEN_OF, (key("a"),))] == [(each.standing, each.shown_by) for each in case]
