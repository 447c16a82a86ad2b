"""All that a note tells: the fact of an account is its first sentences, and its source has the rest."""

from typing import Final

from chronology.model import Account
from chronology.prose.wording import MORE, plain

MOST: Final = 900
"""Words of the longest note that is told whole; a report that is longer stays in the file, and the cut is marked."""
_BEGINS = 40


def said_whole(account: Account) -> str:
    """The words of an account as its source has them, where its fact was cut; else its fact."""
    if not account.fact.endswith(MORE):
        return account.fact
    quote = plain(account.source.quote or "")
    begins = quote.find(account.fact.removesuffix(MORE)[:_BEGINS])
    words = quote[begins:].split() if begins >= 0 else []
    if not words:
        return account.fact
    return " ".join(words) if len(words) <= MOST else " ".join(words[:MOST]) + MORE
