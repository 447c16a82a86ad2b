"""What somebody asked to be kept from one who sits where a document is read, and what is another's: entries and passages without words."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from chronology.model import Account, Chronology, Event, Person, PersonKind, Restriction
from chronology.normalise import record_of
from chronology.people import is_only_named, names_of
from chronology.prose.confidence import is_kept_whole
from chronology.prose.kept_passages import ENTRY, Passage, kept_passages, passages_of_another
from chronology.prose.own_affairs import is_a_relative, own_affairs
from chronology.prose.strays import strays
from chronology.redaction.confided import texts_of
from chronology.redaction.keeping import without_people
from chronology.redaction.passages import OF_ONE, WHERE, Cutter, of_no_kind_of_theirs, without_passages
from chronology.redaction.restricted import bare_account, without_words
from chronology.redaction.tables import placeholders
from chronology.redaction.tellers import pleas_of_tellers

# Those who are kept from something sit in both, and both are cleared for what is restricted otherwise.
_SITTING: Final = frozenset({"conference", "court"})
# Whoever reads one of these is no colleague: another's own affairs are in none.
_SHARED: Final = frozenset({*_SITTING, "family", "review"})
_CHILDHOOD: Final = dt.timedelta(days=18 * 365.25)
# Right behind a name, or a few words: who says it; whoever is seen alone tells what follows.
_SAYS: Final = r"(?: \([^()]*\))?(?: \w+){0,3}? (?:said|says|saying|told|tells|asked|asks|begged|begs|whispered|whispers|disclosed|wrote|showed|cried|shouted|(?<!left )(?<!home )(?<!not )alone)\b"

# Somebody who is not the child tells it: "the school nurse has told me that ...".
_PASSED_ON: Final = re.compile(
    r"\b(?i:nurse|teacher|worker|visitor|head|tutor|school|nursery|police|gp|doctor|carer|mum|mam|dad|mother|father|nan|gran|aunt|uncle|(?:mr|mrs|ms|miss|dr)\.? \w+)\b(?: \w+)?"
    r" (?:has |had |also )?(?:told|tells|said|says|mentions|mentioned|disclosed|reports|reported|confided)\b"
)

# Whom a child likes and who they are is no danger that somebody must hear of: it is theirs.
_OF_THE_HEART: Final = re.compile(
    r"\b(?:(?:like|likes|fancy|fancies|into) (?:girls|boys|other girls|other boys)|gay|lesbian|bisexual|transgender|non-?binary|coming out|came out as|hoffi (?:merched|bechgyn)|hoyw|periods?|on the pill|contracepti\w+)\b",
    re.IGNORECASE,
)

# Whoever heard it says in one breath that they keep it and that there is nothing in it to act on; "no concerns" further off is of other things.
_NO_DANGER: Final = re.compile(
    r"\b(?:between us|keep (?:it|this|that) (?:between|to my|private|quiet)|not for (?:the )?conf\w*|in confidence)\b[^.;]{0,30}"
    r"\b(?:no|not a) (?:safeguarding )?(?:concern|risk|worry)\b",
    re.IGNORECASE,
)

# An entry that says of the one before it that it is another's: "Ignore above, wrong record - cannot delete".
_ABOVE: Final = re.compile(
    r"\b(?:ignore|disregard|strike|delete|remove) (?:the )?(?:above|last|previous|entry above|note above)\b[^.\n]{0,40}"
    r"\b(?:wrong (?:record|file|case|child|client|patient|person|family|pupil|resident|name)|not (?:this|our) (?:child|client|family|patient|case))\b",
    re.IGNORECASE,
)


def is_sat_in(chronology: Chronology) -> bool:
    """Those from whom something is kept sit where the document is read."""
    return chronology.profile in _SITTING


def is_shared(chronology: Chronology) -> bool:
    """Whoever reads it is no colleague."""
    return chronology.profile in _SHARED


def kept_from_who_sits(chronology: Chronology, of_kin: Collection[str]) -> Chronology:
    """Without the words of what somebody asked to be kept, or is another's, where those sit from whom it is kept.

    That there is such an entry stays, with its day, and whatever else it tells.
    """
    kept = _Kept(chronology, of_kin)
    bare = without_people(chronology, kept.people) if kept.people else chronology
    bare = without_words(bare, kept.keys) if kept.keys else bare
    bare = _without_accounts(bare, kept.accounts) if kept.accounts else bare
    said = placeholders(chronology.language)["restricted"]
    return without_passages(bare, kept.parts, kept.keys, said) if kept.parts else bare


def keys_kept_from_who_sits(chronology: Chronology, of_kin: Collection[str]) -> frozenset[str]:
    """The keys of entries whose words somebody who sits there is not to learn."""
    return _Kept(chronology, of_kin).keys


def parts_kept_from_who_sits(chronology: Chronology, of_kin: Collection[str]) -> Mapping[str, Collection[Passage]]:
    """By the keys of entries that tell more what of them is kept."""
    kept = _Kept(chronology, of_kin)
    if not kept.parts:
        return {}
    every = (*chronology.events, *chronology.undated)
    parts = {event.key: frozenset(p for a in event.accounts for p in kept.passages_of(a)) for event in every}
    return {key: found for key, found in parts.items() if found and key not in kept.keys}


def without_kinds_of_passages(chronology: Chronology, of_kin: Collection[str]) -> Chronology:
    """Before anything is counted: no entry is of a kind that only words gave it which are kept."""
    kept = _Kept(chronology, of_kin)
    return of_no_kind_of_theirs(chronology, kept.passages_of) if kept.parts else chronology


class _Kept:
    """What whoever sits where a document is read is not to learn: whole entries, and passages of others, by their record."""

    def __init__(self, chronology: Chronology, of_kin: Collection[str]) -> None:
        self._passages: dict[str, set[Passage]] = defaultdict(set)
        self.keys: frozenset[str] = frozenset()
        self.people: frozenset[str] = frozenset()
        self.accounts: frozenset[str] = frozenset()
        """Of happenings that others tell too."""
        self.parts: frozenset[Passage] = frozenset()
        self._whole: Collection[str] = ()
        every = [event for name in WHERE for event in getattr(chronology, name)]
        told = self._of_the_asked(every, chronology, of_kin) if chronology.profile in _SITTING else []
        if chronology.profile in _SHARED:
            told = [*told, *(event for event in self._of_others(every, chronology) if event not in told)]
        if not told:
            return
        self.parts = frozenset(each for kept in self._passages.values() for each in kept if each.is_part)
        self.keys = frozenset(event.key for event in told if self._is_told_by_kept(event))
        self.accounts = frozenset(
            account.key
            for event in told
            if event.key not in self.keys
            for account in event.accounts
            if self._is_kept(account)
        )
        # By its words, so that whoever a passage alone names is no person of the paper.
        self.people = frozenset(_known_by_them_alone(chronology, every, self._names_aloud))

    def _of_the_asked(self, every: Collection[Event], chronology: Chronology, of_kin: Collection[str]) -> list[Event]:
        above = frozenset(_said_wrong_by_the_next(every))
        told = [
            event
            for event in every
            if event.restriction is not Restriction.NONE or any(record_of(a.key) in above for a in event.accounts)
        ]
        accounts = [account for event in told for account in event.accounts]
        self._whole = above | {record_of(a.key) for a in accounts if any(map(is_kept_whole, texts_of(a)))}
        for event in told:
            for account in event.accounts:
                self._passages[record_of(account.key)].update(self._asked_of(account, event, chronology, of_kin))
        return told

    def _of_others(self, every: Collection[Event], chronology: Chronology) -> list[Event]:
        """Entries that tell of another's own affairs, whoever asks it."""
        of_case, of_a_child = _of_case(chronology), _is_of_a_child(chronology)
        others = _known_in(chronology)
        told = []
        for event in every:
            found = [
                (account, passage)
                for account in event.accounts
                for text in _as_written(account)
                for passage in (
                    *own_affairs(text, of_case, of_a_child=of_a_child),
                    *pleas_of_tellers(text),
                    *strays(text, *others),
                )
            ]
            for account, passage in found:
                self._passages[record_of(account.key)].add(passage)
            if found:
                told.append(event)
        return told

    def passages_of(self, account: Account) -> Collection[Passage]:
        """What is kept of its record."""
        return self._passages.get(record_of(account.key), ())

    def _asked_of(
        self, account: Account, event: Event, chronology: Chronology, of_kin: Collection[str]
    ) -> Iterator[Passage]:
        of_one = account.fact in of_kin
        for text in texts_of(account):
            for passage in [Passage(text, is_part=False)] if of_one or text in of_kin else kept_passages(text):
                if record_of(account.key) in self._whole or not _is_their_own(passage, event, chronology):
                    yield passage

    def _names_aloud(self, event: Event, person: Person) -> bool:
        """The entry names somebody in words that are told; one that names them nowhere is told of them all the same."""
        if event.key in self.keys:
            return False
        parts = [passage for a in event.accounts for passage in self.passages_of(a) if passage.is_part]
        if not parts:
            return True
        named = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _words_of(person)) or "(?!)", re.IGNORECASE)
        texts = [text for account in event.accounts for text in (account.source.quote, account.fact, account.title)]
        cutter = Cutter(parts, "")
        return not any(map(named.search, texts)) or any(named.search(cutter.cut(text)) for text in texts)

    def _is_told_by_kept(self, event: Event) -> bool:
        """What is kept tells it, and no other account tells the same."""
        kept = [account for account in event.accounts if self._is_kept(account)]
        left = [account for account in event.accounts if account not in kept]
        told_else = any(account.kind is event.kind for account in left) and event.fact not in {a.fact for a in kept}
        return bool(kept) and not told_else

    def _is_kept(self, account: Account) -> bool:
        """All that it tells stands in what is kept of its record."""
        if record_of(account.key) in self._whole:
            return True
        passages = self.passages_of(account)
        words = account.source.quote or account.fact
        return any(passage.holds(words) for passage in passages) or any(
            Cutter([passage], "").holds(account.fact) for passage in passages
        )


