"""Where in a note its writer may be named: the pieces of its head by their place, its labelled lines, its last words."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from chronology.people import role_of
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.tables import shipped_table
from importers.notes.labels import Label, label_of
from importers.notes.leads import date_from
from importers.notes.lines import JOINING
from importers.notes.note import Note
from importers.notes.signatory import Likeness, Signatory, signatory

Place = tuple[str, ...]
"""Where a piece stands, in words that are the same in each note of a file that has its writer there."""
TAIL: Place = ("tail",)
LABELS = ("wrote", "works", "sent")
"""Tables of labels, the surest first."""

_CLOCK = re.compile(
    r"(?<![\w.:/])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?|[0-5]\d(?![\w/.-]))(?:\s?[ap]\.?m\b\.?|\s?hrs?\b|h\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?|T\d\d:\d\d(?::\d\d)?Z?"
    r"|(?<![^\W\d_])\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\.?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[^\W\d_]*\.?,?(?:\s?\d{4}|\s?'\d\d)?\b"
    r"|\b\d{1,2}[A-Z]{3}\d{2,4}\b|(?<![\w/])\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?![\w/])",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\b",
    re.IGNORECASE,
)
_KEPT_BY = re.compile(
    r"\b(?i:officer|worker|practitioner|notes? by|kept by|written by|gweithiwr|swyddog|cedwir gan)[:\s]{1,3}"
    r"(?P<who>(?:[A-Z][\w.'\u2019-]*[ ]?){1,4})(?=\Z|[,;()]|\s*-|\s+(?:unless|oni)\b|\s{2})"
)
_LINES_OF_FILE = 30
# "[14/02/2022, 09:12:04] Nan Sheila: ...", "14/02/2022, 09:12 - Bex: ...": as telephones put their messages.
_CHAT = re.compile(r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d\d:\d\d(?::\d\d)?(?:\]| -) (?P<who>[^:\n]{1,40}): ")
_DAY = "\x00"
_PARTING = re.compile(
    r"[\x00]+|[|\t\u2192\u00b7\u2022]+|[ ]{2,}|[ ][-\u2013\u2014=>~/]+[ ]|-{2,}|[-=]+>|:(?=[\s*]|\Z)|;(?=\s)|\*\*|__|[\[\]{}<>]|(?<=[\])])[ ]"
)
_TO = re.compile(r"\u2192|[-=]+>|[ ][-=]?>[ ]")
_OPENS = re.compile(r"(?P<name>\S+(?: \S+){0,3}?)(?P<mark>[ ]*[-:/,]|)[ ](?=\S)")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\Z")
_BY = re.compile(r"\b(?:by|gan)\s+(?P<who>[A-Z(].{1,40})\Z")
_LABELLED = re.compile(
    r"(?:\A|(?<=[|\t(\[*])|(?<=\s\s))[\s*_|>#-]{0,12}(?:Q?\d{1,2}[.):]?\s+)?(?P<label>[^\W\d_][\w'\u2019/ &().-]{0,34}?)[*_]{0,3}\s{0,8}(?:[:=?]+|\t|(?<=\s)\|)[*_]{0,3}[ \t|]*(?=(?P<value>[^\s].*)?)"
)
_BARE = re.compile(
    r"(?:\A|(?<=\s))@(?P<at>[a-z][\w.-]{1,20})|\b(?P<label>(?i:opid|op id|userid|user|collar))[ ]+(?P<code>[A-Z]?\w{3,8})\b"
)
_ANSWER = re.compile(r"\s*(?:A(?:ns(?:wer)?)?[.:)]?\s+)?(?P<value>\S.*)")
_STOP = re.compile(
    r"\s{2,}|\t|\||\s?[<\[]|\s(?=[A-Z]\w+(?: [a-z]+){0,2}:\s)|;\s|(?<=[a-z]{3})\.\s"
    r"|(?:,| on|,? dated| ar)?\s+(?=\d{1,2}(?:[/.:-]|(?:st|nd|rd|th)?\s[A-Z])|\d{4}-)"
)
_SIGNS = re.compile(
    r"[ \t]{2,}|(?<![ .][A-Z])[.!?)\"\u201d\u2019]['\"\u201d]?[ ]+[-\u2013\u2014~]*[ ]*|[ ]+[-\u2013\u2014~/]+[ ]*|[ ]*[(\[](?=[^()\[\]]*[)\]]\s*\Z)"
)
_SIGNED = re.compile(r"(?:signed(?: off)?|sign|sig|initials?|by|written by|llofnod\w*|gan)\b[\s:.-]*", re.IGNORECASE)
_LINES_OF_HEAD, _LONG = 10, 160
_PIECES, _WORDS = 6, 4
_NEAR, _FOOT = 6, 4
_SURE = (Likeness.INITIALS, Likeness.AT_WORK)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a place that may be a writer's: offsets in the text, and whom they name."""

    start: int
    end: int
    who: Signatory | None
    alone: bool = False
    """Nothing else stands on its line."""


