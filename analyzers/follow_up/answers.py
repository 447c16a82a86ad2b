"""What the record says of an action in its own words, after it was agreed: no more is made of it than that it stands there."""

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analyzers.coverage import free_documents
from analyzers.cues import cue
from analyzers.follow_up.again import agreed_on
from analyzers.follow_up.quoting import Piece, clauses, shortest
from analyzers.follow_up.terms import Term, Terms, is_of_any_action, of_any_action
from analyzers.lives import about
from analyzers.records import NOTE, account_role
from analyzers.spoken_of import whole_words
from chronology.model import Action, Answer, Chronology, Event, Status

# A word in so few entries, or in so small a part of them, tells by itself what is spoken of.
_RARE, _RARE_PART, _PROPER_PART = 3, 0.02, 0.12
# One that stands in more entries than this tells nothing beside another.
_EVERYWHERE = 0.15
_COMMON_WEIGHT = 0.35
# Clauses that have so much less of the action than the best speak of something else.
_NEAR_BEST = 0.6
_TELLING = 1.15
# What is held again and again is told of around the day it was due.
_AROUND = dt.timedelta(days=60)
_MAY = dt.timedelta(days=548)
_OF_A_SECTION = dt.timedelta(days=270)
# So many content words together tell what is spoken of.
_TWO = 2
_ALIKE = 0.5
_ALONE_PART = 0.12
_CHILDHOOD = dt.timedelta(days=18 * 365)
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_NAME = re.compile(r"[^\W\d_]{2,}")
# Where, for whom and about what: what is to be done stands before it.
_TAIL = re.compile(r"\s(?:in|at|over|on|about|for|until|beside|near|as|when|if)\s", re.IGNORECASE)
_SAYS_HOW = re.compile(
    r"\b(?:no|not|never|nor|still|\w+n['’]t|dim|heb|done|sent|came|held|gone|in place|cancelled|completed|finished)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|a|ac)\s+|[;,/]\s*", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:no|not|never|nor|still|yet|\w+n['’]t|dim|heb|\w{3,}ed|came|gone|went|sent|put|done|given|held|made|told|late|up|wnb|dna|spoke|seen|saw|rang|began|brought|wrote|took|got|left)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause of an entry, by its terms and whom it names."""

    event: Event
    text: str
    piece: Piece
    terms: tuple[Term, ...]
    people: frozenset[str]
    told: bool
    """It says that something was or was not."""
    about: frozenset[str] = frozenset()
    """Terms of the title it stands under."""

    @property
    def words(self) -> str:
        return self.text[self.piece.start : self.piece.end]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: the terms of an action, those that are no word of any action, and whom it names."""

    terms: frozenset[str]
    core: frozenset[str]
    proper: frozenset[str]
    head: frozenset[str]
    people: frozenset[str]
    alone: frozenset[str]
    """Of several things to do, the term that alone says what one of them is."""
    apart: frozenset[str]
    """Terms and people of like actions that are not its own."""


class Answers:
    """Clauses of all entries by their terms: read once, however many actions there are."""

    def __init__(self, chronology: Chronology, terms: Terms, called: Mapping[str, Sequence[str]]) -> None:
        self._chronology = chronology
        self._terms = terms
        self._called = called

    def of_entries(self, action: Action, keys: Collection[str]) -> tuple[Answer, ...]:
        """Of entries that are known to speak of it, the first clause with a word of it or of whom it names."""
        wanted = self._wanted(action)
        people = wanted.people - self._subjects
        for place, said in enumerate(self._said):
            has = frozenset(term.name for term in said.terms)
            shared = has & wanted.terms
            if self._is_of_like(said, has, wanted):
                continue
            if said.event.key in keys and (shared & wanted.core or said.people & people or len(shared) >= _TWO):
                return (Answer(event=said.event.key, words=self._shown(place, wanted)),)
        return ()

    def begun_by(self, keys: Collection[str]) -> tuple[Answer, ...]:
        """Of entries of whom it was given to, under the name that it has with them, the words that begin it."""
        for said in self._said:
            if said.event.key in keys and cue("begins").search(said.words):
                return (Answer(event=said.event.key, words=shortest(said.text, said.piece, [said.piece])),)
        return ()

    def to(self, action: Action) -> tuple[Answer, ...]:
        """The latest words of it, and those nearest the day it was due when they say another thing."""
        wanted = self._wanted(action)
        scored = dict(self._scored(wanted, action))
        if not scored:
            return ()
        best = max(scored.values())
        kept = sorted(
            (
                place
                for place, score in scored.items()
                if score >= _NEAR_BEST * best or self._names_service(place, wanted)
            ),
            key=lambda place: (self._said[place].event.when.last_day, scored[place], place),
        )
        latest = self._telling(kept[-1], scored)
        chosen = [latest]
        due = action.due if action.due is not None and action.due.dated else action.agreed_at
        if due is not None and due.dated:
            others = [p for p in kept if self._says_another(p, latest)]
            near = min(
                others,
                key=lambda p: (abs((self._said[p].event.when.first_day - due.last_day).days), -scored[p]),
                default=None,
            )
            chosen = [self._telling(near, scored), latest] if near is not None else chosen
        return tuple(Answer(event=self._said[p].event.key, words=self._shown(p, wanted)) for p in chosen)

    def same(self, action: Action, other: Action) -> bool:
        """Both ask for one thing, by whatever words: what no other word of either takes back."""
        one, two = self._wanted(action), self._wanted(other)
        if one.people and two.people and not one.people & two.people:
            return False
        shared = frozenset(term for term in one.core & two.core if not term.startswith("section "))
        if not shared:
            return False
        less = min(self._weight(one.core), self._weight(two.core))
        return self._weight(shared) >= 0.75 * less and self._weight(shared) >= _ALIKE * max(
            self._weight(one.core), self._weight(two.core)
        )

    def _telling(self, place: int, scored: Mapping[int, float]) -> int:
        """Of its entry the clause that says how it stood, where this one does not: "Asked about the protocol. No protocol written"."""
        own = self._said[place]
        if _SAYS_HOW.search(own.words):
            return place
        same = [
            at for at in scored if self._said[at].event.key == own.event.key and _SAYS_HOW.search(self._said[at].words)
        ]
        return max(same, key=lambda at: (scored[at], at), default=place)

    def _names_service(self, place: int, wanted: _Wanted) -> bool:
        proper = {term.name for term in self._said[place].terms} & wanted.proper & wanted.head
        return any(self._held[term] / max(1, self._entries) <= _PROPER_PART for term in proper)

    def _says_another(self, place: int, latest: int) -> bool:
        one, other = self._said[place], self._said[latest]
        if one.event.when.last_day >= other.event.when.first_day:
            return False
        words, others = ({*said.words.casefold().split()} for said in (one, other))
        return len(words & others) <= 0.6 * min(len(words), len(others))

    def _shown(self, place: int, wanted: _Wanted) -> str:
        said = self._said[place]
        shared = [Piece(term.start, term.end) for term in said.terms if term.name in wanted.terms]
        return shortest(said.text, said.piece, shared or [said.piece])

    def _scored(self, wanted: _Wanted, action: Action) -> Iterator[tuple[int, float]]:
        agreed = agreed_on(action)
        # An enquiry of a section is of another after its time.
        until = agreed + (_OF_A_SECTION if any(term.startswith("section ") for term in wanted.terms) else _MAY)
        whole = self._weight(wanted.terms)
        for place in sorted({place for term in wanted.terms for place in self._places.get(term, ())}):
            said = self._said[place]
            day = said.event.when.first_day
            if not agreed < day <= min(until, self._chronology.as_at) or not self._is_of_them(said, wanted):
                continue
            has = frozenset(term.name for term in said.terms) | (said.about if said.told else frozenset())
            shared = has & wanted.terms
            if not self._is_of_life(said.event, action):
                continue
            if self._is_of_like(said, has, wanted):
                continue
            if self._speaks(shared, wanted, said, action) and not self._only_lists(said, has):
                yield place, self._weight(shared) / whole * (_TELLING if said.told else 1.0)

    def _speaks(self, shared: frozenset[str], wanted: _Wanted, said: _Said, action: Action) -> bool:
        others = wanted.people - self._subjects
        least = 1 if len(wanted.terms) == 1 else _TWO
        if others & said.people and len(shared) >= least:
            return True
        if wanted.core:
            return self._is_enough(shared & wanted.core, shared, wanted.proper & shared, wanted)
        day = said.event.when.first_day
        due = action.due.last_day if action.due is not None and action.due.dated else agreed_on(action)
        return len(shared) >= _TWO and shared == wanted.terms and abs(day - due) <= _AROUND

    def _is_enough(self, core: frozenset[str], shared: frozenset[str], proper: frozenset[str], wanted: _Wanted) -> bool:
        """One word that few entries have, or two that not every entry has."""
        telling = [term for term in wanted.core if self._tells(term)]
        for term in core & wanted.head:
            part = self._part(term)
            if term in proper and part <= _PROPER_PART:
                return True
            # A section of an Act is of many enquiries.
            # One of two words is of anything: its very subject, or a word that next to no entry has, tells by itself.
            is_rare = len(telling) <= _TWO and self._held[term] <= _RARE
            by_itself = (len(telling) == 1 or term in wanted.alone) and part <= 2 * _RARE_PART
            if not term.startswith("section ") and (is_rare or by_itself):
                return True
            if len(wanted.terms) == 1 and part <= _ALONE_PART:
                return True
            if len(telling) == 1 and len(shared) >= _TWO:
                return True
        is_of_it = bool(core & wanted.head) or len(core) >= _TWO
        return is_of_it and sum(self._tells(term) for term in shared) >= _TWO

    def _tells(self, term: str) -> bool:
        """It does not stand in entries of every sort."""
        return self._held[term] <= _RARE or self._part(term) <= _EVERYWHERE

    def _part(self, term: str) -> float:
        return self._held[term] / max(1, self._entries)

    def _only_lists(self, said: _Said, has: frozenset[str]) -> bool:
        """It says no more than an action does, this or another."""
        return not said.told and any(has <= listed for listed in self._listed)

    @cached_property
    def _listed(self) -> Sequence[frozenset[str]]:
        return [
            frozenset(term.name for term in self._terms.of(f"{action.text} {action.owner or ''}"))
            for action in self._chronology.actions
        ]

    def _is_of_life(self, event: Event, action: Action) -> bool:
        """In a file of many lives, it is of one whom the action is about."""
        return len(self._subjects) < _TWO or not action.people or bool(set(action.people) & about(event))

    def _is_of_them(self, said: _Said, wanted: _Wanted) -> bool:
        """It names one whom the action names. Of a child's action a grown-up may tell; of a grown-up's, only who has a part in it."""
        if not wanted.people or wanted.people & said.people:
            return True
        if wanted.people <= self._subjects | self._children:
            return not said.people & (self._children | self._subjects)
        parts = {part.person for part in said.event.people}
        of_others = frozenset(person for like in self._like(wanted) for person in like.people) - wanted.people
        return not said.people and bool(wanted.people & parts) and not of_others & parts

    @cached_property
    def _subjects(self) -> frozenset[str]:
        return frozenset(self._chronology.subjects)

    @cached_property
    def _children(self) -> frozenset[str]:
        since = self._chronology.as_at - _CHILDHOOD
        return frozenset(
            p.id for p in self._chronology.people if p.born is not None and p.born.dated and p.born.first_day > since
        )

    def _is_of_like(self, said: _Said, has: frozenset[str], wanted: _Wanted) -> bool:
        """It has what tells a like action from this one, and nothing that tells this one from that."""
        own = (has & wanted.terms) | (said.people & wanted.people)
        return bool(wanted.apart & (has | said.people)) and not own - self._shared_with_like(wanted)

    def _shared_with_like(self, wanted: _Wanted) -> frozenset[str]:
        return frozenset(term for term in wanted.terms if any(term in like.terms for like in self._like(wanted)))

    def _like(self, wanted: _Wanted) -> list[_Wanted]:
        return [each for each in self._all if each.terms != wanted.terms and each.core & wanted.core]

    @cached_property
    def _all(self) -> Sequence[_Wanted]:
        return [self._bare(action) for action in self._chronology.actions]

    def _weight(self, terms: Collection[str]) -> float:
        common = of_any_action()
        return sum(
            math.log(1 + self._entries / (1 + self._held[term])) * (_COMMON_WEIGHT if term in common else 1.0)
            for term in terms
        )

    def _wanted(self, action: Action) -> _Wanted:
        """With what would tell of a like action beside it: "capacity: money", "capacity: contact with him"."""
        own = self._bare(action)
        of_like = frozenset(word for like in self._like(own) for word in (*like.terms, *(like.people - self._subjects)))
        return replace(own, apart=of_like - own.terms - own.people)

    def _bare(self, action: Action) -> _Wanted:
        said = _SENTENCE.split(action.text.strip(), maxsplit=1)[0]
        found = self._terms.of(said)
        terms = frozenset(term.name for term in found)
        core = frozenset(term for term in terms if not is_of_any_action(term))
        ends = next((match.start() for match in _TAIL.finditer(said)), len(said))
        head = frozenset(term.name for term in found if term.start < ends) & core
        proper = frozenset(term.name for term in found if term.proper)
        parts = [frozenset(term.name for term in self._terms.of(part)) & core for part in _AND.split(said)]
        alone = frozenset(term for part in parts if len(part) == 1 for term in part) if len(parts) > 1 else frozenset()
        return _Wanted(terms, core, proper, head or core, self._named(said), alone, frozenset())

    def _named(self, text: str) -> frozenset[str]:
        words = [word for word in _NAME.findall(text) if word[0].isupper()]
        named = {person for word in words for person in self._called.get(word.casefold(), ())}
        return frozenset(named.union(*(self._initials.get(word, ()) for word in words)))

    @cached_property
    def _initials(self) -> Mapping[str, Sequence[str]]:
        """Who is written with two letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self._chronology.people:
            words = person.name.split()
            if len(words) > 1:
                found[words[0][0].upper() + words[-1][0].upper()].append(person.id)
        return found

    @cached_property
    def _said(self) -> Sequence[_Said]:
        """Every clause once: of the note that tells it before what only a day in it was told by."""
        found: dict[str, _Said] = {}
        order = sorted(self._events, key=lambda event: (account_role(event) != NOTE, -event.when.last_day.toordinal()))
        for event in order:
            about = frozenset(t.name for t in self._terms.of(event.title) if t.proper) if event.title else frozenset()
            for text in self._texts(event):
                for piece in clauses(text):
                    words = " ".join(text[piece.start : piece.end].casefold().split())
                    terms = tuple(
                        Term(t.name, t.start + piece.start, t.end + piece.start, t.proper)
                        for t in self._terms.of(text[piece.start : piece.end])
                    )
                    if words not in found and (terms or self._named(text[piece.start : piece.end])):
                        said = text[piece.start : piece.end]
                        found[words] = _Said(event, text, piece, terms, self._named(said), _tells(said), about)
        return sorted(found.values(), key=lambda said: said.event.when.first_day)

    @cached_property
    def _events(self) -> Sequence[Event]:
        return [e for e in self._chronology.events if e.status is Status.FINAL and e.when.dated and e.when.latest]

    def _texts(self, event: Event) -> Iterator[str]:
        """The words as the source has them, where it is a text; else the fields of the record."""
        free = free_documents(self._chronology)
        quoted = [a.source.quote for a in event.accounts if a.source.document in free and a.source.quote]
        yield from dict.fromkeys(quoted)
        if not quoted or any(a.source.document not in free or not a.source.quote for a in event.accounts):
            yield from whole_words(event)
        elif account_role(event) != NOTE and event.title in whole_words(event):
            # The cell of a table beside the words: "Suspect interview (voluntary)".
            yield event.title

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self._said):
            for term in dict.fromkeys((*(term.name for term in said.terms), *(said.about if said.told else ()))):
                found[term].append(place)
        return found

    @cached_property
    def _held(self) -> Counter[str]:
        """In how many entries each term stands."""
        of_event: dict[str, set[str]] = defaultdict(set)
        for said in self._said:
            of_event[said.event.key] |= {term.name for term in said.terms}
        return Counter(term for terms in of_event.values() for term in terms)

    @cached_property
    def _entries(self) -> int:
        return len({said.event.key for said in self._said})


def _tells(words: str) -> bool:
    """It says that something was, or was not."""
    return bool(_STATE.search(words) or cue("action_done").search(words) or cue("action_not_done").search(words))
