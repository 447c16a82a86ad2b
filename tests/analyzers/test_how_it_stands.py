"""How things stand is told from the latest entry that settles it: what ended is told as ended, and play is nobody's home."""

from dataclasses import replace

import pytest
from notes_alone import note, said, starting

from analyzers.told import is_told_of_somebody
from chronology.model import Cover, Event, Involvement, Kind, Restriction, Theme

VISIT = Kind.VISIT


def status(*events: Event) -> list[str]:
    return said(Theme.STATUS, *events)


# ---- bail ------------------------------------------------------------------------------------------------------------


def test_bail_that_nobody_ended_is_told_with_its_conditions() -> None:
    told = starting(
        "Bail", status(note(1, "2021-09-01", "Gerwyn arrested. Bailed to 30 November, not to enter Heol Las."))
    )

    assert told == [
        ("Bail begun 1 September 2021, set to run to 30 November 2021: “Bailed to 30 November, not to enter Heol Las”.")
    ]


def test_bail_made_longer_is_told_with_the_conditions_that_it_keeps() -> None:
    first = note(1, "2021-09-01", "Bailed, no contact with Mrs Prosser.")
    (told,) = starting("Bail", status(first, note(2, "2021-10-20", "Bail extended to 5 January, same terms.")))

    assert told.startswith("Bail begun 1 September 2021, set to run to 5 January 2022: “Bailed, no contact")
    assert told.endswith("Last told of on 20 October 2021: “Bail extended to 5 January, same terms”.")


def test_bail_that_ended_is_told_as_ended_whatever_somebody_says_later() -> None:
    events = (
        note(1, "2021-07-01", "Gerwyn bailed, not to go to the house."),
        note(2, "2021-08-12", "Police: bail cancelled, no charge."),
        note(3, "2021-09-03", "Mum said he is still on bail so he is not living there."),
    )

    assert starting("Bail", status(*events)) == ["Bail ended on 12 August 2021: “Police: bail cancelled, no charge”."]


@pytest.mark.parametrize(
    "words",
    ["Was he not on bail?", "No bail conditions.", "He texted to say bail has finished.", "Bail check asked for."],
)
def test_what_is_asked_or_only_said_of_bail_settles_nothing(words: str) -> None:
    assert starting("Bail", status(note(1, "2021-10-01", words))) == []


def test_bail_told_of_only_where_it_may_not_go_to_everyone_is_not_told() -> None:
    kept = note(1, "2021-10-01", "Bailed, not to enter Heol Las.", restriction=Restriction.RESTRICTED)

    assert starting("Bail", status(kept)) == []


# ---- enquiries -------------------------------------------------------------------------------------------------------


def test_an_enquiry_that_no_entry_ends_is_told_by_its_beginning_alone() -> None:
    told = status(note(1, "2021-11-02", "Strategy meeting: section 47 to start with police.", Kind.STRATEGY_DISCUSSION))

    assert starting("Section 47 enquiry", told) == [
        "Section 47 enquiry begun 2 November 2021: “Strategy meeting: section 47 to start with police”."
    ]


def test_an_enquiry_that_ended_is_told_by_its_end() -> None:
    opened = note(1, "2021-09-02", "Strategy meeting: section 47 to start.", Kind.STRATEGY_DISCUSSION)
    told = status(opened, note(2, "2021-09-20", "S47 concluded: not substantiated.", Kind.S47_COMPLETED))

    assert starting("Section 47 enquiry begun", told) == []
    assert starting("Section 47 enquiry ended", told) == [
        "Section 47 enquiry ended on 20 September 2021: “S47 concluded: not substantiated”."
    ]


def test_a_discussion_that_opens_none_is_no_enquiry() -> None:
    told = status(note(1, "2021-11-02", "Strategy discussion: no s47, single assessment.", Kind.STRATEGY_DISCUSSION))

    assert starting("Enquiry", told) == []


# ---- the plan --------------------------------------------------------------------------------------------------------


def test_a_plan_that_ended_begins_with_its_end() -> None:
    events = (
        note(
            1,
            "2020-03-02",
            "ICPC. Mali made subject of a child protection plan, category Neglect.",
            Kind.INITIAL_CONFERENCE,
        ),
        note(2, "2020-09-04", "RCPC. Plan continues.", Kind.REVIEW_CONFERENCE),
        note(3, "2021-02-05", "RCPC. CP plan ended, step down to CIN.", Kind.REVIEW_CONFERENCE),
    )
    (told,) = starting("Child protection plan", status(*events))

    assert told == (
        "Child protection plan ended on 5 February 2021, the last that is read: “RCPC. CP plan ended, step down to CIN”."
    )


