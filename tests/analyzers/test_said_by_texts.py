"""What the first page says of steps that texts alone tell: in their words, with their day, and nothing where they do not say it."""

import pytest
from casebuilding import event
from notes_alone import note, said, starting

from chronology.model import Cover, Kind, Restriction, Theme

# ---- the worker ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Case allocated to Dilys Hale from Monday.",
        "Case reallocated from G Penry to B Achebe (agency).",
        "Case transfers to Safeguarding Team 2, Rhodri Penn, on 1 February.",
        "Dilys has had it since 27 November and visits are back on track.",
        "Case goes to duty from Monday.",
        "No permanent worker to allocate.",
        "Unallocated at present.",
        "New social worker is Dilys Hale.",
        "I have been allocated social worker as of today.",
        "Transferred to the Long Term Team, Owain Pugh.",
        "Case is held on duty until a worker starts.",
        "B Achebe has taken over from G Penry.",
    ],
)
def test_who_has_the_case_is_told_in_the_last_words_that_say_it(words: str) -> None:
    earlier = note(1, "2021-01-04", "Case allocated to Gwen Penry.")
    told = starting("Allocated worker", said(Theme.STATUS, earlier, note(2, "2021-10-01", words)))

    assert [f"Allocated worker, as last told: “{words.rstrip('.')}”, 1 October 2021."] == told


@pytest.mark.parametrize(
    "words",
    [
        "Asked whether the case could be allocated to somebody.",
        "Family support worker allocated to mum.",
        "If unallocated by Friday the manager will visit.",
        "Advocate allocated to Mali.",
        "Visit to the home, all well.",
        "Youth worker has had it since June.",
    ],
)
def test_words_of_another_worker_or_of_what_may_be_tell_of_no_allocation(words: str) -> None:
    assert [] == starting("Allocated worker", said(Theme.STATUS, note(1, "2021-10-01", words)))


def test_a_system_s_own_record_of_allocations_is_told_before_any_words() -> None:
    recorded = event("w", "2021-03-01", Kind.WORKER_ALLOCATED, title="Worker allocated: SW120958")
    told = starting("Allocated worker", said(Theme.STATUS, recorded, note(1, "2021-10-01", "Case goes to duty.")))

    assert ["Allocated worker: SW120958, since 1 March 2021."] == told


def test_a_worker_known_by_a_number_is_named_where_the_front_sheet_has_it() -> None:
    recorded = event("w", "2021-03-01", Kind.WORKER_ALLOCATED, title="Worker allocated: SW120958")
    cover = Cover(author="Owain Sedley", registration="SW120958")

    assert ["Allocated worker: Owain Sedley (SW120958), since 1 March 2021."] == starting(
        "Allocated worker", said(Theme.STATUS, recorded, cover=cover)
    )


# ---- the plan, referrals ---------------------------------------------------------------------------------------------


def test_a_plan_of_texts_is_told_by_what_the_first_and_the_last_conference_said() -> None:
    first = note(
        1,
        "2021-01-27",
        "Initial conference held. Mali made subject of a CP plan, category neglect.",
        Kind.INITIAL_CONFERENCE,
        title="Initial conference",
    )
    last = note(
        2,
        "2021-10-10",
        "Review conference held. Unanimous that Mali remain subject to child protection plans.",
        Kind.REVIEW_CONFERENCE,
        title="Review conference",
    )
    (told,) = starting("Child protection plan", said(Theme.STATUS, first, last))

    assert told == (
        "Child protection plan begun 27 January 2021: “Mali made subject of a CP plan, category neglect”. "
        "Last told of on 10 October 2021: “Unanimous that Mali remain subject to child protection plans”."
    )


def test_that_some_plan_was_drawn_up_says_nothing_of_what_runs() -> None:
    plan = note(1, "2021-02-09", "First core group held. Plan drawn up.", Kind.PLAN_STARTED, title="Plan made")
    closed = note(2, "2021-09-27", "The allegation was closed with no charge.", Kind.CASE_CLOSED)

    assert not [text for text in said(Theme.STATUS, plan, closed) if "Plan" in text]


def test_referrals_of_texts_are_told_and_not_counted_nor_said_to_have_no_outcome() -> None:
    referred = note(
        1, "2021-01-08", "Referral received from police about bruises.", Kind.REFERRAL, title="REFERRAL - EDT"
    )
    withheld = note(
        2,
        "2021-05-08",
        "Referral received from a neighbour.",
        Kind.REFERRAL,
        title="Referral",
        restriction=Restriction.THIRD_PARTY,
    )
    told = starting("Some of the referrals", said(Theme.STATUS, referred, withheld))

    assert ["Some of the referrals that the record tells of: “REFERRAL - EDT”, 8 January 2021."] == told
    assert not [text for text in said(Theme.WHY_NOW, referred, withheld) if "may not go to everyone" in text]


def test_of_a_system_s_records_referrals_are_counted() -> None:
    recorded = event("r", "2021-01-08", Kind.REFERRAL, title="Referral from police")

    assert ["One referral on record: “Referral from police”, 8 January 2021: no outcome recorded with it."] == [
        text for text in said(Theme.STATUS, recorded) if "referral" in text
    ]


