"""What a child is said to have missed was that child's: no check of a younger one's age, and nothing that begins with another's name."""

import datetime as dt
from dataclasses import replace

from casebuilding import CHILD, chronology, event, findings

from chronology.model import Event, Kind, When

MALI = replace(CHILD, name="Mali Prosser", born=When.on(dt.date(2012, 5, 1)))


def missed(key: str, day: str, fact: str) -> Event:
    return event(key, day, Kind.NOT_BROUGHT, fact=fact)


def days(*events: Event) -> list[str]:
    return [each.statement for each in findings(chronology(*events, people=(MALI,)), "missed_appointments")]


TWO = (missed("a", "2021-03-02", "Dental check, not brought."), missed("b", "2021-03-17", "Eye test, not brought."))


def test_a_check_of_an_age_long_passed_is_a_younger_childs() -> None:
    assert [] == days(*TWO, missed("c", "2021-04-08", "8 week imms - not brought."))
    assert days(*TWO, missed("c", "2021-04-08", "8 year review - not brought."))


def test_what_begins_with_another_name_of_the_record_is_anothers() -> None:
    named = [
        event(f"n{nth}", f"2021-01-0{nth}", Kind.CONTACT, fact="The baby slept, Mam had Ivo on her knee.")
        for nth in (1, 2, 3)
    ]

    assert [] == days(*TWO, *named, missed("c", "2021-04-08", "Ivo MMR - not brought. (2nd appt)"))
    assert days(*TWO, *named, missed("c", "2021-04-08", "Mali MMR - not brought."))
    assert days(*TWO, *named, missed("c", "2021-04-08", "Community dentist - not brought."))


def test_what_a_landlords_man_came_to_mend_is_no_missed_contact() -> None:
    def no_access(key: str, day: str, fact: str) -> Event:
        return event(key, day, Kind.NO_ACCESS_VISIT, fact=fact)

    boiler = [no_access(f"b{nth}", f"2021-03-0{nth}", "Boiler service, no access, card left.") for nth in (1, 3, 5)]
    visits = [no_access(f"v{nth}", f"2021-03-0{nth}", "Visit, no access, card left.") for nth in (1, 3, 5)]

    assert [] == days(*boiler)
    assert days(*visits)
