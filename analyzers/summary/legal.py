"""What a person's legal standing is by the record: plans and care that ended, plans that conferences tell of, what is not read."""

import re
from collections.abc import Iterator, Sequence

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span
from analyzers.summary.said import Page, Said
from analyzers.words import in_words, on, quoted_words, titled, without_head
from chronology.dates import describe
from chronology.model import Event, Group, Kind, Restriction, Theme
from chronology.normalise import order_key, record_of
from chronology.practice import group_of
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

_PERIODS = (PROTECTION_PLAN, LOOKED_AFTER, "plan", "legal_status")
_NUMBERED = re.compile(r"\W*\d{1,2}[).] ")
_MOST, _MOST_CAPACITY = 4, 3
# A category stands alone, as a word or a few: a sentence that has one tells more than which it is.
_CATEGORY = 60
_ASSESSED, _ALL_OF_IT = 200, 420
_OF_PLANS = (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.CP_PLAN_STARTED, Kind.CP_PLAN_ENDED)
# Whatever of these an entry may tell of, nothing is said of there being none.
_OF_CARE = frozenset(
    {
        *(Kind.BECAME_LOOKED_AFTER, Kind.CEASED_LOOKED_AFTER, Kind.PLACEMENT_STARTED, Kind.PLACEMENT_ENDED),
        *(
            Kind.PLACEMENT_CHANGED_SAME_CARER,
            Kind.PLACEMENT_BREAKDOWN,
            Kind.TEMPORARY_PLACEMENT,
            Kind.LOOKED_AFTER_REVIEW,
        ),
        *(Kind.LEGAL_STATUS_CHANGED, Kind.POLICE_PROTECTION, Kind.COURT_HEARING, Kind.COURT_APPLICATION),
        *(Kind.PREVIOUS_PERMANENCE, Kind.ADOPTION_STEP, Kind.RETURNED_HOME),
    }
)


def say(page: Page) -> Iterator[Said]:
    """Of a child: plans told of by conferences alone, periods that ended, and that no order or time in care is read.

    Of an adult: what they were found able to decide.
    """
    if page.life.is_adult:
        yield from _capacity(page)
        return
    yield from _ended(page)
    yield from _not_read(page)


def category(event: Event) -> str:
    """The category of a plan in the record's words, where they say it and no more: "Neglect, Physical abuse (Iwan)"."""
    if event.restriction is not Restriction.NONE:
        return ""
    for text in (event.fact, event.title.partition(": ")[2]):
        words = " ".join(text.split())
        if words and len(words) <= _CATEGORY and "." not in words.rstrip(".") and cue("plan_category").search(words):
            return quoted_words(words)
    return ""


def section_named(event: Event) -> str:
    """The section under which a child came to be looked after, where the entry's words name one."""
    texts = (event.title, event.fact) if event.restriction is Restriction.NONE else ()
    found = {match["number"] for text in texts for match in cue("section_of_care").finditer(text)}
    return f"section {found.pop()}" if len(found) == 1 else ""


def _ended(page: Page) -> Iterator[Said]:
    spans = sorted((span for name in _PERIODS for span in page.spans(name) if _has_ended(span, page)), key=_begun)
    told = {span.opened.key: span for span in spans}
    if told:
        ended = list(told.values())[-_MOST:]
        events = [event for span in ended for event in (span.opened, span.closed) if event is not None]
        yield _said("ended", f"Earlier: {'; '.join(map(_period, ended))}.", list(dict.fromkeys(events)))


def _begun(span: Span) -> int:
    return span.start.toordinal()


def _has_ended(span: Span, page: Page) -> bool:
    """It ended by an entry of its own or by the end that is recorded with it, and not because something else began."""
    is_over = span.end is not None and span.end < page.chronology.as_at
    # That a case was closed is read into words that may be of another matter: an allegation, a service.
    closed = span.closed
    if not is_record(span.opened, page.chronology):
        return False
    if closed is not None and closed.kind is Kind.CASE_CLOSED and not is_record(closed, page.chronology):
        return False
    return is_over and not span.superseded and (span.closed is not None or span.opened.until is not None)


