"""Somebody whom entries name and no record lists: by name, by what the record calls them, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronology.model import Event, Person, PersonKind, Restriction
from chronology.normalise import CUT
from chronology.people import (
    BY_ROLE,
    TOLD_APART,
    folded,
    is_at_work,
    kin_words,
    parts_of,
    relations,
    role_of,
    role_words,
    sex_said_by,
)
from chronology.prose.cutting import cut_at, turns
from chronology.prose.sentences import sentences
from exports.pdf.case import Case
from exports.pdf.text import Run

_MOST_WORDS, _AROUND = 16, 8
_NO_NAME = re.compile(r" \([^()]*\)\Z")
_OPENS = "[...] "
_MOST_REFERENCES = 4
_BOTH = 2
_MAC = re.compile(r"\bMA?C")
# Roles of an entry that say nothing of who somebody is.
_SAYS_NOTHING = frozenset(
    {"subject", "recipient", "author", "sender", "chair", "informant", "involved", "present", "victim", "suspect"}
    | {"witness", "caller", "reporter", "arrested", "defendant"}
)
_SIDES = re.compile(r"\A(?:maternal|paternal) ")


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of an entry that name somebody."""

    event: Event
    words: str


def is_named_elsewhere(case: Case, person: Person) -> bool:
    """Somebody of whom only the word for kin is known, which those of the family are, or whose name stands beside that word."""
    if not person.id.startswith(BY_ROLE):
        return False
    role = _SIDES.sub("", _NO_NAME.sub("", person.name).casefold())
    known = [each for each in case.people.values() if not each.id.startswith(BY_ROLE) and _is_no_worker(each)]
    found = telling(case, person)
    words = found.words.casefold() if found else ""
    return any(_are_one_kind(role, kind) for kind in _kinds_of_family(case)) or any(
        (" " in each.name and each.name.casefold() in words)
        or _SIDES.sub("", called_by_entries(case, each).casefold()) == role
        for each in known
        if each.name
    )


def _kinds_of_family(case: Case) -> frozenset[str]:
    """What those with a name are to the subject."""
    subjects = case.chronology.subjects
    return frozenset(
        _SIDES.sub("", each.kind.casefold())
        for each in case.chronology.relationships
        if each.to_person in subjects and not each.from_person.startswith(BY_ROLE)
    )


def _are_one_kind(role: str, kind: str) -> bool:
    """One word for kin, or two for brothers and sisters: which of several is meant is not said, and nobody further is."""
    siblings = relations()["sibling"].kinds
    sexes = {sex for sex in (sex_said_by(role), sex_said_by(kind)) if sex}
    return role == kind or (role in siblings and kind in siblings and len(sexes) < _BOTH)


def _is_no_worker(person: Person) -> bool:
    return person.kind not in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)


def where(case: Case, keys: Sequence[str]) -> Iterator[Run | str]:
    """The entries that print somebody, in brackets."""
    if shown := [key for key in keys if case.printed(case.events[key])]:
        yield from (" [", *case.references(shown, most=_MOST_REFERENCES), "]")


def telling(case: Case, person: Person) -> Telling | None:
    """The sentence that names somebody in the gravest printed entry that does, the earliest of such; nothing for none.

    By less than the whole name only an entry of which they are known to be a part names them.
    """
    whole, part = _pattern(_forms(person)), _pattern([*_forms(person), *_parts(case, person)])
    is_namesake = any(
        folded(person.name) == folded(case.people[id_].name) for id_ in case.chronology.subjects if id_ in case.people
    )
    events = sorted(filter(case.printed, case.events.values()), key=lambda event: _gravity(case, event))
    for event in events:
        takes_part = any(each.person == person.id for each in event.people)
        of_their_own = person.id.startswith(BY_ROLE) or is_namesake or TOLD_APART in person.id
        if event.restriction is not Restriction.NONE or (of_their_own and not takes_part):
            continue
        for text in (event.fact, event.outcome or "", *(account.fact for account in event.accounts[1:])):
            if (words := _sentence(text, part if takes_part else whole)) is not None:
                return Telling(event, words)
    return None


