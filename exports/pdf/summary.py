"""One page that stands alone. It is condensed by fixed steps until it fits, and says what it left out."""

from collections.abc import Iterator, Sequence

from exports.pdf.boxes import boxes
from exports.pdf.case import Case
from exports.pdf.fitted import Fitted, Row, Step
from exports.pdf.page import Block, NewPage, body_height
from exports.pdf.sections import section
from exports.pdf.text import Paragraph

_HEADING_HEIGHT = 30.0
# Smaller text first, then shorter items, then fewer of them.
_STEPS = (
    Step(10, 6, 6, 11),
    Step(10, 6, 6, 10.5),
    Step(10, 6, 5, 10),
    Step(10, 6, 4, 9.5),
    Step(10, 6, 4, 9),
    Step(10, 6, 3, 9),
    Step(9, 6, 3, 9),
    Step(8, 6, 3, 9),
    Step(7, 6, 3, 9),
    Step(7, 5, 3, 9),
    Step(6, 5, 3, 9),
    # What was found is read whole before more is told of it.
    Step(6, 5, 2, 9, told=3),
    Step(5, 4, 2, 9, told=3),
    # In two lines as many can be told as in three with fewer.
    Step(8, 6, 2, 9),
    Step(7, 6, 2, 9),
    Step(6, 6, 2, 9),
    Step(6, 5, 2, 9),
    Step(5, 4, 2, 9),
    Step(5, 3, 2, 9),
    Step(4, 4, 2, 9),
    Step(4, 3, 2, 9),
    Step(3, 3, 2, 9),
    Step(3, 3, 2, 9, hard=True),
    Step(3, 3, 1, 9, hard=True),
    Step(2, 2, 1, 9, hard=True),
    Step(1, 1, 1, 9, hard=True),
)

# Over two pages what was found is told whole: in smaller text before it is cut.
_OVER_TWO = (
    Step(14, 12, 9, 10),
    Step(14, 12, 9, 9.5),
    Step(14, 12, 8, 9),
    Step(14, 12, 7, 8.5),
    Step(12, 10, 6, 8.5),
    Step(11, 9, 5, 8.5),
    Step(10, 8, 4, 8.5),
    Step(9, 7, 4, 8.5),
)

# On the front sheet all of it where it can be: in smaller text first, then the last of it elsewhere. What somebody said is cut last.
_FRONT_STEPS = (
    Step(0, 20, 9, 10),
    Step(0, 20, 9, 9.5),
    Step(0, 20, 8, 9),
    Step(0, 20, 7, 8.5),
    Step(0, 18, 6, 8.5),
    Step(0, 16, 6, 8.5),
    Step(0, 14, 6, 8.5),
    Step(0, 12, 5, 8.5),
    Step(0, 10, 5, 8.5),
    Step(0, 8, 4, 8.5),
    Step(0, 6, 3, 8.5),
    Step(0, 4, 3, 8.5),
    Step(0, 2, 2, 8.5),
    Step(0, 1, 2, 8.5, hard=True),
)


def in_short(case: Case, front: float = 0) -> tuple["OnePage", "OnePage"]:
    """What is told in short, with so much room on the front sheet: as a reader wants it, and on one page where entries need the room.

    What does not fit one page is not cut to fit it while the entries have room: those who meet read two.
    """
    found = boxes(case)
    rows = _ROWS if front else _WITH_STATUS
    room = body_height(wide=False) - _HEADING_HEIGHT
    one = Fitted(case, found, rows, _STEPS, room)
    on_front = [Fitted(case, found, _ON_FRONT, _FRONT_STEPS, front)] if front else []
    closely = OnePage(case, [one], on_front)
    if not one.shortened():
        return closely, closely
    status = () if front else _STATUS
    two = [
        [Fitted(case, found, each, (*_OVER_TWO, *_STEPS), room) for each in (first, (*status, *second))]
        for first, second in _SPLITS
    ]
    whole = (pages for pages in two if not any(page.shortened() for page in pages))
    return OnePage(case, next(whole, two[-1]), on_front), closely


class OnePage:
    """The page that stands alone, or two of them, and how things stand as far as the front sheet has room for it."""

    def __init__(self, case: Case, pages: Sequence[Fitted], on_front: Sequence[Fitted]) -> None:
        self._case = case
        self._pages, self._on_front = pages, on_front
        self._parts = [*pages, *on_front]

    def front(self) -> Iterator[Block]:
        """How things stand, on the front sheet."""
        yield from (part.drawing() for part in self._on_front)

    def blocks(self) -> Iterator[Block | NewPage]:
        """The page that stands alone; what takes two goes on behind the front sheet, and ends where it ends."""
        if self.stands_alone:
            yield NewPage()
        yield section(self._case, "summary")
        if self.stands_alone:
            yield self._pages[0].drawing()
            return
        for page in self._pages:
            yield from page.flowing()

    @property
    def stands_alone(self) -> bool:
        """It is one page, and nothing else is on it."""
        return len(self._pages) == 1

    def told(self) -> frozenset[str]:
        """Keys of the findings that it tells whole."""
        return frozenset(key for page in self._pages for key in page.told())

    def shortened(self) -> dict[str, tuple[Paragraph, ...]]:
        """What could not be said in full, by the name of its box; said in full in the findings' section."""
        return {name: items for part in self._parts for name, items in part.shortened().items()}

    def left(self) -> dict[str, tuple[Paragraph, ...]]:
        """What was cut short or left out, by the name of its box: all that a reader of both still needs."""
        return {name: items for part in self._parts for name, items in part.left().items()}


# Rows of columns of boxes: two boxes below each other in a column leave less of the page empty than two rows do.
_WIDE_ROWS: tuple[Row, ...] = ((("why_now",),), (("findings",),), (("followed",),))
_ROWS: tuple[Row, ...] = (*_WIDE_ROWS, (("tried", "not_known"), ("protective", "actions")))
_WITH_STATUS: tuple[Row, ...] = (*_WIDE_ROWS, (("status", "tried", "not_known"), ("protective", "actions")))
# Over two pages: what brought those who meet together and what comes back, with what is due or with what was tried, helps and is not
# known where it has room for them.
_FIRST: tuple[Row, ...] = ((("why_now",),), (("findings",),))
_DUE: tuple[Row, ...] = ((("actions",),),)
_TRIED: tuple[Row, ...] = ((("followed",),), (("tried", "protective"), ("not_known",)))
_STATUS: tuple[Row, ...] = ((("status",),),)
_SPLITS: tuple[tuple[tuple[Row, ...], tuple[Row, ...]], ...] = (
    ((*_FIRST, *_DUE), _TRIED),
    ((*_FIRST, *_TRIED), _DUE),
    (_FIRST, (*_DUE, *_TRIED)),
)
_ON_FRONT: tuple[Row, ...] = ((("status",),),)
