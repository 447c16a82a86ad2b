"""A service, course or test that was agreed, and told of as not done: again and again, or until long afterwards."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzers.cues import cue, services_asked
from analyzers.patterns.shape import Ground, Shown
from analyzers.words import dates, on, quoted_words
from chronology.model import Account, Action, Event, Group, Kind, Restriction, Strength
from chronology.practice import group_of

_AGREEING = frozenset({Group.PLAN, Group.CONFERENCE, Group.REVIEW, Group.LEGAL, Group.STRATEGY_DISCUSSION})
# "Advocate: asked for twice. Still none."
# "(3) will do (4) not signed": what is said of one of several numbered things says nothing of the next.
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?!Still (?:none|nothing|not|no)\b)|\n|\s+(?=\(\d{1,2}\)\s)")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_MISSED = frozenset({Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED})
_LONGEST = 250
_STOPS = " .;!?"
# "Request never sent, my error. Sent." is done on that day.
_AND_NOW = re.compile(
    r"\W*(?:now |since |all )?(?:sent|done|made|booked|completed|gone)(?: (?:now|today|in))?\s*[.;!]", re.IGNORECASE
)
_ASKED, _NOT_DONE, _DONE = "asked", "not_done", "done"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence of an entry says of a service, in the words by which it names it."""

    event: Event
    named: str
    how: str
    words: str = ""

    @property
    def day(self) -> dt.date:
        return self.event.when.first_day


def not_taken_up(ground: Ground) -> Iterator[Shown]:
    """One finding for each service that was told of as not done, since it was last done if it ever was."""
    by_service: dict[str, dict[str, _Told]] = defaultdict(dict)
    # A day that a note speaks of ("not from August nor February") is none on which that was said, where the note has its own.
    for of_mentions in (False, True):
        for event in ground.life.events:
            for service, sentence, told in _told_in(event, of_mentions=of_mentions):
                by_service[service].setdefault(sentence, told)
    for service, sentence, told in _agreed(ground):
        by_service[service].setdefault(sentence, told)
    for service, said in by_service.items():
        yield from _shown(service, _one_a_day([*said.values()]), ground)


def _agreed(ground: Ground) -> Iterator[tuple[str, str, _Told]]:
    """What the actions of plans and meetings ask for, on the day they were agreed.

    One that names somebody may be another's than what is told later without a name.
    """
    names = {part.casefold() for person in ground.chronology.people for part in person.name.split()}
    for action in ground.agreed.actions:
        if any(word.casefold() in names for word in _CAPITAL.findall(action.text)):
            continue
        agreed = next(filter(None, (_agreed_at(event, action) for event in ground.life.events)), None)
        for service, found in services_asked().found(action.text):
            if agreed is not None:
                yield service, f"{action.text} {agreed.key}", _Told(agreed, found.group(), _ASKED)


def _agreed_at(event: Event, action: Action) -> Event | None:
    """The entry that tells an action and is of the day on which it was agreed."""
    if not action.account or action.agreed_at is None or not action.agreed_at.dated:
        return None
    told = any(account.key.partition("#")[0] == action.account for account in event.accounts)
    return event if told and event.when.first_day == action.agreed_at.first_day else None


def _told_in(event: Event, *, of_mentions: bool) -> Iterator[tuple[str, str, _Told]]:
    texts = tuple(_texts(event, of_mentions=of_mentions))
    if not any(map(services_asked().may_be_in, texts)):
        return
    sentences = dict.fromkeys(part for text in texts for part in _SENTENCE.split(text))
    # A table that was set as one line says nothing of one row by the words of another.
    behind = dict(pairwise([*sentences, ""]))
    for sentence in (each for each in sentences if len(each) <= _LONGEST):
        for service, found in services_asked().found(sentence):
            if how := _DONE if _AND_NOW.match(behind[sentence]) else _how(sentence, event):
                yield service, sentence.strip(_STOPS), _Told(event, found.group(), how, sentence.strip(_STOPS))


