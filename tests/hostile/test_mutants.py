"""Damaged files of every kind: whatever happens to one, the pipeline goes on, adds up, and says nothing of a case."""

import pytest
from attacks import faults, given, mutants, of
from seeds import CANARY, NOTES, seeds

from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import Plugins, load
from chronology.practice import load_practice

_COMPANION = "zz-companion.txt"
_OTHER = NOTES.replace(CANARY, "Other").encode()
# Read in a process of their own, which takes its time to start.
_APART = (".xlsx", ".pdf", ".msg")
_AMONG = sorted(name for name in seeds() if not name.endswith(_APART))


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


@pytest.mark.parametrize("name", sorted(seeds()))
def test_a_whole_file_of_every_kind_adds_up_and_reads_alike_twice(tmp_path, plugins, name):
    first = given(tmp_path, {name: seeds()[name], _COMPANION: _OTHER}, plugins)
    second = given(tmp_path, {}, plugins)

    assert first is not None
    assert [] == faults(first)
    assert first == second


@pytest.mark.parametrize("name", _AMONG)
def test_a_damaged_file_ends_nothing_and_changes_no_other(tmp_path, plugins, name):
    alone = given(tmp_path, {_COMPANION: _OTHER}, plugins)
    assert alone is not None
    expected = of(alone, _COMPANION)
    for nth, damaged in enumerate(mutants(name, seeds()[name], 15)):
        reads = given(tmp_path, {name: damaged}, plugins)

        assert reads is not None
        assert [] == faults(reads), nth
        assert expected == of(reads, _COMPANION), nth


@pytest.mark.parametrize("name", [name for name in _AMONG if not name.endswith((".zip", ".eml"))])
def test_what_is_read_of_a_damaged_file_makes_a_chronology(tmp_path, plugins, name):
    for nth, damaged in enumerate(mutants(f"composed {name}", seeds()[name], 5)):
        reads = given(tmp_path, {name: damaged, _COMPANION: _OTHER}, plugins)
        assert reads is not None
        made = compose(holdings(reads), load_practice("wales"), plugins, Wishes(subject="all"))
        written = {exporter.name: exporter.export(made) for exporter in plugins.exporters if exporter.name != "pdf"}

        assert {"csv", "docx", "json", "text", "xlsx"} == written.keys(), nth
        assert not any(CANARY in problem.message for problem in made.problems if "column" not in problem.message)


@pytest.mark.parametrize("name", sorted(name for name in seeds() if name.endswith(_APART)))
def test_a_workbook_pdf_or_outlook_mail_cut_short_costs_itself_alone(tmp_path, plugins, name):
    content = seeds()[name]
    for cut in (7, len(content) // 3, len(content) - 9):
        reads = given(tmp_path, {name: content[:cut], _COMPANION: _OTHER}, plugins)

        assert reads is not None
        assert [] == faults(reads)
        assert {_COMPANION} <= {each.name for each in reads.documents if each.importer}


@pytest.mark.parametrize("name", [name for name in _AMONG if not name.endswith(".zip")])
@pytest.mark.parametrize("other", ["x.csv", "x.xml", "x.txt", "x.eml", "x.docx"])
def test_a_file_under_another_kind_s_name_adds_up(tmp_path, plugins, name, other):
    reads = given(tmp_path, {other: seeds()[name], _COMPANION: _OTHER}, plugins)

    assert reads is not None
    assert [] == faults(reads)


def test_a_folder_of_every_kind_gives_what_each_gives_alone(tmp_path, plugins):
    # The files of a return are read together, and so are two copies of one diary.
    names = [name for name in _AMONG if not name.startswith("return-") and name != "diary.xml"]
    for name in names:
        (tmp_path / name).write_bytes(seeds()[name])
    alone = [value for name in names for value in read([str(tmp_path / name)], plugins).values]
    together = given(tmp_path, {}, plugins)

    assert together is not None
    assert sorted(map(repr, alone)) == sorted(map(repr, together.values))
