"""Entries about brothers, sisters and parents alone: kept beside a chronology, and taken into it where a finding cites them."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from chronology.model import Account, Chronology, Event, Group, Polarity, Relationship, Restriction
from chronology.normalise import order_key, subjects
from chronology.people import relations
from chronology.practice import group_of, taxonomy

_PARENTS, _SIBLING = ("mother", "father"), "sibling"
# Steps and losses that tell of a childhood, whether or not they are anything bad.
_STEPS = frozenset({Group.PLACEMENT_MOVE, Group.LEGAL, Group.PLAN, Group.DEATH})


def kin(ids: Collection[str], relationships: Iterable[Relationship]) -> frozenset[str]:
    """Brothers, sisters and parents of some people, by what the record says they are."""
    known = relations()
    found: set[str] = set()
    for each in relationships:
        kind, start, end = each.kind.casefold(), each.from_person, each.to_person
        if kind in known[_SIBLING].kinds:
            found |= {end} if start in ids else {start} if end in ids else set()
        for parent in _PARENTS:
            if end in ids and (kind in known[parent].kinds or kind in known[parent].parents):
                found.add(start)
            if start in ids and kind in known[parent].children:
                found.add(end)
    return frozenset(found - set(ids))


def bears_on_kin(account: Account, ids: Collection[str]) -> bool:
    """About somebody else by name, and of harm, of a step that was taken or of a death."""
    about = subjects(account)
    bad = taxonomy()[account.kind].polarity is Polarity.NEGATIVE
    return bool(about) and about.isdisjoint(ids) and (bad or group_of(account.kind) in _STEPS)


def with_cited(chronology: Chronology) -> Chronology:
    """The chronology with the entries of kin that its findings cite among its events, told as of a third person."""
    cited = {key for finding in chronology.findings for key in finding.evidence}
    joining = tuple(_of_another(event) for event in chronology.of_kin if event.key in cited)
    if not joining:
        return chronology
    counts = {"events": len(joining), "accounts_of_others": -sum(len(event.accounts) for event in joining)}
    return replace(
        chronology,
        events=tuple(sorted((*chronology.events, *joining), key=order_key)),
        of_kin=tuple(event for event in chronology.of_kin if event.key not in cited),
        counts=tuple((name, count + counts.get(name, 0)) for name, count in chronology.counts),
    )


def _of_another(event: Event) -> Event:
    restricted = event.restriction in (Restriction.RESTRICTED, Restriction.RESTRICTED_THIRD_PARTY)
    return replace(event, restriction=Restriction.RESTRICTED_THIRD_PARTY if restricted else Restriction.THIRD_PARTY)
