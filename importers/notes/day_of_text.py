"""The day of a report, a letter or minutes that tell of one examination or meeting, from the words at their head.

"Seen: 04/06/2024 at 18:40", "Date of examination", "Held 04/03/2026" say when what the text tells was found or said; failing
that, "Report date" says when it was. Such a text is one note of that day, and no narrative whose sentences need days of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from importers.notes.day_below import day_below, held_below
from importers.notes.leads import Lead, date_at
from importers.notes.letters import is_letter
from importers.notes.lines import Line, Look
from importers.notes.note import Note
from importers.notes.signing import NAME

_HEAD = 1500
"""Characters of the head of a text."""
_LONGEST, _LONGEST_DATED, _FEW_DAYS = 9000, 4000, 8
"""Characters of a text that tells of one examination, of one that is dated by its writing alone; days either may name."""
_TITLE_LINES, _TITLE_WORDS = 4, 12
_NUMBERED = 2
_BEGINS = r"(?:(?:\A|[\n.;|\t,])[ \t*_#]{0,12}|[ ]{2,12})"
_EXAMINED = r"examination|medical(?: examination)?|assessment|appointment|attendance|consultation|clinic(?: appointment| visit)?|contact|visit|interview|meeting|conference|discussion|admission"
_OF_WHAT_IT_TELLS = re.compile(
    rf"{_BEGINS}(?:date (?:and time )?(?:of (?:the )?(?:{_EXAMINED})|seen|examined|held|reviewed|attended)|(?:{_EXAMINED}) date"
    r"|(?:(?:was|first) )?(?:seen|examined|reviewed|assessed|attended|admitted|held|met|took place)(?: (?:at|in|by) [^.\n\d:]{2,40}?)?"
    r"|dyddiad (?:yr? )?(?:archwiliad|apwyntiad|asesiad|cyfarfod|ymweliad)|(?:gwelwyd|archwiliwyd|cynhaliwyd)(?: ar)?)"
    r"(?: on)?[ ]?:?\s{1,3}(?:on )?(?:the )?(?=\d|[A-Z][a-z])",
    re.IGNORECASE,
)
# "I reviewed Poppy in clinic on 12 March 2024"; "minutes of the meeting held on 4 March".
_IN_A_SENTENCE = re.compile(
    r"(?:(?:\A|[\n.!?:,]\s{0,3}|\b(?:when|where|as) )(?:I|we) (?:saw|reviewed|examined|assessed|met|have seen)\b"
    r"|(?<!\bwhat )(?<!\bwhich )(?<!\bwho )(?<!\bthat )\b(?:was|were) (?:seen|reviewed|examined|assessed)\b)[^.\n\d]{0,60}?\s(?:on )?(?:the )?(?=\d)",
    re.IGNORECASE,
)
_HELD = r"[^.\n]{0,40}\b(?:held|on|dated)\b[^.\n\d]{0,60}?\s(?:on )?(?:the )?(?=\d)"
_OF_AN_EXAMINATION = re.compile(rf"\b(?:medical|examination|clinic)\b{_HELD}", re.IGNORECASE)
_OF_A_MEETING = re.compile(rf"\b(?:meeting|conference|discussion|panel|minutes)\b{_HELD}", re.IGNORECASE)
_OF_ITSELF = re.compile(
    rf"{_BEGINS}(?:(?:date of )?discharged?(?: date)?|report(?:ed)? (?:date|written|completed|issued|dated)|date (?:of (?:the |this )?(?:report|letter|issue|result)|reported|issued|written|typed)"
    r"|letter date|dated?|typed|reported|dyddiad (?:yr? )?(?:adroddiad|llythyr))(?: on)?[ ]?:?\s{1,3}(?:on )?(?:the )?(?=\d|[A-Z][a-z])",
    re.IGNORECASE,
)
_MAKING = r"\b(?:corrected|amended|revised|re-?issued|draft(?: of)?|circulated|printed|typed(?: up)?|cywirwyd|diwygiwyd)(?: on)?"
_OF_MAKING = re.compile(rf"{_MAKING}[ :]{{1,2}}(?=\d)", re.IGNORECASE)
_MADE = re.compile(rf"{_MAKING}[ :]*$", re.IGNORECASE)
# So far below the title of a meeting stands when and where it was held.
_BELOW = 300
_LEADS_TO_DAY = re.compile(r"(?:[ ,:-]|\b(?:held|on|dated|of|cynhaliwyd|ar)\b)*\Z", re.IGNORECASE)
# A letter begins and ends so.
_SALUTES = re.compile(
    r"(?:dear|annwyl) [^.]{2,40},?|to whom it may concern,?|(?:[^:]{2,30}: .*)?\b(?:d\.?o\.?b\.?|date of birth|dyddiad geni)\b.*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"^(?i:yours (?:sincerely|faithfully)|(?:kind |best |warm )?regards|yn gywir|cofion)[^\n]*\s+(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?{NAME})",
    re.MULTILINE,
)
_BY = re.compile(
    r"\b(?i:(?:seen|examined|assessed|reviewed|reported|written|prepared|completed|archwiliwyd|ysgrifennwyd)(?: on [\w /]{6,24})? (?:by|gan)"
    rf"|(?:examining )?(?:doctor|clinician|author|meddyg)[ ]?:)[ ]{{1,3}}(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?{NAME})"
)
_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:[^\W\d_]{3,11}|\d{1,2})[ /.-](?:(?:19|20)\d{2}|\d{2})\b")
# A row of a table of actions ends with the day by which one is wanted, and begins with none.
_IS_DUE = re.compile(r"(?!\d{1,2}[/.]\d)[^\n\t]*\t[^\n]*\t[^\n\t]*\d{2}[ ]*(?:\n|\Z)")
_OF_ONE_DAY = frozenset(
    {Group.HEALTH, Group.CONFERENCE, Group.REVIEW, Group.STRATEGY_DISCUSSION, Group.VISIT, Group.CONTACT, Group.LEGAL}
)
_MEETINGS = frozenset({Kind.PROFESSIONALS_MEETING, Kind.CORE_GROUP, Kind.FAMILY_MEETING, Kind.MARAC})
# What looks back over years, whatever day stands at its head.
_LOOKS_BACK = re.compile(
    r"\b(?:statement|judgment|chronology|review report|practice review|case summary|position statement|skeleton|threshold|genogram|history"
    r"|parenting assessment|social work (?:report|evidence)|datganiad|cronoleg|dyfarniad)\b",
    re.IGNORECASE,
)


def of_its_day(text: str, note: Note, lines: Sequence[Line]) -> Note:
    """The note that a text begins with, on the day its head gives; the note as it is where its head gives none."""
    if note.written_on is not None:
        return note
    own = [line for line in lines if note.start <= line.start < note.end or line.start < note.start]
    title = _title(text, own)
    lead = _day_at_head(text, note, title)
    if lead is None:
        return note
    body = _body(text, note, own, title)
    found = _BY.search(text, 0, min(note.end, _HEAD)) or _SIGNED.search(text, 0, note.end)
    author = found["name"] if found else ""
    named = "" if note.heading.title and not _names_people(note.heading.title) else _words(text, title)
    heading = replace(
        note.heading,
        written_on=lead.when,
        time=lead.time,
        author=note.heading.author or author,
        title=named or ("" if _names_people(note.heading.title) else note.heading.title),
    )
    start = min(note.start, body)
    wrote = next(_days(text, _OF_ITSELF, min(note.end, _HEAD)), None)
    return replace(
        note,
        start=start,
        body_start=body,
        narrative=False,
        heading=heading,
        written_by=wrote.when.latest if wrote else None,
    )


def as_held(text: str, note: Note) -> Note:
    """Minutes on the day that they say the meeting was held, where their title has the day they were corrected or sent on."""
    made = _OF_MAKING.search(text[note.start : note.body_start])
    if made is None or note.written_on is None:
        return note
    labels = _OF_WHAT_IT_TELLS.finditer(text, note.body_start, min(note.end, note.body_start + _BELOW))
    lead = next(filter(None, (date_at(text, found.end()) for found in labels)), None)
    if lead is None:
        return note
    title = note.heading.title[: cut.start()] if (cut := _MADE.search(note.heading.title)) else note.heading.title
    heading = replace(note.heading, written_on=lead.when, time=lead.time, title=title.rstrip(" (-"))
    return replace(note, heading=heading, written_by=note.written_on.latest)


def _day_at_head(text: str, note: Note, title: Line | None) -> Lead | None:
    """The day at the head of a text that tells of one day."""
    end = min(note.end, _HEAD)
    words = _words(text, title)
    # The days by which a table of actions wants them done are not days that the text tells of.
    days = len(
        {found[0] for found in _FULL_DATE.finditer(text, 0, note.end) if not _IS_DUE.match(text, _row(text, found))}
    )
    if _LOOKS_BACK.search(words) or note.end > _LONGEST:
        return None
    of_one = _is_of_one_day(words)
    said = (_said_below(text, title) or held_below(text, title.end)) if of_one and title is not None else None
    if said is not None or days > _FEW_DAYS:
        return said
    numbered = note.narrative and len(re.findall(r"^\s{0,8}\d{1,3}[.)]\s", text[: note.end], re.MULTILINE)) >= _NUMBERED
    if numbered and not of_one:
        return None
    if (lead := next(_days(text, _OF_WHAT_IT_TELLS, end), None) or _in_a_sentence(text, end)) is not None:
        return lead
    if of_one and title is not None and (lead := day_below(text, title.end)) is not None:
        return lead
    return next(_days(text, _OF_ITSELF, end), None) if note.end <= _LONGEST_DATED and not numbered else None


def _in_a_sentence(text: str, end: int) -> Lead | None:
    """The first day on which a sentence says that somebody was seen, or a meeting held."""
    # Whoever writes a letter tells of a meeting that was; minutes of one are of its day.
    held = () if is_letter(text, end) else (_OF_A_MEETING,)
    patterns = (_IN_A_SENTENCE, _OF_AN_EXAMINATION, *held)
    told = [lead for pattern in patterns if (lead := next(_days(text, pattern, end), None)) is not None]
    return min(told, key=lambda lead: lead.start, default=None)


def _said_below(text: str, title: Line) -> Lead | None:
    """The day on which a meeting was held by the words below its title, however many days its minutes name."""
    return next((lead for lead in _days(text, _OF_WHAT_IT_TELLS, title.end + _BELOW) if lead.start > title.start), None)


def _row(text: str, found: re.Match[str]) -> int:
    """Where the line begins in which something stands."""
    return text.rfind("\n", 0, found.start()) + 1


def _days(text: str, label: re.Pattern[str], end: int) -> Iterator[Lead]:
    for found in label.finditer(text, 0, end):
        if (lead := date_at(text, found.end())) is not None:
            yield lead


def _is_of_one_day(title: str) -> bool:
    kind = kind_of_heading(folded(title)) if title else None
    return kind is not None and (kind in _MEETINGS or taxonomy()[kind].group in _OF_ONE_DAY)


def _title(text: str, lines: Sequence[Line]) -> Line | None:
    """The first of the top lines that names what the text is of."""
    top = [line for line in lines if line.look in (Look.HEADING, Look.TEXT, Look.LEAD)][:_TITLE_LINES]
    short = [line for line in top if _is_short(text[line.start : line.end].strip())]
    return next((line for line in short if kind_of_heading(folded(_words(text, line))) is not None), None)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _TITLE_WORDS and not words.endswith((".", ",")) and ". " not in words


def _words(text: str, line: Line | None) -> str:
    """The words of a title, without the day it was of."""
    words = text[line.start : line.end].strip(" #*_:\t") if line else ""
    day = _FULL_DATE.search(words)
    return _LEADS_TO_DAY.sub("", words[: day.start()]).strip() if day else words


def _says_only_when(words: str) -> bool:
    """A salutation, whom a letter is about, or a label with its day."""
    day = _FULL_DATE.search(words)
    alone = day is not None and not words[day.end() :].strip(" .") and words[: day.start()].rstrip().endswith(":")
    return alone or _SALUTES.fullmatch(words) is not None


def _names_people(title: str) -> bool:
    """Whom a text is about is not what it is called: "Re: Jayden and Alfie Marsden. Held 04/03/2026. Chair: ..."."""
    return ". " in title or _FULL_DATE.search(title) is not None


def _body(text: str, note: Note, lines: Sequence[Line], title: Line | None) -> int:
    """Where the text begins to tell: behind its title, and labels of whom it is about."""
    inked = [line for line in lines if line.look is not Look.BLANK]
    at = 0
    while at < len(inked) - 1:
        line = inked[at]
        words = text[line.start : line.end].strip()
        wraps = at > 0 and text[inked[at - 1].start : inked[at - 1].end].rstrip().endswith(":")
        heads = (
            line.look in (Look.FIELDS, Look.HEADING, Look.RULE, Look.FURNITURE)
            or line is title
            or wraps
            or _says_only_when(words)
        )
        if not heads and not (_is_short(words) and not any(map(str.isdigit, words)) and ":" not in words):
            break
        at += 1
    return inked[at].start if inked and inked[at].start >= note.start else note.body_start
