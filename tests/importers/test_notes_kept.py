"""What somebody kept or wrote is never left out for how it sounds: notes under heads of their own, the family's letters, minutes."""

from chronology.documents import Document
from chronology.model import Account, Action, Ignored, Kind
from importers.notes import CaseNotes

LOG = """\
=== NOTE 1 | 04/03/2024 10:00 | Telephone | Ann Worker | all
Ward: baby girl born last night. Both well.

=== NOTE 2 | 12/03/2024 13:15 | School visit | Ann Worker | Efa
Seen alone in the quiet room. "Rob sleeps in mummy's bed. He goes in the cupboard when you come." Since when? "Since my Easter egg."
I asked what she'd like different: "I want it to be quiet at our house." I told her I would be careful how I used it.

=== NOTE 3 | 20/03/2024 | Management | Tom Manager | all
Legal planning meeting to be booked - date tbc. Pre-proceedings to be considered there; no decision made. Conference goes ahead.
"""
LETTER = """\
Dear Sir or Madam,
I am the grandmother of Efa and Ned Tomos. I am not one for writing but I have to. My daughter is a good girl. You want to look at that.
I have the children every other Sunday and Efa eats like she has not seen food.
Yours faithfully, Mair Tomos (Mrs)
"""
MINUTES = """\
Core group - notes
11.7.24  2pm school library. Note taker: A Worker
Efa said very little in class. Since Easter she has stopped saying anything about home.
PY: I have been cancelled a lot since April.
No\tAction\tWho\tBy when
1\tDentist review\tMother\t31/7/24
2\tBed and mattress\tHousing\tASAP
"""


def read(text: str) -> list[object]:
    return list(CaseNotes().read([Document("notes.txt", content=text.encode())]))


def accounts(text: str) -> list[Account]:
    return [one for one in read(text) if isinstance(one, Account)]


def test_a_note_under_its_own_head_is_told_however_much_of_it_looks_ahead() -> None:
    told = {one.when.edtf: one.source.quote for one in accounts(LOG)}

    assert "Rob sleeps in mummy's bed" in told["2024-03-12T13:15"]
    assert "Legal planning meeting to be booked" in told["2024-03-20"]


def test_a_note_that_names_nothing_the_program_knows_is_told_all_the_same() -> None:
    assert any("baby girl born last night" in one.source.quote for one in accounts(LOG))


def test_a_letter_of_the_family_is_told_whole_and_as_of_no_day_it_does_not_give() -> None:
    (letter,) = [one for one in accounts(LETTER) if one.kind in (Kind.CASE_NOTE, Kind.CONTACT)]

    assert "eats like she has not seen food" in letter.source.quote
    assert not letter.when.dated


UNDER_A_NUMBER = """\
Strategy planning meeting (2nd)
Efa Example 0099812 - Thursday 11 July 2024, 14.00, Room 9 and by phone. Third of three.
Chair: A Worker. Minutes: B Clerk.
Efa said very little in class. Since Easter she has stopped saying anything about home.
No\tAction\tWho\tBy
1\tDentist review\tMother\t31 Jul 2024
2\tBed and mattress\tHousing\t9 Aug 2024
"""


def test_minutes_are_of_the_day_behind_the_number_of_whom_they_are_about() -> None:
    actions = [one for one in read(UNDER_A_NUMBER) if isinstance(one, Action)]

    assert [(one.text, one.owner) for one in actions] == [("Dentist review", "Mother"), ("Bed and mattress", "Housing")]
    assert {one.agreed_at.edtf[:10] for one in actions if one.agreed_at and one.agreed_at.edtf} == {"2024-07-11"}


def test_the_title_of_a_note_may_be_that_of_a_list_of_what_is_left_undone() -> None:
    text = "04/06/2024 Home visit\nEfa was in bed. Room tidy.\n\n09/06/2024 TO DO before the review\nramp quote; bus pass; ring the aunt (by 12/6).\n"
    actions = [one for one in read(text) if isinstance(one, Action)]

    assert [one.text for one in actions] == ["ramp quote", "bus pass", "ring the aunt (by 12/6)"]
    assert {one.agreed_at.edtf for one in actions if one.agreed_at} == {"2024-06-09"}


def test_a_letter_to_everybody_is_still_no_event() -> None:
    form = "Dear [PARENT NAME]\n\nI visited on [DATE] but you were not in. Please ring me. We must see your child.\nYours sincerely\n"

    assert accounts(form) == []


def test_minutes_with_a_numbered_table_of_actions_are_one_meeting_of_the_day_below_their_title() -> None:
    (meeting,) = [one for one in accounts(MINUTES) if one.kind is Kind.CORE_GROUP]

    assert (meeting.when.edtf or "").startswith("2024-07-11")
    assert "stopped saying anything about home" in meeting.source.quote


def test_what_is_left_out_says_where_it_stands() -> None:
    text = "Policy\n\nStaff must ring first. Staff should never go alone. Visits will be booked. All staff must sign.\n"
    left = [one for one in read(text) if isinstance(one, Ignored)]

    assert [(one.path, one.where) for one in left] == [("text:standing", "lines 1, 3")]


def test_a_cell_of_a_notes_head_that_is_a_word_for_a_part_of_notes_labels_nothing() -> None:
    (manager,) = [
        one
        for one in accounts(LOG.replace("| Management |", "| Management decision |"))
        if one.when.edtf == "2024-03-20"
    ]

    assert manager.decision is None
    assert "Management decision" in manager.title
