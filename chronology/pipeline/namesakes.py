"""Somebody else of the same name: what its words say is not of the one whom the records are about is not told of them."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from chronology.model import Account, Involvement, Kind, Person, PersonKind, Polarity, Status
from chronology.normalise import record_of, subjects
from chronology.prose.confidence import is_of_another
from chronology.prose.kept_passages import ENTRY, Passage, passages_of_another

_SHORTEST = 3
_NOTE = "#note"
# What a system or who keeps a log writes beside a row that no longer holds; "deleted the app" is something that was done.
_STRUCK = re.compile(
    r"\s*(?:deleted|struck out|struck through|void|voided|entry withdrawn)\b\s*(?:\Z|[-–—:;.(]|\d{1,2}[/.]\d|see\b|in error\b|entered\b)",
    re.IGNORECASE,
)
# Whoever made the extract says that the row is another's and is to count for nothing: "NOT the nominal above ... Disregard".
_OF_NOBODY_HERE = re.compile(
    r"\bdisregard\b(?: (?:this|the above|entry|row|as))?\W*(?:\*|\Z)|\b(?:scanned|filed|sent|attached|linked|entered) (?:\w+ )?in error\W+(?:\w+ ){0,4}?belongs to\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:not the (?:nominal|subject|person|patient|client|child|pupil|one) (?:above|here|named|of this)|(?:another|a different|belongs to another) (?:person|patient|client|child|pupil|nominal)"
    r"|of the same name|no connection (?:to|with) (?:this|the) (?:family|child|person)|same surname|namesake)\b",
    re.IGNORECASE,
)
# "See e-mail 17/6 - NOT correct": whoever keeps the table says beside the row that it is not so.
_NOT_SO = re.compile(
    r"(?:\A|[-–—:;.(]) ?(?:(?:this|that|it|entry|row) (?:is|was) )?(?:not correct|incorrect|untrue|not true|not so)\b\W*"
    r"(?:\Z|[-–—:;.(]|see\b|\(?[A-Z]{2,4}\b)",
    re.IGNORECASE,
)
_ROW_IS = re.compile(r"(?:^|[.;:\n] ?)(?P<row>[A-Z]{1,4}-?\d{1,6}) (?:is|was|belongs to|relates to|is about) (?!not\b)")
# A search by name brings up others of that name: "TRANT Kit b. 02/03/2009 (name hit)".
_HITS = ("name hit", "name match", "name only", "same name", "namesake")
_NOTHING_TO_DO = "nothing to do w"
_BIRTH_BESIDE = re.compile(
    r"\b(?:b\.|born|d\.?\s?o\.?\s?b\.?)[:\s]{0,3}(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def told_of_themselves(accounts: Sequence[Account], people: Iterable[Person]) -> tuple[Account, ...]:
    """Accounts that say they are of a namesake, about whomever else they name; where they name nobody, of no kind."""
    own = [each for each in people if each.is_subject or each.kind is PersonKind.CHILD]
    accounts = [_struck_out(each) for each in _without_misfiled(accounts, own)]
    known = {each.id for each in own}
    given, families = frozenset(_given(own)), frozenset(_families(own))
    if not given:
        return tuple(accounts)
    says_not = _says_not(given, families)
    accounts = _without_others_rows(accounts, says_not)
    told = [
        _of_another(account, known) if says_not.search(account.source.quote or account.fact) else account
        for account in accounts
    ]
    alone, outcome = _says_not_alone(given, families), _outcome_of_others(frozenset(_called(own)))
    return tuple(_without_records_of_others(told, alone, outcome, known))


# How `_says_not` begins, whatever anybody is called.
_OPENS = re.compile(
    r"\bnot (?:the|our|(?:the )?same (?:\w+ )?as|to be (?:confused|mistaken) (?:with|for)|related to) |\bnothing to do with "
    r"|\bno (?:relation|relative) (?:to|of) |\b(?:different|another|other) |\bnid yr? |(?:\A|[.;!?(\n])\s*not ",
    re.IGNORECASE,
)
# What has to stand in small letters in a text that it finds something in: most texts need no search.
_OF_NAMESAKES = ("not ", "nothing to do with ", "no relat", "different ", "other ", "nid y")
# Letters that are alike to an expression without heed of case, and are not the same in small letters.
_ODD = ("ı", "ſ", "i̇")
_BETWEEN = re.compile(r"[\s,]+")
_BEGINS = re.compile(r"\w+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BESIDE = 50
_WORDS_OF_A_NAME = 6
"""Behind the shortest opening a given name stands at the latest where it does in "not the same boy as our Vale, Kit"."""


def may_be_said_not(account: Account) -> frozenset[str] | None:
    """How, folded, words begin that its text may say are the name of somebody else (`beginnings`); None where that cannot be told."""
    words = account.source.quote or account.fact
    small = words.lower()
    if any(each in small for each in (*_ODD, *_HITS, _NOTHING_TO_DO)):
        return None
    if not any(each in small for each in _OF_NAMESAKES):
        return frozenset()
    return frozenset(
        _beginning(word)
        for found in _OPENS.finditer(words)
        for word in _BETWEEN.split(words[found.end() :], _WORDS_OF_A_NAME)[:_WORDS_OF_A_NAME]
    )


def beginnings(person: Person) -> Iterator[str]:
    """How, folded, the names begin by which somebody could be said to be another; empty for one that begins with no letter."""
    for name in (person.name, *person.known_as):
        if words := name.split():
            yield _beginning(words[0])


def _beginning(word: str) -> str:
    found = _BEGINS.match(word)
    return found[0].casefold() if found else ""


def is_misfiled(account: Account) -> bool:
    """Its words say that its record stands in the wrong file, or a part of it."""
    return is_of_another(account.source.quote or account.fact)


def _without_misfiled(accounts: Sequence[Account], own: Collection[Person]) -> Sequence[Account]:
    """Accounts, those of no kind whose record says that it stands in the wrong file, or is of others: its words stay, and count for nothing.

    A letter that says so of a sentence says it of the paragraph.
    """
    # What its source took back stands apart as it was told.
    standing = [each for each in accounts if each.status is not Status.WITHDRAWN]
    others = {record_of(each.key) for each in standing if is_of_others(each, own)}
    passages: dict[str, set[Passage]] = defaultdict(set)
    for each in standing:
        passages[record_of(each.key)].update(passages_of_another(each.source.quote or each.fact))
    return [_of_no_kind(each) if _is_wrong(each, others, passages) else each for each in accounts]


def _is_wrong(account: Account, others: Collection[str], passages: Mapping[str, Collection[Passage]]) -> bool:
    record, words = record_of(account.key), account.source.quote or account.fact
    return record in others or any(passage.holds(words) for passage in passages.get(record, ()))


def _of_no_kind(account: Account) -> Account:
    return replace(account, kind=Kind.UNCLASSIFIED, title="", polarity=Polarity.NEUTRAL)


def is_of_others(account: Account, own: Collection[Person]) -> bool:
    """Its words give whom they name another birth, and call it a hit on the name; or say that the family has nothing to do with it."""
    words = account.source.quote or account.fact
    small = words.lower()
    if _NOTHING_TO_DO in small:
        families = "|".join(sorted({re.escape(each) for each in _families(own)}))
        if families and re.search(
            rf"\bnothing to do (?:with|w/?) (?:the )?(?:{families})(?:e?s)?\b", words, re.IGNORECASE
        ):
            return True
    if not any(each in small for each in _HITS):
        return False
    born = {each.born.earliest for each in own if each.born and each.born.earliest}
    told = {day for found in _BIRTH_BESIDE.finditer(words) if (day := _day_of(found))}
    return bool(born and told) and not born & told


def is_born_otherwise(account: Account, person: Person) -> bool:
    """Its words have the person's own whole name and, right beside, another birth, and nowhere theirs: all of the entry is of a namesake.

    The year is another and so is the day or the month: a slip of the pen is in one of them, and makes nobody somebody else.
    """
    born = person.born.earliest if person.born else None
    words = account.source.quote or account.fact
    parts = [_WORDS.findall(name.casefold()) for name in (person.name, *person.known_as)]
    # The first and the last: nobody writes the middle one each time.
    names = [{part[0], part[-1]} for part in parts if part]
    found = list(_BIRTH_BESIDE.finditer(words)) if born else []
    told = [
        day
        for one in found
        if any(len(name) > 1 and name <= _words_before(words, one.start()) for name in names) and (day := _day_of(one))
    ]
    days = {_day_of(one) for one in found}
    return bool(told) and born not in days and all(_is_no_slip(day, born) for day in told)


def _words_before(words: str, place: int) -> set[str]:
    return {each.casefold() for each in _WORDS.findall(words[max(0, place - _BESIDE) : place])[-_WORDS_OF_A_NAME:]}


def _is_no_slip(day: dt.date, born: dt.date | None) -> bool:
    return (
        born is not None
        and day.year != born.year
        and (day.day, day.month)
        not in (
            (born.day, born.month),
            (born.month, born.day),
        )
    )


def _day_of(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _struck_out(account: Account) -> Account:
    """A row that says of itself that it is gone, not so or another's: "DELETED 10/11 - see C-016". It stands apart, as taken back."""
    said = (account.action, account.outcome)
    text = account.source.quote or account.fact
    struck = any(words and (_STRUCK.match(words) or _NOT_SO.search(words)) for words in said)
    struck = struck or bool(_OF_NOBODY_HERE.search(text) and _ANOTHER.search(text))
    return replace(account, status=Status.WITHDRAWN) if struck else account


