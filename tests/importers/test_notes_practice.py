"""How practitioners write what happened, in what layout and of whom; each with what looks the same and tells nothing."""

import pytest

from chronology.documents import Document
from chronology.hooks import Read
from chronology.model import Account, Group, Ignored, Kind, Reading
from chronology.practice import taxonomy
from importers.notes import CaseNotes

HEAD = "Date: 15/01/2024\n\n"


def read(text: str, head: str = HEAD) -> list[Read]:
    return list(CaseNotes().read([Document("notes.txt", content=(head + text).encode())]))


def days(text: str, head: str = HEAD) -> set[tuple[str | None, Group]]:
    """The days and groups of what a text tells."""
    return {
        (one.when.edtf, taxonomy()[one.kind].group) for one in read(text, head) if isinstance(one, Account) and one.when
    }


def kinds(text: str) -> set[Kind]:
    return {one.kind for one in read(text) if isinstance(one, Account)}


def test_what_lasted_until_a_day_is_over_with_what_happened_on_it() -> None:
    told = days(
        "He lived with Mrs Rudd until 3 December 2023 when a special guardianship order was made to his aunt.\n"
    )

    assert ("2023-12-03", Group.LEGAL) in told


def test_what_is_to_last_until_a_day_has_no_event_on_it() -> None:
    told = days("He will live with Mrs Rudd until 3 December 2024 when we look at it again.\n")

    assert not any(when == "2024-12-03" for when, _ in told)


def test_a_step_of_the_notes_own_day_beside_one_of_another_is_told() -> None:
    told = days("Enquiry opened 8 December, closed 15 January 2024. Type: theft.\n")

    assert {("2023-12-08", Group.S47_ENQUIRY), ("2024-01-15", Group.S47_ENQUIRY)} <= told


def test_a_day_that_a_weight_is_measured_by_is_no_event() -> None:
    told = days("Megan came in Saturday night weighing 34.1kg (41 in May), mouth black.\n")

    assert {"2024-01-13"} == {when for when, _ in told if when}


@pytest.mark.parametrize(
    "text",
    [
        'Practice Week exercise - case of "Jasmine" (composite; any resemblance is accidental)\n\nOn 4 January Jasmine, 7, is brought to hospital by her uncle with a burn. On 5 January a strategy discussion is held. Her uncle was arrested in 2019.\n',
        "Case study (fictional)\n\nOn 4 January police were called. Kai had a broken arm. He was placed with carers.\n",
        "Residential home - concerns about the provider\nEach resident's record is getting this same entry. It does not mean that anything has happened to the person named. New placements were stopped on 3 January.\n",
    ],
)
def test_a_case_made_up_and_an_entry_for_every_record_tell_nothing_and_are_counted(text: str) -> None:
    values = read(text)
    (reading,) = (one for one in values if isinstance(one, Reading))

    assert not any(isinstance(one, Account) for one in values)
    assert any(isinstance(one, Ignored) and one.path == "text:of-nobody" for one in values)
    assert reading.found == reading.accounted


@pytest.mark.parametrize(
    "text",
    [
        "Home visit. Did the feelings exercise with him. He said dad hit him on 4 January.\n",
        "Police training exercise on the estate frightened her. Taken to hospital with a panic attack on 4 January.\n",
    ],
)
def test_an_exercise_somebody_did_makes_no_case_up(text: str) -> None:
    assert any(when == "2024-01-04" for when, _ in days(text))


def test_a_count_of_many_is_no_event_of_one() -> None:
    assert days("Last year carers in the county reported 212 such incidents, so you are not alone.\n") == set()
    assert days("Last week her carer reported 2 incidents, both of them falls.\n") != set()


MEETINGS = [
    "RCPC 15/01/24 - Chair's introduction\n\nIf you become upset please say so. The minutes will be sent within 20 days. We may decide that a plan is no longer needed.\n",
    'CHILD IN NEED REVIEW - Dominic Ludlow - 15.01.24\n\n"What if" section\n- What if mum relapses? Aunt Cath will have him.\n- What if dad is released? Ring probation.\n- What if the landlord serves notice? Ring housing.\n',
]


