"""Diaries: a plan is no event; what the diary says came of it is."""

import datetime as dt
from dataclasses import replace

import pytest
from diaries import DAY, accounts, actions, as_xcal, diary, entry, problems, read
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Coverage, Extent, Ignored, Kind, Reading, Restriction, Status
from importers.diary import Diary


@pytest.mark.parametrize(
    ("start", "certainty"),
    [
        (b"BEGIN:VCALENDAR\r\n", Certainty.CERTAIN),
        (b"\xef\xbb\xbf\r\n\r\nbegin:vcalendar\n", Certainty.CERTAIN),
        ("\ufeffBEGIN:VCALENDAR".encode("utf-16-le"), Certainty.CERTAIN),
        (b'<?xml version="1.0"?><icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"/>', Certainty.CERTAIN),
        (b'<icalendar xmlns="urn:example:other"/>', Certainty.NO),
        (b"BEGIN:VEVENT\n", Certainty.LIKELY),
        (b"BEGIN:VCARD\n", Certainty.NO),
        (b"Home visit to Seren", Certainty.NO),
        (b"<!DOCTYPE icalendar><icalendar/>", Certainty.NO),
    ],
)
def test_a_calendar_is_known_by_its_first_words_and_not_by_its_name(start, certainty):
    assert certainty == Diary().recognises(Document("notes.txt", content=start)).certainty


def test_a_past_appointment_without_an_outcome_is_an_action_and_no_event():
    values = read(diary(entry("SUMMARY:Home visit", DAY, "LOCATION:12 Heol Las")))

    assert [] == accounts(values)
    assert ["Home visit, at 12 Heol Las (planned; the diary does not say whether it was kept)"] == [
        action.text for action in actions(values)
    ]
    assert ["2025-03-04T10:00"] == [action.due.edtf for action in actions(values)]


def test_an_appointment_after_the_day_of_the_export_is_only_planned():
    values = read(diary(entry("SUMMARY:Core group", "DTSTART:20250501T100000")))

    assert ["Core group (planned)"] == [action.text for action in actions(values)]


@pytest.mark.parametrize(
    ("lines", "kind", "title"),
    [
        (["CATEGORIES:Attended"], Kind.FAMILY_CONTACT, "Contact with dad"),
        (["X-ATTENDED:Yes"], Kind.FAMILY_CONTACT, "Contact with dad"),
        (["X-OUTCOME:Took place\\, on time"], Kind.FAMILY_CONTACT, "Contact with dad"),
        (["DESCRIPTION:Bring crayons.\\nOutcome: attended late"], Kind.FAMILY_CONTACT, "Contact with dad"),
        (["CATEGORIES:Family,DNA"], Kind.APPOINTMENT_MISSED, "Did not attend: Contact with dad"),
        (["X-ATTENDED:No"], Kind.APPOINTMENT_MISSED, "Did not attend: Contact with dad"),
        (["X-APPT-STATUS:WNB"], Kind.NOT_BROUGHT, "Was not brought: Contact with dad"),
        (["STATUS:CANCELLED"], Kind.UNCLASSIFIED, "Cancelled: Contact with dad"),
        (
            ["STATUS:CANCELLED", "DESCRIPTION:Cancelled by dad at 9am."],
            Kind.CANCELLED_BY_CARER,
            "Cancelled by family or carer: Contact with dad",
        ),
        (
            ["CATEGORIES:Cancelled", "COMMENT:Cancelled by the contact centre"],
            Kind.CANCELLED_BY_SERVICE,
            "Cancelled by the service: Contact with dad",
        ),
    ],
)
def test_what_the_diary_says_came_of_it_makes_an_event_of_its_kind(lines, kind, title):
    values = read(diary(entry("SUMMARY:Contact with dad", DAY, *lines)))

    assert [] == actions(values)
    assert [(kind, title, "2025-03-04T10:00")] == [(a.kind, a.title, a.when.edtf) for a in accounts(values)]


