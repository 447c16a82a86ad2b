"""What opens a home, in whatever shape and order it is told: a number in the sentence that names a lock, or in the next; where a key is kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from chronology.redaction.tables import table_of

# Where a sentence or a line ends.
_END: Final = re.compile(r"(?<=[^\s\d][.!?;])\s+|(?<=\d[.;])\s+(?=[A-Z])|\n+")
_NOT_BEFORE: Final = r"(?<![\w£$€/.:+-])(?<!\d )"
_NOT_BEHIND: Final = r"(?![\w%]|[/:.-]\d| ?(?:/|\d(?!\w)|hrs?\b|hours?\b|am\b|pm\b|x\b|times|days?\b|minutes|mins?\b|metres|weeks|months|years|pounds|units|pupils|ml\b|mg\b|kg\b|g\b|cm\b|miles|steps))"
# In these shapes nothing else is written: "C2580Y", "4471#", "3-9-9-1", "1 9 5 2", "27x13".
_STRONG: Final = re.compile(
    r"(?<![\w£$€/.:-])(?:(?-i:[A-Z]{1,2})\d{3,5}(?-i:[A-Z]{0,2})|\d{3,5}(?-i:[A-Z]{1,2})|[#*]\d{3,6}[#*]?|\d{2,6} ?[#*]|\d(?:-\d){3,5}|(?:\d ){3,5}\d|\d{1,3}[xX]\d{1,3})(?![\w%£]|[/:.-]\d)"
)
# So is only a code of a lock, whether or not the sentence has a word for one: "the gate is C2580Y".
_SURELY: Final = re.compile(r"(?<![\w£$€/.:-])(?:C\d{3,5}[XYZ]?|C?\d{3,5}[XYZ]|\d{3,6} ?[#])(?![\w%£]|[/:.-]\d)")
# The next sentence says no more than the number.
_SAYS_ONLY_IT: Final = re.compile(
    r"\W*(?:it(?:['’]?s| is| was)|its|that['’]?s|number(?: is)?|no\.?|code(?: is)?|yw)?\W{0,3}(?P<code>\d{4,6}|\d\d[ -]\d\d)(?![\w%/]|[:.-]\d)",
    re.IGNORECASE,
)
# Right behind the word, in such a sentence, any mix of letters and figures is the code: "code K7R2".
_BEHIND_IT: Final = re.compile(
    r"\b(?i:codes?|pin|combination|combo|cod)(?i: (?:is|was|now|to|yw|no|number|for (?:it|that)))*[ .:=-]{1,3}(?P<code>(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{3,8})(?![\w%£]|[/:.-]\d)"
)
_PLAIN: Final = re.compile(rf"{_NOT_BEFORE}(?:\d{{4,6}}|\d\d[ -]\d\d){_NOT_BEHIND}", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
# "at 0850", "28 NOV 2231", and a time that opens its line.
_TIMED: Final = re.compile(
    r"(?:\A\W*|\b(?:at|@|till?|until|from|by|since|approx\.?|about|around|circa|c\.?|before|after|between|and|to|time|am|pm|today|call|visit|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d\d?[/.]\d\d?(?:[/.]\d+)?)[ :,-]+)\Z",
    re.IGNORECASE,
)


def numbers_that_open(text: str) -> Iterator[str]:
    """Numbers, and words for figures, that stand in a sentence or line that names a lock and a code, or right behind it."""
    stretches = [each for each in _END.split(text) if each.strip()]
    for each, behind in pairwise((*stretches, "")):
        found = [*_in_stretch(each)] if _names_a_lock(each) else _surely(each)
        yield from found
        if not found and _words()["sure"].search(each):
            yield from (one["code"] for one in [_SAYS_ONLY_IT.match(behind)] if one)


def _surely(stretch: str) -> Sequence[str]:
    return [found[0] for found in _SURELY.finditer(stretch)] if _words()["locks"].search(stretch) else []


def _names_a_lock(stretch: str) -> bool:
    words = _words()
    if words["sure"].search(stretch):
        return True
    return bool(words["codes"].search(stretch) and (words["locks"].search(stretch) or words["changed"].search(stretch)))


def _in_stretch(stretch: str) -> Iterator[str]:
    for found in (*_STRONG.finditer(stretch), *_words()["spoken"].finditer(stretch)):
        if not _words()["papers"].search(stretch, 0, found.start()):
            yield found[0]
    yield from (found["code"] for found in _BEHIND_IT.finditer(stretch))
    for found in _PLAIN.finditer(stretch):
        is_time = _TIME.fullmatch(found[0]) and _TIMED.search(stretch, 0, found.start())
        if not (is_time or _YEAR.fullmatch(found[0]) or _words()["papers"].search(stretch, 0, found.start())):
            yield found[0]


def hints_of_a_code(text: str) -> Iterator[str]:
    """Words that say what a code is: "her birthday backwards"."""
    yield from (found["hint"] for found in _words()["hints"].finditer(text))


def places_of_keys(text: str) -> Iterator[str]:
    """Where a key is kept: who reads it can let himself in."""
    for pattern in ("kept", "other"):
        for found in _words()[pattern].finditer(text):
            if not _words()["no_places"].match(found["where"]):
                yield found["where"].rstrip(" ,!-")


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = table_of("opening.toml")
    of = {name: rf"\b(?:{'|'.join(row['words'])})" for name, row in table.items()}
    where = rf"(?P<where>(?:{'|'.join(table['where']['words'])})\b[^.;!?\n]{{3,70}}?)(?=\s*(?:[.;!?\n]|\Z|,? (?:and|but|so|if|as|because|which|who|a|ond) )|$)"
    kept = rf"{of['keys']}(?: \w+){{0,3}}?[ ,:-]+(?:{of['keeping']}(?: \w+){{0,2}}? )?{where}"
    made = {
        "sure": rf"{of['sure']}",
        "locks": rf"{of['locks']}",
        "codes": rf"(?<!\w ){of['codes']}\b|{of['codes']}\b",
        "changed": rf"{of['changed']}\b",
        "papers": rf"{of['papers']}[ .:#=-]*(?:(?:no|number|is)\b[ .:#=-]*)?\Z",
        "spoken": rf"\b(?:(?:{'|'.join(table['doubles']['words'])})[ -])?(?:{'|'.join(table['figures']['words'])})(?:[ ,-]+(?:(?:{'|'.join(table['doubles']['words'])})[ -])?(?:{'|'.join(table['figures']['words'])})){{2,5}}\b",
        "hints": rf"{of['codes_of_own']}\b[^.;\n]{{0,12}}?\b(?:is|was|are|yw|oedd|=|:) ?(?P<hint>(?:(?:just|still|only|always|set to|the|her|his|their|my|ei|eu|\w+['’]s) ){{0,3}}{of['hints']}(?: (?:backwards|reversed|forwards|and|plus|then|\w+ backwards)){{0,2}}(?: \d{{2,6}}\b)?)",
        "kept": kept,
        "other": rf"\b(?:keys?|allwedd(?:i|au)?)\b[^.;\n]{{0,40}}?(?:[.;!?\n]+ ?| - |, )(?:use|take|get|try|there is|there's|it is|it's|its|one)(?: (?:the|a|other|spare|one|kept|left|hidden)){{0,3}} {where}",
        "no_places": rf"{of['no_places']}\b",
    }
    return {name: re.compile(each, re.IGNORECASE) for name, each in made.items()}
