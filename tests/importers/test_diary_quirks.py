"""What programs and hostile hands write into calendars: survived, reported, and the rest read."""

import datetime as dt

import pytest
from diaries import DAY, STAMP, accounts, actions, diary, entry, problems, read
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.model import Ignored, Problem, Reading
from importers.diary import Diary
from importers.diary.moments import zone_named
from importers.diary.rule import Steps, days_of, in_words, read_rule

LATER = dt.date(2030, 1, 1)


def ignored(values) -> dict[str, int]:
    return {value.path: value.count for value in values if isinstance(value, Ignored)}


def test_folded_lines_and_escapes_are_undone():
    text = 'DESCRIPTION:Rang mum\\, who said\r\n : \\"ask\r\n\t dad\\"\\nThen dad\\; no reply'
    (account,) = accounts(read(diary(entry("SUMMARY:Call", DAY, "CATEGORIES:kept", text))))

    assert 'Call\nRang mum, who said: \\"ask dad\\"\nThen dad; no reply\nCategories: kept' == account.source.quote


def test_a_fold_inside_a_letter_costs_no_letter():
    text = diary(entry("SUMMARY:Siân Tŷ Gwyn", DAY, "CATEGORIES:kept")).encode()
    split = text.replace("ŷ".encode(), b"\xc5\r\n \xb7")
    (account,) = accounts(read(split))

    assert "Siân Tŷ Gwyn" == account.title


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_what_stands_before_the_calendar_is_passed_over(mark):
    assert 1 == len(actions(read(mark + diary(entry("SUMMARY:Visit", DAY)).encode())))


def test_utf16_and_lone_line_feeds_are_read():
    text = diary(entry("SUMMARY:Visit", DAY)).replace("\r\n", "\n")

    assert 1 == len(actions(read(b"\xff\xfe" + text.encode("utf-16-le"))))


def test_several_calendars_in_one_file_are_all_read():
    text = diary(entry("SUMMARY:One", DAY)) + diary(entry("SUMMARY:Two", DAY, uid="u2"), head="METHOD:CANCEL")
    values = read(text)

    assert ["One"] == [action.text.partition(" (")[0] for action in actions(values)]
    assert ["Cancelled: Two"] == [account.title for account in accounts(values)]


def test_a_broken_line_costs_itself_alone():
    values = read(diary("no line of a calendar", entry("SUMMARY:Visit", "DTSTART;;=:x", DAY, ":empty name")))

    assert 1 == len(actions(values))
    assert "a line is no property of a calendar; it was not read (3 times)" in problems(values)


def test_a_date_that_is_none_is_a_problem_and_the_entry_goes_on():
    values = read(diary(entry("SUMMARY:Visit", "DTSTART:20250231T100000"), entry("SUMMARY:Next", DAY, uid="u2")))

    assert ["DTSTART is no date; the entry goes without it"] == problems(values)
    assert [None, "2025-03-04T10:00"] == [action.due.edtf for action in actions(values)]


def test_an_entry_without_an_end_ends_where_the_next_begins():
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{DAY}\nSUMMARY:A\nBEGIN:VEVENT\nUID:2\n{DAY}\nSUMMARY:B\n"
    values = read(text)

    assert ["A", "B"] == [action.text.partition(" (")[0] for action in actions(values)]
    assert [
        "an entry begins before the last has ended",
        "the file breaks off before the calendar ends",
    ] == problems(values)


def test_an_entry_without_a_uid_keeps_one_key_and_is_a_problem():
    text = diary(f"BEGIN:VEVENT\r\n{STAMP}\r\n{DAY}\r\nSUMMARY:Visit\r\nEND:VEVENT")

    assert actions(read(text))[0].account == actions(read(text))[0].account
    assert ["an entry has no UID; its key is made of its words"] == problems(read(text))


