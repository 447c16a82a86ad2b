"""Headings that are no titles: who wrote the note, by initials, and whom a letter is about."""

import re

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import vocabulary

_INITIALS = re.compile(r"[A-Z]{2,3}")
_TOKENS = re.compile(r"[\s/,&+-]+")
# "Mrs Gwen Pryce, d.o.b. 4/2/1938, Bryn Celyn": the birth says that it is somebody.
_SOMEBODY = re.compile(
    r"(?:Re:? )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,3}),? ?\(?(?:d\.? ?o\.? ?b\b|DOB\b|born\b|date of birth\b|dyddiad geni\b)"
)


def somebody(title: str) -> str:
    """Whom a title names with their birth: that is whom the letter is about; empty for none."""
    found = _SOMEBODY.match(title)
    return found["name"] if found else ""


def is_no_title(title: str) -> bool:
    """Nothing but initials, one of them no word of the field, or somebody with their birth."""
    tokens = [token for token in _TOKENS.split(title.strip(" .")) if token]
    initials = bool(tokens) and all(_INITIALS.fullmatch(token) for token in tokens)
    known = all(token in vocabulary().abbreviations for token in tokens)
    return bool(somebody(title)) or (initials and not known and kind_of_heading(folded(title)) is None)
