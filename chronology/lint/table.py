"""The eighteen checks: what each measures, in words, and what to do when it fails (domain guidance, 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from chronology.lint import days, form, selection, substance
from chronology.lint.sheet import Sheet
from chronology.lint.verdict import Verdict
from chronology.practice import Practice


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `measures` completes the sentence "it looks at ..."; `mend` is what to do about a failure."""

    code: str
    name: str
    measures: str
    mend: str
    judge: Callable[[Sheet, Practice], Verdict]


CHECKS: Final = (
    Check(
        "L1",
        "activity",
        "rows that tell only that a service did something",
        "Take these rows out, or say in them what was decided, what the child or adult said, or what it meant for them.",
        selection.activity,
    ),
    Check(
        "L2",
        "outcome",
        "referrals, assessments, enquiries, conferences and incidents that do not say what came of them",
        "Add the outcome, also where it was no further action; where none is on record, write that none is recorded.",
        substance.outcomes,
    ),
    Check(
        "L3",
        "impact",
        "rows of high or critical weight that do not say why they matter",
        "Say in each of these rows what it meant for the child or adult.",
        substance.impact,
    ),
    Check(
        "L4",
        "analysis",
        "what is said of the rows together",
        "Add a section that says what repeats, gets worse, helps or is missing, with the numbers of the rows that show it.",
        substance.analysis,
    ),
    Check(
        "L5",
        "source",
        "rows that do not say where they come from",
        "Name the record, document or agency in each of these rows.",
        substance.sources,
    ),
    Check(
        "L6",
        "length of the list",
        "how many rows there are for the time and for what was imported",
        "Keep the significant events and leave the rest in the file: choose a stricter profile, or merge repeats into one row.",
        selection.bloat,
    ),
    Check(
        "L7",
        "copies",
        "rows that repeat a long record word for word",
        "Put each of these rows in a sentence or two; the record itself stays in the file.",
        selection.verbatim,
    ),
    Check(
        "L8",
        "balance",
        "rows that show something positive",
        "Add what went well or protects: engagement, progress, support, the person's own strengths.",
        selection.balance,
    ),
    Check(
        "L9",
        "voice",
        "the last time that the child or adult was heard",
        "Add what the person last said or showed, or see them; if they were not heard, let that be a row.",
        substance.voice,
    ),
    Check(
        "L10",
        "history",
        "how far back it goes",
        "Add the history from birth, or a sentence that says from when on nothing is known and why.",
        days.history,
    ),
    Check(
        "L11",
        "opinion",
        "opinion that stands as fact",
        "Say what was seen or heard, put it in quotation marks with who said it, or move it to the analysis.",
        substance.opinion,
    ),
    Check(
        "L12",
        "up to date",
        "how new it is beside its sources",
        "Make it anew from the newest records, or say that later ones are left out and why.",
        days.stale,
    ),
    Check(
        "L13",
        "glossary",
        "abbreviations that are explained nowhere",
        "Write them out, or add a list of abbreviations; ask who wrote one that nobody knows.",
        form.glossary,
    ),
    Check(
        "L14",
        "repeats",
        "incidents that stand in two rows",
        "Make one row of each pair and name both sources in it.",
        selection.duplicates,
    ),
    Check(
        "L15",
        "gaps",
        "times without a row, of which nothing is said",
        "Add a row that says that nothing is recorded from when to when, and ask who knows more.",
        days.gaps,
    ),
    Check(
        "L16",
        "dates",
        "dates that cannot be",
        "Check each date against its record; where the record itself is wrong, say so in the row.",
        days.dates,
    ),
    Check(
        "L17",
        "pages",
        "the pages of a chronology for a court",
        "Leave out what is not needed for the issues: a later start (--from), or earlier years in a summary.",
        form.length,
    ),
    Check(
        "L18",
        "restricted",
        "what is marked restricted, for a reader who may not see it",
        "Do not send it. Take these rows out, or make the document for a reader who may see them.",
        form.restriction,
    ),
)
