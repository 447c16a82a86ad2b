"""One incident that each agency dates by when it was told, and words in its own way; and what is only told alike."""

import datetime as dt
from dataclasses import replace

import pytest
from making import about, account, source

from chronology.model import Kind, Precision, When
from chronology.normalise import merge
from chronology.normalise.days_told import days_named
from chronology.normalise.happenings import blows, both_tell, follows, happened
from chronology.normalise.nearness import days
from chronology.normalise.sums import sums

SUNDAY = dt.date(2022, 1, 23)
SATURDAY = SUNDAY - dt.timedelta(days=1)
FRIDAY = SUNDAY - dt.timedelta(days=2)
MONDAY = SUNDAY + dt.timedelta(days=1)
TUESDAY = SUNDAY + dt.timedelta(days=2)


def at(clock: str, day: dt.date) -> When:
    return When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)


def told(by: str, kind: Kind, when: When | dt.date, quote: str, nth: int = 1, **values):
    when = when if isinstance(when, When) else When.on(when)
    values = {"people": about("c1"), "agency": by, **values}
    return account(f"{by}:row:{nth}#occurred", kind=kind, when=when, source=source(by, quote=quote), **values)


NAMED = [
    ("did not come in last night, rang the police", {SATURDAY}),
    ("took an overdose on Saturday", {SATURDAY}),
    ("between 1800 and 1830 on 22/01 in the park", {SATURDAY}),
    ("attended (seen 22/01 18:35)", {SATURDAY}),
    ("discharged home 21-Jan from the ward", {FRIDAY}),
    ("out all Friday night, home Saturday dinnertime", {FRIDAY, SATURDAY}),
    ("taken ill two days ago", {FRIDAY}),
    ("daeth yr heddlu neithiwr", {SATURDAY}),
    ("baby sister came in the night-time", {SATURDAY}),
    ("bruise to the left cheek, 1-2/7 old", {FRIDAY, SATURDAY}),
    ("back with carers lunchtime after two nights missing since Friday", {FRIDAY}),
    ("01.15: knifed in town tonight", {SATURDAY}),
    ("The home rang at 00.30, has swallowed tablets", {SATURDAY}),
    # Of the day itself, or to come.
    ("on Sunday he was well", set()),
    ("seen tonight at 21.00", set()),
    ("Left over the fence 1.40ish, home by 3.15 this evening", set()),
    ("to be seen by Saturday", set()),
    ("meeting booked for Saturday", set()),
    ("every Saturday with his father", set()),
    ("Rebooked Sat", set()),
    # Another event, which this one answers.
    ("call back re assault on 22/01", set()),
    ("kept in after a row on Friday", set()),
    ("attempt to arrest him for the assault of 22/01", set()),
]


ON_MONDAY = [
    ("Info from police re incident at weekend", {SATURDAY, SUNDAY}),
    ("Screaming and banging Sat night about half 11", {SATURDAY}),
    ("Seen at weekend contact", set()),
    ("EDT rang at ten to one this morning", {SUNDAY}),
    ("The police called in the early hours", {SUNDAY}),
]


@pytest.mark.parametrize(("words", "days"), ON_MONDAY)
def test_what_is_written_on_a_monday_is_often_of_the_weekend(words, days):
    assert days == days_named(told("council", Kind.UNCLASSIFIED, MONDAY, words))


def test_on_a_saturday_the_weekend_is_this_one():
    assert set() == days_named(
        told("council", Kind.UNCLASSIFIED, SATURDAY, "Information re an incident at the weekend")
    )


@pytest.mark.parametrize(("words", "days"), NAMED)
def test_an_entry_names_the_past_days_of_what_it_tells(words, days):
    entry = told("council", Kind.UNCLASSIFIED, SUNDAY, words)

    assert days == days_named(entry)