@pytest.mark.parametrize(
    ("summary", "kind", "title"),
    [
        ("Canceled: Health visitor clinic", Kind.UNCLASSIFIED, "Cancelled: Health visitor clinic"),
        ("Paediatrician (DNA)", Kind.APPOINTMENT_MISSED, "Did not attend: Paediatrician"),
        ("WNB Dentist", Kind.NOT_BROUGHT, "Was not brought: Dentist"),
        ("Contact - cancelled by mum", Kind.CANCELLED_BY_CARER, "Cancelled by family or carer: Contact"),
    ],
)
def test_a_mark_in_the_title_says_what_came_of_it(summary, kind, title):
    values = read(diary(entry(f"SUMMARY:{summary}", DAY)))

    assert [(kind, title)] == [(account.kind, account.title) for account in accounts(values)]


@pytest.mark.parametrize(
    "summary", ["DNA test: paternity", "Cancelled contracts review", "Plan if mum does not attend"]
)
def test_words_that_only_look_like_an_outcome_make_no_event(summary):
    assert [] == accounts(read(diary(entry(f"SUMMARY:{summary}", DAY))))


def test_an_answer_to_an_invitation_is_no_attendance():
    asked = "ATTENDEE;CN=Gareth Pugh;PARTSTAT={}:mailto:g.pugh@example.invalid"
    values = read(diary(entry("SUMMARY:Core group", DAY, asked.format("ACCEPTED"))))

    assert [] == accounts(values)
    assert "with Gareth Pugh (accepted)" in actions(values)[0].text


def test_no_mail_address_comes_into_the_document():
    lines = ["ORGANIZER;CN=t@example.invalid:mailto:t@example.invalid", "ATTENDEE:mailto:x@example.invalid"]
    values = read(diary(entry("SUMMARY:Visit", DAY, "CATEGORIES:kept", *lines, uid="u1")))

    assert "@" not in repr([replace(account, key="") for account in accounts(values)])
    assert {"CALENDAR-ADDRESS", "ATTENDEE (mail address alone)"} <= {v.path for v in values if isinstance(v, Ignored)}


def test_an_outcome_before_its_day_is_a_problem_and_no_event():
    values = read(diary(entry("SUMMARY:Visit", "DTSTART:20250501T100000", "X-ATTENDED:No")))

    assert [] == accounts(values)
    assert ["an entry has an outcome before its day; it is told as planned"] == problems(values)


def test_a_note_that_tells_of_absence_in_free_words_is_left_to_the_reader():
    values = read(diary(entry("SUMMARY:Clinic", DAY, "DESCRIPTION:Mum did not attend with him.")))

    assert [] == accounts(values)
    assert "what became of it is told in its words alone" in actions(values)[0].text


def test_outcome_words_that_are_not_known_are_kept_and_said():
    values = read(diary(entry("SUMMARY:Clinic", DAY, "X-OUTCOME:code 7")))

    assert [] == accounts(values)
    assert "X-OUTCOME: code 7" in actions(values)[0].text
    assert ["what became of an entry is told in words that are not known; they are kept as written"] == problems(values)


def test_a_diary_that_contradicts_itself_says_so():
    values = read(diary(entry("SUMMARY:Clinic", DAY, "CATEGORIES:Attended", "STATUS:CANCELLED")))

    assert ["the diary says two things of what became of an entry; the plainest place was followed"] == problems(values)


def test_the_title_of_a_meeting_is_no_harm_that_happened():
    values = read(diary(entry("SUMMARY:Bruising to arm - strategy discussion", DAY, "CATEGORIES:held")))

    assert [Kind.STRATEGY_DISCUSSION] == [account.kind for account in accounts(values)]


def test_an_appointment_after_an_overdose_is_no_overdose():
    values = read(diary(entry("SUMMARY:Overdose follow up", DAY, "CATEGORIES:held")))

    assert [Kind.UNCLASSIFIED] == [account.kind for account in accounts(values)]


def test_words_of_a_plan_give_way_to_what_came_of_it():
    values = read(diary(entry("SUMMARY:Home visit", DAY, "CATEGORIES:Confirmed,Attended")))

    assert [] == problems(values)
    assert ["The diary says: Attended."] == [account.outcome for account in accounts(values)]


