"""Which day a note is of, and what it tells of none: written up later, logs, letters, texts that stand for any day."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Action, Group, Ignored, Kind, Reading
from chronology.practice import taxonomy
from importers.notes import CaseNotes

HEAD = "Name: Efa Tomos\nDOB: 05/08/2015\nDate: 03/05/2024\n\n"
DAY = "2024-05-03"


def read(text: str) -> list[object]:
    return list(CaseNotes().read([Document("notes.txt", content=text.encode())]))


def accounts(text: str) -> list[Account]:
    return [one for one in read(text) if isinstance(one, Account)]


def told(text: str) -> set[tuple[str | None, Group]]:
    return {(one.when.edtf, taxonomy()[one.kind].group) for one in accounts(text)}


@pytest.mark.parametrize(
    "opening",
    [
        "Home visit 30/4/24 with HV. Efa had a bruise on her cheek.\n",
        "LATE ENTRY - visit was Tues 30th April. Efa had a bruise on her cheek.\n",
        "VISIT FORM\nDate & time of visit: 30/04/2024 4pm\nEfa had a bruise on her cheek.\n",
    ],
)
def test_a_note_that_opens_with_the_day_it_is_of_was_written_up_later(opening: str) -> None:
    found = accounts(HEAD + opening)

    assert {"2024-04-30"} == {(one.when.edtf or "")[:10] for one in found}
    assert Group.INJURY_OR_HARM in {taxonomy()[one.kind].group for one in found}


@pytest.mark.parametrize(
    "opening",
    [
        "Home visit, my first (case allocated 22/04/2024). Efa had a bruise on her cheek.\n",
        "Joint home visit with HV (MARF received 01/05/24). Efa had a bruise on her cheek.\n",
        "Home visit following police notification of 30/04/2024. Efa had a bruise on her cheek.\n",
    ],
)
def test_a_day_of_what_is_told_in_passing_is_not_the_notes_own(opening: str) -> None:
    found = told(HEAD + opening)

    assert (DAY, Group.INJURY_OR_HARM) in found
    assert {day for day, group in found if group in (Group.INJURY_OR_HARM, Group.VISIT)} == {DAY}


def test_a_day_somebody_tells_of_is_not_the_notes_own() -> None:
    note = "Carol rang. Efa took tablets on Sunday night. Strat discussion held, joint s47 agreed.\n"

    assert (DAY, Group.STRATEGY_DISCUSSION) in told(HEAD + note)


def test_lines_led_by_a_clock_or_a_label_are_sentences_of_their_own() -> None:
    log = "0115 FEMALE WILL NOT GIVE STATEMENT\n0240 MALE LOCATED AND ARRESTED\n0305 MARF SENT TO MASH\n"

    assert {(DAY, Group.POLICE), (DAY, Group.REFERRAL)} <= told(HEAD + log)


def test_each_line_of_a_log_led_by_figures_is_an_entry_however_it_goes_on() -> None:
    log = "6.1.23 alloc to me from Menna\n19.1.23 carers cancelled by son\n24.1.23 found by milkman in lane\n"

    assert {"2023-01-06", "2023-01-19", "2023-01-24"} == {one.when.edtf for one in accounts(log)}


def test_a_letter_gives_no_day_of_its_own_to_what_it_tells_without_one() -> None:
    letter = (
        "Dear Ms Lewis\n\nEfa has missed three appointments with the eye clinic.\n\nYours sincerely\nDr P Vaughan\n"
    )

    assert {(f"/{DAY}", Group.MISSED_APPOINTMENT)} == told(HEAD + letter)


def test_what_is_seen_today_is_of_the_day_of_a_mail() -> None:
    mail = "Hi Funmi\n\nEfa came in today with a bruise on her arm.\n"

    assert (DAY, Group.INJURY_OR_HARM) in told(HEAD + mail)


def test_what_a_letter_does_by_being_sent_is_of_its_day() -> None:
    letter = "Dear Miss Tomos\n\nLETTER BEFORE PROCEEDINGS\n\nWe are worried about Efa.\nShe was found alone.\n"

    assert (DAY, Group.LEGAL) in told(HEAD + letter)


def test_the_writers_own_examination_goes_on_over_the_paragraphs_of_a_letter() -> None:
    letter = "Dear Ms Lewis\n\nI examined Efa on 29 April 2024.\n\nFindings: a bruise behind the right ear.\n"

    assert ("2024-04-29", Group.INJURY_OR_HARM) in told(HEAD + letter)


def test_a_date_of_birth_behind_a_name_is_no_event() -> None:
    note = "CORE GROUP held.\nChildren: Efa Tomos 5/8/15, Ifan Tomos (01.03.2018)\nAll present.\n"

    assert {DAY} == {one.when.edtf for one in accounts(HEAD + note)}


def test_what_stands_beside_a_day_that_is_not_read_has_none() -> None:
    note = "T/C from Sr Joyce. Bruising noted by staff 23/4.\n"
    days = {one.when.edtf for one in accounts(HEAD + note) if one.kind is Kind.INJURY}

    assert days
    assert days <= {None, "2024-04-23"}


STANDING = [
    "AGENDA\n1. Apologies\n2. Any injuries, police call outs, missed appts\n3. Home conditions\n",
    "4.7 Bruising in infants\nAny bruise on a baby must be referred and seen the same day. A strategy discussion must be held within one working day. Where an enquiry begins, the child is seen within 24 hours.\n",
    "Hi all\n\nIf anyone's adult has died or gone into hospital please update the system before Friday.\nDuty rota has gaps.\n",
    "Did the adult suffer an injury? Y / N\nWas the person admitted to hospital? Y / N   Ward: ________\nHave the police been informed? Y / N   Crime ref: ________\n",
    "PLAN FOR THE WEEK\n- Tues: ring nursery, ask whether attendance has dropped\n- Weds: joint visit with HV\n",
    "Safeguarding refresher - my notes\n\n- case study: fell on the stairs, died in hospital\n- always see the child alone\n",
    "If he does go missing again, please could you ring 101. Write down what he was wearing. If he comes back with injuries please do not quiz him.\n",
    "Polisi\nOs na welwyd y plentyn, rhaid cofnodi pam. Rhaid cynnal trafodaeth strategaeth cyn pen 24 awr.\n",
]


@pytest.mark.parametrize("text", STANDING)
def test_a_text_that_stands_for_any_day_tells_no_event(text: str) -> None:
    assert [] == accounts("Date: 03/05/2024\n\n" + text)


@pytest.mark.parametrize("text", STANDING)
def test_every_line_of_a_text_that_stands_for_any_day_is_counted(text: str) -> None:
    values = read("Date: 03/05/2024\n\n" + text)
    (reading,) = (one for one in values if isinstance(one, Reading))

    assert reading.found == reading.accounted
    assert any(
        isinstance(one, Ignored) and one.path in ("text:standing", "text:tells-no-event", "text:of-nobody")
        for one in values
    )


@pytest.mark.parametrize(
    "text",
    [
        "Type: Home visit\n\nWill ring mum. Will see HV. Plan to visit again. Must ask about school.\n",
        "03/05/2024 - H/V. Will ring mum. Will see HV.\n",
        "Home visit. Efa was seen alone and said she was fine. House was clean. Will visit next week.\n",
    ],
)
def test_the_record_of_a_visit_is_an_event_however_much_it_plans(text: str) -> None:
    assert "2024-05-03" in {one.when.edtf for one in accounts("Date: 03/05/2024\n" + text)}


def test_a_text_that_mostly_looks_ahead_still_tells_what_was_on_a_day() -> None:
    plan = (
        "Care and support plan\nEfa was admitted to hospital on 2 April 2024.\nMum will attend Barod. SW will visit.\n"
    )

    assert {("2024-04-02", Group.HEALTH)} == told(HEAD + plan)


@pytest.mark.parametrize(
    "words",
    [
        'said "dad locks me in the shed"',
        'told me "I am scared when he comes"',
        "told us \u201cthere is no dinner in our house\u201d",
    ],
)
def test_words_of_ones_own_that_tell_harm_are_a_disclosure_or_the_harm(words: str) -> None:
    groups = {group for _, group in told(HEAD + f"Direct work in school. Efa {words}.\n")}

    assert groups & {Group.DISCLOSURE, Group.INJURY_OR_HARM}


@pytest.mark.parametrize("words", ['said "no one hurts me"', 'said "I like maths"', 'said "see you on Monday"'])
def test_other_words_of_ones_own_are_none(words: str) -> None:
    groups = {group for _, group in told(HEAD + f"Direct work in school. Efa {words}.\n")}

    assert not groups & {Group.INJURY_OR_HARM}
    assert Kind.DISCLOSURE not in {one.kind for one in accounts(HEAD + f"Direct work in school. Efa {words}.\n")}


def test_one_incident_a_sentence_tells_is_told_once() -> None:
    note = "On 29 April she was taken to A&E with a fracture after a fall at home.\n"

    assert 1 == len([one for one in accounts(HEAD + note) if one.when.edtf == "2024-04-29"])


def test_an_arrest_stands_beside_the_harm_it_was_for() -> None:
    note = "T/C from police. Dad punched mum in the face and was arrested.\n"

    assert {(DAY, Group.POLICE), (DAY, Group.CONTACT)} <= told(HEAD + note)


def test_a_day_told_in_a_text_that_mostly_looks_ahead_is_kept() -> None:
    plan = "She may ask her sister. He will think about the course. If the car fails they must walk. You should ring first."
    note = f"Date: 01/07/2024\n\n{plan}\nI visited again on 17 March 2024 as agreed.\n"

    assert ["2024-03-17"] == [one.when.edtf for one in accounts(note)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Core Group Meeting", Kind.CORE_GROUP),
        ("Gwynfa Council\nMinutes of professionals' meeting", Kind.PROFESSIONALS_MEETING),
        ("# Review child protection conference: minutes", Kind.REVIEW_CONFERENCE),
    ],
)
def test_minutes_are_of_the_meeting_their_title_names_and_tell_the_rest_beside_it(title: str, kind: Kind) -> None:
    text = f"{title}\nDate of meeting: 03/05/2024\nPresent: Nia Bell (SW), Ana Rees (nursery)\nMum is low in mood and not sleeping.\n"

    kinds = [one.kind for one in accounts(text)]

    assert kinds[0] is kind
    assert Kind.MENTAL_HEALTH_CONCERN in kinds


def test_those_who_sent_apologies_were_not_there() -> None:
    text = "Core group\nDate: 03/05/2024\nPresent: Nia Bell (SW), Ana Rees (nursery). Apologies: Huw Ellis.\nAll is well.\n"

    there = {part.person for part in accounts(text)[0].people if part.involvement != "absent"}
    assert {"Nia Bell", "Ana Rees"} == there


def test_rows_of_a_table_of_actions_are_to_be_done_and_no_events() -> None:
    text = (
        "Core group\nDate: 03/05/2024\nPresent: Nia Bell (SW), Ana Rees (nursery)\nMinutes agreed.\n"
        "Action\tWho\tBy when\tProgress\nParenting assessment\tNia\t31/05/2024\tNot begun\n"
    )
    (action,) = [one for one in read(text) if isinstance(one, Action)]

    assert ("Parenting assessment (Not begun)", "Nia", "2024-05-31") == (
        action.text,
        action.owner,
        action.due.edtf if action.due else None,
    )
    assert Kind.PARENTING_ASSESSMENT not in {one.kind for one in accounts(text)}


def test_what_befell_somebody_within_a_time_not_yet_over_is_told_of_the_day_of_its_note() -> None:
    found = told(HEAD + "It is the fourth time this month that he ran away from the unit.\n")

    assert (DAY, Group.MISSING) in found


def test_what_stands_in_a_clause_before_a_day_to_come_is_told_of_the_day_of_its_note() -> None:
    found = told(HEAD + "Dad punched her in the face, and she sees a solicitor on 20/05/2024.\n")

    assert (DAY, Group.DOMESTIC_ABUSE) in found or (DAY, Group.INJURY_OR_HARM) in found


def test_what_is_to_befall_somebody_on_a_day_to_come_is_not_told() -> None:
    assert not {group for _, group in told(HEAD + "Dad will be evicted on 20/05/2024.\n")} & {Group.HOUSING}


def test_of_a_sentence_that_lists_days_each_entry_tells_its_own_item() -> None:
    text = (
        HEAD
        + "Dental. Not brought 19 September 2023; not brought 28 November 2023; 13 February 2024 cancelled by mother on the day; "
        "not brought 9 April 2024.\n"
    )
    facts = {one.when.edtf: one.fact for one in accounts(text)}

    assert "not brought 28 November 2023" == facts["2023-11-28"]
    assert "13 February 2024 cancelled by mother on the day" == facts["2024-02-13"]


ENTERED = """=== NOTE 58 | 10/05/2024 16:00 | Home visit | Delyth Ashe | Efa
Efa seen, playing with her brother.

