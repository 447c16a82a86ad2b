"""Words of a record that say it is not for everybody: told in confidence, or not to be given to somebody."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from operator import attrgetter

from chronology.model import Account, Kind, Restriction
from chronology.tables import shipped_table

# What lawyers advise a council is between them: no parent is given it, and no court asks for it.
_LEGAL_ADVICE = frozenset({Kind.LEGAL_PLANNING_MEETING})
_TOLD = attrgetter("title", "fact", "action", "outcome", "decision", "rationale", "impact", "child_voice")


def in_confidence(account: Account) -> Account:
    """The account, marked restricted where it or the words it was read from say that it is not for everybody.

    So is what a lawyer advised.

    A record that is marked already keeps its mark. Of doubtful words more is marked than need be: what is shown to the wrong
    reader cannot be taken back, and a reviewer may have an entry printed.
    """
    if account.restriction is not Restriction.NONE:
        return account
    if account.kind in _LEGAL_ADVICE:
        return _restricted(account)
    texts = [text for text in (*_TOLD(account), account.source.quote) if text]
    if not any(_words().search(text) for text in texts):
        return account
    return _restricted(account)


def with_confidences(accounts: Iterable[Account]) -> list[Account]:
    """Accounts, those of a record marked together where one of them says that it is not for everybody.

    "She does not want Lowri to know that she spoke to me" is said once in a note, and is meant of all that she told in it.
    """
    every = [(account, in_confidence(account)) for account in accounts]
    told = {_record(marked) for account, marked in every if marked is not account}
    return [_restricted(marked) if _record(marked) in told else marked for _, marked in every]


def _record(account: Account) -> str:
    return account.key.partition("#")[0]


def _restricted(account: Account) -> Account:
    marked = account.restriction is not Restriction.NONE
    return account if marked else replace(account, restriction=Restriction.RESTRICTED)


@cache
def _words() -> re.Pattern[str]:
    table = shipped_table("chronology.prose", "confidence.toml")
    every = [words for part in table.values() for words in part["words"]]
    return re.compile(rf"\b(?:{'|'.join(every)})", re.IGNORECASE)
