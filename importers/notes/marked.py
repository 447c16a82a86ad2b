"""What a note marks as such: its actions, its outcome, its decision."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, parted
from chronology.prose.wording import plain
from importers.notes.labels import SECTIONS, Label, fields_of
from importers.notes.note import Note

_NO_ACTION = re.compile(
    r"\bnfa\b|\bno further action\b|\bdim camau pellach\b|\bunsubstantiated\b|\bunfounded\b"
    r"|\b(?:not|unable to|could ?n[o'\u2019]?t(?: be)?|cannot(?: be)?) substantiated?\b"
)
# That a worker goes is for nobody to do; what the note says after it is no plan either.
_LEAVES = re.compile(
    r"\W*(?:my last (?:working )?(?:day|week|shift|visit)\b|(?:i|i am|i['’]m|i will be|i['’]ll be|(?:the )?(?:sw|social worker|worker|allocated worker)) (?:is |will be )?"
    r"(?:leave|leaves|leaving|finish|finishes|finishing|moving (?:team|on|to (?:another|the|a))|going on (?:maternity|sick|annual|long|leave)|go on (?:maternity|leave|annual)|off (?:from|on leave|for))\b|fy niwrnod olaf)",
    re.IGNORECASE,
)
# "Action | Who | By when": what stands in the rows is for somebody to do.
_ACTION_TABLE = re.compile(
    r"^(?:(?:no\.?|#|ref)[ ]?\t[ ]?)?(?:agreed |outstanding )?(?:actions?|tasks?|what needs to (?:happen|be done)|camau|cam gweithredu)"
    r"(?: (?:agreed|required|point|points|needed))?[ ]?\t[^\n]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_ROWS = re.compile(r"(?:[^\n]*\t[^\n]*(?:\n|\Z))+")
_QUOTES = '"\u201c\u201d '


def sections_of(text: str, note: Note, spans: Sequence[Span], *, wrapped: bool) -> Mapping[Label, str]:
    """The labelled parts of a note in its own words, from its columns and from its body."""
    parts: dict[Label, list[str]] = defaultdict(list)
    for column in note.heading.columns:
        parts[column.label].append(plain(column.value))
    for label, _, told in _labelled(text, spans, note.told_end, wrapped=wrapped):
        parts[label].append(told)
    if Label.OUTCOME not in parts:
        parts[Label.OUTCOME] += _no_action(text, spans)[:1]
    if Label.CHILD_VOICE in parts:
        parts[Label.CHILD_VOICE] = [told.strip(_QUOTES) for told in parts[Label.CHILD_VOICE]]
    return {label: " ".join(told) for label, told in parts.items() if any(told)}


def planned_in(text: str, note: Note, spans: Sequence[Span], *, wrapped: bool) -> frozenset[Span]:
    """The sentences a note marks as actions or plan."""
    columns = [Span(one.start, one.end) for one in note.heading.columns if one.label is Label.ACTION]
    own = {span for span in spans if any(cell.start <= span.start < cell.end for cell in columns)}
    marked = _labelled(text, spans, note.told_end, wrapped=wrapped)
    tables = list(_action_rows(text, note))
    own |= {span for span in spans if any(row.start <= span.start < row.end for row in tables)}
    return frozenset(own | {span for label, span, _ in marked if label is Label.ACTION})


def _action_rows(text: str, note: Note) -> Iterator[Span]:
    """The rows of tables in a note whose first column is headed as actions."""
    for head in _ACTION_TABLE.finditer(text, note.body_start, note.end):
        rows = _ROWS.match(text, head.end(), note.end)
        if rows:
            yield Span(*rows.span())


def _labelled(text: str, spans: Sequence[Span], told_end: int, *, wrapped: bool) -> Iterator[tuple[Label, Span, str]]:
    """Sentences that start with a section's label, and those that follow in the same paragraph."""
    current: Label | None = None
    before = 0
    told = False
    for span in spans:
        if span.end > told_end:
            return
        fields = fields_of(text, span.start, span.end)
        if fields:
            current = fields[0].label if fields[0].label in SECTIONS else None
        elif _is_over(text, span, current) or (told and parted(text, before, span.start, wrapped=wrapped)):
            current = None
        if current is not None:
            said = plain(text[fields[0].start if fields else span.start : span.end])
            told = bool(said)
            if said:
                yield current, span, said
        before = span.end


def _is_over(text: str, span: Span, current: Label | None) -> bool:
    return current is Label.ACTION and _LEAVES.match(text, span.start, span.end) is not None


def _no_action(text: str, spans: Sequence[Span]) -> list[str]:
    sentences = (text[span.start : span.end] for span in spans)
    return [plain(sentence) for sentence in sentences if _NO_ACTION.search(folded(sentence))]
