"""Bands of those who write as social worker, where no allocation is recorded of them: marked as told by signatures only."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from chronology.normalise import Writer, writers, wrote
from exports.drawings.names import shorter
from exports.drawings.timeline.band import Band
from exports.pdf.case import Case

# Two visits in a fortnight are no work with a family.
_LEAST = dt.timedelta(days=28)


def signed_bands(case: Case, allocated: Sequence[Band]) -> list[Band]:
    """The bands of the allocations, none longer than the signatures bear out, and those of whoever else wrote."""
    writing = [
        writer
        for writer in writers(event for event in case.chronology.events if case.concerns(event))
        if writer.last - writer.first >= _LEAST
    ]
    kept = [_until_followed(band, writing) for band in allocated]
    return [*kept, *(_band(case, writer) for writer in writing if not _is_among(writer, allocated))]


def _is_among(writer: Writer, allocated: Sequence[Band]) -> bool:
    return any(wrote(writer, name) for band in allocated for name in band.label.split(", "))


def _until_followed(band: Band, writing: Sequence[Writer]) -> Band:
    """Of somebody who wrote no more once the next began to write, no longer than until then."""
    own = [writer for writer in writing if wrote(writer, band.label)]
    following = next((writer for writer in writing if own and writer not in own and writer.first > own[-1].last), None)
    if following is None or not band.start < following.first < band.end:
        return band
    return replace(band, end=following.first, open_end=False, ongoing=False, inferred=True)


def _band(case: Case, writer: Writer) -> Band:
    say = case.words.say
    names = (say("timeline.signed", name=name) for name in (writer.name, *shorter(writer.name)))
    label, *brief = dict.fromkeys(names)
    as_at = case.chronology.as_at
    return Band(
        label, writer.first, min(writer.last, as_at), False, case.place(writer.opened.key), shorter=tuple(brief)
    )
