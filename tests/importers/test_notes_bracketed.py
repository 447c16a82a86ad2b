"""Days in brackets, days a sentence leaves out, and births without a label of their own."""

import pytest

from chronology.documents import Document
from chronology.model import Account
from importers.notes.reading import read_document


def told(body: str) -> set[tuple[str, str | None]]:
    text = f"14/03/2024 - duty\n{body}\n\n20/03/2024 - T/C\nNo reply.\n"
    read = read_document(Document("notes.txt", content=text.encode()))
    return {(str(one.kind), one.when.edtf) for one in read if isinstance(one, Account)}


def test_what_stands_before_brackets_is_of_the_note_and_not_of_the_day_in_them() -> None:
    found = told("S42 duty met - enquiry 2 opened (agency, missed visits 2-4 Feb). Manager told.")

    assert ("care_call_missed", "2024-02-02/2024-02-04") in found
    assert ("adult_enquiry_started", "2024-03-14") in found
    assert ("adult_enquiry_started", "2024-02-02/2024-02-04") not in found


def test_where_nothing_else_is_named_the_whole_sentence_is_of_the_day_in_its_brackets() -> None:
    text = "14/03/2024 - duty\nA bag of tablets was left on the sill (found 12/03, ward told by Ann).\n\n20/03/2024 - T/C\nNo reply.\n"
    read = [one for one in read_document(Document("notes.txt", content=text.encode())) if isinstance(one, Account)]

    assert all("bag of tablets" in one.fact for one in read if one.when.edtf == "2024-03-12")


@pytest.mark.parametrize(
    "words",
    [
        "Nine withdrawals by her son, £200 each apart from 3 March which was £20.",
        "Dr Ode says the bruise is not consistent with 03/03, she fell before that.",
    ],
)
def test_a_day_that_a_sentence_leaves_out_or_does_not_fit_is_none_of_what_it_tells(words: str) -> None:
    assert not [each for each in told(words) if each[1] == "2024-03-03"]


def test_no_incident_is_of_the_day_that_stands_as_a_birth_behind_a_name() -> None:
    found = told("Man in his slippers at the quay, HARLOW Idris b. 11/02/51, found on a bench. No coat. Report sent.")

    assert not [day for _, day in found if day and "51-02-11" in day]


def test_a_birth_behind_b_and_a_stop_is_no_day_of_what_comes_after_it() -> None:
    assert not [
        each
        for each in told("HARLOW Mali b. 11/02/2013, 4 Quay Road. Community resolution.")
        if each[1] == "2013-02-11"
    ]
