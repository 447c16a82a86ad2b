"""How a file spells its days is learned from it: whatever hand writes them, wherever in their lines, they come back on their days."""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from importers.notes.reading import read_document
from importers.notes.spellings import spellings_of
from importers.notes.structure import split

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
IN_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
MARKS = (" ", ".", "-", "/", ":", "_", "\u00b7", ",", "\\", "~", "'", "=", " / ", " - ", ". ", "\u2013")

Spelling = Callable[[dt.date, str], str]
SPELLINGS: dict[str, Spelling] = {
    "day month year": lambda day, mark: f"{day.day}{mark}{day.month}{mark}{day:%y}",
    "two figures each and the whole year": lambda day, mark: mark.join((f"{day:%d}", f"{day:%m}", f"{day:%Y}")),
    "the year first": lambda day, mark: mark.join((f"{day:%Y}", f"{day:%m}", f"{day:%d}")),
    "a short month": lambda day, mark: mark.join((str(day.day), f"{day:%b}", f"{day:%y}")),
    "the year before a short month": lambda day, mark: mark.join((f"{day:%Y}", f"{day:%b}", f"{day:%d}")),
    "the month in Roman figures": lambda day, mark: mark.join((str(day.day), ROMAN[day.month - 1].upper(), f"{day:%Y}")),
    "the month before the day": lambda day, mark: mark.join((f"{day:%b}", str(day.day), f"{day:%Y}")),
    "nothing between, in capitals": lambda day, _: f"{day:%d%b%y}".upper(),
    "a weekday written on to it": lambda day, mark: f"{day:%a}{day.day}{mark}{day.month}{mark}{day:%y}",
    "the day in words": lambda day, _: f"{IN_WORDS[day.day - 1].capitalize()} of {day:%B} {day.year}",
    "two marks": lambda day, _: f"{day.day}.{day.month}/{day:%y}",
}  # fmt: skip

Place = Callable[[str, str, int], str]
PLACES: dict[str, Place] = {
    "above": lambda day, words, _: f"{day}\n{words}\n\n",
    "at the start": lambda day, words, _: f"{day}  {words}\n\n",
    "before a dash": lambda day, words, _: f"{day} \u2013 {words}\n",
    "in brackets": lambda day, words, _: f"[{day}] {words}\n",
    "in a rule": lambda day, words, _: f"----- {day} -----\n{words}\n",
    "behind who wrote": lambda day, words, at: f"{('KB', 'LW')[at % 2]} {day}\n{words}\n\n",
    "behind a number": lambda day, words, at: f"#{at + 101} | {day} | visit | {words}\n",
    "at the right": lambda day, words, at: f"{('Home visit', 'Phone call')[at % 2]:<40}{day}\n{words}\n\n",
    "below, behind who signs": lambda day, words, at: f"{words}\n{('K Boon', 'L Wade')[at % 2]} {day}\n\n",
    "behind a label": lambda day, words, _: f"Date: {day}\nWorker: K Boon\nNotes: {words}\n\n",
}
WORDS = (
    "Called to the flat and mum was calm.\nShe said that the cot has come.",
    "Rang the school, no reply.",
    "Seen at home with the baby asleep in his pram.\nDad would not talk.",
    "Bus was late so she missed the clinic.",
    "Neighbour told us of shouting in the night.",
    "Gave her the food parcel and leaflets.",
)


def days_of(text: str, name: str = "log.txt") -> list[str]:
    return [str(note.day) for note in split(Document(name, content=text.encode())).notes]


def days() -> st.SearchStrategy[list[dt.date]]:
    """Six days in order, as somebody who comes every few weeks has them."""
    gaps = st.lists(st.integers(2, 40), min_size=6, max_size=6)
    begun = st.dates(dt.date(2008, 2, 1), dt.date(2026, 3, 1))
    return st.builds(
        lambda first, between: [first + dt.timedelta(days=sum(between[: at + 1])) for at in range(len(between))],
        begun,
        gaps,
    )


@given(
    days=days(),
    spelling=st.sampled_from(sorted(SPELLINGS)),
    place=st.sampled_from(sorted(PLACES)),
    mark=st.sampled_from(MARKS),
)
@settings(max_examples=250, deadline=None)
def test_days_come_back_from_any_spelling_in_any_place(
    days: list[dt.date], spelling: str, place: str, mark: str
) -> None:
    written = (PLACES[place](SPELLINGS[spelling](day, mark), WORDS[at], at) for at, day in enumerate(days))

    assert days_of("Log - flat 3\n\n" + "".join(written)) == [str(day) for day in days]


