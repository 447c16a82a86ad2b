"""The name of a meeting with its day, or what is booked for one, which stands in lists of actions and is nothing that anybody was to do."""

import re

from chronology.model import Group, Kind
from chronology.practice import group_of
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading

# "Core group 03/06", "Next review conference: 4 May 2025".
_MEETING_ON = re.compile(
    r"(?:next )?(?P<what>[^\d:,;]{3,40}?)[ :,\u2013\u2014-]+(?:on )?\d{1,2}[./ -](?:\d{1,2}|[^\W\d_]{3,9})(?:[./ -]\d{2,4})?[ .]*",
    re.IGNORECASE,
)
# "Hall booked 26/11", "engineer now booked 16/10": a day that was given, and nothing that is asked of anybody.
_BOOKED = re.compile(
    r"(?:(?!\bto\b)[^.;:]){3,40}?\bbooked (?:for |on )?\d{1,2}[./ -](?:\d{1,2}|[^\W\d_]{3,9})\b[^.;:]{0,40}[ .]*",
    re.IGNORECASE,
)
_MEETINGS = frozenset({Group.CONFERENCE, Group.STRATEGY_DISCUSSION})


def is_only_a_meeting(text: str) -> bool:
    """It names a meeting, or what is booked, and gives its day, and says no more."""
    if _BOOKED.fullmatch(text.strip()):
        return True
    named = _MEETING_ON.fullmatch(text.strip())
    what = f" {folded(named['what'])} " if named else ""
    # "Core group to see the chart by 3 June" is something to do.
    kind = kind_of_heading(what.strip()) if what and " to " not in what else None
    return kind is not None and (kind is Kind.CORE_GROUP or group_of(kind) in _MEETINGS)
