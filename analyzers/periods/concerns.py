"""Concerns and referrals that came in, each once, and what the record says came of each."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analyzers.lives import Life
from analyzers.periods.steps import CELL
from analyzers.words import as_far_as
from chronology.model import Account, Concern, Event, Group, Kind, Period, Restriction, Told
from chronology.normalise import order_key, record_of
from chronology.normalise.days_told import days_named
from chronology.practice import group_of, title_of
from chronology.prose.row_people import is_of_another
from chronology.prose.sentences import sentences
from chronology.prose.sure import is_kind_from_words, says_of_another_thing
from chronology.tables import shipped_table

# Who is told by two agencies of one thing is told within a day; what a service decides it decides within a fortnight.
_A_DAY, _SOON, _DECIDED_IN = dt.timedelta(days=1), dt.timedelta(days=14), dt.timedelta(days=35)
_LONG, _CODE = 150, 24
_HALF, _SEVERAL = 2, 2
_QUOTES = re.compile(r"[“”]")
# Steps by which a service answers what came in.
_ANSWERS = frozenset({Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY})
_ANSWERED = frozenset({Kind.REFERRAL_NO_FURTHER_ACTION, Kind.ASSESSMENT_STARTED})
_RAISED = frozenset({Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN})


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(shipped_table("analyzers.periods", "concerns.toml")[name], re.IGNORECASE)


_OWN_NUMBER = re.compile(
    r"\b(?:concern|report|alert)(?: no\.?)?,? \(?(\d{1,2})\b(?![/.-]\d|:\d| [A-Z][a-z]{2})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _In:
    """An account that tells of something that came in."""

    event: Event
    account: Account
    source: str
    about: str
    came_of: tuple[str, ...]
    sure: bool
    decides: bool = False
    """It tells of the decision alone, and not that anything came in."""

    @property
    def is_safeguarding(self) -> bool:
        """What came in is called more than a referral, which any service sends to any other."""
        text = f"{self.account.title} {self.account.fact}"
        return not is_kind_from_words(self.account) or _words("to_this_service").search(text) is not None

    @property
    def own_number(self) -> str:
        """The number that the record counts it by: "Concern (4) from the ward", and later "Concern 4: no enquiry"."""
        found = _OWN_NUMBER.search(f"{self.account.title}. {self.account.fact}")
        return found[1] if found else ""

    @property
    def number(self) -> str:
        """By which a row's contact is numbered."""
        return self.account.references[0] if self.account.references else ""

    @property
    def day(self) -> dt.date:
        return self.account.when.first_day


def concerns(life: Life, periods: Sequence[Period]) -> Iterator[Concern]:
    """Of one life in order of days; what is another's by its own words is not among them."""
    registers = _registers(life.events)
    found = [
        each
        for event in life.events
        for account in event.accounts
        if (each := _came_in(event, account, registers, life)) is not None
    ]
    opened = frozenset(told.event for period in periods if period.sort == "enquiry" for told in period.begun)
    lines = _together(sorted(found, key=lambda each: (each.day, order_key(each.event))), opened)
    for alike in lines:
        concern = _concern(alike, life, periods)
        # Words alone, of which nothing came at this service, may be of what was sent to another.
        if concern.came_of or (concern.sure and any(each.is_safeguarding for each in alike)):
            yield concern


def _registers(events: Sequence[Event]) -> frozenset[str]:
    """Tables of what came in: most rows have what came of it, and they are from several senders."""
    rows: dict[str, list[Account]] = defaultdict(list)
    for event in events:
        for account in event.accounts:
            if not account.key.startswith("notes:"):
                rows[account.source.document].append(account)
    return frozenset(
        document
        for document, accounts in rows.items()
        if sum(bool(each.outcome) for each in accounts) * _HALF > len(accounts)
        and len({sender for each in accounts if (sender := _sender(each))}) > _SEVERAL
    )


def _sender(account: Account) -> str:
    """Who sent a row in, by its column; nobody where the service wrote it of itself."""
    found = _words("from_column").search(account.source.quote)
    who = found["who"].strip() if found else account.agency or ""
    return "" if _words("of_the_service").match(who) else who


