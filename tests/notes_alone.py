"""Entries that texts alone tell, and what the first page says of them."""

import datetime as dt
from dataclasses import replace
from typing import Any

from casebuilding import CHILD, chronology, event

from analyzers import register_analyzers
from chronology.model import Basis, DocumentRead, Event, Kind, Period, Remark, Source, Theme, When
from chronology.practice import load_practice

NOTES = DocumentRead(name="notes.txt", sha256="", size=1, importer="notes", reason="")
LITTLE = replace(CHILD, name="Mali Prosser", born=When.on(dt.date(2017, 5, 1)))


def note(nth: int, day: str, fact: str, kind: Kind = Kind.CASE_NOTE, **values: Any) -> Event:
    """An entry that a text alone tells, on the day of its note."""
    when = replace(When.on(dt.date.fromisoformat(day)), basis=Basis.NOTE_DATE)
    made = event(f"x{nth}#note", day, kind, fact=fact, **values)
    key = f"notes:notes.txt:{day}:{nth:02}#note"
    source = Source(document="notes.txt", locator="line 1", quote=fact)
    return replace(made, key=key, when=when, accounts=(replace(made.accounts[0], key=key, when=when, source=source),))


def said(theme: Theme, *events: Event, **values: Any) -> list[str]:
    case = chronology(*events, **{"documents": (NOTES,), "people": (LITTLE,), "as_at": "2021-12-01", **values})
    practice = load_practice("england")
    by_name = {each.name: each for each in register_analyzers()}
    # How things stand is told from the periods that were found before.
    periods = [each for each in by_name["periods"].analyse(case, practice) if isinstance(each, Period)]
    found = by_name["summary"].analyse(replace(case, periods=tuple(periods)), practice)
    return [each.text for each in found if isinstance(each, Remark) and each.theme is theme]


def starting(lead: str, texts: list[str]) -> list[str]:
    return [text for text in texts if text.startswith(lead)]
