"""Whether words tell that something goes well: no denial, no promise, no question, and nobody's letter or message for their own side."""

import re

from analyzers.cues import cue
from chronology.model import Event

_FEWEST = 3
_QUOTED = re.compile(r'["“][^"”]*["”]?')


def goes_well(words: str, event: Event) -> bool:
    """It stands in somebody's notes, and its words say what is so: leave out what may be meant otherwise."""
    told = _QUOTED.sub(" ", words) if _QUOTED.sub("", words).strip() else words
    if len(words.split()) < _FEWEST or "?" in told or cue("no_good_news").search(told):
        return False
    return not all(cue("of_correspondence").search(account.source.document) for account in event.accounts)
