"""What opens a home, an account or a device, in whatever shape and order it is told.

A number is a code by what governs it: something that opens or locks in its sentence or line or the one before, and something that is done with a code
(pressed, punched in, given) or a shape in which nothing else is written. A day, a time, a sum, a house and a paper's number are none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from chronology.redaction.tables import table_of

# Where a sentence or a line ends.
_END: Final = re.compile(r"(?<=[^\s\d][.!?;])\s+|(?<=\d[.;])\s+(?=[A-Z])|\n+")
_NOT_BEFORE: Final = r"(?<![\w£$€/.:+-])(?<!\d )"
_NOT_BEHIND: Final = r"(?![\w%]|[/:.-]\d| ?(?:/|\d(?!\w)|hrs?\b|hours?\b|am\b|pm\b|x\b|times|days?\b|minutes|mins?\b|metres|weeks|months|years|pounds|units|pupils|ml\b|mg\b|kg\b|g\b|cm\b|miles|steps))"
# Nothing is written so but what is typed or turned: "3-9-9-1", "31 left 7 right 22 left".
_TYPED_ALONE: Final = re.compile(
    r"(?<![\w£$€/.:-])(?:\d(?:-\d){3,5}|\d{1,2} (?:left|right|l|r|chwith|dde|de)(?:,? (?:then |and |wedyn )?\d{1,2} (?:left|right|l|r|chwith|dde|de)){1,3})(?![\w%£]|[/:.-]\d)",
    re.IGNORECASE,
)
# In these shapes nothing else is written beside a lock: "C2580Y", "4471#", "1 9 5 2", "27x13".
_STRONG: Final = re.compile(
    r"(?<![\w£$€/.:-])(?:(?-i:[A-Z]{1,2})\d{3,5}(?-i:[A-Z]{0,2})|\d{3,5}(?-i:[A-Z]{1,2})|[#*]\d{3,6}[#*]?|\d{2,6} ?[#*]|(?:\d ){3,5}\d|\d{1,3}[xX]\d{1,3})(?![\w%£]|[/:.-]\d)"
)
# So is only a code of a lock, whether or not anything is said to be done with it: "the gate is C2580Y".
_SURELY: Final = re.compile(r"(?<![\w£$€/.:-])(?:C\d{3,5}[XYZ]?|C?\d{3,5}[XYZ]|\d{3,6} ?[#])(?![\w%£]|[/:.-]\d)")
# The next sentence says no more than the number.
_SAYS_ONLY_IT: Final = re.compile(
    r"\W*(?:it(?:['’]?s| is| was)|its|that['’]?s|number(?: is)?|no\.?|code(?: is)?|yw)?\W{0,3}(?P<code>\d{4,6}|\d\d[ -]\d\d)(?![\w%/]|[:.-]\d)",
    re.IGNORECASE,
)
# Right behind the word, in such a sentence, any mix of letters and figures is the code, and three figures: "code K7R2", "code: 361".
_BEHIND_IT: Final = re.compile(
    r"\b(?i:codes?|pin|combination|combo|cod)(?i: (?:is|was|now|to|yw|no|number|for (?:it|that)))*[ .:=(-]{1,3}(?P<code>(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{3,8}|\d{3})(?![\w%£]|[/:.-]\d)"
)
_PLAIN: Final = re.compile(rf"{_NOT_BEFORE}(?!0\d{{4}} \d{{3}})(?:\d{{4,8}}|\d\d[ -]\d\d){_NOT_BEHIND}", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# A year that is one: "in 1984", "March 2023", "the 2019". What is set, pressed or wanted may look like one.
_OF_A_YEAR: Final = re.compile(
    r"\b(?:in|since|from|of|until|till|by|during|before|after|around|circa|born|early|late|spring|summer|autumn|winter|the|and|ers|yn|tan|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d\d?(?:st|nd|rd|th)?)[ .]+\Z",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
# "at 0850", "28 NOV 2231", and a time that opens its line.
_TIMED: Final = re.compile(
    r"(?:\A\W*|\b(?:at|@|till?|until|from|by|since|approx\.?|about|around|circa|c\.?|before|after|between|and|to|time|am|pm|today|call|visit|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d\d?[/.]\d\d?(?:[/.]\d+)?)[ :,-]+)\Z",
    re.IGNORECASE,
)
# Letters with figures or marks, as nobody writes a word: "Pickle!2009", "beddoe-hub-77QZ".
_MIXED: Final = re.compile(
    r"(?<![\w@£/.-])(?!covid|(?:pre|post|mid|key|section|stage|year|aged?)[-\d])(?=[^\s]*[A-Za-z]{3})(?=\S*[\d!@#$&*])[A-Za-z][\w!@#$&*-]{4,39}[\w!#$&*](?!\w|@)",
    re.IGNORECASE,
)
_CONTEXT: Final = 24


def numbers_that_open(text: str) -> Iterator[tuple[str, str]]:
    """Numbers, and words for figures, that are codes; each with a few words before it."""
    before = ""
    for each in _END.split(text):
        if not each.strip():
            continue
        found = [*_in_stretch(each, before)]
        yield from ((each[start:end], _phrase(each, start, end)) for start, end in found)
        before = each if not found else ""


def _phrase(stretch: str, start: int, end: int) -> str:
    """The code with what stands before it, from where a word begins."""
    first = stretch.find(" ", max(0, start - _CONTEXT), start) if start > _CONTEXT else 0
    return stretch[max(0, first) : end].strip()


def _in_stretch(stretch: str, before: str) -> Sequence[tuple[int, int]]:
    """Where the codes of a sentence stand, which follows upon another."""
    words = _words()
    spoken = [found.span() for found in words["spoken"].finditer(stretch)]
    if not spoken and not any(map(str.isdigit, stretch)):
        return []
    alone = [found.span() for found in _TYPED_ALONE.finditer(stretch) if not _is_of_a_paper(stretch, found.start())]
    is_sure = words["sure"].search(stretch) is not None
    is_lock = is_sure or words["locks"].search(stretch) is not None
    lock_before = words["sure"].search(before) or words["locks"].search(before)
    is_changed = words["changed"].search(stretch) is not None
    is_typed = words["codes"].search(stretch) is not None or (is_lock and is_changed)
    if is_sure or (is_typed and (is_lock or lock_before or is_changed)):
        return [*alone, *spoken, *_codes_of(stretch, is_typed=is_typed)]
    if is_lock:
        return [*alone, *(found.span() for found in _SURELY.finditer(stretch))]
    found = _SAYS_ONLY_IT.match(stretch) if words["sure"].search(before) else None
    return [found.span("code")] if found and not alone else alone


def _codes_of(stretch: str, *, is_typed: bool) -> Iterator[tuple[int, int]]:
    for found in _STRONG.finditer(stretch):
        if not _is_of_a_paper(stretch, found.start()):
            yield found.span()
    yield from (found.span("code") for found in _BEHIND_IT.finditer(stretch))
    for found in _PLAIN.finditer(stretch):
        start = found.start()
        is_time = _TIME.fullmatch(found[0]) and _TIMED.search(stretch, 0, start)
        is_year = _YEAR.fullmatch(found[0]) and (not is_typed or _OF_A_YEAR.search(stretch, 0, start))
        if not (is_time or is_year or _is_of_a_paper(stretch, start)):
            yield found.span()


def _is_of_a_paper(stretch: str, start: int) -> bool:
    return _words()["papers"].search(stretch, 0, start) is not None


def passwords_in(text: str) -> Iterator[str]:
    """What opens an account: whatever stands behind a word for it, and letters with figures in its sentence or the next."""
    words, near = _words(), False
    for each in _END.split(text):
        own = words["accounts"].search(each) is not None
        for found in words["given"].finditer(each):
            yield found["code"].strip(" “”\"'‘’.")
        if own or near:
            yield from (found[0] for found in _MIXED.finditer(each))
        near = own


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
        **{name: of[name] for name in ("sure", "locks", "accounts")},
        "codes": rf"{of['codes']}",
        "changed": rf"{of['codes_of_own']}\b[^.;\n]{{0,40}}?{of['changed']}\b|{of['changed']}\b[^.;\n]{{0,20}}?{of['codes_of_own']}\b",
        "papers": rf"{of['papers']}[ .:#=-]*(?:(?:no|number|is)\b[ .:#=-]*)?\Z",
        "spoken": rf"\b(?:(?:{'|'.join(table['doubles']['words'])})[ -])?(?:{'|'.join(table['figures']['words'])})(?:[ ,-]+(?:(?:{'|'.join(table['doubles']['words'])})[ -])?(?:{'|'.join(table['figures']['words'])})){{2,5}}\b",
        "hints": rf"{of['codes_of_own']}\b[^.;\n]{{0,12}}?\b(?:is|was|are|yw|oedd|=|:) ?(?P<hint>(?:(?:just|still|only|always|set to|the|her|his|their|my|ei|eu|\w+['’]s) ){{0,3}}{of['hints']}(?: (?:backwards|reversed|forwards|and|plus|then|\w+ backwards)){{0,2}}(?: \d{{2,6}}\b)?)",
        "kept": kept,
        "other": rf"\b(?:keys?|allwedd(?:i|au)?)\b[^.;\n]{{0,40}}?(?:[.;!?\n]+ ?| - |, )(?:use|take|get|try|there is|there's|it is|it's|its|one)(?: (?:the|a|other|spare|one|kept|left|hidden)){{0,3}} {where}",
        "no_places": rf"{of['no_places']}\b",
        "given": _given(of),
    }
    return {name: re.compile(each, re.IGNORECASE) for name, each in made.items()}


def _given(of: Mapping[str, str]) -> str:
    """A word for a password, and whatever is written right behind it."""
    said = r"(?:\s(?:is|was|now|still|yw|oedd|set to|changed to|reset to)\b)*\s?[:=–-]?\s?"
    quoted = r"[“\"'‘][^\s“”\"'‘’][^“”\"'’\n]{1,30}[”\"'’]"
    word = r"(?=\S*[\d!@#$&*])[^\s,;()“”\"'‘’]{3,40}|(?<=[:=] )[^\s,;()“”\"'‘’.]{3,40}"
    bare = "|".join(
        rf"(?<=\b{each} )(?!{of['no_passwords']}\b)\w{{4,30}}(?=[.,;)]|\s*\Z|\n)"
        for each in ("is", "yw", "was", "oedd")
    )
    return rf"{of['passwords']}{said}(?P<code>{quoted}|{word}|{bare})"
