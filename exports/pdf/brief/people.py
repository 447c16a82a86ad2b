"""The people for a reader of few pages: the drawing, what the links show, and everybody in one table."""

import re
from collections.abc import Iterator, Sequence

from chronology.model import Person, Theme
from chronology.people import BY_ROLE, parts_of, plain
from exports.drawings import genogram
from exports.pdf.being import roles
from exports.pdf.case import Case
from exports.pdf.page import Block, Prose
from exports.pdf.relationships import (
    apart_from_family,
    appearances,
    diagram,
    family_and_workers,
    family_tree,
)
from exports.pdf.sections import remarks_in_full, section
from exports.pdf.text import Run, bold, paragraph
from exports.pdf.told_of import name_of, where
from exports.pdf.who import everybody

_MOST_HEIGHT = 210.0
# The class of a pupil behind the name, or the letter by which two are told apart.
_CLASS = re.compile(r"[A-Z]|Y(?:ear)?\d{1,2}|\d{1,2}[A-Z]?")
# How a paper calls a child whom it does not name.
_NOBODY = frozenset({"child", "unborn", "baby", "infant", "newborn", "twin", "plentyn", "baban"})


def relationships(case: Case) -> Iterator[Block]:
    """The section."""
    heading, *rest = in_words(case)
    yield heading
    tree = [*family_tree(case, genogram.CLOSE)]
    yield from tree or diagram(case, _MOST_HEIGHT)
    yield from rest


def in_words(case: Case) -> Iterator[Block]:
    """The section without its drawing."""
    yield section(case, "people")
    yield from remarks_in_full(case, case.remarks(Theme.RELATIONSHIP), style=case.small, most=6, before=2)
    every, working = family_and_workers(case)
    family, named = apart_from_family(case, every)
    family = [person for person in family if person.name or person.known_as or person.id in case.chronology.subjects]
    named = [person for person in named if _is_a_name(case, person)]
    appears = appearances(case)
    current = [person for person in working if _is_current(case, appears.get(person.id, ()))]
    yield from everybody(case, family, current, named, appears, gathered=True)
    if earlier := len(working) - len(current):
        yield Prose(paragraph(case.words.count("people.earlier", earlier), style=case.small), before=2)


def _is_a_name(case: Case, person: Person) -> bool:
    """It names somebody: no word for kin, no "Child R" or "Miss T", and no family by its name ("the Examples")."""
    name = parts_of(person.name)
    words = person.name.split()
    if person.id.startswith(BY_ROLE) or not words or words[0].casefold() in _NOBODY:
        return False
    if name.title and len(words[-1].strip(".")) == 1:
        return False
    others = {plain(each.name) for each in case.people.values() if each.name and each.id != person.id}
    if len(words) > 1 and _CLASS.fullmatch(words[-1]) and plain(" ".join(words[:-1])) in others:
        return False
    families = {family for each in case.people.values() for family in [parts_of(each.name or "").family] if family}
    is_family = len(words) == 1 and plain(words[0]) in families
    return not is_family and not (name.title and name.family[-1:] == "s" and name.family[:-1] in families)


def _is_current(case: Case, keys: Sequence[str]) -> bool:
    """Somebody has a part in an entry since the look-back; where there is none, everybody has."""
    since = case.chronology.look_back
    return since is None or any(case.events[key].when.dated and case.events[key].when.last_day >= since for key in keys)


def in_line(case: Case, person: Person, keys: Sequence[str] = ()) -> Iterator[Run | str]:
    """A person's names, birth and death, what they are to whom, and where they appear."""
    say = case.words.say
    yield bold(name_of(case, person))
    yield f" ({', '.join(person.known_as)})" if person.known_as else ""
    yield f", {say('people.born', date=case.date(person.born))}" if person.born else ""
    yield f", {say('people.died', date=case.date(person.died))}" if person.died else ""
    yield f": {'; '.join(roles(case, person))}"
    if person.id not in case.chronology.subjects:
        yield from where(case, keys)
    yield "."