def test_harm_told_in_the_note_of_a_kept_visit_is_told_beside_it():
    note = "DESCRIPTION:All well at first. Seren had a bruise to her left arm."
    values = read(diary(entry("SUMMARY:Home visit", DAY, "CATEGORIES:kept", note)))

    assert [Kind.VISIT, Kind.INJURY] == [account.kind for account in accounts(values)]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20250704T233000Z", "2025-07-05T00:30"),
        ("DTSTART:20250104T233000Z", "2025-01-04T23:30"),
        ("DTSTART:20250704T233000", "2025-07-04T23:30"),
        ("DTSTART;TZID=Europe/London:20250704T233000", "2025-07-04T23:30"),
        ("DTSTART;TZID=GMT Standard Time:20250704T233000", "2025-07-04T23:30"),
        ('DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20250704T233000', "2025-07-04T23:30"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20250704T003000", "2025-07-03T23:30"),
        ("DTSTART;TZID=W. Europe Standard Time:20250704T003000", "2025-07-03T23:30"),
        ("DTSTART;VALUE=DATE:20250704", "2025-07-04"),
    ],
)
def test_days_are_those_of_the_clocks_here(start, expected):
    values = read(diary(entry("SUMMARY:Visit", start, "STATUS:CANCELLED")))

    assert [] == problems(values)
    assert [expected] == [account.when.edtf for account in accounts(values)]


def test_a_time_in_an_unknown_zone_stays_as_written_and_is_a_problem():
    values = read(diary(entry("SUMMARY:Visit", "DTSTART;TZID=Custom 3:20250304T233000", "CATEGORIES:kept")))

    assert ["2025-03-04T23:30"] == [account.when.edtf for account in accounts(values)]
    assert ["the time zone of DTSTART is not known; the time is kept as it is written"] == problems(values)


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        (["DTSTART;VALUE=DATE:20250303", "DTEND;VALUE=DATE:20250304"], None),
        (["DTSTART;VALUE=DATE:20250303", "DTEND;VALUE=DATE:20250306"], "2025-03-05"),
        (["DTSTART;VALUE=DATE:20250303", "DURATION:P3D"], "2025-03-05"),
        (["DTSTART:20250303T160000", "DTEND:20250305T100000"], "2025-03-05T10:00"),
        (["DTSTART:20250303T160000", "DTEND:20250304T000000"], None),
        (["DTSTART:20250303T160000", "DTEND:20250303T180000"], None),
        (["DTSTART:20250303T160000"], None),
    ],
)
def test_days_end_on_the_day_before_their_written_end(lines, until):
    values = read(diary(entry("SUMMARY:Respite stay", *lines, "CATEGORIES:kept")))

    assert [until] == [account.until.edtf if account.until else None for account in accounts(values)]


def test_an_end_before_the_start_is_not_used():
    values = read(diary(entry("SUMMARY:Visit", DAY, "DTEND:20250303T100000")))

    assert ["an entry ends before it begins; its end was not used"] == problems(values)


def test_a_higher_sequence_replaces_a_lower_one_which_is_listed_as_withdrawn():
    old = entry("SUMMARY:Core group", DAY, "SEQUENCE:1")
    new = entry("SUMMARY:Core group", "DTSTART:20250306T100000", "SEQUENCE:2")
    values = read(diary(new, old))

    assert ["2025-03-06T10:00"] == [action.due.edtf for action in actions(values)]
    assert [("diary:entry:u1#planned-1-20250402T0900", Status.WITHDRAWN, "Replaced in the diary: Core group")] == [
        (account.key, account.status, account.title) for account in accounts(values)
    ]


def test_a_cancellation_in_a_file_of_its_own_is_of_the_appointment_in_the_other():
    plan = diary(entry("SUMMARY:Core group", DAY, "SEQUENCE:0"), head="METHOD:REQUEST")
    cancelled = diary(entry("SUMMARY:Core group", DAY, "SEQUENCE:1"), head="METHOD:CANCEL")
    values = read(plan, cancelled)

    assert [] == actions(values)
    assert {("Cancelled: Core group", Status.FINAL), ("Replaced in the diary: Core group", Status.WITHDRAWN)} == {
        (account.title, account.status) for account in accounts(values)
    }