def _as_written(account: Account) -> Iterator[str]:
    """The words of an account with their lines, and its title, which may be the first of them."""
    yield account.source.quote or account.fact
    if account.title and account.title not in account.source.quote:
        yield account.title


def _of_case(chronology: Chronology) -> frozenset[str]:
    """The given names of whom it is about, children and whoever is tied to them: what they have bears on the case."""
    tied = {
        one
        for each in chronology.relationships
        if not is_a_relative(each.kind)
        for one in (each.from_person, each.to_person)
    }
    near = tied | {*chronology.subjects}
    people = [p for p in chronology.people if p.id in near or p.kind is PersonKind.CHILD]
    return frozenset(
        name.given.casefold()
        for p in people
        if p.kind is not PersonKind.PROFESSIONAL
        for name in names_of(p)
        if name.given
    )


def _known_in(chronology: Chronology) -> tuple[frozenset[str], frozenset[str], frozenset[dt.date]]:
    """The names of whom it is about, of everybody that records and not words alone name, and their days of birth."""
    subjects = _subjects(chronology)
    people = [
        p for p in chronology.people if p in subjects or not is_only_named(p.id) or p.kind is PersonKind.PROFESSIONAL
    ]
    born = frozenset(
        p.born.earliest for p in chronology.people if p.born and p.born.earliest == p.born.latest and p.born.earliest
    )
    # A brother has the family name too: where others do, it is by the given one that a line is the subject's.
    return _folded(subjects), _folded(people), born if len(subjects) == 1 and subjects[0].born else frozenset()


