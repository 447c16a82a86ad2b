"""What a text tells of another's own affairs: an illness or a loss of somebody who is not of the case, a matter that is nobody's but theirs.

The sentence that tells it, and no other; whoever is of the household or of the case is told of, for it bears on the care of a child or
on the person themselves.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from chronology.prose.kept_passages import Passage
from chronology.prose.reach import stretches_of
from chronology.prose.sentences import Span
from chronology.tables import shipped_table

_FRAGMENT = re.compile(r"\{([a-z]+)\}")
_WORD = re.compile(r"[^\W\d_]+")
# By a word for kin with nobody's name before it somebody of the household is meant.
_KIN = re.compile(
    r"(?<!another )(?<!other )(?<!as a )\b(?:mother|mum|mam|mummy|father|dad|daddy|parents?|baby|child|children|son|daughter|nan|nain|gran|grandmother|taid|grandfather|mgm|pgm)\b",
    re.IGNORECASE,
)
_THEIR = re.compile(r"(?:\b(?:her|his|their|whose)|[^\W\d_]['’]s)(?: own)? \Z", re.IGNORECASE)
# What is a danger to whoever lives beside it is told, whosever it is.
_DANGER = re.compile(
    r"\b(?:dr[iu]nk\w*|alcohol|drugs?|cocaine|heroin|cannabis|dealing|violen\w+|assault\w*|attack\w*|stab\w*|kni(?:fe|ves)|weapons?|guns?|machete|sex\w*|rape\w*|child\w*|abus\w+|arson|fires?|threat\w*|harm\w*|domestic|murder\w*|robb\w+|burgl\w+|stal\w+|moved? in|stay\w*|liv(?:es|ing) (?:with|at|in))\b",
    re.IGNORECASE,
)
_LEAST = 6
_WHO = re.compile(r"(?:who|whose)\b", re.IGNORECASE)
# "Told the midwife she had ...": whoever tells it is who has it.
_OBJECT = re.compile(
    r"\b(?:told|tells?|telling|asked|asks|said to|says to|rang|informed|advised|saw|sees|seen by|visited by|with|w|by|to|from|of) (?:(?:the|a|an|her|his|their|our|my) )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:she|he|they)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def own_affairs(text: str, of_case: frozenset[str], *, of_a_child: bool) -> tuple[Passage, ...]:
    """Such sentences; `of_case` are the names, in small letters, of whoever is of the household or whom it is about."""
    found = [*_clauses(text, of_case)]
    if _hint().search(text):
        found += (each for each in _found(text, of_case, of_a_child) if not any(_within(one, each) for one in found))
    return tuple(Passage(text[each.start : each.end].strip(), is_part=True) for each in found)


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _clauses(text: str, of_case: Collection[str]) -> Iterator[Span]:
    """Clauses that tell a private matter of who is not of the case, where nobody of it stands between the two, nor in the clause."""
    if not _matter().search(text):
        return
    for pattern in _table()["clauses"]:
        for found in pattern.finditer(text):
            span = Span(*found.span("clause"))
            if "danger" in found.groupdict() and _DANGER.search(found["danger"]):
                continue
            of_theirs = _WHO.match(found["clause"]) or not _OBJECT.search(text, 0, found.start())
            if of_theirs and span.end - span.start > _LEAST and not _names_one(text[found.start() : span.end], of_case):
                yield span


def _found(text: str, of_case: Collection[str], of_a_child: bool) -> Iterator[Span]:
    stretches = stretches_of(text)
    for nth, each in enumerate(stretches):
        sentence = text[each.start : each.end]
        before = text[stretches[nth - 1].start : stretches[nth - 1].end] if nth else ""
        if (
            _of_another(sentence, of_case)
            or (of_a_child and any(found.search(sentence) for found in _table()["of_anybody"]))
            or _of_a_relative(sentence, before, of_case)
        ):
            yield each


def _of_another(sentence: str, of_case: Collection[str]) -> bool:
    for pattern in _table()["of_another"]:
        for found in pattern.finditer(sentence):
            if not _names_one(sentence[: found.end()], of_case):
                return True
    return False


def _of_a_relative(sentence: str, before: str, of_case: Collection[str]) -> bool:
    if not any(found.search(sentence) for found in _table()["of_a_relative"]) or _names_one(sentence, of_case):
        return False
    told = f"{before} {sentence}" if _PRONOUN.match(sentence) else sentence
    return _relative().search(told) is not None and not _names_one(told, of_case)


def _names_one(words: str, of_case: Collection[str]) -> bool:
    """Somebody of the case stands there, by a name or by what they are to the person; "her husband" is whoever's it stands behind."""
    if any(word.casefold() in of_case for word in _WORD.findall(words)):
        return True
    return any(not _THEIR.search(words, 0, found.start()) for found in _KIN.finditer(words))


def is_a_relative(kind: str) -> bool:
    """A relationship to somebody of the family who is of another household by what it is: an aunt, a cousin."""
    return _relative().fullmatch(kind) is not None


@cache
def _hint() -> re.Pattern[str]:
    table = shipped_table("chronology.prose", "own_affairs.toml")
    ill = table["fragments"]["ill"]
    return re.compile(
        rf"\b(?:{ill}|illness|died|dying|own life|passed away|killed|abused|raped|molested|chlamydia|gonorrh\w+|syphilis|herpes|warts|top\b|interfered|assaulted|hospital|intensive care|spent)\b",
        re.IGNORECASE,
    )


@cache
def _matter() -> re.Pattern[str]:
    """A private matter, and a word for somebody of whom it may be told."""
    return re.compile(rf"\b{_fragments()['matter']}\b", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Sequence[re.Pattern[str]]]:
    table = shipped_table("chronology.prose", "own_affairs.toml")
    made = _fragments()
    return {
        part: [re.compile(rf"\b(?:{_written(words, made)})", re.IGNORECASE) for words in row["words"]]
        for part, row in table.items()
        if part != "fragments"
    }


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_fragments()['relative']})\b", re.IGNORECASE)


@cache
def _fragments() -> Mapping[str, str]:
    made: dict[str, str] = {}
    for name, words in shipped_table("chronology.prose", "own_affairs.toml")["fragments"].items():
        made[name] = _written(words, made)
    return made


def _written(words: str, fragments: Mapping[str, str]) -> str:
    return _FRAGMENT.sub(lambda found: fragments[found[1]], words)
