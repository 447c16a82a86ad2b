"""Whom the front sheet's name means among those of the files: under the whole name, without a middle one, by a short form or a birth.

The user says who the subject is; files write a name as they like. Whoever a file can mean by nobody else is the subject
(decision 0030); where one of just that name is somebody else, nothing is joined.
"""

from collections.abc import Iterable, Sequence

from chronology.model import Person, PersonKind
from chronology.people import Born, births, is_only_named, names_of, parts_of, plain
from chronology.people.names import Name, alike_given, are_forms

NEVER = (PersonKind.ORGANISATION, PersonKind.PROFESSIONAL)


def called_so(people: Iterable[Person], sheet: Person) -> tuple[list[Person], list[Person]]:
    """Those of just the name of a front sheet, and those whom it may mean besides."""
    wanted, known = plain(sheet.name), [one for one in people if one.kind not in NEVER]
    if not wanted:
        return [], []
    same = [one for one in known if wanted in map(plain, (one.name, *one.known_as))]
    return same, [one for one in known if one not in same and _may_be_called(one, sheet, same, known)]


# ---- by what else somebody is called -----------------------------------------------------------------------------


def _may_be_called(one: Person, sheet: Person, same: Sequence[Person], people: Sequence[Person]) -> bool:
    by_name = any(fits(one, sheet, people) for fits in (_is_cut_short, _is_but_for_a_middle_name, _is_a_short_form))
    return by_name or _is_born_so(one, sheet) or _is_called_besides(one, same, people)


def _is_cut_short(one: Person, sheet: Person, people: Iterable[Person]) -> bool:
    """Called by the given name and the first letters of the family name ("Rowan Ex"), as schools list pupils, and nobody else may be."""
    asked, said = parts_of(sheet.name), parts_of(one.name)
    if not (asked.whole and said.whole) or said.given != asked.given:
        return False
    if len(said.family) >= len(asked.family) or not asked.family.startswith(said.family):
        return False
    others = (each for other in people for each in names_of(other) if each.given == asked.given and other.id != one.id)
    return all(each.family == asked.family or not each.family.startswith(said.family) for each in others if each.family)


def _is_but_for_a_middle_name(one: Person, sheet: Person, people: Iterable[Person]) -> bool:
    """Called the same but for middle names that one of the two lacks or gives by a letter, and nobody else of that name has others."""
    asked, said = parts_of(sheet.name), parts_of(one.name)
    if not (asked.whole and said.whole) or asked.middle == said.middle or _ends(asked) != _ends(said):
        return False
    alike = {each.middle for other in people for each in names_of(other) if _ends(each) == _ends(asked) and each.middle}
    return _are_of_one({asked.middle, *alike} - {()})


def _is_a_short_form(one: Person, sheet: Person, people: Iterable[Person]) -> bool:
    """Called by a short form of the given name ("Theo" for Theodore), and all of that family it may mean have the front sheet's name."""
    asked, said = parts_of(sheet.name), parts_of(one.name)
    if not (asked.whole and said.whole) or asked.family != said.family or not are_forms(asked.given, said.given):
        return False
    every = [each for other in people for each in names_of(other) if each.family == asked.family and each.given]
    meant = [each for each in every if each.given == said.given or are_forms(each.given, said.given)]
    others = {each.given for each in meant} - {asked.given, said.given}
    return not others and _are_of_one({asked.middle, *(each.middle for each in meant)} - {()})


def _is_born_so(one: Person, sheet: Person) -> bool:
    """Named by a text alone, with the front sheet's given name or a form of it and its birth: a child is known by two family names."""
    if not is_only_named(one.id) or births(one, sheet) is not Born.SAME:
        return False
    asked, said = parts_of(sheet.name), parts_of(one.name)
    return bool(said.given) and (said.given == asked.given or are_forms(said.given, asked.given))


def _is_called_besides(one: Person, same: Sequence[Person], people: Iterable[Person]) -> bool:
    """Called as a file says that the subject is called besides ("aka Rowan SAMPLE"), and nobody else is."""
    besides = {plain(name) for each in same for name in each.known_as if parts_of(name).whole}
    called = plain(one.name)
    others = (plain(name) for other in people if other not in (one, *same) for name in (other.name, *other.known_as))
    return is_only_named(one.id) and called in besides and called not in others


def _ends(name: Name) -> tuple[str, str]:
    return name.given, name.family


def _are_of_one(middles: Iterable[tuple[str, ...]]) -> bool:
    """Middle names that one person may have: as far as two give as many, each is the other or its letter."""
    every = sorted(middles, key=len, reverse=True)
    return all(
        alike_given(first, second) is not None
        for middle in every[1:]
        for first, second in zip(every[0], middle, strict=False)
    )