def _without_others_rows(accounts: Sequence[Account], says_not: re.Pattern[str]) -> Sequence[Account]:
    """Accounts, a row taken back of which another row of its table says that it is somebody else's: "C-015 is Kit PROBERT"."""
    rows = {
        (account.source.document, found["row"].casefold())
        for account in accounts
        if says_not.search(words := account.source.quote or account.fact)
        for found in _ROW_IS.finditer(words)
    }
    if not rows:
        return accounts
    return [
        replace(each, status=Status.WITHDRAWN)
        if any((each.source.document, one.casefold()) in rows for one in each.references)
        else each
        for each in accounts
    ]


def _of_another(account: Account, known: Collection[str]) -> Account:
    """About those it names beside; what is of somebody unknown keeps its words, and is of no kind that could be counted."""
    if subjects(account) - set(known) or account.key.endswith(_NOTE):
        return account  # of somebody else already; and a whole note tells of more than this
    others = [part for part in account.people if part.person not in known and not part.role]
    if not others:
        return replace(account, kind=Kind.UNCLASSIFIED, polarity=Polarity.NEUTRAL)
    about = {part.person: Involvement(person=part.person, role="subject") for part in others}
    return replace(
        account, people=(*about.values(), *(part for part in account.people if part.role != "subject" and part.role))
    )