# ---- what was not held -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Review conference today did not go ahead.",
        "Core group today cancelled – no chair.",
        "Core group 28/06 cancelled for handover.",
        "I accept there was no statutory visit to Mali between 17 October and 30 November.",
        "C&F assessment: started 5.2.24, not finished.",
        "Review is overdue by three weeks.",
        "The review was due on the 30th, so we will be out of time.",
        "CP visit was not done this week.",
        "Supervision has not taken place since May.",
        "Legal planning meeting not booked.",
        "RCPC postponed, chair off sick.",
        "No visit recorded in that time.",
        "Duty visit planned for today CANCELLED - no staff.",
    ],
)
def test_a_step_that_was_not_held_is_told_in_the_words_that_say_so(words: str) -> None:
    happened = note(1, "2021-10-01", f"Update. {words}")
    # A meeting that is waited for is told with its age, among what is waited for.
    every = [*starting("Told as not held", said(Theme.STATUS, happened)), *said(Theme.TOGETHER, happened)]

    (told,) = [text for text in every if f"“{words.rstrip('.')}”" in text]
    assert "1 October 2021" in told


@pytest.mark.parametrize(
    "words",
    [
        "Dentist appointment cancelled.",
        "Mum cancelled the visit, poorly.",
        "If the review is not held by Friday we ring.",
        "Review conference held, all came.",
        "Gas visit cancelled.",
        "Swimming cancelled.",
        "Was the core group not held?",
        "Booster overdue.",
        "Nursery late today.",
        "Visit, all seen.",
    ],
)
def test_what_families_cancel_and_what_may_yet_be_is_no_step_that_was_missed(words: str) -> None:
    assert [] == starting("Told as not held", said(Theme.STATUS, note(1, "2021-10-01", words)))


def test_of_one_day_and_of_more_than_a_year_ago_it_is_not_told_again() -> None:
    notes = [
        note(1, "2020-06-01", "Core group cancelled."),
        note(2, "2021-10-01", "Core group cancelled today."),
        note(3, "2021-10-01", "Review conference did not go ahead."),
    ]
    (told,) = starting("Told as not held", said(Theme.STATUS, *notes))

    assert 1 == told.count("2021")
    assert "2020" not in told


# ---- what followed, what protects ------------------------------------------------------------------------------------


def test_what_followed_is_told_of_a_record_s_plan_and_not_of_one_that_words_alone_end() -> None:
    harm = event(
        "h", "2021-05-01", Kind.NEGLECT_OBSERVED, title="Neglect observed", fact="No food in the house at all."
    )
    recorded = event("p#ended", "2021-03-01", Kind.CIN_PLAN_ENDED, title="Child in need plan ended")
    words = note(1, "2021-03-01", "Child in need plan ended, all agreed.", Kind.CIN_PLAN_ENDED, title="Plan ended")

    assert starting("After", said(Theme.TOGETHER, recorded, harm))
    assert [] == starting("After", said(Theme.TOGETHER, words, harm))


def test_what_a_text_told_years_ago_protects_nobody_now() -> None:
    tablets = note(1, "2018-10-14", "Mother started counselling, going well.", Kind.MENTAL_HEALTH_TREATMENT)
    recorded = event("t", "2018-10-14", Kind.MENTAL_HEALTH_TREATMENT, title="Counselling", fact="Began counselling.")

    assert [] == starting("Earlier", said(Theme.PROTECTIVE, tablets))
    assert starting("Earlier", said(Theme.PROTECTIVE, recorded))


@pytest.mark.parametrize(
    "words", ["Kit transferred to other SN, file posted.", "Transferred to the clinic at Hafod (not this child)."]
)
def test_a_nurse_or_another_childs_clinic_to_whom_a_file_went_has_no_case(words: str) -> None:
    assert [] == starting("Allocated worker", said(Theme.STATUS, note(2, "2021-10-01", words)))


def test_that_nobody_had_the_case_a_season_ago_says_nothing_of_who_has_it_now() -> None:
    earlier = note(2, "2021-07-16", "Unallocated. No worker to ring.")

    assert [] == starting("Allocated worker", said(Theme.STATUS, earlier))
    assert starting("Allocated worker", said(Theme.STATUS, earlier, as_at="2021-09-01"))


def test_an_allocation_that_names_nobody_is_told_in_its_words() -> None:
    allocated = note(1, "2021-10-01", "Allocated Social Worker from the agency.", Kind.WORKER_ALLOCATED)

    assert starting("Allocated worker", said(Theme.STATUS, allocated)) == [
        "Allocated worker, as last told: “Allocated Social Worker from the agency”, 1 October 2021."
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Allocated D Hale.", "D Hale"),
        ("Reallocation - D Hale-Price (agency) from Monday.", "D Hale-Price"),
        ("Allocated to Dilys Hale.", "Dilys Hale"),
    ],
)
def test_whom_the_words_of_an_allocation_name_is_told(words: str, name: str) -> None:
    allocated = note(1, "2021-10-01", words, Kind.WORKER_ALLOCATED)

    assert [f"Allocated worker: {name}, since 1 October 2021."] == starting(
        "Allocated worker", said(Theme.STATUS, allocated)
    )


def test_the_heading_that_says_yes_to_alone_shows_the_person_seen_alone() -> None:
    visit = note(1, "2021-10-01", "Fridge full, slept nine hours.", Kind.VISIT, title="CP visit - alone YES")
    other = note(2, "2021-10-20", "Came down late.", Kind.VISIT, title="CP visit - alone NO")

    told = starting("Last seen", said(Theme.VOICE, visit, other))
    assert told == [
        (
            "Last seen, and alone, as far as is read: 1 October 2021 (CP visit - alone YES). "
            "The record says: “Fridge full, slept nine hours.”"
        )
    ]


def test_whom_a_restricted_record_saw_alone_is_not_told_as_the_person() -> None:
    mother = note(1, "2021-10-20", "Seen alone at clinic.", Kind.VISIT, restriction=Restriction.RESTRICTED)

    assert [] == starting("Last seen", said(Theme.VOICE, mother))
