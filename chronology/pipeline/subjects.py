"""Whom the chronology is about, and which accounts are theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chronology.errors import WrongUseError
from chronology.model import Account, Cover, Involvement, Kind, Person, Source, When
from chronology.normalise import subjects
from chronology.people import find_subject
from chronology.practice import taxonomy

EVERYONE = "all"
_MOST_LISTED = 12


def choose(
    people: Sequence[Person], candidates: Sequence[Person], wanted: str | None, cover: Cover
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """(subjects, those of them that only the front sheet names). `candidates` are the people the records are about.

    The subject is whom `wanted` names; else whom the front sheet names; else the only person records are about.
    Text that is about nobody by name has no subject.

    Raises:
        WrongUseError: several could be meant, or the one named is not there; the message says what to type.

    """
    if wanted == EVERYONE:
        return tuple(candidates), ()
    if wanted is not None:
        found = find_subject(people, wanted)
        if found is None:
            raise WrongUseError(f"no one person is `{wanted}`; {_how_to_choose(candidates)}")
        return (found,), ()
    if cover.subject_name:
        found = find_subject(people, cover.subject_name)
        if found is not None:
            return (found,), ()
        if candidates:
            # Never make a second person of one whose name is only spelt otherwise.
            raise WrongUseError(f"the front sheet's subject is nobody in the records; {_how_to_choose(candidates)}")
        added = _from_cover(cover)
        return (added,), (added,)
    if len(candidates) > 1:
        raise WrongUseError(f"the records are about {len(candidates)} people; {_how_to_choose(candidates)}")
    return tuple(candidates), ()


def _how_to_choose(candidates: Sequence[Person]) -> str:
    listed = ", ".join(person.id for person in candidates[:_MOST_LISTED])
    more = f" and {len(candidates) - _MOST_LISTED} more" if len(candidates) > _MOST_LISTED else ""
    return (
        f"name one with --subject ({listed}{more}), or --subject all for everyone on one timeline; "
        "`chronology inspect INPUT` lists them"
    )


def _from_cover(cover: Cover) -> Person:
    born = When.on(cover.subject_born) if cover.subject_born else None
    source = Source(document="front sheet", locator="[subject]")
    return Person(id="subject", name=cover.subject_name, born=born, is_subject=True, source=source)


# How somebody was seen on a visit, the least first.
_SEEN: Mapping[Kind, frozenset[str]] = {
    Kind.CHILD_NOT_SEEN: frozenset({"not-seen", "absent"}),
    Kind.CHILD_SEEN: frozenset({"seen", "spoken-to"}),
    Kind.CHILD_SEEN_ALONE: frozenset({"seen-alone"}),
}


def about(account: Account, people: Sequence[Person]) -> Account:
    """An account as it is about the subjects.

    One that names nobody it is about is about them: it came from their file. One of a visit to several children is told by
    the child of them who was seen least; to a reader it is by their own: that a brother was out is no visit at which
    the sister was not seen.
    """
    if not people:
        return account
    if subjects(account):
        return _as_seen(account, people)
    parts = tuple(Involvement(person=person.id, role="subject") for person in people)
    return replace(account, people=(*parts, *account.people))


def _as_seen(account: Account, people: Sequence[Person]) -> Account:
    if account.kind not in _SEEN:
        return account
    ids = {person.id for person in people}
    how = {part.involvement for part in account.people if part.person in ids and part.role == "subject"}
    kind = next((kind for kind, involvements in _SEEN.items() if how & involvements), account.kind)
    return account if kind is account.kind else replace(account, kind=kind, polarity=taxonomy()[kind].polarity)
