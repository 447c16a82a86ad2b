"""What is waited for is told by its last words, until the record says that it is there; what is missing is quoted."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event

from analyzers import summary
from chronology.model import Action, Chronology, Event, Kind, Person, PersonKind, Remark, Source, When
from chronology.practice import load_practice

OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str) -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def said(rule: str, *events: Event, actions: tuple[Action, ...] = ()) -> list[str]:
    made: Chronology = replace(chronology(*events, people=(OLWEN,)), as_at=dt.date(2021, 12, 1), actions=actions)
    return [
        each.text
        for each in summary.analyse(made, load_practice("wales"))
        if isinstance(each, Remark) and each.rule == rule
    ]


ASKED = read("a", "2021-06-01", "Asked for an advocate for her.")
WAITS = read("b", "2021-10-04", "Advocate: still on the waiting list.")


def test_a_thing_asked_for_and_not_there_is_told_by_its_last_words() -> None:
    (text,) = said("waiting", ASKED, WAITS)

    assert (
        "“Advocate”: waited for. The last words of it: “Advocate: still on the waiting list” (4 October 2021)." == text
    )


@pytest.mark.parametrize("words", ["Advocate allocated, came today.", "Met with her advocate at the centre."])
def test_what_the_record_then_shows_there_is_not_waited_for(words: str) -> None:
    assert [] == said("waiting", ASKED, WAITS, read("c", "2021-11-02", words))


def test_what_was_agreed_stands_with_it_and_its_day() -> None:
    action = Action(
        text="Advocate to be found", owner="P Rees", due=When.on(dt.date(2021, 9, 30)), source=SOURCE, agreed_at=None
    )
    (text,) = said("waiting", ASKED, WAITS, actions=(action,))

    assert text.endswith("Agreed: “Advocate to be found”, P Rees, due 30 September 2021.")


def test_what_is_said_of_another_thing_further_off_waits_for_nothing() -> None:
    far = "The sitter who came on Sunday has still not been paid by anybody at all and she spoke of it at length with her advocate"

    assert [] == said("waiting", read("a", "2021-11-01", far))


def test_a_thing_told_once_long_ago_is_not_waited_for_now() -> None:
    assert [] == said("waiting", read("a", "2021-02-01", "Viability assessment not started."))


def test_a_referral_that_was_sent_stays_sent() -> None:
    sent = read("a", "2021-10-01", "NRM submitted by the police.")

    assert [] == said("waiting", sent, read("b", "2021-11-01", "NRM still to do."))


def test_what_is_told_as_missing_is_quoted_with_its_day() -> None:
    events = (
        read("a", "2021-06-01", "Charts for March not found. Tea made."),
        read("b", "2021-07-01", "A lad on the stairs, would not give his name."),
        read("c", "2021-08-01", 'Olwen asked "Who are you?" Was the lock ever changed?'),
    )

    assert [
        "Told as missing, not seen or not recorded, the latest first: “Charts for March not found” (1 June 2021).",
        "People told of without a name, the latest first: “A lad on the stairs, would not give his name” (1 July 2021).",
    ] == said("lacking", *events)
    assert ["Asked in the record itself, the latest first: “Was the lock ever changed?” (1 August 2021)."] == said(
        "asked", *events
    )


def test_what_goes_well_of_late_is_quoted_and_what_is_taken_back_or_long_ago_is_not() -> None:
    events = (
        read("a", "2019-06-01", "She enjoys the choir."),
        read("b", "2021-07-01", "None missed this month, all eight calls."),
        read("c", "2021-08-01", "She is not settled at the centre."),
        read("d", "2021-09-01", "She enjoys the garden here. Rain."),
        read("e", "2021-10-01", "No missed calls since June."),
    )

    (text,) = said("told_well", *events)

    assert (
        "Told as going well, or as stopped, the latest first: “No missed calls since June” (1 October 2021); “None missed this month, all eight "
        "calls” (1 July 2021)." == text
    )
    # What protects is quoted as that, and once.
    assert ["“Case note: She enjoys the garden here. Rain” (1 September 2021)."] == said("protective", *events)


@pytest.mark.parametrize("behind", ['"Mam and whoever."', "Craig did.", ""])
def test_a_question_that_the_writer_answers_is_open_no_more(behind: str) -> None:
    asked = said("asked", read("a", "2021-08-01", f"Who was it that shouted so? {behind}"))

    assert bool(behind) is not bool(asked)
