"""Where a text may be cut: never so that what denies it or takes it back is what is left out.

"She says M is pregnant [...]" is no shorter way to tell "She says M is pregnant - no, test negative". What turns the sense behind
a cut is told with it: the sentence goes on to there, or the sentence that takes it back stands behind the mark. The words are
data, in `cutting.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chronology.tables import shipped_table

# So many words behind the cut a plain "not" still belongs to what stands before it; of a sentence of clauses so many.
_NEAR, _NEXT = 10, 7
# A sentence of so many words is told whole; of a longer one the clauses that turn it.
_WHOLE = 25
# What takes back so many words behind the cut may be of something else; of more such sentences the first are told.
_FAR, _MOST = 60, 1
# An answer is short: "No, never." A longer one is told where it opens as an answer does.
_SHORT_ANSWER, _ANSWER = 5, 14
# Between two parts that are told so few words are no gap.
_LEAST_GAP = 6
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s|\Z)")
_SHORT_FOR = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "no",
        "nos",
        "approx",
        "appt",
        "tel",
        "ref",
        "re",
        "etc",
        "vs",
        "dob",
        "prof",
        "rev",
        "sgt",
        "insp",
        "cllr",
    ]
)
_ABBREVIATED = re.compile(rf"(?:\b(?:{'|'.join(sorted(_SHORT_FOR))}|e\.g|i\.e)|\b[A-Z]|\d)\Z", re.IGNORECASE)
_REACH = 8
"""Characters before a full stop that show whether it ends an abbreviation."""
_CLAUSE_BEGIN = re.compile(r"[.!?;][\"'”’)]*(?=\s)|,(?=\s)|\s[–—-](?=\s)")
_CLAUSE_END = re.compile(
    r"[.!?;][\"'”’)]*(?=\s|\Z)|,(?=\s)|(?=\s[–—-]\s)|(?=\s(?:but|and|so|then|because|when|while|ond|a|ac)\s)"
)


class _Part(NamedTuple):
    start: int
    end: int


def cut_at(line: str, end: int, mark: str, *, whole: int = _WHOLE) -> str:
    """A text of one line up to a place, with what behind it denies or takes back what is told; `mark` stands for what is left out.

    The sentence that is cut goes on to its end where that is not more than `whole` words on.
    """
    # A title has no room for all that somebody is quoted with.
    end = _past_quotation(line, end) if whole >= _WHOLE else end
    if end >= len(line):
        return line
    parts = _joined([_Part(0, end), *_turning(line, end, whole)], line)
    told = f" {mark.strip()} ".join(line[part.start : part.end].strip() for part in parts)
    return told if not _says_more(line[parts[-1].end :]) else told.rstrip(" ,;:–—-") + mark


def _past_quotation(line: str, end: int) -> int:
    """Behind what somebody is quoted with, where a place falls within it and it is not long: nobody's own words are cut in two."""
    before = line[:end]
    if '"' not in before and "“" not in before:
        return end
    for quoted in _QUOTED.finditer(line):
        if quoted.start() < end < quoted.end():
            return quoted.end() if quoted[0].count(" ") < _WHOLE else end
    return end


def may_end(line: str, end: int) -> bool:
    """Nothing right behind a place denies what stands before it, and nothing further on takes it back."""
    return next(_turning(line, end, _WHOLE, near=_NEXT), None) is None


def turns(text: str) -> bool:
    """It holds words that deny or take back."""
    return _turns(_small(text))


def takes_back(text: str) -> bool:
    """It holds words that take back what was told, put it right, or say that it is of somebody else."""
    return _takes_back().search(_small(text)) is not None


def _turns(lower: str) -> bool:
    return _denies().search(lower) is not None or _takes_back().search(lower) is not None


def answers(sentence: str) -> bool:
    """A sentence that denies or takes back what the one before it tells."""
    return _answers_so(_small(sentence))


def _answers_so(lower: str) -> bool:
    # Most sentences are too long for an answer, or open otherwise: only of the rest it is asked whether they turn anything.
    words = lower.count(" ") + 1
    if words > _ANSWER or (words > _SHORT_ANSWER and _answers().match(lower) is None):
        return False
    return _turns(lower)


def _turning(line: str, end: int, whole: int, near: int = _NEAR) -> Iterator[_Part]:
    """The parts of a line behind a place that turn the sense of what stands before it."""
    sentences, lower = _sentences(line, end, _words_on(line, _Part(end, len(line)), _FAR)), _small(line)
    # Most texts take nothing back, which one search shows of all their sentences.
    takes_back = _takes_back().search(lower, end, sentences[-1].end) is not None
    if not _is_between(line, end):
        taken = [*_clauses(line, lower, sentences[0], _takes_back())] if takes_back else []
        yield from _in_sentence(line, lower, sentences[0], whole, near, taken)
        sentences = sentences[1:]
    is_next, told = True, 0
    for sentence in sentences:
        said = lower[sentence.start : sentence.end].strip()
        is_next = is_next and _answers_so(said)
        if is_next or (takes_back and told < _MOST and _takes_back().search(said)):
            told += 1
            yield from _of_sentence(line, lower, sentence)
        elif not takes_back:
            return


