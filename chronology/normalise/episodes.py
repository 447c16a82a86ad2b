"""One episode told by those who passed it on: the ambulance that brings, the police that send word."""

import re
from functools import lru_cache
from typing import Final

from chronology.model import Account
from chronology.normalise.clock import gap
from chronology.normalise.days_told import days_meet, either_names_day, is_exact
from chronology.normalise.mark import NOTHING, Mark
from chronology.normalise.services import services_of, tellers
from chronology.normalise.speech import told

_CONVEYED: Final = re.compile(
    r"(?<!not )(?<!n't )\b(?:convey(?:ed|ing)|transported|taken (?:in )?to|(?:to|pre-?alert(?:ed)?) (?:a&e|ed|hospital|[\w' ]{0,30}(?:hospital|infirmary|ysbyty))|blue (?:light|call)|left (?:scene )?(?:for|to)|escort(?:ed)? (?:by )?(?:staff|carers?|mum|mother|parents?|nurse)|(?:staff|carer|mum|mother|parent|nurse) (?:to )?escort(?:ed|ing)?)"
)
_NOT_CONVEYED: Final = re.compile(
    r"\b(?:not|non|declin\w+|refus\w+)[ -](?:to )?(?:be )?(?:convey\w*|transport\w*|travel\w*)|left at (?:home|scene)"
)
_FIRST_WORDS: Final = 70
_ONE_EPISODE: Final = 240
"""Minutes from the ambulance to the hospital's own hour."""
# Who called the police is in their row an informant, and in the landlord's log number 16.
_CALLED_BY: Final = re.compile(
    r"\b(?:neighbours?|n/?bours?|third party|member of (?:the )?public|passer-?by|informant|caller|anon\w*|cymydog)\b"
)
_OUTSIDER: Final = re.compile(
    r"\b(?:neighbours?|n/?bours?|no\.? ?\d+|flat \d+|resident|passer-?by|anon\w*|caller|next door|cymydog)\b"
)
_POLICE_THERE: Final = re.compile(
    r"\b(?:(?:rang|called|phoned|ffoniais) (?:the )?(?:police|999|101|heddlu)|police (?:there|came|were|called|attended|out|arrived|turned up)|heddlu)\b"
)
_SENT_WORD: Final = re.compile(
    r"\bencompass\b|\b(?:info(?:rmation)?|notice|notification|notified|word|report) (?:was |has been |been )*(?:received |in |shared |sent |passed )*(?:from|by) (?:the )?police\b"
    r"|\bpolice (?:info(?:rmation)?|notice|notification)\b|\bgwybodaeth gan yr heddlu\b"
)
_FORM: Final = (
    r"\b(?:ppn|vpa|marf|nrm|national referral mechanism|mash|(?:referral|notification|safeguarding|vulnerable adult|va|concern|alert|encompass|report|invit\w*)"
    r"(?: (?:forms?|concerns?|alerts?|referrals?|notifications?|reports?))?|forms?)\b"
)
_SENT: Final = r"\b(?:sent|submitted|shared|e-?mailed|made|raised|completed|put in|gone in|went in)\b"
_GOT: Final = r"\b(?:received|came|in from|screened|rec'?d|arrived|got)\b"
_SENDS: Final = re.compile(rf"{_FORM}[^.;]{{0,30}}?{_SENT}|{_SENT}[^.;]{{0,20}}?{_FORM}")
_GETS: Final = re.compile(
    rf"{_FORM}[^.;]{{0,30}}?{_GOT}|{_GOT}[^.;]{{0,20}}?{_FORM}|{_FORM}s?(?: x ?\d)?:? from (?!home\b|the home\b|\d)"
)
_NAMED_FORM: Final = re.compile(r"\b(?:ppn|vpa|marf|nrm)(?=s?\b)")
_MECHANISM: Final = "national referral mechanism"
_OVERNIGHT: Final = 1
_OUT, _RECEIVED = "sent", "received"
_AMBULANCE, _HOSPITAL, _POLICE = "ambulance", "hospital", "police"


def is_brought(one: Account, other: Account) -> bool:
    """One is the ambulance that takes somebody to hospital, and the other the hospital's own row within hours."""
    return _brings(one, other) or _brings(other, one)


