"""The ways in which British records ask for confidence, and those in which they only speak of it: no page has what is asked for."""

import tomllib
from pathlib import Path

import pytest
from paper_of_entries import paper_of, wrong_in

ENTRIES = tomllib.loads((Path(__file__).parent / "confidences.toml").read_text("utf-8"))["entry"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return paper_of(ENTRIES, tmp_path_factory.mktemp("confidences"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["text"][:60])
def test_what_is_asked_for_is_kept_and_what_is_not_is_told(told, entry):
    assert ([], []) == wrong_in(told, entry)