def test_what_is_left_out_is_named_by_rule():
    values = read(
        diary(
            "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE",
            "BEGIN:VFREEBUSY\r\nFREEBUSY:19970308T160000Z/PT3H\r\nEND:VFREEBUSY",
            entry(
                "SUMMARY:Visit",
                DAY,
                "X-ALT-DESC;FMTTYPE=text/html:<p>Visit</p>",
                "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                "ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD",
                "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.invalid",
                "BEGIN:VALARM",
                "TRIGGER:-PT15M",
                "END:VALARM",
            ),
        )
    )

    assert {
        "ATTACH (data)": 1,
        "ATTENDEE (room or thing)": 1,
        "VALARM": 1,
        "VERSION": 1,
        "VFREEBUSY": 1,
        "VTIMEZONE": 2,
        "X-ALT-DESC*": 1,
        "X-MICROSOFT-*": 1,
    } == ignored(values)


def test_an_attached_file_is_named_without_its_address():
    values = read(
        diary(entry("SUMMARY:Visit", DAY, "ATTACH:https://example.invalid/secret-key/Contact%20plan.docx?k=1"))
    )

    assert "not opened: Contact plan.docx (planned" in actions(values)[0].text


def test_the_words_of_an_unknown_property_are_kept():
    values = read(
        diary(entry("SUMMARY:Visit", DAY, "X-WORKER-NOTE:Bring the form", "BEGIN:X-PART\r\nX-A:1\r\nEND:X-PART"))
    )

    assert "X-WORKER-NOTE: Bring the form" in actions(values)[0].text
    assert [
        "the property X-WORKER-NOTE is not known; its words are kept with the entry's",
        "X-PART inside an entry is not known; it was not read",
    ] == problems(values)


def test_a_rule_where_none_is_followed_is_kept_in_words_and_reported():
    values = read(diary(entry("SUMMARY:Ring mum", DAY, "RRULE:FREQ=WEEKLY", type="VTODO")))

    assert ["Ring mum, every week on Tuesday"] == [action.text for action in actions(values)]
    assert ["a rule of recurrence on a session, task or note was not followed"] == problems(values)


def test_html_in_a_description_is_read_as_its_words():
    note = "DESCRIPTION:<p>Rang mum.</p><br><b>No</b> answer &amp\\; left a card."
    (action,) = actions(read(diary(entry("SUMMARY:Call", DAY, note))))

    assert "Call. Rang mum. No answer & left a card." in action.text


def test_an_xcal_file_that_breaks_off_is_read_so_far():
    text = (
        '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar><components><vevent><properties>'
        "<uid><text>1</text></uid><summary><text>Visit</text></summary></properties></vevent><vevent>"
    )
    values = read(text)

    assert 1 == len(actions(values))
    assert any("could not be read to its end" in message for message in problems(values))


def test_what_xcal_does_not_know_is_a_problem():
    text = (
        '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar><components><x-thing><properties>'
        "<x-a><unknown>1</unknown></x-a></properties></x-thing>words</components></vcalendar></icalendar>"
    )

    assert "X-THING is not known; it was not read" in problems(read(text))


HOSTILE = [
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=DAILY;COUNT=1000000000",
    "RRULE:FREQ=DAILY;INTERVAL=999999999999999999999999",
    "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z",
    "RRULE:FREQ=WEEKLY;BYDAY=" + ",".join(["TU"] * 20_000),
    "RRULE:FREQ=WEEKLY;INTERVAL=0",
    "RRULE:nonsense",
    "RRULE:FREQ=DAILY;COUNT=" + "9" * 1_900,
    "DURATION:P" + "9" * 30 + "D",
    "SEQUENCE:" + "9" * 5_000,
    "DTEND:99991231T235959Z",
    "RECURRENCE-ID:00010101T000000Z",
    "EXDATE:" + ",".join(["20250107T160000"] * 5_000),
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:24])
def test_a_hostile_line_ends_in_words(line):
    values = read(diary(entry("SUMMARY:Visit", "DTSTART:18600107T160000", line), entry("SUMMARY:Next", DAY, uid="u2")))

    assert 2 == len(actions(values))


