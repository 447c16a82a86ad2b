"""How the record itself describes the person: what they live with, how they speak and live, in its words with the day and the source.

A list of problems at the head of a patient's summary says it best; else a diagnosis, or a sentence of an allocation, a first visit or
an assessment that opens with it. What is said of somebody else, asked or denied describes nobody, nor do letters that are the
initials of somebody whom the case names. A list that an entry of long ago holds, as of one stay in hospital, is of that time; and
how they lived is told of late alone.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from analyzers.cues import cue
from analyzers.lives import about
from analyzers.summary.said import Page, Said
from analyzers.words import as_far_as, on, unquoted
from chronology.model import Account, Event, Kind, Restriction, Theme
from chronology.people import initials_of, names_of, plain, told_as_words
from chronology.prose.kept_passages import kept_passages
from chronology.prose.said_whole import said_whole
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing
from chronology.prose.vocabulary import vocabulary

_MOST, _LONG = 3, 230
_OF_LATE = dt.timedelta(days=365)
# Letters that stand in a list of what somebody has, or behind how much of it: "mild LD", "Dx: T2DM, LD".
_HAS = re.compile(
    r"(?:\b(?:mild|moderate|mod|severe|profound|has|with|had|dx|pmh|known)\W+(?:\w+\W+)?|[,;/&+]\s*)\Z", re.IGNORECASE
)
# One condition, however it is written.
_DIABETES = re.compile(r"(?:type [12] )?diabet\w+|t[12] ?dm")
_LETTERS = re.compile(r"[A-Z]{2,4}")
_SOMEBODY_S = frozenset({"pt", "patient", "client", "child", "the", "he", "she", "they"})
# Where the next thing of a line begins, and where an item of a list ends.
_COLUMN = re.compile(r"\s{3,}|\t|\s\|\s(?=[A-Z][\w ]{1,20}:)")
_ITEM = re.compile(r"[;.](?:\s+|\Z)|\s\|\s")


@dataclass(frozen=True, slots=True)
class _Description:
    """Words that describe the person, of which entry and document, and what they name: conditions, speech, how they live."""

    event: Event
    words: str
    document: str
    named: frozenset[str]
    is_list: bool


def say(page: Page) -> Iterator[Said]:
    """The latest description, and those others that name what it does not; where sources differ both stand."""
    told: list[_Description] = []
    for each in sorted(_descriptions(page), key=_order):
        if len(told) < _MOST and not any(each.named <= other.named for other in told):
            told.append(each)
    if told:
        text = f"Described in the record: {'; '.join(f'“{each.words}”{_source(each)}' for each in told)}."
        yield Said(theme=Theme.STATUS, rule="described", text=text, evidence=[each.event for each in told])


def _order(each: _Description) -> tuple[bool, int]:
    """A list before a sentence, the latest first, those of no day last."""
    return not each.is_list, -each.event.when.last_day.toordinal() if each.event.when.dated else 0


def _source(each: _Description) -> str:
    """The day and the document; of a list in a head, which may name many days, only where the head gives its own."""
    dated = each.event.when.dated and (not each.is_list or each.event.kind is Kind.NARRATED)
    return f", {on(each.event)} ({each.document})" if dated else f" ({each.document})"


def _descriptions(page: Page) -> Iterator[_Description]:
    """Of each entry about this person alone that may go to everyone."""
    lists: set[str] = set()
    own_file = page.life.is_adult and len(page.chronology.subjects) == 1
    for event in (*page.life.events, *page.life.undated):
        if event.restriction is not Restriction.NONE or not about(event) <= {page.life.subject}:
            continue
        if event.key in page.life.named and (not own_file or says_of_another_thing(f"{event.title}. {event.fact}")):
            continue
        for account in event.accounts:
            # A day in a list makes an entry of it each time: it is one list.
            new = [words for words in _lists(account, event, page) if words not in lists]
            lists.update(new)
            told = () if new or event.key in page.life.retold else _told(event, account, page)
            for words in (*new, *told):
                yield _Description(event, words, account.source.document, _named(words), bool(new))


def _is_of_late(event: Event, page: Page) -> bool:
    return event.when.dated and event.when.last_day >= page.chronology.as_at - _OF_LATE


def _named(words: str) -> frozenset[str]:
    named = {_DIABETES.sub("diabetes", plain(found[0])) for found in cue("lasting_condition").finditer(words)}
    lives = {"lives" for part in _parts(words) if cue("how_they_live").match(part)}
    return frozenset(named | lives | ({"speaks"} if cue("language_label").search(words) else set()))


def _parts(text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in sentences(text)]


def _lists(account: Account, event: Event, page: Page) -> Iterator[str]:
    """What stands behind a label on its line, as far as it names what lasts, and of late how they live right behind it."""
    if event.when.dated and event.kind is not Kind.NARRATED and not _is_of_late(event, page):
        return
    for line in unquoted(account.source.quote or account.fact).replace("*", " ").splitlines():
        language, problems = cue("language_label").search(line), cue("problem_list").search(line)
        if not (language or problems) or any(kept_passages(line)):
            continue
        if found := language:
            yield _shown([found[0].strip(), _column(line, found)])
        if found := problems:
            rest = _column(line, found)
            if (end := _end_of_what_lasts(rest)) and _names_condition(rest[:end], page):
                behind = takewhile(cue("how_they_live").match, _parts(rest[end:])) if _is_of_late(event, page) else ()
                yield _shown([found[0].strip(), rest[:end], *behind])


def _column(line: str, found: re.Match[str]) -> str:
    """What stands behind a label, up to where the next thing of the line begins."""
    return _COLUMN.split(line[found.end() :].strip(), maxsplit=1)[0]


def _end_of_what_lasts(rest: str) -> int:
    """Where the last item ends that names a lasting condition and neither asks nor denies it."""
    end, at = 0, 0
    for stop in (*(found.end() for found in _ITEM.finditer(rest)), len(rest)):
        if cue("lasting_condition").search(rest, at, stop) and not cue("denied_of_list").search(rest, at, stop):
            end = stop
        at = stop
    return end


def _told(event: Event, account: Account, page: Page) -> Iterator[str]:
    """The sentence of a diagnosis, or one that opens with what somebody has; with what follows of how they live."""
    whole = unquoted(said_whole(account))
    if cue("lasting_condition").search(whole) is None or any(kept_passages(whole)):
        return
    parts = _parts(" ".join(whole.split()))
    for nth, words in enumerate(parts):
        is_diagnosis = event.kind is Kind.DIAGNOSIS and _names_condition(words, page)
        if is_diagnosis or _opens_with_condition(words, page):
            behind = takewhile(cue("how_they_live").match, parts[nth + 1 :]) if _is_of_late(event, page) else ()
            yield _shown([words, *behind])
            return


def _names_condition(words: str, page: Page) -> bool:
    if cue("not_described").search(words):
        return False
    return any(not _are_initials(found, page) for found in cue("lasting_condition").finditer(words))


def _are_initials(found: re.Match[str], page: Page) -> bool:
    """Letters alone that somebody of the case has as initials, and that no line explains."""
    short = found[0]
    if _LETTERS.fullmatch(short) is None or short not in initials_of(page.chronology.people):
        return False
    if _HAS.search(found.string, 0, found.start()):
        return False
    meanings = vocabulary().abbreviations.get(short, ())
    return not told_as_words(short, meanings, (event.fact for event in page.life.events))


def _opens_with_condition(words: str, page: Page) -> bool:
    found = cue("opens_with_condition").match(words)
    if found is None or not _names_condition(words, page):
        return False
    names = names_of(page.life.person) if page.life.person else ()
    own = {word for name in names for word in (name.given, *name.middle, name.family)}
    return {*plain(found["who"] or "").split()} <= own | _SOMEBODY_S


def _shown(parts: Sequence[str]) -> str:
    words = " ".join(" ".join(parts).split()).rstrip(" .;,|")
    return words if len(words) <= _LONG else as_far_as(words, _LONG)
