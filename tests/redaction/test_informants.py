"""Who of the public informs and what is another's own are kept without anybody asking; whatever stands near them is told."""

import datetime as dt
import json
import re
import tomllib
from pathlib import Path

import pytest

from chronology.cli import main

ENTRIES = tomllib.loads((Path(__file__).parent / "informants.toml").read_text("utf-8"))["entry"]
HEAD = "CASE NOTES - Nerys PARDOE dob 03/02/2016\nMother: Catrin Pardoe\nMother's partner: Huw Tranter\n\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The conference's paper of a file with every entry, as data."""
    folder = tmp_path_factory.mktemp("informants")
    day = dt.date(2021, 1, 4)
    notes = (
        f"{day + dt.timedelta(days=16 * nth):%d/%m/%Y} Case note - R Lloyd (SW)\n{entry['text']}\n\n"
        for nth, entry in enumerate(ENTRIES)
    )
    (folder / "notes.txt").write_text(HEAD + "".join(notes), "utf-8")
    out = folder / "out.json"
    assert 0 == main(
        ("build", str(folder / "notes.txt"), "-o", str(out), "--profile", "conference", "--format", "json")
    )
    return json.dumps(json.loads(out.read_text("utf-8")), ensure_ascii=False)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['sort']}: {entry['text'][:60]}")
def test_what_is_not_for_a_conference_is_kept_and_all_else_is_told(told, entry):
    hidden, shown = (
        [
            word
            for word in entry.get(name, ())
            if bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told, re.IGNORECASE)) is wrong
        ]
        for name, wrong in (("hidden", True), ("shown", False))
    )

    assert ([], []) == (hidden, shown)
