"""The front sheet: whose chronology, for what, by whom, and what it is not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from chronology.model import When
from exports import readers, terms
from exports.conference import counts_what_was_read
from exports.fitting import Form, most_pages
from exports.pdf.case import Case
from exports.pdf.drawing import Pen
from exports.pdf.fonts import Face
from exports.pdf.page import Block, Drawing, Piece, Place, Prose, body_width, compose
from exports.pdf.sections import section_title
from exports.pdf.setting import height_of, set_lines
from exports.pdf.text import (
    GREY,
    INK,
    PALE,
    RULE,
    SMALL,
    TITLE,
    Line,
    Paragraph,
    Style,
    bold,
    paragraph,
    reference,
)
from exports.period import covered

_LABEL = 132.0
_KIND = Style(13, 17, Face.SEMIBOLD, GREY)
_FIELD = Style(9.5, 12)
_CONTENTS = Style(SMALL.size, SMALL.leading, Face.SEMIBOLD)
_BETWEEN, _BEFORE_PAGE, _ROOM_OF_PAGE = 14.0, 4.0, 36.0
"""Points between the sections in the contents, before a page's number, and for it."""
_DRAFT = 170.0
"""How wide the frame is that says that it is a draft."""
ROOM_OF_CONDENSED = 60.0
"""Points that are kept for the lines that say how a document was condensed, four at most, and the space above them."""
_SECTIONS = ("summary", "findings", "people", "entries", "quality", "questions", "sources")


def cover(case: Case, sections: Sequence[str] = _SECTIONS, standing: Iterable[Block] = ()) -> Iterator[Block]:
    """The front sheet, one page, with the sections that follow; `standing` is how things stand, where it says so."""
    words = case.words
    yield Prose(paragraph(words.say("title"), style=_KIND, role="H1"), place=Place("cover", words.say("title")))
    name = set_lines(paragraph(case.subject_name, style=TITLE), body_width(wide=False))[:3]
    yield Drawing(height_of(name), lambda pen, x, top: _name(case, name, pen, x, top), before=2)
    for place, (label, value) in enumerate(_on_front(case)):
        yield _Field(
            paragraph(words.say(f"cover.{label}"), style=_FIELD),
            paragraph(value, style=_FIELD),
            12 if place == 0 else 2,
        )
    yield from standing
    yield _statement(case)
    yield from condensed(case)
    last = ("timeline",) if sections == _SECTIONS else ()
    named = (*sections, *(("abbreviations",) if case.abbreviations else ()), *last)
    yield _contents(case, named)


def room(case: Case) -> float:
    """What the front sheet leaves for how things stand, with room for what is said where a document is condensed."""
    sheets = compose(cover(case))
    used = max((top + piece.height for piece, top in sheets[0].placed), default=0.0)
    return sheets[0].floor - used - ROOM_OF_CONDENSED if len(sheets) == 1 else 0.0


def _on_front(case: Case) -> Iterator[tuple[str, str]]:
    """The same on fewer lines: the age beside the birth, what it holds beside its period; that it is a draft stands in a frame."""
    said = dict(fields(case))
    if "period" in said:
        if counts_what_was_read(case.chronology):
            said["period"] = f"{said['period']}; {said.pop('holds').rstrip('.')}"
        else:
            # The first day that words were read as telling of may be another's birth, or stand under the wrong year.
            del said["period"]
    for label, value in said.items():
        if label == "born" and "age" in said:
            yield label, f"{value} ({said['age']})"
        elif not (label == "age" or (label == "status" and not case.chronology.cover.signed_off)):
            yield label, value


def fields(case: Case) -> Iterator[tuple[str, str]]:
    """What the front sheet says: the key of a label, and the words beside it."""
    found, words = case.chronology.cover, case.words
    as_at = case.chronology.as_at
    if case.born:
        yield "born", case.date(case.born)
        if old := case.age(When.on(as_at)):
            yield "age", words.say("cover.age_at", age=old, date=case.day(as_at))
    if case.case_reference and case.case_reference != case.subject_name:
        yield "identifier", case.case_reference
    yield "purpose", found.purpose or words.say("not_recorded")
    if found.conference:
        yield "conference", case.day(found.conference)
    if found.hearing:
        yield "hearing", case.day(found.hearing)
    yield "author", _author(case)
    yield "approver" if found.signed_off else "approver_due", found.approver or words.say("not_recorded")
    yield "prepared_for", found.prepared_for or words.say("not_recorded")
    if found.excluded:
        yield "excluded", ", ".join(found.excluded)
    if case.chronology.redactions:
        yield "withheld", words.say("cover.withheld_told")
    yield "as_at", case.day(as_at)
    yield "period", _period(case)
    yield "status", words.say("signed_off" if found.signed_off else "draft_long")
    yield "holds", _counts(case)


def _author(case: Case) -> str:
    found = case.chronology.cover
    registration = case.words.say("cover.registration", number=found.registration) if found.registration else ""
    return ", ".join(part for part in (found.author, found.author_role, registration) if part) or case.words.say(
        "not_recorded"
    )


def _period(case: Case) -> str:
    found = covered(case.chronology)
    if found is None:
        return case.words.say("not_recorded")
    span = case.words.say("entries.until", start=case.date(found.first), end=case.date(found.last))
    dates = ", ".join(map(case.date, found.doubted))
    return case.words.say("cover.period_doubted", span=span, dates=dates) if found.doubted else span


