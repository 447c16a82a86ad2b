"""The part of the day an entry tells of, by its hour or in words: two entries of one day and one evening."""

import re
from functools import lru_cache
from itertools import product

from chronology.model import Account
from chronology.normalise.clock import dated_hour
from chronology.normalise.speech import told

_DAY = 24 * 60
# Parts of the day as minutes from midnight, by the words for them; a night goes on past midnight.
_PARTS_OF_DAY = (
    (5 * 60, 12 * 60, r"morning|breakfast|first thing|a\.?m\.? (?:visit|call|shift)"),
    (11 * 60 + 30, 14 * 60 + 30, r"midday|mid-day|lunch(?:time| time)?|noon|dinner ?time"),
    (12 * 60, 18 * 60, r"afternoon|after lunch|after school|home ?time|period [56]"),
    (16 * 60, 19 * 60, r"tea(?: ?time|-time)|tea (?:visit|call)|early evening"),
    (17 * 60, 23 * 60, r"evening|bed ?time|supper"),
    (21 * 60, 30 * 60, r"night ?time|late at night|overnight|early hours|small hours|midnight|last thing|night shift"),
)
# A column says it of the whole entry: "Visit: AM", "Shift: night".
_COLUMN = re.compile(r"^(?:visit|call|shift|session|time|when)s?:\s*(?P<said>[\w-]+)", re.IGNORECASE | re.MULTILINE)
_COLUMN_PARTS = {
    word: nth
    for nth, words in enumerate(
        ("am morning", "lunch midday", "pm afternoon", "tea", "evening eve bed", "night nights")
    )
    for word in words.split()
}
_PART_OF_DAY = re.compile(
    rf"\b(?:{'|'.join(f'(?P<part{nth}>{words})' for nth, (_, _, words) in enumerate(_PARTS_OF_DAY))})\b", re.IGNORECASE
)


def share_part_of_day(one: Account, other: Account) -> bool:
    """Both say, by the hour or in words, that it was in the morning, at lunch, in the evening."""
    return any(
        start < end
        for first, second in product(_stretches(one), _stretches(other))
        for start, end in [(max(first[0], second[0]), min(first[1], second[1]))]
    )


def _stretches(account: Account) -> tuple[tuple[int, int], ...]:
    hour = dated_hour(account)
    if hour is not None:
        # Past midnight it is of the night before as well.
        return ((hour % _DAY, hour % _DAY + 1), (hour % _DAY + _DAY, hour % _DAY + _DAY + 1))
    return _stretches_in(told(account))


@lru_cache(maxsize=8192)
def _stretches_in(text: str) -> tuple[tuple[int, int], ...]:
    """A column's part of the day goes before one in the words, which may be of something else."""
    said = [
        _COLUMN_PARTS[word] for found in _COLUMN.finditer(text) if (word := found["said"].casefold()) in _COLUMN_PARTS
    ]
    said = said or [int(str(found.lastgroup).removeprefix("part")) for found in _PART_OF_DAY.finditer(text)]
    return tuple(dict.fromkeys(_PARTS_OF_DAY[nth][:2] for nth in said))
