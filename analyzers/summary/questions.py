"""Questions for those who meet: from what is open, what the accounts differ on and what is overdue."""

from collections.abc import Collection, Iterator

from analyzers.sides import laid_beside, quotations, sides_by_life
from analyzers.summary.accounts import differing, named, which_is_right
from analyzers.summary.asking import asked
from analyzers.summary.not_known import conflicting
from analyzers.summary.said import Page, Said, firmness
from analyzers.words import dated, day, listed
from chronology.model import Event, Theme, Timescale, TimescaleState

_MOST_CONFLICTS = 4
_MOST_SIDES = 10
# Of more than are told in words, what an injury came of and who was in the home come first.
_FOREMOST = {
    name: place for place, name in enumerate(("how", "doer", "taken_back", "stayed", "asleep", "left", "told", "side"))
}
# Of these two statements are mostly of two times: one bail ran out, and another began.
_OF_TWO_TIMES = frozenset({"bail"})
# Of patterns that stand, so many have their question: the firmest, and of these the latest.
_MOST_PATTERNS = 12
_ADULTS = ("unknown_adult", "unknown_adult_present")


def say(page: Page) -> Iterator[Said]:
    """Each question with the entries that raise it."""
    told = set()
    for finding in page.of_pattern("s47_without_outcome"):
        event = _event(page, finding.evidence[0])
        if event is not None and len(finding.evidence) == 1:
            told.add(finding.key)
            text = f"What was the outcome of the enquiry begun {dated(event)}?"
            yield _said("no_outcome", text, keys=finding.evidence)
    yield from _patterns(page, told)
    yield from _conflicts(page)
    yield from _sides(page)
    yield from _overdue(page)
    yield from _adults(page)


def _patterns(page: Page, told: Collection[str]) -> Iterator[Said]:
    """One question for each pattern, however many findings it has; what is asked by name is not asked again."""
    standing = {
        pattern: found
        for pattern in asked()
        if (found := [finding for finding in page.of_pattern(pattern) if finding.key not in told and finding.evidence])
        and not _asked_by_name(pattern, page)
    }
    chosen = sorted(standing, key=lambda pattern: (firmness(standing[pattern]), pattern))[:_MOST_PATTERNS]
    for pattern, found in standing.items():
        if pattern in chosen:
            keys = tuple(key for finding in found for key in finding.evidence)
            question = asked()[pattern].asks({finding.rule for finding in found})
            yield _said(pattern, question, keys=keys)


def _asked_by_name(pattern: str, page: Page) -> bool:
    """The accounts that differ, and adults of whom little is known, have questions of their own."""
    return (pattern == "conflict_between_sources" and bool(conflicting(page))) or (
        pattern == "unknown_adult" and any(remark.rule in _ADULTS for remark in page.chronology.remarks)
    )


def _said(rule: str, text: str, evidence: tuple[Event, ...] = (), keys: tuple[str, ...] = ()) -> Said:
    return Said(theme=Theme.QUESTION, rule=rule, text=text, evidence=evidence, keys=keys)


def _event(page: Page, key: str) -> Event | None:
    return next((event for event in page.life.events if event.key == key), None)


def _conflicts(page: Page) -> Iterator[Said]:
    told = laid_beside(page.chronology, page.life.subject)
    events = [
        event
        for event in conflicting(page)
        if any((event.key, conflict.field) not in told for conflict in differing(event))
    ]
    for event in events[:_MOST_CONFLICTS]:
        beside = {field for key, field in told if key == event.key}
        yield _said("conflict", which_is_right(event, beside), (event,))
    if len(events) > _MOST_CONFLICTS:
        rest = tuple(events[_MOST_CONFLICTS:])
        yield _said("conflict", f"Which account is right of each of these: {'; '.join(map(named, rest))}?", rest)


def _sides(page: Page) -> Iterator[Said]:
    """Each two sides of what the record says, in its words; of many the rest by what they are of."""
    laid = sides_by_life(page.chronology).get(page.life.subject, ())
    foremost = sorted(laid, key=lambda each: (_FOREMOST.get(each.name, len(_FOREMOST)), -each.first.day.toordinal()))[
        :_MOST_SIDES
    ]
    for each in (each for each in laid if each in foremost):
        keys = tuple(dict.fromkeys(stated.event.key for stated in each.statements))
        rule = "sides" if each.by_several and each.name not in _OF_TWO_TIMES else "sides_unsure"
        yield _said(rule, f"On {each.asked}, which is so: {quotations(each)}?", keys=keys)
    if rest := [each for each in laid if each not in foremost]:
        keys = tuple(dict.fromkeys(stated.event.key for each in rest for stated in each.statements))
        yield _said(
            "sides",
            f"Which is so, where statements also differ, on {listed(dict.fromkeys(each.asked for each in rest))}?",
            keys=keys,
        )


def _overdue(page: Page) -> Iterator[Said]:
    for timescale in page.timescales:
        if timescale.state is TimescaleState.OVERDUE:
            yield _said("overdue", _when_done(timescale), keys=(timescale.trigger,))


def _when_done(timescale: Timescale) -> str:
    due = f", due {day(timescale.due)}" if timescale.due else ""
    return f"When will this be done: {timescale.title[0].lower()}{timescale.title[1:]}{due}?"


def _adults(page: Page) -> Iterator[Said]:
    remarks = [remark for remark in page.chronology.remarks if remark.rule in _ADULTS]
    found = [finding for finding in page.of_pattern("unknown_adult") if not finding.rule.endswith(".father")]
    if remarks or found:
        cited = (*(remark.evidence for remark in remarks), *(finding.evidence for finding in found))
        keys = tuple(dict.fromkeys(key for evidence in cited for key in evidence))
        yield _said("unknown_adult", asked()["unknown_adult"].question, keys=keys)
