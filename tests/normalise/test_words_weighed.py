"""What two tell in common is weighed by how few entries of the case say it; what sort of thing each calls it does not part them alone."""

import datetime as dt

import pytest
from tellers import on, told

from chronology.model import Kind
from chronology.normalise import merge

FILLING = (
    "Rent account in credit", "Cooker repaired", "Swimming on Tuesdays now", "Hair cut short", "Bus pass renewed", "Library books returned",
    "New glasses chosen", "Tooth checked", "Gate painted", "Garden dug over", "Cat wormed", "Boiler serviced", "Shoes bought",
    "Form posted", "Piano lesson booked", "Curtains hung", "Bins out late", "Meter read", "Photo taken for the badge", "Choir practice",
)  # fmt: skip


def busy(also: str = "") -> list:
    """Twenty entries of other days, which may all use some words as well."""
    return [
        told("housing", f"{words}. {also}", on(20 + 2 * nth), Kind.CASE_NOTE, nth=50 + nth)
        for nth, words in enumerate(FILLING)
    ]


def joined(*accounts, among=()) -> bool:
    first, second = accounts
    events = merge([first, second, *among])
    return any({first.key, second.key} <= {each.key for each in event.accounts} for event in events)


SEEN = told(
    "police",
    "Male kicked over the ice cream kiosk on the promenade, gulls everywhere, kiosk owner shaken",
    kind=Kind.POLICE_INCIDENT,
)
RUNG = told(
    "council",
    "Call from the pier manager: ice cream kiosk on the promenade kicked over, kiosk owner shaken. Asked what we will do",
    kind=Kind.TELEPHONE_CALL,
)


def test_a_call_and_what_befell_are_one_where_hardly_anybody_else_has_their_words():
    assert joined(SEEN, RUNG, among=busy())
    assert not joined(SEEN, RUNG, among=busy("Kiosk owner on the promenade shaken, ice cream kicked over"))


def test_of_a_few_entries_it_is_not_known_which_words_are_rare():
    assert not joined(SEEN, RUNG, among=busy()[:5])


APART = {
    "a visit of another day": told(
        "council",
        f"Visit. Kiosk owner still shaken, ice cream kiosk on the promenade kicked over on {on(0).first_day:%d/%m}",
        on(3),
        Kind.VISIT,
    ),
    "a call that its writer made afterwards": told(
        "council",
        f"Rang the kiosk owner, shaken, ice cream kiosk on the promenade kicked over on {on(0).first_day:%d/%m}",
        on(3),
        Kind.TELEPHONE_CALL,
    ),
    "a meeting": told(
        "council", "Strategy meeting. Ice cream kiosk on the promenade kicked over", kind=Kind.STRATEGY_DISCUSSION
    ),
    "what was mended": told("council", "Glazier boarded up the ice cream kiosk on the promenade", kind=Kind.CASE_NOTE),
}


@pytest.mark.parametrize("other", APART.values(), ids=APART)
def test_what_is_done_about_a_thing_is_an_event_of_its_own(other):
    assert not joined(SEEN, other, among=busy())


def test_a_call_that_comes_in_days_later_and_names_the_day_is_how_it_was_heard_of():
    day: dt.date = on(0).first_day
    late = told(
        "council",
        f"Call from the pier manager about {day:%d/%m}: ice cream kiosk on the promenade kicked over, kiosk owner shaken",
        on(6),
        Kind.TELEPHONE_CALL,
    )

    assert joined(SEEN, late, among=busy())
