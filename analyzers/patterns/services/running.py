"""How long a plan or status ran, as far as the record shows and no further."""

import datetime as dt

from analyzers.patterns.shape import Ground
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span


def runs_to(span: Span, ground: Ground) -> dt.date:
    """The first day on which it may have ended, or the day the document speaks of.

    A protection plan whose end nobody recorded is only known to have run until the child was looked after.
    """
    as_at = ground.chronology.as_at
    if span.closed is not None:
        return min(span.closed.when.first_day, as_at)
    if span.end is not None:
        return min(span.end, as_at)
    if span.name == PROTECTION_PLAN:
        starts = (care.start for care in ground.spans(LOOKED_AFTER) if care.start > span.start)
        return min(*starts, as_at, as_at)
    return as_at


def is_running(span: Span, ground: Ground) -> bool:
    """No end of it is recorded, and it ran to the day the document speaks of."""
    return span.end is None and span.closed is None and runs_to(span, ground) == ground.chronology.as_at
