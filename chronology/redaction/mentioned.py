"""Whom, which schools and which addresses the words of entries name though no record lists them: a document by codes names none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chronology.dates.words import month_names
from chronology.model import Chronology
from chronology.people import name_table, role_words
from chronology.prose.name_words import words
from chronology.prose.named import Named
from chronology.prose.naming import names_in
from chronology.redaction.confided import told_texts
from chronology.redaction.folding import folded_of
from chronology.redaction.tables import ordinary, table_of

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+"
# "TREHARNE Gavin (31)", as police write; and what somebody is called beside a name.
_CAPITALS_FIRST = re.compile(
    rf"\b[A-Z][A-Z'’-]{{2,}},? {_CAPITAL}(?= \((?:\d{{1,2}}|\d{{4}}|[Dd][Oo][Bb][^)]*|\d\d?[/.]\d\d?[/.]\d{{2,4}})\))"
)
_CALLED = re.compile(
    r"\b(?:street name|nick-?named?|alias|a\.?k\.?a\.?|known (?:only )?as|goes by(?: the name)?(?: of)?"
    r"|(?:lad|boy|man|male|girl|woman|female|bloke|fella|guy|person|friend|someone|somebody) (?:called|named)|o'r enw)"
    rf"[ :]{{1,2}}[\"“'‘]?((?:{_CAPITAL})(?: {_CAPITAL})?)"
)


# Behind a word for a third party two words with capitals are a name, in no list of given names too: "her friend Tallulah Brisco".
_THIRD = re.compile(
    rf"\b(?i:friends?|neighbours?|boyfriend|girlfriend|mate|classmate|lodger|landlord|landlady|tenant|babysitter|colleague|witness|acquaintance|ffrind|cymydog|cymdoges),? "
    rf"(?:(?:called|named|is|was) )?({_CAPITAL} {_CAPITAL})"
)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Names, schools and addresses of texts."""

    names: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def mentioned(chronology: Chronology) -> Mentioned:
    """All that the words of entries name, printed or not."""
    texts = tuple(dict.fromkeys(told_texts(chronology)))
    return Mentioned(
        names=tuple(dict.fromkeys(name for text in texts for name in _names(text))),
        schools=tuple(dict.fromkeys(found[0] for text in texts for found in _schools().finditer(text))),
        addresses=tuple(dict.fromkeys(found[0] for text in texts for found in _addresses().finditer(text))),
    )


def third_parties(chronology: Chronology) -> Mentioned:
    """The names of third parties in the words of entries, by a word for what they are beside them."""
    texts = dict.fromkeys(told_texts(chronology))
    names = (found[1] for text in texts for found in _THIRD.finditer(text) if _is_nobodys_post(folded_of(found[1])))
    return Mentioned(names=tuple(dict.fromkeys(names)))


def _names(text: str) -> Iterator[str]:
    """Given and family names, those behind a title, and what somebody is called; one word alone may be anything."""
    yield from (found[0] for found in _CAPITALS_FIRST.finditer(text) if _is_nobodys_post(folded_of(found[0])))
    yield from (found[1] for found in _CALLED.finditer(text) if _is_nobodys_post(folded_of(found[1])))
    for one in names_in(text):
        # "A&E. Mali": the letter ends what is no name.
        if one.sure and (one.whole or one.title) and text[max(0, one.start - 1) : one.start] not in ("&", "/"):
            yield from _bare(one)


def _bare(named: Named) -> Iterator[str]:
    """The name behind a title; of "Nan rang" and "Nurse Specialist" nothing is one."""
    rest = named.name.removeprefix(named.title).lstrip(". ")
    row = folded_of(rest)
    of_kin = named.title.casefold() in role_words()
    is_a_name = not of_kin or not words().given.isdisjoint(row[:1])
    if row and is_a_name and _is_nobodys_post(row):
        yield rest if of_kin else named.name


def _is_nobodys_post(row: tuple[str, ...]) -> bool:
    """None of the words is of a team, a post, a record or a title."""
    known = ordinary()
    return all(some.isdisjoint(row) for some in (known.posts, known.records, name_table().titles.keys()))


@cache
def _schools() -> re.Pattern[str]:
    sorts = "|".join(map(str.title, table_of("ordinary.toml")["school_sorts"]))
    welsh = rf"\bYsgol(?: (?:y|yr|{_CAPITAL})){{1,5}}"
    return re.compile(rf"{welsh}|\b(?!The |At |In )(?:{_CAPITAL} ){{1,4}}(?:{sorts})(?: (?:{sorts}))*\b")


@cache
def _addresses() -> re.Pattern[str]:
    """A number and a street: "12 May" and "2 April Close" are days."""
    table = table_of("ordinary.toml")
    before = "|".join(word.title() for word in table["street_begins"])
    behind = "|".join(
        word.title() for sort, short in table["streets"].items() if sort != "court" for word in (sort, *short)
    )
    months = "|".join(map(re.escape, month_names()))
    number = rf"\b\d{{1,4}}[A-Za-z]?,? (?!(?i:{months})\b)"
    return re.compile(rf"{number}(?:(?:{before})(?: (?:y|yr|{_CAPITAL})){{1,3}}|(?:{_CAPITAL} ){{1,3}}(?:{behind})\b)")