def test_a_diary_full_of_endless_rules_is_read_with_a_word():
    series = [
        entry("SUMMARY:S", "DTSTART:20150107T160000", "RRULE:FREQ=DAILY;BYMONTH=2", uid=f"u{n}") for n in range(100)
    ]
    values = read(diary(*series))

    assert 100 == len(actions(values))
    assert any(message.startswith("the sessions of an entry are more than are counted") for message in problems(values))


def test_long_folds_and_deep_nests_are_read():
    fold = "SUMMARY:" + "\r\n ".join(["word"] * 10_000)
    values = read(diary(entry(fold, DAY), "\r\n".join(["BEGIN:X"] * 10_000)))

    assert 1 == len(actions(values))
    assert "word" * 15 in actions(values)[0].text


LINES = st.lists(
    st.sampled_from(
        (
            *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:X"),
            *("UID:1", "SUMMARY:A", DAY, " folded", "x", "DTSTART:1", "RRULE:FREQ=DAILY", "STATUS:CANCELLED"),
            *("ATTENDEE:", "BEGIN:VTODO", "END:VTODO"),
        )
    )
    | st.text(max_size=12),
    max_size=40,
)


@given(LINES)
def test_any_lines_are_read_and_each_is_accounted_for(lines):
    document = Document("d.ics", content="\n".join(["BEGIN:VCALENDAR", *lines]).encode("utf-8", "replace"))
    values = list(Diary().read([document]))
    (reading,) = [value for value in values if isinstance(value, Reading)]

    assert reading.found == reading.accounted
    assert all("folded" not in value.message for value in values if isinstance(value, Problem))


@pytest.mark.parametrize(
    ("rule", "words", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3", "every week on Tuesday, 3 times in all", ["0107", "0114", "0121"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4", "every 2 weeks on Tuesday and Thursday, 4 times in all",
         ["0107", "0109", "0121", "0123"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "every month on the last Friday, 3 times in all", ["0107", "0131", "0228"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "every month on day 31, 3 times in all", ["0107", "0131", "0331"]),
        ("FREQ=MONTHLY;COUNT=2", "every month on day 7, 2 times in all", ["0107", "0207"]),
        ("FREQ=DAILY;INTERVAL=3;COUNT=3", "every 3 days, 3 times in all", ["0107", "0110", "0113"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=1MO;COUNT=2", "every year on the first Monday in March, 2 times in all",
         ["0107", "0303"]),
    ],
)  # fmt: skip
def test_rules_are_told_in_words_and_their_days_found(rule, words, days):
    start = dt.date(2025, 1, 7)
    read_so = read_rule(rule, None)

    assert words == in_words(read_so, start)
    assert ([f"{day}" for day in days], True) == (
        [day.strftime("%m%d") for day in days_of(read_so, start, LATER, Steps())[0]],
        days_of(read_so, start, LATER, Steps())[1],
    )


@given(
    st.dates(dt.date(2015, 1, 1), dt.date(2028, 1, 1)),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 5),
    st.integers(1, 30),
)
def test_days_of_plain_rules_are_those_that_dateutil_finds(start, frequency, interval, count):
    rrule = pytest.importorskip("dateutil.rrule")
    expected = rrule.rrule(getattr(rrule, frequency), dt.datetime.combine(start, dt.time()), interval, count=count)
    rule = read_rule(f"FREQ={frequency};INTERVAL={interval};COUNT={count}", None)

    assert [day.date() for day in expected if day.date() <= LATER] == days_of(rule, start, LATER, Steps())[0]


@pytest.mark.parametrize("name", ["../../etc/passwd", "localtime", "", "/", "Europe", "x" * 10_000, "Europe/Nowhere"])
def test_a_name_that_is_no_zone_opens_nothing(name):
    assert zone_named(name) is None
