"""The order of work: read, put on one timeline, analyse, number. Each step hands values to the next."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from chronology.dates.written import LAST_YEAR
from chronology.errors import PluginError, RefusedError
from chronology.hooks import Analyzer, Result
from chronology.model import (
    Account,
    Action,
    Chronology,
    Cover,
    Coverage,
    Decision,
    Event,
    Finding,
    FindingStatus,
    Graph,
    Level,
    Problem,
    Reason,
    Remark,
    Severity,
    Significance,
    Source,
    Status,
    Timescale,
)
from chronology.normalise import gathered, merge, number, order_key, split, text_key
from chronology.pipeline import subjects as subject
from chronology.pipeline.cast import Cast, cast_of, circle, is_known, named, renamed_action, with_proposals, with_roles
from chronology.pipeline.reading import Progress, Reads
from chronology.plugins import Plugins
from chronology.practice import Practice

_Result = TypeVar("_Result", Finding, Significance, Timescale, Remark, Graph, Problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a user may ask of a chronology, apart from the inputs and the practice."""

    subject: str | None = None
    profile: str = "conference"
    language: str = "en"
    as_at: dt.date | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    cover: Cover = field(default_factory=Cover)
    decisions: tuple[Decision, ...] = ()


def compose(
    reads: Reads, practice: Practice, plugins: Plugins, wishes: Wishes, progress: Progress = lambda _: None
) -> Chronology:
    """Make the chronology of what was read.

    Raises:
        RefusedError: nothing that was read tells of any event.
        WrongUseError: it is not clear whom it is about.

    """
    frame = _frame(reads, practice, plugins, wishes)
    told = analysed(frame, practice, plugins.analyzers, progress)
    return _numbered(_decided(told, wishes.decisions), wishes)


def _frame(reads: Reads, practice: Practice, plugins: Plugins, wishes: Wishes) -> Chronology:
    """The chronology before anything was said about it."""
    same, apart = _pairs(wishes.decisions, "same_person"), _pairs(wishes.decisions, "different_person")
    cast = cast_of(reads, same, apart)
    accounts = [named(account, cast) for account in _keyed(reads.of(Account))]
    if not accounts:
        raise RefusedError(_nothing_told(reads.problems))
    chosen, people = subject.choose(cast.people, accounts, wishes.subject, wishes.cover)
    ids = frozenset(person.id for person in chosen)
    theirs = [subject.about(account, chosen) for account in accounts if subject.theirs(account, ids)]
    own, by_role = with_roles(theirs, cast)
    as_at = wishes.as_at or _as_at(reads, accounts)
    must, cannot = _pairs(wishes.decisions, "merge_with"), _pairs(wishes.decisions, "keep_apart_from")
    events = sorted(merge(own, must, cannot), key=order_key)
    standing = [event for event in events if event.status is not Status.WITHDRAWN]
    actions = tuple(action for each in reads.of(Action) if _concerns(action := renamed_action(each, cast), ids))
    everyone = (*people, *by_role)
    around, proposed = with_proposals(circle(everyone, cast, own, actions, ids), cast, everyone)
    return Chronology(
        subjects=tuple(person.id for person in chosen),
        as_at=as_at,
        cover=wishes.cover,
        profile=wishes.profile,
        language=wishes.language,
        practice=practice.used,
        documents=reads.documents,
        coverage=reads.of(Coverage),
        people=around.people,
        proposals=proposed,
        relationships=around.relationships,
        places=around.places,
        events=tuple(event for event in standing if event.when.dated and event.when.first_day <= as_at),
        undated=tuple(event for event in standing if not event.when.dated),
        withdrawn=tuple(event for event in events if event.status is Status.WITHDRAWN),
        later=tuple(event for event in standing if event.when.dated and event.when.first_day > as_at),
        actions=actions,
        problems=gathered(problem for problem in _problems(reads, cast, wishes.decisions) if _is_about(problem, ids)),
        ignored=reads.ignored,
        counts=_counts(reads, accounts, own, events),
        decisions=wishes.decisions,
        plugins=plugins.third_party,
    )


