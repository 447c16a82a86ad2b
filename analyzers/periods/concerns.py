"""Concerns and referrals that came in, each once, and what the record says came of each."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analyzers.lives import Life
from analyzers.periods.came_of import answers, is_decision, of_the_police, own_answers, shown, until
from analyzers.periods.senders import expression, is_named, sender
from chronology.model import Account, Concern, Event, Group, Kind, Period, Restriction, Told
from chronology.normalise import order_key, record_of
from chronology.normalise.days_told import days_named
from chronology.practice import group_of, title_of
from chronology.prose.row_people import is_of_another
from chronology.prose.sentences import sentences
from chronology.prose.sure import is_kind_from_words, says_of_another_thing

# Who is told by two agencies of one thing is told within a day; what a service decides it decides within a fortnight.
_A_DAY, _SOON, _DECIDED_IN = dt.timedelta(days=1), dt.timedelta(days=14), dt.timedelta(days=35)
_LONG, _CODE = 150, 24
_HALF, _SEVERAL = 2, 2
_RAISED = frozenset({Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION, Kind.SAFEGUARDING_CONCERN})


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
    names_sender: bool = False
    """Its words say from whom it is."""

    @property
    def is_safeguarding(self) -> bool:
        """What came in is called more than a referral, which any service sends to any other."""
        text = f"{self.account.title} {self.account.fact}"
        return not is_kind_from_words(self.account) or expression("to_this_service").search(text) is not None

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
    registers = {document: _rows_of(document, life.events) for document in _registers(life.events)}
    found = [
        each
        for event in life.events
        for account in event.accounts
        if (each := _came_in(event, account, registers, life)) is not None
    ]
    opened = frozenset(told.event for period in periods if period.sort == "enquiry" for told in period.begun)
    lines = _once(_together(sorted(found, key=lambda each: (each.day, order_key(each.event))), opened))
    days = [min(each.day for each in alike) for alike in lines if not _is_no_bound(alike)]
    for alike in lines:
        concern = _concern(alike, life, periods, days)
        # Words alone, of which nothing came at this service, may be of what was sent to another.
        if all(each.decides and not each.source for each in alike):
            # What the service decided of what it saw itself did not come in: nobody is told to have sent it.
            continue
        if concern.came_of or (concern.sure and any(each.is_safeguarding for each in alike)):
            yield concern


def _is_no_bound(alike: Sequence[_In]) -> bool:
    """Behind it may stand what came of the one before: it only decides on that, or says that it is the same matter."""
    same = expression("same_matter")
    return all(each.decides or any(same.search(words) for words in each.came_of) for each in alike)


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
        and len({who for each in accounts if (who := _sender(each))}) > _SEVERAL
    )


def _sender(account: Account) -> str:
    """Who sent a row in, by its column; nobody where the service wrote it of itself."""
    found = expression("from_column").search(account.source.quote)
    who = found["who"].strip() if found else account.agency or ""
    return "" if expression("of_the_service").match(who) else who


@dataclass(frozen=True, slots=True)
class _Register:
    """What a register says of its rows: whether a column tells which are reports, and whose number most bear."""

    names_reports: bool
    number: str

    def holds(self, account: Account) -> bool:
        """The row is a report where the register says which are, and bears no other person's number."""
        number = _whose(account)
        is_report = not self.names_reports or expression("a_report").search(account.title) is not None
        return is_report and (not number or number == self.number)


def _rows_of(document: str, events: Sequence[Event]) -> _Register:
    rows = [each for event in events for each in event.accounts if each.source.document == document]
    numbers = Counter(filter(None, map(_whose, rows)))
    reports = sum(expression("a_report").search(each.title) is not None for each in rows)
    return _Register(reports >= _SEVERAL, numbers.most_common(1)[0][0] if numbers else "")


def _whose(account: Account) -> str:
    """The number of the person of whom a row is, by its column."""
    found = expression("number_column").search(account.source.quote)
    return found["number"] if found else ""


def _came_in(event: Event, account: Account, registers: Mapping[str, _Register], life: Life) -> _In | None:
    if not account.when.dated or _is_anothers(account, life):
        return None
    if not is_kind_from_words(account):
        # A system of records says itself which of its records are what came in.
        return _of_a_system(event, account) if account.kind in _RAISED else None
    if (register := registers.get(account.source.document)) is not None:
        return _of_a_register(event, account) if register.holds(account) else None
    title = account.title if account.title not in _kind_names(account.kind) else ""
    called = bool(title) and expression("called").match(title) is not None
    came = _first_with(account.fact, "came_in", without="not_in")
    said = came or _first_with(account.fact, "decided")
    begins = expression("called").match(account.fact) is not None and not expression("not_in").search(
        account.fact[:_LONG]
    )
    is_contact = called and title.strip().casefold() == "contact"
    if is_contact and not said:
        return None
    if not (called or said or begins) or (said and _is_of_a_meeting(event)):
        return None
    sure = begins or (called and not is_contact)
    about = _about(account, event, life)
    who = sender(account, said or account.fact, about)
    # A row that is called a decision tells what was decided of what came in before.
    decides = is_decision(account.title) or not (called or came or begins)
    came_of = tuple(own_answers(account, decides=decides))
    return _In(event, account, who, about, came_of, sure, decides, is_named(account, said or account.fact))


