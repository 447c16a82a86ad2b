"""Steps folded to periods: an opening, its reviews and its end are one line where nothing ended it between."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analyzers.periods.matters import matters
from analyzers.periods.steps import Move, Step
from chronology.model import Period, Precision, Told, When
from chronology.prose.orders import last_day_in

# A second telling of one end may be written some weeks later; of one beginning within days.
_SAME_END, _SAME_BEGIN = dt.timedelta(days=45), dt.timedelta(days=14)
# An initial conference is to follow an enquiry within weeks; what is told of one much later may be of another.
_LEADS_TO = dt.timedelta(days=63)
_LED_BY = "47"
_ORDER, _COURT, _CARE = "order", "proceedings", "looked_after"
_MOST_TOLD = 3
_DAYS = (Precision.DAY, Precision.MINUTE)
_INTERIM = re.compile(r"\b(?:interim|i[cs]o|dros dro)\b", re.IGNORECASE)
_OF_THE_CHILD = re.compile(
    r"\b(?:(?:care|supervision|special guardianship|placement|adoption|child arrangements) orders?|sgo|cao)\b",
    re.IGNORECASE,
)
# Under these a child lives with those whom they name and is looked after by no authority.
_OUT_OF_CARE = re.compile(
    r"\b(?:(?:special guardianship|adoption|child arrangements) orders?|sgo|cao)\b", re.IGNORECASE
)
# Under these it is, whatever was agreed before.
_IN_CARE = re.compile(r"\b(?:care|placement) orders?\b|\bico\b", re.IGNORECASE)
_NAMED_ORDER = re.compile(
    r"\b(?:(?:(?!(?:an?|the|and|or|no|any|this|that|was|new) )[a-z]+(?:-[a-z]+)? )?(?:care|supervision|protection|guardianship|arrangements|steps|support|accommodation)"
    r"|non-?molestation|occupation|restraining|placement|adoption|recovery) order\b"
    r"|\b(?:epo|ico|sgo|dvpo|dvpn)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:(?P<month>[A-Z][a-z]{2,8}) )?(?P<year>20\d\d)\b")


@dataclass(slots=True)
class _Running:
    """A period while it is put together."""

    sort: str
    begun: list[Step] = field(default_factory=list)
    goes_on: list[Step] = field(default_factory=list)
    ended: list[Step] = field(default_factory=list)
    is_ordered: bool = False
    """What began by agreement went on by order of a court: it was by no one section."""

    @property
    def number(self) -> str:
        return next((step.number for step in (*self.begun, *self.ended) if step.number), "")

    @property
    def section(self) -> str:
        """By which section it is: the first that is told; of an order which one its words name."""
        if self.sort == _ORDER:
            named = (order_named(step.told.words) for step in (*self.begun, *self.ended))
            return next(filter(None, named), "")
        if self.is_ordered:
            return ""
        return next((step.section for step in (*self.begun, *self.ended, *self.goes_on) if step.section), "")

    @property
    def first_day(self) -> dt.date:
        return (self.begun or self.goes_on or self.ended)[0].told.when.first_day

    @property
    def last_end(self) -> dt.date | None:
        return max((step.told.when.first_day for step in self.ended), default=None)


def folded(steps: Iterable[Step], subject: str | None, discussed: Iterable[dt.date] = ()) -> tuple[Period, ...]:
    """The periods of one life, in the order of sorts and then of days; `discussed` are the days of strategy discussions."""
    running: dict[str, list[_Running]] = {name: [] for name in matters()}
    every = list(steps)
    made = [step for step in every if step.sort == "protection_plan" and step.move is Move.BEGINS]
    every += [_led_to(step) for step in made if not _looks_back(step)]
    met = sorted(discussed)
    for step in sorted((each for each in every if each.told.when.dated and not _looks_back(each)), key=_moment):
        _laid(running[step.sort], step, met)
    # What minutes say later of one that is over stands beside what was written when it ended.
    for step in (each for each in every if each.move is Move.ENDS and _looks_back(each)):
        if told_of := _of_its_year(running[step.sort], step):
            told_of.ended.append(step)
    _end_with_final_orders(running[_ORDER], running[_COURT])
    _end_care_with_orders(running[_CARE], running[_ORDER])
    return tuple(_period(each, subject) for every in running.values() for each in every if _is_told(each))


def _end_with_final_orders(orders: Sequence[_Running], proceedings: Sequence[_Running]) -> None:
    """A final order about the child ends the interim orders before it, and the proceedings in which it was made."""
    for final in (each for each in orders if _is_final(each)):
        for open_ in (*(each for each in orders if _is_interim(each)), *proceedings):
            if open_.begun and not open_.ended and open_.first_day < final.first_day:
                open_.ended.append(final.begun[0])


def _end_care_with_orders(cares: Sequence[_Running], orders: Sequence[_Running]) -> None:
    """An order by which a child lives with a guardian ends their time in care; with a care order it goes on by no agreement."""
    for care in (each for each in cares if each.begun and not each.ended):
        since = [each for each in orders if each.begun and care.first_day <= each.first_day]
        out = (each for each in since if not _is_interim(each) and _OUT_OF_CARE.search(each.begun[0].told.words))
        care.ended += [each.begun[0] for each in list(out)[:1]]
        care.is_ordered = any(_IN_CARE.search(each.begun[0].told.words) for each in since)


def _is_final(order: _Running) -> bool:
    return bool(order.begun) and not _is_interim(order) and is_of_the_child(order.begun[0].told.words)


def is_of_the_child(words: str) -> bool:
    """They name an order about where and with whom a child lives."""
    return _OF_THE_CHILD.search(words) is not None


def order_named(words: str) -> str:
    """Which order they name, as they write it: "ICO", "Special guardianship order"."""
    found = _NAMED_ORDER.search(words)
    return f"{found[0][:1].upper()}{found[0][1:]}" if found else ""


def _is_interim(order: _Running) -> bool:
    return bool(order.begun) and _INTERIM.search(order.begun[0].told.words) is not None


def _led_to(plan: Step) -> Step:
    """A plan that is made ends the enquiry that led to it."""
    return replace(plan, sort="enquiry", move=Move.ENDS, section=_LED_BY, only_ends=True)


def _looks_back(step: Step) -> bool:
    """It has no day of its own, or its words give a year before that of its entry."""
    years = {int(found["year"]) for found in _YEAR.finditer(step.told.words)}
    return not step.told.when.dated or (bool(years) and max(years) < step.told.when.first_day.year)


def _moment(step: Step) -> tuple[dt.date, int, str]:
    return step.told.when.first_day, step.move, step.told.event


def _laid(every: list[_Running], step: Step, met: Sequence[dt.date]) -> None:
    if step.move is Move.BEGINS:
        _begin(every, step)
    elif step.move is Move.GOES_ON:
        last = _of_number(every, step) or (every[-1] if every else None)
        # What is told of one within weeks of its end is told of that one.
        over = last.last_end if last is not None else None
        if last is None or (over is not None and step.told.when.first_day - over > _SAME_END):
            last = _Running(step.sort)
            every.append(last)
        last.goes_on.append(step)
    elif step.only_ends:
        _end_of_open(every, step)
    else:
        _end(every, step, met)


def _begin(every: list[_Running], step: Step) -> None:
    last = _of_number(every, step) or (every[-1] if every else None)
    if last is None or not _is_same_beginning(last, step):
        last = _Running(step.sort)
        every.append(last)
    last.begun.append(step)


def _is_same_beginning(last: _Running, step: Step) -> bool:
    """Nothing ended it since, and no number or long time says that it is another."""
    day = step.told.when.first_day
    if last.number and step.number and last.number != step.number:
        return False
    if last.last_end is not None:
        # An entry of the day on which it ended may still speak of the one that ended, and so may one of the days behind a conference.
        spoken_of = _SAME_BEGIN if all(each.only_ends for each in last.ended) else dt.timedelta()
        return day < last.last_end + spoken_of
    most = matters()[step.sort].one_within_days
    return not most or day - last.first_day <= dt.timedelta(days=most)


def _of_number(every: Sequence[_Running], step: Step) -> _Running | None:
    return next((each for each in every if step.number and each.number == step.number), None)


def _end_of_open(every: Sequence[_Running], step: Step) -> None:
    """The last that was told of as begun and not as ended; one that a plan ends led to it."""
    last = every[-1] if every else None
    if last is None or not last.begun or any(not each.only_ends for each in last.ended):
        return
    is_plan = bool(step.told.words)
    if not is_plan or (last.section == _LED_BY and _since(last, step) <= _LEADS_TO):
        last.ended.append(step)


def _since(running: _Running, step: Step) -> dt.timedelta:
    return step.told.when.first_day - max(each.told.when.first_day for each in running.begun)


def _apart_from(last: _Running, step: Step, met: Sequence[dt.date]) -> _Running | None:
    """Of an outcome long after an opening, with another opening or a strategy discussion nearer to it: that which it ends."""
    day = step.told.when.first_day
    if last.section != _LED_BY or not last.begun or day - last.first_day <= _LEADS_TO:
        return None
    near = [each for each in last.begun if day - each.told.when.first_day <= _LEADS_TO]
    if near:
        last.begun = [each for each in last.begun if each not in near]
    elif not any(last.first_day + _SAME_BEGIN < each < day and day - each <= _LEADS_TO for each in met):
        return None
    return _Running(step.sort, begun=near, ended=[step])


def _end(every: list[_Running], step: Step, met: Sequence[dt.date]) -> None:
    day = step.told.when.first_day
    opened = [each for each in every if not each.ended and not _is_of_another_sort(each, step)]
    numbered = _of_number(every, step)
    before = next((each for each in reversed(every) if each.last_end and day - each.last_end <= _SAME_END), None)
    if numbered is not None:
        numbered.ended.append(step)
    elif opened and (before is None or opened[-1].first_day > (before.last_end or day)):
        if (other := _apart_from(opened[-1], step, met)) is not None:
            every.append(other)
        else:
            opened[-1].ended.append(step)
    elif before is not None:
        before.ended.append(step)
    else:
        every.append(_Running(step.sort, ended=[step]))


def _is_of_another_sort(order: _Running, step: Step) -> bool:
    """Words that an interim order ended end no final one: it ends because that was made."""
    is_interim = step.sort == _ORDER and _INTERIM.search(step.told.words) is not None
    return is_interim and bool(order.begun) and not _is_interim(order)


def _of_its_year(every: Sequence[_Running], step: Step) -> _Running | None:
    """That which ended before and began in a year that the words name, where one alone did."""
    years = {int(found["year"]) for found in _YEAR.finditer(step.told.words)}
    found = [each for each in every if each.ended and each.begun and each.first_day.year in years]
    return found[0] if len(found) == 1 else None


def _is_told(each: _Running) -> bool:
    """Of care or an order that only goes on neither beginning nor end is told; an enquiry or a plan of protection that is spoken of is one."""
    return bool(each.begun or each.ended or each.sort in ("enquiry", "protection_plan", "adult_plan"))


def _period(each: _Running, subject: str | None) -> Period:
    # That a plan was made says less of how an enquiry ended than what is told of its end.
    ended = [step for step in each.ended if not step.only_ends] or sorted(each.ended, key=_is_listed)[:1]
    return Period(
        sort=each.sort,
        section=each.section,
        subject=subject,
        begun=_told(each.begun, by_category=True),
        goes_on=tuple(step.told for step in each.goes_on[-2:]),
        ended=_told(ended, by_category=False),
        until=_until(each),
    )


def _is_listed(step: Step) -> bool:
    return step.is_listed


def _until(each: _Running) -> When | None:
    """The day to which its words set an order."""
    if each.sort != _ORDER:
        return None
    found = (last_day_in(step.told.words, step.told.when.first_day) for step in each.begun)
    return next(filter(None, found), None)


def _told(steps: Sequence[Step], *, by_category: bool) -> tuple[Told, ...]:
    """The first of exact day, and each that says another category, outcome or day: where two sources differ both stand."""
    if not steps:
        return ()

    def sorts(step: Step) -> frozenset[str]:
        return step.categories if by_category else step.outcomes

    def rank(step: Step) -> tuple[bool, bool, bool, bool, bool, dt.date]:
        # A code in capitals says less than a sentence of the same day.
        exact = step.told.when.precision in _DAYS
        # Of what a court has, whoever tells when it is heard tells more.
        unheard = step.sort == _COURT and "hearing" not in step.told.words.casefold()
        return step.is_listed, not exact, not sorts(step), unheard, step.told.words.isupper(), step.told.when.first_day

    first, *others = sorted(steps, key=rank)
    kept = [first]
    for step in others:
        says_more = bool(sorts(step)) and not any(sorts(step) <= sorts(each) for each in kept)
        # The same words with a day that they name besides are no second telling.
        again = any(step.told.words in each.told.words for each in kept) and bool(step.told.words)
        other_day = step.told.when.precision in _DAYS and not again and all(_apart(step, each) for each in kept)
        if says_more or (other_day and not by_category):
            kept.append(step)
    return tuple(step.told for step in kept[:_MOST_TOLD])


def _apart(one: Step, other: Step) -> bool:
    return abs((one.told.when.first_day - other.told.when.first_day).days) > 1
