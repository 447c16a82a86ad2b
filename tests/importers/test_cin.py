"""The CIN census importer on an invented return that holds every element."""

import datetime as dt
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.mapping import national
from chronology.model import (
    Account,
    Coverage,
    EvidenceStatus,
    Extent,
    Ignored,
    Involvement,
    Kind,
    Person,
    Polarity,
    Problem,
    Reading,
    Rel,
    Severity,
)
from importers.cin import CinCensus
from importers.cin.tables import codes, ignored, readings, record_types, structure

CENSUS = Path(__file__).with_name("cin_census.xml").read_text("utf-8")

# Every event of the return: child, kind, date, end, title, words of the fact, words of the outcome.
EVENTS = [
    ("A100", "birth", "2014-05-06", None, "Born", "as recorded in the return", None),
    ("A100", "death", "2026-03-20", None, "Death", "as recorded in the return", None),
    ("A100", "referral", "2025-04-14", None, "Referral from police", "Primary need: abuse, neglect", None),
    ("A100", "case_closed", "2026-03-20", None, "Case closed: died", "Case closed", "Died"),
    ("A100", "assessment_started", "2025-04-15", "2025-06-10", "Assessment started", "Assessment started.", None),
    ("A100", "assessment_reviewed", "2025-04-29", None, "Assessment: internal review", "Assessment reviewed", None),
    (
        "A100",
        "assessment_completed",
        "2025-06-10",
        None,
        "Assessment completed",
        "Factors identified: a parent's or carer's drug misuse; neglect.",
        None,
    ),
    ("A100", "cin_plan_started", "2025-04-22", "2025-05-11", "Child in need plan started", "", None),
    ("A100", "cin_plan_ended", "2025-05-11", None, "Child in need plan ended", "", None),
    (
        "A100",
        "s47_started",
        "2025-04-23",
        None,
        "Section 47 enquiry started",
        "Initial conference was due by 15 May 2025.",
        "Initial conference held on 12 May 2025.",
    ),
    (
        "A100",
        "cp_plan_started",
        "2025-05-12",
        "2025-12-01",
        "Child protection plan started: neglect",
        "Category at the start: neglect. Latest category: emotional abuse; the return gives no date for the change.",
        None,
    ),
    ("A100", "cp_plan_ended", "2025-12-01", None, "Child protection plan ended", "Latest category: emotional", None),
    ("A100", "review_conference", "2025-08-04", None, "Review child protection conference", "reviewed", None),
    ("A100", "review_conference", "2025-11-28", None, "Review child protection conference", "reviewed", None),
    (
        "A100",
        "pre_proceedings",
        "2025-12-02",
        None,
        "Pre-proceedings started",
        "meeting offered: yes. Family group decision making meeting facilitated: no. Review meetings: 2.",
        None,
    ),
    ("A100", "pre_proceedings", "2025-12-03", None, "Pre-proceedings: letter before proceedings sent", "", None),
    ("A100", "pre_proceedings", "2025-12-10", None, "Pre-proceedings: initial meeting", "", None),
    (
        "A100",
        "pre_proceedings",
        "2026-01-14",
        None,
        "Pre-proceedings: decision to step down or to issue",
        "",
        "Code A (no meaning held)",
    ),
    ("A100", "court_application", "2026-01-20", None, "Application to court", "", None),
    ("A100", "pre_proceedings", "2026-01-16", None, "Pre-proceedings: letter to initiate care proceedings", "", None),
    ("A100", "initial_conference", "2025-05-12", None, "Initial child protection conference", "", None),
    ("A200", "referral", "2026-02-02", None, "Referral from a health visitor", "action: no.", None),
    ("A200", "assessment_started", "2026-02-03", None, "Assessment started", "", None),
    ("A200", "cin_plan_started", "2026-02-16", "..", "Child in need plan started", "", None),
    (
        "A200",
        "s47_started",
        "2026-02-09",
        None,
        "Section 47 enquiry started",
        "",
        "Initial conference recorded as not required.",
    ),
    (
        "A200",
        "referral_no_further_action",
        "2025-09-08",
        None,
        "Referral, no further action (from school)",
        "Source: school.",
        "No further action",
    ),
]


def read(text: str) -> list[Read]:
    return list(CinCensus().read([Document("return.xml", content=text.encode())]))


def accounts(values: list[Read]) -> list[Account]:
    return [value for value in values if isinstance(value, Account)]


def problems(values: list[Read]) -> list[Problem]:
    return [value for value in values if isinstance(value, Problem)]


def reading(values: list[Read]) -> Reading:
    assert isinstance(values[-1], Reading)
    return values[-1]


def elements(text: str) -> int:
    return sum(1 for _ in ET.fromstring(text).iter())


def test_return_is_recognised_by_root_and_collection_whatever_its_name() -> None:
    assert CinCensus().recognises(Document("x.dat", content=CENSUS.encode())).certainty is Certainty.CERTAIN


