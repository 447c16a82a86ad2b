"""A small invented case in which everything is in order, made through the whole pipeline and read back as printed."""

from pathlib import Path

import pytest

from chronology import build
from chronology.lint import Report, Taken, lint, read_inputs
from chronology.plugins import load
from chronology.practice import load_practice
from exports.pdf import Pdf
from exports.text import Text

ROOT = Path(__file__).parents[1]
CASE = Path(__file__).parent / "lint" / "good.csv"
EXAMPLES = ROOT / "examples"


def taken(*inputs: Path | str, practice: str = "wales") -> tuple[Taken, ...]:
    """What the check takes the inputs for."""
    plugins = load([])
    try:
        return read_inputs([str(each) for each in inputs], plugins, load_practice(practice)).taken
    finally:
        plugins.close()


def checked(*inputs: Path | str, practice: str = "wales") -> Report:
    """The report on the one document among the inputs."""
    (only,) = taken(*inputs, practice=practice)
    return lint(only.sheet, load_practice(practice))


@pytest.fixture(scope="session")
def good_text() -> str:
    return Text().export(build(CASE)).decode()


@pytest.fixture(scope="session")
def good_pdf(tmp_path_factory) -> Path:
    """The same case for a court."""
    path = tmp_path_factory.mktemp("good") / "court.pdf"
    path.write_bytes(Pdf().export(build(CASE, profile="court")))
    return path
