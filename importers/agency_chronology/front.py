"""What stands above a chronology's table: whose it is, by which agency, who put it together and when."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import PurePath

from chronology.dates import find, from_edtf
from chronology.model import Kind, PersonKind, When
from chronology.people import called, without_called
from chronology.prose.phrases import folded
from chronology.prose.vocabulary import agency_word, is_role, remembered, sector_of
from chronology.tables import shipped_table

_NAME_WORD = r"[^\W\d_a-zà-ÿ][\w'\u2019.-]*"
_AND = re.compile(r"[,;&/\n|]|\band\b|\bac?\b(?= [A-Z])")
_BRACKETS = re.compile(r"[()\[\]]")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s|\Z)")
_PIECES = re.compile(r"[,;/()\n]|\s[-\u2013\u2014]\s")
_LONGEST_LINE = 2000
_LONGEST_AGENCY = 60
_MOST_NAMES = 12
_MOST_LABEL_WORDS = 3
_GIVEN_NAMES = 2
_NUMBER = re.compile(r"[A-Z]?\d[\dA-Z -]{5,20}")
# Letters, and the name they stand for: a key to the people of a table.
_SHORT = re.compile(rf"(?<![\w=])([A-Z][\w-]{{0,3}})\s?=\s?({_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})")
# "Rowan E (Example, b. 77)": of two of one given name the letters by which a table tells them apart, and who they are.
_LETTERED = re.compile(
    rf"(?<!\w)(?P<letters>(?P<given>{_NAME_WORD}) [A-Z])\.? ?\((?P<family>{_NAME_WORD}(?:\s{_NAME_WORD})?)"
    r"(?:,? ?(?:b\.?|born|d\.?o\.?b\.?|yob|ganwyd)?:? ?(?:(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))|(?P<year>(?:19|20)?\d\d)))?\)"
)
# Who is told of by two figures of a year was born in the last hundred of them.
_PIVOT = 30
MOST_LINES = 60
"""The head of a table is among its first lines."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody the head of a chronology names; `role` is how, "child" for those it is about."""

    name: str
    role: str
    born: When | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    """(label, number) as written: NHS number, pupil number."""
    kind: PersonKind = PersonKind.UNKNOWN
    """What its label says somebody is; "patient" and "name" only say whose the table is."""
    known_as: tuple[str, ...] = ()
    apart: str = ""
    """What stands with a name in a row and may tell two of one name apart: a class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The head of a chronology, as far as it says."""

    people: tuple[Named, ...] = ()
    agency: str = ""
    author: str = ""
    completed_on: dt.date | None = None
    short: tuple[tuple[str, str], ...] = ()
    """(letters, name) of a key to its people: "EM = Ellie-Mae"."""
    keyed: tuple[Named, ...] = ()
    """Those of a key that tells two of one given name apart: "Rowan E (Example, b. 77) and Rowan S (Sample)"."""

    @property
    def children(self) -> tuple[Named, ...]:
        """Those the chronology is about."""
        return tuple(person for person in self.people if person.role == "child")

    def over(self, other: "Front") -> "Front":
        """The head, with what it leaves out taken from the one around it."""
        return Front(
            people=self.people or other.people,
            agency=self.agency or other.agency,
            author=self.author or other.author,
            completed_on=self.completed_on or other.completed_on,
            short=self.short or other.short,
            keyed=self.keyed or other.keyed,
        )


