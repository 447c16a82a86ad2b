"""Whom a part of a name means among those whom a chronology names: "Elin", "Mr Beddoe" and "S Devonald", where only one fits.

Texts name somebody in full once and by less ever after. A part that fits two people fits none, but for whom the chronology is
about: in their own file a bare given name is theirs, whoever else has it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.model import Person, PersonKind
from chronology.people.likeness import Born, births
from chronology.people.names import Name, are_forms, folded, names_of, parts_of, rows_of
from chronology.people.register import is_only_named, unknown_id
from chronology.people.roles import BY_ROLE
from chronology.people.short_forms import is_cut
from chronology.people.tables import name_table

_WHOLE, _INITIAL, _TITLED, _PART, _LETTER = range(5)
_BODIES = (PersonKind.ORGANISATION,)
_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Known:
    person: Person
    names: tuple[Name, ...]
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a chronology knows of its people, by which a part of a name means one of them."""

    subjects: Collection[str] = ()
    apart: Collection[frozenset[str]] = ()
    family: Collection[str] = ()
    """Kin of somebody, as records or entries have it."""
    tied: Collection[str] = ()
    """Those of whom it is recorded, or said outright, what they are to somebody."""
    met_once: Collection[str] = ()
    """Whom a first name alone never means."""
    beside: Callable[[str, str], bool] = lambda _one, _other: False
    """Two given names stand in one sentence, where each is somebody."""
    called: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By ids, the titles that texts are known to call people by."""
    told_apart: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By family names, the titles that one text has beside each other: "Ms Example" there is not "Mrs E Example"."""
    siblings: Collection[str] = ()
    """Brothers and sisters of a child whom the chronology is about, of whom no birth is known."""


def partly_named(people: Iterable[Person], case: Case) -> Mapping[str, str]:
    """For the id of each who is only named by a part, the id of the one whom it can only mean."""
    several = [person for person in people if person.kind not in _BODIES and not person.id.startswith(BY_ROLE)]
    families: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name in (name for person in several for name in names_of(person) if name.whole):
        families[name.family].add(frozenset((name.given, name.family)))
    known = [_known(_given_first(person, families)) for person in several]
    parts = [
        one
        for one in known
        if one.rank != _WHOLE and is_only_named(one.person.id) and one.person.id not in case.subjects
    ]
    found = _written_otherwise(known, case)
    called: dict[str, set[str]] = defaultdict(set, {who: set(titles) for who, titles in case.called.items()})
    # "Mrs E Example" first: whom she is tells whom "Mrs Example" and "Ms Example" of one text can be.
    for one in sorted(parts, key=lambda each: each.rank >= _TITLED):
        fitting: Sequence[_Known] = [other for other in known if other.rank < one.rank and _may_be(one, other, case)]
        if one.rank in (_TITLED, _LETTER) and len(fitting) > 1:
            # Who "Mr C Example" is was settled before.
            settled = [other for other in fitting if other.person.id not in found]
            fitting = _by_title(settled, parts_of(one.person.name), called, case)
        if meant := _one_of(fitting or _by_short_form(one, known, case), one, case):
            found[one.person.id] = meant
            called[meant].add(parts_of(one.person.name).title)
    return {part: _last(found, whole) for part, whole in found.items()}


def _given_first(person: Person, families: Mapping[str, Collection[frozenset[str]]]) -> Person:
    """As the case writes names: "Example K" of a table's column is K Example, where Example is another's family name."""
    name = parts_of(person.name)
    if not name.whole or name.title or name.middle or not is_only_named(person.id) or rows_of(name.given):
        return person
    own = frozenset((name.given, name.family))
    is_turned = any(each != own for each in families.get(name.given, ())) and (
        len(name.family) == 1 or set(families[name.family]) <= {own}
    )
    return replace(person, name=f"{name.family} {name.given}") if is_turned else person