def labelled(text: str, note: Note) -> dict[str, Piece]:
    """The first writer whom each table of labels names in the lines of a note."""
    found: dict[str, Piece] = {}
    lines = list(_lines(text, note))
    is_mail = (
        sum(folded(text[start:end]).partition(":")[0].strip(" *") in _table("mail") for start, end in lines[:8]) > 0
    )
    for at, (start, end) in enumerate(lines):
        is_near = at < _NEAR or at >= len(lines) - _FOOT
        for table, piece in _labels_of_line(
            text, start, end, lines[at + 1] if at + 1 < len(lines) else None, is_near=is_near
        ):
            if table != "sent" or (is_mail and at < _LINES_OF_HEAD):
                found.setdefault(table, piece)
    return found


def _labels_of_line(
    text: str, start: int, end: int, below: tuple[int, int] | None, *, is_near: bool
) -> Iterator[tuple[str, Piece]]:
    line = text[start:end]
    for found in _LABELLED.finditer(line):
        label = folded(" ".join(found["label"].split())).strip(" .()")
        table = next((name for name in LABELS if label in _table(name)), None)
        if table is None or (label in _table("near") and not is_near):
            continue
        if found["value"]:
            yield from _valued(text, start + found.start("value"), end, table, label)
        elif below and (answer := _ANSWER.match(text, *below)):
            yield from _valued(text, answer.start("value"), below[1], table, label)
    for bare in _BARE.finditer(line):
        at = bare.start("at" if bare["at"] else "code") + start
        words = bare["at"] or bare["code"]
        yield "wrote", Piece(at, at + len(words), Signatory(words, Likeness.CODE))
    label = folded(line.strip(" *_\t"))
    if below and is_near and label in _table("wrote") and (answer := _ANSWER.match(text, *below)):
        yield from _valued(text, answer.start("value"), below[1], "wrote", label)


def _valued(text: str, start: int, end: int, table: str, label: str = "") -> Iterator[tuple[str, Piece]]:
    stop = _STOP.search(text, start, end)
    close = stop.start() if stop and stop.start() > start else end
    who = signatory(text[start:close])
    if who is None or (who.likeness is Likeness.CODE and not (table == "wrote" or label in _table("logins"))):
        return
    if who.likeness is Likeness.CODE and (role_of(who.said) is not None or kind_of_heading(who.said) is not None):
        return
    yield table, Piece(start, close, who, alone=close == end)


def in_column(text: str, note: Note) -> Piece | None:
    """The cell of a note's first line that stands under a heading for who wrote it."""
    start, end = next(iter(_lines(text, note)), (0, 0))
    above = _columns_above(text, start)
    if above is None or start == end:
        return None
    heads, at = above
    cells = _cells(text[start:end])
    if any(mark in text[start:end] for mark in "\t|"):
        return _piece(start, cells[at]) if len(cells) == len(heads) else None
    cell = min(cells, key=lambda one: abs(one[0] - heads[at][0]), default=None)
    return _piece(start, cell) if cell and abs(cell[0] - heads[at][0]) <= _FOOT else None


