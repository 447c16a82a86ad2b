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


@pytest.mark.parametrize(
    "words", ["Outcome of the s42 enquiry asked for; not on file.", "S42 outcome: manager to look for it."]
)
def test_an_outcome_that_is_looked_for_ends_nothing(words: str) -> None:
    (found,) = periods(note(1, "2021-03-02", "S42 enquiry opened."), note(2, "2021-04-02", words))

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


def test_an_order_has_the_day_to_which_its_words_set_it() -> None:
    (found,) = periods(note(1, "2021-02-01", "Supervision order made at court, to 31.01.2022."), sort="order")

    assert found.until is not None
    assert str(found.until.earliest) == "2022-01-31"


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


# ---- one enquiry and another -----------------------------------------------------------------------------------------


def test_a_plan_that_is_made_ends_the_section_47_enquiry_that_led_to_it() -> None:
    found = periods(
        note(1, "2021-02-01", "S47 enquiry started, joint."),
        note(2, "2021-02-25", "ICPC. Made subject of a child protection plan, neglect.", Kind.INITIAL_CONFERENCE),
        note(3, "2021-07-19", "S47. Joint. See her at nursery."),
        note(4, "2021-07-23", "S47 concerns substantiated."),
    )

    assert [(days(each.begun), days(each.ended)) for each in found] == [
        (["2021-02-01"], ["2021-02-25"]),
        (["2021-07-19"], ["2021-07-23"]),
    ]


def test_a_plan_says_less_of_an_end_than_the_outcome_does_and_ends_no_adult_enquiry() -> None:
    plan = note(3, "2021-02-25", "Made subject of a child protection plan, neglect.", Kind.INITIAL_CONFERENCE)
    (child,) = periods(
        note(1, "2021-02-01", "S47 enquiry started."),
        plan,
        note(4, "2021-03-01", "S47 enquiry outcome: substantiated."),
    )
    (adult,) = periods(note(1, "2021-02-01", "S42 enquiry opened."), plan)

    assert days(child.ended) == ["2021-03-01"]
    assert adult.ended == ()


def test_an_outcome_long_after_an_opening_is_of_the_strategy_discussion_nearer_to_it() -> None:
    opened = note(1, "2021-02-01", "S47 enquiry started.")
    met = note(2, "2021-08-02", "Police and school spoke.", Kind.STRATEGY_DISCUSSION)
    outcome = note(3, "2021-08-12", "S47 enquiry outcome: not substantiated.")

    assert [(days(each.begun), days(each.ended)) for each in periods(opened, met, outcome)] == [
        (["2021-02-01"], []),
        ([], ["2021-08-12"]),
    ]
    assert [(days(each.begun), days(each.ended)) for each in periods(opened, outcome)] == [
        (["2021-02-01"], ["2021-08-12"])
    ]


def test_an_end_in_an_entry_that_is_not_for_everyone_has_its_day_and_no_word() -> None:
    opened = note(1, "2021-03-04", "S126 enquiry opened for neglect.")
    words_of_end = "S126 outcome: neglect, told in confidence and not to be shared with her brother."
    ended = note(2, "2021-03-25", words_of_end, restriction=Restriction.RESTRICTED)
    (found,) = periods(opened, ended)

    assert (days(found.ended), words(found.ended)) == (["2021-03-25"], [""])
    assert periods(ended) == []


def test_what_stands_behind_a_colon_denies_nothing() -> None:
    plan = note(1, "2021-02-01", "Protection plan agreed: the lodger not to hold the card.", Kind.ADULT_CONFERENCE)

    assert periods(plan, sort="adult_plan", people=(GROWN,))


@pytest.mark.parametrize("words", ["Decision: plan discontinued, child in need plan agreed.", "Plan ceased today."])
def test_a_plan_that_a_review_discontinues_has_ended(words: str) -> None:
    (found,) = periods(
        note(1, "2021-02-01", "Initial CPC. Made subject of a child protection plan.", Kind.INITIAL_CONFERENCE),
        note(2, "2021-09-01", f"Review CPC. {words}", Kind.REVIEW_CONFERENCE),
        sort="protection_plan",
    )

    assert days(found.ended) == ["2021-09-01"]


