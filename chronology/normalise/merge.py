"""Accounts to events and back: merging shows its reason, keeps every account, and can be undone."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache

from chronology.model import (
    Account,
    Apart,
    Event,
    EvidenceStatus,
    Group,
    Involvement,
    Kind,
    Precision,
    Restriction,
    Status,
    Telling,
)
from chronology.normalise.conflicts import PLAIN_KINDS, conflicts
from chronology.normalise.days_told import is_exact, names_day_of
from chronology.normalise.groups import Groups
from chronology.normalise.likely import join_likely
from chronology.normalise.openness import apart_by_openness, by_openness
from chronology.normalise.pairs import certain_pairs
from chronology.normalise.parts import MENTIONED
from chronology.normalise.references import Numbers
from chronology.normalise.sameness import is_sentence_of, same_incident
from chronology.normalise.wording import is_cut
from chronology.practice import group_of, title_of
from chronology.prose.voice import is_report
from chronology.tables import shipped_table

Pair = tuple[str, str]

_JOINT = " / "
"""Between the quotations of one account."""
_MUST = "a reviewer said these are one event"
_ONE_BIRTH = "the birth of one child, which another source dates otherwise"
# Fields one account may fill in for another that is silent; never ones in which silence is an answer, nor
# the agency: whose words an event takes is whose telling it is.
_FILLED = ("action", "outcome", "decision", "decision_maker", "rationale", "impact", "child_voice", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging made: the events, and the pairs of accounts that look like one incident and were kept apart."""

    events: tuple[Event, ...]
    apart: tuple[Apart, ...]


def merge(
    accounts: Iterable[Account], must_link: Collection[Pair] = (), cannot_link: Collection[Pair] = ()
) -> tuple[Event, ...]:
    """Make each incident one event, however many accounts tell it. The order of the accounts does not matter.

    `must_link` and `cannot_link` are pairs of account keys; a cannot-link always wins.
    """
    return merging(accounts, must_link, cannot_link).events


def merging(
    accounts: Iterable[Account],
    must_link: Collection[Pair] = (),
    cannot_link: Collection[Pair] = (),
    *,
    one_birth: Collection[Pair] = (),
) -> Merged:
    """The same, with what was kept apart. `one_birth` are pairs that tell one child's birth, of whatever days.

    What the records say or a register shows is joined first; then what is merely likely, the most alike first.
    """
    distinct = _in_order(set(accounts))
    numbers = Numbers(distinct)
    groups = Groups(distinct, {frozenset(pair) for pair in cannot_link})
    by_key = {account.key: at for at, account in enumerate(distinct)}
    for one, other in must_link:
        if one in by_key and other in by_key:
            groups.join(by_key[one], by_key[other], _MUST)
    for one, other in one_birth:
        groups.join(by_key[one], by_key[other], _ONE_BIRTH)
    for one_at, other_at in certain_pairs(distinct):
        basis = same_incident(distinct[one_at], distinct[other_at], numbers)
        if basis:
            groups.join(one_at, other_at, basis)
    apart = join_likely(distinct, groups, numbers)
    events: list[Event] = []
    for members, bases in groups.all():
        told = by_openness([distinct[at] for at in members], asked_for=_MUST in bases)
        events += [_event(accounts, bases) for accounts in told]
        apart += apart_by_openness(told)
    return Merged(events=tuple(events), apart=apart)


def split(events: Iterable[Event]) -> tuple[Account, ...]:
    """The accounts that events were made from: what merging started with."""
    return tuple(account for event in events for account in event.accounts)


def _in_order(accounts: Collection[Account]) -> list[Account]:
    """Accounts in one order, whatever order they came in.

    Key and place tell nearly all apart; writing out a whole account is dear, so it is done only where they do not.
    """
    places = Counter(map(_place, accounts))
    return sorted(accounts, key=lambda account: (_place(account), repr(account) if places[_place(account)] > 1 else ""))


def _place(account: Account) -> tuple[str, str, str]:
    return account.key, account.source.document, account.source.locator


_STATUS_RANK = {Status.FINAL: 0, Status.DRAFT: 1, Status.WITHDRAWN: 2}
_PRECISION_RANK = {Precision.MINUTE: 0, Precision.DAY: 1}
_EVIDENCE_RANK = {status: rank for rank, status in enumerate(EvidenceStatus)}


# By these it was heard of: their hour is that of the telling.
_HEARD_BY = frozenset({Kind.TELEPHONE_CALL, Kind.CONTACT})


