"""What a note tells besides itself: other things of its own day, and things of other days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from chronology.model import Account, Basis, EvidenceStatus, Group, Kind, Level, Problem, Severity, When
from chronology.practice import group_of, taxonomy, title_of
from chronology.prose.said import OF_AN_INCIDENT, Said
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import NAMES
from chronology.prose.wording import FACT_WORDS, first_words, title_of_sentence
from importers.notes.bracketed import in_its_brackets
from importers.notes.dated import Dated, Use
from importers.notes.entries import entries, tells_something
from importers.notes.itemised import as_of_its_item, its_item
from importers.notes.joints import AND
from importers.notes.lasting import lasted, spells
from importers.notes.nights import is_entry
from importers.notes.note import Note
from importers.notes.over import says_in_a_word
from importers.notes.particulars import calls_for_help, confides, is_dense
from importers.notes.shared_out import is_of_another_day, when_made
from importers.notes.somebody import tells_of_somebody
from importers.notes.spoken import with_speaker
from importers.notes.text import Text

# What can be alleged, denied, and found or not found.
_DISPUTABLE = frozenset(
    {Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.DISCLOSURE, Group.POLICE, Group.SUBSTANCE_MISUSE, Group.OTHER}
)
_INCIDENTS = frozenset({Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.POLICE})
# What befalls people and is not arranged for a day.
_BEFALL = OF_AN_INCIDENT | {Group.MISSING, Group.DEATH, Group.BIRTH, Group.HOUSING, Group.HOUSEHOLD_CHANGE}
_OF_THINGS = frozenset({Kind.FINANCIAL_ABUSE_INDICATOR})
_LATELY = 31
"""Days after an incident in which what is told of it in a note is of it."""
_SOON_AFTER = 240
"""Characters behind a sentence in which its paragraph says what became of what it tells."""
_NOT_PROVED = re.compile(
    r"\b(?:(?:make|made|makes) no findings?|no finding|not satisfied|unsubstantiated|(?:not|unable to|could ?n[o'\u2019]?t(?: be)?|cannot(?: be)?) substantiated?|unfounded|not upheld|not proved"
    r"|not proven|not established|acquitted|found not guilty|heb ei brofi)\b"
)
_DENIAL = (
    r"(?:den(?:y|ies|ied|ying) (?:it|this|that|the|any|all|hitting|hurting|having|doing|being|pushing|everything)"
    r"|disput(?:e|es|ed) (?:it|this|that|the)|gwadodd|yn gwadu|wedi gwadu)\b"
)
_DENIED = re.compile(rf"\b{_DENIAL}")
# The next sentence is somebody's denial. A word never ends within itself: a ruled line, whose dashes may be part of a word or
# what parts two, would be cut up in millions of ways.
_WORD = r"[\w'’-]"
_THEN_DENIED = re.compile(
    rf"\W{{0,4}}(?:(?:{_WORD}++[^\w'’-]){{0,4}}{_WORD}+['’-]|(?:{_WORD}++[^\w'’-]){{0,5}}){_DENIAL}"
)


# "No reply today or yesterday" tells of the day of the note in passing.
_BY_DATE = frozenset({Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT})
# A further step of what the sentence names: "enquiry opened 8 May, closed 30 June".
_STEP = re.compile(
    r"(?:^|[\s,;])(?:opened|started|begun|began|closed|ended|completed|concluded|finished|held|reviewed|signed|agreed|allocated|reallocated|issued|agor\w*|cau\w*)"
    r"(?: on| by| ar)? \Z"
)


# "Ann rang pm - Kit came to her Sunday": who rang opens the sentence, and the day stands in what was told.
_RANG = re.compile(
    r"\W*(?:[\w'\u2019./-]+ ){0,3}(?:rang|phoned|telephoned|texted|emailed|e-mailed|called in|t/?c|ffoniodd)\b"
)
_TOLD_THEN = re.compile(r"\s[-\u2013\u2014]\s|[:;]\s|\b(?:that|to say|says|said|saying|told)\b")


def speaks_of_somebody(read: Text, sentence: Span) -> bool:
    """Somebody is in the words of a sentence: words that no cue speaks for tell an event only then."""
    return tells_of_somebody(read.text[sentence.start : sentence.end]) or read.cast.speaks_of(sentence)


def besides(  # noqa: PLR0913  # everything that says of which day it was
    read: Text,
    note: Note,
    own: Account,
    sentences_of_day: Sequence[Span],
    dated: Sequence[Dated],
    *,
    alone: bool = False,
) -> Iterator[Account]:
    """What else a note tells by name at its own date: the meeting is one event, what is told in it are others.

    Where the note itself is no event (`alone`), all it tells. What somebody tells of an incident whose day the note gave
    just before ("afterwards she told me that it was he who rang the police") is of that day.
    """
    record = own.key.partition("#")[0]
    told = set() if alone else set(sentences_of_day[:1])
    for said, sentence in read.telling.besides(set() if alone else {taxonomy()[own.kind].group}, sentences_of_day):
        told.add(sentence)
        before = _incident_before(read, note, sentence, dated) if _is_retold(read, said, sentence) else None
        if before is not None:
            if taxonomy()[said.kind].group is _group_told(read, before) is Group.POLICE:
                continue  # who rang them is of the call-out that is told already; its words are the note's
            when = replace(before.when, basis=Basis.RELATIVE_TO_PREVIOUS)
            yield account_of_day(read, note, record, replace(before, sentence=sentence, when=when), said)
        else:
            yield _account(read, note, f"{record}#{said.kind}", own.when, (said, sentence))
    for sentence in sentences_of_day:
        if sentence not in told and _tells_particulars(read, sentence):
            yield _account(read, note, read.nth.apart(f"{record}#told"), own.when, (_unnamed(read, sentence), sentence))


def _tells_particulars(read: Text, sentence: Span) -> bool:
    words = read.telling.lower[sentence.start : sentence.end]
    return (is_dense(words) or confides(words)) and speaks_of_somebody(read, sentence)


def _unnamed(read: Text, sentence: Span) -> Said | None:
    """What words that name nothing outright lean to, as for a sentence with a day of its own; that somebody told it is none."""
    words = read.telling.lower[sentence.start : sentence.end]
    if confides(words):
        return None
    said = read.telling.of_date(sentence, Span(sentence.start, sentence.start), sentence)
    only_how = said is not None and read.telling.only_tells_how(said) and not calls_for_help(words)
    return None if only_how else said


def _is_retold(read: Text, said: Said, sentence: Span) -> bool:
    return taxonomy()[said.kind].group in _INCIDENTS and read.telling.told_by_caller(sentence)


def _group_told(read: Text, one: Dated) -> Group | None:
    said = read.telling.of_date(one.sentence, one.at, one.part) if one.use is Use.EVENT else None
    return taxonomy()[said.kind].group if said else None


def _incident_before(read: Text, note: Note, sentence: Span, dated: Sequence[Dated]) -> Dated | None:
    """The last day that the note told of before a sentence, where an incident was on it, lately."""
    days = [one for one in dated if one.sentence.start < sentence.start and one.when.dated]
    if not days or note.day is None:
        return None
    last = days[-1]
    if _group_told(read, last) not in _INCIDENTS or last.when.earliest != last.when.latest:
        return None
    # Whoever is found with what was stolen is not found on the day of the theft.
    if (told := read.telling.of_date(last.sentence, last.at, last.part)) and told.kind in _OF_THINGS:
        return None
    return last if 0 < (note.day - last.when.first_day).days <= _LATELY else None


def strangers(read: Text, spans: Sequence[Span]) -> Iterator[Problem]:
    """Somebody grown who was in the home and has no name: where it does not make an entry, it is said all the same."""
    for span in read.cast.strangers(spans):
        if not any(hit.kind is Kind.UNKNOWN_ADULT_PRESENT for hit in read.telling.cues.within(span.start, span.end)):
            place = read.row.place if read.row else read.ledger.locator(span.start, span.end)
            message = "speaks of a grown person in the home who is not named"
            yield read.document.problem(message, place, severity=Severity.NOTE)


def told_days(read: Text, note: Note, record: str, dated: Sequence[Dated]) -> Iterator[Account]:
    """What the sentences with days of their own tell of them."""
    seen: set[tuple[Span, str | None]] = set()
    led = {one.at for one in entries(read.text, dated)}
    dated = dated if note.narrative else spells(read.telling, dated)
    beside: dict[Span, list[Dated]] = defaultdict(list)
    for one in dated:
        beside[one.sentence].append(one)
    for day in dated:
        if day.use is not Use.EVENT or (day.sentence, day.when.edtf) in seen:
            continue
        seen.add((day.sentence, day.when.edtf))
        one = in_its_brackets(read.text, read.telling, day)
        said = read.telling.of_date(one.sentence, one.at, one.part)
        if said is not None and is_of_another_day(read.telling.lower, one, said, beside[one.sentence]):
            said = None
        if (
            not note.narrative
            and (said is None or group_of(said.kind) is Group.CONTACT)
            and _only_in_a_call(read, one, said)
        ):
            continue
        # Of a list of days each has its own: what another item names was not on this one.
        said = as_of_its_item(read.text, one, said)
        # "Has not been missing since November": what is only denied of a time did not happen in it; that somebody did not
        # eat on a day is told of it.
        is_told = not (one.negated and (_is_open(one.when) or _is_not_known(read, one.sentence)))
        entry = one.at in led
        of_somebody = tells_something(read.text, one) if entry else speaks_of_somebody(read, one.sentence)
        of_somebody = of_somebody or read.telling.names_a_step(one.sentence)
        of_somebody = of_somebody or says_in_a_word(read.telling.lower, one.sentence, one.at)
        if said is not None or (is_told and of_somebody):
            yield account_of_day(read, note, record, one, said)
        if said is not None and not _is_open(one.when):
            told = taxonomy()[said.kind].group
            for other, _ in read.telling.besides({told}, [one.sentence], one.part):
                # A fracture seen in hospital, a blow and the arrest for it: one incident, told once for its day.
                if not (told in OF_AN_INCIDENT and taxonomy()[other.kind].group in OF_AN_INCIDENT):
                    yield account_of_day(read, note, record, one, other)


def _only_in_a_call(read: Text, one: Dated, said: Said | None) -> bool:
    """Somebody rang on the note's day, and further on names this one: the call was not on it, and nothing else is told of it."""
    opened = _RANG.match(read.telling.lower, one.sentence.start, one.at.start)
    if opened is None or _TOLD_THEN.search(read.telling.lower, opened.end(), one.at.start) is None:
        return False
    return said is None or not one.part.start <= said.at.start < one.part.end or said.at.start < opened.end()


