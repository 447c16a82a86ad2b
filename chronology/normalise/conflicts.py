"""Where the accounts of one event say different things, each saying beside the account that holds it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from chronology.model import Account, Basis, Conflict, Event, EvidenceStatus, Group, Kind, Precision, Status, When
from chronology.normalise.clock import share_night
from chronology.normalise.days_told import days_named, days_of_telling, earlier_days, is_exact, share_day_told
from chronology.normalise.injury import causes_contradict, named_cause, side
from chronology.normalise.opposites import are_opposed, opposed
from chronology.normalise.presence import differing
from chronology.practice import group_of
from chronology.prose.sure import is_kind_from_words

PLAIN_KINDS = {
    Kind.CASE_NOTE,
    Kind.UNCLASSIFIED,
    Kind.NARRATED,
    Kind.VISIT,
    Kind.CONTACT,
    Kind.TELEPHONE_CALL,
    Kind.POLICE_INCIDENT,
}
"""Kinds that say little of what happened: another account's kind says more, and does not contradict them."""
# Kinds of visit by what they claim: two that claim the same do not contradict each other.
_CLAIMS = {
    Kind.CHILD_SEEN: "seen",
    Kind.CHILD_SEEN_ALONE: "seen",
    Kind.ADULT_SEEN: "seen",
    Kind.CHILD_NOT_SEEN: "not seen",
    Kind.NO_ACCESS_VISIT: "not seen",
    Kind.ACCESS_REFUSED: "not seen",
}
# Fields in which two accounts can contradict each other.
_COMPARED = ("when", "until", "outcome", "kind", "evidence_status", "cause", "side")
_CLAIMED = frozenset(_CLAIMS.values())
# Each agency has an outcome of its own, and calls an incident by what it saw of it: that is no contradiction.
_EACH_ITS_OWN = ("outcome", "kind")
# Where children play, and where nothing more is said than that somebody met.
_PLAY = frozenset({Group.EDUCATION, Group.CONTACT, Group.VISIT})
_HURT = re.compile(
    r"\b(?:hurt\w*|bruis\w*|mark(?:s|ed)?|injur\w*|wound\w*|cuts?|burn\w*|scald\w*|graz\w*|swell\w*|swollen|sore|broke\w*|fractur\w*|bleed\w*|blood|lip|eye|limp\w*|pain\w*)\b",
    re.IGNORECASE,
)
# A note tells of an incident within so many days.
_WRITTEN_AFTER = dt.timedelta(days=7)
_ABOUT = dt.timedelta(days=7)
_APPROXIMATE = "~?%"
_TABLE = "agency-chronology:"
_ON_ITS_WAY = dt.timedelta(days=3)
_REFERRED = re.compile(r"\b(?:re-?)?(?:referr\w+|atgyfeiri\w+)", re.IGNORECASE)
_NFA = re.compile(r"\bnfa\b")
_OF_THE_DAY = re.compile(
    r"\b(?:today(?!['’]s)|this (?:morning|afternoon|evening)|tonight|just (?:now|happened)|earlier on|heddiw|heno)\b",
    re.IGNORECASE,
)
# What a log passes on bears the day on which it was said.
_PASSED_ON = re.compile(
    r"\b(?:says?|said|told|tells|rang|phoned|telephoned|rung|reports?|reported|states?|stated|notif\w*|per|asking about|according to|e-?mail\w*|voicemail|text(?:ed)?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{2,}")
# What is compared in the words of the accounts themselves.
_WORDED: Mapping[str, Callable[[str], str]] = {"cause": named_cause, "side": side}


