"""People: a diagram of who is linked to whom, and the same as a table."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chronology.model import Person, PersonKind, Relationship, Restriction, Theme
from chronology.people import (
    AS_TOLD,
    BY_ROLE,
    folded,
    is_at_work,
    is_only_an_office,
    is_only_named,
    kin_words,
    parts_of,
    role_of,
)
from exports import terms
from exports.drawings import ecomap, genogram
from exports.pdf.case import Case
from exports.pdf.page import Block, Drawing, Place, Prose, body_width
from exports.pdf.sections import heading, remarks_in_full, section
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import BODY, FINE, SMALL, Paragraph, Run, bold, paragraph
from exports.pdf.told_of import called_by_entries, name_of, others

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
    yield heading(case.words.say("genogram.heading"), before=6)
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
    say = case.words.say
    if not case.chronology.people:
        yield Prose(paragraph(say("people.none"), style=BODY), before=8)
        return
    appears = appearances(case)
    family, working = family_and_workers(case)
    family, named = apart_from_family(case, family)
    yield from family_table(case, family)
    yield from others(case, named, appears)
    if working:
        yield heading(say("people.professionals"))
    shown = {
        person.id for person in working if any(case.printed(case.events[key]) for key in appears.get(person.id, []))
    }
    for person in working:
        if person.id in shown:
            yield Prose(professional_line(case, person, appears), before=1)
    if absent := len(working) - len(shown):
        yield Prose(paragraph(case.words.count("people.absent", absent), style=SMALL), before=1)


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
    related = {link.from_person for link in case.chronology.relationships}
    named = [
        person
        for person in family
        if person.kind is PersonKind.UNKNOWN
        and is_only_named(person.id)
        and person.id not in related
        and not _is_subject(case, person)
        and (person.id.startswith(BY_ROLE) or called_by_entries(case, person).casefold() not in kin_words())
    ]
    shown = [person for person in named if not is_the_subject(case, person)]
    return [person for person in family if person not in named], shown


def family_table(case: Case, family: Sequence[Person]) -> Iterator[Block]:
    """What each is to whom, when born, and in which entries they appear."""
    say = case.words.say
    appears = appearances(case)
    columns = (
        Column(say("people.col_person"), 2),
        Column(say("people.col_role"), 3),
        Column(say("people.col_born"), fixed=92),
        Column(say("people.col_entries"), 2.4),
    )
    if family:
        yield Table(columns, [person_row(case, person, appears) for person in family], say("continued"), before=12)


def professional_line(case: Case, person: Person, appears: Mapping[str, list[str]]) -> Paragraph:
    """A professional in a line: what they do and where they appear."""
    words = ", ".join(work_of(case, person)) or what_they_are(case, person)
    shown = [key for key in appears.get(person.id, []) if case.printed(case.events[key])]
    return paragraph(bold(name_of(case, person)), f", {words}: ", *_refs(case, shown), style=SMALL)


def _refs(case: Case, keys: Sequence[str]) -> list[Run | str]:
    return _short(case, keys) if keys else [case.words.say("none")]


def _is_subject(case: Case, person: Person) -> bool:
    return person.id in case.chronology.subjects


def appearances(case: Case) -> Mapping[str, list[str]]:
    """The entries that each person has a part in, by the person's id."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in case.events.values():
        for id_ in dict.fromkeys(involved.person for involved in event.people):
            found[id_].append(event.key)
    return found


def person_row(case: Case, person: Person, appears: Mapping[str, list[str]]) -> Row:
    """Somebody's name, what they are to whom, when they were born and the entries they are in."""
    say = case.words.say
    name = paragraph(bold(name_of(case, person)))
    other = [paragraph(", ".join(person.known_as), style=FINE)] if person.known_as else []
    born = case.date(person.born) if person.born else say("not_recorded")
    died = [paragraph(say("people.died", date=case.date(person.died)), style=FINE)] if person.died else []
    keys = appears.get(person.id, [])
    shown = [key for key in keys if case.printed(case.events[key])]
    # The subject is in nearly every entry: a list of them all would lead nowhere.
    subject = _is_subject(case, person)
    refs = paragraph(case.words.count("people.all_entries", len(shown))) if subject else paragraph(*_refs(case, shown))
    return Row(
        (cell(name, *other), cell(*map(paragraph, roles(case, person))), cell(paragraph(born), *died), cell(refs))
    )


def _short(case: Case, keys: Sequence[str]) -> list[Run | str]:
    runs = case.references(keys, most=10)
    return list(runs[1:-1])


def is_the_subject(case: Case, person: Person) -> bool:
    """The subject under another family name, a short one or what they like to be called; nobody of another birth or class."""
    if person.details or person.born or person.id.startswith(BY_ROLE):
        return False
    given, *more = folded(person.name) or ("",)
    subjects = [case.people[id_] for id_ in case.chronology.subjects if id_ in case.people]
    for own in (parts_of(subject.name).given for subject in subjects):
        is_short = not more and len(given) >= _SHORTEST and own.startswith(given)
        if own and (given == own or is_short or given in _called_so(case, own)):
            return True
    return False


def _called_so(case: Case, own: str) -> frozenset[str]:
    """What texts say that somebody is called: "Example, likes to be called Ex"; "Ex (Example ...)"."""
    pattern = re.compile(
        rf"\b{re.escape(own)}\b[^.;\n]{{0,40}}\b(?:called|known as) (?P<behind>\w+)|\b(?P<before>\w+) \({re.escape(own)}\b",
        re.IGNORECASE,
    )
    found = (match for event in case.events.values() for match in pattern.finditer(event.fact))
    return frozenset(word for match in found for word in folded(match["behind"] or match["before"] or ""))


def work_of(case: Case, person: Person) -> list[str]:
    """What somebody does and for whom; an agency that would tell where a protected person is goes unnamed."""
    details = dict(person.details)
    if "job title" not in details and is_only_named(person.id) and (told := _told_post(case, person)):
        details["job title"] = told
    agency = details.get("agency")
    return [part for part in (details.get("job title"), case.agency(agency) if agency else None) if part]


def _told_post(case: Case, person: Person) -> str:
    """The post that stands right behind a name in a list of those present: what stands before it is another's."""
    behind = re.compile(rf"\b{re.escape(person.name)}[,( ]+(?P<post>\w+ \w+)")
    for event in case.events.values():
        if (found := behind.search(event.fact)) and event.restriction is Restriction.NONE:
            post = found["post"].casefold().replace("nursing", "nurse")
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
    kind = say("people.subject") if _is_subject(case, person) else what_they_are(case, person)
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