def carries(account: Account) -> bool:
    """It is the ambulance's own telling, and it took somebody to hospital."""
    return tellers(account) == {_AMBULANCE} and _says_conveyed(told(account))


def receives(account: Account) -> bool:
    """It is a hospital's own telling."""
    return _HOSPITAL in tellers(account) and _AMBULANCE not in tellers(account)


def _brings(crew: Account, ward: Account) -> bool:
    if not (carries(crew) and receives(ward) and is_exact(crew) and is_exact(ward) and days_meet(crew, ward)):
        return False
    minutes = gap(crew, ward)
    return minutes is None or minutes <= _ONE_EPISODE


def sent_word(one: Account, other: Account) -> Mark:
    """One is a notice of what the police dealt with, and the other is the police's own row of a day it gives; or both are."""
    first, second = _is_notice(one), _is_notice(other)
    if not (first or second):
        return NOTHING
    meet = days_meet(one, other)
    if first and second:
        return (2.0, "both are notices of what the police told") if meet else NOTHING
    notice, row = (one, other) if first else (other, one)
    if (meet or either_names_day(one, other)) and _POLICE in services_of(row) and _POLICE not in services_of(notice):
        return 2.0, "one is a notice of what the police told"
    return NOTHING


def rang_and_came(one: Account, other: Account) -> Mark:
    """One is the police's own row, to which somebody outside the home called them; in the other such a one tells of police that night."""
    for row, rung in ((one, other), (other, one)):
        came = _POLICE in services_of(row) and _POLICE not in services_of(rung)
        if came and _is_of_one_day(one, other) and _says_called_by(told(row)) and _says_outsider(told(rung)):
            return 2.0, "one tells of the call to the police that the other is the answer to"
    return NOTHING


def _is_of_one_day(one: Account, other: Account) -> bool:
    return days_meet(one, other) or either_names_day(one, other)


@lru_cache(maxsize=8192)
def _says_called_by(text: str) -> bool:
    return bool(_CALLED_BY.search(text.casefold()))


@lru_cache(maxsize=8192)
def _says_outsider(text: str) -> bool:
    lower = text.casefold()
    return bool(_OUTSIDER.search(lower[:_FIRST_WORDS]) and _POLICE_THERE.search(lower))


def sent_and_received(one: Account, other: Account) -> bool:
    """One sends a form, a notice or an invitation and the other has it, or both have it, on one day.

    One form by its name, which the later of two days says is of the earlier, may be had on the next.
    """
    ways = [_form_goes(told(each)) for each in (one, other)]
    went = all(ways) and _RECEIVED in ways[0] | ways[1]
    return went and (days_meet(one, other) or _goes_overnight(one, other))


def _goes_overnight(one: Account, other: Account) -> bool:
    first, second = sorted((one, other), key=lambda account: account.when.first_day)
    sent, had = _form_goes(told(first)), _form_goes(told(second))
    nights = (second.when.first_day - first.when.first_day).days
    return (
        is_exact(one)
        and is_exact(other)
        and nights <= _OVERNIGHT
        and (_OUT in sent and _RECEIVED in had)
        and bool(_named_forms(told(first)) & _named_forms(told(second)))
    )


@lru_cache(maxsize=8192)
def _named_forms(text: str) -> frozenset[str]:
    return frozenset(_NAMED_FORM.findall(text.casefold().replace(_MECHANISM, "nrm")))


@lru_cache(maxsize=8192)
def _form_goes(text: str) -> frozenset[str]:
    """Whether the first words tell that a form was sent, and that one was received."""
    lower = text.casefold()[:_FIRST_WORDS]
    return frozenset(way for way, words in ((_OUT, _SENDS), (_RECEIVED, _GETS)) if words.search(lower))


def _is_notice(account: Account) -> bool:
    return _says_word_sent(told(account), account.title)


@lru_cache(maxsize=8192)
def _says_conveyed(text: str) -> bool:
    lower = text.casefold()
    return bool(_CONVEYED.search(lower)) and not _NOT_CONVEYED.search(lower)


@lru_cache(maxsize=8192)
def _says_word_sent(text: str, title: str) -> bool:
    return bool(_SENT_WORD.search(text.casefold()) or _SENT_WORD.search(title.casefold()))
