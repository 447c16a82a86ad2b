"""What came of what came in: the service's own answer before what the police did with it, the strongest of several, in the record's words."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence

from analyzers.lives import Life
from analyzers.periods.senders import expression
from analyzers.periods.steps import CELL
from analyzers.words import as_far_as
from chronology.model import Account, Event, Group, Kind, Period, Restriction, Told
from chronology.normalise.days_told import days_named
from chronology.practice import group_of
from chronology.prose.sentences import sentences

_SOON = dt.timedelta(days=14)
_LONG, _SAYS_LITTLE = 150, 24
_QUOTES = re.compile(r"[“”]")
# Half of a bracket that a full stop inside it cut off: "2020). Allocated to duty".
_HALF_BRACKET = re.compile(r"\A[^()]*\)[.,;]? +(?=\w)")
# Steps by which a service answers what came in.
_ANSWERS = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY})
_ANSWERED = frozenset({Kind.REFERRAL_NO_FURTHER_ACTION, Kind.ASSESSMENT_STARTED})
_DECISION = re.compile(r"\W*(?:duty |mash |hub |screening |front door )?(?:decision|penderfyniad)\b", re.IGNORECASE)
# What meets to decide of what came in.
_MEETS = re.compile(r"\W*(?:strategy|strat|screening)\b(?! (?:minutes|request\w*))", re.IGNORECASE)

# The sentence in which a service labels its decision: "Decision: no enquiry, early help".
_LABELLED = re.compile(r"\W*(?:decision|penderfyniad) ?: ?\w", re.IGNORECASE)


def own_answers(account: Account, *, decides: bool = False) -> Iterator[str]:
    """What its own entry says came of it: the sentence that decides, before one that only passes it on.

    `decides`: it tells of the decision alone; else its first sentence tells what came in.
    """
    outcome = "" if account.agency == "Police" else account.outcome or ""
    if expression("came_of").search(outcome) and not of_the_police(outcome):
        yield outcome
        return
    said = [" ".join(account.fact[span.start : span.end].split()) for span in sentences(account.fact)]
    told = [
        each
        for each in said[0 if decides else 1 :]
        if expression("came_of").search(each) and not expression("senders_wish").search(each)
    ]
    if told:
        best = max(range(len(told)), key=lambda nth: (_weight(told[nth]), nth))
        yield _HALF_BRACKET.sub("", told[best])


def is_decision(title: str) -> bool:
    """A row or a note that is called one."""
    return _DECISION.match(title) is not None


def _weight(words: str) -> int:
    """A decision of the service says more than that somebody was given it; what the police decided is not its own."""
    if of_the_police(words) or expression("not_yet").search(words):
        return 0
    return 2 if expression("decides").search(words) else 1


def of_the_police(words: str) -> bool:
    """It tells what the police did with it, and not what the service decided."""
    return expression("by_police").search(words) is not None


def answers(
    days: tuple[dt.date, dt.date], own: Collection[str], life: Life, periods: Sequence[Period]
) -> Iterator[Told]:
    """The enquiry that began within a fortnight; else the first step, or decision told outright, before the next thing came in.

    `days`: the first day, and the last on which an answer may be of this and not of the next.
    """
    first, last = days
    if (named := _naming(first, own, life)) is not None:
        yield named
        return
    for period in periods:
        begun = [told for told in period.begun if told.when.dated and first <= told.when.first_day <= last]
        if period.sort == "enquiry" and begun:
            yield begun[0]
            return
    for event in life.begun_between(first, last):
        if event.key in own or event.restriction is not Restriction.NONE or event.key in life.retold:
            continue
        words = _answer_in(event)
        if words:
            yield Told(event=event.key, words=shown(words), when=event.when)
            return


def _naming(day: dt.date, own: Collection[str], life: Life) -> Told | None:
    """The meeting or decision of the next fortnight whose own words name the day of what came in: it is of that, whatever came between."""
    for event in life.begun_between(day, day + _SOON):
        if event.key in own or event.restriction is not Restriction.NONE:
            continue
        for account in event.accounts:
            if day in days_named(account) and (words := _decided(account)):
                return Told(event=event.key, words=shown(words), when=account.when)
    return None


def _decided(account: Account) -> str:
    """The sentence by which a meeting says what was decided; of an interview on the return of a missing child all it says."""
    if account.kind is Kind.RETURN_INTERVIEW:
        return account.fact
    if not (_MEETS.match(account.title) or is_decision(account.title)):
        return ""
    said = [" ".join(account.fact[span.start : span.end].split()) for span in sentences(account.fact)]
    told = [each for each in said if expression("decides").search(each) and not expression("not_yet").search(each)]
    labelled = [each for each in told if _LABELLED.match(each)]
    return next(iter((*labelled, *told)), "")


def _answer_in(event: Event) -> str:
    """The words of an entry that answer what came in."""
    if expression("told_again").search(event.fact) or all(map(_is_of_the_police, event.accounts)):
        return ""
    if event.kind in _ANSWERED or group_of(event.kind) in _ANSWERS or _DECISION.match(event.title):
        return event.fact
    for account in event.accounts:
        if _is_of_the_police(account):
            continue
        for span in sentences(account.fact):
            said = " ".join(account.fact[span.start : span.end].split())
            if _LABELLED.match(said) and expression("came_of").search(said) and not expression("not_yet").search(said):
                return said
            if expression("decides_later").search(said) and not of_the_police(said):
                return said if len(said) > _SAYS_LITTLE else " ".join(account.fact.split())
    return ""


def _is_of_the_police(account: Account) -> bool:
    return account.agency == "Police" or "police" in account.source.document.casefold()


def until(day: dt.date, others: Collection[dt.date]) -> dt.date:
    """A fortnight on, or the day before the next thing came in."""
    later = [each - dt.timedelta(days=1) for each in others if each > day]
    return min([day + _SOON, *later])


def shown(words: str) -> str:
    """As it is quoted in a table."""
    plain = CELL.sub("", _QUOTES.sub("", " ".join(words.split())))
    return plain.rstrip(".") if len(plain) <= _LONG else as_far_as(plain, _LONG)
