"""The values a clause gives, by their kinds: a time of day, how long, how many of what, a share of a hundred, a sum, a day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORDS: Final = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "couple of": 2, "a dozen": 12, "dozen": 12}
_NUMBER: Final = rf"\d{{1,4}}(?:\.\d{{1,2}})?|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_HOUR: Final = "|".join(word for word, number in _WORDS.items() if number <= 12 and " " not in word and word != "dozen")
_CLOCK: Final = re.compile(
    rf"(?<![\d.:/£-])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?![\d/]|[.:]\d|\s?(?:kg|%|cm|m\b))(?:hrs)? ?(?P<ap>[ap]\.?m)?"
    rf"|\b(?P<h12>1[0-2]|[1-9]) ?(?P<ap12>[ap]\.?m)\b"
    rf"|\b(?P<half>half (?:past )?|quarter (?:past|to) |(?:five|ten|twenty|twenty[- ]five) (?:past|to) )(?P<of>{_HOUR}|1[0-2]|[1-9])\b"
    rf"|\b(?:by|at|about|around|till|until|after|before) (?P<bare>{_HOUR})\b(?! (?:to|or|and|of|years?|months?|weeks?|days?|hours?|minutes?|mins?|o[’']clock|times?|least|people)\b| ?%)",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(
    rf"\b(?P<n>{_NUMBER}|half an|an?|couple of|a few) ?(?P<unit>min(?:ute)?s?|h(?:ou)?rs?|days?|nights?|weeks?|wks?|months?|mths?)\b(?! (?:old|ago|later|before|check|review|or))|\b(?P<word>fortnight|all night)\b",
    re.IGNORECASE,
)
_MINUTES: Final = {"min": 1, "h": 60, "d": 1440, "n": 1440, "w": 10080, "mo": 43200, "mt": 43200}
# As the names of medicines end.
_DRUG: Final = r"[a-z]{3,}(?:ine|amol|pam|pram|profen|zole|pril|statin|done|cillin)s?"
_COUNT: Final = re.compile(
    rf"\b(?P<n>{_NUMBER}) (?:x ?)?(?:\w+ ){{0,1}}?(?P<what>people|persons?|others|males?|men|lads|boys|adults|visitors|tablets?|pills?|paracetamol|cans?|glasses|pints|units|marks?|bruises|teeth|sessions?|appointments?|appts|visits|calls|suspensions?|exclusions?|times|doses?|incidents?|attendances?)\b"
    rf"|\b(?P<what2>extractions?|teeth|marks?|bruises) ?x ?(?P<n2>\d{{1,2}})\b|\b(?P<n3>\d{{1,3}}) ?x ?\d+ ?mg\b"
    rf"|\b(?:(?P<n4>\d{{1,3}}) ?(?:x ?)?(?P<drug>{_DRUG})|(?P<drug2>{_DRUG}) ?x ?(?P<n5>\d{{1,3}}))\b",
    re.IGNORECASE,
)
_ALIKE: Final = {
    "person": "people",
    "other": "people",
    "male": "people",
    "men": "people",
    "lad": "people",
    "adult": "people",
    "visitor": "people",
    "pill": "tablet",
    "paracetamol": "tablet",
    "extraction": "teeth",
    "appt": "appointment",
    "exclusion": "suspension",
    "mark": "mark",
    "bruise": "mark",
}
_SHARE: Final = re.compile(r"(?<![\d.])(?P<n>\d{1,3}(?:\.\d{1,2})?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_SUM: Final = re.compile(r"£ ?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?)(?!\d|k)")
_WEIGHT: Final = re.compile(
    r"(?<![\d.,])(?<!down )(?<!up )(?<!lost )(?<!gained )(?<!by )(?<!of )(?P<n>\d{1,3}\.\d{1,3}) ?kgs?\b", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(
    r"\b(?P<d>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|sday|day|nesday|urday|rs|rsday|r|nes)?\b(?! (?:to|and|or|&))",
)
_HALF_DAY: Final = 720
_OF_CLOCKS: Final = 30
_OF_LENGTHS: Final = 1.7


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its kind (and of what), how much, and the words that give it."""

    kind: str
    much: float
    words: str
    half: bool = False
    """A time of day without morning or evening."""


