"""The entries in which an action is looked for, clause by clause: they are read once, however many actions there are."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from analyzers.cues import cue
from analyzers.family import Family
from analyzers.follow_up.fulfilled import Fulfilment, fulfilled_by
from analyzers.follow_up.tracing import to_be_traced
from analyzers.follow_up.wording import Wording, is_telling, parts_of, stem, whole_of, wording_of
from analyzers.gravity import is_so, manners_at
from analyzers.lives import about
from chronology.model import Action, ActionStanding, Chronology, Event, Polarity, Status
from chronology.people import plain
from chronology.practice import Practice
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

Told = tuple[ActionStanding, tuple[str, ...]]

# A quoted list ("> 3 Checks - not back > 4 Agreement - in place") is one thing after the other.
_CLAUSE = re.compile(r"(?:[^.!?;,\n>]|[.,](?=\S))+")
# What was agreed is looked for so long; what comes later is of another plan. In its own words sooner still.
_MAY = dt.timedelta(days=730)
_SURELY = dt.timedelta(days=365)
# Meetings of one name are held again and again: one that is held later than so is another.
_HELD = dt.timedelta(days=180)
# So meant, words tell of nothing that was done; what was not done is asked by words of its own.
_SUPPOSED = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED})
# What a cell beside the name of a service says of it.
_CELL = re.compile(r"(?:attended|brought by|seen|done|completed|fitted|delivered)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]{3,}")
_PAST = re.compile(r"(?<!to be )\b\w{3,}ed\b")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a sentence of an entry, with what it says of doing."""

    event: Event
    told: Wording
    is_title: bool
    text: str
    at: int

    def done(self, wanted: Wording) -> bool:
        """It says that something was done, or tells what was to be done as past, and means it so."""
        said = cue("action_done").finditer(self.text, self.at, self.at + len(self.clause))
        return not self.not_done() and (self._means(said) or self._means(self._past(wanted)))

    def does(self, wanted: Wording) -> bool:
        """It tells as past, and means it so, just what was to be done: "pendant fitted" of "fit pendant alarm"."""
        return not self.not_done() and self._means(self._past(wanted))

    def _past(self, wanted: Wording) -> Iterator[re.Match[str]]:
        for match in _PAST.finditer(self.text, self.at, self.at + len(self.clause)):
            if stem(match.group().casefold()) in wanted.verbs:
                yield match

    def _means(self, found: Iterable[re.Match[str]]) -> bool:
        return any(is_so(self.text, Span(*match.span())) for match in found)

    def befalls(self, wanted: Wording) -> bool:
        """It has every word, and names everybody whom the action does, and speaks of nothing that is to come or was not."""
        is_all = set(wanted.words) <= set(self.told.words) and bool(wanted.names) and wanted.names <= self.told.names
        return is_all and not self.is_title and not cue("action_ahead").search(self.clause) and not self.not_done()

    def fulfils(self, way: Fulfilment) -> bool:
        """It tells what was to be done as done in other words, and means it so."""
        if self.not_done():
            return False
        # A boiler that was mended is a thing, and a survey that shows no fractures was made.
        found = (Span(self.at + match.start(), self.at + match.end()) for match in way.is_told(self.clause, self.told))
        return any(not manners_at(self.text, span) & _SUPPOSED for span in found)

    def not_done(self) -> bool:
        """It says that something was not done, or is still to do."""
        return bool(cue("action_not_done").search(self.clause))

    def hears_of(self, names: frozenset[str]) -> bool:
        """It names somebody, and says that they spoke, wrote or were there."""
        if not self.told.names & names:
            return False
        return self._means(cue("heard_of").finditer(self.text, self.at, self.at + len(self.clause)))

    @property
    def clause(self) -> str:
        """Its words."""
        match = _CLAUSE.match(self.text, self.at)
        return match.group() if match else ""


