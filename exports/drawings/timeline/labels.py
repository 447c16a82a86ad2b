"""What stands on a band: its whole name, a shorter one, either beside it where that is free, or a letter; never a cut word."""

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.drawings.timeline.axis import Axis
from exports.drawings.timeline.band import Band
from exports.pdf.fonts import Face, word_width
from exports.pdf.showing import shown

# Room on both sides of a label within its band, and between a band and a label beside it.
_INSIDE, _BESIDE = 2.5, 3.0


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on or beside a band, and where it begins; with a `key`, that letter leads to the name below the bands."""

    band: Band
    text: str
    x: float
    key: bool = False


@dataclass(slots=True)
class Keys:
    """The letters that are given, each to one name."""

    names: dict[str, str]

    def of(self, name: str) -> str:
        """The letter of a name."""
        letters = string.ascii_lowercase
        nth = len(self.names)
        found = letters[nth % 26] * (nth // 26 + 1)
        return self.names.setdefault(name, found)


def labels(row: Sequence[Band], axis: Axis, size: float, keys: Keys) -> Iterator[Label]:
    """The label of each band of a row, of which none overlaps the one before."""
    for place, band in enumerate(row):
        left, right = axis.at(band.start), axis.at(band.end)
        following = axis.at(row[place + 1].start) if place + 1 < len(row) else axis.right
        names = [shown(name) for name in (band.label, *band.shorter)]
        within = (
            Label(band, name, left + _INSIDE) for name in names if _wide(name, size) <= right - left - 2 * _INSIDE
        )
        beside = (
            Label(band, name, right + _BESIDE) for name in names if _wide(name, size) <= following - right - 2 * _BESIDE
        )
        yield next(within, None) or next(beside, None) or _keyed(band, (left, right), size, keys)


def _keyed(band: Band, span: tuple[float, float], size: float, keys: Keys) -> Label:
    letter = keys.of(shown(band.label))
    return Label(band, letter, sum(span) / 2 - _wide(letter, size) / 2, key=True)


def lines(keys: Keys, size: float, width: float) -> Iterator[str]:
    """The letters with their names, in as many lines as they take."""
    line = ""
    for name, letter in keys.names.items():
        told = f"{letter} = {name}"
        if line and _wide(f"{line};  {told}", size) > width:
            yield line
            line = told
        else:
            line = f"{line};  {told}" if line else told
    if line:
        yield line


def _wide(text: str, size: float) -> float:
    return word_width(Face.REGULAR, text) * size
