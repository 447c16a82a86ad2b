"""The front sheet of our own PDF, read back: whose chronology, of which day, from when on."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from chronology.dates.age import months_between
from chronology.documents import PageLine
from chronology.lint.cells import first_names, when_of
from chronology.lint.own_forms import Form

_ADULT = 18


def cover_of(lines: Sequence[PageLine], form: Form, words: Mapping[str, Any]) -> dict[str, str]:
    """What stands beside each label of the front sheet."""
    labels = sorted((said for said in words["cover"].values() if isinstance(said, str)), key=len, reverse=True)
    if form.is_court:
        return _run_in([line.text for line in lines], labels)
    found: dict[str, str] = {}
    for line in lines:
        label = next((label for label in labels if line.text.startswith(f"{label} ")), "")
        if label:
            found.setdefault(label, line.text[len(label) + 1 :])
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


def names_of(lines: Sequence[PageLine], form: Form, words: Mapping[str, Any]) -> frozenset[str]:
    """Whom it is about: the line under the title."""
    texts = [line.text for line in lines]
    at = texts.index(form.title) + 1 if form.title in texts else len(texts)
    named = texts[at : at + 1]
    return first_names(name.strip() for text in named if text != words["name_missing"] for name in text.split(","))


def is_adult(age: str, born: dt.date | None, as_at: dt.date | None) -> bool:
    """Of age by the age that is told, or by the birth and the day of the document."""
    found = re.match(r"(?:about )?(\d+)y", age)
    if found is not None:
        return int(found[1]) >= _ADULT
    return born is not None and as_at is not None and months_between(born, as_at) >= 12 * _ADULT


def begins(period: str, words: Mapping[str, Any]) -> dt.date | None:
    """The first day of the period that a document says it covers."""
    start = when_of(period.partition(f" {words['to']} ")[0])
    return start.first_day if start.dated else None
