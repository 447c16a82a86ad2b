"""Passages that are kept from who sits where a document is read, taken out wherever they stand; what else an entry tells is told."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, TypeVar

from chronology.model import Account, Chronology, Event, Kind, Polarity, Redaction, RedactionReason
from chronology.prose.kept_passages import Passage
from chronology.prose.phrases import Worded
from chronology.prose.sure import is_kind_from_words
from chronology.prose.vocabulary import Cues
from chronology.redaction.tables import meanings
from chronology.redaction.walking import rebuilt

WHERE: Final = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")
OF_ONE: Final = ("place", "action", "outcome", "decision", "decision_maker", "rationale", "impact", "child_voice")
# Beside the entries, what is said of them and quotes them.
_BESIDE: Final = (
    "findings",
    "remarks",
    "actions",
    "graphs",
    "significance",
    "analyses",
    "coverage",
    "people",
    "relationships",
    "places",
    "problems",
    "proposals",
)
# Fewer words may stand anywhere, and are nobody's.
_LEAST_WORDS, _LEAST_CUT = 3, 4
_WORDS = re.compile(r"[^\s*_>|]+")
_STOPS = ".,;:!?)\"”’'"
_GAP = r"[\s*_>|]+"
# "Asked her about the ...": a title is cut where its words end.
_CUT_SHORT = re.compile(r"\s*(?:…|\[?\.\.\.\]?)\s*\Z")
_Told = TypeVar("_Told", Event, Account)


class Cutter:
    """Takes passages out of words, however they are spaced and where they are cut short."""

    def __init__(self, passages: Collection[Passage], said: str) -> None:
        self._said = said
        ordered = sorted({each.words for each in passages}, key=lambda words: (-len(words), words))
        self._words: Sequence[Sequence[str]] = [found for words in ordered if (found := _WORDS.findall(words))]

    @cached_property
    def _every(self) -> frozenset[str]:
        return frozenset(_bare(word) for words in self._words for word in words)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        # Where a piece of it ends a stop is left out.
        every = [
            f"{_GAP.join(map(re.escape, [*words[:-1], words[-1].rstrip(_STOPS)]))}[{_STOPS}]*"
            for words in self._words
            if len(words) >= _LEAST_CUT
        ]
        return re.compile("|".join(every) if every else "(?!)")

    def cut(self, text: str) -> str:
        """The text without them; what is nothing else is left to whoever withholds an entry whole."""
        if len(text) < _LEAST_CUT or text == self._said:
            return text
        if len(_WORDS.findall(text)) >= _LEAST_CUT and self.holds(text):
            return self._said
        found = self._whole.sub(self._said, text)
        ends = _CUT_SHORT.search(found)
        return self._cut_short(found, ends) if ends else found

    def _cut_short(self, text: str, ends: re.Match[str]) -> str:
        """A beginning of one of them, right before the text is cut short."""
        bare = text[: ends.start()]
        told = [(found[0], found.start()) for found in _WORDS.finditer(bare)]
        for words in self._words:
            for nth in range(max(0, len(told) - len(words)), len(told) - _LEAST_WORDS + 1):
                tail = [word for word, _ in told[nth:]]
                # The last word may be cut too.
                if list(words[: len(tail) - 1]) == tail[:-1] and words[len(tail) - 1].startswith(tail[-1]):
                    return f"{text[: told[nth][1]]}{self._said}"
        return text

    def holds(self, text: str) -> bool:
        """All of it stands in one of them."""
        told = _WORDS.findall(_CUT_SHORT.sub("", text))
        if len(told) < _LEAST_WORDS or _bare(told[0]) not in self._every:
            return False
        return any(_within(told, words) for words in self._words)

    def told(self, of: _Told) -> _Told:
        """An event or account without them: what its own fields have of them is nobody's either."""
        theirs: dict[str, Any] = {
            name: "" if name == "title" else None
            for name in ("title", *OF_ONE)
            if (words := getattr(of, name)) and self.holds(words)
        }
        return rebuilt(replace(of, **theirs) if theirs else of, self.cut)


