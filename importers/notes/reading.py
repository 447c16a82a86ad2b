"""A text of notes as accounts: one for each note, and one for each day of its own that a sentence tells of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read
from chronology.mapping import in_key
from chronology.model import (
    Account,
    Action,
    Involvement,
    Kind,
    Problem,
    Reading,
    Severity,
    Source,
    When,
)
from chronology.pipeline.undisturbed import undisturbed
from chronology.practice import taxonomy, title_of
from chronology.prose.knowing import known_by_kind
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, is_wrapped, sentences, unbroken
from chronology.prose.standing import bearing_of, is_told
from chronology.prose.telling import Telling, kind_of_heading
from chronology.prose.wording import fact_of, plain
from importers.notes.action_rows import lines_between, rows_of_actions
from importers.notes.actions import actions_in
from importers.notes.ahead import plans
from importers.notes.apart import head_apart
from importers.notes.bracketed import before_brackets
from importers.notes.by_turns import without_senders
from importers.notes.carried import carried_on
from importers.notes.cast import Cast
from importers.notes.conditions import conditions_said
from importers.notes.corrected import as_correction
from importers.notes.dated import Dated, Dates, Use
from importers.notes.days import (
    as_said_by_kin,
    besides,
    grave_before_a_day_to_come,
    own_among_others,
    speaks_of_somebody,
    strangers,
    told_days,
    told_on,
)
from importers.notes.entries import entries, is_title, opens_entry
from importers.notes.further_days import on_each_day
from importers.notes.governing import day_it_tells, names_another_day, turned, when_told
from importers.notes.heads import HEAD_LINES, people_at_work, people_of_head, people_who_sign
from importers.notes.household import households_said
from importers.notes.keepers import closes_cases
from importers.notes.keys import Nth, record_of_note
from importers.notes.kinds import kind_of
from importers.notes.labels import Label
from importers.notes.ledger import Ledger
from importers.notes.left import corrections_said, damage, ending, places_kept, slips_said, what_is_left
from importers.notes.letters import is_from_the_family
from importers.notes.lines import lines_of
from importers.notes.marked import planned_in, sections_of
from importers.notes.messages import messages
from importers.notes.minutes import names_its_meeting
from importers.notes.narrated import told_in_narrative
from importers.notes.nights import over_midnight
from importers.notes.nobody import counts_many, is_for_every_record, is_made_up
from importers.notes.note import Note
from importers.notes.only_told import as_told, recounted, told_in_writing
from importers.notes.retold import act_in_title, is_done_now, is_retold
from importers.notes.shared_out import is_also_of
from importers.notes.slips import in_doubt, of_another_year
from importers.notes.structure import is_within, one_note, split
from importers.notes.text import Row, Text
from importers.notes.titled import title_of_note
from importers.notes.voices import voice_of, with_voice, without_other_days

_MARGIN = 4
"""Characters that may stand before the day an entry of a log opens with."""


def read_row(document: Document, row: Row, nth: Nth) -> Iterator[Read]:
    """Read the note of a row as any other note; everything it tells is about the row's person."""
    cell = Document(document.name, content=row.text.encode())
    structure = one_note(cell, row.heading)
    text = cell.text
    telling = Telling(folded(text))
    dates = Dates(text, telling, None, structure.furniture, is_wrapped(text))
    cast = Cast(text, telling.lower, structure, row.subject)
    read = Text(document, text, structure, telling, dates, Ledger(text), nth, cast, row)
    subject = (Involvement(person=row.subject, role="subject"),) if row.subject else ()
    for value in _note(read, structure.notes[0]):
        if isinstance(value, Account):
            yield replace(value, people=(*subject, *value.people))
        elif isinstance(value, Action):
            yield replace(value, people=tuple(part.person for part in subject))
        elif isinstance(value, Problem):
            yield replace(value, about=(row.subject,) if row.subject else ())
    if dates.impossible:
        problem = document.problem("a date that does not exist; no event was made of it", row.place)
        yield replace(problem, about=(row.subject,) if row.subject else ())


