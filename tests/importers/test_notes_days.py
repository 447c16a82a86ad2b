"""Which events a note tells on which days: several on one, a day that goes on, rows, and days on which nothing came of it."""

import datetime as dt

import pytest

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, Action, Coverage, EvidenceStatus, Group, Ignored, Kind, Problem
from chronology.practice import taxonomy
from importers.notes import CaseNotes

HEAD = "Name: Efa Tomos\nDate: 03/05/2024\n\n"


def read(text: str) -> list[object]:
    return list(CaseNotes().read([Document("notes.txt", content=text.encode())]))


def told(text: str) -> set[tuple[str | None, Group]]:
    return {(one.when.edtf, taxonomy()[one.kind].group) for one in read(text) if isinstance(one, Account)}


DAY = "2024-05-03"


def test_a_call_that_tells_of_an_injury_and_a_strategy_discussion_is_three_events() -> None:
    note = "T/C from DSL. Efa came in with a bruise under her ear. Strat discussion held, joint s47 agreed.\n"

    assert {
        (DAY, Group.CONTACT),
        (DAY, Group.INJURY_OR_HARM),
        (DAY, Group.STRATEGY_DISCUSSION),
        (DAY, Group.S47_ENQUIRY),
    } == told(HEAD + note)


def test_a_sentence_goes_on_with_the_day_that_led_the_one_before() -> None:
    note = "T/C to mum, no reply. 28/04 visited at nan's. She said dad hit her with a belt.\n"

    assert {("2024-04-28", Group.VISIT), ("2024-04-28", Group.INJURY_OR_HARM)} <= told(HEAD + note)


def test_a_day_spoken_of_further_in_does_not_go_on() -> None:
    found = told(HEAD + "We talked about the visit on 28 April. Efa disclosed that she was hit.\n")

    assert ("2024-04-28", Group.DISCLOSURE) not in found
    assert (DAY, Group.DISCLOSURE) in found


def test_the_first_cell_of_a_row_dates_the_row() -> None:
    rows = "8/1/24\tReferral received, parents arguing in the street\tpolice\n20/2/24\tAssessment completed\tSW\n"

    assert {("2024-01-08", Group.REFERRAL), ("2024-02-20", Group.ASSESSMENT)} <= told(HEAD + rows)


def test_a_note_is_gone_on_with_in_the_days_after_its_own() -> None:
    note = "T/C to mum 03/05 no answer. 04/05 text sent to mum. 05/05 mum rang back.\n"

    assert {("2024-05-04", Group.CONTACT), ("2024-05-05", Group.CONTACT)} <= told(HEAD + note)


@pytest.mark.parametrize(
    "words",
    [
        "I can do next Thursday at 10 or the Monday after that. She asked that we ring her first.",
        "Thanks for the photos. Would he like his own copy?",
        "If he were to come back to the house we would have to think again.",
    ],
)
def test_a_note_that_tells_of_nothing_is_no_event_and_is_counted_as_left_out(words: str) -> None:
    found = read(HEAD + words + "\n")

    assert not [one for one in found if isinstance(one, Account)]
    assert ["text:tells-no-event"] == [
        one.path for one in found if isinstance(one, Ignored) and one.path.startswith("text:tells")
    ]


def test_of_a_note_that_is_no_entry_the_lines_beside_the_one_that_tells_are_counted_as_left_out() -> None:
    found = read(HEAD + "Thanks for the photos.\n\nEfa was taken to A&E on 28/04.\n\nWould he like his own copy?\n")

    assert ["2024-04-28"] == [one.when.edtf for one in found if isinstance(one, Account)]
    # The two lines of its head and the two about the photos.
    assert [4] == [one.count for one in found if isinstance(one, Ignored) and one.path == "text:tells-no-event"]