@dataclass(frozen=True, slots=True)
class _Tables:
    labels: Mapping[str, str]
    kinds: Mapping[str, PersonKind]
    bare: frozenset[str]
    in_line: re.Pattern[str]
    chronology: frozenset[str]
    beside: frozenset[str]
    nobody: frozenset[str]
    before_roles: frozenset[str]
    name: re.Pattern[str]
    several: frozenset[str]
    """Labels over the names of several, parted by commas."""
    searched: frozenset[str]
    """Labels over what an export was asked for, which may be no name."""
    contacts: Mapping[str, Kind]
    furniture: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    table = shipped_table("importers.agency_chronology", "front.toml")
    labels = {label: role for role, told in table["labels"].items() for label in told}
    bare = frozenset(table["bare"]["labels"])
    choice = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    plain = "|".join(re.escape(label) for label in sorted(bare, key=len, reverse=True))
    names = table["names"]
    particles = "|".join(map(re.escape, names["particles"]))
    return _Tables(
        labels=labels,
        kinds={label: PersonKind(kind) for kind, told in table["kinds"].items() for label in told},
        bare=bare,
        in_line=re.compile(
            rf"(?<![\w'])(?:(?P<label>{choice})\s{{0,3}}(?::|=)|(?P<bare>{plain})(?=[\s:]))\s{{0,8}}[:\-\u2013]?\s{{0,8}}"
        ),
        chronology=frozenset(table["titles"]["chronology"]),
        beside=frozenset(table["titles"]["beside"]),
        nobody=frozenset(names["nobody"]),
        before_roles=frozenset(names["before_roles"]),
        name=re.compile(rf"{_NAME_WORD}(?:\s(?:{_NAME_WORD}|{particles})){{0,5}}"),
        searched=frozenset(table["searched"]["labels"]),
        several=frozenset(table["several"]["labels"]),
        contacts={sector: Kind(kind) for sector, kind in table["sectors"].items()},
        furniture={name: re.compile("|".join(patterns)) for name, patterns in table["furniture"].items()},
    )


def furniture_of(line: str) -> str | None:
    """The rule under which a line between rows is furniture, or None."""
    plain = folded(" ".join(line.split()))
    return next((name for name, pattern in _tables().furniture.items() if pattern.fullmatch(plain)), None)


@remembered(maxsize=4096)
def names_an_agency(text: str) -> bool:
    """The words name a police force, a school, a health service or the like."""
    return len(text) <= _LONGEST_AGENCY and sector_of(folded(text)) is not None


def agency_in(text: str) -> str:
    """The part of a cell that names an agency, beside somebody's name or role: "PC Jones, Example Police"."""
    pieces = (piece.strip() for piece in _PIECES.split(text))
    return next((p for p in pieces if names_an_agency(p) and not is_role(folded(p), "professional")), "")


@remembered(maxsize=4096)
def kind_of_contact(agency: str) -> Kind | None:
    """What a row of this agency is when its words tell nothing plainer: a contact with it, where that is a kind."""
    sector = sector_of(folded(agency))
    return _tables().contacts.get(sector) if sector else None


def names_in(value: str) -> tuple[str, ...]:
    """The names a value consists of, as written; those of nobody in particular left out."""
    return tuple(dict.fromkeys(piece for piece in _pieces(without_called(value)) if is_name(piece)))


def called_in(value: str, name: str) -> tuple[str, ...]:
    """What a value that names somebody says they are called besides."""
    return tuple(other for whole, other in called(value) if whole == name)


def names_by_key(value: str, front: Front) -> tuple[str, ...]:
    """The names a value consists of, with those that the key of the head gives for letters."""
    key = dict(front.short)
    pieces = (key.get(piece, piece) for piece in _pieces(without_called(value)))
    return tuple(dict.fromkeys(piece for piece in pieces if is_name(piece)))


def labels_in(value: str) -> tuple[str, ...]:
    """What stands for people in a cell that must tell who: "Pupil 7", "alfie boyd"; nothing for "both" or a sentence."""
    return tuple(dict.fromkeys(piece for piece in _pieces(value) if _is_label(piece)))


def _pieces(value: str) -> Iterator[str]:
    return (" ".join(piece.split()).strip(" .:-") for piece in _AND.split(_BRACKETS.sub(",", value)))


def _is_label(words: str) -> bool:
    plain = folded(words).split()
    return (
        0 < len(plain) <= _MOST_LABEL_WORDS
        and folded(words) not in _tables().nobody
        and plain[0] not in _tables().before_roles
        and not any(is_role(word) for word in plain)
        and not names_an_agency(words)
        and any(map(str.isalnum, words))
    )