def _came_in(event: Event, account: Account, registers: frozenset[str], life: Life) -> _In | None:
    if not account.when.dated or _is_anothers(account, life):
        return None
    if not is_kind_from_words(account):
        # A system of records says itself which of its records are what came in.
        return _of_a_system(event, account) if account.kind in _RAISED else None
    if account.source.document in registers:
        return _of_a_register(event, account)
    title = account.title if account.title not in _kind_names(account.kind) else ""
    called = bool(title) and _words("called").match(title) is not None
    came = _first_with(account.fact, "came_in", without="not_in")
    said = came or _first_with(account.fact, "decided")
    begins = _words("called").match(account.fact) is not None and not _words("not_in").search(account.fact[:_LONG])
    is_contact = called and title.strip().casefold() == "contact"
    if is_contact and not said:
        return None
    if not (called or said or begins) or (said and _is_of_a_meeting(event)):
        return None
    sure = begins or (called and not is_contact)
    who, about = _who(account, said or account.fact), _about(account, event, life)
    return _In(event, account, who, about, _own_answers(account), sure, decides=not (called or came or begins))


def _of_a_register(event: Event, account: Account) -> _In | None:
    """A row of a register of contacts: from whom, about what and what came of it stand in its columns."""
    sender, outcome = _sender(account), account.outcome or ""
    title = account.title if account.title not in _kind_names(account.kind) else ""
    # A register may have a column for what a row is.
    is_step = title.isupper() and len(title) <= _CODE and _words("a_contact").search(title) is None
    if not sender or not outcome or is_step or _words("only_noted").match(outcome):
        return None
    return _In(event, account, sender, account.fact, (outcome,), sure=True)


def _of_a_system(event: Event, account: Account) -> _In:
    """A record of a referral or a concern: what it says, and what its field has of what came of it."""
    answers = [text for text in (account.outcome, account.decision) if text]
    # Whose record it is is not who sent it.
    return _In(event, account, "", account.fact or account.title, tuple(answers[:1]), sure=True)


def _is_of_a_meeting(event: Event) -> bool:
    """Minutes tell of what came in before."""
    return group_of(event.kind) in (Group.CONFERENCE, Group.REVIEW) or event.kind is Kind.SUPERVISION


def _is_anothers(account: Account, life: Life) -> bool:
    text = f"{account.title}. {account.fact}"
    return (
        _words("of_another").search(account.outcome or "") is not None
        or says_of_another_thing(text)
        or (life.person is not None and is_of_another(account, life.person))
    )


@cache
def _kind_names(kind: Kind) -> frozenset[str]:
    return frozenset({title_of(kind), title_of(kind, adult=True)})


def _first_with(text: str, name: str, without: str = "") -> str:
    """The first sentence that has words of a list and none of another."""
    for span in sentences(text):
        said = " ".join(text[span.start : span.end].split())
        if _words(name).search(said) and not (without and _words(without).search(said)):
            return said
    return ""


_BODY = (
    r"(?:the )?(?:school|nursery|college|police|heddlu|hospital|ward(?: \d+)?|gp|surgery|health visitor|midwife|district nurse|dn"
    r"|ambulance|neighbours?|housing|landlord|bank|provider|care home|day cent(?:re|er)|family|member of (?:the )?public|edt)"
)
_SENDER = re.compile(
    r"\b(?i:ppn|vpn|marf|reports?|referral|concern|contact|notification)s? (?:(?:received|made|sent) )?(?:from|by) "
    rf"(?P<who>(?i:{_BODY})\b|(?!\d)[A-Z][\w'’.&-]*(?: (?:of |the )?[A-Z][\w'’.&-]*){{0,3}})"
    r"|\A(?:(?i:report) \d[.:] )?(?P<named>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})(?:: | rang\b| rings\b)"
    rf"|\A(?P<body>(?i:{_BODY}))\b|\b(?P<police>(?i:police|heddlu|ppn))\b",
)


def _who(account: Account, said: str) -> str:
    """Who sent it, as the sentence that says so names them; else the agency whose record it is."""
    for text in (account.title, said):
        if found := _SENDER.search(text):
            who = found["who"] or found["named"] or found["body"] or "Police"
            if _words("called").match(who) or _words("came_of").search(who):
                continue
            return f"{who[:1].upper()}{who[1:]}"
    return account.agency or ""


def _about(account: Account, event: Event, life: Life) -> str:
    """What it was about: the account's words, of one that only says that something was sent the whole of its note."""
    words = " ".join(account.fact.split())
    if len(words) >= _SHORT:
        return words
    whole = (other.fact for other in life.of_record(record_of(event.key)) if _is_whole(other))
    return " ".join(next(whole, max((each.fact for each in event.accounts), key=len)).split())


def _is_whole(event: Event) -> bool:
    """It tells all of a note, and may be told."""
    return event.key.endswith("#note") and event.restriction is Restriction.NONE