def test_who_is_looked_after_since_a_day_came_into_care_on_it() -> None:
    (found,) = periods(note(1, "2021-06-03", "Looked after under section 76 since 20/05/2021."), sort="looked_after")

    assert (found.section, days(found.begun)) == ("76", ["2021-05-20"])


# ---- bail ------------------------------------------------------------------------------------------------------------


def bail(*events: Event) -> list[tuple[list[str], list[str]]]:
    return [(days(each.begun), days(each.ended)) for each in periods(*events, sort="bail")]


def test_what_has_gone_on_since_a_time_sets_no_bail_in_that_time() -> None:
    since = replace(when("2020-05"), edtf="2020-05/..", latest=None)

    def of_then(words: str) -> Event:
        told = note(1, "2021-03-02", words)
        return replace(told, when=since, accounts=(replace(told.accounts[0], when=since),))

    calls, told = of_then("Six calls since May 2020; uncle on bail."), of_then("Uncle on bail since May 2020.")
    (found,) = periods(told, sort="bail")

    assert bail(calls) == []
    assert found.begun[0].when.edtf == "2020-05"


@pytest.mark.parametrize("end", ["Police NFA. Bail off.", "Bail conditions gone as of today.", "His bail is over."])
def test_bail_that_is_off_or_gone_has_ended(end: str) -> None:
    assert bail(note(1, "2021-03-02", "Bailed, not to come to the flat."), note(2, "2021-05-04", end)) == [
        (["2021-03-02"], ["2021-05-04"])
    ]


def test_bail_of_another_year_or_to_a_court_is_another() -> None:
    first = note(1, "2019-05-20", "Bailed to his sister's, not to come to the flat.")
    second = note(2, "2021-03-02", "Arrested, interviewed, bailed - no contact with Mum.")
    charged = note(3, "2021-09-20", "Charged, bailed Northbridge Mags 20/10/2021.")
    found = periods(first, second, note(4, "2021-05-04", "Bail off."), charged, sort="bail")

    assert [(days(each.begun), days(each.ended)) for each in found] == [
        (["2021-03-02"], ["2021-05-04"]),
        (["2021-09-20"], []),
    ], "of 2019 no end is read and nobody has spoken of it for a year"
    assert str(found[-1].until.earliest if found[-1].until else "") == "2021-10-20"


def test_a_day_that_is_only_a_range_has_a_period_still() -> None:
    told = note(1, "2021-03-02", "S47 enquiry started.")
    vague = replace(told.when, edtf=None, precision=Precision.RANGE)

    assert len(periods(replace(told, when=vague, accounts=(replace(told.accounts[0], when=vague),)))) == 1


def test_bail_is_set_on_the_day_of_the_account_that_tells_it() -> None:
    arrest = note(1, "2021-03-01", "Arrested at the flat.")
    (told,) = note(2, "2021-03-03", "Interviewed, bailed - no contact with Mum.").accounts

    assert bail(replace(arrest, accounts=(*arrest.accounts, told))) == [(["2021-03-03"], [])]


def test_bail_is_set_and_ends_on_the_days_that_its_words_give() -> None:
    told = note(1, "2021-03-01", "Found at the flat. PROBERT bailed 03/03, not to enter Heol Las.")
    end = note(2, "2021-05-09", "DS Moore 9.5: bail cancelled 4 May, no charge.")

    assert bail(told, end) == [(["2021-03-03"], ["2021-05-04"])]


def test_bail_that_ended_is_told_by_its_earliest_day_and_a_look_back_ends_no_later_one() -> None:
    first = note(1, "2021-03-01", "Bailed, not to come to the flat.")
    ends = (note(2, "2021-04-04", "Bail off."), note(3, "2021-04-05", "Bail conditions lifted."))
    again = note(4, "2021-08-10", "Bailed to 09/11/2021, not to enter Heol Las.")
    chair = note(5, "2021-08-21", "Chair: bail ended 04/04/21, and he was back by May.")

    assert bail(first, *ends, again, chair) == [(["2021-03-01"], ["2021-04-04"]), (["2021-08-10"], [])]


