import dataclasses
import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from chronology.dates import from_edtf
from chronology.model import Analysis, Chronology, Person, When
from exports.marks import visible
from exports.sheet import Excel
from exports.sheet.analysis import FINDING, TIMESCALE
from exports.sheet.chronology import ENTRY
from exports.sheet.document import ROWS
from exports.sheet.layout import LANGUAGES, layouts, words_of
from exports.sheet.record import ACTION, LEFT, PERSON, PROBLEM

SHEETS = [
    *("Chronology", "Enquiries, plans, orders", "Concerns and referrals", "Findings", "Timescales", "Actions"),
    *("People", "Sources", "Not read"),
]
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "{=1}",
    "http://example.test",
    "mailto:a@b",
    "0044",
    "1e5",
    "_x0041_",
    "&P<b>",
]
ANY_TEXT = st.text(st.characters(codec="utf-16", categories=None), max_size=60) | st.sampled_from(HOSTILE)


def read(chronology: Chronology) -> Workbook:
    return load_workbook(io.BytesIO(Excel().export(chronology)))


def column(book: Workbook, heading: str, sheet: str = "Chronology") -> list[Cell]:
    """The cells under a heading."""
    headings = [cell.value for cell in book[sheet][1]]
    return [row[headings.index(heading)] for row in book[sheet].iter_rows(min_row=2)]


