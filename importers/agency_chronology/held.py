"""What became of what a row names: a review that its outcome calls cancelled, a step with the day it was due by, a table's title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from chronology.dates import describe, find
from chronology.model import Group, Kind, Polarity, When
from chronology.practice import taxonomy
from chronology.prose.false_alarm import is_false_alarm
from chronology.prose.phrases import folded
from chronology.prose.steps import is_step
from chronology.prose.telling import kind_of_label
from importers.agency_chronology.columns import Meaning, meanings_of
from importers.agency_chronology.layout import Column, under
from importers.agency_chronology.meant import Told
from importers.agency_chronology.rows import Row

# What is arranged and may not come to be: a record of it with no outcome and no end is of a plan.
_ARRANGED = frozenset({Group.REVIEW, Group.CONFERENCE, Group.STRATEGY_DISCUSSION})
OF_NONE = {Group.REVIEW: Kind.REVIEW_NOT_HELD, Group.CONFERENCE: Kind.CONFERENCE_NOT_HELD}
"""What a meeting is that its outcome says was not held."""
_NOT_HELD = re.compile(
    r"\W*(?:was |meeting |review )?(?:cancel+ed|postponed|(?:not|in)[- ]?quorate|not held|not done|not completed|not carried out|abandoned|stood down|called off"
    r"|(?:did not|didn.?t|has not|not) (?:go ahead|gone ahead|take place|taken place|happen(?:ed)?)|rearranged|rebooked|heb ei gynnal|gohiriwyd|canslwyd"
    r"|wedi(?:'i|i| ei)? (?:g?ohirio|g?anslo))\b"
)
# A step of which its own row says that it was not taken.
_NOT_BEGUN = re.compile(
    r"\W*(?:not (?:yet )?(?:started|begun|progressed|proceeded|made|issued|granted|agreed|accepted|required|needed|met)|never (?:started|begun|made|issued)"
    r"|declined|refused|turned down|rejected|withdrawn|cancel+ed|did not (?:start|begin|proceed)|heb (?:ddechrau|ei ddechrau))\b"
)
_NO_RECORD = re.compile(
    r"\W*(?:not recorded|no record|nothing recorded|not known|unknown|outstanding|awaited|pending|to be (?:held|arranged|booked))\b"
)
_CALLED_OFF = re.compile(r"(?:\A|[.;!\u2013\u2014-])\s*cancel+ed[.!\s]*\Z")
_STAFF_AWAY = re.compile(
    r"\b(?:no|short of|shortage of) staff\b|\bstaff(?:ing)? (?:shortages?|sickness|levels)\b|\bshort[- ]?staffed\b|\bcancel+ed by (?:me|us|the office)\b"
    r"|\b(?:i'm|i am|i was|worker|sw|officer|staff|chair|nurse|hv|carer) (?:is |was |off |on |being )*(?:sick|ill|(?:annual )?leave|training|in court)\b"
)
_REPORTED = re.compile(r"\b(?:missing|misper|mfh|ar goll)\b")
# Kinds by which a table is named that say no more than whose it is.
_WHOSE = frozenset({Group.CONTACT, Group.HEALTH, Group.EDUCATION, Group.POLICE, Group.OTHER, Group.VISIT})
_FEW = 6


def due_of(row: Row) -> When | None:
    """The day by which a row says that what it names was due."""
    words = row.text(Meaning.DUE)
    return next((found.when for found in find(words) if found.when.dated), None) if words else None


def as_it_came(told: Told, row: Row, table: str) -> Told:
    """The kind of a row by what its outcome says came of it, else, where its words tell of nothing, by its table's title."""
    not_held = OF_NONE.get(taxonomy()[told.kind].group)
    if not_held is not None and _NOT_HELD.match(folded(row.text(Meaning.OUTCOME))):
        return replace(told, kind=not_held)
    if is_step(told.kind) and _NOT_BEGUN.match(folded(row.text(Meaning.OUTCOME))):
        return replace(told, kind=Kind.UNCLASSIFIED)
    if told.kind is Kind.MISSING and ended_well(row):
        return replace(told, kind=Kind.CONTACT)
    if told.kind is not Kind.UNCLASSIFIED or not table:
        return told
    named = kind_of_label(folded(table))
    return told if named is None or taxonomy()[named].group in _WHOSE else replace(told, kind=named)


