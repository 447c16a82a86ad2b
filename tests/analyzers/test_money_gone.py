"""Sums that went from an adult are told day by day in the words of their entries, and what only looks like it is not."""

from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind, Source

OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str) -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event, person: Person = OLWEN) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=(person,)), "money_gone")]


TWO = (
    read("a", "2021-03-01", "Purse empty. £60 I counted with her on Friday is gone."),
    read("b", "2021-05-20", "£300 out on Tuesday, she never has that much out. Told the office."),
)


def test_three_days_are_told_in_their_own_words() -> None:
    (statement,) = told(*TWO, read("c", "2021-09-02", "Says she lent him £20 for petrol."))

    assert (
        "The record shows money that went on three days between 1 March 2021 and 2 September 2021: "
        "“£60 I counted with her on Friday is gone” (1 March 2021), “£300 out on Tuesday, she never has that much out” "
        "(20 May 2021) and “Says she lent him £20 for petrol” (2 September 2021). Who had it is told as each entry tells it."
        == statement
    )


@pytest.mark.parametrize(
    "words",
    [
        "£50 withdrawn for the week, receipt kept.",
        "Rent arrears £890.15.",
        "£11 in purse.",
        "Arrears £1,204.60. Notice drafted then withdrawn, plan £5 a week.",
        "Spent £30 on shoes, taken to the market.",
        "He tried to get £200 off her, no cash taken.",
        "She reported the same £300 missing again.",
    ],
)
def test_what_is_spent_owed_drawn_or_told_again_has_not_gone(words: str) -> None:
    assert [] == told(*TWO, read("c", "2021-06-10", words))


def test_what_was_found_again_went_nowhere() -> None:
    short = read("c", "2021-09-02", "£40 short in her tin.")

    assert 1 == len(told(*TWO, short))
    assert [] == told(*TWO, short, read("d", "2021-09-04", "Found the £40 in her coat."))
    assert 1 == len(told(*TWO, short, read("d", "2021-09-04", "Found £15 in her coat.")))


def test_it_is_a_pattern_of_adults() -> None:
    child = Person(id="c1", name="Mali", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)

    assert [] == told(*TWO, read("c", "2021-09-02", "Says she lent him £20."), person=child)
