"""Who has the case by the words of texts alone: the last sentence that tells that it was given to somebody, or that nobody has it."""

import datetime as dt
import re
from collections.abc import Iterator

from analyzers.coverage import is_record
from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.words import on, quoted_words
from chronology.model import Event, Restriction, Theme
from chronology.normalise import Writer, as_author, is_signed_by, order_key, record_of
from chronology.prose.sentences import sentences

# An account of a day that the words of a note name; a name in its words.
_OF_A_DAY, _NAMES = "#mention-", re.compile(r"(?<=[a-z,:] )[A-Z][a-z]+")
# For longer nobody says what was said then.
_STILL = dt.timedelta(days=92)


def worker_told(page: Page) -> Iterator[Said]:
    """The last such words, where no record of a system and no allocation that was read says it."""
    held = page.open_spans("worker")
    event = last_telling_of_worker(page)
    if event is None or (held and event is held[-1].opened):
        return
    if cue("nobody_has_it").search(_words(event)) and page.chronology.as_at - event.when.last_day > _STILL:
        # That nobody had the case then says nothing of who has it now.
        return
    if taken_over(event, page):
        return
    text = in_the_words(event, page)
    yield Said(theme=Theme.STATUS, rule="worker", text=text, evidence=(event,))


def taken_over(event: Event, page: Page) -> Writer | None:
    """The author of the document, whose entries as social worker begin after these words gave the case to somebody else."""
    cover = page.chronology.cover
    writer = as_author(page.life.events, cover.author or "", cover.author_role or "")
    if writer is None or writer.first <= event.when.last_day or is_record(event, page.chronology):
        return None
    family = writer.name.casefold().split()[-1]
    told = " ".join((event.title or "", event.fact, *(account.source.quote or "" for account in event.accounts)))
    theirs = any(
        is_signed_by(account.source.recorded_by or "", writer.name) or family in account.source.document.casefold()
        for account in event.accounts
    )
    return None if theirs or family in told.casefold() else writer


def in_the_words(event: Event, page: Page) -> str:
    """The sentence that says it on the day of its note, with who wrote it where it names nobody: "allocated to me"."""
    words = quoted_words(_words(event) or event.fact.partition(". ")[0])
    told = _note_of(event, page) or event
    writers = {account.source.recorded_by for account in told.accounts} - {None}
    author = page.chronology.cover.author or ""
    # The running record of the author is called by their name.
    family = author.casefold().split()[-1:]
    is_theirs = bool(family) and any(family[0] in each.source.document.casefold() for each in event.accounts)
    who = writers.pop() if len(writers) == 1 else author if is_theirs and not writers else ""
    by = f", written by {who}" if who and (cue("of_the_writer").search(words) or not _NAMES.search(words)) else ""
    return f"Allocated worker, as last told: “{words}”, {on(told)}{by}."


def _note_of(event: Event, page: Page) -> Event | None:
    """The note, where the day of the entry is one that its words give to something else: "allocated after the call of 3 May"."""
    if not any(_OF_A_DAY in account.key for account in event.accounts):
        return None
    own = record_of(event.key)
    return next((each for each in page.life.events if record_of(each.key) == own and _is_note(each)), None)


def _is_note(event: Event) -> bool:
    return not any(_OF_A_DAY in account.key for account in event.accounts)


def last_telling_of_worker(page: Page) -> Event | None:
    """The latest entry whose words tell of it; none where a system keeps a record of allocations, for that says it."""
    spans = page.spans("worker")
    if any(is_record(span.opened, page.chronology) for span in spans):
        return None
    own = {span.opened.key for span in spans}
    found = [event for event in page.life.events if event.key in own or _words(event)]
    return max(found, key=order_key, default=None)


def _words(event: Event) -> str:
    """The sentence that says to whom the case was given, or that it waits for somebody."""
    if event.restriction is not Restriction.NONE:
        return ""
    for text in dict.fromkeys((event.fact, *(account.source.quote or account.fact for account in event.accounts))):
        for span in sentences(text):
            said = text[span.start : span.end]
            if cue("worker_told").search(said) and not cue("worker_not_told").search(said):
                return said.partition(" | ")[0]
    return ""
