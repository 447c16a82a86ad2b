"""Where the person lives and with whom: the home that is recorded, what entries tell of it, and the family on record."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.spans import LOOKED_AFTER
from analyzers.summary import comers
from analyzers.summary.conditions import barred_since
from analyzers.summary.household import found_there, has_spouse, is_alone, stated
from analyzers.summary.said import Page, Said
from analyzers.words import as_far_as, in_words, is_by_kind, listed, on, titled
from chronology.dates import describe
from chronology.model import Event, Group, Kind, Membership, PersonKind, PlaceKind, Restriction, Theme
from chronology.people import AS_TOLD, plain, withheld
from chronology.practice import group_of, title_of
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

# Who came, left or was there, and where the person moved; the gravest sign of an adult nobody knows is its own finding.
_OF_HOME = (
    *(Kind.HOUSEHOLD_JOINED, Kind.HOUSEHOLD_LEFT, Kind.UNKNOWN_ADULT_PRESENT, Kind.INFORMAL_CARE),
    *(Kind.RETURNED_HOME, Kind.TEMPORARY_ACCOMMODATION, Kind.HOMELESSNESS, Kind.EVICTION, Kind.RESPITE_STAY),
    *(Kind.CARE_HOME_MOVE, Kind.ADDRESS_CHANGED),
)
_MOST_TOLD, _MOST_KIN, _LEAST = 4, 8, 2
# Who lives in a home changes: what was told longer ago says nothing of now.
_OF_LATE = dt.timedelta(days=183)
# A record of who came or left stands until the next, and for two years at most.
_OF_RECORDS = dt.timedelta(days=730)
_SHORT, _LONG, _FEW = 60, 170, 2
_IN_THE_HOME = frozenset({Group.VISIT, Group.STRATEGY_DISCUSSION})
_FAMILY = "family"
_QUOTES = re.compile("[“”]")
# Whose partner or child it is, the word alone does not say.
_OF_ANOTHER = frozenset({"partner", "boyfriend", "girlfriend", "husband", "wife", "child", "son", "daughter", "spouse"})


def say(page: Page) -> Iterator[Said]:
    """The home on record, or that none is; then what entries tell, and who the family are where no home names them."""
    recorded, told = [*_recorded(page)], [*_lives_with(page)]
    yield from (*recorded, *told)
    yield from _told(page)
    unknown = "" if told or told_of_home(page) else "No list of who lives in the home is read."
    if not recorded and (text := f"{unknown}{_kin(page)}".strip()):
        yield _said("no_household", text, [])
    yield from comers.say(page)


def _recorded(page: Page) -> Iterator[Said]:
    """Where the person was last recorded to live and with whom, of the homes that no end is recorded of."""
    homes = [
        (place, member)
        for place in page.chronology.places
        if place.kind is PlaceKind.HOUSEHOLD
        for member in place.members
        if member.person == page.life.subject and is_there(member, page)
    ]
    if not homes:
        return
    # Of several that nobody recorded an end of, the one begun last.
    place, own = max(homes, key=lambda home: (_begun(home[1]), home[0].id))
    hidden = withheld(place, page.chronology.people)
    where = "recorded; not named, because an address is protected" if hidden else place.name or "a home without a name"
    since = f", since {describe(own.when)}" if own.when is not None and own.when.dated else ""
    people = {person.id: person.name for person in page.chronology.people}
    others = [member.person for member in place.members if member.person != own.person and is_there(member, page)]
    named = list(dict.fromkeys(people.get(id_) or "somebody not identified" for id_ in others))
    company = f", with {listed(named)}" if named else ""
    yield Said(theme=Theme.STATUS, rule="household", text=f"Lives at: {where}{since}{company}, as last recorded.")


def _begun(member: Membership) -> dt.date:
    return member.when.first_day if member.when is not None and member.when.dated else dt.date.min


def _lives_with(page: Page) -> Iterator[Said]:
    """What entries say of who lives with the person, in their own words."""
    if told := stated(page):
        parts = [f"“{_whole(words)}”, {on(event) if event.when.dated else 'no day given'}" for event, words in told]
        of_several = ", the latest first" if len(parts) > 1 else ""
        text = f"Who lives in the home{of_several}: {'; '.join(parts)}."
        yield _said("lives_with", text, [event for event, _ in told])


def _whole(words: str) -> str:
    words = _QUOTES.sub("", " ".join(words.split())).rstrip(".")
    return words if len(words) <= _LONG else as_far_as(words, _LONG)


def told_of_home(page: Page) -> list[tuple[Event, str]]:
    """The latest that entries tell of who lives, stays or was found in the home, with their words; old ones are no answer."""
    since = page.chronology.as_at - _OF_LATE
    if barred := barred_since(page):
        # Whom bail keeps away since then was there before it.
        since = max(since, barred)
    told: list[tuple[Event, str]] = []
    for event in reversed([event for event in page.life.events if _may_tell(event, page)]):
        if len(told) == _MOST_TOLD:
            break
        if event.when.dated and event.when.last_day < since and not _stands(event, page):
            continue
        words = _of_the_home(event, page)
        if words and not any(words in other or other in words for _, other in told):
            told.append((event, words))
    return told


def _stands(event: Event, page: Page) -> bool:
    """A system's own record of who came to live there or left."""
    is_move = event.kind in (Kind.HOUSEHOLD_JOINED, Kind.HOUSEHOLD_LEFT) and is_record(event, page.chronology)
    return is_move and event.when.last_day >= page.chronology.as_at - _OF_RECORDS


