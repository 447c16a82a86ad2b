"""The order of work: read, put on one timeline, analyse, number. Each step hands values to the next."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chronology.errors import RefusedError
from chronology.model import (
    Account,
    Chronology,
    Cover,
    Coverage,
    Decision,
    FindingStatus,
    Person,
    Place,
    Problem,
    Status,
)
from chronology.normalise import Merged, gathered, merging, number, order_key
from chronology.people import INITIALS, with_homes
from chronology.pipeline import subjects as subject
from chronology.pipeline.about import accounts_about, of_age
from chronology.pipeline.analysing import analysed
from chronology.pipeline.at_work import with_author, with_their_work
from chronology.pipeline.births import births_differing, otherwise_born
from chronology.pipeline.born_so import as_born
from chronology.pipeline.cast import with_roles
from chronology.pipeline.deaths import with_deaths
from chronology.pipeline.decided import decided, lost_people, pairs, standing_of
from chronology.pipeline.drafts import finished
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.kept import kept_by_others
from chronology.pipeline.nation import by_default
from chronology.pipeline.reading import Progress
from chronology.pipeline.twice import also_proposed, as_stated, links, of_front_sheet, settled_for
from chronology.pipeline.unnamed import may_be_theirs
from chronology.pipeline.whole import told_whole
from chronology.pipeline.whole_names import family_of, with_what_parts_tell
from chronology.plugins import Plugins
from chronology.practice import Practice
from chronology.prose.glossary import (
    abbreviations_in,
    names_in_capitals,
    unexplained_in,
    words_besides,
    words_of,
    written_small,
)
from chronology.prose.vocabulary import vocabulary_of
from chronology.redaction import CODED, Redacted, before_it_is_weighed, redact

_SIGNS = "the initials of a worker who signs so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a user may ask of a chronology, apart from the inputs and the practice."""

    subject: str | None = None
    profile: str = "conference"
    language: str = "en"
    as_at: dt.date | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    cover: Cover = field(default_factory=Cover)
    decisions: tuple[Decision, ...] = ()
    practice_by_default: bool = False
    """Nobody chose the practice: the document says so."""

    @property
    def names_nobody(self) -> bool:
        """The document calls everybody by a code."""
        return self.profile == CODED or self.cover.role_codes


def compose(
    held: Holdings, practice: Practice, plugins: Plugins, wishes: Wishes, progress: Progress = lambda _: None
) -> Chronology:
    """Make the chronology of what the inputs hold, as its recipient may have it.

    Raises:
        RefusedError: nothing that was read tells of any event.
        WrongUseError: it is not clear whom it is about, or it is for somebody whom it must not be given to.

    """
    return compose_for_recipient(held, practice, plugins, wishes, progress).chronology


def compose_for_recipient(
    held: Holdings, practice: Practice, plugins: Plugins, wishes: Wishes, progress: Progress = lambda _: None
) -> Redacted:
    """Make the chronology, and what no file that is made of it may hold.

    Nothing leaves this room that was not redacted: every exporter, a third party's too, is given what the recipient
    may have.

    Raises:
        RefusedError: nothing that was read tells of any event.
        WrongUseError: it is not clear whom it is about, or it is for somebody whom it must not be given to.

    """
    cleared = wishes.profile in practice.lint.cleared_profiles
    frame = before_it_is_weighed(_frame(held, practice, plugins, wishes), cleared=cleared)
    told = _blamed(analysed(frame, practice, plugins.analyzers, progress), plugins)
    whole = _explained(told_whole(_numbered(decided(told, wishes.decisions), wishes, practice)), practice)
    return redact(whole, cleared=cleared)


def _blamed(chronology: Chronology, plugins: Plugins) -> Chronology:
    """Name the plug-ins that failed while they analysed; those that failed before are named already."""
    new = tuple(problem for problem in plugins.problems() if problem not in chronology.problems)
    return replace(chronology, problems=(*chronology.problems, *new)) if new else chronology