def test_a_conference_that_may_not_be_quoted_is_not_passed_over() -> None:
    events = (
        note(
            1,
            "2020-03-02",
            "ICPC. Mali made subject of a child protection plan, category Neglect.",
            Kind.INITIAL_CONFERENCE,
        ),
        note(2, "2020-09-04", "RCPC. Plan continues.", Kind.REVIEW_CONFERENCE, restriction=Restriction.RESTRICTED),
    )
    (told,) = starting("Child protection plan", status(*events))

    assert told.endswith("Last told of on 4 September 2020, in an entry that may not go to everyone.")


# ---- the home --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Sat on the mat with the doll's house. Put the man in bed in the house.",
        "He drew his family, dad asleep on the sofa.",
        "Pt let herself in at the surgery.",
    ],
)
def test_play_and_the_person_s_own_doings_are_no_telling_of_who_is_in_the_home(words: str) -> None:
    assert starting("Told of the", status(note(1, "2021-11-02", words, VISIT))) == []


def test_what_was_found_before_bail_kept_somebody_away_says_nothing_of_now() -> None:
    found = note(1, "2021-09-01", "Man's boots in the hall.", VISIT)
    bail = note(2, "2021-10-01", "Gerwyn bailed, not to enter Heol Las.")
    later = note(3, "2021-11-05", "Man's razor by the sink.", VISIT)

    assert starting("Who or what was seen or said to be in the home", status(found, bail)) == []
    assert starting("Who or what was seen or said to be in the home", status(found, bail, later)) == [
        "Who or what was seen or said to be in the home, the latest first: “Man's razor by the sink”, 5 November 2021."
    ]


@pytest.mark.parametrize(
    ("words", "somebody"),
    [
        ("A man's coat behind the door.", False),
        ("Two razors and a second toothbrush.", False),
        ("An unknown male was in the kitchen and would not give his name.", True),
    ],
)
def test_an_object_is_no_adult_nobody_knows(words: str, somebody: bool) -> None:
    assert is_told_of_somebody(note(1, "2021-11-02", words, Kind.UNKNOWN_ADULT_PRESENT)) is somebody


# ---- referrals -------------------------------------------------------------------------------------------------------


def test_what_was_sent_out_is_no_referral_that_came_in() -> None:
    sent = note(1, "2021-11-02", "Sent to duty by the school on 2 November.", Kind.REFERRAL)
    came = note(2, "2021-10-04", "Referral from the midwife: booked late.", Kind.REFERRAL)

    assert starting("Some of the referrals", status(came, sent)) == [
        "Some of the referrals that the record tells of: “Referral from the midwife: booked late”, 4 October 2021."
    ]


# ---- who was seen ----------------------------------------------------------------------------------------------------


def test_later_days_at_school_are_told_behind_the_last_visit() -> None:
    visit = note(1, "2021-11-02", "Seen alone in her room.", VISIT)
    school = note(2, "2021-11-09", "Happy at breakfast, painted all morning.", Kind.EDUCATION_CONTACT)
    told = said(Theme.VOICE, visit, school)

    assert starting("Told of contact", told) == [
        "Told of contact since then: “Happy at breakfast, painted all morning”, 9 November 2021."
    ]
    assert not any("before the date of this document" in text for text in told)


def test_a_visit_that_fell_through_shows_nobody() -> None:
    visit = note(1, "2021-11-02", "Seen alone in her room.", VISIT)
    called_off = note(2, "2021-11-09", "Aunt's visit called off, her car.", VISIT)

    assert starting("Told of contact", said(Theme.VOICE, visit, called_off)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Writing the report. Still not seen alone by me.",
        "OVERDUE: plan review; Mali not seen alone since May. Manager wants her seen alone this week.",
    ],
)
def test_not_seen_is_never_read_as_seen(words: str) -> None:
    visit = note(1, "2021-10-02", "Seen alone in her room.", VISIT)
    told = said(Theme.VOICE, visit, note(2, "2021-11-02", words, Kind.CHILD_SEEN_ALONE))

    assert any("2 October 2021" in text for text in told)
    assert [text for text in told if "2 November 2021" in text] == [
        text for text in told if text.startswith("Told since then: ")
    ]


# ---- the worker ------------------------------------------------------------------------------------------------------


def test_me_is_told_with_who_wrote_it() -> None:
    mine = note(1, "2021-11-02", "Allocated to me from today.")
    account = mine.accounts[0]
    written = replace(mine, accounts=(replace(account, source=replace(account.source, recorded_by="D Hale")),))

    assert starting("Allocated worker", status(written)) == [
        "Allocated worker, as last told: “Allocated to me from today”, 2 November 2021, written by D Hale."
    ]