def test_the_same_entry_twice_is_told_once_and_two_that_differ_are_both_told():
    one = entry("SUMMARY:Visit", DAY)
    copies = read(diary(one, one), diary(entry("SUMMARY:Visit", DAY, stamp="DTSTAMP:20250102T080000Z")))
    differing = read(diary(one, entry("SUMMARY:Visit and tea", DAY)))

    assert 1 == len(actions(copies))
    assert 2 == len(actions(differing))
    assert ["two entries of one UID differ and neither is newer; both are told"] == problems(differing)


def test_a_key_is_the_same_in_every_export():
    first = read(diary(entry("SUMMARY:Visit", DAY, "CATEGORIES:kept", uid="a:b#c")))
    later = read(diary(entry("SUMMARY:Other"), entry("SUMMARY:Visit", DAY, "CATEGORIES:kept", uid="a:b#c")))

    assert ["diary:entry:a%3Ab%23c#kept"] == [account.key for account in accounts(first)]
    assert [account.key for account in accounts(first)] == [account.key for account in accounts(later)]


SERIES = entry(
    "SUMMARY:Contact with dad", "DTSTART:20250107T160000", "RRULE:FREQ=WEEKLY;COUNT=12", "EXDATE:20250218T160000"
)


def session(day: str, *lines: str, title: str = "Contact with dad", at: str = "") -> str:
    return entry(f"SUMMARY:{title}", f"RECURRENCE-ID:{day}T160000", f"DTSTART:{at or day}T160000", *lines)


def test_a_series_is_one_plan_that_says_what_became_of_its_sessions():
    values = read(
        diary(
            SERIES,
            session("20250114", "STATUS:CANCELLED"),
            session("20250121", "STATUS:CANCELLED", "DESCRIPTION:Dad cancelled"),
            session("20250128", "CATEGORIES:DNA"),
            session("20250204", "CATEGORIES:Attended"),
            session("20250225", at="20250227"),
        )
    )
    series, moved = actions(values)

    assert [Kind.UNCLASSIFIED, Kind.CANCELLED_BY_CARER, Kind.APPOINTMENT_MISSED, Kind.FAMILY_CONTACT] == [
        account.kind for account in accounts(values)
    ]
    assert "every week on Tuesday, 12 times in all, from 7 January 2025; planned" in series.text
    assert "which does not say why: 18 February 2025" in series.text
    assert (
        "Up to 2 April 2025 the diary has 11 sessions: 2 cancelled, 1 kept, 1 missed, 1 moved, without an outcome, "
        "6 of which it does not say whether they were kept"
    ) in series.text
    assert "in place of the session of 25 February 2025" in moved.text
    assert "diary:entry:u1:20250204T1600#kept" == accounts(values)[-1].key


def test_sessions_after_the_export_are_not_counted():
    endless = entry("SUMMARY:Contact", "DTSTART:20250318T160000", "RRULE:FREQ=WEEKLY")
    (action,) = actions(read(diary(endless)))

    assert "Up to 2 April 2025 the diary has 3 sessions" in action.text
    assert action.due is None


def test_a_cancelled_series_is_withdrawn():
    values = read(diary(entry("SUMMARY:Contact", DAY, "RRULE:FREQ=WEEKLY", "STATUS:CANCELLED")))

    assert [] == actions(values)
    assert [Status.WITHDRAWN] == [account.status for account in accounts(values)]


def test_an_outcome_on_a_series_is_of_no_session():
    values = read(diary(entry("SUMMARY:Contact", DAY, "RRULE:FREQ=WEEKLY", "CATEGORIES:Attended")))

    assert [] == accounts(values)
    assert 1 == len(problems(values))