def _frame(held: Holdings, practice: Practice, plugins: Plugins, wishes: Wishes) -> Chronology:
    """The chronology before anything was said about it."""
    held = as_born(settled_for(held, wishes.subject, wishes.cover, wishes.decisions), wishes.cover)
    reads = held.reads
    if not held.accounts:
        raise RefusedError(_nothing_told(reads.problems))
    chosen, added = subject.choose(held.people, held.candidates, held.joined_as(wishes.subject), wishes.cover)
    ids = frozenset(person.id for person in chosen)
    told = accounts_about(held, chosen, wishes.cover)
    own, drafts = finished(told.accounts, wishes.profile)
    as_at = wishes.as_at or held.as_at
    must, cannot = pairs(wishes.decisions, "merge_with"), pairs(wishes.decisions, "keep_apart_from")
    births = births_differing(own, reads.of(Person), held.cast)
    merged = merging([*own, *births.accounts], must, cannot, one_birth=births.pairs)
    of_kin, _ = with_roles(held.accounts_of_kin(ids), held.cast)
    of_kin, _ = finished(of_kin, wishes.profile)
    events = sorted(merged.events, key=order_key)
    standing = [event for event in events if event.status is not Status.WITHDRAWN]
    until_now = tuple(event for event in standing if event.when.dated and event.when.first_day <= as_at)
    unsigned = {account.key.partition("#")[0] for account in drafts}
    actions = tuple(action for action in held.actions_of(ids) if action.account not in unsigned)
    around = held.people_around(ids, own, actions)
    of_subject = also_proposed(held, chosen, wishes.cover)
    waiting = (*held.proposals_on(person.id for person in around), *of_subject)
    proposed = [each for each in waiting if not {each.one, each.other} & set(told.meant)]
    around = told.told.at_work(with_what_parts_tell(held.with_proposed(around, proposed), told.meant, held.cast))
    around = with_author(with_their_work(around, held.accounts, ids | family_of(own, held.cast)), wishes.cover)
    around = with_deaths(around, (*own, *of_kin))
    twice = links(held, chosen, wishes.cover, told.meant)
    left_out = held.left_out(ids, [each.pair for each in twice])
    named = frozenset(person.id for person in around)
    as_they_are = [of_age(person, ids, told.as_read, wishes.cover) for person in (*around, *added)]
    return Chronology(
        subjects=tuple(person.id for person in chosen),
        as_at=as_at,
        cover=wishes.cover,
        profile=wishes.profile,
        language=wishes.language,
        practice=practice.used,
        documents=reads.documents,
        coverage=reads.of(Coverage),
        people=tuple(
            with_homes(
                (*as_stated(as_they_are, wishes.decisions), *told.by_role),
                [account.source.quote for account in held.accounts],
            )
        ),
        proposals=tuple(proposed),
        relationships=tuple(
            relation for relation in (*held.relationships, *told.told.kin) if relation.from_person in named
        ),
        places=(
            *(place for place in held.places if _is_around(place, named)),
            *kept_by_others(held.kept_in_texts, {account.source.quote for account in own}),
        ),
        events=until_now,
        undated=tuple(event for event in standing if not event.when.dated),
        withdrawn=tuple(event for event in events if event.status is Status.WITHDRAWN),
        drafts=tuple(sorted(merging(drafts, must, cannot).events, key=order_key)),
        later=tuple(event for event in standing if event.when.dated and event.when.first_day > as_at),
        of_kin=tuple(
            event
            for event in sorted(merging(of_kin, must, cannot).events, key=order_key)
            if event.status is not Status.WITHDRAWN and event.when.dated and event.when.first_day <= as_at
        ),
        apart=merged.apart,
        actions=actions,
        problems=gathered(
            (
                *(by_default(own, practice.used.name) if wishes.practice_by_default else ()),
                *otherwise_born(chosen, held.people),
                *of_front_sheet(held, chosen, wishes.cover),
                *told.left,
                *may_be_theirs([(each.nearer, each.further) for each in twice], left_out, held.with_family),
                *held.notes_on_unnamed(ids),
                *held.problems_of(ids),
                *lost_people(held, wishes.decisions),
            )
        ),
        ignored=(*reads.ignored, *held.left.ignored),
        counts=(
            *_counts(held, ids, own, drafts, merged),
            *([("may_be_theirs", may_be)] if (may_be := sum(map(sum, left_out.values()))) else []),
        ),
        decisions=wishes.decisions,
        plugins=plugins.third_party,
    )