def read_document(document: Document) -> Iterator[Read]:
    """Read one document, ending with its `Reading`."""
    try:
        text = document.text
    except RefusedError as error:
        yield document.problem(f"was refused: {error}", severity=Severity.ERROR)
        yield Reading(document=document.name, unit="lines", found=0, accounted=0)
        return
    yield from damage(document)
    with undisturbed():
        read = _opened(document, text)
    if not document.mail:
        first = list(islice(lines_of(document), HEAD_LINES))
        yield from (
            *people_of_head(read, first),
            *people_at_work(read, first),
            *households_said(read),
            *conditions_said(read),
        )
    yield from people_who_sign(read)
    slips = list(of_another_year(read.structure.notes))
    doubted = [note for note, _ in slips]
    for note in read.structure.notes:
        # A note of thousands of days is made of values that the collector would go through again and again.
        with undisturbed():
            values = list(_note(read, note))
        told = (as_correction(value, read.structure.corrections) for value in values)
        yield from (in_doubt(value, note) for value in told) if note in doubted else told
    yield from slips_said(read, slips)
    yield from corrections_said(read)
    yield from places_kept(read)
    yield from what_is_left(read)
    yield from ending(read, doubted)


def _opened(document: Document, text: str) -> Text:
    """A document with its notes parted, before any is read."""
    mail = document.mail
    structure = messages(document, mail) if mail else split(document)
    wrapped = not document.is_word and is_wrapped(text)
    # A judgment's sentences run over the lines of its page; in notes the end of a line may say something.
    text = unbroken(text) if wrapped and all(note.narrative for note in structure.notes) else text
    lower = without_senders(folded(text), text, structure.notes)
    telling = Telling(lower, closes=closes_cases(document.name, text, structure))
    began = min((note.day for note in structure.notes if note.day), default=None)
    dates = Dates(text, telling, structure.born, structure.furniture, wrapped, first=began)
    cast = Cast(text, telling.lower, structure)
    return Text(document, text, structure, telling, dates, Ledger(document.text), Nth(), cast)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """The sentences of a note by the day they speak of."""

    spans: list[Span]
    dated: list[Dated]
    first: Dated | None
    """The day the note opens with, where that is not the day it was written."""
    carried: Mapping[Span, Dated]
    own: list[Span]
    unread: list[Span]
    """They name a day, and which it is cannot be read."""


def _note(read: Text, note: Note) -> Iterator[Read]:
    if is_made_up(read.text, note.body_start, note.end) or is_for_every_record(read.text, note.body_start, note.end):
        read.ledger.ignore(note.start, note.end, "text:of-nobody")
        return
    spans = list(sentences(read.text, note.body_start, note.end, wrapped=read.dates.wrapped))
    if note.day is not None and not note.narrative:
        spans = head_apart(read.telling, spans)
    planned = planned_in(read.text, note, spans, wrapped=read.dates.wrapped)
    agreed = lines_between(read.text, note.body_start, note.end)
    # What a table of actions says is to be done on a day did not happen on it.
    dated = [
        one
        for one in read.dates.of(note, spans, planned)
        if not any(row.span.start <= one.at.start < row.span.end for row in agreed)
    ]
    if note.narrative:
        yield from told_in_narrative(read, note, spans, dated)
        record = record_of_note(note.author, "", "", read.text[note.start : note.end])
        coming = [*actions_in(read, note, record)]
        yield from coming
        _end_somewhere(read, [one.source for one in coming])
    elif _stands(read, note, spans):
        own: Account | None = None
        if names_its_meeting(read.telling, spans, dated):
            own = _own_account(read, note, _sorted(read, note, spans[:1], planned, dated))
            yield own
        told = _of_a_standing_text(read, note, spans, dated)
        yield from told if own is None else (recounted(own, one) if isinstance(one, Account) else one for one in told)
    else:
        yield from _of_days(read, note, _sorted(read, note, spans, planned, dated))


def _sorted(read: Text, note: Note, spans: list[Span], planned: frozenset[Span], dated: list[Dated]) -> _Sorted:
    # A log of several days is of none of them.
    of_one_day = len(spans) > 1 and not entries(read.text, dated)
    first = day_it_tells(read.text, read.telling, note, dated) if of_one_day else None
    found = {one.sentence for one in dated}
    dated = turned(dated, first) if first else dated
    unplanned = [span for span in spans if span not in planned]
    carried = carried_on(read.text, unplanned, dated, wrapped=read.dates.wrapped)
    told = {one.sentence for one in dated}
    night = over_midnight(read.text, note, unplanned, dated, first).items() if not note.led else ()
    carried |= {span: day for span, day in night if span not in told}
    others = (one for one in dated if one.use is not Use.OWN and not is_also_of(read.telling.lower, one))
    elsewhere = planned.union(carried, (one.sentence for one in others))
    opens = first.sentence if first else None
    unread = [
        span
        for span in spans
        if span not in elsewhere and span != opens and span not in found and names_another_day(read.text, note, span)
    ]
    own = [span for span in spans if span not in elsewhere and span not in unread and not _of_others(read, span)]
    own = sorted([*own, *before_brackets(read.text, read.telling, spans, dated, planned.union(carried, own))])
    return _Sorted(spans=spans, dated=dated, first=first, carried=carried, own=own, unread=unread)


