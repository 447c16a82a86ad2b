"""An incident that several agencies tell, each in its own file, on its own day and in its own words, and what is beside it."""

import datetime as dt

import pytest
from making import about, account, source

from chronology.model import Kind, Precision, When
from chronology.normalise import merge, merging
from chronology.normalise.aspect import HAPPENING, aspect
from chronology.normalise.clock import gives_hour_of_call, share_night
from chronology.normalise.days_told import days_named, days_of_telling
from chronology.normalise.distinctive import distinctive
from chronology.normalise.happenings import happened
from chronology.normalise.topics import topics_of

SATURDAY = dt.date(2023, 3, 11)
SUNDAY, MONDAY, TUESDAY, WEDNESDAY = (SATURDAY + dt.timedelta(days=days) for days in range(1, 5))


def at(clock: str, day: dt.date) -> When:
    return When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)


def told(by: str, when: When | dt.date, quote: str, kind: Kind = Kind.UNCLASSIFIED, nth: int = 1, **values):
    when = when if isinstance(when, When) else When.on(when)
    values = {"people": about("c1"), "agency": by, **values}
    return account(f"{by}:row:{nth}#occurred", kind=kind, when=when, source=source(by, quote=quote), **values)


def in_one_file(agency: str, when: When | dt.date, quote: str, nth: int, kind: Kind = Kind.UNCLASSIFIED):
    return account(
        f"file:row:{nth}#occurred",
        kind=kind,
        when=when if isinstance(when, When) else When.on(when),
        source=source("services", quote=quote),
        people=about("c1"),
        agency=agency,
    )


# ---- what hangs together --------------------------------------------------------------------------------------------


def test_a_telling_that_is_like_one_of_an_incident_brings_no_other_incident_in() -> None:
    row = [
        told(
            "police",
            at("21:10", SATURDAY),
            "Argument at the farm, greenhouse smashed, dog loose, fence and ladder down",
            Kind.POLICE_INCIDENT,
        ),
        told("housing", SATURDAY, "Argument heard about 21:00, greenhouse smashed", Kind.POLICE_INCIDENT),
    ]
    scald = [
        told("hospital", at("13:05", SUNDAY), "Scald to forearm from a kettle", Kind.INJURY),
        told("council", SUNDAY, "Kettle scalded forearm. Farm has a dog, a fence and a ladder", Kind.INJURY),
    ]
    merged = merging([*row, *scald])

    assert [2, 2] == [len(event.accounts) for event in merged.events]
    assert {"the other accounts of the incident tell of something else"} == {pair.against for pair in merged.apart}
    assert 1 == len(merge([row[0], scald[1]]))


def test_two_agencies_of_one_file_tell_one_thing_of_a_day_where_they_tell_the_same() -> None:
    crew = in_one_file("Ambulance", at("02:22", SUNDAY), "On scene, wheeze, sats 82, struggling to breathe", 1)
    ward = in_one_file("Hospital", at("03:05", SUNDAY), "Wheeze, sats 84, struggling to breathe, resus, nebuliser", 2)
    healed = in_one_file("District nurse", at("15:00", MONDAY), "Sats 98, wheeze gone, breathing well", 3)

    assert 1 == len(merge([crew, ward]))
    assert 2 == len(merge([crew, ward, healed]))


# ---- what befalls somebody once -------------------------------------------------------------------------------------


def test_what_befalls_somebody_once_is_one_though_told_days_apart() -> None:
    home = told("home", MONDAY, "His gold watch is gone from the drawer, room searched", Kind.FINANCIAL_ABUSE_INDICATOR)
    council = told("council", TUESDAY, "Daughter reports a watch missing from his room", Kind.FINANCIAL_ABUSE_INDICATOR)
    again = [
        told("home", MONDAY + dt.timedelta(days=days), "Money stolen from the office", Kind.CASE_NOTE, nth=9 + days)
        for days in (-9, 9)
    ]

    assert 1 == len(merge([home, council]))
    assert 4 == len(merge([home, council, *again]))