def conflicts(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    """The fields in which accounts say different things."""
    if len(accounts) < 2:
        return ()
    standing = [account for account in accounts if account.status is not Status.WITHDRAWN]
    found = []
    for name in _COMPARED:
        said = [(account, value) for account in standing if (value := _said(account, name))]
        pairs = [pair for pair in combinations(said, 2) if _differ(name, *pair)]
        # Who contradicts nobody is not asked which is right.
        at_odds = {account.key for pair in pairs for account, _ in pair}
        if pairs:
            values = tuple((value, account.key) for account, value in said if account.key in at_odds)
            found.append(Conflict(field=name, values=values))
    return (*found, *differing(standing), *opposed(standing, _all_told))


def outcome_in_dispute(event: Event) -> Conflict | None:
    """What its accounts differ on in the outcome: no side's words stand alone as what an entry came to."""
    outcome = (event.outcome or "").casefold()
    if not outcome:
        return None
    for conflict in event.conflicts:
        if conflict.field == "outcome":
            return conflict
        if conflict.field == "found" and any(words.casefold() in outcome for words, _ in conflict.values):
            return conflict
    return None


def _differ(name: str, one: tuple[Account, str], other: tuple[Account, str]) -> bool:
    """Two accounts contradict each other in a field."""
    (first, mine), (second, yours) = one, other
    if name in _DAYS:
        return _DAYS[name](first, second)
    if name == "cause":
        return causes_contradict(_told(first), _told(second))
    if name == "side":
        # "Left arm" and "left forearm" are two words for one; left and right are two arms.
        return mine.partition(" ")[0] != yours.partition(" ")[0]
    if name == "outcome":
        return _outcomes_differ(one, other)
    claimed = {mine, yours} <= _CLAIMED
    # What words were read as is our reading of an account, and nothing that it claims.
    read = name == "kind" and any(map(is_kind_from_words, (first, second)))
    if not claimed and (read or (name in _EACH_ITS_OWN and _name_two_agencies(first, second))):
        return False
    return mine.casefold() != yours.casefold()


def _outcomes_differ(one: tuple[Account, str], other: tuple[Account, str]) -> bool:
    (first, mine), (second, yours) = one, other
    if any(map(is_kind_from_words, (first, second))):
        # What a text tells of what came of it is of one actor's act, and what another did about it contradicts nothing.
        return are_opposed(mine, yours)
    return not _name_two_agencies(first, second) and not _say_alike(mine, yours)


def _begin_apart(one: Account, other: Account) -> bool:
    """They are of days that cannot be one, and neither names the other's, was only written on it, or lasted over it."""
    if not _apart(one.when, other.when) or _is_about_then(one.when, other.when):
        return False
    if _tell_one_day(one, other) or _sent_and_received(one, other) or not _claim_two_days(one, other):
        return False
    return not (
        _mean_one_day(one, other) or _is_day_of_note(one, other) or _is_within(one, other) or _is_within(other, one)
    )


def _tell_one_day(one: Account, other: Account) -> bool:
    """The days of which they tell, by "last night" or at the weekend, meet; or both are later and name one day."""
    if not (is_exact(one) and is_exact(other)):
        return False
    return bool(_days_claimed(one) & _days_claimed(other)) or share_day_told(one, other)


def _claim_two_days(one: Account, other: Account) -> bool:
    """The later of two days is claimed: days of writing up are not differing dates.

    What was written on the earlier had befallen by then. One text that tells of two days tells of two things.
    """
    if not all(map(is_kind_from_words, (one, other))):
        return True
    if one.source.document == other.source.document and _is_dated_by_words(one) != _is_dated_by_words(other):
        return False
    earlier, later = sorted((one, other), key=lambda account: (account.when.first_day, account.when.last_day))
    if _says_its_day(later):
        return True
    if _is_row(later):
        return _says_its_day(earlier) or _is_row(earlier)
    return later.when.precision is Precision.MINUTE and _says_its_day(earlier)


def _is_row(account: Account) -> bool:
    """A table gives it a day of its own."""
    return account.key.startswith(_TABLE) and account.source.recorded_on is None


def _says_its_day(account: Account) -> bool:
    """Words of it name the day ("on the 17th", "last night", "today"), or it was written down on another than it tells of.

    What a story goes on with, "next day", is of another happening than that which its day was told of.
    """
    if _is_dated_by_words(account):
        return account.when.basis is not Basis.RELATIVE_TO_PREVIOUS
    recorded = account.source.recorded_on
    return (
        _eve_told(account) is not None
        or (recorded is not None and recorded != account.when.latest)
        # "Today's meeting" beside "on Saturday" is of another thing than what is told of Saturday.
        or (_OF_THE_DAY.search(_told(account)) is not None and not earlier_days(account))
    )


def _days_claimed(account: Account) -> frozenset[dt.date]:
    """The days that it gives for what it tells; a sentence that is dated by its words gives its own."""
    if _is_dated_by_words(account):
        return frozenset(filter(None, (account.when.earliest,)))
    return days_of_telling(account)


def _eve_told(account: Account) -> dt.date | None:
    """The day before its own where that is the one that a text or a row tells of: "last night"."""
    day = account.when.latest
    if day is None or _is_dated_by_words(account) or not is_kind_from_words(account):
        return None
    eve = day - dt.timedelta(days=1)
    return eve if earlier_days(account) == {eve} else None


def _is_dated_by_words(account: Account) -> bool:
    return account.key.partition("#")[2].startswith("mention-")


def _sent_and_received(one: Account, other: Account) -> bool:
    """What one made another had a day or a weekend later: each gives its own act's day."""
    of_two = one.source.document != other.source.document and all(map(_is_referral, (one, other)))
    return of_two and abs(one.when.first_day - other.when.first_day) <= _ON_ITS_WAY


def _end_apart(one: Account, other: Account) -> bool:
    return bool(one.until and other.until and _apart(one.until, other.until)) and not _mean_one_day(one, other)


_DAYS: Mapping[str, Callable[[Account, Account], bool]] = {"when": _begin_apart, "until": _end_apart}


def _say_alike(one: str, other: str) -> bool:
    """The words of the shorter stand in the longer for the most part, and nothing in them is the other way about."""
    shorter, longer = sorted((_content(one), _content(other)), key=len)
    kept = len(shorter & longer)
    return 3 * kept >= 2 * len(shorter) and not are_opposed(one, other)


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(_NFA.sub("no further action", text.casefold())))


