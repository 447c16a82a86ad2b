"""Short words for long ones: the title and the fact of an account, in whole sentences of the source itself."""

import re
from collections.abc import Sequence

from chronology.prose.cutting import cut_at
from chronology.prose.sentences import Span

_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|^[>#|\s]+")
_MARKS_AROUND = ".,;:()\"'“”‘’"
FACT_WORDS = 60
TITLE_WORDS = 15
_ASKS = re.compile(r"\b(?:asks?|asked|gofyn\w*)\b|\?\Z", re.IGNORECASE)
_ANSWER = re.compile(r" ?[\"\u201c][^\"\u201c\u201d]{2,200}[\"\u201d]\.?(?: [a-z][^.!?\"\u201c]{0,60}[.!?])?")
_LONGEST_QUOTED = 200
_BEGINNING = 40
"""Characters by which a fact is found in the words it was cut from."""
MORE = " \u2026"
"""What a text ends with that was cut."""
# A sentence as a title: whole, or as much of it as says something by itself.
_TITLE_LONGEST, _TITLE_CUT, _TITLE_LEAST = 16, 12, 4
# What turns its sense is told with it, whole where it is no longer than that.
_TITLE_ON = 16
# Where a clause ends that the words before it can stand without.
_CLAUSE = re.compile(
    r"(?:[,;:]|\s[\u2013\u2014-])?\s(?=(?:and|but|or|so|because|as|when|while|which|who|whom|whose|after|before|until|if|although|though|ac|ond|pan|tra|oherwydd)\b)"
    r"|[;:]\s|\s[\u2013\u2014]\s"
)
# Words that lead on to what is cut off: nothing ends with one.
_LEADS_ON = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "hers",
        "their",
        "its",
        "my",
        "our",
        "your",
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "who",
        "whom",
        "which",
        "what",
        "whose",
        "how",
        "when",
        "where",
        "why",
        "if",
        "whether",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "about",
        "after",
        "before",
        "since",
        "until",
        "till",
        "during",
        "between",
        "through",
        "around",
        "as",
        "than",
        "like",
        "near",
        "out",
        "and",
        "but",
        "or",
        "nor",
        "so",
        "because",
        "while",
        "although",
        "though",
        "not",
        "no",
        "never",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "being",
        "am",
        "has",
        "had",
        "have",
        "having",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "should",
        "can",
        "may",
        "might",
        "must",
        "shall",
        "very",
        "too",
        "more",
        "most",
        "last",
        "next",
        "first",
        "again",
        "also",
        "just",
        "only",
        "still",
        "yet",
        "then",
        "there",
        "told",
        "said",
        "says",
        "asked",
        "y",
        "yr",
        "i",
        "o",
        "yn",
        "ar",
        "at",
        "am",
        "gan",
        "gyda",
        "i'w",
        "o'r",
        "i'r",
        "a'r",
        "ac",
        "ond",
        "bod",
        "fod",
        "mai",
        "ei",
        "eu",
        "fy",
    ]
)


def plain(text: str) -> str:
    """Text on one line, without the marks of Markdown."""
    line = " ".join(text.split())
    marked = "*" in line or "_" in line or line.startswith((">", "#", "|"))
    return _MARKS.sub("", line).strip() if marked else line


def first_words(text: str, most: int) -> str:
    """The beginning of a text, marked where it was cut; what denies or takes it back is not cut off."""
    line = plain(text)
    words = line.split(" ")
    if len(words) <= most:
        return line
    return cut_at(line, len(" ".join(words[:most]).rstrip(",;:-")), MORE)


def words_behind(fact: str, quote: str) -> str:
    """All the words that a fact was cut from, on one line, where the words of its source hold its beginning; else the fact."""
    if not fact.endswith(MORE):
        return fact
    line = plain(quote)
    begins = line.find(fact.removesuffix(MORE)[:_BEGINNING])
    return line[begins:] if begins >= 0 else fact


def with_answer(fact: str, quote: str) -> str:
    """A fact that asks something, with the answer quoted right behind it in the words of its source: one says nothing without the other.

    One that ends within what somebody is quoted with goes on to where that ends.
    """
    if fact.count('"') % 2:
        line = plain(quote)
        begins = line.find(fact)
        ends = line.find('"', begins + len(fact), begins + len(fact) + _LONGEST_QUOTED) if begins >= 0 else -1
        return line[begins : ends + 1] if ends >= 0 else fact
    if _ASKS.search(fact) is None or '"' in fact or "\u201c" in fact:
        return fact
    line = plain(quote)
    begins = line.find(fact)
    answer = _ANSWER.match(line, begins + len(fact)) if begins >= 0 else None
    return f"{fact} {answer[0].strip()}" if answer else fact


def fact_of(text: str, spans: Sequence[Span], most: int = FACT_WORDS) -> str:
    """Whole sentences from the beginning, up to about sixty words; a longer first sentence is cut and marked."""
    told: list[str] = []
    count = 0
    for place, span in enumerate(spans):
        sentence = plain(text[span.start : span.end])
        count += sentence.count(" ") + 1
        if told and count > most:
            kept, rest = " ".join(told), (plain(text[each.start : each.end]) for each in spans[place:])
            return cut_at(" ".join((kept, *rest)), len(kept), MORE)
        told.append(first_words(sentence, most))
    return " ".join(told)


def title_of_sentence(text: str) -> str:
    """A sentence as a title: whole where it is short, else as far as a clause of it, and no half of one."""
    line = plain(text)
    words = line.split(" ")
    if len(words) <= _TITLE_LONGEST:
        return line.rstrip(".:;,") if len(words) > 1 else line
    kept = " ".join(words[:_TITLE_CUT])
    ends = [found.start() for found in _CLAUSE.finditer(kept) if kept[: found.start()].count(" ") + 1 >= _TITLE_LEAST]
    told = (kept[: ends[-1]] if ends else kept).split(" ")
    while len(told) > _TITLE_LEAST and told[-1].strip(_MARKS_AROUND).casefold() in _LEADS_ON:
        told.pop()
    return cut_at(line, len(" ".join(told).rstrip(",;:-(")), MORE, whole=_TITLE_ON).rstrip(".")


def title_of_words(text: str) -> str:
    """A heading as a title: few words, no stop at the end."""
    return first_words(text, TITLE_WORDS).rstrip(".:")