def _written_otherwise(known: Sequence[_Known], case: Case) -> dict[str, str]:
    """Who is named whole by a title more or a middle name cut to its letter: "Sister Ama Example", "Owen T Example".

    And an officer without the number that another telling has: "PC Rees" is "PC 412 Rees", where no second one has that name.
    """
    found = _without_number(known, case)
    for one in known:
        if one.rank != _WHOLE or not is_only_named(one.person.id) or one.person.id in case.subjects:
            continue
        others = [other for other in known if other.rank == _WHOLE and other is not one and _is_more(other, one)]
        if not others and one.person.id not in (unknown_id(one.person.name), *found.values()):
            # The family name stood first: the one of this name whose given name did.
            others = [
                other for other in known if other is not one and folded(other.person.name) == folded(one.person.name)
            ]
        others = [
            other
            for other in others
            if frozenset((one.person.id, other.person.id)) not in case.apart
            and births(one.person, other.person) is not Born.DIFFERENT
        ]
        if len(others) == 1:
            found[one.person.id] = others[0].person.id
    return found


def _without_number(known: Sequence[_Known], case: Case) -> dict[str, str]:
    numbered: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in known:
        words = folded(one.person.name)
        if parts_of(one.person.name).title and len(words) > _BOTH and words[1].isdigit():
            numbered[words[0], *words[2:]].add(one.person.id)
    return {
        one.person.id: whole
        for one in known
        if is_only_named(one.person.id)
        and parts_of(one.person.name).title
        and len(ids := numbered.get(folded(one.person.name), set())) == 1
        and frozenset((one.person.id, whole := next(iter(ids)))) not in case.apart
    }


def _is_more(other: _Known, one: _Known) -> bool:
    """Some name of `other` is the name without its title, or has in full what it has as a letter."""
    said, title = _untitled(one.person.name)
    if len(said) < _BOTH:
        return False
    for name in (other.person.name, *other.person.known_as):
        words, other_title = _untitled(name)
        same_words = words == said and bool(title) and not other_title
        in_full = (
            len(words) == len(said) > _BOTH
            and words != said
            and all(a == b or (len(b) == 1 and a.startswith(b)) for a, b in zip(words, said, strict=True))
        )
        if same_words or in_full:
            return True
    return False


def _untitled(written: str) -> tuple[list[str], bool]:
    words = folded(written)
    bare = [word for word in words if word not in name_table().titles]
    return bare, len(bare) < len(words)


def _may_be(one: _Known, other: _Known, case: Case) -> bool:
    return (
        frozenset((one.person.id, other.person.id)) not in case.apart
        and _fits(one, other)
        and not (one.rank == _PART and other.person.id in case.met_once)
        # "EXAMPLE R 04/02/61" is not Rowan Example, born in 1990.
        and births(one.person, other.person) is not Born.DIFFERENT
        # "Gareth (TA)" is not the father Gareth Vale.
        and not (one.person.kind is PersonKind.PROFESSIONAL and _is_kin(other.person, case.family))
    )


def _by_title(
    fitting: Sequence[_Known], part: Name, called: Mapping[str, Collection[str]], case: Case
) -> Sequence[_Known]:
    """Of several grown-ups of a family name the one whom a text calls by this title, where it calls another by another.

    Nobody calls a child's little brother "Mr Example" where another of the family can be meant.
    """
    grown = [each for each in fitting if each.person.id not in case.siblings]
    beside = {title for title in case.told_apart.get(part.family, ()) if title != part.title}
    if beside and part.title in case.told_apart[part.family]:
        own = [each for each in grown if part.title in called.get(each.person.id, ())]
        others = [each for each in grown if not beside.intersection(called.get(each.person.id, ()))]
        grown = own if len(own) == 1 else own or others
    return grown if len(grown) == 1 else fitting


def _known(person: Person) -> _Known:
    own = parts_of(person.name)
    names = tuple(names_of(person))
    if own.whole and len(own.given) > 1:
        return _Known(person, names, _WHOLE)
    if own.whole:
        return _Known(person, names, _INITIAL)
    # "Dr V" of notes is Dr Venn.
    is_letter = bool(own.title) and len(own.family) == 1
    return _Known(person, names, _LETTER if is_letter else _TITLED if own.title else _PART)