def own_among_others(read: Text, note: Note, own: Account, dated: Sequence[Dated]) -> Iterator[Account]:
    """What a sentence that names other days tells of the note's own day by name: "opened 8 May, closed 30 June"."""
    others = {one.sentence for one in dated if one.use is Use.EVENT}
    told = {taxonomy()[own.kind].group, Group.VISIT, Group.CONTACT}
    for one in dated:
        if one.use is not Use.OWN or one.sentence not in others or one.when.basis not in _BY_DATE:
            continue
        said = read.telling.of_date(one.sentence, one.at, one.part)
        if said is None or said.weight != NAMES or (group := taxonomy()[said.kind].group) in told:
            continue
        if one.part.start <= said.at.start < one.part.end or _STEP.search(
            read.telling.lower, one.part.start, one.at.start
        ):
            told.add(group)
            yield account_of_day(read, note, own.key.partition("#")[0], one, said)


# "Found guilty on two counts and goes back for sentence in March".
_ANOTHER_CLAUSE = re.compile(rf";|,|\s(?:and|but|so|then|{AND}|ond)\s")


def grave_before_a_day_to_come(read: Text, note: Note, own: Account, dated: Sequence[Dated]) -> Iterator[Account]:
    """What a sentence tells outright and gravely of the note's own day, though a day it names is no event or still to come.

    "He's done one from the unit, fourth time this month": within a time that is not over yet it was. Of a day to come only
    a clause of its own tells.
    """
    told = {taxonomy()[own.kind].group}
    days: dict[Span, list[Dated]] = defaultdict(list)
    for one in dated:
        days[one.sentence].append(one)
    for sentence, named in days.items():
        if note.day is None or any(
            one.use is not Use.NONE or one.negated or not _may_be_to_come(note, one) for one in named
        ):
            continue
        last = min((one.at.start for one in named if _is_to_come(note, one)), default=sentence.end)
        for said, _ in read.telling.besides(told, [sentence]):
            facts = taxonomy()[said.kind]
            apart = last == sentence.end or _ANOTHER_CLAUSE.search(read.telling.lower, said.at.end, last)
            grave = facts.level.rank >= Level.HIGH.rank or facts.group is Group.MISSED_APPOINTMENT
            if apart and grave and facts.group in _BEFALL:
                told.add(facts.group)
                yield _account(read, note, f"{own.key.partition('#')[0]}#{said.kind}", own.when, (said, sentence))


