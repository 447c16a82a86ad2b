"""Why the person is known to the service now: the latest of each step that brings people together."""

from collections.abc import Iterator

from analyzers.summary.said import Page, Said
from analyzers.words import on, opening, titled
from chronology.model import Event, Kind, Restriction, Theme
from chronology.normalise import order_key

# Of each line the latest is told; the lines in the order in which a case grows.
_STEPS: tuple[tuple[Kind, ...], ...] = (
    (Kind.REFERRAL, Kind.SAFEGUARDING_CONCERN, Kind.REFERRAL_NO_FURTHER_ACTION),
    (Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.ADULT_ENQUIRY_STARTED, Kind.ADULT_ENQUIRY_COMPLETED),
    (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE),
    (Kind.CP_PLAN_STARTED,),
    (Kind.PRE_PROCEEDINGS, Kind.COURT_APPLICATION, Kind.COURT_HEARING, Kind.ORDER_MADE),
)
_LONG = 160


def say(page: Page) -> Iterator[Said]:
    """The purpose the user gave, then the latest steps, the most recent first."""
    cover = page.chronology.cover
    if cover.purpose:
        yield Said(theme=Theme.WHY_NOW, rule="purpose", text=f"Prepared for: {cover.purpose.rstrip('.')}.")
    latest = [found[-1] for kinds in _STEPS if (found := page.life.of(*kinds))]
    for event in sorted(latest, key=order_key, reverse=True):
        yield Said(theme=Theme.WHY_NOW, rule="latest_step", text=_told(event), evidence=(event,))


def _told(event: Event) -> str:
    why = _reason(event)
    return opening(f"{titled(event)}, {on(event)}{': ' + why if why else '.'}")


def _reason(event: Event) -> str:
    """The record's own words for it, cut at a sentence; none from a record that may not go to everyone."""
    if event.restriction is not Restriction.NONE:
        return ""
    text = (event.rationale or event.outcome or event.fact or "").strip()
    first, _, rest = text.partition(". ")
    short = first if rest else text
    if len(short) > _LONG:
        short = f"{short[:_LONG].rsplit(' ', 1)[0]} …"
    return short if not short or short.endswith((".", "!", "?", "…")) else f"{short}."
