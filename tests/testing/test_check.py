"""The harness of `chronology.testing`: it passes an importer that keeps the contract, and names each way of breaking it."""

import datetime as dt
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chronology import (
    Account,
    Coverage,
    Document,
    Extent,
    Involvement,
    Kind,
    Person,
    Precision,
    Reading,
    Recognition,
    When,
)
from chronology.testing import ContractError, Sample, check, faults, samples, told

TABLE = """episode no,from,child,what
7,2021-02-03,c1,Not home by midnight and found at a friend's house
8,03/2021,c1,Away
"""


class Missing:
    """Keeps the contract; the tests below break it in one place each."""

    name = "missing-episodes"

    def recognises(self, document: Document) -> Recognition:
        return Recognition.certain("columns") if {"episode no", "what"} <= document.columns() else Recognition.no()

    def read(self, documents):
        for document in documents:
            rows = list(document.rows())
            for row in rows:
                yield self.account(document, row)
            yield Reading(document=document.name, unit="rows", found=len(rows), accounted=len(rows))

    def account(self, document, row):
        when = When.on(dt.date(2021, 2, 3)) if row["episode no"] == "7" else MARCH
        return Account(
            key=f"borough:missing:{row['episode no']}#started",
            when=when,
            kind=Kind.MISSING,
            fact=row["what"],
            people=(Involvement(person=row["child"], role="subject"),),
            source=document.source(f"row {row.number}"),
        )


MARCH = When(
    earliest=dt.date(2021, 3, 1),
    latest=dt.date(2021, 3, 31),
    edtf="2021-03",
    precision=Precision.MONTH,
    as_written="03/2021",
)


class Yields(Missing):
    """One more value after the others, made of the document."""

    def __init__(self, make):
        self.make = make

    def read(self, documents):
        yield from super().read(documents)
        yield self.make(documents[0])


class Tells(Missing):
    """Each account changed."""

    def __init__(self, change):
        self.change = change

    def account(self, document, row):
        return self.change(super().account(document, row), document, row)


@pytest.fixture(autouse=True)
def compared(monkeypatch):
    """`make golden` sets it for golden texts of ours."""
    monkeypatch.delenv("CHRONOLOGY_GOLDEN", raising=False)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    path = tmp_path / "missing.csv"
    path.write_text(TABLE)
    return Sample(path)


def test_an_importer_that_keeps_the_contract_has_no_fault(sample):
    assert [] == faults(Missing(), sample)


