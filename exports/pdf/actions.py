"""Actions that were agreed and have no completion on record: what, who, by when, and what the record says of each since."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Action, ActionStanding, Answer, Event, Group, Remark, When
from chronology.practice import group_of
from chronology.prose.meetings import is_only_a_meeting
from exports.pdf.case import Case
from exports.pdf.text import CELL, Paragraph, Run, Style, bold, paragraph

# What was due longer ago than this belongs to an earlier time.
_OLDER = dt.timedelta(days=365)
# What was told as done longer ago than this is named, and not quoted: no meeting has to look at it.
_LONG_DONE = dt.timedelta(days=183)
# So many actions of one meeting are a list.
_A_LIST = 3
_SENT_ROUND = dt.timedelta(days=14)
# The list of a conference takes the place of that of another, of whatever kind; that of a review only of its own kind.
_OF_ONE_SORT = (Group.CONFERENCE, Group.STRATEGY_DISCUSSION)
# So many letters of an action tell it from all others.
_TOLD_BY = 60


def outstanding(case: Case) -> list[Action]:
    """Actions without a completion that were to be done by now, what was agreed again told once; not those that seem done.

    What is past the day it was due, and not by years, comes first. Of these and of the rest those of the latest meeting are first; of one
    meeting those of which nothing is read since, then those that the record speaks of, the latest told first.
    """
    earlier = of_earlier_lists(case)
    found = _in_order(case, [each for each in _open(case) if not each.seems_done and each not in earlier])
    return sorted(found, key=lambda action: not 0 < days_past(case, action) <= _OLDER.days)


def days_past(case: Case, action: Action) -> int:
    """How many days ago it was due; none where no day is given, or it is to come."""
    return max(0, (case.chronology.as_at - action.due.last_day).days) if action.due and action.due.dated else 0


def of_earlier_lists(case: Case) -> list[Action]:
    """Those that the list of a later meeting of one sort does not carry, or any list of a year later, and of which nothing is read since.

    So are those of a list that were due more than a year ago, of which nothing was read in the year since, and any that was due more than half
    a year ago, was never agreed again and has no later words at all: that nobody wrote of it so long is more often words not found than work not
    done. Whether they were done or given up is not read: they are told last, and not as overdue. What somebody listed without owner and day is of
    its own time.
    """
    days: dict[str, dt.date] = {}
    for account, count in Counter(each.account for each in case.chronology.actions if each.account).items():
        agreed = (each.agreed_at for each in case.chronology.actions if each.account == account)
        day = next((when.first_day for when in agreed if when is not None and when.dated), None)
        if day is not None and count >= _A_LIST:
            days[account] = day
    sorts = {account: _sorts(case, account, day) for account, day in days.items()}
    found = []
    for each in _open(case):
        own = days.get(each.account)
        later = [
            day
            for account, day in days.items()
            if own is not None and day > own and (sorts[account] & sorts[each.account] or day > own + _OLDER)
        ]
        last = _last_told(case, each) or dt.date.min
        is_jotted = _is_a_jotting(each) and _day_of(each) < case.chronology.as_at - _LONG_DONE
        is_old = own is not None and _day_of(each) < older_than(case) and last < older_than(case)
        if (
            is_jotted
            or _is_past_and_silent(case, each)
            or (not each.seems_done and (is_old or (later and last <= max(later))))
        ):
            found.append(each)
    return _in_order(case, found)


def _is_past_and_silent(case: Case, action: Action) -> bool:
    """Due more than half a year ago, not agreed again, and no words read beside it."""
    silent = not action.agreed_before and not action.answers and not action.seems_done
    return silent and days_past(case, action) > _LONG_DONE.days


def _sorts(case: Case, record: str, day: dt.date) -> frozenset[str]:
    """What sort of meeting a record is of, by what it tells of the day of it, or shortly before where minutes are of the day they were sent."""
    events = (event for event in case.chronology.events if day - _SENT_ROUND <= event.when.first_day <= day)
    kinds = {
        event.kind for event in events if any(account.key.partition("#")[0] == record for account in event.accounts)
    }
    return frozenset(
        group_of(kind) if group_of(kind) in _OF_ONE_SORT else kind
        for kind in kinds
        if group_of(kind) in (*_OF_ONE_SORT, Group.REVIEW)
    )


def may_be_done(case: Case) -> list[Action]:
    """Those beside which the words of a later entry say that it was done: whether it was is for the reader to say."""
    earlier = of_earlier_lists(case)
    return _in_order(case, [each for each in _open(case) if each.seems_done and each not in earlier])


def _done_of_late(case: Case) -> tuple[list[Action], list[Action]]:
    """Those that seem done by words of late, and those by words of longer ago."""
    since = case.chronology.as_at - _LONG_DONE
    seeming = may_be_done(case)
    late = [each for each in seeming if (_last_told(case, each) or dt.date.max) >= since]
    return late, [each for each in seeming if each not in late]


def _last_told(case: Case, action: Action) -> dt.date | None:
    return max((said_on(event, answer).last_day for event, answer in answers(case, action)), default=None)


def _day_of(action: Action) -> dt.date:
    """When it was due, else agreed; one without either is taken to be of the current plan."""
    known = next((when for when in (action.due, action.agreed_at) if when is not None and when.dated), None)
    return known.last_day if known else dt.date.max


def apart_from(actions: Sequence[Action], told: Sequence[Remark]) -> list[Action]:
    """Those that are not told, in their own words, with what is waited for."""
    return [each for each in actions if not any(_opening(each) in remark.text for remark in told)]


def _opening(action: Action) -> str:
    return f"“{' '.join(action.text.split())[:_TOLD_BY]}".rstrip(" .:")


def _open(case: Case) -> list[Action]:
    found = (each for each in case.chronology.actions if each.is_outstanding and not is_to_come(case, each))
    return [each for each in found if not is_only_a_meeting(each.text)]


def _in_order(case: Case, open_: Sequence[Action]) -> list[Action]:
    meetings = _meetings(case.chronology.actions)
    return sorted(
        open_, key=lambda action: (_since(action, meetings), _latest(case, action), _agreed(action), action.text)
    )


def to_come(case: Case) -> list[Action]:
    """Actions that are due after this document, the soonest first."""
    found = [each for each in case.chronology.actions if each.is_outstanding and is_to_come(case, each)]
    return sorted(found, key=lambda action: (action.due.last_day if action.due else dt.date.max, action.text))


def is_to_come(case: Case, action: Action) -> bool:
    """It is due on the day as at which this is written, or later."""
    return _is_due(action) and action.due is not None and action.due.last_day >= case.chronology.as_at


def older_than(case: Case) -> dt.date:
    """What was due before this day is of an earlier time."""
    return case.chronology.as_at - _OLDER


def _meetings(actions: Sequence[Action]) -> frozenset[dt.date]:
    """The days on which several things were agreed."""
    days = Counter(each.agreed_at.first_day for each in actions if each.agreed_at is not None and each.agreed_at.dated)
    return frozenset(day for day, count in days.items() if count > 1)


def _since(action: Action, meetings: frozenset[dt.date]) -> int:
    """How long after other meetings the one was at which it was agreed; what came after the last of all is as live as that one's."""
    known = next((when for when in (action.agreed_at, action.due) if when is not None and when.dated), None)
    if known is None or not meetings:
        return 0
    latest = max(meetings)
    return -min(known.first_day, latest).toordinal() if known.first_day in meetings or known.first_day > latest else 0


