"""What judgments, reviews and reports tell: sentences with a day of their own, and grave facts that go on with one."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chronology.dates import from_edtf
from chronology.model import Account, Basis, EvidenceStatus, Group, Kind, Level, Precision, When
from chronology.practice import taxonomy
from chronology.prose.said import Said
from chronology.prose.sentences import Span, parted
from chronology.prose.statements import stated_on
from chronology.prose.vocabulary import NAMES
from chronology.prose.wording import fact_of
from importers.notes.asides import comes_back, says_what_is_not_known
from importers.notes.dated import Dated, Use
from importers.notes.days import account_of_day, speaks_of_somebody
from importers.notes.itemised import as_of_its_item
from importers.notes.keys import record_of_note
from importers.notes.note import Note
from importers.notes.refusals import REACH, is_birth, is_of_papers
from importers.notes.text import Text
from importers.notes.untold import is_untold
from importers.notes.weighed import Weighed

# "Mother had a red mark on her neck" behind "On 4 March police were called": whom it harmed and what was done that day.
_GRAVE_GROUPS = frozenset(
    {Group.INJURY_OR_HARM, Group.DOMESTIC_ABUSE, Group.POLICE, Group.STRATEGY_DISCUSSION, Group.S47_ENQUIRY}
    | {Group.MISSING, Group.HEALTH, Group.SUBSTANCE_MISUSE}
)
_GRAVE_KINDS = frozenset({Kind.POLICE_PROTECTION, Kind.BECAME_LOOKED_AFTER, Kind.PLACEMENT_STARTED})
_CALLED = frozenset({Kind.POLICE_INCIDENT, Kind.DOMESTIC_ABUSE_INCIDENT})
_OF_A_GROWN_UP = re.compile(
    r"\W*(?:the )?(?:mother|father|mum|mam|dad|parents?|step-?(?:mother|father)|partner|applicant|m|f|mr|mrs|ms|miss)\b"
)
_CHANNELS = frozenset({Kind.CONTACT, Kind.TELEPHONE_CALL, Kind.EDUCATION_CONTACT, Kind.HEALTH_CONTACT})
_OF_SERVICES = frozenset({Kind.MANAGEMENT_DECISION, Kind.PROFESSIONALS_MEETING, Kind.COMPLAINT, Kind.POLICE_INCIDENT})
_ONCE = frozenset(
    {
        Kind.BIRTH,
        Kind.DEATH,
        Kind.MARRIAGE,
        Kind.CASE_CLOSED,
        Kind.ORDER_MADE,
        Kind.COURT_APPLICATION,
        Kind.COURT_HEARING,
    }
)
_HELD_ONCE = frozenset({Group.CONFERENCE, Group.STRATEGY_DISCUSSION, Group.PLAN})
_LATER = frozenset({Kind.FINANCIAL_ABUSE_INDICATOR, Kind.PREGNANCY, Kind.DIAGNOSIS, Kind.COURT_FINDING})
"""What is found out, or lasts, is not of the day of the sentence before."""
_IN_FULL = frozenset({Basis.EXPLICIT, Basis.YEAR_FROM_CONTEXT})
_OF_AGE = 18 * 365
_CLOSE_BY = 48
"""Characters between two names of a day that make one of them."""
_TO_THE_AUTHOR = re.compile(
    r"\b(?:told|informed|said to|explained to|reminded) (?:me|us|(?:the )?(?:reviewers?|authors?|court|panel|inquest|inquiry|review|coroner|tribunal|judge))\b"
    r"|\bin (?:\w+ ){0,2}evidence\b|\bcross.?examin\w+"
)
_SAYS_NOW = re.compile(
    r"\b(?:says?|maintains?|accepts?|denies|claims?|asserts?|gives? (?:the|a|his|her) (?:date|account)|puts? (?:it|the|this))\b"
)
_HEARING_DATES = re.compile(r"\W*(?:hearing dates|dates of hearing|heard on)\b")
_COMES_TO = re.compile(
    r"\W*(?:i (?:now )?(?:come|turn|move) (?:now |then |next )?to|i deal (?:now|next|then) with|this brings (?:me|us) to|we (?:now )?(?:come|turn) (?:now |then )?to)\b"
)
_IN_A_LIST = re.compile(r"(?:,|,? and|,? ac|\s?&)\s(?:the )?|\sand on (?:the )?|,\son (?:the )?")
_THEN_VERB = re.compile(r"\s(?:was|were|had|did|has|have|could|went)\b")
_OF_MISSING = re.compile(
    r"\b(?:returned|brought (?:back|home)) by (?:the )?(?:police|officers)\b|\b(?:missing|abscond\w*|ran (?:away|off)|run(?:ning)? away|runaway|whereabouts|(?:did|had) not (?:come|came|return\w*) (?:home|back)?|failed to return|without (?:leave|authori[sz]ation|permission)|curfew|return (?:home )?interview|welfare check)\b"
)
_PARAGRAPH = 1200
_THAT = re.compile(r"\b(?:that|same) (?:week|month|year)\b", re.IGNORECASE)
# Sentences that weigh, look back or ahead, or speak of papers tell nothing of the day told last.
_BESIDE_THE_DAY = re.compile(
    r"\b(?:ha[sd] (?:been|remained)|by then|i (?:find|found|accept|am)|found as a fact|could say|relied on|decisions?"
    r"|proceedings|asked for|n/a|would(?! not (?:say|let|open|answer|speak|come|go|allow|talk|wake))|should|may|might|is|are|cause of|in relation to|requested|ordered|application|wrote"
    r"|showed that|reports?|on the (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last) (?:day|night|morning|evening)"
    r"|(?:after|within|for) (?:about |nearly |over |the |another )?(?:an?|two|three|four|five|six|seven|eight|ten|several|some|\d+) (?:days?|nights?|weeks?|fortnights?|months?|years?))\b"
)
# What somebody says, or how somebody had been before, is no further harm of the day told last; "on the last" is another day.
_SAID_OF_IT = re.compile(
    r"\W*on the (?:first|second|third|last)\b|\b(?:says|maintains|(?:said|stated|described|explained|alleged) (?:that|how)|was an? (?:former|retired)|in law)\b"
)


def told_in_narrative(read: Text, note: Note, spans: Sequence[Span], dated: Sequence[Dated]) -> Iterator[Account]:
    """A narrative has no note of its own: a sentence of it stands alone, and undated only if it tells an event."""
    dated = list(_heard_once(read, dated))
    told: dict[str | None, set[Group | Kind]] = defaultdict(set)
    weighed = Weighed(read, note.body_start, note.end, dated)
    days = [
        (one, as_of_its_item(read.text, one, said))
        for one, said in _told_once(list(_without_the_wider(list(_one_for_each_day(read, dated, weighed)))))
    ]
    for one, said in days:
        if said is not None:
            told[one.when.edtf].update((taxonomy()[said.kind].group, said.kind))
    grave = list(_told_beside(read, spans, dated, told))
    apart = {one.sentence for one, _ in grave}
    behind: dict[Dated, list[Span]] = defaultdict(list)
    for one, span in _behind(read, spans, dated):
        if span not in apart and not _BESIDE_THE_DAY.search(read.telling.lower, span.start, span.end):
            behind[one].append(span)
    for one, said in days:
        account = _account(read, note, one, said)
        yield _with_what_it_found(read, note, account, one, behind.get(one, ()))
    for one, said in grave:
        yield _account(read, note, one, said)


def _with_what_it_found(read: Text, note: Note, account: Account, one: Dated, behind: Sequence[Span]) -> Account:
    """A visit, a call or an appointment with the sentences behind it: what was found there is what it tells; of an incident the harm.

    So it is with a sentence that only says which day is spoken of next.
    """
    plain = taxonomy()[account.kind].level.rank < Level.MEDIUM.rank
    if account.kind in _CALLED:
        harm = [
            at for at, span in enumerate(behind) if (said := _gravest(read, span)) and _is_of_the_call(read, span, said)
        ]
        behind, plain = behind[: harm[-1] + 1 if harm else 0], True
    if not behind or not (plain or _COMES_TO.match(read.telling.lower, *one.sentence)):
        return account
    whole = Span(one.sentence.start, behind[-1].end)
    read.ledger.account(whole.start, whole.end)
    return replace(account, fact=fact_of(read.text, [one.sentence, *behind]), source=read.source(note, whole))


def _comes_back(read: Text, one: Dated) -> bool:
    """A day of no clock that was told before is named by what was then."""
    before = read.text[max(one.sentence.start, one.at.start - REACH) : one.at.start]
    return one.when.dated and comes_back(read.telling, before, one.at, one.sentence)


def _is_said_of_it(read: Text, one: Dated) -> bool:
    """What a witness says, as the judge writes, of a day that was told is no further thing that happened on it."""
    return _SAYS_NOW.search(read.telling.lower, *one.sentence) is not None


def _heard_once(read: Text, dated: Sequence[Dated]) -> Iterator[Dated]:
    """The days that the head of a judgment says it was heard on are those of one hearing."""
    heard = [one for one in dated if _HEARING_DATES.match(read.telling.lower, *one.sentence) and one.when.dated]
    days = [day for one in heard for day in (one.when.earliest, one.when.latest) if day]
    for one in dated:
        if one not in heard:
            yield one
        elif one is heard[0]:
            span = f"{min(days)}/{max(days)}" if len(set(days)) > 1 else f"{days[0]}"
            yield replace(one, when=from_edtf(span, as_written=one.when.as_written))


def _one_for_each_day(read: Text, dated: Sequence[Dated], weighed: Weighed) -> Iterator[tuple[Dated, Said | None]]:
    """What each sentence tells of each of its days, once: "on the Tuesday, 2 November" is one day, named twice."""
    told: list[tuple[Dated, Said | None]] = []
    known: dict[str | None, Span] = {None: Span(0, 0)}
    groups: dict[str | None, set[Group | Kind]] = defaultdict(set)
    last = max((day for one in dated if one.use is Use.EVENT and (day := one.when.latest)), default=dt.date.min)
    for one, told_by, others in _with_first_of_list(read, dated):
        own = one.use is Use.EVENT
        said = read.telling.of_date(told_by.sentence, told_by.at, told_by.part, narrative=True) if own else None
        said = None if said and _is_of_nobody_missing(read, told_by, said) else said
        said = stated_on(read.telling.lower, told_by.at, told_by.sentence, said, others) if own else None
        if one.use is Use.EVENT and is_birth(read.text[max(one.sentence.start, one.at.start - REACH) : one.at.start]):
            if not _is_of_a_child(one.when, last):
                continue
            said = Said(Kind.BIRTH, one.at, EvidenceStatus.VERIFIED, NAMES, plain=True)
        if said is None and not _is_day_of_somebody(read, one):
            continue
        again = one.when.edtf in known and known[one.when.edtf] != one.sentence
        if again and (_comes_back(read, one) or (said is None and _is_said_of_it(read, one))):
            continue
        if _is_beside_the_story(read, one, said):
            continue
        if weighed.is_again(one, said, groups[one.when.edtf] if again else ()):
            continue
        groups[one.when.edtf].add(taxonomy()[said.kind].group if said else Group.OTHER)
        if not (told and _is_named_again(told[-1], one, said)):
            told.append((one, said))
            known.setdefault(one.when.edtf, one.sentence)
        elif _weighs(said) > _weighs(told[-1][1]):
            told[-1] = (one, said)
    yield from told


def _is_of_nobody_missing(read: Text, one: Dated, said: Said) -> bool:
    """Who brought a child back, or found somebody, says of nobody that they were missing."""
    if taxonomy()[said.kind].group is not Group.MISSING:
        return False
    before = max(read.text.rfind("\n\n", 0, one.sentence.start), one.sentence.start - _PARAGRAPH, 0)
    return _OF_MISSING.search(read.telling.lower, before, one.sentence.end) is None


def _with_first_of_list(read: Text, dated: Sequence[Dated]) -> Iterator[tuple[Dated, Dated, Sequence[Span]]]:
    """Each day with the one that says what was done, and the places of the other days of its sentence.

    Of "rang on 1, 5 and 8 May" the first says it, of "visits of 3 and 10 June were cancelled" the last.
    """
    runs: list[list[Dated]] = []
    for one in dated:
        before = runs[-1][-1] if runs else None
        if before and before.sentence == one.sentence and _IN_A_LIST.fullmatch(read.text, before.at.end, one.at.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        behind = _THEN_VERB.match(read.telling.lower, run[-1].at.end) is not None
        others = [
            one.at for other in runs if other is not run and other[0].sentence == run[0].sentence for one in other
        ]
        for one in run:
            yield one, run[-1] if behind else run[0], others


def _without_the_wider(told: Sequence[tuple[Dated, Said | None]]) -> Iterator[tuple[Dated, Said | None]]:
    """A month and a day "of that month" ("registered in June, following a conference on the 17th of that month") are one."""
    for _, sentence in groupby(told, key=lambda each: each[0].sentence):
        days = list(sentence)
        narrower = {one: other for one, _ in days for other, _ in days if _is_its_day(one, other)}
        wider = {other: said for one, said in days if (other := narrower.get(one))}
        for one, said in days:
            if one not in narrower:
                yield one, max((wider.get(one), said), key=_weighs)


def _told_once(days: Sequence[tuple[Dated, Said | None]]) -> list[tuple[Dated, Said | None]]:
    """What is told of a day counted from another ("three days later he was dead") and of that day by its date is one.

    So is a birth, a death or a step that two sentences tell of one day.
    """
    in_full = {(one.when.edtf, said.kind) for one, said in days if said and one.when.basis in _IN_FULL}
    known: dict[tuple[str | None, Kind], Span] = {}
    born = [one.when for one, said in days if said and said.kind is Kind.BIRTH and one.when.earliest == one.when.latest]
    told = []
    for one, said in days:
        if said is not None and one.when.dated:
            if said.kind is Kind.BIRTH and any(_is_month_of(one.when, day) for day in born):
                continue
            own = (one.when.edtf, said.kind)
            counted = one.when.basis not in _IN_FULL and own in in_full
            if counted or (_is_once(said.kind) and known.setdefault(own, one.sentence) != one.sentence):
                continue
        told.append((one, said))
    return told


def _is_month_of(when: When, born: When) -> bool:
    """A month, told of a birth, that has the day on which another sentence tells of one."""
    day = born.earliest
    if when.precision is not Precision.MONTH or not (day and when.earliest and when.latest):
        return False
    return when.earliest <= day <= when.latest


def _is_once(kind: Kind) -> bool:
    """It happens once on a day: whoever tells it again tells of the same."""
    return kind in _ONCE or taxonomy()[kind].group in _HELD_ONCE


def _is_its_day(one: Dated, other: Dated) -> bool:
    """A month or year of a sentence is that in which a day of it lies, by the sentence's own "that month"."""
    wide, narrow = one.when, other.when
    if not (_THAT.search(wide.as_written) or _THAT.search(narrow.as_written)) or (wide.edtf or "").endswith("~"):
        return False  # "early 2018" is a time of its own, whatever came in "August of that year"
    if not (wide.earliest and wide.latest and narrow.earliest and narrow.latest):
        return False
    longer = wide.latest - wide.earliest > narrow.latest - narrow.earliest
    return longer and wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


