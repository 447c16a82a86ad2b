"""Who is there for their work, by what the records and the front sheet show of them: who signs notes, day after day or with what they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.model import Account, Cover, Person, PersonKind
from chronology.people import Register, is_at_work, is_only_named, parts_of, plain, role_of

_POST = re.compile(r"(?P<name>[^,(]+?)\s*[,(]\s*(?P<post>[^()]+?)\)?\s*\Z")
_POST_OF = "job title"
# One who signs on this many days in a file that others sign too keeps it for their work.
_LEAST_DAYS = _LEAST_WRITERS = 2
# A mail is written by anybody.
_MAIL = ("recipient", "sender")


def with_their_work(people: Sequence[Person], accounts: Sequence[Account], kin: Collection[str]) -> list[Person]:
    """People of whom only names are known, those as professionals whom the records show at work; never one of the family."""
    asked = [p for p in people if p.kind is PersonKind.UNKNOWN and is_only_named(p.id) and p.id not in kin]
    if not asked:
        return list(people)
    register = Register(people)
    at_work: dict[str, str] = {}
    for name, post in _signing(accounts):
        if (known := register.named(name)) is not None:
            at_work[known] = at_work.get(known) or post
    ids = {person.id for person in asked}
    return [_working(p, at_work[p.id]) if p.id in ids and p.id in at_work else p for p in people]


def with_author(people: Iterable[Person], cover: Cover) -> list[Person]:
    """People, who makes the document as what its front sheet says they are; texts may give them another's post.

    What a record lists of somebody stands.
    """
    author, post = plain(cover.author), _said(cover.author_role) or cover.author_role
    return [
        _working(replace(each, details=tuple(one for one in each.details if one[0] != _POST_OF)), post)
        if post and is_only_named(each.id) and author in map(plain, (each.name, *each.known_as))
        else each
        for each in people
    ]


def _working(person: Person, post: str) -> Person:
    details = ((_POST_OF, post),) if post else ()
    return replace(person, kind=PersonKind.PROFESSIONAL, details=(*person.details, *details))


def _signing(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    """(name, post) of those who sign with what they are at work, and of those who sign day by day among others who do."""
    days: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for account in accounts:
        signed = account.source.recorded_by or ""
        if not signed or any(part.role in _MAIL for part in account.people):
            continue
        found = _POST.match(signed)
        if found and (post := _said(found["post"])):
            yield found["name"], post
        days[account.source.document][found["name"] if found else signed].add(account.when.edtf or "")
    for signing in days.values():
        if len(signing) >= _LEAST_WRITERS:
            yield from ((name, "") for name, of in signing.items() if len(of) >= _LEAST_DAYS and parts_of(name).whole)


def _said(post: str) -> str:
    known = role_of(post)
    return known.says if known and known.titles is not None else post.casefold() if is_at_work(post) else ""
