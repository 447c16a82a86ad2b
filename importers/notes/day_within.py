"""Headings whose day stands behind other words: "J Bright 4/9/23 visit", "EDT 24-Jun-2023 02:40 -- K Daly"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.heading import TYPED_UP, heading_of_line
from importers.notes.labels import Label
from importers.notes.leads import Lead, date_at, date_in
from importers.notes.lines import JOINING, NOT_NOTED, PAPER_RULE, Line, Look
from importers.notes.one_line import QUIET, RECUR, below, is_afresh, is_headlike, is_title
from importers.notes.signing import is_name, names_a_desk

_LINE, _BEFORE = 90, 4
"""Characters of the longest heading with its day in the midst, and words before that day."""
_UNKNOWN = 6
"""Words before the day of a heading whose form is not known."""
_INK = re.compile(r"[^\W\d_]{2,}")
_LABELS = frozenset({Label.AUTHOR, Label.AGENCY, Label.TITLE})
# Words of sentences; the name of a form has none of them.
_TELLS = re.compile(
    r"\b(?:i|he|she|they|we|it|his|her|their|this|that|who|which|is|was|are|were|be|been|has|have|had|will|would|should|can|could|did|does|not|said|says|told|went"
    r"|came|saw|rang|called|gave|got|left|moved|started|began|ended|since|until|because|when|if|but|so|roedd|oedd|wedi|mae|hi|eu)\b",
    re.IGNORECASE,
)
_ENTERED_BY = re.compile(r"\b(?:by|gan) (?P<who>[^\W\d_].{1,40}?)(?: on| ar)?\Z", re.IGNORECASE)
_IS_LATE = re.compile(r"\b(?:late|retrospective|delayed) (?:entry|note|recording)\b", re.IGNORECASE)
_LATE = 12
"""Words before the day of a heading that says that it is a late entry."""
# Rules in front of a line part it from what stands above, as "--- SCAN 4.  111 report 20/02/24 22.15  caller: father".
# So does the head of a thread of messages: "B. Mam <> Kay".
_RULED = re.compile(
    r"[ \t]{0,4}[-=_*~\u2013\u2014]{3,}[ \t]{1,4}(?=[^\W_])|(?:[A-Z\d]{1,2}[.)] )?[^\W\d_][\w' ().-]{1,40} <-?> [\w' ().-]{1,40}\s*\Z"
)
_RULED_REACH = 60
"""Characters before the day of such a line."""
_OF_A_BIRTH = re.compile(r"\b(?:d\.?o\.?b|born|b)\b[.:]?[ ]{0,3}\Z", re.IGNORECASE)
_YEARS = 730
"""Days before everything else in a file at which nobody wrote its first note."""
_NEAR = 31
"""Days by which a heading that says neither who wrote nor when in the day may stand before or behind its neighbours."""


def with_days_within(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that head a note by a day behind other words as headings.

    They are where headings of one line recur; one by itself is where who signs it signs another note. A heading of a form that
    is not known is one where most notes are headed by a day: what stands under it is of that day, and not of the note above.
    """
    lines = [_of_a_paper(text, lines, nth) or _ruled_off(text, line) for nth, line in enumerate(lines)]
    found = {index: line for index in range(len(lines)) if (line := _with_day_within(text, lines, index))}
    leads = [index for index in range(len(lines)) if is_headlike(text, lines, index)]
    all_found = [*found.items()]
    found = {index: line for index, line in all_found if not _is_a_birth(line, index, all_found, lines, leads)}
    if found and len(found) + len(leads) < RECUR:
        signers = {word for line in lines if line.look is Look.LEAD for word in _capitals(text[line.start : line.end])}
        found = {index: line for index, line in found.items() if _signer(text, line) in signers}
    headlike = frozenset(leads)
    dated = [index for index, line in enumerate(lines) if index in headlike or _is_dated(line)]
    known = sorted({*found, *dated})
    if len(known) > 1:
        unknown = {index: line for index in range(len(lines)) if (line := _of_no_known_form(text, lines, index, known))}
        found = unknown | found
    return [found.get(index, line) for index, line in enumerate(lines)]