def test_the_order_of_figures_is_that_in_which_days_lie_close_together() -> None:
    log = "".join(f"{day}  Seen at home, no change.\n\n" for day in ("23-09-11", "23-09-14", "23-10-02", "24-01-08"))

    assert days_of("Log\n\n" + log) == ["2023-09-11", "2023-09-14", "2023-10-02", "2024-01-08"]


def test_figures_that_may_be_either_order_are_no_day() -> None:
    log = "".join(f"{day}  Seen at home, no change.\n\n" for day in ("110911", "120912", "130913"))

    assert days_of("Log\n\n" + log) == ["None"]


def test_the_month_is_first_only_where_a_day_cannot_be() -> None:
    american = ("09~14~2023", "10~02~2023", "11~23~2023")

    assert not spellings_of([f"{figures} seen" for figures in ("01 03 21", "01 03 22")]).orders
    assert spellings_of([f"{figures} seen" for figures in american]).orders == {"9~9~Y": "mdy"}
    assert spellings_of([f"{figures} seen" for figures in ("01~03~2021", "01~04~2021", "01~05~2021")]).orders == {
        "9~9~Y": "dmy"
    }


@pytest.mark.parametrize(
    "numbers",
    [
        [str(100101 + at) for at in range(12)],
        [f"029 2018 04{at:02}" for at in range(12)],
        [f"{8 + at}:{11 + at * 4}:{7 + at}" for at in range(10)],
        [f"{at}.1.{at + 1}" for at in range(1, 9)],
        [f"{at * 7 % 60} {at * 13 % 60} {at * 17 % 60}" for at in range(10, 22)],
    ],
    ids=["entries", "telephones", "times", "paragraphs", "scores"],
)
def test_numbers_that_count_or_measure_are_no_days(numbers: list[str]) -> None:
    assert not spellings_of([f"{number} Seen at home" for number in numbers])


def problems(text: str) -> list[str]:
    values = read_document(Document("log.txt", content=text.encode()))
    return [value.message for value in values if hasattr(value, "message")]


_LONG = "He ate and slept well and then had a long talk with the night staff about his mum and going home. " * 2


def test_a_long_note_whose_lines_look_like_days_is_named() -> None:
    text = "Ward log\n\n" + "".join(f"Day {at}: {_LONG}\n\n" for at in range(1, 14))

    assert any(each.startswith("was read as one note, and 13 of its lines") for each in problems(text))


@pytest.mark.parametrize("head", ["{at}. ", "", "Room 4: "])
def test_a_long_note_of_paragraphs_is_not(head: str) -> None:
    text = "Ward log\n\n" + "".join(f"{head.format(at=at)}{_LONG}\n\n" for at in range(1, 14))

    assert not problems(text)


