"""Whose death an entry tells of: the person's own or a child's, or that of a relative, which changes a family."""

import re
from collections.abc import Collection, Iterable

from chronology.model import Event, Kind, Person, PersonKind, Relationship
from chronology.people import relations

# Who died, where no record says it. A father or mother may be the child's own: that is not said here.
_KIN = (
    r"(?:(?:great[- ])?grand(?:mother|father|parents?|dad|ma|pa)|nan|nana|nanna|gran|granny|grampy|nain|taid|mamgu|tad-?cu|mgm|mgf|pgm|pgf"
    r"|(?:great[- ])?(?:uncle|aunt|auntie|aunty)|ewythr|modryb|cousin|cefnder|cyfnither|wife|husband|gwraig|g[wŵ]r|neighbour|cymydog)"
)
_A_RELATIVE = re.compile(rf"\b{_KIN}\b", re.IGNORECASE)
_RELATIVE_DIED = re.compile(
    rf"\b{_KIN}\b,?(?: (?!found|saw|rang|told|said|says|with|when|after|that)[\w'’]+){{0,3}}? (?:died|passed away|passed on|is dead|was dead)\b"
    rf"|\b(?:death|loss|funeral|passing) of (?:(?:his|her|their|the|my) )?(?:[\w-]+ ){{0,2}}?{_KIN}\b|\b{_KIN}['’]s (?:death|funeral|passing)\b"
    rf"|\bb?u? ?farw\b[^.;]{{0,40}}\b{_KIN}\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:bab(?:y|ies)|child(?:ren)?['’]s death|death of (?:a|the|her|his|their) (?:child|son|daughter|brother|sister)|infant|twins?|(?:her|his|their) (?:little |older |younger )?"
    r"(?:son|daughter|brother|sister)(?: has| had)? died|stillb\w+|miscarr\w+|cot death|sudi|babi|plentyn (?:wedi|bu))\b",
    re.IGNORECASE,
)
_BY_VIOLENCE = re.compile(
    r"\b(?:kill\w*|murder\w*|homicide|manslaughter|stabb\w*|shot|shooting|strangl\w*|assault\w*|suicid\w*|hang(?:ed|ing)|(?:his|her) own life|overdos\w*"
    r"|drown\w*|unexplained|suspicious|in (?:a|the) fire|domestic|llofrudd\w*|hunanladdiad)\b",
    re.IGNORECASE,
)


def is_of_a_relative(
    event: Event, subjects: Collection[str], people: Iterable[Person], relationships: Iterable[Relationship]
) -> bool:
    """A death of neither the subject, nor a parent of one who is a child, nor any child, and by no violence."""
    if event.kind is not Kind.DEATH:
        return False
    words = " ".join(f"{told.title} {told.fact} {told.source.quote}" for told in event.accounts)
    if _BY_VIOLENCE.search(words):
        return False
    died = [each for each in people if each.died is not None and each.died.earliest == event.when.earliest]
    if died:
        near = _parents(subjects, relationships)
        if any(each.kind is PersonKind.CHILD or each.id in subjects or each.id in near for each in died):
            return False
        if all(each.kind is PersonKind.ADULT for each in died):
            return True
    if _CHILD.search(words):
        return False
    # "Concerned" in a death is who died.
    concerned = [part for part in event.people if part.involvement == "concerned" and part.person not in subjects]
    return any(_A_RELATIVE.search(part.role) for part in concerned) or _RELATIVE_DIED.search(words) is not None


def _parents(subjects: Collection[str], relationships: Iterable[Relationship]) -> frozenset[str]:
    kinds = frozenset(
        kind for name in ("mother", "father") for kind in (*relations()[name].kinds, *relations()[name].parents)
    )
    return frozenset(
        each.from_person for each in relationships if each.to_person in subjects and each.kind.casefold() in kinds
    )