def test_allocated_today_in_the_author_s_own_record_is_told_with_the_author() -> None:
    (told,) = starting(
        "Allocated worker",
        said(
            Theme.STATUS,
            _of("case_notes_hale.txt", "Allocated today. Read the file."),
            cover=Cover(author="Dilys Hale"),
        ),
    )

    assert told == ("Allocated worker, as last told: “Allocated today”, 2 November 2021, written by Dilys Hale.")


def test_an_allocation_has_the_day_of_its_note_and_not_of_what_it_followed() -> None:
    whole = note(1, "2021-11-14", "Allocated following police call 09/11. Read the file.")
    (account,) = whole.accounts
    signed = replace(account, source=replace(account.source, recorded_by="T Vale"))
    of_day = note(2, "2021-11-09", "Allocated following police call 09/11.", Kind.WORKER_ALLOCATED)
    key = signed.key.replace("#note", "#mention-2021-11-09")
    mention = replace(of_day, key=key, accounts=(replace(of_day.accounts[0], key=key, source=signed.source),))
    (told,) = starting("Allocated worker", status(replace(whole, accounts=(signed,)), mention))

    assert told.endswith("“Allocated following police call 09/11”, 14 November 2021, written by T Vale.")


def _of(document: str, words: str) -> Event:
    """An allocation that one file tells."""
    made = note(1, "2021-11-02", words, Kind.WORKER_ALLOCATED)
    account = made.accounts[0]
    return replace(made, accounts=(replace(account, source=replace(account.source, document=document)),))


# ---- what was long ago -----------------------------------------------------------------------------------------------


def test_who_lived_there_years_ago_says_nothing_of_now() -> None:
    of_old = note(1, "2019-05-12", "Lives with mum and her partner.", VISIT)
    of_now = note(2, "2021-10-12", "Lives with mum and nan.", VISIT)

    assert starting("Who lives in the home", status(of_old)) == []
    assert starting("Who lives in the home", status(of_old, of_now)) == [
        "Who lives in the home: “Lives with mum and nan”, 12 October 2021."
    ]


def test_a_second_plan_begins_behind_the_end_of_the_first() -> None:
    events = (
        note(
            1,
            "2018-03-02",
            "ICPC. Mali made subject of a child protection plan, category Neglect.",
            Kind.INITIAL_CONFERENCE,
        ),
        note(2, "2019-03-02", "RCPC. CP plan ended, step down to CIN.", Kind.REVIEW_CONFERENCE),
        note(
            3,
            "2021-03-02",
            "ICPC. Mali made subject of a child protection plan, emotional abuse.",
            Kind.INITIAL_CONFERENCE,
        ),
        note(4, "2021-09-02", "RCPC. Plan continues.", Kind.REVIEW_CONFERENCE),
    )
    (told,) = starting("Child protection plan", status(*events))

    assert "Neglect" not in told
    assert told.startswith("Child protection plan begun 2 March 2021: “")
    assert told.endswith("emotional abuse”. Last told of on 2 September 2021: “RCPC. Plan continues”.")


def test_conditions_in_the_sentence_behind_are_told_with_the_bail() -> None:
    words = "Gerwyn bailed to 5 January. Conds: not to enter Heol Las, no contact with Mali."
    (told,) = starting("Bail", status(note(1, "2021-11-01", words)))

    assert "“Gerwyn bailed to 5 January. Conds: not to enter Heol Las, no contact with Mali”" in told


# ---- told as it last stood -------------------------------------------------------------------------------------------


def test_that_a_worker_takes_bail_to_have_ended_does_not_end_what_the_police_set() -> None:
    set_ = note(1, "2021-09-01", "Police: bailed to 30/11/2021, not to enter Heol Las.")
    understood = note(2, "2021-10-12", "Bail conditions have lapsed, manager says not to worry.")
    by_police = note(2, "2021-10-12", "DC Hill rang: bail cancelled today.")

    assert starting("Bail ended", status(set_, understood)) == []
    assert starting("Bail ended", status(set_, by_police))


def test_an_end_of_bail_that_is_still_to_be_checked_settles_nothing() -> None:
    assert starting("Bail", status(note(1, "2021-10-01", "Bail has expired. To be checked with the officer."))) == []


def test_bail_is_told_with_the_day_to_which_it_runs() -> None:
    (told,) = starting("Bail", status(note(1, "2021-11-20", "Bailed, not to contact Mrs Ellis. Until 14/12/2021.")))

    assert "“Bailed, not to contact Mrs Ellis. Until 14/12/2021”" in told


def test_an_enquiry_that_a_second_account_tells_of_as_opened_is_open() -> None:
    meeting = note(1, "2021-11-02", "Chair: R Vale. Present: school, police.", Kind.STRATEGY_DISCUSSION)
    other = replace(meeting.accounts[0], fact="Meeting held. S47 opened today.", key="notes:b.txt:2021-11-02#note")
    (told,) = starting("Section 47 enquiry", status(replace(meeting, accounts=(*meeting.accounts, other))))

    assert "begun 2 November 2021: “S47 opened today”" in told


