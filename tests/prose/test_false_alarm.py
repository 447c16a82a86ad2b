"""Somebody reported missing who was not: the record ends its own alarm."""

import pytest

from chronology.documents import Document
from chronology.model import Account, Kind
from chronology.prose.false_alarm import is_false_alarm
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling
from importers.agency_chronology import AgencyChronology

ALARMS = [
    "Reported missing by aunt. Walked in while I was on the phone, had been at boxing club.",
    "Missing from school at 3. Turned up ten minutes later, bus late.",
    "Reported missing; misunderstanding, she was at her nan's.",
    "Missing report cancelled, asleep in his room. No concerns.",
]
GENUINE = [
    "Reported missing at 10pm, came home at 4am, no concerns.",
    "Missing overnight. Came home in the morning, safe and well.",
    "Reported missing; found ten minutes later at a hotel with an older male.",
    "Missing again. Walked in while I was on the phone, drunk.",
    "Reported missing. Log cancelled as duplicate.",
]


def told(text: str) -> set[Kind]:
    telling = Telling(folded(text))
    return {one.kind for span in sentences(text, wrapped=False) for one in telling.said(span)}


@pytest.mark.parametrize("text", ALARMS)
def test_who_walks_in_while_it_is_reported_was_not_missing(text: str):
    assert is_false_alarm(folded(text))
    assert Kind.MISSING not in told(text)


@pytest.mark.parametrize("text", GENUINE)
def test_who_was_away_for_hours_or_came_to_harm_was_missing(text: str):
    assert not is_false_alarm(folded(text))
    assert Kind.MISSING in told(text)


ROWS = """Occ Ref,Reported,Occ type,Nominals,Summary,OIC,Disposal
NP/24/101,04/06/2024 21:00,Missing,HARRIES Cai (2009),Not home at 9. Walked in at 21:20 whilst officer on phone. No concerns.,PC 9 Rees,Cancelled
NP/24/102,14/06/2024 23:00,Missing,HARRIES Cai (2009),Not home at 9. Located next day at a hotel.,PC 9 Rees,Returned
"""


def test_a_row_of_a_false_alarm_is_titled_as_one():
    read = AgencyChronology().read([Document("police.csv", content=ROWS.encode())])
    found = [(one.kind, one.title) for one in read if isinstance(one, Account)]

    assert found == [(Kind.CONTACT, "Missing: false alarm"), (Kind.MISSING, "Missing")]


def test_a_call_that_was_cancelled_is_no_alarm():
    text = "Date,Type,Event\n04/06/2024,Contact,Contact cancelled. Dad was at home. No concerns.\n"
    read = AgencyChronology().read([Document("log.csv", content=text.encode())])

    assert not any("alarm" in (one.title or "") for one in read if isinstance(one, Account))


@pytest.mark.parametrize(
    "words",
    [
        "Not been seen by any professional since 24/10 apart from school.",
        "Has not been seen by a GP or dentist since they moved from the home.",
    ],
)
def test_somebody_whom_no_service_saw_is_not_missing(words):
    assert Kind.MISSING not in told(words)


def test_somebody_not_seen_since_last_night_is():
    assert Kind.MISSING in told("She has not been seen since last night, home rang.")
