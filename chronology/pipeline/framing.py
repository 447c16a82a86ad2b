"""The chronology before anything was said about it: whom it is about, their entries, the people around them, what is not in it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronology.errors import RefusedError
from chronology.model import (
    Account,
    Action,
    Chronology,
    Coverage,
    Event,
    Person,
    Place,
    Problem,
    SamePerson,
    Status,
)
from chronology.normalise import Merged, gathered, merging, order_key
from chronology.people import with_homes
from chronology.pipeline import subjects as subject
from chronology.pipeline.about import About, accounts_about, of_age
from chronology.pipeline.at_work import with_author, with_their_work
from chronology.pipeline.births import births_differing, otherwise_born
from chronology.pipeline.born_so import as_born
from chronology.pipeline.cast import with_roles
from chronology.pipeline.deaths import with_deaths
from chronology.pipeline.decided import lost_people, pairs
from chronology.pipeline.drafts import finished
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.kept import kept_by_others
from chronology.pipeline.nation import by_default
from chronology.pipeline.sexes import with_sexes_told
from chronology.pipeline.twice import also_proposed, as_stated, links, of_front_sheet, settled_for
from chronology.pipeline.unnamed import may_be_theirs
from chronology.pipeline.whole_names import family_of, with_what_parts_tell
from chronology.pipeline.wishes import Wishes
from chronology.plugins import Plugins
from chronology.practice import Practice


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whom a chronology is about, and the accounts that are of them or of their kin."""

    held: Holdings
    wishes: Wishes
    chosen: Sequence[Person]
    added: Sequence[Person]
    told: About
    own: Sequence[Account]
    drafts: Sequence[Account]
    of_kin: Sequence[Account]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(person.id for person in self.chosen)


@dataclass(frozen=True, slots=True)
class _Timeline:
    """The entries, on one timeline."""

    merged: Merged
    standing: Sequence[Event]
    withdrawn: Sequence[Event]
    drafts: Sequence[Event]
    of_kin: Sequence[Event]


@dataclass(frozen=True, slots=True)
class _Around:
    """The people of a chronology, those who may be two names of one, and the actions that name them."""

    people: Sequence[Person]
    proposed: Sequence[SamePerson]
    actions: Sequence[Action]


def frame(held: Holdings, practice: Practice, plugins: Plugins, wishes: Wishes) -> Chronology:
    """The chronology before anything was said about it.

    Raises:
        RefusedError: nothing that was read tells of any event.
        WrongUseError: it is not clear whom it is about.

    """
    whose = _whose(held, wishes)
    held, ids = whose.held, whose.ids
    as_at = wishes.as_at or held.as_at_for(wishes.cover.conference)
    timeline, around = _timeline(whose), _around(whose)
    twice = links(held, whose.chosen, wishes.cover, whose.told.meant)
    left_out = held.left_out(ids, [each.pair for each in twice])
    named = frozenset(person.id for person in around.people)
    not_said = may_be_theirs([(each.nearer, each.further) for each in twice], left_out, held.with_family)
    return Chronology(
        subjects=tuple(person.id for person in whose.chosen),
        as_at=as_at,
        cover=wishes.cover,
        profile=wishes.profile,
        language=wishes.language,
        practice=practice.used,
        documents=held.reads.documents,
        coverage=held.reads.of(Coverage),
        people=_as_told(whose, around),
        proposals=tuple(around.proposed),
        relationships=tuple(r for r in (*held.relationships, *whose.told.told.kin) if r.from_person in named),
        places=(
            *(place for place in held.places if _is_around(place, named)),
            *kept_by_others(held.kept_in_texts, {account.source.quote for account in whose.own}),
        ),
        events=tuple(e for e in timeline.standing if e.when.dated and e.when.first_day <= as_at),
        undated=tuple(event for event in timeline.standing if not event.when.dated),
        withdrawn=tuple(timeline.withdrawn),
        drafts=tuple(timeline.drafts),
        later=tuple(e for e in timeline.standing if e.when.dated and e.when.first_day > as_at),
        of_kin=tuple(e for e in timeline.of_kin if e.when.dated and e.when.first_day <= as_at),
        apart=timeline.merged.apart,
        actions=tuple(around.actions),
        problems=_problems(whose, not_said, practice),
        ignored=(*held.reads.ignored, *held.left.ignored),
        counts=_counts(whose, timeline.merged, left_out),
        decisions=wishes.decisions,
        plugins=plugins.third_party,
    )


