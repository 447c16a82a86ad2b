"""Whole cases of many files, against a key that says what a careful practitioner sees in them, and what nobody may say.

A case is a folder of `benchmarks/corpus/cases`: `case/` with its files and `cover.toml`, and `key.toml`. It is built as a
user builds it, as JSON and as the PDF of its profile. A fact is told when one entry of its day holds its words, whoever
told it; a statement is what stands on the pages. What a key calls grave must also be printed in the PDF.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2

from benchmarks.told import Days, days_of
from chronology.cli.arguments import parsed
from chronology.cli.running import run
from chronology.dates import from_edtf
from chronology.errors import ExitCode

CASES = Path(__file__).parent / "corpus" / "cases"

Key = Mapping[str, Any]
# The pattern whose findings say that what is told differs.
_DIFFERING = "conflict_between_sources"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a chronology: its days, all the words its accounts have, who told it when, and whether it is printed."""

    days: Days | None
    words: str
    tellings: tuple[tuple[str, str, Days | None], ...]
    """File, words and days of each account."""
    printed: bool


@dataclass(frozen=True, slots=True)
class Built:
    """What the product made of a case: its entries, the sentences of its analysis, the words of its pages."""

    entries: tuple[Entry, ...]
    findings: tuple[str, ...]
    conflicts: tuple[str, ...]
    pages: str


def figures() -> Iterator[str]:
    """A few lines for each case: what is told, and what is wrongly said."""
    folders = sorted(path.parent for path in CASES.glob("*/key.toml"))
    if not folders:
        yield "not there"
    for folder in folders:
        yield from scored(folder)


def scored(folder: Path) -> Iterator[str]:
    """The figures of one case, and by their ids what is missed and what is said and must not be.

    Raises:
        RuntimeError: the case cannot be built.

    """
    key: Key = tomllib.loads((folder / "key.toml").read_text("utf-8"))
    made = built(folder / "case", key)
    facts = key.get("fact", ())
    grave = [each for each in facts if each.get("grave")]
    yield f"{folder.name}: {_part('facts told', facts, lambda each: _is_told(each, made.entries))}"
    yield f"  {_part('grave ones printed', grave, lambda each: _is_told(each, made.entries, printed=True))}"
    said = "; ".join(
        (
            _part("own words on the pages", key.get("own_words", ()), lambda each: _plain(each["words"]) in made.pages),
            _part("told once", key.get("one", ()), lambda each: _is_one(each, made.entries)),
            _part("kept apart", key.get("apart", ()), lambda each: not _is_one(each, made.entries, any_two=True)),
            _part("contradictions", key.get("conflict", ()), lambda each: _any_has(made.conflicts, each["words"])),
            _part("patterns", key.get("pattern", ()), lambda each: _any_has(made.findings, each["words"])),
        )
    )
    yield f"  {said}"
    broken = [each for each in key.get("never", ()) if re.search(each["words"], made.pages, re.IGNORECASE)]
    yield f"  said and must not be: {len(broken)} of {len(key.get('never', ()))}" + "".join(
        f"; {each['words']}" for each in broken
    )


def built(case: Path, key: Key) -> Built:
    """What the product makes of the files of a case, by the practice and as at the day its key gives.

    Raises:
        RuntimeError: it makes nothing of them.

    """
    with TemporaryDirectory() as folder:
        target = Path(folder)
        wishes = [part for name in ("practice", "as-at") if name in key for part in (f"--{name}", str(key[name]))]
        decided = case.parent / "decisions.toml"
        wishes += ["--decisions", str(decided)] if decided.exists() else []
        for made in (target / "case.json", target / "case.pdf"):
            _run(case, made, wishes)
        told = json.loads((target / "case.json").read_text("utf-8"))
        pages = _pages(target / "case.pdf")
    events = [*told["events"], *told["undated"]]
    return Built(
        entries=tuple(map(_entry, events)),
        findings=tuple(_plain(f"{each['title']}: {each['statement']}") for each in told["findings"]),
        conflicts=(
            *(_plain(json.dumps(each["conflicts"], ensure_ascii=False)) for each in events if each["conflicts"]),
            # What entries that stand apart say otherwise is laid side by side in a finding.
            *(_plain(each["statement"]) for each in told["findings"] if each["pattern"] == _DIFFERING),
        ),
        pages=pages,
    )


