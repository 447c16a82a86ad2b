"""From inputs to a chronology, and from a chronology to a file. The order of work and nothing else."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from chronology.documents import DEFAULT, Limits
from chronology.model import Chronology, Cover, Decision
from chronology.pipeline.asked import holdings_for
from chronology.pipeline.building import compose, compose_for_recipient, manifest_hash
from chronology.pipeline.edited import decisions_in
from chronology.pipeline.everybody import Everybody, everybody, read_to_count
from chronology.pipeline.holdings import Holdings, holdings
from chronology.pipeline.reading import Progress, Reads, read, recognise
from chronology.pipeline.waiting import Waiting, waiting_for
from chronology.pipeline.wishes import Wishes
from chronology.plugins import load
from chronology.practice import load_practice

__all__ = [
    "Everybody",
    "Holdings",
    "Progress",
    "Reads",
    "Waiting",
    "Wishes",
    "build",
    "compose",
    "compose_for_recipient",
    "decisions_in",
    "everybody",
    "holdings",
    "holdings_for",
    "manifest_hash",
    "read",
    "read_to_count",
    "recognise",
    "waiting_for",
]


def build(  # noqa: PLR0913  # each is one wish a caller may have
    *inputs: str | Path,
    subject: str | None = None,
    practice: str = "wales",
    profile: str = "conference",
    language: str = "en",
    as_at: dt.date | None = None,
    cover: Cover | None = None,
    decisions: Iterable[Decision] = (),
    plugin_files: Iterable[Path] = (),
    limits: Limits = DEFAULT,
) -> Chronology:
    """Read files, folders or zips and make the chronology of them.

    Raises:
        ChronologyError: the inputs, the practice or the wishes cannot be used; each says what to do next.

    """
    plugins = load(plugin_files)
    try:
        judged_by = load_practice(practice)
        wishes = Wishes(
            subject=subject,
            profile=profile,
            language=language,
            as_at=as_at,
            cover=cover or Cover(),
            decisions=tuple(decisions),
        )
        held = holdings_for(
            lambda whom: read([str(name) for name in inputs], plugins, limits=limits, words=judged_by.words, whom=whom),
            wishes,
        )
        return compose(held, judged_by, plugins, wishes)
    finally:
        plugins.close()