def is_name(words: str) -> bool:
    """Words that are somebody's name."""
    plain = folded(words)
    return (
        plain not in _tables().nobody
        and _tables().name.fullmatch(words) is not None
        and not names_an_agency(words)
        and any(character.islower() or len(words) > 2 for character in words)
    )


def agency_of_title(title: str) -> str:
    """The agency that a title, a sheet's name or a file's names beside the word for a chronology; empty when none."""
    words = " ".join(re.sub(r"[_]+", " ", title).split())
    if not words or len(words) > 200 or sector_of(folded(words)) is None:
        return ""
    pieces = [piece.strip(" .-") for piece in re.split(r"[:;,()|]|\s[-\u2013\u2014]\s", words)]
    named = [told for piece in pieces if (told := _without_title(piece)) and names_an_agency(told)]
    return _capital(named[0]) if named else ""


def _without_title(piece: str) -> str:
    """The words of a piece that are not about its being a chronology, where they stand together."""
    tables = _tables()
    words = piece.split()
    plain = [folded(word).strip(".'\"") for word in words]
    if any(word in tables.chronology for word in plain):
        at = next(index for index, word in enumerate(plain) if word in tables.chronology)
        before, after = words[:at], words[at + 1 :]
        sides = [_trimmed(before), _trimmed(after)]
        return next((side for side in sides if side and names_an_agency(side)), "")
    return piece


def _trimmed(words: Sequence[str]) -> str:
    beside = _tables().beside
    kept = list(words)
    while kept and folded(kept[0]) in beside:
        kept.pop(0)
    while kept and (folded(kept[-1]) in beside or not kept[-1][0].isalpha()):
        kept.pop()
    return " ".join(kept)


