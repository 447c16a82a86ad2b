"""Casework tables. No sample of them is public: the rows here are invented, made from the published lists of columns."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, Action, Kind, Person, Problem, Reading
from importers.casework import casework_tables

VISIT = [
    "visit_id", "person_id", "visit_type", "planned_datetime", "actual_datetime", "reason_not_planned", "reason_visit_not_made",
    "seen_alone_flag", "completed_flag", "org_id", "worker_id", "cp_registration_id", "cp_visit_schedule_step_id",
    "cp_visit_schedule_days", "cp_visit_on_time",
]  # fmt: skip
WARNING = [
    "id", "person_id", "start_date", "review_date", "end_date", "individual_notified", "notification_details", "review_details",
    "next_review_date", "note_type", "status", "date_informed", "how_informed", "warning_narrative", "managers_name",
    "date_manager_informed", "sccv_created_at", "sccv_created_by", "sccv_last_modified_at", "sccv_last_modified_by",
]  # fmt: skip
FORM = [
    "recordId", "personId", "firstName", "lastName", "dateOfBirth", "officerEmail", "caseFormUrl", "formName",
    "caseFormTimestamp", "dateOfEvent", "title",
]  # fmt: skip


def as_csv(headings, *rows):
    file = io.StringIO()
    csv.writer(file).writerows([headings, *([row.get(heading, "") for heading in headings] for row in rows)])
    return Document("dump.csv", content=file.getvalue().encode())


def as_xlsx(headings, *rows):
    book = Workbook()
    for row in [dict(zip(headings, headings, strict=True)), *rows]:
        book.active.append([row.get(heading) for heading in headings])
    file = io.BytesIO()
    book.save(file)
    return Document("dump.xlsx", content=file.getvalue())


def read(document):
    return list(casework_tables().read([document]))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


def visit(**values):
    return {
        "visit_id": "91", "person_id": "33", "visit_type": "CP visit", "planned_datetime": "2024-02-01 10:00:00",
        "worker_id": "7", **values,
    }  # fmt: skip


@pytest.mark.parametrize("headings", [VISIT, WARNING, FORM])
@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_each_table_is_known_for_certain_by_its_columns(headings, make):
    assert Certainty.CERTAIN is casework_tables().recognises(make(headings)).certainty


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_a_visit_on_which_the_child_was_seen_alone(make):
    values = read(make(VISIT, visit(actual_datetime="01/02/2024 14:30:00", seen_alone_flag="Y", cp_visit_on_time="Y")))
    (account,) = of(Account, values)

    assert ("casework:visit:91#made", Kind.CHILD_SEEN_ALONE, "2024-02-01T14:30") == (
        account.key,
        account.kind,
        account.when.edtf,
    )
    assert "Visit made; the child was seen alone. It was planned for 1 February 2024" in account.fact
    assert "Marked as on time for the child protection plan: yes." in account.fact
    assert {("33", "subject"), ("worker-7", "worker")} == {(part.person, part.role) for part in account.people}
    assert [] == of(Problem, values)


def test_a_visit_on_which_the_child_was_not_seen_alone_says_so():
    (account,) = of(Account, read(as_csv(VISIT, visit(actual_datetime="2024-02-01", seen_alone_flag="N"))))

    assert Kind.VISIT is account.kind
    assert "Child seen alone: no." in account.fact


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("", Kind.VISIT_NOT_MADE),
        ("NO_ACCESS", Kind.NO_ACCESS_VISIT),
        ("Family cancelled", Kind.CANCELLED_BY_CARER),
        ("staff sickness", Kind.CANCELLED_BY_SERVICE),
        ("Snow", Kind.VISIT_NOT_MADE),
    ],
)
def test_a_planned_visit_that_was_not_made_is_told_as_that_on_the_day_it_was_planned_for(reason, kind):
    (account,) = of(Account, read(as_csv(VISIT, visit(reason_visit_not_made=reason))))

    assert (kind, "2024-02-01T10:00") == (account.kind, account.when.edtf)
    assert account.fact.startswith("A visit was planned for this day; the record holds no visit made.")
    assert (f"Reason recorded: {reason}." in account.fact) is bool(reason)


def test_a_warning_note_is_a_span_with_its_review_and_its_end():
    values = read(
        as_csv(
            WARNING,
            {
                "id": "5", "person_id": "33", "start_date": "2024-01-02", "review_date": "2024-06-02", "end_date": "2024-09-01",
                "review_details": "Still needed", "next_review_date": "2025-01-02", "note_type": "Risk to staff",
                "warning_narrative": "Visit in pairs.", "sccv_created_at": "2024-01-03 09:00:00", "sccv_created_by": "a@example.org",
            },
        )
    )  # fmt: skip
    started, reviewed, ended = of(Account, values)
    (action,) = of(Action, values)

    assert ("2024-01-02", "2024-09-01", "2024-01-03") == (
        started.when.edtf,
        started.until.edtf,
        started.source.recorded_on.isoformat(),
    )
    assert "Visit in pairs." in started.fact
    assert ("2024-06-02", "Warning note reviewed. Still needed") == (reviewed.when.edtf, reviewed.fact)
    assert (Kind.WARNING_NOTE_ENDED, "2024-09-01") == (ended.kind, ended.when.edtf)
    assert ("Next review of the warning note due.", "2025-01-02") == (action.text, action.due.edtf)


def test_a_review_that_is_only_due_is_no_event():
    values = read(
        as_csv(WARNING, {"id": "5", "person_id": "33", "start_date": "2024-01-02", "review_date": "2024-06-02"})
    )

    assert ["started"] == [account.key.partition("#")[2] for account in of(Account, values)]
    assert ["2024-06-02"] == [action.due.edtf for action in of(Action, values)]


def test_the_day_of_a_form_and_the_day_it_was_saved_are_kept_apart():
    form = {"recordId": "a1", "personId": "33", "firstName": "Ann", "lastName": "Example", "formName": "Case note"}
    saved = {"caseFormTimestamp": "25/10/2020 13:49:43"}
    (dated,) = of(Account, read(as_csv(FORM, {**form, **saved, "dateOfEvent": "2020-10-20T00:00:00.0000000"})))
    values = read(as_csv(FORM, {**form, **saved}))
    (undated,) = of(Account, values)

    assert ("2020-10-20", "2020-10-25") == (dated.when.edtf, dated.source.recorded_on.isoformat())
    assert "2020-10-25T13:49" == undated.when.edtf
    assert undated.fact.startswith("The form gives no day of its own; this is the day it was saved.")
    assert "Ann Example" in [person.name for person in of(Person, values)]


texts = st.sampled_from(["", "1", "N", "Y", "33", "2024-02-01", "32/13/2024", "NULL", "no access", "words"])


@settings(max_examples=40)
@given(st.sampled_from([VISIT, WARNING, FORM]), st.lists(st.lists(texts, min_size=20, max_size=20), max_size=5))
def test_every_row_is_accounted_for_whatever_it_holds(headings, rows):
    document = as_csv(headings, *(dict(zip(headings, row, strict=False)) for row in rows))
    (reading,) = of(Reading, read(document))

    assert reading.found == reading.accounted
