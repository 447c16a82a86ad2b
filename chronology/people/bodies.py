"""What stands as a name and is somebody's post, or a body's name: "Haul Care", "Bryn Celyn manager Huw Parry", "C Ashton TVN"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from chronology.model import Person, PersonKind
from chronology.people.names import folded, parts_of
from chronology.people.roles import is_at_work, role_of
from chronology.people.tables import name_table, table_of

_POST_BEFORE = re.compile(
    r"(?P<post>(?:[^\W\d_][\w'’&-]*[ ]){0,4}[a-z][\w-]+)[ ](?P<name>[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’-]+){1,2})"
)
_SHORT_BEHIND = re.compile(r"(?P<name>[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’-]*[a-z][\w'’-]*){0,2})[ ](?P<post>[A-Z]{2,5})")
_LEAST = 2


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table_of("names.toml")[name])


def is_a_body(written: str) -> bool:
    """The name of a service, firm or home: its last word is what such are called, or in Welsh its first; "Fire" is one alone."""
    words = folded(written)
    if written.isupper() and len(words) == 1:
        return words[0] in _words("short_bodies") | _words("services_alone")
    if len(words) == 1:
        return words[0] in _words("services_alone")
    known = name_table()
    is_somebody_s = bool(words) and (words[0] in known.forms or words[0] in known.titles)
    is_called_so = bool(words) and (words[-1] in _words("bodies") or words[0] in _words("bodies_before"))
    return len(words) >= _LEAST and is_called_so and not is_somebody_s


def with_homes(people: Iterable[Person], texts: Sequence[str]) -> list[Person]:
    """Those whom only texts name, a home or service where a text calls it one: "Bryn Celyn care home", "Harbour day centre" are nobody."""
    told = "\n".join(texts)
    return [replace(p, kind=PersonKind.ORGANISATION) if _is_a_home(p, told) else p for p in people]


def _is_a_home(person: Person, told: str) -> bool:
    if person.kind is not PersonKind.UNKNOWN or not person.id.startswith("name:"):
        return False
    named = _words("services") | (_words("homes") if " " in person.name else frozenset())
    behind = "|".join(map(re.escape, named))
    return re.search(rf"\b{re.escape(person.name)}(?:['’]s)? (?:{behind})\b", told, re.IGNORECASE) is not None


def is_a_post(written: str) -> bool:
    """What somebody is at work, with no name or with a title of it: "CIW observer", "Nurse Specialist", "DC Marsh"."""
    words = folded(written)
    if parts_of(written).title in _words("work_titles"):
        return True
    return bool(words) and words[-1] in _words("posts") and all(_is_of_a_post(word) for word in written.split())


def is_only_an_office(written: str) -> bool:
    """A post or an office in short, and nobody's name: "Reg Mgr", "CP Admin", "Office"."""
    words = {*folded(written)}
    short = _words("posts_in_short")
    return bool(words & short) and words <= short | _words("beside_posts")


def _is_of_a_post(word: str) -> bool:
    return word.isupper() or (
        folded(word)[:1] != () and (folded(word)[0] in _words("posts") or is_at_work(word.casefold()))
    )


def without_post(written: str) -> tuple[str, str]:
    """(name, post) of a name that has what somebody is at work before or behind it; no post where there is none."""
    before = _POST_BEFORE.fullmatch(written)
    if before and folded(before["post"])[-1] in _words("posts"):
        return before["name"], before["post"]
    behind = _SHORT_BEHIND.fullmatch(written)
    if behind and (behind["post"].casefold() in _words("short_posts") or role_of(behind["post"]) is not None):
        return behind["name"], behind["post"]
    return written, ""
