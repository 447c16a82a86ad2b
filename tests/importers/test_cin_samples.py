"""The importer on published samples of invented returns, where they lie beside the project."""

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.model import Account, Kind, Person, Problem, Reading
from importers.cin import CinCensus

SAMPLES = Path(__file__).parents[3] / "shared/samples/cin_census"
COUNTS: dict[str, dict[str, int]] = {
    "fake_CIN_data.xml": {
        "children": 332,
        Kind.BIRTH: 332,
        Kind.REFERRAL_NO_FURTHER_ACTION: 402,
        Kind.CASE_CLOSED: 252,
        Kind.INITIAL_CONFERENCE: 350,
        Kind.DEATH: 21,
    },
    "CIN_Census_2026.xml": {
        "children": 2,
        Kind.BIRTH: 2,
        Kind.REFERRAL: 2,
        Kind.CASE_CLOSED: 2,
        Kind.ASSESSMENT_STARTED: 2,
        Kind.ASSESSMENT_COMPLETED: 2,
        Kind.INITIAL_CONFERENCE: 2,
        Kind.CIN_PLAN_STARTED: 1,
        Kind.CIN_PLAN_ENDED: 1,
        Kind.S47_STARTED: 1,
        Kind.CP_PLAN_STARTED: 1,
        Kind.CP_PLAN_ENDED: 1,
        Kind.REVIEW_CONFERENCE: 1,
        Kind.PRE_PROCEEDINGS: 5,
        Kind.COURT_APPLICATION: 1,
    },
}
PROBLEMS = {
    "fake_CIN_data.xml": ("ReferralNFA says no further action", "ReasonForClosure says died", "is at a weekend"),
    "CIN_Census_2026.xml": (
        "text stands after element UPNunknown",
        "Year is not the year",
        "element Sex holds a code",
        "element AssessmentFactors holds a code",
        "AssessmentAuthorisationDate is before",
        "S47ActualStartDate is before",
        "CPPstartDate is before",
        "NumberOfPreviousCPP is unusually high",
        "element FactorsIdentifiedAtAssessment is empty",
    ),
}
PRESENT = [path for name in COUNTS if (path := SAMPLES / name).exists()]


def _read(path: Path) -> list[Read]:
    document = Document(path.name, path=path)

    assert CinCensus().recognises(document).certainty is Certainty.CERTAIN
    return list(CinCensus().read([document]))


@pytest.mark.parametrize("path", PRESENT, ids=lambda path: path.name)
def test_sample_gives_what_was_counted_in_it(path: Path) -> None:
    values = _read(path)
    told = [value for value in values if isinstance(value, Account)]
    counted: Counter[str] = Counter(account.kind for account in told)
    counted["children"] = sum(isinstance(value, Person) for value in values)

    assert counted == COUNTS[path.name]
    assert len({account.key for account in told}) == len(told)


@pytest.mark.parametrize("path", PRESENT, ids=lambda path: path.name)
def test_sample_adds_up_and_its_faults_are_reported(path: Path) -> None:
    values = _read(path)
    end = values[-1]
    messages = [value.message for value in values if isinstance(value, Problem)]

    assert isinstance(end, Reading)
    assert end.found == end.accounted == sum(1 for _ in ET.parse(path).iter())
    for expected in PROBLEMS[path.name]:
        assert any(expected in message for message in messages)
