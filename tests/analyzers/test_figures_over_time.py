"""A figure told again and again is a finding with each as written and its day, where it moved."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from analyzers import summary
from chronology.model import Event, Kind, Person, PersonKind, Remark, Source
from chronology.practice import load_practice

OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)
OTHER = Person(id="p2", name="Beti Rees", source=SOURCE)


def read(key: str, day: str, words: str, title: str = "") -> Event:
    """An entry as it is read from a text."""
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source, title=title) for each in made.accounts))


def told(*events: Event, people: tuple[Person, ...] = (OLWEN, OTHER)) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=people), "figures_over_time")]


FIRST = (read("a", "2021-01-05", "Wt 70.6. All well."), read("b", "2021-03-09", "Olwen weighed 66 kg."))


def test_three_weights_are_told_from_the_first_to_the_last_with_their_days() -> None:
    (statement,) = told(*FIRST, read("c", "2021-06-01", "Weight: 61.2kg, very thin."))

    assert (
        "The record shows a weight from 70.6 kg on 5 January 2021 to 61.2 kg on 1 June 2021. "
        "Read between them: 66 kg on 9 March 2021." == statement
    )


def test_on_how_many_days_and_where_they_lived_is_not_said() -> None:
    stay = event("s", "2021-03-02", Kind.INFORMAL_CARE, fact="Olwen staying with her niece")

    (statement,) = told(*FIRST, stay, read("c", "2021-06-01", "Weight: 61.2kg, very thin."))

    assert "days" not in statement
    assert "niece" not in statement


def test_of_many_figures_the_least_and_the_most_are_among_those_told() -> None:
    course = [read(f"w{month}", f"2021-{month:02}-15", f"wt {64 + month % 2}.{month}") for month in range(3, 13)]
    lowest = read("l", "2021-02-20", "wt 57.3")

    (statement,) = told(FIRST[0], lowest, *course, read("z", "2022-01-20", "wt 60.0"))

    assert "57.3 kg on 20 February 2021" in statement
    assert "64.12 kg on 15 December 2021" in statement
    assert "on 15 March 2021" not in statement


def test_a_turn_stands_among_those_told() -> None:
    (statement,) = told(*FIRST, read("c", "2021-06-01", "wt 58.9kg"), read("d", "2021-09-01", "wt 64.0"))

    assert "Read between them: 66 kg on 9 March 2021; 58.9 kg on 1 June 2021." in statement


@pytest.mark.parametrize(
    "words",
    [
        "Target weight 60 kg.",
        "Weight loss of 5 kg talked of.",
        "Weight 9 st 4.",
        "Wt 61.0. By their scales wt 64.0.",
        "Weight 61 kg in November, not weighed since.",
        "Beti weighed 61.2 kg.",
        "Please disregard weight 61.2 kg, another patient.",
        "Weight 66 kg.",
    ],
)
def test_what_is_no_figure_of_this_day_and_person_is_none(words: str) -> None:
    assert [] == told(*FIRST, read("c", "2021-06-01", words))


def test_two_figures_of_one_day_are_neither() -> None:
    two = (read("c", "2021-06-01", "wt 61.0"), read("d", "2021-06-01", "Weighed 63 kg."))

    assert [] == told(*FIRST, *two)


def test_what_hardly_moved_is_no_course() -> None:
    assert [] == told(FIRST[0], read("b", "2021-03-01", "wt 69.9"), read("c", "2021-06-01", "wt 71.0"))


def test_a_child_that_grows_is_none_and_one_that_loses_weight_is() -> None:
    child = Person(id="c1", name="Mali", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
    weights = (read("a", "2021-01-05", "wt 12.1kg"), read("b", "2021-03-09", "wt 13.0kg"))

    assert [] == told(*weights, read("c", "2021-06-01", "wt 14.2kg"), people=(child,))
    assert 1 == len(told(*weights, read("c", "2021-06-01", "wt 11.9kg"), people=(child,)))


def test_attendance_and_arrears_are_told_in_their_own_units() -> None:
    school = (
        read("a", "2021-01-05", "Referral, attendance 78%."),
        read("b", "2021-02-01", "71% since January.", "Attendance"),
        read("c", "2021-06-01", "Attendance so far this term 92%."),
    )
    rent = (
        read("d", "2021-01-06", "Letter 1. £212.40.", "Arrears"),
        read("e", "2021-02-02", "Rent arrears now £890.15."),
        read("f", "2021-06-02", "Arrears about £1,204.60, plan £5 a week."),
    )

    attendance, arrears = told(*school, *rent)
    assert "from 78% on 5 January 2021 to 92% on 1 June 2021" in attendance
    assert "Read between them: 71% on 1 February 2021." in attendance
    assert "from £212.40 on 6 January 2021 to £1,204.60 on 2 June 2021" in arrears


def test_a_baby_s_weight_in_the_family_s_notes_is_no_turn_of_the_child_s() -> None:
    child = replace(OLWEN, kind=PersonKind.CHILD)
    course = (
        read("a", "2021-02-06", "Weight 3.62 kg."),
        read("b", "2022-09-19", "Weight 27.1 kg."),
        read("c", "2023-01-05", "Weight 29.4 kg."),
        read("d", "2023-03-20", "Weight 26.2 kg."),
        read("e", "2023-06-17", "Weight 12.0 kg."),
    )
    (statement,) = told(*course, people=(child, OTHER))

    assert "from 27.1 kg on 19 September 2022 to 26.2 kg on 20 March 2023" in statement
    assert not any(other in statement for other in ("3.62", "12.0"))


def protects(*events: Event) -> list[str]:
    made = replace(chronology(*events, people=(OLWEN, OTHER)), as_at=dt.date(2021, 12, 1))
    every = summary.analyse(made, load_practice("wales"))
    return [each.text for each in every if isinstance(each, Remark) and each.rule == "protective_figure"]


def test_a_weight_that_rose_and_fell_again_is_not_up() -> None:
    rose = (*FIRST, read("c", "2021-06-01", "wt 52.0kg"), read("d", "2021-09-01", "wt 58.0kg"))

    (text,) = protects(*rose)
    assert "up to 58.0 kg on 1 September 2021" in text
    assert [] == protects(*rose, read("e", "2021-11-01", "wt 56.9kg"))
    assert [] == protects(*rose, read("e", "2021-10-01", "wt 55.0kg"), read("f", "2021-11-01", "wt 56.9kg"))
