"""What protects: the positive entries of weight, the latest first, with older ones counted."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from analyzers.cues import cue
from analyzers.patterns.harm.figures_over_time import course_of
from analyzers.strengths import (
    OF_ONE_CHILD,
    care_is_taken_up,
    clauses_of_strength,
    protects,
    strength_in_words,
    strength_of_adult,
)
from analyzers.summary.goes_well import goes_well
from analyzers.summary.said import Page, Said
from analyzers.told import text_of
from analyzers.words import counted, dates, in_words, is_by_kind, listed, on, quoted_words, times, titled
from chronology.dates import find
from chronology.model import Event, EvidenceStatus, Group, Kind, Level, PersonKind, Polarity, Restriction, Theme
from chronology.normalise import order_key
from chronology.practice import group_of, title_of
from chronology.prose.hearsay import is_read_from_text
from chronology.prose.own_day import is_from_words
from chronology.prose.sure import says_of_another_thing

# A programme that a mother completed, in her child's document, is told with the words that say who did.
_OF_GROWN_UPS = frozenset(
    {Kind.PROGRAMME_COMPLETED, Kind.SUBSTANCE_TREATMENT, Kind.MENTAL_HEALTH_TREATMENT, Kind.CARER_ENGAGED}
)
_RECENT = dt.timedelta(days=730)
_MOST_TOLD, _MOST_EARLIER = 2, 2
_ALIKE = 40
_LONG_BEFORE = dt.timedelta(days=180)
# What words alone tell of a strength holds for a while; who has somebody staying, for less.
_STILL, _STILL_STAYING = dt.timedelta(days=183), dt.timedelta(days=92)
_STAYING = "Care within the family"
_TAKEN_BACK = {_STAYING: "home_again", "Good attendance": "attendance_fell"}
# What befell somebody is no strength of theirs, whatever its words also tell.
_OF_HARM = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.SUBSTANCE_MISUSE})
_LEAST_FIGURES, _RISEN, _LEAST_GIVEN = 3, 1.05, 3
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?%")
_UP = {"weight": "Weight", "attendance": "School attendance"}
_UNITS = {"weight": " kg", "attendance": "%"}


def say(page: Page) -> Iterator[Said]:
    """Each kind of protective entry of the last two years once, then what came before.

    That a kind alone is marked as protective says nothing: of a clearance that she wept over the kind told the opposite.
    """
    yield from _figures_up(page)
    yield from _attendance_up(page)
    events = [
        event
        for event in protecting(page)
        if not (_was_long_before(event, page) or _no_longer(event, page)) and _is_told_well(event, page)
    ]
    since = page.chronology.as_at - _RECENT
    by_kind: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.when.first_day >= since:
            by_kind[called(event, page)].append(event)
    for found in sorted(by_kind.values(), key=lambda found: order_key(found[-1]), reverse=True):
        yield _said("protective", _told(found, page), found)
    # What a text alone told years ago protects nobody now.
    earlier = [*_each_once(event for event in events if event.when.first_day < since and not is_from_words(event))]
    if earlier:
        shown = earlier[: -_MOST_EARLIER - 1 : -1]
        told = [f"“{_in_its_words(event, page)}” ({on(event)})" for event in shown]
        yield _said("protective_earlier", f"Earlier: {listed(told)}.", shown)


def _is_told_well(event: Event, page: Page) -> bool:
    """Of what words alone tell, that they do; what a system of records calls so is."""
    by_words = is_from_words(event) or is_read_from_text(event)
    return not by_words or event.restriction is not Restriction.NONE or goes_well(_in_its_words(event, page), event)


def _figures_up(page: Page) -> Iterator[Said]:
    """A figure that is better than it was at its worst, by the last that was given of late: an adult's weight, a child's attendance."""
    name = "weight" if page.life.is_adult else "attendance"
    told = course_of(name, page.life, page.chronology.people)
    if len(told) < _LEAST_FIGURES:
        return
    lowest = min(told, key=lambda each: _value(each[1]))
    last, since = told[-1], told[told.index(lowest) :]
    is_of_late = last[0].when.first_day >= page.chronology.as_at - _STILL
    # What rose and fell again is not up.
    is_highest = _value(last[1]) >= max(_value(each[1]) for each in since)
    is_up = is_highest and _value(last[1]) >= _value(lowest[1]) * _RISEN
    if is_of_late and is_up:
        unit = _UNITS[name]
        text = f"{_UP[name]} up to {last[1]}{unit} on {on(last[0])}, from a lowest of {lowest[1]}{unit}."
        yield _said("protective_figure", text, [lowest[0], last[0]])


def _attendance_up(page: Page) -> Iterator[Said]:
    """An entry that gives a child's attendance over several times, each better than the one before: the record's own words."""
    if page.life.is_adult:
        return
    since = page.chronology.as_at - _STILL
    told = (event for event in page.life.events if event.key not in page.life.retold)
    found = [event for event in told if event.when.first_day >= since and _gives_a_rise(event)]
    later = (other for other in page.life.events if found and other.when.first_day > found[-1].when.last_day)
    if found and not any(cue("attendance_fell").search(text_of(each)) for other in later for each in other.accounts):
        text = f"School attendance, as the record gives it: “{quoted_words(found[-1].fact)}” ({on(found[-1])})."
        yield _said("protective_figure", text, found[-1:])


def _gives_a_rise(event: Event) -> bool:
    told = f"{event.title}. {event.fact}"
    if (
        event.restriction is not Restriction.NONE
        or not cue("of_attendance").search(told)
        or says_of_another_thing(told)
    ):
        return False
    given = [_value(found) for found in _PERCENT.findall(event.fact)]
    return len(given) >= _LEAST_GIVEN and all(one < next_ for one, next_ in pairwise(given))


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _no_longer(event: Event, page: Page) -> bool:
    """What words alone told is long ago, or later words take it back: the service was not kept, the attendance fell."""
    if event.restriction is not Restriction.NONE:
        return is_from_words(event)
    if not (is_from_words(event) or is_read_from_text(event)):
        return False
    name = called(event, page)
    still = _STILL_STAYING if name == _STAYING else _STILL
    return event.when.first_day < page.chronology.as_at - still or _is_taken_back(event, page)


def _is_taken_back(event: Event, page: Page) -> bool:
    name = called(event, page)
    against = "service_not_kept" if event.kind in _OF_GROWN_UPS else _TAKEN_BACK.get(name, "")
    later = (other for other in page.life.events if other.when.first_day > event.when.last_day)
    return bool(against) and any(cue(against).search(text_of(each)) for other in later for each in other.accounts)


def _was_long_before(event: Event, page: Page) -> bool:
    """Its words give the day on which it was, and that lies long before the entry: a booster told of in a letter."""
    if event.restriction is not Restriction.NONE or not is_read_from_text(event) or not event.when.dated:
        return False
    found = find(_in_its_words(event, page), event.when.first_day)
    days = [each.when.last_day for each in found if each.when.dated]
    return bool(days) and max(days) < event.when.first_day - _LONG_BEFORE


def _each_once(events: Iterable[Event]) -> Iterator[Event]:
    """One of those that say the same, or are of one kind on one day: what is told by two is one."""
    told: set[tuple[object, ...]] = set()
    kept: list[Event] = []
    # Of those that say the same the latest is kept.
    for event in reversed([*events]):
        source = event.accounts[0].source
        # A sentence that lists several days is one sentence.
        words = (source.document, source.start, _plainly(event.fact)) if source.start is not None else (event.key,)
        same = {(event.kind, event.when.first_day), words}
        if not same & told:
            kept.append(event)
        told |= same
    yield from reversed(kept)


def _plainly(text: str) -> str:
    return " ".join(text.casefold().split())


def protecting(page: Page) -> Sequence[Event]:
    """The protective entries, in order: of weight by their kind, or in a child's life by what their words tell."""
    return page.told(_protecting)


