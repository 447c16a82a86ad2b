"""The whole document: sections in order, laid out once, then drawn with every page knowing how many there are."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from chronology.model import Chronology
from chronology.pipeline.undisturbed import undisturbed
from exports.fitting import STEPS, WHOLE, Fit, mildest, most_pages
from exports.pdf import abbreviations, back_matter, cover, entries, findings, periods, relationships, timeline
from exports.pdf.attachment import attach, page_hashes
from exports.pdf.brief import ending
from exports.pdf.brief import findings as brief_findings
from exports.pdf.brief import people as brief_people
from exports.pdf.case import Case
from exports.pdf.charts import LEAST_CHART, charted
from exports.pdf.compact import written
from exports.pdf.court import court
from exports.pdf.drawing import Pen
from exports.pdf.family import family
from exports.pdf.fonts import Face, faces
from exports.pdf.furniture import furnish
from exports.pdf.manifest import NAME, manifest_of, to_json
from exports.pdf.page import A4, Block, NewPage, Sheet, compose, draw, places_of
from exports.pdf.seal import sealed
from exports.pdf.setting import remembering_lines
from exports.pdf.showing import shown
from exports.pdf.structure import LANGUAGES, Structure, metadata
from exports.pdf.summary import OnePage, in_short
from exports.pdf.watermark import define_watermark, watermark


def write(chronology: Chronology) -> bytes:
    """The PDF of a chronology."""
    sheet = chronology.cover
    with undisturbed(), faces(sheet.font, sheet.font_bold):
        return _written(*_fitted(Case(chronology)))


def _written(case: Case, sheets: list[Sheet]) -> bytes:
    # ReportLab wraps streams in ASCII for printers of the last century; it costs a quarter of the size.
    before, rl_config.useA85 = rl_config.useA85, 0
    try:
        canvas = _canvas(case)
        _draw(canvas, case, sheets)
        _attach_manifest(canvas, case)
        file = written(canvas)
    finally:
        rl_config.useA85 = before
    return sealed(file)


def _fitted(case: Case) -> tuple[Case, list[Sheet]]:
    """The document by the mildest step that fits the pages it may have; by the last one where none does, and it says so."""
    found = case.chronology
    most = most_pages(found.profile, found.cover.page_limit)
    if most is None:
        page, _ = _in_short(case)
        told = case.fitted(replace(case.fit, charts=True))
        return told, compose(blocks(told, page))
    with remembering_lines():
        return _fitted_to(case, most)


def _fitted_to(case: Case, most: int) -> tuple[Case, list[Sheet]]:
    page, closely = _in_short(case)

    def tried(fit: Fit) -> tuple[Case, list[Sheet]] | None:
        told = case.fitted(fit)
        sheets = compose(blocks(told, closely if fit.dense else page), most)
        return (told, sheets) if len(sheets) <= most else None

    if best := mildest(tried):
        return _with_charts(best, closely if best[0].fit.dense else page, most)
    told = case.fitted(replace(STEPS[-1], over=True))
    return told, compose(blocks(told, closely))


def _in_short(case: Case) -> tuple[OnePage, OnePage]:
    return in_short(case, cover.room(case.fitted(WHOLE)))


def _with_charts(fitted: tuple[Case, list[Sheet]], page: OnePage, most: int) -> tuple[Case, list[Sheet]]:
    """With small charts too where these take no page too many: no word gives way to them."""
    case, sheets = fitted
    last = sheets[-1]
    used = max((top + piece.height for piece, top in last.placed), default=0.0)
    if not charted(case) or (len(sheets) == most and last.floor - used < LEAST_CHART):
        return fitted
    told = case.fitted(replace(case.fit, charts=True))
    drawn = compose(blocks(told, page), most)
    return (told, drawn) if len(drawn) <= most else fitted


def blocks(case: Case, page: OnePage | None = None) -> Iterator[Block | NewPage]:
    """Everything the document says, in the order it is said; the one page is the same at every step of fitting."""
    own = _OWN_FORM.get(case.chronology.profile)
    if own is not None:
        yield from own(case)
        return
    page = page or _in_short(case)[0]
    yield from cover.cover(case, standing=page.front())
    yield from page.blocks()
    # One page stands alone, to be taken out and handed on; behind two the tables go on.
    if page.stands_alone:
        yield NewPage()
    yield from periods.tables(case)
    if case.fit.brief:
        yield from brief_findings.findings(case, page.left(), page.told())
        yield from brief_people.relationships(case)
    else:
        yield from findings.findings(case, page.shortened())
        yield from relationships.relationships(case)
    yield from entries.entries(case)
    if case.fit.brief:
        yield from ending.quality(case, page.left())
        yield from ending.questions(case)
        yield from ending.sources(case)
    else:
        yield from back_matter.quality(case)
        yield from back_matter.questions(case)
        yield from back_matter.sources(case)
    yield from abbreviations.abbreviations(case)
    # The drawing has pages of its own: at the end it leaves no page before it half empty.
    yield from timeline.timeline(case)


# Readers who are given another document than professionals are.
_OWN_FORM: Mapping[str, Callable[[Case], Iterator[Block | NewPage]]] = {"court": court, "family": family}


def _draw(canvas: Canvas, case: Case, sheets: list[Sheet]) -> None:
    places = places_of(sheets)

    def described(text: str, place: str) -> str:
        return f"{text}, {case.words.say('cover.page', page=places[place])}"

    tree = Structure(canvas._doc, described)  # type: ignore[attr-defined]  # noqa: SLF001  # there is no public way
    pen = Pen(canvas, tree, places)
    define_watermark(case, canvas)
    for number, sheet in enumerate(sheets, start=1):
        with pen.page(sheet.size):
            watermark(case, pen, sheet)
            draw(sheet, pen)
            with pen.artifact(furniture=True):
                furnish(case, pen, sheet, number, len(sheets))
        # Once drawn, what was set is not needed again: a long document never holds all of its lines and its file at once.
        sheet.placed.clear()
    title, author, language = _title(case), _author(case), _language(case)
    tree.close(lambda: metadata(title, author, language, case.chronology.as_at.isoformat()))


def _attach_manifest(canvas: Canvas, case: Case) -> None:
    """Attach what the last pages print of how it was made, with a hash of each page, now that all are drawn."""
    made = replace(manifest_of(case.chronology, case.case_reference), pages=page_hashes(canvas))
    described = case.words.say("sources.attached")
    attach(canvas, NAME, to_json(made), described=described, day=case.chronology.as_at)


def _title(case: Case) -> str:
    return shown(case.words.say("title_of", name=case.subject_name))


def _author(case: Case) -> str:
    return shown(case.chronology.cover.author or case.words.say("title"))


def _language(case: Case) -> str:
    return LANGUAGES.get(case.language, case.language)


def _canvas(case: Case) -> Canvas:
    # `invariant` keeps the clock and chance out of the file; the name of the first face keeps Helvetica out.
    options: dict[str, Any] = {
        "initialFontName": Face.REGULAR,
        "lang": _language(case),
        "pdfVersion": (1, 7),
    }
    canvas = Canvas("", pagesize=A4, invariant=1, pageCompression=1, **options)
    canvas.setTitle(_title(case))
    canvas.setAuthor(_author(case))
    canvas.setSubject(shown(case.words.say("subject_line", as_at=case.day(case.chronology.as_at))))
    canvas.setCreator("analytical-chronology")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    _date(canvas, case.chronology.as_at)
    cover_ = case.chronology.cover
    if cover_.bates_section:
        # A viewer then calls each page what is printed on it.
        canvas.addPageLabel(0, style="ARABIC", start=cover_.bates_start, prefix=shown(cover_.bates_section))
    return canvas


def _date(canvas: Canvas, as_at: dt.date) -> None:
    """Date the file by the day it speaks of: never the clock's, and truer than ReportLab's fixed one."""
    stamp = canvas._doc._timeStamp  # type: ignore[attr-defined]  # noqa: SLF001  # there is no public way
    stamp.YMDhms = (as_at.year, as_at.month, as_at.day, 0, 0, 0)
    stamp.dhh = stamp.dmm = 0
