"""What the child or adult said is told together, verbatim, each thing once, and never in a list for a parent or from what is restricted."""

import datetime as dt
from dataclasses import replace

import pdftext
import pytest
from casebuilding import chronology, event

from chronology.dates.describe import describe
from chronology.model import Account, Basis, Chronology, Event, Involvement, Kind, Level, Restriction, When
from exports.heard import heard
from exports.pdf import Pdf

LOUD = event("a", "2021-03-01", Kind.VISIT, child_voice="“Dad is loud at night” / I hide with Tom")
AGAIN = event("b", "2021-03-02", Kind.CONTACT, child_voice="“dad is loud at night”")
ALONE = event(
    "c",
    "2021-04-01",
    Kind.VISIT,
    child_voice="“Nan does my tea”",
    people=(Involvement(person="c1", role="child", involvement="seen-alone"),),
)


def _words(*events: Event) -> list[tuple[str, ...]]:
    return [each.words for each in heard(events, ("c1",), {})[0]]


def test_each_thing_said_is_told_once_with_the_entry_that_has_it_first() -> None:
    assert [("Dad is loud at night", "I hide with Tom"), ("Nan does my tea",)] == _words(LOUD, AGAIN, ALONE)


def test_it_says_who_was_seen_alone() -> None:
    assert [False, True] == [each.alone for each in heard((LOUD, ALONE), ("c1",), {})[0]]


def test_a_report_of_words_and_what_is_restricted_are_not_told() -> None:
    report = replace(LOUD, child_voice='She said "no" and drew a door.')

    assert [] == _words(report, replace(LOUD, restriction=Restriction.RESTRICTED))


def test_of_many_those_that_weigh_most_stay_and_of_these_the_latest_and_the_rest_is_counted() -> None:
    told, more = heard((LOUD, ALONE), ("c1",), {LOUD.key: Level.HIGH, ALONE.key: Level.LOW}, most=1)

    assert [LOUD.key] == [each.event.key for each in told]
    assert 1 == more


@pytest.mark.parametrize("words", ["“had a cup”", "“to say hello there”", "“likely lacking, to be formally looked at”"])
def test_a_writers_aside_is_nobodys_words(words: str) -> None:
    note = f"Went out {words} with Kit."
    said = replace(LOUD, child_voice=words, accounts=(_account("2021-03-01", note, "n.txt", Basis.NOTE_DATE),))

    assert [] == _words(said)
    led_in = f"Kit said {words} and left."
    accounts = (_account("2021-03-01", led_in, "n.txt", Basis.NOTE_DATE),)
    assert [] != _words(replace(said, accounts=accounts))
    assert [] != _words(replace(LOUD, child_voice=words))


@pytest.mark.parametrize(
    "words", ["“who took it now?”", "“my legs hurt”", "“the tall man had the book”", "“Kit took it”"]
)
def test_a_question_oneself_and_a_sentence_are_told(words: str) -> None:
    assert [(words.strip("“”"),)] == _words(replace(LOUD, child_voice=words))


def _account(day: str, fact: str, document: str, basis: Basis) -> Account:
    (made,) = event("x", day, Kind.VISIT, fact=fact).accounts
    return replace(
        made,
        when=replace(When.on(dt.date.fromisoformat(day)), basis=basis),
        source=replace(made.source, document=document, quote=fact),
    )


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        (
            [
                ("2021-03-01", "Police called.", "log.csv", Basis.EXPLICIT),
                ("2021-03-02", "“Dad is loud at night”", "care.csv", Basis.EXPLICIT),
            ],
            "told 2 March 2021",
        ),
        (
            [
                ("2021-03-01", "“Dad is loud at night”", "care.csv", Basis.RELATIVE_TO_NOTE),
                ("2021-03-02", "“Dad is loud at night”", "care.csv", Basis.NOTE_DATE),
            ],
            "told 2 March 2021",
        ),
        ([("2021-03-01", "“Dad is loud at night”", "ward_discharge_letter.txt", Basis.NOTE_DATE)], "told 1 March 2021"),
        ([("2021-03-01", "“Dad is loud at night”", "ward_discharge_letter.txt", Basis.EXPLICIT)], "1 March 2021"),
        ([("2021-03-01", "“Dad is loud at night”", "notes.txt", Basis.NOTE_DATE)], "1 March 2021"),
    ],
)
def test_words_bear_the_day_of_the_account_that_has_them(
    accounts: list[tuple[str, str, str, Basis]], told: str
) -> None:
    said = replace(LOUD, child_voice="“Dad is loud at night”", accounts=tuple(_account(*each) for each in accounts))
    (found,), _ = heard((said,), ("c1",), {})

    assert told == describe(found.when)


def _pages(case: Chronology) -> str:
    return pdftext.text_of(Pdf().export(case))


def test_a_conference_reads_them_under_a_heading_of_their_own() -> None:
    text = _pages(chronology(LOUD, ALONE))

    assert "In their own words 1 March 2021: “Dad is loud at night” “I hide with Tom” [" in text
    assert "1 April 2021, seen alone: “Nan does my tea” [" in text


@pytest.mark.parametrize("profile", ["family", "court"])
def test_a_family_and_a_court_get_no_list_of_them(profile: str) -> None:
    assert "In their own words 1 March 2021" not in _pages(chronology(LOUD, ALONE, profile=profile))
