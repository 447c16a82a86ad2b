"""What a diary itself says became of an appointment: by a property, a label, a category, its title or its status."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from chronology.model import Kind
from chronology.prose.phrases import folded
from chronology.tables import shipped_table

_PARTS = re.compile(r"\s+[-\u2013\u2014]\s+|[:;|/()\[\]]+|\s+[-\u2013\u2014]$|^[-\u2013\u2014]\s+|^\W+(?=\w)|[*!]+")
_GAPS = re.compile(r"[\s_-]+")
_SPACES = re.compile(r"[^\S\n]+")
_WORDS = re.compile(r"\w+")


class Outcome(StrEnum):
    """What became of an appointment. MOVED and PLANNED are words of a plan: they tell of nothing that happened."""

    KEPT = "kept"
    NOT_BROUGHT = "not_brought"
    NOT_ATTENDED = "not_attended"
    NO_ACCESS = "no_access"
    CANCELLED_BY_CARER = "cancelled_by_carer"
    CANCELLED_BY_SERVICE = "cancelled_by_service"
    CANCELLED = "cancelled"
    MOVED = "moved"
    PLANNED = "planned"


STILL_PLANNED = frozenset({Outcome.MOVED, Outcome.PLANNED})
CANCELLED = frozenset({Outcome.CANCELLED, Outcome.CANCELLED_BY_CARER, Outcome.CANCELLED_BY_SERVICE})
_MISSED = frozenset({Outcome.NOT_ATTENDED, Outcome.NOT_BROUGHT, Outcome.NO_ACCESS})
_WHO = {"carer": Outcome.CANCELLED_BY_CARER, "service": Outcome.CANCELLED_BY_SERVICE}


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome with the words that say it."""

    outcome: Outcome
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """How an outcome is told: the kind of event, unless it is the appointment's own, and what stands before its title."""

    kind: Kind | None
    title: str


@dataclass(frozen=True, slots=True)
class _Words:
    whole: Mapping[str, Outcome]
    beginnings: Sequence[tuple[str, Outcome]]
    parts: frozenset[str]
    yes_no: Mapping[str, Outcome]
    yes: frozenset[str]
    no: frozenset[str]
    label: re.Pattern[str]
    by_whom: Mapping[Outcome, re.Pattern[str]]
    ends: re.Pattern[str]
    no_dna: frozenset[str]
    told: Mapping[Outcome, Told]


@cache
def _words() -> _Words:
    table: dict[str, Any] = shipped_table("importers.diary", "outcomes.toml")
    whole = {folded(text): Outcome(name) for name, texts in table["outcomes"].items() for text in texts}
    properties = table["properties"]
    labels = "|".join(map(re.escape, sorted(table["labels"]["words"], key=len, reverse=True)))
    ends = "|".join(table["abbreviations"]["ends"])
    told = {
        Outcome(name): Told(Kind(row["kind"]) if "kind" in row else None, row["title"])
        for name, row in table["told"].items()
    }
    if missing := set(Outcome) - STILL_PLANNED - set(told):
        raise ValueError(f"outcomes.toml does not say how to tell {sorted(missing)}")
    return _Words(
        whole=whole,
        beginnings=sorted(whole.items(), key=lambda item: -len(item[0])),
        parts=frozenset(properties["parts"]),
        yes_no={name: Outcome(outcome) for name, outcome in properties["yes_no"].items()},
        yes=frozenset(properties["yes"]),
        no=frozenset(properties["no"]),
        label=re.compile(
            rf"^[^\S\n]*(?:{labels})[^\S\n]*[:=?][^\S\n]*(?P<said>[^\n]{{1,200}})$", re.IGNORECASE | re.MULTILINE
        ),
        by_whom={_WHO[name]: _by_whom(names) for name, names in table["who"].items()},
        ends=re.compile(rf"^(?P<first>{ends})\b|\b(?P<last>{ends})\W*$"),
        no_dna=frozenset(table["abbreviations"]["no_dna_with"]),
        told=told,
    )


def _by_whom(names: Iterable[str]) -> re.Pattern[str]:
    who = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"\b(?:cancell?ed|canslwyd|called off) (?:at [\w ]{{1,20}} )?(?:by|gan) (?:the |his |her |their |child's |foster |birth )*(?:{who})\b"
        rf"|\b(?:{who}) (?:has |have |had |rang and |phoned and )?cancell?ed\b"
    )