FAMILIES = {
    "missing": [
        "Reported missing by the home", "Did not come in last night", "He hasn't returned home", "Absconded from placement",
        "Out since 1900", "Not brought back from contact", "She ran away", "Mae hi ar goll", "out 7pm, not back",
    ],
    "overdose": [
        "Took an overdose", "Swallowed about sixteen paracetamol", "Had taken all her mother's tablets", "NAC commenced", "?OD, 8g paracetamol", "Gorddos",
    ],
    "stabbing": ["Stabbed in the leg", "Knifed outside the shop", "Stab wound to thigh", "Penetrating injury L thigh", "Cafodd ei drywanu a'i thrywanu"],
    "arrest": ["Arrested PWITS class B", "Is in custody at the station", "Picked up in a Golf with an older male", "The custody sergeant rang", "Cafodd ei arestio"],
    "moved": ["Accommodated under s76", "New arrival today", "Went into a children's home", "Was placed with foster carers", "Moved to a new home up north", "She left us at ten"],
    "order": ["Full care order made", "Interim care orders granted", "The court granted a supervision order"],
    "referred": ["NRM form sent this afternoon", "Copy NRM referral received", "She put a second NRM in", "PPN submitted to the council"],
    "home_again": ["Discharged home", "Home from the infirmary by transport", "Back in own house"],
    "restraint": ["Restrained for two minutes", "Held him back by the door", "Says his arm was twisted"],
    "teeth": ["Exts x5 under GA", "Five teeth taken out", "Dental GA"],
    "bite": ["Bitten on the hand by his gran's terrier", "Dog bite to calf"],
    "water": ["Pulled from the deep end of the pool", "Submersion, non-fatal", "Fell in the river"],
    "theft": ["Shoplifting from the Spar", "Stole a phone"],
    "breathing": ["Acute asthma at school", "10 puffs then 999", "Lips grey", "Barking, croup"],
    "missiles": ["Youths letting off rockets", "Threw coffee over her", "Eggs thrown at the door"],
    "not_seen": ["WNB x2", "Missed her second appointment", "Not taken to her hearing test", "Neither of them was brought"],
    "detained": ["Detained under s136", "Taken to a place of safety", "She was sectioned"],
}  # fmt: skip


@pytest.mark.parametrize(("sort", "words"), [(sort, words) for sort, family in FAMILIES.items() for words in family])
def test_what_befell_somebody_is_known_in_each_agency_s_words(sort, words):
    assert sort in happened(words)


NOT_SO = [
    ("missing", "Missing school a great deal"),
    ("missing", "Not missing, at his nan's"),
    ("missing", "Two front teeth and a missing tooth"),
    ("overdose", "Denies overdose"),
    ("overdose", "History of overdose"),
    ("overdose", "Sertraline 50mg od"),
    ("arrest", "Cardiac arrest"),
    ("arrest", "Custody of the children is with his mother"),
    ("moved", "Moved to a different class"),
    ("moved", "Arrived at school late"),
    ("home_again", "Discharged from caseload"),
    ("evicted", "Eviction notice served"),
    ("fire", "Fire service fitted alarms"),
    ("birth", "Subject born 2006"),
    ("referred", "NRM to be made by the council"),
    ("exclusion", "Exclusion zone explained"),
]


@pytest.mark.parametrize(("sort", "words"), NOT_SO)
def test_what_only_sounds_like_it_or_did_not_happen_is_not_told(sort, words):
    assert sort not in happened(words)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Scalp lac L parietal, struck with glass bottle", "Head cut open with a bottle", {"head", "bottle"}),
        ("Periorbital haematoma, nasal deformity", "Two black eyes and tape across nose", {"face"}),
        ("Swelling dorsum of hand, # 5th MC", "Hit across the knuckles with a pool cue", {"hand"}),
        ("Kicked on the shin", "Punched in the ribs", set()),
        ("Held her hand in the waiting room", "Hand swollen", set()),
    ],
)
def test_a_hurt_is_known_by_the_part_of_the_body_and_what_did_it(one, other, shared):
    assert shared == blows(one) & blows(other)


