"""Who died, and on which day, where an entry says so by name and no record does: the list of people and the tree then say it too."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from chronology.model import Account, Kind, Person, PersonKind, Precision, Status, When
from chronology.people import names_of

_DIED = r"(?:died|passed away|passed on|was found dead|took (?:his|her) own life|was killed|was pronounced dead|bu farw|wedi marw)"
_HOW = r"(?:(?:has|had|sadly|suddenly|unexpectedly|peacefully|tragically|then|later),? ){0,3}"
_BEFORE = r"(?<!\bif )(?<!\bwhen )(?<!\bwish )(?<!\bwishes )(?<!\bbefore )(?<!\bafter )(?<!\bsince )"
# "Nesta Pugh, her grandmother, died": what stands between is of her.
_BESIDE = r"(?:,[^,.;]{1,60},|,)?"
_LEAST = 3


def with_deaths(people: Iterable[Person], accounts: Iterable[Account]) -> list[Person]:
    """People with the day on which an entry says that they died; nothing where two entries give two days."""
    every = list(people)
    told = _told(every, [each for each in accounts if _is_of_a_day(each)])
    return [replace(each, died=told[each.id]) if each.died is None and each.id in told else each for each in every]


def _is_of_a_day(account: Account) -> bool:
    """The words themselves say when: the day of a note is the day on which somebody was told."""
    stands = account.status is not Status.WITHDRAWN and account.kind is Kind.DEATH
    words = f"{account.fact} {account.source.quote}"
    return (
        stands
        and account.when.precision is Precision.DAY
        and bool(account.when.as_written)
        and account.when.as_written in words
    )


def _told(people: Iterable[Person], accounts: Iterable[Account]) -> Mapping[str, When]:
    known = {person.id: person for person in people if person.kind is not PersonKind.ORGANISATION}
    found: dict[str, list[When]] = defaultdict(list)
    for account in accounts:
        involved = [known[one] for one in dict.fromkeys(part.person for part in account.people) if one in known]
        for person in involved:
            others = [each for each in involved if each is not person]
            if any(_says(called, account) for called in _called(person, others)):
                found[person.id].append(account.when)
    return {one: whens[0] for one, whens in found.items() if len({when.earliest for when in whens}) == 1}


def _called(person: Person, others: Iterable[Person]) -> Iterator[str]:
    """What names somebody in an entry: a whole name, and the given one where no other of the entry has it."""
    yield from (name for name in (person.name, *person.known_as) if " " in name)
    taken = {name.given for other in others for name in names_of(other)}
    given = {name.given for name in names_of(person)} - taken
    yield from (each for each in (person.name.split() or [""])[:1] if len(each) >= _LEAST and each.casefold() in given)


def _says(called: str, account: Account) -> bool:
    name = re.escape(called)
    pattern = rf"{_BEFORE}(?<!\w){name}(?!['’\w]){_BESIDE} {_HOW}{_DIED}\b|\bbu farw {name}\b"
    return any(re.search(pattern, text, re.IGNORECASE) is not None for text in (account.fact, account.source.quote))