def test_what_is_denied_of_the_notes_own_day_is_disputed() -> None:
    note = "T/C from DSL. Efa said dad hit her with a belt. He denies it.\n"
    harm = [
        one
        for one in read(HEAD + note)
        if isinstance(one, Account) and taxonomy()[one.kind].group is Group.INJURY_OR_HARM
    ]

    assert [EvidenceStatus.DISPUTED] == [one.evidence_status for one in harm]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Act received Royal Assent on 1 May 2014 and came into force on 6 April 2016.",
        "For instance, on 1 May a caller may say that a child was hurt last week.",
        "Had the assessment been done in April it might have shown that she was at risk.",
        "This chronology was compiled from the record introduced in 2017.",
        "Template ref L14, issued June 2021.",
        "Guidance v3.2, updated 12.09.2023",
        "In his statement of 8 January 2024 he does not say so.",
    ],
)
def test_the_days_of_laws_papers_and_what_might_have_been_are_no_events(sentence: str) -> None:
    assert not {when for when, _ in told(HEAD + sentence + "\n")} - {DAY}


def test_a_hearing_that_did_not_happen_because_somebody_did_not_come_is_a_missed_appointment() -> None:
    report = "1. The hearing fixed for 16 April 2024 did not go ahead because the father did not attend.\n"

    assert {("2024-04-16", Group.MISSED_APPOINTMENT)} == told(f"{report}\n2. He moved out on 2 May 2024.\n") - {
        ("2024-05-02", Group.HOUSEHOLD_CHANGE)
    }


def test_what_was_not_done_until_a_day_was_done_on_it() -> None:
    report = "1. The case was not allocated to a social worker until 7 October 2023.\n\n2. He was born on 2 May 2015.\n"

    assert "2023-10-07" in {when for when, _ in told(report)}


def test_a_day_nobody_is_spoken_of_on_tells_no_event() -> None:
    found = told(HEAD + "The new form was brought in on 2 April. Mum took a different bus on 4 April.\n")

    assert ("2024-04-02", Group.OTHER) not in found
    assert ("2024-04-04", Group.OTHER) in found


def test_two_lines_of_prose_with_as_many_commas_are_prose() -> None:
    text = "Name: Blake, Aston, Neve\n\nBlake, now 11, moved to his aunt on 6 March 2015. He has been there since.\n"

    assert ("2015-03-06", Group.PLACEMENT_MOVE) in told(text) or ("2015-03-06", Group.HOUSING) in told(text)
    assert CaseNotes().recognises(Document("notes.txt", content=text.encode())).certainty is not Certainty.NO


def test_what_has_begun_and_goes_on_beyond_the_note_is_of_the_day_it_began() -> None:
    text = "Date: 09/03/2023\n\nShe feels safe. Non-molestation order granted 06/03/2023 until 24/03/2023.\n"
    values = CaseNotes().read([Document("note.txt", content=text.encode())])
    told = {value.kind: value.when.edtf for value in values if isinstance(value, Account)}

    assert "2023-03-06" == told[Kind.ORDER_MADE]


# ---- each day with what was of it, and nothing else -----------------------------------------------------------------


def entries(text: str, name: str = "notes.txt") -> list[Account]:
    return [one for one in CaseNotes().read([Document(name, content=text.encode())]) if isinstance(one, Account)]


def on(text: str, day: str) -> set[Kind]:
    return {one.kind for one in entries(HEAD + text) if one.when.edtf == day}


def test_what_a_later_part_says_of_its_own_day_is_not_of_the_day_before_it() -> None:
    note = 'Interview at the office. Says he met Donna in October 2023, moved in "after Valentine\'s".\n'

    assert Kind.HOUSEHOLD_JOINED not in on(note, "2023-10")
    assert Kind.HOUSEHOLD_JOINED in on(note, "2024-02-15~/")


def test_days_that_share_what_was_said_once_share_its_kind() -> None:
    note = "Rang three agencies on 22, 23 and 26 April. None has anyone.\n"

    assert {Kind.TELEPHONE_CALL} == on(note, "2024-04-22") == on(note, "2024-04-26")


def test_what_somebody_told_of_a_day_is_no_contact_of_that_day() -> None:
    note = "Seen alone. He told me that in June 2022 he had thought it was over.\n"

    assert Kind.CONTACT not in on(note, "2022-06")


