"""What an entry tells in its own words beside its kind: said to be so, or standing there however it is meant."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from analyzers.cues import cue, cues_that_may_be_in, theme_words
from analyzers.gravity import is_so, manners_at
from chronology.model import Account, Event, Kind, Telling
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span
from chronology.prose.sure import is_kind_from_words

# Taken all at once: words are looked for in every entry, for one thing after another.
_FIELDS = attrgetter("title", "fact", "outcome", "decision", "rationale", "action")
_FACTS = attrgetter("title", "fact", "outcome")
_ALL = attrgetter("title", "fact", "outcome", "decision", "rationale", "action", "impact")
# Said in one of these manners, a word tells of nothing that was so.
_NOT_SO = frozenset(
    {Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY, Manner.THINGS, Manner.TOPIC}
)
_OF_THE_PAST = frozenset({Manner.BACKGROUND, Manner.HISTORICAL})


def text_of(account: Account) -> str:
    """What an account says, as far as it is quoted whole."""
    return account.source.quote or account.fact


def is_told_of_somebody(event: Event) -> bool:
    """Words read as telling of an adult tell of a person; a razor or a coat alone is an object, and is told as one."""
    return any(not is_kind_from_words(account) or cue("of_somebody").search(account.fact) for account in event.accounts)


# ---- said to be so -----------------------------------------------------------------------------------------------


def told(event: Event, name: str, *, of_the_past: bool = False, says_not: bool = False) -> str:
    """The first words of a name in an entry that are meant so; of what was long before only where asked.

    `says_not`: the words themselves tell of something that was not done ("did not attend").
    """
    against = _NOT_SO - ({Manner.NEGATED} if says_not else set()) | (set() if of_the_past else _OF_THE_PAST)
    for text, match in named(event, name):
        if not manners_at(text, Span(*match.span())) & against:
            return match.group()
    return ""


def telling(events: Iterable[Event], name: str, *, of_the_past: bool = False, says_not: bool = False) -> list[Event]:
    """The entries among some in which words of a name are meant so, as `told` has it."""
    return [event for event in events if told(event, name, of_the_past=of_the_past, says_not=says_not)]


def tells(event: Event, name: str) -> bool:
    """Some account of what happened has words of a name, said to be so."""
    texts = dict.fromkeys(_texts((event, *event.accounts), _FACTS))
    return any(is_so(text, Span(*match.span())) for text in texts for match in _in_text(name, text))


def themes_named(event: Event) -> list[str]:
    """The themes of concern that an entry names, as a referral does."""
    return [theme for theme, pattern in theme_words().items() if _tells(event, pattern)]


def _tells(event: Event, pattern: re.Pattern[str]) -> bool:
    texts = dict.fromkeys(_texts((event, *event.accounts), _FACTS))
    return any(is_so(text, Span(*match.span())) for text in texts for match in pattern.finditer(text))


# ---- however they are meant --------------------------------------------------------------------------------------


def found(event: Event, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Where words stand in an entry, with the text they stand in."""
    for text in filter(None, _FIELDS(event)):
        for match in pattern.finditer(text):
            yield text, match


def named(event: Event, name: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Where the words of a name stand in an entry, with the text they stand in."""
    for text in filter(None, _FIELDS(event)):
        for match in _in_text(name, text):
            yield text, match


def _in_text(name: str, text: str) -> Iterable[re.Match[str]]:
    return cue(name).finditer(text) if name in cues_that_may_be_in(text) else ()


def found_in(event: Event, name: str) -> frozenset[str]:
    """Which words of a name stand in some account of what happened."""
    texts = _texts((event, *event.accounts), _FACTS)
    return frozenset(match.group().casefold() for text in texts for match in _in_text(name, text))


def sides_in(event: Event) -> frozenset[str]:
    """Which sides of the body stand in some account of what happened, by their first letter: "L forearm" is the left one."""
    return frozenset(word[0] for word in found_in(event, "side"))


def holds(event: Event, name: str, *, but: str = "") -> bool:
    """Words of a name stand in an entry or an account of it, elsewhere than in the words of another where one is given."""
    others = cue(but) if but else None
    texts = (text for text in _texts((event, *event.accounts), _ALL) if name in cues_that_may_be_in(text))
    return any(cue(name).search(others.sub(" ", text) if others else text) for text in texts)


def says(text: str | None, name: str) -> bool:
    """Words of a name stand in a text."""
    return bool(text and name in cues_that_may_be_in(text) and cue(name).search(text))


def _texts(tellings: Iterable[Telling], fields: "attrgetter[tuple[str | None, ...]]") -> Iterator[str]:
    for telling in tellings:
        yield from filter(None, fields(telling))


def planned_meetings(event: Event) -> Iterator[str]:
    """What a meeting says of the day of the next one: the words that say so, and what follows them in the sentence."""
    for _, match in named(event, "planned_meeting"):
        yield match.group()


# ---- what came of something --------------------------------------------------------------------------------------


def came_to_nothing(event: Event) -> bool:
    """The record says that no further action was taken."""
    return event.kind is Kind.REFERRAL_NO_FURTHER_ACTION or _came_to(event, "no_further_action")


def substantiated(event: Event) -> bool:
    """An enquiry whose outcome the record calls substantiated."""
    return _came_to(event, "substantiated")


def _came_to(event: Event, name: str) -> bool:
    return says(event.outcome, name) or says(event.decision, name)


def tells_of_neglect(event: Event) -> bool:
    """A plan whose record names neglect as its category."""
    return any(says(text, "neglect") for text in (event.title, event.fact, event.outcome))