def _run(case: Path, target: Path, wishes: Sequence[str]) -> None:
    files = [str(path) for path in sorted(case.iterdir()) if path.name != "cover.toml"]
    told = StringIO()
    told_how = ["--cover", str(case / "cover.toml"), *wishes, "-o", str(target)]
    code = run(parsed(["build", *files, *told_how]), told, told)
    if code != ExitCode.DONE:
        raise RuntimeError(f"{case.parent.name} could not be built as {target.suffix}: {told.getvalue()}")


def _pages(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return _plain(" ".join(page.get_textpage().get_text_range() for page in document))


def _entry(event: Key) -> Entry:
    accounts = event["accounts"]
    return Entry(
        days=_days(event),
        words=" ".join(map(_words, (event, *accounts))),
        tellings=tuple((each["source"]["document"], _of_telling(each), _days(each)) for each in accounts),
        printed=event["printed"],
    )


def _words(told: Key) -> str:
    """All that an event or an account says, without its days and places in files."""
    parts = [told[name] for name in ("title", "fact", "action", "outcome", "decision", "impact", "child_voice")]
    quote = told["source"]["quote"] if "source" in told else ""
    return _plain(" ".join(filter(None, (*parts, quote))))


def _of_telling(account: Key) -> str:
    """The words of an account with the ids of those it is about, by which a return's row says whose it is."""
    return " ".join((_words(account), *(each["person"] for each in account["people"])))


def _days(told: Key) -> Days | None:
    """The first and the last day of what is told, the end of what goes on included."""
    when, until = told["when"], told["until"]
    if when["precision"] == "none" or not when["edtf"]:
        return None
    first, last = days_of(when["edtf"]) or (None, None)
    ends = from_edtf(until["edtf"]).latest if until and until["edtf"] else None
    return first, max(filter(None, (last, ends)), default=None)


def _is_told(fact: Key, entries: Iterable[Entry], *, printed: bool = False) -> bool:
    wanted = days_of(fact["day"]) if fact.get("day") else None
    return any(
        _has(each.words, fact["words"]) and _meet(wanted, each.days) and (each.printed or not printed)
        for each in entries
    )


def _is_one(pair: Key, entries: Iterable[Entry], *, any_two: bool = False) -> bool:
    """One entry has an account for every telling; or for two of them."""
    needed = 2 if any_two else len(pair["tellings"])
    return any(sum(_holds(each, telling) for telling in pair["tellings"]) >= needed for each in entries)


def _holds(entry: Entry, telling: Key) -> bool:
    """The entry has an account of the file with those words, and it or the entry is of the day that the key gives.

    What somebody writes on Monday of Saturday night keeps its own day in the entry of that night.
    """
    wanted = days_of(telling["day"]) if telling.get("day") else None
    return any(
        Path(document).name == telling["file"]
        and _has(words, telling["words"])
        and (_meet(wanted, days) or _meet(wanted, entry.days))
        for document, words, days in entry.tellings
    )


def _meet(wanted: Days | None, found: Days | None) -> bool:
    if wanted is None:
        return True
    if found is None:
        return False
    (first, last), (start, end) = wanted, found
    return (start is None or last is None or start <= last) and (first is None or end is None or first <= end)


def _any_has(texts: Iterable[str], words: Sequence[str]) -> bool:
    return any(_has(text, words) for text in texts)


def _has(text: str, words: Iterable[str]) -> bool:
    return all(re.search(each, text, re.IGNORECASE) for each in words)


def _plain(text: str) -> str:
    """White space made single spaces, and the marks that one hand types and another does not made alike."""
    return " ".join(
        text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}).split()
    )


def _part(what: str, wanted: Sequence[Key], holds: Callable[[Key], bool]) -> str:
    """How many of those wanted hold, and the names of those that do not."""
    missed = [each for each in wanted if not holds(each)]
    return f"{what} {len(wanted) - len(missed)}/{len(wanted)}" + _named(map(_name, missed))


def _name(each: Key) -> str:
    words = each.get("words", "")
    return str(each.get("id") or (words if isinstance(words, str) else " + ".join(words)))


def _named(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f" (not {listed})" if listed else ""
