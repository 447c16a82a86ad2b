"""Sentences with their places in the text, as people write notes: abbreviations, initials, lists, wrapped lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from chronology.tables import shipped_table

# Lines broken by the width of a page are about this long; the end of a shorter or much longer one may end a sentence.
_WRAPPED = range(50, 140)
# Text without capitals or stops is cut all the same: whatever reads a sentence reads a bounded stretch.
_LONG, _LONGEST = 400, 2000
# Lines as long as the longest, but for so many characters, were broken where it was.
_NEARLY = 16
_BREAKS = re.compile(
    r"(?P<stop>[.!?\u2026]{1,10}[\"\u201d\u2019')\]*_]{0,4})(?=\s|\Z)"
    r"|(?P<blank>\n[ \t]{0,80}(?=\n))"
    r"|(?P<line>\n)"
    r"|(?P<cell>\t)"
)
# A date in figures ("14.02.23") is not the number of a paragraph.
_MARKER = re.compile(
    r"[ \t>]{0,80}(?!\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}(?![.\d]))(?:[-*+\u2022\u25cf\u25aa\u2013\u2014](?=[ \t])|#{1,6}(?=[ \t])|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|[a-z]\)|[ivx]{1,5}\))(?=\s))[ \t]{0,80}"
)
# A line that begins with a day is an entry of its own, wherever the one before it breaks; so is one that begins with a
# clock and goes on in a new breath, and an answer to what stands before its colon ("Police: no calls").
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|ion|chwe|maw|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag)"
)
_DATED_LINE = re.compile(r"[ \t>|]{0,40}\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d\d){1,2})?(?![\w/.-])")
# A day in words, which may as well stand where the width of the page broke a sentence.
_WORDED_LINE = re.compile(
    r"[ \t>|]{0,40}(?:(?i:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?)[ \t]?(?:\d{1,2}(?:st|nd|rd|th)?\b|[:\u2013\u2014-](?=[ \t])|[ ]{0,8}(?i:am|pm|a\.m|p\.m|nos)\b)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ](?i:{_MONTHS})[a-z]{{0,6}}\b(?![ ]\d{{4}},?[ ][a-z])"
    rf"|(?i:{_MONTHS})[a-z]{{0,6}}[ ]\d{{1,2}}(?:st|nd|rd|th)?[ ]{{0,3}}[:\u2013\u2014-])"
)
_WEEKDAY_LINE = re.compile(
    r"[ \t>|]{0,40}(?i:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b[ \t]{0,8}(?=\d|[:\u2013\u2014-][ \t]|(?i:am|pm|nos)\b)"
)
_TIMED_LINE = re.compile(
    r"[ \t>|]{0,40}\(?(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?:[ ]?[ap]\.?m\b)?|[0-5]\d(?:[ ]?hrs)?)\)?[ \t]{0,8}(?:[:\u2013\u2014-][ \t]{1,8})?(?=[A-Z(])"
)
_LABELLED_LINE = re.compile(
    r"[ \t>|]{0,40}[A-Z][\w'&/()-]{0,20}(?:[ ][\w'&/()-]{1,20}){0,3}(?::[ \t]|[ ]{1,3}[-\u2013\u2014][ ])"
)
_DAY_OR_MONTH = re.compile(
    r"(?:mon|tues?|weds?|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z", re.IGNORECASE
)
# "Seen at A&E. s47 opened": a section of an Act begins a sentence in small letters too.
_SECTION = re.compile(r"[as]\d{2,3}")
# Where one sentence ends and another begins, by words that are no initials: how whoever typed it begins a sentence.
_BEGUN = re.compile(r"(?<=[^\W\d_]{3})[.!?]{1,2}[ \n]{1,4}(?=(?P<small>[a-z])|[A-Z])")
_FEW = 2
_TASTE = 20_000
"""Characters of a text by which it is seen how its writer begins a sentence."""
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c\u2018/]{1,24}\Z")
_NEXT_WORD = re.compile(r"\s{0,80}[\"\u201c\u2018'(\[*]{0,3}(\w{1,24})?")


class Span(NamedTuple):
    """A stretch of a text, end exclusive. A tuple, as they are made, compared and looked up by the hundred thousand."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """The two have a character in common."""
        return self.start < other.end and other.start < self.end


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    table = shipped_table("chronology.prose", "sentences.toml")
    openers = frozenset(table.pop("openers"))
    return frozenset(word for words in table.values() for word in words), openers


def is_wrapped(text: str) -> bool:
    """Some page's width broke the lines of a text: none of them is long. Else each line is a paragraph."""
    return max(map(len, text.split("\n"))) < _WRAPPED.stop + 20


@lru_cache(maxsize=64)
def _in_small_letters(text: str) -> bool:
    """Whoever typed it begins most sentences without a capital: "S no show. clinic closed her in july. carol asked again."."""
    abbreviations, _ = _words()
    small = large = 0
    for found in _BEGUN.finditer(text, 0, _TASTE):
        before = _LAST_WORD.search(text, max(0, found.start() - 24), found.start())
        if before is None or before[0].lower() not in abbreviations:
            small += found["small"] is not None
            large += found["small"] is None
    return small >= _FEW and small > large


@lru_cache(maxsize=8)
def _width(text: str) -> int:
    """The width that broke the lines of a text: what the longest of them come near to."""
    lengths = sorted((len(line.rstrip()) for line in text.split("\n")), reverse=True)
    near = (one for one, other in pairwise(lengths) if one - other <= _NEARLY)
    return next(near, lengths[0])


