"""The drawings of a chronology as SVG, for a page in a browser: what the PDF shows, with the same marks and words."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from chronology.model import Chronology
from exports.drawings import ecomap, genogram
from exports.drawings.svg import Svg
from exports.drawings.timeline.chart import draw_chart
from exports.drawings.timeline.spans import frames, whole
from exports.drawings.timeline.told import told
from exports.pdf.case import Case
from exports.pdf.fonts import register

# In points, as everything that is drawn: about the text area of a page of A4, on its side and upright.
_WIDE: Final = (750.0, 430.0)
_UPRIGHT: Final = 504.0


class Picture(StrEnum):
    """What can be drawn of a chronology."""

    TIMELINE = "timeline"
    GENOGRAM = "genogram"
    ECOMAP = "ecomap"


def svg(chronology: Chronology, picture: Picture) -> str | None:
    """The text of an SVG file: the same for the same chronology, or None where the record holds nothing to draw.

    It has a title and a description that tells in words what it shows. Record text stands in it as text, never as mark-up.
    Marks of entries link to `#entry-` and the entry's number.
    """
    register()
    return _DRAWN[picture](Case(chronology))


def _timeline(case: Case) -> str | None:
    shown = whole(case)
    if shown is None:
        return None
    # A page in a browser can be moved sideways: all of a long life stands in one drawing as wide as it takes.
    size = _WIDE[0] * len(frames(case)), _WIDE[1]
    board = Svg(*size, Picture.TIMELINE)
    draw_chart(board, (0, 0), size, case, shown)
    return board.text(_title(case, "timeline.picture"), told(case, shown))


def _genogram(case: Case) -> str | None:
    graph = case.graph("genogram")
    if graph is None or not graph.edges:
        return None
    family = genogram.lay_out(graph, _UPRIGHT)
    as_at = case.chronology.as_at
    board = Svg(family.width, family.height, Picture.GENOGRAM)
    genogram.draw(board, (0, 0), family, case.words, as_at)
    parts = (genogram.in_words(family, case.words), *genogram.legend(family, case.words, case.day(as_at)))
    return board.text(_title(case, "genogram.heading"), " ".join(parts))


def _ecomap(case: Case) -> str | None:
    found = ecomap.lay_out(case, _UPRIGHT)
    if found is None:
        return None
    board = Svg(found.width, found.height, Picture.ECOMAP)
    ecomap.draw(board, (0, 0), found)
    parts = (ecomap.in_words(case, found), *ecomap.legend(case, found))
    return board.text(_title(case, "genogram.ecomap"), " ".join(parts))


def _title(case: Case, key: str) -> str:
    """What is drawn, of whom, as at which day."""
    name, day = case.words.say(key), case.day(case.chronology.as_at)
    return case.words.say("picture_of", name=name, subject=case.subject_name, date=day)


_DRAWN: Final[Mapping[Picture, Callable[[Case], str | None]]] = {
    Picture.TIMELINE: _timeline,
    Picture.GENOGRAM: _genogram,
    Picture.ECOMAP: _ecomap,
}