ONE = {
    "reported missing at night, told the morning after": (
        told("police", Kind.MISSING, at("23:50", SATURDAY), "Reported by foster carer. Last seen 1630 leaving address. MEDIUM"),
        told("council", Kind.POLICE_INCIDENT, SUNDAY, "Carer rang EDT, she did not come home last night and the police were told"),
    ),
    "what school hears on the Monday": (
        told("hospital", Kind.HOSPITAL_ADMISSION, at("23:20", SATURDAY), "15F, ?8g paracetamol, NAC commenced, for the ward"),
        told("school", Kind.SELF_HARM, at("08:40", MONDAY), "Home rang, she took an overdose of headache tablets on Saturday"),
    ),
    "what the duty team is told after midnight": (
        told("police", Kind.POLICE_INCIDENT, at("22:58", SATURDAY), "Male found with stab wound to thigh, heavy bleeding"),
        told("council", Kind.INJURY, SUNDAY, "01.15: the home on the phone, he has been knifed in the leg in town tonight"),
    ),
    "recorded the next day, by the hour in the words": (
        told("hospital", Kind.PHYSICAL_ABUSE_ALLEGED, at("19:40", SATURDAY), "Alleged assault, periorbital haematoma, nasal deformity"),
        told("police", Kind.PHYSICAL_ABUSE_ALLEGED, at("10:15", SUNDAY), "Between 1800 and 1830 on 22/01 three males kicked him in the face"),
    ),
    "two that both heard of it later": (
        told("police", Kind.POLICE_INCIDENT, at("10:15", SUNDAY), "On 22/01 in the park three males knocked him down and kicked him to the face"),
        told("school", Kind.INJURY, at("08:50", MONDAY), "In with two black eyes, jumped by three lads in the park on Saturday"),
    ),
    "an order made, told the day after": (
        told("council", Kind.COURT_HEARING, SATURDAY, "Final hearing. Care order granted to the council"),
        told("school", Kind.ORDER_MADE, at("12:00", SUNDAY), "Social worker e-mailed, full care order made by the court yesterday"),
    ),
    "a form sent, its copy received the next day": (
        told("council", Kind.EXPLOITATION_INDICATOR, SATURDAY, "NRM form sent this afternoon"),
        told("police", Kind.EXPLOITATION_INDICATOR, at("09:30", SUNDAY), "Copy NRM referral received, submitted by LA on 22/01"),
    ),
    "a meeting to which an officer went": (
        told("council", Kind.STRATEGY_DISCUSSION, SATURDAY, "Strategy discussion. Police and health"),
        told("police", Kind.EXPLOITATION_INDICATOR, at("10:00", SATURDAY), "DS Hale to strategy discussion with CS"),
    ),
    "the night before, of one in its small hours": (
        told("ambulance", Kind.UNCLASSIFIED, at("03:05", SUNDAY), "15F, overdose, ?30 amitriptyline and alcohol"),
        told("school", Kind.UNCLASSIFIED, at("08:45", MONDAY), "Nan rang, she took tablets on Saturday night and is in hospital"),
    ),
    "one sum of money": (
        told("care", Kind.UNCLASSIFIED, SATURDAY, "Four hundred pounds gone from his purse"),
        told("police", Kind.UNCLASSIFIED, at("11:00", MONDAY), "£400 taken from purse between 21/01 and 22/01"),
    ),
    "both ends of a move": (
        told("home", Kind.UNCLASSIFIED, at("10:30", SATURDAY), "He left us at 10.30 with his key worker"),
        told("school", Kind.UNCLASSIFIED, at("15:45", SATURDAY), "SW rang, he was moved to a new home today"),
    ),
    "a call that tells of it": (
        told("home", Kind.EMERGENCY_ATTENDANCE, SATURDAY, "9.25 call from police, he was attacked, head cut open with a bottle"),
        told("hospital", Kind.PHYSICAL_ABUSE_ALLEGED, SATURDAY, "22.05 scalp lac, struck with glass bottle by group, 6 sutures"),
    ),
}  # fmt: skip

