"""A row of a chronology as accounts: what it tells, how that is known, and what is only planned."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.dates import find
from chronology.model import Account, Action, Involvement, Kind, Source, When
from chronology.normalise import text_key
from chronology.people import plain as plain_name
from chronology.practice import taxonomy, title_of
from chronology.prose.outstanding import undone_in
from chronology.prose.phrases import folded
from chronology.prose.promised import WRITER, begun_large, promised_in
from chronology.prose.sentences import Span, sentences
from chronology.prose.telling import is_opinion
from chronology.prose.wording import (
    FACT_WORDS,
    TITLE_WORDS,
    fact_of,
    first_words,
    title_of_sentence,
    title_of_words,
)
from importers.agency_chronology.ahead import due_on, is_to_be_done, is_to_come, was_done_too
from importers.agency_chronology.columns import Meaning, is_incident_number
from importers.agency_chronology.held import (
    OF_NONE,
    arranged_in_words,
    as_it_came,
    due_in_words,
    due_of,
    ended_well,
    is_not_known_to_be_held,
    with_answer,
    words_beside,
)
from importers.agency_chronology.layout import under
from importers.agency_chronology.meant import Told, told_by
from importers.agency_chronology.moments import Moment
from importers.agency_chronology.rows import Row
from importers.agency_chronology.seen import as_seen, as_undone, ending, sight_of
from importers.agency_chronology.stepped import steps_in

NAME = "agency-chronology"
_SHORT_PLAN = 8
_PLAN_ENDS = re.compile(
    r"\b(?:(?P<due>due|planned|booked|scheduled|to be held|to take place|i'w gynnal|i'w chynnal)"
    r"|tbc|to be arranged|i'w drefnu)[\s.]*\Z"
)
# What is told as not done where the row has only the day for which it was arranged; anything else there stays a plan.
_NOT_DONE = frozenset(
    {Kind.VISIT_NOT_MADE, Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.CHILD_NOT_SEEN, Kind.APPOINTMENT_MISSED}
    | {Kind.CANCELLED_BY_CARER, Kind.CANCELLED_BY_SERVICE, Kind.REVIEW_NOT_HELD, Kind.CONFERENCE_NOT_HELD}
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
# "No transport booked": that nothing was arranged is told of the day, and plans nothing.
_NOT_MADE = re.compile(r"\b(?:no|not|nothing|never|none|didn't|wasn't|hadn't|heb|dim|ddim)\b")
# Numbers that police, control rooms and hospitals give to one incident; each has a figure in it.
_REFERENCE = re.compile(
    r"\b(?:occ(?:urrence)?|cad|incident|inc|log|crime|niche|urn|ppn|ppd1|vawn|stop)\b\.?"
    r"(?:\s*(?:no|num|number|ref|reference|id)\b\.?)?\s*[:#]?\s*(?P<number>(?=[A-Z/-]{0,6}\d)[A-Z0-9][A-Z0-9/-]{3,24})(?![\w/])",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:19|20)\d\d")
_NUMBERS = re.compile(r"[,;\n]|\s(?:and|&|a|ac)\s")
# A running count of rows has no more figures than this.
_RUNNING = re.compile(r"\d{1,4}[.)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What all rows of a table share: whose they are."""

    agency: str
    numbered: Counter[str]
    """How often each incident's number stands in the file."""
    table: str = ""
    """What the table is called, where it has a name."""
    kind: Kind | None = None
    """What every row of the table is, where its headings say so."""

    def meant(self, row: Row, parts: Sequence[Involvement], agency: str) -> tuple[Told, str]:
        """What the words of a row tell, and what its columns of who was seen add to its title."""
        text = words_of(row)
        moments = row.cell.moments or (Moment(when=When.undated()),)
        day = moments[-1].when.latest
        # Only words with a figure in them can tell of another day, so that rows which say the same are read once.
        day = day if any(map(str.isdigit, text)) else None
        names = tuple(part.person for part in parts if part.role == "subject")
        told = as_it_came(told_by(text, row.text(Meaning.TYPE), day, agency, names), row, self.table)
        told = told if self.kind is None else replace(told, kind=self.kind)
        told = with_answer(told, row)
        return as_undone(told, row) if row.undone else as_seen(told, row, sight_of(row), parts)

    def accounts(
        self, row: Row, parts: Sequence[Involvement], source: Source, meant: tuple[Told, str]
    ) -> Iterator[Account | Action]:
        """Each happening of a row with what is planned in it; a row that only plans is an action."""
        text, (told, unseen) = words_of(row), meant
        moments = row.cell.moments or (Moment(when=When.undated()),)
        people = tuple(part.person for part in parts if part.role == "subject")
        if _is_plan(row, text, told) or is_not_known_to_be_held(row, told):
            yield _plan(row, told, moments[0].when, people, source)
            return
        due = due_of(row)
        for moment in moments:
            account = self._account(row, moment, told, parts, source)
            account = replace(account, title=_unseen(account, row, ending(unseen, told.language)))
            yield account
            yield from _harms(account, text, told)
        yield from steps_in(row, account)
        record = account.key.partition("#")[0]
        agreed = Action(text="", agreed_at=moments[0].when, account=record, people=people, source=source)
        if due is not None and told.kind not in OF_NONE.values():
            owner = row.text(Meaning.AUTHOR) or None
            yield replace(agreed, text=first_words(text, FACT_WORDS), owner=owner, due=due, done=moments[0].until)
        to_do = dict(_to_do(row, text, agreed))
        yield from to_do.values()
        for span, by in told.planned:
            if any(map(span.meets, to_do)) or was_done_too(text[span.start : span.end]):
                continue
            yield replace(agreed, text=first_words(text[span.start : span.end], FACT_WORDS), due=by)
        yield from _agreed(row, agreed)

    def _account(self, row: Row, moment: Moment, told: Told, parts: Sequence[Involvement], source: Source) -> Account:
        text = words_of(row)
        fact = fact_of(text, told.own) or first_words(text, FACT_WORDS)
        fact = ". ".join((fact.rstrip("."), *due_in_words(row))) if row.text(Meaning.DUE) else fact
        fact = ". ".join((fact.rstrip("."), *arranged_in_words(row))) if row.text(Meaning.PLANNED) else fact
        return Account(
            key=self._key(row, moment, parts, source),
            when=moment.when,
            until=moment.until,
            kind=told.kind,
            title=_title(row, told, fact),
            fact=fact,
            evidence_status=told.status,
            polarity=taxonomy()[told.kind].polarity,
            people=tuple(parts),
            agency=source.agency,
            place=row.text(Meaning.PLACE) or None,
            action=_said(row, Meaning.ACTION),
            outcome=_said(row, Meaning.OUTCOME),
            decision=_said(row, Meaning.DECISION),
            impact=_said(row, Meaning.COMMENT),
            child_voice=_said(row, Meaning.VOICE),
            references=references_of(row, text),
            language=told.language,
            source=source,
        )

    def _key(self, row: Row, moment: Moment, parts: Sequence[Involvement], source: Source) -> str:
        """By the incident's own number where the table gives one that stands there once; else by the words."""
        agency = plain_name(source.agency or "").replace(" ", "-")
        numbers = incident_numbers(row)
        if len(numbers) == 1 and self.numbered[numbers[0]] == 1 and len(row.cell.moments) == 1:
            return f"{NAME}:{agency}:{numbers[0].casefold()}#occurred"
        subject = ",".join(part.person for part in parts if part.role == "subject")
        return text_key(NAME, subject, moment.when.edtf or "undated", agency, words_of(row))


