"""Appointments of one and the same service that were missed again and again, however far apart they were given."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.cues import cue, services_asked
from analyzers.lives import words_of
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.whose_missed import is_missed_by_them
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.told_days import ToldOn, first_told, of_known_days, quoted
from analyzers.patterns.windows import runs
from analyzers.told import text_of
from analyzers.words import counted, dates, listed, on
from chronology.model import Event, Kind, Strength
from chronology.prose.own_day import is_from_words, is_of_own_day

_MISSED = (Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED)
# An appointment that came in place of one not kept is given within this time, and its entry seldom names the service again.
_NEXT = dt.timedelta(days=120)
_OPENING = 4
"""Letters in which the names of one service are alike: dental, dentist."""
_MOST_KEPT = 3
_SHORT = 160
"""Characters of an entry that is quoted whole."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")


def missed_of_one_service(ground: Ground) -> Iterator[Shown]:
    """One finding for each service, named in the record's own words."""
    by_service: dict[str, list[Event]] = defaultdict(list)
    names: dict[str, str] = {}
    last: dict[str, tuple[str, Event]] = {}
    texts = _texts_of_notes(ground)
    for event in ground.life.of(*_MISSED):
        words = is_from_words(event)
        if not is_missed_by_them(event, ground) or (words and not _is_of_its_day(event)):
            continue
        service, named = _service(event, texts)
        agency = "" if words else (event.agency or "").casefold()
        if not service and agency and agency in last and event.when.first_day - last[agency][1].when.last_day <= _NEXT:
            service = last[agency][0]
        if service:
            by_service[service].append(event)
            names[service] = max(names.get(service, ""), named, key=len)
            last[agency] = service, event
    for service, missed in by_service.items():
        kept = _kept(service, missed, ground)
        came = {each.event.when.first_day for each in kept}
        missed = [event for event in missed if event.when.first_day not in came]  # noqa: PLW2901  # of these it is asked
        for run in runs(
            concerns.apart(missed, lambda event: int(event.key not in ground.life.named)),
            ground.settings.whole("one_service_days"),
            ground.settings.whole("count"),
        ):
            yield _shown(service, names[service], run, kept)


def _is_of_its_day(event: Event) -> bool:
    """Told of one known day of its own: "re-referred in October: not brought 29 November" missed nothing in October."""
    return is_of_own_day(event) and concerns.is_of_known_day(event)


def _texts_of_notes(ground: Ground) -> Mapping[str, str]:
    """The whole text of each note, by the key that the days it tells of share with it."""
    life = ground.life.whole or ground.life
    accounts = (account for event in life.events for account in event.accounts)
    return {
        note: text_of(account)
        for account in accounts
        for note, _, part in [account.key.partition("#")]
        if part == "note"
    }


def _service(event: Event, texts: Mapping[str, str]) -> tuple[str, str]:
    """The service an appointment was of, by a name of ours and by the record's words; empty where they do not say.

    A letter that lists days names it once, at the head of the line: "Dental: not brought 4 May; not brought 9 June".
    """
    found = _named(words_of(event))
    for account in () if found else filter(text_of, event.accounts):
        before, quote, _ = texts.get(account.key.partition("#")[0], "").partition(text_of(account))
        found = found or (_named(before.rpartition("\n")[2], last=True) if quote else None)
    return found or ("", "")


def _named(text: str, *, last: bool = False) -> tuple[str, str] | None:
    """The service that a text names, the last of several where that is asked for."""
    found = [(match.start(), service, match.group()) for service, match in _all_named(text)]
    if not found:
        return None
    _, service, named = max(found) if last else found[0]
    return service, named


def _all_named(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for service, pattern in services_asked().within(text):
        yield from ((service, match) for match in pattern.finditer(text))
    yield from ((match.group().casefold()[:_OPENING], match) for match in cue("appointment_of").finditer(text))


def _at_least(run: Sequence[Event]) -> str:
    """A text may tell of further ones in words that are not read."""
    return "at least " if any(map(is_from_words, run)) else ""


def _shown(service: str, named: str, run: Sequence[Event], told: Sequence[ToldOn]) -> Shown:
    first, last = run[0].when.first_day, run[-1].when.last_day + _NEXT
    kept = [each for each in told if first <= each.event.when.first_day <= last]
    statement = f"The record shows {_at_least(run)}{counted(len(run), 'appointment')} of one service (“{named}”) missed: {dates(run)}."
    if kept:
        statement += f" Told of as kept: {listed(quoted(each, on(each.event)) for each in kept[:_MOST_KEPT])}."
    return Shown(
        anchor=run[0],
        statement=statement,
        evidence=run,
        counter=[each.event for each in kept],
        aspect=f"one_service_{service}",
        title="Appointments of one service missed",
        strength=Strength.MODERATE,
    )


def _kept(service: str, missed: Sequence[Event], ground: Ground) -> list[ToldOn]:
    """Sentences that name the service and tell that somebody was brought or came: who brought them may stand there."""
    events, whose = of_known_days(ground)
    first = min(event.when.first_day for event in missed)

    def tells(text: str) -> str:
        parts = [text] if len(text) <= _SHORT else _SENTENCE.split(text)
        came = (part for part in parts if cue("appointment_kept").search(part))
        return next((part for part in came if any(name == service for name, _ in _all_named(part))), "")

    told = ((event, first_told(event, whose, tells)) for event in events if event.when.first_day >= first)
    return [ToldOn(event, words) for event, words in told if words]
