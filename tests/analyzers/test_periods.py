"""Enquiries, plans, time in care, orders and bail as periods, each told in the words that begin and end it."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, when
from notes_alone import LITTLE, NOTES, note

from analyzers.periods import analyse
from chronology.model import Event, Kind, Period, Person, PersonKind, Precision, Restriction, Told
from chronology.practice import load_practice

SISTER = Person(id="c2", name="Nest Prosser", kind=PersonKind.CHILD, source=SOURCE)


def periods(*events: Event, sort: str = "enquiry", **values: object) -> list[Period]:
    case = chronology(*events, **{"documents": (NOTES,), "people": (LITTLE,), "as_at": "2021-12-01", **values})
    found = analyse(case, load_practice("england"))
    return [each for each in found if isinstance(each, Period) and each.sort == sort]


def days(told: tuple[Told, ...]) -> list[str]:
    return [str(each.when.earliest) for each in told]


def words(told: tuple[Told, ...]) -> list[str]:
    return [each.words for each in told]


def test_an_opening_and_its_end_are_one_line_in_the_words_of_the_record() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "Met with police. Section 47 enquiry started jointly. Worker to visit."),
        note(2, "2021-03-20", "S47 enquiry concluded: not substantiated, support offered."),
    )

    assert found.section == "47"
    assert words(found.begun) == ["Section 47 enquiry started jointly"]
    assert words(found.ended) == ["S47 enquiry concluded: not substantiated, support offered"]


def test_the_sentence_behind_an_opening_stands_with_it_where_it_has_the_category() -> None:
    (found,) = periods(note(1, "2021-03-02", "s42 enquiry opened today. Financial abuse. Bank to be rung."))

    assert words(found.begun) == ["s42 enquiry opened today. Financial abuse"]


@pytest.mark.parametrize(
    "told",
    [
        "No s47 enquiry opened.",
        "Is a section 42 enquiry to be opened?",
        "Mum asks whether the s47 enquiry was started.",
        "Previous s42 enquiry opened in spring.",
        "Arrested for s47 assault, interview started.",
    ],
)
def test_what_is_denied_asked_or_of_before_begins_nothing(told: str) -> None:
    assert periods(note(1, "2021-03-02", told)) == []


def test_an_enquiry_that_is_not_yet_finished_has_not_ended() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "S42 enquiry opened."),
        note(2, "2021-04-02", "S42 enquiry not completed, report awaited."),
    )

    assert found.ended == ()


def test_a_new_opening_behind_an_end_is_another_line() -> None:
    found = periods(
        note(1, "2021-01-04", "S42 enquiry opened."),
        note(2, "2021-02-04", "S42 enquiry closed, inconclusive."),
        note(3, "2021-09-01", "S42 enquiry opened."),
    )

    assert [(days(each.begun), days(each.ended)) for each in found] == [
        (["2021-01-04"], ["2021-02-04"]),
        (["2021-09-01"], []),
    ]


def test_two_sources_that_differ_on_how_it_came_out_both_stand() -> None:
    (found,) = periods(
        note(1, "2020-03-02", "S42 enquiry opened."),
        note(2, "2020-05-02", "S42 enquiry closed. Substantiated."),
        note(3, "2021-09-02", "2020 enquiry: outcome inconclusive, by the chair."),
    )

    assert words(found.ended) == [
        "S42 enquiry closed. Substantiated",
        "2020 enquiry: outcome inconclusive, by the chair",
    ]


def test_an_outcome_that_gives_its_own_day_begins_the_enquiry_on_that_day() -> None:
    raised = event(
        "r",
        "2021-06-01",
        Kind.SAFEGUARDING_CONCERN,
        fact="Rent money gone.",
        outcome="04/06/2021 s42 enquiry - financial",
    )
    (found,) = periods(raised)

    assert days(found.begun) == ["2021-06-04"]


def test_what_is_told_of_another_child_alone_is_no_period_of_this_one() -> None:
    told = "Nest made subject of a child protection plan, category Neglect."
    both = "Mali and Nest made subject of a child protection plan, category Neglect."
    people = (LITTLE, SISTER)

    assert periods(note(1, "2021-03-02", told), sort="protection_plan", people=people) == []
    assert len(periods(note(1, "2021-03-02", both), sort="protection_plan", people=people)) == 1


def test_a_review_that_goes_on_belongs_to_the_plan_and_is_no_second_one() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "ICPC. Made subject of a child protection plan, neglect.", Kind.INITIAL_CONFERENCE),
        note(2, "2021-06-02", "RCPC. Plan continues.", Kind.REVIEW_CONFERENCE),
        note(3, "2021-11-02", "RCPC. Plan ended, step down to CIN.", Kind.REVIEW_CONFERENCE),
        sort="protection_plan",
    )

    assert (days(found.begun), days(found.goes_on)) == (["2021-03-02"], ["2021-06-02"])


def test_a_sentence_that_gives_both_days_tells_a_beginning_and_an_end() -> None:
    span = replace(when("2015"), earliest=when("2015-02-03").earliest, latest=when("2016-04-05").latest)
    told = note(1, "2021-03-02", "Mali was on the register from 3 February 2015 to 5 April 2016, category neglect.")
    (found,) = periods(replace(told, when=replace(span, precision=Precision.RANGE)), sort="protection_plan")

    assert (days(found.begun), days(found.ended)) == (["2015-02-03"], ["2016-04-05"])


def test_two_days_that_are_told_of_one_end_both_stand() -> None:
    (found,) = periods(
        note(1, "2021-02-01", "Mrs Prosser signed section 20 today."),
        note(2, "2021-08-02", "S.20 ended today, home to Mum."),
        note(3, "2021-08-11", "LAC episode closed on the system. S.20 ended 09/08/2021."),
        sort="looked_after",
    )

    assert days(found.ended) == ["2021-08-02", "2021-08-09"]


def test_an_order_only_thought_of_is_none() -> None:
    assert periods(note(1, "2021-02-01", "Spoke of a non-molestation order being made."), sort="order") == []
    assert len(periods(note(1, "2021-02-01", "Non-molestation order granted at court."), sort="order")) == 1


def test_bail_has_the_day_to_which_it_was_set() -> None:
    (found,) = periods(
        note(1, "2021-02-01", "Police: Gerwyn bailed to 20/04/2021, not to enter Heol Las."), sort="bail"
    )

    assert found.until is not None
    assert str(found.until.earliest) == "2021-04-20"


def test_an_opening_in_an_entry_that_is_not_for_everyone_is_a_period_still() -> None:
    kept = note(1, "2021-03-02", "S42 enquiry opened. A caller gave her name.", restriction=Restriction.RESTRICTED)
    secret = "S42 enquiry opened. Do not let her know that I have told you this."

    assert len(periods(kept)) == 1
    assert periods(note(1, "2021-03-02", secret, restriction=Restriction.RESTRICTED)) == []


def test_the_cell_that_says_what_sort_of_entry_it_is_is_no_word_of_the_opening() -> None:
    (found,) = periods(note(1, "2021-03-02", "Safeguarding | s42 enquiry opened: neglect."))

    assert words(found.begun) == ["s42 enquiry opened: neglect"]


def test_a_life_without_any_of_it_has_no_period() -> None:
    assert periods(note(1, "2021-03-02", "Visit. All well."), people=(CHILD,)) == []


def test_an_order_made_months_after_another_is_another() -> None:
    found = periods(
        note(1, "2021-02-01", "Interim supervision order made at court."),
        note(2, "2021-02-20", "Interim supervision order made again."),
        note(3, "2021-09-01", "Final hearing. Supervision order to the council for 12 months."),
        sort="order",
    )

    assert [days(each.begun)[0] for each in found] == ["2021-02-01", "2021-09-01"]
