"""The life on a page, a long one on several: what held above, what happened below; and the same in words."""

from collections.abc import Iterator

from exports.drawings.timeline.chart import draw_chart
from exports.drawings.timeline.spans import Frame, frame, frames
from exports.drawings.timeline.told import in_words
from exports.pdf.case import Case
from exports.pdf.page import Block, Drawing, NewPage, Place, Prose, body_height, body_width
from exports.pdf.sections import heading, section
from exports.pdf.setting import height_of, set_lines
from exports.pdf.text import BODY, HEADING, SECTION, Style, paragraph

_WORDS = Style(9, 11)
_LEAST_DRAWING = 300.0
_ABOVE, _BELOW = 4.0, 5.0


def timeline(case: Case) -> Iterator[Block | NewPage]:
    """The section: one wide page, or where a document has all the pages it takes and the life is long, several."""
    one = frame(case) if case.fit.brief else None
    shown = (one,) if one else frames(case)
    yield NewPage(wide=True)
    yield section(case, "timeline")
    if not shown:
        yield Prose(paragraph(case.words.say("timeline.nothing"), style=BODY), before=6)
    for place, each in enumerate(shown):
        if place:
            yield NewPage(wide=True)
        yield from _page(
            case, each, titled=len(shown) > 1, room=body_height(wide=True) - (0 if place else SECTION.leading)
        )


def _page(case: Case, shown: Frame, *, titled: bool, room: float) -> Iterator[Block]:
    """The drawing of one page, and below it what it shows in words; one of several is called by its days."""
    start, end = case.day(shown.start), case.day(shown.end)
    if titled:
        title = case.words.say("findings.from_to", first=start, last=end)
        yield heading(title, Place(f"timeline-{shown.start.year}", title, 1), before=0)
        room -= HEADING.leading
    words = Prose(paragraph(in_words(case, shown), style=_WORDS), before=_BELOW)
    width = body_width(wide=True)
    height = max(room - height_of(set_lines(words.paragraph, width)) - _ABOVE - _BELOW - 1, _LEAST_DRAWING)
    told = case.words.say("timeline.alternative", start=start, end=end)
    yield Drawing(
        height,
        lambda pen, x, top: draw_chart(pen, (x, top), (width, height), case, shown),
        before=_ABOVE,
        alternative=told,
    )
    yield words