# ---- nights and days ------------------------------------------------------------------------------------------------

DAYS = [
    (MONDAY, "Rang in the small hours of Sunday to fetch them", {SATURDAY, SUNDAY}),
    (SUNDAY, "Double dose given last evening", {SATURDAY}),
    (WEDNESDAY, "Card used twice 11-12/03 at the shop", {SATURDAY, SUNDAY}),
    (MONDAY, "Card used Thurs and Fri, not by him", {SATURDAY - dt.timedelta(days=days) for days in (1, 2)}),
    (
        TUESDAY,
        "Given alcohol at the end of last week",
        {SATURDAY - dt.timedelta(days=2), SATURDAY - dt.timedelta(days=1), SATURDAY, SUNDAY},
    ),
    (WEDNESDAY, "Discharge letter: sepsis 1-11 Mar", set()),
]


@pytest.mark.parametrize(("written", "words", "days"), DAYS)
def test_the_days_that_words_name_are_read(written: dt.date, words: str, days: set[dt.date]) -> None:
    assert days == days_named(told("council", written, words))


def test_what_is_of_the_small_hours_is_of_both_their_days() -> None:
    assert {SATURDAY, SUNDAY} <= days_of_telling(told("school", SUNDAY, "In hospital since the small hours"))
    assert {SATURDAY, SUNDAY} == days_of_telling(told("home", SUNDAY, "02:00 struggling for breath"))


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        (told("a", SATURDAY, "Not in at 11. Rang police 2am"), told("b", at("02:04", SUNDAY), "Not returned")),
        (told("a", at("22:30", SATURDAY), "Out"), told("b", SUNDAY, "0222 on scene")),
        (told("a", SATURDAY, "Gone out about 02.45, nights"), told("b", SUNDAY, "Found in the small hours")),
    ],
)
def test_one_night_is_told_from_either_end(evening, morning) -> None:
    assert share_night(evening, morning)
    assert not share_night(evening, told("c", at("14:10", SUNDAY), "In the park"))


def test_the_hour_of_a_call_does_not_part_what_it_tells_from_the_night_before() -> None:
    call = told("school", MONDAY, "Mum phoned 8.30: cut both arms, in hospital", Kind.TELEPHONE_CALL)
    ward = told("ward", at("03:41", MONDAY), "Cut to both arms, sutured", Kind.SELF_HARM)

    assert gives_hour_of_call(call)
    assert not gives_hour_of_call(told("police", MONDAY, "Second call at 23:50"))
    assert 1 == len(merge([call, ward]))


def test_what_is_entered_by_day_of_the_night_is_not_of_the_hour_of_the_entry() -> None:
    police = told("police", at("00:25", SUNDAY), "Two masked males smashed the van windows", Kind.POLICE_INCIDENT)
    school = told("school", at("09:20", SUNDAY), "Dad's van was smashed up in the night", Kind.POLICE_INCIDENT)
    morning = told("school", at("09:20", SUNDAY), "Dad's van was smashed up", Kind.POLICE_INCIDENT)

    assert 1 == len(merge([police, school]))
    assert 2 == len(merge([police, morning]))


# ---- visits, notices and what a column says -------------------------------------------------------------------------


def test_visits_of_two_days_are_two_and_what_a_visitor_was_told_of_a_day_is_a_telling_of_it() -> None:
    police = told("police", at("23:10", SATURDAY), "Smashed the bedroom door, pushed her", Kind.DOMESTIC_ABUSE_INCIDENT)
    nurse = told(
        "nurse",
        TUESDAY,
        "Home visit. Mum said he smashed the bedroom door on Saturday and pushed her",
        Kind.DOMESTIC_ABUSE_INCIDENT,
    )
    visits = [
        told("council", day, "Home visit, bedroom door has a hole", Kind.VISIT, agency="")
        for day in (TUESDAY, WEDNESDAY)
    ]
    again = told("other", WEDNESDAY, "Home visit, hole in the bedroom door", Kind.VISIT, agency="")

    assert 1 == len(merge([police, nurse]))
    assert 2 == len(merge([visits[0], again]))


