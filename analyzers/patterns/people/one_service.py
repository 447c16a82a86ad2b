"""Appointments of one and the same service that were missed again and again, however far apart they were given."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analyzers.cues import cue, services_asked
from analyzers.own_day import is_from_words, is_of_own_day
from analyzers.patterns.harm import concerns
from analyzers.patterns.harm.whose_missed import is_missed_by_them
from analyzers.patterns.shape import Ground, Shown
from analyzers.patterns.windows import runs
from analyzers.words import counted, dates
from chronology.model import Event, Kind, Strength

_MISSED = (Kind.NOT_BROUGHT, Kind.APPOINTMENT_MISSED)
# An appointment that came in place of one not kept is given within this time, and its entry seldom names the service again.
_NEXT = dt.timedelta(days=120)


def missed_of_one_service(ground: Ground) -> Iterator[Shown]:
    """One finding for each service, named in the record's own words."""
    by_service: dict[str, list[Event]] = defaultdict(list)
    names: dict[str, str] = {}
    last: dict[str, tuple[str, Event]] = {}
    for event in ground.life.of(*_MISSED):
        words = is_from_words(event)
        if not is_missed_by_them(event, ground) or (words and not is_of_own_day(event)):
            continue
        service, named = _service(event)
        agency = "" if words else (event.agency or "").casefold()
        if not service and agency and agency in last and event.when.first_day - last[agency][1].when.last_day <= _NEXT:
            service = last[agency][0]
        if service:
            by_service[service].append(event)
            names.setdefault(service, named)
            last[agency] = service, event
    for service, missed in by_service.items():
        for run in runs(
            concerns.apart(missed, lambda event: int(event.key not in ground.life.named)),
            ground.settings.whole("one_service_days"),
            ground.settings.whole("count"),
        ):
            yield _shown(service, names[service], run)


def _service(event: Event) -> tuple[str, str]:
    """The service an appointment was of, by a name of ours and by the record's words; empty where they do not say."""
    text = " ".join(text for each in (event, *event.accounts) for text in (each.title, each.fact) if text)
    for service, named in services_asked().found(text):
        return service, named.group()
    found = cue("appointment_of").search(text)
    return (found.group().casefold()[:6], found.group()) if found else ("", "")


def _at_least(run: Sequence[Event]) -> str:
    """A text may tell of further ones in words that are not read."""
    return "at least " if any(map(is_from_words, run)) else ""


def _shown(service: str, named: str, run: Sequence[Event]) -> Shown:
    return Shown(
        anchor=run[0],
        statement=f"The record shows {_at_least(run)}{counted(len(run), 'appointment')} of one service (“{named}”) missed: {dates(run)}.",
        evidence=run,
        aspect=f"one_service_{service}",
        title="Appointments of one service missed",
        strength=Strength.MODERATE,
    )
