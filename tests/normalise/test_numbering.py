import datetime as dt
from dataclasses import replace

import pytest
from making import account

from chronology.model import Kind, Level, Polarity, When
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


@pytest.mark.parametrize(("level", "printed"), [(Level.MEDIUM, True), (Level.LOW, False)])
def test_one_of_no_clear_kind_with_the_person_s_own_words_is_read_where_it_weighs(level: Level, printed: bool) -> None:
    (unclear,) = merge([account("s:r:1#x", kind=Kind.UNCLASSIFIED, child_voice="I sleep in my shoes.")])
    (serial,) = number([unclear], [], {unclear.key: level}, profile="conference")

    assert printed is serial.printed


def missed(*days, **values):
    """Appointments the child was not brought to, on days of 2021, or on days that say their year."""
    told = [f"2021-{day}" if len(day) == 5 else day for day in days]
    return [
        merge([account(f"s:r:{day}#x", when=When.on(dt.date.fromisoformat(day)), kind=Kind.NOT_BROUGHT, **values)])[0]
        for day in told
    ]


def numbered(events, profile="conference", level=Level.MEDIUM, **values):
    return number(events, [], {event.key: level for event in events}, profile=profile, condense_from=4, **values)


def test_a_conference_reads_what_repeats_in_the_line_of_the_first():
    events = missed("01-04", "03-01", "05-03", "09-06")
    serials = numbered(events)

    assert [serial.within for serial in serials] == ["", *[events[0].key] * 3]
    assert {serial.number for serial in serials} == {1}
    assert all(serial.printed for serial in serials)


def test_three_alike_keep_their_rows_and_so_do_alike_ones_of_two_years():
    assert not any(serial.within for serial in numbered(missed("01-04", "03-01", "05-03")))
    assert not any(serial.within for serial in numbered(missed("01-04", "03-01", "2022-05-03", "2022-06-01")))


@pytest.mark.parametrize("profile", sorted(set(PROFILES) - {"conference", "court"}))
def test_a_profile_with_room_gives_each_entry_its_row(profile):
    assert not any(serial.within for serial in numbered(missed("01-04", "03-01", "05-03", "09-06"), profile))


def test_what_weighs_more_or_has_more_to_tell_is_never_condensed():
    events = missed("01-04", "03-01", "05-03", "09-06")
    spoken = missed("01-04", "03-01", "05-03", "09-06", child_voice="I wanted to go")

    assert not any(serial.within for serial in numbered(events, level=Level.HIGH))
    assert not any(serial.within for serial in numbered(spoken))


def test_an_entry_that_a_reviewer_chose_keeps_its_row():
    events = missed("01-04", "03-01", "05-03", "09-06", "10-04")
    serials = numbered(events, chosen={events[1].key: True})

    assert [1, 2] == sorted({serial.number for serial in serials})
    assert not serials[1].within


def test_before_the_look_back_a_short_profile_prints_what_weighs_much_or_shows_a_finding():
    before, on_the_day = missed("01-04", "03-01")
    day = dt.date(2021, 3, 1)

    def shown(profile, **values):
        return [serial.printed for serial in numbered([before, on_the_day], profile, look_back=day, **values)]

    assert shown("conference") == shown("court") == [False, True]
    assert shown("full") == [True, True]
    assert shown("conference", level=Level.HIGH) == [True, True]
    assert shown("conference", cited=frozenset([before.key])) == [True, True]


def test_what_protected_is_printed_also_before_the_look_back():
    before, on_the_day = missed("01-04", "03-01")
    good = replace(before, polarity=Polarity.POSITIVE)
    serials = numbered([good, on_the_day], "conference", look_back=dt.date(2021, 3, 1))

    assert [serial.printed for serial in serials] == [True, True]