def sentences(text: str, start: int = 0, end: int | None = None, *, wrapped: bool = True) -> Iterator[Span]:
    """The sentences of a stretch of text, list marks and paragraph numbers left outside."""
    last = len(text) if end is None else end
    begin = start
    for found in _BREAKS.finditer(text, start, last):
        if found.start() >= begin and _ends_here(text, found, begin, last, wrapped=wrapped):
            yield from _trimmed(text, begin, found.end())
            begin = found.end()
    yield from _trimmed(text, begin, last)


def _ends_here(text: str, found: re.Match[str], begin: int, last: int, *, wrapped: bool) -> bool:
    if found["blank"] is not None or found["cell"] is not None:
        return True
    if found["line"] is not None:
        return not wrapped or _line_ends_sentence(text, found.start(), last)
    return _stop_ends_sentence(text, found, begin, last)


def _line_ends_sentence(text: str, at: int, last: int) -> bool:
    """A list item or an entry starts after it, or no page's width broke the line and the next starts afresh."""
    after = at + 1
    if _MARKER.match(text, after, last) or _DATED_LINE.match(text, after, last):
        return True
    line_start = text.rfind("\n", max(0, at - _WRAPPED.stop), at) + 1 or max(0, at - _WRAPPED.stop)
    if "\t" in text[line_start:at]:
        return True  # a row of a table
    line, following = text[line_start:at].rstrip(), text[after : after + 80].lstrip()
    # The next word would have stood on the line as well: whoever wrote it began a new one.
    fits = len(line) + 1 + len(following.split(None, 1)[0] if following.strip() else "") <= _width(text)
    short = len(line.strip()) not in _WRAPPED
    if _WORDED_LINE.match(text, after, last):
        return short or _is_next_day(text, line_start, after, last) or line.endswith((".", "!", "?", ":", ";", ")"))
    ended = short or fits
    if any(begins.match(text, after, last) for begins in (_TIMED_LINE, _LABELLED_LINE)):
        return ended or line.endswith((".", "!", "?", ":", ";", ")")) or _is_timed(text, line_start, after, last)
    return ended and not following[:1].islower()


def _is_next_day(text: str, line: int, after: int, last: int) -> bool:
    """Two lines that each begin with a weekday are two entries of a log, however long the first."""
    return _WEEKDAY_LINE.match(text, line, last) is not None and _WEEKDAY_LINE.match(text, after, last) is not None


def _is_timed(text: str, line: int, after: int, last: int) -> bool:
    """Two lines that each begin with a clock are two entries of a log, however long the first."""
    return _TIMED_LINE.match(text, line, last) is not None and _TIMED_LINE.match(text, after, last) is not None


def unbroken(text: str) -> str:
    """A text whose lines were broken by the width of a page, every sentence of it on one line; each character keeps its place."""
    pieces, at = [], 0
    for span in sentences(text):
        pieces += [text[at : span.start], text[span.start : span.end].replace("\n", " ")]
        at = span.end
    return "".join((*pieces, text[at:]))


def parted(text: str, before: int, after: int, *, wrapped: bool = True) -> bool:
    """Two neighbouring sentences stand in different paragraphs: a blank line, or a line no page's width broke."""
    between = text[before:after]
    if "\n" not in between or _MARKER.fullmatch(between.rpartition("\n")[2]):
        return between.count("\n") > 1
    start = max(text.rfind("\n", 0, before) + 1, before - _WRAPPED.stop)
    return not wrapped or between.count("\n") > 1 or before - start not in _WRAPPED


def _stop_ends_sentence(text: str, found: re.Match[str], begin: int, last: int) -> bool:
    after = _NEXT_WORD.match(text, found.end(), last)
    following = (after[1] or "") if after else ""
    if following[:1].islower() and not _SECTION.fullmatch(following):
        return found.end() - begin > _LONG or _ends_small(text, found, begin)
    if not found["stop"].startswith(".") or len(found["stop"]) > 1:
        return True
    if found.end() - begin < 20 and not any(character.isalpha() for character in text[begin : found.end()]):
        return False  # the number of a paragraph, not a sentence
    before = _LAST_WORD.search(text, max(begin, found.start() - 24), found.start())
    word = before[0] if before else ""
    if not word:
        return True
    abbreviations, openers = _words()
    if len(word) == 1 and word.isupper():
        return following.lower() in openers and "\n" not in text[found.end() : found.end() + 1]
    # "Back on Fri. Told Mrs Ellis", but "Sept. 22".
    return following[:1].isupper() if _DAY_OR_MONTH.match(word) else word.lower() not in abbreviations


def _ends_small(text: str, found: re.Match[str], begin: int) -> bool:
    """A stop before a small letter ends a sentence of whoever begins none with a capital, but for abbreviations and quotations."""
    if found["stop"].strip(".!?") or found["stop"].startswith(".."):
        return False
    before = _LAST_WORD.search(text, max(begin, found.start() - 24), found.start())
    word = before[0].lower() if before else ""
    abbreviations, _ = _words()
    whole = word.isalpha() and len(word) > _FEW and word not in abbreviations and not _DAY_OR_MONTH.match(word)
    return whole and _in_small_letters(text)


def is_no_end(word: str) -> bool:
    """A word whose full stop ends no sentence: an abbreviation."""
    return word.casefold() in _words()[0]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    marker = _MARKER.match(text, _first_ink(text, start, end), end)
    begin = _first_ink(text, marker.end() if marker else start, end)
    while end - begin > _LONGEST:
        cut = max(text.rfind(" ", begin + _LONG, begin + _LONGEST), begin + _LONG)
        yield Span(begin, cut)
        begin = _first_ink(text, cut, end)
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield Span(begin, end)


def _first_ink(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def holding(spans: list[Span], at: int) -> Span | None:
    """The span a place lies in, of spans in order."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and at < spans[index].end else None
