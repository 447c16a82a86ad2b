"""An event as a reader meets it: when, how old, how much it weighs, what happened, and where it says so."""

from collections.abc import Callable, Iterator
from typing import Final

from chronology.dates import from_edtf
from chronology.model import (
    Account,
    Analysis,
    Conflict,
    Event,
    EvidenceStatus,
    Involvement,
    Kind,
    Restriction,
    Source,
    Status,
)
from chronology.normalise import outcome_in_dispute
from chronology.practice import title_of
from chronology.prose.row_people import others_in_row
from chronology.prose.titles import entry_title, is_named_by_kind
from chronology.prose.voice import is_report
from exports import terms
from exports.outcomes import lacks_outcome
from exports.readers import is_weighed, prints_all
from exports.tellings import after_title, also_told
from exports.text.page import Page, wrapped

_INDENT = "    "
# What a reader must be told beside the title, lest an allegation be read as a fact.
_TOLD: Final = {
    EvidenceStatus.ALLEGED,
    EvidenceStatus.DISPUTED,
    EvidenceStatus.NOT_PROVED,
    EvidenceStatus.OPINION,
    Status.DRAFT,
    *(set(Restriction) - {Restriction.NONE}),
}


def entry(page: Page, event: Event) -> Iterator[str]:
    """One printed entry."""
    yield from wrapped(_heading(page, event), rest=_INDENT)
    if event.fact and event.fact.rstrip(".") != event.title.rstrip("."):
        yield from wrapped(after_title(titled(page, event), page.fact(event)), _INDENT)
    if within := page.within.get(event.key):
        days = ", ".join(page.date(other.when) for other in within)
        yield from wrapped(page.say("further", count=len(within), dates=days), _INDENT)
    weighed = is_weighed(page.chronology.profile)
    for name, said in _DETAILS.items():
        if not weighed and name in _ANALYSIS:
            continue
        yield from wrapped(said(page, event), f"{_INDENT}{page.say(name)}: ", _INDENT * 2)
    for source in dict.fromkeys(account.source for account in event.accounts):
        yield from wrapped(cited(page, source), f"{_INDENT}{page.say('source')}: ", _INDENT * 2)


def titled(page: Page, event: Event) -> str:
    """The event's title, or what its kind is called."""
    return entry_title(event, page.chronology.language)


def dated(page: Page, event: Event) -> str:
    """When it happened, or from when until when it lasted."""
    start = page.date(event.when)
    if not event.when.dated and event.when.as_written:
        start = f"{start} (“{event.when.as_written}”)"
    if event.until is None:
        return start
    if event.until.is_ongoing:
        return page.say("lasting", start=start)
    if not event.until.dated and not event.until.as_written:
        return page.say("end_unknown", start=start)
    return page.say("span", start=start, end=page.date(event.until))


def cited(page: Page, source: Source) -> str:
    """Where it was read: the document and the place in it, who wrote it down and when."""
    recorded = page.say("recorded", date=page.day(source.recorded_on)) if source.recorded_on else ""
    by = page.say("recorded_by", name=source.recorded_by) if source.recorded_by else ""
    return ", ".join(filter(None, (source.document, source.locator, " ".join(filter(None, (recorded, by))))))


def _heading(page: Page, event: Event) -> str:
    age = page.age(event.when)
    weight = page.weights.get(event.key) if is_weighed(page.chronology.profile) else None
    told = [page.say(value) for value in (event.evidence_status, event.status, event.restriction) if value in _TOLD]
    subjects = page.chronology.subjects
    one = next((person for person in page.chronology.people if [person.id] == [*subjects]), None)
    if others := others_in_row(event, one):
        told.append(page.say("row_of", names=others))
    when = f"{dated(page, event)} ({age})" if age else dated(page, event)
    parts = (when, page.say(weight.level) if weight else "", _headed(page, event))
    heading = f"{page.number(event.key)}. {'  '.join(filter(None, parts))}"
    return f"{heading} [{', '.join(told)}]" if told else heading


def _headed(page: Page, event: Event) -> str:
    """Its title; a kind that the program read into the words of a text is said to be one."""
    kind = is_named_by_kind(event, page.chronology.language)
    return page.say("kind", kind=titled(page, event)) if kind else titled(page, event)


def _why(page: Page, event: Event) -> str:
    weight = page.weights.get(event.key)
    return "; ".join(page.told(reason.text) for reason in weight.reasons) if weight else ""