def _folded(people: Collection[Person]) -> frozenset[str]:
    return frozenset(
        word.casefold() for person in people for name in _words_of(person) for word in re.findall(r"[^\W\d_]{2,}", name)
    )


def _is_of_a_child(chronology: Chronology) -> bool:
    return any(_is_a_child(person, chronology) for person in _subjects(chronology))


def _subjects(chronology: Chronology) -> list[Person]:
    """Whom it is about; a file of one child may say of nobody that it is about them."""
    children = [person for person in chronology.people if person.kind is PersonKind.CHILD]
    return [person for person in chronology.people if person.id in chronology.subjects] or children[:1]


def _is_their_own(passage: Passage, event: Event, chronology: Chronology) -> bool:
    """What the child whom it is about told of themselves: a conference that does not hear it cannot protect them.

    Where a brother or sister is named it may be what that one told; what somebody else wrote or passes on is nothing that they told,
    nor what is of another.
    """
    texts = [text for account in event.accounts for text in texts_of(account)]
    of_the_heart = passage.is_part and _OF_THE_HEART.search(passage.words)
    if of_the_heart or _NO_DANGER.search(passage.words) or any(map(passages_of_another, texts)):
        return False
    children = [person for person in chronology.people if person.kind is PersonKind.CHILD]
    subjects = _subjects(chronology)
    if not any(_is_a_child(person, chronology) for person in subjects):
        return False
    if any(_speaks(person, text) for person in subjects for text in ([passage.words] if passage.is_part else texts)):
        return True
    named = {name.given for other in children if other not in subjects for name in names_of(other)}
    words = passage.words if passage.is_part else " ".join(texts)
    if any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in named - {""}):
        return False
    if passage.is_part and _PASSED_ON.search(passage.words):
        return False
    voiced = event.child_voice or any(account.child_voice for account in event.accounts)
    return bool(voiced) or any(
        part.person in chronology.subjects and part.involvement.startswith(("seen", "spoken")) for part in event.people
    )