def agency_of_file(name: str) -> str:
    """The agency a file's name gives beside the word for a chronology; only the plainest word, names of people are none."""
    stem = " ".join(re.sub(r"[_\-.]+", " ", PurePath(name).stem).split())
    return _capital(agency_word(folded(stem)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def front_of(lines: Iterable[Sequence[str]], *, titles: bool = True) -> Front:
    """The head that lines of cells, or paragraphs of one cell, make; without `titles`, of labels with values alone."""
    found = _Found()
    for cells in lines:
        held = [cell for cell in cells if cell]
        for text in _as_text(held):
            found.read(text[:_LONGEST_LINE])
    return found.front(titles=titles)


def _born_in(found: re.Match[str]) -> When | None:
    """The birth that a key gives with a name: a day, a year, or its last two figures."""
    if found["day"]:
        return next((one.when for one in find(found["day"]) if one.when.dated), None)
    if not (year := found["year"]):
        return None
    whole = year if len(year) > 2 else f"{19 if int(year) > _PIVOT else 20}{year}"
    return from_edtf(whole, as_written=year)


def _turned(value: str) -> str:
    """The one name of a value with its given name first, and without the quotes it was asked for in: '"Example, Rowan"'."""
    bare = value.strip(" \"\u201c\u201d'")
    family, comma, given = (piece.strip() for piece in bare.partition(","))
    one = comma and is_name(family) and is_name(given) and " " not in family and len(given.split()) <= _GIVEN_NAMES
    return f"{given} {family}" if one else bare if value != bare and is_name(bare) else value


def _as_text(cells: Sequence[str]) -> Iterator[str]:
    """Cells as lines of text, a cell that is only a label joined with the one that holds its value."""
    waiting = ""
    for cell in cells:
        label = folded(cell).rstrip(" :").strip()
        if waiting:
            yield f"{waiting}: {cell}"
            waiting = ""
        elif label in _tables().labels:
            waiting = cell.rstrip(" :")
        else:
            yield cell


@dataclass(slots=True)
class _Found:
    """The head as far as it has been read."""

    people: list[Named] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    agency: str = ""
    author: str = ""
    completed_on: dt.date | None = None
    role: str = ""
    short: dict[str, str] = field(default_factory=dict)
    keyed: dict[str, Named] = field(default_factory=dict)
    kind: PersonKind = PersonKind.UNKNOWN

    def read(self, text: str) -> None:
        for letters, name in _SHORT.findall(text):
            self.short.setdefault(letters, name.strip(" .'-"))
        self._lettered([*_LETTERED.finditer(text)])
        labelled = list(_tables().in_line.finditer(folded(text)))
        self.titles.append(text[: labelled[0].start()] if labelled else text)
        ends = [*(one.start() for one in labelled[1:]), len(text)]
        for one, end in zip(labelled, ends, strict=False):
            label = one["label"] or one["bare"]
            self._take(_tables().labels[label], text[one.end() : end].strip(), label)

    def _lettered(self, found: Sequence[re.Match[str]]) -> None:
        """Those of a line whom it tells apart by letters from others of their given name."""
        given = [each["given"] for each in found]
        for each in found:
            if given.count(each["given"]) > 1:
                one = Named(f"{each['given']} {each['family']}", "", born=_born_in(each))
                self.short.setdefault(each["letters"], one.name)
                self.keyed.setdefault(one.name, one)

    def _take(self, role: str, value: str, label: str) -> None:
        match role:
            case "number":
                self._number(label, value)
            case "born":
                self._born(value)
            case "agency":
                self.agency = self.agency or _SENTENCE.split(value)[0].strip(" .,;")[:_LONGEST_AGENCY]
            case "author":
                self.author = self.author or _SENTENCE.split(value)[0].strip(" .,;")
            case "completed":
                days = [one.when.earliest for one in find(value) if one.when.earliest == one.when.latest]
                self.completed_on = self.completed_on or next(iter(days), None)
            case "aside":
                self.role = ""
            case _:
                one = value if label in _tables().several else _turned(value)
                if label in _tables().searched and ("," not in value or one == value):
                    self.role = ""
                    return
                self.role, self.kind = role, _tables().kinds.get(label, PersonKind.UNKNOWN)
                self._name(one)

    def _name(self, value: str) -> None:
        if self.role and len(self.people) < _MOST_NAMES:
            line = _SENTENCE.split(value.split("\n", maxsplit=1)[0])[0]
            kind = PersonKind.CHILD if self.role == "sibling" else self.kind
            self.people += [
                Named(name, self.role, kind=kind, known_as=called_in(line, name)) for name in names_in(line)
            ]

    def _number(self, label: str, value: str) -> None:
        """The number belongs to the one child named so far; to nobody where several are."""
        children = [at for at, person in enumerate(self.people) if person.role == "child"]
        found = _NUMBER.match(value.upper())
        if len(children) == 1 and found:
            (at,) = children
            number = (label.rstrip("."), " ".join(found[0].split()))
            self.people[at] = replace(self.people[at], numbers=(*self.people[at].numbers, number))

    def _born(self, value: str) -> None:
        """The date belongs to the one named before it; to nobody where several stand there."""
        dates = [one for one in find(value) if one.when.dated]
        if not dates:
            return
        waiting = [at for at, person in enumerate(self.people) if person.born is None]
        if (
            self.people
            and waiting
            and waiting[-1] == len(self.people) - 1
            and (len(waiting) == 1 or self._parted(waiting))
        ):
            self.people[-1] = replace(self.people[-1], born=dates[0].when)
        self._name(value[dates[0].end :].lstrip(" ).,;&\n"))

    def _parted(self, waiting: Sequence[int]) -> bool:
        """Those before the last were named under other labels, or the one before it has its own date."""
        before = self.people[waiting[-2]]
        return before.role != self.people[-1].role or any(two - one > 1 for one, two in pairwise(waiting))

    def front(self, *, titles: bool) -> Front:
        people = tuple({(person.name, person.role): person for person in self.people}.values())
        said = self.titles if titles else ()
        agency = self.agency or next((told for title in said if (told := agency_of_title(title))), "")
        return Front(
            people=people,
            agency=agency,
            author=self.author,
            completed_on=self.completed_on,
            short=tuple(self.short.items()),
            keyed=tuple(self.keyed.values()),
        )
