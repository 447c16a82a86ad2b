"""The sheet of entries: every one there is, printed or not, with what is said of it in columns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from chronology.model import Event, Involvement
from chronology.normalise import outcome_in_dispute
from chronology.practice import title_of
from exports.outcomes import lacks_outcome
from exports.pdf.case import Case
from exports.pdf.differing import conflict_in_words, perhaps_in_words, taken_back_in_words
from exports.pdf.unshown import level_word
from exports.sheet.book import Day, Value
from exports.sheet.values import as_written, earliest, in_words, joined, latest, precision, word, yes

Told = Callable[[Case, Event], Value]


def rows(case: Case, columns: Mapping[str, object]) -> Iterator[list[Value]]:
    """A row for each entry. Of what a source took back, or a draft to who is told none, there is the title and no word.

    Who is given facts and no weights has the entries that their profile prints, and no other.
    """
    found = case.chronology
    lists = {"dated": found.events, "undated": found.undated, "later": found.later}
    bare = {"withdrawn": found.withdrawn, "draft": found.drafts}
    for name, events in (lists | bare).items():
        for event in events:
            if not case.weighed and name not in bare and not case.has_row(event):
                continue
            yield [
                word(case, "list", name)
                if column == "list"
                else ENTRY[column](case, event)
                if name not in bare or column in _OF_THE_RECORD
                else None
                for column in columns
            ]


def _said(name: str) -> Told:
    """A field of the event as it stands; nothing where the record says nothing."""
    return lambda _, event: getattr(event, name)


def _serial(case: Case, event: Event) -> Value:
    serial = case.serials.get(event.key)
    return serial.number if serial and serial.printed else None


def _why(case: Case, event: Event) -> Value:
    found = case.significance.get(event.key)
    return joined(case.told(reason.text) for reason in found.reasons) if found else ""


def _level(case: Case, event: Event) -> Value:
    return level_word(case, case.level(event)) if event.key in case.significance else ""


def _analysis(name: str) -> Told:
    """What a reviewer wrote, and whose it is."""
    return lambda case, event: getattr(case.analyses.get(event.key), name, "")


def _analysis_at(case: Case, event: Event) -> Value:
    written = case.analyses.get(event.key)
    return Day(written.at.date()) if written else None


def _analysis_by(case: Case, event: Event) -> Value:
    written = case.analyses.get(event.key)
    return case.reviewer(written) if written else ""


def _outcome(case: Case, event: Event) -> Value:
    if event.key in case.told_later:
        return case.words.say("entries.outcome_later")
    if differing := outcome_in_dispute(event):
        return f"{case.words.say('entries.differ')}{conflict_in_words(case, event, differing)}"
    return case.words.say("entries.no_outcome") if lacks_outcome(event, case.told_later) else event.outcome


def _against(case: Case, event: Event) -> Iterator[str]:
    """What later entries say against it, and which may be of its incident."""
    for told in (*taken_back_in_words(case, event), *perhaps_in_words(case, event)):
        yield "".join(run if isinstance(run, str) else run.text for run in told)


def _people(case: Case, event: Event) -> Value:
    return joined(_part(case, part) for part in event.people)


def _part(case: Case, part: Involvement) -> str:
    """Who took part, and how."""
    person = case.people.get(part.person)
    about = ", ".join(filter(None, (part.role, part.involvement)))
    name = (person.name if person else "") or part.person
    return f"{name} ({about})" if about else name


def _findings(case: Case, event: Event) -> Value:
    return ", ".join(numbered.label for numbered in case.findings_on.get(event.key, ()))


def _sources(name: str) -> Told:
    """A field of each source, in the same order in every column, so that the nth belong together."""
    return lambda _, event: "; ".join(
        str(getattr(source, name) or "") for source in dict.fromkeys(account.source for account in event.accounts)
    )


def _recorded_on(_: Case, event: Event) -> Value:
    """The day it was recorded, or the days of several accounts as text."""
    days = [account.source.recorded_on for account in event.accounts]
    if len(set(days)) == 1:
        return Day(days[0]) if days[0] else None
    return joined(f"{day:%d/%m/%Y}" if day else "–" for day in days)


_WHEN: Final[Mapping[str, Told]] = {
    "date": lambda case, event: in_words(case, event.when),
    "earliest": lambda _, event: earliest(event.when),
    "latest": lambda _, event: latest(event.when),
    "precision": lambda case, event: precision(case, event.when),
    "as_written": lambda _, event: as_written(event.when),
    "until": lambda case, event: in_words(case, event.until),
    "until_earliest": lambda _, event: earliest(event.until),
    "until_latest": lambda _, event: latest(event.until),
    "until_precision": lambda case, event: precision(case, event.until),
    "until_as_written": lambda _, event: as_written(event.until),
    "age": lambda case, event: case.age(event.when),
    "edtf": lambda _, event: event.when.edtf,
}


def _fact(case: Case, event: Event) -> Value:
    return event.fact if case.weighed else case.within_length(event.fact)


def _further(case: Case, event: Event) -> Value:
    """The days of entries that are told in the line of this one."""
    return joined(case.date(other.when) for other in case.within.get(event.key, ()))


ENTRY: Final[Mapping[str, Told]] = {
    "serial": _serial,
    **_WHEN,
    "kind": lambda case, event: title_of(event.kind, case.language),
    "title": lambda case, event: case.title(event),
    "fact": _fact,
    "evidence_status": lambda case, event: case.words.say(f"evidence.{event.evidence_status}"),
    "polarity": lambda case, event: word(case, "polarity", event.polarity),
    "significance": _level,
    "significance_reasons": _why,
    "impact": _said("impact"),
    "analysis": _analysis("text"),
    "analysis_by": _analysis_by,
    "analysis_at": _analysis_at,
    "action": _said("action"),
    "decision": _said("decision"),
    "decision_maker": _said("decision_maker"),
    "rationale": _said("rationale"),
    "outcome": _outcome,
    "child_voice": _said("child_voice"),
    "further": _further,
    "comment": lambda _, __: None,
    "people": _people,
    "agency": lambda case, event: case.agency(event.agency or ""),
    "accounts": lambda _, event: len(event.accounts),
    "conflicts": lambda case, event: joined(
        (*(conflict_in_words(case, event, each) for each in event.conflicts), *_against(case, event))
    ),
    "findings": _findings,
    "status": lambda case, event: word(case, "status", event.status),
    "restriction": lambda case, event: word(case, "restriction", event.restriction),
    "printed": lambda case, event: yes(case, is_so=case.printed(event)),
    "source_documents": _sources("document"),
    "source_locators": _sources("locator"),
    "recorded_on": _recorded_on,
    "recorded_by": _sources("recorded_by"),
    "reference": lambda case, event: case.reference_of(event),
    "id": lambda _, event: event.key,
}
_OF_THE_RECORD: Final = frozenset(
    (*_WHEN, "title", "status", "printed", "source_documents", "source_locators", "recorded_on", "reference", "id")
)
