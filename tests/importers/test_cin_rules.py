"""The rules of a CIN census: each with what breaks it and what just does not."""

import re

import pytest

from chronology.documents import Document
from chronology.model import Problem
from importers.cin import CinCensus
from importers.cin.rules import rules

HEADER = (
    "<Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year>"
    "<ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>"
)
_RULE = re.compile(r"\(rule ([^)]+)\)")


def broken(*details: str, more: str = "", disabilities: str = "") -> set[str]:
    """The numbers of the rules that a child with these referrals breaks."""
    text = (
        f"<Message>{HEADER}<Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID>{more}</ChildIdentifiers>"
        f"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>{disabilities}</ChildCharacteristics>{''.join(details)}"
        "</Child></Children></Message>"
    )
    values = CinCensus().read([Document("return.xml", content=text.encode())])
    found = (_RULE.search(value.message) for value in values if isinstance(value, Problem))
    return {match[1] for match in found if match}


def of(name: str, **texts: str) -> str:
    inside = "".join(f"<{element}>{text}</{element}>" for element, text in texts.items())
    return f"<{name}>{inside}</{name}>"


def referral(*inside: str, closed: str = "", on: str = "2024-09-02", **texts: str) -> str:
    closing = {"CINclosureDate": closed, "ReasonForClosure": texts.pop("reason", "RC7")} if closed else {}
    flat = of("x", CINreferralDate=on, **texts, **closing)[3:-4]
    return f"<CINdetails>{flat}{''.join(inside)}</CINdetails>"


def assessment(start: str = "2024-09-03", end: str = "", factors: tuple[str, ...] = ()) -> str:
    done = f"<AssessmentAuthorisationDate>{end}</AssessmentAuthorisationDate>" if end else ""
    listed = "".join(f"<AssessmentFactors>{code}</AssessmentFactors>" for code in factors)
    held = f"<FactorsIdentifiedAtAssessment>{listed}</FactorsIdentifiedAtAssessment>" if factors else ""
    return f"<Assessments><AssessmentActualStartDate>{start}</AssessmentActualStartDate>{done}{held}</Assessments>"


def enquiry(start: str = "2024-09-03", **texts: str) -> str:
    return of("Section47", S47ActualStartDate=start, **texts)


def cin_plan(start: str = "2024-10-01", end: str = "") -> str:
    return of("CINPlanDates", CINPlanStartDate=start, **({"CINPlanEndDate": end} if end else {}))


def cp_plan(start: str = "2024-10-01", end: str = "", review: str = "") -> str:
    ended = f"<CPPendDate>{end}</CPPendDate>" if end else ""
    reviewed = f"<Reviews><CPPreviewDate>{review}</CPPreviewDate></Reviews>" if review else ""
    return f"<ChildProtectionPlans><CPPstartDate>{start}</CPPstartDate>{ended}{reviewed}</ChildProtectionPlans>"


DIED = {"more": "<PersonDeathDate>2024-10-01</PersonDeathDate>"}
CLOSED = {"closed": "2024-11-01"}

