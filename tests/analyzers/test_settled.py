"""What an entry's own words settle is no more for standing where it does; what is grave beside them keeps its weight."""

from dataclasses import replace

import pytest
from casebuilding import analysed, chronology, event, key, levels, reasons

from chronology.model import Chronology, Kind, Level
from chronology.practice import load_practice

ENGLAND = load_practice("england")
QUIET = replace(
    ENGLAND, significance=replace(ENGLAND.significance, recency_days=0, first_of_kind=False, distance_days=0)
)


@pytest.mark.parametrize(
    ("kind", "fact", "level"),
    [
        (Kind.INJURY, "Little scratch on hand, from the cat at her aunt's. Ok.", Level.LOW),
        (Kind.INJURY, "Grazed both knees on playground. Wet paper towel.", Level.LOW),
        (Kind.INJURY, "Carpet burn on knee, slid at 5-a-side.", Level.LOW),
        (Kind.INJURY, "Hard skin and small blister on the heel from new shoes. Plaster.", Level.LOW),
        (Kind.SELF_HARM, "He has a mosquito bite on his neck, scratched raw, nothing more.", Level.LOW),
        (Kind.INJURY, "Scratches on his neck. Plaster.", Level.LOW),
        # What else is said of it, of whom and of where, keeps it an injury.
        (Kind.INJURY, "Scratch on his face from the cat. Plaster.", Level.HIGH),
        (Kind.INJURY, "Grazed knees on playground, and a bruise behind the ear. Wet paper towel.", Level.HIGH),
        (Kind.INJURY, "Graze to arm, plaster. Said mum pulled her on the playground.", Level.HIGH),
        (Kind.INJURY, "Scratch on hand of the baby from the cat. Ok.", Level.HIGH),
        (Kind.INJURY, "Cigarette burn on hand. Plaster.", Level.HIGH),
        (Kind.SELF_HARM, "Scratched her arms with a blade in PE.", Level.CRITICAL),
        # An accident that staff saw; a wound that heals.
        (
            Kind.FALL,
            "Fractured collar bone, fell from swing, witnessed by school staff, no concern then or now.",
            Level.MEDIUM,
        ),
        (Kind.FALL, "Fractured collar bone, fell from swing, nobody saw it.", Level.HIGH),
        (Kind.INJURY, "Wound improving. Weight 54.0.", Level.MEDIUM),
        (Kind.INJURY, "Wound not improving, infected.", Level.HIGH),
        # Something mended or fitted.
        (Kind.NEGLECT_OBSERVED, "Mould wash kitchen & bathroom done by contractor. Fan fitted.", Level.LOW),
        (Kind.CASE_NOTE, "Home Safety Scheme: stair gates fitted, fire guard. All signed off.", Level.LOW),
        (Kind.CASE_NOTE, "Fire in the kitchen, put out by a neighbour.", Level.HIGH),
        (Kind.CASE_NOTE, "Lock fitted on the outside of his bedroom door.", Level.HIGH),
        (Kind.NEGLECT_OBSERVED, "Boiler not mended, no heating since Monday.", Level.HIGH),
        # Another house, another file, another person.
        (Kind.COMPLAINT, "Complaint re bins, wrong house, closed.", Level.LOW),
        (Kind.POLICE_INCIDENT, "Loud party. Not linked to this address.", Level.LOW),
        (Kind.POLICE_INCIDENT, "Loud party. NB Elm Court not Mead - not linked to this flag.", Level.LOW),
        (Kind.UNCLASSIFIED, "Liaison slip (fractured wrist, trampoline) was filed here in error.", Level.LOW),
        (Kind.POLICE_INCIDENT, "Letter with the new address was sent to the wrong house.", Level.HIGH),
        (
            Kind.EXPLOITATION_INDICATOR,
            "My entry of 8/11 names the wrong pupil. The knife was in another boy's bag.",
            Level.HIGH,
        ),
        (Kind.EXPLOITATION_INDICATOR, "A knife was in his bag.", Level.CRITICAL),
        (Kind.SELF_HARM, "R.B. (another resident) cut her arm and was taken to A&E.", Level.MEDIUM),
        (Kind.SELF_HARM, "He cut his arm after another resident had left.", Level.CRITICAL),
        # A correction of the record.
        (Kind.ARREST, "Time of arr in custody 01:22 not 00:22.", Level.LOW),
        (Kind.ARREST, "Arrested at 00:22 and not seen by a solicitor.", Level.HIGH),
        (Kind.BIRTH, "In on the bus. Told everyone baby sister came in the night-time.", Level.MEDIUM),
        (Kind.BIRTH, "Born at 39 weeks, well.", Level.HIGH),
        # A good day, and leave that was given.
        (Kind.SCHOOL_ABSENCE, "Absent, authorised, moving meeting.", Level.LOW),
        (Kind.NEGLECT_OBSERVED, "Back for Year 9, on time, in full uniform.", Level.LOW),
        (Kind.NEGLECT_OBSERVED, "Not in full uniform, shoes with holes.", Level.MEDIUM),
    ],
)
def test_words_settle_what_an_entry_weighs(kind: Kind, fact: str, level: Level) -> None:
    case = analysed(chronology(event("a", "2021-03-01", kind, fact=fact)), QUIET)

    assert level is levels(case, QUIET)[key("a")]