def words_of(row: Row) -> str:
    """The words that tell a row's event: its own, else the first that the row has."""
    if words := words_beside(row):
        return words
    for meaning in (
        Meaning.EVENT,
        Meaning.TYPE,
        Meaning.ACTION,
        Meaning.OUTCOME,
        Meaning.DECISION,
        Meaning.COMMENT,
        Meaning.VOICE,
    ):
        if words := row.text(meaning):
            return words
    return "; ".join(under(name, words) for name, words in row.aside)


def _is_plan(row: Row, text: str, told: Told) -> bool:
    """The row tells of nothing that happened: its date is one that was due, or its every sentence plans."""
    if row.undone:
        return told.kind not in _NOT_DONE
    if row.cell.planned or (told.planned and not told.own):
        return True
    *_, last = _SENTENCE_ENDS.split(folded(text).strip())
    ends = len(text.split()) <= _SHORT_PLAN and _PLAN_ENDS.search(last) is not None and not _NOT_MADE.search(last)
    # "Annual review due | Noted": what something came of was told on its day, and is no plan for it.
    return ends and not row.text(Meaning.OUTCOME)


def _plan(row: Row, told: Told, when: When, people: tuple[str, ...], source: Source) -> Action:
    due = due_of(row) or next((due for _, due in told.planned if due), None)
    ends = _PLAN_ENDS.search(folded(words_of(row)))
    if due is None and (row.cell.planned or row.undone or (ends is not None and ends["due"])):
        due, when = when, When.undated()
    outcome = row.text(Meaning.OUTCOME)
    return Action(
        text=first_words(
            f"{words_of(row)}: {outcome}" if row.text(Meaning.DUE) and outcome else words_of(row), FACT_WORDS
        ),
        owner=row.text(Meaning.AUTHOR) or None,
        due=due,
        agreed_at=when if when.dated else None,
        people=people,
        source=source,
    )


