"""A chronology as its recipient may have it: what is withheld is taken out, and nothing else is touched."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from chronology.model import Abbreviation, Chronology, Graph, Node, Person, Place, Problem, Redaction, RedactionReason
from chronology.redaction.asked import Asked, asked_of, calls_by_codes, texts_of_kin
from chronology.redaction.births import years_of_birth
from chronology.redaction.bystanders import without_bystanders
from chronology.redaction.forms import What
from chronology.redaction.identities import renamed
from chronology.redaction.keeping import without_people, without_writers
from chronology.redaction.matching import Found, Matcher, Standing
from chronology.redaction.restricted import restricted_keys, without_read_kinds, without_restricted
from chronology.redaction.sitting import (
    is_sat_in,
    is_shared,
    kept_from_who_sits,
    keys_kept_from_who_sits,
    parts_kept_from_who_sits,
    without_kinds_of_passages,
)
from chronology.redaction.terms import matcher_of, said
from chronology.redaction.to_look_at import to_look_at
from chronology.redaction.told_again import told_again
from chronology.redaction.walking import VOCABULARY, rebuilt

_Part = TypeVar("_Part")
_PASSES: Final = 4
# Between the parts of one address, which stand as one.
_WITHIN_ADDRESS: Final = re.compile(r"[\s,;]{1,4}")
# Behind a name that was taken out: where they sleep says who it is.
_ROOM: Final = re.compile(
    r"(‹[^‹›]*›) \((?:([^()‹›]{1,20}), )?(?:room|rm|bed|bay|flat|ystafell|gwely) ?\d+[a-z]?\)", re.IGNORECASE
)
_APOSTROPHES: Final = "'’ʼ`´‘"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The chronology for its recipient, and what must not be found in any document made of it."""

    chronology: Chronology
    withheld: Matcher
    again: tuple[Problem, ...] = ()
    """Where what is withheld may be told a second time: for whoever sends the document, and in no document."""


def redact(chronology: Chronology, *, cleared: bool = True) -> Redacted:
    """Take out what the recipient may not have, by the profile, the front sheet and what is protected.

    Dates, counts, order, levels and findings stay, but for days of birth where people have codes; only words change. Done again, nothing changes. A reader who is not
    `cleared` is given no word of what is restricted.

    Raises:
        WrongUseError: the document is prepared for somebody whom it must not be given to.

    """
    asked = asked_of(chronology)
    of_kin = asked.confided.of_kin
    again = told_again(
        chronology,
        _kept_keys(chronology, asked, cleared=cleared),
        parts_kept_from_who_sits(chronology, of_kin),
    )
    bare = chronology if cleared else without_restricted(chronology)
    bare = kept_from_who_sits(bare, of_kin)
    if is_shared(chronology):
        bare = without_bystanders(bare)
    again += to_look_at(bare) if is_sat_in(chronology) else ()
    if calls_by_codes(chronology):
        bare = years_of_birth(bare)
    if not asked:
        return Redacted(bare, Matcher((), {}, {}), again)
    # By all that the records say of names, also in what is not given to this reader.
    matcher = matcher_of(chronology, asked)
    pen = _Pen(matcher)
    plain = _structural(_unled(bare, asked, pen), asked, pen)
    ids = renamed(plain, pen.quietly, {id_: each.placeholder for id_, each in asked.people.items()})
    changed = {
        field.name: pen.over(field.name, getattr(plain, field.name), ids)
        for field in fields(plain)
        if field.name not in VOCABULARY["Chronology"]
    }
    made = replace(plain, **changed, redactions=_merged(bare.redactions, pen.log()))
    return Redacted(replace(made, abbreviations=_kept(chronology, made)), matcher, again)


def _kept_keys(chronology: Chronology, asked: Asked, *, cleared: bool) -> frozenset[str]:
    return keys_kept_from_who_sits(chronology, asked.confided.of_kin) if cleared else restricted_keys(chronology)


def before_it_is_weighed(chronology: Chronology, *, cleared: bool = True) -> Chronology:
    """A chronology of which nothing was said yet, what its recipient is given no words of being of no kind that words said."""
    restricted = restricted_keys(chronology)
    of_kin = texts_of_kin(chronology)
    if not cleared:
        chronology = without_read_kinds(chronology, restricted)
    kept = without_read_kinds(chronology, keys_kept_from_who_sits(chronology, of_kin))
    return without_kinds_of_passages(kept, of_kin)


def _unled(chronology: Chronology, asked: Asked, pen: "_Pen") -> Chronology:
    """Without what would lead to who asked not to be named: who wrote in their log, and their place among the people."""
    kept = asked.confided
    if not kept.people and not kept.names:
        return chronology
    shown = {asked.people[one].placeholder for one in kept.people if one in asked.people}
    shown |= {
        said(chronology.language, what, RedactionReason.CONFIDED).placeholder
        for what in (What.CONFIDED, What.INFORMANT)
    }
    bare = without_writers(chronology, lambda written: any(one in pen.quietly(written) for one in shown))
    return without_people(
        bare,
        {one for one in kept.people if one in asked.people and asked.people[one].reason is RedactionReason.CONFIDED},
    )


def _kept(before: Chronology, after: Chronology) -> tuple[Abbreviation, ...]:
    """The abbreviations that were none of anybody's initials: whose letters they may be would name who is called by a code."""
    pairs = zip(before.abbreviations, after.abbreviations, strict=True)
    kept = ((old, new) for old, new in pairs if old.short == new.short)
    return tuple(
        replace(new, meanings=tuple(each for each in new.meanings if each in old.meanings)) for old, new in kept
    )


