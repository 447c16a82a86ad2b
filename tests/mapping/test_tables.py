"""A mapping of a table, on rows that hold what exports really hold. No public sample of one exists: all is invented."""

import io
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.mapping import MappedImporter, read_mapping
from chronology.model import Account, Action, Coverage, Ignored, Kind, Person, Problem, Reading, Rel, Status

VISITS = """
[mapping]
name = "example-visits"
title = "Visits of Example Borough"
system = "example-borough"
agency = "Example Borough"
reads = "table"
as_at = "typed"
blank = ["NULL"]

[codes.reason]
NA = "nobody was at home"

[[coverage]]
groups = ["visit"]
from = "dates"
to = "typed"
extent = "complete"

[record.visit]
required = ["person", "planned"]
id = "number"
subject = "person"
subject_is = "child"
recorded_on = "typed"
recorded_by = "worker"
purged = { only_if = "void" }
details = ["Others there: {others}."]

[record.visit.fields]
person = { from = ["person_id", "mosaic id"], read = "person" }
number = "visit no"
planned = { from = "planned", read = "datetime" }
actual = { from = "actual", read = "datetime" }
reason = { from = "why not", read = "reason" }
alone = { from = "seen alone", read = "flag" }
note = { from = "note", note = true }
typed = { from = "typed on", read = "date" }
worker = { pattern = "(social )?worker'?s? name", read = "person" }
others = { from = "others", separator = ";" }
void = { from = "void", read = "flag" }
plan = "plan no"
next = { from = "next visit due", read = "date" }

[record.visit.ignore]
"team code" = "a number of the system's own"

[[record.visit.person]]
name = "worker"
role = "worker"
kind = "professional"

[[record.visit.link]]
rel = "arises-from"
record = "visit"
id = "plan"

[[record.visit.action]]
text = "Next visit due."
filled = "next"
due = "next"
owner = "worker"

[[record.visit.event]]
role = "made"
kind = "child_seen_alone"
only_if = "alone"
date = "actual"
fact = ["Visit; planned for {planned}."]
[[record.visit.event]]
role = "made"
kind = "visit"
unless = "alone"
date = "actual"
fact = ["Visit; planned for {planned}."]
[[record.visit.event]]
role = "not-made"
kind = "no_access_visit"
filled = "planned"
empty = "actual"
date = "planned"
fact = ["Visit planned for this day was not made.", "Reason: {reason}."]
"""
HEADINGS = [
    "Person ID",
    "Visit_No",
    "Planned",
    "Actual",
    "Why not?",
    "Seen\N{NO-BREAK SPACE}alone",
    "Note",
    "Typed on",
    "Social Worker's name",
    "Others",
    "Void",
    "Plan no",
    "Next visit due",
    "Team code",
]


def importer(text=VISITS):
    return MappedImporter.of(read_mapping(text, "visits.toml"))


def csv_of(rows, headings=HEADINGS):
    import csv

    file = io.StringIO()
    csv.writer(file).writerows([headings, *rows])
    return Document("visits.csv", content=file.getvalue().encode())


def xlsx_of(rows, headings=HEADINGS):
    book = Workbook()
    for row in [headings, *rows]:
        book.active.append([cell or None for cell in row])
    file = io.BytesIO()
    book.save(file)
    return Document("visits.xlsx", content=file.getvalue())


def row(**values):
    cells = dict.fromkeys(HEADINGS, "") | {"Person ID": "c1", "Planned": "01/02/2024"}
    return list({**cells, **values}.values())


def read(document, text=VISITS):
    return list(importer(text).read([document]))


def of(kind, read):
    return [value for value in read if isinstance(value, kind)]


MADE = row(**{"Visit_No": "v1", "Actual": "2024-02-01T14:30", "Seen\N{NO-BREAK SPACE}alone": "Y"})


def test_a_file_is_known_by_the_columns_that_are_required_however_they_are_spelt():
    assert Certainty.CERTAIN is importer().recognises(csv_of([], ["PERSON  id", "planned"])).certainty
    assert Certainty.CERTAIN is importer().recognises(csv_of([], ["Mosaic-ID", "x", "Planned?"])).certainty
    assert Certainty.NO is importer().recognises(csv_of([], ["Person ID", "Actual"])).certainty
    assert Certainty.NO is importer().recognises(Document("a.xml", content=b"<a/>")).certainty


