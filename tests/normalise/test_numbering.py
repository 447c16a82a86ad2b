import datetime as dt

import pytest
from making import account

from chronology.model import Kind, Level, When
from chronology.normalise import PROFILES, merge, number


def made(*levels):
    events = [merge([account(f"s:r:{at}#x")])[0] for at in range(len(levels))]
    return events, {event.key: level for event, level in zip(events, levels, strict=True)}


def test_printed_entries_are_numbered_without_holes_and_the_rest_keep_their_reference():
    events, levels = made(Level.HIGH, Level.ROUTINE, Level.MEDIUM)
    serials = number(events, [], levels, profile="conference")

    assert [1, 0, 2] == [serial.number for serial in serials]
    assert all(serial.reference for serial in serials)


def test_every_profile_prints_critical_and_high():
    events, levels = made(Level.CRITICAL, Level.HIGH)
    left_out = {event.key: False for event in events}

    for profile in PROFILES:
        serials = number(events, [], levels, profile=profile, chosen=left_out)

        assert all(serial.printed for serial in serials)


def test_a_routine_entry_is_printed_when_a_finding_cites_it_or_a_reviewer_chose_it():
    events, levels = made(Level.ROUTINE, Level.ROUTINE, Level.ROUTINE)
    serials = number(
        events,
        [],
        levels,
        profile="conference",
        cited=frozenset([events[0].key]),
        chosen={events[1].key: True},
    )

    assert [True, True, False] == [serial.printed for serial in serials]


def test_what_lies_outside_the_period_asked_for_is_not_printed():
    early = merge([account("s:r:1#x", when=When.on(dt.date(2019, 1, 1)))])[0]
    late = merge([account("s:r:2#x", when=When.on(dt.date(2022, 1, 1)))])[0]
    levels = {early.key: Level.HIGH, late.key: Level.HIGH}
    serials = number([early, late], [], levels, profile="full", from_day=dt.date(2020, 1, 1))

    assert [False, True] == [serial.printed for serial in serials]


@pytest.mark.parametrize(("profile", "printed"), [("conference", False), ("court", False), ("full", True)])
def test_an_entry_of_no_clear_kind_is_left_to_those_who_read_all(profile: str, printed: bool) -> None:
    (unclear,) = merge([account("s:r:1#x", kind=Kind.UNCLASSIFIED)])
    (serial,) = number([unclear], [], {unclear.key: Level.MEDIUM}, profile=profile)

    assert serial.printed is printed
