"""What later entries tell of actions that have no day of completion: done, perhaps done, said not to be, or agreed anew."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from analyzers.follow_up.again import agreed_again, agreed_on
from analyzers.follow_up.called_off import was_called_off
from analyzers.follow_up.entries import Entries, Told
from analyzers.follow_up.mentioned import Mentions
from analyzers.records import Records
from chronology.hooks import Result
from chronology.model import Action, ActionStanding, Chronology, Event, Followed, When
from chronology.normalise import order_key
from chronology.practice import Practice

_DONE = (ActionStanding.SHOWN_DONE, ActionStanding.MAY_BE_DONE)


def analyse(chronology: Chronology, practice: Practice) -> Iterator[Result]:
    """One for each action of which the record tells more than that it was agreed."""
    actions = chronology.actions
    if all(action.done is not None for action in actions):
        return
    records, entries = Records(chronology.events), Entries(chronology, practice)
    mentions = Mentions(chronology, records, entries.names)
    later = dict(agreed_again(actions))
    found: dict[int, Told] = {}
    for place, action in enumerate(actions):
        if action.done is None and was_called_off(action):
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
    for place, (standing, shown) in found.items():
        if standing is not ActionStanding.OPEN or place in before:
            yield Followed(action=place, standing=standing, shown_by=shown, agreed_before=tuple(before.get(place, ())))


def _agreed_before(
    actions: Sequence[Action], later: Mapping[int, int], records: Records, found: dict[int, Told]
) -> Mapping[int, list[When]]:
    """When the same as each had been agreed before; how those stand is put among what was found."""
    before: dict[int, list[When]] = {}
    for place, latest in later.items():
        on_the_day = agreed_on(actions[latest])
        # The minutes of a meeting tell of earlier days too.
        told = sorted(
            records.told_by(actions[latest].account), key=lambda event: (_apart(event, on_the_day), order_key(event))
        )
        agreed = told[:1]
        # What two records of one meeting list was agreed once.
        twice = agreed_on(actions[place]) == agreed_on(actions[latest])
        standing = ActionStanding.LISTED_AGAIN if twice else ActionStanding.AGREED_AGAIN
        found[place] = (standing, tuple(event.key for event in agreed))
        if not twice:
            before.setdefault(latest, []).extend(filter(None, (actions[place].agreed_at or actions[place].due,)))
    return before


def _apart(event: Event, day: dt.date) -> int:
    return abs((event.when.first_day - day).days)
