"""The first page says who the person is and who comes to the home, in the record's own words: it concludes nothing."""

from dataclasses import replace

import pytest
from notes_alone import LITTLE, note, said, starting

from chronology.model import Event, Kind, Person, PersonKind, Restriction, Source, Theme, When

GROWN = replace(LITTLE, kind=PersonKind.ADULT, born=None)


def status(*events: Event, **values: object) -> list[str]:
    return said(Theme.STATUS, *events, **values)


def described(*words: str, **values: object) -> list[str]:
    events = [note(nth, f"2021-0{nth}-01", each) for nth, each in enumerate(words, start=1)]
    return starting("Described in the record", status(*events, **values))


# ---- who they are ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Moderate learning disability, uses Makaton",
        "Has autism and is non-verbal",
        "Mali has cerebral palsy",
        "Problems: type 1 diabetes (2016); eczema; hearing loss",
        "PMH: epilepsy",
        "Problems: dementia (2020) | bipolar disorder",
    ],
)
def test_a_sentence_or_a_list_that_opens_with_what_somebody_has_describes_them(words: str) -> None:
    assert described(words) == [f"Described in the record: “{words}”, 1 January 2021 (notes.txt)."] or described(
        words
    ) == [f"Described in the record: “{words}” (notes.txt)."]


@pytest.mark.parametrize(
    "words",
    [
        "Mum has epilepsy and cannot drive.",
        "Gareth has autism.",
        "Autism assessment booked for June.",
        "Asthma clinic, did not attend.",
        "Query ADHD, school to send form.",
        "Problems: no asthma; dementia?",
        "Rang the learning disability nurse.",
    ],
)
def test_what_is_somebody_elses_asked_denied_or_an_appointment_describes_nobody(words: str) -> None:
    assert described(words) == []


def test_two_sources_that_differ_both_stand_and_one_that_says_no_more_does_not() -> None:
    (told,) = described("Mild dementia.", "Severe learning disability.", "Dementia, as before.")

    assert "Severe learning disability" in told
    assert told.count("ementia") == 1


def test_how_they_live_is_told_with_what_they_have() -> None:
    (told,) = described("Epilepsy from birth. Lives in a shared house. Speaks Welsh first. Lock was oiled.")

    assert "“Epilepsy from birth. Lives in a shared house. Speaks Welsh first”" in told


def test_how_they_lived_long_ago_describes_nobody_now() -> None:
    long_ago = note(1, "2018-03-01", "Epilepsy from birth. Lives in a shared house.")
    of_a_stay = note(2, "2018-03-02", "Dx: asthma, sprained wrist.")

    assert starting("Described", status(long_ago, of_a_stay)) == [
        "Described in the record: “Epilepsy from birth”, 1 March 2018 (notes.txt)."
    ]


def test_the_initials_of_somebody_named_are_no_condition() -> None:
    lena = Person(id="n1", kind=PersonKind.UNKNOWN, name="Lena Dobbs", source=Source(document="notes.txt", locator=""))
    people = {"people": (LITTLE, lena)}

    assert starting("Described", status(note(1, "2021-01-01", "LD was in and out all week."), **people)) == []
    for words in ("Mild LD, uses signs", "LD was in. Learning disability (LD) nurse rang"):
        assert starting("Described", status(note(1, "2021-01-01", words), **people)) != []


def test_what_may_not_go_to_everyone_describes_nobody() -> None:
    kept = note(1, "2021-01-01", "Has schizophrenia.", restriction=Restriction.RESTRICTED)

    assert starting("Described", status(kept)) == []


# ---- who comes -------------------------------------------------------------------------------------------------------


def test_who_holds_a_key_or_lets_themselves_in_is_told_with_its_day() -> None:
    told = status(
        note(1, "2021-10-01", "The cousin has a key."),
        note(2, "2021-11-01", "Ifor let himself in while we ate."),
        note(3, "2021-11-02", "Key worker rang. Key safe code changed. She lost her keys."),
    )

    assert starting("Keys", told) == [
        "Keys: “Ifor let himself in while we ate”, 1 November 2021; “The cousin has a key”, 1 October 2021."
    ]


def test_the_number_and_day_of_a_note_are_no_words_of_it() -> None:
    told = status(
        note(
            1, "2021-10-01", "Rang Nan, all well. 14b| 2-Oct-2021 | Phone in | The cousin in the flat below has a key."
        )
    )

    assert starting("Keys", told) == ["Keys: “The cousin in the flat below has a key”, 1 October 2021."]


