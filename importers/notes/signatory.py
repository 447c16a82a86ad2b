"""Whether a few words are who wrote a note: a name with what the person is, a name, initials, a first name, or a role alone."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from chronology.people import role_of
from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import remembered, vocabulary
from chronology.tables import shipped_table
from importers.notes.labels import label_of


class Likeness(IntEnum):
    """How surely words are somebody who writes, the least first."""

    FORM = 1
    """Letters of a form of contact or of something done: only a label says that they are somebody's."""
    CODE = 2
    """A number or a login: only a label, or every head of the file, says that it is somebody's."""
    ROLE = 3
    """What somebody is, and not who."""
    LETTERS = 4
    """Letters that the field uses for something, and which may be somebody's initials."""
    WORD = 5
    """One word with a capital, as first names are."""
    INITIALS = 6
    NAME = 7
    AT_WORK = 8
    """A name and what the person is, or as only those at work are called ("Dr Rao", "PC 4471 Hale")."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Words that may be who wrote a note, as they are to be said."""

    said: str
    likeness: Likeness
    names: tuple[str, ...] = ()
    """The words of them that are of a name."""


_AROUND = " \t\xa0*_|~#<>=:;,.\u2022\u00b7\u2013\u2014\u2500-"
_LONGEST, _MOST_WORDS, _MOST_NAMES = 60, 8, 4
_BRACKET = re.compile(r"(?P<name>[^()\[\]]+?)\s*[(\[](?P<role>[^()\[\]]{1,40})[)\]]")
_SEVERAL = re.compile(r"(?:\s*(?:/|&|\+)\s*|\s+(?:and|a|ac|with)\s+(?=[A-Z]))(?![^()]*\))")
_PARTED = re.compile(r"[\s,/]+")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ap",
        "ab",
        "al",
        "el",
        "bin",
        "ben",
        "binti",
        "dos",
    }
)
_INITIALS = re.compile(r"[A-Z]{2,3}|(?:[A-Z]\.){2,3}|[A-Z](?:[. ][A-Z]){1,2}|[A-Z]{1,2}(?:Mc|Mac|O['\u2019])[A-Z]?")
_INITIAL = re.compile(r"[A-Z]\.?")
_NAME = re.compile(
    r"(?:(?:Mc|Mac|O['\u2019]|Ap |D['\u2019])?[A-Z][^\W\d_]+|[A-Z][a-z]+[A-Z][a-z]+)(?:[-'\u2019][A-Z]?[^\W\d_]+)*"
)
_RUN_ON = re.compile(r"(?P<initials>(?:[A-Z]\.){1,3})(?P<name>[A-Z][^\W\d_]+(?:[-'\u2019][^\W\d_]+)*)")
_CODE = re.compile(r"[A-Z]{0,3}\d{3,6}|[a-z][a-z._]{2,20}\d{0,3}")


@remembered(maxsize=8192)
def signatory(words: str) -> Signatory | None:
    """Who the words name, or nothing where they are no writer's."""
    plain = " ".join(words.strip(_AROUND).split())
    if plain[:1] in "([" and plain[-1:] in ")]" and not _BRACKET.fullmatch(plain):
        plain = plain[1:-1].strip(_AROUND)
    if not plain or len(plain) > _LONGEST or len(plain.split()) > _MOST_WORDS:
        return None
    parts = [part for part in _SEVERAL.split(plain) if part]
    found = [_one(part.strip(" ,")) for part in parts]
    told = [one for one in found if one is not None]
    if not told or len(told) < len(found):
        return None
    said = plain if len(told) > 1 else told[0].said
    return Signatory(said, max(one.likeness for one in told), tuple(name for one in told for name in one.names))


def _one(words: str) -> Signatory | None:
    if bracket := _BRACKET.fullmatch(words):
        base = _bare(bracket["name"].strip(" ,"))
        if base is None or any(letter.isdigit() for letter in bracket["role"]):
            return None
        is_sure = base.likeness >= Likeness.INITIALS or base.likeness is Likeness.WORD
        says_who = is_role(bracket["role"]) or folded(bracket["role"]).strip(". ") in _words("courtesy")
        likeness = Likeness.AT_WORK if is_sure and says_who else base.likeness
        return Signatory(f"{base.said} ({bracket['role'].strip()})", likeness, base.names)
    return _bare(words)


def _bare(words: str) -> Signatory | None:
    """Words without a bracket: titles, names and initials, and roles, in any order."""
    if is_role(words) and not _is_anybodys(words):
        return Signatory(words, Likeness.ROLE)
    if _INITIALS.fullmatch(words):
        return Signatory(words, _of_letters(words))
    if _CODE.fullmatch(words):
        return Signatory(words, Likeness.CODE)
    name, comma, _ = words.partition(",")
    found = _named(_without_numbers(words))
    if found is None and comma:
        # "Beth Tandy, Wenbury Council": what stands behind the name is where she works.
        whole = _named(_without_numbers(name))
        return whole if whole is not None and whole.likeness >= Likeness.NAME else None
    return found