def _bare(word: str) -> str:
    """As it stands where a piece begins or ends: with a capital of its own, and without a stop."""
    return word.strip(f"{_STOPS}(“‘").casefold()


def _within(told: Sequence[str], words: Sequence[str]) -> bool:
    first, last, inner = _bare(told[0]), _bare(told[-1]), list(told[1:-1])
    return any(
        _bare(words[nth]) == first
        and _bare(words[nth + len(told) - 1]) == last
        and list(words[nth + 1 : nth + len(told) - 1]) == inner
        for nth in range(len(words) - len(told) + 1)
    )


def without_passages(
    chronology: Chronology, passages: Collection[Passage], bare: Collection[str], said: str
) -> Chronology:
    """Without these in any entry but those that have no words left (`bare`), nor in what is said of them."""
    cutter = Cutter(passages, said)

    def told(event: Event) -> Event:
        if event.key in bare:
            return event
        accounts = tuple(map(cutter.told, event.accounts))
        own = replace(event, accounts=())
        left = cutter.told(own)
        same = left is own and all(one is other for one, other in zip(accounts, event.accounts, strict=True))
        return event if same else replace(left, accounts=accounts)

    changed: dict[str, Any] = {name: tuple(map(told, getattr(chronology, name))) for name in WHERE}
    cut = sum(
        one is not other for name in WHERE for one, other in zip(getattr(chronology, name), changed[name], strict=True)
    )
    changed |= {name: rebuilt(getattr(chronology, name), cutter.cut) for name in _BESIDE}
    where = tuple(name for name in WHERE if changed[name] != getattr(chronology, name))
    return replace(chronology, **changed, redactions=_logged(chronology, cut, where, said))


def _logged(chronology: Chronology, cut: int, where: tuple[str, ...], said: str) -> tuple[Redaction, ...]:
    """With so many entries more of which words stand no longer."""
    if not cut:
        return chronology.redactions
    log = Redaction(
        reason=RedactionReason.RESTRICTED,
        placeholder=said,
        says=meanings(chronology.language)["restricted"],
        count=cut,
        where=where,
    )
    same = [each for each in chronology.redactions if replace(each, count=cut, where=where) == log]
    others = [each for each in chronology.redactions if each not in same]
    count = cut + sum(each.count for each in same)
    parts = tuple(dict.fromkeys(name for each in (*same, log) for name in each.where))
    return (*others, replace(log, count=count, where=parts))


def of_no_kind_of_theirs(chronology: Chronology, passages: Callable[[Account], Collection[Passage]]) -> Chronology:
    """What words gave an entry its kind that are kept, gave it none, unless the rest of its words say the same."""

    def told(event: Event) -> Event:
        accounts = tuple(_unread(each) if _is_from(each, passages(each)) else each for each in event.accounts)
        if accounts == event.accounts:
            return event
        event = replace(event, accounts=accounts)
        return event if any(each.kind is event.kind for each in accounts) else _unread(event)

    changed: dict[str, Any] = {name: tuple(map(told, getattr(chronology, name))) for name in WHERE}
    return replace(chronology, **changed)


def _is_from(account: Account, passages: Collection[Passage]) -> bool:
    if not passages or not is_kind_from_words(account):
        return False
    kept = Cutter(passages, " ")
    words = account.source.quote or account.fact
    rest = kept.cut(words)
    return rest != words and account.kind not in _kinds(rest) and any(account.kind in _kinds(p.words) for p in passages)


def _kinds(text: str) -> frozenset[Kind]:
    lower = text.lower()
    return frozenset(hit.kind for hit in Cues(lower, Worded(lower)).within(0, len(lower)))


def _unread(told: _Told) -> _Told:
    return replace(told, kind=Kind.UNCLASSIFIED, polarity=Polarity.NEUTRAL)