BROKEN = {
    "a value no importer may yield": (Yields(lambda _: {"not": "an account"}), "a dict was yielded"),
    "a field of another type": (
        Tells(lambda account, *_: replace(account, fact=7)),
        "a Account has a field of another type",
    ),
    "a list where a tuple stands": (
        Tells(lambda account, *_: replace(account, references=["a"])),
        "a Account has a field of another type",
    ),
    "a second reading": (
        Yields(lambda document: Reading(document=document.name, unit="rows", found=2, accounted=2)),
        "has 2 Reading",
    ),
    "two accounts of one key": (
        Tells(lambda account, *_: replace(account, key="borough:missing:1#started")),
        r"the key borough:missing:1#started stands 2 times",
    ),
    "a key of another form": (
        Tells(lambda account, *_: replace(account, key=account.key.replace("#", "-"))),
        "not of the form system:type:id#role",
    ),
    "a key made of the file's name": (
        Tells(lambda account, document, _: replace(account, key=f"{document.name}:{account.key}")),
        "keys change, or stand for something else, when the file is renamed",
    ),
    "a key made of the place": (
        Tells(lambda account, _, row: replace(account, key=f"borough:missing:{row.number}#started")),
        "keys change, or stand for something else, when its rows are turned round",
    ),
    "the words of a cell in a message": (
        Yields(lambda document: document.problem(f"cannot tell: {next(document.rows())['what']}", "row 2")),
        "holds words of the record .at row 2.",
    ),
    "a day where the words have a month": (
        Tells(lambda account, *_: replace(account, when=When.on(account.when.earliest, as_written="March 2021"))),
        "is given to the day, and its words only to the month",
    ),
    "days that are not those of the date": (
        Tells(lambda account, *_: replace(account, when=replace(account.when, latest=dt.date(2022, 1, 1)))),
        "the first and last day of .* are not those it stands for",
    ),
    "a date in no form": (
        Tells(lambda account, *_: replace(account, when=replace(account.when, edtf="3 Feb"))),
        "3 Feb is not EDTF",
    ),
    "no locator": (
        Tells(lambda account, document, _: replace(account, source=document.source(""))),
        "a Account has no locator",
    ),
    "another document": (
        Yields(lambda document: Person(id="c1", source=replace(document.source("row 2"), document="other.csv"))),
        "a Person names a document that was not read",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_way_of_breaking_the_contract_is_named(name, sample):
    importer, message = BROKEN[name]
    found = faults(importer, sample)

    assert [fault for fault in found if re.search(message, fault)], found


class Uneven(Missing):
    def read(self, documents):
        for value in super().read(documents):
            yield replace(value, accounted=1) if isinstance(value, Reading) else value


class Forgetful(Missing):
    def read(self, documents):
        yield from (value for value in super().read(documents) if not isinstance(value, Reading))


class Counting(Missing):
    readings = 0

    def read(self, documents):
        self.readings += 1
        yield from super().read(documents)
        yield Coverage(source=documents[0].source(""), extent=Extent.UNKNOWN, groups=("missing",) * self.readings)


class Opens(Missing):
    def read(self, documents):
        documents[0].path.read_bytes()
        yield from super().read(documents)


class Lists(Missing):
    def recognises(self, document):
        list(document.path.parent.iterdir())
        return super().recognises(document)


class Keeps(Missing):
    def read(self, documents):
        with Path(os.devnull).open("w") as null, closing(sqlite3.connect(":memory:")):
            null.write("seen")
        yield from super().read(documents)


class Shy(Missing):
    def recognises(self, document):
        return Recognition.no(f"not {document.name}")


@pytest.mark.parametrize(
    ("importer", "message"),
    [
        (Uneven(), "missing.csv: 2 rows were found and 1 accounted for"),
        (Forgetful(), "missing.csv has no Reading"),
        (Counting(), "a second reading gave other values"),
        (Opens(), "opened a file .missing.csv. by itself"),
        (Lists(), "listed a folder .* by itself"),
        (Keeps(), "(?s)opened a file .null. by itself.*opened a database"),
        (Shy(), "nothing could be read: |was read by .* and not by missing-episodes"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Missing) else "",
)
def test_what_is_not_counted_or_is_opened_by_itself_is_named(importer, message, sample):
    found = faults(importer, sample)

    assert re.search(message, "\n".join(found)), found


def test_the_order_of_rows_may_mean_something(sample):
    importer, _ = BROKEN["a key made of the place"]

    assert [] == faults(importer, sample, any_order=False)


def test_what_an_importer_raises_comes_through_with_where_it_arose(sample):
    def raises(*_):
        raise LookupError("no such column")

    with pytest.raises(LookupError, match="no such column"):
        check(Tells(raises), sample)


# ---- golden texts ------------------------------------------------------------------------------------------------


def test_a_sample_without_a_golden_text_says_how_to_write_one(sample):
    with pytest.raises(
        ContractError, match=r"missing.csv.expected.txt beside it; run again with CHRONOLOGY_GOLDEN=write"
    ):
        check(Missing(), sample)


def test_a_golden_text_that_was_written_is_passed_and_one_that_differs_is_shown_as_a_diff(sample):
    check(Missing(), sample, update=True)
    check(Missing(), sample.path.parent)
    other = Tells(lambda account, *_: replace(account, title="Missing"))

    with pytest.raises(ContractError, match=r"(?s)read otherwise than missing.csv.expected.txt.*\n\+  title  "):
        check(other, sample)


def test_the_variable_writes_golden_texts(sample, monkeypatch):
    monkeypatch.setenv("CHRONOLOGY_GOLDEN", "write")
    check(Missing(), sample)

    assert told(Missing(), sample) == sample.expected.read_text("utf-8")


def test_a_golden_text_shows_every_field_that_is_set_and_no_hash(sample):
    text = told(Missing(), sample)

    assert "missing.csv: read by missing-episodes, columns\n  2 rows found, 2 accounted for; 2 accounts" in text
    assert "borough:missing:8#started\n" in text
    assert '2021-03 = 2021-03-01 to 2021-03-31 (month, explicit), written "03/2021"' in text
    assert "person c1, role subject" in text
    assert "sha256" not in text


def test_a_golden_text_is_written_even_when_the_contract_is_broken_and_the_fault_told(sample):
    with pytest.raises(ContractError, match="has no Reading"):
        check(Forgetful(), sample, update=True)

    assert sample.expected.is_file()


# ---- samples -----------------------------------------------------------------------------------------------------


def test_samples_are_the_files_and_folders_of_a_folder_without_golden_texts_and_hidden_files(tmp_path):
    for name in ("b.csv", "a.csv", "a.csv.expected.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    (tmp_path / "export").mkdir()

    assert ["a.csv", "b.csv", "export"] == [str(sample) for sample in samples(tmp_path)]


def test_a_folder_without_samples_is_no_test(tmp_path):
    with pytest.raises(FileNotFoundError, match="no sample"):
        samples(tmp_path)


class Together(Missing):
    together = True

    def read(self, documents):
        yield Coverage(source=documents[0].source(""), groups=tuple(document.name for document in documents))
        yield from super().read(documents)


def test_a_folder_is_one_export_whose_files_are_read_together(tmp_path):
    export = tmp_path / "export"
    export.mkdir()
    (export / "one.csv").write_text(TABLE.replace("8,", "9,"))
    (export / "two.csv").write_text(TABLE.replace("7,", "6,"))
    (sample,) = samples(tmp_path)

    assert [] == faults(Together(), sample)
    assert "one.csv\n                     two.csv" in told(Together(), sample).replace(
        "  groups             ", " " * 21
    )


# ---- files -------------------------------------------------------------------------------------------------------

MODULE = """
from chronology import Account, Kind, Reading, Recognition, When, hookimpl

class Episodes:
    name = "episodes"
    def recognises(self, document):
        return Recognition.certain("columns") if {"episode no"} <= document.columns() else Recognition.no()
    def read(self, documents):
        for document in documents:
            rows = list(document.rows())
            for row in rows:
                yield Account(key=f"b:m:{row['episode no']}#started", when=When.undated(row["from"]),
                              kind=Kind.MISSING, fact=FACT, source=document.source(f"row {row.number}"))
            yield Reading(document=document.name, unit="rows", found=len(rows), accounted=len(rows))

@hookimpl
def register_importers():
    return [Episodes()]
"""
MAPPING = """
[mapping]
name = "episodes"
reads = "table"
[record.missing]
required = ["number", "from"]
id = "number"
subject = "child"
[record.missing.fields]
number = "episode no"
from = { from = "from", read = "date" }
child = { from = "child", read = "person" }
what = "what"
[[record.missing.event]]
role = "started"
kind = "missing"
date = "from"
fact = "{what}"
"""


def test_a_file_of_code_is_tested_here_and_as_it_runs(sample, tmp_path):
    plugin = tmp_path / "episodes.py"
    plugin.write_text('FACT = "Missing"\n' + MODULE)

    assert [] == faults(plugin, sample)
    assert "read by episodes" in told(str(plugin), sample)


def test_code_that_reads_otherwise_in_a_process_of_its_own_is_named(sample, tmp_path):
    plugin = tmp_path / "episodes.py"
    plugin.write_text("import sys\nFACT = str('pytest' in sys.modules)\n" + MODULE)

    assert ["in a process of its own it reads something else"] == faults(plugin, sample)


def test_code_that_fails_in_a_process_of_its_own_is_named_with_how(sample, tmp_path):
    plugin = tmp_path / "episodes.py"
    plugin.write_text("import sys\nFACT = {}['x'] if 'pytest' not in sys.modules else ''\n" + MODULE)

    (fault,) = faults(plugin, sample)

    assert fault.startswith("in a process of its own it reads something else: the plug-in episodes.py raised an error;")


def test_a_mapping_is_tested_by_its_file(sample, tmp_path):
    mapping = tmp_path / "episodes.toml"
    mapping.write_text(MAPPING)

    assert [] == faults(mapping, sample)


def test_a_file_without_an_importer_says_so(sample, tmp_path):
    plugin = tmp_path / "nothing.py"
    plugin.write_text("")

    with pytest.raises(ValueError, match="has no hook register_importers"):
        check(plugin, sample)
