"""What a note plans for days still to come, and its tables of actions: who is to do what, by when, and what became of it."""

import re
from collections.abc import Iterator, Sequence

from chronology.model import Action
from chronology.people import role_of
from chronology.prose.outstanding import undone_in
from chronology.prose.phrases import folded
from chronology.prose.promised import WRITER, Promise, begun_large, promised_in
from chronology.prose.sentences import Span
from chronology.prose.wording import FACT_WORDS, first_words
from importers.notes.actions import actions_in, due_in, the_day
from importers.notes.dated import Dated, Use
from importers.notes.note import Note
from importers.notes.text import Text

_BECAME = re.compile(
    r"[\s*_(]{0,8}(?P<words>(?:not (?:yet )?)?(?:done|completed|actioned|carried out|kept|made)\b[^\n*_]{0,200}?)(?=[.)*_]*(?:\n|\Z)|\.\s)",
    re.IGNORECASE,
)


# "[KL 21/11: not done]": what whoever read the note later wrote behind it.
_ADDED = re.compile(
    r"[ \t.]{0,4}[\[(](?:[A-Z]{1,3} )?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?)?:? ?(?P<words>(?:not? (?:done|sent|record|further|other|yet)|done|sent|never|still)\b[^\])\n]{0,90})[\])]",
    re.IGNORECASE,
)


def _what_came(read: Text, one: Dated) -> str:
    """What the note says next became of a plan ("Not done: on leave until 11 November"): it is never without it."""
    found = _BECAME.match(read.text, one.sentence.end)
    return f" {found['words']}" if found else ""


def _row(read: Text, one: Dated) -> str:
    """The whole row of a table in which a day to come has a cell to itself."""
    words = read.text[one.sentence.start : one.sentence.end]
    start, end = read.text.rfind("\n", 0, one.at.start) + 1, read.text.find("\n", one.at.end)
    row = read.text[start : end if end >= 0 else len(read.text)]
    alone = words.strip(" \t|") == read.text[one.at.start : one.at.end]
    return ", ".join(cell.strip() for cell in row.split("\t") if cell.strip()) if alone and "\t" in row else ""


# What parts the things agreed in one sentence, what stands before the first, and who is to do it.
_CLAUSE = re.compile(r";\s*")
_BEFORE_ACTION = re.compile(r"\s*(?:[A-Z][a-z]+(?: [a-z]+){0,2}:\s*)?(?:\(?\d{1,2}[.)]\s*)?")
_TO_DO = re.compile(
    r"(?P<name>[A-Z][\w'\u2019.-]*(?: [A-Z][\w'\u2019.-]*){0,3}) to (?!be\b)[a-z]|(?P<role>[A-Za-z]+(?: [a-z]+){0,2}) to (?!be\b)[a-z]"
)
_NO_OWNER = frozenset(
    {"plan", "agreed", "need", "needs", "action", "referral", "visit", "contact", "review", "aim", "due"}
)


def _agreed(read: Text, one: Dated) -> tuple[str, str | None]:
    """The words of what is agreed for a day, without what else its sentence agrees; and who is to do it, where it says."""
    if row := _row(read, one):
        return first_words(row, FACT_WORDS), None
    start, end = one.sentence.start, one.sentence.end
    for clause in _CLAUSE.finditer(read.text, start, end):
        if clause.end() <= one.at.start:
            start = clause.end()
        elif clause.start() >= one.at.end:
            end = clause.start()
            break
    words = read.text[start:end].strip()
    bare = words[found.end() :] if (found := _BEFORE_ACTION.match(words)) else words
    bare = bare if bare == words else f"{bare[:1].upper()}{bare[1:]}"
    return first_words(bare or words, FACT_WORDS), _who(bare)


def _who(words: str) -> str | None:
    """Who is to do something, where the words begin with a name or a role that is to."""
    found = _TO_DO.match(words)
    if found is None:
        return None
    if found["name"]:
        return found["name"] if folded(found["name"]) not in _NO_OWNER else None
    return found["role"] if role_of(found["role"]) is not None else None


def plans(read: Text, note: Note, record: str, dated: Sequence[Dated]) -> Iterator[Action]:
    """Days still to come, where the sentence plans something for them, and tables of actions: never events."""
    yield from actions_in(read, note, record)
    # The title of a note may be that of the list ("TO DO before the review").
    undone = [*undone_in(read.text, note.start, note.end)]
    yield from (_left_undone(read, note, record, span) for span in undone)
    promised = [
        each
        for each in promised_in(read.text, note.body_start, note.told_end)
        if not any(map(each.whole.meets, undone))
    ]
    yield from (_promised(read, note, record, each, dated) for each in promised)
    listed = [*undone, *(each.whole for each in promised)]
    for one in dated:
        if one.use is Use.PLAN and not any(span.start <= one.at.start < span.end for span in listed):
            text, owner = _agreed(read, one)
            if not any(map(str.isalpha, text)):
                # A day alone asks for nothing.
                continue
            yield Action(
                text=f"{text}{_what_came(read, one)}",
                owner=owner,
                due=the_day(one.when),
                agreed_at=note.written_on,
                account=record,
                source=read.source(note, one.sentence),
            )


def _promised(read: Text, note: Note, record: str, each: Promise, dated: Sequence[Dated]) -> Action:
    """What somebody is to do by a note, with the day that the note gives for it; who writes "me" is its writer, if that is known."""
    words = begun_large(" ".join(read.text[each.words.start : each.words.end].split()))
    whole = read.text[each.whole.start : each.whole.end]
    added = _ADDED.match(read.text, each.whole.end)
    planned = (one.when for one in dated if one.use is Use.PLAN and each.whole.start <= one.at.start < each.whole.end)
    due = next(planned, None)
    return Action(
        text=first_words(words, FACT_WORDS) + (f" ({added['words']})" if added else ""),
        owner=(note.author or None) if each.owner == WRITER else each.owner,
        due=the_day(due) if due else due_in(whole, note.day),
        agreed_at=note.written_on,
        account=record,
        source=read.source(note, each.whole),
    )


def _left_undone(read: Text, note: Note, record: str, span: Span) -> Action:
    """One thing that the writer of a note lists as left undone."""
    words = " ".join(read.text[span.start : span.end].split())
    return Action(
        text=first_words(words, FACT_WORDS),
        due=due_in(words, note.day),
        agreed_at=note.written_on,
        account=record,
        source=read.source(note, span),
    )