CASES: list[tuple[str, set[str], set[str]]] = [
    ("8555Q", broken(referral(on="2024-10-02"), **DIED), broken(referral(on="2024-10-01"), **DIED)),
    ("4008", broken(referral(cin_plan("2024-10-02")), **DIED), broken(referral(cin_plan("2024-10-01")), **DIED)),
    (
        "4009Q",
        broken(referral(cin_plan("2024-09-20", "2024-10-02")), **DIED),
        broken(referral(cin_plan("2024-09-20", "2024-10-01")), **DIED),
    ),
    ("8915", broken(referral(cp_plan("2024-10-02")), **DIED), broken(referral(cp_plan("2024-10-01")), **DIED)),
    (
        "8920",
        broken(referral(cp_plan("2024-09-20", "2024-10-02")), **DIED),
        broken(referral(cp_plan("2024-09-20", "2024-10-01")), **DIED),
    ),
    (
        "8565",
        broken(referral(DateOfInitialCPC="2024-11-04", **CLOSED)),
        broken(referral(DateOfInitialCPC="2024-11-01", **CLOSED)),
    ),
    (
        "8565",
        broken(referral(assessment("2024-11-02"), **CLOSED)),
        broken(referral(assessment("2024-11-01"), **CLOSED)),
    ),
    (
        "8565",
        broken(referral(assessment(end="2024-11-02"), **CLOSED)),
        broken(referral(assessment(end="2024-11-01"), **CLOSED)),
    ),
    ("8565", broken(referral(enquiry("2024-11-02"), **CLOSED)), broken(referral(enquiry("2024-11-01"), **CLOSED))),
    (
        "8565",
        broken(referral(enquiry(DateOfInitialCPC="2024-11-04"), **CLOSED)),
        broken(referral(enquiry(DateOfInitialCPC="2024-11-01"), **CLOSED)),
    ),
    ("8565", broken(referral(cin_plan("2024-11-02"), **CLOSED)), broken(referral(cin_plan("2024-11-01"), **CLOSED))),
    (
        "8565",
        broken(referral(cin_plan(end="2024-11-02"), **CLOSED)),
        broken(referral(cin_plan(end="2024-11-01"), **CLOSED)),
    ),
    ("8565", broken(referral(cp_plan("2024-11-02"), **CLOSED)), broken(referral(cp_plan("2024-11-01"), **CLOSED))),
    (
        "8565",
        broken(referral(cp_plan(end="2024-11-02"), **CLOSED)),
        broken(referral(cp_plan(end="2024-11-01"), **CLOSED)),
    ),
    ("4012Q", broken(referral(cin_plan(end="2024-10-01"))), broken(referral(cin_plan(end="2024-10-02")))),
    ("8840", broken(referral(cp_plan(end="2024-10-01"))), broken(referral(cp_plan(end="2024-10-02")))),
    ("8841", broken(referral(cp_plan(review="2024-10-01"))), broken(referral(cp_plan(review="2024-10-02")))),
    (
        "8820",
        broken(referral(closed="2024-11-02"), referral(on="2024-11-01")),
        broken(referral(closed="2024-11-01"), referral(on="2024-11-01")),
    ),
    (
        "8815, 8816",
        broken(referral(), referral(on="2024-11-01")),
        broken(referral(ReferralNFA="1"), referral(on="2024-11-01")),
    ),
    (
        "4014",
        broken(referral(cin_plan(end="2024-11-02"), cin_plan("2024-11-01", "2024-12-01"))),
        broken(referral(cin_plan(end="2024-11-01"), cin_plan("2024-11-01", "2024-12-01"))),
    ),
    (
        "4004",
        broken(referral(cin_plan()), referral(cin_plan("2024-11-01"), on="2024-11-01")),
        broken(referral(cin_plan(end="2024-11-01")), referral(cin_plan("2024-11-01"), on="2024-11-01")),
    ),
    (
        "8940",
        broken(referral(cp_plan(end="2024-11-02"), cp_plan("2024-11-01"))),
        broken(referral(cp_plan(end="2024-11-01"), cp_plan("2024-11-01"))),
    ),
    (
        "8935",
        broken(referral(cp_plan(), cp_plan("2024-11-01"))),
        broken(referral(cp_plan(end="2024-11-01"), cp_plan("2024-11-01"))),
    ),
    (
        "8863Q",
        broken(referral(assessment(end="2024-11-02"), assessment("2024-11-01"))),
        broken(referral(assessment(end="2024-11-01"), assessment("2024-11-01"))),
    ),
    (
        "8896",
        broken(referral(assessment(), assessment("2024-11-01"))),
        broken(referral(assessment()), referral(assessment("2024-11-01"), on="2024-11-01")),
    ),
    (
        "8890",
        broken(referral(enquiry(DateOfInitialCPC="2024-09-12"), enquiry("2024-09-11"))),
        broken(referral(enquiry(DateOfInitialCPC="2024-09-11"), enquiry("2024-09-11"))),
    ),
    (
        "8839",
        broken(referral(enquiry(), enquiry("2024-11-01"))),
        broken(referral(enquiry(ICPCnotRequired="1"), enquiry("2024-11-01"))),
    ),
    (
        "4001, 4016, 4017",
        broken(referral(cin_plan(end="2024-11-02"), cp_plan("2024-11-01"))),
        broken(referral(cin_plan(end="2024-11-01"), cp_plan("2024-11-01"))),
    ),
    ("4001, 4016, 4017", broken(referral(cin_plan(), cp_plan())), broken(referral(cin_plan()))),
    (
        "8614",
        broken(referral(assessment(factors=("1A",)))),
        broken(referral(assessment(end="2024-10-01", factors=("1A",)))),
    ),
    (
        "8825Q",
        broken(referral(**CLOSED, reason="RC8")),
        broken(referral(assessment(end="2024-10-01"), **CLOSED, reason="RC8")),
    ),
    (
        "2990",
        broken(referral(cin_plan(), **CLOSED, reason="RC9")),
        broken(referral(assessment(end="2024-10-01"), **CLOSED, reason="RC9")),
    ),
    ("8867", broken(referral(assessment(), **CLOSED)), broken(referral(assessment()))),
    (
        "8868",
        broken(referral(enquiry(), **CLOSED)),
        broken(referral(enquiry(ICPCnotRequired="1"), **CLOSED)),
    ),
    (
        "8750",
        broken(referral(), more="<ExpectedPersonBirthDate>2025-05-01</ExpectedPersonBirthDate><Sex>M</Sex>"),
        broken(referral(), more="<ExpectedPersonBirthDate>2025-05-01</ExpectedPersonBirthDate><Sex>U</Sex>"),
    ),
    (
        "8750",
        broken(
            referral(),
            more="<ExpectedPersonBirthDate>2025-05-01</ExpectedPersonBirthDate><GenderCurrent>2</GenderCurrent>",
        ),
        broken(referral(), more="<PersonBirthDate>2020-05-01</PersonBirthDate><GenderCurrent>2</GenderCurrent>"),
    ),
    (
        "8772",
        broken(referral(), more="<UPNunknown>UN7</UPNunknown>"),
        broken(referral(ReferralNFA="1"), more="<UPNunknown>UN7</UPNunknown>"),
    ),
    (
        "8898",
        broken(referral(assessment(end="2024-10-01", factors=("1A", "1a")))),
        broken(referral(assessment(end="2024-10-01", factors=("1A", "1B")))),
    ),
    (
        "8794",
        broken(
            referral(),
            disabilities="<Disabilities><Disability>HEAR</Disability><Disability>HEAR</Disability></Disabilities>",
        ),
        broken(
            referral(),
            disabilities="<Disabilities><Disability>HEAR</Disability><Disability>VIS</Disability></Disabilities>",
        ),
    ),
    (
        "8869",
        broken(referral(assessment(end="2024-10-01", factors=("21", "1A")))),
        broken(referral(assessment(end="2024-10-01", factors=("21",)))),
    ),
    (
        "8606",
        broken(referral(), more="<ExpectedPersonBirthDate>2025-06-10</ExpectedPersonBirthDate>"),
        broken(referral(), more="<ExpectedPersonBirthDate>2025-06-09</ExpectedPersonBirthDate>"),
    ),
    (
        "8775Q",
        broken(referral(), more="<PersonBirthDate>1998-09-02</PersonBirthDate>"),
        broken(referral(), more="<PersonBirthDate>1998-09-03</PersonBirthDate>"),
    ),
]


@pytest.mark.parametrize(("rule", "breaks", "sound"), CASES)
def test_a_rule_is_reported_where_it_is_broken_and_not_where_it_just_is_not(
    rule: str, breaks: set[str], sound: set[str]
) -> None:
    assert rule in breaks
    assert rule not in sound


def test_every_rule_has_a_case() -> None:
    known = {rule.rule for found in rules().values() for rule in found}

    assert known == {rule for rule, _, _ in CASES}
