"""Whose words records quote: short records about one person, each quotation marked with who said it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.passages import CORPUS
from chronology.model import Person, PersonKind, Relationship, Source
from chronology.pipeline.how_named import how_named
from chronology.prose.mentions import By
from chronology.prose.quotation import Quotation
from chronology.prose.speaking import quotations

VOICES = CORPUS / "voices"
HALVES = {"worked": "half worked on", "held": "half held back"}
_SOURCE = Source(document="voices", locator="")
_OF_AGE = 2006
_SUBJECT, _SAID_BY_NOBODY = "subject", ("other", "nobody")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A marked quotation: who said it by the mark, who by the program (None where it found none), and what it stands in."""

    marked: str
    by: By | None
    within: bool
    """It is told inside another quotation that is marked too, and was found with that one only."""


def figures() -> Iterator[str]:
    """Of each half: how much of what the person said was given to them, and how much of what was given they said."""
    for half, says in HALVES.items():
        rows = voices(half)
        yield f"{says}: {scored([each for row in rows for each in found_in(row)])}"


def scored(found: Sequence[Found]) -> str:
    """The figures of some quotations, in words."""
    given = Counter(each.marked for each in found if each.by is By.OWN and not each.within)
    said = sum(each.marked == _SUBJECT for each in found)
    right, all_given = given[_SUBJECT], given.total()
    others = sum(given[each] for each in _SAID_BY_NOBODY)
    return (
        f"recall {_share(right, said)} of {said}, precision {_share(right, all_given)} of {all_given} given; "
        f"of those {others} are others' or nobody's words (apart from these precision {_share(right, right + others)}), "
        f"{all_given - right - others} told by the person or of unclear voice"
    )


def voices(half: str) -> list[Row]:
    """The marked records of one half."""
    return [json.loads(line) for line in (VOICES / f"{half}.jsonl").read_text("utf-8").splitlines()]


def found_in(row: Row) -> Iterator[Found]:
    """Each marked quotation of a record, as the program has it."""
    subject = _subject(row)
    others = [Person(id=f"o{at}", name=other["name"], source=_SOURCE) for at, other in enumerate(row["others"])]
    ties = [
        Relationship(from_person=person.id, to_person=subject.id, kind=other.get("role", ""), source=_SOURCE)
        for person, other in zip(others, row["others"], strict=True)
    ]
    known = how_named(subject, (), [subject, *others], ties)
    read = quotations(row["text"], known, is_theirs=row["row_of_subject"])
    words = [quote["words"].strip() for quote in row["quotes"]]
    for quote in row["quotes"]:
        one = _read_as(quote["words"].strip(), read)
        nested = any(quote["words"].strip() in other and quote["words"].strip() != other for other in words)
        exact = one is not None and one.words == quote["words"].strip()
        yield Found(quote["by"], one.by if one else None, nested and not exact)


def _subject(row: Row) -> Person:
    about = row["subject"]
    born = about.get("born")
    grown = not born or int(born[:4]) < _OF_AGE
    return Person(
        id="s",
        kind=PersonKind.ADULT if grown else PersonKind.CHILD,
        name=about["name"],
        known_as=tuple(about.get("known_as", ())),
        sex=about.get("sex"),
        source=_SOURCE,
    )


def _read_as(words: str, read: Sequence[Quotation]) -> Quotation | None:
    exact = (one for one in read if one.words == words)
    return next(exact, None) or next((one for one in read if words in one.words or one.words in words), None)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
