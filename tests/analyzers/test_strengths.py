"""What stands on a child's side counts, whatever kind of entry tells it."""

import pytest
from casebuilding import CHILD, SOURCE, chronology, event, said
from notes_alone import note
from notes_alone import said as notes_said

from analyzers.strengths import protects, strength_in_words, strength_of_adult
from analyzers.summary import protective
from chronology.model import Event, Kind, Person, PersonKind, Theme
from chronology.practice import load_practice

_BROTHER = Person(id="o", name="Owen", kind=PersonKind.CHILD, source=SOURCE)


def _in_words(kind: Kind, fact: str) -> str:
    return strength_in_words(event("a", "2023-05-01", kind, fact=fact))


def test_an_order_against_violence_care_by_kin_attendance_and_a_childs_good_words_protect() -> None:
    assert _in_words(Kind.ORDER_MADE, "Non-molestation order granted for a year.") == "Protective order"
    assert _in_words(Kind.TELEPHONE_CALL, "The children are staying with their MGM.") == "Care within the family"
    assert _in_words(Kind.VISIT, "Grandmother is a real strength.") == "Care within the family"
    assert _in_words(Kind.EDUCATION_CONTACT, "Attendance this term 96%.") == "Good attendance"
    assert _in_words(Kind.VISIT, 'He said "I like school and I am happy now".') == "Good words of the child's own"
    assert _in_words(Kind.HEALTH_CONTACT, "Mali is meeting all her milestones.") == "The child thriving"


def test_what_is_not_so_or_the_other_way_round_protects_nobody() -> None:
    for fact in (
        "Attendance this term 78%.",
        "Attendance has never been 95%.",
        "She does not want the children staying with their MGM.",
        'She said "I am not happy here".',
        "Non-molestation order refused.",
        "Not meeting her milestones.",
    ):
        assert _in_words(Kind.VISIT, fact) == "", fact


def _protects(*events: Event) -> list[str]:
    return said(chronology(*events, people=(CHILD, _BROTHER)), Theme.PROTECTIVE)


def test_strengths_in_words_are_told_and_counted_under_what_protects() -> None:
    order = event("o", "2023-03-01", Kind.ORDER_MADE, fact="Non-molestation order made.")
    told = [event(f"s{n}", f"2023-0{n}-15", Kind.EDUCATION_CONTACT, fact="Attendance 97%.") for n in (4, 6)]

    assert _protects(order, *told) == [
        "“Attendance 97%” (15 June 2023).",
        "“Non-molestation order made” (1 March 2023).",
    ]


def test_a_brothers_good_attendance_is_not_told_of_the_child() -> None:
    assert _protects(event("s", "2023-05-01", Kind.EDUCATION_CONTACT, fact="Owen: attendance 97%.")) == []
    both = event("b", "2023-05-01", Kind.HEALTH_CONTACT, fact="Owen is meeting all his milestones. Mali grabbed him.")
    assert _protects(both) == []


def test_the_words_of_an_entry_are_searched_for_strengths_once_for_the_whole_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(event: Event) -> str:
        asked.append(event.key)
        return strength_in_words(event)

    monkeypatch.setattr(protective, "strength_in_words", counted)
    course = event("c", "2023-03-01", Kind.PROGRAMME_COMPLETED, title="Freedom course")
    later = event("s", "2023-04-15", Kind.EDUCATION_CONTACT, fact="Attendance 97%.")
    worse = event("w", "2023-05-15", Kind.DOMESTIC_ABUSE_INCIDENT)

    told = said(chronology(course, later, worse, people=(CHILD,)), Theme.PROTECTIVE)

    assert "“Attendance 97%” (15 April 2023)." in told
    assert sorted(set(asked)) == sorted(asked)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Neighbour Ann Rees pops in every day with a dinner.", "Help from neighbours or friends"),
        ("A friend from chapel sits with him on Mondays.", "Help from neighbours or friends"),
        ("Mae cymydog yn galw bob bore.", "Help from neighbours or friends"),
        ("Carys comes every Sunday.", "Family who visit or ring"),
        ("Her niece rings each evening.", "Family who visit or ring"),
        ("Mae ei merch yn ymweld bob wythnos.", "Family who visit or ring"),
        ("Chart complete. Staff kind.", "Care that is spoken well of"),
        ("He says the girls are good.", "Care that is spoken well of"),
        ("Settled, eating, sings in the lounge.", "Settled where they live"),
        ("Elwyn yn canu ac yn hapus.", "Settled where they live"),
        ("Strengths: she manages her own tablets.", "Strengths on record"),
    ],
)
def test_what_stands_on_the_side_of_an_adult_is_told_by_its_words(words, title):
    assert title == strength_of_adult(event("a", "2023-05-01", Kind.VISIT, fact=words))