@pytest.mark.parametrize("make", [csv_of, xlsx_of])
def test_a_row_becomes_the_event_whose_conditions_hold(make):
    made, not_made = of(
        Account,
        read(make([MADE, row(**{"Visit_No": "v2", "Why not?": "NA"})])),
    )

    assert ("example-borough:visit:v1#made", Kind.CHILD_SEEN_ALONE, "2024-02-01T14:30") == (
        made.key,
        made.kind,
        made.when.edtf,
    )
    assert "Visit; planned for 1 February 2024." == made.fact
    assert ("example-borough:visit:v2#not-made", Kind.NO_ACCESS_VISIT, "2024-02-01") == (
        not_made.key,
        not_made.kind,
        not_made.when.edtf,
    )
    assert "Visit planned for this day was not made. Reason: nobody was at home." == not_made.fact


def test_whom_a_row_is_about_and_who_else_took_part_are_people():
    (person, account) = read(csv_of([row(**{"Social Worker's name": "J Example", "Actual": "1 Feb 2024"})]))[:2]

    assert ("c1", "child", True) == (person.id, person.kind, person.is_subject)
    assert [("c1", "subject"), ("J Example", "worker")] == [(part.person, part.role) for part in account.people]


def test_a_note_is_quoted_whole_and_told_after_the_fact_with_the_details_on_the_first_event():
    note = "Ann was well. " + "She talked about school for a long while. " * 12
    (account,) = of(Account, read(csv_of([row(Actual="2/2/2024", Note=note, Others="mother; aunt")])))

    assert account.fact.startswith("Visit; planned for 1 February 2024. Others there: mother; aunt. Ann was well. She")
    assert account.fact.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert note.strip() == account.source.quote


def test_what_was_due_is_an_action_and_a_link_names_the_other_record():
    values = read(csv_of([row(**{"Visit_No": "v1", "Next visit due": "45322", "Plan no": "p:1"})]))
    (action,) = of(Action, values)
    (account,) = of(Account, values)

    assert ("Next visit due.", "2024-01-31", ("c1",)) == (action.text, action.due.edtf, action.people)
    assert "example-borough:visit:v1" == action.account
    assert [(Rel.ARISES_FROM, "example-borough:visit:p%3A1")] == [(link.rel, link.record) for link in account.links]


def test_a_row_the_system_took_back_is_told_as_withdrawn():
    (account,) = of(Account, read(csv_of([row(Void="yes")])))

    assert Status.WITHDRAWN is account.status


def test_a_column_nobody_named_is_a_problem_with_its_count_and_an_ignored_one_has_its_reason():
    headings = [*HEADINGS, "Colour", "Size"]
    values = read(csv_of([[*row(**{"Team code": "9"}), "red", ""], [*row(Actual="1/2/2024"), "blue", ""]], headings))

    assert [("team code", 1)] == [(one.path, one.count) for one in of(Ignored, values)]
    assert {
        "column Colour is not in the mapping; its filled cells were not read (2 times)",
        "column Size is not in the mapping; it is empty",
    } == {one.message for one in of(Problem, values)}


def test_an_unknown_code_or_flag_is_kept_as_written_and_reported():
    values = read(
        csv_of([row(**{"Why not?": "ZZ9"}), row(**{"Seen\N{NO-BREAK SPACE}alone": "perhaps", "Visit_No": "2"})])
    )
    messages = {problem.message for problem in of(Problem, values)}

    assert "Reason: code ZZ9 (no meaning held)." in of(Account, values)[0].fact
    assert "column Why not? holds a code for which no meaning is held; it is kept as written" in messages
    assert "column Seen\N{NO-BREAK SPACE}alone holds something that is neither yes nor no" in messages
    assert "column Seen\N{NO-BREAK SPACE}alone is known, but nothing was made of it" in messages


