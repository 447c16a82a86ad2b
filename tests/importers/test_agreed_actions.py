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


MINUTES = (
    "Child protection conference - Nel\nHeld Tuesday 4 May 2021, Civic Hall. Chair: Una Pryce.\nHealth visitor: Nel is small.\nActions\n"
    "Action | Who | By | Status (added at review 03/08)\n"
    "Drug test of both parents | TR | 01/06/21 | father not done\n"
    "Cot and mattress | HV | before birth | Done\n"
    "Family group conference | TR | 15/06/21 | referral made\n"
    "Course for father | TR | 15/06/21 | not started\n"
).replace(" | ", "\t")


def test_the_days_by_which_a_table_wants_its_actions_head_no_notes_of_minutes():
    assert {one.when.edtf for one in read(MINUTES) if isinstance(one, Account)} == {"2021-05-04"}


def test_a_heading_with_its_meeting_in_brackets_is_the_column_it_names():
    found = [one for one in read(MINUTES) if isinstance(one, Action)]

    assert [one.due.edtf if one.due else None for one in found] == ["2021-06-01", None, "2021-06-15", "2021-06-15"]
    assert [one.done is not None for one in found] == [False, True, False, False]


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


# ---- a review goes through the list before it --------------------------------------------------------------------

REVIEW = (
    "REVIEW CHILD PROTECTION CONFERENCE - MINUTES\nHeld: Tuesday 14 May 2024, 13.30, by video. Chair: R Moss\nSummary\n"
    "Nel was seen alone on 22 March 2024. The plaster came off on 9 April 2024.\nAction table\n"
    "Action from conference\tPosition 14/05/2024\tNew date\n"
    "1 Family meeting\tNot held\t28/06/2024\n"
    "2 Speech therapy\tOne session, 4 March 2024, 11 March 2024 and 18 March 2024 missed\t31/05/2024\n"
    "3 Eye test\tNot kept by mother 12/03/2024; done by aunt 9/4/2024\tclosed\n"
    "4 NEW Lock on the larder\tRaised by housing 2/5/2024; chair asks SW to ask Nel\t31/05/2024\n"
)


def test_a_review_tells_how_each_action_stood_and_its_new_day():
    found = [one for one in read(REVIEW) if isinstance(one, Action)]

    assert [
        ("Family meeting (Not held)", "2024-06-28", False),
        ("Speech therapy (One session, 4 March 2024, 11 March 2024 and 18 March 2024 missed)", "2024-05-31", False),
        ("Eye test (Not kept by mother 12/03/2024; done by aunt 9/4/2024)", None, True),
        ("Lock on the larder (Raised by housing 2/5/2024; chair asks SW to ask Nel)", "2024-05-31", False),
    ] == [(one.text, one.due.edtf if one.due else None, one.done is not None) for one in found]
    assert {"2024-05-14"} == {one.agreed_at.edtf[:10] for one in found}


def test_what_a_row_of_actions_says_is_no_event_of_the_meeting():
    told_of = [one.fact for one in read(REVIEW) if isinstance(one, Account) and not one.key.endswith("#note")]

    assert not any("larder" in fact or "Not kept" in fact for fact in told_of)


def test_done_in_the_column_of_days_is_a_completion_and_no_day_by_which():
    (one,) = actions("Action\tWho\tBy\nGas fire checked\tHousing\tdone 12/04/2021\n")

    assert (None, "2021-04-12") == (one.due, one.done.edtf)


def test_minutes_are_of_the_day_they_were_held_on_and_not_of_that_they_were_corrected_on():
    text = (
        "INITIAL CHILD PROTECTION CONFERENCE - MINUTES (CORRECTED 06.05.2024)\nNel Quill 03.04.2015; Bo Quill 11.01.2019\n"
        "Held: Tuesday 16 April 2024, 10.00, Town Hall. Chair: R Moss\nDecision\nNel's name to be placed on the register.\n"
        "No\tAction\tWho\tBy\n1\tEye test\tRT\t15/05/2024\n"
    )
    found = read(text)

    (one,) = (each for each in found if isinstance(each, Action))
    assert "2024-04-16" == one.agreed_at.edtf[:10]
    assert {"2024-04-16"} == {each.when.edtf[:10] for each in found if isinstance(each, Account)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See e-mail 17/2 - answered", []),
        ("See minutes of 17/2", []),
        ("See again 17/2/21", ["See again 17/2/21"]),
    ],
)
def test_where_to_read_of_it_is_nothing_to_be_done(words, found):
    assert found == [one.text for one in planned(in_column(words))]


