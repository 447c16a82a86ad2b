"""Agencies that are parts of one body: "Example General A&E" and "Example General ward 3" are one hospital in a diagram."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

# What a part of a body is called behind its name.
_UNIT = re.compile(
    r"(?P<body>\S.*?)[ ,:-]+(?:ward|a&e|a & e|ed|icu|itu|hdu|maternity|theatre|out-?patients?|ot|nurse|dr|doctor|clinic|reception|desk|unit)\b.*",
    re.IGNORECASE,
)


def bodies_of(names: Collection[str]) -> Mapping[str, str]:
    """For an agency that is part of a body which others name or are part of too, that body."""
    whole = {name.casefold(): name for name in names if name}
    begun = {name: found["body"].rstrip(" ,:-") for name in names if (found := _UNIT.fullmatch(name))}
    shared = Counter(body.casefold() for body in begun.values())
    return {
        name: whole.get(body.casefold(), body)
        for name, body in begun.items()
        if body.casefold() in whole or shared[body.casefold()] > 1
    }
