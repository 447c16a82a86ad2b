"""Annex A lists: invented workbooks with the drift that real ones have."""

import datetime as dt
import io
import random

import pytest
from openpyxl import Workbook

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import (
    Account,
    Action,
    Basis,
    Coverage,
    Extent,
    Ignored,
    Kind,
    Person,
    PersonKind,
    Problem,
    Reading,
    Severity,
)
from importers.annex_a import AnnexA

WHO = {"Child Unique ID": "c1", "Gender": "b) Female", "Ethnicity": "a) WBRI", "Date of Birth": dt.date(2015, 3, 4)}
CONTACT = {
    **WHO,
    "Age of Child (Years)": 9,
    "Date of Contact": dt.date(2024, 1, 10),
    "Contact Source": "q) 6: Police",
}
REFERRAL = {
    **WHO,
    "Date of referral": "2024-01-12",
    "Referral Source": "School Nurse [3C]",
    "Referral NFA?": "No",
    "Number of Referrals in Last 12 Months": 2,
    "Allocated Team": "Duty Team",
    "Allocated Worker": "Ann\N{NO-BREAK SPACE}Example",
}
S47 = {
    **WHO,
    "Strategy discussion initiating Section 47 Enquiry Start Date": "20/01/2024",
    "Was an Initial Child Protection Conference deemed unnecessary?": "b) No",
    "Date of Initial Child Protection Conference": "31.1.2024",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan": "a) Yes",
}
PLAN = {
    **WHO,
    "Child Protection Plan Start Date": "31-Jan-24",
    "Initial Category of Abuse": "Neglect",
    "Latest Category of Abuse": "Neglect, Physical",
    "Date of the Last Statutory Visit": dt.date(2024, 2, 9),
    "Was the Child Seen Alone?": "a) Yes",
    "Date of latest review conference": None,
    "Child Protection Plan End Date": None,
    "Number of Previous Child Protection Plans": 1,
}
CARE = {
    **WHO,
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))": "b) No",
    "Date Started to be Looked After": dt.date(2024, 3, 1),
    "Child’s Category of Need": "N5a - Domestic Abuse",
    "Start date of current legal status": dt.date(2024, 3, 1),
    "Child’s Legal Status": "L1: Police protection",
    "Date of Latest Statutory Review": dt.date(2024, 3, 20),
    "Start Date of Most Recent Placement": dt.date(2024, 3, 5),
    "Placement Type": "d) U4: Foster placement - long term",
    "Placement postcode": "nope",
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months": 3,
    "Was the child offered a Return Interview after their last missing episode (Y/N)?": "Not Offered (Other)",
    "Date Ceased to be Looked After": None,
    "Reason Ceased to be Looked After": "",
    "Allocated Worker": "Ann Example",
}
ADOPTION = {
    **WHO,
    "Family identifier": "f1",
    "Date the Child Entered Care": dt.date(2024, 3, 1),
    "Date of Decision that Child Should be Placed for Adoption": dt.date(2024, 6, 1),
    "Date of Decision that Child Should No Longer be Placed for Adoption": dt.date(2024, 8, 1),
    "Reason Why Child No Longer Placed for Adoption": "RD2",
}
LEAVER = {
    **WHO,
    "Eligibility Category": "b) Former relevant child",
    "LA in Touch": "a) Yes",
    "Type of Accommodation": "U: Independent living",
    "Allocated Personal Advisor": "Bea Example",
}
ADOPTER = {
    "Individual adopter identifier": "a1",
    "Family identifier": "f1",
    "Date enquiry received": dt.date(2023, 1, 1),
}
CIN = {
    **WHO,
    "CIN Start Date": dt.date(2024, 1, 12),
    "Primary Need Code": "XYZ - Something local",
    "Date Child Was Last Seen": dt.date(2024, 2, 1),
    "CIN Closure Date": dt.date(2024, 2, 20),
    "Reason for Closure": "RC8 - Case closed after assessment, NFA",
    "Case Status": "e) Closed episode",
}


