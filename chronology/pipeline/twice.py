"""The subject who may stand in the files twice: by a number in a return and by name in the notes.

The front sheet is a record too: who names `--subject ID` and a front sheet with a name and the birthday recorded under that id
has said who it is. Short of that nothing is joined; whoever may be the subject is proposed, and what is left out is counted.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chronology.model import Cover, Decision, Joined, Person, PersonKind, Problem, SamePerson, Severity, When
from chronology.people import (
    ONLY_A_NUMBER,
    REVIEWER,
    Born,
    Record,
    births,
    contradictions,
    doubts,
    find_subject,
    is_nameless,
    is_only_named,
    is_whole,
    may_be_one,
    plain,
    proposals,
    slipped,
    unknown_id,
)
from chronology.pipeline.called_so import NEVER, called_so
from chronology.pipeline.decided import decided_people
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.subjects import EVERYONE, FRONT_SHEET

NAMED_SO = "the front sheet names the subject so"
STATED = "the user's own words: the front sheet names the subject so"
_JOINED = (
    "the front sheet says who the subject is: records of that name, and the number that --subject names with that date of birth, "
    "are taken for one person's; a different_person decision parts them"
)
_ANOTHER_DAY = (
    "the front sheet's date of birth is not the one that is recorded for the subject: one is wrong, or of somebody else"
)
_SLIPPED = (
    "the head of this file gives the subject's whole name and a date of birth that is a slip of the pen away from the front sheet's: "
    "read as the same person; a different_person decision parts them"
)
_ANOTHER = "the front sheet names another person of these files than --subject does"
_NOTHING_TELLS = (
    "these files hold people of whom there is only a number, and nothing tells whether one of them is the subject: "
    "`born` on the front sheet would"
)
# More children without a name than this are no question that anybody could answer.
_MOST_ASKED = 4


def settled_for(held: Holdings, wanted: str | None, cover: Cover, decisions: Sequence[Decision]) -> Holdings:
    """The holdings as a reviewer's decisions leave them, and as what the user says of the subject does."""
    decided = held.decided(*decided_people(decisions))
    return _named_alone(decided, cover) if wanted is None else _with_front_sheet(decided, wanted, cover)


def _named_alone(held: Holdings, cover: Cover) -> Holdings:
    """The records of everybody called as the front sheet calls the subject as one person's, where nothing makes two of them.

    A system's record, the notes and a police log each have "Rowan Example": the user says who is meant, and whose birth it is.
    Where one of that name has another birth than the front sheet gives, or two are known to be two, nothing is joined.
    """
    same, others = called_so(held.people, _sheet(cover))
    if len(same) + len(others) < 2:
        return held
    recorded = next((one for one in same if not is_only_named(one.id)), next(iter(same if others else ()), None))
    if same and recorded is None:
        return held
    told = _sheet(cover, recorded)
    beside = (told, *filter(None, (recorded,)))
    if not all(_are_one(held, each, one) for each in beside for one in same):
        return held
    fitting = [one for one in others if all(_are_one(held, each, one) for each in beside)]
    # Whose records were joined before stay so beside the new one: a part of them is not asked of again.
    ids = dict.fromkeys(each for one in (*same, *fitting) for each in (one.id, *(record.id for record in one.joined)))
    return held.told_besides(told, tuple((told.id, each) for each in ids if each != told.id))


def _sheet(cover: Cover, recorded: Person | None = None) -> Person:
    """The front sheet as a record of the subject: of the one who is recorded by that name, else of its own."""
    return Person(
        id=recorded.id if recorded else unknown_id(cover.subject_name),
        kind=recorded.kind if recorded else PersonKind.UNKNOWN,
        name=cover.subject_name,
        born=When.on(cover.subject_born) if cover.subject_born else None,
        is_subject=True,
        source=FRONT_SHEET,
    )


def _are_one(held: Holdings, one: Person, other: Person) -> bool:
    """Nothing is against it, or nothing but a slip of the pen in the birth at the head of a text of just that name."""
    if _may_be(held, one, other) and not doubts(Record(one), Record(other)):
        return True
    is_apart = frozenset((one.id, other.id)) in held.cast.apart
    return not is_apart and is_only_named(other.id) and plain(one.name) == plain(other.name) and slipped(one, other)