def _may_tell(event: Event, page: Page) -> bool:
    """A visit finds who is in the home, also where its words name somebody who was seen there; so does all of one adult's own file."""
    if event.key not in page.life.named:
        return True
    own_file = page.life.is_adult and len(page.chronology.subjects) == 1
    return (own_file or group_of(event.kind) in _IN_THE_HOME) and not says_of_another_thing(
        f"{event.title}. {event.fact}"
    )


def _told(page: Page) -> Iterator[Said]:
    lives = [_whole(words) for _, words in stated(page)]
    # Told already of who lives there.
    if told := [(event, words) for event, words in told_of_home(page) if _whole(words) not in lives]:
        parts = [f"“{words}”, {on(event)}{_of_what(event, words)}" for event, words in told]
        # Who lives somewhere else is told of the home of their family.
        whose = "the family's home" if any(page.open_spans(LOOKED_AFTER)) else "the home"
        text = f"Who or what was seen or said to be in {whose}, the latest first: {'; '.join(parts)}."
        yield _said("home_told", text, [event for event, _ in told])


def _of_what(event: Event, words: str) -> str:
    """What the entry is, where its record calls it something: whose words they are is easier seen so."""
    title = titled(event).rstrip(".")
    is_own = (
        title != title_of(event.kind)
        and not is_by_kind(event)
        and len(title) <= _SHORT
        and not event.fact.startswith(title)
    )
    return f" ({title})" if is_own and title.casefold() not in words.casefold() else ""


def _of_the_home(event: Event, page: Page) -> str:
    """What a record of a move says; of a text the sentences that tell of the home, and nothing where none does."""
    if event.restriction is not Restriction.NONE or not event.fact or not _has_both_ends(event):
        return ""
    if event.kind in _OF_HOME and is_record(event, page.chronology):
        # An address is told by the place it belongs to, which knows whether it may be.
        return "" if event.kind is Kind.ADDRESS_CHANGED and _is_hidden(page) else in_words(event)
    # What somebody said where they were alone is put before nobody of the family.
    if event.key in page.life.retold or (page.chronology.profile == _FAMILY and cue("says_alone").search(event.fact)):
        return ""
    return _sentences_of_home(event, page)


