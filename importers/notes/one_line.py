"""Headings of one line: where their day stands, and which of them begin notes in a text that has labelled notes too.

People paste notes from several systems into one file. Each line with the shape of a heading begins a note, whatever the
heading of the note above it looks like; a list of days inside a note begins none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.leads import OPENING, date_in
from importers.notes.lines import JOINING, Line, Look
from importers.notes.signing import is_name

_QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)
_AFRESH = (*_QUIET, Look.COLUMNS, Look.FIELDS, Look.HEADING)
# A line shorter than this was not broken by the width of the page.
_UNBROKEN = 50
TITLE_LENGTH = 80
"""Characters beside a date that may still be the title of what stands below."""
_RECUR = 3
"""So many lines with the shape of a heading are the headings of a text."""
_LINE, _BEFORE = 90, 4
"""Characters of the longest heading with its day in the midst, and words before that day."""
_A_TIME = re.compile(
    r"\s*(?:(?:early|mid|late|end of|about|around|c\.?) )?(?:\d{4}\b|(?:winter|spring|summer|autumn|easter|christmas|xmas|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\w*[ /'\u2019]{0,2}\d)",
    re.IGNORECASE,
)
_INK = re.compile(r"[^\W\d_]{2,}")
_BULLET = re.compile(r"[ \t]{0,12}[-*\u2022>][ \t]")
_BORN = re.compile(r"\b(?:d\.?o\.?b|born|birth|geni|printed|expir\w+|due|deadline|next)\b", re.IGNORECASE)


def with_days_within(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those with a name or a form of contact before their day ("J Bright 4/9/23 visit") as headings.

    They are where such lines recur; one by itself is where who signs it signs another note.
    """
    found = {index: line for index in range(len(lines)) if (line := _with_day_within(text, lines, index))}
    leads = [index for index in range(len(lines)) if _is_headlike(text, lines, index)]
    if found and len(found) + len(leads) < _RECUR:
        signers = {word for line in lines if line.look is Look.LEAD for word in _capitals(text[line.start : line.end])}
        found = {index: line for index, line in found.items() if _signer(text, line) in signers}
    return [found.get(index, line) for index, line in enumerate(lines)]


def _signer(text: str, line: Line) -> str:
    """The last word with a capital before the day."""
    before = _capitals(text[line.start : line.start + line.lead.start] if line.lead else "")
    return before[-1] if before else ""


def _capitals(words: str) -> list[str]:
    return [folded(word) for word in _INK.findall(words) if word[:1].isupper()]


def _with_day_within(text: str, lines: Sequence[Line], index: int) -> Line | None:
    line = lines[index]
    words = text[line.start : line.end]
    if line.look is not Look.TEXT or line.numbered or len(words.rstrip()) > _LINE or "\t" in words:
        return None
    lead = date_in(words)
    if lead is None or not _is_afresh(text, lines, index):
        return None
    before = words[: lead.start].strip(" \t,:|@-\u2013\u2014")
    beside = words[lead.rest :].strip()
    if not 0 < len(before.split()) <= _BEFORE or before.split()[-1].lower() in JOINING or _BORN.search(words):
        return None
    if not before[:1].isupper() or any(mark in before for mark in '.?!;,"\u201c('):
        return None
    if beside.endswith((".", "!", "?")) and not lead.firm:
        return None
    names = is_name(before) or kind_of_heading(folded(before)) is not None
    heads = _below(lines, index) is Look.TEXT or kind_of_heading(folded(beside)) is not None
    return replace(line, look=Look.LEAD, lead=lead) if names and heads else None


def among_labelled(text: str, lines: Sequence[Line], labelled: Sequence[int]) -> list[int]:
    """The headings of one line that begin notes between, before and behind the labelled notes of a text."""
    fit = [index for index in range(len(lines)) if _may_begin(text, lines, index)]
    # A heading over a body, or one that names a form of contact, tells a log of notes from a list of days.
    if sum(_is_headlike(text, lines, index) for index in fit) * 2 < len(fit) or len(fit) < _RECUR:
        return []
    found: list[int] = []
    # Under the one labelled note of a text a list is that note's; in a dump of many it is more notes.
    for begin, end in pairwise([-1, *labelled, len(lines)]):
        run = [index for index in fit if begin < index < end]
        if begin < 0 or not (
            (len(labelled) == 1 and _is_list(text, lines, run)) or _looks_back(lines, begin, end, run)
        ):
            found += run
    return found


