"""What two tellings of one day have in common, and what only coincides: the day, the family, the kind of note, a paper's date."""

import datetime as dt

import pytest
from making import about, account, source

from chronology.model import Basis, Involvement, Kind, When
from chronology.normalise import merge
from chronology.normalise.aspect import ANYTHING, CALL, HAPPENING, aspect
from chronology.normalise.days_told import days_named, share_date
from chronology.normalise.episodes import sent_and_received
from chronology.normalise.happenings import happened
from chronology.normalise.topics import topics_of

MONDAY = dt.date(2023, 10, 2)
FRIDAY = MONDAY + dt.timedelta(days=4)
LATER = MONDAY + dt.timedelta(days=10)


def told(by: str, day: dt.date, quote: str, kind: Kind = Kind.UNCLASSIFIED, nth: int = 1, **values):
    values = {"people": about("c1"), "agency": by, **values}
    return account(f"{by}:row:{nth}#occurred", kind=kind, when=When.on(day), source=source(by, quote=quote), **values)


def seldom(by: str):
    """Rows of a source that writes once in ten days or so, about other things and of other days."""
    return [
        told(by, MONDAY + dt.timedelta(days=days), quote, Kind.CASE_NOTE, nth=nth)
        for nth, (days, quote) in enumerate(((-24, "Rent paid"), (-12, "Windows cleaned"), (14, "Form filed")), start=5)
    ]


def joined(*accounts) -> bool:
    """Whether the first two are told by one entry."""
    first, second, *_ = accounts
    return any({first.key, second.key} <= {each.key for each in event.accounts} for event in merge(accounts))


# ---- what only coincides --------------------------------------------------------------------------------------------


def test_that_one_names_the_other_s_service_on_the_only_day_of_both_joins_nothing() -> None:
    text = told("texts", MONDAY, "dont open the door to the nurse till i been")
    visit = told("district nurses", MONDAY, "No reply, curtains shut", Kind.CASE_NOTE)
    assert not joined(text, visit, *seldom("texts"), *seldom("district nurses"))


def test_what_the_other_s_service_did_is_something_in_common() -> None:
    row = told("police", MONDAY, "Returned by YOT. Debrief refused", Kind.CASE_NOTE)
    office = told("yot", MONDAY, "Turned up at the office, filthy, from Norwich", Kind.CASE_NOTE)
    assert joined(row, office, *seldom("police"), *seldom("yot"))


def test_one_worker_whom_two_wrote_to_on_a_day_makes_no_incident() -> None:
    worker = Involvement(person="w1", role="social worker", involvement="spoken-to")
    written = Involvement(person="w1", role="recipient", involvement="informed")
    nurse = told("nurses", MONDAY, "Asked about the protocol. None written", people=(*about("c1"), worker))
    letter = told("landlord", MONDAY, "Who has this case now? The curtains are shut", people=(*about("c1"), written))
    assert not joined(nurse, letter)


@pytest.mark.parametrize("kind", [Kind.CONTACT, Kind.UNCLASSIFIED, Kind.TELEPHONE_CALL, Kind.CASE_NOTE])
def test_that_a_note_mentions_a_contact_of_the_day_does_not_say_which(kind: Kind) -> None:
    place = told("day centre", MONDAY, "Place closed under the six week rule, letter to her", kind)
    mail = account(
        "advocate:note:1#mention-1",
        kind=kind,
        when=When.on(MONDAY),
        source=source("advocate", quote="I emailed the team inbox that day to say she looked unwell."),
        people=about("c1"),
    )
    assert not joined(place, mail)


def test_a_note_that_mentions_an_event_by_a_kind_that_tells_what_it_was_is_one_with_its_record() -> None:
    record = told("council", MONDAY, "Core group held", Kind.CORE_GROUP)
    mention = account(
        "minutes:note:1#mention-1",
        kind=Kind.CORE_GROUP,
        when=When.on(MONDAY),
        source=source("minutes", quote="Core group: 2 October 2023."),
        people=about("c1"),
    )
    assert joined(record, mention)


@pytest.mark.parametrize(
    "words",
    [
        "CORRECTION to my note of 02/10: it was the other man",
        "The nurses' letter of 2 October was read and filed",
        "Their message of 2/10 found today",
        "E-mail dated 2nd October answered",
    ],
)
def test_the_day_of_a_paper_is_not_the_day_of_what_is_told(words: str) -> None:
    assert days_named(told("council", FRIDAY, words)) == set()
    assert not share_date(told("council", FRIDAY, words), told("gp", LATER, "Seen at the clinic on 02/10"))


