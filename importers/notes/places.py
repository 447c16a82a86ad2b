"""Where in a note its writer may be named: the pieces of its head by their place, its labelled lines, its last words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile, islice

from chronology.dates.pieces import NOTHING, meaning
from chronology.people import role_of
from chronology.prose.phrases import folded
from chronology.tables import shipped_table
from importers.notes.leads import date_from
from importers.notes.lines import JOINING
from importers.notes.note import Note
from importers.notes.signatory import Likeness, Signatory, signatory

Place = tuple[str, ...]
"""Where a piece stands, in words that are the same in each note of a file that has its writer there."""
TAIL: Place = ("tail",)

_CLOCK = re.compile(
    r"(?<![\w.:/])(?<!\b[PD][CSI] )(?<!\bPCSO )(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?|[0-5]\d(?![\w/.-]))(?:\s?[ap]\.?m\b\.?|\s?hrs?\b|h\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?|T\d\d:\d\d(?::\d\d)?Z?"
    r"|(?<![^\W\d_])\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\.?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[^\W\d_]*\.?,?(?:\s?\d{4}|\s?'\d\d)?\b"
    r"|\b\d{1,2}[A-Z]{3}\d{2,4}\b|(?<![\w/])\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?![\w/])",
    re.IGNORECASE,
)
_WORDS_SAID = re.compile(r"(?<![^\W_])[^\W\d_]{5,}(?=\W)")
_FIRST = 60
"""Letters of a line in which one that says something nearly always has such a word."""
_INKED = re.compile(r"[^\n]*\S[^\n]*")
_SET_APART = re.compile(r"[ ]{12,}\S|[ ]*(?:[-\u2013\u2014]{1,2} ?|[(\[])[A-Z]")
_FIGURES = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\b",
    re.IGNORECASE,
)
# "[14/02/2022, 09:12:04] Nan Sheila: ...", "14/02/2022, 09:12 - Bex: ...": as telephones put their messages.
_CHAT = re.compile(r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d\d:\d\d(?::\d\d)?(?:\]| -) (?P<who>[^:\n]{1,40}): ")
DAY = "\x00"
"""What stands for each letter of a day or a clock where they are masked."""
_PARTING = re.compile(
    r"[\x00]+|[|\t\u2192\u00b7\u2022]+|[ ]{2,}|[ ][-\u2013\u2014=>~/]+[ ]|-{2,}|[-=]+>|:(?=[\s*]|\Z)|;(?=\s)|\*\*|__|[\[\]{}<>]|(?<=[\])])[ ]"
)
_TO = re.compile(r"\u2192|[-=]+>|[ ][-=]?>[ ]")
_OPENS = re.compile(r"(?P<name>\S+(?: \S+){0,3}?)(?P<mark>[ ]*[-:/,]|)[ ](?=\S)")
_DONE_BY = re.compile(
    r"(?:(?:note|entry|call|added|taken|typed|written|recorded|entered|logged|noted|seen|made|completed|cofnodwyd|ysgrifennwyd) ){0,2}(?:by|gan)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\Z")
_BY = re.compile(r"\b(?:by|gan)\s+(?P<who>[A-Z(].{1,40})\Z")
_SIGNS = re.compile(
    r"[ \t]{2,}|(?<![ .][A-Z])[.!?)\"\u201d\u2019]['\"\u201d]?[ ]+[-\u2013\u2014~]*[ ]*|[ ]+[-\u2013\u2014~/]+[ ]*|[ ]*[(\[](?=[^()\[\]]*[)\]]\s*\Z)"
)
_SIGNED = re.compile(r"(?:signed(?: off)?|sign|sig|initials?|by|written by|llofnod\w*|gan)\b[\s:.-]*", re.IGNORECASE)
_LONG = 160
_PIECES, _WORDS = 6, 4
_SURE = (Likeness.INITIALS, Likeness.AT_WORK)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a place that may be a writer's: offsets in the text, and whom they name."""

    start: int
    end: int
    who: Signatory | None
    alone: bool = False
    """Nothing else stands on its line."""


def head_places(text: str, note: Note) -> dict[Place, Piece]:
    """The pieces of a note's first line by where they stand to its day, and the short lines under it."""
    # Under a line of nothing but a day the next is the head.
    whole = list(lines_in(text, note))
    lines = list(dropwhile(lambda line: not _says(text[line[0] : line[1]]), whole))
    if not lines:
        return {}
    start, end = lines[0]
    line = masked(text[start:end])
    found: dict[Place, Piece] = {}
    if chat := _CHAT.match(text, start, end):
        found["chat",] = Piece(chat.start("who"), chat.end("who"), _of_kin(chat["who"]) or signatory(chat["who"]))
    pieces = list(_pieces(line))
    days = [at for at, _, _, dated in pieces if dated and len(lines) == len(whole)]
    first = next((number for number, (at, _, _, _) in enumerate(pieces) if days and at >= days[0]), 0)
    for number, (at, close, told, _) in enumerate(pieces):
        place = ("before", str(first - number)) if number < first else ("behind", str(number - first))
        if told or number - first > _PIECES:
            continue
        found.update(
            _of_piece(text, start + at, start + close, place, is_last=number == len(pieces) - 1 and len(line) < _LONG)
        )
    for number, (begin, close) in enumerate(lines[1:4]):
        # The first cell of a row may hold a day, an hour and who wrote, one under the other.
        words = masked(text[begin:close]).replace(DAY, " ").split("\t", maxsplit=1)[0].rstrip()
        if words.strip() and len(words.split()) <= _WORDS + 1:
            is_alone = len(words) == close - begin
            found["under", str(number + 1)] = Piece(begin, begin + len(words), signatory(words), alone=is_alone)
    return found


