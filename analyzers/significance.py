"""How much each event weighs, and why: its gravity, moved by what stands around it, each move a reason in words."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from analyzers.births import long_before
from analyzers.chains import Chains, chains, onward, said
from analyzers.deaths import is_of_a_relative
from analyzers.gravity import gravity, is_settled
from analyzers.lives import Life, about, lives
from analyzers.notes_told import with_what_is_read
from analyzers.own_voice import least_for_words
from analyzers.records import NOTE, account_role
from analyzers.significance_graph import drawn, significance_graph
from analyzers.spans import LOOKED_AFTER, PROTECTION_PLAN, Span, at, spans
from analyzers.words import counted, on, ordinal
from chronology.hooks import Result
from chronology.model import (
    Chronology,
    Event,
    Finding,
    FindingStatus,
    Group,
    Kind,
    Level,
    Person,
    Polarity,
    Reason,
    Significance,
    Strength,
)
from chronology.normalise import record_of
from chronology.people import names_of
from chronology.practice import Practice, group_of, title_of
from chronology.prose.row_people import whose_row

# For a child on a protection plan or looked after, a missed contact or a new adult weighs one more (domain guidance 3).
# What says of a concern only when it was, or that no earlier one was written down.
_LONE = frozenset({"recency", "first_of_kind"})
_NEVER_LONG_AGO = frozenset({Kind.NARRATED, Kind.BIRTH})
_WATCHED_GROUPS = {Group.MISSED_APPOINTMENT}
_WATCHED_KINDS = {Kind.CHILD_NOT_SEEN, Kind.ACCESS_REFUSED, Kind.UNKNOWN_ADULT_PRESENT, Kind.HOUSEHOLD_JOINED}

# An appointment somebody missed is the child's where it is one a child has and no parent is said to have kept away from it.
_OF_A_CHILD = re.compile(
    r"\b(?:reviews?|checks?|imm(?:s|unis\w+)|health|dent\w+|clinics?|hospital|paed\w*|speech|salt|camhs|opti\w+|develop\w+|medicals?"
    r"|audiology|hearing test|weigh\w*|nurse|contact|family time)\b",
    re.IGNORECASE,
)
_BY_A_PARENT = re.compile(
    r"\b(?:mother|father|mum|mam|dad|parents?|step(?:father|mother)|partner|mr|mrs|ms)\b"
    r"(?![^.;]{0,60}\b(?:bring|brought|take|took|taken)\b)"
    r"[^.;]{0,60}\b(?:attend\w*|missed|missing|kept|keep|came|come|turn\w* up|engag\w+|available|dna)\b",
    re.IGNORECASE,
)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """The weight of every event, and the graph it was weighed in."""
    graph = significance_graph(chronology, practice)
    context = _context(chronology, practice, graph)
    events = (*chronology.events, *chronology.undated)
    latest = practice.significance.latest_days
    weighed = [*with_what_is_read((_weighed(event, context) for event in events), events, chronology.as_at, latest)]
    yield from weighed
    yield from said(context.chains)
    yield drawn(graph, chronology, {weight.event: weight.level for weight in weighed})


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around the events: who was protected when, what repeats, what belongs to a pattern."""

    practice: Practice
    as_at: dt.date
    subjects: frozenset[str]
    protected: dict[str, tuple[Span, ...]]
    repeats: dict[str, tuple[str, ...]]
    firsts: frozenset[str]
    patterns: dict[str, tuple[Finding, ...]]
    led_to: dict[str, Event]
    chains: Chains
    hinges: dict[str, tuple[Event, ...]]
    unended: dict[str, tuple[Event, ...]]
    beside: dict[str, tuple[str, ...]]
    relatives_deaths: frozenset[str]
    births_long_before: frozenset[str]
    person: Person | None
    """The one subject, where there is one."""
    names: frozenset[str]
    """The given names of those around the subjects, in lower case."""