def _period(span: Span) -> str:
    named = category(span.opened)
    title = titled(span.opened).partition(": ")[0] if named else titled(span.opened)
    what = f"{title}: {named}" if named else title
    end = on(span.closed) if span.closed is not None else _until(span.opened)
    return f"“{quoted_words(what)}”, from {on(span.opened)} to {end}"


def _until(event: Event) -> str:
    return describe(event.until) if event.until is not None else ""


def plan_decision(event: Event) -> str:
    """The first sentence of a conference that says a plan was made or goes on."""
    if (
        event.kind is Kind.CP_PLAN_STARTED
        and event.restriction is Restriction.NONE
        and cue("plan_begins").match(event.title)
    ):
        # A row that its own table calls so, with the category beside it.
        return quoted_words(f"{event.title}: {event.fact}")
    # One account of a review says that the plan goes on, another under which category.
    return _first_with(event, "plan_decided", "plan_category") or _first_with(event, "plan_decided")


def _first_with(event: Event, *names: str) -> str:
    """The first sentence of an entry with words of each cue, where it is neither wished nor asked."""
    if event.restriction is not Restriction.NONE:
        return ""
    texts = (event.decision, event.outcome, event.fact, *(account.source.quote for account in event.accounts))
    for text in filter(None, texts):
        for span in sentences(text):
            said = text[span.start : span.end]
            if all(cue(name).search(said) for name in names) and not cue("plan_not_decided").search(said):
                return quoted_words(said)
    return ""


def _not_read(page: Page) -> Iterator[Said]:
    every = (*page.life.events, *page.life.undated)
    if every and not any(event.kind in _OF_CARE or _speaks_of_care(event) for event in every):
        yield _said("no_care", "No care or supervision order and no time looked after is read in the record.", [])


def _speaks_of_care(event: Event) -> bool:
    texts = (event.title, event.fact, event.outcome, event.decision, *(each.source.quote for each in event.accounts))
    return any(cue("speaks_of_care").search(text) for text in texts if text)


def _capacity(page: Page) -> Iterator[Said]:
    """The last assessments of capacity, in the record's words: each is of one decision."""
    found = [event for event in page.life.events if _is_assessment(event, page) and _is_own_assessment(event, page)]
    if shown := _each_once([event for event in found if _was_assessed(event, page)])[-_MOST_CAPACITY:]:
        parts = [f"“{_assessed(event, page)}”, {on(event)}" for event in reversed(shown)]
        yield _said("capacity", f"Capacity assessed: {'; '.join(parts)}.", shown)


def _is_assessment(event: Event, page: Page) -> bool:
    """Entered as one, or a visit that is called one: "Visit - MCA"."""
    if event.key in page.life.retold:
        return False
    called = group_of(event.kind) is Group.VISIT and cue("entered_as_assessment").search(event.title) is not None
    return called or event.kind is Kind.CAPACITY_ASSESSMENT


def _each_once(found: Sequence[Event]) -> list[Event]:
    """Of those of one day that found the same, the one that tells of most decisions; one that found otherwise stands beside it."""
    kept: dict[tuple[object, frozenset[bool]], Event] = {}
    for event in found:
        lacks = frozenset("lack" in each.casefold() for text in _texts(event) for each in _found_in(text))
        day = (event.when.edtf or "")[:10]
        known = kept.get((day, lacks))
        if known is None or _most_found(event) > _most_found(known):
            kept[day, lacks] = event
    return sorted(kept.values(), key=order_key)


def _found_in(text: str) -> list[str]:
    return [match[0] for match in cue("capacity_found").finditer(text)]


def _most_found(event: Event) -> int:
    return max(len(_found_in(text)) for text in _texts(event))


def _is_own_assessment(event: Event, page: Page) -> bool:
    """What is entered as an assessment is of the person whose file it is, whomever the decision was about: contact with a nephew."""
    if event.key not in page.life.named:
        return True
    entered = cue("entered_as_assessment").search(event.title) is not None
    return entered and not says_of_another_thing(f"{event.title}. {event.fact}")


