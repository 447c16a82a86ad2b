"""What an event weighs of itself: its kind, then the harm, danger and decisions its words tell of."""

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from analyzers.records import is_of_day
from chronology.model import Account, Event, Group, Kind, Level, Polarity, Reason, Status
from chronology.practice import Cue, Practice, group_of, taxonomy, title_of
from chronology.prose.assertion import Manner, Manners
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, sentences
from chronology.sought import Sought

# Said in one of these manners, a word tells of nothing that happened then to those whom the entry is about.
_NOT_SO = frozenset(
    {Manner.NEGATED, Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY, Manner.THINGS}
    | {Manner.BACKGROUND, Manner.HISTORICAL, Manner.TOPIC, Manner.NAMED}
)
# What comes round whether or not anything happened says nothing by having a day.
_ROUND = frozenset(
    {Kind.VISIT, Kind.CORE_GROUP, Kind.CIN_REVIEW, Kind.FAMILY_CONTACT, Kind.DENTAL_CHECK, Kind.HEALTH_ASSESSMENT}
    | {Kind.HEALTH_SNAPSHOT, Kind.PERSONAL_EDUCATION_PLAN, Kind.STATUS_SNAPSHOT}
)
# What a record codes stands under its name behind what it tells, and makes that no longer.
_CODED = re.compile(r"(?: (?:Reason|Factors|Legal status|Placement|Category): [^.]*\.)+\Z")
_WORD = re.compile(r"\w+")


def gravity(event: Event, practice: Practice, beside: Collection[str] = ()) -> tuple[Level, list[Reason]]:
    """What the event weighs of itself, with the reasons: that one agency tells less of it makes it no less.

    `beside` are sentences of its record that are entries of their own: what they tell weighs there.
    """
    if beside:
        return _weighed(event, practice, beside)
    kept = _kept.get(event.key)
    if kept is None or kept[0] is not event or kept[1] is not practice:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        kept = _kept[event.key] = event, practice, *_weighed(event, practice, ())
    return kept[2], [*kept[3]]


# Several analyzers ask of one entry.
_kept: dict[str, tuple[Event, Practice, Level, list[Reason]]] = {}
_MOST_KEPT = 16384


def _weighed(event: Event, practice: Practice, beside: Collection[str]) -> tuple[Level, list[Reason]]:
    level, reasons = _as_told(event, practice, beside)
    for account in event.accounts[1:]:
        if account.status is Status.WITHDRAWN:
            continue
        graver, why = _as_told(_told_by(event, account), practice, beside)
        if graver.rank > level.rank:
            teller = account.agency or account.source.document
            first = replace(why[0], text=f"as told by {teller}: {why[0].text}")
            level, reasons = graver, [first, *why[1:]]
    return level, reasons


_TOLD = (
    "kind",
    "title",
    "fact",
    "polarity",
    "agency",
    "action",
    "outcome",
    "decision",
    "rationale",
    "impact",
    "child_voice",
)


def _told_by(event: Event, account: Account) -> Event:
    """The event as one of its accounts tells it."""
    return replace(event, **{name: getattr(account, name) for name in _TOLD})


def _called(event: Event) -> str:
    """What its kind is called, of a child or of somebody grown up as the event is."""
    grown = title_of(event.kind, adult=True)
    return grown if event.title == grown else title_of(event.kind)


def _as_told(event: Event, practice: Practice, beside: Collection[str]) -> tuple[Level, list[Reason]]:
    level = practice.level_of(event.kind)
    own = "" if level is taxonomy()[event.kind].level else f", as the practice “{practice.title}” sets it"
    reasons = [Reason(rule="gravity", text=f"{_called(event)}: {level} by its kind{own}")]
    # What protects is no graver for the harm it speaks of; what a child said on a visit may be.
    is_good = practice.polarity_of(event.kind) is Polarity.POSITIVE and group_of(event.kind) is not Group.VISIT
    cues = practice.cues_for(event.kind)
    if not beside:
        held = _may_be_in(event, practice)
        cues = tuple(cue for cue in cues if cue.words.pattern in held)
    for cue in cues:
        moved = level if is_good and cue.move >= 0 else _moved(level, cue, event)
        # What settles it is a reason even where it need not bring it down: it keeps what stands around from lifting it.
        if (moved is not level or cue.at_most) and (word := _word(event, cue, beside)):
            reasons.append(Reason(rule=cue.rule, text=f"{cue.text} (“{word}”)", move=moved.rank - level.rank))
            level = moved
    plain = event.kind in _ROUND or any(reason.move < 0 for reason in reasons)
    if level.rank < Level.MEDIUM.rank and is_of_day(event) and not plain:
        text = "told with a day of its own in what was written of another"
        reasons.append(Reason(rule="day_told", text=text, move=Level.MEDIUM.rank - level.rank))
        level = Level.MEDIUM
    return level, reasons