def _columns_above(text: str, at: int) -> tuple[list[tuple[int, int, str]], int] | None:
    """The cells of the nearest line above that heads columns, and which of them is for who wrote it."""
    for line_end, line_start in _lines_above(text, at):
        cells = _cells(text[line_start:line_end])
        words = [folded(cell).strip(" .*") for _, _, cell in cells]
        if len(cells) >= 3 and not any(letter.isdigit() for letter in "".join(words)):
            named = [place for place, word in enumerate(words) if word in _table("wrote") | _table("works")]
            if len(named) == 1 and any(label_of(word) in (Label.DATE, Label.TIME) or "date" in word for word in words):
                return cells, named[0]
    return None


_ABOVE = 4000


def _lines_above(text: str, at: int) -> Iterator[tuple[int, int]]:
    end = at - 1
    while end > max(0, at - _ABOVE):
        start = text.rfind("\n", 0, end) + 1
        yield end, start
        end = start - 1


def _cells(line: str) -> list[tuple[int, int, str]]:
    mark = "\t" if "\t" in line else "|" if line.count("|") > 1 else ""
    pattern = re.escape(mark) if mark else r"[ ]{2,}"
    cells, at = [], 0
    for part in re.split(f"({pattern})", line):
        if not re.fullmatch(pattern, part) and (part.strip() or (mark and 0 < at < len(line))):
            lead = len(part) - len(part.lstrip())
            cells.append((at + lead, at + len(part.rstrip()), part.strip()))
        at += len(part)
    return cells


def _piece(offset: int, cell: tuple[int, int, str]) -> Piece:
    start, end, words = cell
    return Piece(offset + start, offset + end, signatory(words))


def head_places(text: str, note: Note) -> dict[Place, Piece]:
    """The pieces of a note's first line by where they stand to its day, and the short lines under it."""
    lines = list(_lines(text, note))
    if not lines:
        return {}
    start, end = lines[0]
    line = _masked(text[start:end])
    found: dict[Place, Piece] = {}
    if chat := _CHAT.match(text, start, end):
        found["chat",] = Piece(chat.start("who"), chat.end("who"), _of_kin(chat["who"]) or signatory(chat["who"]))
    pieces = list(_pieces(line))
    days = [at for at, _, _, dated in pieces if dated]
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
        words = text[begin:close].split("\t", maxsplit=1)[0]
        if words.strip() and len(words.split()) <= _WORDS + 1:
            whole = len(words) == close - begin
            found["under", str(number + 1)] = Piece(begin, begin + len(words), signatory(words), alone=whole)
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
        if piece.strip("()"):
            begin = at + line[at:close].index(piece[0])
            yield begin, begin + len(piece), told or label, dated
            label = bool(mark) and mark is not None and mark[0] == ":" and folded(piece) in _table("others")
        if mark is not None:
            told = bool(_TO.fullmatch(mark[0])) or (told and not piece)
            dated = dated or _DAY in mark[0]
            at = mark.end()


def _of_piece(text: str, start: int, end: int, place: Place, *, is_last: bool) -> Iterator[tuple[Place, Piece]]:
    words = text[start:end]
    yield place, Piece(start, end, signatory(words))
    whole = signatory(words)
    opening = (end - start, whole) if whole and whole.likeness in _SURE else _opening(words)
    if opening is not None:
        yield (*place, "opens"), Piece(start, start + opening[0], opening[1])
    if not is_last:
        return
    yield ("last",), Piece(start, end, signatory(words))
    close = _closing(words)
    if close is not None:
        at, who = close
        yield ("ends",), Piece(start + at, end, who)


def _opening(words: str) -> tuple[int, Signatory] | None:
    """The writer with whom words begin that go on: "TG rang", "J Marsh HV: no reply"."""
    tokens = list(re.finditer(r"\S+", words))
    for count in range(min(_WORDS, len(tokens) - 1), 0, -1):
        close = tokens[count - 1].end()
        who = signatory(words[:close])
        if who is not None and who.likeness in _SURE:
            return close, who
    return None


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
        is_short = who is not None and len(who.said.split()) > 1 and re.match(r"[A-Z]\.? ", who.said)
        if who and (who.likeness in _SURE or is_short):
            return (at, who) if before not in JOINING and before not in _table("others") else None
    return None


