"""Days in judgments, reviews and statements on which nothing is told to have happened."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes

_JUDGMENT = """IN THE FAMILY COURT AT MARLOWE
JUDGMENT

1. I am concerned with T, who was born on 2 March 2015.

2. On 8 May 2021 the social worker visited and was told that the mother had gone out.

3. {words}

4. On 19 August 2021 the police removed T to foster care.
"""


def days(words: str) -> set[str | None]:
    text = _JUDGMENT.format(words=words)
    told = [
        one for one in CaseNotes().read([Document("judgment.txt", content=text.encode())]) if isinstance(one, Account)
    ]
    return {one.when.edtf for one in told} - {"2015-03-02", "2021-05-08", "2021-08-19"}


@pytest.mark.parametrize(
    "words",
    [
        "A core group ought to have been held by 7 July 2021.",
        "A doctor seeing T in July 2021 would have found a child who was starving.",
        "It is not known where the family slept in July 2021.",
        "Nobody now remembers who answered the telephone on 7 July 2021.",
        "The father argues that on 7 July 2021 he was at sea.",
        "If the mother is right, T was in bed by the night of 7 July 2021.",
        "She told me in the witness box on 7 February 2022 that she had been afraid.",
        "The position on 7 July 2021 was that nobody held the case.",
        "The claim is now listed for a pre-trial review on 7 June 2022.",
        "The reviewing officer's report is dated 7 January 2022.",
        "The photograph of 7 July 2021 shows a boy in a red coat.",
        "The meeting on 7 July 2021 was a lost opportunity to hear from T.",
        "The team was restructured in July 2021 and lost nine of its staff.",
        "What happened between 7 July and 9 July 2021 lies at the centre of the dispute.",
        "His aunt was good enough to meet the author on 7 January 2022.",
    ],
)
def test_a_day_that_is_argued_weighed_not_known_or_to_come_is_no_event(words: str) -> None:
    assert days(words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "The meeting which ought to have been held in June was held on 7 July 2021, and the mother came.",
        "The file has no note of any violence earlier than 7 July 2021, when the police found her with a broken wrist.",
        "On 7 July 2021 the team manager decided that no visit was needed; there should have been one.",
        "A neighbour told the police on 7 July 2021 that she had heard a child screaming.",
        "The carer's log for 7 July 2021 reads, in full, \u201cT would not come down.\u201d",
        "On 7 July 2021 the mother was due at the clinic and did not come.",
    ],
)
def test_what_happened_is_told_though_its_sentence_weighs_it_too(words: str) -> None:
    assert "2021-07-07" in days(words)


def test_appointments_that_were_not_kept_are_told_and_so_is_what_one_parent_dates() -> None:
    assert "2021-07-07" in days("Appointments at the clinic on 7 July 2021 and 9 July 2021 were not kept.")
    assert "2021-07" in days("The parents separated, on the mother's account, in July 2021.")
