"""Finding dates and reading notes, against dateparser's `search_dates` on the same text in the same process."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence

from benchmarks.timing import Figure, cpu, paired
from chronology.dates import find
from chronology.documents import Document
from chronology.model import Account
from importers.notes import CaseNotes

_SEED = 47
_NOTE = dt.date(2024, 6, 28)
_SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DATES_FROM": "past",
    "PREFER_DAY_OF_MONTH": "first",
    "RELATIVE_BASE": dt.datetime.combine(_NOTE, dt.time()),
}
_TOLD = (
    "{day:%d/%m/%Y} T/C from HV, mum said Efa was seen on {other:%-d %B %Y}.",
    "On {day:%-d %B %Y} the school rang. He had not been in since {other:%d.%m.%y}.",
    "{day:%d.%m.%Y} Home visit. Last seen {other:%d/%m/%y}, no concerns.",
    "Police attended on {day:%-d %b %Y} following a call made on {other:%d/%m/%Y}.",
)
_PROSE = (
    (
        "The kitchen was tidy and there was food in the cupboards, and the older boy showed me the drawing he had made at "
        "school of the family at the beach, with his grandfather holding the dog. "
    ),
    (
        "She spoke at length about how tired she has been since the baby came and about her own mother, who helps with the "
        "washing but does not always agree with her about bedtimes and sweets. "
    ),
    (
        "We talked about the routine in the mornings, about who takes the children to breakfast club and what happens when "
        "the car will not start, and she may ask her sister to march them there. "
    ),
    (
        "He sat by the window throughout and answered only when he was asked, but he was polite and said that he would "
        "think about the course, which he thought might be in section two of the booklet. "
    ),
)
_FULL = ("3 March 2021 or ", "in 2015, ", "31st, ", "on 3/4 and ")
"""Text that is nothing but dates: ten thousand of them take their time, but no more than that."""
_WORST = ("[date ", "between 3 and ", "the same ", "1.", "1-", "(", "a\n", "early ", "two ", "'9", "w/c ")


def dense(kilobytes: int) -> tuple[str, list[dt.date]]:
    """A note with two dates in every line, and the dates."""
    chance = random.Random(_SEED)  # noqa: S311  # invented dates, not secrets
    lines: list[str] = []
    days: list[dt.date] = []
    while sum(map(len, lines)) < kilobytes * 1000:
        pair = [_NOTE - dt.timedelta(chance.randrange(2000)) for _ in range(2)]
        lines.append(chance.choice(_TOLD).format(day=pair[0], other=pair[1]))
        days += pair
    return "\n".join(lines), days


def sparse(kilobytes: int) -> tuple[str, list[dt.date]]:
    """Prose with a date in every tenth paragraph or so, and the dates."""
    chance = random.Random(_SEED)  # noqa: S311  # invented dates, not secrets
    parts: list[str] = []
    days: list[dt.date] = []
    while sum(map(len, parts)) < kilobytes * 1000:
        parts += [*chance.sample(_PROSE, 4), "\n"]
        if chance.random() < 0.4:
            days.append(_NOTE - dt.timedelta(chance.randrange(2000)))
            parts.append(f"I visited again on {days[-1]:%-d %B %Y} as agreed. ")
    return "".join(parts), days


def searched(text: str) -> list[dt.date]:
    """The days `search_dates` finds."""
    from dateparser.search import search_dates

    return [moment.date() for _, moment in search_dates(text, languages=["en"], settings=_SETTINGS) or ()]


def found(text: str) -> list[dt.date]:
    """The days our finder finds."""
    return [each.when.earliest for each in find(text, written_on=_NOTE) if each.when.earliest]


def noted(text: str) -> list[dt.date]:
    """The days of the events the notes importer makes of a text."""
    values = CaseNotes().read([Document("note.txt", content=f"Date: {_NOTE:%d/%m/%Y}\n\n{text}".encode())])
    return [value.when.earliest for value in values if isinstance(value, Account) and value.when.earliest]


def figures() -> Iterator[Figure]:
    """Ratios of processor time, with how right each side was on the text it was timed on."""
    for name, (text, days), least in (("a dense note", dense(12), 40.0), ("sparse prose", sparse(24), 8.0)):
        for what, read in (("dates of", found), ("events of", noted)):
            ratio = paired(lambda: cpu(lambda: searched(text)), lambda: cpu(lambda: read(text)), rounds=3)  # noqa: B023  # called at once
            told = f"right {_right(days, read(text))} against {_right(days, searched(text))} of {len(days)}"
            yield Figure(f"{what} {name}, speed over search_dates", ratio, least=least, checked=told)
    text, days = dense(2000)
    seconds = cpu(lambda: noted(text))
    yield Figure("a note of 2 MB, seconds to read its events", seconds, most=20, checked=f"{len(days)} dates")
    slowest, piece = max((_longest(piece, 100), piece) for piece in _WORST)
    yield Figure("100 kB of the worst input, seconds to find its dates", slowest, most=0.2, checked=f"of {piece!r}")
    growth, piece = max((_longest(piece, 200) / _longest(piece, 100), piece) for piece in (*_WORST, *_FULL))
    yield Figure("200 kB of the worst input over 100 kB of it", growth, most=2.5, checked=f"of {piece!r}")


def _right(days: Sequence[dt.date], told: Sequence[dt.date]) -> int:
    left = list(told)
    return sum(1 for day in days if day in left and left.remove(day) is None)  # type: ignore[func-returns-value]


def _longest(piece: str, kilobytes: int) -> float:
    text = piece * (kilobytes * 1000 // len(piece))
    work: Callable[[], object] = lambda: find(text, written_on=_NOTE)  # noqa: E731  # timed below
    return min(cpu(work) for _ in range(3))