@pytest.mark.parametrize(
    "words",
    [
        "Nephew visits every week and takes her pension.",
        "Son comes every Friday, shouting for money.",
        "Carer visits every day.",
        "District nurse calls twice a week.",
        "The neighbour no longer calls in.",
        "Her daughter used to ring every evening.",
        "He is not settled at the home.",
        "Protective factors: none.",
        "Staff are not kind to her.",
        "The claim was settled out of court.",
    ],
)
def test_what_only_sounds_like_help_is_none(words):
    assert "" == strength_of_adult(event("a", "2023-05-01", Kind.VISIT, fact=words))


def test_a_programme_that_a_mother_completed_is_told_with_the_words_that_say_who_did() -> None:
    done = event("a", "2020-11-01", Kind.PROGRAMME_COMPLETED, fact="Dawn has completed the Freedom Programme.")
    case = chronology(done, people=(CHILD,), as_at="2020-12-01")

    assert any("Dawn has completed the Freedom Programme" in text for text in said(case, Theme.PROTECTIVE))


def test_that_somebody_is_clean_in_their_own_or_a_relatives_words_protects_nobody() -> None:
    def good(fact: str) -> bool:
        made = event("notes:n:2023-05-01:ab#note", "2023-05-01", Kind.SUBSTANCE_TREATMENT, fact=fact)
        return protects(made, load_practice("wales"))

    assert not good("He has been sober since June, says his aunt.")
    assert good("He has been sober since June, all tests negative.")


def test_what_somebody_says_of_being_clean_and_no_service_says_protects_nobody() -> None:
    words = note(1, "2021-10-15", "He's been clean since August.", Kind.SUBSTANCE_TREATMENT)
    tested = note(
        2, "2021-10-15", "He has been to all his sessions at the clinic, tests clean.", Kind.SUBSTANCE_TREATMENT
    )

    practice = load_practice("england")

    assert not protects(words, practice)
    assert protects(tested, practice)


def test_a_strength_of_words_is_told_until_later_words_take_it_back() -> None:
    good = note(1, "2021-09-06", "Attendance 98% this half term.", Kind.EDUCATION_CONTACT)
    fell = note(2, "2021-11-08", "Attendance now 79%.", Kind.EDUCATION_CONTACT)
    of_old = note(3, "2021-02-01", "Attendance 98% this half term.", Kind.EDUCATION_CONTACT)

    assert notes_said(Theme.PROTECTIVE, good) == ["“Attendance 98% this half term” (6 September 2021)."]
    assert notes_said(Theme.PROTECTIVE, good, fell) == []
    assert notes_said(Theme.PROTECTIVE, of_old) == []


def test_a_relative_who_brings_the_child_is_told_and_sleep_in_class_is_no_strength() -> None:
    brought = note(1, "2021-11-08", "Dentist, brought by aunt.", Kind.HEALTH_CONTACT)
    slept = note(2, "2021-11-09", "Fell asleep in maths, slept through the bell.", Kind.NEGLECT_OBSERVED)

    assert notes_said(Theme.PROTECTIVE, brought, slept) == ["“Dentist, brought by aunt” (8 November 2021)."]


def test_an_attendance_that_rises_in_the_records_words_is_told_in_them() -> None:
    rising = note(1, "2021-11-08", "Attendance. Autumn: 51%. Spring: 66%. Summer so far 80%.", Kind.EDUCATION_CONTACT)
    falling = note(1, "2021-11-08", "Attendance. Autumn: 80%. Spring: 66%. Summer so far 51%.", Kind.EDUCATION_CONTACT)

    assert notes_said(Theme.PROTECTIVE, rising) == [
        "School attendance, as the record gives it: “Attendance. Autumn: 51%. Spring: 66%. Summer so far 80%” (8 November 2021)."
    ]
    assert notes_said(Theme.PROTECTIVE, falling) == []


def test_that_a_kind_alone_is_marked_as_protective_is_told_of_nobody() -> None:
    passed = note(1, "2021-04-12", "Skip came at nine, she asked them to leave it.", Kind.ACHIEVEMENT)

    assert notes_said(Theme.PROTECTIVE, passed) == []


@pytest.mark.parametrize(
    "words",
    [
        "Carer says the night waking has stopped.",
        "Attended 5 of 5 sewing sessions.",
        "Best swim yet, jumped in by himself.",
        "Weight back to the 50th centile.",
        "Sleeping through since half-term.",
    ],
)
def test_what_the_record_tells_as_better_stopped_or_achieved_is_told_in_its_words(words: str) -> None:
    (told,) = notes_said(Theme.PROTECTIVE, note(1, "2021-10-12", words, Kind.CONTACT))

    assert f"“{words.rstrip('.')}” (12 October 2021)" in told


def test_what_a_neighbour_told_of_harm_is_no_help_from_neighbours() -> None:
    helps = event("a", "2023-05-01", Kind.CASE_NOTE, fact="Neighbour pops in and brings her dinner most days.")
    reports = event("b", "2023-05-01", Kind.CASE_NOTE, fact="Neighbour told our cook she was left out in the rain.")

    assert strength_of_adult(helps) == "Help from neighbours or friends"
    assert strength_of_adult(reports) == ""