def _by_short_form(one: _Known, known: Sequence[_Known], case: Case) -> Sequence[_Known]:
    """Whom a short form alone can mean: "Shan" is the one Shanice, where no sentence has both and nobody is called Shan."""
    short = parts_of(one.person.name)
    if one.rank != _PART or one.person.kind is PersonKind.PROFESSIONAL:
        return ()
    fitting = [
        each
        for each in known
        if each.rank == _WHOLE
        and each.person.id not in case.met_once
        and any(
            name.whole and (are_forms(short.given, name.given) or _is_begun(short, name, each, case))
            for name in each.names
        )
    ]
    long = [each for each in fitting if any(is_cut(short, name) for name in each.names)]
    is_sure = (
        len(fitting) == 1 == len(long)
        and long[0].person.kind is not PersonKind.PROFESSIONAL
        and frozenset((one.person.id, long[0].person.id)) not in case.apart
        and not case.beside(short.given, parts_of(long[0].person.name).given)
    )
    return long if is_sure else ()


def _is_begun(short: Name, name: Name, other: _Known, case: Case) -> bool:
    """A form in use that is the beginning of the name of somebody of the family: "Jay" where the cousin is Jayden."""
    return other.person.id in {*case.tied, *case.family} and bool(rows_of(short.given)) and is_cut(short, name)


def _one_of(fitting: Sequence[_Known], one: _Known, case: Case) -> str:
    """The one who is meant; of several with one rank nobody, and a fuller name before one that is partial itself.

    In their own file "Mr Prys" is whom it is about, where all others of the name are strangers to the family. A given name alone is
    that of the one who is something to the family, where all others of it are nothing to anybody.
    """
    own = [each.person.id for each in fitting if each.person.id in case.subjects]
    others = (each.person.id for each in fitting if each.person.id not in case.subjects)
    if len(own) == 1 and (
        one.rank == _PART or (one.rank in (_TITLED, _LETTER) and not any(map(case.family.__contains__, others)))
    ):
        return own[0]
    tied = [each for each in fitting if each.person.id in case.tied and each.rank == _WHOLE]
    if one.rank == _PART and len(tied) == 1 and one.person.kind is not PersonKind.PROFESSIONAL:
        others = (each.person.id for each in fitting if each is not tied[0])
        if not any(map(case.family.__contains__, others)):
            return tied[0].person.id
    # The subject is of their own family by what is recorded of it, and may be "Mr Example" only where they are known to be a man.
    near = [
        each.person.id
        for each in fitting
        if each.person.id in case.family
        and each.rank == _WHOLE
        and (each.person.sex or each.person.id not in case.subjects)
    ]
    if one.rank == _TITLED and len(near) == 1 and one.person.kind is not PersonKind.PROFESSIONAL:
        # "Mr Example" of a family's file is the one of the family called so, and no stranger of that name.
        return near[0]
    for rank in (_WHOLE, _INITIAL, _TITLED):
        if ranked := [each for each in fitting if each.rank == rank]:
            return ranked[0].person.id if len(ranked) == 1 else ""
    return ""


def _last(found: Mapping[str, str], whole: str) -> str:
    while whole in found:
        whole = found[whole]
    return whole


def _fits(one: _Known, other: _Known) -> bool:
    part = parts_of(one.person.name)
    return any(_means(part, name) for name in other.names) and _may_have(part, other.person)


def _means(part: Name, name: Name) -> bool:
    """A given name alone, a family name alone or behind a title or an initial, of one name."""
    if part.whole:
        letters = {name.given[:1], *(middle[:1] for middle in name.middle if len(part.given) == 1 and not part.middle)}
        return part.family == name.family and part.given[0] in letters and not (part.title and name.title)
    if part.title:
        letter = len(part.family) == 1 and bool(name.title) and name.title == part.title
        return bool(part.family) and (part.family == name.family or (letter and name.family.startswith(part.family)))
    return part.given in (name.given, name.family) if part.given else False


def _is_kin(person: Person, family: Collection[str]) -> bool:
    return person.id in family and person.kind is not PersonKind.PROFESSIONAL


def _may_have(part: Name, person: Person) -> bool:
    """A title of the sex, for somebody who may be grown up; "Dr Vale" in the file of Kit Vale is a namesake at work."""
    if not part.title:
        return True
    sex = name_table().titles[part.title]
    if not sex and person.is_subject and person.kind is PersonKind.UNKNOWN:
        return False
    return person.kind is not PersonKind.CHILD and not (sex and person.sex in ("male", "female") and person.sex != sex)
