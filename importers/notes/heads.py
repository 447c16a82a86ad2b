"""The head of a file of notes as people and what they are to each other, each with the line that says so."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Person, PersonKind, Relationship, Source
from chronology.people import INITIALS, as_said, folded, is_at_work, kin_called, sex_said_by, unknown_id
from chronology.prose.sentences import Span
from importers.notes.family import Named, at_work_in, named_in_head
from importers.notes.labels import Label
from importers.notes.lines import Line, Look
from importers.notes.note import head_end
from importers.notes.numbers import numbers_of
from importers.notes.text import Text
from importers.notes.whose import pupil, whose

_GROWN = 18
_LETTER_HEAD = 1500
# A maternity record is the woman's, by what stands behind her name: how many pregnancies and births.
_EXPECTING = re.compile(
    r"(?P<name>[A-Z][\w'\u2019-]*(?:, ?| )[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)[ \t,;\u2013-]{1,5}(?:DOB[ :]*[\d./]+[ \t,;\u2013-]{1,5})?G\d{1,2}[ ,/]?\s?P\d"
)
_FIELDS = frozenset({Label.ABOUT, Label.BORN, Label.BODY, Label.OTHER})
_WHO = frozenset({Label.ABOUT, Label.BORN})
_COMING = frozenset({Label.PRESENT, Label.APOLOGIES, Label.OTHER})
_GAP_WITHIN = 12
HEAD_LINES = 40
"""The head of a text is among its first lines."""
_ONE_EACH = frozenset({"mother", "father"})
# In a head on a child they are what the grown-ups are to each other.
_OF_THE_GROWN = frozenset(
    {
        "husband",
        "wife",
        "spouse",
        "partner",
        "civil partner",
        "boyfriend",
        "girlfriend",
        "former partner",
        "son",
        "daughter",
        "stepson",
        "stepdaughter",
        "grandson",
        "granddaughter",
        "grandchild",
        "mother in law",
        "father in law",
        "son in law",
        "daughter in law",
        "sister in law",
        "brother in law",
        "niece",
        "nephew",
        "great niece",
        "great nephew",
    }
)
_OF_THE_YOUNG = frozenset({"mother", "father", "parent", "stepfather", "stepmother", "foster carer"})


def people_of_head(read: Text, lines: Sequence[Line]) -> Iterator[Person | Relationship]:
    """Everybody the head names, then what it says they are to whom the file is about."""
    found = named_in_head(read.text, [Span(line.start, line.end) for line in _head(read, lines)])
    children = [one for one in found if one.role == "child"] or [one for one in found if one.role == "adult"]
    named = {unknown_id(one.name) for one in children}
    kin = {unknown_id(one.name) for one in found if kin_called(one.role)} - named
    # "MOTHER  EXAMPLE, Ann  14/08/1990" opens a line too: whom a head calls somebody's mother its notes are not about.
    unborn = not any(one.born for one in children)
    written = [one for one in _written_about(read) if one.id not in kin and (unborn or one.id in named)]
    about: list[Named | Person] = [*children, *(one for one in written if not named)]
    young = _is_of_a_child(read, about, found)
    people = [_with_others(one, written) for one in _people(read, found)]
    beside = [one for one in written if one.id not in named]
    yield from _numbered(read, [*people, *beside], [*children, *beside])
    for one in found:
        if young and one.role in _OF_THE_GROWN:
            continue
        for child in _of_whom(one, about, _unclear(found)):
            yield Relationship(
                from_person=unknown_id(one.name),
                to_person=unknown_id(child.name),
                kind=one.role,
                source=_source(read, one.span),
            )


def _with_others(person: Person, written: Sequence[Person]) -> Person:
    """With what else the lines below say that the one is called whom the head is about."""
    others = (name for one in written if one.id == person.id for name in one.known_as)
    return replace(person, known_as=tuple(dict.fromkeys((*person.known_as, *others))))


def _numbered(read: Text, people: Sequence[Person], about: Sequence[Named | Person]) -> Iterator[Person]:
    """Everybody, the one whom the head is about with the numbers it gives; of several nobody knows whose a number is."""
    own = {unknown_id(one.name) for one in about}
    end, _ = head_end(read.structure.notes)
    head = read.text[: min(end or _LETTER_HEAD, _LETTER_HEAD)]
    lines: dict[bool, list[Span]] = {True: [], False: []}
    for person in people:
        lines[person.id in own].append(Span(person.source.start or 0, person.source.end or 0))
    numbers = tuple(dict.fromkeys(numbers_of(head, lines[True], lines[False]))) if len(own) == 1 else ()
    for person in people:
        yield replace(person, identifiers=numbers) if person.id in own else person


def _written_about(read: Text) -> Iterator[Person]:
    """The one whom a line names with a birth, as whose the file is: "Re: Ann Example, DOB 12/02/1995"."""
    days = [note.day for note in read.structure.notes if note.day]
    end, is_told = head_end(read.structure.notes)
    # The labels of the first note may be of the whole file: "Patient: …", "Date of birth: …", then its own date.
    end = end if is_told or not read.structure.notes else read.structure.notes[0].body_start
    said = whose(read.text[: end or _LETTER_HEAD], min(days, default=None))
    if said is None or said.born.earliest is None:
        yield from _pupil(read, end) or _expecting(read)
        return
    grown = bool(days) and days[0] >= said.born.earliest + dt.timedelta(days=366 * _GROWN)
    yield Person(
        id=unknown_id(said.name),
        kind=PersonKind.ADULT if grown else PersonKind.CHILD if days else PersonKind.UNKNOWN,
        name=said.name,
        known_as=said.known_as,
        born=said.born,
        source=_source(read, said.span),
    )


def _pupil(read: Text, end: int) -> tuple[Person, ...]:
    """The pupil whose log a school's is by an initial in its head: no grown-up."""
    said = pupil(read.text[:end], read.text[end:])
    if said is None:
        return ()
    name, span = said
    return (Person(id=unknown_id(name), kind=PersonKind.CHILD, name=name, source=_source(read, span)),)