def _texts(event: Event, *, of_mentions: bool) -> Iterator[str]:
    accounts = [account for account in event.accounts if _is_mention(account) is of_mentions]
    tellings = (event, *accounts) if len(accounts) == len(event.accounts) else accounts
    for each in tellings:
        yield from filter(None, (each.fact, each.action, each.decision, each.outcome, _whole(each.title)))
    yield from (account.source.quote for account in accounts if account.source.quote)


def _is_mention(account: Account) -> bool:
    return account.key.partition("#")[2].startswith("mention-")


def _whole(title: str) -> str:
    """A title that is no more than the first words of what is told says nothing that is not there."""
    return "" if title.endswith("…") else title


def _how(sentence: str, event: Event) -> str:
    """Whether it was done, was not, or is only agreed; empty where it is spoken of in another way."""
    if cue("service_not_done").search(sentence):
        return _NOT_DONE
    if cue("service_asked").search(sentence):
        return _ASKED
    if cue("service_done").search(sentence):
        return _DONE
    return _ASKED if group_of(event.kind) in _AGREEING and re.search(r"\bby \d", sentence) else ""


def _one_a_day(told: Sequence[_Told]) -> list[_Told]:
    """Of one day what says most: that it was done, else that it was not; an entry of the meeting before others."""
    weight = (_DONE, _NOT_DONE, _ASKED)
    ordered = sorted(
        told, key=lambda one: (one.day, weight.index(one.how), group_of(one.event.kind) not in _AGREEING, one.event.key)
    )
    return list({one.day: one for one in reversed(ordered)}.values())[::-1]


def _shown(service: str, told: Sequence[_Told], ground: Ground) -> Iterator[Shown]:
    """Each stretch up to its being done; what was done in good time, or of which nobody said that it was not, is none."""
    stretch: list[_Told] = []
    ends: Sequence[_Told | None] = [*told, None]
    for number, one in enumerate(ends):
        if one is not None and one.how != _DONE:
            stretch.append(one)
            continue
        if len(stretch) > 1 and any(each.how == _NOT_DONE for each in stretch) and not _only_missed(stretch, one):
            days = (one.day - stretch[0].day).days if one else 0
            if one is None or days >= ground.settings.whole("taken_up_days"):
                yield _late_or_never(stretch, one, f"not_taken_up_{service}{number}")
        stretch = []


def _only_missed(stretch: Sequence[_Told], done: _Told | None) -> bool:
    """Appointments that nobody is told to have asked for and that were missed: that is told as such, and none may have been the last."""
    asked = any(one.how == _ASKED for one in stretch)
    return done is None and not asked and any(one.event.kind in _MISSED for one in stretch)


def _late_or_never(stretch: Sequence[_Told], done: _Told | None, aspect: str) -> Shown:
    asked = [one.event for one in stretch if one.how == _ASKED]
    undone = [one.event for one in stretch if one.how == _NOT_DONE]
    named = f"“{stretch[0].named}”"
    last = f"told of as done or begun on {on(done.event)}" if done else "no entry that it was done"
    # In the order of time: what was asked for again after it had not been done was not first agreed then.
    told = [
        (min(event.when.first_day for event in events), words)
        for events, words in ((asked, "agreed or asked for"), (undone, "told of as not done or not begun"))
        if events
    ]
    steps = {"agreed or asked for": asked, "told of as not done or not begun": undone}
    parts = [f"{words} on {dates(steps[words])}" for _, words in sorted(told, key=lambda each: each[0])]
    return Shown(
        anchor=stretch[0].event,
        statement=f"The record shows {named} {', '.join(parts)}, and {last}.{'' if done else _last_words(stretch)}",
        evidence=tuple(one.event for one in (*stretch, *([done] if done else []))),
        aspect=aspect,
        title="Agreed and taken up late" if done else "Agreed and not taken up",
        strength=Strength.STRONG if done is None and len(undone) > 2 else Strength.MODERATE,
    )


def _last_words(stretch: Sequence[_Told]) -> str:
    """The latest sentence that says that it was not done, as far as it may go to everyone."""
    said = [one for one in stretch if one.how == _NOT_DONE and one.words and one.event.restriction is Restriction.NONE]
    return f" The last words of it: “{quoted_words(said[-1].words)}” ({on(said[-1].event)})." if said else ""
