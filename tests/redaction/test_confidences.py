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


def test_whom_much_of_the_record_names_is_not_taken_out_of_all_of_it_because_one_entry_asks(tmp_path):
    entries = [{"text": f"Visit {nth}. Stuart Sample was at the flat again, asleep on the sofa."} for nth in range(14)]
    entries.append(
        {"text": "T/C from Stuart Sample about the key. Does not want his name given as the one who told us of it."}
    )

    told = paper_of(entries, tmp_path)

    assert "Stuart Sample was at the flat again" in told
    assert "as the one who told us" not in told
