"""What comes back is told day by day in the record's words; what is told again, denied or summed up is no further day."""

import re
from dataclasses import replace

import pytest
from casebuilding import SOURCE, chronology, event, findings, when

from chronology.model import Event, Kind, Person, PersonKind, Source

SEREN = Person(id="c1", name="Seren Maddox", kind=PersonKind.CHILD, is_subject=True, source=SOURCE)
OLWEN = Person(id="c1", name="Olwen Trick", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


def read(key: str, day: str, words: str, document: str = "notes.txt") -> Event:
    made = event(f"{key}#note", day, Kind.CASE_NOTE, fact=words)
    source = Source(document=document, locator=key, quote=words)
    return replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))


def told(*events: Event, person: Person = OLWEN) -> dict[str, str]:
    made = chronology(*events, people=(person,))
    return {found.title: found.statement for found in findings(made, "comes_back")}


GUESTS = (
    read("a", "2021-02-01", "Two men in the flat, asked to leave."),
    read("b", "2021-03-09", "Gaz back in the house again, won't leave."),
)
TITLE = "People in the home who were told to go, or were not to be there"


def test_each_day_is_told_with_its_own_words_where_they_are_few() -> None:
    found = told(*GUESTS, read("c", "2021-05-20", "Rang the office. She had let him in at six. Tea made."))

    assert (
        "The record shows it on at least three days: “Two men in the flat, asked to leave” (1 February 2021), “Gaz back in the house again, won't leave” "
        "(9 March 2021) and “She had let him in at six” (20 May 2021)." == found[TITLE]
    )


@pytest.mark.parametrize(
    "words",
    [
        "Says there were men in the flat.",
        "Neighbour reported a man in the flat.",
        "Strange men in the flat the night before.",
        "Men in the flat twice.",
        "Strange man in the flat?",
        "Men in the flat on the 18th.",
    ],
)
def test_what_is_had_from_somebody_doubted_summed_up_or_of_another_day_is_not_quoted(words: str) -> None:
    found = told(*GUESTS, read("c", "2021-05-20", words))

    assert "20 May 2021" not in found.get(TITLE, "")


def test_what_fewer_than_two_days_tell_outright_is_no_finding() -> None:
    doubtful = [read("b", "2021-03-09", "Men in the flat?"), read("c", "2021-05-20", "Says men in the flat.")]

    assert {} == told(GUESTS[0], *doubtful)


def test_what_befell_another_of_the_case_is_not_quoted_as_the_persons() -> None:
    mother = Person(id="p2", name="Bethan Maddox", kind=PersonKind.ADULT, source=SOURCE)
    hurt = [
        read("a", "2021-02-01", "Bruise to the left ear."),
        read("b", "2021-04-09", "Graze on the elbow, seen at school."),
        read("c", "2021-06-20", "Bethan had a black eye."),
        read("d", "2021-08-20", "Mum bruised on the arm."),
    ]

    made = chronology(*hurt, people=(SEREN, mother))
    (said,) = (found.statement for found in findings(made, "comes_back"))

    assert "Bethan" not in said
    assert "Mum" not in said


def test_a_bruise_that_fades_is_no_further_one() -> None:
    hurt = [
        read("a", "2021-02-01", "Bruise to the left ear."),
        read("b", "2021-04-09", "Graze on the elbow, seen at school."),
        read("c", "2021-06-20", "Bruise has gone yellow."),
    ]

    (said,) = told(*hurt, person=SEREN).values()

    assert "yellow" not in said


@pytest.mark.parametrize(
    "words",
    [
        "Worried that people in the flat will come again.",
        "No man in the flat today.",
        "Looking back on it, two men in the flat on 9 March were told to go.",
        "Nine people in the flat in total since then.",
        "Gas operative let him in to the meter.",
    ],
)
def test_what_is_feared_denied_of_another_day_or_summed_up_is_no_further_day(words: str) -> None:
    assert {} == told(*GUESTS, read("c", "2021-05-20", words))


def test_what_another_file_copies_is_no_further_day() -> None:
    long = "Two men in the flat with the lady who lives there, both asked to leave at once."
    again = read("c", "2021-05-20", long, "letter.txt")

    assert {} == told(read("a", "2021-02-01", long), GUESTS[1], again)


