"""A chronology with the look-ups that its pages share: numbers, levels, links, ages, dates in words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from chronology.dates.age import age
from chronology.model import (
    Abbreviation,
    Analysis,
    Chronology,
    Event,
    Graph,
    Level,
    Person,
    Place,
    Remark,
    Serial,
    Significance,
    Telling,
    Theme,
    When,
)
from chronology.normalise import CUT, Perhaps, TakenBack, brief, one_line, perhaps_one, taken_back
from chronology.normalise import reference as reference_by_key
from chronology.people import plain, withheld, withheld_names
from chronology.pipeline import manifest_hash
from chronology.pipeline.decided import pairs
from chronology.prose.titles import entry_title, is_named_by_kind, kind_title
from exports import readers, sentences, terms
from exports.conference import for_conference
from exports.filed import surely_filed, unfiled
from exports.fitting import WHOLE, Fit, Form
from exports.glossary import glossary
from exports.matters import told_by_others
from exports.namesakes import told_apart
from exports.outcomes import told_later
from exports.pdf.dated import Dated
from exports.pdf.forms import form_of
from exports.pdf.numbered import Numbered, by_event, numbered, together
from exports.pdf.one_incident import Tellers, tellers_of
from exports.pdf.one_note import Note
from exports.pdf.records import by_marks, only_sheets
from exports.pdf.rows import notes_of, row, rows
from exports.pdf.text import CLOSE, SMALL, STATEMENT, Run, Style, reference
from exports.pdf.words import Words, words_in
from exports.plain import Explained
from exports.tellings import told_within

SHORT_HASH = 12


# What a conference or a hearing has not heard of yet: core groups, the nearest meetings before it, are weeks apart.
_LATEST = dt.timedelta(days=60)


class Case(Dated):
    """What the pages need to know of a chronology."""

    def __init__(self, chronology: Chronology, fit: Fit = WHOLE, *, as_data: bool = False) -> None:
        """`as_data`: nothing is left out that a conference is not told; a workbook is to filter."""
        filed = surely_filed(chronology)
        self.chronology = filed if as_data else for_conference(filed)
        self.unfiled = unfiled(chronology, self.chronology)
        """Keys of entries of which no kind is told: their words stand first, and not as a headline."""
        self.fit = fit
        self.forms: dict[str, Form] = {}
        """How rows are told at this step, as far as it was asked: thousands of times for the same few."""
        self.notes: Mapping[str, Note] = {}
        self.notes = notes_of(self, as_data=as_data)
        self.first_explained: Mapping[str, Sequence[Explained]] | None = None
        """For a family: the words explained, by the entry in which each first stands; none until they are looked for."""
        self.words: Words = words_in(chronology.language)
        self.language = self.words.language
        self.unsaid = self.said_apart(sentences.COMPOSED_IN)
        """The language of what other rooms composed and no table says anew (messages, reasons), where it is another."""

    def said_apart(self, language: str) -> str:
        """A language where it is another than the document's, else nothing."""
        return "" if language == self.language else language

    def told(self, text: str) -> str:
        """What analysis composed, in the document's language where there are words for it."""
        return self._by_marks(sentences.told(text, self.language))

    def composed(self, text: str) -> list[Run]:
        """The same as runs, each of which says where its language is another than the document's."""
        return [
            Run(self._by_marks(part.text), language=self.said_apart(part.language))
            for part in sentences.said(text, self.language)
        ]

    def _by_marks(self, text: str) -> str:
        return by_marks(text, self.source_marks) if self.fit.brief else text

    def of_reading(self, text: str) -> Run:
        """What reading says of a source, with its language where that is another than the document's."""
        told = sentences.of_reading(text, self.language)
        return Run(told, language=self.unsaid if told == text else "")

    def spoken(self, telling: Telling, field: str) -> str:
        """The language that a record's field is in, where it is another than the document's."""
        return self.said_apart(dict(telling.other_languages).get(field, telling.language))

    def words_first(self, event: Event) -> bool:
        """The record's own words are told before the name of the kind: that name is no word of the record."""
        if event.key in self.notes:
            return not row(self, event).title
        return event.key in self.unfiled or is_named_by_kind(event, self.language)

    def title_spoken(self, event: Event) -> str:
        """The language of an entry's title, where it is another than the document's; the name of a kind is in that."""
        return "" if self.title(event) == kind_title(event, self.language) else self.spoken(event, "title")

    @property
    def small(self) -> Style:
        """How a list is set in few pages."""
        return CLOSE if self.fit.dense else SMALL

    @property
    def statement(self) -> Style:
        """How what was found is set there."""
        return CLOSE if self.fit.dense else STATEMENT

    def fitted(self, fit: Fit) -> "Case":
        """The same, told as a step of fitting says; what was worked out before is not worked out again."""
        _ = self.taken_back, self.perhaps  # dear, and the same at every step
        other = copy(self)
        other.fit, other.forms = fit, {}
        return other

    def form(self, event: Event) -> Form:
        """How an entry is told at this step of fitting."""
        told = row(self, event)
        if told.key not in self.forms:
            self.forms[told.key] = form_of(self, told)
        return self.forms[told.key]

    def is_past(self, event: Event) -> bool:
        """It happened before the look-back."""
        look_back = self.chronology.look_back
        return look_back is not None and (not event.when.dated or event.when.last_day < look_back)

    def is_latest(self, event: Event) -> bool:
        """It happened in the weeks before the document speaks."""
        return event.when.dated and event.when.last_day >= self.chronology.as_at - _LATEST

    @property
    def weighed(self) -> bool:
        """Weights and findings are told beside entries."""
        return readers.is_weighed(self.chronology.profile)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event that is evidence, dated or not, by key."""
        return {event.key: event for event in (*self.chronology.events, *self.chronology.undated)}

    @cached_property
    def told_later(self) -> frozenset[str]:
        """Entries of which the same record tells the outcome where they end."""
        return told_later(self.chronology)

    @cached_property
    def taken_back(self) -> Mapping[str, tuple[TakenBack, ...]]:
        """What later entries say against what was told, by its key; only of entries that are printed."""
        every = taken_back(self.chronology.events)
        return {key: tuple(back for back in backs if self.printed(back.event)) for key, backs in every.items()}

    @cached_property
    def perhaps(self) -> Mapping[str, tuple[Perhaps, ...]]:
        """The other entries that may be of the same incident, by the key of one; only those that are printed."""
        every = perhaps_one(self.chronology.events, pairs(self.chronology.decisions, "keep_apart_from"))
        return {key: tuple(other for other in others if self.printed(other.event)) for key, others in every.items()}

    @cached_property
    def tellers(self) -> Tellers:
        """Where the notes of one incident stand, of which each has its own row."""
        return tellers_of([*filter(self.printed, self.events.values())], self.notes)

    @cached_property
    def serials(self) -> Mapping[str, Serial]:
        """What each event is called."""
        return {serial.event: serial for serial in self.chronology.serials}

    def reference_of(self, event: Event) -> str:
        """What the record of an entry is called by, whatever its key has become: one that is withheld keeps it."""
        serial = self.serials.get(event.key)
        return serial.reference if serial else reference_by_key(event.key)

    @cached_property
    def significance(self) -> Mapping[str, Significance]:
        """The weight of each event."""
        return {found.event: found for found in self.chronology.significance}

    @cached_property
    def analyses(self) -> Mapping[str, Analysis]:
        """What a reviewer wrote of each event."""
        return {each.event: each for each in self.chronology.analyses}

    @staticmethod
    def reviewer(analysis: Analysis) -> str:
        """Whose words they are."""
        return ", ".join(filter(None, (analysis.by, analysis.role)))

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """People by id."""
        apart = told_apart(self.chronology.people, lambda born: self.words.say("people.born", date=self.date(born)))
        return {
            person.id: replace(person, name=apart[person.id]) if person.id in apart else person
            for person in self.chronology.people
        }

    @cached_property
    def subjects(self) -> tuple[Person, ...]:
        """The people the chronology is about."""
        return tuple(self.people[id_] for id_ in self.chronology.subjects if id_ in self.people)

    @cached_property
    def subject_name(self) -> str:
        """The subject's name, or the best there is in its place."""
        names = [person.name or self.identifier(person) for person in self.subjects]
        found = ", ".join(name for name in names if name)
        return self.chronology.cover.subject_name or found or self.words.say("name_missing")

    @cached_property
    def born(self) -> When | None:
        """When the one subject was born; nothing where there are several."""
        if self.chronology.cover.subject_born:
            return When.on(self.chronology.cover.subject_born)
        return self.subjects[0].born if len(self.subjects) == 1 else None

    @cached_property
    def case_reference(self) -> str:
        """The subject's identifier, which stands on every page."""
        return self.identifier(self.subjects[0]) if self.subjects else ""

    @staticmethod
    def identifier(person: Person) -> str:
        """A person's first identifier, with the name of its scheme."""
        return " ".join(person.identifiers[0]).replace("_", " ") if person.identifiers else ""

    @cached_property
    def manifest(self) -> str:
        """SHA-256 over the names and hashes of the documents, whatever order they were read in."""
        return manifest_hash(self.chronology)

    @cached_property
    def source_marks(self) -> Mapping[str, str]:
        """What an entry told in brief names each document by, where there are several."""
        names = [read.name for read in self.chronology.documents]
        if len(names) < 2:
            return {}
        return {name: self.words.say("sources.mark", n=str(n)) for n, name in enumerate(names, start=1)}

    @cached_property
    def only_sheets(self) -> Mapping[str, str]:
        """The name of a sheet before each row, by document, where it holds no other sheet."""
        return only_sheets(account.source for event in self.events.values() for account in event.accounts)

    @cached_property
    def told_before(self) -> Mapping[str, Event]:
        """Entries whose fact is word for word that of one with a row before them, read in the same place: that one, by key."""
        first: dict[tuple[str, str, str], Event] = {}
        found: dict[str, Event] = {}
        for event in rows(self, filter(self.has_row, self.events.values())):
            for account in event.accounts[:1]:
                where = event.fact, account.source.document, account.source.locator
                if event.fact and first.setdefault(where, event) is not event:
                    found[event.key] = first[where]
        return found

    def in_language(self, event: Event) -> str:
        """That an entry's words are in another language than the document; nothing where they are not."""
        spoken = self.spoken(event, "fact") if event.fact else self.title_spoken(event)
        return (self.words.known(f"languages.{spoken}") or self.words.say("languages.other")) if spoken else ""

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        """The findings in the order they are told, each with its number."""
        return numbered(self.chronology.findings)

    @cached_property
    def told_by_others(self) -> frozenset[str]:
        """Keys of findings that say mostly the same as one that is told before them."""
        return told_by_others([numbered.finding for numbered in self.findings])

    @cached_property
    def alike(self) -> tuple[tuple[Numbered, ...], ...]:
        """The findings, those that are told together in one."""
        return together(self.findings)

    @cached_property
    def findings_on(self) -> Mapping[str, Sequence[Numbered]]:
        """The findings that use each event."""
        return by_event(self.findings)

    @cached_property
    def authority(self) -> str:
        """The agency most accounts come from, whose name need not stand beside each of them."""
        told = (account for event in self.events.values() for account in event.accounts)
        counted = Counter(agency for account in told if (agency := account.agency or account.source.agency))
        return min(counted, key=lambda agency: (-counted[agency], agency), default="")

    def withheld(self, place: Place) -> bool:
        """The place is named nowhere."""
        return withheld(place, self.chronology.people)

    def own(self, section: str, name: str, /, **filled: object) -> str:
        """Words in this profile's own form, where it has one."""
        return self.words.say(self._own(section, name), **filled)

    def own_count(self, section: str, name: str, n: int) -> str:
        """The same in the form a number asks for."""
        return self.words.count(self._own(section, name), n)

    def _own(self, section: str, name: str) -> str:
        own = f"{section}_{self.chronology.profile}.{name}"
        return own if self.words.has(own) else f"{section}.{name}"

    def agency(self, name: str) -> str:
        """An agency's name, or that it is not said, where it would tell where a protected person is."""
        return self.words.say("agency_withheld") if plain(name) in self._unnamed else name

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        return withheld_names(self.chronology.places, self.chronology.people)

    def concerns(self, event: Event) -> bool:
        """The event is about a subject of this chronology, or about nobody by name."""
        about = {involved.person for involved in event.people if involved.role == "subject"}
        return not about or not self.chronology.subjects or bool(about & set(self.chronology.subjects))

    def graph(self, name: str) -> Graph | None:
        """The graph of a name, where it is laid out to be drawn."""
        return next((graph for graph in self.chronology.graphs if graph.name == name and graph.positions), None)

    def remarks(self, theme: Theme) -> tuple[Remark, ...]:
        """Sentences that belong under a theme."""
        return tuple(remark for remark in self.chronology.remarks if remark.theme is theme)

    def level(self, event: Event) -> Level | None:
        """The event's level, None where it was not assessed."""
        found = self.significance.get(event.key)
        return found.level if found else None

    def printed(self, event: Event) -> bool:
        """The profile prints the event, as a row or within the line of another."""
        serial = self.serials.get(event.key)
        return serial is not None and serial.printed

    def has_row(self, event: Event) -> bool:
        """The profile prints the event as a row of its own."""
        return self.printed(event) and not self.serials[event.key].within

    @cached_property
    def within(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that are told within the line of another, by that one's key."""
        return told_within(self.chronology)

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Those that stand in what is printed."""
        return glossary(self.chronology, self.printed, self.agency, self.within_length)

    def within_length(self, text: str) -> str:
        """As much of a text as the profile prints, with how many words are left out."""
        most = self.fit.words or readers.MOST_WORDS.get(self.chronology.profile)
        kept = brief(text, most) if most else text
        if not most or kept == one_line(text):
            return text
        kept = kept.removesuffix(CUT)
        return f"{kept} {self.words.count('words_cut', len(text.split()) - len(kept.replace(CUT, '').split()))}"

    def number(self, event: Event) -> str:
        """The event's number in this version; one that is not printed is called by its short reference."""
        serial = self.serials.get(event.key)
        if serial is None:
            return "–"
        return str(serial.number) if serial.printed else serial.reference

    def place(self, key: str) -> str:
        """Where links to an event arrive."""
        serial = self.serials.get(key)
        return f"entry-{serial.number}" if serial and serial.printed else ""

    def title(self, event: Event) -> str:
        """The event's title, or what its kind is called."""
        return entry_title(event, self.language)

    def called(self, title: str) -> str:
        """A title that analysis gave, in the document's language where there are words for it."""
        return terms.title(title, self.language)

    def age(self, when: When) -> str | None:
        """The one subject's age at a date."""
        return age(self.born, when, self.language) if self.born and when.dated else None

    def references(self, keys: Iterable[str], most: int = 12) -> list[Run | str]:
        """Entry numbers as links: entries 3, 7 and 12; those that are not shown are counted."""
        every = [self.serials[key] for key in dict.fromkeys(keys) if key in self.serials]
        numbers = sorted({serial.number for serial in every if serial.printed})
        unprinted = sum(not serial.printed for serial in every)
        hidden = self.words.count("hidden", unprinted) if unprinted else ""
        runs: list[Run | str] = []
        for place, number in enumerate(numbers[:most]):
            runs.append(", " if place else "")
            runs.append(reference(str(number), f"entry-{number}"))
        if len(numbers) > most:
            runs.append(" " + self.words.count("further", len(numbers) - most))
        before, _, after = self.words.count("entry", len(numbers), refs="\0").partition("\0")
        # The first number stands with its word: an end of a line between them left "156]" alone on the next.
        shown = [Run(before, keep=True), *runs, after] if numbers else []
        return [*shown, ("; " if shown and hidden else "") + hidden] if hidden else shown