TWO = {
    "an operation on the wound": (
        told("council", Kind.INJURY, SUNDAY, "Knifed in the leg in town, taken to hospital"),
        told("hospital", Kind.HOSPITAL_ADMISSION, SUNDAY, "Op note: exploration of stab wound to L thigh, vein patch"),
    ),
    "a nurse's visit to the cells": (
        told("police", Kind.ARREST, SATURDAY, "Arrested with 14 wraps, to custody"),
        told("health", Kind.ARREST, SATURDAY, "Seen in custody by nurse. Low in mood"),
    ),
    "a summary of two nights": (
        told("police", Kind.MISSING, FRIDAY, "Out since 1900, smelling of cannabis on return"),
        told("council", Kind.UNCLASSIFIED, MONDAY, "Summary of the weekend: missing on both Friday and Saturday nights, cannabis suspected"),
    ),
    "two nights missing": (
        told("police", Kind.MISSING, at("23:10", FRIDAY), "Reported missing, not returned from town"),
        told("council", Kind.MISSING, SUNDAY, "Reported missing last night by the home"),
    ),
    "two people of one family": (
        told("police", Kind.POLICE_INCIDENT, SATURDAY, "Slapped in the face by two girls at the bus station"),
        told("school", Kind.INJURY, MONDAY, "Slapped in the face by two girls at the bus station on Saturday", people=about("c2")),
    ),
    "two hurts of one day, hours apart": (
        told("school", Kind.INJURY, at("09:30", SATURDAY), "Fell on the yard and cut her knee"),
        told("hospital", Kind.INJURY, at("19:40", SATURDAY), "Knee laceration, glued"),
    ),
    "the ward two days after": (
        told("ambulance", Kind.UNCLASSIFIED, at("07:00", FRIDAY), "Fall in hall, hip pain, conveyed"),
        told("therapy", Kind.UNCLASSIFIED, SUNDAY, "Seen on ward. Hip fracture from fall on Friday. Mobilised 5m with frame"),
    ),
    "an assessment after it": (
        told("hospital", Kind.UNCLASSIFIED, at("22:00", SATURDAY), "Overdose of paracetamol, NAC"),
        told("camhs", Kind.UNCLASSIFIED, at("10:30", SUNDAY), "Assessed following overdose last night. Safety plan made"),
    ),
    "a call that was made about it": (
        told("police", Kind.POLICE_INCIDENT, SATURDAY, "Male hit her in the face with a bottle"),
        told("council", Kind.TELEPHONE_CALL, SATURDAY, "T/c to mother re the bottle, her face is sore"),
    ),
    "a referral agreed and one sent": (
        told("police", Kind.STRATEGY_DISCUSSION, SATURDAY, "Strategy discussion. NRM to be made by the council"),
        told("council", Kind.EXPLOITATION_INDICATOR, SUNDAY, "NRM form sent this afternoon"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("accounts", ONE.values(), ids=ONE)
def test_an_incident_told_later_is_the_incident(accounts):
    (event,) = merge(accounts)

    assert set(accounts) == set(event.accounts)


@pytest.mark.parametrize("accounts", TWO.values(), ids=TWO)
def test_what_is_told_alike_of_another_day_person_or_thing_stays_two(accounts):
    assert 2 == len(merge(accounts))


def test_a_meeting_that_two_agencies_tell_of_in_one_file_is_one():
    in_one_file = [
        replace(each, source=replace(each.source, document="combined", locator=f"row {row}"))
        for row, each in enumerate(ONE["a meeting to which an officer went"])
    ]

    (event,) = merge(in_one_file)

    assert set(in_one_file) == set(event.accounts)


def test_of_two_entries_of_one_teller_that_fit_alike_neither_is_taken():
    police = told("police", Kind.ARREST, SATURDAY, "Arrested for shoplifting, to custody")
    school = [
        told("school", Kind.ARREST, MONDAY, "Mum rang, arrested on Saturday for shoplifting", 1),
        told("school", Kind.ARREST, MONDAY, "Nan rang, arrested on Saturday for shoplifting", 2),
    ]

    assert 3 == len(merge([police, *school]))


@pytest.mark.parametrize(
    ("words", "pounds"),
    [
        ("£1,460 in the glove box", {1460}),
        ("Six hundred pounds drawn", {600}),
        ("lent him 50 quid", {50}),
        ("£3.20 for the bus", set()),
    ],
)
def test_a_sum_of_money_is_known_in_figures_and_in_words(words, pounds):
    assert pounds == sums(words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bruise to left forearm", "Bruise to right forearm"),
        ("Fell on the stairs, ankle swollen", "Kicked in the ankle"),
    ],
)
def test_hurts_of_two_sides_or_two_causes_are_not_told_by_both(first, second):
    one, other = told("school", Kind.INJURY, SATURDAY, first), told("health", Kind.INJURY, SATURDAY, second)

    assert (0.0, "") == both_tell(one, other)


def test_what_follows_is_told_from_what_it_follows_on():
    assert {"operation"} == follows("Op note 01.50: exploration of thigh")
    assert frozenset() == follows("Stabbed in the thigh")


def since(day: dt.date) -> When:
    return When(earliest=day, edtf=f"{day}/..", precision=Precision.RANGE)


FOUND = "Call from grandmother. Officers found the mother asleep on the sofa and the children awake"


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        ((FRIDAY, "She said that police had found them in a state on Friday night"), (at("02:10", SATURDAY), FOUND)),
        ((FRIDAY, "Cafwyd hyd i'r plant gan yr heddlu nos Wener, police found them"), (at("02:10", SATURDAY), FOUND)),
        ((at("23:50", FRIDAY), FOUND), (SATURDAY, "Police found them in the early hours with mother drunk")),
        ((FRIDAY, f"{FOUND} at 23:50"), (SATURDAY, "Police found them with mother drunk at 00:40")),
    ],
)
def test_one_night_is_one_whichever_of_its_days_each_source_gives(evening, morning) -> None:
    events = merge(
        [
            told("school", Kind.POLICE_INCIDENT, *evening),
            told("police", Kind.POLICE_INCIDENT, *morning),
        ]
    )

    assert 1 == len(events)
    assert () == events[0].conflicts


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        ((FRIDAY, "Police found them in a state on Thursday night"), (at("02:10", SATURDAY), FOUND)),
        ((FRIDAY, "Police found them in a state on Friday night"), (at("15:10", SATURDAY), FOUND)),
        ((at("14:00", FRIDAY), FOUND), (SATURDAY, "Police found them in the early hours with mother drunk")),
        ((FRIDAY, "Police called on Friday night"), (at("02:10", SATURDAY), "Report of criminal damage to a car")),
    ],
)
def test_other_nights_and_other_things_of_one_night_stay_apart(evening, morning) -> None:
    events = merge(
        [
            told("school", Kind.POLICE_INCIDENT, *evening),
            told("police", Kind.POLICE_INCIDENT, *morning),
        ]
    )

    assert 2 == len(events)


