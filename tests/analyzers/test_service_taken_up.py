"""One service that somebody took up and left is told by its sentences side by side: what it says, what they say, what came next."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, findings

from chronology.model import Event, Kind, Person, PersonKind, Source

KERRY = Person(id="p2", name="Kerry Lanyon", kind=PersonKind.ADULT, source=SOURCE)


def read(key: str, day: str, words: str, kind: Kind = Kind.CASE_NOTE) -> Event:
    made = event(f"{key}#note", day, kind, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event) -> list[str]:
    visit = event("v", "2021-01-10", Kind.CHILD_SEEN)
    found = findings(chronology(visit, *events, people=(CHILD, KERRY)), "engagement_around_decisions")
    return [finding.statement for finding in found if finding.title == "One service, taken up and left"]


TAKEN_UP = (
    read("a", "2021-01-04", "Mum was referred to Harbour Steps, the alcohol service."),
    read("b", "2021-01-20", "Harbour Steps confirm she attended on 18 January."),
    read("c", "2021-03-02", "Kerry says she is going weekly to Harbour Steps."),
)
LEFT = read("d", "2021-04-08", "Harbour Steps: DNA 15/02, 22/02 and 01/03. Letter sent.")


def test_what_the_service_says_and_what_somebody_says_stand_side_by_side_in_their_words() -> None:
    (statement,) = told(*TAKEN_UP, LEFT)

    assert (
        "The record shows one service (“Harbour Steps”) that was taken up and left. Told of as attended or begun: “Harbour Steps "
        "confirm she attended on 18 January” (20 January 2021). Told of as not attended or ended: “Harbour Steps: DNA 15/02, 22/02 "
        "and 01/03” (8 April 2021). Told of in somebody's saying so: “Kerry says she is going weekly to Harbour Steps” (2 March "
        "2021). Told of as asked for: “Mum was referred to Harbour Steps, the alcohol service” (4 January 2021)."
        == statement
    )


def test_it_is_told_before_which_conference_it_was_taken_up_again() -> None:
    again = read("e", "2021-05-10", "Kerry rang Harbour Steps today.")
    meeting = event("m", "2021-05-20", Kind.REVIEW_CONFERENCE)

    (statement,) = told(*TAKEN_UP, LEFT, again, meeting)

    assert statement.endswith("within 14 days before a conference or hearing: 20 May 2021.")
    assert "conference or hearing" not in told(*TAKEN_UP, LEFT, meeting)[0]


def test_a_service_that_nobody_left_and_one_that_nobody_took_up_are_none() -> None:
    assert [] == told(*TAKEN_UP)
    assert [] == told(LEFT, TAKEN_UP[0])


@pytest.mark.parametrize("name", ["Kerry", "Monday", "March"])
def test_a_person_or_a_day_is_no_service(name: str) -> None:
    renamed = [replace(each, accounts=tuple(_renamed(a, name) for a in each.accounts)) for each in (*TAKEN_UP, LEFT)]

    assert [] == told(*renamed)


def _renamed(account: object, name: str) -> object:
    source = account.source  # type: ignore[attr-defined]
    return replace(account, source=replace(source, quote=source.quote.replace("Harbour Steps", name)))  # type: ignore[type-var]


def test_a_service_that_is_for_nothing_of_that_sort_is_none() -> None:
    swimming = [
        read("a", "2021-01-04", "Mali was referred to Harbour Steps, the swimming club."),
        read("b", "2021-01-20", "She attended Harbour Steps on Monday."),
        read("c", "2021-03-02", "Kerry says she is going weekly to Harbour Steps."),
        read("d", "2021-04-08", "Missed Harbour Steps, had a cold."),
    ]

    assert [] == told(*swimming)