def _is_of_a_child(born: When, last: dt.date) -> bool:
    """Whoever was born then was under age on the last day that the text tells of."""
    return born.latest is not None and (last - born.latest).days < _OF_AGE


def _is_named_again(before: tuple[Dated, Said | None], one: Dated, said: Said | None) -> bool:
    """A day stands twice in a sentence, close by or for one thing."""
    other, earlier = before
    if (other.sentence, other.when.edtf) != (one.sentence, one.when.edtf) or not one.when.dated:
        return False
    alike = (earlier and taxonomy()[earlier.kind].group) is (said and taxonomy()[said.kind].group)
    return alike or one.at.start - other.at.end <= _CLOSE_BY


def _weighs(said: Said | None) -> tuple[int, int]:
    """Which of two things a sentence tells of one day is the event: what it names, and the graver of those."""
    return (said.weight, taxonomy()[said.kind].level.rank) if said else (0, 0)


def _is_evidence(read: Text, one: Dated, said: Said) -> bool:
    """What a witness said of a day told before ("she told me that he came that night") is no talk of that day."""
    talk = taxonomy()[said.kind].group is Group.CONTACT and one.when.basis is Basis.RELATIVE_TO_PREVIOUS
    return talk and _TO_THE_AUTHOR.search(read.telling.lower, *one.sentence) is not None


