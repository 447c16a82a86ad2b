"""The order of work: read, put on one timeline, analyse, number. Each step hands values to the next."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from chronology.model import (
    Chronology,
    FindingStatus,
)
from chronology.normalise import number
from chronology.people import INITIALS, in_brackets, initials_of, may_be_initials
from chronology.pipeline.analysing import analysed
from chronology.pipeline.decided import decided, standing_of
from chronology.pipeline.framing import frame
from chronology.pipeline.holdings import Holdings
from chronology.pipeline.reading import Progress
from chronology.pipeline.whole import told_whole
from chronology.pipeline.wishes import Wishes
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
from chronology.redaction import Redacted, before_it_is_weighed, redact

_SIGNS = "the initials of a worker who signs so"


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
    before = before_it_is_weighed(frame(held, practice, plugins, wishes), cleared=cleared)
    told = _blamed(analysed(before, practice, plugins.analyzers, progress), plugins)
    whole = _explained(told_whole(_numbered(decided(told, wishes.decisions), wishes, practice)), practice)
    return redact(whole, cleared=cleared)


def _blamed(chronology: Chronology, plugins: Plugins) -> Chronology:
    """Name the plug-ins that failed while they analysed; those that failed before are named already."""
    new = tuple(problem for problem in plugins.problems() if problem not in chronology.problems)
    return replace(chronology, problems=(*chronology.problems, *new)) if new else chronology


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
    cited |= {key for key in _told_in_tables(chronology) if wishes.profile not in _WITHOUT_FINDINGS}
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


def _told_in_tables(chronology: Chronology) -> Iterator[str]:
    """The entries that tell the beginning and the end of each period, and what came in: a reader of the tables looks them up."""
    for period in chronology.periods:
        yield from (told[0].event for told in (period.begun, period.ended) if told)
    yield from (concern.about[0].event for concern in chronology.concerns if concern.about)


def _look_back(as_at: dt.date, days: int) -> dt.date | None:
    return as_at - dt.timedelta(days=min(days, as_at.toordinal() - 1)) if days else None


def _explained(chronology: Chronology, practice: Practice) -> Chronology:
    """With what the abbreviations in its words stand for, by the authority that reads it.

    Those of which nobody says what they mean are there with no meaning: a reader is told whom to ask, not left to guess.
    """
    known = dict(vocabulary_of(practice.words).abbreviations)
    # An event of one account has its words: each text is looked at once.
    texts = tuple(dict.fromkeys(_words(chronology)))
    unknown = {short for text in texts for short in unexplained_in(text, known)}
    unknown -= names_in_capitals(chronology.people) | (written_small(texts) if unknown else frozenset())
    known |= dict.fromkeys(unknown, ())
    # Who reads "TA" where Tessa Arnold signs so is told that it is not only a teaching assistant; a list names nobody.
    for short in (said for person in chronology.people for name, said in person.details if name == INITIALS):
        known[short] = (*known.get(short, ()), _SIGNS)
    for short, names in initials_of(chronology.people).items():
        if short in known and may_be_initials(short, names, known[short], texts):
            known[short] = _with_initials(known[short], names)
    for short, names in in_brackets(texts, _who_writes(chronology)).items():
        known[short] = _with_initials((), names)
    return replace(chronology, abbreviations=abbreviations_in(texts, known))


def _who_writes(chronology: Chronology) -> Iterator[str]:
    """Those whose initials can stand behind what is to be done: who writes in the record or is named in it, by the name."""
    yield from (person.name for person in chronology.people if person.name)
    yield from filter(None, (chronology.cover.author,))
    accounts = (account for event in chronology.events for account in event.accounts)
    yield from dict.fromkeys(account.source.recorded_by for account in accounts if account.source.recorded_by)


def _with_initials(meanings: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """Whose letters they may be; who is meant by the letters of two is not said."""
    if len(names) > 1:
        return (*(each for each in meanings if each == _SIGNS), "perhaps the initials of one of several named here")
    (name,) = names
    return (f"perhaps {name} (initials)",)


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
