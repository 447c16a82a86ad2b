"""How well notes are read: invented passages marked by somebody who had not seen the rules, one half never looked at."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.told import Marked, Tally, Told, days_of, events_of

CORPUS = Path(__file__).parent / "corpus"
HALVES = {
    "look": "half worked on",
    "held": "half held back",
    "second": "second set",
    "third": "third set",
    "fourth": "fourth set, its odd half worked on",
}
# Sets of passages alone.
FURTHER = {
    "fifth": "fifth set, half worked on",
    "unread": "fifth set, half held back",
    "sixth": "sixth set, half worked on",
    "sixth-held": "sixth set, half held back",
    "seventh": "seventh set",
    "eighth": "eighth set",
    "ninth": "ninth set, half worked on",
    "ninth-held": "ninth set, half held back",
}


def figures() -> Iterator[str]:
    """Recall, precision, and agreement on groups, evidence status and significance, for either half."""
    for half, says in {**HALVES, **FURTHER}.items():
        for path in sorted((CORPUS / "passages").glob(f"*-{half}.toml")):
            if path.stem.partition("-")[2] != half:
                continue  # "sixth-held" is no "held"
            tally = Tally()
            for passage in passages(path):
                tally.add(marked(passage), told(passage))
            first, *rest = tally.lines()
            yield f"{path.stem.partition('-')[0]}, {says}: {first}"
            yield from rest


def passages(path: Path) -> list[Mapping[str, Any]]:
    """The passages of a file."""
    return list(tomllib.loads(path.read_text("utf-8"))["passage"])


def marked(passage: Mapping[str, Any]) -> list[Marked]:
    """The events a reader marked in a passage."""
    return [
        Marked(
            dates=(days,) if (days := days_of(each["date"])) else (),
            groups=frozenset({each["group"], *each.get("alt_groups", ())}),
            level=each["level"],
            start=passage["text"].index(each["quote"]),
            statuses=frozenset({each["status"], *each.get("alt_status", ())}),
            optional=each.get("optional", False),
            words=each["quote"],
        )
        for each in passage.get("event", ())
    ]


def told(passage: Mapping[str, Any]) -> list[Told]:
    """What the product makes of a passage, under a heading that says what the record it came from knows."""
    return events_of(passage["id"], passage["text"], heading(passage))


def heading(passage: Mapping[str, Any]) -> str:
    """The note's name, date of birth and date, as far as the record has them."""
    lines = [
        f"{label}: {value:%d/%m/%Y}" if label != "Name" else f"{label}: {value}"
        for label, key in (("Name", "subject"), ("DOB", "born"), ("Date", "written_on"))
        if (value := passage.get(key))
    ]
    return "".join(f"{line}\n" for line in lines) + "\n" if lines else ""
