"""Dumps of case notes. No sample is public: the rows are invented, made from the published list of columns."""

import csv
import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, Action, Ignored, Kind, Person, Problem, Reading
from importers.notes import CaseNotes

COLUMNS = ["id", "person_id", "note_type", "title", "created_on", "created_by", "last_updated_by", "note"]
VISIT = (
    'Visited today. Ann was seen alone. She said "I do not like it when he shouts". On 3 February 2024 police attended '
    "the flat after a report of domestic abuse. She has a bruise on her arm.\n\nAction: call the school by 9 March 2024."
)


def as_csv(rows, columns=COLUMNS):
    file = io.StringIO()
    csv.writer(file).writerows([columns, *rows])
    return Document("notes.csv", content=file.getvalue().encode())


def as_xlsx(rows, columns=COLUMNS):
    book = Workbook()
    for row in [columns, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return Document("notes.xlsx", content=file.getvalue())


def row(note=VISIT, number="7", person="33", created="05/02/2024 16:10:00", kind="Home Visit"):
    return [number, person, kind, "", created, "J Example", "K Other", note]


def read(document):
    return list(CaseNotes().read([document]))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    "columns",
    [
        COLUMNS,
        [
            "Note ID",
            "Mosaic ID",
            "Case note type",
            "Subject",
            "Date created",
            "Author",
            "Last updated by",
            "Case note text",
        ],
        ["Record ID", "Person ID", "Type", "Heading", "Date of event", "Worker", "Last-Updated-By", "Body"],
    ],
)
def test_a_dump_is_known_for_certain_by_its_columns_however_they_drift(columns, make):
    document = make([row()], columns)

    assert Certainty.CERTAIN is CaseNotes().recognises(document).certainty
    assert [("33", True)] == [(person.id, person.is_subject) for person in of(Person, read(document))]
    assert [] == of(Problem, read(document))


@pytest.mark.parametrize(
    "text", ["Mum was cross, tired, alone.\nNothing else.\n", "name,colour\na,b\n", "id;note\n1;words\n"]
)
def test_what_is_no_dump_is_not_certain(text):
    assert Certainty.CERTAIN is not CaseNotes().recognises(Document("a.txt", content=text.encode())).certainty


def told(values):
    return [
        (one.kind, one.when.edtf, one.title, one.fact, one.evidence_status, one.action, one.child_voice, one.agency)
        for one in of(Account, values)
    ] + [(one.text, one.due.edtf) for one in of(Action, values)]


@pytest.mark.parametrize(
    "note", [VISIT, "Mother rang. Police arrested him on 1 January 2024.", "Seen: Ann alone\n\nAll well."]
)
def test_a_note_in_a_row_is_read_as_the_same_note_in_a_file(note):
    heading = "Date: 05/02/2024\nTime: 16:10\nAuthor: J Example\nType: Home Visit\n\n"
    alone = read(Document("note.txt", content=(heading + note).encode()))

    assert told(alone) == told(read(as_csv([row(note)])))


def test_everything_a_row_tells_is_about_its_person_and_says_when_it_was_recorded():
    values = read(as_csv([row(), row("Mother rang.", "8", "34", "2024-02-06", "Telephone call")]))
    accounts = of(Account, values)

    assert {"33", "34"} == {part.person for one in accounts for part in one.people if part.role == "subject"}
    assert all(sum(part.role == "subject" for part in one.people) == 1 for one in accounts)
    assert {("row 2", "2024-02-05"), ("row 3", "2024-02-06")} == {
        (one.source.locator, one.source.recorded_on.isoformat()) for one in accounts
    }
    assert [] == [one for one in accounts if one.source.start is not None]
    assert {Kind.VISIT, Kind.POLICE_INCIDENT, Kind.TELEPHONE_CALL} <= {one.kind for one in accounts}


def test_the_day_of_an_event_is_not_the_day_the_note_was_written():
    columns = [*COLUMNS, "Date of event"]
    (account,) = of(Account, read(as_csv([[*row("Mother rang."), "01/02/2024"]], columns)))

    assert ("2024-02-01", "2024-02-05") == (account.when.edtf, account.source.recorded_on.isoformat())


def test_a_key_is_that_of_the_record_and_changes_with_neither_place_nor_file():
    first = {one.key for one in of(Account, read(as_csv([row(), row("x", "8")])))}
    again = {one.key for one in of(Account, read(as_xlsx([row("x", "8"), row()])))}

    assert first == again
    assert "notes:case-note:33/7#note" in first


def test_the_same_words_about_two_children_are_two_records():
    keys = [one.key for one in of(Account, read(as_csv([row("All well.", "", "33"), row("All well.", "", "34")])))]

    assert 2 == len(set(keys))


def test_what_is_left_out_and_what_is_wrong_is_named():
    values = read(
        as_csv([row("", "7"), row("All well.", "8", created="soon"), row("Born 31/02/2020 in Exampleton. Seen.", "9")])
    )
    messages = {problem.message for problem in of(Problem, values)}

    assert [("last_updated_by", 3)] == [(one.path, one.count) for one in of(Ignored, values)]
    assert {
        "a case note holds no words",
        "a case note has no date; it is kept undated",
        "a date that does not exist; no event was made of it",
    } <= messages


cells = st.sampled_from(
    ["", "33", "1", "2024-02-05", "99/99/2024", VISIT, "Mother rang.", "NULL", "\u2028", "Date: 1/1/2024"]
)
rows_of_cells = st.lists(st.lists(cells, max_size=9), max_size=5)


@settings(max_examples=60)
@given(rows_of_cells, st.permutations(range(5)))
def test_every_row_is_accounted_for_and_the_order_of_rows_changes_no_key(rows, order):
    values = read(as_csv(rows))
    shuffled = read(as_csv([rows[at] for at in order if at < len(rows)]))
    (reading,) = of(Reading, values)

    assert reading.found == reading.accounted
    assert Counter((a.key, a.fact) for a in of(Account, values)) == Counter(
        (a.key, a.fact) for a in of(Account, shuffled)
    )


@pytest.mark.parametrize("heading", ["person", "Person", "name", "client name"])
def test_a_column_of_whose_note_it_is_gives_the_person_the_name(heading):
    columns = ["note_id", "person_id", heading, "note_type", "date_of_event", "created_on", "created_by", "note"]
    values = read(
        as_csv([["7", "33", "EXAMPLE, Ann", "Visit", "05/02/2024", "06/02/2024", "J Example", VISIT]], columns)
    )

    assert [("33", "Ann Example")] == [(one.id, one.name) for one in of(Person, values) if one.is_subject]
    assert [] == [one.message for one in of(Problem, values) if "not in the mapping" in one.message]
