"""An action beside which later words say that it was done is no outstanding one; what they say is for the reader to judge."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology

from analyzers.follow_up.called_off import was_called_off
from analyzers.follow_up.seeming import seems_done
from analyzers.follow_up.terms import Terms
from chronology.model import Action, Answer
from exports.pdf.actions import may_be_done, outstanding
from exports.pdf.case import Case


def seems(text: str, *words: str) -> bool:
    return seems_done(Action(text=text, source=SOURCE), words, Terms({}, (text, *words), ()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Commode for the bedroom", ["Stores: commode dropped off and delivered to the door"]),
        ("Freeze the account", ["Bank rang, account frozen? No: account stopped on Friday"]),
        ("Chase the nursery log", ["Nursery log received this morning"]),
        ("Independent advocate", ["Mrs Orrell to act, met him with the advocate"]),
        ("Find the uncle", ["Uncle found through the old school"]),
        ("Refer to speech therapy", ["SALT referral sent", "Chased SALT, no appointment date yet"]),
        ("Taxi to school", ["Driver picked her up, on time, no more lifts from Nan"]),
        ("Repair the stair gate", ["Asked again for the gate", "Stair gate repaired by the landlord"]),
        ("Capacity assessment: where to live", ["Could not retain it, LACKS capacity to decide where to live"]),
        ("Order against the neighbour", ["Order granted at court until June"]),
        ("LBP to go by Friday", ["Letter before proceedings handed to dad, delivered in person"]),
        ("Core assessment of aunt", ["Cynhaliwyd yr asesiad ddydd Llun"]),
    ],
)
def test_words_of_doing_beside_an_action_say_that_it_may_be_done(text, words):
    assert seems(text, *words)


def test_a_meeting_that_was_put_off_is_not_waited_for_as_if_nobody_had_read_of_it():
    assert was_called_off(Action(text="Review conf due today put off, flood", source=SOURCE))
    assert not was_called_off(Action(text="Home visit put off", source=SOURCE))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Commode for the bedroom", ["Commode not delivered, stores rang"]),
        ("Hearing test", ["No hearing test ever ordered"]),
        ("Hearing test", ["Hearing test done in March", "Hearing test needed again, the first was not valid"]),
        ("Refer to young carers", ["Referral found in the drawer, never sent"]),
        ("Parenting course", ["She asked to be put on the parenting course"]),
        ("See Ida alone at every visit", ["Ida seen alone in her room"]),
        ("Deep clean", ["Deep clean booked for Monday"]),
        ("Capacity assessment: contact", ["Capacity about contact still not assessed"]),
        ("Family meeting", []),
        ("Family meeting", ["Family meeting cancelled, aunt ill"]),
        ("Bus pass", ["Has anyone sent the form for the bus pass"]),
        ("Headset contact blocked", ["Says he msgs her on headset again"]),
    ],
)
def test_words_that_deny_it_ask_for_it_or_look_ahead_leave_it_undone(text, words):
    assert not seems(text, *words)


def test_a_form_that_is_awaited_was_not_sent() -> None:
    assert not seems("Send the form", "Council form awaited")
    assert seems("Send the form", "Form sent on Monday, reply awaited")


def test_an_action_that_may_be_done_stands_under_a_head_of_its_own():
    told = Action(text="Commode", answers=(Answer(event="e", words="Commode came"),), seems_done=True, source=SOURCE)
    case = Case(chronology(actions=(told, replace(told, text="Rail", seems_done=False))))

    assert (["Rail"], ["Commode"]) == ([a.text for a in outstanding(case)], [a.text for a in may_be_done(case)])
