"""Days told without a year, by what their sentence says of time: what lies ahead, what was, what goes on."""

import datetime as dt

import pytest

from chronology.dates import find

NOTE = dt.date(2023, 11, 7)  # a Tuesday

AHEAD = [
    ("Respite agreed 21 Nov - 5 Dec with Mrs Lee.", "2023-11-21/2023-12-05"),
    ("Respite offered from 21 to 25 Nov", "2023-11-21/2023-11-25"),
    ("Eviction date 24th Nov, no appeal.", "2023-11-24"),
    ("Contact: dad 12 Nov", "2023-11-12"),
    ("Can we do the core group 20 March instead?", "2024-03-20"),
    ("It can't be 20 March as she is away", "2024-03-20"),
    ("Conf can't be Good Friday", "2024-03-29"),
]
OVER = [
    ("She was seen 12 Nov with her mother.", "2022-11-12"),
    ("Seen 12 Nov by the GP", "2022-11-12"),
    ("Contact: dad 12 April", "2023-04-12"),
    ("The medical was due 29 Oct and has not happened", "2023-10-29"),
    ("It was going to be 3 Oct", "2023-10-03"),
    ("Read the file before coming: the enquiry was opened on 8 August", "2023-08-08"),
    ("Conf was Good Friday", "2023-04-07"),
]
GOING_ON = [
    ("Carers away 1-20 Nov so no visit", "2023-11-01/2023-11-20"),
    ("He was on leave 1-20 Nov", "2023-11-01/2023-11-20"),
    ("He was on leave Nov 1-20", "2023-11-01/2023-11-20"),
]


@pytest.mark.parametrize(("text", "edtf"), [*AHEAD, *OVER, *GOING_ON])
def test_a_day_without_a_year_is_of_the_year_that_its_sentence_means(text: str, edtf: str) -> None:
    assert [edtf] == [each.when.edtf for each in find(text, NOTE)]


def test_a_leap_day_that_was_due_is_the_nearest_and_not_four_years_off() -> None:
    (found,) = find("LAC medical was due 29 Feb and still hasnt happened", dt.date(2024, 3, 14))

    assert found.when.edtf == "2024-02-29"


APART = [
    ("PLO meeting put back from the 1st to the 8th of November", ["2023-11-01", "2023-11-08"]),
    ("Review moved from 14/09 to 21/09", ["2023-09-14", "2023-09-21"]),
    ("On respite from the 1st to the 5th of November", ["2023-11-01/2023-11-05"]),
    ("Scan was 25 Aug, 12 wks, dad came too", ["2023-08-25"]),
    ("She rang two nights ago in tears", ["2023-11-05"]),
    ("The bruise was there a couple of nights ago", ["2023-11-05"]),
    ("Not seen since Mon.", ["2023-11-06/.."]),
    ("Missing Fri eve until Sunday lunch, won't say where", ["2023-11-03/2023-11-05"]),
    ("absent Wed to Fri", ["2023-11-01/2023-11-03"]),
    ("Contact: 5/8 15 mins late, 12/8 on time, 19/8 cancelled", ["2023-08-05", "2023-08-12", "2023-08-19"]),
    ("He hit me once, 2011, before she was born", ["2011"]),
    ("Conf can't be Good Friday, so we asked for the Thursday before.", ["2024-03-29", "2024-03-28"]),
    ("Was at nan's on Boxing Day and went home the day after.", ["2022-12-26", "2022-12-27"]),
    ("Referral says Halloween night, nan says it was the 29th.", ["2023-10-31", "2023-10-29"]),
]


@pytest.mark.parametrize(("text", "days"), APART)
def test_days_that_busy_people_write_short_are_what_they_mean(text: str, days: list[str]) -> None:
    assert days == [each.when.edtf for each in find(text, NOTE)]


FIGURES = [
    "10/10 for effort bless him",
    "Ate 12/12 in the test, 3/4 of lunch",
    "she was the 2nd.",
    "about 14 nights",
    "He has her Fri eve until Sunday",
    "since mon ami left",
    "Room 3, 2011, by the lift",
    "Sats: 9/10",
]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_and_days_of_every_week_are_no_dates(text: str) -> None:
    assert [] == [text[each.start : each.end] for each in find(text, NOTE)]


