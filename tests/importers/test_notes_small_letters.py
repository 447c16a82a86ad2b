"""Notes typed without capitals, and days that a note names without telling anything of them: each thing on its own day."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from chronology.prose.sentences import sentences
from importers.notes import CaseNotes

BEFORE = "my notes\n\n3.2.25\ncalled at the flat, no ans. will try again\n\n"
AFTER = "\n\n9.6.25\nvisit, Ada seen w mum. she showed me the hen\n"


def told(words: str) -> list[Account]:
    text = f"{BEFORE}{words}{AFTER}"
    return [one for one in CaseNotes().read([Document("notes.txt", content=text.encode())]) if isinstance(one, Account)]


def days(words: str, within: str) -> set[str | None]:
    return {one.when.edtf for one in told(words) if within in one.fact}


def parts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


def test_whoever_begins_no_sentence_with_a_capital_ends_one_at_a_stop() -> None:
    text = "mum was out. clinic closed her in july. nurse asked again about the drops"

    assert ["mum was out.", "clinic closed her in july.", "nurse asked again about the drops"] == parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "She came at approx. two. Mum was out. Nan opened. He had e.g. toast.",
        'She asked "is it far?" twice. Then she slept. We left.',
        "Saw the dr. about it and Mr. evans rang. All well.",
    ],
)
def test_a_stop_before_a_small_letter_ends_none_of_whoever_writes_capitals(text: str) -> None:
    assert not any(part[:1].islower() for part in parts(text))


def test_what_one_sentence_of_small_letters_names_is_no_day_of_the_next() -> None:
    words = "4.5.25 core group. mum no show. drop in shut in february. nurse asked again re drops. i said tomorrow"

    assert {"2025-05-04"} == {one.when.edtf for one in told(words) if one.kind is Kind.APPOINTMENT_MISSED}


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("4.5.25 Supervision. Core group not held since 20/3.", "Core group"),
        ("4.5.25 Visit. Ada says she has not eaten at a table since Christmas.", "not eaten"),
        ("4.5.25 Visit. Falls had stopped since the rails in March.", "Falls"),
        ("4.5.25 Summary. Review of the plan - was due Jan 25, not done.", "was due"),
        ("4.5.25 Back from leave. Read re the stolen bike 8/2.", "stolen bike"),
        ("4.5.25 Core group. School read out what Ada had said on 28/4.", "read out"),
        ("4.5.25 Disclosure to the council, requested A Hale 22/04/25.", "Disclosure"),
        ("4.5.25 Hair strand came, cocaine for the whole period Nov to Feb.", "cocaine"),
    ],
)
def test_a_day_that_only_names_or_measures_something_moves_nothing_to_it(words: str, within: str) -> None:
    assert days(words, within) <= {"2025-05-04", "/2025-05-04"}
    assert days(words, within)


@pytest.mark.parametrize(
    ("words", "within", "day"),
    [
        ("4.5.25 Clinic rang. Ada was not brought on 28 April 2025.", "not brought", "2025-04-28"),
        ("4.5.25 Clinic rang re Ada, not brought on 28/4.", "not brought", "2025-04-28"),
        ("4.5.25 Nan rang. Ada was hit with a belt on 28/4.", "belt", "2025-04-28"),
    ],
)
def test_a_day_on_which_something_was_keeps_what_was_on_it(words: str, within: str, day: str) -> None:
    assert day in days(words, within)


def test_who_rang_on_the_notes_day_did_not_ring_on_the_days_that_the_call_was_of() -> None:
    words = "4.5.25 nan rang pm - mum came to her in bits friday and nan fetched Ada sunday, kept her to monday."

    assert {"2025-05-04"} == days(words, "nan rang")


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        (
            '4.5.25 Gwen rang (aunt). Says "he has bled her dry since the funeral". Mum was out.',
            'Gwen rang (aunt). Says "he has bled her dry since the funeral".',
        ),
        ("4.5.25 Gwen rang. Says he hit Ada. Said it was with a belt.", "Gwen rang. Says he hit Ada."),
    ],
)
def test_what_is_only_said_stands_with_whoever_says_it(words: str, fact: str) -> None:
    facts = [one.fact for one in told(words) if not one.key.endswith("#note")]

    assert not any(each.startswith("Sa") for each in facts)
    assert any(each.startswith(fact) for each in facts)


def test_a_line_that_opens_with_several_days_tells_of_each() -> None:
    text = (
        "Client: Ann E.  Summary of sessions 2025\n   19/02/25  att. very low\n   26/02, 05/03 DNA\n   12/03/25  session cancelled by us\n"
        "   20/03/25  att. with nan\n   23/04/25 & 30/04/25 DNA\n   07/05/25  att.\n"
    )
    missed = [
        one.when.edtf
        for one in CaseNotes().read([Document("log.txt", content=text.encode())])
        if isinstance(one, Account) and one.kind is Kind.APPOINTMENT_MISSED
    ]

    assert ["2025-02-26", "2025-03-05", "2025-04-23", "2025-04-30"] == sorted(day or "" for day in missed)


MINUTES = """\
Adult protection case conference, 3 October 2024
Enquiry opened 23.08.2024 after the carer saw bruising on her arm.
Nurse: she also missed insulin in August and lost weight.
GP: she had an injury to the arm in the spring of 2024.
Agreed: protection plan from today.
"""


def test_what_minutes_go_over_of_a_month_is_told_there_and_of_no_known_day() -> None:
    accounts = [
        one
        for one in CaseNotes().read([Document("minutes.txt", content=MINUTES.encode())])
        if isinstance(one, Account)
        and ("insulin" in one.fact or "injury" in one.fact)
        and not one.key.endswith("#note")
    ]

    assert accounts
    assert {"/2024-10-03"} == {one.when.edtf for one in accounts}


def test_what_minutes_tell_of_a_whole_day_keeps_it() -> None:
    accounts = CaseNotes().read([Document("minutes.txt", content=MINUTES.encode())])

    assert "2024-08-23" in {one.when.edtf for one in accounts if isinstance(one, Account)}