def _of_others(read: Text, span: Span) -> bool:
    return counts_many(read.text[span.start : span.end])


def _of_days(read: Text, note: Note, parts: _Sorted) -> Iterator[Read]:
    """A note as an event of its day, and what else it tells: of that day, of others, of none that is known."""
    account = _own_account(read, note, parts)
    record = account.key.partition("#")[0]
    told = [*told_days(read, note, record, parts.dated), *told_on(read, note, record, parts.carried, parts.dated)]
    told = [with_voice(read, note, parts.spans, recounted(account, other)) for other in told]
    account = without_other_days(read, note, parts.spans, account, told)
    letter = _is_letter(read, note, parts)
    act = act_in_title(read.telling, read.text, note) if letter else None
    # What a row of actions asks for did not happen, and how it stood is told with the action.
    rows = [row.span for row in rows_of_actions(read.text, note)]
    others = list(besides(read, note, account, _apart_from(rows, parts.own), parts.dated, alone=letter))
    others = [
        _undated(read, note, other) if letter else as_told(read, note, account, parts.dated, other) for other in others
    ]
    others += own_among_others(read, note, account, parts.dated)
    grave = grave_before_a_day_to_come(read, note, account, parts.dated)
    others += [as_told(read, note, account, parts.dated, other) for other in grave]
    others += [
        replace(other, when=told_in_writing(note))
        for other in besides(read, note, account, _apart_from(rows, parts.unread), ())
    ]
    coming = list(plans(read, note, record, parts.dated))
    # A letter of the family is told whole beside what it tells of days: somebody wrote it, and somebody has to have read it.
    own = letter and (note.looks_back or is_from_the_family(read.text, note))
    if act is not None or own or (not letter and _is_event(read, note, account, parts)):
        act = act or (Kind.CONTACT if letter and note.looks_back else None)
        own_account = _as(account, act, note) if act is not None else account
        yield from on_each_day(read.text, note, own_account, read.nth)
        read.ledger.account(note.start, note.end)
    yield from others
    yield from strangers(read, parts.spans)
    yield from told
    yield from coming
    # Of a note that is no entry only the sentences that made one have ended somewhere.
    _end_somewhere(read, [*(one.source for one in (*others, *told)), *(one.source for one in coming)])
    read.ledger.ignore(note.start, note.end, "text:tells-no-event")


def _apart_from(rows: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(row.start <= span.start < row.end for row in rows)]


def _end_somewhere(read: Text, sources: Sequence[Source]) -> None:
    for source in sources:
        if source.start is not None and source.end is not None:
            read.ledger.account(source.start, source.end)


def _is_letter(read: Text, note: Note, parts: _Sorted) -> bool:
    """A letter, mail or summary that a system does not call something else."""
    named = note.heading.kind or note.heading.note_type or note.led or read.row
    return parts.first is None and not named and is_retold(read.text, note, parts.dated)


def _as(account: Account, kind: Kind, note: Note) -> Account:
    return replace(
        account,
        kind=kind,
        title=title_of(kind, note.language),
        polarity=taxonomy()[kind].polarity,
        evidence_status=known_by_kind(kind),
    )


def _stands(read: Text, note: Note, spans: Sequence[Span]) -> bool:
    """A note is a rule, a form, an agenda or a plan; what a system calls a visit, and an entry of a log, is none.

    Nor is one among others that a head gives a day, a writer and a name, unless it calls itself one: a visit that is told
    in what somebody asked and would like speaks of what is to be, and was all the same.
    """
    named = note.heading.kind or note.heading.people or kind_of_heading(folded(note.heading.note_type))
    if note.led or read.row or named or _is_kept(read, note):
        return False
    bearing = bearing_of(read.telling.lower, spans)
    entered = _is_entered(read.text, note) and not bearing.titled
    return bearing.stands and not entered and not is_from_the_family(read.text, note)


def _is_kept(read: Text, note: Note) -> bool:
    """One of the notes that somebody kept day by day, each under its head: a record, whatever its words look ahead to."""
    return read.structure.is_kept and note.day is not None and note.body_start > note.start


def _is_entered(text: str, note: Note) -> bool:
    """An entry of a record: its head says when it was written, by whom and what it is, and others stand around it."""
    head = note.heading
    headed = head.written_on is not None and head.author and note.note_type
    return bool(headed) and bool(text[: note.start].strip() or text[note.end :].strip())


