"""Whose row it is, as systems enter it: "Example, Rowan (7B/8T)", "Rowan Example (UPN A123...)", with what stands behind the name."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronology.people import called_behind

_BRACKET = re.compile(r"\s*[(\[]\s*(?P<said>[^()\[\]]{0,60}?)\s*[)\]]\s*\Z")
# Behind a name without brackets a class has a letter or is called a year: "Pupil 7" is no pupil of a class.
_BARE = re.compile(r"(?P<said>(?:(?:yr?)\d{1,2}[A-Z]{0,3}|\d{1,2}[A-Z]{1,3})(?:/\d{1,2}[A-Z]{0,3})*)", re.IGNORECASE)
_LONGEST = 200
# A class, a form, a tutor group or a year, as timetables write them: "7B/8T/9T", "Year 9", "Form 10 JKP", "Rec".
_CLASS = re.compile(
    r"(?:(?:year|yr|y|form|reg|class|tutor(?: group)?|group|blwyddyn|dosbarth)\.?:? ?)?"
    r"(?P<codes>(?:(?:y(?:ea)?r?)?\.? ?\d{1,2}[ .-]?[A-Z]{0,4}|rec(?:eption)?|nursery|(?-i:[RN]\d?[A-Z]{0,2}))(?:\s*[/,;]\s*(?:y(?:ea)?r?)?\d{1,2}[A-Z]{0,4})*)",
    re.IGNORECASE,
)
_TUTOR = re.compile(r"(?:form|reg|class|tutor(?: group)?|dosbarth):? ?[A-Z0-9]{1,6}", re.IGNORECASE)
_NUMBERS = (
    ("UPN", re.compile(r"(?:upn:? ?)?(?P<number>[A-Z]\d{11}[0-9A-Z])", re.IGNORECASE)),
    ("NHS number", re.compile(r"(?:nhs(?: no\.?| number)?:? ?)(?P<number>\d{3} ?\d{3} ?\d{4})", re.IGNORECASE)),
    (
        "id",
        re.compile(
            r"(?:id|no\.?|ref|lcs|mosaic)(?: (?:no\.?|number|id))?:? ?(?P<number>[A-Z]{0,3}\d{3,10})", re.IGNORECASE
        ),
    ),
)
_YEAR = re.compile(r"\d{1,2}")
_FIRST_MONTH = 9


@dataclass(frozen=True, slots=True)
class Entered:
    """A name as a system enters it: the words of the name, the class behind it, other names and numbers."""

    name: str
    group: str = ""
    known_as: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def entered(words: str) -> Entered:
    """The parts of a cell that says whose row it is; of one that holds nothing but a name, the name."""
    if len(words) > _LONGEST:
        return Entered(words)
    name, group, known_as = " ".join(words.split()), "", ""
    numbers: list[tuple[str, str]] = []
    while found := _BRACKET.search(name):
        said, before = found["said"], name[: found.start()].rstrip(" ,")
        if _CLASS.fullmatch(said) or _TUTOR.fullmatch(said):
            group = group or said
        elif number := _number(said):
            numbers.append(number)
        elif (turned := _turned(before, said)) is not None:
            before, known_as = turned, said
        else:
            break
        name = before
    before, _, last = name.rpartition(" ")
    if before.casefold().endswith((" year", " yr")) and last.isdigit():
        before, last = before.rpartition(" ")[0], f"Y{last}"
    if not group and " " in before and _BARE.fullmatch(last):
        name, group = before.rstrip(" ,"), last
    return Entered(name, "/".join(re.split(r"\s*[/,;]\s*", group.upper())), known_as, tuple(numbers))


def _number(said: str) -> tuple[str, str] | None:
    return next(((label, found["number"]) for label, one in _NUMBERS if (found := one.fullmatch(said))), None)


def _turned(name: str, said: str) -> str | None:
    """A name with its given name first where it was not: "Example Rowan (Ro)" is called by what is short for the second word."""
    words = name.split()
    if len(words) != len(("family", "given")) or "," in name:
        return None
    family, given = words
    is_of_given = called_behind(f"{given} {family}", f" ({said})")[0]
    return f"{given} {family}" if is_of_given and not called_behind(name, f" ({said})")[0] else None


def of_others(rows: Iterable[tuple[str, dt.date | None]]) -> frozenset[str]:
    """Of the classes that rows of one name bear, those that cannot be of whom most of the rows are.

    A pupil who goes up has one class and then the next; one that stands between rows of another is a namesake's.
    """
    told = sorted(rows, key=lambda row: row[1] or dt.date.min)
    groups: dict[str, list[tuple[int, dt.date | None]]] = {}
    for at, (group, day) in enumerate(told):
        if group:
            groups.setdefault(group, []).append((at, day))
    if len(groups) < len(("one", "other")):
        return frozenset()
    main = max(groups, key=lambda group: (len(groups[group]), -groups[group][0][0]))
    return frozenset(
        group for group in groups if group != main and not _may_be_one(main, groups[main], group, groups[group])
    )


def _may_be_one(
    main: str, own: Sequence[tuple[int, dt.date | None]], other: str, theirs: Sequence[tuple[int, dt.date | None]]
) -> bool:
    if set(main.split("/")) & set(other.split("/")):
        return True
    earlier, later = ((main, own), (other, theirs)) if own[0][0] < theirs[0][0] else ((other, theirs), (main, own))
    if earlier[1][-1][0] > later[1][0][0]:
        return False
    years = [[int(year) for year in _YEAR.findall(group)] for group, _ in (earlier, later)]
    if not all(years):
        return True
    days = [day for _, rows in (earlier, later) for _, day in rows if day]
    between = _school_year(max(days)) - _school_year(min(days)) + 1 if days else 1
    return 0 <= min(years[1]) - max(years[0]) <= between


def _school_year(day: dt.date) -> int:
    return day.year if day.month >= _FIRST_MONTH else day.year - 1