def _named(tokens: list[str]) -> Signatory | None:
    kinds = [_kind(token) for token in tokens]
    said = " ".join(tokens).strip(" ,")
    names = [token.strip(",.") for token, kind in zip(tokens, kinds, strict=True) if kind == "name"]
    letters = kinds.count("letters")
    role = " ".join(
        token
        for token, kind in zip(tokens, kinds, strict=True)
        if kind == "role" or (kind == "title" and folded(token).strip(".,") in _words("short_roles"))
    )
    if kinds == ["title", "number"]:
        return Signatory(said, Likeness.AT_WORK)
    if "" in kinds or not (names or letters) or letters > 1 or len(names) > _MOST_NAMES or (role and not is_role(role)):
        return None
    at_work = "title" in kinds or bool(role)
    if not names:
        return Signatory(said, Likeness.INITIALS) if at_work and letters else None
    if folded(names[-1]) in _words("of_places"):
        return None
    if not at_work and (kind_of_heading(folded(said)) is not None or label_of(said) is not None):
        return None
    is_whole = len(names) > 1 or letters or "initial" in kinds or _RUN_ON.fullmatch(names[0])
    likeness = Likeness.AT_WORK if at_work else Likeness.NAME if is_whole else Likeness.WORD
    return Signatory(said, likeness, tuple(names))


def _without_numbers(words: str) -> list[str]:
    """The words up to the number of a register or a telephone; the collar number of an officer stays."""
    tokens: list[str] = []
    for token in words.split():
        plain = folded(token).strip(".,:")
        is_number = any(letter.isdigit() for letter in token) and plain not in _words("short_roles")
        if is_number and token.isdigit() and tokens and folded(tokens[-1]).strip(".") in _words("titles"):
            tokens.append(token)
        elif is_number or plain in _words("numbers"):
            return tokens if len(tokens) > 1 else []
        else:
            tokens.append(token)
    return tokens


@lru_cache(maxsize=8192)
def _kind(token: str) -> str:
    """What a word is among those that name a writer, or nothing."""
    bare = token.strip(",")
    plain = folded(bare).strip(".")
    is_short = bool(_INITIAL.fullmatch(bare) or _INITIALS.fullmatch(bare))
    found = {
        "particle": bare in _PARTICLES,
        "": bare.endswith(".") and plain not in _words("titles") and not is_short,
        "number": bare.isdigit(),
        "title": plain in _words("titles") and (bare[:1].isupper() or plain in _words("short_roles")),
        "role": any(plain in _words(table) for table in ("short_roles", "persons", "of_work")),
        "initial": bool(_INITIAL.fullmatch(bare)),
        "letters": is_short,
        "name": bool(_RUN_ON.fullmatch(bare)) or _is_a_name(bare, plain),
    }
    return next((kind for kind, holds in found.items() if holds), "")


def _is_a_name(bare: str, plain: str) -> bool:
    return bool(_NAME.fullmatch(bare)) and plain not in _words("nobody") and role_of(plain) is None


def _of_letters(words: str) -> Likeness:
    plain = words.replace(".", "")
    if folded(plain) in _words("letters") or label_of(plain) is not None or kind_of_heading(folded(plain)) is not None:
        return Likeness.FORM
    return Likeness.LETTERS if plain in vocabulary().abbreviations else Likeness.INITIALS


def _is_anybodys(words: str) -> bool:
    """Two or three capitals that shorten what somebody is, and fewer readers would say so than take them for initials."""
    return bool(_INITIALS.fullmatch(words)) and folded(words.replace(".", "")) not in _words("roles_alone")


def is_on_duty(words: str) -> bool:
    """A role by which only who was there then is called: "night staff", "duty worker"."""
    return is_role(words) and any(word in _words("on_duty") for word in _PARTED.split(folded(words)))


def is_role(words: str) -> bool:
    """Says what somebody is at work: "duty SW", "night staff", "Consultant"."""
    known, persons = _roles()
    tokens = [token for token in _PARTED.split(folded(words).strip(" .")) if token]
    return bool(tokens) and all(token in known for token in tokens) and any(token in persons for token in tokens)


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    """All words of roles, and those of them that say by themselves what somebody is."""
    persons = _words("persons") | _words("short_roles") | (_words("titles") - _words("courtesy"))
    return _words("short_roles") | _words("persons") | _words("of_work") | _words("titles"), persons


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(shipped_table("importers.notes", "hands.toml")["writer"][kind])
