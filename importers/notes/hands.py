"""Who wrote each note of a text, by what its notes have in common: the place in which most of them name somebody.

A label says so by itself. A place in the heads, or the last words, says so where most notes of the file have a writer there;
failing that a heading of nothing but a worker's name, or the one worker who keeps the file. Who is told of writes nothing,
nor whom the file is about, nor to whom a thing was sent. What is in doubt is left open.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.bylines import LABELS, columns_of, in_column, keeps, labelled
from importers.notes.lines import Line, Look
from importers.notes.note import Note
from importers.notes.places import TAIL, Piece, Place, feet_of, head_places, line_ends, signatures, tail
from importers.notes.signatory import Likeness, Signatory, is_on_duty, signatory
from importers.notes.signing import with_its_role

_SHARE, _FEWEST = 0.6, 3
_TOLD_OF = 0.34
_NEARLY_ALL = 0.8
# The most of each other's names there may be among those of a place: initials are seldom of somebody who is met.
_OF_NAMES, _OF_INITIALS = 0.7, 0.85
_DITTO = frozenset({'"', "''", "\u201d", "\u201c", "do", "ditto"})
_HEAD = 30
# Of whom a heading says that its note is.
_EVERYBODY = (["all"], ["both"], ["pawb"])
_WORD = re.compile(r"[^\W\d_]+")
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b|born|b\.|child|resident|patient|client|subject|re|name|young person)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hands:
    """The notes with who wrote each, the lines that hold nothing but a signature, and whose the initials are."""

    notes: tuple[Note, ...]
    signatures: tuple[tuple[int, int], ...] = ()
    initials: tuple[tuple[str, str], ...] = ()


def by_hand(text: str, notes: Sequence[Note], lines: Sequence[Line], about: Sequence[str], said: str = "") -> Hands:
    """The notes with their writers. `about`: whom the file is about; `said`: the writer whom its head names for all."""
    if not notes or all(note.narrative for note in notes):
        return Hands(tuple(notes))
    found = _written(text, notes, lines, _Nobody(text, notes, about))
    explained = _explained(text, notes, found)
    told = [_with(text, note, piece, explained, said) for note, piece in zip(notes, found, strict=True)]
    signed = tuple(
        (piece.start, piece.end)
        for note, piece in zip(notes, found, strict=True)
        if piece and piece.alone and _is_last(text, note, piece)
    )
    return Hands(tuple(told), signed, tuple(explained.items()))


class _Nobody:
    """Who writes no note of a text: whom it is about, and words that it writes small elsewhere."""

    def __init__(self, text: str, notes: Sequence[Note], about: Sequence[str]) -> None:
        head = text[: notes[0].start].split("\n")[:_HEAD]
        named = [line for line in head if _BIRTH.search(line)]
        self._about = {folded(word) for words in about for word in _WORD.findall(words) if len(word) > 2}
        self._about |= {
            folded(word) for line in named for word in _WORD.findall(line) if word[:1].isupper() and len(word) > 2
        }
        kept = {folded(name) for piece in keeps(text, notes[0].start) if piece.who for name in piece.who.names}
        self._about -= kept
        self._letters = {"".join(word[:1] for word in words.split()).upper() for words in about if " " in words}
        self._small = set(re.findall(r"\b[a-z]{3,}\b", text))

    def is_it(self, piece: Piece) -> bool:
        """The words name somebody the file is about, or nobody."""
        who = piece.who
        if who is None:
            return True
        if who.likeness in (Likeness.INITIALS, Likeness.LETTERS):
            return re.sub(r"\W", "", who.said) in self._letters
        if who.likeness is Likeness.WORD and any(folded(name) in self._small for name in who.names):
            return True
        names = [folded(name).strip(".") for name in who.names if len(name) > 2]
        return bool(names) and all(name in self._about for name in names)


def _written(text: str, notes: Sequence[Note], lines: Sequence[Line], nobody: _Nobody) -> list[Piece | None]:
    """Who wrote each note, by the surest place that says so."""
    feet = feet_of(text)
    labels = [labelled(text, note) for note in notes]
    heading = columns_of(text)
    columns = _repeated(text, [in_column(text, note, heading) for note in notes])
    stops = [*(note.start for note in notes[1:]), notes[-1].end]
    tails = [tail(text, note, feet, stop) for note, stop in zip(notes, stops, strict=True)]
    heads = [head_places(text, note) for note in notes]
    signs = _holds(text, notes, [{TAIL: piece} if piece else {} for piece in tails], nobody)
    if signs:
        tails = [_with_others(text, note, piece) for note, piece in zip(notes, tails, strict=True)]
    place = _best(text, notes, heads, nobody)
    logins = place is not None and _are_logins([head[place] for head in heads if place in head])
    by_login = _are_logins([piece for piece in tails if piece])
    together = [None] * len(notes) if signs else _line_by_line(text, notes, nobody)
    above = _by_section(text, notes, lines, nobody)
    own = [_at_its_place(head.get(place) if place else None, logins=logins) for head in heads]
    own = _by_turns(text, notes, own)
    found: list[Piece | None] = []
    for at in range(len(notes)):
        named = (labels[at].get(label) for label in LABELS[:2])
        sent = labels[at].get("sent")
        closing = _at_its_place(tails[at], logins=by_login) if signs or _is_sure(tails[at]) else together[at]
        choice = (columns[at], *named, sent, closing if not place or signs else None, own[at], closing, above[at])
        found.append(next((piece for piece in choice if piece and not nobody.is_it(piece)), None))
    return found if any(found) else _of_the_file(text, notes)


def _are_logins(pieces: Sequence[Piece]) -> bool:
    likes = Counter(piece.who.likeness for piece in pieces if piece.who)
    return likes[Likeness.CODE] > likes.total() / 2


def _at_its_place(piece: Piece | None, *, logins: bool = False) -> Piece | None:
    """What stands where a file has its writers: no form of contact, and a login only where they are logins."""
    if piece is None or piece.who is None or piece.who.likeness is Likeness.FORM:
        return None
    return piece if logins == (piece.who.likeness is Likeness.CODE) else None


def _is_sure(piece: Piece | None) -> bool:
    """A line of nothing but a name with what the person is signs a note, whatever others do."""
    return piece is not None and piece.alone and piece.who is not None and piece.who.likeness is Likeness.AT_WORK


def _repeated(text: str, cells: Sequence[Piece | None]) -> list[Piece | None]:
    """Cells with the one above it in the place of a mark that repeats it."""
    told: list[Piece | None] = []
    for cell in cells:
        ditto = cell is not None and cell.who is None and text[cell.start : cell.end].strip() in _DITTO
        told.append(told[-1] if ditto and told else cell if cell and cell.who else None)
    return told


def _best(text: str, notes: Sequence[Note], heads: Sequence[Mapping[Place, Piece]], nobody: _Nobody) -> Place | None:
    """The place of the heads in which most notes name a writer; of several the one with the surest names."""
    places = dict.fromkeys(place for head in heads for place in head)
    holding = {
        place: _holds(text, notes, [{place: head[place]} if place in head else {} for head in heads], nobody)
        for place in places
    }
    return max((place for place, weight in holding.items() if weight), key=lambda one: holding[one], default=None)


def _holds(text: str, notes: Sequence[Note], of: Sequence[Mapping[Place, Piece]], nobody: _Nobody) -> float:
    """How surely a place is that of the writer: the share of notes with one there, the sureness of the names; 0 for no."""
    held = [(note, piece) for note, pieces in zip(notes, of, strict=True) for piece in pieces.values()]
    named = [(note, piece) for note, piece in held if not nobody.is_it(piece)]
    writers = [(note, piece) for note, piece in named if _may_write(piece)]
    if (logins := _of_logins(text, notes, named)) or not writers:
        return logins
    counted = Counter(_likeness(piece) for _, piece in writers)
    asked = sum(1 for note in notes if note.day is not None) or len(notes)
    share = len(writers) / max(asked, len(writers))
    few = share < _SHARE or len(writers) < _FEWEST - (counted[Likeness.AT_WORK] == len(writers))
    forms = sum(_likeness(piece) is Likeness.FORM for _, piece in named)
    # Letters that the field uses are somebody's beside others that nothing but a person explains, or below the words.
    letters = counted[Likeness.LETTERS] == len(writers) and any(TAIL not in pieces for pieces in of if pieces)
    again = counted[Likeness.AT_WORK] > len(writers) / 2 or _come_again(
        [piece for _, piece in writers], signed=share >= _NEARLY_ALL and all(TAIL in pieces for pieces in of if pieces)
    )
    if few or forms > len(writers) / 2 or letters or not again or _told_of(text, writers) > _TOLD_OF:
        return 0
    return share + sum(_likeness(piece) for _, piece in writers) / (10 * len(writers))


def _come_again(pieces: Sequence[Piece], *, signed: bool) -> bool:
    """The same few write again; whoever is met is another each time, and whoever signs below nearly all notes may be."""
    named = [piece for piece in pieces if _likeness(piece) > Likeness.ROLE] or pieces
    if signed and all(_likeness(piece) >= Likeness.INITIALS for piece in named):
        return True
    initials = all(_likeness(piece) in (Likeness.INITIALS, Likeness.LETTERS) for piece in named)
    counted = Counter(each for piece in named for each in _each(piece))
    return _write_again(counted, _OF_INITIALS if initials else _OF_NAMES)


def _may_write(piece: Piece) -> bool:
    """Somebody, or whoever was on duty."""
    return piece.who is not None and (piece.who.likeness > Likeness.ROLE or is_on_duty(piece.who.said))


def _write_again(counted: Counter[str], most: float) -> bool:
    return len(counted) <= max(1, most * counted.total()) and counted.most_common(1)[0][1] > 1


def _of_logins(text: str, notes: Sequence[Note], named: Sequence[tuple[Note, Piece]]) -> float:
    """Logins are whose they are where most heads have one, some come again, and the notes do not use them as words."""
    logins = [piece for _, piece in named if _likeness(piece) is Likeness.CODE and text[piece.start].islower()]
    counted = Counter(_key(piece) for piece in logins)
    if len(logins) < max(_FEWEST, _SHARE * len(notes)) or not _write_again(counted, _OF_NAMES):
        return 0
    used = Counter(re.findall(r"[\w.]+", text))
    return (
        0.5
        if all(used[login] <= times + 1 and kind_of_heading(login) is None for login, times in counted.items())
        else 0
    )


def _likeness(piece: Piece) -> Likeness:
    assert piece.who is not None, "only pieces that name somebody are weighed"
    return piece.who.likeness


def _each(piece: Piece) -> Iterator[str]:
    """Each of several who wrote together, without what they are."""
    for one in re.split(r"\s*(?:/|&|\+)\s*|\s+(?:and|a|ac|with)\s+", _key(piece)):
        yield one.partition("(")[0].partition(",")[0].strip()


def _key(piece: Piece) -> str:
    return folded(piece.who.said) if piece.who else ""


def _told_of(text: str, writers: Sequence[tuple[Note, Piece]]) -> float:
    """The share of notes that tell of those who would have written them; a name with a post is not asked."""
    asked = [
        (note, piece) for note, piece in writers if piece.who and piece.who.likeness in (Likeness.WORD, Likeness.NAME)
    ]
    told = sum(_speaks_of(text, note, piece) for note, piece in asked)
    return told / len(writers)


def _speaks_of(text: str, note: Note, piece: Piece) -> bool:
    words = text[note.start : piece.start] + " " + text[piece.end : note.end]
    names = [name for name in (piece.who.names if piece.who else ()) if len(name) > 2]
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)


def _by_turns(text: str, notes: Sequence[Note], own: Sequence[Piece | None]) -> list[Piece | None]:
    """Writers of notes in which others of the file write too, line by line: messages of one day are of all who wrote them."""
    names = {piece.who.said: piece for piece in own if piece and piece.who}
    told: list[Piece | None] = []
    line = re.compile(rf"^[ \t>*-]*({'|'.join(map(re.escape, names))})(?=[ ]?\d\d?[:.]\d\d|:)", re.MULTILINE)
    for note, piece in zip(notes, own, strict=True):
        others = [names[found[1]] for found in line.finditer(text, piece.end, note.end)] if piece else []
        joined = _joined([piece, *others]) if piece and others else None
        told.append(replace(joined, start=piece.start, end=piece.end) if joined and piece else piece)
    return told


def _line_by_line(text: str, notes: Sequence[Note], nobody: _Nobody) -> list[Piece | None]:
    """Who signed the lines of each note, where each line of a file is signed: "2300 Asleep. AB", "0100 Awake, wet. CD"."""
    ends = [line_ends(text, note) for note in notes]
    lines = sum(map(len, ends))
    signed = [[piece for piece in each if piece and _may_write(piece) and not nobody.is_it(piece)] for each in ends]
    counted = Counter(each for pieces in signed for piece in pieces for each in _each(piece))
    if counted.total() < max(_FEWEST, _SHARE * lines) or not _write_again(counted, _OF_NAMES):
        return [None] * len(notes)
    return [_joined(pieces) for pieces in signed]


def _with_others(text: str, note: Note, last: Piece | None) -> Piece | None:
    """Whoever signed below a note, with those who signed within it: what a sheet holds of one day is of all of them."""
    within = [piece for piece in signatures(text, note) if last is None or piece.start < last.start]
    if last is None or last.who is None or not last.alone or not within or last.end > note.end:
        return last
    joined = _joined([*within, last])
    return replace(joined, alone=True) if joined else last


def _joined(pieces: Sequence[Piece]) -> Piece | None:
    if not pieces:
        return None
    said = list(dict.fromkeys(piece.who.said for piece in pieces if piece.who))
    return Piece(pieces[-1].start, pieces[-1].end, Signatory(" / ".join(said), Likeness.INITIALS))


def _by_section(text: str, notes: Sequence[Note], lines: Sequence[Line], nobody: _Nobody) -> list[Piece | None]:
    """For each note the worker whose name is the heading above it, where a file is parted by who wrote."""
    heads = [head for line in lines if (head := _name_as_heading(text, line)) and not nobody.is_it(head)]
    above = (bisect_left(heads, note.start, key=lambda head: head.start) for note in notes)
    under = [heads[at - 1] if at else None for at in above]
    told = [(note, head) for note, head in zip(notes, under, strict=True) if head is not None]
    sure = all(head.who and head.who.likeness is Likeness.AT_WORK for head in heads)
    if not told or (len({_key(head) for head in heads}) < 2 and not sure) or _told_of(text, told) > 0:
        return [None] * len(notes)
    return [replace(head, alone=False) if head else None for head in under]


def _name_as_heading(text: str, line: Line) -> Piece | None:
    if line.look is not Look.HEADING or line.lead is not None:
        return None
    words = text[line.start : line.end].strip(" \t#*_=-:")
    who = signatory(words)
    if who is None or who.likeness < Likeness.NAME:
        return None
    at = text.index(words, line.start)
    return Piece(at, at + len(words), who)


def _of_the_file(text: str, notes: Sequence[Note]) -> list[Piece | None]:
    """The one worker whom the head of a file names as who keeps it."""
    kept = list(keeps(text, notes[0].start))
    if len({_key(piece) for piece in kept}) != 1:
        return [None] * len(notes)
    return [replace(kept[0], alone=False)] * len(notes)


def _explained(text: str, notes: Sequence[Note], found: Sequence[Piece | None]) -> dict[str, str]:
    """Initials that sign and the one name of the file's workers that they are of."""
    signed = {
        piece.who.said
        for piece in found
        if piece and piece.who and piece.who.likeness in (Likeness.INITIALS, Likeness.LETTERS)
    }
    letters = {one for said in signed for one in re.findall(r"[A-Z][A-Za-z.]{1,4}", said)}
    names = [piece.who.said for piece in found if piece and piece.who and piece.who.likeness >= Likeness.NAME]
    names += [piece.who.said for piece in keeps(text, notes[0].start) if piece.who]
    told: dict[str, str] = {}
    for each in sorted(letters):
        fitting = {*_beside(text, each), *(name for name in names if _fits(each, name))}
        if len(fitting) == 1:
            told[each] = fitting.pop()
    return told


