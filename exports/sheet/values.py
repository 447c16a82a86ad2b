"""What stands in cells: dates with all that is known of them, and values in the words of a reader."""

from collections.abc import Iterable

from chronology.model import When
from exports.pdf.case import Case
from exports.sheet.book import Day
from exports.sheet.layout import words_of

_APPROXIMATE = "~%"
_UNCERTAIN = "?%"


def word(case: Case, kind: str, name: str) -> str:
    """A value of a closed list in the language of the workbook."""
    return words_of(case.language)[kind][name]


def yes(case: Case, *, is_so: bool) -> str:
    """Yes or no."""
    return word(case, "said", "yes" if is_so else "no")


def joined(parts: Iterable[str | None]) -> str:
    """Several values in a cell, as the CSV joins them."""
    return "; ".join(part for part in parts if part)


def in_words(case: Case, when: When | None) -> str:
    """A date as certain as it is; as it was written where its notation is not known here."""
    if when is None:
        return ""
    if when.is_ongoing:
        return case.words.say("ongoing")
    try:
        return case.date(when) if when.dated else when.as_written
    except ValueError:
        return when.as_written


def earliest(when: When | None) -> Day | None:
    """The first day it could have been."""
    return Day(when.earliest, _is_about(when)) if when and when.earliest else None


def latest(when: When | None) -> Day | None:
    """The last day it could have been."""
    return Day(when.latest, _is_about(when)) if when and when.latest else None


def precision(case: Case, when: When | None) -> str:
    """How finely the source told it, and whether it vouched for it."""
    if when is None or not when.dated:
        return ""
    marks = set(when.edtf or "")
    said = [word(case, "precision", when.precision)]
    said += [word(case, "said", "approximate")] if marks & {*_APPROXIMATE} else []
    said += [word(case, "said", "uncertain")] if marks & {*_UNCERTAIN} else []
    return ", ".join(said)


def as_written(when: When | None) -> str:
    """The words of the source."""
    return when.as_written if when else ""


def _is_about(when: When) -> bool:
    return bool(set(when.edtf or "") & {*_APPROXIMATE, *_UNCERTAIN})
