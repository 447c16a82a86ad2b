"""What lasts is told from its first day to its end, and a time within which something happened once is not."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes import CaseNotes

HEAD = "Date: 19/04/2023\nAuthor: Sian Pryce\n\n"


def told(sentence: str) -> list[tuple[Kind, str | None, str | None]]:
    """Kind, first day and end of all that a note of 19 April 2023, a Wednesday, tells besides itself."""
    read = CaseNotes().read([Document("notes.txt", content=f"{HEAD}{sentence}\n".encode())])
    accounts = [item for item in read if isinstance(item, Account) and "#mention-" in item.key]
    return [(each.kind, each.when.edtf, each.until.edtf if each.until else None) for each in accounts]


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Lewin was missing from 3 March 2023 to 5 March 2023.", "2023-03-03", "2023-03-05"),
        ("He went missing on Sunday 5 March and came back on 6 March.", "2023-03-05", "2023-03-06"),
        ("Missing since Sunday, found by police at 4am today.", "2023-04-16", "2023-04-19T04:00"),
        ("Came home last night having been missing since Saturday.", "2023-04-15", "2023-04-18"),
        ("Missing since Friday, now back home with mum.", "2023-04-14", "2023-04-19"),
    ],
)
def test_who_was_away_and_is_back_was_away_from_the_one_day_to_the_other(sentence: str, first: str, last: str) -> None:
    assert [(Kind.MISSING, first, last)] == told(sentence)


def test_who_is_not_back_is_away_still() -> None:
    assert [(Kind.MISSING, "2023-04-14/..", None)] == told("Missing since Friday, still not back home.")


def test_a_stay_in_hospital_has_its_two_days() -> None:
    assert [(Kind.HOSPITAL_ADMISSION, "2023-03-03", "2023-03-09")] == told(
        "Was in hospital 3 to 9 March with his chest."
    )


def test_a_day_within_a_time_stays_one_that_nobody_knows() -> None:
    assert [(Kind.INJURY, "2023-04-03/2023-04-05", None)] == told("Bruise noted between 3 and 5 April.")