def _beside(text: str, letters: str) -> Iterator[str]:
    """Names beside their initials ("Tessa Arnold (TA)", "TA = Tessa Arnold"), or named as who did the work of the note."""
    name = r"[ ]".join(
        rf"{re.escape(first)}[^\W\d_]*(?:[-'\u2019][^\W\d_]+)?" for first in re.findall(r"[A-Z][a-z]*", letters)
    )
    beside = (
        rf"\b(?P<one>{name}),? ?[(=/\[-] ?{re.escape(letters)}\b|\b{re.escape(letters)}\)? ?(?:=|is|:|-) ?(?P<two>{name})\b"
        rf"|\b(?:by|gan|worker|officer|practitioner|author) (?P<three>{name})\b"
    )
    for found in re.finditer(beside, text):
        words = found["one"] or found["two"] or found["three"]
        if all(len(word) > 1 for word in words.split()) and words != letters:
            yield words


def _fits(letters: str, name: str) -> bool:
    words = [word for word in re.split(r"[\s,(]+", name) if word[:1].isupper() and signatory(word) is not None]
    return len(words) > 1 and "".join(word[:1] for word in words) == letters.replace(".", "")


def _with(text: str, note: Note, piece: Piece | None, explained: Mapping[str, str], said: str) -> Note:
    """A note with who wrote it, whose name is no part of its words or of its title where it opens them."""
    if piece is None or piece.who is None or not _is_open(text, note, piece, said):
        return note
    written = piece.who.said
    author = f"{explained[written]} ({written})" if written in explained else with_its_role(written)
    return replace(
        note,
        author=said if folded(author) in folded(said) else author,
        is_signed=True,
        body_start=_body(text, note, piece),
        heading=replace(note.heading, title=_title(note, piece)),
    )


