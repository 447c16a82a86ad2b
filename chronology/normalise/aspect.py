"""What sort of thing an entry tells: a meeting of some sort, a visit, a call, a referral, a step, or a happening."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.model import Account, Group, Kind
from chronology.normalise.days_told import days_named, gives_its_day, is_told_afterwards
from chronology.normalise.happenings import happened, tells_happening, tells_of_happening
from chronology.normalise.services import services_in, services_of
from chronology.practice import group_of, title_of
from chronology.tables import shipped_table

HAPPENING = "happening"
ANYTHING = "anything"
MEETING = "meeting"
WORDS = "words"
STEP = "step"
VISIT = "visit"
LETTER = "letter"
CALL = "call"
_CALL_BACK = "call_back"
_VERBATIM = "verbatim"
_NOTICE = frozenset({"", _CALL_BACK, CALL, LETTER, WORDS})
COURT = "court"
REFERRAL = "referral"
PUT_OFF = "put_off"
REPAIR = "repair"
_BY_KIND_ALONE = frozenset({VISIT, STEP, REFERRAL})
OFFICE = "office"
_FIRST_WORDS = 80
_OPENING_WORDS = 140
_CALL_WORDS = 20
_SPEAKER = 2
_SAID = re.compile(
    r"(?:^|[.!?;]\s+)(?:(?:s?he|they)\s)?(?:said|says|told (?:me|us|staff|teacher|ta)|disclosed)\b", re.IGNORECASE
)
_COLUMN = re.compile(
    r"^(?:(?:entry|event|record|contact|log|note)[ -])?(?:code|class|type|category|heading|event): (?P<said>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_TELLER = re.compile(r"(?P<teller>[^.:;\n]{2,40}):\s")
# New locks are how a landlord puts somebody out.
_EVICTED = "evicted"
_RELATIVE = re.compile(
    r"(?:mum|mam|mother|dad|father|step-?(?:dad|father|mum|mother)|nan|nain|gran\w*|aunt\w*|uncle|foster carer|partner|parents?"
    r"|sister|brother|niece|nephew|cousin|daughter|son|neighbours?|friend|landlord|home|staff)\b",
    re.IGNORECASE,
)
_HOUSING = "housing"
_CALLED = frozenset({"police", "ambulance", "fire"})
_CALLED_OUT = frozenset({Group.POLICE, Group.DOMESTIC_ABUSE})
MEETINGS = frozenset(
    {"conference", "strategy_discussion", "core_group", "marac", "court", "looked_after_review", MEETING}
)
"""Sorts of meeting: each is held once a day, and all who were there tell of the same one."""


@dataclass(frozen=True, slots=True)
class _Aspects:
    openings: re.Pattern[str]
    attending: re.Pattern[str]
    words: Mapping[str, re.Pattern[str]]
    kinds: Mapping[Kind, str]
    groups: Mapping[Group, str]


def aspect(account: Account) -> str:
    """By the opening words, else by the kind; what neither tells is a happening."""
    words = account.source.quote or account.fact
    # A title that only says the kind says no more than the kind.
    title = "" if account.title == title_of(account.kind, account.language) else account.title
    opened = _opened(words, title)
    if opened == _VERBATIM:
        return WORDS
    dated = _is_dated_by_what_was_said(opened, account)
    if dated or _tells_of_attendance(opened, account):
        return HAPPENING if not dated or tells_of_happening(account) else ANYTHING
    if _is_how_it_was_heard_of(opened, account) or (opened == REPAIR and _is_called(account)):
        # The police that had a door boarded up tell of what they were there for.
        opened = ""
    if not opened and _is_upkeep(words, account):
        return REPAIR
    sort = CALL if opened == _CALL_BACK else _narrower(opened, account.kind) or _by_kind(words, account.kind)
    if not opened and sort in _BY_KIND_ALONE and _tells_what_befell(sort, account):
        return HAPPENING
    if sort in (VISIT, STEP) and _is_called(account):
        # The police and an ambulance are called out to what happened, and visit nobody who is hurt; nor do they assess,
        # plan or close anything.
        return HAPPENING if tells_of_happening(account) else sort if opened or sort == VISIT else ANYTHING
    return sort


def _narrower(opened: str, kind: Kind) -> str:
    """An "emergency meeting by telephone" that is filed as a strategy discussion is one."""
    filed = _sort_of(kind)
    return filed if opened == MEETING and filed in MEETINGS else opened


def _tells_what_befell(sort: str, account: Account) -> bool:
    """Only its kind makes it a visit, a step or a referral, and its words tell what befell somebody.

    Of a visit or a step the first words count: an assessment tells of much that happened before. A concern is filed the day it is heard: what it tells is the incident where it gives the incident's day.
    """
    if sort == REFERRAL:
        return tells_of_happening(account) and is_told_afterwards(account)
    return tells_happening((account.source.quote or account.fact)[:_FIRST_WORDS])


def _tells_of_attendance(opened: str, account: Account) -> bool:
    """A letter or a hospital's notice that tells of an attendance by its day is a telling of it."""
    words = account.source.quote or account.fact
    notice = opened == LETTER or (opened == REFERRAL and not _tells("asks_for", words[:_FIRST_WORDS]))
    return notice and bool(days_named(account)) and (_tells("attended", words) or tells_of_happening(account))


