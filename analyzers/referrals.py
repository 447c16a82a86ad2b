"""Which entries are referrals, each once: what is counted, and what starts the clock of a timescale."""

from collections.abc import Sequence

from analyzers.records import is_of_a_story, record_keys
from analyzers.told import says
from chronology.model import Event, Kind
from chronology.normalise.days_told import days_named
from chronology.practice import title_of
from chronology.prose.own_day import is_from_words

REFERRALS = (Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION)


def referrals(events: Sequence[Event]) -> tuple[Event, ...]:
    """Each referral once: a decision that its record dates apart is not a second one, and a call nobody answered is none.

    A judgment that tells in one sentence of two days on which somebody referred keeps no record of either.
    """
    seen: set[str] = set()
    kept: list[Event] = []
    for event in events:
        again = not is_of_a_story(event) and (seen & record_keys(event) or _tells_again(event, kept))
        if not again and is_referral(event):
            kept.append(event)
            seen |= record_keys(event)
    return tuple(kept)


def _tells_again(event: Event, kept: Sequence[Event]) -> bool:
    """A text tells of a referral and of the day of one before it: who received it writes of what another sent."""
    if not is_from_words(event):
        return False
    named = {day for account in event.accounts for day in days_named(account)} - {event.when.earliest}
    return any(is_from_words(other) and other.when.earliest in named for other in kept)


def is_referral(event: Event) -> bool:
    """A record has it as one, or its own words call it one and say of no call that nobody answered."""
    return not _is_unanswered_call(event) and _is_called_so(event)


def _is_called_so(event: Event) -> bool:
    """A record or a judgment has it as a referral, or its own words call it one: what a text passes on may be logged as a contact."""
    # A title that is the kind's own name is our word for it, and none of the record's.
    title = "" if event.title == title_of(event.kind) else event.title
    coded = not is_from_words(event) or is_of_a_story(event)
    return coded or any(says(text, "refers") for text in (title, event.fact, event.outcome))


def _is_unanswered_call(event: Event) -> bool:
    """Somebody rang or wrote and had no answer, and says of no referral: what they would have told is not known."""
    return says(event.fact, "call_unanswered") and not says(event.fact, "refers")
