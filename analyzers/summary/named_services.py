"""Services that only the record itself names: "self-referred to Larkhill", "Larkhill 4 of 10", "discharged by Larkhill".

A table can name the sorts of help there are, and no service of one town. What is referred to, attended by numbers or closes somebody is one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from chronology.model import Event, Person

_NAME = r"(?P<name>[A-Z][^\W\d_A-Z'’]{3,}(?: [A-Z][^\W\d_A-Z'’]{2,})?)"
# These are said of a service alone; the others of a school or of somebody who is seen as well.
_SURELY = (
    re.compile(
        rf"\b[Ss]elf[- ]?ref(?:er(?:red|ral)?)? to (?:the )?{_NAME}|\b[Rr]e-?refer(?:red|ral)? (?:\w+ )?to (?:the )?{_NAME.replace('name', 'other')}"
    ),
    re.compile(
        rf"{_NAME}(?: \([^()]{{2,40}}\))?[ :,–-]{{1,3}}(?:\w+ )?\d+ (?:out )?of \d+\b|\b\d+ (?:out )?of \d+ (?:sessions? (?:at |with )?)?{_NAME.replace('name', 'other')}"
    ),
)
_LIKELY = (
    re.compile(rf"\b(?:[Rr]efer(?:red|ral)|[Rr]ef[’']?d|[Rr]efs?|[Oo]pen|[Ss]igned up) to (?:the )?{_NAME}"),
    re.compile(
        rf"\b(?:[Dd]ischarged by|[Cc]losed (?:to|by)|[Ss]essions? (?:at|with)|[Kk]ey ?worker (?:at|from)|[Ww]orker (?:at|from)) (?:the )?{_NAME}"
    ),
    re.compile(
        rf"{_NAME}(?: \([^()]{{2,40}}\))?[ :,–-]{{1,3}}(?:sessions?|appts?|appointments?|key ?worker|programme|course|drop[- ]in|discharged|closed|not (?:started|begun))\b"
    ),
)
# What is part of such a name is a place, a body that everybody has, a day, or the first word of a sentence.
_NO_SERVICE = re.compile(
    r"\b(?:academy|school|primary|high|college|ysgol|hospital|ward|surgery|court|street|road|house|council|police|heddlu|team|\w+days?|january|february|march|april|june|july|august"
    r"|september|october|november|december|spring|summer|autumn|winter|easter|christmas|conference|review|plan|parents?|mother|father|mam|child(?:ren)?|dental|dentist|speech|audiology|family|group|core"
    r"|legal|health|young|early|contact|visits?|case|social|care|support|nursery|strategy|safety|adults?|services?|first|second|third|last|next|this|that|they|then|when|have|from|with|mental"
    r"|therapy|outcome|total|offered|attended|referr?\w*|stage|part|page|good|seen|both|about|over|only|action|section|attendance|overall|sections?|drug|alcohol|parenting|assessment|freedom|universal)\b",
    re.IGNORECASE,
)
# In so many entries it is named.
_LEAST, _LEAST_LIKELY = 2, 2


def services_named(events: Sequence[Event], people: Collection[Person]) -> Mapping[str, re.Pattern[str]]:
    """What finds each service, by its name; no name of anybody, and none that one entry alone has."""
    full = {word.casefold() for each in people for name in (each.name, *each.known_as) for word in _words_of_full(name)}
    alone = {name.casefold() for each in people for name in (each.name, *each.known_as) if " " not in name}
    surely: dict[str, set[str]] = defaultdict(set)
    likely: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for frames, found in ((_SURELY, surely), (_LIKELY, likely)):
            for name in _framed(event.fact, frames):
                if not any(word.casefold() in full for word in name.split()):
                    found[name].add(event.key)
    names = {name for name, keys in likely.items() if len(keys) >= _LEAST_LIKELY and name.casefold() not in alone}
    patterns = {
        name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in sorted({*names, *surely})
    }
    return {
        name: pattern
        for name, pattern in patterns.items()
        if sum(pattern.search(event.fact) is not None for event in events) >= _LEAST
    }


def _words_of_full(name: str) -> Sequence[str]:
    """Who is called by one word alone may be a service that was taken for somebody."""
    words = name.split()
    return words if len(words) > 1 else ()


def _framed(text: str, frames: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for frame in frames:
        for match in frame.finditer(text):
            name = next(filter(None, match.groupdict().values()))
            if not _NO_SERVICE.search(name):
                yield name
