"""Whom the chronology is about, and which accounts are theirs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chronology.errors import WrongUseError
from chronology.model import Account, Cover, Involvement, Kind, Person, Source, When
from chronology.normalise import subjects
from chronology.people import (
    Born,
    Near,
    as_asked,
    births,
    find_subject,
    is_nameless,
    names_of,
    nearest,
)
from chronology.people.names import alike, alike_given, is_named, is_part_of
from chronology.practice import taxonomy

EVERYONE = "all"
_MOST_LISTED = 12
FRONT_SHEET = Source(document="front sheet", locator="[subject]")


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
            asked = Person(id="", name=as_asked(wanted), source=FRONT_SHEET)
            raise WrongUseError(f"no one person is `{wanted}`; {_how_to_find(asked, people, candidates)}")
        _refuse_the_lesser(found, candidates)
        _refuse_another_front_sheet(found, cover)
        return (found,), ()
    if cover.subject_name:
        found = find_subject(people, cover.subject_name, cover.subject_born)
        if found is not None:
            _refuse_the_lesser(found, candidates)
            return (found,), ()
        if candidates:
            # Never make a second person of one whose name is only spelt otherwise.
            how = _how_to_find(_from_cover(cover), people, candidates)
            raise WrongUseError(f"the front sheet's subject is nobody in the records; {how}")
        added = _from_cover(cover)
        return (added,), (added,)
    if len(candidates) > 1:
        raise WrongUseError(f"the records are about {len(candidates)} people; {_how_to_choose(candidates)}")
    return tuple(candidates), ()


def _refuse_the_lesser(found: Person, candidates: Sequence[Person]) -> None:
    """Somebody whom no record is about, where the records are about somebody who may be the same person.

    Raises:
        WrongUseError: a document about the one that was named would leave out all that is told of the other.

    """
    if any(person.id == found.id for person in candidates):
        return
    # Somebody against whom something is recorded, another birth or number, is somebody else.
    if near := [each for each in nearest(found, candidates) if not each.against]:
        raise WrongUseError(f"no record is about {found.id}; {_proposed(near, found.id)}")


def _refuse_another_front_sheet(found: Person, cover: Cover) -> None:
    """A front sheet of somebody else than whom `--subject` names, as one of a brother is.

    A name that the records have, one like it or a part of one is the same person's; so is one with the given name and the birth
    alone, as after an adoption. Of whom the records have no name the front sheet gives it.

    Raises:
        WrongUseError: the document would bear another's name.

    """
    told = _from_cover(cover)
    if not is_named(told) or not is_named(found) or is_nameless(found):
        return
    pairs = [(one, other) for one in names_of(told) for other in names_of(found)]
    if any(alike(one, other) is not None or is_part_of(one, other) or is_part_of(other, one) for one, other in pairs):
        return
    has_given = any(
        one.given and other.given and alike_given(one.given, other.given) is not None for one, other in pairs
    )
    if has_given and births(told, found) is Born.SAME:
        return
    raise WrongUseError(
        f"the front sheet's [subject] is somebody else than --subject {found.id}, and the document would bear the other's name; "
        f"give the front sheet of {found.id}, or take `name` and `born` out of its [subject]; or leave out --subject for a "
        "document of whom the front sheet names. Where one person has both names, put the name of the records there"
    )


def of_nobody(chosen: Sequence[Person], candidates: Sequence[Person]) -> str:
    """Why there is no document: nothing that was read tells of those who were asked for, and whom it tells of."""
    named = ", ".join(person.id for person in chosen)
    return f"nothing that was read is about {named}, so there is nothing to write; {_how_to_choose(candidates)}"


def _how_to_find(asked: Person, people: Sequence[Person], candidates: Sequence[Person]) -> str:
    """What to type for somebody who is nobody in the records: those whose names are near, else everybody."""
    near = nearest(asked, candidates) or nearest(asked, people)
    return _proposed(near) if near else _how_to_choose(candidates)


def _proposed(near: Sequence[Near], named: str = "") -> str:
    listed = "; or ".join(
        f"{each.person.id} ({', '.join(each.basis)}{_against(each)})" if each.basis else each.person.id for each in near
    )
    joined = f", or join the two with a same_person decision on {named}" if named else ""
    return (
        f"near it: {listed}. If that is who is meant, name the id with --subject{joined}; "
        "`chronology inspect INPUT` lists everybody"
    )


def _against(each: Near) -> str:
    return f"; against it: {', '.join(each.against)}" if each.against else ""


def _how_to_choose(candidates: Sequence[Person]) -> str:
    listed = ", ".join(person.id for person in candidates[:_MOST_LISTED])
    more = f" and {len(candidates) - _MOST_LISTED} more" if len(candidates) > _MOST_LISTED else ""
    return (
        f"name one with --subject ({listed}{more}), or --subject all for everyone on one timeline; "
        "`chronology inspect INPUT` lists them"
    )


def _from_cover(cover: Cover) -> Person:
    born = When.on(cover.subject_born) if cover.subject_born else None
    return Person(id="subject", name=cover.subject_name, born=born, is_subject=True, source=FRONT_SHEET)


# How somebody was seen on a visit, the least first.
SEEN: Mapping[Kind, frozenset[str]] = {
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


def kind_seen(kind: Kind, subjects: Iterable[tuple[str, str]], ids: Collection[str]) -> Kind:
    """What a visit is called that is told of some people; `subjects` are those it is about with how each was seen."""
    how = {involvement for person, involvement in subjects if person in ids}
    return next((kind for kind, involvements in SEEN.items() if how & involvements), kind)


def _as_seen(account: Account, people: Sequence[Person]) -> Account:
    if account.kind not in SEEN:
        return account
    about = ((part.person, part.involvement) for part in account.people if part.role == "subject")
    kind = kind_seen(account.kind, about, {person.id for person in people})
    return account if kind is account.kind else replace(account, kind=kind, polarity=taxonomy()[kind].polarity)
