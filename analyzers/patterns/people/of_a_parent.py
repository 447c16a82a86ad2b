"""Appointments with a service for drink or drugs that a parent did not keep: told as theirs, in the record's words.

They are no missed appointments of the child. What a parent does or does not take up of such help is what a conference asks after,
and it is seldom told in one place: an alcohol service says one thing on the telephone and the parent another at home.
"""

import re
from collections.abc import Iterator

from analyzers.cues import cue
from analyzers.patterns.people.of_whom_missed import is_small_somewhere
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import ToldOn, first_told, of_known_days, quoted
from analyzers.words import listed, on
from chronology.model import Strength
from chronology.prose.sentences import sentences

# "Brook Lane alcohol service", "Stepwell (drug and alcohol service)", "at Stepwell for an alcohol assessment".
_OF_DRINK = re.compile(
    r"\b(?P<name>[A-Z][\w'\u2019]{2,}(?: [A-Z][\w'\u2019]{2,})?)(?:,| for(?: an?)?|,? the)? \(?(?:(?:drugs?|alcohol|substance|drink|recovery|addictions?)(?: and | & |/| )){1,2}"
    r"(?:misuse )?(?:service|team|worker|project|clinic|assessment|support)"
)
_LEAST, _MOST = 2, 4


def missed_of_a_parent(ground: Ground) -> Iterator[Shown]:
    """One finding for each such service of which entries of several days tell that it was not attended."""
    if ground.life.is_adult:
        return
    for name in _services(ground):
        found = _not_kept(name, ground)
        if len(found) >= _LEAST:
            yield _shown(name, found)


def _services(ground: Ground) -> list[str]:
    """The names that the record gives a service for drink or drugs; no word that it writes small as well."""
    life = ground.life.whole or ground.life
    named = {found["name"] for words in life.words for found in _OF_DRINK.finditer(words)}
    return sorted(name for name in named if not is_small_somewhere(name.split()[0], life))


def _not_kept(name: str, ground: Ground) -> list[ToldOn]:
    events, whose = of_known_days(ground)
    called = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)

    def tells(text: str) -> str:
        said = (text[span.start : span.end] for span in sentences(text) if called.search(text[span.start : span.end]))
        return next(
            (each for each in said if cue("service_not_kept").search(each) and not cue("kept_it").search(each)), ""
        )

    found: list[ToldOn] = []
    for event in events:
        words = first_told(event, whose, tells)
        if words and not any(each.words == words or each.event.when == event.when for each in found):
            found.append(ToldOn(event, words))
    return found


def _shown(name: str, found: list[ToldOn]) -> Shown:
    told = [quoted(each, f"one entry {on(each.event)}") for each in found[-_MOST:]]
    return Shown(
        anchor=found[0].event,
        statement=f"The record tells of appointments with “{name}”, a service for drink or drugs, that a grown-up did not keep: {listed(told)}.",
        evidence=[each.event for each in found],
        aspect="of_a_parent",
        of=name.casefold().replace(" ", "_"),
        title="A parent's appointments with a service not kept",
        strength=Strength.MODERATE,
    )
