"""Headings of one line: where their day stands, and which of them begin notes in a text that has labelled notes too.

People paste notes from several systems into one file. Each line with the shape of a heading begins a note, whatever the
heading of the note above it looks like; a list of days inside a note begins none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.leads import OPENING, date_in
from importers.notes.lines import JOINING, Line, Look

QUIET = (Look.BLANK, Look.RULE, Look.FURNITURE)
_AFRESH = (*QUIET, Look.COLUMNS, Look.FIELDS, Look.HEADING)
# A line shorter than this was not broken by the width of the page.
_UNBROKEN = 50
TITLE_LENGTH = 80
"""Characters beside a date that may still be the title of what stands below."""
RECUR = 3
"""So many lines with the shape of a heading are the headings of a text."""
_A_TIME = re.compile(
    r"\s*(?:(?:early|mid|late|end of|about|around|c\.?) )?(?:\d{4}\b|(?:winter|spring|summer|autumn|easter|christmas|xmas|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\w*[ /'\u2019]{0,2}\d)",
    re.IGNORECASE,
)
# "**Mon 13/3/23** popped in": set apart with its weekday, a day is no place where a sentence happened to break.
_BOLD_WEEKDAY = re.compile(
    r"[ \t>-]*(?:\*\*|__)[ ]?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?[ ]{1,3}", re.IGNORECASE
)
_BULLET = re.compile(r"[ \t]{0,12}[-*\u2022>][ \t]")


def among_labelled(text: str, lines: Sequence[Line], labelled: Sequence[int]) -> list[int]:
    """The headings of one line that begin notes between, before and behind the labelled notes of a text."""
    fit = [index for index in range(len(lines)) if _may_begin(text, lines, index)]
    # A heading over a body, or one that names a form of contact, tells a log of notes from a list of days.
    if len(fit) < RECUR or sum(is_headlike(text, lines, index) for index in fit) * 2 < len(fit):
        return []
    found: list[int] = []
    # Under the one labelled note of a text a list is that note's; in a dump of many it is more notes.
    for begin, end in pairwise([-1, *labelled, len(lines)]):
        run = fit[bisect_right(fit, begin) : bisect_left(fit, end)]
        if begin < 0 or not (
            (len(labelled) == 1 and _is_list(text, lines, run)) or _looks_back(lines, begin, end, run)
        ):
            found += run
    return found


def _is_list(text: str, lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Days one under the other, each with what it tells beside it: a timetable, a table, a log within a note."""
    over_a_body = sum(_stands_over_a_body(text, lines, index) for index in run)
    return len(run) >= RECUR and 2 * over_a_body < len(run)


def _stands_over_a_body(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.lead is None or below(lines, index) is not Look.TEXT:
        return False
    # "Winter 19/20 - 3x missed dental" is the next of the list, however vaguely its day is told.
    under = text[lines[index + 1].start : lines[index + 1].end]
    return is_title(text[line.start + line.lead.rest : line.end]) and not _A_TIME.match(under)


def _may_begin(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.look is not Look.LEAD or line.lead is None or "\t" in text[line.start : line.end]:
        return False
    if _BULLET.match(text, line.start, line.end) or _is_listed(text, lines, index):
        return False
    if _repeats(lines, index):
        return False
    if in_figures(text, line):
        return True
    within = bool(text[line.start : line.start + line.lead.start].strip(OPENING))
    return is_headlike(text, lines, index) if within else leads_off(text, lines, index)


def is_headlike(text: str, lines: Sequence[Line], index: int) -> bool:
    """A few words beside the day: over a body, or naming what the note is of or who wrote it."""
    line = lines[index]
    if line.look is not Look.LEAD or line.lead is None:
        return False
    beside = text[line.start + line.lead.rest : line.end].strip()
    opening = re.split(r"[.!?](?:\s|\Z)", beside, maxsplit=1)[0]
    if below(lines, index) is Look.TEXT and is_title(beside):
        return True
    return len(opening) <= TITLE_LENGTH and kind_of_heading(folded(opening)) is not None


def is_title(words: str) -> bool:
    """What stands beside a date and above a body: a few words that are no sentence."""
    plain = words.strip()
    return len(plain) <= TITLE_LENGTH and not plain.endswith((".", "!", "?")) and ". " not in plain


def below(lines: Sequence[Line], index: int) -> Look | None:
    """How the line under a line looks."""
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


def is_afresh(text: str, lines: Sequence[Line], index: int) -> bool:
    """A line begins something: what stands over it is no sentence that runs on."""
    before = lines[index - 1] if index else None
    return before is None or before.look in _AFRESH or _is_closed(text, before)


def _is_closed(text: str, line: Line) -> bool:
    """A line that ends as sentences and labels end."""
    words = text[line.start : line.end].rstrip()
    return words.endswith((".", "!", "?", "\u201d", '"', "\u2019", ")", ":", ";", "*"))


def in_figures(text: str, line: Line) -> bool:
    """The day a line begins with is written in figures alone."""
    lead = line.lead
    before = text[line.start : line.start + lead.start] if lead else ""
    if lead is None or (before.strip(OPENING) and not _BOLD_WEEKDAY.fullmatch(before)):
        return False
    return not any(map(str.isalpha, text[line.start + lead.start : line.start + lead.end]))
