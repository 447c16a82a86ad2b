"""Joins what two sources most likely both tell: the most alike first, one row of a source with one of another.

Where two rows of one source fit an account equally well, neither is taken: nobody is to guess which was meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from chronology.model import Account, Apart
from chronology.normalise.days_told import is_exact, tells_of_several_days
from chronology.normalise.episodes import is_brought
from chronology.normalise.groups import Fits, Groups
from chronology.normalise.keys import record_of
from chronology.normalise.likeness import ENOUGH, NEAR, Likeness, likeness
from chronology.normalise.pairs import likely_pairs
from chronology.normalise.references import Numbers
from chronology.normalise.sameness import (
    is_examined_later,
    is_mention,
    is_part_of,
    is_retold,
    is_sentence_of,
    same_incident,
    subjects_meet,
    wrote_beside,
)
from chronology.normalise.sorts import same_meeting
from chronology.normalise.surroundings import Surroundings

_NOTHING_ELSE = "nothing else of either source comes near it"
_BORNE_OUT = "a third source tells it much like both"
# Points by which the better of two rows must be better.
_CLEARLY = 0.4
# And by which a pair that is not quite enough must be better than any other to be taken all the same.
_ALONE = 2.0
# Pairs fainter than this are nobody's rivals.
_FAINT = 3.0
# And what two groups have in common on the average of their pairs, before they are one: a telling that is like one of a
# group and like none of the others is of another incident, and would bring all of its own group in.
_ON_AVERAGE = 3.0


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    alike: Likeness


@dataclass(frozen=True, slots=True)
class _Joining:
    """What is joined so far, and what says whether more may be."""

    accounts: Sequence[Account]
    groups: Groups
    fits: Fits
    points: Mapping[tuple[int, int], float]

    def join(self, pair: _Pair, basis: str) -> str:
        """Join the groups of the two. Say why that may not be; empty when it was done."""
        if not self._hang_together(pair):
            return "the other accounts of the incident tell of something else"
        joined = self.groups.join(pair.one, pair.other, basis, self.fits)
        return "" if joined else "one source tells it twice, or somebody else's account would come in"

    def _hang_together(self, pair: _Pair) -> bool:
        if self.groups.are_one(pair.one, pair.other):
            return True
        meeting = list(product(self.groups.of(pair.one), self.groups.of(pair.other)))
        points = self._points_of_records(meeting)
        # Two agencies of one file are of one event only where each tells what the other does.
        if any(self._wrote_beside(one, other) and self._alike(one, other) < ENOUGH for one, other in meeting):
            return False
        # Of two alone their own points say whether they are one.
        return len(points) <= 1 or sum(points) >= _ON_AVERAGE * len(points)

    def _points_of_records(self, meeting: Sequence[tuple[int, int]]) -> Sequence[float]:
        """What each two records have in common: of a note and its own sentences the one that fits best, for they tell once."""
        best: dict[tuple[str, str], float] = defaultdict(float)
        for one, other in meeting:
            if not self._are_of_one_file(one, other):
                records = record_of(self.accounts[one].key), record_of(self.accounts[other].key)
                best[records] = max(best[records], self._alike(one, other))
        return list(best.values())

    def _alike(self, one: int, other: int) -> float:
        return self.points.get((min(one, other), max(one, other)), 0.0)

    def _wrote_beside(self, one: int, other: int) -> bool:
        return self._are_of_one_file(one, other) and wrote_beside(self.accounts[one], self.accounts[other])

    def _are_of_one_file(self, one: int, other: int) -> bool:
        return self.accounts[one].source.document == self.accounts[other].source.document


def join_likely(accounts: Sequence[Account], groups: Groups, numbers: Numbers) -> tuple[Apart, ...]:
    """Join them, and return the pairs that look like one incident and are kept apart."""
    around = Surroundings(accounts, numbers)
    pairs = [
        _Pair(one, other, alike)
        for one, other in likely_pairs(accounts)
        if not (groups.are_one(one, other) or groups.are_forbidden(one, other))
        and (alike := likeness(accounts[one], accounts[other], around)).points >= _FAINT
    ]
    pairs.sort(key=lambda pair: (-pair.alike.points, pair.one, pair.other))
    rivals = _by_source(pairs, accounts)

    def fits(one: Account, other: Account) -> bool:
        return subjects_meet(one, other) and _may_stand_together(one, other, numbers)

    joining = _Joining(accounts, groups, fits, {(pair.one, pair.other): pair.alike.points for pair in pairs})
    near = [pair for pair in pairs if pair.alike.points >= NEAR]
    refused = {pair: why for pair in near if (why := _refused(pair, rivals, joining))}
    doubtful = [pair for pair in near if pair.alike.points < ENOUGH and not pair.alike.against]
    for pair in doubtful:
        # That two write words alike on one day may be chance; that one gives the day of what it tells is something more.
        more = len(pair.alike.shared) > len(("the day", "the words")) or any(
            is_mention(accounts[at]) for at in (pair.one, pair.other)
        )
        if more and pair.alike.particular and not _is_rivalled(pair, rivals, accounts, groups, by=_ALONE):
            joining.join(pair, f"{pair.alike.basis}, and {_NOTHING_ELSE}")
    for pair in _borne_out(doubtful, near, accounts, groups):
        if pair.alike.particular and not _is_rivalled(pair, rivals, accounts, groups):
            joining.join(pair, f"{pair.alike.basis}, and {_BORNE_OUT}")
    return tuple(
        Apart(one=accounts[pair.one].key, other=accounts[pair.other].key, shared=pair.alike.basis, against=why)
        for pair, why in refused.items()
        if not groups.are_one(pair.one, pair.other)
    )


def _refused(pair: _Pair, rivals: "Rivals", joining: _Joining) -> str:
    """Why a pair is not joined; empty when it was."""
    if pair.alike.points < ENOUGH or not pair.alike.particular:
        return ", ".join(pair.alike.against) or "not enough to tell that it is one incident"
    if _is_rivalled(pair, rivals, joining.accounts, joining.groups):
        return "another entry of the same source fits as well"
    return joining.join(pair, pair.alike.basis)


def _borne_out(
    doubtful: Sequence[_Pair], near: Sequence[_Pair], accounts: Sequence[Account], groups: Groups
) -> Iterator[_Pair]:
    """Pairs that are not enough by themselves, but that a third source tells much like both of."""
    beside: dict[int, set[int]] = defaultdict(set)
    for pair in near:
        beside[pair.one].add(pair.other)
        beside[pair.other].add(pair.one)
    for pair in doubtful:
        beside_one, beside_other = ({*beside[at], *groups.of(at)} for at in (pair.one, pair.other))
        documents = {accounts[at].source.document for at in (pair.one, pair.other)}
        if any(accounts[at].source.document not in documents for at in beside_one & beside_other):
            yield pair


def _may_stand_together(one: Account, other: Account, numbers: Numbers) -> bool:
    """Not two rows of one source, of which each tells its own incident; nor two days that one note gives."""
    if record_of(one.key) == record_of(other.key) and _are_of_two_days(one, other):
        return False
    if is_examined_later(one, other):
        return False
    # What a note mentions beside what it is about is of its own record; another record of the source tells another thing.
    mentioned = (is_mention(one) or is_mention(other)) and record_of(one.key) == record_of(other.key)
    apart = one.source.document != other.source.document or mentioned
    return (
        apart
        or wrote_beside(one, other)
        or same_meeting(one, other)
        or is_retold(one, other)
        or is_brought(one, other)
        or is_part_of(one, other)
        or same_incident(one, other, numbers) is not None
    )


def _are_of_two_days(one: Account, other: Account) -> bool:
    """What one note gives two days for; a call or a letter about one day is of it, and one that tells of several of none."""
    if is_mention(one) and is_mention(other):
        return one.when != other.when
    apart = is_exact(one) and is_exact(other) and one.when.earliest != other.when.earliest
    return apart and (not is_sentence_of(one, other) or any(map(tells_of_several_days, (one, other))))


Rivals = Mapping[tuple[int, str], Sequence[tuple[float, int]]]
"""For an account and another source, how well each account of that source fits."""


def _by_source(pairs: Sequence[_Pair], accounts: Sequence[Account]) -> Rivals:
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for pair in pairs:
        for at, rival in ((pair.one, pair.other), (pair.other, pair.one)):
            rivals[at, accounts[rival].source.document].append((pair.alike.points, rival))
    return rivals


def _is_rivalled(
    pair: _Pair, rivals: Rivals, accounts: Sequence[Account], groups: Groups, *, by: float = _CLEARLY
) -> bool:
    """A row of the same source as the one fits nearly as well as it does, and has not found another partner."""
    return any(
        rival != partner
        and not _are_of_one_row(accounts[rival], accounts[partner])
        and points >= pair.alike.points - by
        and not groups.are_one(rival, partner)
        and not _is_taken(rival, accounts[at].source.document, accounts, groups)
        for at, partner in ((pair.one, pair.other), (pair.other, pair.one))
        for points, rival in rivals[at, accounts[partner].source.document]
    )


def _are_of_one_row(one: Account, other: Account) -> bool:
    """Two things that one row tells of its day, or a note and its own sentence; a note may tell of several, each on its own."""
    return record_of(one.key) == record_of(other.key) and (one.when == other.when or is_sentence_of(one, other))


def _is_taken(rival: int, document: str, accounts: Sequence[Account], groups: Groups) -> bool:
    return any(member != rival and accounts[member].source.document == document for member in groups.of(rival))
