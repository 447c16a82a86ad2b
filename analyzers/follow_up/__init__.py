"""What later entries say of actions that have no day of completion, in their words; and what findings may make of it."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analyzers.follow_up.again import agreed_again, agreed_on, is_a_jotting, stood
from analyzers.follow_up.answers import Answers
from analyzers.follow_up.called_off import is_of_a_list, was_called_off, was_replaced
from analyzers.follow_up.entries import Entries, Told
from analyzers.follow_up.held import held_as
from analyzers.follow_up.mentioned import Mentions
from analyzers.follow_up.seeming import seems_done
from analyzers.follow_up.terms import Terms
from analyzers.follow_up.undone import is_thing
from analyzers.records import Records
from analyzers.spoken_of import whole_words
from chronology.hooks import Result
from chronology.model import Action, ActionStanding, Answer, Chronology, Event, Followed, When
from chronology.normalise import order_key
from chronology.practice import Practice
from chronology.prose.vocabulary import vocabulary_of

_TOLD_WITH_ANOTHER = (ActionStanding.AGREED_AGAIN, ActionStanding.LISTED_AGAIN, ActionStanding.NOT_HELD)
_DONE = (ActionStanding.SHOWN_DONE, ActionStanding.MAY_BE_DONE)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """One for each action of which the record tells more than that it was agreed."""
    actions = chronology.actions
    if all(action.done is not None for action in actions):
        return
    records, entries = Records(chronology.events), Entries(chronology, practice)
    mentions = Mentions(chronology, records, entries.names)
    texts = chain((action.text for action in actions), *(whole_words(event) for event in chronology.events))
    terms = Terms(vocabulary_of(practice.words).abbreviations, texts, entries.names, [each.text for each in actions])
    answers = Answers(chronology, terms, entries.called)
    later = dict(agreed_again(actions))
    found: dict[int, Told] = {}
    for place, action in enumerate(actions):
        if action.done is None and (was_called_off(action) or was_replaced(action, actions, terms)):
            found[place] = ActionStanding.NOT_HELD, ()
        elif action.done is None:
            anew = agreed_on(actions[later[place]]) if place in later else dt.date.max
            found[place] = entries.tell_of(action, anew)
            # What may have been done before it was agreed anew is another agreement.
            if found[place][0] in _DONE:
                later.pop(place, None)
            elif found[place][0] is ActionStanding.OPEN and place not in later:
                found[place] = mentions.tell_of(action, anew)
    before = _agreed_before(actions, later, records, found)
    told_by_itself = [place for place, (standing, _) in found.items() if standing not in _TOLD_WITH_ANOTHER]
    of_lists = frozenset(place for place in told_by_itself if is_of_a_list(actions[place], actions))
    listed = _listed_later(told_by_itself, of_lists, actions, answers)
    for place, last in listed.items():
        if _is_jotted_of(actions[place], actions[last]):
            continue
        before.setdefault(last, []).extend((*before.pop(place, ()), *filter(None, (_day_of(actions[place]),))))
    every: list[Followed] = []
    for place, (standing, shown) in found.items():
        by_itself = place in told_by_itself and place not in listed
        held = held_as(actions[place], chronology.events) if by_itself else ()
        same = [actions[each] for each, last in (*later.items(), *listed.items()) if last == place]
        answered = held or (_answered(actions[place], found[place], answers, mentions, same) if by_itself else ())
        told = Followed(
            action=place,
            standing=standing,
            shown_by=shown,
            agreed_before=tuple(sorted(dict.fromkeys(before.get(place, ())), key=lambda when: when.first_day)),
            answers=answered,
            listed_later=place in listed,
            seems_done=bool(held) or _seems_done(actions[place], answered, answers, terms),
        )
        every.append(told)
    yield from (told for told in _once(every, actions) if told != Followed(action=told.action))


def _seems_done(action: Action, answered: Sequence[Answer], answers: Answers, terms: Terms) -> bool:
    """By the latest words, where neither these are a thing of a list of what is left undone nor the action's own list says that it was not done."""
    words = [each.words for each in answered]
    undone = (words and answers.undone.lists(words[-1])) or "not done" in stood(action.text).casefold()
    return not undone and seems_done(action, words, terms)


def _once(every: Sequence[Followed], actions: Sequence[Action]) -> Iterator[Followed]:
    """What somebody jotted down as undone is told beside the action that it speaks of, where it is quoted there."""
    quoted = {words.words: told.action for told in every for words in told.answers}
    for told in every:
        text = " ".join(actions[told.action].text.split())
        elsewhere = any(is_thing(text, words) and by != told.action for words, by in quoted.items())
        is_told = elsewhere and is_a_jotting(actions[told.action])
        yield replace(told, listed_later=True, answers=(), seems_done=False) if is_told else told


def _answered(
    action: Action, told: Told, answers: Answers, mentions: Mentions, former: Sequence[Action]
) -> tuple[Answer, ...]:
    """The words of later entries by its own words; else of entries known to tell of it otherwise, or under another's name."""
    standing, shown = told
    known = shown if standing in (*_DONE, ActionStanding.SAID_NOT_DONE) else ()
    return (
        answers.to(action, former)
        or answers.of_entries(action, known)
        or answers.begun_by(mentions.of_owner(action, dt.date.max))
    )


def _listed_later(
    places: Sequence[int], of_lists: Collection[int], actions: Sequence[Action], answers: Answers
) -> Mapping[int, int]:
    """Each action that a later list has in other words, with its place in the last of them.

    What somebody jots down as undone is told with the last agreement of it, which has an owner or a day.
    """
    order = sorted(places, key=lambda place: agreed_on(actions[place]))
    found: dict[int, int] = {}
    for at, place in enumerate(order):
        for other in order[at + 1 :]:
            later = other in of_lists and agreed_on(actions[other]) > agreed_on(actions[place])
            if later and answers.same(actions[place], actions[other]):
                first, last = (other, place) if _is_jotted_of(actions[other], actions[place]) else (place, other)
                found[first] = last
    return {place: _last(place, found) for place in found}


def _is_jotted_of(later: Action, earlier: Action) -> bool:
    return is_a_jotting(later) and not is_a_jotting(earlier)


def _last(place: int, found: Mapping[int, int]) -> int:
    while place in found:
        place = found[place]
    return place


def _day_of(action: Action) -> When | None:
    return next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)


def _agreed_before(
    actions: Sequence[Action], later: Mapping[int, int], records: Records, found: dict[int, Told]
) -> dict[int, list[When]]:
    """When the same as each had been agreed before; how those stand is put among what was found."""
    before: dict[int, list[When]] = {}
    for place, latest in later.items():
        on_the_day = agreed_on(actions[latest])
        # The minutes of a meeting tell of earlier days too.
        told = sorted(
            records.told_by(actions[latest].account), key=lambda event: (_apart(event, on_the_day), order_key(event))
        )
        agreed = told[:1]
        # What two records of one meeting list was agreed once; what is listed later as undone was not agreed again.
        twice = agreed_on(actions[place]) >= agreed_on(actions[latest])
        standing = ActionStanding.LISTED_AGAIN if twice else ActionStanding.AGREED_AGAIN
        found[place] = (standing, tuple(event.key for event in agreed))
        if not twice:
            before.setdefault(latest, []).extend(filter(None, (actions[place].agreed_at or actions[place].due,)))
    return before


def _apart(event: Event, day: dt.date) -> int:
    return abs((event.when.first_day - day).days)