def _protecting(page: Page) -> Iterator[Event]:
    for event in page.life.events:
        named = event.key in page.life.named
        if _is_the_childs(event, page) if named else (is_protective(event, page) or _strength(event, page)):
            yield event


def _is_the_childs(event: Event, page: Page) -> bool:
    """It tells how this child thrives, also where it names a grandmother on whose knee they sat."""
    theirs = not says_of_another_thing(f"{event.title}. {event.fact}")
    return not page.life.is_adult and theirs and _strength(event, page) in OF_ONE_CHILD


def protecting_lately(page: Page) -> list[Event]:
    """Those that are told on the page: of the last two years, each once."""
    since = page.chronology.as_at - _RECENT
    found = (
        event
        for event in protecting(page)
        if event.when.first_day >= since and not (_was_long_before(event, page) or _no_longer(event, page))
    )
    return [*_each_once(found)]


def _strength(event: Event, page: Page) -> str:
    """What the words of an entry tell on a child's or an adult's side, which its kind does not; each where it was told first."""
    if event.key not in page.strengths:
        page.strengths[event.key] = _strength_told(event, page)
    return page.strengths[event.key]


def _strength_told(event: Event, page: Page) -> str:
    is_harm = page.practice.polarity_of(event.kind) is Polarity.NEGATIVE and group_of(event.kind) in _OF_HARM
    if is_harm or event.key in page.life.retold or protects(event, page.practice):
        return ""
    if page.life.is_adult:
        return "" if event.evidence_status is EvidenceStatus.NOT_PROVED else strength_of_adult(event)
    strength = "" if event.evidence_status is EvidenceStatus.NOT_PROVED else strength_in_words(event)
    return "" if strength in OF_ONE_CHILD and _is_of_another(event, strength, page) else strength