def _expecting(read: Text) -> Iterator[Person]:
    """The woman whose maternity record it is: "MATERNITY - HARLOW Dawn, G3 P2"."""
    said = _EXPECTING.search(read.text, 0, _LETTER_HEAD)
    if said is None:
        return
    name = as_said(said["name"])
    span = Span(said.start("name"), said.end())
    yield Person(id=unknown_id(name), kind=PersonKind.ADULT, name=name, sex="female", source=_source(read, span))


def people_who_sign(read: Text) -> Iterator[Person]:
    """Those who sign notes by initials that the text explains."""
    for initials, name in read.structure.initials:
        at = read.text.index(name)
        source = _source(read, Span(at, at + len(name)))
        details = ((INITIALS, initials),)
        yield Person(id=unknown_id(name), kind=PersonKind.PROFESSIONAL, name=name, details=details, source=source)


def people_at_work(read: Text, lines: Sequence[Line]) -> Iterator[Person]:
    """Those whom the lines above the words, or of who came or is written to, name with what they are at work."""
    end, _ = head_end(read.structure.notes)
    shown = [line for line in lines if line.start < end or any(field.label in _COMING for field in line.fields)]
    for one in at_work_in(read.text, [Span(line.start, line.end) for line in shown]):
        yield Person(
            id=unknown_id(one.name),
            kind=PersonKind.PROFESSIONAL,
            name=one.name,
            details=_at_work(one),
            source=_source(read, one.span),
        )