def _is_how_it_was_heard_of(opened: str, account: Account) -> bool:
    """The opening is how they came by what the rest of the entry tells: a call, an e-mail, who said it, who asks for repairs."""
    match opened:
        case "call":
            return _is_rung_in(account)
        case "call_back":
            # An e-mail that tells what befell somebody on a day that it gives is how that was heard of.
            return (tells_what(account) or tells_of_happening(account)) and _tells_of_named_day(account)
        case "repair" | "visit":
            # What somebody tells a visitor of a day before is the entry where it is filed as that.
            told_of = bool(days_named(account)) and tells_of_happening(account)
            return told_of and (opened == REPAIR or tells_what(account))
        case "letter" | "words":
            # A letter that is filed under what it tells, on the day of it, tells of that; and who says what befell somebody
            # else on a day before tells of that day.
            words = account.source.quote or account.fact
            examined = opened == LETTER and _tells("examined", words)
            relative = opened == WORDS and bool(_RELATIVE.match(words)) and bool(days_named(account))
            return tells_what(account) or examined or relative
        case "referral":
            # A notice that tells what befell somebody on a day that it gives is how that was heard of.
            named = bool(days_named(account)) and tells_of_happening(account)
            return tells_what(account) and (named or is_word_of(account))
        case _:
            return False


def _is_dated_by_what_was_said(opened: str, account: Account) -> bool:
    """Who "says the pan caught last Wednesday" tells of that Wednesday: the day is the thing's, and not that of the saying."""
    words, day = account.source.quote or account.fact, account.when.as_written
    said = _aspects().openings.match(words[:_FIRST_WORDS].casefold())
    return (
        opened == WORDS and bool(day) and gives_its_day(account) and said is not None and words.find(day) >= said.end()
    )


def _is_upkeep(words: str, account: Account) -> bool:
    """The landlord's ordinary round."""
    return _tells("upkeep", words) and _HOUSING in services_of(account) and not tells_happening(words)


def _is_rung_in(account: Account) -> bool:
    """A call is how they came to hear of what they tell: what had happened on a day that it names, above all."""
    words = account.source.quote or account.fact
    if _is_called_out(account) or _opens_with_teller(words):
        return True
    if not (tells_of_happening(account) or tells_what(account)):
        return False
    # "Call from Nan" may stand over it as its title.
    return any(_tells("rung_in", said) for said in (words[:_FIRST_WORDS], account.title)) or _tells_of_named_day(
        account
    )


def _opens_with_teller(words: str) -> bool:
    """What follows is a service's own telling: "Provider: found on the sofa"."""
    found = _TELLER.match(words)
    return found is not None and bool(services_in(found["teller"]))


def _tells_of_named_day(account: Account) -> bool:
    """It names the day of what it tells, and is neither a call that they made nor one that asks or complains about it."""
    words = account.source.quote or account.fact
    return bool(days_named(account)) and not is_rung_out(account) and not _tells("presses", words)


def is_rung_out(account: Account) -> bool:
    """It begins with a call that its writer made: what was asked, and not how they came to hear of it."""
    return _tells("rung_out", (account.source.quote or account.fact)[:_CALL_WORDS])


def tells_again(account: Account) -> bool:
    """It is a letter, a summary or a form about what was told before."""
    return _tells("again", account.source.quote or account.fact)


def is_word_of(account: Account) -> bool:
    """It begins with a form or notice of another service about something."""
    return _tells("word_of", (account.source.quote or account.fact)[:_FIRST_WORDS])


def sends_apologies(account: Account) -> bool:
    """It tells that its writer was not at what it names, and nothing of what became of it there."""
    return tells_apologies(account.source.quote or account.fact)


def tells_apologies(words: str) -> bool:
    """The same of words."""
    return _tells("away", words) and not _tells("decided", words)


def tells_of_court(account: Account) -> bool:
    """It tells what a court did, whatever sort of entry it is."""
    return _tells("court", account.source.quote or account.fact)


@lru_cache(maxsize=8192)
def _opened(words: str, title: str) -> str:
    """The sort of thing that the opening words, or a title of its own, tell."""
    opened = _opening(words) or _opening(title) or _filed_as(words)
    if (opened in MEETINGS or opened == VISIT) and _tells("put_off", words[:_FIRST_WORDS]):
        return PUT_OFF
    if opened in MEETINGS:
        return LETTER if tells_apologies(words) else opened
    for sort, said in (
        # Of an entry that opens as a visit or a call with the family, that is not what it is about.
        (PUT_OFF, opened in _NOTICE and _tells("meeting_off", words[:_OPENING_WORDS])),
        (LETTER, not opened and tells_apologies(words)),
        (_VERBATIM, opened in _NOTICE and _tells("spoken", words)),
        (REPAIR, _tells("repaired", words) and _EVICTED not in happened(words)),
    ):
        if said:
            return sort
    if opened == WORDS and _is_heard_of(words):
        # "Police told us" is how it was heard of; what somebody in the case says is an event of its own.
        return ""
    return opened


