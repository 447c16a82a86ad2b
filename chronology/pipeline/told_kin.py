"""Who is of the person's family, and who works with them as what, where texts say it by name and no record does.

A list of those who came to a meeting says it outright ("Ann Prys | Mother | Yes"), and so does a list of a family ("mum Ann Prys,
bro Rhys (17)"): once is enough. In running words it is said twice or more, in one way: once may be a slip, or of somebody else's.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chronology.model import Account, Person, PersonKind, Relationship, Restriction, Source
from chronology.normalise import record_of, subjects
from chronology.people import (
    AS_TOLD,
    BY_ROLE,
    folded,
    is_at_work,
    kin_words,
    names_of,
    parts_of,
    role_of,
    role_words,
    siblings,
    unknown_id,
)
from chronology.pipeline.cast import Cast
from chronology.tables import shipped_table

_LEAST = 2
_NAME = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}"
_OF = re.compile(r"(?P<role>[^()\d]+?) (?:of|to) (?P<of>.+)|(?P<whose>[^()]+?)['\u2019]s (?P<kin>.+)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_CHILDREN = re.compile(
    r"^\W{0,4}(?:(?:subject )?child(?:ren)?|names? of child(?:ren)?|children's names|plant)(?: subject)?\s?:\s{0,4}(?P<names>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_EACH = re.compile(rf"(?:\A|[,;&/]|\band\b|\ba\b)\s*(?P<name>{_NAME})")
_CELLS = re.compile(r"\t|\s*\|\s*")
_SEVERAL = 2
# "Family: mum Ann Prys, bro Rhys (17) and nan Gwen": nothing else stands between, and nobody before whose mother it would be.
_NEXT = re.compile(r"(?:\s?\([^()\n]{1,30}\))?\s?(?:,|;|/|&|\+|\band\b|\bac?\b|\s)+\s?")
_OPENS = re.compile(r"(?:\A|[.:;(\u2013-])\s*(?:lives with )?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """Kin of the one subject by name, and what those named are at work, as texts say it."""

    kin: tuple[Relationship, ...] = ()
    work: tuple[tuple[str, str], ...] = ()
    """Ids with what they are at work."""

    def at_work(self, people: Iterable[Person]) -> list[Person]:
        """People with what texts say that they are at work, where nothing else is known of them."""
        work = dict(self.work)
        return [
            replace(each, kind=PersonKind.PROFESSIONAL, details=(*each.details, ("job title", work[each.id])))
            if each.id in work and each.kind is PersonKind.UNKNOWN
            else each
            for each in people
        ]


@dataclass(frozen=True, slots=True)
class _Outright:
    """Somebody with what a list says that they are: kin of the subject, or at work."""

    who: str
    role: str
    is_kin: bool
    source: Source


@dataclass(frozen=True, slots=True)
class _Family:
    """The children of whom a list of people is, and each parent it gives with the children whose they are."""

    children: tuple[str, ...]
    parents: tuple[tuple[_Outright, tuple[str, ...]], ...]


@dataclass(slots=True)
class _Said:
    """What texts say that somebody is: outright, or so many records by the way."""

    outright: dict[str, Source]
    by_the_way: dict[str, dict[str, Source]]


@cache
def _table() -> Mapping[str, Collection[str]]:
    return shipped_table("chronology.pipeline", "told_kin.toml")


def told_kin(accounts: Sequence[Account], chosen: Sequence[Person], cast: Cast, meant: Mapping[str, str]) -> Told:
    """What texts say of named people, of one chosen person; `meant` gives who is meant by a part of a name."""
    if len(chosen) != 1:
        return Told()
    (subject,) = chosen
    # Who a father is may be what somebody said in confidence.
    theirs = [each for each in accounts if subjects(each) <= {subject.id} and each.restriction is Restriction.NONE]
    reading = _Reading(subject, cast, meant)
    outright = [each for account in theirs for each in reading.outright(account)]
    kin = _kin(_said(theirs, outright, meant), subject, cast)
    kin = (*kin, *_of_other_children(kin, [reading.family(account) for account in theirs], subject, cast))
    tied = {each.from_person for each in (*kin, *cast.relationships)}
    work: dict[str, set[str]] = defaultdict(set)
    for each in outright:
        if not each.is_kin and each.who not in tied:
            work[each.who].add(each.role)
    return Told(kin, tuple((who, role) for who, of in sorted(work.items()) if len(of) == 1 for role in of))


def _said(accounts: Iterable[Account], outright: Iterable[_Outright], meant: Mapping[str, str]) -> Mapping[str, _Said]:
    """By ids, what texts say that people are of the family."""
    said: dict[str, _Said] = defaultdict(lambda: _Said({}, defaultdict(dict)))
    for each in outright:
        if each.is_kin:
            said[each.who].outright.setdefault(each.role, each.source)
    for account in accounts:
        for part in account.people:
            role = part.role.casefold()
            if role in kin_words() and not part.person.startswith(BY_ROLE):
                records = said[meant.get(part.person, part.person)].by_the_way[role]
                records.setdefault(record_of(account.key), account.source)
    return said


def _kin(said: Mapping[str, _Said], subject: Person, cast: Cast) -> tuple[Relationship, ...]:
    """Of those whom no record ties to the subject, what each is."""
    people = {person.id: person for person in cast.people}
    recorded = {each.from_person: each.kind.casefold() for each in cast.relationships if each.to_person == subject.id}
    is_child = subject.kind is not PersonKind.ADULT
    kin = {
        identity: known
        for identity, each in sorted(said.items())
        if identity not in recorded
        and _may_be_kin(people.get(identity), subject)
        and (known := _settled(each, is_child=is_child)) is not None
        # Another mother than the recorded one is told of: which of the two is, no text decides.
        and not (known[0] in _table()["one_each"] and known[0] in recorded.values())
    }
    return tuple(
        Relationship(from_person=identity, to_person=subject.id, kind=role, basis=AS_TOLD, source=source)
        for identity, (role, source) in kin.items()
        if not _is_second(identity, kin, said)
    )


def _of_other_children(
    kin: Sequence[Relationship], families: Iterable[_Family], subject: Person, cast: Cast
) -> Iterator[Relationship]:
    """What the subject's parents are to the other children of whom a list is, and so what those are to the subject."""
    parents = {each.from_person for each in (*kin, *cast.relationships) if each.to_person == subject.id}
    tied = {frozenset((each.from_person, each.to_person)) for each in (*kin, *cast.relationships)}
    found: dict[tuple[str, str], Relationship] = {}
    for family in families:
        for parent, children in family.parents:
            for child in children:
                if child != subject.id and frozenset((parent.who, child)) not in tied:
                    found.setdefault(
                        (child, parent.role),
                        Relationship(
                            from_person=parent.who,
                            to_person=child,
                            kind=parent.role,
                            basis=AS_TOLD,
                            source=parent.source,
                        ),
                    )
    # A father of another child alone is nobody's kin here, but tells that two have not all parents in common.
    others = {child for (child, _), each in found.items() if each.from_person in parents}
    yield from (each for (child, _), each in found.items() if child in others)
    every = (*cast.relationships, *kin, *(each for (child, _), each in found.items() if child in others))
    for each in siblings(cast.people, every):
        pair = {each.from_person, each.to_person}
        if subject.id in pair and frozenset(pair) not in tied:
            (other,) = pair - {subject.id}
            yield replace(each, from_person=other, to_person=subject.id, basis=AS_TOLD)