def _context(chronology: Chronology, practice: Practice, graph: "nx.MultiDiGraph[str]") -> _Context:
    found = lives(chronology)
    subjects = [person for person in chronology.people if person.id in chronology.subjects]
    events = {event.key: event for event in (*chronology.events, *chronology.undated)}
    forward = onward(graph, events)
    linked = chains(forward, events, practice.significance, chronology.as_at)
    return _Context(
        practice=practice,
        as_at=chronology.as_at,
        subjects=frozenset(chronology.subjects),
        protected={life.subject or "": (*spans(life, PROTECTION_PLAN), *spans(life, LOOKED_AFTER)) for life in found},
        repeats=_repeats(found, practice),
        firsts=_firsts(found, practice),
        patterns=_patterns(chronology, practice),
        led_to=_led_to(forward, events, practice),
        chains=linked,
        hinges={hinge.key: came for hinge, came in linked.hinges},
        unended={event.key: line for line in reversed(linked.unended) for event in line},
        beside=_beside(chronology),
        relatives_deaths=frozenset(
            key
            for key, event in events.items()
            if is_of_a_relative(event, chronology.subjects, chronology.people, chronology.relationships)
        ),
        births_long_before=long_before(events.values()),
        person=next(iter(subjects), None) if len(subjects) == 1 else None,
        names=frozenset(
            name.given
            for person in chronology.people
            if person.id not in chronology.subjects
            for name in names_of(person)
            if name.given
        ),
    )


def _beside(chronology: Chronology) -> dict[str, tuple[str, ...]]:
    """For the entry of each note, what the same note tells as entries of their own."""
    told: dict[str, list[str]] = defaultdict(list)
    events = (*chronology.events, *chronology.undated)
    for event in events:
        if account_role(event) != NOTE and event.fact:
            told[record_of(event.key)].append(event.fact)
    return {event.key: tuple(told[record_of(event.key)]) for event in events if account_role(event) == NOTE}


def _is_concern(event: Event, practice: Practice) -> bool:
    return practice.polarity_of(event.kind) is Polarity.NEGATIVE


def _repeats(found: Sequence[Life], practice: Practice) -> dict[str, tuple[str, ...]]:
    """For each concern, the earlier ones of its group about the same person within the window, where enough."""
    settings = practice.significance
    result: dict[str, tuple[str, ...]] = {}
    for life in found:
        by_group: dict[Group, list[Event]] = defaultdict(list)
        for event in life.events:
            if not _is_concern(event, practice):
                continue
            before = by_group[group_of(event.kind)]
            recent = [
                other
                for other in before
                if (event.when.last_day - other.when.first_day).days <= settings.frequency_days
            ]
            if len(recent) + 1 >= settings.frequency_count:
                result[event.key] = tuple(other.key for other in recent)
            by_group[group_of(event.kind)] = [*recent, event]
    return result


def _firsts(found: Sequence[Life], practice: Practice) -> frozenset[str]:
    """The first concern of each kind in each life."""
    first: dict[tuple[str | None, Kind], str] = {}
    for life in found:
        for event in life.events:
            if _is_concern(event, practice):
                first.setdefault((life.subject, event.kind), event.key)
    return frozenset(first.values())


def _patterns(chronology: Chronology, practice: Practice) -> dict[str, tuple[Finding, ...]]:
    """The active patterns each event is evidence of."""
    oldest = chronology.as_at - dt.timedelta(days=practice.significance.active_pattern_days)
    result: dict[str, list[Finding]] = defaultdict(list)
    for finding in chronology.findings:
        lifts = finding.pattern not in practice.significance.patterns_not_lifting and not finding.protective
        last = finding.window[1]
        standing = finding.status is not FindingStatus.DISMISSED and finding.strength is not Strength.NOT_ASSESSED
        if lifts and standing and last is not None and last >= oldest:
            for key in finding.evidence:
                result[key].append(finding)
    return {key: tuple(sorted(found, key=lambda finding: finding.key)) for key, found in result.items()}


def _led_to(forward: "nx.DiGraph[str]", events: Mapping[str, Event], practice: Practice) -> dict[str, Event]:
    """For each event, the nearest critical one that the record's own links say came of it."""
    critical = {key for key in forward if practice.level_of(events[key].kind) is Level.CRITICAL}
    return {
        key: events[reached]
        for key in forward
        if key not in critical and (reached := _nearest(forward, key, critical)) is not None
    }


