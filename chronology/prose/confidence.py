"""Words of a record that say it is not for everybody: told in confidence, or not to be given to somebody."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from operator import attrgetter

from chronology.model import Account, Restriction

_TOLD = attrgetter("title", "fact", "action", "outcome", "decision", "rationale", "impact", "child_voice")


def in_confidence(account: Account) -> Account:
    """The account, marked restricted where it or the words it was read from say that it is not for everybody.

    A record that is marked already keeps its mark. Of doubtful words more is marked than need be: what is shown to the wrong
    reader cannot be taken back, and a reviewer may have an entry printed.
    """
    if account.restriction is not Restriction.NONE:
        return account
    texts = [text for text in (*_TOLD(account), account.source.quote) if text]
    if not any(_words().search(text) for text in texts):
        return account
    return replace(account, restriction=Restriction.RESTRICTED)


@cache
def _words() -> re.Pattern[str]:
    table = tomllib.loads(files("chronology.prose").joinpath("confidence.toml").read_text("utf-8"))
    every = [words for part in table.values() for words in part["words"]]
    return re.compile(rf"\b(?:{'|'.join(every)})", re.IGNORECASE)