def _was_assessed(event: Event, page: Page) -> bool:
    """A system's own entry, or words of what was found; not that it is still to be done."""
    if event.restriction is not Restriction.NONE:
        return False
    if is_record(event, page.chronology):
        return True
    # "Says gifts, has capacity" is somebody's word on it by the way.
    return any(
        cue("capacity_found").search(text) and cue("capacity_of_a_decision").search(text) for text in _texts(event)
    )


def _texts(event: Event) -> list[str]:
    """What is told of it, and what its accounts say in full: a fact may end before what was found."""
    return [event.fact, *(account.source.quote for account in event.accounts if account.source.quote)]


def _of_which_decision(event: Event, page: Page) -> str:
    """The sentence of the same note that names the decision, where what was found is only "for this decision"."""
    if not cue("this_decision").search(event.fact):
        return ""
    same = [
        other
        for other in page.life.events
        if other is not event
        and record_of(other.key) == record_of(event.key)
        and other.restriction is Restriction.NONE
        and len(other.fact) > len(event.fact)
    ]
    parts = (other.fact[span.start : span.end].strip() for other in same for span in sentences(other.fact))
    return next((part for part in parts if cue("names_decision").search(part)), "")


def _assessed(event: Event, page: Page) -> str:
    found = [text for text in _texts(event) if cue("capacity_found").search(text)]
    if event.outcome and (is_record(event, page.chronology) or not found):
        return quoted_words(f"{titled(event)}: {event.outcome}")
    # A fact may end before the last of what was found.
    told = max(found, key=lambda text: len(_found_in(text))) if found else event.fact
    decision = _of_which_decision(event, page)
    words = " ".join(f"{decision} … {told}".split() if decision else told.split()).replace("“", '"').replace("”", '"')
    # "Visit / MCA | Contact with": what the note is called is in its row.
    words = without_head(words)
    # What was found stands behind which decision it is of.
    whole = not is_record(event, page.chronology) and len(words) <= _ASSESSED
    shown = words.rstrip(".") if whole else _what_was_found(words) or in_words(event)
    return f"{shown}{_not_written_up(event, page)}"


def _not_written_up(event: Event, page: Page) -> str:
    """What its note says behind it of a form or a record of it: an assessment that nobody wrote up weighs less."""
    told = " ".join(event.fact.split())
    for other in page.life.events:
        if record_of(other.key) != record_of(event.key) or other.restriction is not Restriction.NONE:
            continue
        for text in (" ".join(each.source.quote.split()) for each in other.accounts if each.source.quote):
            behind = text[text.find(told) + len(told) :].strip() if told in text else ""
            first = next((behind[span.start : span.end].strip() for span in sentences(behind)), "")
            if cue("of_its_form").search(first):
                return f". {quoted_words(first.rstrip('.'))}"
    return ""


def _what_was_found(words: str) -> str:
    """Of a long entry its first sentence, and each that says what was found with the one before it: of which decision, and why.

    What they are quoted with is no reason, and stands with what they said.
    """
    spans = [*sentences(words)]
    # The number of an item stands before its sentence.
    starts = [0, *(span.end for span in spans[:-1])]
    parts = [words[start : span.end].strip() for start, span in zip(starts, spans, strict=False)]
    finds = [
        nth for nth, part in enumerate(parts) if cue("capacity_found").search(part) or "inconclusive" in folded(part)
    ]
    if not finds:
        return ""
    # "(1) the account: ... Lacks capacity. (2) where to live: ...": each stands with the decision that it is numbered by.
    numbered = {max((at for at in range(nth) if _NUMBERED.match(parts[at])), default=nth) for nth in finds}
    if numbered - {*finds}:
        kept = sorted({*finds, *numbered})
        return " … ".join(parts[nth] for nth in kept).rstrip(".")
    kept = sorted({0, *finds, *(nth - 1 for nth in finds if nth and '"' not in parts[nth - 1])})
    told = "".join(f"{' … ' if nth - 1 not in kept else ' '}{parts[nth]}" if nth else parts[0] for nth in kept)
    return told.rstrip(".") if len(told) <= _ALL_OF_IT else " … ".join(parts[nth] for nth in finds).rstrip(".")


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=evidence)