def test_a_call_out_that_somebody_tells_of_again_is_the_one_told_just_before() -> None:
    note = "Home visit. Police were called on Sunday 28 April. MGM told me afterwards that it was Efa who rang the police.\n"
    police = [one for one in entries(HEAD + note) if one.kind is Kind.POLICE_INCIDENT]

    assert ["2024-04-28"] == [one.when.edtf for one in police]


def test_what_somebody_says_of_an_incident_told_just_before_is_of_its_day() -> None:
    note = "T/C. I understand from MGM that on Sunday 28 April he hit mum in the face. MGM says that Efa had a cut lip from being pushed against the wall.\n"

    assert {"2024-04-28"} == {one.when.edtf for one in entries(HEAD + note) if one.kind is Kind.PHYSICAL_ABUSE_ALLEGED}


@pytest.mark.parametrize(
    "note",
    [
        "Home visit. She said the same as in March 2024 about her dad.\n",
        "Home visit. Mum knows the house is worse than it was in March 2024.\n",
        "Home visit. First time I have seen him since 11 March 2024.\n",
    ],
)
def test_a_day_that_something_is_measured_by_is_no_event(note: str) -> None:
    assert {DAY} == {one.when.edtf for one in entries(HEAD + note)}


def test_that_the_worker_leaves_is_nothing_to_be_done() -> None:
    note = "Home visit. To do: see mum, meet school on 10 May. My last day is 30 May so this will need to be handed over.\n"
    actions = [one for one in read(HEAD + note) if isinstance(one, Action)]

    assert ["2024-05-10"] == [one.due.edtf for one in actions if one.due]


@pytest.mark.parametrize(
    ("name", "head", "note"),
    [
        (
            "log.txt",
            "Safeguarding log, D. Howell\n\n",
            "Efa asleep in class again. I said that I was worried. Told NFA the next day by email.",
        ),
        ("log.txt", "Safeguarding log, D. Howell\n\n", "Spoke to mum about lateness. Concern closed, NFA."),
        ("school-log.txt", "", "Spoke to mum about lateness. NFA, closed on our system."),
    ],
)
def test_an_agency_that_closes_a_concern_of_its_own_closes_no_case(name: str, head: str, note: str) -> None:
    told = entries(f"{head}Date: 03/05/2024\nAuthor: D. Howell\n\n{note}\n", name)

    assert told
    assert Kind.CASE_CLOSED not in {one.kind for one in told}


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("notes.txt", "Goodbye visit. Case closed, NFA."),
        ("school-log.txt", "Email from social services: case closed."),
        ("2024-05-03-efa-school-visit.txt", "Case closed today."),
    ],
)
def test_a_case_that_the_council_closes_is_closed_whoever_writes_it_down(name: str, note: str) -> None:
    told = entries(f"Date: 03/05/2024\nAuthor: D. Howell\n\n{note}\n", name)

    assert Kind.CASE_CLOSED in {one.kind for one in told}


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Efa collected by a man, thirty or so. Not on the collection list. Rang mother.", Kind.UNKNOWN_ADULT_PRESENT),
        ("Office appointment for dad at 10am. Did not come. Text sent.", Kind.APPOINTMENT_MISSED),
        ("Roedd golau ymlaen ond ni ddaeth neb at y drws.", Kind.NO_ACCESS_VISIT),
        ("She wants this treated as a complaint.", Kind.COMPLAINT),
    ],
)
def test_what_a_note_tells_is_not_named_for_the_call_that_went_with_it(note: str, kind: Kind) -> None:
    assert kind in on(note + "\n", DAY)


def test_what_the_police_have_said_is_no_incident() -> None:
    assert Kind.POLICE_INCIDENT not in on("T/C. Police have told me there is no injury to the children.\n", DAY)


def test_what_the_note_says_became_of_a_plan_goes_with_it() -> None:
    note = "Home visit. Next: visit again on 30 May. *Not done: on leave from 27 May, no cover arranged.*\n"
    (action,) = (one for one in read(HEAD + note) if isinstance(one, Action))

    assert action.text.endswith("Not done: on leave from 27 May, no cover arranged")