def _problems(reads: Reads, cast: Cast, decisions: Iterable[Decision]) -> Iterator[Problem]:
    """What could not be read, about people by their ids, and decisions on people who are no longer there."""
    for problem in reads.problems:
        about = tuple(cast.settled.id_of(problem.source.document, person) for person in problem.about)
        yield problem if about == problem.about else replace(problem, about=about)
    for decision in decisions:
        if decision.field in _OF_PEOPLE and not (is_known(decision.target, cast) and is_known(decision.value, cast)):
            yield _lost(decision)


def _nothing_told(problems: Sequence[Problem]) -> str:
    first = f" ({problems[0].source.document}: {problems[0].message})" if problems else ""
    return f"nothing in the input tells of an event{first}"


def _keyed(accounts: Iterable[Account]) -> Iterator[Account]:
    """Give a key to accounts that came without one, and tell equal ones of one document apart by count."""
    seen: Counter[tuple[str, str]] = Counter()
    for account in accounts:
        key = account.key or text_key(
            "text",
            ",".join(part.person for part in account.people if part.role == "subject"),
            account.when.edtf or "undated",
            account.source.recorded_by or "",
            account.source.quote or account.fact,
        )
        seen[key, account.source.document] += 1
        nth = seen[key, account.source.document]
        yield account if account.key == key and nth == 1 else replace(account, key=key if nth == 1 else f"{key}~{nth}")


def _as_at(reads: Reads, accounts: Sequence[Account]) -> dt.date:
    """The latest day anything was extracted or recorded; never the clock.

    Where nothing says, the latest day anything happened. What a system writes for "never" (31 December 9999) is no day.
    """
    extracted = [document.as_at for document in reads.documents if document.as_at]
    recorded = [account.source.recorded_on for account in accounts if account.source.recorded_on]
    happened = [account.when.last_day for account in accounts if account.when.dated]
    said = [day for day in (*extracted, *recorded) if day.year <= LAST_YEAR]
    return max(said, default=max(happened, default=dt.date(1900, 1, 1)))


def _concerns(action: Action, subjects: frozenset[str]) -> bool:
    return not action.people or not subjects or bool(subjects & set(action.people))


def _is_about(problem: Problem, subjects: frozenset[str]) -> bool:
    return not problem.about or not subjects or bool(subjects & set(problem.about))


_OF_PEOPLE = ("same_person", "different_person")
_OF_PAIRS = ("merge_with", "keep_apart_from", *_OF_PEOPLE)


def _pairs(decisions: Iterable[Decision], field_name: str) -> tuple[tuple[str, str], ...]:
    return tuple((decision.target, decision.value) for decision in _standing(decisions, field_name))


def _standing(decisions: Iterable[Decision], field_name: str) -> Iterator[Decision]:
    """Decisions on one field; of several on one target the latest stands, except where each names its own pair."""
    latest: dict[str, Decision] = {}
    paired = field_name in _OF_PAIRS
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.target, decision.value)):
        if decision.field == field_name:
            latest[f"{decision.target}\0{decision.value}" if paired else decision.target] = decision
    yield from latest.values()


def _counts(
    reads: Reads, accounts: Sequence[Account], own: Sequence[Account], events: Sequence[Event]
) -> tuple[tuple[str, int], ...]:
    return (
        ("documents", len(reads.documents)),
        ("found", sum(document.found for document in reads.documents)),
        ("accounted", sum(document.accounted for document in reads.documents)),
        ("accounts", len(accounts)),
        ("accounts_of_others", len(accounts) - len(own)),
        ("events", len(events)),
        ("merged", len(set(own)) - len(events)),
        ("ignored", sum(ignored.count for ignored in reads.ignored)),
        ("problems", len(reads.problems)),
    )


