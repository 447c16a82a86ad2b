"""Code sets: the values a column may hold, how each is named, and what words tell of it. Loaded once and checked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from chronology.coded.reading import read_words, vocabulary
from chronology.tables import shipped_table

_ARTICLE = re.compile(r"^(?:an?|the) ")
_SHORTEST_WHOLE = 24
_SHORTEST_RUN = 8
_STARRED = re.compile(r"(\S+\*)")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, the end of each left open where it has a star.

    `absent` forbids them; `first` wants them at the start of the text; `unbroken` wants no mark between them.
    """

    words: tuple[str, ...]
    absent: bool = False
    first: bool = False
    unbroken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What tells of a value: every term is there, and none that must be absent."""

    value: "Value"
    terms: tuple[Term, ...]
    needs: frozenset[str]
    """Whole words without which it cannot hold: most cues are set aside by these alone."""
    weak: bool = False
    certain: bool = False
    """Tells of its value whatever else the text says, in a group that is otherwise only meant alone."""
    role: bool = False
    """What somebody is: words before it only say where. A hospital's social worker is a social worker."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Value:
    """One value. One with a `code` of its own belongs to the `group` of the list that councils fill in."""

    group: str
    code: str
    say: str
    codes: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CodeSet:
    """The values of one kind of column."""

    name: str
    values: tuple[Value, ...]
    labels: Mapping[str, Value]
    cues: tuple[Cue, ...]
    by_word: Mapping[str, tuple[Cue, ...]]
    """The cues by a word that each needs; under no word those that need none whole."""
    several: Value | None
    flags: tuple[str, ...]
    code_decides: bool
    alone: frozenset[str]
    """Groups that only a text which tells of nothing else means."""
    headed: bool
    """A heading decides over what stands under it; elsewhere it vouches only for what nobody knows under it."""
    headings: Mapping[str, str]
    """Groups by their headings."""
    openings: Mapping[str, str]
    """Groups by the headings that are no name of a value and say so little that a value under them is doubtful."""
    yields: Mapping[str, frozenset[str]]
    """Groups that a heading gives way to."""
    never: Mapping[str, frozenset[str]]
    """Words that nothing of a group is called by, unless its heading says so: a person is no team."""
    filler: frozenset[str]
    beside: frozenset[str]
    """Words that may stand beside those of any value. Where a set has some, a word that nobody knows may not."""
    whole_names: tuple[tuple[str, Value], ...]
    """Long names, by which one that was cut off is known."""
    run_together: Mapping[str, str]
    """Words that stand together, by how they look without the space."""
    spelled: frozenset[str]

    def group(self, key: str) -> Value:
        """The value that stands for a whole group."""
        return next(value for value in self.values if value.group == key and not value.code)


@cache
def names_of_sets() -> tuple[str, ...]:
    """Every code set there is."""
    beside = (file.name for file in files("chronology.coded").joinpath("sets").iterdir())
    # Python keeps what it made of the tables in a folder beside them.
    names = (name.removesuffix(".toml") for name in beside if name.endswith(".toml"))
    return tuple(sorted(names))


@cache
def code_set(name: str) -> CodeSet:
    """A code set by its name.

    Raises:
        ValueError: two groups share a name; the package is damaged.

    """
    table = shipped_table("chronology.coded", f"sets/{name}.toml")
    settings = table.pop("set", {})
    values: list[Value] = []
    labels: dict[str, Value] = {}
    cues: list[Cue] = []
    for group, row in table.items():
        for code, own in {"": row, **row.get("values", {})}.items():
            value = _value(group, code, own)
            values.append(value)
            cues += [_cue(text, value) for text in own.get("cues", ())]
            cues += [_cue(text, value, weak=True) for text in own.get("weak", ())]
            cues += [_cue(text, value, certain=True) for text in own.get("certain", ())]
            cues += [_cue(text, value, certain=True, role=True) for text in own.get("roles", ())]
            for label in _labels(group, own, value):
                if labels.setdefault(label, value).group != value.group:
                    raise ValueError(f"sets/{name}.toml says {label!r} for two values")
    several = settings.get("several")
    return CodeSet(
        name=name,
        values=tuple(values),
        **_indexed(cues, labels),
        several=next((value for value in values if value.group == several and not value.code), None),
        flags=tuple(settings.get("flags", ())),
        code_decides=settings.get("code_decides", False),
        alone=frozenset(group for group, row in table.items() if row.get("alone")),
        headed=settings.get("headed", False),
        headings={
            **({label: value.group for label, value in labels.items()} if settings.get("headed") else {}),
            **_headings(table, "heads"),
        },
        openings=_headings(table, "opens"),
        yields={group: frozenset(row["yields"]) for group, row in table.items() if "yields" in row},
        never={group: frozenset(row["never"].split()) for group, row in table.items() if "never" in row},
        filler=frozenset(settings.get("filler", "").split()),
        beside=frozenset(settings.get("beside", "").split()),
    )