def _without_records_of_others(
    accounts: Sequence[Account], says_not: re.Pattern[str], outcome: re.Pattern[str], known: Collection[str]
) -> Iterator[Account]:
    """Accounts, those of a short record that says by itself "NOT Kit" about whom the record names: all of it is theirs.

    So it is of a row whose outcome says so ("Closed. Not KV.", "Not linked").
    """
    told = {record_of(each.key) for each in accounts if _says_so(each, says_not) or _ends_so(each, outcome)}
    named: dict[str, dict[str, Involvement]] = defaultdict(dict)
    for each in accounts:
        for part in each.people:
            if part.person not in known and not part.role:
                named[record_of(each.key)].setdefault(part.person, Involvement(person=part.person, role="subject"))
    for each in accounts:
        record = record_of(each.key)
        if record not in told:
            yield each
        elif not named[record]:
            yield replace(each, kind=Kind.UNCLASSIFIED, polarity=Polarity.NEUTRAL)
        else:
            rest = (part for part in each.people if part.role != "subject" and part.person not in named[record])
            yield replace(each, people=(*named[record].values(), *rest))


def _says_so(account: Account, says_not: re.Pattern[str]) -> bool:
    words = account.source.quote or account.fact
    return len(words) <= ENTRY and says_not.search(words) is not None


