"""Whether it can be read and sent: abbreviations, length, what is restricted (L13, L17, L18)."""

from chronology.lint.sheet import Origin, Sheet
from chronology.lint.verdict import Verdict, counted, judged, not_applicable
from chronology.practice import Practice
from chronology.prose.glossary import unexplained_in

_COURT = "court"


def glossary(sheet: Sheet, _: Practice) -> Verdict:
    """L13: abbreviations that are explained nowhere."""
    found = [(row, odd) for row in sheet.rows if (odd := unexplained_in(row.words, sheet.explained))]
    names = sorted({name for _, odd in found for name in odd})
    return judged(
        fails=bool(found),
        figure=counted(len(names), "abbreviation"),
        limit="0",
        rows=tuple(dict.fromkeys(row.named for row, _ in found)),
    )


def length(sheet: Sheet, practice: Practice) -> Verdict:
    """L17: pages of a chronology for a court."""
    if sheet.profile != _COURT:
        return not_applicable(
            "it is not made for a court" if sheet.profile else "it does not say that it is for a court"
        )
    if not sheet.pages:
        return not_applicable("it has no pages to count; check the PDF")
    most = practice.lint.court_pages
    return judged(fails=sheet.pages > most, figure=counted(sheet.pages, "page"), limit=f"{most} pages")


def restriction(sheet: Sheet, practice: Practice) -> Verdict:
    """L18: what is marked restricted, in a document whose reader is not cleared for it."""
    if sheet.origin is Origin.RAW:
        return not_applicable("a raw export is made for no reader; check the document that is sent")
    cleared = practice.lint.cleared_profiles
    found = [row for row in sheet.rows if row.restricted]
    is_cleared = sheet.profile in cleared
    note = f"{counted(len(found), 'marked row')}, for a reader who may see them" if is_cleared and found else ""
    return judged(
        fails=bool(found) and not is_cleared,
        figure=f"{counted(0 if is_cleared else len(found), 'restricted row')}",
        limit="0",
        rows=tuple(dict.fromkeys(row.named for row in found)),
        reason=note,
    )