=== NOTE 59 | 16/05/2024 13:15 | School visit | Delyth Ashe | Efa
Seen alone in the Nest room. "Gwil sleeps here. He goes in the cupboard when you come." Since when? "Since my birthday." \
I asked what she'd like different: "I want it to be quiet." She asked if she would be told off. I told her I would be careful \
how I used it.
"""


def test_an_entry_of_a_record_told_in_questions_and_wishes_is_no_text_that_stands_for_any_day() -> None:
    found = [one for one in accounts(ENTERED) if (one.when.edtf or "").startswith("2024-05-16")]

    assert found
    assert any("Nest room" in one.fact for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Efa had 3 missed collections since Easter, all on Fridays.",
        "Efa's pad not changed since yesterday, she was soaked.",
        "Clinic referral from February - I cannot find that it was ever sent for Efa.",
        "Efa weighed 21.4 kg today, was 23.0 a year ago.",
        "Efa on the 9th centile (weight 21.4kg; was 23kg in 2023).",
        "Efa's uncle was arrested, bailed to 23 January.",
        "Efa was present at four known assaults (Nov 23, Jan 24 and Mar 24).",
        'Efa said "he wouldn\'t let me lift him on the Saturday".',
        "Compiled by PC Hale, 12/04/2024.",
    ],
)
def test_a_day_that_a_sentence_only_counts_measures_or_names_something_by_is_no_day_of_an_event(sentence: str) -> None:
    assert {one.when.edtf for one in accounts(f"{HEAD}Home visit. {sentence} Efa was quiet.\n")} <= {DAY, None}


def test_a_thing_that_began_on_a_day_is_still_told_of_it() -> None:
    assert "2024-04-21/.." in {
        one.when.edtf for one in accounts(f"{HEAD}Home visit. No carers since 21 April 2024 for Efa.\n")
    }


def test_a_sentence_with_a_year_of_its_own_goes_on_with_no_day_before_it() -> None:
    text = f"{HEAD}Police: 27 April, mum told the officer that he pushed Efa. He has a caution 2017 for hitting an ex partner.\n"
    days = {one.when.edtf for one in accounts(text) if "2017" in one.fact}

    assert "2024-04-27" not in days


def test_what_workers_did_after_a_notification_is_of_the_day_of_the_note() -> None:
    text = f"{HEAD}Police notification: Sunday 28/04/2024 Efa's mum was hit in front of her. Strategy held 10am, s47 agreed. Saw Efa alone.\n"
    found = {one.when.edtf for one in accounts(text) if one.fact.startswith("Strategy held")}

    assert "2024-04-28" not in found


def test_of_a_sentence_that_lists_weekdays_each_has_its_own_words() -> None:
    text = f"{HEAD}Nursery: Efa was fine on Mon 22nd, absent Thu 25th, on Fri 26th she did not lift her arm.\n"
    facts = {(one.when.edtf or "")[:10]: one.fact for one in accounts(text)}

    assert "absent" not in facts["2024-04-22"]
    assert "did not lift her arm" in facts["2024-04-26"]


def test_what_a_log_goes_on_with_under_a_day_of_its_own_is_of_that_day() -> None:
    text = (
        "[1] 20/05/2024 10:00 Log 11 Card left, nobody in.\n\n[2] 03/06/2024 15:55 Log 12 School rang, Efa's ear is purple.\n"
        " 04/06/2024 Strategy, DS Fenn. Uncle arrested 12:50 in the shed.\n 04/06/2024 Bailed to 23/09/2024.\n\n[3] 01/07/2024 21:15 Log 13 Fireworks.\n"
    )
    days = {(one.when.edtf or "")[:10] for one in accounts(text) if one.fact.startswith("Uncle arrested")}

    assert {"2024-06-04"} == days
