"""Who is connected to whom: the people, households and agencies of a case, and what their connections show."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import cast

import networkx as nx

from analyzers.family import not_recorded
from analyzers.genogram import ecomap, genogram
from analyzers.lives import lives
from analyzers.patterns.people.worker_or_agency_change import allocated_to
from analyzers.relationship_graph import (
    Parties,
    drawn,
    is_unknown_adult,
    parties,
    relationship_graph,
)
from analyzers.spoken_of import Spoken
from analyzers.told import is_told_of_somebody
from analyzers.words import between, counted, in_words, listed, number, on, opening
from chronology.hooks import Result
from chronology.model import (
    Chronology,
    Event,
    Kind,
    Membership,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    Remark,
    Restriction,
    Theme,
    When,
)
from chronology.normalise import took_part
from chronology.people import BY_NAME, names_of, parts_of, withheld
from chronology.practice import Practice
from chronology.prose.own_day import is_from_words

_HOMES = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS)
_OF_LATE = dt.timedelta(days=730)
_MOST_CONNECTING, _LITTLE_TOLD = 3, 4


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """The graph, and what it shows as sentences with their evidence."""
    del practice  # nothing here is a matter of thresholds
    known = parties(chronology)
    whole = drawn(relationship_graph(chronology, known), known)
    yield from (whole, genogram(chronology, known), ecomap(chronology, whole))
    for text, rule, evidence in (
        *_unknown_adults(chronology, known),
        *_several_households(chronology, known),
        *_allocated(chronology),
        *_connecting(chronology, known),
    ):
        yield Remark(theme=Theme.RELATIONSHIP, rule=rule, text=text, evidence=evidence)


_Said = tuple[str, str, tuple[str, ...]]


# ---- adults nobody knows -----------------------------------------------------------------------------------------


def _unknown_adults(chronology: Chronology, known: Parties) -> Iterator[_Said]:
    """Adults of the household or the events whose part in the family, or whose date of birth, is not recorded."""
    spoken = Spoken(chronology.events)
    for person in sorted(known.adults, key=lambda person: person.id):
        at_home = _at_home(person, chronology)
        is_related = not is_unknown_adult(person, chronology) or (bool(person.name) and spoken.relates(person.name))
        missing = list(not_recorded(person, is_related=is_related, at_home=at_home))
        evidence = tuple(event.key for event in known.events_of.get(person.id, ()))
        if missing and (at_home or _is_of_now(known.events_of.get(person.id, ()), chronology)):
            where = " is recorded in a household and" if at_home else ""
            text = f"{known.name(person.id)}{where} has no recorded {listed(missing, 'or')}."
            yield text, "unknown_adult", evidence
    yield from _staying(chronology, known)
    unnamed = [
        event for event in chronology.events if event.kind is Kind.UNKNOWN_ADULT_PRESENT and is_told_of_somebody(event)
    ]
    if unnamed:
        text = f"The record shows an adult not known to services on {counted(len(unnamed), 'occasion')}, {between(unnamed)}."
        yield text, "unknown_adult_present", tuple(event.key for event in unnamed)


def _is_of_now(told_of: Sequence[Event], chronology: Chronology) -> bool:
    """Of whom one old entry tells nobody need ask now: mostly they are of another family, by a name like theirs."""
    since = chronology.as_at - _OF_LATE
    return len(told_of) > 1 or any(event.when.last_day >= since for event in told_of)


def _staying(chronology: Chronology, known: Parties) -> Iterator[_Said]:
    """Who is told of as staying in the home and is only a name in a text: nobody can have been checked."""
    # Whom entries call a grandmother or a nephew is no stranger to the family, nor is who stands in many of them.
    tied = {each.from_person for each in chronology.relationships}
    families = {name.family for each in chronology.people if each.id in tied for name in names_of(each)}
    for person in chronology.people:
        told_of = known.events_of.get(person.id, ())
        is_named = person.kind is PersonKind.UNKNOWN and person.id.startswith(BY_NAME)
        name = parts_of(person.name)
        # "Mr Example" may be the one of the family whom a list has.
        is_named = is_named and not (name.title and name.family in families)
        if is_named and person.id not in tied and len(told_of) <= _LITTLE_TOLD:
            stays = [
                event
                for event in told_of
                if any(part.person == person.id and part.involvement == "staying" for part in event.people)
            ]
            if stays:
                # Where they stayed, and whether they did, is what the words say.
                first = next((each for each in stays if each.fact and each.restriction is Restriction.NONE), None)
                told = f"“{in_words(first)}” ({on(first)})" if first else ""
                text = f"{told}: {known.name(person.id)} stands in no list of people." if told else ""
                yield (
                    text or f"{known.name(person.id)} is told of as staying there.",
                    "unknown_adult",
                    tuple(event.key for event in stays),
                )


def _at_home(person: Person, chronology: Chronology) -> bool:
    return any(
        member.person == person.id for place in chronology.places if place.kind in _HOMES for member in place.members
    )


# ---- adults in more than one household with children -------------------------------------------------------------


def _several_households(chronology: Chronology, known: Parties) -> Iterator[_Said]:
    """An adult who belonged to several at one time, or to several whose children are not the same."""
    homes = [place for place in chronology.places if place.kind in _HOMES]
    children = {place.id: {member.person for member in place.members} & known.children for place in homes}
    for person in sorted(known.adults, key=lambda person: person.id):
        belongs = [
            (place, member)
            for place in homes
            for member in place.members
            if member.person == person.id and children[place.id]
        ]
        places = {place.id: place for place, _ in belongs}
        if len(places) > 1 and _apart(belongs, children):
            evidence = tuple(event.key for event in known.events_of.get(person.id, ()) if event.place in places)
            named = listed(_called(place, chronology) for place in places.values())
            text = f"{known.name(person.id)} is recorded in {counted(len(places), 'household')} with children: {named}."
            yield text, "several_households", evidence


def _apart(belongs: Sequence[tuple[Place, Membership]], children: Mapping[str, set[str]]) -> bool:
    return any(
        one.id != other.id and (_overlap(first, second) or not children[one.id] & children[other.id])
        for (one, first), (other, second) in combinations(belongs, 2)
    )


def _overlap(one: Membership, other: Membership) -> bool:
    """Both at one time, for certain: a membership without dates says nothing of when."""
    starts = (one.when, other.when)
    if not all(start is not None and start.dated for start in starts):
        return False
    return _begins_before_end(one.when, other.until) and _begins_before_end(other.when, one.until)


def _begins_before_end(start: When | None, end: When | None) -> bool:
    if start is None:
        return False
    return end is None or not end.dated or start.last_day < end.first_day


def _called(place: Place, chronology: Chronology) -> str:
    """A protected place is never named: who reads this is not known here."""
    if withheld(place, chronology.people):
        return "a protected address"
    return place.name or "a household without a name"


# ---- workers -----------------------------------------------------------------------------------------------------


def _allocated(chronology: Chronology) -> Iterator[_Said]:
    """How many people the case has been allocated to."""
    for life in lives(chronology):
        events = [event for event in life.of(Kind.WORKER_ALLOCATED) if allocated_to(event)]
        workers = {allocated_to(event) for event in events}
        if len(workers) > 1:
            # Of others a text may tell in words that are not read.
            least = "at least " if any(map(is_from_words, events)) else ""
            text = f"The record shows {least}{counted(len(workers), 'allocated worker')} {between(events)}."
            yield text, "allocated_workers", tuple(event.key for event in events)


# ---- who connects the others -------------------------------------------------------------------------------------


def _connecting(chronology: Chronology, known: Parties) -> Iterator[_Said]:
    """Agencies without which others would share no entry: articulation points of who took part together."""
    together = _together(chronology, known)
    found = []
    hinges = set(nx.articulation_points(_objects(together)))
    for agency in sorted(known.agencies & hinges):
        rest = together.subgraph(set(together) - {agency, *_elsewhere(together, agency)})
        parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
        main, *cut_off = parts
        alone = sorted(party for part in cut_off for party in part)
        found.append((agency, main, alone))
    found.sort(key=lambda item: (-len(item[2]), item[0]))
    for agency, main, alone in found[:_MOST_CONNECTING]:
        evidence = tuple(sorted({key for party in alone for key in _shared_entries(together, agency, party)}))
        if len(evidence) == 1 and set(alone) & known.people.keys():
            # One entry of somebody is no connection of theirs.
            continue
        others = f"the other {number(len(main))}" if len(main) > 1 else known.name(min(main))
        text = opening(f"only {known.name(agency)} connects {listed(map(known.name, alone[:4]))}{_more(alone)} with ")
        text += f"{others}: no entry has them together."
        yield text, "connects", evidence


def _more(alone: Sequence[str]) -> str:
    return f" and {number(len(alone) - 4)} more" if len(alone) > 4 else ""


def _objects(graph: "nx.Graph[str]") -> "nx.Graph[object]":
    """The stubs ask for a graph of objects, which a graph of names is."""
    return cast("nx.Graph[object]", graph)


def _elsewhere(together: "nx.Graph[str]", agency: str) -> set[str]:
    """Parties that no entry connects with the agency at all."""
    return set(together) - nx.node_connected_component(_objects(together), agency)


def _shared_entries(together: "nx.Graph[str]", agency: str, party: str) -> Sequence[str]:
    found: Sequence[str] = together.edges[agency, party]["entries"] if together.has_edge(agency, party) else ()
    return found


def _together(chronology: Chronology, known: Parties) -> "nx.Graph[str]":
    """Agencies and members of the family, joined where one entry has both. The subjects connect everybody: left out."""
    graph: nx.Graph[str] = nx.Graph()
    for event in chronology.events:
        for one, other in combinations(_took_part(event, known), 2):
            if graph.has_edge(one, other):
                graph.edges[one, other]["entries"].append(event.key)
            else:
                graph.add_edge(one, other, entries=[event.key])
    family = sorted(set(graph) & known.family)
    for one, other in combinations(family, 2):
        # Who belongs to one family is connected without any agency.
        if known.related(one, other) and not graph.has_edge(one, other):
            graph.add_edge(one, other, entries=[])
    return graph


def _took_part(event: Event, known: Parties) -> list[str]:
    found = known.agencies_of(event) | {
        part.person for part in event.people if part.person in known.family and took_part(part)
    }
    return sorted(found)