@pytest.mark.parametrize("text", MEETINGS)
def test_minutes_that_look_ahead_tell_that_their_meeting_was_held(text: str) -> None:
    assert {("2024-01-15", Group.CONFERENCE), ("2024-01-15", Group.REVIEW)} & days(text)


@pytest.mark.parametrize("text", MEETINGS)
@pytest.mark.parametrize("word", ["AGENDA ", "Invitation to ", "Prep for ", "Template: "])
def test_what_is_sent_round_before_a_meeting_does_not(text: str, word: str) -> None:
    assert days(word + text) == set()


def test_a_line_of_a_log_that_begins_with_a_day_is_its_own_however_long_the_one_before() -> None:
    told = read(
        "Thu 4 Jan    AM Wash brekkie meds ok PM soup, settled, telly\nFri 5/1      am police came about the window  pm ok\nSat 6/1   am all well\n"
    )
    police = [one for one in told if isinstance(one, Account) and one.kind is Kind.POLICE_INCIDENT]

    assert [one.when.edtf for one in police] == ["2024-01-05"]
    assert [one.source.quote.splitlines() for one in police] == [
        ["Fri 5/1      am police came about the window  pm ok"]
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Form sent to council.", Kind.REFERRAL),
        ("CME form in.", Kind.REFERRAL),
        ("Joint housing assess w/ Marcy from Housing Options at 2pm.", Kind.ASSESSMENT_COMPLETED),
        ("100 days clean on Monday just gone, her key worker at the clinic says.", Kind.SUBSTANCE_TREATMENT),
    ],
)
def test_steps_in_the_short_words_of_workers_are_told(text: str, kind: Kind) -> None:
    assert kind in kinds(text + "\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Attended, 10 mins late, in school blazer.", Kind.APPOINTMENT_MISSED),
        ("When a colleague took her to one side she whispered.", Kind.EMERGENCY_ATTENDANCE),
        ("Ivy thought Betty had her baby.", Kind.BIRTH),
        ("Offered s20, and we talked it over.", Kind.BECAME_LOOKED_AFTER),
        ("I used the case of a lad who was stabbed in the thigh.", Kind.INJURY),
        ("Trafodwyd y posibilrwydd o atal lleoliadau newydd, dim penderfyniad.", Kind.PLACEMENT_ENDED),
        ("The house is clean and the days are long.", Kind.SUBSTANCE_TREATMENT),
    ],
)
def test_what_came_late_was_offered_or_was_thought_tells_none_of_it(text: str, kind: Kind) -> None:
    assert kind not in kinds("Home visit. " + text + "\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mum 25 mins late so contact did not go ahead.", Kind.APPOINTMENT_MISSED),
        ("Dad took her to A&E.", Kind.EMERGENCY_ATTENDANCE),
        ("Shanice has had the baby.", Kind.BIRTH),
        ("Mum signed s20 and he is with carers.", Kind.BECAME_LOOKED_AFTER),
    ],
)
def test_what_was_missed_born_or_begun_is_told(text: str, kind: Kind) -> None:
    assert kind in kinds("Home visit. " + text + "\n")


@pytest.mark.parametrize("when", ["the other night", "a few nights ago"])
def test_what_was_some_night_before_the_note_is_told_of_no_later_and_no_certain_day(when: str) -> None:
    assert {("/2024-01-15", Group.INJURY_OR_HARM)} <= days(f"Home visit. Mum said dad hit him {when}.\n")


def test_what_a_form_asks_happened_is_all_of_the_day_its_answer_gives() -> None:
    form = "What happened? Mrs Crabtree came in on Fri 12th with a man. She'd already drawn £2,000 on the 8th. We refused and he left. Police came.\n"

    assert ("2024-01-12", Group.POLICE) in days(form)
    assert not any(when == "2024-01-15" and group is Group.POLICE for when, group in days(form))


