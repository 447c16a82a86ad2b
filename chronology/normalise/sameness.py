"""When two accounts tell of one incident. Cautious: a wrong merge hides an event, a missed one only repeats it."""

import datetime as dt
import re

from chronology.model import Account, Group, Kind, Precision, Rel, Telling
from chronology.normalise.aspect import is_word_of, sends_apologies, tells_again, tells_what
from chronology.normalise.days_told import (
    days_meet,
    days_named,
    days_of_telling,
    either_names_day,
    is_exact,
    names_day_of,
)
from chronology.normalise.episodes import is_brought
from chronology.normalise.happenings import tells_of_happening
from chronology.normalise.keys import record_of
from chronology.normalise.references import Numbers
from chronology.normalise.services import are_of_two_agencies
from chronology.normalise.sorts import same_meeting
from chronology.practice import group_of

# Ways of telling one visit: who came, and what became of it. Two sources seldom choose the same one.
_VISITS = {
    Kind.VISIT,
    Kind.CHILD_SEEN,
    Kind.CHILD_SEEN_ALONE,
    Kind.ADULT_SEEN,
    Kind.CHILD_NOT_SEEN,
    Kind.NO_ACCESS_VISIT,
    Kind.ACCESS_REFUSED,
}
_FOILED = {Kind.CHILD_NOT_SEEN, Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED}
_NOT_SEEN = re.compile(r"\b(?:not|nobody|no one|nor) (?:\w+ )?seen\b|\bunseen\b|\bheb ei g?weld\b", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:seen|saw|spoke (?:to|with)|whispered|said|told me|gwelwyd)\b", re.IGNORECASE)
# Things that happen at most once a day for one person: two sources with the same kind and day mean the same one.
_ONCE_A_DAY = {
    Group.CONFERENCE,
    Group.STRATEGY_DISCUSSION,
    Group.S47_ENQUIRY,
    Group.REVIEW,
    Group.CLOSURE,
    Group.BIRTH,
    Group.DEATH,
}
# Of these a day may have any number, and of different things: that a note mentions one says not which.
_SAYS_NOTHING = {Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CONTACT, Kind.TELEPHONE_CALL}
# Fewer words ("Home visit") are said anew of every such day.
_REPEATED_WORDS = 6


def same_incident(one: Account, other: Account, numbers: Numbers) -> str | None:  # noqa: PLR0911  # one rule a line
    """Why two accounts are of one incident for certain, in words, or None; what is likely is weighed in `likeness`."""
    if _is_duplicate_of(one, other) or _is_duplicate_of(other, one):
        return "the record says it duplicates the other"
    if one.key == other.key:
        return "the same record, read twice"
    if record_of(one.key) == record_of(other.key):
        return "one note tells of it in two sentences" if _is_announced(one, other) else None
    if not _may_be_same(one, other):
        return None
    if numbers.shared(one, other) and (one.kind == other.kind or one.source.document != other.source.document):
        return "same reference number, same day"
    if one.kind == other.kind and one.kind not in _SAYS_NOTHING and is_mention(one) != is_mention(other):
        return "a note mentions the event by its day and kind"
    if one.source.document == other.source.document:
        return "the same words, twice in one source" if _is_repeat(one, other) else None
    if is_visit(one) and not are_of_two_agencies(one, other) and not met_and_missed(one, other):
        return "same kind of event on the same day, told by two sources"
    if group_of(one.kind) in _ONCE_A_DAY and one.kind == other.kind and sends_apologies(one) == sends_apologies(other):
        return "same kind of event on the same day, told by two sources"
    return None


def _is_duplicate_of(one: Account, other: Account) -> bool:
    """A record says so of another: true of their accounts of one kind or one date role, whatever each calls it."""
    alike = one.kind == other.kind or one.key.partition("#")[2] == other.key.partition("#")[2]
    return alike and any(link.rel is Rel.DUPLICATES and link.record == record_of(other.key) for link in one.links)


def _is_announced(one: Account, other: Account) -> bool:
    """One sentence of a note only says of what and of which day word came, and another tells what that was."""
    word, told_of = (one, other) if announces(one) else (other, one)
    return (
        announces(word)
        and not announces(told_of)
        and tells_what(told_of)
        and is_exact(one)
        and one.when.earliest == other.when.earliest
    )


def announces(account: Account) -> bool:
    """It says that a form or notice came about an incident, and tells nothing of it."""
    return tells_what(account) and is_word_of(account) and not tells_of_happening(account)


