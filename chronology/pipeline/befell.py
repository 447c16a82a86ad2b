"""Whom of brothers and sisters a thing befell that a file tells of nobody by name.

The notes of one family tell of all its children: a bruise is that child's whom the words name, or whom the sentence before
speaks of, and no other's. Where the words leave it open, nothing is said here, and the file's own child is taken.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.model import Account, Group, Involvement, Kind, Person, PersonKind, Relationship
from chronology.normalise import MENTIONED, record_of, subjects
from chronology.people import relations
from chronology.pipeline.unnamed import given_names, named_in, short_names, spoken_of
from chronology.practice import group_of
from chronology.prose.sentences import sentences

# What is done to, suffered by or found in one person. A visit, a call or a quarrel is of the whole household.
_ONES_OWN = frozenset(
    {Group.INJURY_OR_HARM, Group.MISSED_APPOINTMENT, Group.MISSING, Group.PLACEMENT_MOVE, Group.HEALTH, Group.EDUCATION}
    | {Group.DISCLOSURE}
)
_ALSO = frozenset(
    {Kind.UNCLASSIFIED, Kind.NARRATED, Kind.CHILD_OFFENCE, Kind.SELF_HARM, Kind.OVERDOSE, Kind.ADDRESS_CHANGED}
)
_OF_THE_HOUSEHOLD = frozenset(
    {Kind.NO_ACCESS_VISIT, Kind.CANCELLED_BY_CARER, Kind.CANCELLED_BY_SERVICE, Kind.SELF_NEGLECT, Kind.CARER_STRAIN}
    | {Kind.FINANCIAL_ABUSE_INDICATOR}
)
# A whole note that reports on a child's health or schooling tells of the home as well.
_OF_A_WHOLE_NOTE = frozenset({Group.MISSING, Group.PLACEMENT_MOVE})
# A step in law or of a plan is of those whom its words name; of nobody by name, it is the family's.
_STEPS = frozenset({Group.LEGAL, Group.PLAN, Group.REVIEW, Group.CONFERENCE})
# What only somebody who is in care can have.
_IN_CARE = frozenset(
    {Kind.PLACEMENT_ENDED, Kind.PLACEMENT_BREAKDOWN, Kind.PLACEMENT_CHANGED_SAME_CARER, Kind.CEASED_LOOKED_AFTER}
    | {Kind.LOOKED_AFTER_REVIEW}
)
_COMES_INTO_CARE = frozenset({Kind.BECAME_LOOKED_AFTER, Kind.PLACEMENT_STARTED})
# A police matter is a child's who is named for it: "Owen arrested", not "arrested for an assault on Owen".
_POLICE = {
    Kind.ARREST: r"arrest\w*",
    Kind.CHARGE_OR_CONVICTION: r"charged|convicted|sentenced|guilty",
    Kind.POLICE_CAUTION: r"caution\w*",
    Kind.BAIL_CONDITIONS: r"bail\w*",
    Kind.RELEASE_FROM_PRISON: r"releas\w*",
}
_ALL = re.compile(
    r"\b(?:(?:all|both) (?:of )?(?:(?:the|her|his|their|these|our) )?(?:\d|two|three|four|five|six|children|kids|siblings|boys|girls)"
    r"|(?:the|her|his|their|these) (?:\w+ )?(?:children|kids|siblings)|y plant|plant i gyd)\b(?!['’]s)",
    re.IGNORECASE,
)
# "His sister Ann had hers that day" is told of him: whoever is called somebody's brother or sister stands beside whom it befell.
_BESIDE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:(?:own|older|elder|younger|little|big|baby|twin|full|half|step)[ -])?"
    r"(?:half-?|step-?)?(?:brother|sister|sibling|twin),? [A-Z][\w'’-]+"
)
_SHE, _HE = (
    re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
)
_OF_A_BABY = re.compile(
    r"\b(?:napp(?:y|ies)|moses basket|cot|weaning|breast ?-?(?:fed|feed\w*)|bottle ?-?(?:fed|feeds?|feeding)|formula milk|fontanelle|bab(?:y|ies)|newborn|(?:day|week|wk)s? ?-?old|babi|cewyn\w*|clwt)\b",
    re.IGNORECASE,
)
_BABY_YEARS = 3
_PERSONS = frozenset({PersonKind.CHILD, PersonKind.ADULT})
# Who did it, or by whom it was done, is not whom it befell.
_DOER = re.compile(
    r"\b[A-Z][\w'’-]+ (?:has |had |then |also |again )?(?:hit|hits|punch\w*|kick\w*|slap\w*|push\w*|shov\w*|bit|bites|hurt|hurts|attack\w*|assault\w*|elbow\w*"
    r"|grabb\w*|scratch\w*|threw|throws|strangl\w*|threaten\w*)\b|\b(?:by|gan) (?:\w+ ){0,2}?[A-Z][\w'’-]+"
)
_NOTE = "#note"
"""How the key of a whole note ends; what it tells beside has others."""


@dataclass(frozen=True, slots=True)
class _Family:
    """The brothers and sisters of the records, by what they are called."""

    people: Mapping[str, Person]
    called: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    """For each of them, the others."""
    anybody: Mapping[str, frozenset[str]]
    """By what anybody of the records is called who is there for himself or herself, who it is."""


def befell(
    accounts: Sequence[Account],
    people: Iterable[Person],
    relationships: Iterable[Relationship],
    headed: Mapping[str, Collection[str]] | None = None,
) -> tuple[Account, ...]:
    """Accounts about nobody by name, with the brothers and sisters whom they are about where their words say which.

    `headed` are, for each document whose head names people, those whose file it says it is.
    """
    people = tuple(people)
    children = [each for each in people if each.kind is PersonKind.CHILD or each.is_subject]
    family = _family(people, children, relationships)
    if not family.beside:
        return tuple(accounts)
    # A mother of whom some rows are is no child of another family.
    grown = {each.id for each in children if each.kind is PersonKind.ADULT} - family.people.keys()
    spoken = {document: ids - grown for document, ids in spoken_of(accounts, children).items()}
    notes = {
        record_of(account.key): account.source.quote
        for account in accounts
        if _is_note(account) and not subjects(account)
    }
    told = [
        account
        if _is_left(account, family, spoken)
        else _about(account, _whom(account, family, _Around.of(account, notes, spoken, headed or {}, family)), family)
        for account in accounts
    ]
    return tuple(_of_its_note(told, accounts, family, spoken))


def _is_left(account: Account, family: _Family, spoken: Mapping[str, Collection[str]]) -> bool:
    """It says whom it is about, or tells of no brother or sister, or of children of two families."""
    named = {*spoken.get(account.source.document, ()), *named_in(_words(account), family.called)}
    if subjects(account) or not named:
        return True
    # Children of two families in one file: whose brother or sister is meant cannot be said.
    return any(one != other and one not in family.beside.get(other, ()) for one in named for other in named)


def _of_its_note(
    told: Sequence[Account], before: Sequence[Account], family: _Family, spoken: Mapping[str, Collection[str]]
) -> Iterator[Account]:
    """What words leave open is of whom its note is about; else of whom another record tells the like, or who was in care."""
    notes = {
        record_of(account.key): subjects(account)
        for account, was in zip(told, before, strict=True)
        if _is_note(account) and account is not was
    }
    known = _Known.of(told, family)
    for account in told:
        if _is_left(account, family, spoken) or any(named_in(_words(account), family.anybody)):
            yield account
            continue
        whom = notes.get(record_of(account.key), frozenset()) if _is_ones_own(account) else frozenset()
        yield _about(account, whom or known.whom(account), family)


@dataclass(frozen=True, slots=True)
class _Known:
    """Of which brothers and sisters records tell a thing by name: each day's, and since when each is in care."""

    that_day: Mapping[tuple[dt.date, str], frozenset[str]]
    in_care: Mapping[str, dt.date]

    @classmethod
    def of(cls, told: Iterable[Account], family: _Family) -> "_Known":
        that_day: dict[tuple[dt.date, str], frozenset[str]] = {}
        in_care: dict[str, dt.date] = {}
        for account in told:
            if (day := _day(account)) is None:
                continue
            whom = subjects(account) & family.people.keys()
            that_day[day, _sort(account)] = that_day.get((day, _sort(account)), frozenset()) | whom
            if account.kind in _COMES_INTO_CARE:
                in_care.update((one, min(in_care.get(one, day), day)) for one in whom)
        return cls(that_day, in_care)

    def whom(self, account: Account) -> frozenset[str]:
        """Those who can be meant by what names nobody; of a whole household's matter nobody is said."""
        day = _day(account)
        if day is None:
            return frozenset()
        # A whole meeting or a hearing is the parents' matter too.
        if _is_ones_own(account) and (whom := self.that_day.get((day, _sort(account)))):
            return whom
        return frozenset(one for one, since in self.in_care.items() if since <= day and account.kind in _IN_CARE)