def test_the_day_of_an_attendance_in_a_letter_is_that_of_what_is_told() -> None:
    assert days_named(told("gp", FRIDAY, "Letter: attended on 02/10 with a cut hand")) == {MONDAY}


def test_what_another_record_of_one_source_tells_does_not_come_in_by_a_mention() -> None:
    """Two records of one file, of which only the sentence of the second tells what the other source tells."""
    dose = account(
        "nurses:note:1#mention-1",
        when=When.on(MONDAY),
        kind=Kind.HEALTH_CONTACT,
        source=source("nurses", quote="Given insulin at breakfast. I did not see food, toast she says."),
        people=about("c1"),
    )
    fall = account(
        "nurses:note:2#mention-1",
        when=When.on(MONDAY),
        kind=Kind.HOSPITAL_ADMISSION,
        source=source("nurses", quote="Collapsed on Monday, ambulance, admitted with low sugar, no food, insulin."),
        people=about("c1"),
    )
    duty = told(
        "council", MONDAY, "Nurse rang: collapsed, low sugar, ambulance, no food, insulin", Kind.HOSPITAL_ADMISSION
    )
    assert joined(fall, duty, dose)
    assert not joined(dose, duty, fall)


def test_what_is_about_everything_has_no_topic_by_which_it_could_be_known() -> None:
    one = "Moved to a new flat"
    summary = (
        f"{one}. Arrested in May, bailed. Missing twice. Drunk. Assaulted his brother. Bruise to the arm. Insulin dose. "
        "Detention at school, exams. Purse stolen."
    )
    assert "tenancy" in topics_of(told("council", MONDAY, one))
    assert topics_of(told("council", MONDAY, summary)) == frozenset()


def test_criminal_exploitation_and_an_education_plan_are_not_about_sexual_harm() -> None:
    assert "sexual" not in topics_of(told("council", MONDAY, "No exploitation worker yet, PEP due"))
    assert "sexual" in topics_of(told("council", MONDAY, "Groomed online, sexual exploitation"))


# ---- what is told in common -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "words", "sort"),
    [
        ("Phone call", "Provider: first visit was today, not Friday.", ANYTHING),
        ("Phone call", "Housing (TM): he has a key to the new lock.", ANYTHING),
        ("Call from Nan", "Nan rang upset. Front windows put in last night, both panes.", ANYTHING),
        ("Phone call", "Rang about the next visit.", CALL),
        ("Phone call", "Mum: wants to know when he is coming.", CALL),
    ],
)
def test_a_call_over_a_note_is_how_it_was_heard_where_the_words_are_the_caller_s_telling(title, words, sort) -> None:
    assert aspect(told("council", FRIDAY, words, Kind.TELEPHONE_CALL, title=title)) == sort


def test_what_a_provider_s_own_log_has_and_what_it_told_on_the_telephone_are_one() -> None:
    log = told("gofal teg", MONDAY, "In. He was there with his own key, let himself in while I was washing up")
    call = told("council", MONDAY, "Housing: he has a key to the new lock", Kind.TELEPHONE_CALL, title="Phone call")
    assert joined(log, call, *seldom("gofal teg"), *seldom("council"))


def test_a_report_that_is_sent_and_one_that_is_from_its_sender_are_one_paper() -> None:
    sent = told("care company", MONDAY, "Adult at risk report sent to council by e-mail", Kind.SAFEGUARDING_CONCERN)
    came = told("council", MONDAY, "Adult at risk report from the care company: money withdrawn", Kind.CASE_NOTE)
    assert sent_and_received(sent, came)
    assert not sent_and_received(sent, told("council", MONDAY, "Referral from home, not by the company"))


def test_a_referral_that_is_dated_by_what_it_tells_is_that() -> None:
    mention = account(
        "council:note:1#mention-1",
        kind=Kind.SAFEGUARDING_CONCERN,
        when=When(earliest=MONDAY, latest=MONDAY, edtf=f"{MONDAY}", basis=Basis.EXPLICIT, precision="day"),
        source=source("council", quote="Report from the bank: purse stolen 02/10.", recorded_on=FRIDAY),
    )
    assert aspect(mention) == HAPPENING


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Missing 2-5 October. Seen at school, alone", {MONDAY}),
        ("Missing from 2-5 October", {MONDAY}),
        ("On the ward 2-5 October", set()),
        ("Missing 2-3 October", {MONDAY, MONDAY + dt.timedelta(days=1)}),
    ],
)
def test_an_absence_of_some_days_is_told_of_its_first(words: str, days: set[dt.date]) -> None:
    assert days_named(told("interviews", LATER, words)) == days


