"""What real CIN returns get wrong: survived, reported, never mended."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document, Limits
from chronology.hooks import Read
from chronology.model import Account, Coverage, Extent, Kind, Person, Problem, Reading, Severity
from chronology.normalise import gathered
from importers.cin import CinCensus
from importers.cin.census import census_year_start

HEADER = (
    "<Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year>"
    "<ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>"
)


def census(*children: str, header: str = HEADER) -> str:
    return f"<Message>{header}<Children>{''.join(children)}</Children></Message>"


def child(details: str = "", *, child_id: str = "A1", more: str = "") -> str:
    return (
        f"<Child><ChildIdentifiers><LAchildID>{child_id}</LAchildID>{more}</ChildIdentifiers>"
        f"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{details}</Child>"
    )


def details(inside: str = "", referral: str = "2024-09-02") -> str:
    return f"<CINdetails><CINreferralDate>{referral}</CINreferralDate>{inside}</CINdetails>"


def assessment(inside: str) -> str:
    return f"<Assessments><AssessmentActualStartDate>2024-09-03</AssessmentActualStartDate>{inside}</Assessments>"


def enquiry(inside: str) -> str:
    return f"<Section47><S47ActualStartDate>2024-09-03</S47ActualStartDate>{inside}</Section47>"


def plan(inside: str) -> str:
    return f"<ChildProtectionPlans><CPPstartDate>2024-09-09</CPPstartDate>{inside}</ChildProtectionPlans>"


def read(text: str) -> list[Read]:
    return list(CinCensus().read([Document("return.xml", content=text.encode())]))


def accounts(text: str, kind: Kind | None = None) -> list[Account]:
    return [value for value in read(text) if isinstance(value, Account) and kind in (None, value.kind)]


def messages(text: str) -> list[str]:
    values = read(text)
    end = values[-1]

    assert isinstance(end, Reading)
    assert end.found == end.accounted == sum(1 for _ in ET.fromstring(text).iter())
    return [value.message for value in values if isinstance(value, Problem)]


def test_a_plain_child_has_no_problem() -> None:
    assert messages(census(child(details()))) == []


@pytest.mark.parametrize("flag", ["1", "true", "TRUE", "Y", "yes"])
def test_a_set_flag_is_read_in_every_spelling(flag: str) -> None:
    text = census(child(details(f"<ReferralNFA>{flag}</ReferralNFA>")))

    assert messages(text) == []
    assert [account.outcome for account in accounts(text, Kind.REFERRAL_NO_FURTHER_ACTION)] == ["No further action"]


@pytest.mark.parametrize("flag", ["0", "false", "False", "N", "no"])
def test_an_unset_flag_is_read_in_every_spelling(flag: str) -> None:
    text = census(child(details(f"<ReferralNFA>{flag}</ReferralNFA>")))

    assert messages(text) == []
    assert len(accounts(text, Kind.REFERRAL)) == 1


def test_a_flag_that_is_neither_stays_as_written_and_is_reported() -> None:
    text = census(child(details("<ReferralNFA>perhaps</ReferralNFA>")))

    assert messages(text) == ["element ReferralNFA holds something that is neither yes nor no"]
    assert "perhaps" in accounts(text, Kind.REFERRAL)[0].fact


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        (
            assessment("<AssessmentAuthorisationDate>2024-08-20</AssessmentAuthorisationDate>"),
            "AssessmentAuthorisationDate is before AssessmentActualStartDate",
        ),
        (
            "<Section47><S47ActualStartDate>2024-08-01</S47ActualStartDate></Section47>",
            "S47ActualStartDate is before CINreferralDate",
        ),
        (
            "<ChildProtectionPlans><CPPstartDate>2024-08-01</CPPstartDate></ChildProtectionPlans>",
            "CPPstartDate is before CINreferralDate",
        ),
        (
            "<CINPlanDates><CINPlanStartDate>2024-08-01</CINPlanStartDate></CINPlanDates>",
            "CINPlanStartDate is before CINreferralDate",
        ),
        (
            "<CINclosureDate>2024-08-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>",
            "CINclosureDate is before CINreferralDate",
        ),
        (
            "<CINclosureDate>2025-04-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>",
            "CINclosureDate is after the reference date of the return",
        ),
        (
            "<ReasonForClosure>RC2</ReasonForClosure><CINclosureDate>2024-12-02</CINclosureDate>",
            "ReasonForClosure says died, yet PersonDeathDate is missing",
        ),
        ("<DateOfInitialCPC>2024-09-07</DateOfInitialCPC>", "DateOfInitialCPC is at a weekend"),
        (
            "<DateOfInitialCPC>2024-09-09</DateOfInitialCPC><ReferralNFA>true</ReferralNFA>",
            "ReferralNFA says no further action, yet later steps are recorded under the referral",
        ),
        (
            enquiry("<ICPCnotRequired>1</ICPCnotRequired><DateOfInitialCPC>2024-09-09</DateOfInitialCPC>"),
            "ICPCnotRequired says yes, yet DateOfInitialCPC is filled",
        ),
        (
            plan("<NumberOfPreviousCPP>10</NumberOfPreviousCPP>"),
            "NumberOfPreviousCPP is unusually high",
        ),
        (
            plan("<NumberOfPreviousCPP>-1</NumberOfPreviousCPP>"),
            "element NumberOfPreviousCPP holds something that is not a whole number",
        ),
        ("<CINclosureDate>2024-12-02</CINclosureDate>", "CINclosureDate is filled without ReasonForClosure"),
        (
            "<ReasonForClosure>RC7</ReasonForClosure>",
            "element CINclosureDate is missing; the event is kept undated",
        ),
        ("<ReferralSource/>", "element ReferralSource is empty"),
        ("<Assessments/>", "element Assessments is empty"),
        (
            "<ReferralSource>6</ReferralSource><ReferralSource>2A</ReferralSource>",
            "element ReferralSource stands more than once; only the first was read",
        ),
        (
            "<ReferralSource>99</ReferralSource>",
            "element ReferralSource holds a code for which no meaning is held; it is kept as written",
        ),
        ("<CINreferralDate>2024-09-03</CINreferralDate>", "element CINreferralDate stands more than once"),
    ],
)
def test_a_contradiction_is_one_problem_and_nothing_is_lost(inside: str, message: str) -> None:
    text = census(child(details(inside)))
    (met,) = messages(text)

    assert met.startswith(message)
    assert accounts(text)[0].when.earliest == dt.date(2024, 9, 2)


def test_future_events_are_reported_and_still_told() -> None:
    text = census(child(details(referral="2030-03-31")))

    assert messages(text) == ["CINreferralDate is after the reference date of the return"]
    assert [account.when.edtf for account in accounts(text)] == ["2030-03-31"]


def test_an_end_before_the_start_makes_no_span_and_both_dates_are_told() -> None:
    inside = (
        "<ChildProtectionPlans><CPPstartDate>2024-10-01</CPPstartDate><CPPendDate>2024-09-20</CPPendDate>"
        "</ChildProtectionPlans>"
    )
    started, ended = accounts(census(child(details(inside))))[1:]

    assert (started.when.edtf, started.until) == ("2024-10-01", None)
    assert ended.when.edtf == "2024-09-20"


def test_conferences_on_one_day_are_one_and_on_two_days_are_two_with_a_problem() -> None:
    held = enquiry("<DateOfInitialCPC>2024-09-09</DateOfInitialCPC>")
    same = census(child(details(f"<DateOfInitialCPC>2024-09-09</DateOfInitialCPC>{held}")))
    other = census(child(details(f"<DateOfInitialCPC>2024-09-10</DateOfInitialCPC>{held}")))

    assert messages(same) == []
    assert [account.when.edtf for account in accounts(same, Kind.INITIAL_CONFERENCE)] == ["2024-09-09"]
    assert messages(other) == [
        "DateOfInitialCPC differs between the referral and its section 47 enquiry; both are kept"
    ]
    assert [account.when.edtf for account in accounts(other, Kind.INITIAL_CONFERENCE)] == ["2024-09-09", "2024-09-10"]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("02/09/2024", "2024-09-02"), ("2024-09-02T00:00:00", "2024-09-02"), ("2024-09", "2024-09"), ("soon", None)],
)
def test_dates_are_read_as_systems_write_them_and_others_keep_their_words(written: str, edtf: str | None) -> None:
    (account,) = accounts(census(child(details(referral=written))))

    assert account.when.edtf == edtf
    assert account.when.as_written == written
    if edtf is None:
        message = "element CINreferralDate holds something that is not a date; its words are kept"
        assert messages(census(child(details(referral=written)))) == [message]


def test_unknown_codes_are_kept_as_written() -> None:
    factors = "<AssessmentFactors>RB</AssessmentFactors>"
    inside = assessment(f"<FactorsIdentifiedAtAssessment>{factors}</FactorsIdentifiedAtAssessment>")
    text = census(child(details(inside), more="<Sex>1</Sex>"))
    person = next(value for value in read(text) if isinstance(value, Person))

    assert person.sex == "code 1 (no meaning held)"
    assert "code RB (no meaning held)" in accounts(text, Kind.ASSESSMENT_STARTED)[0].fact
    assert sum("no meaning is held" in message for message in messages(text)) == 2


def test_codes_in_small_letters_are_understood() -> None:
    text = census(child(details("<ReferralSource>3b</ReferralSource>")))

    assert messages(text) == []
    assert accounts(text)[0].title == "Referral from a health visitor"


def test_records_without_their_dates_are_kept_undated() -> None:
    inside = (
        "<Section47><InitialCPCtarget>2024-09-20</InitialCPCtarget><ICPCnotRequired>0</ICPCnotRequired></Section47>"
        "<PreProceedingsandFGDM><FGDMMeetingOffer>1</FGDMMeetingOffer></PreProceedingsandFGDM>"
    )
    text = census(child(f"<CINdetails>{inside}<ReferralSource>6</ReferralSource></CINdetails>"))
    told = {account.kind: account for account in accounts(text)}

    assert [account.when.dated for account in told.values()] == [False, False, False]
    assert "due by 20 September 2024" in told[Kind.S47_STARTED].fact
    assert "offered: yes" in told[Kind.PRE_PROCEEDINGS].fact
    assert told[Kind.PRE_PROCEEDINGS].title == "Pre-proceedings"
    assert len(messages(text)) == 3


def test_two_entries_of_one_identifier_are_one_person_with_distinct_keys() -> None:
    text = census(child(details()), child(details()))
    told = accounts(text)

    assert messages(text) == ["more than one Child has the same LAchildID"]
    assert len({account.key for account in told}) == 2
    assert {account.people[0].person for account in told} == {"A1"}


def test_identifiers_that_hold_the_marks_of_a_key_stay_apart() -> None:
    told = accounts(census(child(details(), child_id="A:1#"), child(details(), child_id="A1")))

    assert len({account.key for account in told}) == 2
    assert all(account.key.count("#") == 1 for account in told)


def test_a_child_without_identifier_is_called_by_its_place() -> None:
    text = census(child(details(), child_id=""))

    assert [account.people[0].person for account in accounts(text)] == ["child-1"]
    assert messages(text) == [
        "element LAchildID is empty",
        "a Child has no LAchildID; it is called by its place in the file",
    ]


def test_each_child_s_contradictions_are_their_own_and_a_whole_file_s_are_gathered_with_their_count() -> None:
    inside = "<DateOfInitialCPC>2024-09-09</DateOfInitialCPC><ReferralNFA>true</ReferralNFA>"
    values = read(census(*(child(details(inside), child_id=f"A{n}") for n in range(350))))
    problems = [value for value in values if isinstance(value, Problem)]
    (one,) = gathered(problems)

    assert [(f"A{n}",) for n in range(350)] == [problem.about for problem in problems]
    assert "(350 times; the first places are named)" in one.message
    assert one.source.locator.startswith("/Message/Children/Child[LAchildID='A0']/CINdetails[1]/ReferralNFA; /")


def test_year_that_is_not_the_reference_year_is_reported() -> None:
    text = census(child(details()), header=HEADER.replace("<Year>2025", "<Year>2024"))

    assert messages(text) == ["Year is not the year of ReferenceDate"]


def test_without_a_header_nothing_is_said_to_be_complete() -> None:
    text = census(child(details()), header="")
    coverage = [value for value in read(text) if isinstance(value, Coverage)]

    assert messages(text) == ["there is no Header: neither the authority nor the reference date is known"]
    assert [value.extent for value in coverage] == [Extent.UNKNOWN]
    assert accounts(text)[0].agency is None


def test_a_second_header_and_a_nested_child_still_add_up() -> None:
    nested = child(details() + child(details(), child_id="A2"))
    text = census(nested).replace("</Message>", f"{HEADER}</Message>")

    assert any("element Header stands more than once" in message for message in messages(text))
    assert any("element Child stands where it does not belong" in message for message in messages(text))


@pytest.mark.parametrize(
    ("reference", "start"),
    [((2024, 3, 31), (2023, 4, 1)), ((2022, 7, 21), (2022, 4, 1)), ((2022, 4, 1), (2022, 4, 1))],
)
def test_the_census_year_starts_on_the_first_of_april_before(
    reference: tuple[int, int, int], start: tuple[int, int, int]
) -> None:
    assert census_year_start(dt.date(*reference)) == dt.date(*start)


def test_a_file_beyond_the_limits_is_refused_as_a_problem() -> None:
    content = census(*(child(details(), child_id=f"A{n}") for n in range(50))).encode()
    values = list(CinCensus().read([Document("return.xml", content=content, limits=Limits(streamed=1000))]))

    assert isinstance(values[-1], Reading)
    assert any(isinstance(value, Problem) and value.severity is Severity.ERROR for value in values)


@given(st.integers(min_value=0, max_value=len(census(child(details())))), st.text(max_size=6))
def test_reading_never_raises_on_a_damaged_file(at: int, inserted: str) -> None:
    whole = census(child(details()))
    values = read(whole[:at] + inserted.encode("utf-8", "replace").decode() + whole[at:])
    end = values[-1]

    assert isinstance(end, Reading)
    assert end.found == end.accounted
