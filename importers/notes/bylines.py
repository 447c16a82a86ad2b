"""Lines and columns that say by a label who wrote a note, and the lines at the head of a file that say who keeps it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chronology.people import role_of
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.labels import Label, label_of
from importers.notes.note import Note
from importers.notes.places import DAY, Piece, lines_in, masked, table_of_labels
from importers.notes.signatory import Likeness, Signatory, is_role, signatory

LABELS = ("wrote", "works", "sent")
"""Tables of labels, the surest first."""

_LABELLED = re.compile(
    r"(?:\A|(?<=[|\t(\[*])|(?<=\s\s))[\s*_|>#-]{0,12}(?:Q?\d{1,2}[.):]?\s+)?(?P<label>[^\W\d_](?:[ ]?[\w'\u2019/&().-]){0,34}?)[*_]{0,3}\s{0,8}(?:[:=?]+|\t|(?<=\s)\|)[*_]{0,3}[ \t|]*(?=(?P<value>[^\s].*)?)"
)
_BARE = re.compile(
    r"(?:\A|(?<=\s))@(?P<at>[a-z][\w.-]{1,20})|\b(?P<label>(?i:opid|op id|userid|user|collar))[ ]+(?P<code>[A-Z]?\w{3,8})\b"
)
# "[Office] Worker=K.Mbeki Attended=Y"
_PAIR = re.compile(r"(?<![\w=])(?P<label>[A-Za-z_]{2,14})=(?P<value>[^\s\]|;=]{2,30})")
# "On Thu, 14 Mar 2024 at 10:15, Beth Tandy <b.tandy@example.org> wrote:"
_QUOTED = re.compile(
    r"[> ]{0,6}(?:On|Ar) .{6,45}?\d,? (?P<who>[^\d<,:][^\d<:]{2,40}?)(?: <[^>]*>)? (?:wrote|ysgrifennodd):"
)
_DAY_BEFORE = re.compile(rf"(?:(?:on|at|ar|am) )?{DAY}+[\s,;/-]*(?:(?:on|at|by|gan)? ?{DAY}*)[\s,;/-]*")
_ANSWER = re.compile(r"\s*(?:A(?:ns(?:wer)?)?[.:)]?\s+)?(?P<value>\S.*)")
_STOP = re.compile(
    r"\s{2,}|\t|\||\s?[<\[]|\s(?=[A-Z]\w+(?: [a-z]+){0,2}:\s)|;\s|(?<=[a-z]{3})\.\s"
    r"|(?:,| on|,? dated| ar)?\s+(?=\d{1,2}(?:[/.:-]|(?:st|nd|rd|th)?\s[A-Z])|\d{4}-)"
)
_KEPT_BY = re.compile(
    r"\b(?i:officer|worker|practitioner|notes? by|kept by|written by|gweithiwr|swyddog|cedwir gan)[:\s]{1,3}"
    r"(?P<who>(?:[A-Z][\w.'\u2019-]*[ ]?){1,4})(?=\Z|[,;()]|\s*-|\s+(?:unless|oni)\b|\s{2})"
)
_LINES_OF_HEAD, _LINES_OF_FILE = 10, 30
_MAY_HEAD = re.compile(r"\t|\|.*\||\S[ ]{2,}\S.*\S[ ]{2,}\S")
_NEAR, _FOOT, _WORDS, _COLUMNS, _TOP = 6, 4, 6, 3, 2


def labelled(text: str, note: Note) -> dict[str, Piece]:
    """The first writer whom each table of labels names in the lines of a note."""
    found: dict[str, Piece] = {}
    lines = list(lines_in(text, note))
    is_mail = (
        sum(
            folded(text[start:end]).partition(":")[0].strip(" *") in table_of_labels("mail") for start, end in lines[:8]
        )
        > 0
    )
    for at in range(len(lines)):
        for table, piece in _labels_of_line(text, lines, at):
            if table != "sent" or (is_mail and at < _LINES_OF_HEAD):
                found.setdefault(table, piece)
    return found


def _labels_of_line(text: str, lines: Sequence[tuple[int, int]], at: int) -> Iterator[tuple[str, Piece]]:
    (start, end), below = lines[at], next(iter(lines[at + 1 : at + 2]), None)
    is_near = at < _NEAR or at >= len(lines) - _FOOT
    line = text[start:end]
    for found in _LABELLED.finditer(line):
        label = folded(" ".join(found["label"].split())).strip(" .()")
        table = _table_of(label)
        if table is None or (label in table_of_labels("near") and not is_near):
            continue
        if found["value"]:
            yield from _valued(text, start + found.start("value"), end, table, label)
        elif below and (answer := _ANSWER.match(text, *below)):
            yield from _valued(text, answer.start("value"), below[1], table, label)
    for bare in _BARE.finditer(line):
        begin = bare.start("at" if bare["at"] else "code") + start
        words = bare["at"] or bare["code"]
        yield "wrote", Piece(begin, begin + len(words), Signatory(words, Likeness.CODE))
    for pair in _PAIR.finditer(line):
        if (table := _table_of(folded(pair["label"]))) is not None:
            yield from _valued(text, start + pair.start("value"), start + pair.end(), table, folded(pair["label"]))
    if at < _TOP and (quoted := _QUOTED.match(line)):
        yield from _valued(text, start + quoted.start("who"), start + quoted.end("who"), "wrote")
    label = folded(line.strip(" *_\t"))
    if below and is_near and label in table_of_labels("wrote") and (answer := _ANSWER.match(text, *below)):
        yield from _valued(text, answer.start("value"), below[1], "wrote", label)


def _table_of(label: str) -> str | None:
    """The table that a label is of; what somebody does "by" is theirs, but for what is reported or approved."""
    table = next((name for name in LABELS if label in table_of_labels(name)), None)
    words = label.split()
    if table is not None or label in table_of_labels("others") or len(words) < 2 or len(words) > _WORDS:
        return table
    if words[-1] in ("by", "gan"):
        return None if words[-2] in table_of_labels("others_by") else "works"
    fills = [word for word in words if word in table_of_labels("fills")]
    of_work = [word for word in words if word not in fills and word not in table_of_labels("of_forms")]
    return "works" if fills and of_work and is_role(" ".join(of_work)) else None


def _valued(text: str, start: int, end: int, table: str, label: str = "") -> Iterator[tuple[str, Piece]]:
    if before := _DAY_BEFORE.match(masked(text[start:end])):
        start += before.end()
    stop = _STOP.search(text, start, end)
    close = stop.start() if stop and stop.start() > start else end
    who = signatory(text[start:close])
    is_login = who is not None and who.likeness is Likeness.CODE and who.said.isalpha()
    if who is None or (is_login and not (table == "wrote" or label in table_of_labels("logins"))):
        return
    if who.likeness is Likeness.CODE and (role_of(who.said) is not None or kind_of_heading(who.said) is not None):
        return
    yield table, Piece(start, close, who, alone=close == end)


@dataclass(frozen=True, slots=True)
class Columns:
    """A line that heads columns: its end, its cells, which of them is for who wrote, and what parts them."""

    end: int
    heads: tuple[tuple[int, int, str], ...]
    at: int
    mark: str


def columns_of(text: str) -> list[Columns]:
    """The lines of a text that head columns with one for who wrote."""
    found = (_columns(line[0], line.end()) for line in re.finditer(r"[^\n]+", text))
    return [one for one in found if one is not None]


def _columns(line: str, end: int) -> Columns | None:
    if not _MAY_HEAD.search(line) or any(letter.isdigit() for letter in line):
        return None
    mark = "\t" if "\t" in line else "|" if line.count("|") > 1 else ""
    cells = cells_of(line, mark)
    words = [folded(cell).strip(" .*") for _, _, cell in cells]
    is_dated = any(label_of(word) in (Label.DATE, Label.TIME) or "date" in word or "time" in word for word in words)
    tables = [_table_of(word) for word in words] if len(cells) >= _COLUMNS and is_dated else []
    named = next((table for table in LABELS[:2] if table in tables), None)
    return Columns(end, tuple(cells), tables.index(named), mark) if named else None


def in_column(text: str, note: Note, columns: Sequence[Columns]) -> Piece | None:
    """The cell of a note's row that stands under a heading for who wrote it, the nearest above."""
    start, end = next(iter(lines_in(text, note)), (0, 0))
    at = bisect_right(columns, start, key=lambda one: one.end)
    if not at or start == end:
        return None
    above = columns[at - 1]
    if above.mark:
        # The cells of a row of a Word table may hold several lines each.
        rows = (cells_of(text[start:close], above.mark) for close in (end, note.end))
        row = next((cells for cells in rows if len(cells) == len(above.heads)), None)
        return _piece(start, row[above.at]) if row else None
    left = above.heads[above.at][0]
    cell = min(cells_of(text[start:end]), key=lambda one: abs(one[0] - left), default=None)
    return _piece(start, cell) if cell and abs(cell[0] - left) <= _FOOT else None


