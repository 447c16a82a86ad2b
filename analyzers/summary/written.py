"""Whose words an entry is told in: who signed it, or whose notes the document is by its name."""

from analyzers.summary.said import Page
from chronology.model import Account, PersonKind
from chronology.people import names_of, plain

_SHORTEST = 3


def hand(account: Account, page: Page) -> str:
    """How a sentence with the words of an account begins: who wrote them, as far as the record says; never the person themselves."""
    own = (
        {word for name in names_of(page.life.person) for word in (name.given, name.family)}
        if page.life.person
        else set()
    )
    signed = account.source.recorded_by or ""
    if signed and not {*plain(signed).split()} & own:
        return f"Written by {signed}"
    kept = keeper(account, page)
    return f"Notes of {kept}" if kept else "The record says"


def keeper(account: Account, page: Page) -> str:
    """Whose notes the document is: the one worker whose family name stands in its name; nobody where two have it."""
    document = {*plain(account.source.document.replace("_", " ").replace(".", " ")).split()}
    author = page.chronology.cover.author or ""
    if author and author.split()[-1].casefold() in document:
        return author
    found = {
        person.name
        for person in page.chronology.people
        if person.kind is PersonKind.PROFESSIONAL
        and any(len(name.family) >= _SHORTEST and name.family in document for name in names_of(person))
    }
    return found.pop() if len(found) == 1 else ""