def _is_of_another(event: Event, strength: str, page: Page) -> bool:
    """The sentences that tell it name another child of the file, else the entry does, and not the one whose life it is."""
    whole = [text for each in (event, *event.accounts) for text in (each.title, each.fact) if text]
    named = _children_in(clauses_of_strength(event, strength), page) or _children_in(whole, page)
    return bool(named) and page.life.subject not in named


def _children_in(texts: Iterable[str], page: Page) -> set[str]:
    text = " ".join(texts).casefold()
    return {
        person.id
        for person in page.chronology.people
        if (person.kind is PersonKind.CHILD or person.is_subject)
        and person.name
        and re.search(rf"\b{re.escape(person.name.split()[0].casefold())}\b", text)
    }


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.PROTECTIVE, rule=rule, text=text, evidence=evidence)


def is_protective(event: Event, page: Page) -> bool:
    """By its kind or the record's own word; of an adult also by words that tell of care let in."""
    level = page.levels.get(event.key, page.practice.level_of(event.kind))
    weighs = level.rank >= Level.MEDIUM.rank
    return weighs and (protects(event, page.practice) or _in_words(event, page))


def _in_words(event: Event, page: Page) -> bool:
    return page.life.is_adult and event.key not in page.life.retold and care_is_taken_up(event)


def called(event: Event, page: Page) -> str:
    """What a protective entry is called: of one that is so by its words alone, what they tell."""
    if strength := _strength(event, page):
        return strength
    in_words = not protects(event, page.practice) and _in_words(event, page)
    return title_of(Kind.CARE_ACCEPTED if in_words else event.kind)


def _told(found: list[Event], page: Page) -> str:
    found = [*_each_once(found)]
    last, title = found[-1], called(found[-1], page)
    if any(map(is_by_kind, found)) or _strength(last, page):
        # What was read from words is told in them, the latest first.
        # In the same words one is told.
        by_words = {_opening(_in_its_words(event, page)): event for event in found}
        found = sorted(by_words.values(), key=order_key)
        told = [f"“{_in_its_words(event, page)}” ({on(event)})" for event in found[: -_MOST_TOLD - 1 : -1]]
        left = len(found) - len(told)
        return f"{listed([*told, *([counted(left, 'further protective entry', 'further protective entries')] if left else [])])}."
    if len(found) == 1:
        # What is so by its words alone may be called anything: an overdose, after which a grandmother took the children in.
        own = _own_name(last) if titled(last) != title and not _strength(last, page) else ""
        if not own and last.kind in _OF_GROWN_UPS and not page.life.is_adult:
            return f"{in_words(last)}, {on(last)}."
        return f"{title}{': ' + own if own else ''}, {on(last)}."
    return f"{title} {times(len(found))}: {dates(found, most=4)}."


def _opening(words: str) -> str:
    """As much of what is said as tells it from all else: two who copy one sentence cut it at two places."""
    return _plainly(words)[:_ALIKE]


def _own_name(event: Event) -> str:
    """What its record calls it; a category ("Positive") with its words."""
    name = titled(event)
    return (
        quoted_words(event.fact)
        if len(name.split()) == 1 and event.fact and event.restriction is Restriction.NONE
        else name
    )


def _in_its_words(event: Event, page: Page) -> str:
    """The sentence that tells what protects; else what the entry tells first."""
    strength = "" if page.life.is_adult else _strength(event, page)
    told = clauses_of_strength(event, strength) if strength and event.restriction is Restriction.NONE else []
    return quoted_words(told[0]) if told else in_words(event)