def test_return_in_utf_16_is_recognised_and_read_alike() -> None:
    document = Document("x.xml", content=CENSUS.replace("UTF-8", "UTF-16").encode("utf-16"))
    values = list(CinCensus().read([document]))

    assert CinCensus().recognises(document).certainty is Certainty.CERTAIN
    assert len(accounts(values)) == len(EVENTS)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("<Message><Children><Child><CINdetails/></Child></Children></Message>", Certainty.LIKELY),
        ("<Message><Header><Collection>CSWW</Collection></Header></Message>", Certainty.NO),
        ("<Message><Body/></Message>", Certainty.NO),
        ("<ICSExport/>", Certainty.NO),
        ("<!DOCTYPE Message><Message><Collection>CIN</Collection></Message>", Certainty.NO),
        ("Message about a child", Certainty.NO),
    ],
)
def test_other_files_are_not_claimed_with_certainty(text: str, certainty: Certainty) -> None:
    assert CinCensus().recognises(Document("return.xml", content=text.encode())).certainty is certainty


def test_every_dated_element_becomes_its_event() -> None:
    told = [
        (
            account.people[0].person,
            account.kind.value,
            account.when.edtf,
            account.until.edtf if account.until else None,
            account.title,
            account.outcome,
        )
        for account in accounts(read(CENSUS))
    ]

    assert Counter((child, kind, day, end, title, out) for child, kind, day, end, title, _, out in EVENTS) == Counter(
        told
    )


@pytest.mark.parametrize("event", EVENTS, ids=[f"{event[0]}-{event[4]}-{event[2]}" for event in EVENTS])
def test_fact_says_what_the_record_says(event: tuple[str, str, str, str | None, str, str, str | None]) -> None:
    child, kind, day, _, title, words, _ = event
    (account,) = [
        account
        for account in accounts(read(CENSUS))
        if (account.people[0].person, account.kind, account.when.edtf, account.title) == (child, kind, day, title)
    ]

    assert words in account.fact
    assert account.fact
    assert (Involvement(person=child, role="subject"),) == account.people
    assert account.agency == "Local authority 999"
    assert day in account.source.quote
    assert account.source.locator.startswith(f"/Message/Children/Child[LAchildID='{child}']/")


def test_each_review_names_its_own_place() -> None:
    places = [account.source.locator for account in accounts(read(CENSUS)) if account.kind is Kind.REVIEW_CONFERENCE]

    assert [place.rpartition("/")[2] for place in places] == ["CPPreviewDate[1]", "CPPreviewDate[2]"]


def test_due_and_expected_dates_are_never_events() -> None:
    days = {account.when.edtf for account in accounts(read(CENSUS))}

    assert not days & {"2025-05-15", "2026-06-01"}


def test_people_carry_what_the_census_says_of_them() -> None:
    born, unborn = (value for value in read(CENSUS) if isinstance(value, Person))

    assert (born.id, born.name, born.sex) == ("A100", "", "female")
    assert born.identifiers == (("LAchildID", "A100"), ("UPN", "A999000000001"), ("FormerUPN", "B999000000001"))
    assert born.details == (("ethnicity", "White and Asian"), ("disability", "hearing; autism"))
    assert born.born is not None
    assert born.born.edtf == "2014-05-06"
    assert born.died is not None
    assert born.died.edtf == "2026-03-20"
    assert unborn.born is None
    assert unborn.expected is not None
    assert unborn.expected.edtf == "2026-06-01"
    assert unborn.sex == "not recorded or unborn"
    assert ("no pupil number because", "not yet of school age and without a number") in unborn.details


def test_what_follows_a_referral_arises_from_it_and_reviews_review_the_plan() -> None:
    told = {account.key: account for account in accounts(read(CENSUS))}
    referral = "cin:999:A100:referral:2025-04-14"
    plan = "cin:999:A100:cp-plan:2025-04-14/2025-05-12"
    enquiry = "cin:999:A100:s47:2025-04-14/2025-04-23"

    assert told[f"{referral}#received"].links == ()
    for key, account in told.items():
        if ":A100:" in key and account.kind not in (Kind.BIRTH, Kind.DEATH, Kind.REFERRAL):
            assert account.links[0].rel is Rel.ARISES_FROM
            assert account.links[0].record == referral
    assert [link.record for link in told[f"{plan}#started"].links] == [referral]
    assert (Rel.REVIEWS, plan) in [
        (link.rel, link.record) for link in told["cin:999:A100:cp-review:2025-04-14/2025-05-12/2025-08-04#held"].links
    ]
    conference = told["cin:999:A100:conference:2025-04-14/2025-05-12#held"]
    assert [link.record for link in conference.links] == [referral, enquiry]