def _may_be_to_come(note: Note, one: Dated) -> bool:
    return one.when.latest is not None and note.day is not None and one.when.latest > note.day


def _is_to_come(note: Note, one: Dated) -> bool:
    return one.ahead or (one.when.earliest is not None and note.day is not None and one.when.earliest > note.day)


# What nobody found or was told is not of the day that it would have been about.
_NOT_KNOWN = re.compile(
    r"\b(?:not|n['’]t|never|unable to|failed to)\s(?:yet |been |being |able to |yet to ){0,3}(?:find|found|traced?|know|known|learn\w*|hear|heard|establish\w*|confirm\w*)\b"
    r"|\b(?:nobody|no ?one|neb)\b[^.;]{0,20}\b(?:told|tells?|said|says|knows?|knew|replied|answered|rung|rang)\b|\bno (?:record|trace|reply|answer|sign|news)\b"
)


def _is_not_known(read: Text, sentence: Span) -> bool:
    return _NOT_KNOWN.search(read.telling.lower, *sentence) is not None


def _is_open(when: When) -> bool:
    """Since or until a day: what else the sentence tells need not have lasted so long."""
    return when.earliest is None or when.latest is None


def told_on(
    read: Text, note: Note, record: str, carried: Mapping[Span, Dated], dated: Sequence[Dated]
) -> Iterator[Account]:
    """What the sentences that go on with the day of one before them tell by name, each group once for a day."""
    groups: dict[str | None, set[Group]] = defaultdict(set)
    days = {day.when.edtf for day in carried.values()}
    named_by = [
        (one, taxonomy()[said.kind].group)
        for one in dated
        if one.use is Use.EVENT
        and one.when.edtf in days
        and (said := read.telling.of_date(one.sentence, one.at, one.part)) is not None
    ]
    for sentence, day in carried.items():
        # What a later sentence names of the same day is told there; this one comes first.
        before = (group for one, group in named_by if one.when.edtf == day.when.edtf and one.at.start < sentence.start)
        groups[day.when.edtf].update(before)
        one = replace(day, sentence=sentence, when=replace(day.when, basis=Basis.RELATIVE_TO_PREVIOUS))
        named = [said for said, _ in read.telling.besides(groups[day.when.edtf], [sentence])]
        groups[day.when.edtf].update(taxonomy()[said.kind].group for said in named)
        for said in named:
            yield account_of_day(read, note, record, one, said)
        if not named and is_entry(day):
            said = read.telling.of_date(sentence, one.at, sentence)
            if (said is not None and said.weight == NAMES) or _tells_particulars(read, sentence):
                yield account_of_day(read, note, record, one, said)


