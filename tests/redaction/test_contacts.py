"""How somebody is to be reached stands in no shared document, whoever it is; a service's own number may."""

import pytest
from casebuilding import CHILD, SOURCE, chronology, event

from chronology.documents import DEFAULT, read_whole_pdf
from chronology.model import Chronology, Kind, Person, PersonKind, RedactionReason, Serial
from chronology.redaction import leaks, redact
from chronology.redaction.contacts import contacts_in
from exports.pdf import Pdf


def case(*facts: str, profile: str = "conference", people: tuple[Person, ...] = ()) -> Chronology:
    told = [event(str(nth), f"2023-03-{nth + 1:02}", Kind.VISIT, fact=fact) for nth, fact in enumerate(facts)]
    serials = tuple(Serial(event=e.key, number=n, reference=f"R{n}", printed=True) for n, e in enumerate(told, start=1))
    return chronology(*told, people=(CHILD, *people), profile=profile, serials=serials)


@pytest.mark.parametrize(
    ("told", "contact"),
    [
        ("Aunt Bet rang, she is on 07700 900431 now.", "900431"),
        ("Neighbour tel07700900431pls ring", "07700900431"),
        ("Uncle mob +44 (0)7700 900431", "7700"),
        ("Her land line (01632) 960 431 after six", "960 431"),
        ("Dial 0 7 7 0 0 9 0 0 4 3 1", "9 0 0 4 3 1"),
        ("Write to bet.marram7@oldpost.example please", "bet.marram7"),
        ("She is betmarram at oldpost dot example", "oldpost"),
        ("He messages as @marsh.captain_41", "captain_41"),
        ("Her snap is tilly.fern and the man is otter_9", "otter_9"),
        ("nok = sister x900 431 (07700 first)", "900 431"),
        ("07700 900431 / 07700 900977", "900977"),
    ],
)
@pytest.mark.parametrize("profile", ["conference", "court", "family", "review"])
def test_no_shared_document_says_how_somebody_is_reached(told: str, contact: str, profile: str) -> None:
    made = redact(case(told, profile=profile)).chronology
    assert contact not in made.events[0].fact
    assert any(each.reason is RedactionReason.CONTACT for each in made.redactions)
    assert contact in redact(case(told, profile="working")).chronology.events[0].fact


@pytest.mark.parametrize(
    "told",
    [
        "EDT 0300 555 0431, ring out of hours.",
        "Duty team on 01632 960431.",
        "Seen 07 11 2025 0930 at home.",
        "NHS no 999 111 2222.",
        "Police ref 01632960431.",
        "Checks at 0700 0900 1200.",
        "Write to duty@exampleshire.gov.uk",
        "He pulled the handle down himself.\nroom_checked: Y\nspoken_to: N",
        "Shouting over snapchat again.\nplan_ready: no\ndays_off: 3",
    ],
)
def test_a_service_s_number_a_day_and_the_number_of_a_paper_are_no_way_to_reach_anybody(told: str) -> None:
    assert list(contacts_in(told)) == []


def test_a_number_that_is_recorded_of_a_worker_stays() -> None:
    worker = Person(
        id="w1",
        name="Ros Marram",
        kind=PersonKind.PROFESSIONAL,
        details=(("telephone", "01632 960 777"),),
        source=SOURCE,
    )
    told = "Ros is on 01632 960777, Bet on 01632 960778."
    assert (
        redact(case(told, people=(worker,))).chronology.events[0].fact
        == "Ros is on 01632 960777, Bet on ‹contact withheld›."
    )


def test_a_word_that_was_only_marked_once_stays_a_word() -> None:
    made = redact(case("@everyone ring the school.", "Seen with everyone at home."))
    assert made.chronology.events[1].fact == "Seen with everyone at home."


def test_a_number_in_two_messages_is_taken_out_of_both() -> None:
    made = redact(case("it was from 07700", "900 431")).chronology
    assert [each.fact for each in made.events] == ["it was from ‹contact withheld›", "‹contact withheld›"]


def test_a_finished_file_with_a_number_in_it_is_found_out() -> None:
    before = case("Bet is on 07700 900431.")
    made = redact(before)
    assert [*leaks(Pdf().export(before), made.withheld)]
    assert not [*leaks(Pdf().export(made.chronology), made.withheld)]
    assert "900431" not in " ".join(said.text for said in read_whole_pdf(Pdf().export(made.chronology), DEFAULT))


def test_figures_between_the_letters_of_a_key_begin_no_number() -> None:
    assert [] == [*contacts_in("notes:2024-01-10:ab07123c0#note")]
    assert ["07123"] == [*contacts_in("07123 and the rest later")]


def test_a_day_is_no_address_that_is_kept_and_the_document_with_that_day_is_made() -> None:
    made = redact(case("She goes to the refuge at 14 March. Location not to be disclosed to him.", "Seen at 14 March."))
    assert "14 March" in made.chronology.events[0].fact
    assert not [*leaks(Pdf().export(made.chronology), made.withheld)]
    kept = redact(case("She goes to the refuge at 14 Marram Row. Location not to be disclosed to him."))
    assert "Marram" not in kept.chronology.events[0].fact
