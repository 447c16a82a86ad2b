"""Every clause of all entries once: its terms, whom it names, and the day for which its words speak."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzers.coverage import free_documents
from analyzers.cues import cue
from analyzers.follow_up.quoting import Piece, clauses
from analyzers.follow_up.standing import says_how_it_stood
from analyzers.follow_up.terms import Term, Terms
from analyzers.follow_up.wording import without_days
from analyzers.records import NOTE, account_role
from analyzers.spoken_of import whole_words
from chronology.dates import find
from chronology.model import Account, Basis, Chronology, Event, Status
from chronology.people import BY_ROLE, role_of

# What is headed so has a line to itself; a day has its year.
_LABEL = re.compile(r"\s*[^\W_][^:\n]{2,40}:\s")
_WITH_YEAR = re.compile(r"\b(?:\d{1,2}[-./ ](?:\d{1,2}|[A-Za-z]{3,9})[-./ ]\d{2,4})\b")
_NAME = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Said:
    """A clause of an entry, by its terms and whom it names."""

    event: Event
    day: dt.date
    """The day on which it was said: what is written of an earlier one says how things stand when it is written."""
    text: str
    piece: Piece
    terms: tuple[Term, ...]
    people: frozenset[str]
    told: bool
    """It says that something was or was not."""
    about: frozenset[str] = frozenset()
    """Terms of the title it stands under."""

    by: frozenset[str] = frozenset()
    """Terms of the name of the service that wrote it."""

    @property
    def words(self) -> str:
        """The clause as it stands there."""
        return self.text[self.piece.start : self.piece.end]

    @property
    def names(self) -> frozenset[str]:
        """What its terms are called, with those of the title that it opens."""
        own = frozenset(term.name for term in self.terms) | self.by
        return own if self.text[: self.piece.start].strip() else own | self.about

    @property
    def written(self) -> dt.date | None:
        """The day on which it was said, where that is not the entry's."""
        when = self.event.when
        return None if when.first_day <= self.day <= when.last_day else self.day


