"""An action without a completion names the later entries that share its words, and no others."""

from casebuilding import event, key
from services_cases import action

from chronology.model import Action, Event, Kind
from chronology.normalise import with_echoes

PLAN = event("p#started", "2022-03-16", Kind.CP_PLAN_STARTED, fact="Plan agreed. Trace Darren Colley.")
TRACED = event("t", "2022-05-17", Kind.TELEPHONE_CALL, fact="The worker traced Darren Colley through benefits checks.")
TRACE = action("Trace Darren Colley", "p", due="2022-04-30")


def echoes(told: Action, *events: Event) -> tuple[str, ...]:
    (found,) = with_echoes((told,), (PLAN, *events))
    return found.echoes


def test_a_later_entry_in_the_words_of_an_outstanding_action_is_named_with_it() -> None:
    assert (key("t"),) == echoes(TRACE, TRACED)


def test_what_agreed_an_action_and_what_was_told_before_it_are_no_echo_of_it() -> None:
    assert () == echoes(TRACE)
    assert () == echoes(TRACE, event("t", "2022-03-01", Kind.TELEPHONE_CALL, fact=TRACED.fact))


def test_an_action_that_was_done_needs_no_echo() -> None:
    assert () == echoes(action("Trace Darren Colley", "p", done="2022-05-18"), TRACED)


def test_an_action_of_everybodys_words_is_echoed_by_nothing() -> None:
    review = event("r", "2022-08-04", Kind.REVIEW_CONFERENCE, fact="Review held. Visits weekly.")

    assert () == echoes(action("Review", "p"), review)
    assert () == echoes(action("Six weekly visits", "p"), review)


def test_an_entry_that_shares_one_word_of_several_is_no_echo() -> None:
    assert () == echoes(TRACE, event("o", "2022-05-17", Kind.VISIT, fact="A trace of blood on the collar."))


def test_a_word_that_half_the_case_speaks_of_makes_no_echo() -> None:
    told = [event(f"v{n}", f"2022-06-{n:02}", Kind.VISIT, fact="Alcohol discussed.") for n in range(1, 9)]

    assert () == echoes(action("Alcohol counselling", "p"), *told)
