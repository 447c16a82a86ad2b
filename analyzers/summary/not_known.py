"""What the record does not say. An absence is only told where a reader would expect something."""

from collections import Counter
from collections.abc import Iterator

from analyzers.coverage import holes
from analyzers.patterns import BY_NAME
from analyzers.patterns.shape import IN_FREE_WORDS, NOT_ASSESSED_OF, NOT_COVERED, NOTHING_READ
from analyzers.spans import CASE
from analyzers.summary import planned
from analyzers.summary.accounts import FIELD_WORDS, differing
from analyzers.summary.home import told_of_home
from analyzers.summary.said import Page, Said
from analyzers.words import counted, day, listed, on, opening
from chronology.model import Event, Finding, Person, PersonKind, Theme
from chronology.people import plain

_OF_THE_RECORD = frozenset({"conflicts", "kept_apart", "undated"})
_SHORTEST, _LITTLE_TOLD = 3, 4
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})


def say(page: Page) -> Iterator[Said]:
    """Open questions of the record, the gravest first."""
    yield from _may_be_theirs(page)
    ending = {remark.evidence[-1] for remark in page.chronology.remarks if remark.rule == "unended"}
    without = (each for each in page.of_pattern("s47_without_outcome") if len(each.evidence) == 1)
    for finding in without:
        # A line of steps that is told to end with it says so already.
        if finding.evidence[-1] not in ending:
            yield _said("no_outcome", finding.statement, keys=finding.evidence)
    yield from planned.say(page)
    yield from _conflicts(page)
    yield from _kept_apart(page)
    yield from _adults(page)
    yield from _fathers(page)
    yield from _unplaced(page)
    yield from _beginning(page)
    yield from _undated(page)
    yield from _uncovered(page)
    yield from _not_assessed(page)


def _said(rule: str, text: str, evidence: tuple[Event, ...] = (), keys: tuple[str, ...] = ()) -> Said:
    # How many entries are in doubt is of the record, and nothing a meeting can act on.
    theme = Theme.QUALITY if rule in _OF_THE_RECORD else Theme.NOT_KNOWN
    return Said(theme=theme, rule=rule, text=text, evidence=evidence, keys=keys)


def _may_be_theirs(page: Page) -> Iterator[Said]:
    """What stands under another name and may be theirs: a document without it may tell half of a life."""
    count = dict(page.chronology.counts).get("may_be_theirs", 0)
    if count and len(page.chronology.subjects) == 1:
        text = (
            f"{opening(counted(count, 'account'))} of somebody who may be this person under another name "
            f"{'is' if count == 1 else 'are'} not in this document; a decision can join them (section on problems)."
        )
        yield _said("may_be_theirs", text)


def _beginning(page: Page) -> Iterator[Said]:
    """A child whose record begins long after birth: what came before is part of the life (domain guidance R15)."""
    born = page.life.person.born if page.life.person else None
    if page.life.is_adult or born is None or not born.dated or not page.life.events:
        return
    first = min(page.life.events, key=lambda event: event.when.first_day)
    years = page.life.age_on(first.when.first_day) or 0
    if years >= 1:
        text = (
            f"No entry with a date is of the time before {on(first)}, when the child was {counted(years, 'year')} old."
        )
        yield _said("beginning", text, (first,))


def conflicting(page: Page) -> list[Event]:
    """Events whose accounts differ on more than what they call one thing."""
    return [event for event in (*page.life.events, *page.life.undated) if differing(event)]


def _conflicts(page: Page) -> Iterator[Said]:
    events = conflicting(page)
    if events:
        fields = dict.fromkeys(
            FIELD_WORDS.get(conflict.field, conflict.field) for event in events for conflict in differing(event)
        )
        text = f"The accounts differ of {counted(len(events), 'event')}, on {listed(fields)}."
        yield _said("conflicts", text, tuple(events))


def _kept_apart(page: Page) -> Iterator[Said]:
    """Entries that look like one incident and are told as two: somebody who knows must say."""
    events = {account.key: event for event in page.life.events for account in event.accounts}
    pairs = [
        (events[pair.one], events[pair.other])
        for pair in page.chronology.apart
        if {pair.one, pair.other} <= set(events)
    ]
    if pairs:
        told = dict.fromkeys(event for pair in pairs for event in pair)
        text = f"{opening(counted(len(pairs), 'pair'))} of entries may each be one incident told twice; they are kept apart."
        yield _said("kept_apart", text, tuple(told))


