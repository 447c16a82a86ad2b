"""Who is said to have been there, and who is said to have done it, so that two tellings of one event are seen to differ."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chronology.model import Account, Conflict, Kind

_THERE = frozenset({"present", "attended", "seen", "seen-alone", "spoken-to"})
_AWAY = frozenset({"absent", "not-seen"})
_SUBJECT = "subject"
# Roles of whoever is said to have done it.
_DOERS = frozenset(
    {"alleged-person", "alleged person", "alleged perpetrator", "perpetrator", "suspect", "offender", "alleged abuser"}
)
_CHILD = r"(?:(?:the|her|his|their|any|all|both|his or her) )?(?:child(?:ren)?|bab(?:y|ies)|infant|toddler|son|daughter|boys?|girls?)"
_PLACED = r"(?:present|there|in the (?:room|house|home|property)|at home|at the (?:address|property|time))"
# Of the child whom an entry is about, by words; a child who is spoken of in both ways tells nothing.
_WORDS_AWAY = re.compile(
    rf"\b(?:{_CHILD} (?:was|were|is|are) (?:not|n[o']t) (?:\w+ )?{_PLACED}"
    rf"|no child(?:ren)? (?:(?:was|were) )?{_PLACED}"
    rf"|{_CHILD} (?:was|were) (?:away|out of the house|at school|at nursery|elsewhere|staying (?:with|at))"
    r"|(?:nid oedd|doedd) (?:y |ei )?(?:plentyn|plant|baban)[^.;]{0,15} (?:yn bresennol|yno|gartref)"
    r"|heb (?:y )?(?:plentyn|plant) yn bresennol)",
    re.IGNORECASE,
)
_WORDS_THERE = re.compile(
    rf"\b(?:{_CHILD} (?:was|were|is|are) (?:also |both |all )?(?:{_PLACED}|in (?:her|his|their|mother's|father's) arms|upstairs|asleep in)"
    rf"|in front of {_CHILD}|{_CHILD} (?:had )?(?:witnessed|saw|watched|overheard|heard)|(?:witnessed|seen|overheard|heard) by {_CHILD}"
    rf"|with {_CHILD} (?:present|in (?:her|his) arms)"
    r"|roedd (?:y |ei )?(?:plentyn|plant|baban)[^.;]{0,15} (?:yn bresennol|yno|gartref)|o flaen (?:y )?(?:plentyn|plant))",
    re.IGNORECASE,
)


def differing(accounts: Sequence[Account]) -> Iterator[Conflict]:
    """That somebody was there and was not, and that one did it and another did."""
    yield from _presence(accounts)
    yield from _doers(accounts)


def _presence(accounts: Sequence[Account]) -> Iterator[Conflict]:
    """Of the first person of whom it is told both ways, the one whom it is about before others."""
    told: dict[tuple[bool, str], list[tuple[str, str]]] = defaultdict(list)
    for account in accounts:
        for who, there in _there(account).items():
            told[who].append(("present" if there else "not present", account.key))
    for _, values in sorted(told.items()):
        if len({value for value, _ in values}) > 1:
            yield Conflict(field="presence", values=tuple(values))
            return


def _there(account: Account) -> Mapping[tuple[bool, str], bool]:
    """Whether each person was there as an account tells it, where it does; those whom it is about come first."""
    found: dict[tuple[bool, str], bool] = {}
    for part in account.people:
        who = (part.role != _SUBJECT, part.person)
        if part.involvement in _THERE | _AWAY:
            found[who] = part.involvement in _THERE
        elif part.role == _SUBJECT and (said := _by_words(account)) is not None:
            found.setdefault(who, said)
    return found


def _by_words(account: Account) -> bool | None:
    text = account.fact or account.source.quote
    away, there = bool(_WORDS_AWAY.search(text)), bool(_WORDS_THERE.search(text))
    there = there or account.kind is Kind.DOMESTIC_ABUSE_CHILD_PRESENT
    return None if away == there else there


def _doers(accounts: Sequence[Account]) -> Iterator[Conflict]:
    """Each account names somebody as having done it, and two of them nobody in common."""
    named = [(account.key, _named(account)) for account in accounts]
    named = [(key, people) for key, people in named if people]
    if any(not named[0][1] & people for _, people in named[1:]):
        first = named[0][1]
        values = tuple(("one person" if people & first else "another person", key) for key, people in named)
        yield Conflict(field="person", values=values)


def _named(account: Account) -> frozenset[str]:
    return frozenset(part.person for part in account.people if part.role.casefold() in _DOERS)
