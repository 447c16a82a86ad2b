"""A letter or a note that looks back over years: what it tells stands on its own days, and no day is made of "first" and "kept"."""

import datetime as dt

import pytest

from chronology.dates import find
from chronology.documents import Document
from chronology.model import Account, Kind
from importers.notes.reading import read_document


def told(words: str, heading: str = "05/06/2024 - S Lomas - letter") -> set[tuple[str | None, Kind]]:
    items = read_document(Document("notes.txt", content=f"{heading}\n{words}\n".encode()))
    return {(one.when.edtf, one.kind) for one in items if isinstance(one, Account)}


def test_a_referral_in_a_month_long_before_the_letter_was_made_in_that_month() -> None:
    days = {day for day, kind in told("Re-referred by school in October 2022.") if kind is Kind.REFERRAL}

    assert {"2022-10"} == days


def test_a_report_of_what_went_on_for_weeks_before_is_of_the_day_of_the_note() -> None:
    words = "Referral received from the bank about withdrawals from February to April 2024."

    assert {"2024-06-05"} == {day for day, kind in told(words) if kind is Kind.REFERRAL}


@pytest.mark.parametrize("kept", ["attended", "seen", "he attended"])
def test_an_appointment_that_was_kept_between_two_that_were_not_is_not_missed(kept: str) -> None:
    words = f"Speech therapy: not brought 29 November 2022, {kept} 17 January 2023, not brought 7 March 2023."
    missed = {day for day, kind in told(words) if kind is Kind.NOT_BROUGHT}

    assert {"2022-11-29", "2023-03-07"} == missed


def test_the_first_of_several_in_a_month_is_not_the_first_of_the_month() -> None:
    def days(words: str) -> list[str | None]:
        return [one.when.edtf for one in find(words, dt.date(2024, 7, 11))]

    assert ["2024-02", "2023-10"] == days("the second cancelled meeting in Feb 24 (first Oct 23)")
    assert ["2023-10-01"] == days("on the first of Oct 23")


def test_who_was_allocated_is_known_without_a_word_between() -> None:
    text = "18/06/2024 - Helen Example - Allocation\nAllocated Grace Adele, fourth social worker.\n"
    accounts = [one for one in read_document(Document("notes.txt", content=text.encode())) if isinstance(one, Account)]

    assert "allocated" in {part.involvement for one in accounts for part in one.people if part.person == "Grace Adele"}
