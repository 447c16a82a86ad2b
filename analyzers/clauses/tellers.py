"""Who says what in a telling: its clauses, each with the person, the service or the record whose words it gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from chronology.prose.sentences import sentences
from chronology.tables import shipped_table

_CLAUSE: Final = re.compile(
    r"; |, (?=but |while |whereas |however )|(?<=\S) [-–] (?=\S)|(?<=\S) (?=\((?!\d))|(?<=\w), (?=[A-Z])"
)
_PRONOUN: Final = frozenset({"he", "she", "they", "i", "we", "it"})
_KIN: Final = {
    "mum": "mother",
    "mam": "mother",
    "mummy": "mother",
    "dad": "father",
    "daddy": "father",
    "officer": "police",
    "officers": "police",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence that one teller says; `teller` is empty where it only goes on or is the writer's own."""

    at: int
    """The place of its sentence among those of the telling."""
    words: str
    teller: str


@lru_cache(maxsize=8192)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a telling, white space made single spaces."""
    return tuple(said for span in sentences(text) if (said := " ".join(text[span.start : span.end].split())))


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a telling in order."""
    return tuple(_clauses(sentences_of(text)))


def _clauses(every: Sequence[str]) -> Iterator[Clause]:
    for at, said in enumerate(every):
        for words in filter(None, map(str.strip, _CLAUSE.split(said))):
            yield Clause(at, words, teller_of(words))


@lru_cache(maxsize=16384)
def teller_of(words: str) -> str:
    """Who says a clause, in small letters: the first who is named as saying it."""
    found = min((match for each in _forms() if (match := each.search(words))), key=re.Match.start, default=None)
    if found is None:
        return ""
    who = re.sub(r"['’]s?\Z", "", found["who"].casefold())
    return "" if who in _PRONOUN else _KIN.get(who, who)


@cache
def denial() -> re.Pattern[str]:
    """Words with which a clause says that it is not so."""
    return _any("denies")


@cache
def points_back() -> re.Pattern[str]:
    """Words that deny what was said just before, whatever it was."""
    return _any("points_back")


@cache
def bare_denial() -> re.Pattern[str]:
    """A whole sentence that only denies: "We did not."."""
    return _any("bare")


def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _table()[name]), re.IGNORECASE)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    table = _table()
    roles, records = "|".join(table["roles"]), "|".join(table["records"])
    no_names = "|".join(table["no_names"])
    # "PersonID: 204417" is nobody.
    word = rf"(?!(?:{no_names})\b)(?:[A-Z][a-zà-ÿ’'-]*(?:[A-Z][a-zà-ÿ]+)?|[A-Z]{{2,}})(?![\w])"
    name = rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|DC|DS|PC|Sr) )?{word}(?: {word})?"
    who = rf"(?P<who>(?i:{roles})|{name})(?!\s(?i:line)\b)"
    record = rf"(?P<who>(?i:{records})|(?i:police|ward|hospital|school|nursery|agency|housing|court|bank|dwp|opg|edt))"
    only = "|".join(each for each in table["says"] if each not in table["of_records"])
    phone = r"(?: \([^()]{1,24}\))?(?: (?:by|on) (?:the )?(?:tele)?phone| by text)?"
    adverb = r"(?: (?:now|also|then|later|still|just|since))?"
    return (
        re.compile(rf"\b{who}{phone},?{adverb} (?i:{only})\b"),
        re.compile(rf"\b{record}(?i:(?: for| of| same)? [\w/. ]{{0,14}}?)? ?(?i:{'|'.join(table['says'])})\b"),
        re.compile(
            rf"(?:\A\W*)(?:Rang |Spoke to |Phoned |Asked |Tel(?:ephoned)? |TC(?:-OUT)? |T/C )?{who}(?:[’']s)?{phone}:"
        ),
        re.compile(
            rf"\b(?:[Rr]ang|[Pp]honed|[Ss]poke to|[Aa]sked) {who}\b[^.;:]{{0,20}}, (?:he|she|they) (?i:{only})\b"
        ),
        re.compile(rf"\b(?i:per|according to|acc to) (?i:the )?{who}\b"),
        re.compile(
            rf"\b{who}[’']?s? (?:own )?(?i:version|account|line|figure|count)\b(?! ?(?:is|was)? ?(?:overdrawn|number|opened|closed|book))"
        ),
    )


@cache
def _table() -> dict[str, list[str]]:
    return shipped_table("analyzers.clauses", "tellers.toml")
