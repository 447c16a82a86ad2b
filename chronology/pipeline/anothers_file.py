"""The file that a school or a clinic keeps on another child: what it tells of that child alone is not told of the subject.

A brother's school log stands among a sister's files for what he said of her. His head lice and his falls are his: whatever names
neither her, nor a child beside him, nor the grown-ups whom they share, is left to a document about him, and its places are listed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.model import Account, Person, PersonKind, Problem, Severity, Source
from chronology.normalise import subjects
from chronology.people import names_of

# A child beside the one whose file it is, and the home that they may share. Who is a father by birth alone is of one of them.
_SHARED = re.compile(
    r"\b(?:(?:half|step)?[- ]?(?:brothers?|sisters?|bro|sis)|siblings?|sibs?|twins?|bab(?:y|ies)|bump|little one|toddler|children|kids|both (?:boys|girls)"
    r"|mums?|mams?|mummy|mammy|mother|(?<!birth )(?<!real )(?<!biological )(?:dads?|daddy|father)|step-?(?:dad|mum|father|mother)|parents?|at home"
    r"|brawd|chwaer|babi|plant|mam|tad|gartref)\b",
    re.IGNORECASE,
)
# What the child whose file it is calls the other: "he's called Rowan but I call him Roo".
_CALLED = re.compile(
    r"\b(?:call(?:s|ed)?|known as|knows? (?:him|her) as)\b(?: (?:him|her|them))? [\"'\u201c\u2018]?(?P<name>[A-Z][a-z]{1,12})\b"
)
_LEAST = 3
# "EXAMPLE Owen 22/10/2025", "Owen EXAMPLE (9)": a list's way to write whose a line is.
_NAMED_FIRST = re.compile(
    r"(?:(?P<family>[A-Z][A-Z'\u2019-]{2,}),? (?P<given>[A-Z][a-z'\u2019-]{2,})|(?P<first>[A-Z][a-z'\u2019-]{2,}) (?P<last>[A-Z][A-Z'\u2019-]{2,}))(?= (?:\(|\d|b\.|dob\b|DOB\b))"
)


def without_anothers(
    accounts: Sequence[Account],
    child_of: Callable[[str], Person | None],
    chosen: Sequence[Person],
    family: Sequence[Person],
    children: Sequence[Person],
) -> tuple[list[Account], list[Account]]:
    """Accounts of the chosen, and those that another child's file, or a line that opens with that child's name, tells of that child alone."""
    own = {person.id for person in chosen}
    accounts, alone = _without_those_named_first(accounts, chosen, family, children)
    others = {
        each.source.document for each in accounts if (head := child_of(each.source.document)) and head.id not in own
    }
    if not others or not chosen:
        return list(accounts), alone
    names = {name for person in (*chosen, *family) for name in _given(person)}
    called = {document: names | _called_in(accounts, document) for document in others}
    alone += [
        each
        for each in accounts
        if each.source.document in others
        and own.isdisjoint(_named(each))
        and not _speaks_of(each, called[each.source.document])
    ]
    left = {id(each) for each in alone}
    return [_headed(each, child_of, chosen) for each in accounts if id(each) not in left], alone


def _headed(account: Account, child_of: Callable[[str], Person | None], chosen: Sequence[Person]) -> Account:
    """What another child's file tells of the home that both share, and of nobody by name, under the name of that child.

    "Said his dad shouted at his brother" is not what the subject said.
    """
    head = child_of(account.source.document)
    if head is None or head.id in {person.id for person in chosen} or _named(account):
        return account
    return replace(account, title=head.name)


def _without_those_named_first(
    accounts: Sequence[Account], chosen: Sequence[Person], family: Iterable[Person], children: Iterable[Person]
) -> tuple[list[Account], list[Account]]:
    """Accounts without sentences that open with another child's whole name, as a list of brothers and sisters does.

    "EXAMPLE Owen 22/10/2025 bumped his head" stands in a sister's record, and is Owen's.
    """
    names = {name.given.casefold() for person in (*chosen, *family) for name in names_of(person)} - {""}
    ids = {person.id for person in chosen}
    others = {name.given.casefold() for one in children if one.id not in ids for name in names_of(one)} - names - {""}
    kept: list[Account] = []
    left: list[Account] = []
    for each in accounts:
        found = _NAMED_FIRST.match(each.fact)
        given = (found["given"] or found["first"]).casefold() if found else ""
        is_other = given in others and not _SHARED.search(each.fact) and names.isdisjoint(_words_of(each.fact))
        (left if is_other else kept).append(each)
    return kept, left


def _named(account: Account) -> Collection[str]:
    """Those whom a record says it is about; a file that names nobody in its entries says it by its words alone."""
    return subjects(account)


def _given(person: Person) -> Iterator[str]:
    yield from (name.given.casefold() for name in names_of(person) if len(name.given) >= _LEAST)
    yield from (
        name.family.casefold()
        for name in names_of(person)
        if person.kind is not PersonKind.CHILD and len(name.family) >= _LEAST
    )


def _called_in(accounts: Iterable[Account], document: str) -> set[str]:
    texts = (each.source.quote or each.fact for each in accounts if each.source.document == document)
    return {found["name"].casefold() for text in texts for found in _CALLED.finditer(text)}


def _speaks_of(account: Account, names: Collection[str]) -> bool:
    words = account.source.quote or account.fact
    return _SHARED.search(words) is not None or not set(names).isdisjoint(_words_of(words))


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def left_to_the_other(left: Iterable[Account]) -> Iterator[Problem]:
    """The places of what another child's file tells of that child alone, document by document."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for account in left:
        places[account.source.document][account.source.locator] = None
    for document, locators in places.items():
        message = (
            "is of the child whose file it is, and of nobody whom this document is about; it is not told of the subject"
        )
        source = Source(document=document, locator="; ".join(locators))
        yield Problem(message=message, source=source, severity=Severity.NOTE)