def narrowed(values: CodeSet, cues: Sequence[Cue], labels: Mapping[str, Value]) -> CodeSet:
    """A code set with these cues and names alone: what its rules would be without the others."""
    return replace(values, **_indexed(cues, labels))


def _indexed(cues: Sequence[Cue], labels: Mapping[str, Value]) -> dict[str, Any]:
    """Cues and names, and what is looked up in them."""
    return {
        "cues": tuple(cues),
        "labels": labels,
        "by_word": _by_word(cues),
        "whole_names": tuple((label, value) for label, value in labels.items() if len(label) > _SHORTEST_WHOLE),
        "run_together": _run_together(labels, cues),
        "spelled": _spelled(labels, cues),
    }


def _value(group: str, code: str, row: Mapping[str, Any]) -> Value:
    patterns = [*row.get("codes", ()), *([re.escape(code.casefold())] if code else ())]
    return Value(
        group=group,
        code=code,
        say=row.get("say", group),
        codes=tuple(re.compile(pattern) for pattern in patterns),
    )


def _labels(group: str, row: Mapping[str, Any], value: Value) -> list[str]:
    own = [] if value.code else [group]
    said = row.get("say", "")
    texts = [*own, said, _ARTICLE.sub("", said), *row.get("names", ())]
    return list(dict.fromkeys(read_words(text).joined for text in texts if text))


def _by_word(cues: Sequence[Cue]) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(max(cue.needs, key=lambda word: (len(word), word), default=""), []).append(cue)
    return {word: tuple(under) for word, under in found.items()}


def _headings(table: Mapping[str, Any], kind: str) -> Mapping[str, str]:
    return {read_words(text).joined: group for group, row in table.items() for text in row.get(kind, ())}


def _run_together(labels: Mapping[str, Value], cues: Sequence[Cue]) -> Mapping[str, str]:
    phrases = [*labels, *(" ".join(term.words) for cue in cues for term in cue.terms if not term.absent)]
    told = [phrase for phrase in phrases if " " in phrase and "*" not in phrase and len(phrase) > _SHORTEST_RUN]
    return {phrase.replace(" ", ""): phrase for phrase in told}


def _cue(text: str, value: Value, *, weak: bool = False, certain: bool = False, role: bool = False) -> Cue:
    terms = tuple(_term(part) for part in text.split(" + "))
    needs = frozenset(word for term in terms if not term.absent for word in term.words if not word.endswith("*"))
    return Cue(value=value, terms=terms, needs=needs, weak=weak, certain=certain, role=role)


def _term(text: str) -> Term:
    mark = text[0] if text[0] in "!^~" else ""
    # A star leaves the end of a word open, so a word with one is taken as it stands.
    words = [
        written
        for part in _STARRED.split(text.removeprefix(mark))
        for written in ([part] if part.endswith("*") else read_words(part).words)
    ]
    return Term(tuple(words), absent=mark == "!", first=mark == "^", unbroken=mark == "~")


def _spelled(labels: Mapping[str, Value], cues: Sequence[Cue]) -> frozenset[str]:
    """Every whole word that tells something here: what a misspelt word may be near to."""
    words = {word for label in labels for word in label.split()}
    words |= {word for pairs in vocabulary().phrases.values() for old, new in pairs for word in (*old, *new)}
    words |= {word.removesuffix("*") for cue in cues for term in cue.terms for word in term.words}
    return frozenset(word for word in words if word.isalpha())