# A carer's account of how a hurt came: its day is what somebody says.
_OF_A_CARER = re.compile(
    r"(?:mother|mum|mam|mummy|dad|daddy|father|parents?|step-?(?:dad|mum|father|mother)|(?:foster )?carer)(?:['\u2019]s)? ?"
    r"(?::|says?\b|said\b|states?\b|stated\b|reports?\b|reported\b|account\b|claims?\b|claimed\b|explanation\b)",
    re.IGNORECASE,
)
# A message or an account under somebody's initials, which may be a carer's.
_OF_INITIALS = re.compile(r"[A-Z]{1,3}(?:: | account: )")
_SEEN_BY_A_DOCTOR = re.compile(
    r"\b(?:x-?ray|fractur\w+|paed\w*|consultant|radiolog\w+|skeletal survey|callus|body map)\b", re.IGNORECASE
)


def _is_said(account: Account, among: Collection[Account]) -> bool:
    """It is what a carer says of a hurt that an account beside it saw; who was hit and says so is no carer."""
    if group_of(account.kind) is Group.DOMESTIC_ABUSE or _SEEN_BY_A_DOCTOR.search(account.fact):
        return False
    of_a_carer = _OF_A_CARER.match(account.fact) is not None or _OF_INITIALS.match(account.fact) is not None
    return of_a_carer and any(_SEEN_BY_A_DOCTOR.search(other.fact) for other in among if other is not account)


def _lead_order(account: Account, among: Collection[Account]) -> tuple[int, bool, bool, bool, int, int, str]:
    """Whose words and day an event takes: a final record's, no later telling's, no call's about it, the most precise, the best evidenced; then the key.

    Before all of these but the first two comes the day that most sources give. What a carer says of how it came gives no day to an examination, nor a message under a letter.
    """
    return (
        _STATUS_RANK[account.status],
        _looks_back(account, among),
        _is_of_another_day(account, _day_of_most(among)),
        account.kind in _HEARD_BY or _is_said(account, among),
        _PRECISION_RANK.get(account.when.precision, 2),
        _EVIDENCE_RANK[account.evidence_status],
        account.key,
    )


def _is_of_another_day(account: Account, day: dt.date | None) -> bool:
    """Days next to each other may be of one night, of which the more precise telling knows."""
    return day is not None and is_exact(account) and abs(account.when.first_day - day) > _A_NIGHT


def _day_of_most(among: Collection[Account]) -> dt.date | None:
    """The day that most sources give, of those that look back on none; of several the first, on which it befell.

    What a carer says of how a hurt came gives none. A step has its own day, whatever it was about.
    """
    if any(group_of(account.kind) in _OF_THEIR_DAY for account in among):
        return None
    sources: dict[dt.date, set[str]] = defaultdict(set)
    for account in among:
        if is_exact(account) and not (_looks_back(account, among) or _is_said(account, among)):
            sources[account.when.first_day].add(account.source.document)
    return min(sources, key=lambda day: (-len(sources[day]), day), default=None)


# A referral or an enquiry is a step of its own day, from which its time is counted, whatever it was about.
_STEPS = frozenset({Group.REFERRAL, Group.S47_ENQUIRY})
_A_NIGHT = dt.timedelta(days=1)
_OF_THEIR_DAY = _STEPS | {Group.STRATEGY_DISCUSSION, Group.CONFERENCE}


def _looks_back(account: Account, among: Collection[Account]) -> bool:
    """It was written on a later day and names that of another: the entry is of the day on which it befell."""
    return (
        is_exact(account)
        and group_of(account.kind) not in _STEPS
        and any(
            is_exact(other)
            and not _is_said(other, among)
            and other.when.last_day < account.when.first_day
            and names_day_of(account, other)
            for other in among
        )
    )


# A kind that says the same as another and more: what one account alone tells of it holds.
_SAYS_MORE = {
    Kind.REFERRAL: Kind.REFERRAL_NO_FURTHER_ACTION,
    Kind.DOMESTIC_ABUSE_INCIDENT: Kind.DOMESTIC_ABUSE_CHILD_PRESENT,
}
# What changes where a child lives by law or by agreement is lost in no other word for the move.
_CHANGES_STATUS = (
    Kind.BECAME_LOOKED_AFTER,
    Kind.CEASED_LOOKED_AFTER,
    Kind.RETURNED_HOME,
    Kind.PLACEMENT_STARTED,
    Kind.PLACEMENT_CHANGED_SAME_CARER,
    Kind.CP_PLAN_STARTED,
    Kind.CP_PLAN_ENDED,
)
_CHANGES_NOTHING = frozenset(
    {Kind.ADDRESS_CHANGED, Kind.INFORMAL_CARE, Kind.HOUSEHOLD_JOINED, Kind.TEMPORARY_PLACEMENT}
)


def _says_more(account: Account, telling: Account) -> bool:
    """Its kind says the same and more; or tells what befell somebody who the other only says did not come, or was not brought."""
    hurt = group_of(account.kind) is Group.INJURY_OR_HARM and group_of(telling.kind) is Group.MISSED_APPOINTMENT
    return hurt or account.kind is _SAYS_MORE.get(telling.kind)


