"""A text of notes as accounts: one for each note, and one for each day of its own that a sentence tells of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from chronology.dates import impossible
from chronology.documents import Document
from chronology.errors import RefusedError
from chronology.hooks import Read
from chronology.mapping import in_key
from chronology.model import (
    Account,
    Action,
    Coverage,
    EvidenceStatus,
    Extent,
    Group,
    Involvement,
    Kind,
    Problem,
    Reading,
    Severity,
    Source,
    When,
)
from chronology.practice import taxonomy, title_of
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, is_wrapped, sentences
from chronology.prose.telling import Said, Telling, is_opinion, kind_of_heading
from chronology.prose.wording import FACT_WORDS, TITLE_WORDS, fact_of, first_words, plain, title_of_words
from importers.notes.cast import Cast
from importers.notes.dated import Dated, Dates, Use
from importers.notes.heading import Heading
from importers.notes.keys import Nth, record_of_note
from importers.notes.labels import Label
from importers.notes.ledger import Ledger
from importers.notes.marked import planned_in, sections_of, voice_of
from importers.notes.messages import messages
from importers.notes.structure import Note, Structure, is_within, one_note, split

_SHORT_TITLE = 8
_LIKE_A_DATE = re.compile(
    r"(?<![\w/.-])\d{1,4}(?:st|nd|rd|th)?(?:(?P<mark>[/.-])\d{1,2}(?P=mark)|[ ](?:of[ ])?[^\W\d_]{3,11},?[ ])\d{1,4}(?![\w/-])"
)
_OWN_DOING = frozenset({Group.VISIT, Group.CONTACT})
# What a mail can be about and never is: hearings and meetings are held, plans and enquiries made, somewhere else.
_HELD_ELSEWHERE = frozenset(
    {Group.LEGAL, Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.REVIEW, Group.PLAN, Group.S47_ENQUIRY}
    | {Group.ASSESSMENT, Group.CLOSURE, Group.PLACEMENT_MOVE}
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A document being read: its text, its notes and what its words tell."""

    document: Document
    text: str
    structure: Structure
    telling: Telling
    dates: Dates
    ledger: Ledger
    nth: Nth
    cast: Cast
    row: "Row | None" = None
    """The row of a table whose cell the text is."""

    def source(self, note: Note, span: Span) -> Source:
        # Offsets count in the text of a document, and a cell has none there.
        within = self.row is None
        return self.document.source(
            self.row.place if self.row else self._place(span),
            start=span.start if within else None,
            end=span.end if within else None,
            quote=self.text[span.start : span.end],
            recorded_on=note.heading.recorded_on or note.day,
            recorded_by=note.author or None,
            agency=note.agency or None,
        )

    def _place(self, span: Span) -> str:
        """The page where there are pages, and the lines."""
        page = self.document.page_at(span.start)
        lines = self.ledger.locator(span.start, span.end)
        return f"{page}, {lines}" if page else lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A note that stands in a cell, with what the rest of its row says: its heading, whom it is about, its key."""

    text: str
    heading: Heading
    place: str
    subject: str = ""
    record: str = ""
    """The key of the record where the row has an id, else empty."""


def read_row(document: Document, row: Row, nth: Nth) -> Iterator[Read]:
    """Read the note of a row as any other note; everything it tells is about the row's person."""
    cell = Document(document.name, content=row.text.encode())
    structure = one_note(cell, row.heading)
    text = cell.text
    telling = Telling(folded(text))
    dates = Dates(text, telling, None, structure.furniture, is_wrapped(text))
    cast = Cast(text, telling.lower, structure, row.subject)
    read = _Text(document, text, structure, telling, dates, Ledger(text), nth, cast, row)
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
    yield from _damage(document)
    mail = document.mail
    structure = messages(document, mail) if mail else split(document)
    telling = Telling(folded(text))
    wrapped = not document.is_word and is_wrapped(text)
    dates = Dates(text, telling, structure.born, structure.furniture, wrapped)
    read = _Text(document, text, structure, telling, dates, Ledger(text), Nth(), Cast(text, telling.lower, structure))
    for note in structure.notes:
        yield from _note(read, note)
    yield from _what_is_left(read)
    yield from _ending(read)


def _damage(document: Document) -> Iterator[Problem]:
    """What the gate had to remove or could not decode."""
    if not document.is_text or document.is_mail:
        # What the gate met in those it has told itself.
        return
    if document.decoded.nuls:
        yield document.problem("held NUL characters, which were removed", severity=Severity.NOTE)
    if document.decoded.replaced:
        yield document.problem(f"held characters that are not {document.decoded.encoding}; each is marked U+FFFD")