def test_a_final_order_ends_the_interim_order_before_it_and_the_proceedings() -> None:
    issued = note(1, "2021-02-01", "Care proceedings issued today.")
    interim = note(2, "2021-02-08", "Interim care order made today.")
    final = note(3, "2021-09-06", "Final hearing. Supervision order made today to 05.09.2022.")

    orders = [(days(each.begun), days(each.ended)) for each in periods(issued, interim, final, sort="order")]

    assert orders == [(["2021-02-08"], ["2021-09-06"]), (["2021-09-06"], [])]
    assert [days(each.ended) for each in periods(issued, interim, final, sort="proceedings")] == [["2021-09-06"]]
    assert [days(each.ended) for each in periods(issued, interim, sort="proceedings")] == [[]]


@pytest.mark.parametrize(
    ("order", "ended"),
    [
        ("Special guardianship order made to Nan (her partner not on the order).", [["2021-09-06"]]),
        ("SGO made today.", [["2021-09-06"]]),
        ("Interim care order made today.", [[]]),
        ("Non-molestation order made today.", [[]]),
        ("No special guardianship order made.", [[]]),
    ],
)
def test_time_in_care_ends_with_an_order_by_which_a_child_lives_with_a_guardian(
    order: str, ended: list[list[str]]
) -> None:
    care = note(1, "2021-02-01", "Mum signed s20 at the office.")

    found = periods(care, note(2, "2021-09-06", order), sort="looked_after")

    assert [days(each.ended) for each in found] == ended
    assert [each.section for each in found] == ["" if "care order" in order else "20"]


def test_the_end_of_an_interim_order_ends_no_order_that_was_made_in_its_place() -> None:
    interim = note(1, "2021-02-08", "Interim care order made today.")
    final = note(2, "2021-09-06", "Special guardianship order made to Nan. ICO discharged.")

    orders = [(days(each.begun), days(each.ended)) for each in periods(interim, final, sort="order")]

    assert orders == [(["2021-02-08"], ["2021-09-06"]), (["2021-09-06"], [])]


def test_what_is_made_today_is_of_the_day_of_the_note_and_of_no_other_day_in_it() -> None:
    words = "Proceedings issued 1 February, interim care order made today."
    whole = note(1, "2021-02-08", words)
    (account,) = note(2, "2021-02-01", words).accounts
    other = replace(account, key=f"{account.key}#mention-2021-02-01")
    told = replace(note(2, "2021-02-01", words), accounts=(other,))

    assert [days(each.begun) for each in periods(whole, told, sort="order")] == [["2021-02-08"]]
    assert [days(each.begun) for each in periods(whole, told, sort="proceedings")] == [["2021-02-01"]]


def test_a_determination_is_told_with_its_day_and_does_not_say_that_the_enquiry_is_over() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "S126 enquiry opened."),
        note(2, "2021-03-12", "S126 determination 12/03/2021: adult at risk."),
    )

    assert (days(found.goes_on), days(found.ended)) == (["2021-03-12"], [])


GROWN = Person(id="c1", name="Elin Prosser", kind=PersonKind.ADULT, source=SOURCE)


def test_enquiries_that_a_team_numbers_and_writes_short_have_each_its_own_end() -> None:
    first, second = periods(
        note(1, "2021-02-01", "Bank rang. S42 enquiry started today (enq. 1)."),
        note(2, "2021-02-20", "Enq 1 closed. No action under safeguarding, a gift."),
        note(3, "2021-05-22", "S42 enq no 2 opened, financial."),
        note(4, "2021-06-13", "Enq 2 determination: adult at risk, financial."),
    )

    assert (days(first.begun), days(first.ended)) == (["2021-02-01"], ["2021-02-20"])
    assert words(first.begun) == ["S42 enquiry started today (enq. 1)"]
    assert (days(second.begun), days(second.goes_on)) == (["2021-05-22"], ["2021-06-13"])


