"""Adult services rows. No sample of them is public: the rows here are invented, made from the published column names."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, EvidenceStatus, Kind, Person, Problem, Reading, Relationship
from importers.adults import adult_events

CLD = [
    "Reporting_Period_Start_Date", "Reporting_Period_End_Date", "LA_Code", "LA_Name", "NHS_Number", "LA_Person_Unique_Identifier",
    "First_Name", "Last_Name", "GP_Practice_Name", "GP_Practice_Code", "Gender", "Ethnicity", "Date_of_Birth", "Date_of_Death",
    "Client_Type", "Primary_Support_Reason", "Postcode", "Accommodation_Status", "Employment_Status", "Has_Unpaid_Carer",
    "Autism_Spectrum_Disorder_ASD", "Visual_Impairment", "Hearing_Impairment", "Dementia", "Client_Funding_Status", "Event_Type",
    "Event_Reference", "Event_Start_Date", "Event_End_Date", "Event_Description", "Event_Outcome", "Request_Route_of_Access",
    "Assessment_Type", "Eligible_Needs_Identified", "Method_of_Assessment", "Total_Hrs_Caring_Per_Week",
    "No_of_adults_being_cared_for", "Adult_1_Linked_Person_ID", "Adult_2_Linked_Person_ID", "Adult_3_Linked_Person_ID",
    "Service_Type", "Service_Component", "Delivery_Mechanism", "Provider_CQC_Location_Name", "Provider_CQC_Location_ID",
    "Review_Reason", "Review_Outcomes_Achieved", "Method_of_Review", "Unit_Cost", "Cost_Frequency_Unit_Type",
    "Planned_Units_Per_Week",
]  # fmt: skip
CONCERN = [
    "Concern ID", "Person ID", "Date of concern", "Source of concern", "Type of abuse", "Location of risk", "Outcome of concern",
    "Type of enquiry", "Section 42 start date", "Section 42 end date", "Enquiry outcome", "Risk outcome", "Desired outcomes",
    "Desired outcomes achieved", "Lacks capacity",
]  # fmt: skip
BASE = {
    "Reporting_Period_Start_Date": "2024-04-01",
    "Reporting_Period_End_Date": "2025-03-31",
    "LA_Name": "Example Borough",
    "LA_Person_Unique_Identifier": "P9",
    "NHS_Number": "000",
    "Gender": "Female",
    "Client_Type": "Service User",
}


def read(headings, *rows):
    file = io.StringIO()
    csv.writer(file).writerows([headings, *([row.get(heading, "") for heading in headings] for row in rows)])
    document = Document("adults.csv", content=file.getvalue().encode())
    assert Certainty.CERTAIN is adult_events().recognises(document).certainty
    return list(adult_events().read([document]))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


def told(values):
    return [(account.kind, account.when.edtf, account.outcome) for account in of(Account, values)]


@pytest.mark.parametrize(
    ("row", "events"),
    [
        ({"Event_Type": "Request"}, [(Kind.SUPPORT_REQUEST, "2024-05-01", "NFA")]),
        (
            {"Event_Type": "Assessment"},
            [(Kind.ASSESSMENT_STARTED, "2024-05-01", None), (Kind.ASSESSMENT_COMPLETED, "2024-05-20", "NFA")],
        ),
        (
            {"Event_Type": "Service"},
            [(Kind.CARE_PACKAGE_STARTED, "2024-05-01", None), (Kind.CARE_PACKAGE_ENDED, "2024-05-20", "NFA")],
        ),
        ({"Event_Type": "Review"}, [(Kind.CARE_AND_SUPPORT_REVIEW, "2024-05-20", "NFA")]),
        ({"Event_Type": "Something new"}, [(Kind.UNCLASSIFIED, "2024-05-01", "NFA")]),
    ],
)
def test_each_type_of_event_becomes_what_it_is(row, events):
    dates = {"Event_Start_Date": "01/05/2024", "Event_End_Date": "20/05/2024", "Event_Outcome": "NFA"}
    values = read(CLD, {**BASE, **dates, **row})

    assert events == told(values)
    assert [] == of(Problem, values)


def test_a_carer_is_assessed_as_a_carer_and_is_related_to_whom_they_care_for():
    values = read(
        CLD,
        {
            **BASE,
            "Client_Type": "Carer",
            "Event_Type": "Assessment",
            "Event_Start_Date": "2024-05-01",
            "Adult_1_Linked_Person_ID": "P10",
        },
    )

    assert [(Kind.CARER_ASSESSMENT, "2024-05-01", None)] == told(values)
    assert [("P9", "P10", "carer")] == [(one.from_person, one.to_person, one.kind) for one in of(Relationship, values)]


def test_a_service_without_an_end_is_still_running_and_says_what_it_is():
    (account,) = of(
        Account,
        read(
            CLD,
            {
                **BASE,
                "Event_Type": "Service",
                "Event_Start_Date": "2024-05-01",
                "Service_Component": "Home Support",
                "Primary_Support_Reason": "Physical Support",
            },
        ),
    )

    assert account.until.is_ongoing
    assert "Care package started: Home Support" == account.title
    assert "Primary support reason: Physical Support." in account.fact


def test_a_death_that_every_row_repeats_is_told_once():
    row = {**BASE, "Event_Type": "Request", "Date_of_Death": "2024-12-01"}
    values = read(CLD, {**row, "Event_Start_Date": "2024-05-01"}, {**row, "Event_Start_Date": "2024-06-01"})

    assert ["adults:person:P9#died"] == [account.key for account in of(Account, values) if account.kind is Kind.DEATH]
    assert {"2024-12-01"} == {person.died.edtf for person in of(Person, values)}
    assert ["2025-03-31"] == [reading.as_at.isoformat() for reading in of(Reading, values)]


def test_a_safeguarding_row_tells_its_concern_and_its_enquiry_with_what_came_of_the_risk():
    values = read(
        CONCERN,
        {
            "Concern ID": "S1", "Person ID": "P9", "Date of concern": "03/02/2024", "Source of concern": "Care worker",
            "Type of abuse": "Neglect; Financial", "Location of risk": "Own home", "Outcome of concern": "Enquiry",
            "Type of enquiry": "Section 42", "Section 42 start date": "05/02/2024", "Section 42 end date": "01/04/2024",
            "Enquiry outcome": "Substantiated", "Risk outcome": "Risk reduced", "Desired outcomes": "To stay at home",
            "Desired outcomes achieved": "Fully", "Lacks capacity": "No",
        },
    )  # fmt: skip
    concern, started, ended = of(Account, values)

    assert [
        (Kind.SAFEGUARDING_CONCERN, "2024-02-03", "Enquiry"),
        (Kind.ADULT_ENQUIRY_STARTED, "2024-02-05", None),
        (Kind.ADULT_ENQUIRY_COMPLETED, "2024-04-01", "Substantiated. Risk: Risk reduced."),
    ] == told(values)
    assert EvidenceStatus.ALLEGED is concern.evidence_status
    assert "Kind of harm: Neglect; Financial." in concern.fact
    assert "What the person wanted: To stay at home." in started.fact
    assert "What the person wanted was achieved: Fully." in ended.fact
    assert [] == of(Problem, values)


texts = st.sampled_from(["", "Request", "Service", "P9", "2024-02-01", "zz/zz/2024", "NULL", "words", "Carer", "Y"])


@settings(max_examples=40)
@given(st.lists(st.lists(texts, min_size=len(CLD), max_size=len(CLD)), max_size=3))
def test_every_row_is_accounted_for_whatever_it_holds(rows):
    (reading,) = of(Reading, read(CLD, *(dict(zip(CLD, row, strict=True)) for row in rows)))

    assert reading.found == reading.accounted == sum(map(any, rows))
