"""Where an account was read, as shortly as a reader can ask the record system for it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from chronology.model import Event, Source
from exports.pdf.text import FINE, Paragraph, Run, paragraph

if TYPE_CHECKING:
    from exports.pdf.case import Case

_LOCATOR = 30
_SOURCES_SHOWN = 4
_ROW = ", row "
_RECORD = re.compile(r"\[@id=['\"]([^'\"\]]+)['\"]\]")


def source_line(case: "Case", source: Source, agency: str | None = None) -> str:
    """Where an account was read: record or place, document, agency where it is another's, when it was recorded."""
    agency = agency or source.agency or ""
    recorded = case.words.say("entries.recorded", date=case.day(source.recorded_on)) if source.recorded_on else ""
    by = case.words.say("entries.recorded_by", who=source.recorded_by) if source.recorded_by else ""
    other = case.agency(agency) if agency != case.authority else ""
    parts = (record(source.locator), source.document, other, " ".join(filter(None, (recorded, by))))
    return ", ".join(filter(None, parts))


def sources(case: "Case", event: Event) -> Paragraph:
    """Where each account was read, run in."""
    runs: list[Run | str] = [f"{case.words.say('entries.source')} "]
    for nth, account in enumerate(event.accounts[:_SOURCES_SHOWN]):
        runs.append(("; " if nth else "") + source_line(case, account.source, account.agency))
    if (more := len(event.accounts) - _SOURCES_SHOWN) > 0:
        runs.append(" " + case.words.count("further", more))
    return paragraph(*runs, style=FINE)


def mark_and_record(case: "Case", source: Source) -> str:
    """The same in a word or two: the mark of the document, where there are several, and the record or place in it."""
    mark = case.source_marks.get(source.document, "")
    place = record(source.locator).removeprefix(case.only_sheets.get(source.document, ""))
    return " ".join(filter(None, (mark, place))) or source.document


def mark_and_records(case: "Case", event: Event) -> str:
    """The same of every account of an entry, the mark of a document that tells it in several places once."""
    told = dict.fromkeys(mark_and_record(case, account.source) for account in event.accounts)
    parts = []
    before = ""
    for place in told:
        mark, _, rest = place.partition(" ")
        is_same = bool(rest) and mark == before and mark in case.source_marks.values()
        parts.append(rest if is_same else place)
        before = mark
    return ", ".join(parts)


def only_sheets(sources: Iterable[Source]) -> Mapping[str, str]:
    """What stands before every row read of a document, where all of them stand on one sheet: it tells none from another."""
    found: dict[str, set[str]] = {}
    for source in sources:
        sheet, between, row = source.locator.rpartition(_ROW)
        found.setdefault(source.document, set()).add(f"{sheet}, " if between and row.isdigit() else "")
    return {document: sheets.pop() for document, sheets in found.items() if len(sheets) == 1}


def record(locator: str) -> str:
    """What a reader asks the record system for: the id of the record, where the place in the file has one."""
    ids = _RECORD.findall(locator)
    return ids[-1] if ids else short_locator(locator)


def short_locator(locator: str) -> str:
    """The end of a long path, which is the part that tells places apart; the whole one is in the data export."""
    if len(locator) <= _LOCATOR:
        return locator
    kept = ""
    for part in reversed(locator.split("/")):
        if kept and len(part) + len(kept) >= _LOCATOR - 2:
            break
        kept = f"{part}/{kept}" if kept else part
    return f"…/{kept}" if kept != locator else locator


def by_marks(text: str, marks: Mapping[str, str]) -> str:
    """A document that is cited behind words of it ("(notes/school.txt, 3 March 2021)") by its mark, as entries cite it."""
    cited = _cited(tuple(marks))
    return cited.sub(lambda found: f"({marks[found[1]]}, ", text) if cited else text


@lru_cache(maxsize=16)
def _cited(documents: tuple[str, ...]) -> re.Pattern[str] | None:
    names = "|".join(re.escape(name) for name in sorted(documents, key=len, reverse=True))
    return re.compile(rf"\(({names}), ") if names else None
