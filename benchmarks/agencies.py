"""How well one incident told by several agencies becomes one entry: invented agencies' files with known pairs."""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path

from chronology.model import Account, Chronology, Decision
from chronology.normalise import perhaps_one
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

_EVAL = Path(__file__).parents[1] / "tests" / "eval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A measuring set: several agencies' files of one case, and who the case is about in them."""

    says: str
    folder: Path
    subject: str
    same_person: tuple[str, str] | None = None
    """What a reviewer does with the one proposal that concerns the subject."""


SETS = (
    Set(
        says="a family, written before the rules, then worked on",
        folder=_EVAL / "agencies",
        subject="name:carys-prosser",
        # The school writes her family name as an initial.
        same_person=("name:carys-p", "name:carys-prosser"),
    ),
    Set(
        says="an adult, written by somebody who had not seen the rules, then worked on",
        folder=_EVAL / "adult_agencies",
        subject="name:r-thackwray",
    ),
    Set(
        says="a teenager, written after the rules by somebody who had not seen them, then worked on",
        folder=_EVAL / "teenager_agencies",
        subject="name:rhodri-tanswell",
    ),
    Set(
        says="two children in two households, written by somebody who had not seen the rules, then worked on",
        folder=_EVAL / "household_agencies",
        subject="name:gwenno-prothero",
    ),
    Set(
        says="a child and her brother, written by another who had not seen the rules, then worked on",
        folder=_EVAL / "sibling_agencies",
        subject="name:efa-prydderch",
    ),
    Set(
        says="children and their grandmother, written by who knew the rules, then worked on",
        folder=_EVAL / "grandmother_agencies",
        subject="name:mali-treharne",
    ),
    Set(
        says="an old man in a care home, written by who knew the rules, then worked on",
        folder=_EVAL / "care_home_agencies",
        subject="name:desmond-achebe",
    ),
    Set(
        says="a boy and his grandmother, written by another who had not seen the rules; no rule was made on it",
        folder=_EVAL / "rural_agencies",
        subject="name:toby-ullathorne",
    ),
    Set(
        says="an adult in supported living, written by another who had not seen the rules; no rule was made on it",
        folder=_EVAL / "supported_agencies",
        subject="name:aneurin-scourfield",
    ),
    Set(
        says="a boy and his small sister, written by another who had not seen the rules, then worked on",
        folder=_EVAL / "harbour_agencies",
        subject="name:ellis-penhale",
    ),
    Set(
        says="an old man at home, written by the same who had not seen the rules, then worked on",
        folder=_EVAL / "bungalow_agencies",
        subject="name:harold-tumelty",
    ),
    Set(
        says="a girl of thirteen, written by who knew the rules, then worked on",
        folder=_EVAL / "terrace_agencies",
        subject="name:kasia-wozniak",
    ),
    Set(
        says="a man with a learning disability, written by who knew the rules, then worked on",
        folder=_EVAL / "daycentre_agencies",
        subject="name:geraint-mabey",
    ),
    Set(
        says="a small boy, his father and his grandmother, written by who knew the rules, then worked on",
        folder=_EVAL / "quarry_agencies",
        subject="name:ioan-breese",
    ),
    Set(
        says="a boy in supported lodgings, written by who knew the rules, then worked on",
        folder=_EVAL / "lodgings_agencies",
        subject="name:tyrese-addo",
    ),
    Set(
        says="a premature baby, written by who knew the rules, then worked on",
        folder=_EVAL / "estuary_agencies",
        subject="name:beth-carver",
    ),
    Set(
        says="an older woman and her husband, written by who knew the rules, then worked on",
        folder=_EVAL / "mill_agencies",
        subject="name:janice-poole",
    ),
    Set(
        says="a girl whose father owes money, written by who knew the rules, then worked on",
        folder=_EVAL / "valley_agencies",
        subject="name:nia-bevan",
    ),
    Set(
        says="an old woman and her son, written by who knew the rules, then worked on",
        folder=_EVAL / "parade_agencies",
        subject="name:edith-marsh",
    ),
    Set(
        says="a girl in a children's home, written by the same who had not seen the rules; no rule was made on it",
        folder=_EVAL / "moorland_agencies",
        subject="name:tamsin-orrell",
    ),
)

Row = tuple[str, str]
Pair = frozenset[Row]


