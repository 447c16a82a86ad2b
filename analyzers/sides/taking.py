"""What a sentence of the record states: the answer it gives to a question, of whom, by whom and of which days."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analyzers.sides.asked import Question, answered
from analyzers.sides.people import NamesOfCase
from analyzers.sides.ways import ways
from analyzers.told import text_of
from chronology.dates import find
from chronology.model import Account, Event, Restriction, Status
from chronology.normalise import days_told_before, side
from chronology.prose.sentences import sentences

_MONTH = 31
HOW, HOW_MUCH = "how", "how_much"
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\A\W*(?:says|states|said)\b|\b(?:he|she|they)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b([LR]) (?=(?:upper |lower |fore)?(?:arm|cheek(?:bone)?|eye|ear|leg|hand|wrist|knee|foot|shin|forearm|thigh|hip|temple|shoulder|elbow|palm|ankle)\b)"
)
_LEFT, _RIGHT = re.compile(r"\b(?:L|(?i:left))\b"), re.compile(r"\b(?:R|(?i:right))\b")
_CLAIMED = re.compile(r"\b(?:stat\w+|sa(?:id|ys)|claim\w*|according to|acc to|reckons?)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;,]")
_HYPOTHETICAL = re.compile(r"\b(?:if|whether|unless|in case|risk of|hopes?|plans? to|should|would)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One answer to one question, in a sentence of the record."""

    question: str
    answer: str
    event: Event
    account: Account
    words: str
    """The sentence."""
    said: str
    """The words of it that give the answer."""
    note: str
    """The longest text that it stands in, of which the account may be one sentence."""
    context: str
    """The sentence, and the one before it where it only says he or she."""
    told_of: frozenset[dt.date]
    """The days that it may tell of."""
    day: dt.date
    """The day on which it is said, or of which it tells where no other is known."""
    since: dt.date | None = None
    also: frozenset[str] = frozenset()
    """The other answers that the same sentence gives of itself: it tells how one thing came after another."""


@lru_cache(maxsize=16384)
def parts(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part for span in sentences(text) if (part := " ".join(text[span.start : span.end].split())))


