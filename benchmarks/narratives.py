"""How well long narratives are read: judgments and reviews, invented ones in two halves, and real ones where they are there."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.passages import CORPUS, HALVES
from benchmarks.told import Marked, Tally, days_of, events_of

FOLDER = CORPUS / "narratives"
FURTHER = {
    "fifth-[1357]": "fifth set, half worked on",
    "fifth-[2468]": "fifth set, half put away",
    "sixth-[135]": "sixth set, half worked on",
    "sixth-[246]": "sixth set, half put away",
}
"""Sets of narratives alone, by the names of their files."""
SHARED = Path(__file__).parents[2] / "shared" / "samples" / "narratives"


def figures() -> Iterator[str]:
    """The figures of each set, all its texts together."""
    halves = {f"{half}-*": says for half, says in HALVES.items()}
    sets = [(says, sorted(FOLDER.glob(f"{half}.txt"))) for half, says in {**halves, **FURTHER}.items()]
    sets.append(("real judgments", sorted(SHARED.glob("*.txt"))))
    for says, paths in sets:
        tally = Tally()
        for path in paths:
            tally.add(marked(path), events_of(path.stem, path.read_text("utf-8")))
        if paths:
            first, *rest = tally.lines()
            yield f"{says}, {len(paths)} texts: {first}"
            yield from rest
        else:
            yield f"{says}: not there"


def marked(path: Path) -> list[Marked]:
    """The events marked in a narrative; they stand beside it, one to a line."""
    lines = path.with_suffix(".gold.jsonl").read_text("utf-8").splitlines()
    return [_marked(json.loads(line)) for line in lines if line]


def _marked(each: dict[str, object]) -> Marked:
    dates = [] if each.get("undated") else [each["date"], *each.get("date_alt", ())]  # type: ignore[misc]
    return Marked(
        dates=tuple(days for date in dates if (days := days_of(str(date)))),
        groups=frozenset({str(each["type"]), *map(str, each.get("alt_types", ()))}),  # type: ignore[call-overload]
        level=str(each["significance"]),
        start=int(str(each["start"])),
        optional=bool(each.get("optional")),
        words=str(each.get("summary", "")),
    )
