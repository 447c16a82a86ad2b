"""Reading for one person: records of others in the same files are counted and left, as far as they do not matter.

What matters is known for certain only when everything has been read: somebody of another file may turn out to be the
same person. Whoever was left and is needed after all is read in a second reading; as a rule there is none.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from chronology.errors import WrongUseError
from chronology.hooks import MARK, Whom
from chronology.model import Cover, Decision, Left, Person
from chronology.people import bare, documents_of, held, is_whole, plain
from chronology.pipeline import subjects as subject
from chronology.pipeline.decided import decided_people
from chronology.pipeline.holdings import Holdings, holdings
from chronology.pipeline.kin import kin
from chronology.pipeline.reading import Reads
from chronology.pipeline.twice import are_few_without_a_name, links, settled_for
from chronology.pipeline.wishes import Wishes

_ROUNDS = 3
"""Readings for somebody, each of which may name more ids of theirs; after these everything is read."""


def holdings_for(read: Callable[[Whom | None], Reads], wishes: Wishes) -> Holdings:
    """What the inputs hold for a chronology that is asked for; `read` reads them, for everybody where it is given None."""
    whom = _asked_for(wishes)
    for _ in range(_ROUNDS):
        if whom is None:
            break
        found = holdings(read(whom))
        more = _also_needed(found, wishes)
        if more is not None and more <= whom.names:
            return found
        whom = None if more is None else Whom(whom.names | more)
    return holdings(read(None))


def _asked_for(wishes: Wishes) -> Whom | None:
    """The one person whom the chronology is about; None where that is not said."""
    wanted = wishes.subject
    if wanted is None or wanted == subject.EVERYONE:
        return None
    ids = (wanted, plain(wanted), *_of_decisions(wishes.decisions))
    # An id that was told apart from another has its document after it.
    return Whom.called((*ids, *(identity.partition("@")[0] for identity in ids)))


def _of_decisions(decisions: Sequence[Decision]) -> Iterator[str]:
    return (identity for pairs in decided_people(decisions) for pair in pairs for identity in pair)


def _also_needed(found: Holdings, wishes: Wishes) -> frozenset[str] | None:
    """Names of people who were left and matter to the one asked for; None where only reading everything can tell."""
    left = found.reads.of(Left)
    if not left:
        return frozenset()
    found = settled_for(found, wishes.subject, wishes.cover, wishes.decisions)
    if not found.accounts or not all(each.is_sure for each in left):
        return None
    try:
        chosen, _ = subject.choose(found.people, found.candidates, found.joined_as(wishes.subject), wishes.cover)
    except WrongUseError:
        # Whoever is listed to choose from must be everybody.
        return None
    if are_few_without_a_name(found, chosen, wishes.cover):
        return None
    ids = {person.id for person in chosen}
    wanted = ids.union(kin(ids, found.relationships), found.grown_ups_of(ids))
    proposed = (*found.proposals_on(wanted), *(each.pair for each in links(found, chosen, wishes.cover)))
    around = wanted.union(*((each.one, each.other) for each in proposed))
    return frozenset(
        (*_of_one_number(found, left), *_of_one_day(chosen, left, wishes.cover), *_known_otherwise(found, left, around))
    )


def _of_one_number(found: Holdings, left: Iterable[Left]) -> Iterator[str]:
    """Ids and numbers of people who were read that somebody who was left seems to have as well."""
    marks = {each.marks[at : at + MARK] for each in left for at in range(0, len(each.marks), MARK)}
    for person in found.people if marks else ():
        ids = (person.id, *(record.id for record in person.joined), *(number.value for number in held(person)))
        yield from (bare(written) for written in ids if Whom.mark(written) in marks)


def _of_one_day(chosen: Iterable[Person], left: Iterable[Left], cover: Cover) -> Iterator[str]:
    """The subject's day of birth, where somebody who was left without a name seems to have it: it may be the subject.

    One source numbers everybody once: where the subject stands in it, others of that day are asked for only by a front sheet
    that says whose name a number is.
    """
    for person in chosen:
        days = {day for day in (_birthday(person), cover.subject_born) if day}
        written = [f"{day:{form}}" for day in days for form in ("%d%m%Y", "%Y%m%d")]
        for each in left:
            numbered = not documents_of(person).isdisjoint(document for document, _ in each.records)
            if not numbered or cover.subject_name:
                marks = {each.marks[at : at + MARK] for at in range(0, len(each.marks), MARK)}
                yield from (day for day in written if Whom.mark(day) in marks)


def _birthday(person: Person) -> dt.date | None:
    return person.born.earliest if person.born and is_whole(person.born) else None


def _known_otherwise(found: Holdings, left: Iterable[Left], needed: set[str]) -> Iterator[str]:
    """Ids under which a document tells of somebody whose accounts are needed, and was left."""
    for each in left:
        for document, _ in each.records:
            for identity in (*each.about, *each.named):
                if found.cast.settled.id_of(document, identity) in needed:
                    yield bare(identity)
