"""The life on one page: what held above, what happened below, by shape, letter and tone; and the same in words."""

from collections.abc import Iterator

from exports.drawings.timeline.chart import draw_chart
from exports.drawings.timeline.spans import frame
from exports.drawings.timeline.told import in_words
from exports.pdf.case import Case
from exports.pdf.page import Block, Drawing, NewPage, Prose, body_height, body_width
from exports.pdf.sections import section
from exports.pdf.text import BODY, Style, height_of, paragraph, set_lines

_WORDS = Style(9, 11)
_LEAST_DRAWING = 300.0


def timeline(case: Case) -> Iterator[Block | NewPage]:
    """The section: one wide page."""
    yield NewPage(wide=True)
    yield section(case, "timeline")
    shown = frame(case)
    if shown is None:
        yield Prose(paragraph(case.words.say("timeline.nothing"), style=BODY), before=6)
        return
    words = Prose(paragraph(in_words(case, shown), style=_WORDS), before=5)
    room = body_height(wide=True) - 38
    width = body_width(wide=True)
    height = max(room - height_of(set_lines(words.paragraph, width)), _LEAST_DRAWING)
    start, end = case.day(shown.start), case.day(shown.end)
    told = case.words.say("timeline.alternative", start=start, end=end)
    yield Drawing(
        height, lambda pen, x, top: draw_chart(pen, (x, top), (width, height), case, shown), before=4, alternative=told
    )
    yield words
