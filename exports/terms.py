"""Codes and titles that other rooms give in English, in the language of the document; as they stand where it has no word.

What analysis writes as sentences is said anew in `exports.sentences`.
"""

import re
from collections.abc import Mapping
from functools import cache

from chronology.tables import shipped_table

_ENDS_IN_YEAR = re.compile(r"(.*) (\d{4})")


def title(text: str, language: str) -> str:
    """What a finding, a timescale or a counted table is called; as it stands where there is no word for it.

    A title of two halves ("Escalation: neglect") or with a year behind it ("to June 2019") is put together from them.
    """
    words = _terms(language, "titles")
    if text in words:
        return words[text]
    head, colon, tail = text.partition(": ")
    if colon and head in words:
        return f"{words[head]}: {words.get(tail, tail)}"
    dated = _ENDS_IN_YEAR.fullmatch(text)
    return f"{words[dated[1]]} {dated[2]}" if dated and dated[1] in words else text


def party(kind: str, language: str) -> str:
    """What somebody or some place is: a relationship, a role, a kind of box or line of a diagram."""
    return _terms(language, "parties").get(kind.casefold(), kind)


def group(words: str, language: str) -> str:
    """A group of the taxonomy, as a source covers it."""
    return _terms(language, "groups").get(words, words)


def parameter(words: str, language: str) -> str:
    """A threshold of a pattern, by its name or by its value where that is a level."""
    return _terms(language, "parameters").get(words.replace("_", " "), words)


def code(words: str, language: str) -> str:
    """A nation, an authority for a rule, or what is counted in the sources."""
    return _terms(language, "codes").get(words, words)


def sentences_note(language: str) -> str:
    """Whose words the sentences of the analysis are in a language other than English; empty in English."""
    return _terms(language, "note").get("sentences", "")


def terms_by_english(language: str) -> Mapping[str, str]:
    """Titles of findings and timescales, themes and groups of a language, by their English words."""
    return {**_terms(language, "groups"), **_terms(language, "titles")}


@cache
def _terms(language: str, table: str) -> Mapping[str, str]:
    """One table of a language; empty for a language that has none."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = shipped_table("exports", "terms.toml")
    return found.get(language, {}).get(table, {})