def _whose(held: Holdings, wishes: Wishes) -> _Whose:
    held = as_born(settled_for(held, wishes.subject, wishes.cover, wishes.decisions), wishes.cover)
    if not held.accounts:
        raise RefusedError(_nothing_told(held.reads.problems))
    chosen, added = subject.choose(held.people, held.candidates, held.joined_as(wishes.subject), wishes.cover)
    told = accounts_about(held, chosen, wishes.cover)
    own, drafts = finished(told.accounts, wishes.profile)
    of_kin, _ = with_roles(held.accounts_of_kin(frozenset(person.id for person in chosen)), held.cast)
    of_kin, _ = finished(of_kin, wishes.profile)
    return _Whose(held, wishes, chosen, added, told, own, drafts, of_kin)


def _timeline(whose: _Whose) -> _Timeline:
    decisions = whose.wishes.decisions
    must, cannot = pairs(decisions, "merge_with"), pairs(decisions, "keep_apart_from")
    births = births_differing(whose.own, whose.held.reads.of(Person), whose.held.cast)
    merged = merging([*whose.own, *births.accounts], must, cannot, one_birth=births.pairs)
    events = sorted(merged.events, key=order_key)
    of_kin = sorted(merging(whose.of_kin, must, cannot).events, key=order_key)
    return _Timeline(
        merged,
        standing=[event for event in events if event.status is not Status.WITHDRAWN],
        withdrawn=[event for event in events if event.status is Status.WITHDRAWN],
        drafts=sorted(merging(whose.drafts, must, cannot).events, key=order_key),
        of_kin=[event for event in of_kin if event.status is not Status.WITHDRAWN],
    )


def _around(whose: _Whose) -> _Around:
    held, told, ids, cover = whose.held, whose.told, whose.ids, whose.wishes.cover
    unsigned = {account.key.partition("#")[0] for account in whose.drafts}
    actions = [action for action in held.actions_of(ids) if action.account not in unsigned]
    around = held.people_around(ids, whose.own, actions)
    waiting = (
        *held.proposals_on(person.id for person in around),
        *also_proposed(held, whose.chosen, cover),
    )
    proposed = [each for each in waiting if not {each.one, each.other} & set(told.meant)]
    around = told.told.at_work(with_what_parts_tell(held.with_proposed(around, proposed), told.meant, held.cast))
    around = with_author(with_their_work(around, held.accounts, ids | family_of(whose.own, held.cast)), cover)
    return _Around(with_deaths(around, (*whose.own, *whose.of_kin)), proposed, actions)


def _as_told(whose: _Whose, around: _Around) -> tuple[Person, ...]:
    """The people as old as they are, with what reviewers stated of them and where they live."""
    wishes, told = whose.wishes, whose.told
    as_they_are = [of_age(each, whose.ids, told.as_read, wishes.cover) for each in (*around.people, *whose.added)]
    quotes = [account.source.quote for account in whose.held.accounts]
    stated = with_sexes_told(as_stated(as_they_are, wishes.decisions), told.as_read)
    return tuple(with_homes((*stated, *told.by_role), quotes))


def _problems(whose: _Whose, not_said: Iterable[Problem], practice: Practice) -> tuple[Problem, ...]:
    held, wishes = whose.held, whose.wishes
    return gathered(
        (
            *(by_default(whose.own, practice.used.name) if wishes.practice_by_default else ()),
            *otherwise_born(whose.chosen, held.people),
            *of_front_sheet(held, whose.chosen, wishes.cover),
            *whose.told.left,
            *not_said,
            *held.notes_on_unnamed(whose.ids),
            *held.problems_of(whose.ids),
            *lost_people(held, wishes.decisions),
        )
    )


def _is_around(place: Place, people: Collection[str]) -> bool:
    """A place where one of the people was, or that nobody is said to have been at."""
    return not place.members or any(member.person in people for member in place.members)


def _nothing_told(problems: Sequence[Problem]) -> str:
    first = f" ({problems[0].source.document}: {problems[0].message})" if problems else ""
    return f"nothing in the input tells of an event{first}"


def _counts(whose: _Whose, merged: Merged, left_out: Mapping[str, tuple[int, int]]) -> tuple[tuple[str, int], ...]:
    held, own, drafts = whose.held, whose.own, whose.drafts
    documents, may_be = held.reads.documents, sum(map(sum, left_out.values()))
    return (
        ("documents", len(documents)),
        ("found", sum(document.found for document in documents)),
        ("accounted", sum(document.accounted for document in documents)),
        ("accounts", len(held.accounts)),
        ("accounts_of_others", len(held.accounts) - len(own) - len(drafts)),
        *([("drafts", len(drafts))] if drafts else []),
        ("events", len(merged.events)),
        ("merged", len(set(own)) - len(merged.events)),
        ("kept_apart", len(merged.apart)),
        ("ignored", sum(ignored.count for ignored in held.reads.ignored)),
        # Those of other people's records are in no list of this document.
        ("problems", len(held.problems_of(whose.ids))),
        *held.left.counts,
        *([("may_be_theirs", may_be)] if may_be else []),
    )