def _is_beside_the_story(read: Text, one: Dated, said: Said | None) -> bool:
    """What is told with a day is evidence, of a paper, or nothing that happened."""
    if said is not None and (_is_evidence(read, one, said) or _is_of_a_paper(read, one, said)):
        return True
    return is_untold(read.telling.lower, one.at, one.sentence, named=said is not None and said.weight >= NAMES)


def _is_of_a_paper(read: Text, one: Dated, said: Said) -> bool:
    """Words that only lean towards a contact or a decision ("the entry on the school's register is dated ...") are of a paper."""
    leans = said.weight < NAMES and (said.kind in _CHANNELS or said.kind in _OF_SERVICES)
    return leans and is_of_papers(read.telling, one.sentence)


def _is_day_of_somebody(read: Text, one: Dated) -> bool:
    """A day is told, by no word of ours, of people or services, and not only of papers."""
    if one.use is not Use.EVENT or not one.when.dated or is_of_papers(read.telling, one.sentence):
        return False
    if says_what_is_not_known(read.telling, one.sentence):
        return False
    return speaks_of_somebody(read, one.sentence)


def _account(read: Text, note: Note, one: Dated, said: Said | None) -> Account:
    record = record_of_note("", "", "", read.text[one.sentence.start : one.sentence.end])
    read.ledger.account(one.sentence.start, one.sentence.end)
    return account_of_day(read, note, record, one, said)


