import datetime as dt
import xml.etree.ElementTree as ET
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.model import (
    Account,
    Action,
    Coverage,
    EvidenceStatus,
    Extent,
    Ignored,
    Kind,
    Person,
    Place,
    Polarity,
    Problem,
    Reading,
    Rel,
    Relationship,
    Restriction,
    Status,
    When,
)
from importers.ics import IcsRecords
from importers.ics.frame import Frame
from importers.ics.vocabulary import record_types

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "importers" / "ics" / "ics-record.xsd"
EXAMPLES = [ROOT / "examples" / name / "ics-export.xml" for name in ("family", "adult")]

FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<ICSExport xmlns="urn:x-chronology:ics:1">
 <Header version="1.1"><Authority scheme="LA" code="999">Invented Council</Authority><System>CMS</System>
  <Extracted>2022-01-02T09:30:00</Extracted><AsAt>2021-12-31</AsAt>
  <Coverage groups="referral visit" from="2019-01-01" extent="complete"/></Header>
 <People>
  <Person id="c1" kind="child" subject="true" protectedAddress="true"><Identifier scheme="LAchildID" code="X1"/>
   <FamilyName>Example</FamilyName><GivenNames>Ann</GivenNames><KnownAs>Annie</KnownAs><BirthDate>2014-05</BirthDate>
   <Sex code="F"/><Ethnicity>Welsh</Ethnicity></Person>
  <Person id="c2" kind="child"><ExpectedBirthDate>2022-03-01</ExpectedBirthDate></Person>
  <Person id="w1" kind="professional"><FamilyName>Worker</FamilyName><JobTitle>Social worker</JobTitle></Person>
  <Relationship from="c2" to="c1" type="HSIB" start="2020"/>
  <Place id="p1" kind="household" protected="true"><Name>Home</Name><AddressLine>1 Made-up Lane</AddressLine>
   <Member person="c1" role="child" start="2019-05-01"/></Place>
 </People>
 <Records>{records}</Records>
