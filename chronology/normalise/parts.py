"""Who took part in what is told, and who is only spoken of."""

from typing import Final

from chronology.model import Involvement

MENTIONED: Final = "mentioned"
OF_ROW: Final = "of the row"
"""Somebody whom a row that says of nobody that it is about them names in a column of people."""
OF_THEM: Final = frozenset({"arrested", "suspect", "defendant", "missing", "victim"})
"""The parts, in a list of people, of those by whom or to whom it was done; others of the list were by, or told of it."""
LISTED: Final = OF_THEM | frozenset({"involved", "present", "witness", "informant", "spoken to"})
"""All parts that a list of people gives."""
_NO_PART = frozenset({"absent", "invited", MENTIONED, "not-seen", "concerned"})


def took_part(part: Involvement) -> bool:
    """Somebody was there or did something, as far as is told: not only spoken of, asked for or missed."""
    return part.involvement not in _NO_PART
