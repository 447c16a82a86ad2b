"""Records of an export that is read for one person: those of others are counted as they pass.

The people of an export, what they are to each other and where they live are read whomever it is read for: who is who
hangs on all of them. A record is left where it is plain that nobody in it is asked for: everybody it names is among the
people of the file, nothing in it is out of place, and no other record has its id.
"""

import datetime as dt

from chronology.dates import written
from chronology.documents import Element
from chronology.hooks import Whom
from chronology.model import Left, Person
from chronology.people import plain
from importers.ics import NAMESPACE
from importers.ics.frame import Frame, is_words
from importers.ics.parts import TAKEN
from importers.ics.vocabulary import RecordType, plan

_TAGS = {tag: name for name in TAKEN for tag in (name, f"{{{NAMESPACE}}}{name}")}
_IN_DECISIONS = {tag for name in ("Text", "Rationale") for tag in (name, f"{{{NAMESPACE}}}{name}")}
# What is recorded is of some thousands of days.
_MOST_SEEN = 16_384


class Others:
    """What is left of an export, and who it is about."""

    def __init__(self, whom: Whom, frame: Frame) -> None:
        self._whom = whom
        self._frame = frame
        self._theirs: set[str] = set()
        self._elements = 0
        self._about: set[str] = set()
        self._named: set[str] = set()
        self._whose: dict[str, bool] = {}
        self._recorded: set[str] = set()
        self._latest: dt.date | None = None
        self._is_sure = True

    def met(self, person: Person) -> None:
        """Somebody of the file; whom the reading is for is known by id, number or name."""
        names = (person.name, *person.known_as)
        if self._whom.is_meant(person.id, *map(plain, names), *names, *(number for _, number in person.identifiers)):
            self._theirs.add(person.id)
            # Somebody who stands after records about them: those are gone.
            self._is_sure &= person.id not in self._named and not any(person.id in ids.split() for ids in self._whose)
        self._whose.clear()

    def leave(self, element: Element, record_type: RecordType) -> bool:
        """Leave a record, if that may be."""
        identity, about = element.get("id") or "", element.get("subject") or ""
        records = self._frame.records
        if identity in records:
            # Which of two came first tells their keys apart.
            self._is_sure = False
            return False
        # Without a day of its own an export speaks of the latest day of all that happened in it.
        if not identity or self._frame.as_at is None or not self._are_others(about) or is_words(element.text):
            return False
        found = self._within(element)
        if found is None:
            return False
        elements, named, kinds, recorded = found
        self._frame.meet(identity)
        self._named.update(named)
        if about not in self._about and plan(record_type, tuple(dict.fromkeys(kinds))).told:
            self._about.add(about)
        if recorded:
            self._note(recorded)
        self._elements += elements
        self._frame.count(elements)
        return True

    def _are_others(self, ids: str) -> bool:
        """All of these are people of the file, and nobody who is asked for."""
        known = self._whose.get(ids)
        if known is None:
            people = ids.split()
            known = self._whose[ids] = bool(people) and all(map(self._is_other, people))
        return known

    def _is_other(self, person: str) -> bool:
        return person in self._frame.names and person not in self._theirs

    def _within(self, element: Element) -> tuple[int, list[str], list[str], str] | None:
        """How many elements there are, who takes part, the types of date and when it was recorded; None to read it."""
        elements, recorded = 1 + len(element), ""
        named: list[str] = []
        kinds: list[str] = []
        for child in element:
            name = _TAGS.get(child.tag)
            if name == "Date":
                kind = child.get("type") or ""
                if kind == "recorded" and kind not in kinds:
                    recorded = child.text or ""
                kinds.append(kind)
            elif name == "Participant":
                person = child.get("person") or ""
                if not self._is_other(person):
                    return None
                named.append(person)
            elif name is None:
                return None
            if len(child):
                if name != "Decision" or any(each.tag not in _IN_DECISIONS or len(each) for each in child):
                    return None
                elements += len(child)
        return elements, named, kinds, recorded

    def _note(self, recorded: str) -> None:
        if recorded in self._recorded:
            return
        if len(self._recorded) > _MOST_SEEN:
            self._recorded.clear()
        self._recorded.add(recorded)
        when = written(recorded)
        latest = when.latest if when is not None else None
        if latest is not None and (self._latest is None or latest > self._latest):
            self._latest = latest

    def left(self) -> Left | None:
        """What was left; None where all was read."""
        if not self._elements:
            return None
        about = {person for ids in self._about for person in ids.split()}
        return Left(
            records=((self._frame.name, self._elements),),
            about=tuple(sorted(about)),
            named=tuple(sorted(self._named - about)),
            recorded=self._latest,
            is_sure=self._is_sure,
        )