def figures() -> Iterator[str]:
    """Precision and recall by pair, by incident, and of the pairs picked because they tempt."""
    for each in SETS:
        gold = _gold(each)
        same = {pair for pair, answer in gold.items() if answer == "same"}
        tempting = {pair for pair, answer in gold.items() if answer == "different"}
        case = composed(each)
        counts = dict(case.counts)
        found = pairs(each, case)
        right = found & same
        clusters = _clusters(same)
        whole = [cluster for cluster in clusters if {frozenset(pair) for pair in combinations(cluster, 2)} <= found]
        yield (
            f"{each.says}: {counts['accounts'] - counts['accounts_of_others']} accounts processed, "
            f"{counts['merged']} merged into others, {counts['kept_apart']} pairs kept apart and named"
        )
        yield f"  precision of pairs {len(right) / len(found):.3f} ({len(right)} of {len(found)}; wanted 0.95)"
        yield f"  recall of pairs {len(right) / len(same):.3f} ({len(right)} of {len(same)}; wanted 0.85)"
        yield f"  incidents told more than once that are whole: {len(whole)} of {len(clusters)}"
        yield f"  tempting pairs merged: {len(found & tempting)} of {len(tempting)}"
        said = perhaps(each, case)
        likely = sum(not same.isdisjoint(pairs_of) for pairs_of in said)
        left = same - found
        yield (
            f"  entries said to be of one incident, perhaps: {likely} of {len(said)} two entries are;"
            f" {len(left & set().union(*said))} of {len(left)} pairs missed are said so"
        )


@cache
def composed(each: Set) -> Chronology:
    """The person's chronology from all five files, as a user makes it."""
    decisions = (_decided(*each.same_person),) if each.same_person else ()
    plugins = load()
    try:
        held = holdings(read([str(each.folder / f"{agency}.csv") for agency in _agencies(each)], plugins))
        wishes = Wishes(subject=each.subject, decisions=decisions)
        return compose(held, load_practice("wales"), plugins, wishes)
    finally:
        plugins.close()


def _decided(one: str, other: str) -> Decision:
    at = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    return Decision(case="agencies", target=one, field="same_person", value=other, by="a reviewer", at=at)


def _agencies(each: Set) -> list[str]:
    return sorted(path.stem for path in each.folder.glob("*.csv") if path.stem != "gold")


def pairs(each: Set, case: Chronology) -> set[Pair]:
    """Every two rows that became one event."""
    found: set[Pair] = set()
    for event in (*case.events, *case.undated, *case.later):
        rows = {row_of(each, account) for account in event.accounts}
        found |= {frozenset(pair) for pair in combinations(sorted(rows), 2)}
    return found


def perhaps(each: Set, case: Chronology) -> list[set[Pair]]:
    """For every two entries that are said to be of one incident, perhaps, the rows of the one with those of the other."""
    events = {event.key: event for event in case.events}
    return [
        {
            frozenset((row_of(each, one), row_of(each, two)))
            for one, two in product(events[key].accounts, other.event.accounts)
        }
        for key, others in perhaps_one(case.events).items()
        for other in others
        if key < other.event.key
    ]


def row_of(each: Set, account: Account) -> Row:
    """A row by the id its agency gave it; a locator says "row 7", or "rows 7-8"."""
    agency = account.source.document.removesuffix(".csv")
    number = int(account.source.locator.replace("rows", "row").rpartition("row ")[2].partition("-")[0].rstrip(","))
    return agency, _ids(each.folder / f"{agency}.csv")[number]


@cache
def _ids(path: Path) -> Mapping[int, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {number: cells[0] for number, cells in enumerate(csv.reader(file), start=1)}


def _gold(each: Set) -> Mapping[Pair, str]:
    with (each.folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        return {frozenset({_named(row, "left"), _named(row, "right")}): row["answer"] for row in csv.DictReader(file)}


def _named(row: Mapping[str, str], side: str) -> Row:
    return row[f"{side}_file"].removesuffix(".csv"), row[f"{side}_row"]


def _clusters(same: set[Pair]) -> Sequence[Sequence[Row]]:
    """The incidents: rows that are the same, taken together."""
    groups: dict[Row, frozenset[Row]] = {}
    for pair in same:
        joined = frozenset().union(*(groups.get(row, frozenset({row})) for row in pair))
        groups |= dict.fromkeys(joined, joined)
    return [sorted(group) for group in set(groups.values())]
