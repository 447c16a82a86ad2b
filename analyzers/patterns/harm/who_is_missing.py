"""Who is missing: an entry that names another as the one who did not come home is no time missing of the person's own."""

import re
from collections.abc import Collection
from functools import lru_cache

from analyzers.patterns.harm.whose_injury import names_the_child
from analyzers.patterns.shape import Ground
from chronology.model import Event, PersonKind

_SHORTEST = 3
_NO_ONE_MISSING = frozenset({PersonKind.PROFESSIONAL, PersonKind.ORGANISATION})


def another_is_missing(event: Event, ground: Ground) -> bool:
    """Its words name somebody else as missing, and nowhere the one whose life it is."""
    texts = list(filter(None, (event.title, event.fact, *(each.source.quote or each.fact for each in event.accounts))))
    if any(names_the_child(text, ground) for text in texts):
        return False
    names = frozenset(
        first.casefold()
        for person in ground.chronology.people
        if person.id != ground.life.subject and person.kind not in _NO_ONE_MISSING
        for first in (person.name or "").split()[:1]
        if len(first) >= _SHORTEST
    )
    return bool(names) and any(_missing(names).search(text) for text in texts)


@lru_cache(maxsize=256)
def _missing(names: Collection[str]) -> re.Pattern[str]:
    """Words that say it: "Maya Holt (9) not home", "missing person: Maya"."""
    one = "|".join(sorted(map(re.escape, names)))
    return re.compile(
        rf"\b(?:{one})\b(?: [A-Z][\w'’-]+)?(?: \([^)]{{1,12}}\))?,? (?:\w+ ){{0,2}}?(?:missing|not (?:home|back|returned|come (?:home|back))|absconded|ran (?:away|off))\b"
        rf"|\bmissing(?: person| child| from home)?\b\W+(?:{one})\b",
        re.IGNORECASE,
    )