_SHORT = 40


def _own_answers(account: Account) -> tuple[str, ...]:
    """What its own entry says came of it."""
    if account.outcome and _words("came_of").search(account.outcome) and account.agency != "Police":
        return (account.outcome,)
    said = [" ".join(account.fact[span.start : span.end].split()) for span in sentences(account.fact)]
    return tuple(each for each in said[1:] if _words("came_of").search(each))[-1:]


def _together(found: Sequence[_In], opened: frozenset[str]) -> list[list[_In]]:
    """What tells of one: the same note or number, the same or the next day, the same words; a decision with what it is of."""
    lines: list[list[_In]] = []
    for each in found:
        line = next((line for line in reversed(lines) if _is_one(line, each)), None)
        if line is None and (each.decides or each.event.key in opened):
            line = next((line for line in reversed(lines) if each.day - line[0].day <= _DECIDED_IN), None)
        if line is None:
            lines.append([each])
        else:
            line.append(each)
    return lines


def _days_named(each: _In) -> frozenset[dt.date]:
    """Days that a decision gives to what it decides on: "Concern of 3 May. Not taken further"."""
    return frozenset(days_named(each.account)) - {each.day} if each.decides or not each.source else frozenset()


def _is_one(line: Sequence[_In], each: _In) -> bool:
    if any(other.about[:_SHORT] == each.about[:_SHORT] and abs(each.day - other.day) <= _SOON for other in line):
        return True
    counted = {other.own_number for other in line if other.own_number}
    if each.own_number and counted:
        return each.own_number in counted
    if any(other.day in _days_named(each) for other in line):
        return True
    numbers = {other.number for other in line if other.number}
    if each.number and numbers:
        return each.number in numbers
    return any(
        record_of(other.event.key) == record_of(each.event.key) or abs(each.day - other.day) <= _A_DAY for other in line
    )


def _concern(alike: Sequence[_In], life: Life, periods: Sequence[Period]) -> Concern:
    best = max(alike, key=lambda each: (each.sure, not each.decides, bool(each.came_of), bool(each.source)))
    first = min(alike, key=lambda each: each.day)
    came_of = [
        Told(event=each.event.key, words=_shown(words), when=each.account.when)
        for each in alike
        for words in each.came_of
        if not _words("told_again").search(words)
    ]
    if not came_of or not any(_words("came_of").search(each.words) for each in came_of):
        came_of += _answers(first.day, alike, life, periods)
    # "Notification sent" does not say of what: another telling of it may.
    fullest = best if len(best.about) >= _SHORT else max(alike, key=lambda each: len(each.about))
    about = Told(event=fullest.event.key, words=_shown(fullest.about), when=fullest.account.when)
    others = tuple(
        Told(event=each.event.key, words="", when=each.account.when)
        for each in {each.event.key: each for each in alike}.values()
        if each.event is not fullest.event
    )
    sources = [best.source] if best.source else [each.source for each in alike if each.source]
    return Concern(
        when=first.account.when if not best.sure else best.account.when,
        source=sources[0] if sources else "",
        subject=life.subject,
        about=(about, *others),
        came_of=tuple({each.words.casefold(): each for each in came_of}.values())[:2],
        sure=best.sure,
    )


def _answers(day: dt.date, alike: Sequence[_In], life: Life, periods: Sequence[Period]) -> Iterator[Told]:
    """The enquiry that began within a fortnight; else the first step by which a service answers."""
    for period in periods:
        begun = [told for told in period.begun if told.when.dated and day <= told.when.first_day <= day + _SOON]
        if period.sort == "enquiry" and begun:
            yield begun[0]
            return
    own = {each.event.key for each in alike}
    for event in life.begun_between(day, day + _SOON):
        if event.key in own:
            continue
        is_answer = event.kind in _ANSWERED or group_of(event.kind) in _ANSWERS or _DECISION.match(event.title)
        is_told_again = _words("told_again").search(event.fact) is not None
        if is_answer and not is_told_again and event.restriction is Restriction.NONE and event.key not in life.retold:
            yield Told(event=event.key, words=_shown(event.fact), when=event.when)
            return


_DECISION = re.compile(r"\W*(?:duty |mash |hub |screening |front door )?(?:decision|penderfyniad)\b", re.IGNORECASE)


def _shown(words: str) -> str:
    plain = CELL.sub("", _QUOTES.sub("", " ".join(words.split())))
    return plain.rstrip(".") if len(plain) <= _LONG else as_far_as(plain, _LONG)
