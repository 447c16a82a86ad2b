"""Who of the public informs and what is another's own are kept without anybody asking; whatever stands near them is told."""

import tomllib
from pathlib import Path

import pytest
from paper_of_entries import paper_of, wrong_in

ENTRIES = tomllib.loads((Path(__file__).parent / "informants.toml").read_text("utf-8"))["entry"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return paper_of(ENTRIES, tmp_path_factory.mktemp("informants"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['sort']}: {entry['text'][:60]}")
def test_what_is_not_for_a_conference_is_kept_and_all_else_is_told(told, entry):
    assert ([], []) == wrong_in(told, entry)