def test_an_adult_protection_plan_runs_from_its_conference_to_the_review_that_ended_it() -> None:
    told = (
        note(1, "2021-02-01", "Adult protection plan from today, neglect.", Kind.ADULT_CONFERENCE),
        note(2, "2021-06-01", "Review. Weight up. Plan ENDED today. Chair thanked all."),
    )
    (found,) = periods(*told, sort="adult_plan", people=(GROWN,))

    assert (days(found.begun), days(found.ended)) == (["2021-02-01"], ["2021-06-01"])
    assert periods(*told, sort="adult_plan") == []


def test_proceedings_run_from_the_day_on_which_they_were_issued_with_their_hearing() -> None:
    (found,) = periods(
        note(1, "2021-06-03", "The application (all three) was issued on 28 May 2021. First hearing 14 June, 10am."),
        sort="proceedings",
    )

    assert days(found.begun) == ["2021-05-28"]
    assert "First hearing 14 June, 10am" in words(found.begun)[0]


@pytest.mark.parametrize(
    "told",
    [
        "Proceedings not issued yet, legal doing it.",
        "Letter before proceedings issued.",
        "Agreed that proceedings be issued.",
        "Possession proceedings issued by the landlord.",
    ],
)
def test_what_is_not_yet_issued_or_is_of_another_court_is_no_proceedings(told: str) -> None:
    assert periods(note(1, "2021-06-03", told), sort="proceedings") == []


def test_the_month_of_may_doubts_no_beginning() -> None:
    (found,) = periods(
        note(1, "2021-05-12", "Made subject of child protection plan on 12 May 2021."), sort="protection_plan"
    )

    assert days(found.begun) == ["2021-05-12"]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("An interim care order was made today.", "Interim care order"),
        ("SGO made to Nan today.", "SGO"),
        ("The non-molestation order was granted today.", "Non-molestation order"),
        ("A supervision order was made today.", "Supervision order"),
    ],
)
def test_an_order_is_named_as_its_words_name_it(told: str, named: str) -> None:
    assert [each.section for each in periods(note(1, "2021-02-08", told), sort="order")] == [named]


# ---- what settles it -------------------------------------------------------------------------------------------------


def test_what_stands_in_brackets_takes_no_end_back() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "S42 enquiry opened: neglect."),
        note(2, "2021-04-20", "Enquiry concluded (six weeks late, awaiting the bank). Not substantiated."),
    )

    assert days(found.ended) == ["2021-04-20"]
    assert periods(note(1, "2021-04-20", "Enquiry to be concluded when the bank replies."))[:1] == []


def test_an_end_told_in_the_same_words_of_a_day_that_they_name_is_told_once() -> None:
    late = "Enquiry CONCLUDED (it was to be done by 21/04). Partly substantiated."
    (found,) = periods(
        note(1, "2021-04-12", "S42 enquiry opened."),
        note(2, "2021-05-02", late),
        note(3, "2021-04-21", "Enquiry CONCLUDED (it was to be done by 21/04)."),
    )

    assert days(found.ended) == ["2021-05-02"]


def test_a_row_that_is_called_by_the_enquiry_tells_its_end_in_the_next_words() -> None:
    (found,) = periods(
        note(1, "2021-03-02", "S42 enquiry opened."),
        note(2, "2021-03-20", "Closed. Partly substantiated, theft by a carer.", title="Section 42"),
    )

    assert days(found.ended) == ["2021-03-20"]


def test_an_enquiry_told_of_as_open_since_a_day_began_on_it() -> None:
    (found,) = periods(note(1, "2021-03-20", "Case passed to me. Section 47 open since strategy 12/03/2021."))

    assert days(found.begun) == ["2021-03-12"]


@pytest.mark.parametrize("words", ["Review conference - plan ENDED, all agreed.", "Dadgofrestrwyd Mali heddiw."])
def test_a_conference_ends_the_plan_that_it_was_held_on_and_a_later_decision_is_another_plan(words: str) -> None:
    first, second = periods(
        note(1, "2019-03-02", "ICPC. Made subject of a CP plan, neglect.", Kind.INITIAL_CONFERENCE),
        note(2, "2019-09-10", words, Kind.REVIEW_CONFERENCE),
        note(3, "2021-02-01", "ICPC. Made subject of a CP plan, emotional abuse.", Kind.INITIAL_CONFERENCE),
        sort="protection_plan",
    )

    assert (days(first.begun), days(first.ended)) == (["2019-03-02"], ["2019-09-10"])
    assert (days(second.begun), days(second.ended)) == (["2021-02-01"], [])