def test_that_it_is_told_no_more_is_said_where_its_sources_go_on_and_nobody_speaks_of_it() -> None:
    third = read("c", "2021-05-20", "Men in the flat again.")
    later = read("d", "2021-12-01", "Settled, sleeping well.")

    assert (
        "None read after 20 May 2021; sources that told of it go on to 1 December 2021."
        in told(*GUESTS, third, later)[TITLE]
    )
    assert "None read after" not in told(*GUESTS, third)[TITLE]
    spoken_of = read("e", "2021-11-01", "She fears that people in the flat come by night.")
    assert "None read after" not in told(*GUESTS, third, spoken_of, later)[TITLE]


def test_a_matter_of_children_is_none_of_an_adults_life() -> None:
    late = [
        read(key, day, "Late for school.")
        for key, day in (("a", "2021-02-01"), ("b", "2021-03-09"), ("c", "2021-05-20"))
    ]

    assert "Absent from or late for school or nursery" in told(*late, person=SEREN)
    assert {} == told(*late)


def test_a_hurt_told_again_within_the_week_is_of_one_time() -> None:
    fell = [read("a", "2021-02-01", "Fell in the yard."), read("b", "2021-03-09", "Found on the bathroom floor.")]

    assert {} == told(*fell, read("c", "2021-03-12", "She fell, sore hip."))
    assert {"Falls"} == {*told(*fell, read("c", "2021-04-12", "She fell, sore hip."))}


def test_what_is_fitted_to_a_door_is_no_seizure() -> None:
    fitted = ("Stove guard and hob FITTED.", "FITTING date tbc.", "Door viewer fitted for him.", "DNA seizure review.")
    found = told(*(read(f"k{n}", f"2021-0{n + 2}-01", words) for n, words in enumerate(fitted)))

    assert "Seizures" not in found
    seizures = ("Found fitting on the floor.", "Had a fit at lunch.", "Fitted for about 2 minutes.")
    assert "Seizures" in told(*(read(f"k{n}", f"2021-0{n + 2}-01", words) for n, words in enumerate(seizures)))


def test_a_day_before_the_birth_is_no_day_of_this_life() -> None:
    child = replace(SEREN, born=when("2015-05-01"))
    told_of = [
        read(f"k{n}", day, f"Bruise to the arm {n}.")
        for n, day in enumerate(("1986-08-30", "2021-02-01", "2021-05-01"))
    ]

    assert "Bruises, marks and injuries seen" not in told(*told_of, person=child)


def test_who_is_missing_is_reported_so_and_that_is_no_telling_again() -> None:
    gone = [
        read(f"k{n}", f"2021-0{n}-02", f"MISSING from placement, reported by the carer, number {n}.") for n in (2, 4, 6)
    ]

    assert "Missing from home or care" in told(*gone, person=SEREN)


MISSED = (
    read("m1", "2021-02-03", "Dental check DNA, not rebooked so far."),
    read("m2", "2021-03-11", "Seren not brought to audiology today."),
    read("m3", "2021-05-06", "WNB at the eye clinic, nobody rang."),
)


def test_of_a_child_only_what_a_child_is_brought_to_is_quoted_as_missed() -> None:
    others = (
        read("o1", "2021-06-08", "Session DNA, phone switched off again."),
        read("o2", "2021-07-09", "Contractor no show at the flat today."),
    )

    said = told(*MISSED, *others, person=SEREN)["Appointments missed"]

    assert "The record shows it on at least three days: " in said
    assert ["3 February 2021", "11 March 2021", "6 May 2021"] == re.findall(r"\((\d+ \w+ \d{4})\)", said)
    assert "“WNB at the eye clinic" in said


def test_of_an_adult_a_session_missed_is_theirs() -> None:
    sessions = [read(f"s{n}", f"2021-0{n}-08", f"Session {n} DNA, phone switched off.") for n in (2, 4, 6)]

    assert "Session 6" in told(*sessions)["Appointments missed"]


def test_letters_that_a_log_explains_are_counted_on_its_days_and_never_where_they_are_a_side_of_the_body() -> None:
    words = [
        "Key to this log: R = refused, L = lunch.",
        "Lunch call. R.",
        "R. On the steps, would not come in.",
        "R foot white, rang the nurse.",
        "R 2nd toe dressed.",
    ]
    log = [read(f"k{nth}", f"2021-03-0{nth + 1}", each) for nth, each in enumerate(words)]
    third = read("third", "2021-03-30", "Tea call. R, not hungry.")

    assert [] == [title for title in told(*log) if title.endswith(": R")]
    assert [title for title in told(*log, third) if title.endswith(": R")]