def tail(text: str, note: Note, feet: Collection[str]) -> Piece | None:
    """The last line or the last words of a note, where they may be whoever signed it; feet of pages stand below it."""
    lines = list(_lines(text, note))
    for start, end in reversed(lines):
        line = text[start:end]
        if _foot(line) in feet or not any(letter.isalpha() for letter in _masked(line)):
            continue
        plain = _unmarked(line)
        if len(lines) > 1 and plain and (who := signatory(plain[1])) is not None:
            at = start + plain[0]
            return Piece(at, at + len(plain[1]), who, alone=True)
        return _last_words(text, start, end)
    return None


def _unmarked(line: str) -> tuple[int, str] | None:
    """A line without the marks, the day and the word "signed" around whoever signed."""
    bare = _masked(line).replace(_DAY, " ")
    begin = len(bare) - len(bare.lstrip(" \t*_-\u2013\u2014~=|([>#.,:/"))
    if signs := _SIGNED.match(bare, begin):
        begin = signs.end()
    words = bare[begin:].rstrip(" \t*_-\u2013\u2014~=|)].,:/")
    if "(" in words and ")" not in words:
        words = bare[begin : begin + len(words) + 1]
    return (begin, words) if words else None


def _last_words(text: str, start: int, end: int) -> Piece | None:
    line = _masked(text[start:end]).replace(_DAY, " ").rstrip()
    marks = list(_SIGNS.finditer(line))
    for mark in reversed(marks[-3:]):
        words = line[mark.end() :].strip(" \t*_[]()-,")
        if signed := _SIGNED.match(words):
            words = words[signed.end() :]
        if words and len(words.split()) <= _WORDS + 1 and (who := signatory(words)) is not None:
            at = start + line.rindex(words)
            return Piece(at, at + len(words), who)
    return None


def feet_of(text: str) -> frozenset[str]:
    """Lines that stand in a text again and again, but for their figures, and name nobody: the heads and feet of its pages."""
    counted = Counter(_foot(line) for line in text.split("\n") if line.strip() and not _may_sign(line))
    return frozenset(line for line, times in counted.items() if times > 1)


def _foot(line: str) -> str:
    return _FIGURES.sub("0", " ".join(line.split()))


def _may_sign(line: str) -> bool:
    plain = _unmarked(line)
    last = _last_words(line, 0, len(line))
    found = (signatory(plain[1]) if plain else None, last.who if last else None)
    return any(who is not None and who.likeness > Likeness.CODE for who in found)


def _lines(text: str, note: Note) -> Iterator[tuple[int, int]]:
    """The lines of a note that have ink; its first is whole where the note begins within it."""
    at = note.start
    while at < note.end:
        end = text.find("\n", at, note.end)
        end = note.end if end < 0 else end
        if text[at:end].strip():
            yield at, at + len(text[at:end].rstrip())
        at = end + 1


def _masked(line: str) -> str:
    """A line with its days and clocks as marks."""
    begin = 0
    while (lead := date_from(line, begin)) is not None and lead.end > begin:
        line = line[: lead.start] + _DAY * (lead.end - lead.start) + line[lead.end :]
        begin = lead.end
    return _CLOCK.sub(lambda found: _DAY * len(found[0]), line)


def _table(name: str) -> frozenset[str]:
    return _tables()[name]


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in shipped_table("importers.notes", "hands.toml")["labels"].items()}


def keeps(text: str, end: int) -> Iterator[Piece]:
    """Whom the lines at the head of a file, up to a place, name as who keeps it."""
    for line in islice(re.finditer(r"[^\n]+", text[:end]), _LINES_OF_FILE):
        for found in _LABELLED.finditer(line[0]):
            label = folded(" ".join(found["label"].split())).strip(" .()")
            if found["value"] and label in _table("keeps"):
                yield from (
                    piece for _, piece in _valued(text, line.start() + found.start("value"), line.end(), "wrote")
                )
        for found in _KEPT_BY.finditer(line[0]):
            at, words = line.start() + found.start("who"), found["who"].rstrip()
            if (who := signatory(words)) is not None and who.likeness >= Likeness.NAME:
                yield Piece(at, at + len(words), who)
