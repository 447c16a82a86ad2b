"""PA1: safeguarding concerns about an adult: three in a year, or two of one type about one provider or person."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from analyzers.patterns.harm import concerns
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.told import found_in, says, themes_named
from analyzers.words import counted, dates, listed, times
from chronology.model import Event, Group, Kind, PersonKind, Strength

# How the record marks the one a concern is about; the names of such roles hold one of these.
_ALLEGED = ("alleged", "perpetrator", "source of risk", "provider", "responsible")
# Two words for one type of abuse.
_SAME = {"psychological": "emotional", "institutional": "organisational", "material": "financial"}


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of concerns, each once; then those of one type about one provider or person."""
    settings = ground.settings
    days, count = settings.whole("window_days"), settings.whole("count")
    raised = concerns.of(ground, Kind.SAFEGUARDING_CONCERN)
    shown: set[str] = set()
    for run in runs(raised, days, count):
        shown |= {event.key for event in run}
        yield _many(run, ground)
    rest = [event for event in raised if event.key not in shown]
    pairs = (run for alike in _alike(rest, ground) for run in runs(alike, days, settings.whole("alike_count")))
    for pair in concerns.joined(pairs):
        yield _same_type(pair, ground)


def _many(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    strong = len(run) >= settings.whole("strong_count")
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows {counted(len(run), 'safeguarding concern')}{_named(run)}, at least {settings.whole('count')} of "
            f"them within {settings.whole('window_days')} days: {dates(run)}.{_no_enquiry(run)}{concerns.not_counted(run, ground)}"
        ),
        evidence=run,
        strength=Strength.STRONG if strong else Strength.MODERATE,
    )


def _named(run: Sequence[Event]) -> str:
    """What they are about, by the words that name it, the most frequent first."""
    themes = Counter(theme for event in run for theme in themes_named(event))
    named = sorted(themes, key=lambda theme: (-themes[theme], theme))
    return f" (naming {listed(f'{theme} {times(themes[theme])}' for theme in named)})" if named else ""


def _no_enquiry(run: Sequence[Event]) -> str:
    """How many were recorded to lead to no enquiry: the same words each time are seen only side by side."""
    none = [event for event in run if says(event.outcome, "no_enquiry") or says(event.decision, "no_enquiry")]
    if not none:
        return ""
    told = counted(len(none), "is", "are").capitalize()
    return f" {told} recorded with no enquiry of {'its' if len(none) == 1 else 'their'} own: {dates(none)}."


def _alike(raised: Sequence[Event], ground: Ground) -> Iterator[Sequence[Event]]:
    """Concerns by the type of abuse they name and whom it is said of."""
    organisations = {person.id for person in ground.chronology.people if person.kind is PersonKind.ORGANISATION}
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in raised:
        for type_ in {_SAME.get(word, word) for word in found_in(event, "abuse_type")}:
            for whom in _said_of(event, organisations):
                groups[type_, whom].append(event)
    for key in sorted(groups):
        yield groups[key]


def _said_of(event: Event, organisations: set[str]) -> set[str]:
    """The alleged person, the provider or the setting that a concern names."""
    people = {
        part.person
        for part in event.people
        if any(word in part.role.casefold() for word in _ALLEGED)
        or (part.person in organisations and part.role != "referrer")
    }
    return people | ({f"place:{event.place.strip().casefold()}"} if event.place and event.place.strip() else set())


def _same_type(pair: Sequence[Event], ground: Ground) -> Shown:
    return Shown(
        anchor=pair[0],
        statement=(
            f"The record shows {counted(len(pair), 'safeguarding concern')} of one type about one provider, place or "
            f"person within {ground.settings.whole('window_days')} days: {dates(pair)}."
        ),
        evidence=pair,
        aspect="alike",
        title="Safeguarding concerns of one type",
    )


PATTERN = Pattern(
    name="repeat_safeguarding_concerns",
    rule="PA1",
    title="Repeated safeguarding concerns",
    data="safeguarding concerns",
    groups=frozenset({Group.REFERRAL}),
    find=find,
    counts=True,
    subject="adult",
)