def test_the_same_words_quoted_on_one_day_are_one_telling_and_on_two_days_two() -> None:
    def told_on(day: dt.date) -> int:
        said = 'Seren said "Kyle puts me in the cupboard when I am loud"'
        return len(
            merge(
                [
                    told("council", Kind.DISCLOSURE, TUESDAY, said),
                    told("school", Kind.PHYSICAL_ABUSE_ALLEGED, day, f"Stayed behind. {said}. It was on Sunday."),
                ]
            )
        )

    assert 1 == told_on(TUESDAY)
    assert 2 == told_on(MONDAY)


def test_what_somebody_was_found_in_the_next_morning_is_what_has_lasted_since_the_evening() -> None:
    lying = told("duty", Kind.FALL, since(SATURDAY), "On kitchen floor since yesterday evening, found by Mrs Roderick")
    found = "Mrs Roderick found him on the kitchen floor. He had fallen the evening before"

    assert 1 == len(merge([lying, told("council", Kind.FALL, at("09:05", SUNDAY), found)]))
    assert 2 == len(merge([lying, told("council", Kind.FALL, at("09:05", TUESDAY), found)]))


def test_an_event_takes_the_words_of_its_record_and_not_of_the_call_about_it() -> None:
    call = told(
        "duty",
        Kind.TELEPHONE_CALL,
        at("09:18", SUNDAY),
        "Mr P on kitchen floor since yesterday evening, found 0850 by Mrs Roderick",
        title="TC in",
    )
    record = told(
        "council",
        Kind.FALL,
        SUNDAY,
        "Mrs Roderick found him on the kitchen floor. He had fallen the evening before",
        title="Found after a fall",
    )

    (event,) = merge([call, record])

    assert "Found after a fall" == event.title


def parts_of_a_note(quote: str, sentence: str, kind: Kind, *, at_hour: str = "09:30"):
    """A note of Monday, and a sentence of it that is told as an entry of its own."""
    note = told("council", Kind.REFERRAL, at(at_hour, MONDAY), quote)
    note = replace(note, key="council:row:1#note")
    part = told("council", kind, at(at_hour, MONDAY), sentence)
    return note, replace(part, key=f"council:row:1#{kind}")


PPN = "Police PPN, assault Saturday 22/1. Partner slapped her, split lip, girl opened the door to officers."
SLAPPED = "Partner slapped her, split lip, girl opened the door to officers."
POLICE_ROW = "IP slapped to face x1 by partner, split lip. Door opened to officers by female child."
NURSERY = "Quiet all day, said Dad smacked Mum on the lip. Police already told social care of the slap."