def _is_of_the_call(read: Text, span: Span, said: Said) -> bool:
    """What police found a grown-up with where they were called ("Mother had a split lip") is what they were called for, and so is that they came."""
    if said.kind is Kind.POLICE_INCIDENT:
        return True
    return said.kind is Kind.INJURY and _OF_A_GROWN_UP.match(read.telling.lower, *span) is not None


def _told_beside(
    read: Text, spans: Sequence[Span], dated: Sequence[Dated], told: dict[str | None, set[Group | Kind]]
) -> Iterator[tuple[Dated, Said]]:
    """The gravest thing that each sentence behind a day tells, each group once for a day, and a step that protects beside what led to it."""
    for one, span in _behind(read, spans, dated):
        said = _gravest(read, span)
        if said is None or (not _CALLED.isdisjoint(told[one.when.edtf]) and _is_of_the_call(read, span, said)):
            continue
        own: Group | Kind = said.kind if said.kind in _GRAVE_KINDS else taxonomy()[said.kind].group
        if own not in told[one.when.edtf]:
            told[one.when.edtf].add(own)
            when = replace(one.when, basis=Basis.RELATIVE_TO_PREVIOUS)
            yield replace(one, sentence=span, part=span, when=when), said


def _behind(read: Text, spans: Sequence[Span], dated: Sequence[Dated]) -> Iterator[tuple[Dated, Span]]:
    """The sentences without a day behind one that tells of a single day, in its paragraph."""
    days = {one.sentence: one for one in dated if not _is_only_an_age(one)}
    current: Dated | None = None
    before = 0
    for span in spans:
        if current is not None and parted(read.text, before, span.start, wrapped=read.dates.wrapped):
            current = None
        if span in days:
            current = days[span] if _is_of_one_day(days[span]) else None
        elif any(span.start <= at < span.end for at in read.dates.impossible):
            current = None  # a day of its own, and nobody can say which
        elif current is not None:
            yield current, span
        before = span.end


def _is_only_an_age(one: Dated) -> bool:
    """How old somebody was begins no further day: "B, aged 3, was found in the garden"."""
    return one.use is Use.NONE and one.when.basis is Basis.RELATIVE_TO_BIRTH


def _is_of_one_day(one: Dated) -> bool:
    when = one.when
    return one.use is Use.EVENT and when.dated and when.earliest == when.latest and not one.negated


def _gravest(read: Text, span: Span) -> Said | None:
    if any(said.search(read.telling.lower, *span) for said in (_BESIDE_THE_DAY, _SAID_OF_IT)):
        return None
    grave = [said for said, _ in read.telling.besides((), [span]) if _is_grave(said.kind)]
    return max(grave, key=lambda said: taxonomy()[said.kind].level.rank, default=None)


def _is_grave(kind: Kind) -> bool:
    entry = taxonomy()[kind]
    if kind in _LATER or entry.level.rank < Level.HIGH.rank:
        return False
    return kind in _GRAVE_KINDS or entry.group in _GRAVE_GROUPS
