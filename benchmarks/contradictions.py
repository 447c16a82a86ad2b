"""How well two statements that cannot both be right are laid side by side, and those that only look so are left alone.

Each pair is a case of two files, as two services keep them, built as a user builds it. A pair is shown when one finding that accounts differ,
or one conflict of an entry, holds the words of both; a pair that agrees is shown wrongly when anything at all is said to differ.
"""

import csv
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chronology.model import Chronology, Strength
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

PAIRS = Path(__file__).parent / "corpus" / "contradictions"
HALVES = {"worked": "worked on", "unworked": "no rule was made on it"}
_PATTERN = "conflict_between_sources"

Pair = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a pair's case: what differs, in words."""

    pair: Pair
    said: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """What differs is shown with the words of both, or what does not is left alone."""
        if not self.pair["differ"]:
            return not self.said
        return any(all(re.search(each, words, re.IGNORECASE) for each in self.pair["words"]) for words in self.said)


def figures() -> Iterator[str]:
    """For each half: how many that differ are shown, how many that agree are said to differ, and by sort what is missed."""
    for half, says in HALVES.items():
        every = [Shown(pair, said(pair)) for pair in pairs(half)]
        differing = [each for each in every if each.pair["differ"]]
        agreeing = [each for each in every if not each.pair["differ"]]
        missed = Counter(each.pair["sort"] for each in differing if not each.is_right)
        wrong = Counter(each.pair["sort"] for each in agreeing if not each.is_right)
        yield (
            f"{says}: shown {sum(each.is_right for each in differing)} of {len(differing)} that differ{_listed(missed, 'missed')}; "
            f"{wrong.total()} of {len(agreeing)} that agree are said to differ{_listed(wrong, 'wrong')}"
        )


def _listed(found: Mapping[str, int], what: str) -> str:
    named = ", ".join(f"{sort} {count}" for sort, count in found.items())
    return f" ({what}: {named})" if named else ""


def pairs(half: str) -> Sequence[Pair]:
    """The pairs of a half, in their order."""
    return list(tomllib.loads((PAIRS / f"{half}.toml").read_text("utf-8"))["pair"])


def said(pair: Pair) -> tuple[str, ...]:
    """Everything that the pair's chronology says to differ."""
    case = composed(pair)
    found = [
        each.statement
        for each in case.findings
        if each.pattern == _PATTERN and each.strength is not Strength.NOT_ASSESSED
    ]
    events = (*case.events, *case.undated, *case.later)
    return (
        *found,
        *(
            json.dumps([each.values for each in event.conflicts], ensure_ascii=False)
            for event in events
            if event.conflicts
        ),
    )


def composed(pair: Pair) -> Chronology:
    """The person's chronology from the two files."""
    plugins = load()
    try:
        with TemporaryDirectory() as folder:
            files = [_written(Path(folder), pair["subject"], side, pair[side]) for side in ("one", "other")]
            return compose(
                holdings(read(files, plugins)), load_practice("england"), plugins, Wishes(subject=_subject(pair))
            )
    finally:
        plugins.close()


def _written(folder: Path, subject: str, side: str, told: Mapping[str, Any]) -> str:
    path = folder / f"{side}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Date", "Name", "Agency", "Details"))
        rows.writerow((f"{told['day']:%d/%m/%Y}", subject, told["teller"], told["text"]))
    return str(path)


def _subject(pair: Pair) -> str:
    return "name:" + "-".join(pair["subject"].casefold().split())