def _may_be_in(event: Event, practice: Practice) -> frozenset[str]:
    """The words of cues that may stand in an event: of most nothing does."""
    texts = (event.title, event.fact, event.outcome, event.decision)
    sought = _sought(practice.cues)
    return frozenset().union(*(sought.may_be_in(text) for text in texts if text))


_last: list[tuple[tuple[Cue, ...], Sought[str]]] = []


def _sought(cues: tuple[Cue, ...]) -> Sought[str]:
    """The words of the cues last asked of: those of one practice are the very same values."""
    if not _last or _last[0][0] is not cues:
        words = dict.fromkeys(cue.words.pattern for cue in cues)
        _last[:] = [(cues, Sought(((each, each) for each in words), re.IGNORECASE))]
    return _last[0][1]


def _moved(level: Level, cue: Cue, event: Event) -> Level:
    """Where the words of a cue would move an event from a level."""
    if cue.at_most is not None:
        return min(level, cue.at_most, key=lambda one: one.rank)
    least = cue.at_least
    if cue.most_words and len(_WORD.findall(_CODED.sub("", event.fact or ""))) > cue.most_words:
        if cue.in_longer is None:
            return level
        least = cue.in_longer
    return Level.of_rank(max(level.rank + cue.move, least.rank if least else 0))


def _word(event: Event, cue: Cue, beside: Collection[str]) -> str:
    """The first word of a cue in the event that is said to be so."""
    if cue.at_most is not None and _is_told_otherwise(event, cue):
        return ""
    for name in cue.fields:
        text = getattr(event, name)
        if not text:
            continue
        text = _without(text, beside)
        for match in cue.words.finditer(text):
            if is_so(text, Span(*match.span())):
                return match.group()
    return ""


def _is_told_otherwise(event: Event, cue: Cue) -> bool:
    """It tells more than the cue could settle: at length, or with words beside which the cue says nothing."""
    told = " ".join(filter(None, (event.title, event.fact, event.outcome, event.decision)))
    if cue.most_words and len(_WORD.findall(_CODED.sub("", event.fact or ""))) > cue.most_words:
        return True
    return cue.unless is not None and cue.unless.search(told) is not None


def is_settled(event: Event, reasons: Collection[Reason], practice: Practice) -> bool:
    """Its own words say how little it is: a small hurt with its plain cause, something put right, nothing of theirs."""
    settling = {cue.rule for cue in practice.cues_for(event.kind) if cue.at_most is not None}
    return any(reason.rule in settling for reason in reasons)


def _without(text: str, beside: Collection[str]) -> str:
    for told in beside:
        text = text.replace(told, " ")
    return text


def is_so(text: str, at: Span) -> bool:
    """Words of a text are neither denied nor supposed, to come, or long past."""
    return not manners_at(text, at) & _NOT_SO


def manners_at(text: str, at: Span) -> frozenset[Manner]:
    """How words of a text are meant where they stand, by their sentence alone."""
    spans = _sentences(text)
    index = bisect_right(spans, at.start, key=lambda span: span.start) - 1
    start, end = (spans[index].start, spans[index].end) if index >= 0 else (0, at.end)
    # What stands before a stop says nothing of how the words behind it are meant, though no sentence may begin there.
    stop = text.rfind(". ", start, at.start)
    start = stop + 2 if stop >= 0 else start
    within = Span(at.start - start, at.end - start)
    sentence = folded(text[start : max(end, at.end)])
    return Manners(sentence, [within]).of(within, Span(0, len(sentence)))


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))
