"""What a column of a chronology is for, told by the words of its heading; read from `columns.toml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from chronology.model import Kind
from chronology.prose.phrases import folded
from chronology.prose.steps import is_step
from chronology.prose.telling import kind_of_label
from chronology.tables import shipped_table

# A heading is short; a cell longer than this is a sentence that happens to stand in the first row.
LONGEST_HEADING = 90
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]?")
_PARTED = re.compile(r"[/&+,;:\n|\u2013\u2014]|\s-\s")
_WORD = re.compile(r"#|[^\W_]+(?:['.][^\W_]+)*")
# A slip is forgiven in words of this length and more: shorter ones are too easily another word.
_FORGIVEN = 6
_STEM = 4
# "SeenAlone", "NoteType": what systems write as one word.
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
# "FROM_DT", "Rptd dttm": what systems call a date.
_DATE_SHORT = re.compile(r"(?<![^\W_])(?:dt|dttm|dte|datetime)(?![^\W_])")


class Meaning(StrEnum):
    """What a column holds."""

    DATE = "date"
    DATE_FROM = "date_from"
    DATE_TO = "date_to"
    TIME = "time"
    RECORDED = "recorded"
    EVENT = "event"
    TYPE = "type"
    SOURCE = "source"
    AGENCY = "agency"
    AUTHOR = "author"
    CHILD = "child"
    PERSON = "person"
    BORN = "born"
    PLACE = "place"
    ACTION = "action"
    OUTCOME = "outcome"
    DECISION = "decision"
    COMMENT = "comment"
    VOICE = "voice"
    NOTE = "note"
    REFERENCE = "reference"
    IDENTIFIER = "identifier"
    ROW_NUMBER = "row_number"
    ASIDE = "aside"
    DUE = "due"
    PLANNED = "planned"
    SEEN = "seen"
    SEEN_ALONE = "seen_alone"


@dataclass(frozen=True, slots=True)
class _Table:
    phrases: Mapping[tuple[str, ...], Meaning]
    longest: int
    words: Mapping[str, Meaning]
    stems: Mapping[str, Meaning]
    alone: Mapping[str, Meaning]
    joints: frozenset[str]
    parters: frozenset[str]
    welsh_first: frozenset[str]
    empty: frozenset[str]
    incident: frozenset[str]


@cache
def _table() -> _Table:
    """Read the table once.

    Raises:
        ValueError: a meaning nobody knows, one without words, or a word under two; the package is damaged.
    """
    table = shipped_table("importers.agency_chronology", "columns.toml")
    heads = table["heads"]
    said = {Meaning(name): told for name, told in table["meanings"].items()}
    if set(said) != set(Meaning):
        raise ValueError("columns.toml does not tell every meaning")
    words = _each(said, "words")
    phrases = {tuple(_WORD.findall(phrase)): meaning for phrase, meaning in _each(said, "phrases").items()}
    return _Table(
        phrases=phrases,
        longest=max(map(len, phrases)),
        words={word: meaning for word, meaning in words.items() if not word.endswith("*")},
        stems={word[:-1]: meaning for word, meaning in words.items() if word.endswith("*")},
        alone=_each(said, "alone"),
        joints=frozenset(heads["joints"]),
        parters=frozenset(heads["parters"]),
        welsh_first=frozenset(heads["welsh_first"]),
        empty=frozenset(heads["empty"]),
        incident=frozenset(heads["incident"]),
    )


def _each(said: Mapping[Meaning, Mapping[str, Sequence[str]]], key: str) -> Mapping[str, Meaning]:
    pairs = [(word, meaning) for meaning, told in said.items() for word in told.get(key, ())]
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"columns.toml gives one of its {key} twice")
    return found


@lru_cache(maxsize=4096)
def meanings_of(heading: str) -> tuple[Meaning, ...]:
    """What a heading says its column holds, in its order: "Date / Time" two things, "Ethos" none.

    What stands in brackets counts only where the rest says nothing.
    """
    if not heading or len(heading) > LONGEST_HEADING:
        return ()
    plain = _DATE_SHORT.sub("date", folded(_JOINED.sub(" ", heading)))
    outside = _meanings(_BRACKETED.sub(" ", plain))
    return outside or _meanings(plain.replace("(", " ").replace(")", " "))


def is_incident_number(heading: str) -> bool:
    """The heading says outright that its numbers are incidents' own."""
    return not _table().incident.isdisjoint(_WORD.findall(folded(heading)))


def _meanings(plain: str) -> tuple[Meaning, ...]:
    whole = _of_words(tuple(_WORD.findall(plain)), phrases_only=True)
    if whole is not None:
        return (whole,)
    parts = [part for piece in _PARTED.split(plain) for part in _by_parters(_WORD.findall(piece))]
    told = (_of_words(part) for part in parts)
    return tuple(dict.fromkeys(one for one in told if one is not None))


def _by_parters(words: Sequence[str]) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = [()]
    for word in words:
        if word in _table().parters:
            parts.append(())
        else:
            parts[-1] = (*parts[-1], word)
    return [part for part in parts if part]


def _of_words(words: tuple[str, ...], *, phrases_only: bool = False) -> Meaning | None:
    table = _table()
    for length in range(min(table.longest, len(words)), 0, -1):
        starts = (0,) if phrases_only else range(len(words) - length + 1)
        if phrases_only and length != len(words):
            return None
        for start in starts:
            if found := table.phrases.get(words[start : start + length]):
                return found
    if phrases_only:
        return None
    if len(words) == 1 and words[0] in table.alone:
        return table.alone[words[0]]
    cut = next((at for at, word in enumerate(words) if at and word in table.joints), len(words))
    return _of_head(words[:cut]) or _of_head(words[cut:])


def _of_head(words: Sequence[str]) -> Meaning | None:
    """The meaning of the last word that has one; of the first where the heading is Welsh."""
    table = _table()
    plain = [word.removesuffix("'r").removesuffix("'s") for word in words]
    known = [(word, one) for word in plain if (one := _of_word(word)) is not None]
    # "Practitioner name" is a practitioner's: the word says only how the column tells it.
    told = [one for word, one in known if word not in table.empty] or [one for _, one in known]
    if not told:
        return None
    return told[0] if plain[0] in table.welsh_first else told[-1]


@lru_cache(maxsize=4096)
def _of_word(word: str) -> Meaning | None:
    table = _table()
    if word == "#":
        return Meaning.ROW_NUMBER
    if exact := table.words.get(word) or table.stems.get(word):
        return exact
    stem = max((stem for stem in table.stems if len(stem) >= 3 and word.startswith(stem)), key=len, default="")
    if stem and (len(stem) >= _STEM or len(word) <= len(stem) + 2):
        return table.stems[stem]
    return _near(word)


def _near(word: str) -> Meaning | None:
    """The meaning of the words one slip away, where they agree."""
    from rapidfuzz.distance import OSA

    if len(word) < _FORGIVEN:
        return None
    table = _table()
    known = (*table.words.items(), *table.stems.items())
    near = {
        meaning
        for each, meaning in known
        if len(each) >= _FORGIVEN - 1
        and (OSA.distance(word, each, score_cutoff=1) <= 1 or OSA.distance(word[:-1], each, score_cutoff=1) <= 1)
    }
    return near.pop() if len(near) == 1 else None


def step_of(heading: str) -> Kind | None:
    """The step of which a heading names the beginning or the end."""
    kind = kind_of_label(folded(heading))
    return kind if kind is not None and is_step(kind) else None