def test_a_field_that_nothing_used_is_reported():
    messages = {
        problem.message for problem in of(Problem, read(csv_of([row(**{"Why not?": "NA", "Actual": "1/2/24"})])))
    }

    assert "column Why not? is known, but nothing was made of it" in messages
    assert "column Actual holds something that is not a date; its words are kept" in messages


def test_a_row_without_a_date_is_kept_undated_in_all_its_words():
    values = read(csv_of([row(**{"Planned": "", "Why not?": "NA", "Note": "Nobody came."})]))
    (account,) = of(Account, values)

    assert not account.when.dated
    assert "Why not?: nobody was at home. Note: Nobody came." == account.fact
    assert any("has no date of its own" in problem.message for problem in of(Problem, values))


def test_an_id_that_stands_twice_names_each_by_its_words_whichever_comes_first():
    one, other = row(Visit_No="v1"), row(Visit_No="v1", Actual="3/2/2024")
    keys = [sorted(account.key for account in of(Account, read(csv_of(rows)))) for rows in ([one, other], [other, one])]

    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 2


def test_headings_below_a_title_are_found_and_the_title_is_left_out_by_a_rule():
    import csv

    file = io.StringIO()
    csv.writer(file).writerows([["Visits", "of 2024"], HEADINGS, MADE])
    values = read(Document("a.csv", content=file.getvalue().encode()))

    assert ["row 3"] == [account.source.locator for account in of(Account, values)]
    assert ["above the headings"] == [one.path for one in of(Ignored, values)]


def test_a_sheet_no_record_fits_is_reported_with_its_rows():
    book = Workbook()
    for cells in [HEADINGS, MADE]:
        book.active.append(cells)
    book.create_sheet("Codes").append(["a", "b"])
    file = io.BytesIO()
    book.save(file)
    values = read(Document("a.xlsx", content=file.getvalue()))

    assert ["the sheet Codes has no headings that the mapping knows; its 1 rows were not read"] == [
        problem.message for problem in of(Problem, values)
    ]
    assert [(2, 2)] == [(one.found, one.accounted) for one in of(Reading, values)]


def test_the_file_says_what_it_covers_and_of_what_day_it_speaks():
    values = read(csv_of([row(**{"Typed on": "05/02/2024"}), row(**{"Typed on": "06/02/2024", "Visit_No": "2"})]))
    (coverage,) = of(Coverage, values)
    (reading,) = of(Reading, values)

    assert ("2024-02-01", "2024-02-06", "complete") == (
        coverage.from_day.isoformat(),
        coverage.to_day.isoformat(),
        coverage.extent,
    )
    assert "2024-02-06" == reading.as_at.isoformat()


def test_coverage_between_days_nobody_knows_is_unknown():
    (coverage,) = of(Coverage, read(csv_of([row()])))

    assert "unknown" == coverage.extent


cells = st.sampled_from(
    ["", "1", "N", "c1", "01/02/2024", "2024-02-31", "zz/zz/2023", "NULL", "NA", "; ;", "Ann fell."]
)
rows_of_cells = st.lists(st.lists(cells, min_size=0, max_size=len(HEADINGS) + 2), max_size=8)


@given(rows_of_cells)
def test_every_row_is_accounted_for_whatever_it_holds(rows):
    values = read(csv_of(rows))
    (reading,) = of(Reading, values)

    assert sum(any(map(str.strip, one)) for one in rows) == reading.found == reading.accounted


@settings(max_examples=50)
@given(rows_of_cells, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_key_and_two_runs_are_alike(rows, chance):
    shuffled = random.Random(chance.random()).sample(rows, len(rows))
    first, again, other = (
        Counter((a.key, a.fact, a.when.edtf) for a in of(Account, read(csv_of(one)))) for one in (rows, rows, shuffled)
    )

    assert first == again == other


def test_every_filled_cell_of_a_row_is_told_or_named():
    names = {one: f"x{at}" for at, one in enumerate(HEADINGS)}
    values = read(csv_of([list(names.values())]))
    told = repr(of(Account, values) + of(Action, values) + of(Person, values))
    named = " ".join(problem.message for problem in of(Problem, values))

    assert [] == [
        heading
        for heading, text in names.items()
        if text not in told and heading not in named and heading != "Team code"
    ]
