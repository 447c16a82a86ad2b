"""Why the person is known to the service now: the latest of each step that brings people together, and what befell of late."""

import datetime as dt
from collections.abc import Iterator, Sequence

from analyzers.cues import cue
from analyzers.spans import LOOKED_AFTER
from analyzers.summary import voice
from analyzers.summary.befell import befell, came_to_no_crime, is_of_the_family, is_without
from analyzers.summary.no_reason import is_message, settles_nothing
from analyzers.summary.opinion import in_medical_words
from analyzers.summary.reason_told import sentence, whole_sentences
from analyzers.summary.said import Page, Said
from analyzers.words import on, opening
from chronology.dates import describe
from chronology.model import Concern, Event, Group, Kind, Precision, Restriction, Theme, When
from chronology.normalise import order_key
from chronology.people import plain
from chronology.practice import group_of
from chronology.prose.own_day import is_from_words

# Of each line the latest is told; the lines in the order in which a case grows.
_STEPS: tuple[tuple[Kind, ...], ...] = (
    (Kind.REFERRAL, Kind.SAFEGUARDING_CONCERN, Kind.REFERRAL_NO_FURTHER_ACTION),
    (
        *(Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.S47_COMPLETED),
        *(Kind.ADULT_ENQUIRY_STARTED, Kind.ADULT_ENQUIRY_COMPLETED),
    ),
    (Kind.INITIAL_CONFERENCE, Kind.REVIEW_CONFERENCE, Kind.ADULT_CONFERENCE),
    (Kind.CONFERENCE_NOT_HELD,),
    (Kind.CP_PLAN_STARTED,),
    (Kind.POLICE_PROTECTION,),
    (Kind.ARREST,),
    (Kind.BAIL_CONDITIONS,),
    (
        Kind.LEGAL_PLANNING_MEETING,
        Kind.PRE_PROCEEDINGS,
        Kind.COURT_APPLICATION,
        Kind.COURT_HEARING,
        Kind.ORDER_MADE,
    ),
)
# Steps that are told by their own words also where these name a brother or sister: a later one is never hidden by an older.
_ALSO_NAMED = frozenset(
    {
        *(Kind.STRATEGY_DISCUSSION, Kind.S47_STARTED, Kind.S47_COMPLETED, Kind.CONFERENCE_NOT_HELD),
        *(Kind.ADULT_ENQUIRY_STARTED, Kind.ADULT_ENQUIRY_COMPLETED),
        *(Kind.ARREST, Kind.BAIL_CONDITIONS),
    }
)
_ENQUIRIES, _REFERRALS = _STEPS[1], _STEPS[0]
_OF_LATE = dt.timedelta(days=183)
_A_YEAR = dt.timedelta(days=365)
_A_FORTNIGHT, _A_NAME = dt.timedelta(days=14), 3
_MOST_RAISED, _MOST = 3, 8
_MOST_DECIDED, _LETTERS = 3, 24
_ABOVE = frozenset({"last_seen", "last_seen_alone", "message"})
_Line = tuple[dt.date, Said]
_DAYS = (Precision.DAY, Precision.MINUTE)
# Of these the beginning is why people meet, while they run.
_OPENED = frozenset({"enquiry", "interim_plan"})


def say(page: Page) -> Iterator[Said]:
    """The purpose the user gave, then the latest steps, the most recent first."""
    cover = page.chronology.cover
    if cover.purpose:
        yield Said(theme=Theme.WHY_NOW, rule="purpose", text=f"Prepared for: {cover.purpose.rstrip('.')}.")
    enquiries = _enquiries(page)
    steps = _overtaken(
        [found[-1] for kinds in _steps(told=bool(enquiries)) if (found := _of(kinds, page))], told=bool(enquiries)
    )
    steps += [span.opened for span in page.open_spans(LOOKED_AFTER)[-1:] if not _says_nothing(span.opened)]
    # What a case came to years before its last step is its history, and not why people meet.
    late = _of_late(_within(steps, page.chronology.as_at, _A_YEAR), page)
    hurt = befell(page)
    before = [] if late or hurt or enquiries else _within(steps, _last_day(steps), _A_YEAR)
    steps = [*_standing(late or before), *_decided(late or before, page)]
    decided = [*enquiries, *((event.when.first_day, sentence("latest_step", event, page)) for event in steps)]
    raised = _raised(page, steps, enquiries)
    days = {day for day, _ in raised}
    of_late = [
        (event.when.first_day, in_medical_words("of_late", event, page) or sentence("of_late", event, page))
        for event in hurt
        if event not in steps and event.when.first_day not in days
    ]
    decided = [line for line in decided if not _is_told_with(line, of_late)]
    # The newest decisions, then what befell, then what came in: of more than a page has room for these are told.
    chosen = [*_latest(decided)[:_MOST_DECIDED], *of_late, *_latest(raised), *_latest(decided)[_MOST_DECIDED:]]
    yield from [line for _, line in _latest(_each_once(chosen, _told_above(page))[:_MOST])]


