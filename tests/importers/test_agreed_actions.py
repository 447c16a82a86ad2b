"""What is to be done, and what was: tables of actions in minutes, days by which, and columns of what was done."""

import pytest
from tablemaking import as_csv, planned, told

from chronology.documents import Document
from chronology.model import Account, Action
from importers.agency_chronology.columns import meanings_of
from importers.notes.reading import read_document

HEAD = (
    "Date: 27/05/2021\nAuthor: Ann Lee, social worker\nType: Core group\nCore group held. Nel is settled at school.\n"
)


def read(text):
    return list(read_document(Document("minutes.txt", content=text.encode())))


def actions(body):
    return [one for one in read(HEAD + body) if isinstance(one, Action)]


TABLE = (
    "Action\tBy whom\tBy when\tStatus\n"
    "Parenting course\tTom Rees\t30/07/2021\tNot started\n"
    "Change the locks\tHousing\t04/06/2021\tDone 02/06/2021\n"
    "Refer Nel to play therapy\tSchool\t\tCompleted\n"
)


def test_a_table_of_actions_tells_what_who_and_by_when():
    first, second, third = actions(TABLE)

    assert ("Parenting course (Not started)", "Tom Rees", "2021-07-30") == (first.text, first.owner, first.due.edtf)
    assert ("Housing", "2021-06-04") == (second.owner, second.due.edtf)
    assert third.due is None


def test_what_a_table_says_became_of_an_action_is_its_completion():
    first, second, third = actions(TABLE)

    assert (None, "2021-06-02", False) == (first.done, second.done.edtf, third.done.dated)


@pytest.mark.parametrize("status", ["Not done", "Partly completed", "Not yet complete", "In progress", "Requested", ""])
def test_an_action_that_is_not_done_yet_has_no_completion(status):
    (one,) = actions(f"Action\tWho\tWhen by\tProgress\nChange the locks\tHousing\t04/06/2021\t{status}\n")

    assert one.done is None


@pytest.mark.parametrize(
    "table",
    [
        "| Action | Owner | Due |\n|---|---|---|\n| Change the locks | Housing | 04/06/2021 |\n",
        "No\tAgreed action\tLead\tTimescale\n1\tChange the locks\tHousing\tby 04/06/2021\n",
        "Task\tResponsible\tTarget date\nChange the locks\tHousing\t4 June 2021\n",
        "Gweithred\tPwy\tErbyn pryd\nChange the locks\tHousing\t04/06/2021\n",
    ],
)
def test_tables_of_actions_are_known_by_their_headings(table):
    (one,) = actions(table)

    assert ("Change the locks", "Housing", "2021-06-04") == (one.text, one.owner, one.due.edtf)


def test_a_day_in_a_table_of_actions_is_no_event_though_it_is_over():
    table = "Action\tWho\tBy when\nHealth visitor home visit to see the baby\tHV\t10/05/2021\n"
    days = [one.when.edtf for one in read(HEAD + table) if isinstance(one, Account)]

    assert ["2021-05-27"] == days


def test_a_log_of_what_was_done_is_no_table_of_actions():
    assert [] == actions("Date\tAction\n04/05/2021\tLetter sent to mother\n")


@pytest.mark.parametrize(
    ("body", "text", "owner", "due"),
    [
        (
            "Plan: Tom to finish the course by 31/08/2021.",
            "Tom to finish the course by 31/08/2021.",
            "Tom",
            "2021-08-31",
        ),
        ("Actions: GP review for Siân by 15/12/2021.", "GP review for Siân by 15/12/2021.", None, "2021-12-15"),
        (
            "Actions: mother to attend clinic by 15 June 2021.",
            "Mother to attend clinic by 15 June 2021.",
            "Mother",
            "2021-06-15",
        ),
        (
            "Action: referral to be made before 4 June 2021.",
            "Referral to be made before 4 June 2021.",
            None,
            "2021-06-03",
        ),
    ],
)
def test_what_is_to_be_done_by_a_day_is_an_action_due_on_it(body, text, owner, due):
    (one,) = actions(body)

    assert (text, owner, due) == (one.text, one.owner, one.due.edtf)


def test_two_things_agreed_in_one_sentence_are_two_actions_each_with_its_own_words():
    found = actions("Plan: Tom to finish the course by 31/08/2021; Siân to give a sample by 30/06/2021; visits weekly.")

    assert ["Tom to finish the course by 31/08/2021", "Siân to give a sample by 30/06/2021"] == [
        one.text for one in found
    ]


# ---- columns of what was done -----------------------------------------------------------------------------------


def in_column(words):
    rows = [["Date", "Event", "Action / outcome"], ["01/02/2021", "Seen in clinic with mother.", words]]
    return as_csv([*rows, ["03/02/2021", "Seen in clinic again with mother.", ""]])


@pytest.mark.parametrize(
    "words",
    [
        "Kept in, discharged 04/02/21",
        "Follow up offered 10/03/21 DNA",
        "Seen again 12/02/21",
        "Clinic appt 14/02/21 - not brought",
        "Letter sent, attended 20/02/21",
    ],
)
def test_what_was_done_later_is_no_action_to_chase(words):
    assert [] == planned(in_column(words))
    assert words in (told(in_column(words))[0].action, told(in_column(words))[0].outcome)


@pytest.mark.parametrize(
    "words",
    [
        "To be weighed again on 14/02/21",
        "Mother agreed to attend on 14/02/21",
        "HV will visit 14/02/21",
        "Bloods by 14/02/21",
        "Review booked 14/02/21",
        "Weigh again 14/02/21",
    ],
)
def test_what_the_words_say_is_to_be_done_is_chased(words):
    (one,) = planned(in_column(words))

    assert (words, "2021-02-14") == (one.text, one.due.edtf)


@pytest.mark.parametrize(
    ("heading", "meant"), [("By when", "due"), ("Timescale", "aside"), ("Deadline", "due"), ("Erbyn pryd", "due")]
)
def test_a_column_of_days_by_which_is_none_of_days_on_which(heading, meant):
    assert meant == " ".join(meanings_of(heading))


@pytest.mark.parametrize("heading", ["Done", "Completed", "Date completed", "Cwblhawyd"])
def test_a_day_in_a_column_of_what_is_done_is_the_day_on_which_it_was(heading):
    table = f"Action\tWho\tBy when\t{heading}\nRing the school\tHV\t10/05/2021\t08/05/2021\nRefer to the GP\tHV\t12/05/2021\t\n"
    done = {action.text: action.done for action in actions(table)}

    assert "2021-05-08" == done["Ring the school (08/05/2021)"].edtf
    assert done["Refer to the GP"] is None
