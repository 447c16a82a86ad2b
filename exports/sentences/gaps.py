"""What stands in the gaps of a sentence, and its Welsh: numbers, spans of time, things counted, dates, titles, names.

Each sort takes the English as analysis words it and gives None for what is not of that sort. Numbers are given in figures,
and things after them with "o" ("3 o ymweliadau"), which is right for every number and spares the mutations each asks for.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

from chronology.dates import describe, find
from chronology.model import Precision
from chronology.practice.taxonomy import taxonomy
from exports.terms import party, terms_by_english

_NUMBER_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_FIGURES = {word: str(figure) for figure, word in enumerate(_NUMBER_WORDS)}
_NUMBER = rf"(?i:{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})|\d[\d,]*"

_QUOTED = "“[^”]*”"
# Findings open so, and no name or title does: else "X: (more sentences)" takes the front half of one for its name.
_NO_FINDING = "(?!The record shows )"


@dataclass(frozen=True, slots=True)
class Gap:
    """A sort of gap: the shape of its English, and what says it in Welsh."""

    shape: str
    told: Callable[[str], str | None]


def gaps_of(content: Mapping[str, Mapping[str, str]]) -> Mapping[str, Gap]:
    """Every sort of gap; the things that are counted stand in the file of the language."""
    things = _things(content["things"])
    return {
        "number": Gap(_NUMBER, _number),
        "ordinal": Gap(r"\d+(?:st|nd|rd|th)", lambda text: text[:-2]),
        "times": Gap(rf"once|twice|(?:{_NUMBER}) times", _times),
        "span": Gap(rf"(?:{_NUMBER}) (?:working )?(?:hour|day|week|month|year)s?", _span),
        "things": Gap(rf"(?:at least )?(?:{_NUMBER}) [^\d“”:;.]+?", partial(_counted, things)),
        "all": Gap(r"(?:the only|both|all|[\w,]+ of) .+?", partial(_share, things)),
        "dates": Gap(_DATE_SHAPE, _dates),
        "dated": Gap(_DATE_SHAPE, _dated),
        "titles": Gap(".+?", lambda text: in_a_row(text, _title)),
        "title": Gap("[^“”]+?", _title),
        "kind": Gap(_QUOTED, _kind),
        "name": Gap(rf"{_NO_FINDING}[^“”]{{1,120}}?", lambda text: text),
        "role": Gap(r"[^“”()]{1,120}?", lambda text: party(text, "cy")),
        "quoted": Gap("“.*?”", _of_the_record),
        "own": Gap(f"{_NO_FINDING}.{{1,200}}?", _of_the_record),
        "text": Gap(".+", _of_the_record),
    }


# ---- words of the record ---------------------------------------------------------------------------------------------

OPENS, CLOSES = "\ufdd0", "\ufdd1"
"""About words of the record in a told sentence, which stay in their own language. No text has them: they are no characters."""


def _of_the_record(text: str) -> str:
    return f"{OPENS}{text}{CLOSES}"


# ---- lists -----------------------------------------------------------------------------------------------------------


def in_a_row(text: str, one: Callable[[str], str | None]) -> str | None:
    """A list ("a, b and c") whose every item is known, in Welsh; an item may have a comma or an "and" of its own."""
    items = next(_items(text, one), None)
    return None if items is None else listed(items)


def _items(text: str, one: Callable[[str], str | None]) -> Iterator[list[str]]:
    # Parted before whole: "a (once) and b (once)" is also one thing that was "(once)", called "a (once) and b".
    for parting in re.finditer(", | and ", text):
        if (first := one(text[: parting.start()])) is not None:
            for rest in _items(text[parting.end() :], one):
                yield [first, *rest]
    if (whole := one(text)) is not None:
        yield [whole]


def listed(items: list[str]) -> str:
    """Items as a Welsh sentence lists them: "a, b ac c"."""
    *most, last = items
    return f"{', '.join(most)} {_and(last)}" if most else last


# As they are read: w and y before another vowel are consonants, 1 is "un" but of a month, 8, 11 and 80 to 89 "wyth", "un".
_VOWEL = re.compile(rf"[{OPENS}“(]*(?:[aeiouâêîôûŵŷ]|[wy](?![aeiou])|(?:8\d?|11)\b|1\b(?! [A-Z]))", re.IGNORECASE)
# A word before a gap, and the form of it that stands before a vowel.
_BEFORE_A_VOWEL = {"a": "ac", "gyda": "gydag", "na": "nag", "y": "yr", "â": "ag"}
_BEFORE_A_GAP = re.compile(rf"\b(?P<word>{'|'.join(_BEFORE_A_VOWEL)}) \{{(?P<gap>\w+)\}}")
# A word that softens a date's first word in the gap after it; a gap stands once in a template that has such a word.
_SOFTENS = re.compile(r"\b(?:o|i|ar|hyd|tan) \{(?P<gap>\w+)\}")
_SOFT_DATES = {"mis": "fis", "tua": "dua"}
_DATE_WORD = re.compile(r"\A(?:mis|tua)\b")


def filled(told: str, gaps: Mapping[str, str]) -> str:
    """A Welsh template with its gaps filled, the word before each in the form that what fills it asks for."""

    def joined(match: re.Match[str]) -> str:
        before_vowel = _VOWEL.match(gaps[match["gap"]])
        return f"{_BEFORE_A_VOWEL[match['word']] if before_vowel else match['word']} {{{match['gap']}}}"

    def softened(match: re.Match[str]) -> str:
        return _SOFT_DATES[match[0]]

    soft = {match["gap"] for match in _SOFTENS.finditer(told)}
    as_asked = {name: _DATE_WORD.sub(softened, text, count=1) if name in soft else text for name, text in gaps.items()}
    return _BEFORE_A_GAP.sub(joined, told).format_map(as_asked)


_ASPIRATES = {"c": "ch", "p": "ph", "t": "th"}
_ASPIRATE = re.compile(r"([cpt])(?!h)")


def _and(item: str) -> str:
    """What joins the last item, with the item: "ac" before a vowel, else "a", after which c, p and t become ch, ph and th."""
    if _VOWEL.match(item):
        return f"ac {item}"
    return f"a {_ASPIRATE.sub(lambda match: _ASPIRATES[match[1]], item, count=1) if _ASPIRATE.match(item) else item}"


# ---- numbers ---------------------------------------------------------------------------------------------------------


def _number(text: str) -> str | None:
    return _FIGURES.get(text.casefold(), text) if re.fullmatch(_NUMBER, text) else None


def _times(text: str) -> str | None:
    match text.partition(" "):
        case ("once" | "twice") as word, "", "":
            return {"once": "unwaith", "twice": "ddwywaith"}[word]
        case number, _, "times":
            return f"{_number(number)} gwaith"
    return None


# Two softens what follows it. Years have forms of their own up to twenty, as the number is read.
_UNITS = {
    "hour": ("{n} awr", "2 awr"),
    "day": ("{n} diwrnod", "2 ddiwrnod"),
    "working day": ("{n} diwrnod gwaith", "2 ddiwrnod gwaith"),
    "week": ("{n} wythnos", "2 wythnos"),
    "month": ("{n} mis", "2 fis"),
    "year": ("{n} o flynyddoedd", "2 flynedd"),
}
_YEARS = {
    "1": "1 flwyddyn",
    **{f"{n}": f"{n} blynedd" for n in (3, 4, 6, 13, 14, 16)},
    **{f"{n}": f"{n} mlynedd" for n in (5, 7, 8, 9, 10, 11, 12, 15, 17, 18, 19, 20)},
}


def _span(text: str) -> str | None:
    number, _, unit = text.partition(" ")
    figures, unit = _number(number), unit.removesuffix("s")
    if figures is None or unit not in _UNITS:
        return None
    if unit == "year" and figures in _YEARS:
        return _YEARS[figures]
    many, two = _UNITS[unit]
    return two if figures == "2" else many.format(n=figures)


_AT_LEAST = "at least "


def _things(table: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """By its English, singular or plural: what follows "un" and what follows "o" in Welsh."""
    found: dict[str, tuple[str, str]] = {}
    for english, welsh in table.items():
        one, _, many = welsh.partition(" / ")
        found |= dict.fromkeys(english.split(" / "), (one, many))
    return found


def _counted(things: Mapping[str, tuple[str, str]], text: str) -> str | None:
    number, _, thing = text.partition(" ")
    if text.startswith(_AT_LEAST):
        rest = _counted(things, text.removeprefix(_AT_LEAST))
        return rest and f"o leiaf {rest}"
    figures = _number(number)
    if figures is None or thing not in things:
        return None
    one, many = things[thing]
    return f"1 {one}" if figures == "1" else f"{figures} o {many}"


def _share(things: Mapping[str, tuple[str, str]], text: str) -> str | None:
    """So many of so many: "two of five visits", "both visits", "all three visits", "the only visit"."""
    if text.startswith("the only "):
        thing = things.get(text.removeprefix("the only "))
        return thing and f"yr unig un (1 {thing[0]})"
    if text.startswith(("both ", "all ")):
        counted = _counted(things, text.removeprefix("all ").replace("both ", "2 "))
        return counted and f"y cyfan ({counted})"
    some, _, of_all = text.partition(" of ")
    figures, counted = _number(some), _counted(things, of_all)
    return f"{figures} allan o {counted}" if figures and counted else None


# ---- dates -----------------------------------------------------------------------------------------------------------

_IN_A_WEEK = "in the week "
# A date begins with a figure, a month or a word of dates, and has no colon but of a clock.
_DATE_SHAPE = (
    r"(?=\d|[A-Z][a-z]+ \d|(?:on|in|about|possibly|between|since|until|the|spring|summer|autumn|winter|undated)\b)"
    r"(?:[^:;“”()]|\d:\d){1,600}?"
)
_MORE_DATES = re.compile(rf"(?P<first>.+) and on (?P<more>{_NUMBER}) further dates?")


def _date(text: str) -> str | None:
    """A date as it is printed in English; only one that is read as what it says is said again."""
    if re.fullmatch(r"\d{4}", text):
        return text
    for found in find(text.removeprefix(_IN_A_WEEK)):
        when = replace(found.when, precision=Precision.WEEK) if text.startswith(_IN_A_WEEK) else found.when
        if describe(when) == text:
            return describe(when, "cy")
    return None


def _dates(text: str) -> str | None:
    if more := _MORE_DATES.fullmatch(text):
        first = in_a_row(more["first"], _date)
        number = _number(more["more"])
        return first and f"{first}, ac ar {number} {'ddyddiad' if number == '2' else 'dyddiad'} arall"
    return in_a_row(text, _date)


def _dated(text: str) -> str | None:
    """With its preposition: Welsh says "ar" of a day, "ym" or "yn" of a month or a year."""
    opening, _, rest = text.partition(" ")
    if opening == "on" and (day := _date(rest)):
        return f"ar {day}"
    if opening == "in" and (date := _date(rest)):
        return f"ym {date}" if date.startswith("mis ") else f"yn {date}"
    return _date(text)


# ---- titles ----------------------------------------------------------------------------------------------------------


def _title(text: str) -> str | None:
    """What a kind, a finding, a timescale, a theme or a group is called, wherever it stands in a sentence."""
    known = _titles()
    head, colon, tail = text.casefold().partition(": ")
    if (whole := known.get(text.casefold())) is not None:
        return whole
    return f"{known[head]}: {known[tail]}" if colon and head in known and tail in known else None


@cache
def _titles() -> Mapping[str, str]:
    kinds = {facts.title: facts.cy for facts in taxonomy().values()}
    return {english.casefold(): _lowered(welsh) for english, welsh in {**terms_by_english("cy"), **kinds}.items()}


def _kind(text: str) -> str | None:
    """A title in quotation marks, with both of them: half of one, parted at its comma, is none."""
    return f"“{_title(text[1:-1]) or text[1:-1]}”" if re.fullmatch(_QUOTED, text) else None


def _lowered(text: str) -> str:
    """Without a capital in front, but for letters that stand for words."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