WORST = {
    "figures in a row": "11 09 23 " * 12000,
    "a spelling a line": "".join(f"{1 + at % 28}~{1 + at % 12}~{10 + at % 15} a\n" for at in range(9000)),
    "weekdays": "mon " * 30000,
    "words of days": "twenty first of may " * 6000,
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_twice_as_much_takes_about_twice_as_long(text: str) -> None:
    def taken(words: str) -> float:
        begun = time.process_time()
        spellings_of(words.split("\n"))
        return time.process_time() - begun

    half, whole = (min(taken(text[:length]) for _ in range(2)) for length in (50_000, 100_000))
    assert half * 5 + 0.2 > whole


COUNTED = {
    "a stay from the day it began": (
        "Ashdown ward, daily notes. Admitted 3 May 2023.\n\nDay 1\n{0}\n\nDay 2\n{1}\n\nDay 5\n{2}\n\nDay 9\n{3}\n",
        "2023-05-03 2023-05-04 2023-05-07 2023-05-11",
    ),
    "a stay whose first day is nought": (
        "Arrived Wed 3 May 2023\n\nDay 0 - {0}\nDay 1 - {1}\nDay 4 - {2}\nDay 8 - {3}\n",
        "2023-05-03 2023-05-04 2023-05-07 2023-05-11",
    ),
    "a count and its day on one line": (
        "Respite log (day 1 = 3/5/2023)\n\n[Day 1] {0}\n[Day 2] {1}\n[Day 5] {2}\n[Day 9] {3}\n",
        "2023-05-03 2023-05-04 2023-05-07 2023-05-11",
    ),
    "weeks of a term": (
        "Pastoral notes. Term begins Monday 4 September 2023\n\nWk 1 Tue  {0}\n\nWk 2 Mon  {1}\n\nWk 2 Fri  {2}\n\nWk 4 Thu  {3}\n",
        "2023-09-05 2023-09-11 2023-09-15 2023-09-28",
    ),
    "weeks of the calendar": (
        "Log\n\n2023-W37-1 {0}\n2023-W37-4 {1}\n2023-W40-1 {2}\n2024-W02-1 {3}\n",
        "2023-09-11 2023-09-14 2023-10-02 2024-01-08",
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_days_that_are_counted_come_back_where_the_file_says_from_when(name: str) -> None:
    text, days = COUNTED[name]

    assert days_of(text.format(*WORDS)) == days.split()


@pytest.mark.parametrize(
    "head",
    ["Ward notes", "Ward notes. Born 3 May 2023", "Admitted 3 May 2023, placed 9 June 2023"],
    ids=["none", "a birth", "two days"],
)
def test_days_that_are_counted_from_nobody_knows_when_are_none(head: str) -> None:
    text = head + "\n\n" + "".join(f"Day {at}\n{words}\n\n" for at, words in enumerate(WORDS, 1))

    assert "2023-05-04" not in days_of(text)


def test_a_weekday_that_does_not_fit_says_that_the_count_is_another() -> None:
    text = "Admitted 3 May 2023\n\n" + "".join(
        f"Day {at} ({day})\n{WORDS[at]}\n\n" for at, day in ((1, "Mon"), (2, "Tue"), (4, "Thu"))
    )

    assert "2023-05-04" not in days_of(text)


YEARLESS = {
    "months in Roman figures": ("11.ix", "14.ix", "2.x", "23.xi"),
    "figures": ("11-09", "14-09", "02-10", "23-11"),
    "words": ("Eleventh September", "Fourteenth September", "Second October", "Twenty-third November"),
    "a stop that no hour could have": ("11.09", "14.09", "02.10", "30.11"),
}


@pytest.mark.parametrize("name", YEARLESS)
def test_days_without_a_year_take_that_of_the_head(name: str) -> None:
    text = "Notes 2023\n\n" + "".join(f"{day}  {words}\n\n" for day, words in zip(YEARLESS[name], WORDS, strict=False))
    last = "2023-11-30" if name.startswith("a stop") else "2023-11-23"

    assert days_of(text) == ["2023-09-11", "2023-09-14", "2023-10-02", last]


def test_times_are_no_days_without_a_year() -> None:
    assert not spellings_of([f"{time} Seen" for time in ("08.05", "09.10", "10.11", "13.12", "14.12")])


@pytest.mark.parametrize("day", ["{0}/{1} {2:%B %Y}", "{0}-{1} {2:%b %Y}", "{0}/{1}.{2.month}.{2:%y}"])
@pytest.mark.parametrize("head", ["{}\n", "Night of {}\n", "{}  "])
def test_a_night_is_of_the_day_on_which_it_began(day: str, head: str) -> None:
    begun = [dt.date(2023, 9, 11), dt.date(2023, 9, 14), dt.date(2023, 10, 2), dt.date(2023, 11, 23)]
    nights = [head.format(day.format(one.day, one.day + 1, one)) for one in begun]

    assert days_of("Night log\n\n" + "".join(f"{night}{WORDS[at]}\n\n" for at, night in enumerate(nights))) == [
        str(one) for one in begun
    ]


def test_heads_that_end_with_their_day_behind_a_word_are_heads_where_all_are() -> None:
    text = "".join(
        f"Letter {at}, had on {day}\n{WORDS[at]}\n\n"
        for at, day in enumerate(("17 July 2023", "10 March 2025", "30 Sept 2025"))
    )

    assert days_of("From her sister\n\n" + text) == ["2023-07-17", "2025-03-10", "2025-09-30"]


def test_a_week_is_that_of_the_day_as_its_file_spells_it() -> None:
    weeks = "".join(
        f"w/c {day}\nMon Seen at home.\nThu Rang, no reply.\n\n" for day in ("11 09 23", "02 10 23", "20 11 23")
    )

    assert days_of("Log\n\n" + weeks) == [
        "2023-09-11",
        "2023-09-14",
        "2023-10-02",
        "2023-10-05",
        "2023-11-20",
        "2023-11-23",
    ]