@pytest.mark.parametrize(
    ("kind", "fact", "level"),
    [
        (Kind.CASE_NOTE, "Had been drinking coffee, appeared well.", Level.MEDIUM),
        (Kind.HEALTH_CONTACT, "Sore throat, seen with foster father, viral.", Level.LOW),
        (Kind.CASE_NOTE, "He is fostered now.", Level.HIGH),
        (Kind.CASE_NOTE, "Checked the fire door and the alarm.", Level.ROUTINE),
        (Kind.CASE_NOTE, "Left via fire door with another boy.", Level.HIGH),
        (Kind.UNCLASSIFIED, "Contract signed, with supported living staff. Keys given.", Level.MEDIUM),
        (Kind.UNCLASSIFIED, "She could not find any message from the agency.", Level.MEDIUM),
        (Kind.UNCLASSIFIED, "We could not find her anywhere.", Level.HIGH),
        (Kind.PREGNANCY, "Pre-birth session 1 held. She came.", Level.MEDIUM),
        (Kind.PREGNANCY, "Pre-birth assessment to be made.", Level.HIGH),
        (
            Kind.UNCLASSIFIED,
            'Two sessions with Tam, who says he likes her because "she doesn\'t write things down".',
            Level.MEDIUM,
        ),
    ],
)
def test_a_word_that_is_grave_elsewhere_is_not_grave_in_what_it_names(kind: Kind, fact: str, level: Level) -> None:
    case = analysed(chronology(event("a", "2021-03-01", kind, fact=fact)), QUIET)

    assert level is levels(case, QUIET)[key("a")]


def test_what_was_done_about_it_does_not_settle_what_was_found() -> None:
    found = event("a", "2021-03-01", Kind.FIRE_RISK, fact="Papers to shoulder height.", outcome="Smoke alarms fitted.")
    neglect = event("b", "2021-03-02", Kind.NEGLECT_OBSERVED, fact="Child cold.", outcome="Heater fitted.")
    case = analysed(chronology(found, neglect), QUIET)

    assert Level.HIGH is levels(case, QUIET)[key("a")]
    assert Level.MEDIUM is levels(case, QUIET)[key("b")]


def _on_a_plan(kind: Kind, fact: str) -> Chronology:
    return chronology(
        event("plan", "2023-04-01", Kind.CP_PLAN_STARTED),
        *(event(f"b{day}", f"2023-05-0{day}", Kind.NEGLECT_OBSERVED, fact="Smelly clothes.") for day in (1, 4, 8)),
        event("a", "2023-05-20", kind, fact=fact),
    )


def test_what_is_settled_is_not_lifted_by_what_stands_around_it() -> None:
    mended = reasons(_on_a_plan(Kind.NEGLECT_OBSERVED, "Fan fitted in the kitchen."), "a", ENGLAND)

    assert "put_right" in mended
    assert not {"frequency", "recency"} & set(mended)


def test_a_day_called_off_is_medium_on_a_plan_however_recent() -> None:
    """On a plan it weighs one more; that it is recent adds nothing to that."""
    assert levels(_on_a_plan(Kind.CANCELLED_BY_CARER, "Cancelled by mum."), ENGLAND)[key("a")] is Level.MEDIUM
