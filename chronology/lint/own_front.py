"""The front sheet of our own PDF, read back: whose chronology, of which day, from when on."""

import datetime as dt
import re
from collections.abc import Sequence

from chronology.dates.age import months_between
from chronology.lint.cells import first_names, when_of
from chronology.lint.own_forms import Form
from chronology.lint.own_words import Words

_ADULT = 18


def cover_of(lines: Sequence[str], form: Form, words: Words) -> dict[str, str]:
    """What stands beside each label of the front sheet."""
    labels = sorted((said for said in words["cover"].values() if isinstance(said, str)), key=len, reverse=True)
    if form.is_court:
        return _run_in(lines, labels)
    found: dict[str, str] = {}
    for line in lines:
        label = next((label for label in labels if line.startswith(f"{label} ")), "")
        if label:
            found.setdefault(label, line[len(label) + 1 :])
    return found


def _run_in(lines: Sequence[str], labels: Sequence[str]) -> dict[str, str]:
    """What stands behind each label of a court's first page, where the labels are run in."""
    text = " ".join(lines)
    found = {}
    for label in labels:
        told = re.search(rf"(?:\A|[ ;]){re.escape(label)}: (.*?)(?:; [A-Z]|\.(?: |\Z))", text)
        if told:
            found[label] = told[1]
    return found


def names_of(lines: Sequence[str], form: Form, words: Words) -> frozenset[str]:
    """Whom it is about: the line under the title."""
    texts = list(lines)
    at = texts.index(form.title) + 1 if form.title in texts else len(texts)
    named = texts[at : at + 1]
    return first_names(name.strip() for text in named if text != words["name_missing"] for name in text.split(","))


def is_adult(age: str, born: dt.date | None, as_at: dt.date | None) -> bool:
    """Of age by the age that is told, or by the birth and the day of the document."""
    found = re.match(r"(?:about |tua )?(\d+)\s?(?:y|bl)", age)
    if found is not None:
        return int(found[1]) >= _ADULT
    return born is not None and as_at is not None and months_between(born, as_at) >= 12 * _ADULT


def begins(period: str, words: Words) -> dt.date | None:
    """The first day of the period that a document says it covers."""
    start = when_of(period.partition(f" {words['to']} ")[0])
    return start.first_day if start.dated else None