def _is_told_with(step: _Line, lines: Sequence[_Line]) -> bool:
    """That an enquiry was opened, where the note of what it was opened for says so; a step whose note stands there for what it says of an injury."""
    day, said = step
    if any(said.evidence[0] in line.evidence[:1] for _, line in lines):
        return True
    return said.rule == "opened" and any(
        day == other and said.evidence[0] in line.evidence and cue("enquiry_opened").search(line.text)
        for other, line in lines
    )


def _latest(lines: Sequence[_Line]) -> list[_Line]:
    return sorted(lines, key=lambda line: line[0], reverse=True)


def _told_above(page: Page) -> str:
    """What somebody said when they were last seen stands on the front sheet, whole."""
    return _letters(" ".join(each.text for each in page.said(voice.say) if each.rule in _ABOVE))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _each_once(lines: Sequence[_Line], above: str) -> list[_Line]:
    """One line of each note and of each entry; nothing that another line has in it, nor what stands above."""
    bodies = [_letters(line.text.partition(": ")[2]) for _, line in lines]
    kept: list[_Line] = []
    told: set[str] = set()
    for nth, (day, line) in enumerate(lines):
        others = [*bodies[:nth], *(each for each in bodies[nth + 1 :] if each != bodies[nth])]
        keys = {event.key for event in line.evidence}
        is_above = len(bodies[nth]) > _LETTERS and bodies[nth][: _LETTERS * 2] in above
        if not (is_above or keys & told or any(bodies[nth] in other for other in others)):
            told |= keys
            kept.append((day, line))
    return kept


def _steps(*, told: bool) -> Sequence[tuple[Kind, ...]]:
    """Where the table of periods tells of enquiries, they are told by its words, and by none that were only read as a step."""
    return [kinds for kinds in _STEPS if not (told and kinds is _ENQUIRIES)]


def _enquiries(page: Page) -> list[_Line]:
    """The enquiries of the last half-year that words tell of: how they ended, and how those that run, or ended so late, were opened."""
    events = {event.key: event for event in page.life.events}
    since = page.chronology.as_at - _OF_LATE
    found: list[_Line] = []
    for period in page.chronology.periods:
        if period.subject != page.life.subject or period.sort not in _OPENED:
            continue
        running = not period.ended
        for told in (*period.begun[:1], *period.ended[:1]):
            event, day = events.get(told.event), told.when.first_day
            reach = page.chronology.as_at - _A_YEAR if running else since
            if event is not None and event.restriction is Restriction.NONE and is_from_words(event) and day >= reach:
                text = f"{opening(describe(told.when).partition(',')[0])}: {opening(_whole(told.words, event))}"
                found.append((day, Said(theme=Theme.WHY_NOW, rule="opened", text=text, evidence=[event])))
    return found


def _whole(words: str, event: Event) -> str:
    """The words of a step on to the end of a sentence, where a table cut them short."""
    stem = words.rstrip(". …")
    facts = [
        account.fact for account in event.accounts if account.restriction is Restriction.NONE and stem in account.fact
    ]
    told = whole_sentences(facts[0][facts[0].index(stem) :]) if words.endswith("…") and facts else words.rstrip(". ")
    return told if told.endswith((".", "…")) else f"{told}."


def _raised(page: Page, steps: Sequence[Event], enquiries: Sequence[_Line]) -> list[_Line]:
    """What came in during the last half-year as a concern, but what a step of its day tells already."""
    since, events = page.chronology.as_at - _OF_LATE, {event.key: event for event in page.life.events}
    days = {step.when.first_day for step in steps} | {day for day, _ in enquiries}
    found: list[_Line] = []
    for concern in page.chronology.concerns:
        event = events.get(concern.about[0].event) if concern.about else None
        if concern.subject != page.life.subject or not concern.sure or event is None or is_without(event, page):
            continue
        if _may_be_told(concern, event) and concern.when.first_day >= since and event.when.first_day not in days:
            found.append((event.when.first_day, _of_concern(concern, event)))
    return _latest(found)[:_MOST_RAISED]


def _may_be_told(concern: Concern, event: Event) -> bool:
    """Its own words may go to everyone, whatever else the entry holds: the table of concerns prints them too."""
    stem = " ".join(concern.about[0].words.rstrip(". …").split())
    return event.restriction is Restriction.NONE or any(
        account.restriction is Restriction.NONE and stem in " ".join(account.fact.split()) for account in event.accounts
    )


def _of_concern(concern: Concern, event: Event) -> Said:
    """What it was about, whose it was, and what came of it, in the record's words; its day where that is another."""
    source = f", from {concern.source}" if concern.source else ""
    came_of = f" What came of it: {concern.came_of[0].words.rstrip('.')}." if concern.came_of else ""
    about = concern.about[0].words.rstrip(".")
    is_same = concern.when.first_day == event.when.first_day
    raised = (
        ""
        if is_same and not source
        else f" Raised as a concern{'' if is_same else f' on {_day(concern.when)}'}{source}."
    )
    text = f"{opening(on(event))}: {about}{'' if about.endswith('…') else '.'}{raised}{came_of}"
    return Said(theme=Theme.WHY_NOW, rule="raised", text=text, evidence=[event])