def _of_a_register(event: Event, account: Account) -> _In | None:
    """A row of a register of contacts: from whom, about what and what came of it stand in its columns."""
    who, outcome = _sender(account), account.outcome or ""
    title = account.title if account.title not in _kind_names(account.kind) else ""
    # A register may have a column for what a row is.
    is_step = title.isupper() and len(title) <= _CODE and expression("a_contact").search(title) is None
    if not who or not outcome or is_step or expression("only_noted").match(outcome):
        return None
    return _In(event, account, who, account.fact, (outcome,), sure=True)


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
        expression("of_another").search(account.outcome or "") is not None
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
        if expression(name).search(said) and not (without and expression(without).search(said)):
            return said
    return ""


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


def _once(lines: Sequence[list[_In]]) -> list[list[_In]]:
    """Lines that tell in the same words, days apart, of what came in are one: a copy in another file bears another day."""
    kept: list[list[_In]] = []
    for line in lines:
        same = next((other for other in kept if any(_in_same_words(other, each) for each in line)), None)
        if same is None:
            kept.append(line)
        else:
            same.extend(line)
    return kept


def _in_same_words(line: Sequence[_In], each: _In) -> bool:
    own = each.about[:_SHORT]
    return len(own) == _SHORT and any(
        other.about[:_SHORT] == own and abs(each.day - other.day) <= _SOON for other in line
    )


def _days_named(each: _In) -> frozenset[dt.date]:
    """Days that a decision gives to what it decides on: "Concern of 3 May. Not taken further"."""
    looks_back = each.decides or not each.sure
    return frozenset(days_named(each.account)) - {each.day} if looks_back else frozenset()


def _is_one(line: Sequence[_In], each: _In) -> bool:
    if any(other.event.key == each.event.key for other in line):
        return True
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


def _concern(alike: Sequence[_In], life: Life, periods: Sequence[Period], days: Sequence[dt.date]) -> Concern:
    """One line: whose words name the sender tells it, and of two days that which its own words do not give to something else."""
    best = max(
        alike,
        key=lambda each: (
            each.sure,
            not each.decides,
            each.day not in days_named(each.account),
            each.names_sender,
            bool(each.came_of),
            bool(each.source),
        ),
    )
    first = min(alike, key=lambda each: each.day)
    came_of = [
        Told(event=each.event.key, words=shown(words), when=each.account.when)
        for each in alike
        for words in each.came_of
        if not expression("told_again").search(words)
    ]
    own = {each.event.key for each in alike}
    if not any(_settles(each.words) for each in came_of):
        later = [*answers((first.day, until(first.day, days)), own, life, periods)]
        # What the police did with it is not what came of it where the service answered.
        came_of = [*(each for each in came_of if not (later and of_the_police(each.words))), *later]
    # "Notification sent" does not say of what: another telling of it may.
    fullest = best if len(best.about) >= _SHORT else max(alike, key=lambda each: len(each.about))
    about = Told(event=fullest.event.key, words=shown(fullest.about), when=fullest.account.when)
    others = tuple(
        Told(event=each.event.key, words="", when=each.account.when)
        for each in {each.event.key: each for each in alike}.values()
        if each.event is not fullest.event
    )
    named = sorted((each for each in alike if each.source), key=lambda each: (each is not best, not each.names_sender))
    sources = [each.source for each in sorted(named, key=lambda each: not each.names_sender)]
    return Concern(
        when=first.account.when if not best.sure else best.account.when,
        source=sources[0] if sources else "",
        subject=life.subject,
        about=(about, *others),
        came_of=tuple({each.words.casefold(): each for each in came_of}.values())[:2],
        sure=best.sure,
    )


def _settles(words: str) -> bool:
    """It tells what the service decided, and neither what it means to do nor what the police did."""
    if expression("handed_on").search(words) and not expression("decides").search(words):
        return False
    is_told = expression("came_of").search(words) and not of_the_police(words)
    return bool(is_told) and expression("not_yet").search(words) is None
