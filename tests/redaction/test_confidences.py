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


def test_it_is_the_one_whom_the_asking_sentence_names_that_asks_and_nobody_of_the_sentence_before_it(tmp_path):
    entries = [{"text": f"Visit {nth}. Flat tidy, the kettle was on."} for nth in range(6)]
    entries.append(
        {
            "text": "PC Sample stopped by. Stuart Quorn sleeps in the van by the quay. This came from his own cousin Idwal at the"
            " ferry, who begged her not to let it get back to the family where it came from."
        }
    )
    entries.append({"text": "Stuart Quorn was seen by the school gate with the dog."})

    told = paper_of(entries, tmp_path)

    assert "Stuart Quorn was seen by the school gate" in told
    assert "Idwal" not in told


def test_whom_the_entries_call_by_a_first_name_alone_is_much_told_of_and_not_taken_out(tmp_path):
    entries = [{"text": f"Visit {nth}. Kai was on the sofa again and would not talk."} for nth in range(14)]
    entries.append({"text": "Kai Quorn is at the flat most nights. Asked that we don't let on who told us."})

    told = paper_of(entries, tmp_path)

    assert "Kai was on the sofa again" in told


def test_who_is_complained_of_is_not_taken_for_the_one_who_asks_not_to_be_named(tmp_path):
    entries = [{"text": f"Visit {nth}. Flat tidy, the kettle was on."} for nth in range(6)]
    entries.append({"text": "Night staff were Gethin Quorn and an agency girl."})
    entries.append(
        {
            "text": "Put through by the desk. A Miss Orwell at 14, behind the chapel. Somebody bawls at her after midnight. Reckons"
            " it is the tall one (= Gethin). Does not want it getting back to them that it came from her."
        }
    )

    told = paper_of(entries, tmp_path)

    assert "(= Gethin)" in told
    assert "Night staff were Gethin Quorn" in told
    assert "bawls at her after midnight" in told
    assert "Orwell" not in told
    assert "behind the chapel" not in told