def _latest(case: Case, action: Action) -> int:
    """Nothing read comes first, then the latest."""
    silent = dt.date.min if action.answers else dt.date.max
    return -(_last_told(case, action) or silent).toordinal()


def _is_due(action: Action) -> bool:
    return action.due is not None and action.due.dated


def _agreed(action: Action) -> int:
    """How long after all others it was due, or else agreed."""
    return -_day_of(action).toordinal()


def answers(case: Case, action: Action) -> list[tuple[Event, Answer]]:
    """What the record says of it since, each with the entry that says it."""
    return [(case.events[each.event], each) for each in action.answers if each.event in case.events]


def said_on(event: Event, answer: Answer) -> When:
    """When words were said: on the day of the entry, or when somebody wrote them of it."""
    return event.when if answer.written is None else When.on(answer.written)


def action_paragraph(case: Case, action: Action, style: Style = CELL) -> Paragraph:
    """An action, who owns it, by when, and the words of later entries, where any were found."""
    asked = [*_asked(case, action)]
    later = answers(case, action)
    # Where later words are read they say how it stood: that it is past its day is for the reader to say.
    if action.is_outstanding and not later and (past := days_past(case, action)):
        asked.append(case.words.count("summary.past_unread", past))
    told = paragraph(bold(action.text.rstrip(" .:")), f": {'; '.join(asked)}", style=style)
    runs: list[Run] = [*told.runs]
    for place, (event, answer) in enumerate(reversed(later)):
        lead = "; " if place else f"; {case.words.say('summary.later')} "
        runs.append(Run(f"{lead}{_day(case, said_on(event, answer))}: "))
        runs.append(Run(f"“{answer.words}”", language=case.spoken(event, "fact")))
        runs.extend(_referred(case, event))
    return replace(told, runs=tuple(runs))