def _structural(chronology: Chronology, asked: Asked, pen: "_Pen") -> Chronology:
    """Names of people and places where they stand as such, whatever they look like."""
    pen.within("people")
    people = tuple(_person(person, asked, pen) for person in chronology.people)
    pen.within("places")
    places = tuple(_place(place, asked, pen) for place in chronology.places)
    pen.within("graphs")
    graphs = tuple(_graph(graph, asked, pen) for graph in chronology.graphs)
    cover = replace(chronology.cover, withhold=(), ordinary_words=())
    pen.within("cover")
    if chronology.cover.subject_name and len(chronology.subjects) == 1 and chronology.subjects[0] in asked.people:
        standing = asked.people[chronology.subjects[0]]
        cover = replace(cover, subject_name=pen.stands(standing))
    if cover.registration and not cover.registration.startswith("‹") and pen.quietly(cover.author) != cover.author:
        # A register is open to everybody: the number names who is called by a code.
        reason = min(standing.reason for standing in asked.people.values())
        cover = replace(cover, registration=pen.stands(said(chronology.language, What.NUMBER, reason)))
    return replace(chronology, people=people, places=places, graphs=graphs, cover=cover)


def _person(person: Person, asked: Asked, pen: "_Pen") -> Person:
    standing = asked.people.get(person.id)
    if standing is None:
        return person
    return replace(person, name=pen.stands(standing), known_as=())


def _place(place: Place, asked: Asked, pen: "_Pen") -> Place:
    standing = asked.places.get(place.id)
    if standing is None:
        return place
    name = pen.stands(standing) if place.name else ""
    return replace(place, name=name, address=pen.stands(standing) if place.address else "")


def _graph(graph: Graph, asked: Asked, pen: "_Pen") -> Graph:
    return replace(graph, nodes=tuple(_node(node, asked, pen) for node in graph.nodes))


def _node(node: Node, asked: Asked, pen: "_Pen") -> Node:
    standing = asked.people.get(node.id) or asked.places.get(node.id)
    return replace(node, label=pen.stands(standing)) if standing is not None and node.label else node


class _Pen:
    """Replaces withheld words, and counts what it replaced, by what stands there and by part of the chronology."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._part = ""
        self._known: dict[str, tuple[str, tuple[Standing, ...]]] = {}
        self._counts: Counter[Standing] = Counter()
        self._where: dict[Standing, dict[str, None]] = defaultdict(dict)

    def within(self, part: str) -> None:
        """What follows is in this part of the chronology."""
        self._part = part

    def stands(self, standing: Standing) -> str:
        """The placeholder, counted."""
        self._counts[standing] += 1
        self._where[standing][self._part] = None
        return standing.placeholder

    def over(self, name: str, part: _Part, ids: Mapping[str, str]) -> _Part:
        """A part of the chronology with its words replaced, ids by theirs."""
        self._part = name
        return rebuilt(part, lambda text: ids[text] if text in ids else self._counted(text))

    def quietly(self, text: str) -> str:
        """The text with its words replaced, not counted."""
        return self._replaced(text)[0]

    def _counted(self, text: str) -> str:
        replaced, standings = self._replaced(text)
        for standing in standings:
            self.stands(standing)
        return replaced

    def _replaced(self, text: str) -> tuple[str, tuple[Standing, ...]]:
        if text not in self._known:
            self._known[text] = _over_and_over(text, self._matcher)
        return self._known[text]

    def log(self) -> tuple[Redaction, ...]:
        """What was replaced, by reason and placeholder."""
        order = sorted(self._counts, key=lambda s: (s.reason, s.placeholder, s.says))
        return tuple(
            Redaction(
                reason=standing.reason,
                placeholder=standing.placeholder,
                says=standing.says,
                count=self._counts[standing],
                where=tuple(sorted(self._where[standing])),
            )
            for standing in order
        )


def _over_and_over(text: str, matcher: Matcher) -> tuple[str, tuple[Standing, ...]]:
    """Until nothing is found any more: what stands there now may be part of another name."""
    standings: list[Standing] = []
    for _ in range(_PASSES):
        found = list(matcher.search(text))
        if not found:
            break
        replaced = _once(text, found)
        standings += [each.standing for each in found]
        if replaced == text:
            break
        text = replaced
    return _ROOM.sub(_without_room, text) if standings else text, tuple(standings)


def _without_room(found: re.Match[str]) -> str:
    return f"{found[1]} ({found[2]})" if found[2] else found[1]


def _once(text: str, found: list[Found]) -> str:
    pieces = []
    end = 0
    last: Found | None = None
    for each in found:
        before, start = text[end : each.start], each.start
        if last is not None and _is_one_address(last, each, before):
            end = each.end
            continue
        last = each
        placeholder = each.standing.placeholder
        # A number right beside a code would be read as part of it.
        if placeholder[0].isalnum() and start and text[start - 1].isalnum():
            before += "-"
        pieces += [before, placeholder]
        end = each.end
        if each.owned:
            pieces.append("’s")
            end += text[end : end + 1] in tuple(_APOSTROPHES)
        elif placeholder[-1].isalnum() and text[end : end + 1].isalnum():
            pieces.append("-")
    pieces.append(text[end:])
    return "".join(pieces)


def _is_one_address(one: Found, other: Found, between: str) -> bool:
    same = one.what is other.what is What.ADDRESS and one.standing == other.standing
    return same and _WITHIN_ADDRESS.fullmatch(between) is not None


def _merged(before: tuple[Redaction, ...], new: tuple[Redaction, ...]) -> tuple[Redaction, ...]:
    """What was taken out before, and now."""
    return (*before, *new)
