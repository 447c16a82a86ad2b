"""Who says each clause of a telling, and which values it gives."""

import pytest

from analyzers.clauses import clauses, differ, teller_of, values


@pytest.mark.parametrize(
    ("words", "teller"),
    [
        ("Mum says he was in bed.", "mother"),
        ("Rang Dewi: she went over.", "dewi"),
        ("Father by phone: cot bars.", "father"),
        ("EDT sheet has Thursday.", "edt sheet"),
        ("Baby in a cot per mother", "mother"),
        ("Complaint from attorney, says we told him.", "attorney"),
        ("Rang Gavin at four, he says she fell.", "gavin"),
        ("Gran's version: she was asked to ring.", "gran"),
        # Nobody says it, or nobody who can be told from another.
        ("He says it was Monday.", ""),
        ("Mum has a new flat.", ""),
        ("Saturday: called in.", ""),
        ("Bruise seen on arm.", ""),
        ("PersonID: 204417", ""),
    ],
)
def test_who_says_a_clause_is_read_from_its_words(words: str, teller: str) -> None:
    assert teller == teller_of(words)


def test_a_sentence_in_which_two_speak_is_two_clauses() -> None:
    assert [("gran", 0), ("beth", 0)] == [
        (each.teller, each.at) for each in clauses("Gran tells it as a week, Beth says two months.")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in by ten", "home at 01:40"),
        ("half eight", "21.40"),
        ("9.30pm", "23:05"),
        ("a fortnight", "five weeks"),
        ("20 mins", "2 hrs"),
        ("16 sertraline", "sertraline x 20"),
        ("four marks", "marks x5"),
        ("£1,480", "£1,840"),
        ("81.3%", "95 per cent"),
        ("2.61kg", "2.16 kg"),
    ],
)
def test_values_of_one_kind_differ(one: str, other: str) -> None:
    (mine,), (yours,) = values(one), values(other)

    assert differ(mine, yours)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at ten", "22:05"),
        ("half nine", "21.30"),
        ("quarter to nine", "8.45am"),
        ("about 4 mins", "5 min"),
        ("two tablets", "2 pills"),
        ("£85", "£85.00"),
        # Two kinds.
        ("four marks", "4 minutes"),
    ],
)
def test_values_that_rounding_makes_one_or_of_two_kinds_do_not(one: str, other: str) -> None:
    (mine,), (yours,) = values(one), values(other)

    assert not differ(mine, yours)


@pytest.mark.parametrize(
    "words", ["14.02.23", "by one of them", "ref 12:4567/8", "weight 12.40 kg down", "flat 2", "down 1.9 kg"]
)
def test_a_date_a_part_and_a_change_are_no_time_of_day_and_no_weight(words: str) -> None:
    assert not [each for each in values(words) if each.kind == "time" or "down 1" in words]
