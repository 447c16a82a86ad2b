"""What a writer corrects in an entry of their own: "my entry of 13/3 is wrong, that visit was Thurs 14/3".

The record is not changed: the entry keeps its words and its first day among its alternatives, stands on the day that its writer says,
and the correction stands beside it. It is taken only where it names the entry by its day, in the same document, and says the right day;
a correction of anything else stands beside the entry and moves nothing.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.dates import find
from chronology.model import Account, Basis, Kind, Polarity, When
from chronology.prose.sentences import sentences

# An entry is corrected within so many days.
_WITHIN = dt.timedelta(days=92)
_ENTRY = r"(?:entr(?:y|ies)|notes?|log|record(?:ing)?|case ?notes?|e-?mail|report|nodyn|cofnod)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "My entry of 13/3", "the note dated 5 Feb", "my note for the 19th": the entry is named by its day.
_NAMED = re.compile(
    rf"\b(?:my|our|the|this|that|previous|earlier|above|fy|y)\s(?:\w+\s)?{_ENTRY}\s(?:(?:of|for|from|on|dated|made on|ar|o)\s)?(?:the\s)?"
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s)?(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)\b)?(?:[/.-](?P<number>\d{{1,2}})|\s(?:of\s)?(?P<month>{'|'.join(_MONTHS)})[a-z]*)?",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\bcorrect(?:ion|ing|ed)\b|\b(?:is|was|are|were) (?:wrong|incorrect|not right|me writing it up)\b|\bnames? the wrong\b|\bshould (?:read|say|have (?:said|read|been)|be)\b"
    r"|\bgot (?:the|that|it|my) (?:\w+ )?wrong\b|\bwrong (?:date|day)\b|\b(?:typo|mistake|error) in\b|\bcywiriad\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\bwrong (?:pupil|child|boy|girl|person|resident|patient|client|service user|name|family|sibling|brother|sister|tenant)\b",
    re.IGNORECASE,
)
# What stands right before the day that is the right one, and before one that is not.
_IS = re.compile(
    r"\b(?:was|were|is|be|been|read|say|said|actually|oedd)\s(?:(?:on|the|actually|really|held|in fact)\s){0,2}\Z",
    re.IGNORECASE,
)
_IS_NOT = re.compile(r"\b(?:not|and not|rather than|instead of|nid)\s(?:on\s)?(?:the\s)?\(?\Z", re.IGNORECASE)
_LONGEST = 240
_NOTE = "#note"


@dataclass(frozen=True, slots=True)
class Correction:
    """An account's sentence that corrects the entries of a day, in its own document."""

    by: Account
    words: str
    day: int
    month: int | None

    @property
    def is_of_another(self) -> bool:
        """It says that the entry is of somebody else."""
        return _OF_ANOTHER.search(self.words) is not None

    def corrects(self, account: Account) -> bool:
        """An account is of the entry that is named: of its document and its day, not long before."""
        if (
            account.source.document != self.by.source.document
            or account.key.partition("#")[0] == self.by.key.partition("#")[0]
        ):
            return False
        own = _written(self.by)
        return own is not None and any(
            dt.timedelta() <= own - day <= _WITHIN and day.day == self.day and self.month in (None, day.month)
            for day in _days_of(account)
        )

    def right_day(self, account: Account) -> When | None:
        """The day that what an account tells was on by this; None where the words name none for it."""
        wrong = account.when.earliest
        if wrong is None or wrong != account.when.latest:
            return None
        named = [found for found in find(self.words, written_on=_written(self.by)) if _is_a_day(found.when)]
        right = [
            found.when for found in named if found.when.earliest != wrong and _is_said_right(self.words[: found.start])
        ]
        meant = wrong.day == self.day or any(found.when.earliest == wrong for found in named)
        return right[-1] if meant and len({when.earliest for when in right}) == 1 else None


def corrections_of(account: Account) -> Iterator[Correction]:
    """The corrections that the words of an account make, each with what follows it in the text."""
    text = account.source.quote or account.fact
    if not _CORRECTS.search(text):
        return
    for span in sentences(text):
        sentence = text[span.start : span.end]
        named = _NAMED.search(sentence)
        if named and _CORRECTS.search(sentence):
            yield Correction(account, text[span.start :][:_LONGEST].strip(), int(named["day"]), _month(named))


def _is_a_day(when: When) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def _is_said_right(before: str) -> bool:
    return _IS.search(before) is not None and _IS_NOT.search(before) is None


def _month(named: re.Match[str]) -> int | None:
    if named["number"]:
        return int(named["number"])
    return _MONTHS.index(named["month"].lower()) + 1 if named["month"] else None


def _written(account: Account) -> dt.date | None:
    """The day an entry is of: that of its note, else that of what it tells."""
    return account.source.recorded_on or account.when.earliest


def _days_of(account: Account) -> frozenset[dt.date]:
    """The day an entry is of, as it was before it was corrected too."""
    if account.source.recorded_on:
        return frozenset((account.source.recorded_on,))
    return frozenset(when.earliest for when in (account.when, *account.when.alternatives) if when.earliest)


def with_corrections(accounts: Sequence[Account]) -> list[Account]:
    """Accounts as their writers corrected them: on the right day; and of no kind where they are of somebody else.

    What the correction tells besides, as an entry of the days it names, is told by the entry it corrects.
    """
    every = [correction for account in accounts for correction in corrections_of(account)]
    if not every:
        return list(accounts)
    notes = {account.key for account in accounts if account.key.endswith(_NOTE)}
    meant = {each.by.key for each in every if any(map(each.corrects, accounts))}
    return [
        _corrected(account, [each for each in every if each.corrects(account)])
        for account in accounts
        if account.key.endswith(_NOTE)
        or account.key not in meant
        or f"{account.key.partition('#')[0]}{_NOTE}" not in notes
    ]


def _corrected(account: Account, corrections: Sequence[Correction]) -> Account:
    for correction in corrections:
        if correction.is_of_another:
            return replace(account, kind=Kind.UNCLASSIFIED, title="", polarity=Polarity.NEUTRAL)
        if right := correction.right_day(account):
            moved = replace(right, basis=Basis.EXPLICIT, alternatives=(*right.alternatives, account.when))
            return replace(account, when=moved)
    return account
