import pytest
from casebuilding import event

from analyzers.words import between, counted, dated, listed, number, ordinal, share, times
from chronology.model import Kind


@pytest.mark.parametrize(
    ("day", "words"), [("2021-03-03", "on 3 March 2021"), ("2021-03", "in March 2021"), ("2021", "in 2021")]
)
def test_a_date_comes_with_its_preposition(day: str, words: str) -> None:
    assert words == dated(event("a", day, Kind.CONTACT))


def test_counts_are_words_up_to_twenty() -> None:
    assert ("no", "twenty", "21") == (number(0), number(20), number(21))
    assert ("one entry", "three entries") == (counted(1, "entry", "entries"), counted(3, "entry", "entries"))
    assert ("once", "twice", "three times") == (times(1), times(2), times(3))


def test_ordinals() -> None:
    assert ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st"] == [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21)]


def test_lists() -> None:
    assert ["", "a", "a and b", "a, b and c"] == [listed("abc"[:n]) for n in range(4)]


def test_a_period_of_one_day_is_that_day() -> None:
    same = [event("a", "2021-03-03", Kind.CONTACT), event("b", "2021-03-03", Kind.CONTACT)]

    assert "on 3 March 2021" == between(same)


@pytest.mark.parametrize(
    ("count", "of_all", "told"),
    [(2, 5, "two of five visits"), (1, 1, "the only visit"), (2, 2, "both visits"), (3, 3, "all three visits")],
)
def test_a_share_is_told_as_people_say_it(count: int, of_all: int, told: str) -> None:
    assert told == share(count, of_all, "visit", "visits")
