"""What the record's own links show of events together: what several others came from, and lines that come to no end."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from analyzers.records import is_of_text, record_keys
from analyzers.words import counted, listed, on, opening, titled
from chronology.model import Event, Kind, Remark, Theme
from chronology.normalise import order_key
from chronology.practice import SignificanceSettings

# What is begun or asked for, so that a record of it says what came of it.
_AWAITS = {
    Kind.REFERRAL,
    Kind.SAFEGUARDING_CONCERN,
    Kind.SUPPORT_REQUEST,
    Kind.STRATEGY_DISCUSSION,
    Kind.ASSESSMENT_STARTED,
    Kind.INITIAL_ASSESSMENT_STARTED,
    Kind.CORE_ASSESSMENT_STARTED,
    Kind.EARLY_HELP_ASSESSMENT_STARTED,
    Kind.S47_STARTED,
    Kind.ADULT_ENQUIRY_STARTED,
    Kind.COURT_APPLICATION,
    Kind.PRE_PROCEEDINGS,
    Kind.LEGAL_PLANNING_MEETING,
}
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Chains:
    """Hinges, each with what came of it; and lines of linked steps that the record brings to no end, longest first."""

    hinges: Sequence[tuple[Event, tuple[Event, ...]]]
    unended: Sequence[tuple[Event, ...]]


def onward(graph: "nx.MultiDiGraph[str]", events: Mapping[str, Event]) -> "nx.DiGraph[str]":
    """The links of the record as steps forward in time, from an event to what came of it."""
    forward: nx.DiGraph[str] = nx.DiGraph()
    for start, end, kind in graph.edges(keys=True):
        if kind not in ("results_in", "arises_from"):
            continue
        one, other = (start, end) if kind == "results_in" else (end, start)
        # A link that runs back in time is a fault of the record; it makes no step.
        if one in events and other in events and order_key(events[one]) < order_key(events[other]):
            forward.add_edge(one, other)
    return forward


def chains(
    forward: "nx.DiGraph[str]", events: Mapping[str, Event], settings: SignificanceSettings, as_at: dt.date
) -> Chains:
    """Both, by the thresholds of a practice; an event that nothing links changes neither."""
    return Chains(
        hinges=tuple(_hinges(forward, events, settings.hinge_links)),
        unended=tuple(_unended(forward, events, settings, as_at)),
    )


def _hinges(
    forward: "nx.DiGraph[str]", events: Mapping[str, Event], least: int
) -> Iterator[tuple[Event, tuple[Event, ...]]]:
    for key in sorted(forward, key=lambda key: order_key(events[key])):
        own = record_keys(events[key])
        came = sorted((events[other] for other in forward.successors(key)), key=order_key)
        # What one record tells twice came of the event once; what the event's own record tells is the event.
        records = {min(record_keys(other)): other for other in came if not own & record_keys(other)}
        if least and len(records) >= least and not is_of_text(events[key]):
            yield events[key], tuple(sorted(records.values(), key=order_key))


def _unended(
    forward: "nx.DiGraph[str]", events: Mapping[str, Event], settings: SignificanceSettings, as_at: dt.date
) -> Iterator[tuple[Event, ...]]:
    longest = _longest_to(forward, events)
    latest = as_at - dt.timedelta(days=settings.unended_days)
    ends = [events[key] for key in forward if forward.out_degree(key) == 0]
    lines = (_line(event, longest, events) for event in ends if _has_no_end(event) and event.when.last_day <= latest)
    yield from sorted(
        (line for line in lines if settings.unended_steps and len(line) >= settings.unended_steps),
        key=lambda line: (-len(line), order_key(line[0]), line[-1].key),
    )


def _has_no_end(event: Event) -> bool:
    return event.kind in _AWAITS and event.when.dated and not event.outcome and not event.decision


def _longest_to(forward: "nx.DiGraph[str]", events: Mapping[str, Event]) -> Mapping[str, tuple[int, str]]:
    """For each event, how many steps the longest line to it has and the step before it: one pass in order of time."""
    longest: dict[str, tuple[int, str]] = {}
    for key in sorted(forward, key=lambda key: order_key(events[key])):
        before = ((longest[other][0], other) for other in forward.predecessors(key))
        steps, last = max(before, key=lambda step: (step[0], order_key(events[step[1]])), default=(0, ""))
        longest[key] = steps + 1, last
    return longest


def _line(event: Event, longest: Mapping[str, tuple[int, str]], events: Mapping[str, Event]) -> tuple[Event, ...]:
    line = [event]
    while before := longest[line[-1].key][1]:
        line.append(events[before])
    return tuple(reversed(line))


# ---- in words ----------------------------------------------------------------------------------------------------


def said(found: Chains) -> Iterator[Remark]:
    """The hinge most came of, and the longest line without an end, as sentences with their entries."""
    if found.hinges:
        hinge, came = max(found.hinges, key=lambda each: (len(each[1]), each[0].when.first_day.toordinal()))
        named = listed(f"{titled(event)}, {on(event)}" for event in came[:_MOST_NAMED])
        rest = (
            f", and {counted(len(came) - _MOST_NAMED, 'more entry', 'more entries')}" if len(came) > _MOST_NAMED else ""
        )
        yield Remark(
            theme=Theme.RELATIONSHIP,
            rule="hinge",
            text=f"By the record's own links, {counted(len(came), 'entry', 'entries')} came of “{titled(hinge)}”, "
            f"{on(hinge)}: {named}{rest}.",
            evidence=tuple(event.key for event in (hinge, *came)),
        )
    for line in found.unended[:1]:
        steps = counted(len(line), "linked step")
        yield Remark(
            theme=Theme.NOT_KNOWN,
            rule="unended",
            text=opening(
                f"{steps} lead from “{titled(line[0])}”, {on(line[0])}, to “{titled(line[-1])}”, {on(line[-1])}; "
                "the record shows no outcome of it and nothing that came of it."
            ),
            evidence=tuple(event.key for event in line),
        )
