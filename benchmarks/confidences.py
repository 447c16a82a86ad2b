"""What a conference's document must not say and what it must: short invented records, each with the words of both."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.passages import CORPUS
from chronology.model import Chronology, Cover
from chronology.pipeline import Holdings, Wishes, compose, holdings, read
from chronology.plugins import Plugins, load
from chronology.practice import load_practice
from chronology.redaction.to_look_at import sorts_of
from chronology.redaction.walking import rebuilt

CONFIDENCES = CORPUS / "confidences"
HALVES = {"worked": "half worked on", "held": "half held back", "third": "third file"}
YEAR = 2025
AS_AT = dt.date(2026, 1, 15)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    rf"^(\d{{1,2}})(?:st|nd|rd|th)?[ ./-](\d{{1,2}}|(?:{'|'.join(_MONTHS)})[a-z]*)(?![\w]|[ ./-](?:20)?\d\d\b(?![:.]\d))",
    re.MULTILINE | re.IGNORECASE,
)

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """One record: the words that stand and must not, and those that must and do not."""

    id: str
    sort: str
    told: Sequence[str]
    lost: Sequence[str]
    unread: Sequence[str]
    """Spans that no profile has."""
    text: str
    """All that any exporter is given of it."""
    named: bool
    """Whoever sends the document is told to read it first."""


def figures() -> Iterator[str]:
    """Of each half by sort: records of which something stands that must not, and spans that must stand and do not."""
    for half, says in HALVES.items():
        items = confidences(half)
        found = list(scored(items))
        yield f"{says}: {_line(items, found)}"
        for sort in sorted({item["sort"] for item in items}):
            of = [each for each in found if each.sort == sort]
            yield f"  {sort:10} {_line([item for item in items if item['sort'] == sort], of)}"


def _line(items: Sequence[Item], found: Sequence[Scored]) -> str:
    unread = {each.id: each.unread for each in found}
    kept = sum(span not in unread[item["id"]] for item in items for span in item["must_not"])
    needed = sum(span not in unread[item["id"]] for item in items for span in item["must_stay"])
    whole = sum(bool({*item["must_not"]} - {*unread[item["id"]]}) for item in items)
    harmless = {item["id"] for item in items if not item["must_not"]}
    return (
        f"told {sum(len(each.told) for each in found)} of {kept} spans that must not stand, in {sum(bool(each.told) for each in found)} of {whole} records; "
        f"lost {sum(len(each.lost) for each in found)} of {needed} that must; its sender is told to read {sum(each.named for each in found if each.told)} of "
        f"those records first, and {sum(each.named for each in found if each.id in harmless)} of {len(harmless)} that hide nothing"
    )


def confidences(half: str) -> list[Item]:
    """The marked records of one half."""
    return [json.loads(line) for line in (CONFIDENCES / f"{half}.jsonl").read_text("utf-8").splitlines()]


def scored(items: Sequence[Item], profile: str = "conference") -> Iterator[Scored]:
    """Each record as a document of its own is made of it."""
    plugins = load()
    try:
        for item in items:
            yield score(item, plugins, profile)
    finally:
        plugins.close()


def score(item: Item, plugins: Plugins, profile: str = "conference") -> Scored:
    """What stands of one record; what is not read at all, for whoever works with the case neither, is counted apart."""
    spans = (*item["must_not"], *item["must_stay"])
    for as_note in (False, True):
        held = _read(item, plugins, as_note=as_note)
        every = _plain(_words(_composed(item, held, plugins, "working")))
        read = {span: _plain(span) in every for span in spans}
        if all(read.values()):
            break
    words = _plain(_words(_composed(item, held, plugins, profile)))
    told = tuple(span for span in item["must_not"] if _plain(span) in words)
    lost = tuple(span for span in item["must_stay"] if _plain(span) not in words and read[span])
    unread = tuple(span for span in read if not read[span])
    return Scored(item["id"], item["sort"], told, lost, unread, words, any(sorts_of(item["text"])))


def _read(item: Item, plugins: Plugins, *, as_note: bool) -> Holdings:
    """The record beside a file of visits that tell nothing, as the files of a case stand beside each other.

    Where its layout is not made out of so few lines, as one note of one day.
    """
    name, born = item["subject"]["name"], _born(item)
    about = f"{name}, born {born:%d/%m/%Y}" if born else name
    text = f"14/11/{YEAR} Case note\n{item['text']}" if as_note else _with_years(item["text"])
    is_table = item["file"].endswith(".csv") and not as_note
    named = item["file"] if is_table else f"{item['file'].rpartition('.')[0]}.txt"
    head = "" if is_table else f"Record of {about}\n\n"
    with TemporaryDirectory() as folder:
        visits = "".join(
            f"{day:02}/0{month}/{YEAR} Home visit. {name} seen.\n\n" for month in (2, 5, 8) for day in (4, 11)
        )
        (Path(folder) / "aaa_visits.txt").write_text(f"Visits to {about}\n\n{visits}", encoding="utf-8")
        (Path(folder) / named).write_text(f"{head}{text}\n", encoding="utf-8")
        return holdings(read([folder], plugins))


def _with_years(text: str) -> str:
    """The year at the days that open a line, which the pages of a whole file would give."""
    return _DAY.sub(
        lambda found: (
            f"{int(found[1]):02}/{_MONTHS.index(found[2].lower()[:3]) + 1 if found[2].isalpha() else int(found[2]):02}/{YEAR}"
        ),
        text,
    )


def _born(item: Item) -> dt.date | None:
    written = item["subject"].get("born")
    return dt.date.fromisoformat(written) if written else None


def _composed(item: Item, held: Holdings, plugins: Plugins, profile: str) -> Chronology:
    cover = Cover(subject_name=item["subject"]["name"], subject_born=_born(item))
    return compose(held, load_practice("wales"), plugins, Wishes(profile=profile, cover=cover, as_at=AS_AT))


def _words(chronology: Chronology) -> str:
    found: dict[str, None] = {}

    def looked_at(text: str) -> str:
        found[text] = None
        return text

    rebuilt(chronology, looked_at)
    return "\n".join(found)


def _plain(text: str) -> str:
    return " ".join(text.split())