_SHARED_FIELDS = tuple(field.name for field in fields(Telling))
_RESTRICTION_RANK = {restriction: rank for rank, restriction in enumerate(Restriction)}


def _event(accounts: Sequence[Account], bases: Collection[str]) -> Event:
    # A stable sort: accounts that could lead alike stay in the order they were given in.
    ordered = sorted(accounts, key=lambda account: _lead_order(account, accounts))
    lead = ordered[0]
    values = {name: getattr(lead, name) for name in _SHARED_FIELDS}
    if len(ordered) > 1:
        # What a withdrawn account said is kept with it and fills nothing in.
        standing = [account for account in ordered if account.status is not Status.WITHDRAWN] or ordered
        for name in _FILLED:
            values[name] = next((getattr(a, name) for a in standing if getattr(a, name)), None)
        values["child_voice"] = _all_said(values["child_voice"], standing)
        for name in ("people", "links", "references", "other_languages"):
            values[name] = tuple(dict.fromkeys(item for a in standing for item in getattr(a, name)))
        values["people"] = _told_once(values["people"])
        own = [a for a in standing if not any(a.key.endswith("#note") and is_sentence_of(a, b) for b in standing)]
        # What else a note is about, whose own sentence stands here, is not what this is: an absence from school.
        telling = next((a for a in (own or standing) if a.kind not in PLAIN_KINDS), lead)
        told = next((a for a in standing if _says_more(a, telling)), telling)
        if told.kind in _CHANGES_NOTHING:
            told = next((a for kind in _CHANGES_STATUS for a in standing if a.kind is kind), told)
        values["kind"], values["polarity"] = told.kind, told.polarity
        if not _is_named(lead):
            # What one source calls it heads no other's words where it is the subject of a mail or the number of a log.
            named = next((a.title for a in standing if _is_named(a) and not _OF_ITS_FILE.match(a.title)), "")
            values["title"] = named or (_is_plain(lead) and told.title) or lead.title
        values["restriction"] = max((a.restriction for a in ordered), key=_RESTRICTION_RANK.__getitem__)
    if _is_a_form(lead) and values["title"] == lead.title:
        values["title"] = ""
    return Event(
        **values,
        key=min(account.key for account in accounts),
        accounts=tuple(ordered),
        merge_basis="; ".join(sorted(bases)) if len(ordered) > 1 else "",
        conflicts=conflicts(ordered),
    )


def _all_said(voice: str | None, accounts: Sequence[Account]) -> str | None:
    """The person's own words that any of some accounts quotes of that day, each once: two agencies heard two things.

    What was said on another day is said there; of reports of how somebody was the first is enough.
    """
    said = voice.split(_JOINT) if voice else []
    days = {account.when.first_day for account in accounts if account.child_voice == voice and account.when.dated}
    for account in accounts:
        if account.child_voice and account.when.dated and account.when.first_day in days:
            said += [
                part
                for part in account.child_voice.split(_JOINT)
                if not is_report(part)
                and not any(_bare(part) in _bare(one) or _bare(one) in _bare(part) for one in said)
            ]
    return _JOINT.join(said) or None


def _bare(words: str) -> str:
    return words.strip('"\u201c\u201d .').casefold()


_OF_ITS_FILE = re.compile(
    r"(?:re|fw|fwd|ateb)\s?:|(?:log|ref|crime|occ|cad|incident|misper)\b[ .:]*(?:no\.? ?)?[A-Z]{0,3}[-/ ]?\d|[A-Z]{1,4}-?\d[\d/-]{2,}|#\d",
    re.IGNORECASE,
)


def _is_plain(account: Account) -> bool:
    """Its title only says the kind, or how it came to be written down, if anything."""
    return account.title in ("", title_of(account.kind, account.language)) or _is_a_form(account)


def _is_a_form(account: Account) -> bool:
    """Of an account called "duty" or "T/C" whose words tell more, its kind says what it is."""
    return account.kind not in PLAIN_KINDS and account.title.casefold().strip(" .:-") in _forms()


@cache
def _forms() -> frozenset[str]:
    table = shipped_table("chronology.normalise", "forms.toml")
    return frozenset(table["titles"])


def _is_named(account: Account) -> bool:
    """It has a title of its own that is whole."""
    return not _is_plain(account) and not is_cut(account.title)


def _told_once(people: Sequence[Involvement]) -> tuple[Involvement, ...]:
    """People without those whom another account tells of in the same role and more exactly.

    Who one account only mentions and another tells of is told of.
    """
    exact = {(part.person, part.role) for part in people if part.involvement}
    told = {part.person for part in people if part.involvement != MENTIONED}

    def stands(part: Involvement) -> bool:
        if part.involvement == MENTIONED:
            return part.person not in told
        return bool(part.involvement) or (part.person, part.role) not in exact

    return tuple(filter(stands, people))
