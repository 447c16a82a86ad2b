"""Whose files are that name nobody they are about: the subject's, unless their words speak of somebody else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronology.model import Account, Person, Problem, SamePerson, Severity, Source
from chronology.normalise import subjects
from chronology.people import plain

# A shorter given name is too easily another word.
_LEAST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def spoken_of(accounts: Iterable[Account], candidates: Sequence[Person]) -> Mapping[str, frozenset[str]]:
    """For each document with accounts about nobody by name, whom of the candidates their words name."""
    if len(candidates) < 2:
        return {}
    called: dict[str, set[str]] = defaultdict(set)
    for person in candidates:
        for name in (person.name, *person.known_as):
            given = plain(name).split(" ")[0]
            if len(given) >= _LEAST:
                called[given].add(person.id)
    found: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        if not subjects(account):
            found[account.source.document] |= set(_named_in(account, called))
    return {document: frozenset(ids) for document, ids in found.items()}


def _named_in(account: Account, called: Mapping[str, set[str]]) -> Iterator[str]:
    for word in _WORD.findall(f"{account.title} {account.fact} {account.source.quote}".casefold()):
        yield from called.get(word, ())
    known = {person for people in called.values() for person in people}
    yield from (part.person for part in account.people if part.person in known)


def notes_on(
    taken: Mapping[str, int], left: Mapping[str, int], spoken: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """What a reader must know of files that name nobody: which were taken for the subject's, and which were not."""
    for document, count in taken.items():
        if document in spoken and not spoken[document]:
            yield _note(
                document, f"names nobody whom it is about; {_entries(count)} of it are taken to be about the subject"
            )
    for document, count in left.items():
        message = (
            f"speaks of somebody else of these files; {_entries(count)} of it are not taken to be about the subject"
        )
        yield _note(document, message)


def _entries(count: int) -> str:
    return f"{count} accounts" if count > 1 else "one account"


def _note(document: str, message: str, severity: Severity = Severity.NOTE) -> Problem:
    return Problem(message=message, source=Source(document=document, locator=""), severity=severity)


def may_be_theirs(
    proposed: Iterable[SamePerson], chosen: Iterable[Person], told_of: Mapping[str, int]
) -> Iterator[Problem]:
    """Accounts about somebody who may be the subject under another name: they are left out, and that must be seen."""
    ids = {person.id for person in chosen}
    for each in proposed:
        other = each.other if each.one in ids else each.one if each.other in ids else ""
        if other and other not in ids and told_of.get(other):
            count = told_of[other]
            yield Problem(
                message=(
                    f"{_entries(count)} about somebody who may be the subject {'are' if count > 1 else 'is'} not in this document; "
                    "if it is one person, say so with a same_person decision (`chronology inspect` shows how)"
                ),
                source=Source(document="people", locator=other),
                severity=Severity.WARNING,
            )
