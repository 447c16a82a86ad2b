"""PA1: three or more safeguarding concerns about an adult in a year."""

from collections.abc import Iterator

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import runs
from analyzers.words import counted, dates
from chronology.model import Group, Kind, Strength


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of concerns, each once."""
    settings = ground.settings
    days, count = settings.whole("window_days"), settings.whole("count")
    for run in runs(ground.life.of(Kind.SAFEGUARDING_CONCERN), days, count):
        strong = len(run) >= settings.whole("strong_count")
        yield Shown(
            anchor=run[0],
            statement=(
                f"The record shows {counted(len(run), 'safeguarding concern')}, at least {count} of them within "
                f"{days} days: {dates(run)}."
            ),
            evidence=run,
            strength=Strength.STRONG if strong else Strength.MODERATE,
        )


PATTERN = Pattern(
    name="repeat_safeguarding_concerns",
    rule="PA1",
    title="Repeated safeguarding concerns",
    data="safeguarding concerns",
    groups=frozenset({Group.REFERRAL}),
    find=find,
    subject="adult",
)
