"""Enquiries, plans and orders, and what came in and what came of it, as lines of text in the record's words."""

from collections.abc import Iterator, Sequence

from chronology.model import Concern, Period, Told
from exports.text.page import Page, item


def periods(page: Page) -> Iterator[str]:
    """Each with its days, and the words that tell its beginning and its end."""
    for each in page.chronology.periods:
        name = f"{each.sort}_of" if each.section else each.sort
        lead = page.say(f"period_{name}", section=each.section)
        told = (*each.begun, *each.goes_on, *each.ended)
        yield from item(f"{lead}, {_days(page, each)}: {_quoted(page, told)}", page.entries([t.event for t in told]))


def concerns(page: Page) -> Iterator[str]:
    """Each with its day, who sent it, what it was about and what came of it."""
    for each in page.chronology.concerns:
        source = page.agency(each.source) or page.say("concern_nobody")
        came_of = _quoted(page, each.came_of) or page.say("concern_nothing")
        about = _quoted(page, each.about[:1])
        told = page.say("concern_line", day=page.date(each.when), source=source, about=about, came_of=came_of)
        yield from item(told, page.entries(_keys(each)))


def _keys(concern: Concern) -> list[str]:
    return list(dict.fromkeys(told.event for told in (*concern.about, *concern.came_of)))


def _days(page: Page, period: Period) -> str:
    begun = page.date(period.begun[0].when) if period.begun else page.say("period_begin_not_read")
    if not period.begun and not period.ended:
        return page.say("period_told_open", start=page.date(period.goes_on[0].when))
    if period.ended:
        return page.say("period_from_to", start=begun, end=page.date(period.ended[0].when))
    if period.until is not None:
        return page.say("period_set_to", start=begun, end=page.date(period.until))
    return page.say("period_open", start=begun)


def _quoted(page: Page, told: Sequence[Told]) -> str:
    return "; ".join(f"“{each.words}”" if each.words else page.say("period_withheld") for each in told)