def _day(when: When) -> str:
    return describe(when).partition(",")[0]


def _overtaken(steps: Sequence[Event], *, told: bool) -> list[Event]:
    """Where an enquiry or a conference is told of, it is why people meet, and no words read as a referral."""
    answered = told or any(step.kind in _ENQUIRIES or group_of(step.kind) is Group.CONFERENCE for step in steps)
    return [step for step in steps if not (answered and step.kind in _REFERRALS and is_from_words(step))]


def _of(kinds: Sequence[Kind], page: Page) -> list[Event]:
    """The sure entries of some kinds; of some steps also those whose words name somebody else of the family.

    None, where a later one may not be told: how it stood before that is not how it stands.
    """
    sure = [event for event in page.life.surely.of(*kinds) if not _says_nothing(event)]
    named = [
        event
        for event in page.life.events
        if event.kind in kinds and event.kind in _ALSO_NAMED and event not in sure and is_of_the_family(event)
    ]
    # A step of some month is a line of a list that looks back.
    days = [event for event in [*sure, *named] if event.when.precision in _DAYS or not is_from_words(event)]
    days = [event for event in days if not (is_message(event) or settles_nothing(event))]
    found = _with_a_name(sorted((event for event in days if not _is_past(event, page)), key=order_key), page)
    kept_back = [event for event in page.life.of(*kinds) if _says_nothing(event)]
    of_conference = bool(found) and group_of(found[-1].kind) is Group.CONFERENCE
    return [] if of_conference and kept_back and order_key(kept_back[-1]) > order_key(found[-1]) else found


def _with_a_name(found: list[Event], page: Page) -> list[Event]:
    """Of arrests told within a fortnight the last that says who was arrested: "Arrested" alone may be anybody."""
    if not found or found[-1].kind is not Kind.ARREST:
        return found
    names = {
        word.casefold()
        for person in page.chronology.people
        if person.name and person.id != page.life.subject
        for word in person.name.split()
        if len(word) >= _A_NAME
    }
    since = found[-1].when.first_day - _A_FORTNIGHT
    named = [event for event in found if event.when.first_day >= since and names & set(_words(event))]
    return named or found


def _words(event: Event) -> list[str]:
    return [word.strip(".,;:!?()'’\"").casefold() for word in f"{event.title} {event.fact}".split()]


def _is_past(event: Event, page: Page) -> bool:
    """Of what the police did: long ago, not to be told, nothing by their own outcome, or with a brother or sister by name."""
    if group_of(event.kind) is not Group.POLICE:
        return False
    is_old = event.when.first_day < page.chronology.as_at - _OF_LATE
    if event.restriction is not Restriction.NONE or is_old or came_to_no_crime(event):
        return True
    family = page.whole.family
    names = {
        plain(family.name(person)).split()[0] for person in family.siblings(page.life.subject) if family.name(person)
    }
    return bool(names & set(plain(f"{event.title} {event.fact}").split()))


def _says_nothing(event: Event) -> bool:
    """Words that may not go to everyone, and no record of a system that would say by itself what it is."""
    return event.restriction is not Restriction.NONE and is_from_words(event)


def _standing(steps: Sequence[Event]) -> list[Event]:
    """A conference that did not come about is told until one is held."""
    held = [step.when.first_day for step in steps if group_of(step.kind) is Group.CONFERENCE]
    return [
        step
        for step in steps
        if step.kind is not Kind.CONFERENCE_NOT_HELD or all(day < step.when.first_day for day in held)
    ]


def _decided(steps: Sequence[Event], page: Page) -> list[Event]:
    """The last decision of a manager, where no step since has overtaken it."""
    since = max(page.chronology.as_at - _OF_LATE, _last_day(steps) if steps else dt.date.min)
    found = [event for event in page.life.surely.of(Kind.MANAGEMENT_DECISION) if event.when.dated]
    return [event for event in found[-1:] if event.when.first_day >= since]


def _within(steps: Sequence[Event], of: dt.date, reach: dt.timedelta) -> list[Event]:
    return [step for step in steps if step.when.last_day >= of - reach]


def _of_late(steps: Sequence[Event], page: Page) -> list[Event]:
    """Of steps that were read from words those of the half-year, where there are any; what a system of records says is one stands for a year."""
    since = page.chronology.as_at - _OF_LATE
    return [step for step in steps if step.when.last_day >= since or not is_from_words(step)] or [*steps]


def _last_day(steps: Sequence[Event]) -> dt.date:
    return max((step.when.last_day for step in steps), default=dt.date.max)