class Sayings:
    """The clauses of a chronology in the order in which they were said, and in how many entries each term stands."""

    def __init__(self, chronology: Chronology, terms: Terms, called: Mapping[str, Sequence[str]]) -> None:
        self._chronology = chronology
        self._terms = terms
        self._called = called

    def named(self, text: str) -> frozenset[str]:
        """Whom a text names, by a word of a name or by two letters."""
        words = [word for word in _NAME.findall(text) if word[0].isupper()]
        named = {person for word in words for person in self._people_called(word)}
        return frozenset(named.union(*(self._initials.get(word, ()) for word in words)))

    def _people_called(self, word: str) -> Iterator[str]:
        # Who is known by a word for a role alone has no name.
        return (person for person in self._called.get(word.casefold(), ()) if not person.startswith(BY_ROLE))

    @cached_property
    def every(self) -> Sequence[Said]:
        """Every clause once: of the note that tells it before what only a day in it was told by."""
        found: dict[str, Said] = {}
        order = sorted(self._events, key=lambda event: (account_role(event) != NOTE, -event.when.last_day.toordinal()))
        for event in order:
            about = self._proper(event.title)
            by = self._proper(" ".join(a.source.recorded_by for a in event.accounts if a.source.recorded_by))
            for text, day in self._texts(event):
                headed: tuple[Piece, tuple[Term, ...]] = (Piece(0, 0), ())
                for piece in clauses(text):
                    said = text[piece.start : piece.end]
                    words = " ".join(said.casefold().split())
                    if words in found:
                        continue
                    own = self._terms_of(text, piece)
                    is_below = headed[1] and "\n" not in text[headed[0].end : piece.start]
                    headed = headed if is_below else (piece, own if _LABEL.match(said) else ())
                    # What stands alone with its day is of what its line is headed by: "Hearing test: not yet. Done 4 May 2021".
                    at = self._own_day(event, said)
                    terms = (*headed[1], *own) if is_below and at else own
                    if terms or self.named(said):
                        told = says_how_it_stood(said) or text == event.title
                        found[words] = Said(event, at or day, text, piece, terms, self.named(said), told, about, by)
        return sorted(found.values(), key=lambda said: said.day)

    def _proper(self, text: str) -> frozenset[str]:
        return frozenset(term.name for term in self._terms.of(text) if term.proper)

    def _own_day(self, event: Event, words: str) -> dt.date | None:
        """The one whole day that a clause gives for what it tells as done; none where it looks ahead, or gives the day by which a list wants it."""
        if not (_WITH_YEAR.search(words) and says_how_it_stood(words)) or cue("action_seems_ahead").search(
            without_days(words)
        ):
            return None
        days = {one.when.first_day for one in find(words) if one.when.dated and one.when.basis is Basis.EXPLICIT}
        wanted = (self._wanted.get(account.key.partition("#")[0], ()) for account in event.accounts)
        return days.pop() if len(days) == 1 and not any(days & {*each} for each in wanted) else None

    @cached_property
    def _wanted(self) -> Mapping[str, Collection[dt.date]]:
        """The days by which each list wants its actions done."""
        found: dict[str, set[dt.date]] = defaultdict(set)
        for action in self._chronology.actions:
            if action.due is not None and action.due.dated:
                found[action.account.partition("#")[0]].add(action.due.last_day)
        return found

    def _terms_of(self, text: str, piece: Piece) -> tuple[Term, ...]:
        found = self._terms.of(text[piece.start : piece.end])
        return tuple(Term(t.name, t.start + piece.start, t.end + piece.start, t.proper) for t in found)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each term stands, in a clause or in the title of one that says something."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self.every):
            for term in said.names:
                found[term].append(place)
        return found

    @cached_property
    def naming(self) -> Mapping[str, Sequence[int]]:
        """Where each person is named."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self.every):
            for person in said.people:
                found[person].append(place)
        return found

    @cached_property
    def held(self) -> Counter[str]:
        """In how many entries each term stands."""
        of_event: dict[str, set[str]] = defaultdict(set)
        for said in self.every:
            of_event[said.event.key] |= {term.name for term in said.terms}
        return Counter(term for terms in of_event.values() for term in terms)

    @cached_property
    def entries(self) -> int:
        """How many entries say anything."""
        return len({said.event.key for said in self.every})

    def part(self, term: str) -> float:
        """In what part of the entries a term stands."""
        return self.held[term] / max(1, self.entries)

    @cached_property
    def _initials(self) -> Mapping[str, Collection[str]]:
        """Who alone is written with two letters that are no word for a role, as "GP" is."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self._chronology.people:
            words = person.name.split()
            if len(words) > 1:
                found[words[0][0].upper() + words[-1][0].upper()].append(person.id)
        return {letters: who for letters, who in found.items() if len(who) == 1 and role_of(letters.casefold()) is None}

    @cached_property
    def _events(self) -> Sequence[Event]:
        return [e for e in self._chronology.events if e.status is Status.FINAL and e.when.dated and e.when.latest]

    def _texts(self, event: Event) -> Iterator[tuple[str, dt.date]]:
        """The words as the source has them, where it is a text; else the fields of the record; each with the day it was said."""
        free = free_documents(self._chronology)
        quoted = {
            a.source.quote: _said_on(a, event) for a in event.accounts if a.source.document in free and a.source.quote
        }
        yield from quoted.items()
        own = event.when.first_day
        if not quoted or any(a.source.document not in free or not a.source.quote for a in event.accounts):
            yield from ((text, own) for text in whole_words(event))
        elif account_role(event) != NOTE and event.title in whole_words(event):
            # The cell of a table beside the words: "Suspect interview (voluntary)".
            yield event.title, own


def _said_on(account: Account, event: Event) -> dt.date:
    """The day of the note that says it: of what a note tells of another day, the day it was written."""
    when = account.when if account.when.dated else event.when
    written = account.source.recorded_on
    tells_back = not account.key.endswith(f"#{NOTE}") and written is not None and written > when.first_day
    return written if tells_back and written is not None else when.first_day
