"""Numbers and codes that name one person: which are sound, which are only placeholders, and what two of them say."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from chronology.model import Person
from chronology.people.tables import table_of

FORBIDS: Final = "forbids"
AGAINST: Final = "against"
_DIFFERING = (FORBIDS, AGAINST, "nothing")
_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SYSTEM = "system:"
_PARTING = re.compile(r"[\s./_-]+")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of number, and what it says of who holds it."""

    name: str
    says: str
    differing: str
    check: str = ""
    pattern: re.Pattern[str] | None = None
    within: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An identifier somebody holds. `sound` ones name one person; `space` and `value` are what is compared.

    `agency` is who gave it, as far as known, where the number counts only within one.
    """

    scheme: Scheme
    space: str
    value: str
    sound: bool
    agency: str = ""

    def equals(self, other: "Held") -> bool:
        """The same number of the same scheme, not known to be of two authorities."""
        return (self.space, self.value) == (other.space, other.value) and not self.elsewhere(other)

    def elsewhere(self, other: "Held") -> bool:
        """Given by two authorities that are both known."""
        return bool(self.agency and other.agency) and self.agency != other.agency


@cache
def _schemes() -> Mapping[str, Scheme]:
    """Schemes by each name sources write them under.

    Raises:
        ValueError: a name stands twice, or a setting has no meaning; the package is damaged.
    """
    found: dict[str, Scheme] = {}
    for name, row in table_of("identifiers.toml")["schemes"].items():
        scheme = _scheme(name, row)
        for written in row["names"]:
            if written in found:
                raise ValueError(f"identifiers.toml has the scheme {written} twice")
            found[written] = scheme
    return found


def _scheme(name: str, row: Mapping[str, Any]) -> Scheme:
    if row["differing"] not in _DIFFERING or row.get("check", "") not in ("", *_CHECKS):
        raise ValueError(f"identifiers.toml: {name} has a setting without a meaning")
    return Scheme(
        name=name,
        says=row["says"],
        differing=row["differing"],
        check=row.get("check", ""),
        pattern=re.compile(row["pattern"]) if "pattern" in row else None,
        within=row.get("within", ""),
        same_as=row.get("same_as", ""),
    )


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(table_of("identifiers.toml")["placeholders"])


def held(person: Person) -> Iterator[Held]:
    """The identifiers of a record that can be compared with those of another; placeholders are none."""
    for written, value in person.identifiers:
        scheme = scheme_of(written)
        if scheme is not None and not is_placeholder(value):
            bare = _bare(scheme, value)
            agency = (person.source.agency or "").casefold() if scheme.within == "agency" else ""
            yield Held(scheme, scheme.same_as or scheme.name, bare, _is_sound(scheme, bare), agency)


def bare(written: str) -> str:
    """An id, a number or a name as it is told whether two may be one: no white space or marks that part, no case.

    Whatever `held` takes to be equal is equal here as well.
    """
    return (written if written.isalnum() else _PARTING.sub("", written)).upper()


def all_bare(written: Collection[str]) -> Collection[str]:
    """The same of many, in their order, many times as quick: all are one text, unless one of them has in it what parts them there."""
    joined = "\0".join(written)
    found = (joined if "".join(written).isalnum() else _PARTING.sub("", joined)).upper().split("\0")
    return found if len(found) == len(written) else [*map(bare, written)]


def scheme_of(written: str) -> Scheme | None:
    """What is known of a scheme. A system's own person id (`system:NAME`) names one person of that system."""
    if written.casefold().startswith(_SYSTEM) and len(written) > len(_SYSTEM):
        return Scheme(name=written.casefold(), says="id in one system", differing=AGAINST)
    return _schemes().get(re.sub(r"[\W_]+", "", written).casefold())


def is_placeholder(value: str) -> bool:
    """Nothing but what systems write where there is no number: "unknown", 9999999999, UN1, 0."""
    bare = re.sub(r"[\W_]+", "", value).casefold()
    repeated = len(bare) > 1 and len(set(bare)) == 1
    return len(bare) < 2 or repeated or bare in _placeholders() or re.fullmatch(r"un(10|[1-9])", bare) is not None


def _bare(scheme: Scheme, value: str) -> str:
    """A number without the spaces people group it by; of one with a known make-up without other marks too."""
    return (_PARTING if scheme.check else _WHITE).sub("", value).upper()


def _is_sound(scheme: Scheme, value: str) -> bool:
    fits = scheme.pattern is None or scheme.pattern.fullmatch(value) is not None
    return fits and (not scheme.check or _CHECKS[scheme.check](value))


def _nhs(value: str) -> bool:
    """Ten digits of which the last is eleven less the weighted rest, modulo 11."""
    if re.fullmatch(r"[0-9]{10}", value) is None:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), value, strict=False))
    return (11 - total % 11) % 11 == int(value[9])


def _pupil(value: str) -> bool:
    """The first letter is worked out from the rest; a temporary number ends in a letter that counts as its place."""
    counted = [_PUPIL_LETTERS.find(each) if each.isalpha() else int(each) for each in value[1:]]
    if min(counted, default=-1) < 0:
        return False
    total = sum(weight * each for weight, each in enumerate(counted, start=2))
    return value[0] == _PUPIL_LETTERS[total % len(_PUPIL_LETTERS)]


_CHECKS: Final = {"nhs": _nhs, "upn": _pupil}