def _at(source: Source, line: str) -> Source:
    """The place of one line of what a source quotes."""
    at = source.quote.find(line)
    if at < 0:
        return source
    start = source.start + at if source.start is not None else None
    return replace(source, quote=line, start=start, end=start + len(line) if start is not None else None)


def _may_be_kin(person: Person | None, subject: Person) -> bool:
    nobody_s = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
    return person is not None and person.kind not in nobody_s and person.id != subject.id and not person.is_subject


def _settled(said: _Said, *, is_child: bool) -> tuple[str, Source] | None:
    """The one thing that texts say somebody is; nothing where they say two."""
    outright = _nearest(said.outright)
    if said.outright:
        return (outright, said.outright[outright]) if outright else None
    aside = frozenset(_table()["of_another"]) if is_child else frozenset[str]()
    roles = {role: records for role, records in said.by_the_way.items() if role not in aside}
    records = {key: source for of in roles.values() for key, source in of.items()}
    role = _nearest(roles)
    return (role, next(iter(records.values()))) if role and len(records) >= _LEAST else None


def _nearest(roles: Collection[str]) -> str:
    """Of ways to say one thing the closest: of "aunt" and "paternal aunt" the second; "" where they are two things."""
    bare = {" ".join(word for word in re.split(r"[ -]", role) if word not in _table()["sides"]) for role in roles}
    return max(roles, key=lambda role: (len(role), role)) if len(bare) == 1 else ""