def _with_front_sheet(held: Holdings, wanted: str | None, cover: Cover) -> Holdings:
    """The front sheet as a record of whom `wanted` names, where the files give no name of theirs and the births agree.

    Whom only texts name so is the same person by the user's own words, for they name the subject twice: by the id and by
    the name. Not where another record without a name gives that day: the front sheet may be of a twin.
    """
    one = _asked_by_number(held, wanted, cover)
    if one is None or not _is_confirmed(one, cover, held.people):
        return held
    told = Person(
        id=one.id,
        kind=one.kind,
        name=cover.subject_name,
        born=When.on(cover.subject_born) if cover.subject_born else None,
        is_subject=one.is_subject,
        source=FRONT_SHEET,
    )
    other = find_subject(held.people, cover.subject_name)
    if other is None:
        return held.told_besides(told, ())
    if is_only_named(other.id):
        return held.told_besides(told, ((one.id, other.id),)) if _may_be(held, told, other) else held
    # One whom another system records is joined by name and birth; without a birth there it is only proposed.
    return held.told_besides(told, ()) if Record(other).birthday == Record(told).birthday else held


def _asked_by_number(held: Holdings, wanted: str | None, cover: Cover) -> Person | None:
    """Whom `--subject` names, where the files give no name and the front sheet does."""
    if wanted is None or wanted == EVERYONE or not cover.subject_name:
        return None
    one = find_subject(held.people, held.joined_as(wanted) or wanted)
    return one if one is not None and is_nameless(one) else None


def _is_confirmed(one: Person, cover: Cover, people: Iterable[Person]) -> bool:
    born = one.born
    if born is None or not is_whole(born) or born.earliest != cover.subject_born:
        return False
    # An id that was told apart from another is of two people already.
    return "@" not in one.id and not any(
        other.id != one.id and is_nameless(other) and other.born and other.born.earliest == born.earliest
        for other in people
    )


def as_stated(people: Iterable[Person], decisions: Sequence[Decision]) -> list[Person]:
    """People with what joined records to the one of whom the front sheet is one: its words, where no reviewer decided it."""
    told = {identity for pairs in decided_people(decisions) for pair in pairs for identity in pair}
    return [_stated(person, told) if _is_of_front_sheet(person) else person for person in people]


def _is_of_front_sheet(person: Person) -> bool:
    return bool(person.joined) and FRONT_SHEET in (person.source, *(record.source for record in person.joined))


def _stated(person: Person, told: Collection[str]) -> Person:
    """The records of a file lead, and the front sheet is joined to them."""
    source, joined = person.source, list(person.joined)
    if source == FRONT_SHEET:
        source, joined[0] = joined[0].source, replace(joined[0], source=FRONT_SHEET)
    return replace(person, source=source, joined=tuple(_by_statement(record, told) for record in joined))


def _by_statement(record: Joined, told: Collection[str]) -> Joined:
    if record.id in told:
        return record
    basis = (STATED if each == REVIEWER else each for each in record.basis)
    return replace(record, basis=tuple(dict.fromkeys(basis)))


# ---- who may be the subject --------------------------------------------------------------------------------------


def of_a_number_and_a_name(held: Holdings, told: Iterable[Person]) -> tuple[SamePerson, ...]:
    """Of a few whom records are about by a number alone and a few by a name alone, all who may be one; of many, nobody.

    `told` are all whom records are about, also those of an export of whom nothing is held but that they are there.
    """
    names = [
        person
        for person in held.people
        if held.told_of[person.id] and is_only_named(person.id) and not Record(person).birthday
    ]
    if not names:
        return ()
    proposed = {identity for each in held.proposals for identity in (each.one, each.other)}
    nameless = (person for person in told if is_nameless(person) and person.id not in proposed)
    pairs = ((one, other) for one in nameless for other in names if may_be_one(one, other))
    few = [*islice(pairs, _MOST_ASKED + 1)]
    if len(few) > _MOST_ASKED:
        return ()
    return tuple(SamePerson(one=one.id, other=other.id, basis=(ONLY_A_NUMBER,)) for one, other in few)