def account_of_day(read: Text, note: Note, record: str, one: Dated, said: Said | None) -> Account:
    """What a sentence tells of the day of a date."""
    one = when_made(note, one, said)
    if said is not None and not note.narrative:
        one, said = lasted(read.telling.lower, one, said, note.day)
    key = read.nth.apart(f"{record}#mention-{one.when.edtf or 'undated'}")
    account = _account(read, note, key, one.when, (said, one.sentence))
    if item := its_item(read.text, one):
        account = replace(account, fact=first_words(item, FACT_WORDS))
    return replace(account, until=one.ended) if one.ended else account


def _account(read: Text, note: Note, key: str, when: When, told: tuple[Said | None, Span]) -> Account:
    """What one sentence of a note tells, where it is not the note itself."""
    said, sentence = told
    whole = sentence if note.narrative else with_speaker(read.text, note, sentence, wrapped=read.dates.wrapped)
    # The author of a report tells no day for nothing.
    kind = said.kind if said else Kind.NARRATED if note.narrative else Kind.UNCLASSIFIED
    words = read.text[whole.start : whole.end]
    return Account(
        key=key,
        when=when,
        kind=kind,
        title=title_of(kind, note.language) if said and not said.by_weight else title_of_sentence(words),
        fact=first_words(words, FACT_WORDS),
        evidence_status=_status(read, note, sentence, said),
        polarity=taxonomy()[kind].polarity,
        people=read.cast.of_sentence(note, sentence),
        agency=note.agency or None,
        language=note.language,
        source=read.source(note, whole),
    )


def _status(read: Text, note: Note, sentence: Span, said: Said | None) -> EvidenceStatus:
    """How a thing is known: as its own words say, and what the sentences after it make of it.

    What a report or judgment tells plainly it tells as established; what one of the family writes is what they say.
    """
    return as_said_by_kin(note, _status_of(read, note, sentence, said))


def as_said_by_kin(note: Note, status: EvidenceStatus) -> EvidenceStatus:
    """Nothing that one of the family writes is checked by its being written."""
    said = note.heading.is_of_kin and status in (EvidenceStatus.VERIFIED, EvidenceStatus.OBSERVED)
    return EvidenceStatus.REPORTED if said else status


def _status_of(read: Text, note: Note, sentence: Span, said: Said | None) -> EvidenceStatus:
    plain = said.plain if said else read.telling.is_untold(sentence)
    status = said.status if said else read.telling.known_of(sentence)
    call = said is not None and taxonomy()[said.kind].group is Group.CONTACT
    if call and status is EvidenceStatus.VERIFIED and read.telling.told_by_caller(sentence):
        plain, status = False, EvidenceStatus.REPORTED
    harm = said is not None and taxonomy()[said.kind].group in _DISPUTABLE
    if harm and status in (EvidenceStatus.ALLEGED, EvidenceStatus.REPORTED):
        own = read.telling.lower[sentence.start : sentence.end]
        after = read.telling.lower[sentence.end : sentence.end + _SOON_AFTER].partition("\n\n")[0]
        if _NOT_PROVED.search(own) or _NOT_PROVED.search(after):
            return EvidenceStatus.NOT_PROVED
        if _DENIED.search(own) or _THEN_DENIED.match(after):
            return EvidenceStatus.DISPUTED
    return EvidenceStatus.VERIFIED if note.narrative and plain else status