def _day(account: Account) -> dt.date | None:
    when = account.when
    return when.first_day if when.dated and when.first_day == when.last_day else None


def _sort(account: Account) -> str:
    """A move is told as the end of one placement or as the start of the next; else the kind says what is alike."""
    group = group_of(account.kind)
    return group if group is Group.PLACEMENT_MOVE else account.kind


def _family(people: Sequence[Person], children: Iterable[Person], relationships: Iterable[Relationship]) -> _Family:
    by_id = {person.id: person for person in children}
    kinds = relations()["sibling"].kinds
    beside: dict[str, set[str]] = {}
    for each in relationships:
        one, other = each.from_person, each.to_person
        if each.kind.casefold() in kinds and one != other and one in by_id and other in by_id:
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    known = {identity: by_id[identity] for identity in beside}
    others = {one: frozenset(each) for one, each in beside.items()}
    anybody = [each for each in people if each.kind in _PERSONS]
    if not known:
        return _Family({}, {}, {}, {})
    short = short_names(anybody, people)
    theirs = {name: of for name, of in short.items() if of & known.keys()}
    return _Family(known, {**given_names(known.values()), **theirs}, others, {**given_names(anybody), **short})


def _about(account: Account, whom: Collection[str], family: _Family) -> Account:
    if not whom or not set(family.people) & set(whom):
        return account
    rest = tuple(part for part in account.people if part.person not in whom or part.involvement != MENTIONED)
    return replace(account, people=(*(Involvement(person=one, role="subject") for one in sorted(whom)), *rest))