def _to_do(row: Row, text: str, agreed: Action) -> Iterator[tuple[Span, Action]]:
    """What a row lists as left undone, and what somebody is to do by it, each where it stands.

    `agreed` has what all actions of the row have in common.
    """
    undone = [*undone_in(text)]
    for span in undone:
        words = text[span.start : span.end]
        yield span, replace(agreed, text=first_words(words, FACT_WORDS), due=_to_come(words, agreed))
    for each in promised_in(text):
        if not any(map(each.whole.meets, undone)):
            words = begun_large(text[each.words.start : each.words.end])
            due = _to_come(text[each.whole.start : each.whole.end], agreed)
            # Who writes "me" is the writer of the row, if that is known.
            owner = row.text(Meaning.AUTHOR) or None if each.owner == WRITER else each.owner
            yield each.whole, replace(agreed, text=first_words(words, FACT_WORDS), owner=owner, due=due)


def _to_come(words: str, agreed: Action) -> When | None:
    """The first day in words that is later than the row they stand in."""
    written = agreed.agreed_at.latest if agreed.agreed_at else None
    days = (one.when for one in find(words, written_on=written)) if written else ()
    return next((each for each in days if each.dated and written and each.first_day > written), None)


def _agreed(row: Row, agreed: Action) -> Iterator[Action]:
    """Days to come in the column of what was done: chased where the words say that something is to be done by then.

    The words stay with the event either way: that somebody was discharged or did not come on a later day was done.
    """
    text = row.text(Meaning.ACTION)
    written = agreed.agreed_at.latest if agreed.agreed_at else None
    if written is None or not any(character.isdigit() for character in text):
        return
    for span in sentences(text, wrapped=False):
        sentence = text[span.start : span.end]
        found = (one for one in find(sentence, written_on=written) if is_to_come(one, written))
        due = next((due_on(one.when) for one in found if is_to_be_done(sentence, one.start)), None)
        if due:
            yield replace(agreed, text=first_words(sentence, FACT_WORDS), due=due)


def _harms(account: Account, text: str, told: Told) -> Iterator[Account]:
    """Grave things told in the row of a routine meeting: the meeting is one event, they are others."""
    record = account.key.partition("#")[0]
    for said, span in told.harms:
        words = text[span.start : span.end]
        yield replace(
            account,
            key=f"{record}#{said.kind}",
            kind=said.kind,
            title=title_of_sentence(words) if said.by_weight else title_of(said.kind, told.language),
            fact=first_words(words, FACT_WORDS),
            evidence_status=said.status,
            polarity=taxonomy()[said.kind].polarity,
            action=None,
            outcome=None,
            decision=None,
            impact=None,
            child_voice=None,
        )


def _title(row: Row, told: Told, fact: str) -> str:
    """The words of the row's type where they are few and no judgement, else the name of the kind."""
    words = title_of_words(row.text(Meaning.TYPE))
    if told.kind is Kind.CONTACT and ended_well(row):
        return f"{title_of(Kind.MISSING, told.language)}: {ending('false_alarm', told.language)}"
    if words and len(words.split()) <= TITLE_WORDS and not is_opinion(folded(words)):
        return words[:1].upper() + words[1:]
    if told.kind is Kind.UNCLASSIFIED:
        return title_of_sentence(fact)
    return title_of(told.kind, told.language)


def _unseen(account: Account, row: Row, tells: str) -> str:
    """The title of a visit at which nobody was seen: what the row calls it, and that."""
    if not tells:
        return account.title
    named = account.title if row.text(Meaning.TYPE) else title_of(Kind.VISIT, account.language)
    return f"{named}: {tells}"


def _said(row: Row, meaning: Meaning) -> str | None:
    words = row.text(meaning)
    return words if words and words != words_of(row) else None


def incident_numbers(row: Row) -> tuple[str, ...]:
    """The numbers of a column that says outright they are incidents' own; a running count is none."""
    return tuple(
        number
        for column, words in row.told.get(Meaning.REFERENCE, ())
        if is_incident_number(column.heading)
        for number in _parted(words)
        if not _RUNNING.fullmatch(number)
    )


def references_of(row: Row, text: str) -> tuple[str, ...]:
    """Every number of an incident the row gives: in its column, and in its words where they name it as one."""
    columns = [
        number
        for column, words in row.told.get(Meaning.REFERENCE, ())
        for number in _parted(words)
        if is_incident_number(column.heading) or not _RUNNING.fullmatch(number)
    ]
    told = [found["number"].rstrip("-/") for found in _REFERENCE.finditer(text)]
    return tuple(dict.fromkeys((*columns, *(number for number in told if not _DATE_LIKE.fullmatch(number)))))


def _parted(words: str) -> list[str]:
    return [number.strip() for number in _NUMBERS.split(words) if any(c.isdigit() for c in number)]
