"""What the record says of an action in its own words, after it was agreed: no more is made of it than that it stands there."""

import datetime as dt
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from analyzers.cues import cue
from analyzers.follow_up.again import agreed_on
from analyzers.follow_up.quoting import Piece, shortest, with_its_answer
from analyzers.follow_up.said import Said, Sayings
from analyzers.follow_up.seeming import seems_done
from analyzers.follow_up.standing import DONE, is_put_of, is_said_of
from analyzers.follow_up.terms import Term, Terms, is_of_any_action, of_any_action
from analyzers.follow_up.things import Part, Thing, first_sentence, thing_of
from analyzers.follow_up.undone import Undone
from analyzers.lives import about
from analyzers.tables import action_words
from chronology.model import Action, Answer, Chronology, Event

# A word in so few entries, or in so small a part of them, tells by itself what is spoken of.
_RARE, _RARE_PART, _PROPER_PART = 3, 0.02, 0.12
# One that stands in more entries than this tells nothing beside another.
_EVERYWHERE = 0.15
_COMMON_WEIGHT = 0.35
# Clauses that have so much less of the action than the best speak of something else.
_NEAR_BEST = 0.6
# What is held again and again is told of around the day it was due.
_AROUND = dt.timedelta(days=60)
_MAY = dt.timedelta(days=548)
_OF_A_SECTION = dt.timedelta(days=270)
# So many words beside an action are read; so many content words together tell what is spoken of.
_MOST = _TWO = 2
_ALIKE = 0.5
_ALONE_PART = 0.15
# What stands in brackets says of an action for whom, how often and by when.
_BRACKET = re.compile(r"\s*\([^()]*\)")
_CHILDHOOD = dt.timedelta(days=18 * 365)


