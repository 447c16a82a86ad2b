"""Actions of what is written freely: of these it is not said that no record shows them done where later entries speak of them."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from analyzers.coverage import free_documents
from analyzers.cues import cue
from analyzers.follow_up.entries import Told
from analyzers.follow_up.wording import Wording, whole_of, wording_of
from analyzers.records import Records
from analyzers.spoken_of import whole_words
from analyzers.tables import action_words
from chronology.model import Action, ActionStanding, Chronology, Event, Status
from chronology.normalise import order_key

# What was agreed is looked for so long.
_MAY = dt.timedelta(days=730)
_MOST = 3
_FEW, _RARE = 3, 1


_TOKEN = re.compile(r"[^\W\d_]{4,}")


def _tokens(text: str | None) -> frozenset[str]:
    return frozenset(_TOKEN.findall((text or "").casefold()))


class Mentions:
    """Later entries by the words that tell one action from another, the name of their agency and of their document too."""

    def __init__(self, chronology: Chronology, records: Records, names: Collection[str]) -> None:
        self._chronology = chronology
        self._records = records
        self._names = names

    def tell_of(self, action: Action, until: dt.date) -> Told:
        """That its words come back, or that they may in what is left out here; of a record that keeps completions neither."""
        if action.source.document not in self._telling_nothing:
            return ActionStanding.OPEN, ()
        near = self._near(action, until)
        if found := self._of(action, near):
            return ActionStanding.SPOKEN_OF, found
        if owned := self.of_owner(action, until):
            return ActionStanding.SPOKEN_OF, owned
        if near:
            # A word that comes back shows no more than that it may be told.
            return ActionStanding.NOT_TOLD, ()
        others = dict(self._chronology.counts).get("accounts_of_others", 0)
        return ActionStanding.NOT_TOLD if others and not action.people else ActionStanding.OPEN, ()

    def _near(self, action: Action, until: dt.date) -> Mapping[int, int]:
        """Entries after it was agreed, up to a day, that have any word of what it is about, with how many of them."""
        agreed = self._agreed(action)
        own = {event.key for event in self._records.told_by(action.account)}
        counted = Counter(place for word in self._sought(action) for place in self._places.get(word, ()))
        return {
            place: count
            for place, count in counted.items()
            if agreed < self._events[place].when.first_day <= min(until, agreed + _MAY)
            and self._events[place].key not in own
        }

    def _of(self, action: Action, near: Mapping[int, int]) -> tuple[str, ...]:
        """Of these the ones with most of its words, where so many come back that it is what they speak of."""
        wording = self._wording(action)
        words = frozenset(word for word in wording.words if not word.isdigit())
        # What is to be done is told in other words once it is: "Mattress came" of "Order mattress".
        every = words - wording.verbs or words
        telling = every & frozenset(self._sought(action))
        if len(telling) < 2:
            # "Family group conference": what is left may stand in anything.
            every = words
        if not telling:
            every = telling = frozenset(self._sought(action))
        told = {place: sum(place in self._held(word) for word in every) for place in near}
        # One word of several is a word of anything, but for one that a single entry has: of three or fewer all come back, of more
        # half, and two that tell it from others.
        rare = {place for word in telling if len(self._held(word)) <= _RARE for place in self._held(word)}
        least = len(every) if len(every) <= _FEW else max(2, -(-len(every) // 2))
        enough = {
            place: count
            for place, count in told.items()
            if place in rare or (count >= least and near[place] >= min(2, len(telling)))
        }
        most = max(enough.values(), default=0)
        return tuple(self._events[place].key for place in sorted(enough) if enough[place] == most)[:_MOST]

    def of_owner(self, action: Action, until: dt.date) -> tuple[str, ...]:
        """The first entry of whom it was given to that begins something by its name: what a school calls "Support: started"."""
        owners, said, agreed = _tokens(action.owner), _tokens(action.text), self._agreed(action)
        for event in self._events if owners and said else ():
            by = frozenset(word for account in event.accounts for word in _tokens(account.agency))
            in_time = agreed < event.when.first_day <= min(until, agreed + _MAY)
            if in_time and owners & by and said & _tokens(event.title) and cue("begins").search(event.fact or ""):
                return (event.key,)
        return ()

    def _held(self, word: str) -> Collection[int]:
        return self._place_sets.setdefault(word, frozenset(self._places.get(word, ())))

    def _agreed(self, action: Action) -> dt.date:
        """The day it was agreed, else of the record that agreed it, which may look back on others; else the day it was due."""
        known = [when.last_day for when in (action.agreed_at, action.due) if when is not None and when.dated]
        last = min(known, default=dt.date.max - _MAY)
        days = [event.when.last_day for event in self._records.told_by(action.account) if event.when.dated]
        told = [day for day in days if day <= last]
        return last if action.agreed_at is not None else max(told, default=last)

    def _sought(self, action: Action) -> Collection[str]:
        """What it is about; where its words may be of any action these words, or else those of names."""
        wording = self._wording(action)
        words = frozenset(word for word in wording.words if not word.isdigit())
        return words - action_words().common or words or wording.names

    def _wording(self, action: Action) -> Wording:
        return whole_of(action.text, self._names)

    @cached_property
    def _place_sets(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _telling_nothing(self) -> Collection[str]:
        """Documents that say of no action when it was done."""
        telling = {action.source.document for action in self._chronology.actions if action.done is not None}
        listing = {action.source.document for action in self._chronology.actions}
        free = free_documents(self._chronology)
        # Beside texts an export that has no completion at all keeps none.
        return (free | listing if free else free) - telling

    @cached_property
    def _events(self) -> Sequence[Event]:
        final = (event for event in self._chronology.events if event.status is Status.FINAL and event.when.dated)
        return sorted(final, key=order_key)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, event in enumerate(self._events):
            for word in self._words(event):
                found[word].append(place)
        return found

    def _words(self, event: Event) -> frozenset[str]:
        by = (name for account in event.accounts for name in (account.agency, account.source.document) if name)
        told = (wording_of(text, self._names) for text in (*whole_words(event), *dict.fromkeys(by)))
        return frozenset(word for wording in told for word in (*wording.words, *wording.names))