def workbook(*lists, above=0, shuffle=None):
    """A sheet for each list of rows; the columns are those of its first row."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(lists, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for line in range(above):
            sheet.append([f"Example Borough, list {number}, line {line}"])
        headings = list(rows[0])
        if shuffle:
            shuffle.shuffle(headings)
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    file = io.BytesIO()
    book.save(file)
    return Document("lists.xlsx", content=file.getvalue())


def read(*documents):
    return list(AnnexA().read(documents))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


def told(*lists, **how):
    """Accounts of a workbook by the part of the key that says which record and role."""
    accounts = of(Account, read(workbook(*lists, **how)))
    return {(account.key.split(":")[1], account.key.partition("#")[2]): account for account in accounts}


def test_a_list_is_known_by_its_columns_whatever_sheet_and_file_are_called():
    assert Certainty.CERTAIN is AnnexA().recognises(workbook([CONTACT])).certainty
    assert (
        Certainty.CERTAIN
        is AnnexA()
        .recognises(workbook([{"child unique id ": "", "DATE OF  CONTACT": "", "Contact_Source": ""}]))
        .certainty
    )
    assert Certainty.NO is AnnexA().recognises(workbook([{"Child Unique ID": "c1", "Notes": "x"}])).certainty
    assert Certainty.NO is AnnexA().recognises(Document("note.txt", content=b"10 January 2024. Visit.")).certainty


def test_titles_above_the_headings_and_another_order_of_columns_change_nothing():
    plain = read(workbook([CONTACT], [CARE]))
    moved = read(workbook([CONTACT], [CARE], above=2, shuffle=random.Random(7)))

    assert [(a.key, a.when, a.fact) for a in of(Account, plain)] == [
        (a.key, a.when, a.fact) for a in of(Account, moved)
    ]


def test_a_contact_and_a_referral_name_where_they_came_from():
    accounts = told([CONTACT], [REFERRAL])
    contact, referral = accounts["contact", "received"], accounts["referral", "received"]

    assert ("annex-a:contact:c1/2024-01-10#received", Kind.CONTACT, "2024-01-10") == (
        contact.key,
        contact.kind,
        contact.when.edtf,
    )
    assert "Contact from the police" == contact.title
    assert (Kind.REFERRAL, "Referral from a school nurse", "Further action") == (
        referral.kind,
        referral.title,
        referral.outcome,
    )
    assert "Referrals in the 12 months before the list: 2." in referral.fact


def test_a_referral_that_led_to_nothing_is_one_without_further_action():
    accounts = told([{**REFERRAL, "Referral NFA?": "a) Yes"}])

    assert Kind.REFERRAL_NO_FURTHER_ACTION is accounts["referral", "received"].kind


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-01-31", "2024-01-31"),
        ("31/01/2024", "2024-01-31"),
        ("31.1.2024", "2024-01-31"),
        ("31-Jan-24", "2024-01-31"),
        ("45322", "2024-01-31"),
    ],
)
def test_dates_are_read_however_a_sheet_holds_them(written, edtf):
    assert edtf == told([{**CONTACT, "Date of Contact": written}])["contact", "received"].when.edtf


def test_a_year_of_two_figures_says_that_its_century_was_worked_out():
    when = told([PLAN])["cp", "started"].when

    assert (Basis.YEAR_FROM_CONTEXT, "31-Jan-24") == (when.basis, when.as_written)


def test_a_date_that_is_none_keeps_its_words_and_is_reported():
    values = read(workbook([{**CONTACT, "Date of Contact": "last week"}]))

    assert "last week" == of(Account, values)[0].when.as_written
    assert any("is not a date" in problem.message for problem in of(Problem, values))


def test_an_enquiry_tells_of_the_conference_that_it_led_to():
    accounts = told([S47])

    assert "Initial child protection conference on 31 January 2024" == accounts["s47", "started"].outcome
    assert "A child protection plan was made" == accounts["s47", "conference"].outcome


def test_the_latest_visit_says_that_it_is_the_latest_and_whether_the_child_was_seen_alone():
    seen, unseen, unclear = (
        told([{**PLAN, "Was the Child Seen Alone?": alone}])["cp", "latest-visit"]
        for alone in ("a) Yes", "b) No", "Child seen")
    )

    assert [Kind.CHILD_SEEN_ALONE, Kind.VISIT, Kind.VISIT] == [seen.kind, unseen.kind, unclear.kind]
    assert "the latest in the list, which does not hold earlier ones" in seen.fact
    assert "The child was not seen alone." in unseen.fact
    assert "Child seen alone: Child seen (not recognised)." in unclear.fact


def test_a_later_list_adds_its_latest_visit_and_does_not_take_the_place_of_the_last():
    first = told([PLAN])["cp", "latest-visit"].key
    later = told([{**PLAN, "Date of the Last Statutory Visit": dt.date(2024, 3, 9)}])
    started = told([PLAN])["cp", "started"].key

    assert first != later["cp", "latest-visit"].key
    assert started == later["cp", "started"].key


def test_a_plan_is_a_span_that_is_open_until_it_ends():
    running = told([PLAN])["cp", "started"]
    ended = told([{**PLAN, "Child Protection Plan End Date": dt.date(2024, 9, 1)}])["cp", "started"]

    assert running.until.is_ongoing
    assert "2024-09-01" == ended.until.edtf
    assert "Child protection plan started: neglect" == running.title
    assert "Latest category of abuse: multiple categories (written “Neglect, Physical”)" in running.fact


def test_a_plan_that_began_before_the_birth_is_no_problem():
    values = read(workbook([{**PLAN, "Date of Birth": dt.date(2024, 4, 1)}]))

    assert [] == [problem for problem in of(Problem, values) if problem.severity is not Severity.NOTE]


def test_a_looked_after_child_has_legal_status_and_placement_by_their_codes():
    accounts = told([CARE])

    assert Kind.POLICE_PROTECTION is accounts["looked-after", "latest-legal-status"].kind
    assert "Placement: long-term foster placement" == accounts["looked-after", "latest-placement"].title
    assert "Postcode of the placement: nope." in accounts["looked-after", "latest-placement"].fact
    assert "Category of need: family dysfunction (written “N5a - Domestic Abuse”)." in accounts["care", "started"].fact


def test_a_placement_and_a_legal_status_end_with_being_looked_after():
    accounts = told(
        [{**CARE, "Date Ceased to be Looked After": dt.date(2024, 5, 1), "Reason Ceased to be Looked After": "E41"}]
    )

    assert {"2024-05-01"} == {
        accounts[key].until.edtf
        for key in [("care", "started"), ("looked-after", "latest-placement"), ("looked-after", "latest-legal-status")]
    }
    assert "Residence or child arrangements order" == accounts["care", "ceased"].outcome


def test_numbers_of_missing_episodes_are_told_with_the_record_and_are_no_events():
    accounts = told([CARE])
    snapshot = accounts["looked-after", "snapshot"]

    assert "Times missing from the placement in the 12 months before: 3." in snapshot.fact
    assert (
        "Return interview offered after the last missing episode: no (written “Not Offered (Other)”)." in snapshot.fact
    )
    assert (False, "when the list was made", Kind.STATUS_SNAPSHOT) == (
        snapshot.when.dated,
        snapshot.when.as_written,
        snapshot.kind,
    )
    assert not {account.kind for account in accounts.values()} & {Kind.MISSING, Kind.RETURN_INTERVIEW}


def test_entering_care_in_two_lists_is_one_record():
    keys = [
        account.key
        for account in of(Account, read(workbook([CARE], [ADOPTION])))
        if account.kind is Kind.BECAME_LOOKED_AFTER
    ]

    assert ["annex-a:care:c1/2024-03-01#started"] * 2 == keys


def test_a_decision_against_adoption_is_told_with_its_reason():
    account = told([ADOPTION])["adoption", "reversed"]

    assert (Kind.ADOPTION_STEP, "The court did not make a placement order") == (account.kind, account.outcome)


def test_a_care_leaver_without_dates_is_told_once_undated_and_without_a_warning():
    values = read(workbook([LEAVER]))

    assert 1 == len(of(Account, values))
    assert (
        "Entitlement: former relevant child. Authority in touch: in touch. Accommodation: independent living."
        in of(Account, values)[0].fact
    )
    assert [] == of(Problem, values)


def test_an_id_in_several_lists_is_one_child_with_what_each_list_says():
    people = of(Person, read(workbook([CONTACT], [CIN], [{**PLAN, "Does the Child have a Disability": "a) Yes"}])))

    assert [("c1", "2015-03-04", "female")] == [(one.id, one.born.edtf, one.sex) for one in people]
    assert (("Ethnicity", "White British"), ("Disability", "yes")) == people[0].details
    assert people[0].is_subject


@pytest.mark.parametrize("order", [1, -1])
def test_lists_that_disagree_about_a_birth_are_reported_and_the_most_rows_decide(order):
    lists = [[CONTACT], [REFERRAL], [{**S47, "Date of Birth": dt.date(2014, 3, 4)}]][::order]
    values = read(workbook(*lists))

    assert ["2015-03-04"] == [one.born.edtf for one in of(Person, values) if one.id == "c1"]
    assert [("c1",)] == [problem.about for problem in of(Problem, values) if "dates of birth" in problem.message]


def test_workers_are_people_who_have_a_part_as_of_the_day_of_the_list():
    values = read(workbook([REFERRAL], [CARE]))
    (worker,) = [one for one in of(Person, values) if one.kind is PersonKind.PROFESSIONAL]
    (referral,) = [account for account in of(Account, values) if account.kind is Kind.REFERRAL]

    assert "Ann Example" == worker.name
    assert [("c1", "subject", ""), ("Ann Example", "worker when the list was made", "Duty Team")] == [
        (part.person, part.role, part.agency) for part in referral.people
    ]


def test_a_value_that_is_not_recognised_stands_as_written_with_a_note():
    values = read(workbook([CIN]))
    (opened,) = [account for account in of(Account, values) if account.key.endswith("#started")]
    notes = [problem for problem in of(Problem, values) if "not recognised" in problem.message]

    assert "Primary need: XYZ - Something local (not recognised)." in opened.fact
    assert [(Severity.NOTE, ("c1",))] == [(note.severity, note.about) for note in notes]
    assert not any("XYZ" in problem.message for problem in of(Problem, values))


def test_an_age_is_checked_against_the_date_of_birth_and_no_more():
    right, wrong = (read(workbook([{**CONTACT, "Age of Child (Years)": age}])) for age in (8.85, 12))

    assert [] == of(Problem, right)
    assert ["an age does not agree with the date of birth"] == [problem.message for problem in of(Problem, wrong)]
    assert [("Age", 1)] == [(left.path, left.count) for left in of(Ignored, right)]


def test_an_age_without_a_date_of_birth_is_told_with_the_child():
    (child,) = of(Person, read(workbook([{**CONTACT, "Date of Birth": None}])))

    assert ("Age in the list", "9") in child.details


def test_an_age_is_not_doubted_for_a_list_of_old_dates_alone():
    assert [] == of(Problem, read(workbook([{**ADOPTION, "Age of Child (Years)": 14}])))
    assert 1 == len(of(Problem, read(workbook([{**ADOPTION, "Age of Child (Years)": 2}]))))


def test_a_column_that_no_list_has_is_named():
    values = read(workbook([{**CONTACT, "Shoe size": 3}]))

    assert ["column Shoe size is not in the mapping; its filled cells were not read"] == [
        p.message for p in of(Problem, values)
    ]


def test_a_next_review_is_an_action_and_no_event():
    values = read(workbook([{**PLAN, "Date of next review conference": dt.date(2024, 7, 1)}]))

    assert [("Next review conference.", "2024-07-01")] == [
        (action.text, action.due.edtf) for action in of(Action, values)
    ]
    assert "2024-07-01" not in {account.when.edtf for account in of(Account, values)}


def test_the_list_of_adopters_is_left_out_by_name_and_counted():
    values = read(workbook([ADOPTER, {**ADOPTER, "Individual adopter identifier": "a2"}], [CONTACT]))

    assert 1 == len(of(Account, values))
    assert {"a1", "a2"}.isdisjoint(person.id for person in of(Person, values))
    assert ("List 11", 2) in [(left.path, left.count) for left in of(Ignored, values)]
    assert (3, 3) == next((total.found, total.accounted) for total in of(Reading, values))


def test_a_list_says_what_it_could_have_shown():
    later = {**REFERRAL, "Date of referral": "2024-02-02"}
    extents = {
        (group, coverage.extent): (coverage.from_day, coverage.to_day)
        for coverage in of(Coverage, read(workbook([REFERRAL, later], [PLAN])))
        for group in coverage.groups
    }

    assert (dt.date(2024, 1, 12), dt.date(2024, 2, 2)) == extents["referral", Extent.COMPLETE]
    assert (None, dt.date(2024, 2, 9)) == extents["visit", Extent.LATEST_ONLY]
    assert ("plan", Extent.UNKNOWN) in extents
    assert ("placement_move", Extent.LATEST_ONLY) not in extents


def test_keys_do_not_depend_on_the_order_of_rows():
    rows = [CONTACT, {**CONTACT, "Child Unique ID": "c2"}, {**CONTACT, "Contact Source": "s) 8: Other"}]
    forward, back = (of(Account, read(workbook(order))) for order in (rows, rows[::-1]))

    assert 3 == len({account.key for account in forward})
    assert {(a.key, a.title) for a in forward} == {(a.key, a.title) for a in back}


def test_a_file_for_each_list_tells_the_same_as_one_workbook():
    def text(row):
        return [
            value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value or "") for value in row.values()
        ]

    files = [
        Document(f"{number}.csv", content=("\n".join([",".join(row), ",".join(text(row))])).encode())
        for number, row in enumerate([{**CONTACT}, {**S47}], start=1)
    ]
    apart, one = read(*files), read(workbook([CONTACT], [S47]))

    assert {(a.key, a.fact) for a in of(Account, apart)} == {(a.key, a.fact) for a in of(Account, one)}
    assert 1 == len(of(Person, apart))
    assert ["1.csv", "2.csv"] == [total.document for total in of(Reading, apart)]


def test_a_row_that_names_no_child_is_reported():
    values = read(workbook([{**CONTACT, "Child Unique ID": None}]))

    assert any("a row names no child" in problem.message for problem in of(Problem, values))