def with_answer(told: Told, row: Row) -> Told:
    """The kind by what the row says was done about it, or of who called it off.

    A pupil who was sent home for what a row tells was excluded; what was booked and called off is no good sign; and who called a
    visit off is the service where the row says that its staff were away.
    """
    words = folded(row.text(Meaning.EVENT))
    if told.kind is Kind.EDUCATION_CONTACT and kind_of_label(folded(row.text(Meaning.ACTION))) is Kind.EXCLUSION:
        return replace(told, kind=Kind.EXCLUSION)
    if taxonomy()[told.kind].polarity is Polarity.POSITIVE and _CALLED_OFF.search(words):
        return replace(told, kind=Kind.UNCLASSIFIED)
    if told.kind is Kind.CANCELLED_BY_CARER and _STAFF_AWAY.search(words):
        return replace(told, kind=Kind.CANCELLED_BY_SERVICE)
    return told


def ended_well(row: Row) -> bool:
    """All that a row tells of somebody reported missing says that nobody was."""
    words = folded(". ".join(words for cells in row.told.values() for _, words in cells))
    return _REPORTED.search(words) is not None and is_false_alarm(words)


def is_not_known_to_be_held(row: Row, told: Told) -> bool:
    """A row of a meeting by the day it was due, and nothing in it says that it was held."""
    if taxonomy()[told.kind].group not in _ARRANGED or not row.text(Meaning.DUE) or row.text(Meaning.DATE_TO):
        return False
    outcome = folded(row.text(Meaning.OUTCOME))
    return not outcome or _NO_RECORD.match(outcome) is not None


def words_beside(row: Row) -> str:
    """What a row tells in all its cells, each by its heading, where no column says what happened and one stands in for it.

    "Call: Tea. Missed or late: Missed. Reason: Carer sick" is not told by the reason alone.
    """
    told = row.told.get(Meaning.EVENT, ())
    if len(told) != 1 or not row.aside or not _stands_in(told[0][0]) or len(told[0][1].split()) > _FEW:
        return ""
    cells = [(name, words) for name, words in row.aside if len(words.split()) <= _FEW]
    if len(cells) != len(row.aside):
        return ""
    return ". ".join(under(name, words) for name, words in (*cells, (told[0][0].heading, told[0][1])))


def _stands_in(column: Column) -> bool:
    """A column taken for what happened whose heading names something else."""
    named = meanings_of(column.heading) if column.heading else ()
    return bool(named) and Meaning.EVENT not in named and Meaning.NOTE not in named


def arranged_in_words(row: Row) -> Iterator[str]:
    """The day for which something was arranged, where it was done on another."""
    day = row.cell.moments[0].when if row.cell.moments else None
    for column, words in row.told.get(Meaning.PLANNED, ()):
        arranged = next((found.when for found in find(words) if found.when.dated), None)
        if day is None or arranged is None or arranged.first_day != day.first_day or not day.dated:
            yield column.said(describe(arranged) if arranged else words)


def due_in_words(row: Row) -> Iterator[str]:
    """What a row says of when it was due, under its heading; a day as people write it."""
    due = due_of(row)
    for column, words in row.told.get(Meaning.DUE, ()):
        yield column.said(describe(due) if due else words)
    ended = row.cell.moments[0].until if row.cell.moments else None
    # Done after the day it was due by: both days are read together.
    if due and ended and due.latest and ended.earliest and ended.earliest > due.latest:
        yield from (column.said(describe(ended)) for column, _ in row.told.get(Meaning.DATE_TO, ()))
