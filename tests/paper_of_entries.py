"""A conference's paper of one file of notes, and which words of an entry stand in it or do not against what the entry says."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chronology.cli import main

HEAD = "CASE NOTES - Nerys PARDOE dob 03/02/2016\nMother: Catrin Pardoe\nMother's partner: Huw Tranter\n\n"


def paper_of(entries: Sequence[Mapping[str, Any]], folder: Path) -> str:
    """The conference's paper of a file with every entry, as data."""
    day = dt.date(2021, 1, 4)
    notes = (
        f"{day + dt.timedelta(days=16 * nth):%d/%m/%Y} Case note - R Lloyd (SW)\n{entry['text']}\n\n"
        for nth, entry in enumerate(entries)
    )
    (folder / "notes.txt").write_text(HEAD + "".join(notes), "utf-8")
    out = folder / "out.json"
    assert 0 == main(
        ("build", str(folder / "notes.txt"), "-o", str(out), "--profile", "conference", "--format", "json")
    )
    return json.dumps(json.loads(out.read_text("utf-8")), ensure_ascii=False)


def wrong_in(told: str, entry: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Words of an entry that are to be hidden and stand in the paper, and words that are to be shown and do not."""

    def found(word: str) -> bool:
        return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told, re.IGNORECASE))

    return (
        [word for word in entry.get("hidden", ()) if found(word)],
        [word for word in entry.get("shown", ()) if not found(word)],
    )