def _is_open(text: str, note: Note, piece: Piece, said: str) -> bool:
    """Nothing says who wrote the note but the head of the file, or a guess at its first line that its notes do not share."""
    own = note.heading.author or (note.author if note.author != said else "")
    if not own:
        return True
    first = text[note.start : note.end].partition("\n")[0]
    together = len(list(_each(piece))) > 1 and _key(piece) in folded(first)
    alike = (folded(own) in folded(text[piece.start : piece.end]) and not together) or _key(piece) in folded(own)
    return own == note.heading.author and own in first and not alike


def _body(text: str, note: Note, piece: Piece) -> int:
    """Where the words of a note begin: behind the writer whose name opens them."""
    if not note.body_start <= piece.start < note.end or text[note.body_start : piece.start].strip(
        " \t\n*_|-\u2013\u2014([:"
    ):
        return note.body_start
    behind = re.compile(r"[\s)\]*_:|,.\u2013\u2014-]*").match(text, piece.end, note.end)
    at = behind.end() if behind else piece.end
    return at if at < note.end else note.body_start


def _title(note: Note, piece: Piece) -> str:
    title, words = note.heading.title, piece.who.said if piece.who else ""
    if not words or words not in title:
        return title
    before, _, after = title.partition(words)
    left = [part for part in (before.strip(" \t-\u2013\u2014|,:(["), after.strip(" \t-\u2013\u2014|,:)].")) if part]
    return " - ".join(left) if left not in _EVERYBODY else ""


def _is_last(text: str, note: Note, piece: Piece) -> bool:
    return piece.start > note.body_start and not any(letter.isalpha() for letter in text[piece.end : note.end])
