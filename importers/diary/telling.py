"""Entries to accounts and actions: what was kept or missed is an event, what was only planned never is."""

import datetime as dt
from collections.abc import Iterator

from chronology.dates import describe
from chronology.hooks import Read
from chronology.model import (
    Account,
    Action,
    EvidenceStatus,
    Involvement,
    Kind,
    Polarity,
    Restriction,
    Source,
    Status,
    When,
)
from chronology.normalise import account_key
from chronology.practice import taxonomy, title_of
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling
from chronology.prose.wording import FACT_WORDS, fact_of, first_words, title_of_words
from importers.diary.entry import Entry
from importers.diary.kinds import kind_of_appointment, kind_of_note, may_tell_outcome
from importers.diary.moments import Moment
from importers.diary.outcome import CANCELLED, STILL_PLANNED, Outcome, Said, how_told, of_title
from importers.diary.rule import in_words as rule_in_words

_NAMELESS = "Entry without a title"
_ANSWERS = {"REPLY": "answer to an invitation", "COUNTER": "proposal of another time"}
_MOST_NAMED = 12
_PARTING = " :;-\u2013\u2014|/()[]*!."


def told(entry: Entry, as_at: dt.date | None) -> Iterator[Read]:
    """What one entry that stands tells."""
    if entry.type == "VTODO":
        yield _task(entry)
    elif entry.type == "VJOURNAL":
        yield from _note(entry)
    elif (outcome := outcome_of(entry, as_at)) is not None:
        yield from _happened(entry, outcome)
    else:
        yield planned(entry, as_at)


def is_series(entry: Entry) -> bool:
    """An appointment that recurs, as against one session of it, a task or a note."""
    return entry.recurs and entry.type == "VEVENT" and entry.recurrence is None


def outcome_of(entry: Entry, as_at: dt.date | None) -> Said | None:
    """What became of it, where that can be told as an event of its day."""
    said = entry.outcome
    if said is None or said.outcome in STILL_PLANNED or entry.method in _ANSWERS:
        return None
    day = _day(entry)
    if day is None and said.outcome not in CANCELLED:
        entry.ledger.problem("an entry has an outcome and no date; it is kept undated", entry.place)
    early = day is not None and as_at is not None and day > as_at and said.outcome not in CANCELLED
    if early:
        entry.ledger.problem("an entry has an outcome before its day; it is told as planned", entry.place)
    return None if early else said


def _day(entry: Entry) -> dt.date | None:
    start = entry.start or entry.recurrence
    return start.day if start else None


def when_of(entry: Entry) -> When:
    """The moment it is for."""
    start = entry.start or entry.recurrence
    return start.when if start else When.undated()


def _until(entry: Entry) -> When | None:
    """The last day of an entry of several days; a meeting of some hours is no span."""
    several = entry.start is not None and entry.end is not None and entry.end.day > entry.start.day
    return entry.end.when if several and entry.end else None


def source_of(entry: Entry) -> Source:
    """Where it stands, with all its words."""
    return entry.ledger.document.source(
        entry.place, quote=entry.quote, recorded_on=entry.recorded_on, recorded_by=entry.organiser or None
    )


def title_in_words(entry: Entry) -> str:
    """The title without the mark that says what became of it: "Canceled: ...", "... (DNA)"."""
    title = entry.title
    if (marked := of_title(title)) is not None:
        before, _, after = title.partition(marked.words)
        bare = f"{before.rstrip(_PARTING)} {after.lstrip(_PARTING)}".strip(_PARTING)
        title = bare or title
    return title_of_words(title) or _NAMELESS


def _happened(entry: Entry, said: Said) -> Iterator[Account]:
    how = how_told(said.outcome)
    own = kind_of_appointment(title_in_words(entry), entry.categories)
    kind = how.kind or own
    title = title_in_words(entry)
    account = Account(
        key=account_key(entry.record, str(said.outcome)),
        when=when_of(entry),
        until=_until(entry),
        kind=kind,
        title=f"{how.title}: {title}" if how.title else title,
        fact=_fact(entry),
        outcome=_outcome(entry, said),
        evidence_status=EvidenceStatus.REPORTED,
        polarity=taxonomy()[kind].polarity,
        people=_people(entry),
        place=entry.location or None,
        status=entry.model_status,
        restriction=entry.restriction,
        language=entry.language,
        source=source_of(entry),
    )
    yield account
    if said.outcome is Outcome.KEPT:
        yield from _harms(entry, account)


def _outcome(entry: Entry, said: Said) -> str:
    """The diary's own words for what came of it, and what they leave open."""
    words = f"The diary says: {said.words.rstrip('.')}."
    if said.outcome is Outcome.CANCELLED:
        return f"{words} It does not say by whom." if entry.type == "VEVENT" else words
    return words


def _fact(entry: Entry) -> str:
    """The description, else the title; with the hours, which the date does not hold."""
    text = entry.description or entry.title
    said = fact_of(text, list(sentences(text, 0, len(text), wrapped=False)))
    hours = _hours(entry)
    return f"{said.rstrip()} ({hours})" if hours and said else said or hours


def _hours(entry: Entry) -> str:
    start, end = entry.start, entry.end
    if start is None or end is None or start.time is None or end.time is None or end.day != start.day:
        return ""
    return f"{start.time:%H:%M} to {end.time:%H:%M}" if end.time > start.time else ""


def _people(entry: Entry) -> tuple[Involvement, ...]:
    organiser = entry.organiser
    asked = [person.involvement for person in entry.people if person.name != organiser]
    own = [Involvement(person=organiser, role="organiser", involvement="invited")] if organiser else []
    return (*own, *asked)