def test_one_absence_that_each_source_begins_on_another_day_of_it_is_one() -> None:
    police = told("police", MONDAY, "Located at the park. From 02/10/2023 21:00 to 03/10/2023 05:50", Kind.MISSING)
    returned = told("council", MONDAY + dt.timedelta(days=1), "Missing; start 03/10/2023; end 03/10/2023", Kind.MISSING)
    assert joined(police, returned)
    ended = told("police", MONDAY, "Located at the park. From 02/10/2023 21:00 to 02/10/2023 23:50", Kind.MISSING)
    assert not joined(ended, returned)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("female pushed to the ground by a male", "knocked_over"),
        ("says he pushed her over last night", "knocked_over"),
        ("was knocked over outside the shop", "knocked_over"),
        ("Package of care handed back to brokerage", "care_ended"),
        ("Hand-back notice from the provider", "care_ended"),
        ("has not got home", "missing"),
    ],
)
def test_what_befalls_somebody_is_known_by_its_name(words: str, thing: str) -> None:
    assert thing in happened(words)


@pytest.mark.parametrize(
    ("words", "thing"),
    [("knocked down by a car", "knocked_over"), ("he has not got a bike", "missing"), ("rent knocked down", "missing")],
)
def test_what_only_sounds_like_it_is_not(words: str, thing: str) -> None:
    assert thing not in happened(words)


# ---- of which day it is, and by whom it came ------------------------------------------------------------------------

SUNDAY = MONDAY - dt.timedelta(days=1)
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Nosebleed and nasal # following assault by partner last night", {SUNDAY}),
        ("Sore wrist after a fall from the bed yesterday", {SUNDAY}),
        ("Brought in following a fight last night", {SUNDAY}),
        ("Visit following the assault last night", set()),
        ("Strategy meeting following the assault last night", set()),
        ("Home rang re choking yesterday on the wrong diet", {SUNDAY}),
        ("Rang Mum re choking yesterday", set()),
        ("I rang re choking yesterday", set()),
    ],
)
def test_what_a_hurt_came_of_and_what_somebody_rang_about_is_of_its_day(words: str, days: set[dt.date]) -> None:
    assert days_named(told("health", MONDAY, words)) == days


def test_a_letter_is_a_second_telling_of_what_its_own_file_told_of_the_day_before() -> None:
    ward = told("health", TUESDAY, "Nasal fracture following assault by partner last night", Kind.INJURY)
    letter = told("health", FRIDAY, "Letter re mother, nasal fracture 2/10", Kind.INJURY, nth=2)
    police = told("police", MONDAY, "Male hit female in the face, nosebleed, arrested for assault", Kind.INJURY)
    assert joined(ward, letter, police)


@pytest.mark.parametrize(
    ("sent", "had", "one"),
    [
        ("MARF completed and sent to front door", "Referral received from the school (MARF) on open case", True),
        ("National Referral Mechanism form sent today", "Copy NRM referral received from the council", True),
        ("NRM referral has gone in today", "Copy NRM referral received from the council", True),
        ("MARF completed and sent to front door", "PPN received from the school", False),
        ("Referral sent to front door", "Referral received from the school", False),
    ],
)
def test_one_form_by_its_name_may_be_had_on_the_next_day(sent: str, had: str, one: bool) -> None:
    assert sent_and_received(told("school", MONDAY, sent), told("council", TUESDAY, had)) is one
    assert not sent_and_received(told("school", MONDAY, sent), told("council", TUESDAY + dt.timedelta(days=1), had))
    assert not sent_and_received(told("school", TUESDAY, sent), told("council", MONDAY, had))


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("Hosted core group, 2pm, head's office", "core_group"),
        ("Part in strat disc (tel). Health information given", "strategy_discussion"),
        ("Invites sent to all agencies for the meeting on the 20th", "referral"),
        ("Invite received from council for the 20th", "referral"),
    ],
)
def test_the_meeting_that_somebody_hosted_or_took_part_in_and_an_invitation_are_known(words: str, sort: str) -> None:
    assert aspect(told("school", MONDAY, words)) == sort


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("Missing 2-5 October. Seen at school, alone, 35 minutes. A man met him at the park with a car", False),
        ("Missing 2-5 October. Return interview held. A man met him at the park with a car", False),
        ("Missing 2-5 October, located at the park by a man with a car", True),
    ],
)
def test_who_is_seen_alone_afterwards_is_heard_on_a_day_of_its_own(words: str, one: bool) -> None:
    police = told("police", MONDAY, "Located at the park, man with car, missing since 02/10", Kind.MISSING)
    assert joined(police, told("interviews", LATER, words)) is one


def test_that_somebody_was_moved_is_a_move() -> None:
    assert "moved" in happened("Moved Mrs Poole to Weaver Court today")
