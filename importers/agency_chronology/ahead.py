"""Whether words in a column of what was done say that something is still to be done, and by when."""

import datetime as dt
import re

from chronology.dates import DateMention, from_edtf
from chronology.model import When
from chronology.prose.phrases import folded

_OPEN_START = "/"
# Something is to be done: "to ring GP", "will visit", "agreed to", "review on", the bare order of a list ("weigh again 14/2").
# "Contact to the hub 15/3" is a thing that was done.
_TO_DO = re.compile(
    r"^\W*to [a-z]|\b(?:is|are|was|were|agreed|asked|advised|needs?|due|plans?|planned|hv|sw|gp|mum|mother|dad|father|school|nurse|worker) to [a-z]"
    r"|\b(?:will|should|must|due|booked|arranged|scheduled|listed|planned|bydd|i'w|dylai)\b|\bto be\b|\bfor (?:review|follow[- ]?up)\b"
    r"|^\W*(?:re-?)?(?:refer|ring|(?:call|visit|contact)(?! (?:to|from|by|made|with|at)\b)|phone|see(?! (?:the |our |my |his |her )?(?:e-?mail|letter|log|note|minutes|report|form|entry|row|record|attached|above|below|file)s?\b)|weigh|check|chase|review|repeat|recheck|send|write|arrange|book|discuss|follow[- ]?up|f/u)\b"
)
_BY = re.compile(r"\b(?:by|before|no later than|erbyn|cyn)\W*\Z")
# What became of it is said too: it is over, whatever it was that day to be.
_OVER = re.compile(
    r"\b(?:dna'?d?|did not attend|didn't attend|not attended|wnb|not brought|failed to attend|attended|discharged|completed|seen on|given on|took place|cancelled|declined|rang|phoned|sent|done|spoke|spoken|chased|reminded)\b"
)


def is_to_come(mention: DateMention, day: dt.date) -> bool:
    """A date after a day; of "by 3 May" that day."""
    first = mention.when.latest if (mention.when.edtf or "").startswith(_OPEN_START) else mention.when.earliest
    return first is not None and first > day


def is_to_be_done(sentence: str, at: int) -> bool:
    """A sentence with a day to come, which stands at a place in it, says that something is to be done."""
    lower = folded(sentence)
    return not _OVER.search(lower) and bool(
        _TO_DO.search(lower) or _BY.search(lower[:at]) or lower[at:].startswith("by ")
    )


# What was to be done, and behind a dash that it was: "TM to ring the ward - rang Mon 2/10".
_AND_WAS = re.compile(r"\bto (?P<verb>[a-z]+)\b.*\s[-\u2013\u2014]\s*(?P<did>[a-z]+(?: [a-z]+)?)")
_DID = {
    "ring": "rang",
    "send": "sent",
    "see": "saw",
    "speak": "spoke",
    "write": "wrote",
    "take": "took",
    "go": "went",
    "meet": "met",
    "give": "gave",
    "get": "got",
}


def was_done_too(sentence: str) -> bool:
    """What was to be done is told as done behind a dash, by the same verb."""
    found = _AND_WAS.search(folded(sentence))
    if found is None:
        return False
    verb = found["verb"]
    past = {_DID.get(verb, "done"), f"{verb}ed", f"{verb}d", f"{verb[:-1]}ied", f"{verb}{verb[-1]}ed", "done"}
    return not past.isdisjoint(found["did"].split())


def due_on(when: When) -> When:
    """The day something is due by: "by 3 May" is due on 3 May."""
    if when.edtf and when.edtf.startswith(_OPEN_START):
        return from_edtf(when.edtf[len(_OPEN_START) :], as_written=when.as_written, basis=when.basis)
    return when