def test_plans_that_minutes_list_by_their_days_are_periods_with_these_days() -> None:
    first, second = periods(
        note(
            1,
            "2021-06-04",
            "Previous plans. First plan: 2 March 2019 (unborn) until 10 September 2019, neglect. Second plan: from 1 February 2021.",
            Kind.REVIEW_CONFERENCE,
        ),
        sort="protection_plan",
    )

    assert (days(first.begun), days(first.ended)) == (["2019-03-02"], ["2019-09-10"])
    assert (days(second.begun), days(second.ended)) == (["2021-02-01"], [])


def test_plans_that_are_listed_by_months_have_no_day_and_are_no_periods_of_their_own() -> None:
    words = "First plan March 2019 to September 2019, neglect."

    assert periods(note(1, "2021-06-04", words, Kind.REVIEW_CONFERENCE), sort="protection_plan") == []


@pytest.mark.parametrize("name", ["Care and support protection plan", "Protection plan", "Individual protection plan"])
def test_an_adult_s_protection_plan_is_known_by_each_of_its_names(name: str) -> None:
    (found,) = periods(
        note(1, "2021-02-01", f"{name} from today: neglect.", Kind.ADULT_CONFERENCE),
        note(2, "2021-06-01", "Plan ENDED 01/06/2021. Reason: she has moved.", Kind.REVIEW_CONFERENCE),
        sort="adult_plan",
        people=(GROWN,),
    )

    assert (days(found.begun), days(found.ended)) == (["2021-02-01"], ["2021-06-01"])


# ---- bail ------------------------------------------------------------------------------------------------------------


def test_bail_has_the_day_to_which_a_later_message_says_that_it_runs() -> None:
    (found,) = periods(
        note(1, "2021-09-01", "Uncle bailed, not to come near the house."),
        note(2, "2021-11-20", "Reminder: his bail ends 30/11 and nobody has a plan."),
        sort="bail",
    )

    assert found.until is not None
    assert str(found.until.earliest) == "2021-11-30"


def test_that_bail_had_gone_on_a_day_ends_it_on_that_day() -> None:
    (found,) = periods(
        note(1, "2021-06-01", "Uncle bailed, not to come near the house."),
        note(2, "2021-09-10", "No charge. Bail conditions had gone on 25 August."),
        sort="bail",
    )

    assert days(found.ended) == ["2021-08-25"]


def test_bail_is_not_set_by_words_that_give_no_day_but_its_last() -> None:
    assert periods(note(1, "2021-05-25", "Police: arrest, bail to 25 May."), sort="bail") == []


def test_of_an_entry_about_a_parent_alone_bail_takes_the_last_day_and_no_word() -> None:
    kept = note(2, "2021-09-02", "Bail to 30/11/2021. Not to contact his own sister.")
    (found,) = periods(note(1, "2021-09-01", "Dad arrested, bailed."), sort="bail", of_kin=(kept,))

    assert found.until is not None
    assert str(found.until.earliest) == "2021-11-30"
    assert words((*found.begun, *found.goes_on)) == ["Dad arrested, bailed"]


@pytest.mark.parametrize(("born", "expected"), [("1961-11-14", []), ("2004-11-14", ["2021-03-02"]), (None, [])])
def test_no_grown_up_is_looked_after_whoever_looks_after_them(born: str | None, expected: list[str]) -> None:
    grown = replace(LITTLE, kind=PersonKind.ADULT, born=when(born) if born else None)
    told = note(1, "2021-03-02", "Became looked after today, s20 signed.", kind=Kind.BECAME_LOOKED_AFTER)

    found = periods(told, sort="looked_after", people=(grown,))

    assert [day for each in found for day in days(each.begun)] == expected
