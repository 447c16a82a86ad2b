"""Kin of whom no record says what they are and entries do: "her nephew Huw Rees" in more than one of them. Drawn as told."""

from collections import defaultdict
from collections.abc import Iterator

from analyzers.relationship_graph import Parties
from chronology.model import Chronology, PersonKind, Relationship
from chronology.people import BY_ROLE, kin_words

AS_TOLD = "as entries say"
# Once may be a slip, or said of somebody else's.
_LEAST = 2


def told_kin(chronology: Chronology, known: Parties) -> Iterator[Relationship]:
    """What entries call people of the one subject's family, where it is one thing and nothing recorded says it or more."""
    if len(chronology.subjects) != 1 or chronology.subjects[0] not in known.people:
        return
    (subject,) = chronology.subjects
    recorded = {one for pair in known.pairs for one in pair}
    called: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for events in known.events_of.values():
        for event in events:
            for part in event.people:
                if part.role.casefold() in kin_words():
                    called[part.person][part.role.casefold()].add(event.key)
    for identity, roles in sorted(called.items()):
        person = known.people.get(identity)
        if person is None or person.kind is not PersonKind.UNKNOWN or identity in recorded or len(roles) != 1:
            continue
        ((role, keys),) = roles.items()
        if len(keys) >= _LEAST and not identity.startswith(BY_ROLE) and identity != subject:
            yield Relationship(from_person=identity, to_person=subject, kind=role, basis=AS_TOLD, source=person.source)
