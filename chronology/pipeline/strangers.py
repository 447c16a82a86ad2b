"""Somebody else of the subject's family name: what a row or its words say is of another is not told of the subject.

A table that nobody's name heads tells of whom its rows name; a police log of "PRYS S, of 9 Elm Row, b. 1958" not of Siân Prys, born 1969.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from chronology.model import Account, Person
from chronology.normalise import subjects
from chronology.people import folded, is_only_named, names_of, plain
from chronology.people.names import alike

_NO_RELATION = re.compile(
    r"\b(?:no|not a) (?:relation|relative|connection)\b|\b(?:not|un)(?:[ -]?)(?:related|connected)\b|\bdim perthynas\b",
    re.IGNORECASE,
)
_BORN = r"(?:b\.?|born|d\.?o\.?b\.?|date of birth)\s*:?\s*|\(\s*"
_YEAR = r"(?:\d{1,2}[./-]\d{1,2}[./-])?(?P<year>(?:19|20)\d\d)\b"
_APART = r"[^.;\n]{0,50}?"


def without_strangers(
    accounts: Iterable[Account], chosen: Sequence[Person], people: Sequence[Person], family: Collection[str]
) -> list[Account]:
    """Accounts without those of a namesake of the one subject, who is of no family that is recorded or told of."""
    if len(chosen) != 1:
        return list(accounts)
    (subject,) = chosen
    every = list(accounts)
    namesakes = frozenset(_namesakes(subject, people, family, [each.source.quote or each.fact for each in every]))
    told = _Told(subject, people)
    return [each for each in every if subjects(each) or not (_names_only(each, namesakes) or told.of_another(each))]


def _namesakes(
    subject: Person, people: Iterable[Person], family: Collection[str], texts: Sequence[str]
) -> Iterator[str]:
    """Those of the family name and another given one of whom some entry says that they are no relation.

    Without such words a row may be of a brother or sister whom no record lists.
    """
    own = [name for name in names_of(subject) if name.whole]
    saying = [text for text in texts if _NO_RELATION.search(text)]
    for person in people:
        names = [name for name in names_of(person) if name.whole and any(name.family == each.family for each in own)]
        if not names or person.id == subject.id or not is_only_named(person.id) or person.id in family:
            continue
        is_another = all(alike(name, each) is None for name in names for each in own)
        said = re.compile(
            rf"(?<!\w){re.escape(plain(person.name))}(?!\w)[^;\n]{{0,40}}?{_NO_RELATION.pattern}", re.IGNORECASE
        )
        if is_another and any(said.search(text) for text in saying):
            yield person.id


def _names_only(account: Account, namesakes: Collection[str]) -> bool:
    """A row of which a column gives a namesake, and nobody else."""
    row = {part.person for part in account.people if not part.role and not part.involvement}
    return bool(row) and row <= set(namesakes)


class _Told:
    """What words say of a birth beside the subject's family name."""

    def __init__(self, subject: Person, people: Iterable[Person]) -> None:
        self._own = [name for name in names_of(subject) if name.whole]
        self._born = _year(subject)
        self._known = {year for person in people if (year := _year(person))}
        families = "|".join(sorted({re.escape(word) for word in _family_words(subject)})) or "(?!)"
        self._named = re.compile(
            rf"(?<!\w)(?:(?P<before>[^\W\d_][\w'’-]*)\.? )?(?:{families})(?!\w),?(?: (?P<behind>[^\W\d_][\w'’-]*))?{_APART}(?:{_BORN}){_YEAR}",
            re.IGNORECASE,
        )

    def of_another(self, account: Account) -> bool:
        """Each birth beside the name is of a year in which nobody of the case was born; nothing else names the subject."""
        text = account.source.quote or account.fact
        found = [each for each in self._named.finditer(text) if self._may_be_theirs(each)]
        if not self._born or not found or {int(each["year"]) for each in found} & self._known:
            return False
        words = set(folded(text))
        return not any(len(name.given) > 1 and name.given in words for name in self._own)

    def _may_be_theirs(self, found: re.Match[str]) -> bool:
        letters = {folded(word)[0][:1] for word in (found["before"], found["behind"]) if word and folded(word)}
        return any(name.given[:1] in letters for name in self._own)


def _family_words(subject: Person) -> Iterator[str]:
    """The family name as it is written."""
    families = {name.family for name in names_of(subject) if name.whole}
    yield from (word for word in subject.name.replace(",", " ").split() if folded(word) and folded(word)[0] in families)


def _year(person: Person) -> int | None:
    return person.born.earliest.year if person.born and person.born.earliest else None
