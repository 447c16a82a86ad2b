"""Somebody who was to stay away, and what several sources tell of them there: each quoted, with nothing concluded."""

from dataclasses import replace

import pytest
from casebuilding import CHILD, chronology, event, findings

from chronology.model import Event, Kind, Restriction, Source


def read(key: str, day: str, words: str, document: str, **told: object) -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words, **told)
    source = Source(document=document, locator=key, quote=words)
    restriction = told.get("restriction", Restriction.NONE)
    return replace(
        made, accounts=tuple(replace(each, source=source, restriction=restriction) for each in made.accounts)
    )


def told(*events: Event) -> list[str]:
    return [found.statement for found in findings(chronology(*events, people=(CHILD,)), "there_all_the_same")]


AGREED = read("a", "2021-02-01", "Safety plan: Curtis is not to stay at the flat.", "social.txt")
SEEN = (
    read("b", "2021-02-20", "Curtis opened the door.", "housing.txt"),
    read("c", "2021-03-15", "Mali collected by Curtis.", "school.txt"),
    read("d", "2021-04-10", "Curtis asleep on the sofa.", "health.txt"),
)


def test_the_agreement_and_each_who_tells_of_them_there_are_quoted_with_source_and_day() -> None:
    (statement,) = told(AGREED, *SEEN)

    assert (
        "The record shows three sources that tell of Curtis in the home or near it on three days between 20 February 2021 and 10 April "
        "2021, after words that Curtis was to stay away: “Safety plan: Curtis is not to stay at the flat” (social.txt, 1 February 2021). "
        "What they tell: “Curtis opened the door” (housing.txt, 20 February 2021), “Mali collected by Curtis” (school.txt, 15 March "
        "2021) and “Curtis asleep on the sofa” (health.txt, 10 April 2021). Whether it still held then, and what each of them saw, is "
        "for those who meet." == statement
    )


def test_a_sign_that_names_nobody_counts_where_its_note_speaks_of_them() -> None:
    heard = read("d", "2021-04-10", "She says Curtis has been gone weeks. Heard a man's cough overhead.", "health.txt")
    of_nobody = read("d", "2021-04-10", "Heard a man's cough overhead.", "health.txt")

    assert "“Heard a man's cough overhead”" in told(AGREED, *SEEN[:2], heard)[0]
    assert [] == told(AGREED, *SEEN[:2], of_nobody)


@pytest.mark.parametrize(
    "words",
    [
        "Curtis has gone to his sister's since Easter.",
        "She would like Curtis not to stay at the flat.",
        "If Curtis is not to stay at the flat he will need a bed.",
    ],
)
def test_a_wish_and_what_is_only_supposed_or_said_to_be_so_are_no_agreement(words: str) -> None:
    assert [] == told(read("a", "2021-02-01", words, "social.txt"), *SEEN)


def test_what_was_before_or_long_after_or_told_by_one_source_alone_is_none() -> None:
    before = [
        replace(read(f"x{n}", "2021-01-10", each.fact, each.accounts[0].source.document)) for n, each in enumerate(SEEN)
    ]
    one_source = [read(f"y{n}", each.when.edtf or "", each.fact, "housing.txt") for n, each in enumerate(SEEN)]
    long_after = read("d", "2021-09-10", "Curtis asleep on the sofa.", "health.txt")

    assert [] == told(AGREED, *before)
    assert [] == told(AGREED, *one_source)
    assert [] == told(AGREED, *SEEN[:2], long_after)


def test_an_entry_that_gives_another_day_than_its_own_is_not_counted_on_its_own() -> None:
    dated_elsewhere = read("d", "2021-04-10", "Curtis asleep on the sofa 3/12.", "health.txt")

    assert [] == told(AGREED, *SEEN[:2], dated_elsewhere)


def test_what_may_not_go_to_everyone_is_neither_counted_nor_quoted() -> None:
    kept = read("d", "2021-04-10", "Curtis asleep on the sofa.", "health.txt", restriction=Restriction.THIRD_PARTY)

    assert [] == told(AGREED, *SEEN[:2], kept)


def test_the_rule_bears_no_name_since_nobody_is_spared_it_and_the_keys_of_two_people_differ() -> None:
    both = read("e", "2021-02-02", "Safety plan: Brychan is not to stay at the flat.", "social.txt")
    seen = [
        read(
            f"{each.key}2",
            str(each.when.edtf),
            each.fact.replace("Curtis", "Brychan"),
            each.accounts[0].source.document,
        )
        for each in SEEN
    ]
    found = findings(chronology(AGREED, both, *SEEN, *seen, people=(CHILD,)), "there_all_the_same")
    assert ["there_all_the_same"] * 2 == [each.rule for each in found]
    assert 2 == len({each.key for each in found})
