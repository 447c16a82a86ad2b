"""Codes that open something, in the words of records: of a key safe, a door, an alarm or a gate, a PIN, a password."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.model import Chronology
from chronology.redaction.folding import folded_of
from chronology.redaction.opening import hints_of_a_code, numbers_that_open, places_of_keys
from chronology.redaction.tables import table_of
from chronology.redaction.walking import rebuilt

# "4418", "C1492Y", "19-47", "2580#"; no day, time, sum, telephone number, count or number of anything longer.
_DIGITS = (
    r"(?<![\w£$€/.:-])(?P<code>(?:(?-i:[A-Z]{1,2})[ -]?)?\d{3,8}(?:[ -]?(?-i:[A-Z]{1,2})\b|[#*](?!\w))?|(?:\d ){3,5}\d|\d{2}[ -]\d{2})"
    r"(?![\w%]|[/:.-]\d| ?(?:\d|hrs?\b|hours|am\b|pm\b|times|days?\b|minutes|mins|metres|weeks|pounds))"
)
_WORD = r"(?P<code>[“\"'‘][^\s“”\"'‘’][^“”\"'’\n]{1,30}[”\"'’]|(?=\S*[\d!@#$&*])[^\s,;()“”\"'‘’]{3,40}|(?<=[:=] )[^\s,;()“”\"'‘’.]{3,40})"
# Between a word for a code and the code: a word or two, never another sentence.
_SAID = r"(?:\s|[:=(“\"'‘,–—-]|\b(?:is|was|it['’]s|its|now|still|the|same|old|new|same old|set|changed|reset|back|to|as|of|for|on|at|in|from|yw|oedd|house|number|code|key|safe|front|back|door|flat|gate|alarm|remains|being|given|\w+['’]s)\b){1,10}"
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is written, with the words that say that it is one."""

    written: str
    phrase: str

    @property
    def is_sure(self) -> bool:
        """It is to be taken out wherever it stands; what looks like a year or a count only behind its words."""
        row = folded_of(self.written)
        return sum(map(len, row)) >= _LEAST and not _YEAR.fullmatch(self.written.strip())


def codes_of(chronology: Chronology) -> tuple[Code, ...]:
    """The codes in any words of a chronology, printed or not."""
    found: dict[Code, None] = {}

    def looked_at(text: str) -> str:
        found.update(dict.fromkeys(codes_in(text)))
        return text

    rebuilt(chronology, looked_at)
    return tuple(found)


def codes_in(text: str) -> Iterator[Code]:
    """The codes of one text, each with the words before it."""
    if not _may_open().search(text):
        return
    for pattern in _patterns():
        for one in pattern.finditer(text):
            written = one["code"].strip(" “”\"'‘’.")
            if folded_of(written):
                yield Code(written, text[one.start() : one.end()])
    for written in (*numbers_that_open(text), *hints_of_a_code(text), *places_of_keys(text)):
        if folded_of(written):
            yield Code(written, written)


@cache
def _table() -> Mapping[str, str]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = table_of("locks.toml")
    return {name: rf"\b(?:{'|'.join(row['words'])})" for name, row in table.items()}


@cache
def _may_open() -> re.Pattern[str]:
    """What nearly no text has: most are passed over by it."""
    return re.compile(
        r"code|\bcod|\bpin\b|pass|\bpw\b|p/w|wi-?fi|log ?in|key|\bk/?s\b|cyfrin|comb|lock|safe|allwedd|alarm|rhif|\bno\b|number|press|gate|buzz|pad\b",
        re.IGNORECASE,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = _table()
    lock, code = words["locks"], words["codes"]
    changed = rf"\b(?:{code}|{words['numbers']}) (?:of|for|to|on) (?:\w+ ){{0,2}}?(?:{lock}|\b(?:box|safe|tin))\b[^.;\n\d]{{0,60}}?(?:[:=–-]|\b(?:old|new|now|from|was|is)\b){_SAID}?"
    forms = (
        # "key safe code is 4418", "door entry no. 19-47", "the combination of the lock: 2580"
        rf"{lock}(?:['’]s)? (?:entry )?{code}{_SAID}?{_DIGITS}",
        rf"{code} (?:of|for|to|on|i|y|yr|ar) (?:\w+ ){{0,3}}?{lock}{_SAID}{_DIGITS}",
        rf"\b(?:cod|rhif) (?:y |yr )?{lock}{_SAID}{_DIGITS}",
        # "keysafe by back door 4418", "key safe (code 4418)"
        rf"{words['sure']}[^.;\n\d]{{0,40}}?(?:{code}|{words['numbers']}){_SAID}?{_DIGITS}",
        rf"{words['sure']}(?:\s?[:=(–-]\s?|\s){_DIGITS}",
        rf"{words['sure']}[^.;\n\d]{{0,40}}?[:=(\s](?!{_YEAR.pattern}\b){_DIGITS}",
        rf"{words['pins']}{_SAID}{_DIGITS}",
        # "the numbers on the box by the door: old 4418, now 9027": a box whose numbers are changed is a lock.
        *(
            rf"{changed}{each}"
            for each in (
                _DIGITS,
                rf"{re.sub('P<code>', 'P<first>', _DIGITS)}\W+(?:now|new|to|and|then|changed to)\b:? ?{_DIGITS}",
            )
        ),
        rf"{words['passwords']}(?:\s(?:is|was|now|still|yw|oedd|set to|changed to|reset to)\b)*\s?[:=–-]?\s?{_WORD}",
        rf"{words['passwords']}\s(?:is|was|yw|oedd)\s(?!{words['no_passwords']}\b)(?P<code>\w{{4,30}})(?=[.,;)]|\s*\Z|\n)",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in forms)