def _is_note(account: Account) -> bool:
    return account.key.endswith(_NOTE)


def _is_ones_own(account: Account) -> bool:
    group = group_of(account.kind)
    if _is_note(account):
        return group in _OF_A_WHOLE_NOTE
    return (group in _ONES_OWN or account.kind in _ALSO) and account.kind not in _OF_THE_HOUSEHOLD


def _is_a_step(account: Account) -> bool:
    """A step of law or of a plan, or a whole note of what is one child's."""
    group = group_of(account.kind)
    return group in _STEPS or (_is_note(account) and group in _OF_A_WHOLE_NOTE)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an account: its note, the children its document speaks of, and the one of them whose file it is."""

    note: str
    spoken: Collection[str]
    head: str

    @classmethod
    def of(
        cls,
        account: Account,
        notes: Mapping[str, str],
        spoken: Mapping[str, Collection[str]],
        headed: Mapping[str, Collection[str]],
        family: _Family,
    ) -> "_Around":
        document = account.source.document
        heads = [one for one in headed.get(document, ()) if one in family.people]
        return cls(
            notes.get(record_of(account.key), ""),
            spoken.get(document, frozenset()),
            heads[0] if len(heads) == 1 else "",
        )


def _words(account: Account) -> str:
    return account.source.quote or account.fact


def _whom(account: Account, family: _Family, around: _Around) -> frozenset[str]:
    """Whom of brothers and sisters an account about nobody by name is of; nobody where its words leave it open."""
    if account.kind in _POLICE:
        return _of_police(account, family)
    if _is_a_step(account):
        return _stepped(account, family)
    if around.head and (_is_ones_own(account) or group_of(account.kind) is Group.HEALTH):
        others = frozenset(named_in(_words(account), family.called)) - {around.head}
        return frozenset() if others and not _is_note(account) else frozenset({around.head})
    if not _is_ones_own(account):
        return frozenset()
    return _whose_own(account, family, around.note, around.spoken)


def _stepped(account: Account, family: _Family) -> frozenset[str]:
    """Those whom a note's heading names, or the sentence that tells a step; a whole meeting is of all whose meeting it is."""
    group, titled = group_of(account.kind), frozenset(named_in(account.title, family.called))
    if _is_note(account):
        within = frozenset() if group in _STEPS or titled else _only(named_in(_words(account), family.called))
        return titled or within
    return frozenset() if _ALL.search(_words(account)) else frozenset(named_in(_words(account), family.called))


