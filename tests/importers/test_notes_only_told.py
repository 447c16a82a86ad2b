"""What a note only tells of: its day is that of the telling, and no day on which it is known to have happened."""

import datetime as dt

import pytest

from chronology.documents import Document
from chronology.model import Account, Basis, When
from importers.notes import CaseNotes


def told(text: str, name: str = "notes.txt") -> list[Account]:
    return [item for item in CaseNotes().read([Document(name, content=text.encode())]) if isinstance(item, Account)]


def days(words: str, text: str, name: str = "notes.txt") -> set[When]:
    return {one.when for one in told(text, name) if words in one.fact and not one.key.endswith("#note")}


MINUTES = """Review child protection conference - minutes
Held on 14 May 2024 at the Civic Centre
Present: Una Pryce (chair), Tom Vale (social worker), school nurse
Report of the social worker
{said}
Outcome
The conference agreed unanimously that Ned remains subject to a child protection plan, category neglect.
"""
MEETING = dt.date(2024, 5, 14)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Health visitor: Ned had a burn to his hand and a bruise to his cheek.", "burn to his hand"),
        ("Police: father was arrested for criminal damage.", "arrested"),
        ("Three dental appointments were missed; Ned was not brought.", "not brought"),
    ],
)
def test_what_minutes_recount_was_told_at_the_meeting_and_happened_by_then(said: str, words: str) -> None:
    assert days(words, MINUTES.format(said=said)) == {When.told_on(MEETING)}


def test_what_a_meeting_decides_is_of_its_day() -> None:
    found = days("remains subject", MINUTES.format(said="Ned is settled in school."))

    assert {when.earliest for when in found} <= {MEETING}
    assert not any(when.is_only_told for when in found)


NOTE = "04/03/2024 10:15 | TELEPHONE CALL | T Vale\n{said}\n05/03/2024 09:00 | CASE NOTE | T Vale\nRang school, all well.\n"


@pytest.mark.parametrize(
    "said",
    [
        "Grandmother rang. She said mother was drunk and fell down the stairs.",
        "Referral received re Sunday night. Father smashed the window and punched mother.",
        "Mother rang, worried. Father had been arrested and had hit her.",
    ],
)
def test_what_a_caller_tells_of_is_told_on_the_day_of_the_call(said: str) -> None:
    beside = [one for one in told(NOTE.format(said=said)) if not one.key.endswith("#note") and "mention" not in one.key]
    of_before = [one for one in beside if one.when.latest == dt.date(2024, 3, 4)]

    assert of_before
    assert all(one.when.basis is Basis.TOLD for one in of_before)


@pytest.mark.parametrize(
    "said",
    [
        "Visited. Ned has a bruise to his cheek.",
        "Visited. Mum said he has a burn to his hand.",
        "Visited. I saw that he had a bruise today.",
    ],
)
def test_what_is_seen_or_is_so_on_the_day_keeps_it(said: str) -> None:
    assert not any(one.when.is_only_told for one in told(NOTE.format(said=said)))


LETTER = """Sunday 3 March 2024

Dear Mr Vale,

I am Ned's nan and I am writing because I worry about my grandson.
{said}
Yours faithfully
Edna Harlow
"""


def test_a_weekday_of_a_letter_and_what_is_counted_from_it_are_of_no_known_week() -> None:
    found = told(LETTER.format(said="She rang me Sunday dinner and said he had hurt his arm that morning in the yard."))

    assert {one.when for one in found if "rang me" in one.fact and not one.key.endswith("#note")} <= {
        When.told_on(dt.date(2024, 3, 3), as_written=words) for words in ("Sunday", "Sunday dinner", "that morning")
    }


def test_last_saturday_written_on_a_sunday_may_be_either() -> None:
    found = told(LETTER.format(said="Last Saturday the police brought him to me and he had no coat."))

    assert "[2024-02-24,2024-03-02]" in {one.when.edtf for one in found}


def test_a_weekday_that_is_a_notes_first_sentence_is_the_notes_own() -> None:
    log = "04.03.24 - Monday. Ned went missing at 9pm, police rung.\n06.03.24 - Ned back at school.\n12.03.24 - Visit, all well.\n"

    assert {one.when.earliest for one in told(log) if "missing" in one.fact} == {dt.date(2024, 3, 4)}


def test_what_is_ended_today_is_not_of_the_day_in_brackets_behind_it() -> None:
    log = (
        "02.01.24 - Visit, all well.\n04.03.24 - Conference. Child protection plan ENDED today (ran from 4.9.23, neglect).\n"
        "12.03.24 - Visit, all well.\n"
    )

    assert dt.date(2023, 9, 4) not in {one.when.earliest for one in told(log) if "ENDED" in one.fact}


def test_a_head_over_a_line_that_begins_with_a_day_is_still_a_head() -> None:
    heads = [
        f"0{day}/03/2024 1{day}:00 | CASE NOTE | T Vale\nRang school about Ned, all well.\n-----\n"
        for day in range(1, 8)
    ]
    text = (
        "".join(heads)
        + "08/03/2024 10:05 | STRATEGY DISCUSSION | T Vale / U Pryce\nThu 7/3 approx 23:10 Ned rang 999. Agreed s47.\n"
    )

    assert dt.date(2024, 3, 8) in {one.when.earliest for one in told(text)}


def test_a_day_of_telling_is_no_day_of_what_was_told() -> None:
    when = When.told_on(MEETING)

    assert (when.earliest, when.latest, when.edtf) == (None, MEETING, "/2024-05-14")
    assert when.first_day == MEETING
