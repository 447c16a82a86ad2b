"""A person's crises of mental health twice in two years, or low mood and anxiety told by two professionals in three months."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns, whose
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.told import found_in, tells
from analyzers.words import counted, dates
from chronology.model import Event, Group, Kind, PersonKind, Strength
from chronology.normalise import took_part

_CRISES = (Kind.MENTAL_HEALTH_CRISIS, Kind.SELF_HARM, Kind.OVERDOSE)
# An admission counts where its words say that it was for this.
_ADMISSIONS = (Kind.HOSPITAL_ADMISSION,)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of crises of one person; then of concerns that more than one professional recorded."""
    settings = ground.settings
    told = concerns.of(ground, *_CRISES, *_ADMISSIONS)
    crises = [event for event in told if event.kind in _CRISES or tells(event, "psychiatric")]
    anchors: set[str] = set()
    for run in _runs(crises, settings.whole("window_days"), settings.whole("count"), ground):
        anchor = next((event for event in run if event.key not in anchors), None)
        if anchor is not None:
            anchors.add(anchor.key)
            yield _crises(anchor, run, ground)
    low = concerns.of(ground, Kind.MENTAL_HEALTH_CONCERN)
    for run in _runs(low, settings.whole("mood_days"), settings.whole("professionals"), ground):
        anchor = next((event for event in run if event.key not in anchors), None)
        if anchor is not None and _told_by(run, ground) >= settings.whole("professionals"):
            anchors.add(anchor.key)
            yield _low_mood(anchor, run, ground)


def _runs(events: Sequence[Event], days: int, count: int, ground: Ground) -> Iterator[Sequence[Event]]:
    for own in whose.by_person(events, ground):
        yield from runs(concerns.apart(own), days, count)


def _told_by(run: Sequence[Event], ground: Ground) -> int:
    """How many professionals recorded it: by name, who wrote it, agency, or the title they are told of by."""
    professionals = {person.id for person in ground.chronology.people if person.kind is PersonKind.PROFESSIONAL}
    present = {
        part.person for event in run for part in event.people if part.person in professionals and took_part(part)
    }
    writers = {account.source.recorded_by for event in run for account in event.accounts if account.source.recorded_by}
    titles = frozenset().union(*(found_in(event, "professional") for event in run))
    return max(len(present), len(writers), len(titles), concerns.sources(run))


def _crises(anchor: Event, run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    against = _treated(run, ground)
    strong = len(run) >= settings.whole("strong_count") and not against
    return Shown(
        anchor=anchor,
        statement=(
            f"The record shows {counted(len(run), 'crisis', 'crises')} of mental health, with self-harm and admissions "
            f"counted, that may be of one person, at least {settings.whole('count')} of them within "
            f"{settings.whole('window_days')} days: {dates(run)}.{whose.unnamed_words(run, ground)}{_told_of(against)}"
        ),
        evidence=run,
        counter=against,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


def _low_mood(anchor: Event, run: Sequence[Event], ground: Ground) -> Shown:
    against = _treated(run, ground)
    return Shown(
        anchor=anchor,
        statement=(
            f"The record shows {counted(len(run), 'entry', 'entries')} of low mood or anxiety as a concern, told by more "
            f"than one professional or service within {ground.settings.whole('mood_days')} days: {dates(run)}."
            f"{whose.unnamed_words(run, ground)}{_told_of(against)}"
        ),
        evidence=run,
        counter=against,
        aspect="low_mood",
    )


def _treated(run: Sequence[Event], ground: Ground) -> list[Event]:
    """Treatment of the same person from the first of the entries to a time after the last."""
    until = run[-1].when.last_day + dt.timedelta(days=ground.settings.whole("counter_days"))
    treated = ground.life.of(Kind.MENTAL_HEALTH_TREATMENT)
    near = [event for event in treated if run[0].when.first_day <= event.when.first_day <= until]
    return whose.of_same(near, run, ground)


def _told_of(treated: Sequence[Event]) -> str:
    return f" Treatment is recorded as well: {dates(treated)}." if treated else ""


PATTERN = Pattern(
    name="mental_health_repetition",
    rule="mental_health_repetition",
    title="Repeated concern about mental health",
    data="mental health",
    groups=frozenset({Group.MENTAL_HEALTH}),
    find=find,
    counts=True,
)
