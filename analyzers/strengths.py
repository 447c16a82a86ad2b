"""What protects: entries of something good in somebody's life, and not of a worker's good practice."""

import re
from collections.abc import Iterator

from analyzers.cues import cue
from analyzers.told import holds, tells, told
from chronology.model import Account, Event, Group, Kind, Polarity, Telling
from chronology.practice import Practice, group_of
from chronology.prose.sure import is_kind_from_words

# That a child was seen alone, or asked what it wishes, is the work as it should be: no change in its life, whatever it said.
GOOD_PRACTICE = frozenset({Group.VISIT, Group.DISCLOSURE})

_DAY_TO_DAY = frozenset(
    {Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.VISIT, Kind.ADULT_SEEN, Kind.TELEPHONE_CALL, Kind.CONTACT}
)


def protects(event: Event, practice: Practice) -> bool:
    """By its kind or by the record's own word it is good news of the person or the family."""
    positive = Polarity.POSITIVE in (event.polarity, practice.polarity_of(event.kind))
    good = positive and event.polarity is not Polarity.NEGATIVE and group_of(event.kind) not in GOOD_PRACTICE
    return good and not _only_says_clean(event)


def _only_says_clean(event: Event) -> bool:
    """Words tell that somebody is clean or sober, and of no service, test or treatment: so they or their own say."""
    if event.kind is not Kind.SUBSTANCE_TREATMENT or not all(map(is_kind_from_words, event.accounts)):
        return False
    return holds(event, "says_is_clean") and not holds(event, "is_in_treatment")


_TITLES = {
    "protective_order": "Protective order",
    "kin_care": "Care within the family",
    "good_attendance": "Good attendance",
    "thriving": "The child thriving",
    "child_says_good": "Good words of the child's own",
}
OF_ONE_CHILD = frozenset({"Good attendance", "The child thriving", "Good words of the child's own"})
"""Those that are of one child, and not of the family."""
_OF_ADULTS = {
    "strengths_named": "Strengths on record",
    "neighbour_helps": "Help from neighbours or friends",
    "family_helps": "Family who visit or ring",
    "care_spoken_well_of": "Care that is spoken well of",
    "settled_where_living": "Settled where they live",
}
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|,\s+(?=[A-Z])")
_PART_END = re.compile(r"(?<=[.;!?])\s+|\n+")
_ORDERS = frozenset({Kind.ORDER_MADE, Kind.LEGAL_STATUS_CHANGED, Kind.COURT_HEARING, Kind.COURT_FINDING})


def strength_in_words(event: Event) -> str:
    """What an entry of a child's life tells in its words that stands on the child's side, whatever its kind; empty for none."""
    for name, title in _TITLES.items():
        if name == "protective_order":
            found = event.kind in _ORDERS and tells(event, name) and _is_given(event)
        elif name == "child_says_good":
            # What stands in quotation marks is nobody's statement but the child's.
            found = holds(event, name)
        else:
            found = tells(event, name)
        if found:
            return title
    return ""


def _is_given(event: Event) -> bool:
    return event.kind is Kind.ORDER_MADE or tells(event, "order_given")


def clauses_of_strength(event: Event, title: str) -> list[str]:
    """The sentences that tell it, in any account of the entry."""
    name = next(name for name, other in _TITLES.items() if other == title)
    texts = dict.fromkeys(
        text for each in (event, *event.accounts) for text in (each.title, each.fact, each.outcome) if text
    )
    parts = (part for text in texts for part in _SENTENCE_END.split(text))
    return [part for part in parts if cue(name).search(part)]


def strength_of_adult(event: Event) -> str:
    """What an entry of an adult's life tells in its words that stands on their side, whatever its kind; empty for none."""
    texts = dict.fromkeys(
        text
        for each in (event, *event.accounts)
        for text in (each.fact, each.outcome, getattr(each, "child_voice", None), *_quoted(each))
        if text
    )
    parts = [part for text in texts for part in _PART_END.split(text)]
    kept = [part for part in parts if not cue("strength_spoilt").search(part)]
    return next((title for name, title in _OF_ADULTS.items() if any(cue(name).search(part) for part in kept)), "")


def _quoted(told: Telling) -> Iterator[str]:
    """The record's own words, which a fact cuts short."""
    if isinstance(told, Account) and told.source.quote:
        yield told.source.quote


def care_is_taken_up(event: Event) -> bool:
    """A note of day-to-day work that tells, by its words alone, that somebody lets the help in that was offered."""
    return event.kind in _DAY_TO_DAY and bool(
        told(event, "care_taken_up") or told(event, "care_not_refused", says_not=True)
    )
