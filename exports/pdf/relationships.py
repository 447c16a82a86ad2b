"""People: a diagram of who is linked to whom, and the same as a table."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from chronology.model import Person, PersonKind, Theme
from chronology.people import BY_ROLE, folded, is_only_an_office, is_only_named, kin_words, names_of
from exports.drawings import ecomap, genogram
from exports.pdf.case import Case
from exports.pdf.page import Block, Drawing, Place, Prose, body_width
from exports.pdf.sections import heading, heading_within, remarks_in_full, section
from exports.pdf.text import BODY, FINE, SMALL, paragraph
from exports.pdf.told_of import called_by_entries
from exports.pdf.who import everybody

_SHORTEST = 3
_WORKING = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


def relationships(case: Case) -> Iterator[Block]:
    """The section."""
    yield section(case, "people")
    yield from family_tree(case)
    # Sentences between the two drawings fill the page that the second finds no room on.
    if remarks := case.remarks(Theme.RELATIONSHIP):
        title = case.words.say("people.remarks")
        yield heading(title, Place("people-remarks", title, 1))
        yield from remarks_in_full(case, remarks)
    yield from diagram(case)
    yield from _table(case)


def family_tree(case: Case, row: float = genogram.ROOMY) -> Iterator[Block]:
    """The genogram with what its symbols mean; nothing where no kinship is recorded."""
    graph = case.graph("genogram")
    if graph is None or not graph.edges:
        return
    family = genogram.lay_out(graph, body_width(wide=False), row)
    as_at = case.chronology.as_at
    yield heading_within(case, case.words.say("genogram.heading"), before=6)
    yield Drawing(
        family.height,
        lambda pen, x, top: genogram.draw(pen, (x, top), family, case.words, as_at),
        before=4,
        keep=True,
        alternative=genogram.in_words(family, case.words),
    )
    meanings = " ".join(genogram.legend(family, case.words, case.day(as_at)))
    yield Prose(paragraph(meanings, style=FINE), before=2, whole=True)


def diagram(case: Case, most_height: float = 430.0) -> Iterator[Block]:
    """Who and what the subject is tied to, drawn and told of: all of it where no family tree could be drawn."""
    found = ecomap.lay_out(case, body_width(wide=False), most_height)
    if found is None:
        return
    yield Drawing(
        found.height,
        lambda pen, x, top: ecomap.draw(pen, (x, top), found),
        before=4,
        alternative=ecomap.in_words(case, found),
    )
    yield Prose(paragraph(" ".join(ecomap.legend(case, found)), style=SMALL), before=4)


def _table(case: Case) -> Iterator[Block]:
    if not case.chronology.people:
        yield Prose(paragraph(case.words.say("people.none"), style=BODY), before=8)
        return
    family, working = family_and_workers(case)
    family, named = apart_from_family(case, family)
    yield from everybody(case, family, working, named, appearances(case))


def family_and_workers(case: Case) -> tuple[list[Person], list[Person]]:
    """Those who are family or linked to it, the subject first, and those who only work with it."""
    order = (PersonKind.CHILD, PersonKind.ADULT, PersonKind.UNKNOWN, PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
    links = case.chronology.relationships
    related = {link.from_person for link in links}
    tied = related | {link.to_person for link in links}
    people = sorted(
        (p for p in case.chronology.people if p.id in tied or not is_only_an_office(p.name)),
        key=lambda p: (not _is_subject(case, p), p.id not in tied, order.index(p.kind), p.name, p.id),
    )
    family = [p for p in people if p.kind not in _WORKING or p.id in related or _is_subject(case, p)]
    return family, [person for person in people if person not in family]


def apart_from_family(case: Case, family: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """Of the family and those named beside it: whom records list or entries call kin, and who is only named."""
    related = {person for link in case.chronology.relationships for person in (link.from_person, link.to_person)}
    at_home = {member.person for place in case.chronology.places for member in place.members}
    named = [
        person
        for person in family
        if person.id not in related and not _is_subject(case, person) and _is_nobodys(case, person, at_home)
    ]
    shown = [person for person in named if not is_the_subject(case, person)]
    return [person for person in family if person not in named], shown


def _is_nobodys(case: Case, person: Person, at_home: Collection[str]) -> bool:
    """Of whom nothing is known but a name: no kin of anybody, of no home, and called nothing, or the subject by another form."""
    if person.id.startswith(BY_ROLE) or is_the_subject(case, person):
        return True
    if not is_only_named(person.id) or person.kind is not PersonKind.UNKNOWN:
        return bool(person.name) and person.id not in at_home and bool(case.chronology.relationships)
    return called_by_entries(case, person).casefold() not in kin_words()


def _is_subject(case: Case, person: Person) -> bool:
    return person.id in case.chronology.subjects


def appearances(case: Case) -> Mapping[str, list[str]]:
    """The entries that each person has a part in, by the person's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in case.events.values():
        for id_ in dict.fromkeys(involved.person for involved in event.people):
            found[id_].append(event.key)
    return found


def is_the_subject(case: Case, person: Person) -> bool:
    """The subject under another family name, a short one or what they like to be called; nobody of another birth or class."""
    if person.details or person.born or person.id.startswith(BY_ROLE):
        return False
    given, *more = folded(person.name) or ("",)
    facts = tuple(event.fact for event in case.events.values())
    subjects = [case.people[id_] for id_ in case.chronology.subjects if id_ in case.people]
    for own in (name.given for subject in subjects for name in names_of(subject)):
        is_short = not more and len(given) >= _SHORTEST and own.startswith(given)
        if own and (given == own or is_short or given in _called_so(facts, own)):
            return True
    return False


@lru_cache(maxsize=8)
def _called_so(facts: tuple[str, ...], own: str) -> frozenset[str]:
    """What texts say that somebody is called: "Example, likes to be called Ex"; "Ex (Example ...)"."""
    pattern = re.compile(
        rf"\b{re.escape(own)}\b[^.;\n]{{0,40}}\b(?:called|known as) (?P<behind>\w+)|\b(?P<before>\w+) \({re.escape(own)}\b",
        re.IGNORECASE,
    )
    found = (match for fact in facts for match in pattern.finditer(fact))
    return frozenset(word for match in found for word in folded(match["behind"] or match["before"] or ""))
