"""The lines of a text and what became of each: nothing that was read is lost without a word."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from chronology.documents import Document
from chronology.model import Ignored

_REASONS = {
    "text:tells-no-event": "lines of a note that tell of nothing that happened",
    "text:standing": "lines of a text that stands for any day: a rule, a form, an agenda, a plan, a notice to everybody",
    "text:of-nobody": "lines of a text that says its case was made up, or that it stands on the record of everybody",
    "text:separator": "a rule between notes",
    "text:heading": "a heading with nothing under it",
    "text:table-heading": "the names of a table's columns",
    "text:preamble": "the head of the document, before the first note",
    "text:page": "a page number or print mark",
    "text:numbering": "the number that a system gives a note",
    "text:unticked": "a choice of a form that was not ticked",
    "text:disclaimer": "a marking or disclaimer",
    "text:signature": "a greeting or signature line",
    "text:no-dated-event": "lines of a narrative that tell nothing at a time of their own",
}

# What of these is left out may have been worth an entry to somebody: the list says where it stands.
_WORTH_A_LOOK = frozenset({"text:tells-no-event", "text:standing", "text:of-nobody", "text:no-dated-event"})
_STRETCHES = 12


class Ledger:
    """Counts the lines with words in a text, and those that ended somewhere."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._open: set[int] = set()
        at = 0
        for number, line in enumerate(text.split("\n")):
            self._starts.append(at)
            if line.strip():
                self._open.add(number)
            at += len(line) + 1
        self.found = len(self._open)
        self._ignored: dict[str, list[int]] = {}

    def line(self, at: int) -> int:
        """The number of the line a place is on, from 1."""
        return bisect_right(self._starts, at)

    def locator(self, start: int, end: int) -> str:
        """Lines of a stretch, in words."""
        first, last = self.line(start), self.line(max(start, end - 1))
        return f"line {first}" if first == last else f"lines {first}-{last}"

    def account(self, start: int, end: int) -> list[int]:
        """Mark the lines of a stretch as ended; those that had not been before."""
        lines = range(self.line(start) - 1, self.line(max(start, end - 1)))
        newly = [number for number in lines if number in self._open]
        self._open.difference_update(newly)
        return newly

    def ignore(self, start: int, end: int, rule: str) -> None:
        """Leave the lines of a stretch out under a rule."""
        self._ignored.setdefault(rule, []).extend(self.account(start, end))

    @property
    def accounted(self) -> int:
        """Lines that ended in an account, a rule or a problem."""
        return self.found - len(self._open)

    @property
    def left(self) -> int:
        """Lines nothing took."""
        return len(self._open)

    def ignored(self, document: Document) -> Iterator[Ignored]:
        """What was left out, by rule."""
        for rule, lines in sorted(self._ignored.items()):
            if lines:
                where = _stretches(lines) if rule in _WORTH_A_LOOK else ""
                yield Ignored(document=document.name, path=rule, reason=_REASONS[rule], count=len(lines), where=where)


def _stretches(numbers: Iterable[int]) -> str:
    """Lines, counted here from 0, as the stretches they make: "lines 65-66, 83"."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    said = [f"{first + 1}-{last + 1}" if first < last else f"{first + 1}" for first, last in found]
    more = f" and {len(said) - _STRETCHES} further" if len(said) > _STRETCHES else ""
    return f"line{'s' if len(said) > 1 or '-' in said[0] else ''} {', '.join(said[:_STRETCHES])}{more}"