def _filed_as(words: str) -> str:
    """The sort of meeting that a column of an agency's own gives for the whole entry: "Code: ICPC"."""
    found = _COLUMN.search(words)
    sort = _opening(found["said"]) if found else ""
    return sort if sort in MEETINGS - {MEETING} else ""


def _is_heard_of(words: str) -> bool:
    """A service or one of the family tells what befell somebody else."""
    speaker = " ".join(words.split()[:_SPEAKER])
    return bool(services_in(speaker)) or (bool(_RELATIVE.match(speaker)) and tells_happening(words))


@lru_cache(maxsize=8192)
def _by_kind(words: str, kind: Kind) -> str:
    """The sort of meeting that somebody was at; else what the kind is."""
    sort = _sort_of(kind)
    if sort == VISIT and not _tells("visited", words):
        # "Not in by curfew" is nobody's visit.
        sort = ANYTHING
    return _attended(words) or sort


def _sort_of(kind: Kind) -> str:
    table = _aspects()
    return table.kinds.get(kind) or table.groups.get(group_of(kind), HAPPENING)


@lru_cache(maxsize=8192)
def _tells(what: str, words: str) -> bool:
    """Some of the words for it stand in a text."""
    return bool(_aspects().words[what].search(words.casefold()))


def _is_called_out(account: Account) -> bool:
    """A call is how they came to hear of what they tell."""
    return group_of(account.kind) in _CALLED_OUT or _is_called(account)


def _is_called(account: Account) -> bool:
    return bool(services_of(account)) and services_of(account) <= _CALLED


def tells_what(account: Account) -> bool:
    """Its kind says what happened, not only that somebody was seen, rung or written to."""
    return _sort_of(account.kind) == HAPPENING


def passes_on_words(account: Account) -> bool:
    """It tells what somebody said or showed, as their own telling or at second hand."""
    return _tells("said", account.source.quote or account.fact)


def tells_of_absence(account: Account) -> bool:
    """Somebody is not there today, or is back: of what befell them before."""
    return _tells("absent", (account.source.quote or account.fact)[:_FIRST_WORDS])


def is_seen_alone(account: Account) -> bool:
    """Somebody was seen alone, or interviewed after an absence."""
    return account.kind is Kind.RETURN_INTERVIEW or _tells("alone", account.source.quote or account.fact)


def tells_words(account: Account) -> bool:
    """A sentence of it, or more, is what somebody said."""
    return _tells_words(account.source.quote or account.fact)


@lru_cache(maxsize=8192)
def _tells_words(text: str) -> bool:
    return bool(_SAID.search(text))


@lru_cache(maxsize=8192)
def _attended(text: str) -> str:
    """The sort of meeting somebody says in the first words to have been at."""
    found = _aspects().attending.match(text[:_FIRST_WORDS].casefold())
    return (found.lastgroup or "") if found else ""


@lru_cache(maxsize=8192)
def _opening(text: str) -> str:
    found = _aspects().openings.match(text[:_FIRST_WORDS].casefold())
    return (found.lastgroup or "") if found else ""


@cache
def _aspects() -> _Aspects:
    """The table, ready to use.

    Raises:
        ValueError: a kind or group nobody knows; the package is damaged.

    """
    table = shipped_table("chronology.normalise", "aspects.toml")
    named, attending = (_by_sort(table[part]) for part in ("openings", "attending"))
    return _Aspects(
        openings=re.compile(
            rf"(?:\d+(?:st|nd|rd|th)\s)?[\W\d]*(?:(?:edt|ooh|out of hours|duty)\b\W+)?(?:attended |hosted |chaired |minuted |held |the |an? )?(?:{named})"
        ),
        attending=re.compile(
            rf"(?:[\w'&.+-]+ ){{0,4}}?(?:(?:d[ci]|d?s|ps|pc|sgt|d?insp|hv|iro|tm) [\w'-]+ to|attended|(?:took )?part in|joined|dialled in(?:to| to)?|present at|sat (?:in )?with [\w'-]+(?: [\w'-]+)? (?:for|at|through|during)|(?:notes|minutes|feedback|back) (?:from|of)|at|on) (?:the |a |an |yesterday'?s )?(?:{attending})\b"
        ),
        words={name: _any_of(patterns) for name, patterns in table["words"].items()},
        kinds={Kind(kind): name for name, kinds in table["kinds"].items() for kind in kinds},
        groups={Group(group): name for name, groups in table["groups"].items() for group in groups},
    )


def _by_sort(sorts: Mapping[str, Sequence[str]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in sorts.items())


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")
