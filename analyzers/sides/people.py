"""Of whom a sentence speaks, as far as its words say: people by name, grown-ups by what tells one from another, children."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from chronology.model import Event, Person, PersonKind
from chronology.normalise import names

_WORD = re.compile(r"[A-Z][a-zà-ÿ'’-]{2,}|[A-Z]{3,}")
_ROLES: dict[str, str] = {
    "mother": r"mothers?|mum|mummy|mam|mom|m(?=\b)",
    "father": r"fathers?|dad|daddy",
    "grandmother": r"nan|nana|nanny|gran|granny|grandmother|grandma|mgm|pgm",
    "grandfather": r"grandad|grandfather|granddad|grandpa|taid|mgf|pgf",
    "brother": r"brother",
    "sister": r"sister",
    "aunt": r"aunt|auntie|aunty",
    "uncle": r"uncle",
    "cousin": r"cousin",
    "stepfather": r"step-?dad|step-?father",
    "grandson": r"grandson",
    "son": r"(?<!grand)son",
    "daughter": r"daughter",
    "nephew": r"nephew",
    "neighbour": r"neighbour|n/bour",
}
_ROLE = {role: re.compile(rf"(?<![\w’']){words}(?:[’']?s)?\b", re.IGNORECASE) for role, words in _ROLES.items()}
_WOMAN = re.compile(
    r"\b(?:ms|mrs|miss|mother|mum|mummy|mam|she|her|hers|female|lady|woman|girlfriend|wife|nan|gran)\b", re.IGNORECASE
)
_MAN = re.compile(r"\b(?:mr|father|dad|daddy|he|him|his|male|man|bloke|boyfriend|husband)\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:child(?:ren)?|kids?|ch|boys?|girls?|baby|siblings?)\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx) ([A-Z][\w'’-]+)")
_SPEAKER = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: now| also| then| later| just)? (?:says?|said|states?|stated|thinks|assured|reports?|reported|claims|tells|told|admits)\b"
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|they|i)\b", re.IGNORECASE)


@dataclass(frozen=True)
class NamesOfCase:
    """The people of a case by the words of their names: whom a statement may be of, and who only writes."""

    subject: frozenset[str]
    children: frozenset[str]
    others: frozenset[str]
    """Words of names of everybody else who is no professional."""
    workers: frozenset[str]
    shared: frozenset[str] = field(default=frozenset())
    """Family names, which several bear."""
    of_an_adult: bool = False
    """Whose file it is is grown up: only who is named or called a child is one."""

    def named(self, text: str) -> frozenset[str]:
        """People by name who are neither the subject nor a worker, and of whom it speaks; who only says it is none of them."""
        return self.by_name(_SPEAKER.sub(" ", text))

    def by_name(self, text: str) -> frozenset[str]:
        """The same with those who say it."""
        words = {word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)}
        return frozenset((words & self.others) - self.shared - self.workers - self.children)

    def children_in(self, text: str) -> frozenset[str]:
        """Children by name; "*" where a sentence speaks of children, or only of him or her."""
        words = {word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)}
        if by_name := words & (self.children - self.subject if self.of_an_adult else self.children):
            return frozenset(by_name)
        if _CHILDREN.search(text):
            return frozenset({"*"})
        if self.of_an_adult:
            return frozenset()
        # "Kai: he had his hands on her" is of Kai, whoever that is.
        return self.named(text) or (frozenset({"*"}) if _HE_OR_SHE.search(text) else frozenset())

    def may_be_of_subject(self, text: str) -> bool:
        """It names the subject, or nobody."""
        words = {word.casefold() for word in _WORD.findall(text)}
        return bool(words & self.subject) or not words & (self.others | self.children)

    def said_by(self, text: str) -> frozenset[str]:
        """Who says it, by name."""
        return self.by_name(" ".join(found[0] for found in _SPEAKER.finditer(text)))

    def of_whom(self, text: str) -> frozenset[str]:
        """Everybody but the subject and workers that it speaks of, by name or as kin."""
        titled = frozenset(f"{found[1]} {found[2]}".casefold() for found in _TITLED.finditer(text))
        return self.named(text) | roles_in(text) | titled


def named_in_case(
    people: Iterable[Person], events: Iterable[Event], subject: str | None, *, of_an_adult: bool = False
) -> NamesOfCase:
    """The people of a chronology as words of names."""
    known = list(people)
    of_subject = frozenset(word for each in known if each.id == subject for word in _words(each))
    given = {each.id: _given(each) for each in known}
    children = {given[each.id] for each in known if each.kind is PersonKind.CHILD} | {given.get(subject or "", "")}
    workers = frozenset(word for each in known if each.kind is PersonKind.PROFESSIONAL for word in _words(each))
    family = [_words(each)[-1] for each in known if len(_words(each)) > 1]
    shared = frozenset(word for word in family if family.count(word) > 1 or word in of_subject)
    others = _everybody_named(events) | {
        word for each in known if each.kind is not PersonKind.PROFESSIONAL for word in _words(each)
    }
    return NamesOfCase(
        of_subject,
        frozenset(filter(None, children)),
        frozenset(others) - of_subject,
        workers,
        shared,
        of_an_adult=of_an_adult,
    )


def _everybody_named(events: Iterable[Event]) -> frozenset[str]:
    return frozenset(
        name for event in events for account in event.accounts for name in names(account.source.quote or account.fact)
    )


def _words(person: Person) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(person.name or "")]


def _given(person: Person) -> str:
    return next(iter(_words(person)), "")


def roles_in(text: str) -> frozenset[str]:
    """The kin and neighbours that a text speaks of."""
    return frozenset(role for role, words in _ROLE.items() if words.search(text))


def may_be_one_grown_up(one: str, other: str, of_case: NamesOfCase) -> bool:
    """Nothing tells two grown-ups apart: neither their names, nor that one is a man and the other a woman."""
    first, second = of_case.by_name(one), of_case.by_name(other)
    if first and second and not first & second:
        return False
    return not (_is(one, _WOMAN, _MAN) and _is(other, _MAN, _WOMAN)) and not (
        _is(one, _MAN, _WOMAN) and _is(other, _WOMAN, _MAN)
    )


def is_of_somebody(text: str, of_case: NamesOfCase) -> bool:
    """It speaks of one person: "two intoxicated adults" are nobody of whom something was said."""
    return bool(of_case.by_name(text) or _WOMAN.search(text) or _MAN.search(text))


def _is(text: str, what: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return bool(what.search(text)) and not other.search(text)
