"""A chart counts what is surely told, and what may be one happening once."""

from dataclasses import replace

from casebuilding import event

from chronology.model import Event, Kind, Source
from exports.drawings.charts.each_once import each_once


def note(nth: int, day: str, fact: str, kind: Kind = Kind.INJURY) -> Event:
    made = event(f"n{nth}#note", day, kind, fact=fact)
    key = f"notes:log.txt:{day}:{nth:02}#note"
    account = replace(made.accounts[0], key=key, source=Source(document="log.txt", locator="line 1", quote=fact))
    return replace(made, key=key, accounts=(account,))


BRUISE = note(1, "2023-03-14", "Bruise on the left cheek, purple, about 4cm.")


def test_one_bruise_that_several_texts_tell_counts_once() -> None:
    again = note(2, "2023-03-15", "Purple bruise to the left cheek, seen at school.")
    later = note(3, "2023-03-24", "New bruise on the right arm, yellow.")

    assert [BRUISE] == each_once([again, BRUISE])
    assert [BRUISE, later] == each_once([BRUISE, again, later])


def test_two_records_of_a_system_are_two() -> None:
    one, other = event("a", "2023-03-14", Kind.INJURY), event("b", "2023-03-15", Kind.INJURY)

    assert [one, other] == each_once([one, other])
    assert [BRUISE] == each_once([BRUISE, event("b", "2023-03-15", Kind.INJURY)])


def test_what_is_only_named_is_not_counted() -> None:
    asked = note(4, "2023-06-01", "Asked about the bruise of last March: cannot say either way how it came about.")

    assert [] == each_once([asked])
