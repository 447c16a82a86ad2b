import io
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from exports_office.conftest import RECORDS
from openpyxl import load_workbook
from wordfiles import edited, rows

from chronology.cli import main


def run(*arguments: str | Path) -> int:
    try:
        return int(main([*map(str, arguments)]) or 0)
    except SystemExit as stopped:
        return int(stopped.code or 0)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "export.xml"
    path.parent.mkdir()
    path.write_text(RECORDS, "utf-8")
    return path


def test_the_name_of_the_output_says_word_or_excel(export: Path, tmp_path: Path) -> None:
    codes = [run("build", export, "-o", tmp_path / f"made{suffix}") for suffix in (".docx", ".XLSX")]

    assert [0, 0] == codes
    assert 2 == len(list(rows(Document(tmp_path / "made.docx"))))
    assert 3 == load_workbook(io.BytesIO((tmp_path / "made.XLSX").read_bytes()))["Chronology"].max_row


def test_documents_that_were_edited_one_after_the_other_are_given_together(export: Path, tmp_path: Path) -> None:
    run("build", export, "-o", tmp_path / "one.docx")
    edited((tmp_path / "one.docx").read_bytes(), {0: "First."}, tmp_path / "one-edited.docx")
    run("build", export, "--decisions", tmp_path / "one-edited.docx", "-o", tmp_path / "two.docx")
    edited((tmp_path / "two.docx").read_bytes(), {1: "Second."}, tmp_path / "two-edited.docx")
    both = [part for name in ("one-edited", "two-edited") for part in ("--decisions", tmp_path / f"{name}.docx")]

    assert 0 == run("build", export, *both, "-o", tmp_path / "three.docx")
    assert ["First.", "Second."] == [row.cells[-2].text for row in rows(Document(tmp_path / "three.docx"))]


def test_a_document_is_never_written_over_the_one_its_decisions_are_read_from(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.docx"
    run("build", export, "-o", path)
    before = path.read_bytes()

    assert 2 == run("build", export, "--decisions", path, "-o", path)
    assert before == path.read_bytes()
    assert "would be overwritten" in capsys.readouterr().err


def test_a_document_that_lies_among_the_records_is_no_record_when_its_decisions_are_read(
    export: Path, tmp_path: Path
) -> None:
    run("build", export, "-o", export.with_name("one.docx"))
    run("build", export.parent, "--decisions", export.with_name("one.docx"), "-o", tmp_path / "two.docx")

    assert 2 == len(list(rows(Document(tmp_path / "two.docx"))))


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_the_program_wrote_is_no_record_of_the_folder_it_lies_in(
    export: Path, tmp_path: Path, suffix: str
) -> None:
    alone, beside = tmp_path / "alone.csv", tmp_path / "beside.csv"
    run("build", export.parent, "-o", alone)
    run("build", export, "-o", export.with_name(f"earlier{suffix}"))
    run("build", export.parent, "-o", beside)
    run("build", export.parent, "-o", beside.with_suffix(".json"))

    assert alone.read_bytes() == beside.read_bytes()
    assert "a document that this program wrote" in beside.with_suffix(".json").read_text("utf-8")


def test_asking_for_help_loads_no_package_that_writes_documents() -> None:
    program = (
        "import sys, chronology.cli as cli\n"
        "try: cli.main(['build', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'docx', 'xlsxwriter', 'reportlab', 'chronology.model'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.splitlines()[-1]