def _is_second(identity: str, kin: Mapping[str, tuple[str, Source]], said: Mapping[str, _Said]) -> bool:
    """A second mother, where another is told of just as well, or outright."""
    role, _ = kin[identity]
    if role not in _table()["one_each"]:
        return False
    others = [other for other, (theirs, _) in kin.items() if theirs == role and other != identity]
    outright = bool(said[identity].outright)
    return any(bool(said[other].outright) >= outright for other in others)


class _Reading:
    """Reads what lists say outright."""

    def __init__(self, subject: Person, cast: Cast, meant: Mapping[str, str]) -> None:
        self._cast, self._meant = cast, meant
        self._subject = subject.id
        lines = ((each.source, _CHILDREN.search(each.source.quote or "")) for each in cast.settled.people)
        self._heads = {source.document: found for source, found in lines if found}
        """The line of a file's head that names the children whose it is."""
        self._own = frozenset(name.given for name in names_of(subject) if name.given)
        self._ids = frozenset(person.id for person in cast.people)

    def outright(self, account: Account) -> Iterator[_Outright]:
        """From the rows of a table of people, and from sentences that list a family."""
        rows: list[_Outright] = []
        for line in (account.source.quote or account.fact).splitlines():
            cells = _cells(line)
            if len(cells) > 1:
                rows += self._of_row(cells, _at(account.source, line))
            else:
                yield from self._of_list(line, account.source)
        # One row alone may be of anything: who asked, for whom something is to be done.
        if len({each.who for each in rows}) >= _SEVERAL:
            yield from rows

    def family(self, account: Account) -> _Family:
        """The children whom a text gives as whose it is, the subject among them, and their parents in its list of people."""
        text = account.source.quote or account.fact
        listed = _CHILDREN.search(text) or self._heads.get(account.source.document)
        named = [found["name"] for found in _EACH.finditer(listed["names"])] if listed else []
        children = {
            who: parts_of(name).given for name in named if (who := self._who(name, part=True) or self._child(name))
        }
        if self._subject not in children or len(children) < _SEVERAL:
            return _Family((), ())
        rows = [cells for line in text.splitlines() if len(cells := _cells(line)) > 1]
        found = []
        for cells in rows:
            role, of = _parent(cells[1])
            if role and (who := self._who(cells[0])):
                row = _Outright(who, role, is_kin=True, source=_at(account.source, cells[0]))
                found.append((row, of))
        whole = [role.role for role, of in found if not of]
        return _Family(
            tuple(children),
            tuple(
                (row, tuple(who for who, given in children.items() if not of or given in of))
                for row, of in found
                # Of two mothers of several children a list does not say whose each is.
                if of or whole.count(row.role) == 1
            ),
        )

    def _child(self, name: str) -> str:
        """A child of whom texts have the given name alone."""
        identity = unknown_id(name.split(maxsplit=1)[0])
        return identity if identity in self._ids else ""

    def _of_row(self, cells: Sequence[str], source: Source) -> Iterator[_Outright]:
        """A row that has a name first, and then what they are."""
        known = self._what(cells[1])
        if known is not None and (who := self._who(cells[0], part=known[1])):
            yield _Outright(who, *known, source)

    def _of_list(self, line: str, source: Source) -> Iterator[_Outright]:
        """Two or more of a family in a row, each with what they are right before the name."""
        for run in _runs(line):
            pairs = [(found["name"], _kin_called(found["role"])) for found in run]
            if len({name for name, _ in pairs}) >= _SEVERAL and len({role for _, role in pairs}) >= _SEVERAL:
                for name, role in pairs:
                    if (who := self._who(name, part=True)) and role:
                        yield _Outright(who, role, is_kin=True, source=_at(source, line))

    def _who(self, name: str, *, part: bool = False) -> str:
        """The id of whom words name by a whole name, or by a title and a family name; of kin also by a `part` of one."""
        own = parts_of(name)
        if not (own.whole or own.title or part) or role_of(name) is not None:
            return ""
        identity = self._cast.register.named(name) or unknown_id(name)
        identity = self._meant.get(identity, identity)
        return identity if identity in self._ids else ""

    def _what(self, written: str) -> tuple[str, bool] | None:
        """What a cell says that somebody is, of the subject or at work; nothing where it is of somebody else."""
        plain = _BRACKET.sub("", written).strip(" .,:").casefold()
        if (known := _role(plain)) is not None:
            return known
        of = _OF.fullmatch(plain)
        known = _role(of["role"] or of["kin"]) if of else None
        if of is None or known is None or not known[1]:
            return None
        return known if self._own & set(folded(of["of"] or of["whose"])) else None


