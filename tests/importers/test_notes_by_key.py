"""Days that a file tells by its own key or in its own spelling: what is written is read again, whatever the office's way."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document
from importers.notes.spelt import weekday_of
from importers.notes.structure import split

TOLD = ("Came with a cut lip.", "Rang his aunt, no answer.", "Did not want to go home.", "Soup and a long talk.")


def notes(text: str) -> list[tuple[str, str]]:
    """The day and the words of each note of a text."""
    found = split(Document("notes.txt", content=text.encode())).notes
    return [(str(one.day), text[one.body_start : one.end]) for one in found]


def monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def by_iso(days: list[dt.date]) -> str:
    rows = [f"[{day:%G}w{day:%V}-{day:%u}] {told}" for day, told in zip(days, TOLD, strict=True)]
    return "Duty cards, Rowan Sample\n\n" + "\n".join(rows)


def by_week_and_day(days: list[dt.date]) -> str:
    first = monday(days[0])
    rows = [
        f"{(day - first).days // 7 + 4}-{day.isoweekday()}-E  Jo.  {told}" for day, told in zip(days, TOLD, strict=True)
    ]
    key = f"KEY  week - day - shift.  Week 4 starts Monday {first:%-d %B %Y}; day 1 = Monday."
    return "COMMUNICATION BOOK : Rowan Sample\n" + "\n".join(rows) + f"\n\n{key}"


def by_day_of_stay(days: list[dt.date]) -> str:
    rows = [f"Day {(day - days[0]).days + 1}   {told}" for day, told in zip(days, TOLD, strict=True)]
    return f"WARD 7   Patient: Rowan Sample\nAdmitted {days[0]:%d/%m/%Y} (day 1) from home\n\n" + "\n".join(rows)


def by_visit(days: list[dt.date]) -> str:
    head = "   Visit   1  2  3  4\n   Date    " + "  ".join(f"{day:%-d %b %Y}" for day in days)
    rows = [f"Visit {nth}\n{told}" for nth, told in enumerate(TOLD, start=1)]
    return f"REABLEMENT, Rowan Sample\n{head}\n\n" + "\n".join(rows)


def by_stamp(days: list[dt.date]) -> str:
    return "CALLER HISTORY, Rowan Sample\n\n" + "\n".join(
        f"{day:%Y%m%d}2215 {told}" for day, told in zip(days, TOLD, strict=True)
    )


def in_words(days: list[dt.date]) -> str:
    names = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
    rows = [f"{names[(day.day - 1) % 10]} of {day:%B}. {told}" for day, told in zip(days, TOLD, strict=True)]
    return f"Diary of Rowan Sample, {days[0].year}\n\n" + "\n".join(rows)


def by_night(days: list[dt.date]) -> str:
    rows = [f"Night of {day.day}/{day.day + 1} {day:%B}: {told}" for day, told in zip(days, TOLD, strict=True)]
    return f"NIGHT LOG, Rowan Sample, {days[0].year}\n\n" + "\n".join(rows)


def run_on(days: list[dt.date]) -> str:
    rows = [f"{day.day}/{day.month} {told}" for day, told in zip(days, TOLD, strict=True)]
    return f"Carer's diary, Rowan Sample, {days[0].year}\n\n{' '.join(rows[:2])}\n{' '.join(rows[2:])}"


def in_the_margin(days: list[dt.date]) -> str:
    rows = [
        f"Saw him in the street today        {day:%-d-%-m-%y}\nwith his aunt. {told}"
        for day, told in zip(days, TOLD, strict=True)
    ]
    return "Scheme manager's book, Rowan Sample\n\n" + "\n".join(rows)


def closed_by_rules(days: list[dt.date]) -> str:
    rows = [f"{told}\n              - Mrs A. Example, {day:%-d %B %Y}" for day, told in zip(days, TOLD, strict=True)]
    return (
        "Volunteers' book for Rowan Sample.\n***\n" + "\n***\n".join(rows) + "\n***\nReturn this book when it is full."
    )


WAYS: list[Callable[[list[dt.date]], str]] = [
    by_iso, by_week_and_day, by_day_of_stay, by_visit, by_stamp, in_the_margin, closed_by_rules
]  # fmt: skip
OF_ONE_YEAR: list[Callable[[list[dt.date]], str]] = [in_words, by_night, run_on]


@given(
    way=st.sampled_from(WAYS),
    first=st.dates(dt.date(2016, 1, 1), dt.date(2026, 6, 1)),
    steps=st.tuples(*(st.integers(1, 30) for _ in TOLD[1:])),
)
def test_days_written_by_a_key_are_read_again_each_with_its_own_words(way, first, steps) -> None:
    days = [first]
    for step in steps:
        days.append(days[-1] + dt.timedelta(days=step))

    found = notes(way(days))

    for day, told in zip(days, TOLD, strict=True):
        assert [each for each, words in found if told in words] == [str(day)], way.__name__


@given(
    way=st.sampled_from(OF_ONE_YEAR),
    year=st.integers(2016, 2026),
    month=st.integers(1, 5),
    steps=st.tuples(*(st.integers(1, 2) for _ in TOLD[1:])),
    day=st.integers(1, 10),
)
def test_days_without_their_year_are_those_of_the_year_in_the_head(way, year, month, steps, day) -> None:
    days = [dt.date(year, month + sum(steps[:nth]), day) for nth in range(len(TOLD))]

    found = notes(way(days))

    for one, told in zip(days, TOLD, strict=True):
        assert [each for each, words in found if told in words] == [str(one)], way.__name__


def test_the_one_year_of_the_head_is_that_of_the_beginning_of_a_term() -> None:
    text = "Support, Rowan Sample - summer term 2024 (term starts Mon 15 April)\n\nWk 1 Tues - No coat.\nWk 3 Mon - Not in.\nWk 5 Fri - Bruise.\nWk 6 Weds - Core group.\n"

    assert [day for day, _ in notes(text)][-4:] == ["2024-04-16", "2024-04-29", "2024-05-17", "2024-05-22"]


@pytest.mark.parametrize(
    ("english", "welsh", "number"), [("Monday", "Llun", 0), ("Wed", "Mercher", 2), ("Sun", "Sul", 6)]
)
def test_a_weekday_has_one_number_in_both_languages(english: str, welsh: str, number: int) -> None:
    assert weekday_of(english) == weekday_of(welsh) == number


def test_a_day_and_a_month_are_no_day_of_a_week_that_the_head_begins() -> None:
    text = "Book, Rowan Sample (week 1 begins 4 September 2023)\n\n5-9-23  Came late.\n7-11-23  Rang her aunt.\n5-12-23  Snow.\n"

    assert [day for day, _ in notes(text)][-3:] == ["2023-09-05", "2023-11-07", "2023-12-05"]


def test_a_diary_from_feast_to_feast_has_the_days_of_the_year_it_begins_in() -> None:
    text = (
        "Mum's diary, Christmas 2023 to Whitsun 2024\n\no  Christmas Eve. Fetched her by taxi.\no  Boxing Day. Quiet.\n"
        "o  New Year's Day. Back to the home, cried.\no  Good Friday. No appetite.\no  Easter Monday. Chest bad.\n"
    )

    assert [day for day, _ in notes(text)][-5:] == [
        "2023-12-24",
        "2023-12-26",
        "2024-01-01",
        "2024-03-29",
        "2024-04-01",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ward notes\n\nDay 1  Cold.\nDay 2  Ate well.\nDay 9  Home.\n",
        "Book\n\n23-1-E  Sal.  Shaved.\n23-3-E  Sal.  Letter came.\n24-2-L  Mo.  Sore mouth.\n",
        "Red book, born 14/01/2024\n\nAge 3 weeks. Weighed.\nAge 6 weeks. Jabs.\nAge 8 weeks. Seen.\n",
        "Visits\n\nVisit 1\nNeeds help.\nVisit 2\nBetter.\nVisit 3\nDischarged.\n",
    ],
)
def test_a_count_without_its_key_tells_no_day(text: str) -> None:
    assert {day for day, _ in notes(text)} == {"None"}


def test_the_last_note_keeps_its_words_where_a_foot_stands_below_it() -> None:
    text = 'Log, Rowan Sample\n2024-07-01T06:58 op=jo msg="On the floor"\n2024-07-03T13:15 op=jo msg="Fell again"\n2024-07-22T10:30 op=al msg="Battery changed"\n# rows 3\n# end\n'

    assert any(day == "2024-07-22" and "Battery changed" in words for day, words in notes(text))


def test_a_note_of_one_line_does_not_belong_to_the_head_below_it() -> None:
    text = by_visit([dt.date(2024, 9, day) for day in (3, 5, 10, 12)])

    assert [words.splitlines()[0] for _, words in notes(text)][-4:] == list(TOLD)


def test_a_sentence_that_begins_before_its_day_is_told_from_its_beginning() -> None:
    text = "CHRONOLOGY, Rowan Sample\n\n0412. Social worker T. Marl [17-01-2024] visited unannounced.\n0413. Nursery manager L. Hale [22-01-2024] telephoned.\n0509. Health visitor S. Penn [25-01-2024] weighed him.\n"

    assert notes(text)[0][1].startswith("Social worker T. Marl")


def test_a_day_within_a_sentence_does_not_part_a_line() -> None:
    text = "Diary, Rowan Sample, 2024\n\n3/4 came home wet. Was due at the clinic. 2/3 was missed too.\n5/4 rang SW.\n8/4 contact with mum.\n"

    assert [day for day, _ in notes(text)] == ["2024-04-03", "2024-04-05", "2024-04-08"]


def test_marks_that_part_a_heading_are_no_part_of_what_a_note_is_called() -> None:
    text = "Print, Rowan Sample\n\n#0388 ~ 07-Mar-22 10:15 ~ TO ~ H Marl\nRang school.\n#0389 ~ 16-Mar-22 13:30 ~ HV ~ H Marl\nSeen at home.\n#0390 ~ 17-Mar-22 09:02 ~ TI ~ H Marl\nHe rang.\n"
    found = split(Document("notes.txt", content=text.encode())).notes

    assert not any("~" in note.heading.title for note in found)
    assert {"H Marl"} == {note.heading.author for note in found}
