"""Who of those whom a life is shared with wrote an entry in their own person: a grandmother's letter, a mother's message.

"I have had her since that night" is nobody's words until it is said whose: the name stands at the foot of a letter, or is explained
once, in the first line of a list of messages, for the letter before each. What people at work write is known by its source.
"""

import re
from collections.abc import Iterable

from chronology.model import Event, Person, PersonKind
from chronology.people import names_of

_ONES_OWN = re.compile(
    r"\b(?:i|i['\u2019]?m|i['\u2019]?ve|i['\u2019]?d|i['\u2019]?ll|me|my|mine|we|our|mum|mam|dad|fi|fy)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]?")
# "G: neck hurts", "G   neck hurts": the letter for whoever sent it, before the words.
_LETTERS = re.compile(r"\s*(?P<letters>[A-Z]{1,3})(?::\s+|[ ]{2,}|\t)(?=\S)")
_AT_WORK = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
_NAME = re.compile(r"[^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]*){0,3}")


def written_by(event: Event, people: Iterable[Person]) -> str:
    """The name of one of them who wrote it in their own person, as the record has it; empty where it is told of by others."""
    if not event.accounts:
        return ""
    account = event.accounts[0]
    who, words = account.source.recorded_by or "", account.source.quote or account.fact
    if not _NAME.fullmatch(who) or not (_ONES_OWN.search(_QUOTED.sub(" ", event.fact)) or _key(words, who)):
        return ""
    given = who.split()[0].casefold()
    called = [each for each in people if any(given == name.given for name in names_of(each))]
    return who if called and not any(each.kind in _AT_WORK for each in called) else ""


def without_key(words: str, event: Event, who: str) -> str:
    """Words of a message without the letter for whoever sent it, whose name stands beside them."""
    letters = _key(event.accounts[0].source.quote or event.accounts[0].fact, who) if who else ""
    return re.sub(rf"\A{letters}(?::| -)? (?!=)", "", words) if letters else words


def _key(words: str, who: str) -> str:
    """The letter before a message, where it begins the name of who sent it."""
    found = _LETTERS.match(words)
    return found["letters"] if found and who.startswith(found["letters"][0]) else ""