def _is_list(text: str, lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Days one under the other, each with what it tells beside it: a timetable, a table, a log within a note."""
    over_a_body = sum(_stands_over_a_body(text, lines, index) for index in run)
    return len(run) >= _RECUR and 2 * over_a_body < len(run)


def _stands_over_a_body(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.lead is None or _below(lines, index) is not Look.TEXT:
        return False
    # "Winter 19/20 - 3x missed dental" is the next of the list, however vaguely its day is told.
    below = text[lines[index + 1].start : lines[index + 1].end]
    return is_title(text[line.start + line.lead.rest : line.end]) and not _A_TIME.match(below)


def _may_begin(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.look is not Look.LEAD or line.lead is None or "\t" in text[line.start : line.end]:
        return False
    if _BULLET.match(text, line.start, line.end) or _is_listed(text, lines, index):
        return False
    if _repeats(lines, index):
        return False
    within = bool(text[line.start : line.start + line.lead.start].strip(OPENING))
    return _is_headlike(text, lines, index) if within else in_figures(text, line) or leads_off(text, lines, index)


def _is_headlike(text: str, lines: Sequence[Line], index: int) -> bool:
    """A few words beside the day: over a body, or naming what the note is of or who wrote it."""
    line = lines[index]
    if line.look is not Look.LEAD or line.lead is None:
        return False
    beside = text[line.start + line.lead.rest : line.end].strip()
    opening = re.split(r"[.!?](?:\s|\Z)", beside, maxsplit=1)[0]
    if _below(lines, index) is Look.TEXT and is_title(beside):
        return True
    return len(opening) <= TITLE_LENGTH and kind_of_heading(folded(opening)) is not None


def is_title(words: str) -> bool:
    """What stands beside a date and above a body: a few words that are no sentence."""
    plain = words.strip()
    return len(plain) <= TITLE_LENGTH and not plain.endswith((".", "!", "?")) and ". " not in plain


def _below(lines: Sequence[Line], index: int) -> Look | None:
    return lines[index + 1].look if index + 1 < len(lines) else None


def _is_listed(text: str, lines: Sequence[Line], index: int) -> bool:
    """Under words that end with a colon, with nothing but other days between: a list within a note."""
    at = index - 1
    while at >= 0 and lines[at].look in (Look.LEAD, Look.BLANK):
        at -= 1
    return at >= 0 and lines[at].look is Look.TEXT and text[lines[at].start : lines[at].end].rstrip().endswith(":")


def _repeats(lines: Sequence[Line], index: int) -> bool:
    """Right under labels that give the same day: the head of one note, told twice."""
    line, at = lines[index], index - 1
    while at >= 0 and lines[at].look is Look.BLANK:
        at -= 1
    if at < 0 or lines[at].look is not Look.FIELDS or line.lead is None:
        return False
    days: list[object] = []
    while at >= 0 and lines[at].look is Look.FIELDS:
        days += [lead.when.earliest for field in lines[at].fields if (lead := date_in(field.value))]
        at -= 1
    return line.lead.when.earliest in days


def _looks_back(lines: Sequence[Line], begin: int, end: int, run: Sequence[int]) -> bool:
    """The days of a run go up and all lie before the labelled note they stand under: its history, not notes after it."""
    days = [day for index in run if (lead := lines[index].lead) and (day := lead.when.earliest)]
    own = next(
        (
            lead.when.earliest
            for line in lines[begin:end]
            for field in line.fields
            if (lead := date_in(field.value)) and lead.when.earliest
        ),
        lines[begin].lead.when.earliest if lines[begin].lead else None,  # type: ignore[union-attr]
    )
    # The last may be the present: of a run of one day alone nothing says that it looks back.
    return bool(days) and own is not None and min(days) < own and max(days) <= own and days == sorted(days)


def leads_off(text: str, lines: Sequence[Line], index: int) -> bool:
    """The date begins an entry and is not where the width of the page happened to break a sentence."""
    line = lines[index]
    assert line.lead is not None, "only lines that begin with a date are asked about"
    rest = text[line.start + line.lead.rest : line.end].strip()
    before = lines[index - 1] if index else None
    afresh = before is None or before.look in _AFRESH
    if not line.lead.firm and not rest[:1].isupper():
        # "9/10/2019 home visit" above a note is a heading; "12 March 2021 was the day ..." is a sentence.
        return afresh and len(rest) < _UNBROKEN and not rest.endswith((".", ",", "?", "!"))
    if before is not None and before.look is Look.FIELDS and _is_wrapped_label(text, before):
        return False
    if before is None or afresh or _is_closed(text, before):
        return True
    words = text[before.start : before.end].rstrip()
    # Few who write a log end their lines with a full stop; a sentence broken before its date leads up to it.
    if words.split()[-1:] and words.split()[-1].lower() in JOINING:
        return False
    if line.lead.firm:
        return len(words) < _UNBROKEN or rest[:1].isupper()
    return len(words) < _UNBROKEN and (in_figures(text, line) or before.look is Look.LEAD)


def _is_wrapped_label(text: str, line: Line) -> bool:
    """Labelled values of which the last stands on the next line: "Seen: 4 June. Report written:"."""
    return len(line.fields) > 0 and bool(line.fields[0].value) and text[line.start : line.end].rstrip().endswith(":")


def _is_afresh(text: str, lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1] if index else None
    return before is None or before.look in _AFRESH or _is_closed(text, before)


def _is_closed(text: str, line: Line) -> bool:
    """A line that ends as sentences and labels end."""
    words = text[line.start : line.end].rstrip()
    return words.endswith((".", "!", "?", "\u201d", '"', "\u2019", ")", ":", ";", "*"))


def in_figures(text: str, line: Line) -> bool:
    """The day a line begins with is written in figures alone."""
    lead = line.lead
    if lead is None or text[line.start : line.start + lead.start].strip(OPENING):
        return False
    return not any(map(str.isalpha, text[line.start + lead.start : line.start + lead.end]))
