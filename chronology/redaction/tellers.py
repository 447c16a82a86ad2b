"""Who told something and is not to be known by it, as a record brings them in: their name, what they are, where they live or work.

No phrase says who asks it: whoever a text brings in as having told it is meant by any words of fear, asking or discretion that stand with it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from chronology.dates.words import month_names
from chronology.prose.confidence import names_kept
from chronology.prose.kept_passages import ENTRY, Passage
from chronology.prose.reach import kept_promise, stretches_of
from chronology.prose.sentences import Span
from chronology.redaction.informants import GIVES_IT, is_a_name
from chronology.tables import shipped_table

_FRAGMENT = re.compile(r"\{([a-z]+)\}")
_NAMES = re.compile(r"\b(?:(?:Mrs|Mr|Ms|Miss|Dr|Revd?)\.? )?(?P<name>[A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+(?: [A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+)*)")
# A day or an hour before whoever is brought in.
_MONTH = f"(?:{'|'.join(sorted(map(re.escape, month_names()), key=len, reverse=True))})"
_DAY = re.compile(
    rf"\A(?:\W*\d+(?:st|nd|rd|th)?\b\W*(?:{_MONTH}\b)?|\W*(?:am|pm|hrs|c)\b\.?)*\W*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile("‹[^›]*›")
_LEAST = 3
_HOUSE = re.compile(r"\d[a-z]? \Z")
_OF = re.compile(r" (?:from|of|at|in|who|[A-Z]\b)|[,(]")
# It opens with whoever told, who only rang, came or wrote in it.
_OF_THEM = re.compile(
    r"\W*(?:she|he|they) (?:(?:has|have|had|also|then|just) )?(?:rang|rung|called|phoned|came|texted|wrote|stopped|spoke|is|was)\b(?![^.\n]*\b(?:that (?!you|we|i\b|it|nobody|no)|how\b|saw\b|seen\b|heard\b|hit\b))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;(–-] ?| (?:and|but|so|as|because) ")


@lru_cache(maxsize=4096)
def tellers_in(text: str) -> tuple[str, ...]:
    """The words by which a text brings in whoever told it and is not to be known by it, and says who they are; none where nobody asks or fears anything."""
    # "‹name withheld›" is the document's own: nobody asks it.
    said = _PLACEHOLDER.sub("", text)
    if len(text) > ENTRY or GIVES_IT.search(text) or not (_part("unknown").search(said) or any(names_kept(said))):
        return ()
    brought = [*_found(text, "brought")]
    themselves = [*_found(text, "themselves")]
    # Of a letter nobody is brought in: who wrote it speaks.
    is_letter = any(each.startswith("I ") for each in themselves)
    if not brought and not is_letter:
        return ()
    told = (*brought, *themselves) if brought else tuple(themselves)
    return tuple(dict.fromkeys(each for each in told if _is_somebody(each)))


@lru_cache(maxsize=4096)
def pleas_of_tellers(text: str) -> tuple[Passage, ...]:
    """Why whoever told it is not to be known, in sentences of their own: as telling as the name."""
    phrases = tellers_in(text)
    if not phrases:
        return ()
    stretches = stretches_of(text)
    asked = [said.start for said, _ in names_kept(text)]
    found = []
    for nth, each in enumerate(stretches):
        places = [said.start() for said in [_part("unknown").search(text, each.start, each.end)] if said]
        if _OF_THEM.match(text, each.start):
            places += [place for place in asked if each.start <= place < each.end]
        if places and not any(phrase in text[each.start : each.end] for phrase in phrases):
            plea = _plea(text, each, min(places))
            promise = kept_promise(text, stretches[nth + 1]) if plea and nth + 1 < len(stretches) else ""
            found += [plea, promise]
    return tuple(Passage(each, is_part=True) for each in found if each)


def _plea(text: str, stretch: Span, asked: int) -> str:
    """The sentence, or its last clause where what they told stands before that; all of one that is of them ("She rang me too, she is ...")."""
    start = stretch.start
    if not _OF_THEM.match(text, start) and _part("tells").search(text, start, asked):
        start = max((found.end() for found in _CLAUSE.finditer(text, start, asked)), default=asked)
    return text[start : stretch.end].strip()


def _is_somebody(phrase: str) -> bool:
    """It has a name, or a word for what somebody is, and says more than that it is anybody."""
    if (
        _part("anybody").fullmatch(phrase)
        or _part("no_names").fullmatch(phrase)
        or (" " not in phrase and not phrase.isupper())
    ):
        return False
    if _part("offices").match(phrase):
        return False
    return phrase.startswith("I ") or any(names_of_tellers(phrase)) or _part("people").search(phrase) is not None


def names_of_tellers(phrase: str) -> Iterator[str]:
    """Names in such words; a single capital at their head may be any word's, unless where they are of or from stands behind it."""
    for found in _NAMES.finditer(phrase):
        if _HOUSE.search(phrase, 0, found.start()):
            # "At 86 Elm Row": a street that more live in.
            continue
        is_sure = found.start() > 0 or " " in found[0] or _OF.match(phrase, found.end())
        if is_sure and is_a_name(found["name"]) and not _part("no_names").match(found["name"]):
            yield found["name"]


def _found(text: str, part: str) -> Iterator[str]:
    for pattern in _each(part):
        for found in pattern.finditer(text):
            if part == "brought" and _part("sentence").search(found["who"]):
                continue
            written = found["who"]
            written = _of_them(written[_begins(written) :].strip(" ,-–"))
            if len(written) >= _LEAST and not _part("at_work").match(written):
                yield written


def _of_them(written: str) -> str:
    """As far as it says who they are: what stands behind a comma and says nothing of them is what they tell."""
    first, *behind = written.split(", ")
    of_them = takewhile(_part("apposed").match, behind)
    return ", ".join((first, *of_them))


def _begins(written: str) -> int:
    found = _DAY.match(written)
    return found.end() if found else 0


@cache
def _each(part: str) -> Sequence[re.Pattern[str]]:
    return [re.compile(rf"(?<![\w'’]){words}", re.IGNORECASE) for words in _table()[part]]


@cache
def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name])})", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Sequence[str]]:
    table = shipped_table("chronology.redaction", "tellers.toml")
    made = table["fragments"]
    return {
        part: [_FRAGMENT.sub(lambda found: made[found[1]], words) for words in row["words"]]
        for part, row in table.items()
        if part != "fragments"
    }