class Entries:
    """What stands in the entries, by the words that tell one thing to do from another."""

    def __init__(self, chronology: Chronology, practice: Practice) -> None:
        self._chronology = chronology
        self._practice = practice
        self._family = Family(chronology)
        self._one_life = len(chronology.subjects) < 2

    def tell_of(self, action: Action, until: dt.date = dt.date.max) -> Told:
        """How the action stands by what was written after it was agreed, up to a day, and the entries that tell so."""
        agreed = _agreed(action)
        told = (
            []
            if agreed is None
            else [
                *self._told(action, agreed),
                *self._fulfilled(action, agreed),
                *self._heard_of(action, agreed),
            ]
        )
        told = [(clause, standing) for clause, standing in told if clause.event.when.first_day < until]
        if not told:
            return ActionStanding.OPEN, ()
        denied = [clause for clause, standing in told if standing is ActionStanding.SAID_NOT_DONE]
        shown = [(clause, standing) for clause, standing in told if standing is not ActionStanding.SAID_NOT_DONE]
        if denied and not any(c.event.when.first_day > denied[-1].event.when.last_day for c, _ in shown):
            # What one entry tells as done and a later one as not done may be either.
            both = tuple(dict.fromkeys(clause.event.key for clause in (*(c for c, _ in shown), denied[-1])))
            return (ActionStanding.MAY_BE_DONE, both[-_MOST:]) if shown else (ActionStanding.SAID_NOT_DONE, both)
        by_standing = {
            standing: tuple(dict.fromkeys(clause.event.key for clause, how in shown if how is standing))
            for standing in (ActionStanding.SHOWN_DONE, ActionStanding.MAY_BE_DONE, ActionStanding.IN_DRAFT)
        }
        standing = next(standing for standing, keys in by_standing.items() if keys)
        return standing, by_standing[standing][: 1 if standing is ActionStanding.SHOWN_DONE else _MOST]

    def _told(self, action: Action, agreed: dt.date) -> Iterator[tuple[_Clause, ActionStanding]]:
        """Clauses that tell of the action, in order of time."""
        whole, parts = whole_of(action.text, self.names), parts_of(action.text, self.names)
        found: dict[int, ActionStanding] = {}
        asked = [whole] if len(parts) < 2 else [whole, *parts]
        shown: dict[Wording, set[int]] = defaultdict(set)
        for wording in asked:
            for place in self._near(wording, action, agreed):
                clause = self._clauses[place]
                draft = clause.event.status is Status.DRAFT
                if clause.not_done():
                    found.update(
                        {}
                        if draft or not self._is_that_meeting(clause, action)
                        else {place: ActionStanding.SAID_NOT_DONE}
                    )
                elif self._shows(clause, wording) and not self._is_another(clause, action):
                    surely = wording is whole and self._is_own(clause, wording, agreed)
                    done = ActionStanding.SHOWN_DONE if surely else ActionStanding.MAY_BE_DONE
                    found[place] = ActionStanding.IN_DRAFT if draft else done
                    shown[wording].add(place)
        # One of two things that was done does not show the other.
        if not shown.get(whole) and not all(shown.get(part) for part in parts if is_telling(part)):
            found = {place: how for place, how in found.items() if how is ActionStanding.SAID_NOT_DONE}
        order = sorted(found, key=lambda place: (self._clauses[place].event.when.first_day, place))
        return ((self._clauses[place], found[place]) for place in order)

    def _heard_of(self, action: Action, agreed: dt.date) -> Iterator[tuple[_Clause, ActionStanding]]:
        """The first that was heard of somebody who was to be traced."""
        names = to_be_traced(action, self.called, self._family)
        if not names:
            return
        final = (clause for clause in self._clauses if clause.event.status is Status.FINAL)
        heard = (clause for clause in final if clause.event.when.first_day > agreed and clause.hears_of(names))
        yield from ((clause, ActionStanding.MAY_BE_DONE) for clause in islice(heard, 1))

    def _fulfilled(self, action: Action, agreed: dt.date) -> Iterator[tuple[_Clause, ActionStanding]]:
        """What tells it as done in other words: what was ordered came, who was to be interviewed was."""
        ways = list(fulfilled_by(action.text, self.names))
        whole = whole_of(action.text, self.names)
        for clause in self._clauses if ways else ():
            event = clause.event
            if not agreed < event.when.first_day <= agreed + _SURELY or event.status is not Status.FINAL:
                continue
            of_them = self._is_of_life(event, action) and self._is_of_them(clause, whole)
            if of_them and any(clause.fulfils(way) for way in ways):
                yield clause, ActionStanding.MAY_BE_DONE

    def _is_of_life(self, event: Event, action: Action) -> bool:
        return self._one_life or not action.people or bool(set(action.people) & about(event))

    def _near(self, wording: Wording, action: Action, agreed: dt.date) -> Iterator[int]:
        """Clauses of later entries with most of the words, which name nobody else in place of whom the action names."""
        if not wording.words or not is_telling(wording):
            return
        words = dict.fromkeys(wording.words)
        counted = Counter(place for word in words for place in self._places.get(word, ()))
        least = 1 if len(words) == 1 else max(2, -(-len(words) // 2))
        for place, count in counted.items():
            clause = self._clauses[place]
            if count < least and not self._does(clause, wording):
                continue
            if not agreed < clause.event.when.first_day <= agreed + _MAY:
                continue
            if self._is_of_them(clause, wording) and self._is_of_life(clause.event, action):
                yield place

    def _does(self, clause: _Clause, wording: Wording) -> bool:
        """It tells what was to be done as past, with half at least of what that was to be done to."""
        of_what = set(wording.words) - wording.verbs
        kept = of_what & set(clause.told.words)
        return bool(kept) and 2 * len(kept) >= len(of_what) and clause.does(wording)

    def _is_of_them(self, clause: _Clause, wording: Wording) -> bool:
        """The clause names one whom the action names; or it names nobody, and they have a part in the entry."""
        if not wording.names or clause.told.names:
            return not wording.names or bool(wording.names & clause.told.names)
        part = {part.person for part in clause.event.people}
        return any(person in part for name in wording.names for person in self.called.get(name, ()))

    def _shows(self, clause: _Clause, wording: Wording) -> bool:
        """It says that it was done; a title of something held or made says so by itself."""
        if clause.is_title:
            kept = set(wording.words) & set(clause.told.words)
            return len(kept) > 1 and 3 * len(kept) >= 2 * len(set(wording.words)) and self._was_held(clause.event)
        return clause.done(wording) or clause.befalls(wording)

    def _is_another(self, clause: _Clause, action: Action) -> bool:
        """It tells of what is held again and again, long after the action was due."""
        known = (when.last_day for when in (action.due, action.agreed_at) if when is not None and when.dated)
        is_late = clause.event.when.first_day > max(known) + _HELD
        return is_late and (clause.is_title or bool(cue("held_again").search(action.text)))

    def _is_that_meeting(self, clause: _Clause, action: Action) -> bool:
        """Of a meeting, review or visit that was not held, it has every word that says which one it is."""
        held = cue("held_again").search(action.text)
        which = wording_of(action.text[: held.end()], self.names) if held else None
        return which is None or set(which.words) - which.verbs <= set(clause.told.words)

    def _was_held(self, event: Event) -> bool:
        return self._practice.polarity_of(event.kind) is not Polarity.NEGATIVE and not event.kind.endswith("_started")

    def _is_own(self, clause: _Clause, wording: Wording, agreed: dt.date) -> bool:
        """The action's own words one after the other, with every name, soon enough to be of the same agreement."""
        words, of = clause.told.words, wording.words
        run = len(of) > 1 and any(words[start : start + len(of)] == of for start in range(len(words) - len(of) + 1))
        soon = clause.event.when.last_day <= agreed + _SURELY
        return run and soon and wording.names <= clause.told.names and (clause.done(wording) or _completes(clause))

    @property
    def names(self) -> Collection[str]:
        """The words of everybody's names."""
        return self.called.keys()

    @cached_property
    def called(self) -> Mapping[str, Sequence[str]]:
        """Who is called so, by each word of everybody's names."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self._chronology.people:
            for name in (person.name, *person.known_as):
                for word in dict.fromkeys(_TOKEN.findall(plain(name).casefold())):
                    found[word].append(person.id)
        return found

    @cached_property
    def _clauses(self) -> Sequence[_Clause]:
        return [clause for event in self._events() for clause in self._of(event)]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, clause in enumerate(self._clauses):
            for word in dict.fromkeys(clause.told.words):
                found[word].append(place)
        return found

    def _events(self) -> Iterator[Event]:
        """Entries, drafts too, from the day on which the first of what is still open was agreed; told of a time that has an end."""
        days = [_agreed(action) for action in self._chronology.actions if action.done is None]
        first = min((day for day in days if day is not None), default=dt.date.max)
        for event in self._chronology.events:
            if event.status is not Status.WITHDRAWN and event.when.latest is not None and event.when.first_day > first:
                yield event

    def _of(self, event: Event) -> Iterator[_Clause]:
        titles = {telling.title for telling in (event, *event.accounts)}
        told = (text for telling in (event, *event.accounts) for text in (telling.title, telling.fact, telling.outcome))
        for text in dict.fromkeys(filter(None, told)):
            for match in _CLAUSE.finditer(text):
                wording = wording_of(match.group(), self.names)
                if wording.words:
                    yield _Clause(event, wording, text in titles, text, match.start())
        # A row that is called "Dentist" and begins "Attended" says one thing in two cells.
        if event.title and (first := _CLAUSE.match(event.fact or "")):
            said = f"{event.title}: {first.group()}"
            if _CELL.match(first.group()):
                yield _Clause(event, wording_of(said, self.names), False, said, 0)


_MOST = 3


def _completes(clause: _Clause) -> bool:
    return clause.is_title and clause.event.kind.endswith("_completed")


def _agreed(action: Action) -> dt.date | None:
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    return known.last_day if known else None