def _headed(*days: str) -> list[object]:
    notes = "\n".join(f"Date: {day}\nAuthor: Nia Bell\nType: Home visit\n\nAll well, Efa seen.\n" for day in days)
    return list(CaseNotes().read([Document("notes.txt", content=notes.encode())]))


def test_a_heading_years_from_its_neighbours_is_named_and_its_day_kept() -> None:
    found = _headed("14/03/2023", "02/05/2013", "11/06/2023")

    (problem,) = [one for one in found if isinstance(one, Problem)]
    (covered,) = [one for one in found if isinstance(one, Coverage)]
    assert "headed 10 years before its neighbours" in problem.message
    assert "2013-05-02?" in [one.when.edtf for one in found if isinstance(one, Account)]
    assert (covered.from_day, covered.to_day) == (dt.date(2023, 3, 14), dt.date(2023, 6, 11))


@pytest.mark.parametrize(
    "days",
    [
        ("14/03/2013", "02/05/2023", "11/06/2023"),
        ("14/03/2013", "02/05/2016", "11/06/2023"),
        ("14/03/2023", "02/09/2013", "11/06/2023"),
        ("14/12/2022", "02/01/2023", "11/02/2023"),
    ],
)
def test_a_gap_of_years_between_headings_is_no_slip(days: tuple[str, ...]) -> None:
    assert not [one for one in _headed(*days) if isinstance(one, Problem)]


def test_a_note_headed_with_another_year_says_by_its_entry_that_its_day_is_only_possible() -> None:
    text = "02/12/2022 visit\nAll well.\n\n05/01/2022 visit to the home\nSettled.\n\n07/02/2023 visit\nAll well.\n"
    found = [
        one for one in CaseNotes().read([Document("notes.txt", content=text.encode())]) if isinstance(one, Account)
    ]

    assert ["2022-12-02", "2022-01-05?", "2023-02-07"] == [one.when.edtf for one in found]


def test_an_english_article_is_no_welsh_and_that_parts_who_did_it_from_what_was_done() -> None:
    note = "Gran rang - Efa pulled a pan of soup over herself at her house yday, red mark on her wrist.\n"

    facts = [one.fact for one in read(HEAD + note) if isinstance(one, Account) and one.when.edtf == "2024-05-02"]
    assert facts
    assert all("Efa pulled a pan" in fact for fact in facts)


def test_a_welsh_and_before_what_was_done_next_parts_two_clauses() -> None:
    note = "Ymweliad â'r cartref, Mam yn iawn a dywedodd hi fod Efa wedi cwympo ddoe a chael clais ar ei braich.\n"

    assert ("2024-05-02", Group.INJURY_OR_HARM) in told(HEAD + note)


def test_what_is_told_of_one_day_of_a_sentence_is_not_told_of_another_that_has_words_of_its_own() -> None:
    note = "Safety plan of 26 April: it was broken - his mates were in the house on 2 May.\n"

    found = told(HEAD + note)
    assert ("2024-05-02", Group.PLAN) not in found
    assert "2024-05-02" in {when for when, _ in found}


def test_what_a_list_of_days_tells_is_told_of_each() -> None:
    found = told(HEAD + "Missing from home on 9 April, 22 April and 1 May.\n")

    assert {(f"2024-{day}", Group.MISSING) for day in ("04-09", "04-22", "05-01")} <= found


def test_a_report_of_what_went_on_for_months_is_of_the_day_it_came() -> None:
    note = "Safeguarding report received from the bank: cash taken from her account between January and April 2024.\n"

    found = told(HEAD + note)
    assert {when for when, group in found if group is Group.REFERRAL} <= {DAY}
    assert any(when and when.startswith("2024-01") for when, group in found if group is not Group.REFERRAL)


@pytest.mark.parametrize(
    "line", ["Menna found the ring at the back of the dresser, bent.", "The cellar was flooded and the power was off."]
)
def test_every_line_of_a_log_is_an_entry_of_its_day_whoever_it_names(line: str) -> None:
    log = f"Case notes: Olwen Parry (dob 01/02/1936)\nDaughter: Menna Parry\n\n13/03/2024 {line}\n"

    assert [line] == [one.fact for one in read(log) if isinstance(one, Account)]