def test_whom_nobody_in_the_home_can_name_stands_so() -> None:
    told = status(
        note(1, "2021-10-01", 'A man on the stairs, "Bryn". Nobody has a surname. Kitchen was cold.'),
        note(2, "2021-11-01", "Unknown male drove past the school."),
    )

    assert starting("Not known who", told) == [
        'Not known who: “A man on the stairs, "Bryn". Nobody has a surname”, 1 October 2021.'
    ]


def test_a_wish_for_a_key_says_nothing_of_who_holds_one() -> None:
    told = status(note(1, "2021-10-01", "Wants to go home and have her key."))

    assert starting("Keys", told) == []


def test_that_a_grown_up_lives_alone_stands_until_somebody_moves_in() -> None:
    alone = note(1, "2019-03-01", "Lives alone in a bungalow.")
    moved = note(2, "2020-03-01", "Nephew moved in with his dogs.")
    grown = {"people": (GROWN,)}

    assert starting("Who lives", status(alone, **grown)) == [
        "Who lives in the home: “Lives alone in a bungalow”, 1 March 2019."
    ]
    assert starting("Who lives", status(alone, moved, **grown)) == []
    stays = note(2, "2020-03-01", "Gone to respite for two weeks.", kind=Kind.RESPITE_STAY)
    assert starting("Who lives", status(alone, stays, **grown)) == []
    of_no_day = replace(alone, when=When())
    assert starting("Who lives", status(of_no_day, **grown)) == []
    assert starting("Who lives", status(alone)) == []


# ---- what says less than it seems to ---------------------------------------------------------------------------------


def test_a_visit_that_is_called_an_assessment_tells_what_it_found_of_each_numbered_decision() -> None:
    words = (
        "Carer let me in.\n(1) selling the boat: could not say what it cost. Cannot retain. LACKS capacity.\n"
        "(2) where to moor it: named two places. On balance LACKS capacity today."
    )
    visit = note(1, "2021-10-02", words, Kind.VISIT, title="Visit - capacity x2")
    again = note(2, "2021-10-02", "Assessment of capacity: lacks capacity to sell.", Kind.CAPACITY_ASSESSMENT)
    ward = note(3, "2021-09-17", "Capacity: HAS CAPACITY for the decision to go home.", Kind.CAPACITY_ASSESSMENT)
    (told,) = starting("Capacity", status(visit, again, ward, people=(GROWN,)))

    assert "(1) selling the boat" in told
    assert "(2) where to moor it" in told
    # The same told again in fewer words is not a further one; what was found otherwise stands beside it, behind the latest.
    assert "to sell" not in told
    assert told.index("LACKS") < told.index("HAS CAPACITY for the decision to go home”, 17 September 2021")


def test_that_nobody_wrote_an_assessment_up_stands_with_it() -> None:
    told = "Capacity: HAS CAPACITY for the decision to go home."
    found = note(1, "2021-09-17", told, Kind.CAPACITY_ASSESSMENT)
    (whole,) = note(1, "2021-09-17", f"Eating well. {told} No form completed. Son x2.").accounts
    written, unwritten = (
        starting("Capacity", status(each, people=(GROWN,)))
        for each in (found, replace(found, accounts=(*found.accounts, whole)))
    )

    assert "No form completed" not in written[0]
    assert "No form completed”" in unwritten[0]


def test_a_word_on_capacity_by_the_way_is_no_assessment() -> None:
    said_so = note(1, "2021-10-01", "Closing. She says gifts, has capacity, no police.", Kind.CAPACITY_ASSESSMENT)
    made = note(2, "2021-10-02", "Selling the boat: could weigh it up. HAS CAPACITY.", Kind.CAPACITY_ASSESSMENT)

    assert starting("Capacity", status(said_so, people=(GROWN,))) == []
    assert len(starting("Capacity", status(made, people=(GROWN,)))) == 1


@pytest.mark.parametrize("words", ["DC Example allocated to the case.", "The clinic have had it since 3 May."])
def test_what_a_detective_or_a_clinic_has_is_nobodys_case(words: str) -> None:
    assert starting("Allocated worker", status(note(1, "2021-10-01", words))) == []


def test_who_asks_who_is_there_or_names_them_in_the_next_word_tells_of_nobody_unknown() -> None:
    man = Kind.UNKNOWN_ADULT_PRESENT
    asks = note(1, "2021-10-01", "Which man is staying at the house?", man)
    named = note(2, "2021-10-02", "Young woman in the kitchen in her coat. Mair. And bags.", man)
    nobody = note(3, "2021-10-03", "Young woman in the kitchen in her coat. Would not say who.", man)

    assert starting("Not known who", status(asks, named)) == []
    assert starting("Not known who", status(nobody)) != []
