"""Whose a file is by its head: what a midwife's notes on a mother tell is of the mother, also in the chronology of her child.

What names nobody in such a file came from the mother's record. What befell one person, and that somebody was seen, is told of
her; anything else, of her and of the child, in whose file it was put.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Group, Involvement, Kind, Person, PersonKind
from chronology.normalise import subjects
from chronology.people import names_of
from chronology.practice import group_of, title_of

_SEEN: Mapping[Kind, str] = {Kind.CHILD_SEEN: "seen", Kind.CHILD_SEEN_ALONE: "seen-alone"}
_ONES_OWN = frozenset(
    {Group.HEALTH, Group.MENTAL_HEALTH, Group.INJURY_OR_HARM, Group.SUBSTANCE_MISUSE, Group.MISSED_APPOINTMENT}
    | {Group.EDUCATION, Group.PLACEMENT_MOVE}
)
# What a service writes of its client and no word names.
_OF_NO_KIND = frozenset({Kind.CASE_NOTE, Kind.UNCLASSIFIED, Kind.NARRATED})
_CHILDREN = re.compile(r"\b(?:child|children|kids|chn|baby|boys?|girls?|siblings|plant|plentyn|babi)\b", re.IGNORECASE)


def of_its_head(account: Account, head: Person | None, chosen: Sequence[Person]) -> Account:
    """An account as it is about the one grown-up whom the head of its file names, where it names nobody else."""
    if head is None or subjects(account) or any(each.kind is PersonKind.ADULT for each in chosen):
        return account
    involvement = _SEEN.get(account.kind, "")
    theirs = Involvement(person=head.id, role="subject", involvement=involvement)
    own = involvement or account.kind in _OF_NO_KIND or group_of(account.kind) in _ONES_OWN
    alone = own and not _speaks_of(account, chosen)
    others = () if alone else tuple(Involvement(person=each.id, role="subject") for each in chosen)
    people = (*others, theirs, *account.people)
    if not (involvement and alone):
        return replace(account, people=people)
    called = account.title == title_of(account.kind, account.language)
    title = title_of(Kind.ADULT_SEEN, account.language) if called else account.title
    return replace(account, kind=Kind.ADULT_SEEN, title=title, people=people)


def _speaks_of(account: Account, chosen: Sequence[Person]) -> bool:
    words = account.source.quote or account.fact
    given = {name.given for each in chosen for name in names_of(each) if name.given}
    return bool(_CHILDREN.search(words)) or not given.isdisjoint(re.findall(r"[^\W\d_]+", words.casefold()))