@pytest.mark.parametrize(
    ("by", "told"), [("asap", "asap"), ("before the review", "before the review"), ("04/06/2021", "")]
)
def test_when_an_action_is_wanted_is_told_in_its_words_where_they_give_no_day(by, told):
    (one,) = actions(f"Action\tBy whom\tBy when\nChange the locks\tHousing\t{by}\n")

    assert told == one.by
    assert (one.due is None) is bool(told)


@pytest.mark.parametrize(
    ("status", "done"),
    [("report 09/06/21", "2021-06-09"), ("report", None), ("meeting 09/06/21", None), ("report 02/05/21", None)],
)
def test_what_was_asked_for_with_a_day_after_the_meeting_came_then(status, done):
    (one,) = actions(f"Action\tBy whom\tBy when\tStatus\nGet the school's report\tSchool\t04/06/2021\t{status}\n")

    assert done == (one.done.edtf if one.done else None)


def test_a_day_alone_in_a_table_of_actions_asks_for_nothing():
    found = actions("Action\tWho\tBy\nDental check\tMum\t4/11\n18/11\tMum\t18/11")

    assert ["Dental check"] == [each.text for each in found]


def test_what_a_note_lists_as_left_undone_is_to_be_done_since_its_day():
    found = actions("I leave on Friday. Outstanding: hoist order; eye test by 4 June 2021; letter to the aunt.\n")

    assert ["hoist order", "eye test by 4 June 2021", "letter to the aunt"] == [one.text for one in found]
    assert [None, "2021-06-04", None] == [one.due and one.due.edtf for one in found]
    assert {"2021-05-27"} == {one.agreed_at.edtf for one in found}


def test_what_a_row_lists_as_left_undone_is_to_be_done_and_the_row_is_told():
    rows = "Date,Event\n12.3.21,Case handed to duty. Outstanding: hoist order; letter to the aunt.\n"
    document = Document("log.csv", content=rows.encode())

    assert ["hoist order", "letter to the aunt"] == [one.text for one in planned(document)]
    assert 1 == len(list(told(document)))


def test_a_number_that_counts_months_is_of_the_action_and_not_of_its_place():
    (course, check) = actions(
        "Action\tBy whom\tBy when\n3 Dental check\tCarer\t30/07/2021\n8 month weigh-in\tHV\t30/07/2021\n"
    )

    assert ("Dental check", "8 month weigh-in") == (course.text, check.text)


NUMBERED = (
    "No\tAction\tWho\tBy\n"
    "1\tPendant alarm\tOT\t30/06/2021\n"
    "2\tKey safe\tHousing\t30/06/2021\n"
    "3\tMemory clinic\tGP\t30/06/2021\n"
    "4\tPension letter\tSW\t30/06/2021\n"
)


def test_a_line_that_says_of_numbers_how_they_stood_is_read_with_the_list_it_speaks_of():
    pendant, key, clinic, letter = actions(
        f"{NUMBERED}Typed at review 02/09/21: 2 done 4/6; 1, 3 NOT done; 4 not known\n"
    )

    assert "2021-06-04" == key.done.edtf
    assert ["Pendant alarm (NOT done)", "Memory clinic (NOT done)"] == [pendant.text, clinic.text]
    assert (None, None) == (pendant.done, letter.done)


def test_a_line_with_numbers_of_no_list_says_nothing_of_it():
    assert {one.done for one in actions(f"{NUMBERED}Doses: 2 given 4/6; 9 refused; 4 spat out\n")} == {None}


def test_minutes_that_are_read_as_a_narrative_keep_their_table_of_actions_from_the_day_at_their_head():
    days = ". ".join(f"On {day} March 2019 she was seen at the clinic and was well" for day in range(2, 12))
    text = f"MEETING ABOUT NEL\nTuesday 4 May 2021, 2.00pm, by video. Chair: Una Pryce.\n1. Background\n{days}.\n{NUMBERED}"

    found = [one for one in read(text) if isinstance(one, Action)]

    assert ("Pendant alarm", "2021-05-04") == (found[0].text, found[0].agreed_at.edtf[:10])
