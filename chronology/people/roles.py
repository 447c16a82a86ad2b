"""Whom a role word means: "Mam", "MGM" or "HV" is the one person recorded as that to whom an entry is about.

Nobody is guessed at. Where none or several fit, somebody of unknown kind is called by the role, once for each subject.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.model import Person, PersonKind, Relationship, Source, When
from chronology.people.names import plain
from chronology.people.tables import table_of

_GAP = re.compile(r"[\s\-‐‑]+")
# "Mum's new partner" is her partner; an "ex partner" is not.
_OF_NOW = re.compile(r"'s (?:new|current) ")
_LEADING = re.compile(r"^(?:the|his|her|their) ")
_JOB = ("job title", "role", "post")
BY_ROLE = "role:"
INITIALS = "initials"
"""The detail of a person that holds the initials by which they sign."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How records say that one person is something to another."""

    kinds: frozenset[str]
    parents: frozenset[str] = frozenset()
    children: frozenset[str] = frozenset()
    sex: str = ""
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word means: ways through the family, or titles at work."""

    name: str
    says: str
    ways: tuple[tuple[str, ...], ...] = ()
    titles: re.Pattern[str] | None = None
    never_ways: tuple[tuple[str, ...], ...] = ()
    never: re.Pattern[str] | None = None
    sex: str = ""


@cache
def relations() -> Mapping[str, Relation]:
    """The relations of `roles.toml` by name."""
    return {
        name: Relation(
            kinds=frozenset(row["kinds"]),
            parents=frozenset(row.get("parents", ())),
            children=frozenset(row.get("children", ())),
            sex=row.get("sex", ""),
            mutual=row.get("mutual", False),
        )
        for name, row in table_of("roles.toml")["relations"].items()
    }


@cache
def _roles() -> Mapping[str, Role]:
    """Roles by each of their words.

    Raises:
        ValueError: a word stands twice, or a way leads through no known relation; the package is damaged.
    """
    table = table_of("roles.toml")
    found: dict[str, Role] = {}
    for section in ("family", "work"):
        for name, row in table[section].items():
            role = _role(name, row)
            for word in row["words"]:
                if word in found:
                    raise ValueError(f"roles.toml has the word {word} twice")
                found[word] = role
    return found


def _role(name: str, row: Mapping[str, object]) -> Role:
    at_work = "titles" in row
    ways, never_ways = ((), ()) if at_work else (_ways(row["ways"]), _ways(row.get("never", ())))
    return Role(
        name=name.replace("_", "-"),
        says=str(row["says"]),
        ways=ways,
        titles=_any_of(row["titles"]) if at_work else None,
        never_ways=never_ways,
        never=_any_of(row["never"]) if at_work and "never" in row else None,
        sex=str(row.get("sex", "")),
    )


def _ways(written: object) -> tuple[tuple[str, ...], ...]:
    assert isinstance(written, Iterable), "a list of ways"
    ways = tuple(map(tuple, written))
    if strange := {step for way in ways for step in way} - set(relations()):
        raise ValueError(f"roles.toml leads through {sorted(strange)}")
    return ways


def _any_of(phrases: object) -> re.Pattern[str]:
    assert isinstance(phrases, Sequence), "a list of phrases"
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def role_words() -> Mapping[str, Role]:
    """Every word that names a role, with the role."""
    return _roles()


def role_of(written: str) -> Role | None:
    """The role that a written word names; None for anything else."""
    word = _OF_NOW.sub("'s ", _GAP.sub(" ", written.replace("’", "'").casefold()).strip(" .,:;*"))
    return _roles().get(word) or _roles().get(_LEADING.sub("", word))


def sex_said_by(word: str) -> str | None:
    """The sex that a word for kin says: a sister is a woman."""
    plain = word.casefold().replace("-", " ").removeprefix("late ")
    if (said := table_of("roles.toml")["only_beside_names"]["sex_said"].get(plain)) is not None:
        return str(said)
    known = role_of(word)
    relation = relations().get(known.name.replace("-", "_")) if known and known.titles is None else None
    return (known.sex or (relation.sex if relation else "") or None) if known else None


def is_at_work(role: str) -> bool:
    """A role, as written or as the tables call it, is something people are at work."""
    known = role_of(role)
    return known.titles is not None if known is not None else role.casefold() in _at_work()


@cache
def _at_work() -> frozenset[str]:
    """What the tables call work: roles that count beside a name alone, and what every other one says."""
    said = {role.says.casefold() for role in _roles().values() if role.titles is not None}
    return frozenset(table_of("roles.toml")["only_beside_names"]["work"]) | said


@cache
def kin_words() -> frozenset[str]:
    """What texts call somebody who is of a family by blood or marriage, in their own words and the tables'."""
    own = {word for known in relations().values() for word in (*known.kinds, *known.parents, *known.children)}
    said = {role.says.casefold() for role in _roles().values() if role.titles is None}
    return frozenset(own | said | set(table_of("roles.toml")["only_beside_names"]["kin"]))