def _harms(entry: Entry, own: Account) -> Iterator[Account]:
    """Grave things told in the note of a routine meeting: the meeting is one event, they are others."""
    text = entry.description
    spans = list(sentences(text, 0, len(text), wrapped=False))
    for said, span in Telling(folded(text)).harms(own.kind, spans):
        yield Account(
            key=account_key(entry.record, str(said.kind)),
            when=own.when,
            kind=said.kind,
            title=title_of(said.kind, entry.language),
            fact=first_words(text[span.start : span.end], FACT_WORDS),
            evidence_status=said.status,
            polarity=taxonomy()[said.kind].polarity,
            restriction=own.restriction,
            language=entry.language,
            source=own.source,
        )


def _note(entry: Entry) -> Iterator[Account]:
    """A journal entry is a note of its day."""
    text = entry.description or entry.title
    telling = Telling(folded(text))
    spans = list(sentences(text, 0, len(text), wrapped=False))
    kind = kind_of_note(entry.title, telling, spans)
    account = Account(
        key=account_key(entry.record, "note"),
        when=when_of(entry),
        kind=kind,
        title=title_of_words(entry.title) or title_of(kind, entry.language),
        fact=fact_of(text, spans),
        polarity=taxonomy()[kind].polarity,
        people=_people(entry),
        place=entry.location or None,
        status=Status.WITHDRAWN if entry.is_cancelled else entry.model_status,
        restriction=entry.restriction,
        language=entry.language,
        source=source_of(entry),
    )
    yield account
    if not entry.is_cancelled:
        yield from _harms(entry, account)


def planned(entry: Entry, as_at: dt.date | None) -> Action:
    """An appointment of which the diary says only that it was planned."""
    said = _standing(entry, as_at)
    return Action(
        text=f"{in_words(entry)} ({said})",
        owner=entry.organiser or None,
        due=when_of(entry),
        agreed_at=entry.created.when if entry.created else None,
        account=entry.record,
        source=source_of(entry),
    )


def _standing(entry: Entry, as_at: dt.date | None) -> str:
    """How a plan stands: what the diary says of it, and what it does not."""
    said = "planned"
    if entry.method in _ANSWERS:
        return f"{_ANSWERS[entry.method]}; no outcome"
    if entry.model_status is Status.DRAFT:
        said = "planned provisionally"
    if entry.recurrence is not None:
        said += f", in place of the session of {describe(entry.recurrence.when)}"
        said += " and from then on" if entry.from_then_on else ""
    if entry.outcome is not None and entry.outcome.outcome is Outcome.MOVED:
        said += f"; the diary says: {entry.outcome.words.rstrip('.')}"
    day = _day(entry)
    if day is not None and as_at is not None and day > as_at:
        return said
    if entry.outcome_unclear:
        return f"{said}; the diary's words for what became of it are not known here"
    if may_tell_outcome("\n".join((entry.title, *entry.words))):
        return f"{said}; what became of it is told in its words alone"
    return f"{said}; the diary does not say whether it was kept"


def in_words(entry: Entry) -> str:
    """A plan in words: what, where, when in the day, with whom, and what is noted of it."""
    said = [title_in_words(entry)]
    if entry.location:
        said.append(f"at {entry.location}")
    if hours := _hours(entry):
        said.append(hours)
    if entry.rule is not None and entry.start is not None and not is_series(entry):
        said.append(rule_in_words(entry.rule, entry.start.day))
    if (until := _until(entry)) is not None:
        said.append(f"until {describe(until)}")
    if names := [person.in_words for person in entry.people]:
        more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
        said.append(f"with {', '.join([*names[:_MOST_NAMED], *more])}")
    if entry.restriction is not Restriction.NONE:
        said.append("marked private")
    note = first_words(" ".join(entry.words), FACT_WORDS)
    return f"{', '.join(said)}. {note}" if note else ", ".join(said)


def _task(entry: Entry) -> Read:
    """A task, done or not. One that was cancelled is withdrawn: it is listed, and waits for nobody."""
    if entry.is_cancelled:
        return withdrawn(entry, "cancelled", f"Cancelled task: {title_in_words(entry)}")
    due = entry.due or entry.end or entry.start
    is_done = entry.completed is not None or entry.status == "COMPLETED"
    done = entry.completed.when if entry.completed else When.undated("completed") if is_done else None
    progress = f" ({entry.percent} per cent done)" if entry.percent.isdigit() and not is_done else ""
    return Action(
        text=f"{in_words(entry)}{progress}",
        owner=entry.organiser or next((person.name for person in entry.people), None),
        due=due.when if due else None,
        done=done,
        agreed_at=entry.created.when if entry.created else None,
        account=entry.record,
        source=source_of(entry),
    )


def withdrawn(entry: Entry, role: str, title: str, until: Moment | None = None) -> Account:
    """An entry that was taken back or replaced by a newer one: listed, and never told as a fact."""
    return Account(
        key=account_key(entry.record, role),
        when=when_of(entry),
        until=until.when if until else _until(entry),
        kind=kind_of_appointment(title_in_words(entry), entry.categories)
        if entry.type == "VEVENT"
        else Kind.UNCLASSIFIED,
        title=title,
        fact=_fact(entry),
        polarity=Polarity.NEUTRAL,
        people=_people(entry),
        place=entry.location or None,
        status=Status.WITHDRAWN,
        restriction=entry.restriction,
        language=entry.language,
        source=source_of(entry),
    )


def superseded(entry: Entry) -> Account:
    """An older state of an entry."""
    stamp = f"-{entry.stamped.in_key}" if entry.stamped else ""
    return withdrawn(entry, f"planned-{entry.sequence}{stamp}", f"Replaced in the diary: {title_in_words(entry)}")