@lru_cache(maxsize=16384)
def values(words: str) -> tuple[Value, ...]:
    """Every value that a clause gives."""
    return (*_clocks(words), *_lengths(words), *_counts(words), *_plain(words))


def _clocks(words: str) -> Iterator[Value]:
    for found in _CLOCK.finditer(words):
        minutes, half = _minutes(found.groupdict())
        yield Value("time", minutes, found[0], half)


def _minutes(found: Mapping[str, str | None]) -> tuple[int, bool]:
    if found["h"]:
        hour, late = int(found["h"]), (found["ap"] or "").casefold()
        minutes = hour % (12 if late else 24) * 60 + int(found["m"] or 0) + (_HALF_DAY if late.startswith("p") else 0)
        return minutes, not late and len(found["h"]) == 1
    if found["h12"]:
        late = (found["ap12"] or "").casefold()
        return int(found["h12"]) % 12 * 60 + (_HALF_DAY if late.startswith("p") else 0), False
    if found["of"]:
        return _hour(found["of"]) * 60 + _part(found["half"] or ""), True
    return _hour(found["bare"] or "") * 60, True


def _hour(word: str) -> int:
    return (int(word) if word.isdigit() else _WORDS[word.casefold()]) % 12


def _part(said: str) -> int:
    parts = said.casefold().replace("-", " ").split()
    minutes = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[parts[0]] + (
        5 if "five" in parts[1:] else 0
    )
    return -minutes if parts[-1] == "to" else minutes


def _lengths(words: str) -> Iterator[Value]:
    for found in _LENGTH.finditer(words):
        if word := found["word"]:
            yield Value(
                "length", 480 if "night" in word.casefold() and "fort" not in word.casefold() else 20160, found[0]
            )
            continue
        unit = found["unit"].casefold()
        by = next(minutes for name, minutes in reversed(_MINUTES.items()) if unit.startswith(name))
        yield Value("length", _number(found["n"]) * by, found[0])


def _number(word: str) -> float:
    plain = word.casefold()
    if plain in ("a", "an"):
        return 1
    if plain == "half an":
        return 0.5
    if plain == "a few":
        return 3
    return float(_WORDS[plain]) if plain in _WORDS else float(plain)


def _counts(words: str) -> Iterator[Value]:
    for found in _COUNT.finditer(words):
        what = (found["what"] or found["what2"] or found["drug"] or found["drug2"] or "tablet").casefold()
        what = what if what in _ALIKE else what.removesuffix("s")
        yield Value(
            f"number of {_ALIKE.get(what, what)}",
            _number(next(filter(None, map(found.group, ("n", "n2", "n3", "n4", "n5"))))),
            found[0],
        )


def _plain(words: str) -> Iterator[Value]:
    for found in _SHARE.finditer(words):
        yield Value("share", float(found["n"]), found[0])
    for found in _SUM.finditer(words):
        yield Value("sum", float(found["n"].replace(",", "")), found[0])
    for found in _WEIGHT.finditer(words):
        yield Value("weight", float(found["n"]), found[0])
    for found in _WEEKDAY.finditer(words):
        yield Value("day", "MonTueWedThuFriSatSun".index(found["d"]) // 3, found[0])


def differ(one: Value, other: Value) -> bool:
    """Two values of one kind that no rounding makes one."""
    if one.kind != other.kind or one.much == other.much:
        return False
    if one.kind == "time":
        within = _HALF_DAY if one.half or other.half else 2 * _HALF_DAY
        apart = abs(one.much - other.much) % within
        return min(apart, within - apart) >= _OF_CLOCKS
    if one.kind == "length":
        least, most = sorted((one.much, other.much))
        return most >= least * _OF_LENGTHS
    return True