def _counts(case: Case) -> str:
    count = case.words.count
    shown = sum(serial.printed for serial in case.chronology.serials)
    # A family is given no findings, so that none are counted for it.
    return case.words.say(
        "cover.counts" if case.weighed else "cover.counts_facts",
        entries=count("cover.count_entries", shown),
        findings=count("cover.count_findings", len(case.findings)),
        documents=count("cover.count_documents", len(case.chronology.documents)),
    )


def _name(case: Case, name: Sequence[Line], pen: Pen, x: float, top: float) -> None:
    """Whose it is; that it is a draft stands beside the title above, which is short."""
    pen.lines(name, x, top)
    if not case.chronology.cover.signed_off:
        _draft(case, pen, x + body_width(wide=False) - _DRAFT, top - _KIND.leading - 2)


def _draft(case: Case, pen: Pen, x: float, top: float) -> None:
    pen.box(x, top, _DRAFT, 19, stroke=INK, line=1.4)
    pen.word(case.words.say("draft_long"), x + _DRAFT / 2, top + 3, 11, face=Face.BOLD, align=0.5)


class _Field:
    """A label and its value beside it."""

    keep = False

    def __init__(self, label: Paragraph, value: Paragraph, before: float) -> None:
        self.before = before
        self._label = label
        self._value = value

    def _lines(self, width: float) -> list[Line]:
        # A cover stays a cover, whatever was typed into its fields.
        return set_lines(self._value, width - _LABEL)[:4]

    def least(self, width: float) -> float:
        return height_of(self._lines(width))

    def take(self, width: float, room: float, *, fresh: bool) -> tuple[Piece | None, Block | None]:
        value = self._lines(width)
        if height_of(value) > room and not fresh:
            return None, self
        label = set_lines(self._label, _LABEL - 6)

        def paint(pen: Pen, x: float, top: float) -> None:
            pen.lines(label, x, top)
            pen.lines(value, x + _LABEL, top)

        return Piece(height_of(value), paint, role="P"), None


def _statement(case: Case) -> Drawing:
    width = body_width(wide=False) - 24
    head = paragraph(case.own("cover", "is_heading"), style=Style(9, 12, Face.SEMIBOLD), role="H2")
    said = (*(case.own("cover", f"is_{n}") for n in (1, 2)), terms.sentences_note(case.language))
    lines = [
        *set_lines(head, width),
        *set_lines(paragraph(" ".join(filter(None, said)), style=Style(9, 10.5)), width),
    ]
    height = height_of(lines) + 10

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, width + 24, height, fill=PALE, stroke=RULE)
        pen.lines(lines, x + 12, top + 5)

    return Drawing(height, paint, before=10, role="")


def condensed(case: Case) -> Iterator[Block]:
    """What was condensed so that the document has no more pages than it may, in words."""
    fit, words = case.fit, case.words
    if fit.whole:
        return
    most = most_pages(case.chronology.profile, case.chronology.cover.page_limit)
    lead = words.say("fitted.over" if fit.over else "fitted.heading", pages=most)
    yield Prose(paragraph(bold(f"{lead} "), condensed_in_words(case), style=SMALL), before=10)


def condensed_in_words(case: Case) -> str:
    """How many entries are told in which form, and what else is told in brief."""
    fit, words = case.fit, case.words
    forms = Counter(case.form(event) for event in case.events.values() if case.has_row(event))
    shares = _share_rows(case)
    names = {Form.ROW: "row", Form.LINE: "line", Form.RUN_IN: "run_in" if shares else "short", Form.LISTED: "listed"}
    told = ", ".join(words.count(f"fitted.{name}", forms[form]) for form, name in names.items() if forms[form])
    parts = [
        words.say("fitted.forms" if shares else "fitted.columns", what=told),
        *([words.say(_counted_as(case))] if case.weighed else []),
        *([words.say("fitted.words", n=fit.words)] if fit.words and forms[Form.ROW] else []),
    ]
    return " ".join(parts)


def _counted_as(case: Case) -> str:
    """What is told of by its number alone; of what was read from words, fewer things are."""
    if not counts_what_was_read(case.chronology):
        return "fitted.brief_of_words"
    return "fitted.dense" if case.fit.dense else "fitted.brief"


def _share_rows(case: Case) -> bool:
    return case.fit.shared or case.chronology.profile != readers.COURT


def _contents(case: Case, names: Sequence[str]) -> Drawing:
    """The sections one behind the other in small print, each with its page: who looks for one has it in two lines or three."""
    width, leading = body_width(wide=False), SMALL.leading + 1
    head = set_lines(paragraph(case.words.say("cover.contents"), style=_CONTENTS, role="H2"), width)
    titles = {
        name: set_lines(paragraph(reference(section_title(case, name), name), style=SMALL), width) for name in names
    }
    placed: list[tuple[str, float, float]] = []
    across, down = _right_of(head) + _BETWEEN, 0.0
    for name, lines in titles.items():
        wide = _right_of(lines) + _ROOM_OF_PAGE
        if across + wide > width and across:
            across, down = 0.0, down + leading
        placed.append((name, across, down))
        across += wide + _BETWEEN
        down += leading * (len(lines) - 1)

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.lines(head, x, top)
        for name, left, below in placed:
            pen.start("TOCI")
            pen.lines(titles[name], x + left, top + below)
            page = case.words.say("cover.page", page=pen.places[name])
            last = top + below + leading * (len(titles[name]) - 1)
            pen.word(page, x + left + _right_of(titles[name]) + _BEFORE_PAGE, last, SMALL.size)

    return Drawing(down + leading, paint, before=8, role="")


def _right_of(lines: Sequence[Line]) -> float:
    """Where the widest of some lines ends."""
    return max((segment.x + segment.width for line in lines for segment in line.segments), default=0.0)