@dataclass(frozen=True, slots=True)
class Link:
    """Two who may be one person, of whom the one is the subject or may be, and the other may be by them."""

    pair: SamePerson
    nearer: str
    further: str


def links(held: Holdings, chosen: Sequence[Person], cover: Cover, settled: Collection[str] = ()) -> tuple[Link, ...]:
    """Everybody who may be the subject, each once, by the pair that says so; never somebody who cannot be.

    Whoever may be one with somebody who may be the subject may be too: all are to be asked of at once. `settled` are those of
    whom the entries themselves tell who they are.
    """
    own = {person.id for person in chosen}
    every = [
        each
        for each in (*also_proposed(held, chosen, cover), *held.proposals)
        if not {each.one, each.other} <= own and not {each.one, each.other} & {*settled}
    ]
    if not any(not own.isdisjoint((each.one, each.other)) for each in every):
        return ()
    people = {person.id: person for person in held.people}
    found: dict[str, Link] = {}
    near = own
    while near:
        reached = own.union(found)
        for each in every:
            nearer, further = (each.one, each.other) if each.one in near else (each.other, each.one)
            if nearer in near and further not in reached and not _cannot_be(people[further], chosen):
                found.setdefault(further, Link(each, nearer, further))
        near = set(found) - reached
    return tuple(found.values())


def _cannot_be(person: Person, chosen: Sequence[Person]) -> bool:
    other = Record(person)
    return any(contradictions(Record(one), other) for one in chosen)


def also_proposed(held: Holdings, chosen: Sequence[Person], cover: Cover) -> tuple[SamePerson, ...]:
    """Who may be the one subject beside what the records alone propose: by the front sheet, or for want of anything else."""
    if len(chosen) != 1:
        return ()
    (subject,) = chosen
    known = held.proposals_on([subject.id])
    pairs = {frozenset((each.one, each.other)) for each in known}
    once: dict[frozenset[str], SamePerson] = {}
    for each in _by_front_sheet(held, subject, cover):
        pair = frozenset((each.one, each.other))
        if pair not in pairs:
            once[pair] = once.get(pair, each)
    found = tuple(each for _, each in sorted(once.items(), key=lambda at: sorted(at[0])))
    is_likely = any(map(_of_a_number(held, subject), (*known, *found)))
    return found if is_likely else (*found, *_for_want_of_a_name(held, _called(subject, cover), pairs))


def _of_a_number(held: Holdings, subject: Person) -> Callable[[SamePerson], bool]:
    """Whether one of two is a record without a name, or may be one by another pair: then it is known of whom to ask."""
    nameless = held.nameless
    of_one = [{each.one, each.other} for each in held.proposals if not nameless.isdisjoint((each.one, each.other))]
    near = nameless.union(*of_one) - {subject.id}
    return lambda each: subject.id in nameless or not near.isdisjoint((each.one, each.other))


def _called(subject: Person, cover: Cover) -> Person:
    """The subject with the name and the birthday that only the front sheet has."""
    born = When.on(cover.subject_born) if cover.subject_born else None
    if born and births(subject, replace(subject, born=born)) is Born.DIFFERENT:
        return subject
    name = cover.subject_name if is_nameless(subject) else subject.name
    return replace(subject, name=name, born=subject.born or born)


def _by_front_sheet(held: Holdings, subject: Person, cover: Cover) -> Iterator[SamePerson]:
    called = _called(subject, cover)
    other = find_subject(held.people, cover.subject_name) if cover.subject_name else None
    if other is not None and other.id != subject.id and _may_be(held, subject, other):
        against = doubts(Record(called), Record(other))
        yield SamePerson(one=subject.id, other=other.id, basis=(NAMED_SO,), against=against)
    if called != subject:
        people = [called if person.id == subject.id else person for person in held.people]
        about = frozenset((subject.id,))
        for each in proposals(people, held.places, apart=held.cast.apart, about=about, told_of=held.told_of):
            yield replace(each, basis=(*each.basis, NAMED_SO) if called.name != subject.name else each.basis)


