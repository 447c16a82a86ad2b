"""Entries that stand in a file by mistake are told of nobody: they, or a later entry of their file, say so."""

import datetime as dt

import pytest

from chronology.model import Account, Kind, Source, When
from chronology.pipeline.disowned import disowned, listed_as_disowned, without_disowned
from chronology.prose.kept_passages import passages_of_another

BREAK = "ED letter 01/03 - Kit Marlais, broken wrist, swing. Passed on as an open case."


def entry(number: int, day: dt.date, words: str, document: str = "dump.csv", title: str = "") -> Account:
    quote = f"{words}\nnote: N{number}"
    source = Source(document=document, locator=f"row {number}", quote=quote)
    return Account(
        key=f"agency:row:{number}#note", when=When.on(day), kind=Kind.INJURY, title=title, fact=words, source=source
    )


def march(day: int) -> dt.date:
    return dt.date(2024, 3, day)


@pytest.mark.parametrize(
    "words",
    [
        "04/03 contact is NOT our child. Other Kit M, different birth date. GP rung to tell.",
        "Contact of 04/03 was put on the wrong file.",
        "N12 belongs to another child, entered here in error, wrong child.",
    ],
)
def test_a_later_entry_takes_back_the_one_that_it_names_by_day_or_number(words: str) -> None:
    accounts = [entry(11, march(1), "Visit. Kit well."), entry(12, march(4), BREAK), entry(13, march(6), words)]

    assert {"agency:row:12"} == disowned(accounts)


def test_of_two_entries_of_a_day_it_is_the_one_that_shares_its_words() -> None:
    visit, letter = entry(11, march(4), "Visit. Kit well at home."), entry(12, march(4), BREAK)
    says = entry(13, march(6), "04/03 letter about the wrist is NOT our child.")

    assert {"agency:row:12"} == disowned([visit, letter, says])


@pytest.mark.parametrize(
    "words",
    [
        "04/03 contact: Kit says it was not our fault.",
        "Contact of 04/03 chased, no reply.",
        "Letter of 04/03 named the wrong girl, should read Kit.",
    ],
)
def test_what_only_speaks_of_an_entry_takes_nothing_back(words: str) -> None:
    assert not disowned([entry(12, march(4), BREAK), entry(13, march(6), words)])


def test_one_of_another_file_or_of_no_such_day_is_left() -> None:
    says = entry(13, march(6), "04/03 contact is NOT our child.")
    others = [entry(12, march(4), BREAK, "other.csv"), entry(14, march(3), BREAK)]

    assert {"agency:row:12", "agency:row:14"}.isdisjoint(disowned([*others, says]))


def test_what_is_left_is_listed_by_its_place_without_its_words() -> None:
    told, left = without_disowned(
        [
            entry(11, march(1), "Visit."),
            entry(12, march(4), BREAK),
            entry(13, march(6), "Contact of 04/03 was put on the wrong file."),
        ]
    )
    (problem,) = listed_as_disowned(left)

    assert ["agency:row:11#note", "agency:row:13#note"] == [each.key for each in told]
    assert ("dump.csv", "row 12") == (problem.source.document, problem.source.locator)
    assert "wrist" not in problem.message


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "School rang re Ben, yr 4, wet the bed.\nGP to be told.\n** 19/10 AB: this is the Orrell family, two windows open **",
            True,
        ),
        (
            "Ward rang re Mrs ORRELL, broke her hip - NOT ANN. This is her sister Glenda Orrell.\nGlenda is frightened.",
            True,
        ),
        (
            "Home visit, Kit well and playing.\n12/8 AB letter for another patient in the envelope, sent back today",
            False,
        ),
        (
            "Ann Example (aunt) on my list too, leg sore. Not this pt.\nKit seen, fell in the yard.",
            False,
        ),
    ],
)
def test_a_remark_under_an_entry_and_an_entry_that_goes_on_of_the_other_are_all_of_it(text: str, whole: bool) -> None:
    assert whole == any(not each.is_part for each in passages_of_another(text))