def _in_sentence(  # noqa: PLR0913, PLR0917  # the rest of a sentence, and all that bears on it
    line: str, lower: str, rest: _Part, whole: int, most: int, taken: Sequence[_Part]
) -> Iterator[_Part]:
    """Of the rest of a sentence that is cut within, what turns it: near the cut any denial, anywhere what takes back.

    The rest is told whole where it is not long.
    """
    near = _words_on(line, rest, most)
    found = [match.end() for match in _denies().finditer(lower, rest.start, near)]
    if (found or taken) and line.count(" ", rest.start, rest.end) <= whole:
        yield rest
        return
    if found:
        yield _Part(rest.start, _clause_end(line, found[-1], rest.end))
    yield from taken


def _of_sentence(line: str, lower: str, sentence: _Part) -> Iterator[_Part]:
    """A sentence behind the cut, whole; of a long one the clauses that take back or deny."""
    if line.count(" ", sentence.start, sentence.end) < _WHOLE:
        yield sentence
        return
    taken = [*_clauses(line, lower, sentence, _takes_back())]
    yield from taken or [_Part(sentence.start, _clause_end(line, _words_on(line, sentence, _NEAR), sentence.end))]


def _clauses(line: str, lower: str, part: _Part, pattern: re.Pattern[str]) -> Iterator[_Part]:
    for match in pattern.finditer(lower, part.start, part.end):
        begins = [found.end() for found in _CLAUSE_BEGIN.finditer(line, part.start, match.start())]
        yield _Part(begins[-1] if begins else part.start, _clause_end(line, match.end(), part.end))


def _clause_end(line: str, at: int, last: int) -> int:
    found = _CLAUSE_END.search(line, at, last)
    return found.end() if found else last


def _words_on(line: str, part: _Part, most: int) -> int:
    """The place so many words behind the beginning of a part, or its end."""
    words = line[part.start : part.end].split(" ", most)
    return part.end if len(words) <= most else part.end - len(words[-1])


def _sentences(line: str, start: int, last: int) -> Sequence[_Part]:
    """The sentences of a line that begin between two places; the first may be the rest of one."""
    found, begin = [], start
    for stop in _SENTENCE_END.finditer(line, start):
        # Right behind the place stands the stop that ends what is told.
        if line[stop.start()] == "." and _is_abbreviated(line, stop.start()):
            continue
        found.append(_Part(begin, stop.end()))
        begin = stop.end()
        if begin >= last:
            return found
    return [*found, _Part(begin, len(line))] if line[begin:].strip() or not found else found


def _is_abbreviated(line: str, stop: int) -> bool:
    """A full stop stands behind a word that is cut short, or behind a figure."""
    word = line[max(0, stop - _REACH) : stop].rpartition(" ")[2]
    # Nearly every sentence ends with a word of letters that is none of these.
    if len(word) > 1 and word.isascii() and word.isalpha():
        return word.lower() in _SHORT_FOR
    return _ABBREVIATED.search(line, max(0, stop - _REACH), stop) is not None


def _is_between(line: str, at: int) -> bool:
    """A place between two sentences, and not within one."""
    return line[:at].rstrip().rstrip("\"'”’)").endswith((".", "!", "?"))


def _joined(parts: Sequence[_Part], line: str) -> Sequence[_Part]:
    """Parts in order; those that meet, or leave out but a few words between them, are one."""
    kept = [parts[0]]
    for part in sorted(parts[1:]):
        if line.count(" ", kept[-1].end, max(kept[-1].end, part.start)) < _LEAST_GAP:
            kept[-1] = _Part(kept[-1].start, max(kept[-1].end, part.end))
        else:
            kept.append(part)
    return kept


def _small(text: str) -> str:
    """A text in small letters, every character in its place."""
    lower = text.lower()
    # One capital has a small form of two characters (U+0130), which would move all that follows.
    return lower if len(lower) == len(text) else "".join(character.lower()[:1] for character in text)


def _says_more(rest: str) -> bool:
    return any(character.isalnum() for character in rest)


@cache
def _takes_back() -> re.Pattern[str]:
    return _any("takes_back")


@cache
def _denies() -> re.Pattern[str]:
    return _any("denies")


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(_table()['answers']['words'])})(?!\w)", re.IGNORECASE)


def _any(name: str) -> re.Pattern[str]:
    # The words are in small letters, and so is what they are sought in: that takes a third of the time of a search that heeds no case.
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name]['words'])})(?!\w)")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return dict(shipped_table("chronology.prose", "cutting.toml"))