def analysed(
    chronology: Chronology, practice: Practice, analyzers: Sequence[Analyzer], progress: Progress = lambda _: None
) -> Chronology:
    """Let each analyzer read the events and what those before it found, less what a reviewer dismissed."""
    by_name = {analyzer.name: analyzer for analyzer in analyzers}
    known = {name: [before for before in analyzer.after if before in by_name] for name, analyzer in by_name.items()}
    for name in _in_order(known):
        progress(name)
        standing = tuple(f for f in chronology.findings if f.status is not FindingStatus.DISMISSED)
        results = list(by_name[name].analyse(replace(chronology, findings=standing), practice))
        chronology = _reviewed(_with(chronology, results))
    return chronology


def _in_order(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    try:
        return tuple(TopologicalSorter(after).static_order())
    except CycleError as error:
        names = " and ".join(sorted(set(error.args[1])))
        raise PluginError(f"the analyzers {names} wait for each other; leave one of them out") from None


def _reviewed(chronology: Chronology) -> Chronology:
    """Findings as a reviewer left them."""
    statuses = {d.target: FindingStatus(d.value) for d in _standing(chronology.decisions, "status")}
    findings = tuple(replace(f, status=statuses.get(f.key, f.status)) for f in chronology.findings)
    return replace(chronology, findings=findings)


def _with(chronology: Chronology, results: Sequence[Result]) -> Chronology:
    def found(kind: type[_Result]) -> tuple[_Result, ...]:
        return tuple(result for result in results if isinstance(result, kind))

    return replace(
        chronology,
        findings=(*chronology.findings, *found(Finding)),
        significance=(*chronology.significance, *found(Significance)),
        timescales=(*chronology.timescales, *found(Timescale)),
        remarks=(*chronology.remarks, *found(Remark)),
        graphs=(*chronology.graphs, *found(Graph)),
        problems=(*chronology.problems, *found(Problem)),
    )


def _decided(chronology: Chronology, decisions: Sequence[Decision]) -> Chronology:
    """Lay a reviewer's levels over the weighed ones; a decision that no longer finds its target is a `Problem`."""
    levels = {decision.target: decision for decision in _standing(decisions, "significance")}
    events = (*chronology.events, *chronology.undated, *chronology.withdrawn, *chronology.later)
    known = {finding.key for finding in chronology.findings} | {account.key for account in split(events)}
    lost = tuple(_lost(each) for each in decisions if each.field not in _OF_PEOPLE and each.target not in known)
    return replace(
        chronology,
        significance=tuple(_relevelled(weighed, levels.get(weighed.event)) for weighed in chronology.significance),
        problems=(*chronology.problems, *lost),
    )


def _lost(decision: Decision) -> Problem:
    what = "a person it names" if decision.field in _OF_PEOPLE else "the entry"
    message = f"a decision on {decision.field} has lost its target; {what} is no longer in the inputs"
    return Problem(
        message=message, source=Source(document="decisions", locator=decision.target), severity=Severity.WARNING
    )


def _relevelled(weighed: Significance, decision: Decision | None) -> Significance:
    if decision is None:
        return weighed
    reason = Reason(rule="reviewer", text=f"set by {decision.by}: {decision.reason or 'no reason given'}")
    return replace(weighed, level=Level(decision.value), reasons=(*weighed.reasons, reason))


def _numbered(chronology: Chronology, wishes: Wishes) -> Chronology:
    cited = frozenset(
        key
        for finding in chronology.findings
        if finding.status is not FindingStatus.DISMISSED
        for key in (*finding.evidence, *finding.counter_evidence)
    )
    serials = number(
        chronology.events,
        chronology.undated,
        {weighed.event: weighed.level for weighed in chronology.significance},
        profile=wishes.profile,
        from_day=wishes.from_day,
        to_day=wishes.to_day,
        chosen={d.target: d.value == "true" for d in _standing(wishes.decisions, "printed")},
        cited=cited,
    )
    return replace(chronology, serials=serials)


def manifest_hash(chronology: Chronology) -> str:
    """One hash over the inputs: what a page's footer carries to say which records it was made from."""
    lines = sorted(f"{document.sha256}  {document.name}" for document in chronology.documents)
    # A file name may hold bytes that are no text.
    return hashlib.sha256("\n".join(lines).encode("utf-8", errors="backslashreplace")).hexdigest()
