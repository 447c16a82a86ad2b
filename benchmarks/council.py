"""An authority's whole ICS-style export: the example family's records again and again, each time of a family of its own.

Whoever works with the family is the same in all of them. Names, births, numbers and addresses are each family's own, and made.
"""

import random
import re
from pathlib import Path

from benchmarks.timing import ROOT

EXAMPLE = ROOT / "examples" / "family" / "ics-export.xml"
_SEED = 1989
_OF_FAMILY = {
    "c1",
    "c2",
    "c3",
    "m1",
    "f1",
    "f2",
    "p1",
    "ua1",
    "g1",
    "g2",
    "fc1",
    "fc2",
    "fc3",
    *(f"pl{nth}" for nth in range(1, 10)),
}
_IDS = re.compile(r'\b(id|record|subject|author|person|from|to|responsible|place)="([^"]*)"')
_PERSON = re.compile(r'    <(Person|Place) id="(\w+)".*?</\1>\n|    <Relationship .*?/>\n', re.DOTALL)
_NAME = re.compile(r"(<(?:FamilyName|GivenNames|KnownAs)>)([^<]*)(<)")
_NUMBER = re.compile(r"(GCC-)\d+|(<AddressLine>)|(<BirthDate>\d{4}-\d\d-)\d\d")
_FIRST = [
    "Al",
    "Bran",
    "Cor",
    "Dav",
    "El",
    "Fer",
    "Gor",
    "Hal",
    "Il",
    "Jor",
    "Kel",
    "Lor",
    "Mor",
    "Nes",
    "Or",
    "Per",
    "Ros",
    "Sul",
    "Tor",
    "Wen",
]
_LAST = [
    "an",
    "bert",
    "den",
    "eth",
    "fyn",
    "gan",
    "hal",
    "ion",
    "lyn",
    "mar",
    "nor",
    "pryd",
    "ric",
    "stan",
    "tor",
    "ul",
    "vane",
    "wyn",
    "yth",
    "zel",
]


def make_council(path: Path, megabytes: int) -> int:
    """A file of about so many megabytes; how many families are in it."""
    text = EXAMPLE.read_text("utf-8")
    start, end = text.index("<People>") + len("<People>\n"), text.index("  </People>")
    first, last = text.index("<Records>") + len("<Records>"), text.index("</Records>")
    people, records = text[start:end], text[first:last]
    family = "".join(found[0] for found in _PERSON.finditer(people) if _is_of_family(found))
    others = "".join(found[0] for found in _PERSON.finditer(people) if not _is_of_family(found))
    families = megabytes * 1_000_000 // len((family + records).encode()) + 1
    chance = random.Random(_SEED)  # noqa: S311  # invented families, not secrets
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:start] + others)
        for nth in range(families):
            file.write(_named(_of(nth, family), chance))
        file.write(text[end:first])
        for nth in range(families):
            file.write(_of(nth, records))
        file.write(text[last:])
    return families


def _is_of_family(found: re.Match[str]) -> bool:
    return found[2] is None or found[2] in _OF_FAMILY


def _of(nth: int, text: str) -> str:
    """The same of another family: its people and records under ids of their own."""

    def own(found: re.Match[str]) -> str:
        ids = (f"{one}x{nth}" if one in _OF_FAMILY or one[0] == "r" else one for one in found[2].split(" "))
        return f'{found[1]}="{" ".join(ids)}"'

    return _IDS.sub(own, text)


def _named(people: str, chance: random.Random) -> str:
    called: dict[str, str] = {}

    def made(found: re.Match[str]) -> str:
        name = called.setdefault(found[2], chance.choice(_FIRST) + chance.choice(_LAST) + chance.choice(_LAST))
        return f"{found[1]}{name}{found[3]}"

    def numbered(found: re.Match[str]) -> str:
        if found[1]:
            return f"{found[1]}{chance.randrange(10**7):07}"
        return f"{found[2]}{chance.randrange(10**6)} " if found[2] else f"{found[3]}{chance.randrange(1, 29):02}"

    return _NUMBER.sub(numbered, _NAME.sub(made, people))
