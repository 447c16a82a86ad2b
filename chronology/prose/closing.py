"""Whose case it is that was closed: a school, a surgery or the police close concerns of their own."""

import re

from chronology.prose.sentences import Span

# Whose closing of a case it is that another agency writes down.
_BY_THE_COUNCIL = re.compile(
    r"\b(?:social (?:services|care|work(?:er)?)|children'?s (?:services|social care)|adult (?:services|social care)|csc|council|local authority|mash"
    r"|duty (?:team|desk|sw|social worker)|sw|gwasanaethau (?:cymdeithasol|plant)|gweithiwr cymdeithasol|cyngor)\b"
)


def is_the_council_s(lower: str, sentence: Span) -> bool:
    """A sentence, folded, of another agency says that social services closed what was closed."""
    return _BY_THE_COUNCIL.search(lower, *sentence) is not None
