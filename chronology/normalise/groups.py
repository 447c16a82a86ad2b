"""Accounts that belong together, with the reasons, and those that must not come together."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from chronology.model import Account

Fits = Callable[[Account, Account], bool]


class Groups:
    """Disjoint sets of account positions with the reasons they were joined, honouring cannot-links."""

    def __init__(self, accounts: Sequence[Account], forbidden: set[frozenset[str]]) -> None:
        self._accounts = accounts
        self._members = {at: [at] for at in range(len(accounts))}
        self._head = list(range(len(accounts)))
        self._bases: dict[int, set[str]] = defaultdict(set)
        self._forbidden = forbidden

    def join(self, one: int, other: int, basis: str, fits: Fits = lambda _, __: True) -> bool:
        """Bring two groups together for a reason, unless two of their accounts may not be of one event. Say whether."""
        head, tail = sorted((self._head[one], self._head[other]))
        if head == tail:
            self._bases[head].add(basis)
            return True
        if not all(self._may_meet(mine, yours, fits) for mine, yours in product(self.of(head), self.of(tail))):
            return False
        self._members[head] += self._members.pop(tail)
        for at in self._members[head]:
            self._head[at] = head
        self._bases[head] |= self._bases.pop(tail, set()) | {basis}
        return True

    def are_one(self, one: int, other: int) -> bool:
        """Whether two accounts are in one group."""
        return self._head[one] == self._head[other]

    def are_forbidden(self, one: int, other: int) -> bool:
        """Whether somebody said that two accounts are not of one event."""
        return (
            bool(self._forbidden) and frozenset((self._accounts[one].key, self._accounts[other].key)) in self._forbidden
        )

    def of(self, at: int) -> Sequence[int]:
        """The positions of the group an account is in."""
        return self._members[self._head[at]]

    def all(self) -> Iterator[tuple[list[int], set[str]]]:
        """Every group with the reasons it was joined for."""
        for head, members in self._members.items():
            yield sorted(members), self._bases.get(head, set())

    def _may_meet(self, mine: int, yours: int, fits: Fits) -> bool:
        return not self.are_forbidden(mine, yours) and fits(self._accounts[mine], self._accounts[yours])
