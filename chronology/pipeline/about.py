"""The accounts of those whom a chronology is about: which are theirs, who is in each, and in whose words it stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronology.errors import WrongUseError
from chronology.model import Account, Cover, Person, PersonKind, Problem
from chronology.normalise import with_corrections
from chronology.pipeline import subjects as subject
from chronology.pipeline.anothers_file import left_to_the_other, without_anothers
from chronology.pipeline.cast import with_roles
from chronology.pipeline.disowned import listed_as_disowned, without_disowned
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.household import left_to_their_own, of_the_home
from chronology.pipeline.met_before import known_before
from chronology.pipeline.of_age import subject_of_age, told_of_adult, told_of_child
from chronology.pipeline.of_another import in_own_words
from chronology.pipeline.of_the_head import of_its_head
from chronology.pipeline.sexes import with_sexes_told
from chronology.pipeline.strangers import Strangers, left_to_others
from chronology.pipeline.told_kin import Told, told_kin
from chronology.pipeline.voiced import with_own_words
from chronology.pipeline.whole_names import family_of, with_whole_names


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the inputs tell of the subjects."""

    as_read: Sequence[Account]
    """Theirs, before anybody in them was settled."""
    accounts: Sequence[Account]
    """The same as they stand in the chronology."""
    by_role: Sequence[Person]
    meant: Mapping[str, str]
    """By the id of a part of a name, the one whom it means."""
    told: Told
    """What texts say outright that people are to the subject and at work."""
    left: Sequence[Problem]
    """What is said of rows that are of somebody else of their name."""


def accounts_about(held: Holdings, chosen: Sequence[Person], cover: Cover) -> About:
    """The accounts of those whom a chronology is about.

    Raises:
        WrongUseError: nothing that was read is about them.

    """
    ids = frozenset(person.id for person in chosen)
    heads = lru_cache(held.head_of)
    read = held.accounts_of(ids)
    home = of_the_home(held.accounts, read, chosen, held.people)
    read = in_order(held.accounts, (*read, *home.told)) if home.told else read
    every = [of_its_head(each, heads(each.source.document), chosen) for each in read]
    parents = [person for person in held.people if person.id in held.grown_ups_of(ids)]
    children = [person for person in held.people if person.kind is PersonKind.CHILD]
    every, by_mistake = without_disowned(every)
    every, of_another = without_anothers(every, lru_cache(held.child_of), chosen, parents, children)
    strangers = Strangers(chosen, held.people, cover.subject_born)
    told = strangers.without(every, family_of(every, held.cast))
    whose = strangers.with_whose_row(told)
    theirs = [strangers.as_listed(subject.about(strangers.of_its_own(account), chosen)) for account in whose]
    if not theirs:
        raise WrongUseError(subject.of_nobody(chosen, held.candidates))
    aged = with_sexes_told([of_age(person, ids, theirs, cover) for person in chosen], theirs)
    young = _young(aged, cover)
    _, meant = with_whole_names(theirs, held.cast, ids, young)
    said = told_kin(theirs, aged, held.cast, meant)
    known = held.cast.knowing(said.at_work(held.people), said.kin)
    cast, by_role = with_roles(theirs, known)
    cast, meant = with_whole_names(cast, known, ids, young)
    grown = {of_age(person, ids, cast, cover).kind for person in chosen}
    if grown == {PersonKind.ADULT}:
        cast = [told_of_adult(account) for account in cast]
    elif grown == {PersonKind.CHILD}:
        cast = [told_of_child(account) for account in cast]
    cast = known_before(in_own_words(cast, aged, known.people, known.relationships), known.people)
    cast = with_own_words(with_corrections(cast), aged, known.people, known.relationships)
    left = (
        *left_to_others(every, told),
        *left_to_the_other(of_another),
        *listed_as_disowned(by_mistake),
        *left_to_their_own(home.left),
    )
    return About(as_read=theirs, accounts=cast, by_role=by_role, meant=meant, told=said, left=left)


def in_order(every: Iterable[Account], some: Iterable[Account]) -> list[Account]:
    """Some of all accounts, in the order in which they were read."""
    wanted = {id(account) for account in some}
    return [account for account in every if id(account) in wanted]


def of_age(person: Person, subjects: Collection[str], told: Sequence[Account], cover: Cover) -> Person:
    """The one whom a chronology is about, as grown up as the records and the front sheet tell."""
    return subject_of_age(person, told, cover) if subjects == {person.id} else person


def _young(aged: Sequence[Person], cover: Cover) -> frozenset[str]:
    """Of those whom a chronology is about, who were born too late to be grown up in it."""
    known = (one for one in aged if one.born is not None or cover.subject_born is not None)
    return frozenset(one.id for one in known if one.kind is not PersonKind.ADULT)