def cells_of(line: str, mark: str = "") -> list[tuple[int, int, str]]:
    """(start, end, words) of the cells of a row that a mark parts, or wide gaps where there is none."""
    begin = len(line) - len(line.lstrip("| ")) if mark == "|" else 0
    cells, at = [], begin
    for part in re.split(
        re.escape(mark) if mark else r"(?<=\S)[ ]{2,}", line[begin:].rstrip("| ") if mark == "|" else line
    ):
        at = line.index(part, at)
        cells.append((at + len(part) - len(part.lstrip()), at + len(part.rstrip()), part.strip()))
        at += len(part)
    return cells


def _piece(offset: int, cell: tuple[int, int, str]) -> Piece:
    start, end, words = cell
    return Piece(offset + start, offset + end, signatory(words))


def keeps(text: str, end: int) -> Iterator[Piece]:
    """Whom the lines at the head of a file, up to a place, name as who keeps it."""
    for line in islice(re.finditer(r"[^\n]+", text[:end]), _LINES_OF_FILE):
        for found in _LABELLED.finditer(line[0]):
            label = folded(" ".join(found["label"].split())).strip(" .()")
            kept = label in table_of_labels("keeps") or (is_role(label) and _is_their_log(text[:end], label))
            if found["value"] and kept:
                yield from (
                    piece for _, piece in _valued(text, line.start() + found.start("value"), line.end(), "wrote")
                )
        for found in _KEPT_BY.finditer(line[0]):
            at, words = line.start() + found.start("who"), found["who"].rstrip()
            if (who := signatory(words)) is not None and who.likeness >= Likeness.NAME:
                yield Piece(at, at + len(words), who)


def _is_their_log(head: str, role: str) -> bool:
    """What a file calls itself names the role whose file it is: "IDVA LOG"."""
    return bool(
        re.search(
            rf"\b{re.escape(role)}(?:'s|s)?[ ](?:log|notes?|record|diary|sheet|file|contacts|oversight)\b", folded(head)
        )
    )
