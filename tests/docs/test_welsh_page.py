"""The page on Welsh lists every wording that a native reviewer has to read, as the data has it."""

import runpy
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "welsh.md").read_text("utf-8")
STATE = "awaiting a native reviewer"
_FILES = (
    "exports/pdf/words_cy.toml",
    "exports/terms.toml",
    "exports/sentences/cy.toml",
    "exports/sentences/problems_cy.toml",
    "exports/plain.toml",
    "exports/text/words.toml",
    "chronology/practice/kinds.toml",
)


def texts(value: object) -> Iterator[str]:
    """Every text of a table that is not a key."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    else:
        yield str(value)


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[-1] != "State"]


# The whole Welsh vocabulary in one text; English words of the same files do no harm to what is asked of it.
WELSH = "\n".join(text for name in _FILES for text in texts(tomllib.loads((ROOT / name).read_text("utf-8")))).casefold()


def test_the_tables_are_what_the_data_says() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "welsh.py"))

    assert made["page"]() == PAGE, "run `make docs`"


def test_every_row_says_that_it_awaits_a_reviewer() -> None:
    assert len(rows()) > 500
    assert {STATE} == {row[-1] for row in rows()}
    assert all(len(row) == 3 for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_wording_of_the_page_is_the_one_that_is_printed(row: list[str]) -> None:
    assert row[1].casefold() in WELSH
