"""What an entry tells of itself, without what it quotes somebody as saying: their words may be of any other day."""

import re
from functools import lru_cache

from chronology.model import Account

# Marks that open after a space or bracket and close before one; an apostrophe within a word is neither.
# None is longer than this: a mark that is never closed opens nothing.
_QUOTED = re.compile(
    r"(?<!\w)(?P<mark>['\"])(?=\S)[^\n]{0,400}?(?<=\S)(?P=mark)(?!\w)|“[^\n”]{0,400}”|‘(?=\S)[^\n]{0,400}?(?<=\S)’(?!\w)"
)
_WORD = re.compile(r"[\w'’]+")
# Who rings, writes or calls in tells what befell in their own words: the quotation is what the entry tells.
_CALLS_IN = re.compile(
    r"\W*(?:(?:t/?c|tel(?:ephone)?|phone|text|e-?mail|message|voicemail|call)(?:\s(?:call|message))?\s(?:received\s)?(?:in\s)?(?:from|off)\b"
    r"|no\.?\s?\d+[a-z]?\b|(?:anon\w*|(?:a\s)?neighbours?|(?:a\s)?caller|informant|(?:a\s)?witness|resident|(?:a\s)?passer-?by)\b)"
    r"[^\"“\n]{0,80}[\"“]",
    re.IGNORECASE,
)
# Shorter sayings are said by everybody.
_OWN_WORDS = 5
# Fewer words than these are a name or a manner of speaking.
_SAYING = 3


def told(account: Account) -> str:
    """The words of an account, without quotations."""
    return _without_quotations(account.source.quote or account.fact)


@lru_cache(maxsize=8192)
def _without_quotations(text: str) -> str:
    if _CALLS_IN.match(text):
        return text
    return _QUOTED.sub(lambda found: found[0] if len(found[0].split()) < _SAYING else " ", text)


def same_saying(one: Account, other: Account) -> bool:
    """Both quote somebody in the same words, one perhaps only in part."""
    first, second = (_sayings(each.source.quote or each.fact) for each in (one, other))
    return any(f" {mine} " in f" {yours} " or f" {yours} " in f" {mine} " for mine in first for yours in second)


@lru_cache(maxsize=8192)
def _sayings(text: str) -> tuple[str, ...]:
    quoted = ([word.casefold() for word in _WORD.findall(found[0].strip("'‘’"))] for found in _QUOTED.finditer(text))
    return tuple(" ".join(words).replace("’", "'") for words in quoted if len(words) >= _OWN_WORDS)