def _adults(page: Page) -> Iterator[Said]:
    """Adults of whom the relationship analysis says that something is not recorded."""
    for remark in page.chronology.remarks:
        if remark.rule in ("unknown_adult", "unknown_adult_present"):
            yield _said(remark.rule, remark.text, keys=remark.evidence)


def _fathers(page: Page) -> Iterator[Said]:
    """A child of whom no father is recorded, or whose father no entry speaks of."""
    person = page.life.person
    if person is None or person.kind is not PersonKind.CHILD or not page.chronology.relationships:
        return
    fathers = page.whole.family.fathers(person.id)
    if not fathers:
        # Who is called the father in a list of those present, or in any words, is recorded.
        if not any(page.life.spoken.of("speaks_of_father")):
            yield _said("father", "No father is recorded.")
    elif not any(part.person in fathers for event in page.life.events for part in event.people) and not any(
        page.life.spoken.of("speaks_of_father")
    ):
        yield _said("father", "A father is recorded and takes part in no entry.")


def _unplaced(page: Page) -> Iterator[Said]:
    """Who is told of in the home of late, and whom no record lists; whoever else is named stands with the people."""
    unknown = {person.id for person in page.chronology.people if person.kind is PersonKind.UNKNOWN}
    unknown -= set(page.chronology.subjects)
    unknown -= {person.id for person in page.chronology.people if _may_be_listed(person, page)}
    told = told_of_home(page)
    parts = Counter(part.person for event in page.life.events for part in event.people)
    named = {
        person.name: event
        for event, words in told
        for person in page.chronology.people
        # Of whom many entries tell, the record says who that is.
        if person.id in unknown and _is_named(person, words) and parts[person.id] <= _LITTLE_TOLD
    }
    if named:
        text = f"Told of in the home, and in no list of people: {listed(sorted(named))}."
        yield _said("named_only", text, tuple(dict.fromkeys(named.values())))


def _is_named(person: Person, words: str) -> bool:
    parts = {*plain(person.name).split()}
    return max(map(len, parts), default=0) >= _SHORTEST and parts <= {*plain(words).split()}


def _may_be_listed(person: Person, page: Page) -> bool:
    """It gives no name, or only a family name with a title, which somebody of the lists has: "Ms Example"."""
    if person.kind is not PersonKind.UNKNOWN:
        return False
    words = [word.strip(".").casefold() for word in person.name.split()]
    if "(" in person.name or not words:
        return True
    of_family = len(words) > 1 and words[0] in _TITLES
    listed = (other.name for other in page.chronology.people if other.kind is not PersonKind.UNKNOWN)
    return of_family and any(words[-1] in name.casefold().split() for name in listed)


def _undated(page: Page) -> Iterator[Said]:
    undated = page.life.undated
    if undated:
        yield _said("undated", f"{counted(len(undated), 'entry has', 'entries have').capitalize()} no date.", undated)


def _uncovered(page: Page) -> Iterator[Said]:
    """Times with an open case that none of the sources reaches, where they are as long as a silence that is told of."""
    least = page.practice.patterns["gap"].whole("open_days")
    for span in page.spans(CASE):
        end = min(span.end or page.chronology.as_at, page.chronology.as_at)
        for first, last in holes(page.reached, span.start, end):
            if (last - first).days + 1 > least:
                text = f"No source covers the time from {day(first)} to {day(last)}, while the case was open."
                yield _said("uncovered", text, (span.opened,))


def _not_assessed(page: Page) -> Iterator[Said]:
    """What no source covers for this life; then, in the same words for all, what none covers for anybody or for many."""
    told: dict[str, list[Finding]] = {}
    for finding in page.not_assessed:
        counts = dict(finding.parameters)
        if {*NOT_ASSESSED_OF} <= counts.keys():
            many, of = (f"{int(counts[name]):,}" for name in NOT_ASSESSED_OF)
            told.setdefault(f"Not assessed for {many} of {of} people", []).append(finding)
        elif finding.subject == page.life.subject:
            told.setdefault("Not assessed", []).append(finding)
        elif finding.pattern not in BY_NAME or BY_NAME[finding.pattern].is_of(page.life):
            told.setdefault("Not assessed for anybody", []).append(finding)
    for lead, findings in told.items():
        for why in (NOT_COVERED, NOTHING_READ, IN_FREE_WORDS):
            if some := [finding for finding in findings if f": {why} " in finding.statement]:
                titles = listed(finding.title.lower() for finding in some)
                yield _said("not_assessed", f"{lead}, because {why} it: {titles}.")
