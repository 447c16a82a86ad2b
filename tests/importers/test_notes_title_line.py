"""A line of a name and a day at the head of a file is a birth; a heading of that form is a note."""

import datetime as dt

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes

NOTES = "\n\n05/11/2023 - visit\nSeen. All well.\n\n06/11/2023 - T/C\nNo reply.\n"


def days(text: str) -> list[dt.date | None]:
    read = CaseNotes().read([Document("notes.txt", content=text.encode())])
    return sorted({item.when.earliest for item in read if isinstance(item, Account)})


@pytest.mark.parametrize(
    "head",
    [
        "Mali Harlow 11/02/2014",
        "Mali Harlow (11/02/2014)",
        "Case notes\nMali Harlow 11/02/2014",
        "Mali Harlow 11/02/2014\nMother: Dawn Harlow",
    ],
)
def test_the_birth_in_a_title_line_is_no_entry(head: str) -> None:
    assert [dt.date(2023, 11, 5), dt.date(2023, 11, 6)] == days(f"{head}{NOTES}")


@pytest.mark.parametrize(
    "head", ["Mali Harlow 01/11/2023", "Home visit 11/02/2014", "Mali Harlow 11/02/2014\nBorn at 38 weeks at home."]
)
def test_a_heading_of_its_own_day_or_with_words_under_it_is_a_note(head: str) -> None:
    assert 3 == len(days(f"{head}{NOTES}"))


@pytest.mark.parametrize(
    "title", ["Core group - Mali Harlow 11/02/2014", "Strategy Meeting s47 – Mali Harlow 11/02/2014"]
)
def test_minutes_are_of_the_day_under_their_title_and_not_of_the_birth_beside_the_childs_name(title: str) -> None:
    text = f"{title}\nTuesday 7 November 2023, 10am Teams. Chair: Una Pryce\nAttending\nT Vale SW\nDr Oduya: burn on left foot.\n"

    told = CaseNotes().read([Document("notes.txt", content=text.encode())])
    assert {item.when.latest for item in told if isinstance(item, Account)} == {dt.date(2023, 11, 7)}


def test_minutes_under_a_title_with_a_birth_are_of_the_meeting_it_names() -> None:
    text = (
        "Strategy meeting - Mali Harlow 11/02/2014\nTuesday 7 November 2023, 10am Teams\nDr Oduya: burn on left foot.\n"
    )
    read = CaseNotes().read([Document("notes.txt", content=text.encode())])

    assert "strategy_discussion" in {str(item.kind) for item in read if isinstance(item, Account)}


def test_the_number_of_a_note_is_no_word_of_it() -> None:
    text = (
        "====== Case Note 0040\n05/11/2023 - visit\nSeen Mali.\n====== Case Note 0041\n07/11/2023 - T/C\nDawn rang.\n"
    )
    read = CaseNotes().read([Document("notes.txt", content=text.encode())])
    told = [item.source.quote or item.fact for item in read if isinstance(item, Account)]

    assert told
    assert not any("Case Note" in each for each in told)
