"""The importer on a published sample of an invented return, where it lies beside the project."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chronology.documents import Document
from chronology.documents.tables import Line, Table
from chronology.hooks import Certainty
from chronology.mapping.tables import columns_of
from chronology.model import Account, Ignored, Person, Problem, Reading, Severity
from importers.annex_a import AnnexA
from importers.annex_a.mapping import lists

_NAME = "shared/samples/annex_a/Annex_A_2024_Jan.xlsx"

SAMPLE = next((path for folder in Path(__file__).parents if (path := folder / _NAME).is_file()), Path(_NAME))

if SAMPLE.is_file():

    def test_every_row_and_every_date_of_the_sample_is_told_or_left_out_by_name():
        document = Document(SAMPLE.name, path=SAMPLE)
        values = list(AnnexA().read([document]))
        (total,) = [value for value in values if isinstance(value, Reading)]
        told = Counter(
            account.when.as_written[:10] for account in values if isinstance(account, Account) and account.when.dated
        )

        # Counted by another reader of workbooks than the one behind the gate, formulas by what they came to.
        dates = Counter(
            cell.isoformat()[:10]
            for sheet in load_workbook(SAMPLE, data_only=True)
            if sheet.title != "List 11"
            for heading, *column in sheet.iter_cols(values_only=True)
            if "birth" not in heading.lower()
            for cell in column
            if hasattr(cell, "isoformat")
        )

        assert Certainty.CERTAIN is AnnexA().recognises(document).certainty
        assert (59, 59) == (total.found, total.accounted)
        assert dates == told
        assert {"List 11": 5, "#N/A": 10, "Age": 53} == {
            one.path: one.count for one in values if isinstance(one, Ignored)
        }

    def test_the_children_of_the_sample_are_each_one_person():
        values = list(AnnexA().read([Document(SAMPLE.name, path=SAMPLE)]))
        children = [value for value in values if isinstance(value, Person) and value.is_subject]
        problems = [value for value in values if isinstance(value, Problem) and value.severity is not Severity.NOTE]

        assert 48 == len(children) == len({child.id for child in children})
        assert {
            "one child has 2 dates of birth in these lists; the one that most rows give, or the earliest of those, is used"
        } == {problem.message for problem in problems}


COLUMNS = SAMPLE.parents[2] / "reference/codesets/annexa_columns.csv"
NUMBERS = {
    name: f"list_{number}"
    for number, name in enumerate(
        [
            "contact",
            "early-help",
            "referral",
            "assessment",
            "s47",
            "cin",
            "cp",
            "looked-after",
            "care-leaver",
            "adoption",
            "adopter",
        ],
        start=1,
    )
}

if COLUMNS.is_file():

    @pytest.mark.parametrize("name", NUMBERS)
    @pytest.mark.parametrize("drift", [str, str.upper, lambda text: text.replace(" ", "_"), lambda text: f" {text} ."])
    def test_every_published_column_is_known_however_its_marks_drift(name, drift):
        with COLUMNS.open(encoding="utf-8-sig", newline="") as file:
            headings = [drift(row["column"]) for row in csv.DictReader(file) if row["list"] == NUMBERS[name]]
        columns = columns_of(lists(), Table(name="", read=lambda: iter([Line(1, headings)])))

        assert columns is not None
        assert name == columns.kind.name
        if name != "adopter":
            assert () == columns.unknown
            assert len(headings) == len(columns.fields)