def test_a_note_and_its_own_sentence_come_together_where_others_tell_both():
    note, sentence = parts_of_a_note(PPN, SLAPPED, Kind.PHYSICAL_ABUSE_ALLEGED)
    police = told("police", Kind.UNCLASSIFIED, at("19:52", SATURDAY), POLICE_ROW)
    nursery = told("nursery", Kind.PHYSICAL_ABUSE_ALLEGED, MONDAY, NURSERY)

    (event,) = merge([note, sentence, police, nursery])
    assert 4 == len(event.accounts)


def test_two_sentences_of_one_note_stay_two():
    _, slapped = parts_of_a_note(PPN, SLAPPED, Kind.PHYSICAL_ABUSE_ALLEGED)
    _, again = parts_of_a_note(PPN, f"{SLAPPED} Again.", Kind.INJURY)
    police = told("police", Kind.UNCLASSIFIED, at("09:50", MONDAY), POLICE_ROW)

    assert 2 == len(merge([slapped, again, police]))


REGISTER = "MISSING M; MIS_START 23/01/2022; MIS_END 23/01/2022"


@pytest.mark.parametrize(("clock", "entries"), [("21:00", 1), ("10:00", 2)])
def test_a_register_without_hours_counts_an_absence_of_the_evening_from_the_next_day(clock, entries):
    police = told("police", Kind.MISSING, at(clock, SATURDAY), "Located retail park on foot. No inj.")
    register = told("return", Kind.MISSING, SUNDAY, REGISTER)

    assert entries == len(merge([police, register]))


def test_an_e_mail_from_out_of_hours_that_gives_the_day_is_how_it_was_heard_of():
    police = told("police", Kind.MISSING, at("17:30", SATURDAY), "Last seen leaving nan's. Located at bus station.")
    words = "EDT email - J reported missing by nan late Sat night, turned up Sunday at the bus station."

    assert 1 == len(merge([police, told("council", Kind.CASE_NOTE, SUNDAY, words)]))


@pytest.mark.parametrize(
    "words",
    [
        "Speech lady in. Did pictures with her for half an hour.",
        "SALT seen at nursery, programme left.",
        "SLT assessment - attended with nan.",
        "Speech therapy session: brought by aunt.",
        "Seen by the speech therapist in clinic.",
        "Dad says he was taken to speech therapy.",
    ],
)
def test_one_day_with_a_speech_therapist_is_told_by_who_saw_it_and_who_heard(words: str) -> None:
    assert "speech" in happened(words)


@pytest.mark.parametrize(
    "words",
    [
        "Was not brought to his speech and language assessment.",
        "SALT: assessment slot, was not brought, phone off.",
        "Awaiting SALT.",
        "Referred to the speech therapist.",
        "Speech much clearer.",
        "Never seen by SALT.",
    ],
)
def test_a_speech_therapist_who_saw_nobody_is_no_such_day(words: str) -> None:
    assert "speech" not in happened(words)


def one_event(*accounts) -> bool:
    return len(merge(accounts)) == 1


def test_that_both_write_the_day_they_are_of_is_no_second_thing_in_common() -> None:
    ward = told("ward", Kind.UNCLASSIFIED, MONDAY, "Planning meeting: worker asked on 24/1, again 27/1.")
    visit = told("council", Kind.HEALTH_CONTACT, MONDAY, "Saw him on the ward by himself 24/1, wants his dog.")
    assert not one_event(ward, visit)


def test_a_summary_of_many_days_is_no_telling_of_one_of_them() -> None:
    summary = told(
        "surgery",
        Kind.ACCESS_REFUSED,
        When.on(TUESDAY + dt.timedelta(days=14)),
        "Nurse no access 20/1. Calls cancelled by text 21/1, turned away 23/1. Blood test 26/1 normal.",
    )
    carer = told("agency", Kind.ACCESS_REFUSED, SUNDAY, "turned away at the gate by a man")
    assert not one_event(carer, summary)
    near = days(carer, summary)
    assert near is not None
    assert near[0] <= 1.0


def test_a_visit_in_vain_and_one_at_which_somebody_was_met_are_two() -> None:
    vain = told("table", Kind.NO_ACCESS_VISIT, MONDAY, "No access. Radio on.", agency="council")
    met = told("notes", Kind.VISIT, MONDAY, "Visit. Seen with her dad, baby asleep.", agency="council")
    planned = told("notes", Kind.VISIT, MONDAY, "Visit.", agency="council")
    assert not one_event(vain, met)
    assert one_event(vain, planned)
