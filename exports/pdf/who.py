"""Everybody of the case in one table: what each is, which record says so, and from which entry to which they appear.

The family comes first, then who works with it, by the service they are of; who is only named stands in a short list below.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from chronology.model import Person, PersonKind, Relationship
from chronology.people import AS_TOLD, BY_ROLE, is_at_work, is_only_named, kin_words, near_words, parts_of, relations
from chronology.prose.vocabulary import sector_of
from exports import terms
from exports.pdf.as_called import as_called, naming, post_called
from exports.pdf.being import roles, told_post, what_they_are, work_of
from exports.pdf.case import Case
from exports.pdf.page import Block, Prose
from exports.pdf.table import Column, Row, Table, cell
from exports.pdf.text import Run, bold, paragraph, reference
from exports.pdf.told_of import called, called_by_entries, is_named_elsewhere, name_of, post_of, telling, where

_PAD, _CLOSE_PAD = 1.5, 0.8
# Of which service, these words do not say.
_SAYS_LITTLE = frozenset({"officer", "manager", "worker", "professional", "practitioner"})
_MOST_NAMED, _OFTEN = 2, 7
_OF_POLICE = frozenset({"pc", "wpc", "pcso", "dc", "ds", "di", "dci", "ps", "sgt", "insp"})
# How somebody has a part in an entry, which only people have.
_TAKES_PART = frozenset(
    {"subject", "recipient", "author", "sender", "informant", "victim", "suspect", "witness", "caller"}
)
_SECTORS = ("social_care", "health", "education", "police", "housing")
Appears = Mapping[str, Sequence[str]]


def everybody(  # noqa: PLR0913  # whom a section tells of, and how closely
    case: Case,
    family: Sequence[Person],
    working: Sequence[Person],
    named: Sequence[Person],
    appears: Appears,
    *,
    gathered: bool = False,
) -> Iterator[Block]:
    """The table, and the list of those who are only named; `gathered`: those of one agency have a row together."""
    near = sorted(family, key=lambda each: _nearness(case, each))
    rows = [_row(case, person, _of_family(case, person), appears) for person in near]
    beside = _beside_the_family(case, named)
    rows += [_beside(case, person, appears) for person in beside]
    posts = [person for person in working if person.id.startswith(BY_ROLE)]
    workers = sorted((person for person in working if person not in posts), key=lambda each: _order(case, each))
    if gathered:
        # That somebody is at work says nothing; nor does it that a post is named whose holder stands in the table.
        posts = []
        named = [*named, *(person for person in workers if not _at_work(case, person))]
        workers = [person for person in workers if _at_work(case, person)]
    first = len(rows)
    for agency, some in groupby(workers, key=lambda each: dict(each.details).get("agency", "")):
        of_it = list(some)
        if gathered and agency and len(of_it) > 1:
            rows.append(_of_agency(case, agency, of_it, appears))
        else:
            rows += [
                _row(case, person, _at_work(case, person) or [what_they_are(case, person)], appears) for person in of_it
            ]
    if posts:
        names = ", ".join(dict.fromkeys(map(post_of, posts)))
        rows.append(_of_several(case, case.words.say("people.only_posts"), names, posts, appears))
    if first < len(rows):
        rows[first] = Row(rows[first].cells, begins=bool(first))
    if rows:
        yield Table(
            _columns(case), rows, case.words.say("continued"), before=8, pad=_CLOSE_PAD if case.fit.dense else _PAD
        )
    others = [person for person in named if person not in beside]
    yield from _others(case, sorted(others, key=lambda each: each.name), appears)


def _kin_as_called(case: Case, person: Person) -> Sequence[str]:
    """Of somebody whom no relationship ties to anybody, the words themselves: whose partner it is they may tell."""
    tied = any(each.from_person == person.id for each in case.chronology.relationships)
    free = is_only_named(person.id) and not tied and person.id not in case.chronology.subjects
    words = as_called(case, person) if free else ()
    return [_quoted(case, words)] if words else []


def _beside_the_family(case: Case, named: Sequence[Person]) -> list[Person]:
    """Of those who are only named, whom entries call something, and whom they name most: who that is, is what a reader asks."""
    free = [
        person
        for person in named
        if not (person.id.startswith(BY_ROLE) or _is_part_of_another(case, person) or _is_a_service(case, person))
    ]
    called_so = [person for person in free if as_called(case, person)]
    unknown = [each for each in free if each.kind is PersonKind.UNKNOWN and not parts_of(each.name).title]
    counted = sorted(unknown, key=lambda each: (-len(naming(case, each)), each.name))
    most = [
        each for each in counted[:_MOST_NAMED] if len(naming(case, each)) >= _OFTEN and not called_at_work(case, each)
    ]
    order = [*called_so, *(each for each in most if each not in called_so)]
    return sorted(order, key=lambda each: (-len(naming(case, each)), each.name))


def _beside(case: Case, person: Person, appears: Appears) -> Row:
    """By what entries call them, in their words; no role is made of it."""
    words = _quoted(case, as_called(case, person)) or case.words.say("people.not_read")
    keys = dict.fromkeys((*appears.get(person.id, ()), *naming(case, person)))
    also = f" ({', '.join(person.known_as)})" if person.known_as else ""
    order = [key for key in case.events if key in keys]
    return _cells(case, [bold(name_of(case, person)), also], words, "–", _extent(case, person, order))


def _quoted(case: Case, words: Sequence[str]) -> str:
    return "; ".join(case.words.say("people.called_so", words=each) for each in words)


def called_at_work(case: Case, person: Person) -> str:
    """What entries call somebody at work: a word for it, or what stands in brackets behind the name, in its words."""
    near = called_by_entries(case, person) or told_post(case, person)
    if near and (is_at_work(near) or near.casefold() in kin_words()):
        return case.words.say("people.called", role=terms.party(near, case.language))
    post = post_called(case, person)
    return case.words.say("people.called_so", words=post) if post else ""


def _columns(case: Case) -> tuple[Column, ...]:
    say = case.words.say
    by = (Column(say("people.col_source"), fixed=46),) if case.source_marks else ()
    return (
        Column(say("people.col_person"), 2.4, heads=True),
        Column(say("people.col_role"), 4.6),
        *by,
        Column(say("people.col_entries"), 1.7),
    )


def _row(case: Case, person: Person, what: Sequence[str], appears: Appears) -> Row:
    also = f" ({', '.join(person.known_as)})" if person.known_as else ""
    extent = _extent(case, person, appears.get(person.id, ()))
    return _cells(case, [bold(name_of(case, person)), also], "; ".join(what), _source(case, person), extent)


def _of_agency(case: Case, agency: str, people: Sequence[Person], appears: Appears) -> Row:
    """Those of one agency, each with the work they do there."""
    called = case.agency(agency)
    each = (
        f"{name_of(case, one)}, {', '.join(part for part in _at_work(case, one) if part != called)}" for one in people
    )
    return _of_several(case, called, "; ".join(told.rstrip(", ") for told in each), people, appears)


def _of_several(case: Case, called: str, told: str, people: Sequence[Person], appears: Appears) -> Row:
    keys = tuple(dict.fromkeys(key for person in people for key in appears.get(person.id, ())))
    marks = dict.fromkeys(_source(case, person) for person in people)
    return _cells(case, [called], told, ", ".join(marks), _run_of(case, keys))


def _cells(case: Case, name: Sequence[Run | str], told: str, source: str, extent: Sequence[Run | str]) -> Row:
    by = ((source,),) if case.source_marks else ()
    return Row(tuple(cell(paragraph(*runs, style=case.small)) for runs in (name, (told,), *by, extent)))


# ---- what they are ------------------------------------------------------------------------------------------------


def _of_family(case: Case, person: Person) -> Sequence[str]:
    say = case.words.say
    told = [*(_kin_as_called(case, person) or roles(case, person))]
    # What kind of person it is says no more than what they are to whom.
    if len(told) > 1 and told[0] in (say("kind_of_person.child"), say("kind_of_person.adult")):
        told = told[1:]
    by_entries = f"; {say('people.as_told')}"
    if told and all(each.endswith(by_entries) for each in told):
        told = [*(each.removesuffix(by_entries) for each in told), say("people.as_told")]
    born = [say("people.born", date=case.date(person.born))] if person.born else []
    died = [say("people.died", date=case.date(person.died))] if person.died else []
    return [*told, *born, *died]


def _at_work(case: Case, person: Person) -> Sequence[str]:
    """What they are at work, as it is recorded or as entries have it; nothing where nobody says."""
    told = work_of(case, person)
    if [each for each in told if each.casefold() not in _SAYS_LITTLE]:
        return told
    called = called_by_entries(case, person)
    if is_at_work(called) and called.casefold() not in _SAYS_LITTLE:
        return [terms.party(called, case.language)]
    if post := post_called(case, person):
        return [case.words.say("people.called_so", words=post)]
    if parts_of(person.name).title in _OF_POLICE:
        return [terms.party("police officer", case.language)]
    return [what_they_are(case, person)] if person.kind is PersonKind.ORGANISATION else []


def _nearness(case: Case, person: Person) -> int:
    """The subject first, then parents, brothers and sisters, grandparents and other kin, and who is something to one of these."""
    if person.id in case.chronology.subjects:
        return 0
    ties = [each for each in case.chronology.relationships if each.from_person == person.id]
    own = [each.kind.casefold() for each in ties if each.to_person in case.chronology.subjects]
    if not own:
        return 5 if ties else 6
    known = relations()
    parents = frozenset({"stepmother", "stepfather"}).union(*(known[one].kinds for one in ("mother", "father")))
    steps = (parents, known["sibling"].kinds | known["step_sibling"].kinds)
    ranks = (
        1 + next((n for n, kinds in enumerate(steps) if kind in kinds), 2 if "grand" in kind else 3) for kind in own
    )
    return min(ranks)


def _order(case: Case, person: Person) -> tuple[int, str, str]:
    """By the service they are of, as their agency or their work says; those of whom neither is known come last."""
    details = dict(person.details)
    told = " ".join(filter(None, (details.get("agency"), *_at_work(case, person), person.name)))
    sector = sector_of(told.casefold()) or ("police" if person.name[:3] in ("PC ", "DC ", "DS ") else "")
    place = _SECTORS.index(sector) if sector in _SECTORS else len(_SECTORS)
    return place, details.get("agency", ""), person.name


def _source(case: Case, person: Person) -> str:
    """The record that says what somebody is; of a tie that only texts tell of, the one it is told in."""
    ties = [each for each in case.chronology.relationships if each.from_person == person.id]
    told = min(ties, key=lambda each: (each.basis == AS_TOLD, _is_derived(each)), default=None)
    source = person.source if told is None else told.source
    return case.source_marks.get(source.document, "–")


def _is_derived(tie: Relationship) -> bool:
    return not tie.source.document


# ---- where they appear --------------------------------------------------------------------------------------------


def _extent(case: Case, person: Person, keys: Sequence[str]) -> Sequence[Run | str]:
    """In how many entries somebody has a part, the first and the last of those that are shown."""
    if person.id in case.chronology.subjects:
        return (case.words.say("people.in_every"),)
    return _run_of(case, keys)


def _run_of(case: Case, keys: Sequence[str]) -> Sequence[Run | str]:
    every = [case.serials[key] for key in dict.fromkeys(keys) if key in case.serials]
    shown = sorted({serial.number for serial in every if serial.printed})
    if not every:
        return ("–",)
    if not shown:
        return (case.words.count("people.not_shown", len(every)),)
    ends = [reference(str(number), f"entry-{number}") for number in dict.fromkeys((shown[0], shown[-1]))]
    if len(every) == 1:
        return (case.words.say("people.one_entry"), " ", ends[0])
    return (
        case.words.count("people.all_entries", len(every)),
        ": ",
        *(run for nth, end in enumerate(ends) for run in (" – " if nth else "", end)),
    )


# ---- who is only named --------------------------------------------------------------------------------------------


def _others(case: Case, people: Sequence[Person], appears: Appears) -> Iterator[Block]:
    """Who is only named, run in: the name, what the record calls them and the entries that do."""
    told = [
        person
        for person in people
        if not (is_named_elsewhere(case, person) or _is_part_of_another(case, person) or _is_a_service(case, person))
    ]
    listed = [[*_named(case, person, appears.get(person.id, ()))] for person in told]
    if listed:
        runs = [run for nth, one in enumerate(listed) for run in ("; " if nth else "", *one)]
        yield Prose(paragraph(bold(f"{case.words.say('people.others')}: "), *runs, ".", style=case.small), before=4)


def _is_part_of_another(case: Case, person: Person) -> bool:
    """The words of the name are some of another's: "Delyth" beside Delyth Vaughan may be hers, and is told with her in the entries."""
    own = set(person.name.casefold().split())
    return any(own < set(other.name.casefold().split()) for other in case.people.values() if other.name)


def _is_a_service(case: Case, person: Person) -> bool:
    """One word that a list has with how it stands ("Turnstone (closed)") and that nothing says is somebody."""
    parts = [part for event in case.events.values() for part in event.people if part.person == person.id]
    stands = bool(parts) and all(part.role and not _is_what_somebody_is(part.role) for part in parts)
    return stands and " " not in person.name and not as_called(case, person)


def _is_what_somebody_is(role: str) -> bool:
    return is_at_work(role) or role.casefold() in near_words() or role.casefold() in _TAKES_PART


def _named(case: Case, person: Person, keys: Sequence[str]) -> Iterator[Run | str]:
    near = "" if person.id.startswith(BY_ROLE) else called_at_work(case, person)
    yield bold(called(case, person))
    yield f", {near}" if near else ""
    yield from where(case, _keys(case, person, keys))


def _keys(case: Case, person: Person, keys: Sequence[str]) -> Sequence[str]:
    """The entries that somebody has a part in; where none of them is shown, the one whose words name them."""
    if any(case.printed(case.events[key]) for key in keys):
        return keys
    told = telling(case, person)
    return keys if told is None else (told.event.key,)