def _cells(line: str) -> Sequence[str]:
    return [cell.strip(" *") for cell in _CELLS.split(line.strip(" |"))]


def _parent(written: str) -> tuple[str, frozenset[str]]:
    """("mother" or "father", the given names of the children of whom a cell says so, all where it says nothing more)."""
    plain = " ".join(_BRACKET.sub("", written).strip(" .,:").casefold().split())
    of = _OF.fullmatch(plain)
    known = role_of((of["role"] or of["kin"]) if of else plain)
    if known is None or known.says not in _table()["one_each"]:
        return "", frozenset()
    return known.says, frozenset(folded(of["of"] or of["whose"])) if of else frozenset()


def _runs(line: str) -> Iterator[Sequence[re.Match[str]]]:
    """Those of a family who stand one behind another, from where a sentence or a list opens."""
    run: list[re.Match[str]] = []
    for found in _in_list().finditer(line):
        if run and _NEXT.fullmatch(line, run[-1].end(), found.start()):
            run.append(found)
            continue
        yield run
        run = [found] if _OPENS.search(line, max(0, found.start() - 20), found.start()) else []
    yield run


def _role(plain: str) -> tuple[str, bool] | None:
    """(what somebody is, whether it is kin) by a whole cell: "paternal aunt" is kept as it stands."""
    plain = " ".join(plain.split())
    if plain in kin_words() and role_of(plain) is None:
        return plain, True
    known = role_of(plain)
    if known is not None:
        says = plain if known.titles is None and plain in kin_words() else known.says
        return says, known.titles is None
    side, _, rest = plain.partition(" ")
    near = role_of(rest) if side in _table()["sides"] else None
    if near is not None and near.titles is None:
        return f"{side} {near.says}", True
    return (plain, False) if is_at_work(plain) else None


def _kin_called(word: str) -> str:
    plain = " ".join(word.casefold().split()).replace("-", " ")
    short = shipped_table("chronology.pipeline", "told_kin.toml")["in_lists"]
    known = role_of(plain)
    return str(short[plain]) if plain in short else known.says if known is not None else ""


@cache
def _in_list() -> re.Pattern[str]:
    """What somebody of a family is, and the name right behind it; nobody's own kin: not "Ann's mum Pat"."""
    short = shipped_table("chronology.pipeline", "told_kin.toml")["in_lists"]
    words = {word for word, role in role_words().items() if role.titles is None and "'" not in word}
    called = "|".join(
        re.escape(word).replace(r"\ ", "[ -]") for word in sorted({*words, *short}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w'\u2019-])(?<!['\u2019]s )(?<!his )(?<!her )(?P<role>(?i:{called}))[:,]? (?P<name>{_NAME})"
    )
