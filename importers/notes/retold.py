"""Letters, mails and summaries tell of other days than their own: what they give no day for happened at no known one."""

import re
from collections.abc import Sequence

from chronology.model import Group, Kind
from chronology.practice import taxonomy
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import NAMES
from importers.notes.dated import Dated, Use
from importers.notes.note import Note

_HEAD = 320
# How a letter or mail begins, after its date, its reference and whom it is about.
_SALUTES = re.compile(
    r"^[ \t>*_]{0,8}(?:dear|annwyl|hi|hiya|hello|hey|helo|haia|bore da|p(?:ryn)?h?nawn da|good (?:morning|afternoon|evening)|to whom it may concern)\b[^\n.]{0,60}$"
    r"|^[ \t>*_]{0,8}(?:hi|hello|helo|haia|bore da|dear) [^\n,.!]{2,30}[,!.-]",
    re.IGNORECASE | re.MULTILINE,
)
_MAILED = re.compile(r"^[ \t>*_]{0,8}(?:from|oddi wrth)[ ]?:", re.IGNORECASE | re.MULTILINE)
# What retells what others wrote: its own day is that of the writing.
_RETELLS = re.compile(
    r"[ \t#*\d.)-]{0,8}(?:(?:[^\n.]{0,60}\s)?(?:transfer|closing|closure|case|background|brief) summary\b|summary of\b|(?:[^\n.]{0,60}\s)?history (?:as|of|on|so)\b"
    r"|(?:background|family history|social history|crynodeb|cefndir)\b)",
    re.IGNORECASE,
)
# What a letter does by being sent: notices, warnings, the letter before proceedings. It stands in it as its title.
_ACTS = frozenset({Group.LEGAL, Group.HOUSING, Group.EDUCATION, Group.POLICE})
_TITLE = re.compile(r"^[ \t>*_]{0,8}(?P<title>[^a-z\n]{0,3}[A-Z][^a-z\n]{7,80})", re.MULTILINE)
# What its writer has done by then is of its day: "have logged this as a report", "I've made a referral".
_HAS_DONE = re.compile(
    r"(?:\W|\b(?:just|to let you know|so|also|and)\b)*(?:(?:i|we)(?: have|'ve)|have) (?:now |just |already |also |today )*(?!been|had|not|never)\w+",
    re.IGNORECASE,
)


def is_retold(text: str, note: Note, dated: Sequence[Dated]) -> bool:
    """A note is a letter, a mail or a summary, and says of nothing that it was on the day it was written."""
    start = note.start if note.heading.body_at is None else note.body_start
    head = (min(start, note.body_start), min(note.end, note.body_start + _HEAD))
    if not (_SALUTES.search(text, *head) or _MAILED.search(text, *head) or _opens_summary(text, note)):
        return False
    return not any(one.use is Use.OWN and _in_a_sentence(text, one) for one in dated)


def _opens_summary(text: str, note: Note) -> bool:
    return _RETELLS.match(text, note.body_start, note.end) is not None


def act_in_title(telling: Telling, text: str, note: Note) -> Kind | None:
    """What a letter does, by the title it bears in capitals."""
    for line in _TITLE.finditer(text, note.body_start, min(note.end, note.body_start + _HEAD)):
        for hit in telling.cues.within(line.start("title"), line.end("title")):
            if hit.weight == NAMES and taxonomy()[hit.kind].group in _ACTS:
                return hit.kind
    return None


def is_done_now(text: str, sentence: Span) -> bool:
    """The writer of a letter says what he or she has done."""
    return _HAS_DONE.match(text, sentence.start, sentence.end) is not None


def _in_a_sentence(text: str, one: Dated) -> bool:
    """The day is spoken of ("seen today"), where that of a letter stands on a line with little else."""
    beside = text[one.sentence.start : one.at.start] + text[one.at.end : one.sentence.end]
    return len(re.findall(r"[^\W\d_]{2,}", beside)) >= 2 and not re.search(
        r":\s*\Z", text[one.sentence.start : one.at.start]
    )
