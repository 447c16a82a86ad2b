"""The person's own words that records quote, put where they are looked for: the voice of the entry that tells them.

This is asked of the one whom a chronology is about, when everybody in it is known. It takes from what importers found
(`importers/notes/voices.py`, which reads a file before that and for whoever it is of) the words that somebody else said.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from chronology.model import Account, Kind, Person, PersonKind, Relationship, When
from chronology.normalise import record_of
from chronology.people import names_of
from chronology.pipeline.how_named import how_named
from chronology.prose.confidence import names_kept
from chronology.prose.mentions import By, Known
from chronology.prose.quotation import Quotation
from chronology.prose.sentences import Span
from chronology.prose.speaking import quotations
from chronology.prose.vocabulary import is_role
from chronology.prose.voice import is_report
from chronology.prose.wording import plain

_NOTE = "#note"
_AT_WORK = frozenset({PersonKind.PROFESSIONAL, PersonKind.ORGANISATION})
_MET = frozenset({"seen", "seen-alone", "spoken-to"})
_JOINT = " / "
_MARKS = "\"\u201c'\u2018"
_INK = re.compile(r"[^\W\d_]+")
# What the heading of a record says of the one whom the file is of: "Visit SCHOOL | alone YES".
_SEEN_ALONE = re.compile(r"\balone\b\W{1,3}(?:yes|y|do|oedd)\b", re.IGNORECASE)
_HEADED_ALONE = re.compile(
    r"(?:\A|[,;:|(/\u2013-]\s*|\b(?:seen|spoken to|spoke|saw)\s)alone\b(?!\W{1,3}(?:no|n|nac?)\b)", re.IGNORECASE
)
_OPENING = 80
"""Characters of a note in which whom it is of is named."""
_SPEAKS_AT = 18
"""Months of age before which nobody's words are quoted; what is then given as a child's is said for the child."""

_INFORMANT = re.compile(r"\b(?:caller|informant|referrer|neighbour|complainant)\b", re.IGNORECASE)


def with_own_words(
    accounts: Sequence[Account],
    chosen: Sequence[Person],
    people: Iterable[Person],
    relationships: Iterable[Relationship],
) -> list[Account]:
    """Accounts of one person, with what each quotes of that person's own words; of several together as they are."""
    if len(chosen) != 1:
        return list(accounts)
    (subject,) = chosen
    people = list(people)
    known = how_named(subject, accounts, people, relationships)
    at_work = frozenset(each.id for each in people if each.kind in _AT_WORK)
    names = {each.id: _given_names(each) for each in people}
    of_record: dict[str, list[Account]] = defaultdict(list)
    for each in accounts:
        of_record[record_of(each.key)].append(each)
    said = lru_cache(maxsize=64)(quotations)

    def told(account: Account) -> Account:
        if _is_too_young(subject.born, account.when):
            # What a field of views says of a baby ("reached for her mother") is how it was heard, and nobody's words.
            told_of = _is_row(account) and account.child_voice and is_report(account.child_voice)
            return account if told_of else replace(account, child_voice=None)
        beside = of_record[record_of(account.key)]
        note = next((each for each in reversed(beside) if each.key.endswith(_NOTE)), account)
        text, where = _place(note, account)
        if not _may_quote(text):
            return account
        is_about = _is_about(note, subject.id, at_work)
        is_theirs = is_about and _is_theirs(note, subject.id, known)
        found = said(
            text,
            known,
            is_theirs=is_theirs,
            is_about=is_about,
            is_alone=is_about and _is_headed_alone(note, known, at_work),
        )
        days = [_place(note, each)[1] for each in beside if each is not account and each.when != account.when]
        theirs = [each for each in found if _is_of(each, where, days)]
        return _voiced(
            account, _unsure(theirs) if _is_row_of_another(note, text, subject.id, at_work, names) else theirs
        )

    return [told(each) for each in accounts]


def _place(note: Account, account: Account) -> tuple[str, Span]:
    """The text that an account was read in, whole, and where in it the account's own words stand."""
    own = account.source.quote or account.fact
    text = note.source.quote or note.fact
    first = text.find(own)
    return (text, Span(first, first + len(own))) if first >= 0 else (own, Span(0, len(own)))


def _is_of(one: Quotation, where: Span, others: Sequence[Span]) -> bool:
    """A quotation stands in the words of an account, and not in what a part of them tells of another day."""
    within = where.start <= one.start and one.end <= where.end
    smaller = (each for each in others if each.end - each.start < where.end - where.start)
    return within and not any(each.start <= one.start and one.end <= each.end for each in smaller)