</ICSExport>"""


def read(records: str = "", frame: str = FRAME):
    document = Document("export.xml", content=frame.format(records=records).encode())
    return list(IcsRecords().read([document]))


def accounts(records: str) -> list[Account]:
    return [value for value in read(records) if isinstance(value, Account)]


def problems(values) -> list[str]:
    return [value.message for value in values if isinstance(value, Problem)]


def record(name: str, inside: str, **attributes: str) -> str:
    given = {"id": "r1", "subject": "c1", **attributes}
    written = " ".join(f'{key}="{value}"' for key, value in given.items())
    return f"<{name} {written}>{inside}</{name}>"


START = '<Date type="started">2021-01-04</Date>'
END = '<Date type="ended">2021-03-05</Date>'
DONE = '<Date type="completed">2021-03-05</Date>'
DAY = '<Date type="occurred">2021-01-04</Date>'
TOLD = (
    '<Outcome>Agreed</Outcome><Participant person="w1" role="social worker" involvement="attended"/>'
    '<Narrative section="event">What happened.</Narrative><Narrative section="action">What was done.</Narrative>'
)

# Record type, its dates, and what each account of it must be: (kind, date, until).
TABLE = [
    ("ContactRecord", DAY, [("contact", "2021-01-04", None)]),
    (
        "ReferralAndInformationRecord",
        '<Date type="received">2021-01-04</Date><Date type="decision">2021-01-05</Date>',
        [("referral", "2021-01-04", None), ("referral_decision", "2021-01-05", None)],
    ),
    (
        "PlacementInformationRecord",
        START + END,
        [("placement_started", "2021-01-04", "2021-03-05"), ("placement_ended", "2021-03-05", None)],
    ),
    ("PlacementInformationRecord", START, [("placement_started", "2021-01-04", "..")]),
    (
        "LegalStatusRecord",
        START + END,
        [("legal_status_changed", "2021-01-04", "2021-03-05"), ("order_ended", "2021-03-05", None)],
    ),
    ("ChronologyEntry", DAY, [("unclassified", "2021-01-04", None)]),
    ("ClosureRecord", END, [("case_closed", "2021-03-05", None)]),
    (
        "InitialAssessmentRecord",
        START + DONE,
        [
            ("initial_assessment_started", "2021-01-04", "2021-03-05"),
            ("initial_assessment_completed", "2021-03-05", None),
        ],
    ),
    (
        "CoreAssessmentRecord",
        START + DONE,
        [("core_assessment_started", "2021-01-04", "2021-03-05"), ("core_assessment_completed", "2021-03-05", None)],
    ),
    (
        "ChildAndFamilyAssessment",
        START + DONE,
        [("assessment_started", "2021-01-04", "2021-03-05"), ("assessment_completed", "2021-03-05", None)],
    ),
    ("ChildAndFamilyAssessment", START, [("assessment_started", "2021-01-04", None)]),
    ("AssessmentAndProgressRecord", DONE, [("progress_assessment", "2021-03-05", None)]),
    ("RecordOfStrategyDiscussion", DAY, [("strategy_discussion", "2021-01-04", None)]),
    (
        "RecordOfOutcomeOfSection47Enquiries",
        START + DONE,
        [("s47_started", "2021-01-04", "2021-03-05"), ("s47_completed", "2021-03-05", None)],
    ),
    ("RecordOfOutcomeOfSection47Enquiries", DONE, [("s47_completed", "2021-03-05", None)]),
    # What happened on the day a record of an outcome gives is the outcome.
    ("RecordOfOutcomeOfSection47Enquiries", DAY, [("s47_completed", "2021-01-04", None)]),
    (
        "InitialChildProtectionConferenceReport",
        DAY + DONE,
        [("initial_conference", "2021-01-04", None), ("progress_assessment", "2021-03-05", None)],
    ),
    ("ChildProtectionConferenceRecord", DAY, [("initial_conference", "2021-01-04", None)]),
    (
        "ChildProtectionConferenceRecord",
        f"{DAY}<Category>Review conference</Category>",
        [("review_conference", "2021-01-04", None)],
    ),
    (
        "ChildProtectionPlan",
        START + END,
        [("cp_plan_started", "2021-01-04", "2021-03-05"), ("cp_plan_ended", "2021-03-05", None)],
    ),
    ("ChildProtectionPlan", START, [("cp_plan_started", "2021-01-04", "..")]),
    (
        "InitialPlan",
        START + END,
        [("plan_started", "2021-01-04", "2021-03-05"), ("plan_ended", "2021-03-05", None)],
    ),
    (
        "ChildsPlan",
        START + END,
        [("cin_plan_started", "2021-01-04", "2021-03-05"), ("cin_plan_ended", "2021-03-05", None)],
    ),
    ("CarePlan", START, [("care_plan_started", "2021-01-04", "..")]),
    ("PathwayPlan", START, [("pathway_plan_started", "2021-01-04", "..")]),
    (
        "CareAndSupportPlan",
        START + END,
        [
            ("care_and_support_plan_started", "2021-01-04", "2021-03-05"),
            ("care_and_support_plan_ended", "2021-03-05", None),
        ],
    ),
    ("CoreGroupMeeting", DAY, [("core_group", "2021-01-04", None)]),
    ("ChildInNeedReview", DAY, [("cin_review", "2021-01-04", None)]),
    ("ChildProtectionReview", DAY, [("review_conference", "2021-01-04", None)]),
    ("LookedAfterReview", DAY, [("looked_after_review", "2021-01-04", None)]),
    ("CareAndSupportReview", DAY, [("care_and_support_review", "2021-01-04", None)]),
    (
        "MissingEpisode",
        START + END,
        [("missing", "2021-01-04", "2021-03-05"), ("returned_from_missing", "2021-03-05", None)],
    ),
    ("ReturnHomeInterview", DAY, [("return_interview", "2021-01-04", None)]),
    ("StatutoryVisit", DAY, [("visit", "2021-01-04", None)]),
    ("HealthRecord", f"{DAY}<Category>Was not brought</Category>", [("not_brought", "2021-01-04", None)]),
    ("HealthRecord", DAY, [("health_contact", "2021-01-04", None)]),
    ("EducationRecord", f"{DAY}<Category>Exclusion</Category>", [("exclusion", "2021-01-04", None)]),
    (
        "PoliceNotification",
        f"{DAY}<Category>Domestic incident</Category>",
        [("domestic_abuse_incident", "2021-01-04", None)],
    ),
    ("PoliceNotification", DAY, [("police_incident", "2021-01-04", None)]),
    (
        "IncidentRecord",
        f'{DAY}<Category scheme="chronology_kind" code="injury_unexplained">Bruise</Category>',
        [("injury_unexplained", "2021-01-04", None)],
    ),
    ("HouseholdChangeRecord", f"{DAY}<Category>Moved in</Category>", [("household_joined", "2021-01-04", None)]),
    ("CaseNote", DAY, [("case_note", "2021-01-04", None)]),
    ("ManagementDecision", '<Date type="decision">2021-01-04</Date>', [("management_decision", "2021-01-04", None)]),
    ("SupervisionRecord", DAY, [("supervision", "2021-01-04", None)]),
    (
        "Allocation",
        START + END,
        [("worker_allocated", "2021-01-04", "2021-03-05"), ("worker_ended", "2021-03-05", None)],
    ),
    ("LegalMeetingRecord", DAY, [("legal_planning_meeting", "2021-01-04", None)]),
    ("CourtRecord", DAY, [("court_hearing", "2021-01-04", None)]),
    (
        "AdultSafeguardingConcern",
        '<Date type="received">2021-01-04</Date>',
        [("safeguarding_concern", "2021-01-04", None)],
    ),
    (
        "AdultSafeguardingEnquiry",
        START + DONE,
        [("adult_enquiry_started", "2021-01-04", "2021-03-05"), ("adult_enquiry_completed", "2021-03-05", None)],
    ),
    ("AdultProtectionConference", DAY, [("adult_conference", "2021-01-04", None)]),
    ("CapacityAssessment", DAY, [("capacity_assessment", "2021-01-04", None)]),
]


@pytest.mark.parametrize(
    ("name", "title", "titles"),
    [
        (
            "RecordOfOutcomeOfSection47Enquiries",
            "Outcome of enquiries",
            ["Section 47 enquiry started", "Outcome of enquiries"],
        ),
        ("AdultSafeguardingEnquiry", "Enquiry: money", ["Enquiry: money", "Adult safeguarding enquiry: outcome"]),
        ("ChildAndFamilyAssessment", "Second assessment", ["Second assessment", "Assessment completed"]),
    ],
)
def test_what_an_enquiry_or_assessment_found_stands_where_it_ends_and_not_where_it_begins(name, title, titles):
    decided = "<Decision><Text>A conference.</Text><Rationale>Because.</Rationale></Decision>"
    words = '<Narrative section="impact">At risk.</Narrative><Narrative section="views-child">Quiet.</Narrative>'
    begun, ended = accounts(record(name, START + DONE + f"<Title>{title}</Title>" + TOLD + words + decided))

    assert titles == [begun.title, ended.title]
    assert ("", None, None, None, None, None) == (
        begun.fact, begun.outcome, begun.decision, begun.rationale, begun.impact, begun.child_voice
    )  # fmt: skip
    assert ("What happened.", "Agreed.", "A conference.", "Because.", "At risk.", "Quiet.") == (
        ended.fact, ended.outcome, ended.decision, ended.rationale, ended.impact, ended.child_voice
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Visit after birth", "visit"), ("Visit about the fire", "visit"), ("Visit, no reply", "no_access_visit")],
)
def test_a_visit_is_no_birth_and_no_fire_for_its_title(title, kind):
    (told,) = accounts(record("StatutoryVisit", DAY + f"<Title>{title}</Title>"))

    assert kind == told.kind


def test_who_came_back_to_the_household_has_joined_it():
    (told,) = accounts(record("HouseholdChangeRecord", DAY + "<Category>Returned to household</Category>"))

    assert "household_joined" == told.kind


@pytest.mark.parametrize("name", ["RecordOfOutcomeOfSection47Enquiries", "ChildAndFamilyAssessment"])
def test_one_that_is_only_begun_keeps_all_its_record_says(name):
    (begun,) = accounts(record(name, START + TOLD))

    assert ("What happened.", "Agreed.") == (begun.fact, begun.outcome)


@pytest.mark.parametrize(("name", "dates", "expected"), TABLE)
def test_each_record_type_becomes_the_events_it_tells_of(name, dates, expected):
    told = accounts(record(name, dates + TOLD))

    assert expected == [(a.kind, a.when.edtf, a.until.edtf if a.until else None) for a in told]
    assert "What happened." in {account.fact.partition(" Category: ")[0] for account in (told[0], told[-1])}
    assert "Agreed." == told[-1].outcome
    for account in told:
        assert account.action == "What was done."
        assert [("c1", "subject"), ("w1", "social worker")] == [(p.person, p.role) for p in account.people]
        assert account.source.quote.partition(" Category: ")[0] == "What happened."


def test_the_table_covers_every_record_type_of_the_schema():
    names = {element.get("name") for element in ET.parse(SCHEMA).iter("{http://www.w3.org/2001/XMLSchema}element")}
    of_type_record = {
        element.get("name")
        for element in ET.parse(SCHEMA).iter("{http://www.w3.org/2001/XMLSchema}element")
        if element.get("type") == "Record"
    }

    assert of_type_record <= names
    assert of_type_record == set(record_types())
    assert of_type_record == {row[0] for row in TABLE}


def test_people_relationships_and_places_are_read_with_what_protects_them():
    values = read()
    child = next(v for v in values if isinstance(v, Person) and v.id == "c1")
    (relationship,) = [v for v in values if isinstance(v, Relationship)]
    (place,) = [v for v in values if isinstance(v, Place)]

    assert (child.name, child.known_as, child.sex) == ("Ann Example", ("Annie",), "female")
    assert child.born is not None
    assert child.born.edtf == "2014-05"
    assert (child.protected_address, child.is_subject, child.identifiers) == (True, True, (("LAchildID", "X1"),))
    assert (relationship.from_person, relationship.kind, relationship.to_person) == ("c2", "half-sibling", "c1")
    assert (place.protected, place.address, place.members[0].person) == (True, "1 Made-up Lane", "c1")


def test_coverage_and_the_extract_date_come_from_the_header():
    values = read()
    coverage = next(v for v in values if isinstance(v, Coverage))
    reading = next(v for v in values if isinstance(v, Reading))

    assert (coverage.groups, coverage.from_day) == (("referral", "visit"), dt.date(2019, 1, 1))
    assert coverage.extent is Extent.COMPLETE
    assert reading.as_at == dt.date(2021, 12, 31)


def test_siblings_share_a_record():
    (account,) = accounts(record("ContactRecord", DAY, subject="c1 c2"))

    assert ["c1", "c2"] == [part.person for part in account.people if part.role == "subject"]


def test_a_visit_on_which_one_sibling_was_not_seen_says_so():
    seen = (
        '<Participant person="c1" role="child" involvement="seen-alone"/>'
        '<Participant person="c2" role="child" involvement="not-seen"/>'
    )
    (account,) = accounts(record("StatutoryVisit", DAY + seen, subject="c1 c2"))

    assert account.kind is Kind.CHILD_NOT_SEEN


def test_decision_maker_and_reason_are_kept():
    decision = '<Decision by="w1" role="team manager"><Text>Close</Text><Rationale>No concern</Rationale></Decision>'
    (account,) = accounts(record("ManagementDecision", DAY + decision))

    assert ("Close.", "Worker (team manager)", "No concern.") == (
        account.decision,
        account.decision_maker,
        account.rationale,
    )


def test_status_evidence_and_restrictions_are_kept():
    (account,) = accounts(
        record("ContactRecord", DAY, status="withdrawn", evidence="alleged", restricted="true", thirdParty="1")
    )

    assert account.status is Status.WITHDRAWN
    assert account.evidence_status is EvidenceStatus.ALLEGED
    assert account.restriction is Restriction.RESTRICTED_THIRD_PARTY


def test_the_child_s_words_and_the_impact_stay_apart_from_the_fact_in_their_own_language():
    text = (
        '<Narrative section="event">She was seen.</Narrative>'
        '<Narrative section="views-child" lang="cy">Dw i\'n hoffi\'r tŷ.</Narrative>'
        '<Narrative section="impact">She was upset.</Narrative>'
    )
    (account,) = accounts(record("CaseNote", DAY + text))

    assert (account.fact, account.child_voice, account.impact) == (
        "She was seen.",
        "Dw i'n hoffi'r tŷ.",
        "She was upset.",
    )
    assert (account.language, account.other_languages) == ("en", (("child_voice", "cy"),))


def test_a_link_is_held_no_longer_than_until_its_record_is_met():
    frame = Frame(Document("export.xml", content=b"<ICSExport/>"))
    for record, target in (("r1", "r2"), ("r2", "r1"), ("r3", "r4")):
        frame.linked(target, f"/{record}", ("c1",))
        frame.meet(record)

    assert [("r4", ("c1",))] == list(frame._links)
    assert ["/r3"] == [problem.source.locator for problem in frame.dangling()]


def test_links_name_records_and_a_link_to_nowhere_is_a_problem():
    values = read(record("ContactRecord", DAY + '<Link record="r9" rel="arises-from"/>'))
    (account,) = [v for v in values if isinstance(v, Account)]

    assert account.links[0].rel is Rel.ARISES_FROM
    assert account.links[0].record == "ics-999:record:r9"
    assert problems(values) == ["a link names a record that is not in the file"]


def test_plan_actions_carry_owner_due_and_done():
    agreed = '<Action responsible="w1" due="2021-02-01" done="2021-02-03">Refer to clinic</Action>'
    (action,) = [v for v in read(record("ChildsPlan", START + agreed)) if isinstance(v, Action)]

    assert (action.text, action.owner) == ("Refer to clinic", "Worker")
    assert [when.edtf for when in (action.agreed_at, action.due, action.done) if when] == [
        "2021-01-04",
        "2021-02-01",
        "2021-02-03",
    ]


def test_a_record_with_only_a_due_date_is_awaited_and_never_an_event():
    values = read(record("ChildProtectionReview", '<Date type="due">2021-06-01</Date>'))

    assert [v for v in values if isinstance(v, Account)] == []
    (action,) = [v for v in values if isinstance(v, Action)]
    assert action.due is not None
    assert action.due.edtf == "2021-06-01"


def test_a_record_without_any_date_is_undated_not_lost():
    (account,) = accounts(record("CaseNote", TOLD))

    assert account.when.edtf is None
    assert account.key.endswith("#undated")


@pytest.mark.parametrize(
    ("text", "edtf"), [("2020", "2020"), ("2020-05", "2020-05"), ("2020-05-06T14:30:00", "2020-05-06T14:30")]
)
def test_partial_dates_stay_as_partial_as_they_are(text, edtf):
    (account,) = accounts(record("ContactRecord", f'<Date type="occurred">{text}</Date>'))

    assert edtf == account.when.edtf


def test_an_approximate_date_keeps_its_mark():
    (account,) = accounts(record("ContactRecord", '<Date type="occurred" approximate="true">2020-05</Date>'))

    assert account.when.edtf == "2020-05~"


def test_a_date_that_is_none_is_a_problem_and_its_words_are_kept():
    values = read(record("ContactRecord", '<Date type="occurred">31/02/2020</Date>'))
    (account,) = [v for v in values if isinstance(v, Account)]

    assert (account.when.edtf, account.when.as_written) == (None, "31/02/2020")
    assert problems(values) == ["a occurred date cannot be read as a date"]


def test_dates_that_no_event_is_made_of_are_told_with_what_happened_and_are_no_action():
    dates = f'{DAY}<Date type="due">2021-02-01</Date><Date type="authorised">2021-02-03</Date>'
    (account,) = accounts(record("ContactRecord", dates))

    assert account.fact == "To be done by 1 February 2021. Authorised 3 February 2021."
    assert account.action is None


def test_a_day_by_which_something_had_to_be_done_stands_behind_words_that_are_cut():
    told = f'<Narrative section="summary">{"word " * 900}</Narrative>'
    (account,) = accounts(record("ContactRecord", f'{DAY}<Date type="due">2021-02-01</Date>{told}'))

    assert account.fact.endswith("To be done by 1 February 2021.")


def test_what_is_awaited_has_its_day_once():
    awaited = record("ChildProtectionReview", '<Date type="due">2021-02-01</Date>')
    (action,) = [value for value in read(awaited) if isinstance(value, Action)]

    assert "1 February" not in action.text
    assert action.due == When.on(dt.date(2021, 2, 1))


def test_a_code_without_words_is_printed_as_it_means_or_as_it_stands():
    codes = '<LegalStatus scheme="ssda903_LS" code="C2"/><Placement scheme="local" code="ZZ9"/>'
    (account,) = accounts(record("PlacementInformationRecord", START + codes))

    assert account.fact == "Legal status: full care order. Placement: ZZ9 (local)."


def test_positive_and_negative_follow_the_taxonomy():
    (account,) = accounts(record("HealthRecord", f"{DAY}<Category>Was not brought</Category>"))

    assert account.polarity is Polarity.NEGATIVE


# ---- nothing is lost ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_are_valid_and_every_element_is_accounted_for(path):
    values = list(IcsRecords().read([Document(path.name, path=path)]))
    reading = next(v for v in values if isinstance(v, Reading))
    independent = sum(1 for _ in ET.parse(path).iter())

    assert etree.XMLSchema(etree.parse(str(SCHEMA))).validate(etree.parse(str(path)))
    assert (independent, independent) == (reading.found, reading.accounted)
    assert problems(values) == []


RICH = record(
    "ReferralAndInformationRecord",
    '<Date type="received">2021-01-04</Date><Title>T</Title><Source>School</Source><Reason>R</Reason>'
    "<Outcome>O</Outcome><Category>C</Category><Factor>F</Factor><Reference>1</Reference><LegalStatus>L</LegalStatus>"
    '<Placement>P</Placement><PlaceRef place="p1"/><Participant person="w1" role="worker"/><Narrative>N</Narrative>'
    '<Decision by="w1"><Text>D</Text><Rationale>R</Rationale></Decision><Action>A</Action>'
    '<Link record="r1" rel="reviews"/>',
)


def mutations():
    tree = ET.ElementTree(ET.fromstring(FRAME.format(records=RICH)))
    for at, element in enumerate(tree.iter()):
        yield at, element.tag.rpartition("}")[2]


@pytest.mark.parametrize(("at", "name"), list(mutations()))
@pytest.mark.parametrize("change", ["renamed", "added to"])
def test_any_element_renamed_or_added_is_a_problem_and_the_counts_still_agree(at, name, change):
    root = ET.fromstring(FRAME.format(records=RICH))
    element = list(root.iter())[at]
    if change == "renamed":
        element.tag = f"{element.tag}X"
    else:
        ET.SubElement(element, "{urn:x-chronology:ics:1}Surprise").text = "secret"
    document = Document("export.xml", content=ET.tostring(root))
    values = list(IcsRecords().read([document]))
    reading = next(v for v in values if isinstance(v, Reading))

    assert problems(values), f"{name} {change} was passed over in silence"
    assert sum(1 for _ in root.iter()) == reading.found
    assert not any("secret" in message for message in problems(values))


def test_text_between_elements_is_a_problem():
    assert "text stands between elements, after Date" in problems(read(record("ContactRecord", f"{DAY}stray")))


def test_the_frame_is_ignored_under_rules_that_each_name_one_path():
    ignored = [v for v in read(RICH) if isinstance(v, Ignored)]

    assert {v.path for v in ignored} == {
        "/ICSExport",
        "/ICSExport/Header",
        "/ICSExport/People",
        "/ICSExport/Records",
    }


def test_a_file_that_breaks_off_gives_what_came_before_and_says_so():
    whole = FRAME.format(records=record("ContactRecord", DAY) + record("CaseNote", DAY, id="r2"))
    cut = whole[: whole.index('id="r2"')]
    values = list(IcsRecords().read([Document("export.xml", content=cut.encode())]))

    assert ["r1"] == [v.key.split(":")[2].split("#")[0] for v in values if isinstance(v, Account)]
    assert any("well-formed" in message for message in problems(values))


# ---- keys -----------------------------------------------------------------------------------------------------------


def test_a_re_export_with_a_row_inserted_on_top_and_a_typo_mended_gives_the_same_keys():
    path = EXAMPLES[0]
    before = path.read_text("utf-8")
    at = before.index("<Records>") + len("<Records>")
    after = before[:at] + record("ContactRecord", DAY, id="new", subject="c1") + before[at:].replace("the", "teh", 1)

    def keys(text: str) -> list[str]:
        values = IcsRecords().read([Document("export.xml", content=text.encode())])
        return [value.key for value in values if isinstance(value, Account)]

    assert keys(before) == keys(after)[1:]


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_no_bytes_make_the_importer_raise_anything_but_a_refusal(data):
    with suppress(RefusedError):
        list(IcsRecords().read([Document("export.xml", content=data)]))


# ---- claims and references that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize("attributes", ['groups="nonsense" extent="complete"', 'from="soon" extent="complete"'])
def test_a_claim_of_coverage_that_cannot_be_read_claims_nothing(attributes):
    frame = FRAME.replace('groups="referral visit" from="2019-01-01" extent="complete"', attributes)
    values = read(frame=frame)
    coverage = next(v for v in values if isinstance(v, Coverage))

    assert coverage.extent is Extent.UNKNOWN
    assert any("claim of coverage" in message for message in problems(values))


def test_what_an_awaited_record_says_goes_with_it():
    said = (
        '<Date type="due">2021-06-01</Date><Outcome>Deferred</Outcome><Action due="2021-05-01">Write to school</Action>'
        "<Decision><Text>Put off</Text></Decision>"
    )
    awaited, agreed = (v for v in read(record("ChildProtectionReview", said)) if isinstance(v, Action))

    assert "Deferred. Put off." in awaited.text
    assert agreed.text == "Write to school"


@pytest.mark.parametrize(
    ("inside", "attributes", "message"),
    [
        ('<Action due="soon">A</Action>', {}, "the due date of an action cannot be read as a date"),
        ('<PlaceRef place="p9"/>', {}, "the record names a place that is not in the file"),
        ("", {"subject": "c9"}, "the record names a person who is not among the people of the file"),
        ("", {"author": "w9"}, "the record names a person who is not among the people of the file"),
    ],
)
def test_a_reference_or_date_that_leads_nowhere_is_a_problem(inside, attributes, message):
    assert message in problems(read(record("ContactRecord", DAY + inside, **attributes)))


def test_a_second_title_is_kept():
    (account,) = accounts(record("ContactRecord", f"{DAY}<Title>One</Title><Title>Two</Title>"))

    assert account.title == "One; Two"


@pytest.mark.parametrize(
    ("category", "kept"),
    [
        ("Back in hospital nineteen days after the last discharge", True),
        ("Maternal low mood", True),
        ("Domestic incident", False),
        ("Was not brought", False),
    ],
)
def test_a_category_s_own_words_are_told_where_nothing_else_tells_them(category, kept):
    (account,) = accounts(record("HealthRecord", f"{DAY}<Title>A stay</Title><Category>{category}</Category>{TOLD}"))

    assert kept is (f"Category: {category}." in account.fact)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("A rashly made visit", True), ("Rash_2", True), ("Rashly said to be a rash", False), ("RASH", False)],
)
def test_a_category_is_told_by_a_word_of_its_own_and_not_within_another(said, kept):
    (account,) = accounts(record("HealthRecord", f"{DAY}<Title>{said}</Title><Category>Rash</Category>{TOLD}"))

    assert kept is ("Category: Rash." in account.fact)


def test_a_category_without_a_known_word_is_not_overruled_by_the_title():
    (account,) = accounts(
        record("CaseNote", f"{DAY}<Title>Telephone call about the death</Title><Category>Turned away again</Category>")
    )

    assert account.kind is Kind.CASE_NOTE


def test_a_quotation_that_ends_as_a_sentence_has_no_second_full_stop():
    said = '<Narrative section="views-child">She wrote: "Please sort it out."</Narrative>'
    (account,) = accounts(record("ContactRecord", DAY + said))

    assert account.child_voice == 'She wrote: "Please sort it out."'


@pytest.mark.parametrize("name", ["PoliceNotification", "HealthRecord", "EducationRecord", "CourtRecord"])
def test_what_another_service_sent_is_not_credited_to_the_council(name):
    happened = '<Date type="occurred">2020-01-18</Date>'

    (unsaid,) = accounts(record(name, happened))
    (said,) = accounts(record(name, happened, agency="Heddlu"))
    (own,) = accounts(record("CaseNote", happened))

    assert (None, None) == (unsaid.agency, unsaid.source.agency)
    assert "Heddlu" == said.agency
    assert own.agency


@pytest.mark.parametrize(
    ("source", "title"), [("POLICE", "police"), ("GP", "GP"), ("Health visitor", "health visitor")]
)
def test_who_referred_is_written_as_a_word_within_a_title_and_letters_stay_letters(source: str, title: str) -> None:
    record = (
        '<ReferralAndInformationRecord id="r1" subject="c1"><Date type="received">2021-08-23</Date>'
        f"<Source>{source}</Source></ReferralAndInformationRecord>"
    )

    assert f"Referral from {title}" in {account.title for account in accounts(record)}
