"""Who is named where in a text about one person: that person, somebody else, or a pronoun that is yet to be resolved."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chronology.people import name_table
from chronology.prose.saying import COLON, saying
from chronology.prose.vocabulary import is_role
from chronology.tables import shipped_table


class By(StrEnum):
    """Whose a mention or a quotation is, as seen from the person whom a record is about."""

    OWN = "own"
    OTHER = "other"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Known:
    """How a record names the person it is about, and others: given names and short forms in lower case."""

    own: frozenset[str]
    family: frozenset[str] = frozenset()
    """The person's family names."""
    others: frozenset[str] = frozenset()
    """Given names of others, and family names that the person does not have."""
    sex: str = ""
    """"male", "female" or not known."""
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    """Those of the others whose sex is known."""
    initials: frozenset[str] = frozenset()
    """By which the person alone is meant: "C", "CP"."""
    other_initials: frozenset[str] = frozenset()
    """By which somebody else is meant."""
    is_adult: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place."""

    start: int
    end: int
    by: By
    sex: str = ""
    """"" where it does not show."""
    pronoun: bool = False
    writer: bool = False
    kin: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """What is read, word by word."""

    masked: str
    words: Sequence[re.Match[str]]
    known: Known

    def lower(self, at: int) -> str:
        return _bare(self.words[at][0]).casefold() if 0 <= at < len(self.words) else ""

    def is_capital(self, at: int) -> bool:
        return at < len(self.words) and self.words[at][0][:1].isupper()

    def is_next(self, at: int) -> bool:
        """A word stands one space behind that before it."""
        return at < len(self.words) and self.words[at].start() - self.words[at - 1].end() == 1

    def says(self, at: int) -> bool:
        """A verb of saying, or a colon, stands right behind."""
        end = self.words[at].end()
        if self.masked[end : end + 1] == "." and len(self.words[at][0]) == 1:
            end += 1
        return saying().before.match(self.masked, end) is not None or COLON.match(self.masked, end) is not None

    def mention(self, at: int, used: int, by: By, sex: str = "", *, kin: bool = False) -> Mention:
        return Mention(self.words[at].start(), self.words[at + used - 1].end(), by, sex, kin=kin)


# Somebody, or nobody where the words are read and stand for none, and how many words that took; None where it is not such a word.
_Read = tuple[Mention | None, int] | None
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_VERB_LIKE = re.compile(r"\w+(?:ed|ing|ly)\Z")
_DOES = re.compile(r"(?:,| w| who)?\s(?!and\b|or\b)[a-z]{2,}|,\s|\.?$|[.:;)]")
_HOW = "alone"
_INITIALS = 3
_LEAST_NAME = 3
_ARTICLES = frozenset({"the", "a", "an", "y", "yr", "at"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "my", "some"})
_PARENTS = frozenset({"F", "M"})
_SIDES = frozenset({"R", "L"})


@dataclass(frozen=True, slots=True)
class _Table:
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    writer: frozenset[str]
    may_write: frozenset[str]
    objects: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    others: frozenset[str]
    own: frozenset[str]
    of_children: frozenset[str]
    of_a_sex: frozenset[str]
    another: frozenset[str]
    titles_he: frozenset[str]
    titles_she: frozenset[str]
    titles_at_work: frozenset[str]
    speaks: frozenset[str]
    nobody: frozenset[str]
    sides_of: frozenset[str]


@cache
def _table() -> _Table:
    read = shipped_table("chronology.prose", "mentions.toml")
    titles = {f"titles_{name}": frozenset(words) for name, words in read["titles"].items()}
    named = {name: frozenset(words) for part in ("who", "called", "owned") for name, words in read[part].items()}
    lists = {"nobody": frozenset(read["nobody"]["words"]), "sides_of": frozenset(read["sides"]["of"])}
    return _Table(**named, **titles, **lists)


def mentions_in(masked: str, known: Known) -> list[Mention]:
    """Everybody who is named, called by a role or meant by a pronoun, in order and without overlap."""
    text = _Text(masked, list(_WORD.finditer(masked)), known)
    found: list[Mention] = []
    at = 0
    while at < len(text.words):
        mention, used = _read(text, at)
        if mention is not None:
            found.append(mention)
        at += used
    return found


def sex_of(role: str) -> str:
    """The sex, "male" or "female", of one who is called so ("mother", "mgf"); "" where the word does not say."""
    words = {role, *role.split()}
    return "male" if words & _table().male else "female" if words & _table().female else ""


def is_somebody(words: str) -> bool:
    """One of some words is what somebody is called who is not the person, of a family or at work: "head teacher emailed"."""
    table = _table()
    called = (_bare(found[0]).casefold() for found in _WORD.finditer(words))
    return any(
        one in table.male | table.female | table.others | table.may_write or is_role(one, "family", "professional")
        for one in called
    )


def _read(text: _Text, at: int) -> tuple[Mention | None, int]:
    # "Callum's coat" is nobody who speaks; "Callum's words" are Callum's.
    if _owns(text.words[at][0]) and text.lower(at) not in _pronouns() and text.lower(at + 1) not in _table().speaks:
        return None, 1
    return next((read for reader in _READERS if (read := reader(text, at)) is not None), (None, 1))


def _pronouns() -> frozenset[str]:
    return _table().he | _table().she | _table().they


def _pronoun(text: _Text, at: int) -> _Read:
    word, table = text.lower(at), _table()
    start, end = text.words[at].span()
    if word in table.objects:
        return None, 1
    if word in table.he | table.she:
        return Mention(start, end, By.UNCLEAR, "male" if word in table.he else "female", pronoun=True), 1
    if word in table.they:
        return Mention(start, end, By.UNCLEAR, pronoun=True), 1
    if word in table.writer and (word != "i" or text.words[at][0] == "I"):
        return Mention(start, end, By.OTHER, writer=True), 1
    return None


def _titled(text: _Text, at: int) -> _Read:
    word, table = text.lower(at), _table()
    if not text.is_capital(at + 1):
        return None
    if word in table.titles_at_work and text.is_capital(at):
        return text.mention(at, 2, By.OTHER), 2
    if word not in table.titles_he | table.titles_she:
        return None
    sex = "male" if word in table.titles_he else "female"
    known = text.known
    mine = known.is_adult and text.lower(at + 1) in known.family and known.sex in ("", sex)
    return text.mention(at, 2, By.OWN if mine else By.OTHER, sex, kin=text.lower(at + 1) in known.family), 2


def _own_name(text: _Text, at: int) -> _Read:
    if not (text.is_capital(at) and text.lower(at) in text.known.own):
        return None
    used = 1
    while text.lower(at + used) in text.known.family and text.is_next(at + used):
        used += 1
    return text.mention(at, used, By.OWN, text.known.sex), used


def _other_name(text: _Text, at: int) -> _Read:
    word, known = text.lower(at), text.known
    # "Seen ALONE": written large it is read for a family name somewhere, and is how somebody was seen.
    if not (text.is_capital(at) and word in known.others) or word == _HOW:
        return None
    behind = text.is_capital(at + 1) and text.is_next(at + 1) and text.lower(at + 1) not in known.own
    used = 2 if behind else 1
    sex = "male" if word in known.men else "female" if word in known.women else ""
    return text.mention(at, used, By.OTHER, sex, kin=bool(sex) or text.lower(at + 1) in known.family), used


def _role(text: _Text, at: int) -> _Read:
    for used in (2, 1):
        role = " ".join(text.lower(at + more) for more in range(used))
        if at + used <= len(text.words) and _is_called(role):
            return _called(text, at, used, role), used
    return None


def _is_called(role: str) -> bool:
    table = _table()
    called = table.male | table.female | table.others | table.own | table.may_write
    return role in called or is_role(role, "family", "professional")


def _called(text: _Text, at: int, used: int, role: str) -> Mention | None:
    """Who is meant by what they are called; None where a word for people stands for nobody here."""
    table, says = _table(), text.says(at + used - 1)
    if role in table.of_a_sex and text.lower(at + 1) in table.own:
        return None
    if role in table.own:
        if text.known.is_adult == (role not in table.of_children) and text.lower(at - 1) not in table.another:
            return text.mention(at, used, By.OWN, text.known.sex)
        return text.mention(at, used, By.OTHER) if says else None
    kin, sex = is_role(role, "family"), sex_of(role)
    # "Head down on the desk": of the professions only who says something is somebody.
    return text.mention(at, used, By.OTHER, sex, kin=kin) if sex or says or kin else None


def _initial(text: _Text, at: int) -> _Read:
    word, known = _bare(text.words[at][0]), text.known
    if not (word.isupper() and len(word) <= _INITIALS):
        return None
    if word in _SIDES and text.lower(at + 1) in _table().sides_of:
        return None, 1
    says = text.says(at)
    own = word in known.initials and (says or _DOES.match(text.masked, text.words[at].end()) is not None)
    if own and not (word == "A" and not says):
        # In police notices F and M are the parents.
        return text.mention(at, 1, By.UNCLEAR if _are_parents(text, word) else By.OWN, known.sex), 1
    if word in known.other_initials and word != "A":
        return text.mention(at, 1, By.UNCLEAR if word in known.initials else By.OTHER), 1
    return (text.mention(at, 1, By.OTHER) if says else None), 1


def _are_parents(text: _Text, word: str) -> bool:
    return word in _PARENTS and all(
        re.search(rf"\b{one}\b(?!\.\w)", text.masked) is not None for one in sorted(_PARENTS)
    )


def _stranger(text: _Text, at: int) -> _Read:
    """Of whom nothing is known: a capital word that says something, or a given name."""
    word, lower = text.words[at][0], text.lower(at)
    if not text.is_capital(at) or lower in _table().nobody:
        return None
    # "The Nest" is a room; "Drew a house" is what somebody did.
    named = (
        not word.isupper()
        and _is_given_name(lower)
        and text.lower(at - 1) not in _ARTICLES
        and text.lower(at + 1) not in _DETERMINERS
    )
    if named or (text.says(at) and not saying().said.fullmatch(word) and not _VERB_LIKE.match(lower)):
        return text.mention(at, 1, By.OTHER), 1
    return None


def _is_given_name(word: str) -> bool:
    return word in name_table().forms and word not in name_table().words and len(word) >= _LEAST_NAME


_READERS: Sequence[Callable[[_Text, int], _Read]] = (
    _pronoun,
    _titled,
    _own_name,
    _other_name,
    _role,
    _initial,
    _stranger,
)


def _bare(word: str) -> str:
    return word.replace("\u2019", "'").removesuffix("'s")


def _owns(word: str) -> bool:
    return word.replace("\u2019", "'").endswith("'s")