def _may_be_same(one: Account, other: Account) -> bool:
    """Same known day, same group, different records, and nobody's subject is somebody else."""
    days = {Precision.DAY, Precision.MINUTE}
    return (
        one.when.precision in days
        and other.when.precision in days
        and one.when.earliest == other.when.earliest
        and family_of(one.kind) == family_of(other.kind)
        and record_of(one.key) != record_of(other.key)
        and one.status == other.status
        and subjects_meet(one, other)
    )


def may_be_one(one: Account, other: Account) -> bool:
    """Different records that stand alike, of different sources, and nobody's subject is somebody else.

    Two agencies that write in one file are different sources of a meeting that both attended, and a letter about an
    attendance is a second telling of what its own file told before.
    """
    return (
        (
            one.source.document != other.source.document
            or wrote_beside(one, other)
            or same_meeting(one, other)
            or is_retold(one, other)
            or is_brought(one, other)
        )
        and record_of(one.key) != record_of(other.key)
        and one.status == other.status
        and subjects_meet(one, other)
    )


def wrote_beside(one: Account, other: Account) -> bool:
    """Two agencies that write in one file, each of the one day: the crew and the ward, the landlord and the police."""
    named = bool(one.agency) and bool(other.agency)
    return named and one.agency != other.agency and is_exact(one) and is_exact(other) and days_meet(one, other)


def is_retold(one: Account, other: Account) -> bool:
    """One is a letter, a summary or a form about what the other told, of which it names the day, or that day's of which it tells."""
    earlier, later = sorted(
        (one, other), key=lambda account: account.when.last_day if account.when.dated else dt.date.max
    )
    named = names_day_of(later, earlier) or bool(days_named(later) & days_of_telling(earlier))
    return later.when.dated and named and tells_again(later)


def is_mention(account: Account) -> bool:
    """A dated sentence inside a note, as against a record or a note of the event itself."""
    return account.key.partition("#")[2].startswith("mention-")


def is_part_of(one: Account, other: Account) -> bool:
    """One is a whole note, the other a sentence of it, of the same hour: who else tells both tells of one incident."""
    return one.when == other.when and is_sentence_of(one, other)


def is_sentence_of(one: Account, other: Account) -> bool:
    """One is a whole note, the other a sentence of it, of whatever day."""
    notes = [each.key.endswith("#note") for each in (one, other)]
    note, part = (one, other) if notes[0] else (other, one)
    return (
        notes[0] != notes[1] and record_of(one.key) == record_of(other.key) and part.source.quote in note.source.quote
    )


def is_examined_later(one: Account, other: Account) -> bool:
    """Only one is an examination, of another day than the hurt: what a doctor saw is an event of its own."""
    examined = (one.kind is Kind.MEDICAL_EXAMINATION) != (other.kind is Kind.MEDICAL_EXAMINATION)
    known = is_exact(one) and is_exact(other)
    return examined and known and not (days_meet(one, other) or either_names_day(one, other))


def is_visit(account: Account) -> bool:
    """One of the ways of telling a visit."""
    return account.kind in _VISITS


def met_and_missed(one: Account, other: Account) -> bool:
    """One visit was in vain, and at the other somebody was met: of one day that is two visits."""
    return any(a.kind in _FOILED and _met(b) for a, b in ((one, other), (other, one)))


def _met(account: Account) -> bool:
    words = account.source.quote or account.fact
    return (
        account.kind in _VISITS - _FOILED
        and _NOT_SEEN.search(words) is None
        and (bool(account.child_voice) or _SEEN.search(words) is not None)
    )


def _is_repeat(one: Account, other: Account) -> bool:
    """Two rows of one table with the same words: the row was entered twice. Where there are no words, nobody can tell."""
    first, second = (" ".join((each.source.quote or each.fact).casefold().split()) for each in (one, other))
    return first == second and one.when == other.when and len(first.split()) >= _REPEATED_WORDS


def family_of(kind: Kind) -> str:
    """What a kind must share with another for their accounts to be compared: its group, or being a visit."""
    return Group.VISIT if kind in _VISITS else group_of(kind)


def subjects(told: Telling) -> frozenset[str]:
    """Ids of the people an account or an entry is about."""
    return frozenset(part.person for part in told.people if part.role == "subject")


def subjects_meet(one: Account, other: Account) -> bool:
    """About one person, or one of them about nobody by name."""
    first, second = subjects(one), subjects(other)
    return not first or not second or bool(first & second)
