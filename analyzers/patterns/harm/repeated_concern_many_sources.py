"""P18: three or more agencies that each told of one theme of concern within two years."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart
from analyzers.tables import themes
from analyzers.told import themes_named
from analyzers.words import counted, dates, listed
from chronology.model import Event, Group, Kind, Strength

_REFERRALS = (Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN)


def find(ground: Ground) -> Iterator[Shown]:
    """For each theme the stretches in which enough agencies told of it."""
    for theme, events in _by_theme(ground).items():
        for stretch in concerns.joined(_together(events, ground)):
            yield _shown(theme, stretch, ground)


def _by_theme(ground: Ground) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in concerns.of(ground, *sorted({*themes(), *_REFERRALS})):
        if teller(event):
            for theme in themes_named(event) if event.kind in _REFERRALS else (themes()[event.kind],):
                found[theme].append(event)
    return found


def agency(event: Event) -> str:
    """Who told of it: of a referral the referrer's agency, where that is recorded. Told by two, it still has one teller."""
    referrers = [part.agency for part in event.people if part.role == "referrer" and part.agency]
    return (referrers[0] if referrers else event.agency or "").strip()


def teller(event: Event) -> str:
    """The same without regard to case."""
    return agency(event).casefold()


def _together(events: Sequence[Event], ground: Ground) -> Iterator[Sequence[Event]]:
    """Each time another agency told of it, with the nearest that others told within the time before."""
    days, count = ground.settings.whole("window_days"), ground.settings.whole("sources")
    latest: dict[str, Event] = {}
    for event in events:
        latest[teller(event)] = event
        near = [other for other in latest.values() if days_apart(other, event) <= days]
        if len(near) >= count:
            yield sorted(near, key=lambda other: (other.when.first_day, other.key))


def _shown(theme: str, stretch: Sequence[Event], ground: Ground) -> Shown:
    agencies = sorted({teller(event): agency(event) for event in stretch}.values(), key=str.casefold)
    tellers = {teller(event) for event in stretch}
    strong = len(tellers) >= ground.settings.whole("strong_sources")
    return Shown(
        anchor=stretch[0],
        statement=(
            f"The record shows concern about {theme} told by {counted(len(tellers), 'agency', 'agencies')} "
            f"({listed(agencies)}), at least {ground.settings.whole('sources')} of them within "
            f"{ground.settings.whole('window_days')} days: {dates(stretch)}."
        ),
        evidence=stretch,
        aspect=theme.replace(" ", "_"),
        title=f"One concern from several agencies: {theme}",
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


PATTERN = Pattern(
    name="repeated_concern_many_sources",
    rule="P18",
    title="One concern from several agencies",
    data="concerns of which an agency is named",
    groups=frozenset(
        {Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.MISSING, Group.SUBSTANCE_MISUSE, Group.MENTAL_HEALTH}
        | {Group.REFERRAL, Group.HOUSING, Group.EDUCATION, Group.MISSED_APPOINTMENT, Group.HEALTH}
    ),
    find=find,
)
