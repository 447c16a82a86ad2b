"""Accounts to events and back: merging shows its reason, keeps every account, and can be undone."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields

from chronology.model import (
    Account,
    Conflict,
    Event,
    EvidenceStatus,
    Kind,
    Precision,
    Restriction,
    Status,
    Telling,
)
from chronology.normalise.keys import record_of
from chronology.normalise.sameness import family_of, same_incident

Pair = tuple[str, str]

_MUST = "a reviewer said these are one event"
# Fields one account may fill in for another that is silent; never ones in which silence is an answer.
_FILLED = ("action", "outcome", "decision", "decision_maker", "rationale", "impact", "child_voice", "agency", "place")
# Kinds that say little of what happened: another account's kind says more, and does not contradict them.
_PLAIN_KINDS = {Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.VISIT, Kind.CONTACT, Kind.TELEPHONE_CALL, Kind.POLICE_INCIDENT}
# Kinds of visit by what they claim: two that claim the same do not contradict each other.
_CLAIMS = {
    Kind.CHILD_SEEN: "seen",
    Kind.CHILD_SEEN_ALONE: "seen",
    Kind.ADULT_SEEN: "seen",
    Kind.CHILD_NOT_SEEN: "not seen",
    Kind.NO_ACCESS_VISIT: "not seen",
    Kind.ACCESS_REFUSED: "not seen",
}
# Fields in which two accounts can contradict each other.
_COMPARED = ("when", "until", "outcome", "kind", "evidence_status")


def merge(
    accounts: Iterable[Account], must_link: Collection[Pair] = (), cannot_link: Collection[Pair] = ()
) -> tuple[Event, ...]:
    """Make each incident one event, however many accounts tell it. The order of the accounts does not matter.

    `must_link` and `cannot_link` are pairs of account keys; a cannot-link always wins.
    """
    distinct = _in_order(set(accounts))
    groups = _Groups(distinct, {frozenset(pair) for pair in cannot_link})
    by_key = {account.key: at for at, account in enumerate(distinct)}
    for one, other in must_link:
        if one in by_key and other in by_key:
            groups.join(by_key[one], by_key[other], _MUST)
    for one_at, other_at in _candidates(distinct):
        basis = same_incident(distinct[one_at], distinct[other_at])
        if basis:
            groups.join(one_at, other_at, basis)
    return tuple(_event([distinct[at] for at in members], bases) for members, bases in groups.all())


def split(events: Iterable[Event]) -> tuple[Account, ...]:
    """The accounts that events were made from: what merging started with."""
    return tuple(account for event in events for account in event.accounts)


def _in_order(accounts: Collection[Account]) -> list[Account]:
    """Accounts in one order, whatever order they came in.

    Key and place tell nearly all apart; writing out a whole account is dear, so it is done only where they do not.
    """
    places = Counter(map(_place, accounts))
    return sorted(accounts, key=lambda account: (_place(account), repr(account) if places[_place(account)] > 1 else ""))


def _place(account: Account) -> tuple[str, str, str]:
    return account.key, account.source.document, account.source.locator


class _Groups:
    """Disjoint sets of account positions with the reasons they were joined, honouring cannot-links."""

    def __init__(self, accounts: Sequence[Account], forbidden: set[frozenset[str]]) -> None:
        self._keys = [account.key for account in accounts]
        self._members = {at: [at] for at in range(len(accounts))}
        self._head = list(range(len(accounts)))
        self._bases: dict[int, set[str]] = defaultdict(set)
        self._forbidden = forbidden

    def join(self, one: int, other: int, basis: str) -> None:
        head, tail = sorted((self._head[one], self._head[other]))
        if head == tail:
            self._bases[head].add(basis)
        elif not self._parted(head, tail):
            self._members[head] += self._members.pop(tail)
            for at in self._members[head]:
                self._head[at] = head
            self._bases[head] |= self._bases.pop(tail, set()) | {basis}

    def _parted(self, head: int, tail: int) -> bool:
        return bool(self._forbidden) and any(
            frozenset((self._keys[one], self._keys[other])) in self._forbidden
            for one in self._members[head]
            for other in self._members[tail]
        )

    def all(self) -> Iterator[tuple[list[int], set[str]]]:
        for head, members in self._members.items():
            yield sorted(members), self._bases.get(head, set())


def _candidates(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: same key, same day and group, or one naming the other's record as its duplicate."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        blocks[account.key].append(at)
        blocks[record_of(account.key)].append(at)
        for link in account.links:
            if link.rel == "duplicates":
                blocks[link.record].append(at)
        if account.when.earliest and account.when.precision in (Precision.DAY, Precision.MINUTE):
            blocks[account.when.earliest, family_of(account.kind)].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                pair = (min(one, other), max(one, other))
                if one != other and pair not in seen:
                    seen.add(pair)
                    yield pair


_STATUS_RANK = {Status.FINAL: 0, Status.DRAFT: 1, Status.WITHDRAWN: 2}
_PRECISION_RANK = {Precision.MINUTE: 0, Precision.DAY: 1}
_EVIDENCE_RANK = {status: rank for rank, status in enumerate(EvidenceStatus)}


def _lead_order(account: Account) -> tuple[int, int, int, str]:
    """Whose words an event takes: a final record's, the most precise, the best evidenced; then the key decides."""
    return (
        _STATUS_RANK[account.status],
        _PRECISION_RANK.get(account.when.precision, 2),
        _EVIDENCE_RANK[account.evidence_status],
        account.key,
    )