def _said_wrong_by_the_next(every: Collection[Event]) -> Iterator[str]:
    """Records of which the next one in the same file says that they stand there by mistake."""
    stands: dict[str, list[tuple[int, str]]] = defaultdict(list)
    says: list[tuple[str, int]] = []
    for source, key, text in ((a.source, a.key, a.source.quote or a.fact) for e in every for a in e.accounts):
        if source.start is None:
            continue
        stands[source.document].append((source.start, record_of(key)))
        if _ABOVE.search(text):
            says.append((source.document, source.start))
    for document, start in says:
        own = {record for place, record in stands[document] if place == start}
        before = [(place, record) for place, record in stands[document] if place < start and record not in own]
        if before:
            yield max(before)[1]


def _known_by_them_alone(
    chronology: Chronology, every: Collection[Event], aloud: Callable[[Event, Person], bool]
) -> Iterator[str]:
    """Whom words alone name, and none but those that are kept: an entry, or what is kept of one."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in every:
        for one in {part.person for each in (event, *event.accounts) for part in each.people}:
            told[one].append(event)
    read = {account.source.quote: event for event in every for account in event.accounts}
    for person in chronology.people:
        if not is_only_named(person.id) or person.id in chronology.subjects:
            continue
        where = told[person.id] or [event for event in [read.get(person.source.quote)] if event]
        if where and not any(aloud(event, person) for event in where):
            yield person.id


def _words_of(person: Person) -> frozenset[str]:
    return frozenset(word for name in names_of(person) for word in (name.given, name.family) if word)


def _speaks(person: Person, text: str) -> bool:
    """A text tells what somebody said: "Kit said ... and begged me not to tell"."""
    given = "|".join(re.escape(name.given) for name in names_of(person) if name.given)
    # A letter tells what several said, and whoever wrote it asks.
    return bool(given) and len(text) <= ENTRY and re.search(rf"\b(?:{given})\b{_SAYS}", text, re.IGNORECASE) is not None


def _is_a_child(person: Person, chronology: Chronology) -> bool:
    if person.born is None or person.born.latest is None:
        return person.kind is PersonKind.CHILD
    return chronology.as_at - person.born.latest < _CHILDHOOD


def _without_accounts(chronology: Chronology, keys: Collection[str]) -> Chronology:
    """What others tell too without the account that is kept, and without what it alone had of it."""
    said = placeholders(chronology.language)["restricted"]

    def told(event: Event) -> Event:
        kept = [account for account in event.accounts if account.key in keys]
        if not kept:
            return event
        left = [account for account in event.accounts if account.key not in keys]
        fields = ("title", *OF_ONE)
        theirs = {
            name: None if name in OF_ONE else ""
            for name in fields
            if getattr(event, name) and all(getattr(account, name) != getattr(event, name) for account in left)
        }
        bare = tuple(bare_account(a, said) if a.key in keys else a for a in event.accounts)
        return replace(event, accounts=bare, conflicts=(), **theirs)  # type: ignore[arg-type]

    return _told_anew(chronology, told)


def _told_anew(chronology: Chronology, made: Callable[[Event], Event]) -> Chronology:
    changed: dict[str, Any] = {name: tuple(map(made, getattr(chronology, name))) for name in WHERE}
    return replace(chronology, **changed)
