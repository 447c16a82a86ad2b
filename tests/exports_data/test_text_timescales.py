"""How many timescales of one rule read in the text: what was met is counted, what needs attention is listed."""

import datetime as dt
from dataclasses import replace

from chronology.model import Chronology, Timescale, TimescaleState
from exports.text.page import Page
from exports.text.sections import timescales

MET, LATE, CANNOT_TELL = TimescaleState.MET, TimescaleState.LATE, TimescaleState.CANNOT_TELL


def visit(case: Chronology, state: TimescaleState, nth: int, **values: object) -> Timescale:
    """One interval between two visits."""
    told = {
        "rule": "T19",
        "title": "Next visit",
        "trigger": case.events[nth % len(case.events)].key,
        "due_event": None,
        "due": dt.date(2020, 1, 1) + dt.timedelta(days=nth),
        "limit": 6,
        "unit": "weeks",
        "jurisdiction": "england",
        "state": state,
        "authority": "statute",
        "citation": "regulation 28",
        "verified": True,
        **values,
    }
    return Timescale(**told)  # type: ignore[arg-type]


def told(case: Chronology, *scales: Timescale) -> str:
    """The section in one line."""
    return " ".join(" ".join(timescales(Page(replace(case, timescales=scales)))).split())


def test_two_hundred_met_visits_are_one_line(family: Chronology) -> None:
    assert "- Met: Next visit × 200" == told(family, *(visit(family, MET, nth) for nth in range(200)))


def test_each_late_one_is_listed_and_the_source_named_once(family: Chronology) -> None:
    text = told(family, *(visit(family, LATE, nth, late_by=1) for nth in range(4)))

    assert (4, 1) == (text.count("Next visit: late"), text.count("regulation 28"))


def test_what_cannot_be_told_for_one_reason_is_told_once(family: Chronology) -> None:
    many = [visit(family, CANNOT_TELL, nth, basis="no source here holds them") for nth in range(3)]
    text = told(family, *many, visit(family, CANNOT_TELL, 3, basis="the dates are not known"))

    assert (1, 1) == (text.count("no source here holds them"), text.count("the dates are not known"))
    assert "3 times, from entr" in text
