"""What the record's own words say of who lives in the home, and whom a visit found there: words and days, and no conclusion."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile

from analyzers.cues import cue
from analyzers.lives import about
from analyzers.once import once
from analyzers.summary.said import Page
from chronology.model import Chronology, Event, Group, Kind, PersonKind, Restriction
from chronology.people import folded, names_of, plain
from chronology.practice import group_of
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

_MOST, _MOST_LINES = 3, 8
# Who lived in a home years ago says nothing of now.
_OF_LATE = dt.timedelta(days=365)
# Who is "there" at a conference or at a birth is not in the home.
_ELSEWHERE = frozenset(
    {Group.CONFERENCE, Group.REVIEW, Group.PLAN, Group.BIRTH, Group.LEGAL, Group.EDUCATION, Group.STRATEGY_DISCUSSION}
)
_CHANGED = frozenset(
    {Kind.HOUSEHOLD_JOINED, Kind.HOUSEHOLD_LEFT, Kind.RESPITE_STAY, Kind.CARE_HOME_MOVE, Kind.TEMPORARY_ACCOMMODATION}
)
_OF_ONE_AGE = re.compile(r"sibling|brother|sister", re.IGNORECASE)
_AT_WORK = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


def stated(page: Page) -> list[tuple[Event, str]]:
    """The latest sentences that say who lives with the person, each with its entry; those of no day come last.

    Who lived in a home years ago says nothing of now; that a grown-up lives alone stands, with its day, until somebody moves in
    or they stay elsewhere. Without a day it may be of any time.
    """
    found = _stated_since(page, page.chronology.as_at - _OF_LATE, _MOST)
    if not found and page.life.is_adult:
        found = [(event, words) for event, words in _stated_since(page, dt.date.min, 1) if is_alone(words)]
    return [each for each in found if not is_alone(each[1]) or _still_stands(each[0], page)]


def _still_stands(since: Event, page: Page) -> bool:
    if not since.when.dated:
        return False
    later = (event for event in page.life.events if event.when.first_day > since.when.last_day)
    return not any(event.kind in _CHANGED or cue("moved_in").search(event.fact) for event in later)


def _entries(page: Page) -> Iterator[Event]:
    """Of one adult's own file also those that name whom the worker spoke of: "allocated by Ms Hale. Lives alone"."""
    own_file = page.life.is_adult and len(page.chronology.subjects) == 1
    yield from reversed(page.life.events if own_file else page.life.surely.events)
    yield from page.life.undated


def _stated_since(page: Page, since: dt.date, most: int) -> list[tuple[Event, str]]:
    found: list[tuple[Event, str]] = []
    for event in _entries(page):
        if len(found) == most:
            break
        if event.when.dated and event.when.last_day < since:
            continue
        words = _stated_in(event, page)
        if words and not any(plain(words) == plain(other) for _, other in found):
            found.append((event, words))
    return found


def _stated_in(event: Event, page: Page) -> str:
    if event.restriction is not Restriction.NONE or event.key in page.life.retold or not _is_theirs(event, page):
        return ""
    if event.key in page.life.named and says_of_another_thing(f"{event.title}. {event.fact}"):
        return ""
    if words := _listed(event):
        return words
    spans = [event.fact[span.start : span.end].strip() for span in sentences(event.fact)]
    return next((words for words in spans if _says_who_lives(words, page)), "")


def _is_theirs(event: Event, page: Page) -> bool:
    """It is about this person and nobody else: "lives with mum" in a note of two may be of the other."""
    return about(event) <= {page.life.subject}


def _listed(event: Event) -> str:
    """A list of a household as its lines stand: it ends with its line, or one under a heading of its own before an empty one."""
    fact = plain(event.fact)
    lines = [" ".join(line.split()) for line in event.accounts[0].source.quote.splitlines()]
    for nth, line in enumerate(lines):
        if cue("household_heads").fullmatch(line):
            below = [*takewhile(bool, lines[nth + 1 :])][:_MOST_LINES]
            words = f"{line.rstrip(' :')}: {'; '.join(below)}"
            if below and all(plain(each) in fact for each in below):
                return words
        found = cue("household_list").match(line)
        if found is not None and len(line) > found.end() and plain(line) in fact:
            return line
    return ""


def _says_who_lives(words: str, page: Page) -> bool:
    """A list of a household; or a sentence that opens so, or with the person's name: "Lee lives with his brother" is of another home."""
    found = cue("household_list").search(words)
    if found is not None and len(words) > found.end():
        # "Asked if Dean is at home: nodded" is no list.
        return not found[0].casefold().startswith(("in ", "at ")) or not words[: found.start()].strip()
    found = cue("lives_with").search(words)
    if found is None or cue("lives_not").search(words) or (is_alone(words) and has_spouse(page)):
        return False
    before = (word for word in plain(words[: found.start()]).split() if not word.isdigit())
    return {*before} <= {*_own(page), *_SOMEBODY_S}


def is_alone(words: str) -> bool:
    """It says that somebody lives alone."""
    return cue("lives_alone").search(words) is not None


def has_spouse(page: Page) -> bool:
    """A husband or wife who has not died is told of: "lives alone" is then of another, or of before."""
    dead = {person.id for person in page.chronology.people if person.died is not None}
    ties = (each for each in page.chronology.relationships if each.to_person == page.life.subject)
    return any(each.kind.casefold() in _SPOUSES and each.from_person not in dead for each in ties)


_SPOUSES = frozenset({"husband", "wife", "spouse"})
_SOMEBODY_S = frozenset(
    {
        "subject",
        "name",
        "aged",
        "pt",
        "patient",
        "client",
        "child",
        "the",
        "both",
        "all",
        "children",
        "is",
        "are",
        "currently",
        "now",
        "still",
    }
)


def _own(page: Page) -> frozenset[str]:
    person = page.life.person
    names = (person.name, *person.known_as) if person else ()
    return frozenset(word for name in names for word in plain(name).split())


def found_there(words: str, event: Event, page: Page) -> bool:
    """Somebody grown up of the home by name, or by what they are, is told of as there, in bed or at the door, or as not there."""
    if group_of(event.kind) in _ELSEWHERE:
        return False
    named = _grown(page.chronology)
    return any(
        "".join(folded(found["who"])) in named or cue("grown_up").fullmatch(found["who"])
        for found in cue("found_there").finditer(words)
    )


@once(lambda chronology: (chronology.people, chronology.relationships, chronology.subjects))
def _grown(chronology: Chronology) -> frozenset[str]:
    """The names of those who are neither at work nor children; never the given name of a child of the family, whoever else has it."""
    related = {each.from_person for each in chronology.relationships if _OF_ONE_AGE.search(each.kind)}
    young = {*related, *chronology.subjects, *(p.id for p in chronology.people if p.kind is PersonKind.CHILD)}
    given = {name.given for person in chronology.people if person.id in young for name in names_of(person)}
    grown = (p for p in chronology.people if p.id not in young and p.kind not in _AT_WORK)
    words = {word for person in grown for name in names_of(person) for word in (name.given, name.family)}
    return frozenset(words - given - {""})
