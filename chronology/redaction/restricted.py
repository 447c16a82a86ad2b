"""Entries that are marked restricted or as third-party information, for a reader who is not cleared for them.

That there is an entry and of which day stays. A kind that was read from its words tells what they told, and counts for nothing
(`without_read_kinds`); one that its record says counts and is not printed, nor how much the entry weighs. Every word of it goes,
in its accounts, its quotations, the actions it agreed and what is said of it. No document for such a reader prints it (`number`).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from chronology.model import (
    Account,
    Action,
    ActionStanding,
    Answer,
    Chronology,
    Concern,
    Event,
    Finding,
    Graph,
    Kind,
    Period,
    Polarity,
    Redaction,
    RedactionReason,
    Remark,
    Restriction,
    Told,
)
from chronology.prose.sure import is_kind_from_words
from chronology.redaction.tables import meanings, placeholders
from chronology.redaction.walking import rebuilt

_Entry = TypeVar("_Entry", Event, Account)
_Said = TypeVar("_Said", Finding, Remark)
_QUOTED = re.compile(r"“([^”]{4,})”")
_WHERE = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")

# What follows the record in the key of an account that is of no kind.
_PLAIN = frozenset({"", "note", *map(str, range(100))})
# Parts beside the entries whose sources quote, and how much of a quotation is more than a name or a day.
_BESIDE = ("people", "relationships", "places", "problems", "proposals", "coverage")
_LEAST = 20
_BY_ITS_DATE = (ActionStanding.AGREED_AGAIN, ActionStanding.LISTED_AGAIN, ActionStanding.NOT_HELD)


def without_restricted(chronology: Chronology) -> Chronology:
    """The same without a word of what is restricted; the log says of how many entries."""
    return without_words(chronology, restricted_keys(chronology))


def restricted_keys(chronology: Chronology) -> frozenset[str]:
    """The keys of entries that are not for everybody."""
    told = (event for name in _WHERE for event in getattr(chronology, name))
    return frozenset(event.key for event in told if event.restriction is not Restriction.NONE)


def without_words(chronology: Chronology, keys: Collection[str]) -> Chronology:
    """The same without a word of these entries."""
    said = placeholders(chronology.language)["restricted"]
    told = [event for name in _WHERE for event in getattr(chronology, name)]
    # What was taken out before stays as it is, and is not counted again.
    restricted = frozenset(event.key for event in told if event.key in keys and event.fact != said)
    if not restricted:
        return chronology
    records = {account.key.partition("#")[0] for event in told if event.key in restricted for account in event.accounts}
    changed: dict[str, Any] = {name: tuple(_event(e, keys, said) for e in getattr(chronology, name)) for name in _WHERE}
    words = [account.source.quote or account.fact for e in told if e.key in restricted for account in e.accounts]
    log = Redaction(
        reason=RedactionReason.RESTRICTED,
        placeholder=said,
        says=meanings(chronology.language)["restricted"],
        count=len(restricted),
        where=tuple(name for name in _WHERE if changed[name] != getattr(chronology, name)),
    )
    bare = replace(
        chronology,
        **changed,
        actions=tuple(_action(action, restricted) for action in chronology.actions if action.account not in records),
        # How much it weighs tells what it is, and a finding that cites it what it was one of.
        significance=tuple(weight for weight in chronology.significance if weight.event not in restricted),
        findings=tuple(_uncited(chronology.findings, restricted, words)),
        remarks=tuple(_uncited(chronology.remarks, restricted, words)),
        periods=tuple(_period(period, restricted) for period in chronology.periods),
        concerns=tuple(_concern(concern, restricted) for concern in chronology.concerns),
        graphs=tuple(_unlinked(graph, restricted) for graph in chronology.graphs),
        analyses=tuple(analysis for analysis in chronology.analyses if analysis.event not in restricted),
        redactions=(*chronology.redactions, log),
    )
    bare = _without_quotes_beside(bare, [event for event in told if event.key in restricted], said)
    names = _keys_without_kinds(event for event in told if event.key in restricted)
    return rebuilt(bare, lambda text: names.get(text, text)) if names else bare


def _without_quotes_beside(chronology: Chronology, events: Iterable[Event], said: str) -> Chronology:
    """Nor where people and places quote where they were read: who told it stands in a list with the words themselves."""
    words = {each.source.quote for event in events for each in event.accounts if len(each.source.quote) >= _LEAST}

    def bare(text: str) -> str:
        is_told = len(text) >= _LEAST and any(text in told or told in text for told in words)
        return said if is_told else text

    changed: dict[str, Any] = {name: rebuilt(getattr(chronology, name), bare) for name in _BESIDE}
    return replace(chronology, **changed) if words else chronology


def _keys_without_kinds(events: Iterable[Event]) -> dict[str, str]:
    """For keys that end in a kind ("notes:7#pregnancy"), others: whoever reads the data reads them."""
    keys = dict.fromkeys(key for event in events for key in (event.key, *(account.key for account in event.accounts)))
    ends = ((key, *key.partition("#")[::2]) for key in keys)
    return {key: f"{record}#kept-{nth}" for nth, (key, record, role) in enumerate(ends, start=1) if role not in _PLAIN}


def without_read_kinds(chronology: Chronology, keys: Collection[str]) -> Chronology:
    """The same, these entries of no kind that was read from their words: before anything is counted, found or drawn by it.

    "Pregnancy" beside words that are withheld tells them, and so does a finding in which the entry stands.
    """
    if not keys:
        return chronology
    made = partial(_of_no_read_kind, keys=keys)
    changed: dict[str, Any] = {name: tuple(map(made, getattr(chronology, name))) for name in _WHERE}
    return replace(chronology, **changed)


def _of_no_read_kind(event: Event, keys: Collection[str]) -> Event:
    if event.key not in keys:
        return event
    accounts = tuple(_unread(account) if is_kind_from_words(account) else account for account in event.accounts)
    stays = any(account.kind is event.kind for account in accounts)
    event = replace(event, accounts=accounts)
    return event if stays else _unread(event)


def _unread(told: _Entry) -> _Entry:
    return replace(told, kind=Kind.UNCLASSIFIED, polarity=Polarity.NEUTRAL)


def _event(event: Event, keys: Collection[str], said: str) -> Event:
    if event.key not in keys:
        return event
    # A kind that its record says counts for what is found; printed beside words that are not, it tells them.
    bare = _unread(_bare(event, said))
    return replace(bare, conflicts=(), accounts=tuple(bare_account(account, said) for account in event.accounts))


def bare_account(account: Account, said: str) -> Account:
    """An account without a word."""
    source = replace(account.source, quote=said, recorded_by=None)
    return replace(_unread(_bare(account, said)), source=source)


def _bare(told: _Entry, said: str) -> _Entry:
    """Its days and who it is about, without words."""
    return replace(
        told,
        title="",
        fact=said,
        place=None,
        action=None,
        outcome=None,
        decision=None,
        decision_maker=None,
        rationale=None,
        impact=None,
        child_voice=None,
        references=(),
        # Who told it, or is told of beside, the entry is kept from saying.
        people=tuple(part for part in told.people if part.role == "subject"),
    )


def _action(action: Action, restricted: frozenset[str]) -> Action:
    """Without what only the words of a restricted entry tell of it; that it was agreed again its date alone tells.

    What is left out may tell that it was done: then nothing is said of that.
    """
    told = tuple(Answer(event="", words="") if answer.event in restricted else answer for answer in action.answers)
    hides = told != action.answers
    action = replace(action, answers=told, seems_done=action.seems_done and not hides)
    if action.standing in _BY_ITS_DATE or restricted.isdisjoint(action.shown_by):
        return action
    left = tuple(key for key in action.shown_by if key not in restricted)
    return replace(action, shown_by=left, standing=action.standing if left else ActionStanding.NOT_TOLD)


def _period(period: Period, restricted: frozenset[str]) -> Period:
    """That it began or ended, and when; not a word of a restricted entry that tells it."""
    return replace(
        period,
        begun=_wordless(period.begun, restricted),
        goes_on=_wordless(period.goes_on, restricted),
        ended=_wordless(period.ended, restricted),
    )


def _concern(concern: Concern, restricted: frozenset[str]) -> Concern:
    """That one came in, and when; of a restricted entry neither who it was from nor what it was about."""
    about = _wordless(concern.about, restricted)
    source = concern.source if about == concern.about else ""
    return replace(concern, source=source, about=about, came_of=_wordless(concern.came_of, restricted))


def _wordless(told: tuple[Told, ...], restricted: frozenset[str]) -> tuple[Told, ...]:
    return tuple(replace(each, words="") if each.event in restricted else each for each in told)


def _uncited(said: Iterable[_Said], restricted: Collection[str], words: Collection[str]) -> Iterator[_Said]:
    """What is said of several entries without those; what rests on them alone, or quotes them, is not said."""
    for each in said:
        evidence = tuple(key for key in each.evidence if key not in restricted)
        if evidence == each.evidence:
            yield each
        elif evidence and not _quotes(each, words):
            yield replace(each, evidence=evidence)


def _quotes(said: Finding | Remark, words: Collection[str]) -> bool:
    text = said.text if isinstance(said, Remark) else said.statement
    quoted = (" ".join(part.split()) for part in _QUOTED.findall(text))
    whole = [" ".join(each.split()) for each in words]
    return any(piece.strip(" .") in each for part in quoted for piece in part.split("[...]") for each in whole if piece)


def _unlinked(graph: Graph, restricted: Collection[str]) -> Graph:
    edges = tuple(edge for edge in graph.edges if edge.start not in restricted and edge.end not in restricted)
    return graph if edges == graph.edges else replace(graph, edges=edges)
