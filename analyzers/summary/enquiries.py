"""Enquiries into harm: in whose words they were opened."""

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.summary.said import Page
from analyzers.words import quoted_words
from chronology.model import Event, Group, Kind, Restriction
from chronology.practice import group_of
from chronology.prose.sentences import sentences

_STARTED = frozenset({Kind.S47_STARTED, Kind.ADULT_ENQUIRY_STARTED})
# Where an enquiry is opened, whatever the entry is filed under.
_MAY_OPEN = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY, Group.REFERRAL})


def opened(event: Event, page: Page) -> str:
    """The sentence that opens it, whichever account has it; of a record of a system what it calls the step."""
    if event.kind in _STARTED and is_record(event, page.chronology):
        return quoted_words(event.title)
    others = (each.fact for each in event.accounts[1:] if each.restriction is Restriction.NONE)
    return next((words for fact in (event.fact, *others) if (words := _sentence(event, fact))), "")


def _sentence(event: Event, fact: str) -> str:
    if event.kind not in _STARTED and group_of(event.kind) not in _MAY_OPEN:
        text = fact if cue("enquiry_numbered").search(fact) or cue("enquiry_goes_on").search(fact) else ""
    else:
        text = f"{event.title}. {fact}" if cue("enquiry_opened").search(event.title) else fact
    for span in sentences(text):
        said = text[span.start : span.end].strip()
        if cue("enquiry_goes_on").search(said) and not cue("enquiry_not_going_on").search(said):
            return quoted_words(said)
        if cue("enquiry_not_opened").search(said):
            continue
        if cue("enquiry_numbered").search(said) or (
            cue("enquiry_opened").search(said) and (event.kind in _STARTED or group_of(event.kind) in _MAY_OPEN)
        ):
            return quoted_words(said)
    return ""