def _of_kin(words: str) -> Signatory | None:
    """Who writes to somebody on the telephone: "Nan Sheila", "Mum"."""
    first, _, rest = words.partition(" ")
    known = role_of(first)
    is_kin = known is not None and known.titles is None and (not rest or signatory(rest) is not None)
    return Signatory(words, Likeness.NAME) if is_kin else None


def _pieces(line: str) -> Iterator[tuple[int, int, bool, bool]]:
    """(start, end, whether it is whom something is told or sent to, whether a day stood before it) of what marks part."""
    at, told, dated, label = 0, False, False, False
    for mark in [*_PARTING.finditer(line), None]:
        close = mark.start() if mark else len(line)
        piece = line[at:close].strip(" ,.-\u2013\u2014")
        # A bracket that opened before the day closes behind who wrote.
        piece = piece.rstrip(") ") if "(" not in piece else piece.lstrip("( ") if ")" not in piece else piece
        if piece.strip("()"):
            begin = at + line[at:close].index(piece[0])
            yield begin, begin + len(piece), told or label, dated
            label = bool(mark) and mark is not None and mark[0] == ":" and folded(piece) in table_of_labels("others")
        if mark is not None:
            told = bool(_TO.fullmatch(mark[0])) or (told and not piece)
            dated = dated or DAY in mark[0]
            at = mark.end()


def _of_piece(text: str, start: int, end: int, place: Place, *, is_last: bool) -> Iterator[tuple[Place, Piece]]:
    by = _DONE_BY.match(text, start, end)
    start = by.end() if by else start
    words = text[start:end]
    whole = signatory(words)
    yield place, Piece(start, end, whole)
    opening = (end - start, whole) if whole and whole.likeness in _SURE else _opening(words)
    if opening is not None:
        yield (*place, "opens"), Piece(start, start + opening[0], opening[1])
    if behind := _behind_a_form(words):
        yield (*place, "form"), Piece(start + behind[0], start + behind[1], behind[2])
    if not is_last:
        return
    yield ("last",), Piece(start, end, signatory(words))
    close = _closing(words)
    if close is not None:
        at, who = close
        yield ("ends",), Piece(start + at, end, who)


def _opening(words: str) -> tuple[int, Signatory] | None:
    """The writer with whom words begin that go on: "TG rang", "J Marsh HV: no reply", "B. Tandy to school"."""
    tokens = list(re.finditer(r"\S+", words))
    for count in range(min(_WORDS, len(tokens) - 1), 0, -1):
        close = tokens[count - 1].end()
        who = signatory(words[:close])
        if who is not None and (who.likeness in _SURE or _is_short(who)):
            return close, who
    return None


def _is_short(who: Signatory) -> bool:
    """As those who write sign: "B. Tandy"."""
    return who.likeness is Likeness.NAME and re.match(r"[A-Z]\.? ", who.said) is not None


def _behind_a_form(words: str) -> tuple[int, int, Signatory] | None:
    """The writer behind the form of contact with whom words begin: "TC BT dad says ..."."""
    form, _, rest = words.partition(" ")
    known = signatory(form) if form.isupper() else None
    opening = _opening(rest) if known and known.likeness in (Likeness.FORM, Likeness.ROLE) else None
    return (len(form) + 1, len(form) + 1 + opening[0], opening[1]) if opening else None


def _closing(words: str) -> tuple[int, Signatory] | None:
    """The writer with whom a short heading ends: "home visit by J Marsh", "t/c (KD)", "Visit - BT"."""
    if bracket := _BRACKET.search(words):
        who = signatory(bracket[1])
        return (bracket.start(), who) if who and who.likeness >= Likeness.LETTERS else None
    if by := _BY.search(words):
        who = signatory(by["who"])
        return (by.start("who"), who) if who else None
    tokens = list(re.finditer(r"\S+", words))
    for count in range(min(_WORDS, len(tokens) - 1), 0, -1):
        at = tokens[-count].start()
        before = folded(words[:at]).split()[-1].strip(".,:")
        who = signatory(words[at:])
        if who and (who.likeness in _SURE or _is_short(who)):
            return (at, who) if before not in JOINING and before not in table_of_labels("others") else None
    return None