def day_of(year: int, month: int, day: int) -> dt.datetime:
    """A day as openpyxl reads it: midnight of no zone."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time.min)


def saying(chronology: Chronology, **fields: object) -> Chronology:
    """The chronology, its first event saying something else."""
    first, *rest = chronology.events
    return dataclasses.replace(chronology, events=(dataclasses.replace(first, **fields), *rest))


def cells(book: Workbook) -> Iterator[Cell]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def test_there_is_a_sheet_of_each_with_headings_that_stay_and_filter(family: Chronology) -> None:
    book = read(family)

    assert SHEETS == book.sheetnames
    for sheet in book:
        assert "B2" == sheet.freeze_panes
        assert sheet.dimensions == sheet.auto_filter.ref
        assert all(cell.font.bold and cell.alignment.wrap_text and cell.value for cell in sheet[1])
        assert all(6 <= dimension.width for dimension in sheet.column_dimensions.values())


def test_a_row_has_room_for_its_longest_text(family: Chronology) -> None:
    sheet = read(saying(family, fact="word " * 60))["Chronology"]
    high = read(saying(family, fact="word " * 6000))["Chronology"]

    assert 5 * 15 == sheet.row_dimensions[2].height
    assert 408 <= high.row_dimensions[2].height <= 409


def test_every_event_is_a_row_printed_or_not(example: Chronology) -> None:
    events = (*example.events, *example.undated, *example.later, *example.withdrawn)

    assert [event.key for event in events] == [cell.value for cell in column(read(example), "Key")]


def test_the_sheets_are_the_golden_ones(family: Chronology, golden) -> None:
    lines = [
        f"{sheet.title}!{cell.coordinate} {cell.number_format if cell.is_date else cell.data_type} {cell.value!r}"
        for sheet in read(family)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]

    golden("small-family.xlsx.txt", "\n".join(lines) + "\n")


def test_a_known_day_is_a_date_and_its_words_stand_beside_it(family: Chronology) -> None:
    book = read(family)
    first = [column(book, name)[0] for name in ("Date", "Earliest", "Latest", "Precision", "Date as written")]

    assert ["3 March 2021", day_of(2021, 3, 3), day_of(2021, 3, 3), "day", "2021-03-03"] == [c.value for c in first]
    assert ["dd/mm/yyyy"] * 2 == [cell.number_format for cell in first[1:3]]


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [("2021-03-03~", "day, approximate"), ("2021-03-03?", "day, uncertain"), ("2021-03~", "month, approximate")],
)
def test_an_approximate_date_never_shows_as_an_exact_one(family: Chronology, edtf: str, precision: str) -> None:
    book = read(saying(family, when=from_edtf(edtf, as_written="around then")))
    earliest, latest = column(book, "Earliest")[0], column(book, "Latest")[0]

    assert ['"≈ "dd/mm/yyyy'] * 2 == [earliest.number_format, latest.number_format]
    assert (precision, "around then") == (column(book, "Precision")[0].value, column(book, "Date as written")[0].value)
    assert "3 March 2021" != column(book, "Date")[0].value


def test_a_month_shows_its_first_and_its_last_day(family: Chronology) -> None:
    book = read(saying(family, when=from_edtf("2022-02", as_written="Feb 2022")))

    assert [day_of(2022, 2, 1), day_of(2022, 2, 28), "month"] == [
        column(book, name)[0].value for name in ("Earliest", "Latest", "Precision")
    ]


def test_what_has_no_date_has_none_and_keeps_its_words(family: Chronology) -> None:
    book = read(family)
    nth = [cell.value for cell in column(book, "List")].index("undated")

    assert [None, None, None, "some time ago"] == [
        column(book, name)[nth].value for name in ("Earliest", "Latest", "Precision", "Date as written")
    ]


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(1850, 1, 1)])
def test_days_that_excel_cannot_count_are_written_out(family: Chronology, day: dt.date) -> None:
    cell = column(read(saying(family, when=When.on(day))), "Earliest")[0]

    if day < dt.date(1900, 3, 1):
        assert day.strftime("%d/%m/%Y") == cell.value
    else:
        assert day_of(1900, 3, 1) == cell.value


@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_record_text_is_text_and_nothing_else(family: Chronology, text: str) -> None:
    cell = column(read(saying(family, fact=text, title=text, action=text)), "Fact")[0]

    assert (visible(text) or None) == cell.value
    assert "s" == cell.data_type or cell.value is None


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_run_or_followed(family: Chronology, text: str) -> None:
    content = Excel().export(saying(family, fact=text, title=text))
    sheets = [part for part in zipfile.ZipFile(io.BytesIO(content)).namelist() if part.startswith("xl/worksheets/")]
    book = load_workbook(io.BytesIO(content))
    markup = b"".join(zipfile.ZipFile(io.BytesIO(content)).read(part) for part in sheets)

    assert not [cell.coordinate for cell in cells(book) if cell.data_type == "f" or cell.hyperlink]
    assert b"<f>" not in markup
    assert b"externalLink" not in markup


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_what_would_be_run_were_it_typed_anew_is_quoted(family: Chronology, text: str) -> None:
    book = read(saying(family, fact=text, action="plain"))

    assert column(book, "Fact")[0].quotePrefix
    assert not column(book, "Action")[0].quotePrefix


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_text_that_no_cell_can_hold_says_how_much_is_left_out(family: Chronology, letter: str) -> None:
    value = column(read(saying(family, fact=letter * 40_000)), "Fact")[0].value
    kept = value.count(letter)

    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith(f" … ({40_000 - kept:,} further characters in the source)")


def test_of_a_withdrawn_record_there_is_the_title_and_never_what_it_said(family: Chronology) -> None:
    content = Excel().export(family)

    assert b"SECRET" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml")
    assert "withdrawn" in [cell.value for cell in column(load_workbook(io.BytesIO(content)), "List")]


def test_an_agency_that_tells_where_a_protected_person_is_goes_unnamed(family: Chronology) -> None:
    from chronology.model import Membership, Place, PlaceKind

    hidden = dataclasses.replace(family.people[0], protected_address=True)
    school = Place(
        id="s",
        kind=PlaceKind.SCHOOL,
        name="Example Primary School",
        members=(Membership(person=hidden.id, when=When.on(dt.date(2020, 9, 1))),),
        source=hidden.source,
    )
    made = dataclasses.replace(family, people=(hidden, *family.people[1:]), places=(school,))

    assert "agency not named (protected address)" == column(read(made), "Agency")[0].value


def test_a_reviewer_s_analysis_is_told_with_whose_it_is(family: Chronology) -> None:
    written = Analysis(
        event=family.events[0].key,
        text="It repeats.",
        by="A. Chair",
        role="chair",
        at=dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
    )
    book = read(dataclasses.replace(family, analyses=(written,)))

    assert ["It repeats.", "A. Chair, chair", day_of(2024, 1, 2)] == [
        column(book, name)[0].value for name in ("Analysis", "Analysis by", "Analysis on")
    ]


def test_every_finding_timescale_action_person_and_source_is_a_row(example: Chronology) -> None:
    book = read(example)
    applied = [scale for scale in example.timescales if scale.state != "not_applicable"]

    assert {finding.key for finding in example.findings} == {cell.value for cell in column(book, "Key", "Findings")}
    assert len(applied) == len(column(book, "Timescale", "Timescales"))
    assert sorted(a.text for a in example.actions) == sorted(c.value for c in column(book, "Action", "Actions"))
    assert {person.id for person in example.people} == {cell.value for cell in column(book, "Id", "People")}
    assert [read.sha256 for read in example.documents] == [cell.value for cell in column(book, "SHA-256", "Sources")]
    left = len(example.problems) + len(example.ignored) + len(example.redactions)
    assert left == len(column(book, "What", "Not read"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_known_and_every_known_one_is_a_column(language: str) -> None:
    found = {name: set(layout.columns) for name, layout in layouts(language).items()}

    theirs = [layouts(language, profile) for profile in ("court", "family")]
    of_facts = {column for each in theirs for column in each["chronology"].columns}

    assert set(ROWS) == set(found) | {name for each in theirs for name in each}
    assert set(ENTRY) | {"list"} == found["chronology"] | of_facts
    assert set(FINDING) | {"number"} == found["findings"]
    assert (set(TIMESCALE), set(ACTION)) == (found["timescales"], found["actions"])
    assert set(PERSON) | {"entries"} == found["people"]
    assert set(PROBLEM) == set(LEFT) == found["not_read"]
    assert words_of(language).keys() == words_of("en").keys()


def test_a_name_with_an_ampersand_is_no_code_of_a_header(family: Chronology) -> None:
    cover = dataclasses.replace(family.cover, marking="A & B &D")
    header = read(dataclasses.replace(family, cover=cover))["Chronology"].oddHeader

    assert "A && B &&D" == header.left.text


def test_the_file_is_dated_by_the_day_it_speaks_of(family: Chronology) -> None:
    told = read(family).properties

    assert {day_of(2022, 6, 1)} == {told.created, told.modified}
    assert ("Analytical chronology: Nia Invented", "A. Worker") == (told.title, told.creator)


def test_people_without_anything_are_still_a_row(family: Chronology) -> None:
    bare = Person(id="x", source=family.people[0].source)
    book = read(dataclasses.replace(family, people=(*family.people, bare)))

    assert "x" in [cell.value for cell in column(book, "Id", "People")]


def test_a_chronology_of_nothing_is_still_a_workbook(family: Chronology) -> None:
    empty = Chronology(
        subjects=(),
        as_at=family.as_at,
        cover=family.cover,
        profile=family.profile,
        language="en",
        practice=family.practice,
    )

    assert SHEETS == read(empty).sheetnames


def test_the_same_chronology_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, 'tests');"
        "from exports_data.conftest import small_family; from exports.sheet import Excel;"
        "print(hashlib.sha256(Excel().export(small_family())).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4711", "Asia/Tokyo"))
    }

    assert 1 == len(made)


@pytest.mark.parametrize("profile", ["court", "family"])
def test_a_reader_of_facts_is_given_no_weight_no_reason_no_analysis_and_no_finding(
    example: Chronology, profile: str
) -> None:
    at = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    analysed = Analysis(event=example.events[-1].key, text="WRITTEN BY A REVIEWER", by="A", role="", at=at)
    book = read(dataclasses.replace(example, profile=profile, analyses=(analysed,)))
    headings = {cell.value for cell in book["Chronology"][1]}
    texts = {str(cell.value) for cell in cells(book)}
    impacts = {event.impact for event in example.events if event.impact}

    assert ["Summary", "Chronology", "Sources", "Not read"] == book.sheetnames
    assert not headings & {"Significance", "Why", "Impact on record", "Analysis", "Findings", "Bears on", "Key"}
    assert impacts
    assert not texts & impacts
    assert not {finding.statement for finding in example.findings} & texts
    assert "WRITTEN BY A REVIEWER" not in texts


@pytest.mark.parametrize("profile", ["court", "family"])
def test_a_reader_of_facts_has_the_entries_that_the_pdf_prints_and_no_other(example: Chronology, profile: str) -> None:
    made = dataclasses.replace(example, profile=profile)
    book = read(made)
    printed = {s.reference for s in made.serials if s.printed and not s.within}
    withdrawn = [cell.value for cell in column(book, "List")].count("withdrawn")

    assert len(printed) + withdrawn == len(column(book, "Reference"))
    assert printed <= {cell.value for cell in column(book, "Reference")}


def test_a_family_has_a_column_to_answer_in_and_a_court_has_none(example: Chronology) -> None:
    family_, court = (read(dataclasses.replace(example, profile=profile)) for profile in ("family", "court"))

    assert {None} == {cell.value for cell in column(family_, "What you want to say")}
    assert "What you want to say" not in [cell.value for cell in court["Chronology"][1]]
