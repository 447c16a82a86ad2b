import re
from pathlib import Path

import pytest

from chronology.errors import PluginError, RefusedError
from chronology.model import Account, Kind
from chronology.pipeline import build, read
from chronology.plugins import isolation, load

HERE = Path(__file__).parent
MISBEHAVING = HERE / "misbehaving"
DOCS = HERE.parents[1] / "docs"
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. Ann was seen and was well.\n"


def tutorial() -> str:
    page = (DOCS / "integrators.md").read_text("utf-8")
    (code,) = re.findall(r"<!-- file: missing_episodes.py -->\n```python\n(.*?)```", page, re.DOTALL)
    return code


def reading(*files: Path, plugins: list[Path]):
    loaded = load(plugins)
    try:
        return read(map(str, files), loaded)
    finally:
        loaded.close()


def test_the_importer_of_the_tutorial_reads_its_table_exactly_as_printed(tmp_path):
    plugin = tmp_path / "missing_episodes.py"
    plugin.write_text(tutorial())
    table = tmp_path / "missing.csv"
    table.write_text("id,from,to,child,what\n7,2021-02-03,,c1,Not home by midnight\n8,2021-02-09,,c1,Away two nights\n")
    reads = reading(table, plugins=[plugin])

    assert [
        ("example-borough:missing:7#started", Kind.MISSING, "2021-02-03", "Not home by midnight"),
        ("example-borough:missing:8#started", Kind.MISSING, "2021-02-09", "Away two nights"),
    ] == [(a.key, a.kind, a.when.edtf, a.fact) for a in reads.of(Account)]
    assert [document.importer for document in reads.documents] == ["missing-episodes"]


def test_the_tutorial_s_importer_is_about_twenty_lines():
    lines = [
        line for line in tutorial().splitlines() if line.strip() and not line.startswith(("import", "from", '"""'))
    ]

    assert len(lines) <= 24


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(NOTE)
    return path


@pytest.mark.parametrize(
    ("plugin", "suffix", "blame"),
    [
        ("raises.py", ".raise", "raised an error"),
        ("rubbish.py", ".rubbish", "raised an error|returned something that is not an account"),
        ("dies.py", ".any", "stopped|raised an error|could not be understood"),
        ("eats_memory.py", ".eat", "raised an error|stopped"),
    ],
)
def test_a_plug_in_that_misbehaves_costs_its_own_output_and_is_named(plugin, suffix, blame, note, tmp_path):
    other = tmp_path / f"other{suffix}"
    other.write_text(NOTE)
    alone = reading(note, plugins=[])
    reads = reading(note, other, plugins=[MISBEHAVING / plugin])
    messages = [problem.message for problem in reads.problems]

    assert set(alone.of(Account)) <= set(reads.of(Account))
    assert any(plugin in message and re.search(blame, message) for message in messages), messages
    assert not any("secret" in message for message in messages)


def test_a_plug_in_that_hangs_is_stopped(note, tmp_path, monkeypatch):
    monkeypatch.setattr(isolation, "SECONDS", 3.0)
    other = tmp_path / "other.hang"
    other.write_text(NOTE)
    reads = reading(note, other, plugins=[MISBEHAVING / "hangs.py"])

    assert any("hangs.py did not answer" in problem.message for problem in reads.problems)
    assert reads.of(Account)


def test_a_plug_in_that_claims_every_file_gets_none_that_is_a_built_in_importer_s(tmp_path):
    export = tmp_path / "export.xml"
    export.write_text('<ICSExport xmlns="urn:x-chronology:ics:1"><Header version="1"/><Records/></ICSExport>')
    reads = reading(export, plugins=[MISBEHAVING / "claims_all.py"])

    assert [document.importer for document in reads.documents] == ["ics-xml"]
    assert any("claims-all" in problem.message for problem in reads.problems)


def test_two_plug_ins_that_claim_one_file_are_both_named_and_neither_reads_it(note, tmp_path):
    twin = tmp_path / "twin.py"
    twin.write_text((MISBEHAVING / "claims_all.py").read_text().replace('"claims-all"', '"claims-too"'))

    with pytest.raises(RefusedError, match=r"claims-all and claims-too.*--as"):
        reading(note, plugins=[MISBEHAVING / "claims_all.py", twin])


def test_what_a_plug_in_prints_does_not_reach_the_pipe(note):
    reads = reading(note, plugins=[MISBEHAVING / "prints.py"])

    assert not any("prints.py" in problem.message for problem in reads.problems)


def test_a_third_party_s_analyzer_reads_the_chronology_and_the_authority_s_own_practice(note, tmp_path):
    practice = tmp_path / "county.toml"
    practice.write_text('extends = "wales"\nname = "county"\nversion = "7"\n')
    made = build(note, practice=str(practice), plugin_files=[MISBEHAVING / "counts_events.py"])

    assert "The record shows 1 entries, judged by county." in [finding.statement for finding in made.findings]
    assert made.plugins == ("counts_events.py",)


def test_a_plug_in_file_that_is_not_there_is_wrong_use():
    with pytest.raises(PluginError, match="is not there"):
        load([Path("nowhere.py")])


def test_built_in_plug_ins_register_through_the_same_hooks():
    plugins = load()

    assert {"ics-xml", "cin-census", "case-notes", "chronology-json"} <= {i.name for i in plugins.importers}
    assert {"pdf", "json", "csv", "text"} <= {e.name for e in plugins.exporters}
    assert all(plugins.is_builtin(plugin) for plugin in (*plugins.importers, *plugins.analyzers, *plugins.exporters))
