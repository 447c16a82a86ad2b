"""What the sections share: the chronology, looked up by key, in the reader's language."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from chronology.dates import age, describe
from chronology.model import Abbreviation, Analysis, Chronology, Event, Person, Serial, Significance, When
from chronology.normalise import CUT, Perhaps, TakenBack, brief, one_line, perhaps_one, reference, taken_back
from chronology.people import plain, withheld_names
from chronology.pipeline.decided import pairs
from exports import readers, sentences, terms
from exports.glossary import glossary
from exports.marks import visible
from exports.namesakes import told_apart
from exports.outcomes import told_later
from exports.tellings import told_within
from exports.text.words import words_of

WIDTH = 100


@dataclass(frozen=True)
class Page:
    """A chronology about to be written as text."""

    chronology: Chronology

    def say(self, name: str, /, **parts: object) -> str:
        """A word of the document's own, in its language."""
        return words_of(self.chronology.language)[name].format(**parts)

    def date(self, when: When) -> str:
        """A date in words; as it was written where its EDTF is not of a kind known here."""
        try:
            return describe(when, self.chronology.language)
        except ValueError:
            return when.as_written or "/".join(day.isoformat() for day in (when.earliest, when.latest) if day)

    def day(self, day: dt.date) -> str:
        """A known day in words."""
        return self.date(When.on(day))

    def age(self, when: When) -> str | None:
        """How old the subject was, where there is one and the dates allow it."""
        try:
            return age(self.born, when, self.chronology.language) if self.born else None
        except ValueError:
            return None

    def name(self, person: str) -> str:
        """Someone's name, or their id where the record names nobody."""
        return self._names.get(person) or person

    def agency(self, name: str | None) -> str:
        """An agency's name, or that it is not said, where it would tell where a protected person is."""
        return self.say("agency_withheld") if plain(name or "") in self._unnamed else name or ""

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        return withheld_names(self.chronology.places, self.chronology.people)

    @cached_property
    def told_later(self) -> frozenset[str]:
        """Entries of which the same record tells the outcome where they end."""
        return told_later(self.chronology)

    @cached_property
    def taken_back(self) -> Mapping[str, tuple[TakenBack, ...]]:
        """What later entries say against what was told, by its key; only of entries that are printed."""
        shown = {serial.event for serial in self.chronology.serials if serial.printed}
        every = taken_back(self.chronology.events)
        return {key: tuple(back for back in backs if back.event.key in shown) for key, backs in every.items()}

    @cached_property
    def perhaps(self) -> Mapping[str, tuple[Perhaps, ...]]:
        """The other entries that may be of the same incident, by the key of one; only those that are printed."""
        shown = {serial.event for serial in self.chronology.serials if serial.printed}
        every = perhaps_one(self.chronology.events, pairs(self.chronology.decisions, "keep_apart_from"))
        return {key: tuple(other for other in others if other.event.key in shown) for key, others in every.items()}

    def fact(self, event: Event) -> str:
        """What happened; a reader who is given plain facts has no more of it than their PDF prints."""
        profile = self.chronology.profile
        most = None if readers.is_weighed(profile) else readers.MOST_WORDS.get(profile)
        kept = event.fact if most is None else brief(event.fact, most)
        if most is None or kept == one_line(event.fact):
            return event.fact
        kept = kept.removesuffix(CUT)
        return f"{kept} {self.say('words_cut', count=len(event.fact.split()) - len(kept.replace(CUT, '').split()))}"

    def told(self, text: str) -> str:
        """A sentence of analysis, in the document's language where there are words for it."""
        return sentences.told(text, self.chronology.language)

    def called(self, title: str) -> str:
        """A title that analysis gave, in the document's language where there are words for it."""
        return terms.title(title, self.chronology.language)

    def number(self, event: str) -> str:
        """What an entry is called here: its number, or its reference where it is not printed."""
        serial = self.serials.get(event)
        if serial is None:
            return reference(event)
        return str(serial.number) if serial.printed else serial.reference

    def entries(self, events: Iterable[str]) -> str:
        """The entries that something rests on; empty for none."""
        numbers = list(dict.fromkeys(self.number(event) for event in events))
        return f"{self.say('entry' if len(numbers) == 1 else 'entries')} {', '.join(numbers)}" if numbers else ""

    def printed(self, event: Event) -> bool:
        """The profile prints it, as a row or within the line of another."""
        serial = self.serials.get(event.key)
        return serial is not None and serial.printed

    def has_row(self, event: Event) -> bool:
        """The profile prints it as a row of its own."""
        return self.printed(event) and not self.serials[event.key].within

    @cached_property
    def within(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that are told within the line of another, by that one's key."""
        return told_within(self.chronology)

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Those that stand in what is printed."""
        return glossary(self.chronology, self.printed, self.agency)

    @cached_property
    def serials(self) -> Mapping[str, Serial]:
        """What each event is called, by key."""
        return {serial.event: serial for serial in self.chronology.serials}

    @cached_property
    def analyses(self) -> Mapping[str, Analysis]:
        """What a reviewer wrote of each event, by key."""
        return {each.event: each for each in self.chronology.analyses}

    @cached_property
    def weights(self) -> Mapping[str, Significance]:
        """What each event weighs, by key."""
        return {weight.event: weight for weight in self.chronology.significance}

    @cached_property
    def subject(self) -> Person | None:
        """The one person the document is about, if it is about one who is in the record."""
        people = [person for person in self.chronology.people if person.id in self.chronology.subjects]
        return people[0] if len(self.chronology.subjects) == 1 and people else None

    @cached_property
    def born(self) -> When | None:
        """When the subject was born, by the record or else by the front sheet."""
        if self.subject and self.subject.born:
            return self.subject.born
        given = self.chronology.cover.subject_born
        return When.on(given) if given and len(self.chronology.subjects) <= 1 else None

    @cached_property
    def _names(self) -> Mapping[str, str]:
        people = self.chronology.people
        apart = told_apart(people, lambda born: self.say("born", date=self.date(born)))
        return {person.id: apart.get(person.id, person.name) for person in people}


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """The text in lines that fit, `first` before the first of them and `rest` (as wide a blank) before the others."""
    indent = " " * len(first) if rest is None else rest
    for paragraph in visible(text).split("\n"):
        lines = textwrap.wrap(paragraph, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
        yield from lines
        first = indent if lines else first


def item(text: str, *rests_on: str) -> Iterator[str]:
    """An item of a list, with what it rests on in brackets."""
    basis = "; ".join(filter(None, rests_on))
    yield from wrapped(f"{text} [{basis}]" if basis else text, "  - ")