def _people(page: Page, event: Event) -> str:
    parts = ((page.name(part.person), ", ".join(filter(None, _part(page, part)))) for part in event.people)
    return "; ".join(f"{name} ({about})" if about else name for name, about in parts)


def _part(page: Page, part: Involvement) -> tuple[str, str]:
    return terms.party(part.role, page.chronology.language), terms.party(part.involvement, page.chronology.language)


def _merged(_: Page, event: Event) -> str:
    return f"{len(event.accounts)} ({event.merge_basis})" if len(event.accounts) > 1 else ""


def _also_told(page: Page, event: Event) -> str:
    told = also_told(event, whole=prints_all(page.chronology.profile))
    return "; ".join(f"{_teller(page, account)}: {words.rstrip('.')}" for account, words in told)


def _conflicts(page: Page, event: Event) -> str:
    return "; ".join(_conflict(page, event, conflict) for conflict in event.conflicts)


def _conflict(page: Page, event: Event, conflict: Conflict) -> str:
    tellers = {account.key: account for account in event.accounts}
    said = (f"{_value(page, conflict.field, value)} ({_teller(page, tellers[key])})" for value, key in conflict.values)
    return f"{page.say(f'differ_{conflict.field}')}: {' / '.join(said)}"


def _value(page: Page, field: str, value: str) -> str:
    """A value as a reader knows it: a date in words, a kind by its title."""
    if field in ("when", "until"):
        return page.date(from_edtf(value))
    if field == "kind" and value in set(Kind):
        return title_of(Kind(value), page.chronology.language)
    return value


def _teller(page: Page, account: Account) -> str:
    agency = account.agency or account.source.agency
    return page.agency(agency) if agency else account.source.document


def _taken_back(page: Page, event: Event) -> str:
    """What later entries say against what was told, each with its day and its entry."""
    return "; ".join(
        page.say(
            "taken_back_by" if back.surely else "perhaps_taken_back_by",
            date=page.date(back.event.when),
            words=back.words,
            entry=page.number(back.event.key),
        )
        for back in page.taken_back.get(event.key, ())
    )


def _perhaps(page: Page, event: Event) -> str:
    """The entries that may be of the same incident, each with why."""
    return "; ".join(
        page.say(
            "perhaps_one_of",
            entry=page.number(other.event.key),
            why=", ".join(page.say(f"perhaps_{each}") for each in other.why),
        )
        for other in page.perhaps.get(event.key, ())
    )


def _field(name: str) -> Callable[[Page, Event], str]:
    return lambda _, event: getattr(event, name) or ""


def _agency(page: Page, event: Event) -> str:
    """Whose telling it is; of a record of a system that does not say, that it does not: its file's owner may only have kept it."""
    record = event.accounts and event.accounts[0].source.start is None
    return page.agency(event.agency) or (page.say("agency_unsaid") if record and not event.agency else "")


def _analysis(page: Page, event: Event) -> str:
    """What a reviewer wrote, which is theirs and no record's."""
    found = page.analyses.get(event.key)
    return (
        f"{found.text} ({page.say('reviewer', who=_reviewer(found), date=page.day(found.at.date()))})" if found else ""
    )


def _reviewer(analysis: Analysis) -> str:
    return ", ".join(filter(None, (analysis.by, analysis.role)))


def _outcome(page: Page, event: Event) -> str:
    if event.key in page.told_later:
        return page.say("outcome_later")
    if differing := outcome_in_dispute(event):
        return f"{page.say('conflict')}: {_conflict(page, event, differing)}"
    return page.say("no_outcome") if lacks_outcome(event, page.told_later) else event.outcome or ""


# A reader who is told no weights is told nothing of what others make of an entry either.
_ANALYSIS: Final = frozenset({"impact", "analysis", "why"})
_DETAILS: Final[dict[str, Callable[[Page, Event], str]]] = {
    "impact": _field("impact"),
    "analysis": _analysis,
    "child_voice": lambda _, event: "" if is_report(event.child_voice or "") else event.child_voice or "",
    "heard": lambda _, event: event.child_voice if event.child_voice and is_report(event.child_voice) else "",
    "why": _why,
    "action": _field("action"),
    "decision": _field("decision"),
    "decision_maker": _field("decision_maker"),
    "rationale": _field("rationale"),
    "outcome": _outcome,
    "people": _people,
    "agency": _agency,
    "merged": _merged,
    "conflict": _conflicts,
    "also_told": _also_told,
    "taken_back": _taken_back,
    "perhaps_one": _perhaps,
}