def _ends_so(account: Account, outcome: re.Pattern[str]) -> bool:
    return bool(account.outcome) and outcome.search(account.outcome or "") is not None


def _called(people: Iterable[Person]) -> Iterator[str]:
    """First names, and the letters by which notes shorten a name: "Kit", "KV", "KA" and "K-A" of Kerry-Ann."""
    for each in people:
        for name in (each.name or "", *each.known_as):
            words = name.replace(",", " ").split()
            if len(words) > 1:
                yield words[0][0] + words[-1][0]
            parts = [part for part in words[0].split("-") if part] if words else []
            if len(parts) > 1:
                letters = [part[0] for part in parts]
                yield from ("".join(letters), "-".join(letters))
            if words and len(words[0]) >= _SHORTEST:
                yield words[0]


@lru_cache(maxsize=64)
def _outcome_of_others(called: frozenset[str]) -> re.Pattern[str]:
    """What came of a row: that it is not of the person, or not of those whom the log is kept on."""
    name = "|".join(sorted(map(re.escape, called))) or "(?!)"
    return re.compile(
        rf"(?:\A|[.;(]\s*)not (?:{name}|ours|linked(?: to (?:{name}|the family|this (?:family|case|address)))?)\s*(?=[.;)]|\Z)",
        re.IGNORECASE,
    )


def _given(people: Iterable[Person]) -> Iterator[str]:
    for each in people:
        for name in (each.name or "", *each.known_as):
            if (words := name.split()) and len(words[0]) >= _SHORTEST:
                yield words[0]


def _families(people: Iterable[Person]) -> Iterator[str]:
    yield from (words[-1] for each in people if len(words := (each.name or "").split()) > 1)


@lru_cache(maxsize=64)
def _says_not(given: frozenset[str], families: frozenset[str]) -> re.Pattern[str]:
    """The words "not the Kit Example of Mill Lane", "no relation to Kit", "a different Kit Example".

    "Not Kit's fault", "did not tell Kit" and "a different Kit since the summer" say nothing of who it is.
    """
    first, last = ("|".join(sorted(map(re.escape, names))) or "(?!)" for names in (given, families))
    name = rf"(?:(?:{last})[\s,]+)?(?:{first})\b(?!['’]s)"
    whole = rf"(?:(?:{first})\s+(?:\w+\s+)?(?:{last})|(?:{last})[\s,]+(?:{first}))\b(?!['’]s)"
    return re.compile(
        rf"\bnot (?:the|our|(?:the )?same (?:\w+ )?as|to be (?:confused|mistaken) (?:with|for)|related to) (?:(?:our|the|same) )?{name}"
        rf"|\bnothing to do with (?:our |the )?{name}"
        rf"|\bno (?:relation|relative) (?:to|of) (?:our |the )?{name}"
        rf"|\b(?:different|another|other) {whole}|\bnid y[r]? {whole}",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _says_not_alone(given: frozenset[str], families: frozenset[str]) -> re.Pattern[str]:
    """Words of whoever keeps a log, which say no more than whom it is not of: "conveyed. NOT Kit.", "(not Kit Example)".

    In capitals, or in brackets: "Not Kit." may be an answer.
    """
    first, last = ("|".join(sorted(map(re.escape, names))) or "(?!)" for names in (given, families))
    name = rf"(?i:(?:(?:{last})[\s,]+)?(?:{first})(?:\s+(?:{last}))?)"
    return re.compile(rf"(?:\A|[.;!?\n])\s*NOT (?:(?i:our) )?{name}\s*(?=[.;!\n]|\Z)|\((?i:not) (?:(?i:our) )?{name}\)")
