"""A file that breaks off: what came before is read, the other files lose nothing, and nothing is taken for complete."""

import pytest
import ssda903_making as ssda903
from attacks import given, of
from seeds import AGENCY, TABLES, ics, ssda903_files, table

from chronology.model import Account, Coverage, Extent, Severity
from chronology.pipeline import read
from chronology.plugins import Plugins, load

_BREAKS = {
    "a quotation mark that is never closed": b'"never closed,',
    "a line without an end": b"x" * 900_000,
    "a cell without an end": b'"' + b"words\n" * 50_000 + b'"',
    "a row of too many cells": b"," * 20_000 + b"x\n",
}


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


def rows_of(name: str, count: int = 30) -> list[list[str]]:
    """Rows that differ in their id, or in their day."""
    if name == "agency":
        days = (f"{nth % 28 + 1:02}/02/2021" for nth in range(count))
        return [list(AGENCY[0]), *([day, f"Seen in the clinic, visit {day}.", "", "", ""] for day in days)]
    headings, row = TABLES[name]
    return [headings, *([f"id{nth}", *row[1:]] for nth in range(count))]


@pytest.mark.parametrize("how", sorted(_BREAKS))
@pytest.mark.parametrize("name", sorted([*TABLES, "agency"]))
def test_the_rows_before_a_break_are_read_as_if_the_file_ended_there(tmp_path, plugins, name, how):
    whole = table(rows_of(name))
    before = given(tmp_path, {"a.csv": whole}, plugins)
    broken = given(tmp_path, {"a.csv": whole + _BREAKS[how]}, plugins)

    assert before is not None
    assert broken is not None
    assert facts(before) == facts(broken)
    assert len(facts(before)) >= 28
    assert [True] == [
        problem.message.startswith("could not be read to its end: ")
        for problem in broken.problems
        if problem.severity is Severity.ERROR
    ]
    assert [(each.found, each.accounted) for each in before.documents] == [
        (each.found, each.accounted) for each in broken.documents
    ]


def facts(reads) -> list[tuple[str, str, str]]:
    return [(account.key, account.fact, account.when.edtf or "") for account in reads.of(Account)]


@pytest.mark.parametrize("how", sorted(_BREAKS))
@pytest.mark.parametrize("name", ["episodes.csv", "missing.csv", "reviews.csv"])
def test_a_broken_file_of_a_return_costs_the_others_nothing(tmp_path, plugins, name, how):
    files = {f"2017-18/{each}": content for each, content in ssda903_files().items()}
    whole = given(tmp_path, files, plugins)
    broken = given(tmp_path, {f"2017-18/{name}": files[f"2017-18/{name}"] + b"\n" + _BREAKS[how]}, plugins)

    assert whole is not None
    assert broken is not None
    assert facts(whole) == facts(broken)


def test_a_broken_list_of_annex_a_costs_the_others_nothing(tmp_path, plugins):
    first, second = (
        table(rows_of("contacts")),
        table([["Child Unique ID", *TABLES["contacts"][0][1:]], *rows_of("contacts", 40)[31:]]),
    )
    whole = given(tmp_path, {"a.csv": first, "b.csv": second}, plugins)
    broken = given(tmp_path, {"a.csv": first + b'"never closed'}, plugins)

    assert whole is not None
    assert broken is not None
    assert facts(whole) == facts(broken)


# ---- an absence from what breaks off shows nothing -------------------------------------------------------------------


def extents(reads, document: str) -> set[Extent]:
    return {value.extent for value in of(reads, document) if isinstance(value, Coverage)}


def test_a_table_of_a_return_that_breaks_off_is_not_complete(tmp_path, plugins):
    content = ssda903.separated("missing", [ssda903.row(MISSING="M", MIS_START="02/07/2017", MIS_END="03/07/2017")])
    whole = given(tmp_path, {"2017-18/missing.csv": content}, plugins)
    broken = given(tmp_path, {"2017-18/missing.csv": content + b'\n"101'}, plugins)

    assert whole is not None
    assert broken is not None
    assert Extent.COMPLETE in extents(whole, "2017-18/missing.csv")
    assert Extent.COMPLETE not in extents(broken, "2017-18/missing.csv")


def test_a_list_of_annex_a_that_breaks_off_is_not_complete(tmp_path, plugins):
    headings = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Date of referral", "Referral Source", "Referral NFA?",
                "Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker"]  # fmt: skip
    rows = [
        [f"c{nth}", "F", "", "01/01/2015", f"2024-01-{nth:02}", "Police", "No", "2", "Duty", "Ann"] for nth in (10, 20)
    ]
    whole = given(tmp_path, {"a.csv": table([headings, *rows])}, plugins)
    broken = given(tmp_path, {"a.csv": table([headings, *rows]) + b'"c3'}, plugins)

    assert whole is not None
    assert broken is not None
    assert Extent.COMPLETE in extents(whole, "a.csv")
    assert Extent.COMPLETE not in extents(broken, "a.csv")


def test_an_export_that_breaks_off_is_not_complete_whatever_its_head_claims(tmp_path, plugins):
    claim = b'<Coverage extent="complete" from="2023-01-01" to="2024-01-31"/></Header>'
    content = ics().replace(b"</Header>", claim)
    whole = given(tmp_path, {"a.xml": content}, plugins)
    broken = given(tmp_path, {"a.xml": content[: content.index(b"<ReferralAndInformationRecord")]}, plugins)

    assert whole is not None
    assert broken is not None
    assert {Extent.COMPLETE} == extents(whole, "a.xml")
    assert {Extent.UNKNOWN} == extents(broken, "a.xml")


def test_mapped_xml_that_breaks_off_is_not_complete(tmp_path):
    mapping = tmp_path / "visits.toml"
    mapping.write_text(
        '[mapping]\nname = "visits-xml"\ntitle = "visits"\nsystem = "x"\nreads = "xml"\n'
        '[recognise]\nroot = "Visits"\nrecord = ["Visit"]\n'
        '[[coverage]]\nextent = "complete"\nfrom = "2024-01-01"\nto = "2024-12-31"\n'
        '[record.visit]\nat = "Visit"\nrequired = ["day"]\n[record.visit.fields]\nday = { from = "Day", read = "date" }\n'
        '[[record.visit.event]]\nrole = "made"\nkind = "visit"\ndate = "day"\nfact = ["Visit made."]\n',
        "utf-8",
    )
    plugins = load([mapping])
    content = b"<Visits><Visit><Day>2024-02-01</Day></Visit><Visit><Day>2024-02-02</Day></Visit></Visits>"
    file = tmp_path / "a.xml"

    def read_of(written: bytes):
        file.write_bytes(written)
        return read([str(file)], plugins)

    whole, broken = read_of(content), read_of(content[:60])

    assert [2, 1] == [len(each.of(Account)) for each in (whole, broken)]
    assert {Extent.COMPLETE} == extents(whole, "a.xml")
    assert {Extent.UNKNOWN} == extents(broken, "a.xml")
