"""What a command line asks for, as the values the pipeline takes."""

import argparse
import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

from chronology.dates.written import FIRST_YEAR, LAST_YEAR
from chronology.errors import TRACE, WrongUseError
from chronology.hooks import Whom
from chronology.model import Cover
from chronology.pipeline import Holdings, Progress, Reads, Wishes, holdings_for, read
from chronology.plugins import Plugins
from chronology.practice import Practice


def held_for(
    arguments: argparse.Namespace, wishes: Wishes, practice: Practice, plugins: Plugins, show: Progress
) -> Holdings:
    """What the inputs hold for the chronology that the command asks for; of a named subject, for nobody else."""
    # A document for each, and standard input, which can be read but once, are read for everybody.
    for_all = getattr(arguments, "each", False) or "-" in arguments.inputs
    return holdings_for(
        lambda whom: read_inputs(arguments, practice, plugins, show, whom),
        replace(wishes, subject=None) if for_all else wishes,
    )


def read_inputs(  # noqa: PLR0913  # inputs and what may be asked of them
    arguments: argparse.Namespace,
    practice: Practice,
    plugins: Plugins,
    show: Progress,
    whom: Whom | None = None,
    *,
    counting_from: int | None = None,
) -> Reads:
    """Read the inputs of the command, but not the front sheet or the decisions that may lie among them."""
    named = (
        *(getattr(arguments, name, None) for name in ("cover", "practice", "output")),
        *getattr(arguments, "decisions", ()),
        practice.words.origin,
    )
    apart = {Path(name).resolve() for name in named if name}
    # Whoever asks for the trace of a fault wants to see where it arose.
    contained = not os.environ.get(TRACE)
    return read(
        arguments.inputs,
        plugins,
        as_importer=arguments.as_importer,
        apart=apart,
        progress=show,
        contained=contained,
        words=practice.words,
        whom=whom,
        counting_from=counting_from,
    )


def wishes_of(arguments: argparse.Namespace) -> Wishes:
    """What the command line asks of a chronology.

    Raises:
        WrongUseError: a date or a file it names cannot be read.

    """
    from chronology.cover import read_cover
    from chronology.pipeline import decisions_in

    return Wishes(
        subject=arguments.subject,
        profile=arguments.profile,
        language=arguments.language,
        as_at=_day(arguments.as_at, "--as-at"),
        from_day=_day(arguments.from_day, "--from"),
        to_day=_day(arguments.to_day, "--to"),
        practice_by_default=not arguments.practice_chosen,
        cover=read_cover(Path(arguments.cover)) if arguments.cover else Cover(),
        decisions=tuple(decision for name in arguments.decisions for decision in decisions_in(Path(name))),
    )


def _day(text: str | None, flag: str) -> dt.date | None:
    if text is None:
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"{flag} takes a date like 2023-12-07, not `{text}`") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongUseError(f"{flag} takes a day of the years {FIRST_YEAR} to {LAST_YEAR}, not `{text}`")
    return day