def _referred(case: Case, event: Event) -> Iterator[Run]:
    if event.key in case.serials and case.serials[event.key].printed:
        yield from paragraph(" [", *case.references([event.key]), "]").runs


def _named_with_day(case: Case, actions: Sequence[Action]) -> Iterator[Run | str]:
    """Each action by its words, with the day of the latest words on it."""
    for place, action in enumerate(actions):
        event, answer = answers(case, action)[-1]
        yield f"{'; ' if place else ''}{action.text.rstrip(' .:')} ({_day(case, said_on(event, answer))})"
        yield from _referred(case, event)


def _named_with_words(case: Case, actions: Sequence[Action]) -> Iterator[Run | str]:
    """Each action by its words, with the latest words on it and their day."""
    for place, action in enumerate(actions):
        event, answer = answers(case, action)[-1]
        yield f"{'; ' if place else ''}{action.text.rstrip(' .:')} ({_day(case, said_on(event, answer))}: "
        yield Run(f"“{answer.words}”", language=case.spoken(event, "fact"))
        yield from _referred(case, event)
        yield ")"


def closing_paragraphs(case: Case, style: Style = CELL) -> Iterator[Paragraph]:
    """What an action without words beside it means, where there is one; those that may be done; and what is still to come, in one line."""
    if any(not answers(case, action) for action in outstanding(case)):
        yield paragraph(case.words.say("summary.none_beside"), style=style)
    late, long_done = _done_of_late(case)
    if late:
        lead = bold(f"{case.words.say('summary.may_be_done')}: ")
        yield paragraph(lead, *_named_with_words(case, late), ".", style=style)
    if long_done:
        lead = bold(f"{case.words.say('summary.long_done')}: ")
        yield paragraph(lead, *_named_with_day(case, long_done), ".", style=style)
    found = to_come(case)
    if found:
        lead = bold(f"{case.words.say('summary.to_come')}: ")
        each = (f"{action.text.rstrip(' .:')} ({'; '.join(_asked(case, action))})" for action in found)
        yield paragraph(lead, "; ".join(each), ".", style=style)
    earlier = of_earlier_lists(case)
    if earlier:
        lead = bold(f"{case.words.say('summary.earlier_lists')}: ")
        each = (f"{action.text.rstrip(' .:')} ({'; '.join(_asked(case, action))})" for action in earlier)
        yield paragraph(lead, "; ".join(each), ".", style=style)


def in_later_words(case: Case, action: Action) -> str:
    """What entries after an action was agreed say of it, with their days; and where it is told, when not by itself."""
    if action.done is not None:
        return ""
    if action.listed_later or action.standing is ActionStanding.NOT_HELD:
        return case.words.say("summary.listed_later" if action.listed_later else "summary.not_held")
    if not action.is_outstanding:
        days = [case.date(case.events[key].when) for key in action.shown_by if key in case.events]
        return case.words.say(f"summary.{action.standing}", date=", ".join(days)) if days else ""
    told = [f"{_day(case, said_on(event, answer))}: “{answer.words}”" for event, answer in answers(case, action)]
    return "; ".join(told)


def _is_a_jotting(action: Action) -> bool:
    """What somebody lists for whoever comes next has neither owner nor day: that they are lacking says nothing."""
    since = action.agreed_at is not None and action.agreed_at.dated
    return since and not (action.owner or _is_due(action) or action.by)


def _asked(case: Case, action: Action) -> Iterator[str]:
    """Who was to do it, since when, by when, and when it had been agreed before."""
    say = case.words.say
    due = action.due if _is_due(action) else None
    since = action.agreed_at if action.agreed_at is not None and action.agreed_at.dated else None
    is_a_jotting = _is_a_jotting(action)
    # Who it was given to before stands in the earlier list: a review that says how it stood need not say it again.
    if action.owner or not (action.agreed_before or is_a_jotting):
        yield action.owner or say("summary.no_owner")
    if since:
        # What somebody listed for themselves nobody agreed.
        yield say("summary.listed" if is_a_jotting else "summary.agreed", date=_day(case, since))
    if due or action.by:
        yield say("summary.due", date=case.date(due) if due else f"“{action.by}”")
    elif not is_a_jotting:
        yield say("summary.no_due")
    if action.agreed_before:
        yield say("summary.agreed_before", date=", ".join(_day(case, when) for when in action.agreed_before))


def _day(case: Case, when: When) -> str:
    """The day alone: at what time of it something was agreed or told is in the entry."""
    return case.day(when.first_day) if when.first_day == when.last_day else case.date(when)