def test_a_notice_in_a_note_is_one_with_the_sentence_that_tells_what_it_announces() -> None:
    def sentence(nth: str, quote: str, kind: Kind):
        return account(
            f"notes:n1#{nth}",
            kind=kind,
            when=When.on(SATURDAY),
            source=source("notes", quote=quote),
            people=about("c1"),
        )

    announced = sentence("a", "PPN from police re incident at home on 11/03.", Kind.DOMESTIC_ABUSE_INCIDENT)
    what = sentence("b", "He punched a hole in the door.", Kind.PHYSICAL_ABUSE_ALLEGED)
    (event,) = merge([announced, what])

    assert "one note tells of it in two sentences" == event.merge_basis
    assert 2 == len(merge([what, sentence("c", "She hit the neighbour.", Kind.INJURY)]))


def test_a_column_says_which_meeting_somebody_attended() -> None:
    assert "conference" == aspect(told("police", SATURDAY, "PC Doyle attended.\nCode: ICPC"))
    assert "conference" != aspect(told("police", SATURDAY, "PC Doyle attended.\nOutcome: ICPC"))


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("DS Pugh attended POVA strategy.", "strategy_discussion"),
        ("Adult safeguarding strategy. Housing to seek closure.", "strategy_discussion"),
        ("Annual review of care plan here.", "meeting"),
        ("Social worker, HV and me met about the plan.", "meeting"),
        ("Door alarm requested by the surgery.", "referral"),
    ],
)
def test_what_sort_of_thing_opening_words_tell(words: str, sort: str) -> None:
    assert sort == aspect(told("day centre", SATURDAY, words))


def test_the_police_that_had_a_door_boarded_and_a_text_to_999_tell_what_happened() -> None:
    warrant = "WARRANT at No 3. 41 wraps, 2 males arrested. Door boarded."

    assert HAPPENING == aspect(told("police", SATURDAY, warrant, Kind.EXPLOITATION_INDICATOR, agency="Police"))
    assert "repair" == aspect(told("housing", SATURDAY, "Door boarded.", Kind.EXPLOITATION_INDICATOR, agency="Housing"))
    assert "call" != aspect(told("police", SATURDAY, "Text to 999. Male with a knife", Kind.DOMESTIC_ABUSE_INCIDENT))


# ---- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bruise to the left pinna", "purple mark on his ear"),
        ("found beneath the slipway", "pulled out of the harbour"),
        ("tabs signed twice", "a double dose of zopiclone"),
        ("group of youths", "four lads"),
        ("78 in breath", "over the limit"),
        ("a razor", "she cut her arms"),
    ],
)
def test_one_thing_by_two_words(one: str, other: str) -> None:
    assert distinctive(one) & distinctive(other)


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("Punched a hole in the bedroom door", "damage"),
        ("Two tyres of her car slashed overnight", "damage"),
        ("Night tabs signed twice", "medicine"),
        ("Fit at 11.05, lasted four minutes", "collapse"),
        ("Left with his bags", "moved"),
        ("Savings have gone", "exploited"),
        ("Family time at the centre", "contact"),
    ],
)
def test_what_befalls_somebody_is_known_by_name(words: str, sort: str) -> None:
    assert sort in happened(words)


def test_a_car_park_is_no_traffic_and_who_is_pleased_pleads_nothing() -> None:
    assert "traffic" not in topics_of(told("school", SATURDAY, "Found in the car park"))
    assert "arrest" not in topics_of(told("school", SATURDAY, "He was pleased with it"))


def test_who_is_fit_for_home_had_no_fit() -> None:
    assert "fits" not in topics_of(told("ward", SATURDAY, "Fit for home today"))
    assert "fits" in topics_of(told("ward", SATURDAY, "Had a fit in the shower"))
