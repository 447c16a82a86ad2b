"""Records that know somebody by a number alone, where the head of a file gives that number to whom it names.

One system prints "person 30417  EXAMPLE, Ann" over its notes and lists others of the same person by 30417. The number joins them
where it is long enough to be nobody else's, one person alone is given it, and nothing recorded speaks against it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from chronology.model import Person
from chronology.people.identifiers import bare
from chronology.people.joining import one_of
from chronology.people.nameless import is_nameless, may_be_one
from chronology.people.settling import IdPair, Settled

_BASIS: Final = "the head of a file gives this number to whom it names"
# A short number is a count of a list: every list begins at one, and many files number their own people.
_LONG_ENOUGH = re.compile(r"(?:\D{0,4}\d){4}")


def settle_numbered(settled: Settled, told: Collection[str], kin: Collection[IdPair]) -> Settled:
    """With those of whom records have only a number as whom heads give that number; of those in `told` a reviewer has said who they are."""
    related = {frozenset(pair) for pair in kin}
    by_number = _by_number(settled.people)
    for nameless in settled.people:
        named = (
            by_number.get(bare(nameless.id), []) if is_nameless(nameless) and _LONG_ENOUGH.match(nameless.id) else []
        )
        if len(named) != 1 or {nameless.id, named[0].id} & {*told} or frozenset((nameless.id, named[0].id)) in related:
            continue
        if may_be_one(nameless, named[0]):
            whole = next(one for one in settled.people if one.id == named[0].id)
            settled = settled.led_by(one_of(whole.id, [whole, nameless], [(), (_BASIS,)]), {nameless.id})
    return settled


def _by_number(people: Collection[Person]) -> Mapping[str, list[Person]]:
    """Those who have a name and a number, by every number of theirs."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for number in dict.fromkeys(bare(number) for _, number in person.identifiers):
            if not is_nameless(person):
                found[number].append(person)
    return found