_SHARED_FIELDS = tuple(field.name for field in fields(Telling))
_RESTRICTION_RANK = {restriction: rank for rank, restriction in enumerate(Restriction)}


def _event(accounts: Sequence[Account], bases: Collection[str]) -> Event:
    # A stable sort: accounts that could lead alike stay in the order they were given in.
    ordered = sorted(accounts, key=_lead_order)
    lead = ordered[0]
    values = {name: getattr(lead, name) for name in _SHARED_FIELDS}
    if len(ordered) > 1:
        # What a withdrawn account said is kept with it and fills nothing in.
        standing = [account for account in ordered if account.status is not Status.WITHDRAWN] or ordered
        for name in _FILLED:
            values[name] = next((getattr(a, name) for a in standing if getattr(a, name)), None)
        for name in ("people", "links", "references", "other_languages"):
            values[name] = tuple(dict.fromkeys(item for a in standing for item in getattr(a, name)))
        telling = next((a for a in standing if a.kind not in _PLAIN_KINDS), lead)
        values["kind"], values["polarity"] = telling.kind, telling.polarity
        values["restriction"] = max((a.restriction for a in ordered), key=_RESTRICTION_RANK.__getitem__)
    return Event(
        **values,
        key=min(account.key for account in accounts),
        accounts=tuple(ordered),
        merge_basis="; ".join(sorted(bases)) if len(ordered) > 1 else "",
        conflicts=_conflicts(ordered),
    )


def _conflicts(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    """The fields in which accounts say different things, each saying beside the account that holds it."""
    found = []
    for name in _COMPARED:
        said = [(value, account.key) for account in accounts if (value := _said(account, name))]
        if len({value.casefold() for value, _ in said}) > 1:
            found.append(Conflict(field=name, values=tuple(said)))
    return tuple(found)


def _said(account: Account, name: str) -> str:
    """What an account says in a field, or nothing where it is silent or merely less exact."""
    value = getattr(account, name)
    if account.status is Status.WITHDRAWN or value is None:
        return ""
    if name in ("when", "until"):
        # One account giving the hour and another only the day is no contradiction.
        return (value.edtf or "").partition("T")[0]
    if name == "kind":
        return "" if value in _PLAIN_KINDS else _CLAIMS.get(value, str(value))
    if name == "evidence_status":
        # Reported against observed is no contradiction; disputed against told as fact is.
        return "disputed" if value in (EvidenceStatus.DISPUTED, EvidenceStatus.NOT_PROVED) else "told as fact"
    return str(value).strip(" .")