class Answers:
    """Clauses of all entries by their terms: read once, however many actions there are."""

    def __init__(self, chronology: Chronology, terms: Terms, called: Mapping[str, Sequence[str]]) -> None:
        self._chronology = chronology
        self._terms = terms
        self.undone = Undone(chronology.actions)
        self._sayings = Sayings(chronology, terms, called)

    @property
    def _every(self) -> Sequence[Said]:
        return self._sayings.every

    def of_entries(self, action: Action, keys: Collection[str]) -> tuple[Answer, ...]:
        """Of entries that are known to speak of it, the first clause with a word of it or of whom it names."""
        wanted = self._wanted(action)
        people = wanted.people - self._subjects
        for place, said in enumerate(self._every):
            has = frozenset(term.name for term in said.terms)
            shared = has & wanted.terms
            if self._is_of_like(said, has, wanted):
                continue
            if said.event.key in keys and (shared & wanted.core or said.people & people or len(shared) >= _TWO):
                return (self._answer(place, self._shown(place, wanted)),)
        return ()

    def begun_by(self, keys: Collection[str]) -> tuple[Answer, ...]:
        """Of entries of whom it was given to, under the name that it has with them, the words that begin it."""
        for place, said in enumerate(self._every):
            if said.event.key in keys and cue("begins").search(said.words):
                return (self._answer(place, shortest(said.text, said.piece, [said.piece])),)
        return ()

    def to(self, action: Action, former: Sequence[Action] = ()) -> tuple[Answer, ...]:
        """The latest words of it, and those nearest the day it was due when they say another thing.

        It is known by the words too by which the same was agreed before.
        """
        wanted = self._wanted(action)
        scored = dict(self._scored(wanted, action))
        for each in former:
            for place, score in self._scored(self._wanted(each), action):
                scored[place] = max(score, scored.get(place, 0.0))
        if not scored:
            return self._spoken_of_last(wanted, action)
        best = max(scored.values())
        near = [place for place, score in scored.items() if score >= _NEAR_BEST * best]
        near += [place for place in scored if place not in near and self._names_it(place, wanted)]
        kept = sorted(near, key=lambda place: (self._every[place].day, scored[place], place))
        chosen = self._chosen(kept, scored, wanted, action)
        return tuple(self._answer(place, self._shown(place, wanted)) for place in chosen)

    def _spoken_of_last(self, wanted: Thing, action: Action) -> tuple[Answer, ...]:
        """Where nothing says how it stood: the latest words that have most of what says what is to be done, and list nothing.

        "Legal gateway: threshold met" says nothing of a meeting by its words; beside an action that is overdue a reader must see it.
        """
        agreed, least = agreed_on(action), min(_TWO, len(wanted.core))
        until = min(agreed + _MAY, self._chronology.as_at)
        for place in reversed(self._near(wanted)):
            said = self._every[place]
            shared = said.names & wanted.core
            most = self._weight(shared & wanted.head) >= _ALIKE * self._weight(wanted.head)
            is_it = most and len(shared) >= least and (least == _TWO or self._own_noun(wanted) & shared)
            is_theirs = self._is_of_them(said, wanted) and self._is_of_life(said.event, action)
            if not (is_it and is_theirs and agreed < said.day <= until):
                continue
            if not (self._is_of_like(said, said.names, wanted) or self._is_of_a_list(said.event)):
                return (self._answer(place, self._shown(place, wanted)),)
        return ()

    def _is_of_a_list(self, event: Event) -> bool:
        return any(account.key.partition("#")[0] in self._lists for account in event.accounts)

    @cached_property
    def _lists(self) -> frozenset[str]:
        return frozenset(action.account.partition("#")[0] for action in self._chronology.actions if action.account)

    def _answer(self, place: int, words: str) -> Answer:
        said = self._every[place]
        return Answer(event=said.event.key, words=words, written=said.written)

    def _chosen(self, kept: Sequence[int], scored: Mapping[int, float], wanted: Thing, action: Action) -> Sequence[int]:
        """The latest of these, of each of several things to do; with those nearest the day it was due where they say another."""
        of_parts = {self._latest_of(part, kept) for part in wanted.parts} - {None}
        if len(of_parts) > 1:
            return sorted(place for place in of_parts if place is not None)[-_MOST:]
        latest = self._telling(kept[-1], scored)
        beside = self._beside(latest, kept, scored, wanted, action)
        return [latest] if beside is None else [self._telling(beside, scored), latest]

    def _beside(
        self, latest: int, kept: Sequence[int], scored: Mapping[int, float], wanted: Thing, action: Action
    ) -> int | None:
        """Of what says another thing before the latest: that it was done, where that does not say so; else that nearest the due day."""
        others = [place for place in kept if self._says_another(place, latest)]
        done = [place for place in others if self._says_done(place, wanted, action)]
        if done and not self._says_done(latest, wanted, action):
            return done[-1]
        due = action.due if action.due is not None and action.due.dated else action.agreed_at
        if due is None or not due.dated:
            return None
        return min(others, key=lambda p: (abs((self._every[p].day - due.last_day).days), -scored[p], -p), default=None)

    def _says_done(self, place: int, wanted: Thing, action: Action) -> bool:
        said = self._every[place]
        beside = any(
            is_said_of(said.words, term.start - said.piece.start, term.end - said.piece.start, DONE)
            for term in said.terms
            if term.name in wanted.core
        )
        return beside and seems_done(action, [said.words], self._terms)

    def _latest_of(self, part: Part, kept: Sequence[int]) -> int | None:
        of_part = [
            place
            for place in kept
            if part.terms & {term.name for term in self._every[place].terms} or part.people & self._every[place].people
        ]
        return of_part[-1] if of_part else None

    def same(self, action: Action, other: Action) -> bool:
        """Both ask for one thing, by whatever words: what no other word of either takes back."""
        one, two = (self._bare(replace(each, text=_BRACKET.sub("", each.text))) for each in (action, other))
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
        own = self._every[place]
        if own.told:
            return place
        same = [at for at in scored if self._every[at].event.key == own.event.key and self._every[at].told]
        return max(same, key=lambda at: (scored[at], at), default=place)

    def _names_it(self, place: int, wanted: Thing) -> bool:
        """It has the word that says what is to be done, or the name of a service."""
        said = self._every[place]
        if said.names & self._own_noun(wanted):
            return True
        proper = {term.name for term in said.terms} & wanted.proper & wanted.head
        return any(self._sayings.part(term) <= _PROPER_PART for term in proper)

    def _says_another(self, place: int, latest: int) -> bool:
        one, other = self._every[place], self._every[latest]
        if one.day >= other.day:
            return False
        words, others = ({*said.words.casefold().split()} for said in (one, other))
        return len(words & others) <= 0.6 * min(len(words), len(others))

    def _shown(self, place: int, wanted: Thing) -> str:
        said = self._every[place]
        if thing := self.undone.thing_meant(
            said.event, said.words, lambda each: self._weight(self._named_in(each) & wanted.head)
        ):
            return thing
        shared = [Piece(term.start, term.end) for term in said.terms if term.name in wanted.terms]
        return with_its_answer(said.text, said.piece, shortest(said.text, said.piece, shared or [said.piece]))

    def _named_in(self, text: str) -> frozenset[str]:
        return frozenset(term.name for term in self._terms.of(text))

    def _scored(self, wanted: Thing, action: Action) -> Iterator[tuple[int, float]]:
        agreed = agreed_on(action)
        # An enquiry of a section is of another after its time.
        until = agreed + (_OF_A_SECTION if any(term.startswith("section ") for term in wanted.terms) else _MAY)
        whole = self._weight_in(wanted.terms, wanted)
        for place in self._near(wanted):
            said = self._every[place]
            in_time = agreed < said.day <= min(until, self._chronology.as_at)
            if not (said.told and in_time and self._is_of_them(said, wanted) and self._is_of_life(said.event, action)):
                continue
            has = said.names
            if self._is_of_like(said, has, wanted) or self._only_lists(said, has):
                continue
            if self._speaks(has & wanted.terms, wanted, said, action):
                yield place, self._weight_in(has & wanted.terms, wanted) / whole if whole else 1.0

    def _near(self, wanted: Thing) -> Sequence[int]:
        """Where any word of it stands, or somebody is named whom it is to find."""
        found = {place for term in wanted.terms for place in self._sayings.places.get(term, ())}
        found |= {place for person in self._sought(wanted) for place in self._sayings.naming.get(person, ())}
        return sorted(found)

    def _weight_in(self, terms: Collection[str], wanted: Thing) -> float:
        """Where, for whom and about what tells less than what is to be done."""
        return self._weight(terms) + self._weight(wanted.head & frozenset(terms))

    def _sought(self, wanted: Thing) -> frozenset[str]:
        """Who is to be found, told of or spoken to, where that is all that is to be done, and few entries name them."""
        people = frozenset(person for part in wanted.parts for person in part.people if not part.terms)
        people |= frozenset() if wanted.core else wanted.people
        most = _ALONE_PART * self._sayings.entries
        return frozenset(
            person for person in people - self._subjects if len(self._sayings.naming.get(person, ())) <= most
        )

    def _speaks(self, shared: frozenset[str], wanted: Thing, said: Said, action: Action) -> bool:
        others = wanted.people - self._subjects
        least = 1 if len(wanted.terms) == 1 or shared & wanted.verbs else _TWO
        if self._sought(wanted) & said.people or (others & said.people and len(shared) >= least):
            return True
        if wanted.core:
            proper = wanted.proper & shared
            enough = self._is_enough(shared & wanted.core, shared, proper, wanted)
            return (enough and self._is_put(said, shared)) or self._is_told_of(said, shared, wanted)
        day = said.day
        due = action.due.last_day if action.due is not None and action.due.dated else agreed_on(action)
        whole = shared == wanted.terms or (wanted.noun in shared and self._is_put(said, shared))
        return len(shared) >= _TWO and whole and abs(day - due) <= _AROUND

    def _is_put(self, said: Said, shared: frozenset[str]) -> bool:
        """What is said of it is said in its own part of the sentence, or right behind it."""
        return bool(shared & said.about & said.names) or any(
            term.start < said.piece.start or is_put_of(said.words, term.start - said.piece.start)
            for term in said.terms
            if term.name in shared
        )

    def _is_enough(self, core: frozenset[str], shared: frozenset[str], proper: frozenset[str], wanted: Thing) -> bool:
        """One word that few entries have, or two that not every entry has."""
        telling = [term for term in wanted.core if self._tells(term)]
        for term in core & wanted.head:
            part = self._sayings.part(term)
            if term in proper and part <= _PROPER_PART:
                return True
            # A section of an Act is of many enquiries.
            # One of two words is of anything: its very subject, or a word that next to no entry has, tells by itself.
            is_rare = len(telling) <= _TWO and self._sayings.held[term] <= _RARE
            if not term.startswith("section ") and is_rare:
                return True
            if len(telling) == 1 and len(shared) >= _TWO:
                return True
        is_of_it = bool(core & wanted.head) or len(core) >= _TWO
        return is_of_it and sum(self._tells(term) for term in shared) >= _TWO

    def _is_told_of(self, said: Said, shared: frozenset[str], wanted: Thing) -> bool:
        """The one word that says what it is, or what one of several things is, with what is said of it right beside it."""
        only = wanted.head if len(wanted.head) == 1 else (wanted.alone | self._own_noun(wanted)) & wanted.head
        return any(
            is_said_of(said.words, term.start - said.piece.start, term.end - said.piece.start)
            for term in said.terms
            if term.name in shared & only
            and self._sayings.part(term.name) <= _ALONE_PART
            and not (len(wanted.head) > 1 and self._is_of_another(term, said, wanted))
        )

    def _is_of_another(self, term: Term, said: Said, wanted: Thing) -> bool:
        """Another word right before it says which it is: the hall alarm where the heat alarm is asked for."""
        before = next((each for each in said.terms if each.end + 1 == term.start), None)
        return before is not None and before.name not in wanted.terms and not is_of_any_action(before.name)

    def _own_noun(self, wanted: Thing) -> frozenset[str]:
        """The words that say what is to be done, where they are words of little else: "appointeeship", and not "test"."""
        named = (frozenset({wanted.noun}) | wanted.label) & wanted.core
        return frozenset(
            term for term in named if self._sayings.held[term] <= _RARE or self._sayings.part(term) <= 2 * _RARE_PART
        )

    def _tells(self, term: str) -> bool:
        """It does not stand in entries of every sort."""
        return self._sayings.held[term] <= _RARE or self._sayings.part(term) <= _EVERYWHERE

    def _only_lists(self, said: Said, has: frozenset[str]) -> bool:
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

    def _is_of_them(self, said: Said, wanted: Thing) -> bool:
        """It names one whom the action names. Of a child's action a grown-up may tell; of a grown-up's, only who has a part in it."""
        if not wanted.people or wanted.people & said.people:
            return True
        if wanted.people <= self._subjects | self._children:
            return not said.people & (self._children | self._subjects)
        # Of what is to be done for them, people tell themselves: "I have not been offered one".
        if any(wanted.people & self._sayings.named(a.source.recorded_by or "") for a in said.event.accounts):
            return True
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

    def _is_of_like(self, said: Said, has: frozenset[str], wanted: Thing) -> bool:
        """It has what tells a like action from this one, and nothing that tells this one from that."""
        own = (has & wanted.terms) | (said.people & wanted.people)
        return bool(wanted.apart & (has | said.people)) and not own - self._shared_with_like(wanted)

    def _shared_with_like(self, wanted: Thing) -> frozenset[str]:
        return frozenset(term for term in wanted.terms if any(term in like.terms for like in self._like(wanted)))

    def _like(self, wanted: Thing) -> list[Thing]:
        return [each for each in self._all if each.terms != wanted.terms and each.core & wanted.head]

    @cached_property
    def _all(self) -> Sequence[Thing]:
        return [self._bare(action) for action in self._chronology.actions]

    def _weight(self, terms: Collection[str]) -> float:
        common = of_any_action()
        return sum(
            math.log(1 + self._sayings.entries / (1 + self._sayings.held[term]))
            * (_COMMON_WEIGHT if term in common else 1.0)
            for term in terms
        )

    def _wanted(self, action: Action) -> Thing:
        """With what would tell of a like action beside it: "capacity: money", "capacity: contact with him"."""
        own = self._bare(action)
        doing = action_words().doing
        of_like = frozenset(
            word for like in self._like(own) for word in (*(like.terms - doing), *(like.people - self._subjects))
        )
        return replace(own, apart=of_like - own.terms - own.people)

    def _bare(self, action: Action) -> Thing:
        said = first_sentence(action.text)
        return thing_of(said, self._terms, self._sayings.named)