def how_told(outcome: Outcome) -> Told:
    """How an outcome is told as an event."""
    return _words().told[outcome]


def is_outcome_property(name: str) -> bool:
    """An X- property whose name says that it holds an outcome."""
    return name.startswith("X-") and _part_of(name) is not None


def _part_of(name: str) -> str | None:
    parts = [*name.split("-")[1:], *map("".join, pairwise(name.split("-")[1:]))]
    return next((part for part in parts if part in _words().parts), None)


def of_property(name: str, text: str) -> Outcome | None:
    """What an outcome property says; None for a word that is not known."""
    words, plain = _words(), _plain(text)
    part = _part_of(name) or ""
    if part in words.yes_no and plain in words.yes:
        return words.yes_no[part]
    if part in words.yes_no and plain in words.no:
        return Outcome.NOT_ATTENDED if words.yes_no[part] is Outcome.KEPT else Outcome.PLANNED
    return _beginning(text)


def of_labels(description: str) -> Iterator[tuple[str, Outcome | None]]:
    """What labelled lines of a description say."""
    words = _words()
    for found in words.label.finditer(description):
        said, label = found["said"], folded(found[0]).strip()
        if label.startswith("attended") and _plain(said) in words.yes | words.no:
            yield found[0].strip(), Outcome.KEPT if _plain(said) in words.yes else Outcome.NOT_ATTENDED
        else:
            yield found[0].strip(), _beginning(said)


def of_category(text: str) -> Outcome | None:
    """What a category says, if that is all it says."""
    return _whole(text)


def of_title(title: str) -> Said | None:
    """What a part of the title says by itself: "Cancelled: contact", "Paediatrics (DNA)", "contact - cancelled by mum"."""
    about_dna = bool(set(_WORDS.findall(folded(title))) & _words().no_dna)
    for part in _PARTS.split(title):
        outcome = _whole(part or "")
        if outcome is None or (about_dna and _plain(part).startswith("dna")):
            continue
        return Said(outcome, part.strip())
    found = _words().ends.search(title.strip())
    if found is None or (about_dna and "DNA" in found[0]):
        return None
    words = found["first"] or found["last"]
    return Said(_words().whole[words.lower()], words)


def by_whom(texts: Iterable[str]) -> Outcome:
    """Who cancelled, where the words name one side and not the other."""
    # Each by itself: "contact with dad" before "cancelled by the centre" is not "dad cancelled".
    told = [_SPACES.sub(" ", folded(text)) for text in texts]
    found = [outcome for outcome, pattern in _words().by_whom.items() if any(map(pattern.search, told))]
    return found[0] if len(found) == 1 else Outcome.CANCELLED


def chosen(said: Sequence[Said], texts: Iterable[str]) -> tuple[Said | None, bool]:
    """The outcome of an entry, and whether the diary contradicts itself. The plainest place speaks first."""
    if not said:
        return None, False
    telling = [one for one in said if one.outcome not in STILL_PLANNED] or said
    first = telling[0]
    differ = len({_side(one.outcome) for one in telling}) > 1
    # Of ways to say one thing the one that says most counts.
    alike = [one for one in telling if _side(one.outcome) == _side(first.outcome)]
    best = next((one for one in alike if one.outcome not in (Outcome.CANCELLED, Outcome.NOT_ATTENDED)), first)
    if best.outcome is Outcome.CANCELLED:
        best = Said(by_whom((best.words, *texts)), best.words)
    return best, differ


def _side(outcome: Outcome) -> str:
    return "cancelled" if outcome in CANCELLED else "missed" if outcome in _MISSED else str(outcome)


def _plain(text: str) -> str:
    return _GAPS.sub(" ", folded(text)).strip(" .!,*")


def _whole(text: str) -> Outcome | None:
    plain = _plain(text)
    found = _words().whole.get(plain)
    if found is None and plain.startswith(("cancelled ", "canceled ")):
        # "Cancelled contact with dad" is a title; "cancelled by dad" says who.
        by = by_whom([plain])
        return by if by is not Outcome.CANCELLED else None
    return found


def _beginning(text: str) -> Outcome | None:
    plain = _plain(text)
    for words, outcome in _words().beginnings:
        if plain == words or plain.startswith((f"{words} ", f"{words},", f"{words}.", f"{words};", f"{words}:")):
            return by_whom([plain]) if outcome is Outcome.CANCELLED else outcome
    return None