@cache
def near_words() -> frozenset[str]:
    """The same, with short ones and those for who is near by choice or by where they live: "dtr", "bf", "mate", "neighbour"."""
    family = {word for word, role in _roles().items() if role.titles is None}
    # A child is one of whoever is spoken of.
    return frozenset(family | kin_words() - {"child"} | set(table_of("roles.toml")["only_beside_names"]["near"]))


@dataclass(frozen=True, slots=True)
class _Tie:
    """Who is something to somebody, and when."""

    person: str
    when: When | None
    until: When | None


class Kinship:
    """Finds people by what they are to a subject on a day."""

    def __init__(
        self,
        people: Sequence[Person],
        relationships: Iterable[Relationship],
        working: Mapping[str, tuple[dt.date, dt.date]] | None = None,
    ) -> None:
        """`working` gives the first and the last day on which texts name somebody whom no record lists at work."""
        self._working_days = working or {}
        self._people = {person.id: person for person in people}
        self._working = [person for person in people if person.kind is PersonKind.PROFESSIONAL]
        self._ties: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
        for relation in relationships:
            self._enter(relation)

    def _enter(self, relation: Relationship) -> None:
        kind = relation.kind.casefold()
        start, end = relation.from_person, relation.to_person
        tie, back = (_Tie(who, relation.when, relation.until) for who in (start, end))
        for name, known in relations().items():
            if kind in known.kinds or (kind in known.parents and self._sex(start) == known.sex):
                self._ties[end, name].append(tie)
                if known.mutual:
                    self._ties[start, name].append(back)
            elif kind in known.children and self._sex(end) == known.sex:
                self._ties[start, name].append(back)

    def _sex(self, person: str) -> str | None:
        return self._people[person].sex if person in self._people else None

    def meant(self, role: Role, subject: str, when: When, agency: str = "") -> str | None:
        """The id of the one person who has the role for the subject at that time; None for none or several."""
        fitting = self._at_work(role, agency, when) if role.titles is not None else self.fitting(role, subject, when)
        return next(iter(fitting)) if len(fitting) == 1 else None

    def fitting(self, role: Role, subject: str, when: When) -> set[str]:
        """The ids of all who have a role of the family for the subject at that time; at any, where it is undated."""
        never = {who for way in role.never_ways for who in self._along(way, subject, when)}
        reached = {who for way in role.ways for who in self._along(way, subject, when)} - never - {subject}
        return {who for who in reached if self._may_be(who, role.sex, when)}

    def _along(self, way: Sequence[str], subject: str, when: When) -> set[str]:
        reached = {subject}
        for step in way:
            reached = {
                tie.person for who in reached for tie in self._ties.get((who, step), ()) if _holds(tie, when)
            } - {subject}
        return reached

    def _may_be(self, person: str, sex: str, when: When) -> bool:
        """Of the sex, or of one nobody recorded; and not dead before."""
        known = self._people.get(person)
        if known is None:
            return False
        dead = known.died is not None and known.died.dated and when.dated and known.died.last_day < when.first_day
        return not dead and (not sex or known.sex not in ("male", "female") or known.sex == sex)

    def _at_work(self, role: Role, agency: str, when: When) -> set[str]:
        fitting = [p for p in self._working if _has_title(p, role) and self._is_there(p.id, when)]
        of_agency = [person for person in fitting if agency and plain(agency) in _agencies(person)]
        return {person.id for person in of_agency or fitting}

    def _is_there(self, person: str, when: When) -> bool:
        """Whom only texts name has a post from the first day to the last that they are named; before and after another may."""
        if person not in self._working_days:
            return True
        first, last = self._working_days[person]
        return when.dated and first <= when.first_day and when.last_day <= last


def _holds(tie: _Tie, when: When) -> bool:
    """The relationship may have held: it had not ended for certain, nor not begun."""
    if not when.dated:
        return True
    return not _ended(tie.until, when.first_day) and not _not_begun(tie.when, when.last_day)


def _ended(until: When | None, day: dt.date) -> bool:
    return until is not None and until.dated and until.last_day < day


def _not_begun(since: When | None, day: dt.date) -> bool:
    return since is not None and since.dated and since.first_day > day


def _has_title(person: Person, role: Role) -> bool:
    titles = [value.casefold() for label, value in person.details if label in _JOB]
    return any(
        role.titles is not None and role.titles.search(title) and not (role.never and role.never.search(title))
        for title in titles
    )


def _agencies(person: Person) -> Iterator[str]:
    return (plain(value) for label, value in person.details if label == "agency")


def by_role_only(role: Role, subjects: Iterable[str], source: Source) -> Person:
    """Somebody of whom the record says only what they are: one for each role and subject."""
    about = "+".join(sorted(subjects))
    return Person(
        id=f"{BY_ROLE}{role.name}{':' if about else ''}{about}",
        kind=PersonKind.PROFESSIONAL if role.titles is not None else PersonKind.UNKNOWN,
        name=f"{role.says} (not identified)",
        details=(("identified", "no: the record has only the role"),),
        source=source,
    )