def _name_two_agencies(one: Account, other: Account) -> bool:
    return bool(one.agency and other.agency) and one.agency != other.agency


def _mean_one_day(one: Account, other: Account) -> bool:
    """Written on two days, and the words of one name the other's: "arrested last night"."""
    return other.when.earliest in days_named(one) or one.when.earliest in days_named(other) or share_night(one, other)


def _is_day_of_note(one: Account, other: Account) -> bool:
    """The later day is only that on which a note was written, within days of the other: no word of it claims that day.

    Where both are days of writing neither claims its own: what was noted on Friday and again on Monday befell by Friday.
    """
    earlier, later = sorted((one, other), key=lambda account: account.when.first_day)
    written = later.when.latest
    if written is None or not _is_day_of_writing(later):
        return False
    return written - earlier.when.last_day <= _WRITTEN_AFTER and not _OF_THE_DAY.search(_told(later))


def _is_day_of_writing(account: Account) -> bool:
    """Its day is that of its note, or of a row of a log that passes on what somebody said, and none that its words tell of."""
    if account.when.earliest != account.when.latest or _is_dated_by_words(account):
        return False
    if account.when.basis is Basis.NOTE_DATE:
        return account.source.recorded_on == account.when.latest
    row = account.source.recorded_on is None and is_kind_from_words(account) and _eve_told(account) is None
    return row and _PASSED_ON.search(_told(account)) is not None


def _is_referral(account: Account) -> bool:
    return (
        group_of(account.kind) is Group.REFERRAL and _REFERRED.search(f"{account.title} {_told(account)}") is not None
    )


def _is_within(lasting: Account, other: Account) -> bool:
    """One tells when something began and when it was over, the other of a day between: the search, the return."""
    if lasting.until is None or not (lasting.until.dated and lasting.when.dated and other.when.dated):
        return False
    return lasting.when.first_day <= other.when.first_day and other.when.last_day <= lasting.until.last_day


def _apart(one: When, other: When) -> bool:
    """No day is both: one account giving the hour or the day and another only the month is no contradiction."""
    if one.is_ongoing or other.is_ongoing:
        return one.is_ongoing != other.is_ongoing
    return one.dated and other.dated and (_begins(one) > _ends(other) or _begins(other) > _ends(one))


def _is_about_then(one: When, other: When) -> bool:
    """One is only about its day, and the other is within days of it."""
    about = any(mark in (when.edtf or "") for when in (one, other) for mark in _APPROXIMATE)
    return about and abs(one.first_day - other.first_day) <= _ABOUT


def _begins(when: When) -> dt.date:
    return when.earliest or dt.date.min


def _ends(when: When) -> dt.date:
    """What is so since Monday was so on Tuesday."""
    return when.latest or dt.date.max


def _said(account: Account, name: str) -> str:
    """What an account says in a field, or nothing where it is silent."""
    if name in _WORDED:
        return _WORDED[name](_told(account)) if name != "cause" or _may_tell_of_harm(account) else ""
    value = getattr(account, name)
    if value is None:
        return ""
    if name in ("when", "until"):
        eve = _eve_told(account) if name == "when" else None
        return eve.isoformat() if eve else (value.edtf or "").partition("T")[0]
    if name == "kind":
        return "" if value in PLAIN_KINDS else _CLAIMS.get(value, str(value))
    return _standing(account) if name == "evidence_status" else str(value).strip(" .")


def _standing(account: Account) -> str:
    """Reported against observed is no contradiction; disputed against told as fact is.

    Whether words of a text are told as fact is our reading of them, and nothing that they say.
    """
    if is_kind_from_words(account):
        return ""
    return (
        "disputed"
        if account.evidence_status in (EvidenceStatus.DISPUTED, EvidenceStatus.NOT_PROVED)
        else "told as fact"
    )


def _may_tell_of_harm(account: Account) -> bool:
    """Who is pulled along in play has not been hurt by it: of a lesson or a contact its words must speak of a hurt."""
    return group_of(account.kind) not in _PLAY or _HURT.search(_told(account)) is not None


def _all_told(account: Account) -> str:
    return ". ".join(filter(None, (account.source.quote or account.fact, account.outcome, account.decision)))


def _told(account: Account) -> str:
    return account.source.quote or account.fact