def _of_police(account: Account, family: _Family) -> frozenset[str]:
    words = _words(account)
    done = re.search(rf"\b(?:{_POLICE[account.kind]})\b", words, re.IGNORECASE)
    named = tuple(named_in(words[: done.start()] if done else "", family.anybody))
    return frozenset(named) if len(set(named)) == 1 and named[0] in family.people else frozenset()


def _whose_own(account: Account, family: _Family, note: str, spoken: Collection[str]) -> frozenset[str]:
    """The children whom the words name; else the baby, of a thing of babies; else whom the sentences before name."""
    words = _BESIDE.sub(" ", _DOER.sub(" ", _words(account)))
    if named := frozenset(named_in(words, family.called)):
        return named if group_of(account.kind) in _ONES_OWN else _only(named)
    if _OF_A_BABY.search(words):
        return _only(one for one in spoken if one in family.people and _is_baby(family.people[one], account))
    # Who else is named with a move is whom somebody moved to.
    if group_of(account.kind) is not Group.PLACEMENT_MOVE and any(part.role != "subject" for part in account.people):
        return frozenset()  # somebody else is spoken of: a mother, a partner
    for before in reversed(_before(note, account.source.quote)):
        if order := tuple(named_in(_BESIDE.sub(" ", before), family.anybody)):
            # Who is named first is spoken of; of two children either may be.
            alone = _only(one for one in order if one in family.people)
            return _if_so_called(alone if order[0] in alone else frozenset(), words, family)
    return _if_so_called(_only(spoken), words, family)


def _only(ids: Iterable[str]) -> frozenset[str]:
    found = frozenset(ids)
    return found if len(found) == 1 else frozenset()


def _before(note: str, words: str) -> list[str]:
    """The sentences of a note before some of its words."""
    at = note.find(words)
    return [note[span.start : span.end] for span in sentences(note[: max(at, 0)])]


def _if_so_called(whom: frozenset[str], words: str, family: _Family) -> frozenset[str]:
    """Nobody is meant by "she" who is a boy."""
    for who in whom:
        sex = (family.people[who].sex or "").casefold() if who in family.people else ""
        other = {"male": _SHE, "female": _HE}.get(sex)
        if who not in family.people or (other and other.search(words)):
            return frozenset()
    return whom


def _is_baby(person: Person, account: Account) -> bool:
    born = person.born.earliest if person.born else None
    if born is None or not account.when.dated:
        return False
    return dt.timedelta(0) <= account.when.first_day - born <= dt.timedelta(days=365 * _BABY_YEARS)