def _note(read: _Text, note: Note) -> Iterator[Read]:
    spans = list(sentences(read.text, note.body_start, note.end, wrapped=read.dates.wrapped))
    planned = planned_in(read.text, note, spans, wrapped=read.dates.wrapped)
    dated = list(read.dates.of(note, spans, planned))
    if note.narrative:
        for one in dated:
            if one.use is Use.EVENT:
                yield from _told_in_narrative(read, note, one)
        return
    others = planned.union(one.sentence for one in dated)
    own = [span for span in spans if span not in others]
    account = _own_account(read, note, spans, own)
    record = account.key.partition("#")[0]
    yield account
    yield from _harms(read, note, account, own)
    yield from _strangers(read, spans)
    yield from _told_days(read, note, record, dated)
    yield from _plans(read, note, record, dated)
    read.ledger.account(note.start, note.end)


def _told_in_narrative(read: _Text, note: Note, one: Dated) -> Iterator[Account]:
    """A narrative has no note of its own: a sentence of it stands alone, and undated only if it tells an event."""
    said = read.telling.of_date(one.sentence, one.at, one.part)
    if one.when.dated or said is not None:
        record = record_of_note("", "", "", read.text[one.sentence.start : one.sentence.end])
        read.ledger.account(one.sentence.start, one.sentence.end)
        yield _of_day(read, note, record, one, said)


