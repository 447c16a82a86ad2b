"""How well one incident told by several agencies becomes one entry: five invented agencies' files with known pairs."""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from chronology.model import Chronology, Decision
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

CASE = Path(__file__).parents[1] / "tests" / "eval" / "agencies"
AGENCIES = ("council", "police", "health", "school", "housing")
SUBJECT = "name:carys-prosser"
# What a reviewer does with the one proposal that concerns the child: the school writes her family name as an initial.
SAME_PERSON = ("name:carys-p", SUBJECT)

Row = tuple[str, str]
Pair = frozenset[Row]


def figures() -> Iterator[str]:
    """Precision and recall by pair, by incident, and of the pairs picked because they tempt."""
    gold = _gold()
    same = {pair for pair, answer in gold.items() if answer == "same"}
    tempting = {pair for pair, answer in gold.items() if answer == "different"}
    case = composed()
    counts = dict(case.counts)
    found = pairs(case)
    right = found & same
    whole = [cluster for cluster in _clusters(same) if {frozenset(pair) for pair in combinations(cluster, 2)} <= found]
    yield (
        f"{counts['accounts'] - counts['accounts_of_others']} accounts processed, {counts['merged']} merged into others, "
        f"{counts['events']} events, {counts['kept_apart']} pairs kept apart and named"
    )
    yield f"precision of pairs {len(right) / len(found):.3f} ({len(right)} of {len(found)}; wanted 0.95)"
    yield f"recall of pairs {len(right) / len(same):.3f} ({len(right)} of {len(same)}; wanted 0.85)"
    yield f"incidents told more than once that are whole: {len(whole)} of {len(_clusters(same))}"
    yield f"tempting pairs merged: {len(found & tempting)} of {len(tempting)}"


@cache
def composed() -> Chronology:
    """The child's chronology from all five files, as a user makes it."""
    decision = Decision(
        case="agencies",
        target=SAME_PERSON[0],
        field="same_person",
        value=SAME_PERSON[1],
        by="a reviewer",
        at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    )
    plugins = load()
    try:
        held = holdings(read([str(CASE / f"{agency}.csv") for agency in AGENCIES], plugins))
        wishes = Wishes(subject=SUBJECT, decisions=(decision,))
        return compose(held, load_practice("wales"), plugins, wishes)
    finally:
        plugins.close()


def pairs(case: Chronology) -> set[Pair]:
    """Every two rows that became one event."""
    found: set[Pair] = set()
    for event in (*case.events, *case.undated, *case.later):
        rows = {
            _row(account.source.document.removesuffix(".csv"), account.source.locator) for account in event.accounts
        }
        found |= {frozenset(pair) for pair in combinations(sorted(rows), 2)}
    return found


def _row(agency: str, locator: str) -> Row:
    """A row by the id its agency gave it; a locator says "row 7", or "rows 7-8"."""
    number = int(locator.replace("rows", "row").rpartition("row ")[2].partition("-")[0].rstrip(","))
    return agency, _ids(agency)[number]


@cache
def _ids(agency: str) -> Mapping[int, str]:
    with (CASE / f"{agency}.csv").open(encoding="utf-8", newline="") as file:
        return {number: cells[0] for number, cells in enumerate(csv.reader(file), start=1)}


def _gold() -> Mapping[Pair, str]:
    with (CASE / "gold.csv").open(encoding="utf-8", newline="") as file:
        return {
            frozenset({(row["left_file"], row["left_row"]), (row["right_file"], row["right_row"])}): row["answer"]
            for row in csv.DictReader(file)
        }


def _clusters(same: set[Pair]) -> Sequence[Sequence[Row]]:
    """The incidents: rows that are the same, taken together."""
    groups: dict[Row, frozenset[Row]] = {}
    for pair in same:
        joined = frozenset().union(*(groups.get(row, frozenset({row})) for row in pair))
        groups |= dict.fromkeys(joined, joined)
    return [sorted(group) for group in set(groups.values())]
