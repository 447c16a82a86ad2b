"""How well dates are found: invented case-note sentences, one half never looked at, and public sets where they are there."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.passages import CORPUS, HALVES
from chronology.dates import find

_PUBLIC = Path(__file__).parents[2] / "shared" / "samples" / "dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a date stands in a text, and the days it may rightly begin and end on; None for an open end."""

    start: int
    end: int
    starts: frozenset[dt.date | None]
    ends: frozenset[dt.date | None] | None
    """None where the end is not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text with its dates. What stands in `passed_over` counts neither way."""

    text: str
    written_on: dt.date
    born: dt.date | None
    spans: tuple[Span, ...]
    passed_over: tuple[tuple[int, int], ...] = ()


Found = tuple[int, int, dt.date | None, dt.date | None]
Finder = Callable[[Sentence], Iterable[Found]]


def figures() -> Iterator[str]:
    """Span and value F1, wrong values, ranges and traps, for our finder and for `search_dates`."""
    for says, sentences in _sets():
        for finder, find_in in (("find", ours), ("search_dates", searched)):
            yield f"{says}, {finder}: {line(sentences, find_in)}"


def _sets() -> Iterator[tuple[str, Sequence[Sentence]]]:
    for half, says in HALVES.items():
        path = CORPUS / "sentences" / f"{half}.jsonl"
        if path.exists():
            yield says, [_ours(json.loads(row)) for row in path.read_text("utf-8").splitlines()]
    hands = CORPUS / "dates" / "hands.jsonl"
    yield (
        "passages of many hands, all worked on",
        [_ours(json.loads(row)) for row in hands.read_text("utf-8").splitlines()],
    )
    for path in sorted(_PUBLIC.glob("ms_en_model.jsonl")):
        yield path.stem, [_public(json.loads(row)) for row in path.read_text("utf-8").splitlines()]


def _ours(row: Mapping[str, Any]) -> Sentence:
    return Sentence(
        text=row["text"],
        written_on=dt.date.fromisoformat(row["ref"]),
        born=_day(row.get("born")),
        spans=tuple(_span(row["text"], each) for each in row["spans"]),
    )


def _span(text: str, each: Mapping[str, Any]) -> Span:
    start = [found.start() for found in re.finditer(re.escape(each["text"]), text)][each.get("nth", 0)]
    return Span(
        start=start,
        end=start + len(each["text"]),
        starts=frozenset({_day(each["start"])}),
        ends=frozenset({_day(each["end"])}),
    )


def _public(row: Mapping[str, Any]) -> Sentence:
    """A public set's own form. Its ranges end on the day they end or on the one after, whichever its author took."""
    kept = [each for each in row["spans"] if each["kind"] != "ignore"]
    return Sentence(
        text=row["text"],
        written_on=dt.date.fromisoformat(row["ref"][:10]),
        born=None,
        spans=tuple(
            Span(
                start=each["start"],
                end=each["end"],
                starts=frozenset(map(_day, each["starts"] or [""])),
                ends=_ends(each["ends"]) if each["kind"] == "range" else None,
            )
            for each in kept
        ),
        passed_over=tuple((each["start"], each["end"]) for each in row["spans"] if each["kind"] == "ignore"),
    )


def _ends(days: Sequence[str]) -> frozenset[dt.date | None]:
    last = {day for each in days if (day := _day(each))}
    return frozenset({*last, *(day - dt.timedelta(1) for day in last)} or {None})


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def ours(sentence: Sentence) -> Iterator[Found]:
    """What the product finds; what it finds undated is no date it could be wrong about."""
    for each in find(sentence.text, written_on=sentence.written_on, born=sentence.born):
        if each.when.dated:
            yield each.start, each.end, each.when.earliest, each.when.latest


def searched(sentence: Sentence) -> Iterator[Found]:
    """What dateparser finds, set for notes: day first, the past, the first of a month."""
    from dateparser.search import search_dates

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": dt.datetime.combine(sentence.written_on, dt.time()),
    }
    at = 0
    for words, moment in search_dates(sentence.text, languages=["en"], settings=settings) or ():
        at = max(at, sentence.text.find(words, at))
        yield at, at + len(words), moment.date(), moment.date()
        at += len(words)


def line(sentences: Sequence[Sentence], find_in: Finder) -> str:
    """The figures of one finder on one set."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        _count(counts, sentence, list(find_in(sentence)))
    spans, values, begun = (
        2 * counts[name] / (counts["marked"] + counts["told"]) for name in ("found", "right", "start right")
    )
    wrong = 1 - counts["right"] / counts["found"] if counts["found"] else 0
    ranges = f"{counts['ranges right']} of {counts['ranges']}" if counts["ranges"] else "none"
    traps = f"; traps hit {counts['traps hit']} of {counts['traps']}" if counts["traps"] else ""
    return (
        f"value F1 {values:.3f} (first day {begun:.3f}), span F1 {spans:.3f}, wrong among found {wrong:.1%}, "
        f"ranges with both ends right {ranges}{traps}"
    )


def _count(counts: Counter[str], sentence: Sentence, found: list[Found]) -> None:
    free = [each for each in found if not any(_overlap(each, place) for place in sentence.passed_over)]
    counts["told"] += len(free)
    counts["marked"] += len(sentence.spans)
    if not sentence.spans and not sentence.passed_over:
        counts["traps"] += 1
        counts["traps hit"] += bool(free)
    for span in sentence.spans:
        counts["ranges"] += _is_range(span)
        hit = next((each for each in free if _overlap(each, (span.start, span.end))), None)
        if hit is None:
            continue
        free.remove(hit)
        begun = hit[2] in span.starts
        right = begun and (span.ends is None or hit[3] in span.ends)
        counts["found"] += 1
        counts["start right"] += begun
        counts["right"] += right
        counts["ranges right"] += right and _is_range(span)


def _is_range(span: Span) -> bool:
    return span.ends is not None and span.starts != span.ends


def _overlap(one: Sequence[Any], other: tuple[int, int]) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])