def test_an_enquiry_spoken_of_as_open_is_open_whoever_tells_it() -> None:
    ended = note(1, "2021-06-02", "S47 concluded: unfounded.", Kind.S47_COMPLETED)
    bank = note(2, "2021-11-12", "Bank rang about the transfer. Goes into the open safeguarding enquiry.")
    asked = note(2, "2021-11-12", "Is there an open safeguarding enquiry?")

    assert "told of on 12 November 2021" in starting("Safeguarding enquiry", status(ended, bank))[0]
    assert starting("Safeguarding enquiry", status(ended, asked)) == []


def test_what_is_opened_half_a_year_on_is_another_enquiry() -> None:
    old = note(1, "2020-09-02", "Strategy meeting: section 47 to start.", Kind.STRATEGY_DISCUSSION)
    new = note(2, "2021-10-02", "Strategy meeting: section 47 to start with police.", Kind.STRATEGY_DISCUSSION)
    (told,) = starting("Section 47 enquiry", status(old, new))

    assert "begun 2 October 2021" in told


def test_an_interim_plan_is_told_until_the_enquiry_has_ended() -> None:
    plan = note(1, "2021-10-02", "Interim safeguarding plan agreed: staff at the door after six.")
    ended = note(2, "2021-11-02", "S47 concluded: substantiated.", Kind.S47_COMPLETED)

    assert "staff at the door after six" in starting("Interim plan", status(plan))[0]
    assert starting("Interim plan", status(plan, ended)) == []


@pytest.mark.parametrize(
    "words",
    ["Mali's name off the Child Protection Register.", "She came off the register today.", "Outcome: de-registered."],
)
def test_a_name_that_is_off_the_register_is_told_as_ended(words: str) -> None:
    first = note(1, "2021-03-02", "ICPC. Mali made subject of a child protection plan.", Kind.INITIAL_CONFERENCE)
    told = status(first, note(2, "2021-09-02", f"RCPC. {words}", Kind.REVIEW_CONFERENCE))

    assert starting("Child protection plan ended", told)


def test_brothers_who_come_off_the_register_leave_the_childs_plan_as_it_was() -> None:
    first = note(1, "2021-03-02", "ICPC. Mali made subject of a child protection plan.", Kind.INITIAL_CONFERENCE)
    told = status(first, note(2, "2021-09-02", "RCPC. The boys came off the register.", Kind.REVIEW_CONFERENCE))

    assert starting("Child protection plan ended", told) == []


def test_an_officer_or_a_nurse_to_whom_it_was_allocated_is_no_worker_of_the_case() -> None:
    def given(role: str) -> list[str]:
        part = Involvement(person="name:pat-lund", role=role, involvement="allocated")
        event = note(1, "2021-10-01", "Allocated DS 12 Lund.", Kind.WORKER_ALLOCATED)
        return starting("Allocated worker", said(Theme.STATUS, replace(event, people=(*event.people, part))))

    assert given("social worker")
    assert not given("police officer")
    assert not given("district nurse")


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Fob of the tenant used 23.10 and 5.40.", True),
        ("Grey van parked again overnight.", True),
        ("There were two plates and 2 mugs by the sink.", True),
        ('She whispered "he comes when it is dark".', True),
        ("Two plates? Was he living here?", False),
        ("Ate two plates of pasta.", False),
        ("Car seat fitted outside the nursery.", False),
    ],
)
def test_who_comes_by_night_is_told_of_the_home_and_a_question_is_not(words: str, *, is_told: bool) -> None:
    told = starting("Who or what was seen or said to be in the home", status(note(1, "2021-11-02", words, VISIT)))

    assert bool(told) is is_told


def test_the_last_order_and_a_running_plan_by_words_alone_stand_on_the_front_sheet() -> None:
    order = note(1, "2021-06-01", "Special guardianship order made to Nan today. Her partner is not on the order.")
    plan = note(2, "2021-09-01", "Child in need plan starts.")

    told = status(order, plan)

    assert starting("Order made on 1 June 2021", told)
    assert starting("Support or in-need plan begun 1 September 2021", told)


def test_a_plan_in_the_file_of_another_child_is_not_told_as_theirs() -> None:
    mine = note(1, "2021-06-01", "Made subject to a child protection plan, neglect.", Kind.INITIAL_CONFERENCE)
    other = note(2, "2021-09-01", "(Nest's plan continues, her file.)", Kind.REVIEW_CONFERENCE)

    assert not any("her file" in each for each in status(mine, other))
