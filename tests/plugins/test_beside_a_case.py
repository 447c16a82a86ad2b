"""A real case is built beside each plug-in that misbehaves: its chronology is what it is alone, and the culprit is named."""

import shutil
from pathlib import Path

import pytest

from chronology.cli import main
from chronology.errors import ExitCode
from chronology.model import Account, Chronology, Person
from chronology.pipeline import build, read
from chronology.plugins import load
from chronology.plugins.isolation import SECONDS_VARIABLE

ROOT = Path(__file__).parents[2]
MISBEHAVING = Path(__file__).parent / "misbehaving"
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. The secret words of a case were told.\n"
# What each of them wants stands beside the case, under the endings they look for.
BAIT = ("a.raise", "b.hang", "c.rubbish", "d.eat", "set/one.set", "set/two.set")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    shutil.copytree(ROOT / "examples" / "adult" / "notes", folder / "notes")
    shutil.copy(ROOT / "examples" / "adult" / "ics-export.xml", folder / "ics-export.xml")
    for name in BAIT:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(NOTE)
    return folder


@pytest.fixture(scope="module")
def alone(case: Path) -> Chronology:
    return build(case, subject="p-idwal")


def of_the_case(made: Chronology) -> dict[str, tuple[object, ...]]:
    """What came of the case itself, whoever read what was laid beside it."""
    return {
        "events": tuple(event for event in made.events if not _from_bait(event)),
        "undated": tuple(event for event in made.undated if not _from_bait(event)),
        "people": tuple(person for person in made.people if person.source.document not in BAIT),
        "actions": made.actions,
        "coverage": tuple(one for one in made.coverage if one.source.document not in BAIT),
        "documents": tuple(one for one in made.documents if one.name not in BAIT),
    }


def _from_bait(event) -> bool:
    return any(account.source.document in BAIT for account in event.accounts)


@pytest.mark.parametrize(
    ("plugin", "told"),
    [
        ("raises.py", "the plug-in raises.py raised an error; what it would have added is missing"),
        ("hangs.py", "the plug-in hangs.py did not answer within 3 seconds; what it would have added is missing"),
        ("rubbish.py", "the plug-in rubbish.py raised an error; what it would have added is missing"),
        ("dies.py", "the plug-in dies.py stopped; what it would have added is missing"),
        ("raises_together.py", "the plug-in raises_together.py raised an error; what it would have added is missing"),
        (
            "hangs_together.py",
            "the plug-in hangs_together.py did not answer within 3 seconds; what it would have added is missing",
        ),
        (
            "analyses_badly.py",
            "the plug-in analyses_badly.py raised an error; what it would have added is missing",
        ),
    ],
)
def test_the_case_is_what_it_is_alone_and_the_culprit_is_named(plugin, told, case, alone, monkeypatch):
    monkeypatch.setenv(SECONDS_VARIABLE, "3")
    made = build(case, subject="p-idwal", plugin_files=[MISBEHAVING / plugin])
    messages = [problem.message for problem in made.problems]

    assert of_the_case(alone) == of_the_case(made)
    assert [told] == [message for message in messages if plugin in message]
    assert (plugin,) == made.plugins
    assert not any("secret" in message for message in messages)


def test_one_that_claims_every_file_gets_none_that_others_can_read_and_is_named_at_each(case, alone):
    made = build(case, subject="p-idwal", plugin_files=[MISBEHAVING / "claims_all.py"])
    claimed = {problem.source.document for problem in made.problems if "claims-all" in problem.message}

    assert of_the_case(alone) == of_the_case(made)
    assert {document.name for document in made.documents} == claimed


def test_what_a_bundle_gave_before_it_failed_is_kept_and_its_files_are_not_read_twice(case):
    plugins = load([MISBEHAVING / "raises_together.py"])
    try:
        reads = read([str(case)], plugins)
    finally:
        plugins.close()

    assert ["from-the-set"] == [person.id for person in reads.of(Person) if person.source.document in BAIT]
    assert [] == [account for account in reads.of(Account) if account.source.document in BAIT]


@pytest.mark.parametrize(
    "plugin", ["raises.py", "rubbish.py", "dies.py", "claims_all.py", "raises_together.py", "analyses_badly.py"]
)
def test_the_document_that_is_written_names_the_culprit(plugin, case, tmp_path):
    out = tmp_path / "case.txt"
    code = main(["build", str(case), "--subject", "p-idwal", "--plugin", str(MISBEHAVING / plugin), "-o", str(out)])
    text = " ".join(out.read_text("utf-8").split())

    assert ExitCode.DONE == code
    assert plugin in text


def test_an_exporter_that_fails_costs_its_own_document_alone(case, tmp_path, capsys):
    plugin = str(MISBEHAVING / "analyses_badly.py")
    code = main(
        [
            "build",
            str(case),
            "--subject",
            "p-idwal",
            "--plugin",
            plugin,
            "--format",
            "badly",
            "-o",
            str(tmp_path / "a.bad"),
        ]
    )

    assert code in {ExitCode.WRONG_USE, ExitCode.NOT_WRITTEN}
    assert "analyses_badly.py raised an error" in capsys.readouterr().err
    assert not (tmp_path / "a.bad").exists()


# ---- mappings ----------------------------------------------------------------------------------------------------

MAPPING = """
[mapping]
name = "takes-all"
reads = "table"
[record.row]
required = ["day"]
[record.row.fields]
day = {{ pattern = '{pattern}', read = "date" }}
[[record.row.event]]
role = "made"
kind = "visit"
date = "day"
fact = "A visit."
"""


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(day", "is not a regular expression"),
        ("(d+)+y", "repeats what repeats or has alternatives, which could take for ever"),
    ],
)
def test_a_mapping_with_a_bad_or_endless_pattern_ends_the_run_before_anything_is_read(
    pattern, told, case, tmp_path, capsys
):
    mapping = tmp_path / "takes-all.toml"
    mapping.write_text(MAPPING.format(pattern=pattern))
    out = tmp_path / "case.txt"
    code = main(["build", str(case), "--subject", "p-idwal", "--plugin", str(mapping), "-o", str(out)])

    assert ExitCode.WRONG_USE == code
    assert f"takes-all.toml: record.row.fields.day.pattern: {told}" in capsys.readouterr().err
    assert not out.exists()


def test_a_mapping_that_knows_nothing_of_a_file_leaves_the_case_as_it_is(case, alone, tmp_path):
    mapping = tmp_path / "takes-all.toml"
    mapping.write_text(MAPPING.format(pattern="d.*d.*d.*day seen"))
    beside = tmp_path / "beside.csv"
    beside.write_text("d" * 60 + "!,what\n" + "d" * 60 + ",x\n")
    made = build(case, beside, subject="p-idwal", plugin_files=[mapping])

    assert alone.events == made.events
    assert alone.documents == made.documents[:-1]