def _head(read: Text, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines before the first note; of a text that is one note, those before its words.

    Where what stands before the first heading tells something too, only its labelled lines are of the head.
    """
    end, is_told = head_end(read.structure.notes)
    if not end:
        yield from _before_a_gap(read, lines)
        return
    for line in lines[:HEAD_LINES]:
        if line.start >= end:
            return
        labels = {field.label for field in line.fields}
        if is_told and ":" not in read.text[line.start : line.end]:
            continue
        if line.look in (Look.TEXT, Look.HEADING, Look.LEAD) or (
            line.look is Look.FIELDS and (labels <= _FIELDS or labels >= _WHO)
        ):
            yield line


def _before_a_gap(read: Text, lines: Sequence[Line]) -> Iterator[Line]:
    """Where the first line reads as a note's, as "Subject: ..." or a name with a birth does: the labelled ones up to an empty line or a rule.

    The first alone may have a date, of a birth: below another the notes have begun.
    """
    for nth, line in enumerate(lines[:_GAP_WITHIN]):
        if line.look in (Look.BLANK, Look.RULE) or (nth and line.look is Look.LEAD):
            return
        words = read.text[line.start : line.end]
        if line.look in (Look.TEXT, Look.FIELDS) and (nth == 0 or ":" in words or " - " in words):
            yield line


def _people(read: Text, found: Sequence[Named]) -> Iterator[Person]:
    """Each person once, whatever else the head calls them."""
    by_id: dict[str, list[Named]] = {}
    for one in found:
        by_id.setdefault(unknown_id(one.name), []).append(one)
    for identity, said in by_id.items():
        born = next((one.born for one in said if one.born), None)
        work = next((one for one in said if is_at_work(one.role)), None)
        yield Person(
            id=identity,
            kind=_kind(read, said[0]),
            name=_as_said(said[0]),
            known_as=tuple(dict.fromkeys(name for one in said for name in one.known_as)),
            born=born,
            sex=next((sex for one in said if (sex := sex_said_by(one.role))), None),
            details=_at_work(work) if work else (),
            source=_source(read, said[0].span),
        )


def _as_said(one: Named) -> str:
    """A name as it is said, where a system writes it with the family's in capitals: "Ann EXAMPLE"."""
    return as_said(one.name) if any(map(str.isupper, re.findall(r"\w{3,}", one.name))) else one.name


def _at_work(one: Named) -> tuple[tuple[str, str], ...]:
    return (("job title", one.role), *((("agency", one.agency),) if one.agency else ()))


def _kind(read: Text, one: Named) -> PersonKind:
    if is_at_work(one.role):
        return PersonKind.PROFESSIONAL
    if one.role in ("child", "sibling", "sister", "brother"):
        return PersonKind.CHILD if _is_child(read, one) else PersonKind.UNKNOWN
    return PersonKind.ADULT


def _is_child(read: Text, one: Named | Person) -> bool:
    """Born so late that they are no grown-up when the notes begin: files are kept on adults too."""
    days = [note.day for note in read.structure.notes if note.day]
    born = one.born.earliest if one.born else None
    return born is not None and bool(days) and min(days) < born + dt.timedelta(days=365 * _GROWN)


def _unclear(found: Sequence[Named]) -> tuple[Named, ...]:
    """Two mothers or two fathers of several children, of whom the head does not say whose each is."""
    plain = [one for one in found if not one.of and one.role in _ONE_EACH]
    return tuple(one for one in plain if any(o.role == one.role and o.name != one.name for o in plain))


def _is_of_a_child(read: Text, about: Sequence[Named | Person], found: Sequence[Named]) -> bool:
    """By their births whom a head is about are children; where it gives none, by whom it names: a mother, a father, a sister."""
    born = [one for one in about if one.born]
    return any(_is_child(read, one) for one in born) if born else any(one.role in _OF_THE_YOUNG for one in found)


def _of_whom(one: Named, children: Sequence[Named | Person], unclear: Sequence[Named]) -> Iterator[Named | Person]:
    """The children of whom a head says that somebody is something: the one it names, else all it is about."""
    if one.role in ("child", "adult") or not kin_called(one.role):
        return
    if one.of == "" and len(children) > 1 and one in unclear:
        return
    for child in children:
        if child.name != one.name and (not one.of or set(folded(one.of)) <= set(folded(child.name))):
            yield child


def _source(read: Text, span: Span) -> Source:
    end = span.end
    while end > span.start and read.text[end - 1].isspace():
        end -= 1
    return read.document.source(
        read.ledger.locator(span.start, end), start=span.start, end=end, quote=read.text[span.start : end]
    )
