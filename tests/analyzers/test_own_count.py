"""What the record counts itself, its registers and its own short words say again: quoted with their days, nothing added up."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind, Source

SEREN = Person(id="c1", name="Seren Maddox", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str, cells: str = "", document: str = "notes.txt") -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document=document, locator=key, quote=f"{words}\n{cells}" if cells else words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event, person: Person = OLWEN) -> dict[str, str]:
    made = chronology(*events, people=(person,))
    return {found.rule: found.statement for found in findings(made, "comes_back")}


COUNTED = (
    read("a", "2021-02-01", "Tea round. The third time this month that the gate was locked."),
    read("b", "2021-05-20", "No wet nights since the new bed came, none since the 2nd."),
)


def test_sentences_that_count_are_quoted_with_the_day_they_were_written_the_latest_first() -> None:
    said = told(*COUNTED)["comes_back.own_count"]

    assert (
        "What the record itself counts, or says has stopped, the latest first: “No wet nights since the new bed came, none since the 2nd” "
        "(20 May 2021); “The third time this month that the gate was locked” (1 February 2021)." == said
    )


@pytest.mark.parametrize(
    "words",
    [
        "Second conference to be booked.",
        "Weight 9.3 (25th).",
        "Will ring a third time tomorrow.",
        "Why has no one been since March??",
        "Cai is in his second school year.",
    ],
)
def test_what_is_arranged_or_measured_counts_nothing(words: str) -> None:
    said = told(*COUNTED, read("c", "2021-06-01", words))["comes_back.own_count"]

    assert words.rstrip(".") not in said


def test_a_short_sentence_that_counts_has_what_stands_before_it() -> None:
    said = told(*COUNTED, read("c", "2021-06-01", "Arrived without a coat. Fourth time this half term."))

    assert "“Arrived without a coat. Fourth time this half term” (1 June 2021)" in said["comes_back.own_count"]


def test_a_weekday_that_is_counted_is_told() -> None:
    assert (
        "“Late, third Friday running” (4 June 2021)"
        in told(*COUNTED, read("c", "2021-06-04", "Late, third Friday running."))["comes_back.own_count"]
    )


def test_one_sentence_alone_is_no_finding() -> None:
    assert "comes_back.own_count" not in told(COUNTED[0])


REGISTER = [
    ("2021-03-01", "No call.", "NO"),  # Mondays
    ("2021-03-03", "Sang.", "Y"),
    ("2021-03-05", "Good.", "Y"),
    ("2021-03-08", "Text, bus late.", "NO"),
    ("2021-03-10", "Painted.", "Y"),
    ("2021-03-15", "Nobody came.", "NO"),
]


def register(*more: tuple[str, str, str]) -> list[Event]:
    return [
        read(f"r{nth}", day, words, f"With: Dad\nTurned up?: {came}", "centre.xlsx")
        for nth, (day, words, came) in enumerate([*REGISTER, *more])
    ]


def test_the_days_on_which_a_column_says_no_are_listed_with_their_weekday() -> None:
    said = told(*register(), person=SEREN)["comes_back.register"]

    assert (
        "The column “Turned up?” of the register says “NO” on three days: 1 March 2021, 8 March 2021 and 15 March 2021."
        in said
    )
    assert "All of them fell on a Monday." in said


def test_what_is_neither_yes_nor_no_is_no_day_of_it() -> None:
    said = told(*register(("2021-03-22", "CENTRE CLOSED, boiler.", "n/a")), person=SEREN)["comes_back.register"]

    assert "22 March" not in said


def test_a_weekday_on_which_most_of_the_register_falls_is_not_told() -> None:
    kept = [(f"2021-0{month}-0{day}", "Fine.", "Y") for month, day in ((4, 5), (5, 3), (6, 7))]  # Mondays

    assert "fell on" not in told(*register(*kept), person=SEREN)["comes_back.register"]


PENSION = (
    read("p1", "2021-03-02", "Pension day. Son at the door at two."),
    read("p2", "2021-03-30", "Not here, pension day."),
    read("p3", "2021-04-27", "Pension day and she had her money."),
)


def test_days_that_the_record_calls_by_a_name_are_told_with_what_it_says_of_them() -> None:
    said = told(*PENSION)["comes_back.named_day"]

    assert said.startswith(
        "The record calls three days “pension day” and says of them: 2 March 2021: “Pension day. Son"
    )
    assert "30 March 2021: “Not here, pension day”" in said


@pytest.mark.parametrize("words", ["Will be paid by pension day.", "Back before next pension day."])
def test_a_day_to_come_is_not_called_so(words: str) -> None:
    assert "comes_back.named_day" not in told(*PENSION[:2], read("p4", "2021-04-20", words))


def test_letters_that_a_record_explains_are_told_with_their_days_in_that_record() -> None:
    nurse = [
        read("n0", "2021-01-04", "Key: U/S = dressing unseen off, HV = home visit.", document="nurse.txt"),
        *(read(f"n{m}", f"2021-0{m}-11", "U/S. Redressed.", document="nurse.txt") for m in (2, 3, 4)),
        read("n9", "2021-05-11", "U/S.", document="other.txt"),
    ]

    said = told(*nurse)["comes_back.letters"]

    assert (
        "The record writes “U/S” (“dressing unseen off”) on three days: 11 February 2021, 11 March 2021 and 11 April 2021."
        == said
    )