def _own_account(read: _Text, note: Note, spans: list[Span], own: Sequence[Span]) -> Account:
    """The note itself; `own` are its sentences that speak of its own day: not of another, nor of what is to be done."""
    body = Span(note.body_start, note.end)
    kind, known = _kind_of(read, note, own)
    marked = sections_of(read.text, note, spans, wrapped=read.dates.wrapped)
    told = [span for span in spans if span.end <= note.told_end and not _is_furniture(read, span)]
    day = note.day.isoformat() if note.day else ""
    record = record_of_note(note.author, day, note.note_type, read.text[body.start : body.end])
    if read.row is not None:
        # The notes of brothers and sisters are often in the same words.
        record = read.row.record or f"{record}:{in_key(read.row.subject)}"
    return Account(
        key=f"{read.nth.apart(record)}#note",
        when=note.written_on or When.undated(),
        kind=kind,
        title=_title(note, kind),
        fact=fact_of(read.text, told or spans) or plain(read.text[body.start : body.end]),
        evidence_status=known,
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


def _is_furniture(read: _Text, span: Span) -> bool:
    return is_within(read.structure.furniture, span.start)


def _kind_of(read: _Text, note: Note, own: Sequence[Span]) -> tuple[Kind, EvidenceStatus]:
    """The kind the heading names, else the one the words speak for most plainly, else a case note; and how it is known."""
    own_form = note.heading.kind
    named = kind_of_heading(folded(note.heading.note_type)) or kind_of_heading(folded(note.note_type))
    said = None if named else read.telling.of_body(own)
    kind = named or (said.kind if said else Kind.CASE_NOTE)
    if own_form is not None and (said is None or taxonomy()[kind].group in _HELD_ELSEWHERE):
        kind = own_form
    if kind is Kind.VISIT and note.not_seen:
        kind = Kind.CHILD_NOT_SEEN
    kind = read.telling.foiled(kind, own) or kind
    if taxonomy()[kind].group in _OWN_DOING:
        return kind, EvidenceStatus.OBSERVED
    return kind, said.status if said else EvidenceStatus.REPORTED


def _title(note: Note, kind: Kind) -> str:
    """The heading's own words where they are few and no judgement, else the name of the kind."""
    words = title_of_words(note.heading.title or note.heading.note_type)
    if not words or len(words.split()) > TITLE_WORDS or is_opinion(folded(words)):
        return title_of(kind, note.language)
    return words[:1].upper() + words[1:]


def _harms(read: _Text, note: Note, own: Account, sentences_of_day: Sequence[Span]) -> Iterator[Account]:
    """Grave things told in the note of a routine meeting, at the note's date: the meeting is one event, they are others."""
    record = own.key.partition("#")[0]
    for said, sentence in read.telling.harms(own.kind, sentences_of_day):
        yield Account(
            key=f"{record}#{said.kind}",
            when=own.when,
            kind=said.kind,
            title=title_of(said.kind, note.language),
            fact=first_words(read.text[sentence.start : sentence.end], FACT_WORDS),
            evidence_status=said.status,
            polarity=taxonomy()[said.kind].polarity,
            people=read.cast.of(note, [sentence]),
            agency=own.agency,
            language=note.language,
            source=read.source(note, sentence),
        )


def _strangers(read: _Text, spans: Sequence[Span]) -> Iterator[Problem]:
    """Somebody grown who was in the home and has no name: where it does not make an entry, it is said all the same."""
    for span in read.cast.strangers(spans):
        if not any(hit.kind is Kind.UNKNOWN_ADULT_PRESENT for hit in read.telling.cues.within(span.start, span.end)):
            place = read.row.place if read.row else read.ledger.locator(span.start, span.end)
            message = "speaks of a grown person in the home who is not named"
            yield read.document.problem(message, place, severity=Severity.NOTE)


def _told_days(read: _Text, note: Note, record: str, dated: Sequence[Dated]) -> Iterator[Account]:
    seen: set[tuple[Span, str | None]] = set()
    for one in dated:
        if one.use is not Use.EVENT or (one.sentence, one.when.edtf) in seen:
            continue
        seen.add((one.sentence, one.when.edtf))
        said = read.telling.of_date(one.sentence, one.at, one.part)
        # "Has not been missing since November": what is only denied of a day did not happen on it.
        if said is not None or not one.negated:
            yield _of_day(read, note, record, one, said)


def _of_day(read: _Text, note: Note, record: str, one: Dated, said: Said | None) -> Account:
    kind = said.kind if said else Kind.UNCLASSIFIED
    words = read.text[one.sentence.start : one.sentence.end]
    role = f"mention-{one.when.edtf or 'undated'}"
    return Account(
        key=read.nth.apart(f"{record}#{role}"),
        when=one.when,
        kind=kind,
        title=title_of(kind, note.language) if said else first_words(words, _SHORT_TITLE),
        fact=first_words(words, FACT_WORDS),
        evidence_status=said.status if said else EvidenceStatus.REPORTED,
        polarity=taxonomy()[kind].polarity,
        people=read.cast.of(note, [one.sentence]),
        agency=note.agency or None,
        language=note.language,
        source=read.source(note, one.sentence),
    )


def _plans(read: _Text, note: Note, record: str, dated: Sequence[Dated]) -> Iterator[Action]:
    """Days still to come, where the sentence plans something for them: never events."""
    for one in dated:
        if one.use is Use.PLAN:
            yield Action(
                text=first_words(read.text[one.sentence.start : one.sentence.end], FACT_WORDS),
                due=one.when,
                agreed_at=note.written_on,
                account=record,
                source=read.source(note, one.sentence),
            )


def _what_is_left(read: _Text) -> Iterator[Problem]:
    """Account for every line outside the notes, and for those of a narrative that told nothing."""
    for line in read.structure.set_aside:
        read.ledger.ignore(line.start, line.end, line.rule)
    for note in read.structure.notes:
        if note.narrative:
            read.ledger.ignore(note.start, note.end, "text:no-dated-event")
    yield from _no_such_dates(read)
    if read.ledger.left:
        yield read.document.problem(f"{read.ledger.left} lines were not understood")
        read.ledger.account(0, len(read.text))


def _no_such_dates(read: _Text) -> Iterator[Problem]:
    """Dates no calendar holds, in headings and in the text: said, and neither swapped nor mended."""
    headings = {read.ledger.line(place) for place in read.structure.no_such_date}
    for line in sorted(headings):
        yield read.document.problem("a heading gives a date that does not exist; its note is undated", f"line {line}")
    elsewhere = {read.ledger.line(start) for start in (*read.dates.impossible, *_outside_bodies(read))} - headings
    for line in sorted(elsewhere):
        yield read.document.problem("a date that does not exist; no event was made of it", f"line {line}")


def _outside_bodies(read: _Text) -> Iterator[int]:
    """Impossible dates of the text before, between and after the bodies of the notes."""
    at = 0
    for start, end in [*((note.body_start, note.end) for note in read.structure.notes), (len(read.text), 0)]:
        for found in _LIKE_A_DATE.finditer(read.text, at, max(at, start)):
            if _is_impossible(found[0]):
                yield found.start()
        at = max(at, end)


@lru_cache(maxsize=4096)
def _is_impossible(words: str) -> bool:
    return bool(impossible(words))


def _ending(read: _Text) -> Iterator[Read]:
    yield from read.ledger.ignored(read.document)
    days = sorted(note.day for note in read.structure.notes if note.day)
    if days:
        source = read.document.source("")
        yield Coverage(source=source, from_day=days[0], to_day=days[-1], extent=Extent.UNKNOWN)
    yield Reading(
        document=read.document.name,
        unit="lines",
        found=read.ledger.found,
        accounted=read.ledger.accounted,
        as_at=days[-1] if days else None,
    )
