"""Of whom a sentence tells a thing: what befell a brother, a neighbour or a carer's own family is not told of the person.

Somebody else's it is only where the words for them stand right before the words for the thing, as its owner ("her brother's
plan ended") or as the one whom it befell ("the man next door was arrested"). What one of them did to somebody stays.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronology.model import Group, Kind
from chronology.practice import group_of
from chronology.prose.heard import heard
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.sure import is_of
from chronology.tables import shipped_table

# What befalls one person, or is decided of one: never what was done in a home or between people.
_ONES_OWN = frozenset(
    {Group.POLICE, Group.PLACEMENT_MOVE, Group.HEALTH, Group.EDUCATION, Group.MISSING, Group.PLAN, Group.REVIEW}
    | {Group.LEGAL, Group.CONFERENCE, Group.S47_ENQUIRY, Group.CLOSURE, Group.MENTAL_HEALTH, Group.SUBSTANCE_MISUSE}
    | {Group.HOUSEHOLD_CHANGE, Group.HOUSING}
)
# Of these who stands before the word may have done it: it befell them only where the verb says so.
_DEEDS = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE})
_REACH = 140
_SUFFERED = re.compile(r"\b(?:was|were|been|being|got|gets|is|are|cael)\b|\A(?:was|were|been|being|got)\b")
_NEAREST = "wife|girlfriend|partner|ex|mum|mam|mother|husband|boyfriend|kids|children|dad|father"
_THEIRS = re.compile(rf"(?:her|his|their) (?:own )?(?:{_NEAREST})\b")
# Said by the person as of another: "his dad hits him".
_QUOTED = re.compile(
    r"[\"“'‘](?:his (?:step)?(?:dad|father|mum|mam|mother)\b[^\"”.]{0,30}\bhim|her (?:step)?(?:dad|father|mum|mam|mother)\b[^\"”.]{0,30}\bher)\b"
)
# "Jean rang. She has her own cancer diagnosis."
_OF_HER_OWN = re.compile(r"\b(?:has|had|with|got|and) (?:her|his|their) own (?:[\w-]+ ){0,2}\Z")
_OF_HEALTH = frozenset({Group.HEALTH, Group.MENTAL_HEALTH})
_TO_HER = re.compile(rf"\b(?:\w+ing|on|of|against|with|at) (?:her|him|them)\b(?! (?:own )?(?:{_NEAREST}))")
_PRONOUN = re.compile(r"\W{0,3}(?P<pronoun>his|her|he|she)(?: [\w-]+){0,3} ?\Z")
_HE = frozenset({"he", "his"})
_SEVERAL = re.compile(r"\b(?:both|all (?:of|the|three|four|five|six)|children|kids|siblings|and (?:her|his|their))\b")
# Whose parent, partner or carer it is may be the person's own.
_GROWN_UPS = r"(?!(?:\w+ )?(?:mum|mam|mother|dad|father|tad|parents?|step\w+|partner|carers?|nan|gran\w*|social|worker|case|notes?|file)\b)"
_QUOTES = "\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Whose:
    """How texts name the one whose life it is, and others: given names in lower case."""

    own: frozenset[str]
    others: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    """Those of the others whom entries call a brother or a nephew, a sister or a niece."""
    at_work: frozenset[str] = frozenset()
    is_adult: bool = False


def is_of_another(kind: Kind, text: str, whose: Whose, before: str = "") -> bool:
    """All of a text that names a kind says it of somebody else; `before` is what its note says first."""
    group = group_of(kind)
    if group not in _ONES_OWN | _DEEDS:
        return False
    told = list(_told(kind, text))
    return bool(told) and all(
        _befell_another(ahead, behind, group, whose)
        or (group in _ONES_OWN and _SEVERAL.search(ahead) is None and _goes_on(ahead, before, whose))
        for ahead, behind in told
    )


def _told(kind: Kind, text: str) -> Iterator[tuple[str, str]]:
    """What stands before the words of each sentence that name a kind, and these with what follows."""
    lower = folded(text)
    telling = heard(text)
    for span in sentences(text):
        for at in (said.at.start for said in telling.said(span) if is_of(said.kind, kind)):
            yield lower[max(span.start, at - _REACH) : at], lower[at : span.end]


def _befell_another(said_before: str, behind: str, group: Group, whose: Whose) -> bool:
    ahead = _without_owner(said_before, whose)
    # Arrested for what was done to the person, or to "her": that is of the person's life.
    done_to_them = _names(whose.own).search(behind) or (group is Group.POLICE and _TO_HER.search(behind))
    if _SEVERAL.search(ahead) or done_to_them:
        return False
    if group in _OF_HEALTH and _OF_HER_OWN.search(ahead):
        return True
    words = _Words.of(whose)
    to_theirs = _THEIRS.search(behind) is not None
    if to_theirs or _QUOTED.search(f"{ahead}{behind}"):
        found = words.kin.search(ahead) or words.charged.search(ahead)
        if found is not None and not _is_with_the_person(ahead, found.start(), whose):
            return True
    found = words.subject.search(ahead) or (words.owned.search(ahead) if group in _ONES_OWN else None)
    if found is None or _is_with_the_person(ahead, found.start(), whose):
        return False
    suffered = _SUFFERED.search(f"{found.groupdict().get('between') or ''} {behind.split(' ', maxsplit=1)[0]}")
    return group in _ONES_OWN or suffered is not None or to_theirs


def _is_with_the_person(ahead: str, start: int, whose: Whose) -> bool:
    """The person is named behind the words for another, or right before them in one list: "Mali and Joe were placed"."""
    own = _names(whose.own)
    listed = re.compile(rf"(?:{own.pattern})(?:'s)?(?:(?:,| and| &) ?[\w-]+)*,? ?(?:and|&|with)? ?\Z")
    return own.search(ahead, start) is not None or listed.search(ahead[:start]) is not None


def _without_owner(ahead: str, whose: Whose) -> str:
    """Words in which "Mali's brother" and "Mali's friend" are no words of Mali."""
    return re.sub(rf"(?:{_names(whose.own).pattern})'s ", "her ", ahead)


def _goes_on(ahead: str, before: str, whose: Whose) -> bool:
    """A pronoun alone stands before a thing, and the sentence before speaks of one brother or sister whom it fits, not of the person."""
    found = _PRONOUN.fullmatch(ahead)
    if found is None or whose.is_adult or not before.strip():
        return False
    last = list(sentences(before))[-1]
    said = _without_owner(folded(before[last.start : last.end]), whose)
    names = whose.he if found["pronoun"] in _HE else whose.she
    kin = _list("he" if found["pronoun"] in _HE else "she")
    opens = re.match(
        rf"\W{{0,3}}(?:(?:her|his|their|the) (?:[\w-]+ ){{0,2}}?(?:{kin})|{_names(names).pattern})\b", said
    )
    return opens is not None and _names(whose.own).search(said) is None


def _kin(whose: Whose) -> str:
    return "of_an_adult" if whose.is_adult else "of_a_child"


def is_called(name: str, role: str) -> bool:
    """What somebody is called stands in a list of the table: as one of the family beside the person, as a brother."""
    return re.fullmatch(rf"(?:{_list(name)})", role.casefold()) is not None


@lru_cache(maxsize=64)
def _names(names: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names))) or '(?!)'})\b")


@dataclass(frozen=True, slots=True)
class _Words:
    """Somebody else as the owner right before a thing, as the one of whom it is said, and as whose kin does it."""

    owned: re.Pattern[str]
    subject: re.Pattern[str]
    charged: re.Pattern[str]
    kin: re.Pattern[str]

    @staticmethod
    @lru_cache(maxsize=64)
    def of(whose: Whose) -> "_Words":
        kin = rf"(?:(?:her|his|their|the|an?|my|another|[\w-]+'s) (?:[\w-]+ ){{0,2}}?)?(?<!ward )(?:{_list(_kin(whose))})s?(?: [a-z'-]+)?"
        named = "|".join(sorted(map(re.escape, whose.others))) or "(?!)"
        # A child's carer may be one of the home.
        carers = [_list("carers")] if whose.is_adult else []
        worker = "|".join((_list("at_work"), *carers, *sorted(map(re.escape, whose.at_work))))
        # Whose dad a brother's dad is, is not said.
        of_named = f"|{named}" if whose.is_adult else ""
        people = _list("their_people")
        stranger = _list("strangers")
        theirs = (
            rf"(?:{stranger}|{worker}{of_named})'s (?:own )?(?:{people})"
            rf"|(?:{worker}|{stranger})(?:,? \w+)? (?:said|says|mentioned|told \w+)(?: that)? (?:her|his|their) (?:own )?(?:{people})"
            rf"|(?:{stranger}|{worker})\b[^.;]{{0,40}}\b(?:her|his|their) own (?:{people})"
            rf"|(?<=[{_QUOTES}])(?:his|her|their) (?:step)?(?:dad|father|mum|mam|mother)"
        )
        other = rf"(?:{theirs}|{kin}|{stranger}|{named})"
        between = rf"(?P<between>(?:,? (?:{_list('between')}))*)"
        apposed = r"(?:, (?:mr|mrs|mi(?:ss|zz)|ms)\.? \w+)?(?: \([^)]*\))?,?"
        return _Words(
            owned=re.compile(rf"\b{other}'s? {_GROWN_UPS}(?:[\w-]+ ){{0,3}}\Z"),
            subject=re.compile(rf"\b{other}{apposed}{between} ?\Z"),
            charged=re.compile(
                rf"\b{other}{apposed}{between} (?:arrested|charged|convicted|cautioned|jailed|in prison|inside)(?: [\w-]+){{0,2}} (?:for|with|of) ?\Z"
            ),
            kin=re.compile(rf"\b(?:{theirs})(?: [\w-]+){{0,5}}? ?\Z"),
        )


def _list(name: str) -> str:
    return "|".join(shipped_table("chronology.prose", "whose.toml")[name]["words"])