def _nearest(forward: "nx.DiGraph[str]", key: str, wanted: set[str]) -> str | None:
    layers = nx.bfs_layers(forward, key)
    next(layers)
    return next((reached for layer in layers for reached in sorted(layer) if reached in wanted), None)


# ---- one event ---------------------------------------------------------------------------------------------------


def _weighed(event: Event, context: _Context) -> Significance:
    weight, reasons = gravity(event, context.practice, context.beside.get(event.key, ()))
    level = weight
    settled = is_settled(event, reasons, context.practice)
    # That it is recent, or the first of its kind, lifts alone: what else lifts it goes before, and stands higher.
    moves = () if settled else sorted(_moves(event, weight, context), key=lambda reason: reason.rule in _LONE)
    for reason in moves:
        settings = context.practice.significance
        moved = _moved(level, reason.move, settings.lone_ceiling if reason.rule in _LONE else settings.ceiling)
        by = moved.rank - level.rank
        reasons.append(reason if by == reason.move else replace(reason, move=by))
        level = moved
    if level is Level.CRITICAL and _is_of_kin_alone(event, context):
        text = "it befell somebody else of the family, not the person this document is about"
        reasons.append(Reason(rule="of_kin", text=text, move=Level.HIGH.rank - level.rank))
        level = Level.HIGH
    elif level is Level.CRITICAL and event.key in context.relatives_deaths:
        text = "a relative's death, of no child and by no violence: the family changed"
        reasons.append(Reason(rule="relative_died", text=text, move=Level.HIGH.rank - level.rank))
        level = Level.HIGH
    elif event.key in context.births_long_before and level.rank > Level.LOW.rank:
        text = "the birth of somebody who was grown up when the record begins"
        reasons.append(Reason(rule="born_long_before", text=text, move=Level.LOW.rank - level.rank))
        level = Level.LOW
    if level.rank > Level.LOW.rank and whose_row(event, context.person):
        text = "its row says that it is of somebody else"
        reasons.append(Reason(rule="row_of_another", text=text, move=Level.LOW.rank - level.rank))
        return Significance(event=event.key, level=Level.LOW, reasons=tuple(reasons))
    least = least_for_words(event, context.names)
    if least is not None and level.rank < least.rank:
        text = "it has the person's own words" + (", of how things are at home" if least is Level.HIGH else "")
        reasons.append(Reason(rule="own_voice", text=text, move=least.rank - level.rank))
        level = least
    critical = Level.CRITICAL in (weight, context.practice.level_of(event.kind))
    if critical and not settled and level.rank < Level.HIGH.rank:
        reasons.append(
            Reason(
                rule="floor",
                text="an event critical by its kind is never less than high",
                move=Level.HIGH.rank - level.rank,
            )
        )
        level = Level.HIGH
    return Significance(event=event.key, level=level, reasons=tuple(reasons))


def _is_of_kin_alone(event: Event, context: _Context) -> bool:
    """What befell a brother, a sister or a parent is of their own file; here it tells of the family."""
    of = about(event)
    return bool(of and context.subjects) and of.isdisjoint(context.subjects)


def _moved(level: Level, move: int, ceiling: Level) -> Level:
    """A level moved; what stands around an event lifts it to the ceiling and no further."""
    if move > 0:
        return level if level.rank >= ceiling.rank else Level.of_rank(min(level.rank + move, ceiling.rank))
    return Level.of_rank(level.rank + move)


def _moves(event: Event, weight: Level, context: _Context) -> Iterator[Reason]:
    """What would move the event, in the order in which it is said."""
    yield from _position(event, context)
    concern = _is_concern(event, context.practice) and event.when.dated
    # What protects, and what the child says, matters most when it is of now; so does what worries.
    if concern or (event.polarity is Polarity.POSITIVE and event.when.dated):
        yield from _recency(event, context)
    # A step taken in a matter is no further concern.
    step = weight.rank < context.practice.level_of(event.kind).rank
    if concern and not step:
        yield from _frequency(event, context)
        yield from _first(event, weight, context)
    yield from _combination(event, context)
    if concern:
        yield from _watched(event, context)
    yield from _distance(event, weight, context)


