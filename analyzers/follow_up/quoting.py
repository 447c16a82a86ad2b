"""The shortest words of a text that tell of a thing: a clause, some of its parts, or with what stands after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_WORDS = 18
_FEWEST_WORDS = 4
# A line that goes on with a small letter is the same sentence; each point of a list "(1) ... (2) ..." is one of its own.
# The stop of "no. 88" or "tel. 01234" ends no clause: what is left of it without its name may be where somebody lives.
_CLAUSE = re.compile(
    r"(?:(?<=\s)\(\d{1,2}\)(?=\s))?(?:(?!(?<=\s)\(\d{1,2}\)\s)(?:\([^()\n]{1,120}\)|[^.!?;\n>]|[.,](?=\S)|(?<=\b[A-Z])\."
    r"|(?:(?<=\b[Nn]o)|(?<=\b[Nn]os)|(?<=\b[Tt]el)|(?<=\b[Rr]ef)|(?<=\b[Rr]m)|(?<=\b[Aa]pt))\.(?=[ ]\d)"
    r"|\n[ \t>]*(?=[a-z])|[!?](?=[)\"”?!]|[ ][a-z])))+"
)
_PART = re.compile(r",\s+|\s[-–—]+\s")
_WORD = re.compile(r"\S+")
# Few words may say all: "FGC never rebooked".
_SAYS = re.compile(r"\b(?:no|not|never|still|late|done|sent|\w{4,}ed)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"[.?!;][ \t]+(?P<words>(?:(?:still )?not (?:yet|done|sent|held|gone|in|back|\w+ed)\b|no (?:reply|answer|response|date)\b|i have not\b|have not\b|never |re-?booked\b|done\b|refused\b|declined\b|cancelled\b|heb )[^.?!;\n]{0,60})(?=[.?!;\n]|\Z)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:\(\d{1,2}\)\s+|\d{1,2}(?:[.)]\s+|\s+(?=[A-Z]))|[-*•]\s+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where words stand in a text."""

    start: int
    end: int


def clauses(text: str) -> Iterator[Piece]:
    """The clauses of a text, each without the number of a list before it."""
    for match in _CLAUSE.finditer(text):
        start = match.start() + (lead.end() if (lead := _NUMBER.match(match.group())) else 0)
        # A bracket or a quotation mark that opens the clause belongs to it.
        while start > match.start() and text[start - 1] in "(“\"‘'":
            start -= 1
        if start < match.end() and match.group().strip():
            yield Piece(start, match.end())


def shortest(text: str, clause: Piece, shared: Sequence[Piece]) -> str:
    """Its words as they stand there, few enough to be read beside others; `…` where words of it are left out."""
    first, last = shared[0].start, shared[-1].end
    if _count(text, clause) < _FEWEST_WORDS and not _SAYS.search(text, clause.start, clause.end):
        return _as_told(text, clause, _longer(text, clause))
    if _count(text, clause) <= MOST_WORDS:
        return _as_told(text, clause, clause)
    parts = list(_parts(text, clause))
    at = [i for i, part in enumerate(parts) if part.end > first and part.start < last]
    begin, end = (at[0], at[-1]) if at else (0, len(parts) - 1)
    while end + 1 < len(parts) and _count(text, Piece(parts[begin].start, parts[end + 1].end)) <= MOST_WORDS:
        end += 1
    while begin and _count(text, Piece(parts[begin - 1].start, parts[end].end)) <= MOST_WORDS:
        begin -= 1
    run = Piece(parts[begin].start, parts[end].end)
    return _as_told(text, clause, run if _count(text, run) <= MOST_WORDS else _window(text, run, first))


def with_its_answer(text: str, clause: Piece, shown: str) -> str:
    """The words of a clause with the few behind it, in the same line, that only answer it: "I asked for it again. Not done."."""
    found = _ANSWER.match(text, clause.end)
    return f"{shown}. {' '.join(found['words'].split())}" if found and not shown.endswith("…") else shown


def _longer(text: str, clause: Piece) -> Piece:
    """A heading with what stands under it."""
    whole = clause
    for after in clauses(text):
        if after.start < clause.end:
            continue
        longer = Piece(clause.start, after.end)
        if "\n\n" in text[whole.end : after.start] or _count(text, longer) > MOST_WORDS:
            break
        whole = longer
        if _count(text, whole) >= _FEWEST_WORDS:
            break
    return whole


def _parts(text: str, clause: Piece) -> Iterator[Piece]:
    start = clause.start
    for match in _PART.finditer(text, clause.start, clause.end):
        yield Piece(start, match.start())
        start = match.end()
    yield Piece(start, clause.end)


def _window(text: str, run: Piece, first: int) -> Piece:
    words = [match.span() for match in _WORD.finditer(text, run.start, run.end)]
    at = next((i for i, (_, end) in enumerate(words) if end > first), 0)
    begin = max(0, min(at - _FEWEST_WORDS, len(words) - MOST_WORDS))
    return Piece(words[begin][0], words[min(begin + MOST_WORDS, len(words)) - 1][1])


def _as_told(text: str, clause: Piece, shown: Piece) -> str:
    words = " ".join(re.sub(r"\n[ \t>]*", " ", text[shown.start : shown.end]).split()).rstrip(" ,:-–")
    before = "… " if shown.start > clause.start else ""
    after = " …" if shown.end < clause.end else ""
    return f"{before}{words}{after}"


def _count(text: str, piece: Piece) -> int:
    return sum(1 for _ in _WORD.finditer(text, piece.start, piece.end))
