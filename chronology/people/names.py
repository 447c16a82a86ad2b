"""Names as they are compared: which two are the same, which are alike, and in what."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from chronology.model import Person
from chronology.people.tables import name_table

_NOT_NAME = re.compile(r"[^\w' -]+")
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’ʼ`´‘]")
# Letters that are not a plain one with an accent.
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae"})
_LEAST_NEAR = 4
# What is longer is nobody's name, and has as many ways to leave out a letter as it has letters.
_MOST_NEAR = 60
_LEAST_FAMILY = 3


def plain(name: str) -> str:
    """A name for comparing: no punctuation, one space, case folded, the given name first."""
    family, comma, given = name.partition(",")
    if comma and "," not in given and family.strip() and given.strip():
        name = f"{given} {family}"
    return " ".join(_in_order(_NOT_NAME.sub(" ", name).split())).casefold()


def _in_order(words: Sequence[str]) -> Sequence[str]:
    """A family name in capitals before given names that are not, as police and courts write, put last."""
    count = next((at for at, word in enumerate(words) if not _is_capitals(word)), len(words))
    if not 0 < count < len(words) or any(_is_capitals(word) or not word[0].isupper() for word in words[count:]):
        return words
    if any(word.casefold() in name_table().titles for word in words[:count]):
        return words
    return [*words[count:], *words[:count]]


def _is_capitals(word: str) -> bool:
    # "DC" and "HV" are what somebody is; so are initials.
    return word.isupper() and sum(map(str.isalpha, word)) >= _LEAST_FAMILY


@dataclass(frozen=True, slots=True)
class Name:
    """A written name in its parts, folded: no accents, apostrophes or hyphens, in lower case."""

    given: str = ""
    middle: tuple[str, ...] = ()
    family: str = ""
    title: str = ""

    @property
    def whole(self) -> bool:
        """There is a given and a family name."""
        return bool(self.given and self.family)


@lru_cache(maxsize=65536)
def parts_of(written: str) -> Name:
    """A written name in its parts; nothing of what only stands for a name ("unknown", "baby")."""
    family, comma, given = written.partition(",")
    words = folded(f"{given} {family}" if comma and "," not in given else " ".join(_in_order(written.split())))
    table = name_table()
    title = ""
    while len(words) > 1 and words[0] in table.titles:
        title = title or words[0]
        # A constable's number stands before the name: "PC 412 Rees".
        words = words[1:] if len(words) < 3 or not words[1].isdigit() else words[2:]
    if not words or " ".join(words) in table.placeholders:
        return Name(title=title)
    if len(words) == 1:
        return Name(family=words[0], title=title) if title else Name(given=words[0])
    at = len(words) - 1
    while at > 1 and words[at - 1] in table.particles:
        at -= 1
    return Name(given=words[0], middle=words[1:at], family="".join(words[at:]), title=title)


@lru_cache(maxsize=65536)
def folded(written: str) -> tuple[str, ...]:
    """The words of a name as names are compared: no accents, lower case; a double-barrelled name is one."""
    joined = _MARKS.sub("", written).replace("-", "").replace("‐", "").replace("‑", "")
    bare = "".join(each for each in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(each))
    return tuple(_WORD.findall(bare.translate(_LETTERS).casefold()))


def is_named(person: Person) -> bool:
    """The person has a name, and not only what systems write in place of one."""
    return bool(plain(person.name)) and any((parts_of(person.name).given, parts_of(person.name).family))


def is_also_a_word(given: str) -> bool:
    """A given name, folded, that means something where it stands in lower case or begins a sentence: "will", "grace"."""
    return given in name_table().words


def names_of(person: Person) -> Iterator[Name]:
    """Every name a person is recorded under; a name that is only a given one goes with the family name too."""
    own = parts_of(person.name)
    if own.given or own.family:
        yield own
    for written in person.known_as:
        other = parts_of(written)
        if other.given and not other.family and own.family:
            other = Name(given=other.given, family=own.family)
        if (other.given or other.family) and other != own:
            yield other


def are_forms(one: str, other: str) -> bool:
    """Two given names that are known forms of each other: "Liz" and "Elizabeth", "Siân" and "Jane"."""
    forms = name_table().forms
    return bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))


def near(one: str, other: str) -> bool:
    """One slip apart: a letter more, fewer or other, two changed over, or Mac for Mc."""
    if min(len(one), len(other)) < _LEAST_NEAR or one == other:
        return False
    return mac(one) == mac(other) or OSA.distance(one, other, score_cutoff=1) <= 1


def mac(name: str) -> str:
    """Mac as Mc: which of the two a family writes is often mistaken."""
    return "mc" + name[3:] if name.startswith("mac") and len(name) > 5 else name


def one_less(name: str) -> frozenset[str]:
    """The name, and what is left of it without one of its letters: two names a slip apart have one of them in common."""
    if not _LEAST_NEAR <= len(name) <= _MOST_NEAR:
        return frozenset((name,))
    return frozenset((name, mac(name), *(name[:at] + name[at + 1 :] for at in range(len(name)))))


def rows_of(given: str) -> frozenset[int]:
    """The rows of known forms that a given name stands in."""
    return name_table().forms.get(given, frozenset())


def alike_given(one: str, other: str) -> str | None:
    """What makes two given names alike: "" when they are the same, else in words; None when they are not."""
    if one == other:
        return ""
    if 1 in (len(one), len(other)):
        return INITIAL if one[:1] == other[:1] else None
    if are_forms(one, other):
        return FORM
    # A slip is rarely in the first letter; twins are often called so that only it differs.
    return NEAR_GIVEN if one[0] == other[0] and near(one, other) else None


INITIAL = "one given name is the initial of the other"
FAMILY_INITIAL = "one family name is the initial of the other"
FORM = "one given name is a known form of the other"
NEAR_GIVEN = "the given names differ by a slip of spelling"
NEAR_FAMILY = "the family names differ by a slip of spelling"
SPELT = "the names differ only in accents, hyphens or the like"
SWAPPED = "given and family name are changed over"
MIDDLE = "one name has a middle name that the other has not"
SAME = "the same name"
ONE_WORD = "the same name, of which one record has only a part"


def alike(one: Name, other: Name) -> tuple[str, ...] | None:
    """What two names have in common, in words; None when they are two people's as far as names go."""
    if not one.whole or not other.whole:
        return _partly(one, other)
    if one.given == other.family and one.family == other.given and one.given != one.family:
        return (SWAPPED,)
    given = alike_given(one.given, other.given)
    if given is not None and 1 in (len(one.family), len(other.family)) and one.family[0] == other.family[0]:
        return (*filter(None, (given,)), FAMILY_INITIAL)
    if given is None or not _same_family(one.family, other.family):
        # A name before the one somebody is called by: "Rhys" for "Dafydd Rhys".
        return None
    middle = _middle(one, other)
    if middle is None:
        return None
    found = (given, NEAR_FAMILY if one.family != other.family else "", middle)
    return tuple(filter(None, found)) or (SAME,)


def is_part_of(one: Name, other: Name) -> bool:
    """Only words of the other's name, as a child is called by two given names, or a mother "Mrs Example" by a school."""
    said = {*one.middle, one.given, one.family} - {""}
    return bool(said) and said <= {*other.middle, other.given, other.family}


def _same_family(one: str, other: str) -> bool:
    return one == other or near(one, other)


def _middle(one: Name, other: Name) -> str | None:
    """Nothing when both have the same middle names, what is missing when one has none; None when they differ."""
    if one.middle == other.middle:
        return ""
    if not one.middle or not other.middle:
        return MIDDLE
    pairs = zip(one.middle, other.middle, strict=False)
    return MIDDLE if all(alike_given(first, second) is not None for first, second in pairs) else None


def _partly(one: Name, other: Name) -> tuple[str, ...] | None:
    """A name of one word fits one that has the same given name; a title with a family name fits the family name."""
    if one.given and other.given and not (one.family and other.family):
        given = alike_given(one.given, other.given)
        return None if given is None or given in (INITIAL, NEAR_GIVEN) else (ONE_WORD, *filter(None, (given,)))
    return None
