"""The tutorial for integrators: every block is run, and every hook, argument and attribute it tells of is there."""

import importlib.util
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import chronology
import chronology.dates
import chronology.testing
from chronology import Document, Kind
from chronology.hooks import INTERFACE, Analyzer, Exporter, Hooks, Importer, Read, Result
from chronology.model import Account, Action, Coverage, Ignored, Person
from chronology.pipeline import build, read
from chronology.plugins import load
from chronology.testing import check, told
from chronology.testing.sampling import Sample

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGE = (DOCS / "integrators.md").read_text("utf-8")
REFERENCE = (DOCS / "api.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every block that has a file's name above it, as that file."""
    place = tmp_path_factory.mktemp("tutorial")
    for name, text in FILES.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


def rows(after: str) -> list[list[str]]:
    """The cells of the first table after some words."""
    (table,) = re.findall(r"\|---[-|]*\n((?:\|.*\n)+)", PAGE.split(f"\n{after}\n")[1].split("\n## ")[0])
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def coded(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# ---- the blocks --------------------------------------------------------------------------------------------------


def test_every_block_is_a_file_that_is_run_here_or_the_entry_point_of_the_template():
    blocks = re.findall(r"^```\w+\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    template = tomllib.loads((ROOT / "examples" / "plugin-template" / "pyproject.toml").read_text("utf-8"))
    (unnamed,) = (block for block in blocks if block not in FILES.values())

    assert tomllib.loads(unnamed)["project"]["entry-points"] == template["project"]["entry-points"]


def test_the_test_of_the_tutorial_passes_as_it_is_printed_with_its_golden_text(folder):
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)],
        env={"PYTHONPATH": str(ROOT), "PATH": "", "SYSTEMROOT": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_golden_text_of_the_tutorial_is_what_is_read(folder):
    text = told(folder / "missing_episodes.py", Sample(folder / "samples" / "missing.csv"))

    assert FILES["samples/missing.csv.expected.txt"] == text


def test_the_bundle_of_the_tutorial_keeps_the_contract(folder):
    with_golden = Sample(folder / "export")
    check(folder / "reviews.py", with_golden, update=True)
    check(folder / "reviews.py", with_golden)
    plugins = load([folder / "reviews.py"])
    try:
        reads = read([str(folder / "export")], plugins)
    finally:
        plugins.close()

    assert [("2021-03-01", "The plan goes on."), ("2021-03", None), ("2021-03-05", None)] == [
        (account.when.edtf, account.decision) for account in reads.of(Account)
    ]
    assert ["2014-05-06", None] == [person.born.edtf for person in reads.of(Person)]
    assert ["2021-06-01"] == [action.due.edtf for action in reads.of(Action)]
    assert [("review",)] == [coverage.groups for coverage in reads.of(Coverage)]
    assert [("printed", 1)] == [(ignored.path, ignored.count) for ignored in reads.of(Ignored)]
    assert ["a review is of a child that the list of children does not have"] == [p.message for p in reads.problems]


def test_the_analyzer_and_the_exporter_of_the_tutorial_work_as_they_run(folder, tmp_path):
    table = tmp_path / "missing.csv"
    table.write_text("id,from,child,what\n7,2021-02-06,c1,Not home\n8,2021-02-09,c1,Away\n")
    files = [folder / name for name in ("missing_episodes.py", "out_of_hours.py", "days_only.py")]
    made = build(table, plugin_files=files)
    plugins = load(files)
    try:
        text = plugins.exporter("days").export(made).decode()
    finally:
        plugins.close()

    assert [Kind.MISSING] * 2 == [event.kind for event in made.events]
    assert "The record shows 1 missing episodes that began at a weekend." in {one.statement for one in made.findings}
    assert [] == [problem for problem in made.problems if "plug-in" in problem.message]
    assert ["2021-02-06  missing", "2021-02-09  missing"] == [line.lower()[:19] for line in text.splitlines()]


# ---- what it tells of --------------------------------------------------------------------------------------------


def arguments(function: object) -> list[str]:
    return [name for name in inspect.signature(function).parameters if name != "self"]


def test_every_hook_is_told_with_its_arguments_and_no_other():
    hooks = {name: function for name, function in vars(Hooks).items() if not name.startswith("_")}

    assert {f"{name}({', '.join(arguments(function))})" for name, function in hooks.items()} == {
        name for row in rows("## Hooks") for name in coded(row[0])
    }


def test_everything_a_plug_in_object_has_is_told_with_its_arguments_and_nothing_else():
    told_of = [set(coded(row[2])) for row in rows("## Hooks")]
    needed = []
    for kind in (Importer, Analyzer, Exporter):
        methods = {name: one for name, one in vars(kind).items() if inspect.isfunction(one) and not name.startswith("_")}
        needed.append(
            {f"{name}({', '.join(arguments(one))})" for name, one in methods.items()} | set(kind.__annotations__)
        )

    assert [needed[0] | {"together", "read_for(documents, whom)"}, *needed[1:]] == told_of


def test_what_may_be_yielded_is_told_and_nothing_else():
    said = re.sub(r"\s+", " ", PAGE)
    reading = re.findall(r"`(\w+)`", said.split("`read` may yield")[1].split(", in any order")[0])
    analysing = re.findall(r"`(\w+)`", said.split("`analyse` may yield")[1].split(".")[0])

    assert {kind.__name__ for kind in Read.__args__} == set(reading)
    assert {kind.__name__ for kind in Result.__args__} == set(analysing)


def test_every_attribute_of_a_document_is_told_and_no_other():
    offered = {name for name in (*dir(Document), *vars(Document("x", content=b""))) if not name.startswith("_")}

    assert offered == {name for row in rows("## The gate") for name in coded(row[0])}


def test_the_version_of_the_interface_is_told():
    assert f"plug-in interface version {INTERFACE}." in PAGE


def test_every_name_of_chronology_that_is_imported_in_a_block_is_promised():
    imported = set()
    for block in FILES.values():
        for names in re.findall(r"^from chronology import (\([^)]*\)|[^\n]*)", block, re.MULTILINE):
            imported |= set(re.findall(r"\w+", names))

    assert imported <= set(chronology.__all__)


# ---- the reference -----------------------------------------------------------------------------------------------


def test_the_reference_is_what_the_code_says():
    spec = importlib.util.spec_from_file_location("api", DOCS / "api.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.page() == REFERENCE, "run `make docs`"


def test_the_reference_has_every_promised_name_and_no_other():
    named = set(re.findall(r"^### `(\w+)`", REFERENCE, re.MULTILINE))
    hooks = {name for name in vars(Hooks) if not name.startswith("_")}
    dates = {"find", "DateMention", "written", "of_cell", "from_edtf", "to_edtf", "describe", "age"}

    assert dates <= set(chronology.dates.__all__)
    assert {*chronology.__all__, *chronology.testing.__all__, *hooks, *dates} == named


def test_every_value_of_an_enumeration_is_in_the_reference():
    assert [] == [kind for kind in Kind if f"`{kind}`" not in REFERENCE]