def is_ruled_off(text: str, line: Line) -> bool:
    """A line that is parted from what stands above by a rule in front of its words: it belongs to no note above."""
    of_words = line.look in (Look.TEXT, Look.LEAD) or _tells_beside(text, line)
    return of_words and _RULED.match(text[line.start : line.end]) is not None


def _tells_beside(text: str, line: Line) -> bool:
    """A heading with more beside its day than a title: what it tells goes on in its line."""
    if line.look is not Look.HEADING or line.lead is None:
        return False
    return not is_title(text[line.start + line.lead.rest : line.end])


def _ruled_off(text: str, line: Line) -> Line:
    """A line with a rule in front and a day soon behind its first words, where what it tells may go on beside the day."""
    lead = date_in(text[line.start : line.end]) if line.look is not Look.LEAD and is_ruled_off(text, line) else None
    if lead is None or lead.start > _RULED_REACH:
        return line
    before = text[line.start : line.start + lead.start]
    told = _OF_A_BIRTH.search(before) or before.split()[-1].lower() in JOINING or NOT_NOTED.search(before)
    return line if told else replace(line, look=Look.LEAD, lead=lead)


def _of_a_paper(text: str, lines: Sequence[Line], index: int) -> Line | None:
    """The first line of a paper that was put in behind notes, with its day: what it tells is of that day, and not of the note above."""
    line = lines[index]
    before = (lines[at] for at in range(index - 1, -1, -1))
    above = next((each for each in before if each.look is not Look.BLANK), None)
    if above is None or above.look is not Look.RULE or not PAPER_RULE.fullmatch(text[above.start : above.end]):
        return None
    words = text[line.start : line.end]
    lead = date_in(words) if line.look in (Look.TEXT, Look.HEADING) else None
    if lead is None or _OF_A_BIRTH.search(words[: lead.start]) or words.rstrip().endswith((".", ";")):
        return None
    return replace(line, look=Look.LEAD, lead=lead)


def _is_a_birth(
    line: Line, index: int, found: Sequence[tuple[int, Line]], lines: Sequence[Line], leads: Sequence[int]
) -> bool:
    """Over all headings, and of a day years before theirs: a name in the head of a file with the birth beside it."""
    own = _day_of(line)
    headings = chain(((at, lines[at]) for at in leads), found)
    if own is None or any(at < index and _day_of(each) for at, each in headings):
        return False
    headings = chain(((at, lines[at]) for at in leads), found)
    others = {at: day for at, each in headings if at != index and (day := _day_of(each))}
    return bool(others) and (min(others.values()) - own).days > _YEARS


def _is_dated(line: Line) -> bool:
    """It heads a note for certain: a heading with a day, or a label of one."""
    if line.look is Look.HEADING:
        return line.lead is not None
    return any(field.label is Label.DATE for field in line.fields)


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
    if lead is None or not is_afresh(text, lines, index):
        return None
    before = words[: lead.start].strip(" \t,:|@-\u2013\u2014")
    beside = words[lead.rest :].strip()
    if not 0 < len(before.split()) <= _BEFORE or before.split()[-1].lower() in JOINING or NOT_NOTED.search(words):
        return None
    if not before[:1].isupper() or any(mark in before for mark in '.?!;,"\u201c('):
        return None
    if beside.endswith((".", "!", "?")) and not lead.firm:
        return None
    names = is_name(before) or kind_of_heading(folded(before)) is not None
    heads = below(lines, index) is Look.TEXT or kind_of_heading(folded(beside)) is not None
    return replace(line, look=Look.LEAD, lead=lead) if names and heads else None


