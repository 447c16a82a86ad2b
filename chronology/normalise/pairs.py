"""Which pairs of accounts are worth comparing, so that a long case is not compared all with all."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from chronology.model import Account, Rel
from chronology.normalise.aspect import MEETINGS, aspect, tells_again
from chronology.normalise.days_told import days_named, is_exact
from chronology.normalise.episodes import carries, receives
from chronology.normalise.keys import record_of
from chronology.normalise.nearness import REACH, VAGUE
from chronology.normalise.sameness import announces, family_of, may_be_one, subjects, wrote_beside


def certain_pairs(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Pairs of one key, of one day and family, or of which one names the other's record as its duplicate."""
    blocks: dict[object, list[int]] = defaultdict(list)
    # Accounts of one record are different things that it tells: they meet only where a duplicate of it is named.
    duplicated = {link.record for account in accounts for link in account.links if link.rel is Rel.DUPLICATES}
    announced = {(record_of(account.key), account.when.earliest) for account in accounts if announces(account)}
    for at, account in enumerate(accounts):
        blocks[account.key].append(at)
        if (told := (record_of(account.key), account.when.earliest)) in announced:
            blocks[told].append(at)
        if (record := record_of(account.key)) in duplicated:
            blocks[record].append(at)
        for link in account.links:
            if link.rel is Rel.DUPLICATES:
                blocks[link.record].append(at)
        if account.when.earliest and is_exact(account):
            blocks[account.when.earliest, family_of(account.kind)].append(at)
    return _each_once(chain.from_iterable(combinations(block, 2) for block in blocks.values()))


def likely_pairs(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Pairs of different sources whose days are near or overlap, and that may be about one person."""
    blocks: dict[tuple[str | None, int], list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        # One that is about nobody by name may be about anybody, and is met in the block of nobody.
        for person in subjects(account) or (None,):
            for day in _days_around(account):
                blocks[person, day].append(at)
    named = {person for person, _ in blocks if person is not None}
    for (person, day), block in list(blocks.items()):
        if person is None:
            for each in named:
                if (each, day) in blocks:
                    blocks[each, day].extend(block)
    pairs = _each_once(_across_sources(accounts, blocks.values()))
    return (pair for pair in pairs if may_be_one(accounts[pair[0]], accounts[pair[1]]))


def _across_sources(accounts: Sequence[Account], blocks: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are of two sources; of one source only where either may be a second telling.

    A long note is one source: that all its entries be compared would make its reading the slower the longer it is.
    """
    retold = {at: days for at, one in enumerate(accounts) if tells_again(one) and (days := days_named(one))}
    meetings = {at for at, account in enumerate(accounts) if aspect(account) in MEETINGS}
    crews = {at for at, account in enumerate(accounts) if carries(account)}
    wards = {at for at, account in enumerate(accounts) if crews and receives(account)}
    for block in blocks:
        by_source: dict[str, list[int]] = defaultdict(list)
        for at in dict.fromkeys(block):
            by_source[accounts[at].source.document].append(at)
        sources = list(by_source.values())
        for place, source in enumerate(sources):
            others = [at for later in sources[place + 1 :] for at in later]
            again = (
                (at, of) for at in source if at in retold for of in source if accounts[of].when.earliest in retold[at]
            )
            met = combinations([at for at in source if at in meetings], 2)
            of_agencies = [at for at in source if accounts[at].agency]
            beside = ((a, b) for a, b in combinations(of_agencies, 2) if wrote_beside(accounts[a], accounts[b]))
            brought = product((at for at in source if at in crews), (at for at in source if at in wards))
            yield from chain(product(source, others), again, met, brought, beside)


def _days_around(account: Account) -> Iterator[int]:
    """The days on which an account is looked for, as numbers; none for one that is undated or too vague."""
    first, last = account.when.earliest, account.when.latest
    if first is None:
        return
    last = first if last is None else last  # of what lasts it is the beginning that another tells
    if (last - first).days > VAGUE:
        return
    yield from range(_number(first), _number(last) + 1 + REACH)
    yield from (_number(day) + REACH for day in days_named(account) if day < first)


def _number(day: dt.date) -> int:
    return day.toordinal()


def _each_once(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each pair of two in order and once, however many blocks it stands in."""
    seen: set[tuple[int, int]] = set()
    for one, other in pairs:
        pair = (min(one, other), max(one, other))
        if one != other and pair not in seen:
            seen.add(pair)
            yield pair