def _position(event: Event, context: _Context) -> Iterator[Reason]:
    led_to = context.led_to.get(event.key)
    if led_to is not None:
        text = f"the record links it to what followed: {title_of(led_to.kind)}, {on(led_to)}"
        yield Reason(rule="position", text=text, move=1, triggers=(led_to.key,))
    elif came := context.hinges.get(event.key):
        text = f"by the record's links {counted(len(came), 'entry', 'entries')} came of it"
        yield Reason(rule="hinge", text=text, move=1, triggers=tuple(other.key for other in came))
    elif line := context.unended.get(event.key):
        text = f"one of {counted(len(line), 'linked step')} that the record brings to no end"
        yield Reason(rule="unended", text=text, move=1, triggers=tuple(other.key for other in line))


def _recency(event: Event, context: _Context) -> Iterator[Reason]:
    days = context.practice.significance.recency_days
    age = (context.as_at - event.when.first_day).days
    if days and 0 <= age <= days:
        yield Reason(rule="recency", text=f"within {days} days of the date this document speaks of", move=1)


def _frequency(event: Event, context: _Context) -> Iterator[Reason]:
    before = context.repeats.get(event.key)
    if before is not None and group_of(event.kind) not in context.practice.significance.groups_not_repeating:
        days = context.practice.significance.frequency_days
        text = f"the {ordinal(len(before) + 1)} concern of this group within {days} days"
        yield Reason(rule="frequency", text=text, move=1, triggers=before)


def _first(event: Event, weight: Level, context: _Context) -> Iterator[Reason]:
    """Only where the kind matters of itself; the first routine or minor entry says nothing."""
    wanted = context.practice.significance.first_of_kind and weight.rank >= Level.MEDIUM.rank
    if wanted and event.key in context.firsts:
        yield Reason(rule="first_of_kind", text="the first of its kind in the record", move=1)


def _watched(event: Event, context: _Context) -> Iterator[Reason]:
    if group_of(event.kind) not in _WATCHED_GROUPS and event.kind not in _WATCHED_KINDS:
        return
    if event.kind is Kind.CANCELLED_BY_SERVICE or (event.kind is Kind.APPOINTMENT_MISSED and not _is_a_childs(event)):
        return
    for person in sorted(about(event) or context.protected):
        span = at(context.protected.get(person, ()), event.when.first_day)
        if span is not None:
            status = "on a protection plan" if span.name == PROTECTION_PLAN else "looked after"
            text = f"while {status} since {on(span.opened)}"
            yield Reason(rule="protected", text=text, move=1, triggers=(span.opened.key,))
            return


def _is_a_childs(event: Event) -> bool:
    words = f"{event.title} {event.fact or ''}"
    return _OF_A_CHILD.search(words) is not None and _BY_A_PARENT.search(words) is None


def _combination(event: Event, context: _Context) -> Iterator[Reason]:
    findings = context.patterns.get(event.key, ())
    if findings:
        titles = "; ".join(dict.fromkeys(finding.title.lower() for finding in findings))
        text = f"part of what repeats: {titles}"
        yield Reason(rule="combination", text=text, move=1, triggers=tuple(finding.key for finding in findings))


def _distance(event: Event, weight: Level, context: _Context) -> Iterator[Reason]:
    days = context.practice.significance.distance_days
    if not days or not event.when.dated or event.key in context.patterns:
        return
    # What a report tells of long ago, and what the words make grave, was not told for nothing; a life begins with its birth.
    by_words = weight.rank > context.practice.level_of(event.kind).rank
    if event.kind in _NEVER_LONG_AGO or by_words:
        return
    lesser = weight.rank <= Level.MEDIUM.rank
    if not lesser and (weight is Level.CRITICAL or context.practice.polarity_of(event.kind) is not Polarity.NEUTRAL):
        return
    if (context.as_at - event.when.last_day).days > days:
        yield Reason(rule="distance", text=f"more than {days // 365} years before the date of this document", move=-1)