def test_a_day_spoken_of_in_passing_governs_no_other_sentence() -> None:
    text = "Home visit. Mum rang on Fri 12th with a question. Police came while I was there.\n"

    assert ("2024-01-15", Group.POLICE) in days(text)


def test_an_entry_of_a_log_that_opens_with_a_weekday_is_of_it() -> None:
    log = "Date: 21/01/2024\n\nMonday - fine. Bruise on his arm at bath time.\nTuesday - swimming! Hit by Lee in the changing room.\n"

    assert {("2024-01-15", Group.INJURY_OR_HARM), ("2024-01-16", Group.INJURY_OR_HARM)} <= days(log, "")


def test_how_often_since_a_day_is_no_event_of_it() -> None:
    told = days("3rd go at this house since New Year: 3/1 no answer, curtains shut; 9/1 mum through letterbox.\n")

    assert {"2024-01-03", "2024-01-09"} <= {when for when, _ in told}
    assert not any((when or "").startswith("2024-01-01") for when, _ in told)


def test_a_term_that_begins_soon_is_no_event_of_a_year_ago() -> None:
    head = "Date: 14/12/2023\n\n"
    told = days(
        "Lacks capacity by Dr Achebe's assessment of 1 Nov. DECISION: home, live-in carer, 8 wks from 3 Jan.\n", head
    )

    assert not any((when or "").startswith("2023-02") for when, _ in told)


def test_a_concern_form_that_came_is_a_concern_and_one_to_fill_in_is_paper() -> None:
    assert Kind.SAFEGUARDING_CONCERN in kinds("SAFEGUARDING ADULT CONCERN FORM - received via web. She was seen.\n")
    assert Kind.SAFEGUARDING_CONCERN not in kinds(
        "Home visit. She asked where the safeguarding concern form is kept.\n"
    )


def test_an_order_somebody_is_still_on_is_not_made_on_the_day_of_the_note() -> None:
    assert not {Kind.ORDER_MADE, Kind.CHILD_OFFENCE} & kinds("Home visit. Still on referral order until 13/2.\n")
    assert {Kind.ORDER_MADE, Kind.CHILD_OFFENCE} & kinds("Referral order made today.\n")


@pytest.mark.parametrize(
    "text", ["Long chat w Ethan's mum in the car park.", "Shanice came in to duty without an appt."]
)
def test_how_workers_say_that_they_met_somebody_is_contact(text: str) -> None:
    assert Kind.CONTACT in kinds(text + "\n")


def test_what_nobody_asked_about_was_so_all_the_same() -> None:
    told = days("Nobody asked S why he has had his mum's pension paid to his account since August until L raised it.\n")

    assert {"2023-08/.."} <= {when for when, _ in told}


def test_a_sentence_that_the_width_of_the_page_broke_before_a_day_stays_whole() -> None:
    text = "04/01/2024 10:40 Bank rang. Nine withdrawals of 250 in cash on Mr P's card, first one\n             2 Jan, last one Wed 3 January, younger man each time, not Mr P. No mandate held.\n"
    money = [one for one in read(text, "") if isinstance(one, Account) and one.kind is Kind.FINANCIAL_ABUSE_INDICATOR]

    assert {"2024-01-02", "2024-01-03"} <= {one.when.edtf for one in money}


def test_today_in_passing_beside_another_day_makes_no_entry_of_its_own() -> None:
    text = "Home visit. Police forced entry after a neighbour had no reply today or yesterday.\n"

    assert ("2024-01-15", Group.MISSED_APPOINTMENT) not in days(text)


def test_what_somebody_asks_why_she_only_heard_about_is_not_of_the_day_she_asks() -> None:
    told = days("Lowri asked why the review has not been held and why she heard about the fire from her father.\n")

    assert not any(group is Group.HOUSING for _, group in told)
