"""Counts and lists in words, for sentences about the record."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chronology.dates import describe
from chronology.model import Event, Precision, Restriction, When
from chronology.prose.cutting import cut_at
from chronology.prose.titles import entry_title, is_named_by_kind

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_NUMBERS = (*_SMALL, *_TEENS)
# Marks that would end the quotation they stand in.
_QUOTES = re.compile("[“”]")
_HEAD = re.compile(r"\A(?:[^|\".]{1,24}\|\s*){1,3}(?=\S)")
_MOST_WORDS = 110
"""Characters of the record's own words within a sentence."""


def number(count: int) -> str:
    """A count as a word up to twenty, then in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A count with what it counts: "one referral", "three referrals"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def share(count: int, of_all: int, one: str, many: str) -> str:
    """How many of how many: "two of five visits", "both visits", "all three visits", "the only visit"."""
    if count < of_all:
        return f"{number(count)} of {counted(of_all, one, many)}"
    return {1: f"the only {one}", 2: f"both {many}"}.get(of_all, f"all {number(of_all)} {many}")


def ordinal(count: int) -> str:
    """Third, fourth ... in figures: "3rd"."""
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def listed(items: Iterable[str], last_joined_by: str = "and") -> str:
    """Items as a sentence lists them: "a, b and c"."""
    *most, last = list(items) or [""]
    return f"{', '.join(most)} {last_joined_by} {last}" if most else last


def times(count: int) -> str:
    """How often: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def on(event: Event) -> str:
    """The day of an event without its hour: "14 September 2019", "about 2015"."""
    if event.when.precision is Precision.MINUTE and event.when.earliest is not None:
        return day(event.when.earliest)
    return describe(event.when)


def dated(event: Event) -> str:
    """The same with its preposition: "on 14 September 2019", "in September 2019"; other dates bring their own."""
    words = on(event)
    if not (words[:1].isdigit() or words[:1].isupper()):
        return words
    return f"{'on' if event.when.precision in (Precision.DAY, Precision.MINUTE) else 'in'} {words}"


def day(of: dt.date) -> str:
    """A known day, as it is printed."""
    return describe(When.on(of))


def titled(event: Event) -> str:
    """An event's own title; of one that only the program named, the first of the record's own words.

    Where it may not go to everyone, only what its kind is called.
    """
    if is_by_kind(event):
        return _first_words(event)
    return entry_title(event if event.restriction is Restriction.NONE else replace(event, title=""))


def is_by_kind(event: Event) -> bool:
    """What names it is the kind alone that its words were read as, which can be wrong; and its words may be told."""
    return event.restriction is Restriction.NONE and is_named_by_kind(event)


def _first_words(event: Event) -> str:
    return quoted_words(event.fact)


def quoted_words(text: str) -> str:
    """Words of the record, short enough to stand quoted in a sentence."""
    words = _QUOTES.sub("", " ".join(text.split()))
    return words.rstrip(".") if len(words) <= _MOST_WORDS else as_far_as(words, _MOST_WORDS)


def without_head(text: str) -> str:
    """A note without its number, its day and what it is called: "021 | 18-Dec-2025 | Phone out | Rang Dad"."""
    return _HEAD.sub("", text, count=1)


def unquoted(text: str) -> str:
    """Words of the record with plain marks where somebody is quoted, so that they can stand in a quotation themselves."""
    return text.replace("“", '"').replace("”", '"')


def in_words(event: Event) -> str:
    """What an entry is called and the first of what the record says, short enough for a sentence; not where it may not go to everyone."""
    title = titled(event)
    if event.restriction is not Restriction.NONE or not event.fact or is_by_kind(event):
        return title
    text = _QUOTES.sub("", " ".join(event.fact.split()))
    words = text if title.casefold() in text[: len(title) + 1].casefold() else f"{title}: {text}"
    return words.rstrip(".") if len(words) <= _MOST_WORDS else as_far_as(words, _MOST_WORDS)


def as_far_as(words: str, most: int) -> str:
    """Words of the record up to so many characters, marked where they are cut, with what denies or takes them back."""
    return cut_at(words, len(words[:most].rsplit(" ", 1)[0]), " …")


def dates(events: Sequence[Event], most: int = 6) -> str:
    """The dates of events, the rest counted where there are many."""
    if len(events) <= most:
        return listed(on(event) for event in events)
    return f"{', '.join(on(event) for event in events[: most - 1])} and on {len(events) - most + 1} further dates"


def between(events: Sequence[Event]) -> str:
    """The period events span, from the first to the last."""
    first, last = on(events[0]), on(events[-1])
    return dated(events[0]) if first == last else f"between {first} and {last}"


def opening(text: str) -> str:
    """A sentence with its first letter made a capital."""
    return text[:1].upper() + text[1:]