SHORT = [
    ("Next appt a week today", ["2023-11-14"]),
    ("31st Oct (Tues) rang, then 2/11 (Thursday)", ["2023-10-31", "2023-11-02"]),
    ("two weeks tomorrow", ["2023-11-22"]),
    ("Scan tomorrow, Wednesday", ["2023-11-08"]),
    ("Seen yesterday, Monday, and today", ["2023-11-06", "2023-11-07"]),
    ("Scan tomorrow, Weds the 8th.", ["2023-11-08"]),
    ("Meeting Thursday (the day after tomorrow).", ["2023-11-09"]),
    ("Cwrdd yfory, dydd Mercher", ["2023-11-08"]),
    ("Seen yesterday, Friday's injury healing", ["2023-11-06", "2023-11-03"]),
    ("fortnight ago today he hit her", ["2023-10-24"]),
    ("Contact 2x wk til Easter then review", ["../2024-03-31~"]),
    ("phoned x2 on Mon & Tues", ["2023-11-06", "2023-10-31"]),
    ("Mum's had no money since the 3rd.", ["2023-11-03/.."]),
    ("Review is 25/11/23 not 24/11 as said", ["2023-11-25", "2023-11-24"]),
    ("Brought fwd from 28/11 to 20/11", ["2023-11-28", "2023-11-20"]),
    ("Wks 2 and 3 of Feb no school", [None]),
    ("1/2 a bottle of wine", []),
    ("in week 2 of May", []),
]


@pytest.mark.parametrize(("text", "days"), SHORT)
def test_words_of_time_that_are_counted_or_divided_are_no_wrong_day(text: str, days: list[str | None]) -> None:
    assert days == [each.when.edtf for each in find(text, NOTE)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("You'll recall it was a grade 2 on 15/10 when I did it.", "2023-10-15"),
        ("I will find out whether he attended on 3 Oct", "2023-10-03"),
        ("She will be seen on 3 Jan", "2024-01-03"),
        ("We will meet as was agreed on 3 Jan", "2024-01-03"),
    ],
)
def test_a_verb_of_the_past_behind_a_word_of_the_future_says_that_the_day_was(text: str, edtf: str) -> None:
    assert [edtf] == [mention.when.edtf for mention in find(text, written_on=NOTE)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("She was off Tues and Weds last week, no call", ["2023-10-31", "2023-11-01"]),
        ("In school Mon and Tues this week", ["2023-11-06", "2023-11-07"]),
        ("Respite Mon and Tues next week", ["2023-11-13", "2023-11-14"]),
    ],
)
def test_days_listed_are_all_of_the_week_named_behind_them(text: str, days: list[str]) -> None:
    assert days == [mention.when.edtf for mention in find(text, written_on=NOTE)]


def test_a_short_weekday_opens_a_line_of_a_log_in_small_letters_too() -> None:
    found = find("sat - he came round\nSun: quiet\nHe sat - and then left", written_on=NOTE)

    assert [mention.when.edtf for mention in found] == ["2023-11-04", "2023-11-05"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Her second was removed 4.2.21. Seen late this time, 22 weeks (20 Sept).", ["2021-02-04", "2023-09-20"]),
        ("Orders were made on 3 October 2016. She was seen on 7 October.", ["2016-10-03", "2016-10-07"]),
        ("Charged and bailed, court 9 Dec. Licence revoked 17/10.", ["2022-12-09", "2023-10-17"]),
    ],
)
def test_a_note_leaves_years_ago_with_the_sentence_unless_the_next_day_goes_on_from_it(
    text: str, days: list[str]
) -> None:
    assert days == [mention.when.edtf for mention in find(text, written_on=NOTE)]


def test_a_short_weekday_before_a_verb_opens_a_line_of_a_log_of_weekdays_alone() -> None:
    log = find("- Mon missed depot\n- Weds found with a lighter\n", written_on=NOTE)
    story = find("Sat with her in the yard. She cried.", written_on=NOTE)

    assert ["2023-11-06", "2023-11-01"] == [mention.when.edtf for mention in log]
    assert [] == list(story)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Weds] Seen at the hut, alone.", ["2031-04-16"]),
        ("Found on the landing early Wednesday.", ["2031-04-16"]),
        ("Found on the landing on Wednesday.", ["2031-04-09"]),
        ("In February she was gone all night on the Friday.", ["2031-02"]),
        ("In February she was well. On Friday she fell.", ["2031-02", "2031-04-11"]),
    ],
)
def test_a_weekday_is_of_the_note_it_heads_of_its_small_hours_or_of_a_month_that_was_named(
    words: str, days: list[str]
) -> None:
    assert [one.when.edtf for one in find(words, written_on=dt.date(2031, 4, 16)) if one.when.dated] == days