def _for_want_of_a_name(held: Holdings, subject: Person, known: Collection[frozenset[str]]) -> Iterator[SamePerson]:
    """A subject of whom there is only a number, or only a name without a birthday, and those whom entries are about so."""
    if is_nameless(subject):
        others = [
            each
            for each in held.people
            if is_only_named(each.id) and held.told_of[each.id] and not _is_likely_another(held, subject, each)
        ]
        pairs = [(subject, other) for other in others]
    elif is_only_named(subject.id):
        # Of two births it is known whether they are one; a dump by numbers gives none.
        born = bool(Record(subject).birthday)
        others = [
            each
            for each in held.people
            if each.id in held.nameless and held.told_of[each.id] and not (born and Record(each).birthday)
        ]
        pairs = [(other, subject) for other in others] if len(others) + held.left.unnamed <= _MOST_ASKED else []
    else:
        return
    for nameless, named in pairs:
        ids = frozenset((nameless.id, named.id))
        if ids not in held.cast.apart and ids not in known and may_be_one(nameless, named):
            yield SamePerson(one=nameless.id, other=named.id, basis=(ONLY_A_NUMBER,))


def _is_likely_another(held: Holdings, subject: Person, named: Person) -> bool:
    """By name it may be somebody who cannot be the subject."""
    people = {person.id: person for person in held.people}
    ids = {identity for each in held.proposals_on([named.id]) for identity in (each.one, each.other)} - {named.id}
    return any(_cannot_be(people[identity], [subject]) for identity in ids)


def are_few_without_a_name(held: Holdings, chosen: Sequence[Person], cover: Cover) -> bool:
    """Some were left of whom there is only a number, few enough to ask whether one is the subject, of whom there is only a name."""
    only_a_name = len(chosen) == 1 and is_only_named(chosen[0].id) and not Record(_called(chosen[0], cover)).birthday
    return only_a_name and 0 < held.left.unnamed <= _MOST_ASKED


# ---- what the front sheet says of the subject ----------------------------------------------------------------------


def of_front_sheet(held: Holdings, chosen: Sequence[Person], cover: Cover) -> Iterator[Problem]:
    """What a reader must know of the front sheet and the records: that it joined them, or that it speaks of somebody else."""
    if len(chosen) != 1:
        return
    (subject,) = chosen
    if _is_of_front_sheet(subject):
        yield _of(subject, _JOINED, Severity.NOTE)
        told = _called(subject, cover)
        heads = dict.fromkeys(one.source for one in held.reads.of(Person) if _has_slipped(told, one, cover))
        yield from (Problem(message=_SLIPPED, source=source, severity=Severity.WARNING) for source in heads)
    born = subject.born
    if cover.subject_born and born is not None and is_whole(born) and born.earliest != cover.subject_born:
        yield _of(subject, _ANOTHER_DAY, Severity.WARNING)
    other = find_subject(held.people, cover.subject_name) if cover.subject_name else None
    if other is not None and other.id != subject.id and not _may_be(held, subject, other):
        yield _of(other, _ANOTHER, Severity.WARNING)
    if is_only_named(subject.id) and not Record(_called(subject, cover)).birthday and held.left.unnamed > _MOST_ASKED:
        yield _of(subject, _NOTHING_TELLS, Severity.NOTE)


def _has_slipped(subject: Person, one: Person, cover: Cover) -> bool:
    return plain(one.name) == plain(cover.subject_name) and slipped(subject, one)


def _may_be(held: Holdings, subject: Person, other: Person) -> bool:
    is_apart = frozenset((subject.id, other.id)) in held.cast.apart
    return not (is_apart or contradictions(Record(subject), Record(other)) or other.kind in NEVER)


def _of(person: Person, message: str, severity: Severity) -> Problem:
    return Problem(message=message, source=replace(FRONT_SHEET, locator=person.id), severity=severity)