def _of_no_known_form(text: str, lines: Sequence[Line], index: int, known: Sequence[int]) -> Line | None:
    """A short line behind a gap and over words, with a whole day and no sentence: by whom, or a day that fits its neighbours."""
    line = lines[index]
    words = text[line.start : line.end]
    labelled = line.look is Look.FIELDS and len(line.fields) == 1 and line.fields[0].label in _LABELS
    if (line.look is not Look.TEXT and not labelled) or len(words.rstrip()) > _LINE or "\t" in words:
        return None
    lead = _day_told(words)
    if lead is None or not _stands_apart(lines, index) or _tells(words, lead):
        return None
    one = replace(line, look=Look.LEAD, lead=lead)
    # In the head of a file a name beside a day is as well a birth, or who printed it.
    if (
        (index > known[0] and _says_whose(text, one, lead))
        or (lead.time and _names_a_desk(words, lead))
        or (not labelled and len(known) >= RECUR and _fits(lines, index, known, lead))
    ):
        return one
    return None


def signed_among(text: str, lines: Sequence[Line], labelled: Sequence[int]) -> list[int]:
    """Lines that head a note of another system's in a dump of labelled ones: signed, behind a gap, of a day between theirs."""
    return [
        index
        for index, line in enumerate(lines if len(labelled) > 1 else ())
        if line.look is Look.LEAD
        and line.lead is not None
        and _stands_apart(lines, index)
        and _says_whose(text, line, line.lead)
        and _fits(lines, index, labelled, line.lead, near=0)
    ]


def _day_told(words: str) -> Lead | None:
    """The first day of a line that is not that on which a late entry was typed up."""
    late = TYPED_UP.search(words)
    if late is None or (lead := date_at(words, _first_day(words, late.end()))) is None:
        return date_in(words)
    return lead


def _first_day(words: str, begin: int) -> int:
    return next((at for at in range(begin, len(words)) if words[at].isdigit()), len(words))


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    return (index == 0 or lines[index - 1].look in QUIET) and below(lines, index) is Look.TEXT


def _tells(words: str, lead: Lead) -> bool:
    """The line is a sentence, goes on from one, or gives a day on which nothing was noted."""
    before, beside = words[: lead.start].strip(" \t,:|@-\u2013\u2014"), words[lead.rest :].strip()
    is_late = _IS_LATE.search(before) is not None
    before = TYPED_UP.sub("", before)
    many = len(before.split()) > (_LATE if is_late else _UNKNOWN)
    if many or beside.endswith((".", "!", "?", ",", ";")) or NOT_NOTED.search(words):
        return True
    if is_late:
        return False
    leads_up = before.split()[-1:] and before.split()[-1].lower() in JOINING and not _ENTERED_BY.search(before)
    return (
        bool(leads_up) or any(mark in words for mark in '"\u201c;?') or _TELLS.search(f"{before} {beside}") is not None
    )


def _says_whose(text: str, line: Line, lead: Lead) -> bool:
    """Names a writer for certain, or a desk."""
    words = text[line.start : line.end]
    by = _ENTERED_BY.search(words[: lead.start].strip())
    return (
        _names_a_desk(words, lead)
        or (by is not None and is_name(by["who"]))
        or heading_of_line(text, line, lead).author_sure
    )


def _names_a_desk(words: str, lead: Lead) -> bool:
    return any(map(names_a_desk, words[: lead.start].split() + words[lead.end :].split()))


def _fits(lines: Sequence[Line], index: int, known: Sequence[int], lead: Lead, near: int = _NEAR) -> bool:
    """Its day lies among those of the headings on either side, whichever way the file runs."""
    above = next((day for at in reversed(known) if at < index and (day := _day_of(lines[at]))), None)
    under = next((day for at in known if at > index and (day := _day_of(lines[at]))), None)
    if above is None or under is None or lead.when.earliest is None:
        return False
    first, last = sorted((above, under))
    return (first - lead.when.earliest).days <= near and (lead.when.earliest - last).days <= near


def _day_of(line: Line) -> dt.date | None:
    values = [field.value for field in line.fields if field.label is Label.DATE]
    lead = line.lead or (date_in(values[0]) if values else None)
    return lead.when.earliest if lead else None