@lru_cache(maxsize=16384)
def side_of(words: str) -> str:
    """The side and part of the body that a sentence names, short forms too: "L cheek"; none where it speaks of both sides."""
    if _LEFT.search(words) and _RIGHT.search(words):
        return ""
    return side(_SHORT.sub(lambda found: "left " if found[1] == "L" else "right ", words))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of an account, with what stands before it and the longest text that it stands in."""

    event: Event
    account: Account
    words: str
    context: str
    note: str

    def stating(self, question: str, answer: str, said: str) -> Statement:
        """It as an answer to a question."""
        written = self.account.source.recorded_on or self.account.when.first_day
        return Statement(
            question=question,
            answer=answer,
            event=self.event,
            account=self.account,
            words=self.words,
            said=said,
            note=self.note,
            context=self.context,
            told_of=_days(self.account, self.words, written),
            day=_day(self.account, written),
        )


def statements(events: Sequence[Event], of_case: NamesOfCase) -> Iterator[Statement]:
    """Every statement of some events; one sentence that stands in several accounts is taken once, where it was dated best."""
    seen: set[tuple[str, str, str, str]] = set()
    for sentence in _sentences(events, of_case):
        for question, every in answered(sentence.words):
            for stated in _answers(question, every, sentence):
                known = stated.question, stated.answer, stated.account.source.document, stated.words
                if known not in seen:
                    seen.add(known)
                    yield stated


def causes(events: Sequence[Event], of_case: NamesOfCase) -> Iterator[Statement]:
    """Every sentence of some events that tells how something came about, or on which side of the body a hurt is."""
    seen: set[tuple[str, str]] = set()
    for sentence in _sentences(events, of_case):
        known = sentence.account.source.document, sentence.words
        if known not in seen and (ways(sentence.words) or side_of(sentence.words)):
            seen.add(known)
            yield sentence.stating(HOW, "", sentence.words)


def valued(events: Sequence[Event], of_case: NamesOfCase) -> Iterator[Statement]:
    """Every sentence of some events, once of each source, as a statement that may give a value."""
    seen: set[tuple[str, str]] = set()
    for sentence in _sentences(events, of_case):
        known = sentence.account.source.document, sentence.words
        if known not in seen:
            seen.add(known)
            yield sentence.stating(HOW_MUCH, "", sentence.words)


def _sentences(events: Sequence[Event], of_case: NamesOfCase) -> Iterator[_Sentence]:
    """Every sentence that everybody may read."""
    opened = [(event, account) for event in events for account in _open_accounts(event)]
    notes: dict[tuple[str, str], str] = {}
    for _, account in opened:
        text = text_of(account)
        for words in parts(text):
            known = account.source.document, words
            notes[known] = max(notes.get(known, ""), text, key=len)
    for event, account in opened:
        before = ""
        for words in parts(text_of(account)):
            note = notes[account.source.document, words]
            yield _Sentence(event, account, words, _in_context(words, before, of_case), note)
            before = words


def _open_accounts(event: Event) -> Iterator[Account]:
    """Accounts that everybody may read and that stand."""
    if event.restriction is Restriction.NONE and event.status is not Status.WITHDRAWN:
        for account in event.accounts:
            if (
                account.restriction is Restriction.NONE
                and account.status is not Status.WITHDRAWN
                and account.when.dated
            ):
                yield account


def _in_context(words: str, before: str, of_case: NamesOfCase) -> str:
    """A sentence with the one before it, where it only says he or she and names nobody."""
    if of_case.named(words) or not _PRONOUN.search(words):
        return words
    return f"{before} {words}" if before and of_case.named(before) else words


def _answers(question: Question, every: Mapping[str, re.Match[str]], sentence: _Sentence) -> Iterator[Statement]:
    words = sentence.words
    # "Never informed" is no telling: of words within other words the longer count.
    found = {
        answer: match
        for answer, match in every.items()
        if not any(_within(match, other) for kept, other in every.items() if kept != answer)
    }
    for answer, match in found.items():
        before = words[: match.start()]
        if _HYPOTHETICAL.search(before):
            continue
        stated = sentence.stating(question.name, answer, match[0])
        yield replace(
            stated,
            since=_since(words, stated.day) if question.of == "standing" else None,
            also=frozenset() if _CLAIMED.search(before) else frozenset(found) - {answer},
        )


def _within(match: re.Match[str], other: re.Match[str]) -> bool:
    """It lies in the other, or begins in it: "is not living with them" is no living with them."""
    return other.start() <= match.start() < other.end() and match.span() != other.span()


def _day(account: Account, written: dt.date) -> dt.date:
    when = account.when
    return when.earliest if when.earliest is not None and when.earliest == when.latest else written


def _days(account: Account, words: str, day: dt.date) -> frozenset[dt.date]:
    """The days that a sentence names before the day it is said on; else that of its account."""
    named = days_told_before(day, words)
    own = account.when.earliest if account.when.earliest == account.when.latest else None
    if own is None and account.when.dated and (account.when.last_day - account.when.first_day).days <= _MONTH:
        # "In May": any day of it.
        first = account.when.first_day.toordinal()
        return frozenset(map(dt.date.fromordinal, range(first, account.when.last_day.toordinal() + 1)))
    # The day that the account tells of, where it is not only that on which it was written.
    told = {own} if own and (own != day or not named) else set()
    return frozenset(named | told) or frozenset({day})


def _since(words: str, day: dt.date) -> dt.date | None:
    """The day since which it is said to be so: "since June", "since the plan began in January"."""
    found = _SINCE.search(words)
    if not found:
        return None
    end = _CLAUSE_END.search(words, found.end())
    until = end.start() if end else len(words)
    for mention in find(words, written_on=day):
        if found.start() < mention.end <= until + 1:
            start = mention.when.earliest
            if start is not None and start < day:
                return start
    return None
