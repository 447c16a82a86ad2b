"""A reviewer's words from the Word document they were typed into: the way back of its analysis column.

The document that `--format docx` writes has, in each row of its chronology, a column for analysis and one with the short
reference of the entry. Where the analysis is not empty as written, a mark of its words stands behind the reference, so that
what nobody changed is known without the chronology it came from. All of it is plain text in plain cells: it survives any
program that edits Word files, and a reader can see all that the way back rests on.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chronology.cover import read_decisions
from chronology.documents import DEFAULT, Document, Limits, Table
from chronology.errors import RefusedError, WrongUseError
from chronology.model import Decision
from chronology.normalise import reference

ANALYSIS: Final = {"en": "Analysis", "cy": "Dadansoddiad"}
"""What the column of a reviewer's words is headed, by the language of the document."""
REFERENCE: Final = {"en": "Reference", "cy": "Cyfeirnod"}
"""What the column of references is headed."""
_SHAPE: Final = r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"
_MARK: Final = re.compile(rf"\s*({_SHAPE})(?:\s*=\s*({_SHAPE}))?")


def mark_of(entry: str, words: str) -> str:
    """What stands in the reference column: the entry's short reference and, where there are words, a mark of them."""
    plain = _plain(words)
    return f"{entry} = {reference(plain)}" if plain else entry


def decisions_in(path: Path, limits: Limits = DEFAULT) -> tuple[Decision, ...]:
    """Read reviewer's decisions: a TOML file, or a Word document of ours whose analysis column was edited.

    Raises:
        WrongUseError: it cannot be opened or read, holds no decision as either is written, or does not say whose they are.

    """
    try:
        document = Document(path.name, path=path, limits=limits)
        return _of_word(path.name, document) if document.is_word else read_decisions(path)
    except OSError as error:
        raise WrongUseError(f"{path.name}: could not be opened: {error.strerror}") from None
    except RefusedError as error:
        raise WrongUseError(f"{path.name}: could not be read: {error}") from None


def _of_word(name: str, document: Document) -> tuple[Decision, ...]:
    changed = tuple(_changed(name, document.tables))
    if not changed:
        return ()
    _told_once(name, changed)
    by, at = _saved(name, document)
    case = document.properties.get("identifier", "") or name
    return tuple(
        Decision(case=case, target=each.entry or each.place, field="analysis", value=each.words, by=by, at=at)
        for each in changed
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words that somebody changed: where they stand, and of which entry; of none where the reference is gone."""

    place: str
    entry: str
    words: str


def _changed(name: str, tables: Sequence[Table]) -> Iterator[_Cell]:
    """The analyses that are not as they were written.

    Raises:
        WrongUseError: no table has the two columns, or one lost its headings.

    """
    known = False
    for table in tables:
        at: tuple[int, int] | None = None
        for line in table.lines():
            if at is None:
                at = _columns(line.cells)
                known = known or at is not None
                if at is None and any(_MARK.fullmatch(cell.partition("\n")[0]) for cell in line.cells):
                    raise WrongUseError(
                        f"{name}: {table.place(line.number)} has a reference and its table no headings; give it a first row"
                        f" with {ANALYSIS['en']} and {REFERENCE['en']} over these columns"
                    )
                continue
            analysis, mark = (line.cells[place] if place < len(line.cells) else "" for place in at)
            yield from _edited(table.place(line.number), mark, analysis.strip())
    if not known:
        raise WrongUseError(
            f"{name}: has no table with the columns {ANALYSIS['en']} and {REFERENCE['en']}, as `--format docx` writes them"
        )


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    """Where the two columns stand, if this is the row of their headings."""
    headings = [" ".join(cell.split()).casefold() for cell in cells]
    for language, name in ANALYSIS.items():
        wanted = (name.casefold(), REFERENCE[language].casefold())
        if all(heading in headings for heading in wanted):
            return headings.index(wanted[0]), headings.index(wanted[1])
    return None


def _edited(place: str, mark: str, words: str) -> Iterator[_Cell]:
    found = _MARK.match(mark)
    entry, before = found.groups() if found else ("", None)
    if not entry and not words:
        return
    if (reference(_plain(words)) if words else None) != before:
        yield _Cell(place, entry, words)


def _told_once(name: str, changed: Sequence[_Cell]) -> None:
    """Two rows of one entry that say different things.

    Raises:
        WrongUseError: there are such; which of them counts is not for us to say.

    """
    told: dict[str, _Cell] = {}
    for each in changed:
        first = told.setdefault(each.entry, each) if each.entry else each
        if first.words != each.words:
            raise WrongUseError(
                f"{name}: {first.place} and {each.place} say different things of entry {each.entry}; leave one of them"
            )


def _saved(name: str, document: Document) -> tuple[str, dt.datetime]:
    """Who saved the document last, and when: whose words they are.

    Raises:
        WrongUseError: it does not say so.

    """
    said = document.properties
    by = " ".join(said.get("lastModifiedBy", "").split())
    if not by:
        raise WrongUseError(
            f"{name}: the analysis was edited, but the file does not say who saved it last; set your name in the program"
            " you write with (in Word: File, Options, User name) and save it again"
        )
    try:
        at = dt.datetime.fromisoformat(said.get("modified", "").strip())
    except ValueError:
        raise WrongUseError(
            f"{name}: the analysis was edited, but the file does not say when it was saved; save it again in Word"
        ) from None
    return by, at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _plain(words: str) -> str:
    """Words without what a program adds or takes at the ends of lines when it saves them."""
    return "\n".join(line.strip() for line in words.strip().split("\n"))
