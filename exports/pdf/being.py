"""What somebody of the case is, and to whom: the work that is recorded or told of, kin, and since when."""

import re
from collections import defaultdict
from collections.abc import Iterator

from chronology.model import Person, PersonKind, Relationship, Restriction
from chronology.people import AS_TOLD, is_at_work, is_only_named, role_of
from exports import terms
from exports.pdf.case import Case
from exports.pdf.told_of import called_by_entries


def work_of(case: Case, person: Person) -> list[str]:
    """What somebody does and for whom; an agency that would tell where a protected person is goes unnamed."""
    details = dict(person.details)
    if "job title" not in details and is_only_named(person.id) and (told := told_post(case, person)):
        details["job title"] = told
    agency = details.get("agency")
    return [part for part in (details.get("job title"), case.agency(agency) if agency else None) if part]


def told_post(case: Case, person: Person) -> str:
    """The post that stands right behind a name in a list of those present, or right before it where the name is in brackets."""
    name = re.escape(person.name)
    near = re.compile(rf"\b{name}[,( ]+(?P<post>\w+ \w+)|(?P<before>\w+(?: \w+)?) \({name}\)")
    for event in case.events.values():
        # A plain search for the name passes over nearly all of them.
        if person.name in event.fact and (found := near.search(event.fact)) and event.restriction is Restriction.NONE:
            post = (found["post"] or found["before"]).casefold().replace("nursing", "nurse")
            for words in (post, post.split()[-1]):
                known = role_of(words)
                if known is not None and known.titles is not None:
                    return known.says
            if is_at_work(post.split()[-1]):
                return post
    return ""


def what_they_are(case: Case, person: Person) -> str:
    """Their kind; of somebody whom no record lists what the entries call them, where that is one thing: "nephew"."""
    kind = case.words.say(f"kind_of_person.{person.kind}")
    if person.kind is not PersonKind.UNKNOWN or not is_only_named(person.id):
        return kind
    called = called_by_entries(case, person)
    return case.words.say("people.called", role=terms.party(called, case.language)) if called else kind


def roles(case: Case, person: Person) -> Iterator[str]:
    """What the person is, and to whom: those they are the same to are named together."""
    say = case.words.say
    kind = say("people.subject") if person.id in case.chronology.subjects else what_they_are(case, person)
    links = [link for link in case.chronology.relationships if link.from_person == person.id]
    # What somebody is called, or that nobody knows them, says no more than what they are to whom.
    is_told = person.kind is PersonKind.UNKNOWN and bool(links)
    if whole := ", ".join(([] if is_told else [kind]) + [*work_of(case, person)]):
        yield whole
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for link in links:
        other = case.people.get(link.to_person)
        found[_link(case, link)].append(other.name if other and other.name else say("people.unnamed"))
    for (is_what, *more), names in found.items():
        relation = say("people.relation", kind=is_what, names=", ".join(dict.fromkeys(names)))
        yield "; ".join((relation, *more))


def _link(case: Case, link: Relationship) -> tuple[str, ...]:
    """What the person is, and since when and until when."""
    say = case.words.say
    parts = [terms.party(link.kind, case.language)]
    if link.when and link.when.dated:
        parts.append(say("people.since", date=case.date(link.when)))
    if link.until and link.until.dated:
        parts.append(say("people.until", date=case.date(link.until)))
    if link.parental_responsibility:
        parts.append(say("people.responsibility"))
    if link.basis == AS_TOLD:
        parts.append(say("people.as_told"))
    return tuple(parts)