def _is_too_young(born: When | None, when: When) -> bool:
    """By the birth and the day, where both are known; by the end of a day that is only known as a month or a year."""
    if born is None or not born.dated or not when.dated:
        return False
    return _months(born.first_day, when.last_day) < _SPEAKS_AT


def _months(born: dt.date, day: dt.date) -> int:
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def _may_quote(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _voiced(account: Account, found: Sequence[Quotation]) -> Account:
    """The account with what is quoted of the person; what a field of the record gives stays, but for others' words."""
    given = (account.child_voice or "").split(_JOINT) if account.child_voice else []
    # What was taken from a text as it was read is no better known than what is asked here.
    sure = (By.OTHER,) if _is_row(account) else (By.OTHER, By.UNCLEAR)
    others = {plain(each.words) for each in found if each.by in sure}
    kept = [part for part in given if _bare(part) not in others]
    theirs = dict.fromkeys(plain(each.words) for each in found if each.by is By.OWN)
    new = [words for words in theirs if not any(words in part for part in kept)]
    if _INFORMANT.search(text := account.source.quote or account.fact) and any(names_kept(text)):
        # Whoever rang and asks not to be known is quoted in the first person, and is nobody whom the records are about.
        kept, new = ([each for each in some if not any(names_kept(each))] for some in (kept, new))
    voice = _JOINT.join([*kept, *(f"\u201c{words}\u201d" if is_report(words) else words for words in new)])
    return replace(account, child_voice=voice or None)


def _bare(part: str) -> str:
    return part.strip("\u201c\u201d")


def _is_about(note: Account, subject: str, at_work: Collection[str]) -> bool:
    """A record is of the person alone, and of the family nobody else was met in it."""
    of_it = {part.person for part in note.people if part.role == "subject"}
    here = [part for part in note.people if part.person not in at_work or part.person == subject]
    alone = {part.person for part in here if part.involvement == "seen-alone"}
    met = {part.person for part in here if part.involvement in _MET}
    if note.kind is Kind.CHILD_SEEN_ALONE:
        # Who else was spoken to was sent out of the room, or opened the door.
        met = set()
    return of_it == {subject} and (alone or met) <= {subject}


def _is_headed_alone(note: Account, known: Known, at_work: Collection[str]) -> bool:
    """The heading says that somebody was seen alone and names nobody else: "School, alone", "Seen alone | A Worker"."""
    if any(part.involvement == "seen-alone" and part.person in at_work for part in note.people):
        return True
    words = _INK.findall(note.title.casefold())
    somebody = known.others.isdisjoint(words) and not any(is_role(word, "family") for word in words)
    return somebody and _HEADED_ALONE.search(note.title) is not None


def _is_theirs(note: Account, subject: str, known: Known) -> bool:
    """Who is not named in a record of the person is they: they were met, it opens with their name, or is a row of theirs.

    Its heading may say no more than that they were seen alone.
    """
    met = any(part.person == subject and part.involvement in _MET for part in note.people)
    opens = _INK.findall(f"{note.title} {note.source.quote[:_OPENING]}".casefold())
    alone = _SEEN_ALONE.search(note.title) is not None
    return met or alone or _is_row(note) or not known.own.isdisjoint(opens)


def _is_row_of_another(
    note: Account, text: str, subject: str, at_work: Collection[str], names: Mapping[str, frozenset[str]]
) -> bool:
    """A column of the row gives somebody of the family or beside it, whom its words do not name: it may be that one who speaks."""
    if not _is_row(note) or any(part.involvement for part in note.people):
        return False
    said = {word.casefold() for word in _INK.findall(text)}
    given = {part.person for part in note.people if part.person != subject and part.person not in at_work}
    named_here = not names.get(subject, frozenset()).isdisjoint(said)
    return not named_here and any(names[one] and names[one].isdisjoint(said) for one in given if one in names)


def _given_names(person: Person) -> frozenset[str]:
    return frozenset(name.given.casefold() for name in names_of(person) if name.given)


def _unsure(found: Iterable[Quotation]) -> list[Quotation]:
    """What nothing names the speaker of is nobody's who can be told."""
    return [replace(each, by=By.UNCLEAR) if each.by is By.OWN and not each.named else each for each in found]


def _is_row(note: Account) -> bool:
    """It stands in a table that says of each row whose it is."""
    return note.source.start is None
