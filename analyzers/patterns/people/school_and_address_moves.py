"""P16: three changes of school or address in two years, or a move across an authority's border around a concern."""

from collections.abc import Iterator, Sequence

from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.patterns.windows import days_apart, runs
from analyzers.tables import themes
from analyzers.told import told
from analyzers.words import counted, dated, dates, listed, titled
from chronology.model import Event, Group, Kind, Strength
from chronology.prose.hearsay import is_read_from_text

_MOVES = (Kind.ADDRESS_CHANGED, Kind.SCHOOL_CHANGE)
_CONCERNS = (
    Kind.REFERRAL,
    Kind.SAFEGUARDING_CONCERN,
    Kind.STRATEGY_DISCUSSION,
    Kind.S47_STARTED,
    Kind.CP_PLAN_ENDED,
    Kind.CIN_PLAN_ENDED,
    Kind.CARE_AND_SUPPORT_PLAN_ENDED,
)
# Of these themes a concern comes of moving as well as before it.
_OF_MOVING = frozenset({"school", "housing"})
_SAME_MOVE = 60
# Ages in September at which children begin a school or go up to the next one.
_GOING_UP = (4, 5, 7, 11, 16)


def find(ground: Ground) -> Iterator[Shown]:
    """Stretches of moves, and moves to another authority's area."""
    settings = ground.settings
    moves = list(_moves(ground))
    for run in runs(moves, settings.whole("window_days"), settings.whole("count")):
        yield _stretch(run, ground)
    yield from _across_the_border(ground)


def _moves(ground: Ground) -> Iterator[Event]:
    """Each move once: a text that speaks of the new home or school within two months of a move speaks of that one."""
    last: dict[Kind, Event] = {}
    for event in ground.life.of(*_MOVES):
        before = last.get(event.kind)
        told_again = before is not None and is_read_from_text(event) and days_apart(before, event) <= _SAME_MOVE
        if not told_again and not _goes_up(event, ground):
            last[event.kind] = event
            yield event


def _goes_up(event: Event, ground: Ground) -> bool:
    """Every child of the age begins a school then; a reason recorded that is none of going up makes it a move."""
    day = event.when.first_day
    in_turn = event.kind is Kind.SCHOOL_CHANGE and day.month in (8, 9) and ground.life.age_on(day) in _GOING_UP
    return in_turn and (not event.rationale or bool(told(event, "goes_up")))


def _stretch(run: Sequence[Event], ground: Ground) -> Shown:
    settings = ground.settings
    addresses = [event for event in run if event.kind is Kind.ADDRESS_CHANGED]
    parts = [
        counted(len(some), f"change of {name}", f"changes of {name}")
        for some, name in ((addresses, "address"), ([e for e in run if e not in addresses], "school"))
        if some
    ]
    return Shown(
        anchor=run[0],
        statement=(
            f"The record shows {listed(parts)}, at least {settings.whole('count')} moves within "
            f"{settings.whole('window_days')} days: {dates(run)}."
        ),
        evidence=run,
        strength=Strength.STRONG if len(addresses) >= settings.whole("count") else Strength.MODERATE,
    )


def _across_the_border(ground: Ground) -> Iterator[Shown]:
    """The concern or the end of the plan that lies nearest is the evidence with the move."""
    harms = (kind for kind, theme in themes().items() if theme not in _OF_MOVING)
    concerns = ground.life.of(*_CONCERNS, *sorted(harms))
    for move in ground.life.of(Kind.ADDRESS_CHANGED, Kind.CASE_TRANSFERRED):
        if not told(move, "other_authority"):
            continue
        apart = [(max(days_apart(move, event), days_apart(event, move)), event) for event in concerns]
        days, concern = min(apart, key=lambda pair: (pair[0], pair[1].key), default=(0, None))
        if concern is not None and days <= ground.settings.whole("near_days"):
            yield Shown(
                anchor=move,
                statement=(
                    f"The record shows a move to the area of another authority {dated(move)}, within "
                    f"{ground.settings.whole('near_days')} days of “{titled(concern)}” {dated(concern)}."
                ),
                evidence=(move, concern),
                aspect="authority",
                title="Move to another authority's area",
            )


PATTERN = Pattern(
    name="school_and_address_moves",
    rule="P16",
    title="Changes of school and address",
    data="addresses or schools",
    groups=frozenset({Group.HOUSING, Group.EDUCATION}),
    find=find,
    subject="child",
)