def called(case: Case, person: Person) -> str:
    """A name, and what else somebody is called; who is only a word for kin is called by it, without a name."""
    if person.id.startswith(BY_ROLE):
        return case.words.say("people.nameless", role=_NO_NAME.sub("", person.name))
    name = name_of(case, person)
    # What a document tells them apart by from another of the name: a birth, a class.
    apart = [value for _, value in person.details] if TOLD_APART in person.id else []
    also = ", ".join((*person.known_as, *apart))
    return f"{name} ({also})" if also else name


def post_of(person: Person) -> str:
    """What somebody is of whom entries say no more."""
    return _NO_NAME.sub("", person.name)


def _gravity(case: Case, event: Event) -> tuple[int, str]:
    level = case.level(event)
    return (-level.rank if level else 0), event.when.edtf or ""


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _forms(person: Person) -> Sequence[str]:
    """How a text names somebody in full, in either order, or by another name; who has none, by the word for them."""
    if person.id.startswith(BY_ROLE):
        said = _NO_NAME.sub("", person.name)
        return [word for word, role in role_words().items() if role.says == said]
    written = [person.name, *(name for name in person.known_as if role_of(name) is None)]
    parted = [name.replace(",", " ").split() for name in written]
    ends = [(words[0], words[-1]) for words in parted if len(words) > 1]
    turned = [form for one, last in ends for form in (f"{one} {last}", f"{last} {one}", f"{last}, {one}")]
    return tuple(dict.fromkeys((*written, *turned)))


def _parts(case: Case, person: Person) -> Sequence[str]:
    """Parts of a name that name nobody else: a family name that another has is of either."""
    name = parts_of(person.name)
    others = {word for other in case.people.values() if other.id != person.id for word in folded(other.name or "")}
    return [
        word
        for word in person.name.split()
        if folded(word) and folded(word)[0] in (name.given, name.family) and folded(word)[0] not in others
    ]


def _sentence(text: str, pattern: re.Pattern[str]) -> str | None:
    for said in _sentences(text):
        if (found := pattern.search(said)) is not None:
            return _cut(said, found)
    return None


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    """Asked for each of the people, at each step by which a document is fitted."""
    return tuple(" ".join(text[span.start : span.end].split()) for span in sentences(text))


def _cut(said: str, found: re.Match[str]) -> str:
    """The sentence; of a long one the words about the name, with a mark where it is cut, and what denies them."""
    words = said.split()
    if len(words) <= _MOST_WORDS:
        return said
    at = len(said[: found.start()].split())
    start = 0 if at <= _AROUND else at - _AROUND
    told, kept = " ".join(words[start:]), " ".join(words[start : start + _MOST_WORDS])
    # "Nobody has seen": what denies may stand before the words as well.
    if start and turns(" ".join(words[:start])):
        start, told, kept = 0, said, " ".join(words[: start + _MOST_WORDS])
    return (_OPENS if start else "") + cut_at(told, len(kept), CUT)


def name_of(case: Case, person: Person) -> str:
    """A person's name; an organisation may have the name of a place that is withheld."""
    name = case.people.get(person.id, person).name or case.words.say("people.unnamed")
    # Who writes a name all in capitals only marks it.
    name = name.title() if name.isupper() and " " in name and not _MAC.search(name) else name
    return case.agency(name) if person.kind is PersonKind.ORGANISATION else name


def called_by_entries(case: Case, person: Person) -> str:
    """The word for kin, for work or for how somebody is near that most entries call them by; what is no such word is none.

    In a child's file a word for kin near a name is as often of one of the grown-ups' kin: there only what is told outright counts.
    """
    parts = (part for event in case.events.values() for part in event.people if part.person == person.id)
    of_a_child = any(
        case.people[one].kind is PersonKind.CHILD for one in case.chronology.subjects if one in case.people
    )
    called = Counter(
        part.role for part in parts if _says_who(part.role) and not (of_a_child and part.role.casefold() in kin_words())
    )
    return called.most_common(1)[0][0] if called else ""


def _says_who(role: str) -> bool:
    """A word such as neighbour says who somebody is; "by phone" and "St Example's" say where they were."""
    plain = role.casefold()
    known = plain in kin_words() or is_at_work(role) or (role.isalpha() and role.islower())
    return known and plain not in _SAYS_NOTHING