def tail(text: str, note: Note, feet: Collection[str], stop: int) -> Piece | None:
    """The last line or the last words of a note, where they may be whoever signed it; feet of pages stand below it.

    What signs may stand behind the note, before the next, which begins at `stop`.
    """
    lines = list(lines_in(text, note))
    behind = [(found.start(), found.end()) for found in _INKED.finditer(text, note.end, max(stop, note.end))]
    below = _signature(text, *behind[0]) if len(behind) == 1 else None
    if below is not None and below.who is not None and below.who.likeness in _SURE:
        return below
    for start, end in reversed(lines):
        line = text[start:end]
        if _foot(line) in feet or not _says(line):
            continue
        return (_signature(text, start, end) if len(lines) > 1 else None) or _last_words(text, start, end)
    return None


def _signature(text: str, start: int, end: int) -> Piece | None:
    """A line of nothing but whoever signed."""
    plain = _unmarked(text[start:end])
    who = signatory(plain[1]) if plain and not text[start:end].startswith("#") else None
    return Piece(start + plain[0], start + plain[0] + len(plain[1]), who, alone=True) if plain and who else None


def signatures(text: str, note: Note) -> list[Piece]:
    """The lines of a note that are nothing but whoever signed, set apart from its words by a gap, a dash or a bracket."""
    apart = [(start, end) for start, end in lines_in(text, note) if _SET_APART.match(text, start, end)]
    found = [_signature(text, start, end) for start, end in apart]
    return [piece for piece in found if piece and piece.who and piece.who.likeness >= Likeness.WORD]


def _unmarked(line: str) -> tuple[int, str] | None:
    """A line without the marks, the day and the word "signed" around whoever signed."""
    bare = masked(line).replace(DAY, " ")
    begin = len(bare) - len(bare.lstrip(" \t*_-\u2013\u2014~=|([>#.,:/"))
    if signs := _SIGNED.match(bare, begin):
        begin = signs.end()
    words = bare[begin:].rstrip(" \t*_-\u2013\u2014~=|)].,:/")
    if "(" in words and ")" not in words:
        words = bare[begin : begin + len(words) + 1]
    return (begin, words) if words else None


def _last_words(text: str, start: int, end: int) -> Piece | None:
    line = masked(text[start:end]).replace(DAY, " ").rstrip()
    marks = list(_SIGNS.finditer(line))
    for mark in reversed(marks[-3:]):
        words = line[mark.end() :].strip(" \t*_[]()-,")
        if signed := _SIGNED.match(words):
            words = words[signed.end() :]
        if words and len(words.split()) <= _WORDS + 1 and (who := signatory(words)) is not None:
            at = start + line.rindex(words)
            return Piece(at, at + len(words), who)
    return None


def line_ends(text: str, note: Note) -> list[Piece | None]:
    """For each line of a note but its head, who signed it."""
    lines = [(start, end) for start, end in lines_in(text, note) if _says(text[start:end])]
    return [_last_words(text, start, end) for start, end in lines]


def _says(line: str) -> bool:
    """A line has words besides a day and a clock; most have one at once that is no part of any."""
    if any(meaning(word) is NOTHING and _CLOCK.search(word) is None for word in _WORDS_SAID.findall(line, 0, _FIRST)):
        return True
    return any(letter.isalpha() for letter in masked(line))


def feet_of(text: str) -> frozenset[str]:
    """Lines that stand in a text again and again, but for their figures, and name nobody: the heads and feet of its pages."""
    alike: dict[str, list[str]] = defaultdict(list)
    for line in text.split("\n"):
        if line.strip():
            alike[_foot(line)].append(line)
    return frozenset(foot for foot, lines in alike.items() if len(lines) > 1 and _two_sign_nothing(lines))


def _two_sign_nothing(lines: Sequence[str]) -> bool:
    return len([*islice((line for line in lines if not _may_sign(line)), 2)]) > 1


def _foot(line: str) -> str:
    return _FIGURES.sub("0", " ".join(line.split()))


def _may_sign(line: str) -> bool:
    plain = _unmarked(line)
    last = _last_words(line, 0, len(line))
    found = (signatory(plain[1]) if plain else None, last.who if last else None)
    return any(who is not None and who.likeness > Likeness.CODE for who in found)


def lines_in(text: str, note: Note) -> Iterator[tuple[int, int]]:
    """The lines of a note that have ink; its first is whole where the note begins within it."""
    at = note.start
    while at < note.end:
        end = text.find("\n", at, note.end)
        end = note.end if end < 0 else end
        if text[at:end].strip():
            yield at, at + len(text[at:end].rstrip())
        at = end + 1


@lru_cache(maxsize=65536)
def masked(line: str) -> str:
    """A line with its days and clocks as marks."""
    begin = 0
    while (lead := date_from(line, begin)) is not None and lead.end > begin:
        line = line[: lead.start] + DAY * (lead.end - lead.start) + line[lead.end :]
        begin = lead.end
    return _CLOCK.sub(lambda found: DAY * len(found[0]), line)


def table_of_labels(name: str) -> frozenset[str]:
    """The labels of a kind, of `hands.toml`."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in shipped_table("importers.notes", "hands.toml")["labels"].items()}