def test_tasks_are_actions_and_journals_are_notes():
    values = read(
        diary(
            entry("SUMMARY:Send agreement", "DUE;VALUE=DATE:20250110", "COMPLETED:20250109T120000Z", type="VTODO"),
            entry("SUMMARY:Cancelled one", "STATUS:CANCELLED", type="VTODO", uid="u2"),
            entry(
                "SUMMARY:School", "DTSTART;VALUE=DATE:20250312", "DESCRIPTION:School rang.", type="VJOURNAL", uid="u3"
            ),
        )
    )
    (task,) = actions(values)
    withdrawn, note = accounts(values)

    assert ("2025-01-10", "2025-01-09T12:00") == (task.due.edtf, task.done.edtf)
    assert (Status.WITHDRAWN, "Cancelled task: Cancelled one") == (withdrawn.status, withdrawn.title)
    assert ("diary:entry:u3#note", "2025-03-12") == (note.key, note.when.edtf)


def test_provisional_is_a_draft_and_private_is_restricted():
    values = read(diary(entry("SUMMARY:Visit", DAY, "CATEGORIES:kept", "STATUS:TENTATIVE", "CLASS:PRIVATE")))

    assert [(Status.DRAFT, Restriction.RESTRICTED)] == [(a.status, a.restriction) for a in accounts(values)]


def test_a_diary_says_nothing_of_what_is_not_in_it():
    values = read(diary(entry("SUMMARY:Visit", DAY), entry("SUMMARY:Later", "DTSTART:20260101T100000", uid="u2")))
    (coverage,) = [value for value in values if isinstance(value, Coverage)]
    (reading,) = [value for value in values if isinstance(value, Reading)]

    assert (Extent.UNKNOWN, dt.date(2025, 3, 4), dt.date(2025, 3, 4)) == (
        coverage.extent,
        coverage.from_day,
        coverage.to_day,
    )
    assert dt.date(2025, 4, 2) == reading.as_at


FULL = diary(
    SERIES,
    session("20250114", "STATUS:CANCELLED", "DESCRIPTION:Cancelled by dad\\, at 9am.\\nSays he is on shift."),
    session("20250128", "CATEGORIES:Family time,DNA"),
    entry("SUMMARY:Visit", "DTSTART;TZID=GMT Standard Time:20250304T100000", "DURATION:PT1H", "X-OUTCOME:kept", uid="u2"),
    entry("SUMMARY:Stay", "DTSTART;VALUE=DATE:20250303", "DTEND;VALUE=DATE:20250306", "CATEGORIES:kept", uid="u3"),
    entry("SUMMARY:Core group", "DTSTART:20250410T090000Z", "X-ROOM-NO:4", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM", uid="u4"),
    entry("SUMMARY:GP", DAY, "ATTENDEE;CN=Gareth Pugh;PARTSTAT=DECLINED:mailto:g@example.invalid", uid="u5"),
    entry("SUMMARY:Monthly", DAY, "RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20250601T000000Z", uid="u6"),
    entry("SUMMARY:Task", "DUE;VALUE=DATE:20250110", type="VTODO", uid="u7"),
    entry("DESCRIPTION:School rang.", "DTSTART;VALUE=DATE:20250312", type="VJOURNAL", uid="u8"),
)  # fmt: skip


def test_xcal_tells_what_the_same_diary_tells():
    def without_place(values):
        return [
            replace(value, source=replace(value.source, document="", sha256="", locator="")) if hasattr(value, "source")
            else replace(value, document="")
            for value in values
        ]  # fmt: skip

    plain, xml = read(FULL), read(as_xcal(FULL))

    assert (5, 5) == (len(accounts(plain)), len(actions(plain)))
    assert without_place(plain) == without_place(xml)


ENTRIES = (
    SERIES,
    session("20250114", "STATUS:CANCELLED"),
    session("20250128", "CATEGORIES:DNA"),
    entry("SUMMARY:Core group", DAY, "SEQUENCE:1", uid="u2"),
    entry("SUMMARY:Core group", "DTSTART:20250306T100000", "SEQUENCE:2", uid="u2"),
    entry("SUMMARY:Visit", DAY, "X-OUTCOME:kept", uid="u3"),
)


@given(st.permutations(ENTRIES))
def test_the_order_of_entries_changes_nothing_that_is_told(shuffled):
    def told(values):
        return sorted((value.key, value.title, value.status) for value in accounts(values)), sorted(
            (action.account, action.text) for action in actions(values)
        )

    assert told(read(diary(*ENTRIES))) == told(read(diary(*shuffled)))
