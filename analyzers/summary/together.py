"""What the findings come to, taken together: only of findings that a reviewer confirmed or has not yet dismissed."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from analyzers.summary.asking import About, asked
from analyzers.summary.protective import protecting_lately
from analyzers.summary.said import Page, Said, firmness
from analyzers.words import counted, day, listed, number, on, opening, share
from chronology.model import Finding, FindingStatus, Theme

_LEADS = {
    About.HARM: "On what happened",
    About.SERVICES: "On the work with services",
    About.PEOPLE: "On who was there and where",
    About.STRENGTHS: "On what changed",
}
_YEAR = 365
# Kinds of finding that one sentence names; who reads it has ten minutes, and the findings themselves follow it.
_MOST_KINDS = 6
# An entry that so many findings rest on is one on which much turns.
_HINGE, _MOST_HINGES = 3, 12


def say(page: Page) -> Iterator[Said]:
    """What concerns, each part in a sentence; how much of it is recent; where it meets; and what stands beside it."""
    concerns = [finding for finding in page.findings if not finding.protective]
    if not concerns:
        return
    for about, lead in _LEADS.items():
        found = [finding for finding in concerns if _about(finding) is about]
        if found:
            yield _said("together", f"{lead}, the record shows {listed(_kinds(found))}.", _keys(found))
    yield from _recent(concerns, page)
    yield from _meeting(concerns)
    yield from _beside(page)


def _said(rule: str, text: str, keys: Sequence[str]) -> Said:
    return Said(theme=Theme.TOGETHER, rule=rule, text=text, keys=keys)


def _about(finding: Finding) -> About:
    """A pattern that no table here knows is one of a plug-in: it is told with what happened."""
    known = asked().get(finding.pattern)
    return known.about if known else About.HARM


def _keys(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for finding in findings for key in finding.evidence))


def _kinds(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings of one title once: how many there are, from when to when, and whether somebody confirmed them.

    Of many kinds those that stand firmest and reach furthest are named, the others counted.
    """
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.title, []).append(finding)
    named = set(sorted(kinds, key=lambda title: (firmness(kinds[title]), title))[:_MOST_KINDS])
    for title, alike in kinds.items():
        if title not in named:
            continue
        parts = [*([counted(len(alike), "finding")] if len(alike) > 1 else []), *_span(alike), *_confirmed(alike)]
        about = f" ({', '.join(parts)})" if parts else ""
        yield f"{title if title[1:2].isupper() else title[:1].lower() + title[1:]}{about}"
    if len(kinds) > len(named):
        yield counted(len(kinds) - len(named), "further kind of finding", "further kinds of finding")


def _span(findings: Sequence[Finding]) -> Iterator[str]:
    starts = [start for finding in findings if (start := finding.window[0])]
    ends = [end for finding in findings if (end := finding.window[1])]
    if starts and ends:
        first, last = min(starts), max(ends)
        yield day(first) if first == last else f"{day(first)} to {day(last)}"


def _confirmed(findings: Sequence[Finding]) -> Iterator[str]:
    confirmed = sum(finding.status is FindingStatus.CONFIRMED for finding in findings)
    if confirmed:
        yield "confirmed" if confirmed == len(findings) else f"{number(confirmed)} confirmed"


def _recent(concerns: Sequence[Finding], page: Page) -> Iterator[Said]:
    """How much of it is not history alone."""
    days = page.practice.significance.active_pattern_days
    since = page.chronology.as_at - dt.timedelta(days=days)
    recent = [finding for finding in concerns if (end := finding.window[1]) and end >= since]
    if len(concerns) < 2:
        return
    span = counted(days // _YEAR, "year") if days % _YEAR == 0 else counted(days, "day")
    late = {event.key for event in page.life.events if event.when.last_day >= since}
    keys = tuple(key for key in _keys(recent) if key in late)
    told = share(len(recent), len(concerns), "finding", "findings") if recent else "no finding"
    reach = "reaches" if len(recent) < 2 else "reach"
    yield _said("together_recent", f"{opening(told)} {reach} into the last {span}.", keys)


def _meeting(concerns: Sequence[Finding]) -> Iterator[Said]:
    """Entries on which several patterns rest: where different things meet."""
    used = Counter(key for pattern, key in {(f.pattern, key) for f in concerns for key in f.evidence} if pattern)
    hinges = sorted(key for key, count in used.items() if count >= _HINGE)
    # Where very many do, much turns on none of them.
    if 0 < len(hinges) <= _MOST_HINGES:
        said = counted(len(hinges), "entry bears", "entries bear")
        yield _said("together_meeting", f"{opening(said)} on {number(_HINGE)} or more of the patterns found.", hinges)


def _beside(page: Page) -> Iterator[Said]:
    """What protects, so that the concerns never stand alone."""
    good = [finding for finding in page.findings if finding.protective]
    events = protecting_lately(page)
    parts = [
        *([counted(len(good), "protective finding")] if good else []),
        *([counted(len(events), "protective entry", "protective entries")] if events else []),
    ]
    if parts:
        latest = f", the latest of {on(events[-1])}" if events else ""
        keys = (*_keys(good), *(event.key for event in events))
        stand = "stands" if len(good) + len(events) == 1 else "stand"
        yield _said("together_beside", f"Beside these {stand} {listed(parts)}{latest}.", keys)
