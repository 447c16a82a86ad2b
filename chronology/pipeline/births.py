"""Dates of birth that sources give otherwise than an entry of the birth: told with that entry, which then shows both."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Account, Involvement, Kind, Person, PersonKind, Problem, Severity, Source
from chronology.normalise import subjects
from chronology.people import Born, births, folded, is_only_named, names_of, plain
from chronology.pipeline.cast import Cast
from chronology.practice import taxonomy, title_of

# Further apart than this two dates are of two births: a sister's is told beside her brother's name too.
_DAYS = 366
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Differing:
    """Accounts that tell a birth of another day, and the keys of which belong together."""

    accounts: tuple[Account, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


def births_differing(accounts: Sequence[Account], recorded: Iterable[Person], cast: Cast) -> Differing:
    """What records of people say of a birth that an entry dates otherwise, as accounts to stand with the entry."""
    told = [account for account in accounts if account.kind is Kind.BIRTH and account.when.precision == "day"]
    people = [one for one in recorded if one.born is not None and one.born.precision == "day"] if told else []
    found: dict[str, Account] = {}
    pairs = []
    for account in told:
        for person in people:
            if _differs(account, person) and _is_of(account, person, cast):
                other = _account(account, person)
                found.setdefault(other.key, other)
                pairs.append((account.key, other.key))
    return Differing(tuple(found.values()), tuple(pairs))


def _differs(account: Account, person: Person) -> bool:
    assert person.born is not None, "asked before"
    apart = abs((account.when.first_day - person.born.first_day).days)
    return 0 < apart < _DAYS


def _is_of(account: Account, person: Person, cast: Cast) -> bool:
    """The entry tells of this person's birth: it calls them so, or it is about them and names nobody as born."""
    words = " ".join(folded(f"{account.fact} {account.source.quote}"))
    givens = {name.given for name in names_of(person) if len(name.given) >= _LEAST}
    # Somebody a return lists may be left unread where it is read for one child; who is named in texts never is.
    if (
        is_only_named(person.id)
        and person.kind is PersonKind.CHILD
        and any(_born(given).search(words) for given in givens)
    ):
        return True
    own = cast.settled.id_of(person.source.document, person.id)
    return subjects(account) == {own} and not _SOMEBODY.search(account.fact)


_SOMEBODY = re.compile(
    r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)* (?:was )?born\b|\b(?:brother|sister|baby|sibling)\b"
)


def _born(given: str) -> re.Pattern[str]:
    """Words, folded, in which somebody of this name is who was born."""
    called = re.escape(given)
    return re.compile(rf"\b{called}(?: \w+){{0,2}} born\b|\b(?:birth of|born)(?: baby)? {called}\b|\bganwyd {called}\b")


def otherwise_born(chosen: Iterable[Person], people: Iterable[Person]) -> Iterator[Problem]:
    """What a reader must know of another of the subject's name: two people, or one date of birth is wrong."""
    for _, other in of_one_name_otherwise_born(chosen, people):
        yield Problem(
            message=(
                "somebody of the subject's name is recorded with another date of birth; they stand as two people: "
                "if it is one, say so with a same_person decision (`chronology inspect` shows how)"
            ),
            source=Source(document="people", locator=other.id),
            severity=Severity.WARNING,
        )


def of_one_name_otherwise_born(chosen: Iterable[Person], people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """A subject, and another under the same id and name with another date of birth."""
    everybody = tuple(people)
    for subject in chosen:
        for other in everybody:
            one_id = other.id.partition("@")[0] == subject.id.partition("@")[0] and other.id != subject.id
            same = one_id and plain(subject.name) != "" and plain(other.name) == plain(subject.name)
            if same and births(subject, other) in (Born.DIFFERENT, Born.SWAPPED):
                yield subject, other


def _account(account: Account, person: Person) -> Account:
    assert person.born is not None, "asked before"
    return Account(
        key=f"born:{person.id}:{person.source.document}:{person.born.edtf}#born",
        when=person.born,
        kind=Kind.BIRTH,
        title=title_of(Kind.BIRTH, account.language),
        fact=person.source.quote or f"{person.name}, {person.born.as_written}",
        polarity=taxonomy()[Kind.BIRTH].polarity,
        people=tuple(Involvement(person=one, role="subject") for one in sorted(subjects(account))),
        language=account.language,
        source=person.source,
    )