def _of_a_standing_text(read: Text, note: Note, spans: Sequence[Span], dated: Sequence[Dated]) -> Iterator[Read]:
    """What a text that stands for any day says all the same: that something was, on a day, of whom it is about."""
    record = record_of_note(note.author, note.day.isoformat() if note.day else "", "", read.text[note.start : note.end])
    known = [one for one in dated if one.use is Use.EVENT and is_told(read.telling.lower, one.sentence)]
    told = [*told_days(read, note, record, known)]
    coming = list(plans(read, note, record, dated))
    yield from told
    yield from strangers(read, [span for span in spans if is_told(read.telling.lower, span)])
    yield from coming
    _end_somewhere(read, [*(one.source for one in told), *(one.source for one in coming)])
    read.ledger.ignore(note.start, note.end, "text:standing")


def _undated(read: Text, note: Note, other: Account) -> Account:
    """What a letter or a summary tells without a day was by the day it was written, but for what its writer has done by then."""
    start, end = other.source.start or 0, other.source.end or 0
    return other if is_done_now(read.text, Span(start, end)) else replace(other, when=told_in_writing(note))


def _is_event(read: Text, note: Note, account: Account, parts: _Sorted) -> bool:
    """A note is an event of its own day unless it neither says what it is a note of nor tells anything of that day."""
    named = note.heading.note_type or note.heading.title or note.heading.kind or note.people or read.row
    led = entries(read.text, parts.dated)
    if not named and led and (not parts.own or is_title(read.telling.lower, parts.own, led)):
        return False
    marked = account.child_voice or account.outcome or account.decision
    opens = [parts.first.sentence] if parts.first else [*parts.spans[:1], *_own_entries(read.text, parts)]
    # Who kept a log wrote each of its lines of that day, also where it names somebody whom nothing else makes known.
    entry = note.led or (
        _opens_with_its_day(read.text, note, parts) and any(speaks_of_somebody(read, span) for span in opens)
    )
    step = any(read.telling.names_a_step(span) or read.telling.falls_short(span) for span in parts.own)
    kept = _is_kept(read, note) and bool(parts.own)
    return bool(account.kind is not Kind.CASE_NOTE or named or marked or entry or step or kept)


def _own_entries(text: str, parts: _Sorted) -> list[Span]:
    return [one.sentence for one in parts.dated if one.use is Use.OWN and opens_entry(text, one)]


def _opens_with_its_day(text: str, note: Note, parts: _Sorted) -> bool:
    """An entry of a log: "18-7-24 tea call, son answered"."""
    return any(
        one.use is Use.OWN and (one.at.start - note.body_start <= _MARGIN or opens_entry(text, one))
        for one in parts.dated
    )


def _own_account(read: Text, note: Note, parts: _Sorted) -> Account:
    """The note itself, by its sentences that speak of its own day: not of another, nor of what is to be done."""
    spans, own = parts.spans, parts.own
    body = Span(note.body_start, note.end)
    of_kind = kind_of(read, note, own, parts.first, other_days=any(one.use is Use.EVENT for one in parts.dated))
    kind = of_kind.kind
    marked = sections_of(read.text, note, spans, wrapped=read.dates.wrapped)
    told = [span for span in spans if span.end <= note.told_end and not _is_furniture(read, span)]
    day = note.day.isoformat() if note.day else ""
    record = record_of_note(note.author, day, note.note_type, read.text[body.start : body.end])
    if read.row is not None:
        # The notes of brothers and sisters are often in the same words.
        record = read.row.record or f"{record}:{in_key(read.row.subject)}"
    return Account(
        key=f"{read.nth.apart(record)}#note",
        when=when_told(parts.first, note) or When.undated(),
        kind=kind,
        title=title_of_note(note, kind, of_kind.words),
        fact=fact_of(read.text, told or spans) or plain(read.text[body.start : body.end]),
        evidence_status=as_said_by_kin(note, of_kind.status),
        polarity=taxonomy()[kind].polarity,
        people=read.cast.of_note(note, [span for span in own if not _is_furniture(read, span)]),
        agency=note.agency or None,
        place=note.heading.place or None,
        action=marked.get(Label.ACTION),
        outcome=marked.get(Label.OUTCOME),
        decision=marked.get(Label.DECISION),
        rationale=marked.get(Label.RATIONALE),
        impact=marked.get(Label.IMPACT),
        child_voice=marked.get(Label.CHILD_VOICE) or voice_of(read.text, note, spans, read.structure.about),
        language=note.language,
        source=read.source(note, body),
    )


def _is_furniture(read: Text, span: Span) -> bool:
    return is_within(read.structure.furniture, span.start)
