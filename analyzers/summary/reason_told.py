"""One line of why people meet now: its day, and the words of the record that say why."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzers.cues import cue
from analyzers.summary.enquiries import opened
from analyzers.summary.legal import plan_decision
from analyzers.summary.said import Page, Said
from analyzers.words import is_by_kind, on, opening, titled
from chronology.model import Event, Group, Kind, Polarity, Restriction, Status, Theme
from chronology.normalise import outcome_in_dispute, record_of
from chronology.practice import group_of, title_of
from chronology.prose.choosing import most_told
from chronology.prose.cutting import cut_at, may_end
from chronology.prose.own_day import is_from_words
from chronology.prose.sentences import sentences
from chronology.prose.wording import with_answer

# What befell of late is why people meet, also where no step has answered it yet; what the police did with it are steps.
_BEFELL = frozenset(
    {
        Group.INJURY_OR_HARM,
        Group.DOMESTIC_ABUSE,
        Group.DISCLOSURE,
        Group.MISSING,
        Group.SUBSTANCE_MISUSE,
        Group.MENTAL_HEALTH,
        Group.HOUSEHOLD_CHANGE,
    }
)
# Of the home, only what endangers somebody or takes it from them.
_BEFELL_AT_HOME = frozenset({Kind.FIRE_RISK, Kind.EVICTION, Kind.HOMELESSNESS})
# What brings somebody to a service is told by what was said, and only then by what the service decided of it.
_RAISED = frozenset({Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN})
# The heading of these says what they are; that of a log ("Tel in", "Log 0588") says how it was written down.
_HEADED = frozenset({Group.CONFERENCE, Group.S47_ENQUIRY, Group.STRATEGY_DISCUSSION, Group.REVIEW})
_CELL = re.compile(r"\A[A-Z][\w /]{1,24}\|\s*")
_LONG, _WHOLE = 160, 240
_FEW_WORDS, _A_LINE = 2, 8
# What a record codes stands under its name behind what it tells.
_CODED = re.compile(r"(?<=[.!?]) (?:Reason|Factors|Category|Placement|Legal status): [^.]*\.?\Z")
_WITHHELD = "what led to it stands in a record that may not go to everyone."
_MOST_SAID, _SEVERAL = 2, 3


def is_told_of(event: Event) -> bool:
    """It befell somebody: what happened is why people meet, and not what was decided of it."""
    return group_of(event.kind) in _BEFELL or event.kind in _BEFELL_AT_HOME


def sentence(rule: str, event: Event, page: Page) -> Said:
    """The line of an entry. Of a sentence that was cut loose from its note it is the note: what made it grave may stand beside it.

    Of a note that is told in part the sentence stands behind that.
    """
    whole = _note_of(event, page)
    keys = (event,) if whole is event else (whole, event)
    text = _told(_by_its_fullest(event) if whole is event else whole, page)
    if whole is not event and _CELL.sub("", event.fact).rstrip(". …") not in text:
        text = f"{text.removesuffix(' …')} … {_cut(event.fact.strip(), _WHOLE)}"
    return Said(theme=Theme.WHY_NOW, rule=rule, text=text, evidence=keys)


def _by_its_fullest(event: Event) -> Event:
    """Of what befell the answer stands with the question; where a few words alone tell it, as of a line that was cut, another account of its day.

    So too where several records tell of it: the one that tells most stands by itself.
    """
    several = is_told_by_several(event)
    if not (several or is_told_of(event)) or event.restriction is not Restriction.NONE or not is_from_words(event):
        return event
    told = with_answer(event.fact, event.accounts[0].source.quote)
    if several or len(event.fact.split()) <= _A_LINE:
        others = (
            account.fact
            for account in event.accounts
            if account.restriction is Restriction.NONE
            and account.status is not Status.WITHDRAWN
            and account.when.earliest == event.when.earliest
            and (len(account.fact) <= _WHOLE or not several)
            and not (several and cue("of_correspondence").search(account.source.document))
        )
        told = max((told, *others), key=most_told)
    return event if told == event.fact else replace(event, fact=told)


def is_told_by_several(event: Event) -> bool:
    """Three records or more tell of it, letters apart, which retell: it happened, whatever its words were read as."""
    documents = {account.source.document for account in event.accounts}
    return sum(not cue("of_correspondence").search(each) for each in documents) >= _SEVERAL


def _note_of(event: Event, page: Page) -> Event:
    if event.restriction is not Restriction.NONE or not event.fact:
        return event
    notes = (
        other
        for other in page.life.of_record(record_of(event.key))
        if other is not event
        and other.restriction is Restriction.NONE
        and len(event.fact) < len(other.fact) <= _LONG * 2
        and event.fact.rstrip(". …") in other.fact
    )
    return next(notes, event)


def _told(event: Event, page: Page) -> str:
    """The day, and whole sentences; the heading where that says what it is and not how it was written down."""
    why, day = _CELL.sub("", _reason(event, page)), opening(on(event))
    first = _CELL.sub("", _cut(event.fact.strip(), _WHOLE)) if event.restriction is Restriction.NONE else ""
    if is_by_kind(event) or not why:
        # The record's own words come first: what they were read as may be wrong.
        added = why.replace(first, "").strip() if first and first in why else why
        more = f" {opening(added)}" if added and added.rstrip(".") not in first else ""
        return f"{day}: {first}{more}" if first else f"{day}: {opening(titled(event))}."
    title = titled(event).rstrip(" .…")
    is_step = group_of(event.kind) in _HEADED or event.kind is Kind.MANAGEMENT_DECISION or not is_from_words(event)
    is_step = is_step and cue("heading_says").search(title) is not None
    # What words were read as may be wrong: the words stand alone.
    is_grave = page.practice.polarity_of(event.kind) is Polarity.NEGATIVE
    by_kind = title in (title_of(event.kind), title_of(event.kind, adult=True))
    if why.casefold().startswith(title.casefold()) or not is_step or (is_grave and by_kind and is_from_words(event)):
        return f"{day}: {opening(why)}"
    return f"{day}: {opening(title)}: {why}"


def _reason(event: Event, page: Page) -> str:
    """Why it matters now: that an enquiry has no outcome, else the record's own words.

    Of a record that may not go to everyone, that it has them.
    """
    none = any(finding.evidence == (event.key,) for finding in page.of_pattern("s47_without_outcome"))
    if none:
        opens = _CELL.sub("", _cut(event.fact.strip())) if event.restriction is Restriction.NONE else ""
        return f"{opens} No outcome of it is recorded.".strip()
    if event.restriction is not Restriction.NONE:
        return _WITHHELD
    if not event.decision and group_of(event.kind) is Group.STRATEGY_DISCUSSION and (words := _of_meeting(event, page)):
        return words
    # Words that only name the step again give no reason for it.
    said = [words for words in _said(event) if words and words.strip(" .") != titled(event)]
    if len(said) == 1:
        return _cut(said[0].strip(), _WHOLE)
    return " ".join(_cut(words.strip()) for words in said[:_MOST_SAID])


def _of_meeting(event: Event, page: Page) -> str:
    """What a meeting opened, else what its minutes tell: they begin with who was there."""
    if words := opened(event, page):
        return f"{words}."
    parts = [event.fact[span.start : span.end].strip() for span in sentences(event.fact)]
    told = [part for part in parts if not cue("who_was_there").search(part)]
    return _cut(" ".join(told), _WHOLE) if told and len(told) < len(parts) else ""


def _said(event: Event) -> Sequence[str | None]:
    """What befell and what was raised by what is told of it, then what came of it; a step by what was decided, then why."""
    if event.kind in _RAISED:
        return event.fact, _came_to(event) or event.decision
    by_fact = is_told_of(event) or group_of(event.kind) is Group.POLICE
    if by_fact or event.kind is Kind.CONFERENCE_NOT_HELD:
        return (event.fact,)
    decided = event.decision or _came_to(event)
    # Of a conference in words "NFA" may be what the police decided: what it decided of the plan comes first.
    unsure = not decided or is_from_words(event)
    if unsure and group_of(event.kind) is Group.CONFERENCE and (words := plan_decision(event)):
        # Minutes begin with who was there.
        return (words,)
    if decided and len(decided.split()) < _FEW_WORDS:
        # "Convicted" does not say who was.
        return event.fact, decided
    return (decided, event.rationale) if decided or event.rationale else (event.fact,)


def _came_to(event: Event) -> str | None:
    """What came of it, where its accounts do not differ on that."""
    return None if outcome_in_dispute(event) else event.outcome


def whole_sentences(text: str) -> str:
    """As many of the first sentences as a line has room for."""
    return _cut(text.strip(), _WHOLE)


def _cut(text: str, most: int = 0) -> str:
    """Its first sentence, or as many as fit; of a long one the beginning; with what denies or takes it back behind it."""
    text = _CODED.sub("", text)
    first = text.partition(". ")[0]
    short = first if len(first) <= _LONG else first[:_LONG].rsplit(" ", 1)[0]
    whole = [text[: span.end].rstrip() for span in sentences(text) if len(first) < span.end <= most]
    if whole and may_end(text, len(whole[-1])):
        return whole[-1] if whole[-1].endswith((".", "!", "?", "…", '"', "”")) else f"{whole[-1]}."
    if may_end(text, len(short)):
        return short if short.endswith((".", "!", "?", "…")) else f"{short}{'.' if short == first else ' …'}"
    told = cut_at(text, len(short), " …")
    return told if told.endswith((".", "!", "?", "…")) else f"{told}."