def test_process_is_verified_and_birth_and_death_are_reported() -> None:
    statuses = {account.kind: account.evidence_status for account in accounts(read(CENSUS))}

    assert {kind for kind, status in statuses.items() if status is EvidenceStatus.REPORTED} == {Kind.BIRTH, Kind.DEATH}
    assert set(statuses.values()) == {EvidenceStatus.REPORTED, EvidenceStatus.VERIFIED}
    polarity = {account.kind: account.polarity for account in accounts(read(CENSUS))}
    assert polarity[Kind.REFERRAL_NO_FURTHER_ACTION] is Polarity.NEGATIVE


def test_totals_equal_an_independent_count_and_only_the_unknown_code_is_a_problem() -> None:
    values = read(CENSUS)

    assert reading(values).found == elements(CENSUS)
    assert reading(values).accounted == elements(CENSUS)
    assert reading(values).as_at == dt.date(2026, 3, 31)
    assert [problem.message for problem in problems(values)] == [
        "element PPOutcome holds a code for which no meaning is held; it is kept as written"
    ]


def test_ignored_elements_are_named_one_path_each() -> None:
    left_out = [value for value in read(CENSUS) if isinstance(value, Ignored)]

    assert {value.path for value in left_out} == {path for path in ignored() if "@" not in path}
    assert {value.count for value in left_out} == {1}
    assert all(value.reason for value in left_out)


def test_the_place_of_a_schema_is_ignored_by_its_own_rule() -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="CIN.xsd"'
    left_out = [value for value in read(CENSUS.replace("<Message>", f"<Message {xsi}>")) if isinstance(value, Ignored)]

    assert [value.path for value in left_out if "@" in value.path] == ["Message/@noNamespaceSchemaLocation"]


def test_coverage_is_complete_for_the_census_year_only() -> None:
    year, before = (value for value in read(CENSUS) if isinstance(value, Coverage))

    assert (year.from_day, year.to_day, year.extent) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31), Extent.COMPLETE)
    assert (before.from_day, before.to_day, before.extent) == (None, dt.date(2025, 3, 31), Extent.UNKNOWN)
    assert "legal" in year.groups
    assert "visit" not in year.groups


def test_a_return_without_pre_proceedings_does_not_cover_legal_steps() -> None:
    start, end = CENSUS.index("        <PreProceedings"), CENSUS.index("      </CINdetails>")
    year = next(value for value in read(CENSUS[:start] + CENSUS[end:]) if isinstance(value, Coverage))

    assert "legal" not in year.groups
    assert "closure" in year.groups


def test_the_invented_return_holds_every_element_the_tables_know() -> None:
    held = {element.tag for element in ET.fromstring(CENSUS).iter()}
    known = {path.rpartition("/")[2] for path in structure()} | set(readings())

    assert held == known


def test_keys_are_unique_and_survive_rows_inserted_before() -> None:
    inserted = CENSUS.replace(
        "  <Children>\n",
        "  <Children>\n<Child><ChildIdentifiers><LAchildID>A050</LAchildID></ChildIdentifiers>"
        "<CINdetails><CINreferralDate>2025-09-08</CINreferralDate></CINdetails></Child>",
    ).replace(
        "      <CINdetails>\n        <CINreferralDate>2026-02-02",
        "      <CINdetails><CINreferralDate>2024-01-01</CINreferralDate><Assessments>"
        "<AssessmentActualStartDate>2026-02-03</AssessmentActualStartDate></Assessments></CINdetails>\n"
        "      <CINdetails>\n        <CINreferralDate>2026-02-02",
    )
    before = {account.key: account.when for account in accounts(read(CENSUS))}
    after = {account.key: account.when for account in accounts(read(inserted))}

    assert len(before) == len(EVENTS)
    assert len(after) == len(EVENTS) + 3
    assert before == {key: when for key, when in after.items() if key in before}


def test_a_namespace_changes_nothing() -> None:
    told = accounts(read(CENSUS.replace("<Message>", '<Message xmlns="urn:invented">')))

    assert [account.key for account in told] == [account.key for account in accounts(read(CENSUS))]


def test_a_truncated_file_says_what_was_read_and_still_adds_up() -> None:
    values = read(CENSUS[: CENSUS.rindex("<ReferralNFA>")])
    errors = [problem for problem in problems(values) if problem.severity is Severity.ERROR]

    assert len(errors) == 1
    assert "1 children before that were read" in errors[0].message
    assert {account.people[0].person for account in accounts(values)} == {"A100"}
    assert reading(values).found == reading(values).accounted > 60
    assert {value.extent for value in values if isinstance(value, Coverage)} == {Extent.UNKNOWN}


def test_every_kind_and_code_set_of_the_tables_is_used() -> None:
    kinds = {event.kind for record_type in record_types().values() for event in record_type.events}

    assert kinds == {Kind(kind) for _, kind, *_ in EVENTS}
    assert set(codes()) - set(national()) <= set(readings().values())
