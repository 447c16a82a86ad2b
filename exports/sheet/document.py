"""The whole workbook: its sheets in the order of their table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from chronology.model import Chronology
from exports.pdf.case import SHORT_HASH, Case
from exports.sheet import analysis, chronology, periods, record, summary
from exports.sheet.book import Book, Printed, Value
from exports.sheet.layout import layouts
from exports.sheet.values import word

ROWS: Final[Mapping[str, Callable[[Case, Mapping[str, object]], Iterator[list[Value]]]]] = {
    "summary": summary.rows,
    "chronology": chronology.rows,
    "periods": periods.periods,
    "concerns": periods.concerns,
    "findings": analysis.findings,
    "timescales": analysis.timescales,
    "actions": record.actions,
    "people": record.people,
    "sources": record.sources,
    "not_read": record.not_read,
}


def write(made: Chronology) -> bytes:
    """The workbook of a chronology."""
    case = Case(made, as_data=True)
    book = Book(word(case, "said", "further"))
    printed = _printed(case)
    for name, layout in layouts(case.language, made.profile).items():
        book.sheet(layout.title, [*layout.columns.values()], ROWS[name](case, layout.columns), printed)
    say = case.words.say
    return book.saved(
        say("title_of", name=case.subject_name),
        made.cover.author,
        say("subject_line", as_at=case.day(made.as_at)),
        made.as_at,
    )


def _printed(case: Case) -> Printed:
    say, cover = case.words.say, case.chronology.cover
    return Printed(
        (cover.marking, case.case_reference or case.subject_name, "" if cover.signed_off else say("draft")),
        (say("as_at", date=case.day(case.chronology.as_at)), say("inputs", hash=case.manifest[:SHORT_HASH])),
        say("page_of", page="\0", pages="\1"),
    )