def _sentences_of_home(event: Event, page: Page) -> str:
    """From the first sentence that tells of the home to the last, with the short one before it that says who "she" is."""
    text = " ".join(event.fact.partition(" | ")[0].split())
    spans = [*sentences(text)]
    parts = [text[span.start : span.end] for span in spans]
    found = [
        n
        for n, part in enumerate(parts)
        if _tells_of_home(part, event, page) and not any(map(cue("at_play").search, parts[max(0, n - 1) : n + 1]))
    ]
    if not found:
        return ""
    first, last = found[0], found[-1]
    # "Sleeps there." and "She ..." say who only with what stands before them.
    opens = cue("opens_with_pronoun").match(text[spans[first].start :]) or len(parts[first].split()) <= _FEW
    if opens and first and spans[first - 1].end - spans[first - 1].start <= _SHORT:
        first -= 1
    # Words somebody said are told to the end of what they said.
    while text[spans[first].start : spans[last].end].count('"') % 2 and last + 1 < len(spans):
        last += 1
    words = _QUOTES.sub("", text[spans[first].start : spans[last].end]).rstrip(".")
    return words if len(words) <= _LONG else as_far_as(words, _LONG)


def _tells_of_home(words: str, event: Event, page: Page) -> bool:
    """It tells of the home as it is, and not of where a child of the file fell asleep."""
    # Who asks whether somebody lives there does not say it.
    if words.rstrip().endswith("?") or cue("home_not_so").search(words) or cue("of_the_client").match(words):
        return False
    if is_alone(words) and has_spouse(page):
        return False
    if found_there(words, event, page):
        return True
    of_a_child = cue("of_children").search(words) or _names_a_child(words, page)
    return cue("home_told").search(words) is not None and not (cue("asleep").search(words) and of_a_child)


def _names_a_child(words: str, page: Page) -> bool:
    named = set(plain(words).split())
    children = (person for person in page.chronology.people if person.kind is PersonKind.CHILD or person.is_subject)
    return any(set(plain(child.name).split()[:1]) & named for child in children if child.name)


def _has_both_ends(event: Event) -> bool:
    """It was then, and not some time after or before: of the latest of several an open date says nothing."""
    return event.when.earliest is not None and event.when.latest is not None


def _is_hidden(page: Page) -> bool:
    chronology = page.chronology
    return any(person.protected_address for person in chronology.people) or any(p.protected for p in chronology.places)


def _kin(page: Page) -> str:
    """Who the record says is what to the person or to one of their kin, where they live or do not; then whom entries call so."""
    people = {person.id: person.name for person in page.chronology.people if person.name}
    subject = page.life.subject or ""
    relations = [each for each in page.chronology.relationships if not each.basis and each.from_person in people]
    called = {
        each.from_person: each.kind
        for each in page.chronology.relationships
        if each.basis == AS_TOLD and each.to_person == subject
    }
    named: dict[str, str] = {}
    for each in relations:
        if each.to_person == subject:
            named.setdefault(each.from_person, each.kind)
    near = dict(named)
    for each in relations:
        if each.to_person in near and each.from_person not in {subject, *named}:
            named[each.from_person] = f"{each.kind} of {people[each.to_person]}"
    # Whoever has died lives nowhere; whose kin they were is told all the same.
    dead = {person.id for person in page.chronology.people if person.died is not None}
    living = {id_: name for id_, name in people.items() if id_ not in dead}
    recorded = _parts(living, named)
    told = _parts(living, {person: kind for person, kind in called.items() if person not in named})
    family = f" Family on record (not where they live): {listed(recorded)}." if recorded else ""
    return family + (f" Family named in entries (not where they live): {listed(told)}." if told else "")


def _parts(people: Mapping[str, str], named: Mapping[str, str]) -> list[str]:
    return [f"{people[person]} ({kind})" for person, kind in named.items() if person in people][:_MOST_KIN]


def _said(rule: str, text: str, evidence: list[Event]) -> Said:
    return Said(theme=Theme.STATUS, rule=rule, text=text, evidence=evidence)


def is_there(member: Membership, page: Page) -> bool:
    """Not said to have come after the day of the document or to have left before it."""
    day = page.chronology.as_at
    begun = member.when is None or not member.when.dated or member.when.first_day <= day
    return begun and (member.until is None or not member.until.dated or member.until.last_day >= day)