def _is_around(place: Place, people: Collection[str]) -> bool:
    """A place where one of the people was, or that nobody is said to have been at."""
    return not place.members or any(member.person in people for member in place.members)


def _nothing_told(problems: Sequence[Problem]) -> str:
    first = f" ({problems[0].source.document}: {problems[0].message})" if problems else ""
    return f"nothing in the input tells of an event{first}"


def _counts(
    held: Holdings, ids: Collection[str], own: Sequence[Account], drafts: Sequence[Account], merged: Merged
) -> tuple[tuple[str, int], ...]:
    documents = held.reads.documents
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
        ("problems", len(held.problems_of(ids))),
        *held.left.counts,
    )


# A court is told facts and a family what happened: neither document holds the findings that an entry would be there for.
_WITHOUT_FINDINGS = ("court", "family")
# Sentences about one entry each that a reader looks up, however little it weighs.
_LOOKED_UP = ("last_seen", "last_seen_alone", "last_heard")


def _numbered(chronology: Chronology, wishes: Wishes, practice: Practice) -> Chronology:
    cited = frozenset(
        key
        for finding in chronology.findings
        if finding.status is not FindingStatus.DISMISSED and wishes.profile not in _WITHOUT_FINDINGS
        for key in (*finding.evidence, *finding.counter_evidence)
    )
    cited |= {key for remark in chronology.remarks if remark.rule in _LOOKED_UP for key in remark.evidence}
    look_back = _look_back(chronology.as_at, practice.significance.look_back_days)
    serials = number(
        chronology.events,
        chronology.undated,
        {weighed.event: weighed.level for weighed in chronology.significance},
        profile=wishes.profile,
        from_day=wishes.from_day,
        to_day=wishes.to_day,
        chosen={d.target: d.value == "true" for d in standing_of(wishes.decisions, "printed")},
        cited=cited,
        cleared=wishes.profile in practice.lint.cleared_profiles,
        condense_from=practice.significance.condense_from,
        look_back=look_back,
    )
    return replace(chronology, serials=serials, look_back=look_back)


def _look_back(as_at: dt.date, days: int) -> dt.date | None:
    return as_at - dt.timedelta(days=min(days, as_at.toordinal() - 1)) if days else None


def _explained(chronology: Chronology, practice: Practice) -> Chronology:
    """With what the abbreviations in its words stand for, by the authority that reads it.

    Those of which nobody says what they mean are there with no meaning: a reader is told whom to ask, not left to guess.
    """
    known = dict(vocabulary_of(practice.words).abbreviations)
    # An event of one account has its words: each text is looked at once.
    texts = set(_words(chronology))
    unknown = {short for text in texts for short in unexplained_in(text, known)}
    unknown -= names_in_capitals(chronology.people) | (written_small(texts) if unknown else frozenset())
    known |= dict.fromkeys(unknown, ())
    # Who reads "TA" where Tessa Arnold signs so is told that it is not only a teaching assistant; a list names nobody.
    for short in (said for person in chronology.people for name, said in person.details if name == INITIALS):
        known[short] = (*known.get(short, ()), _SIGNS)
    return replace(chronology, abbreviations=abbreviations_in(texts, known))


def _words(chronology: Chronology) -> Iterator[str]:
    """All that was told and all that is said of it, printed or not."""
    lists = (chronology.events, chronology.undated, chronology.withdrawn, chronology.drafts, chronology.later)
    for event in (event for events in lists for event in events):
        yield from words_of(event, chronology.language)
        yield from (event.fact, event.agency or "")
        yield from (account.fact for account in event.accounts)
    yield from (reason.text for weighed in chronology.significance for reason in weighed.reasons)
    yield from words_besides(chronology)


def manifest_hash(chronology: Chronology) -> str:
    """One hash over the inputs: what a page's footer carries to say which records it was made from."""
    lines = sorted(f"{document.sha256}  {document.name}" for document in chronology.documents)
    # A file name may hold bytes that are no text.
    return hashlib.sha256("\n".join(lines).encode("utf-8", errors="backslashreplace")).hexdigest()
