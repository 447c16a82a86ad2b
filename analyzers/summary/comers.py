"""Who holds a key to the home, and whom nobody there can name, in the words of the entries."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from analyzers.cues import cue
from analyzers.summary.said import Page, Said
from analyzers.told import is_told_of_somebody
from analyzers.words import as_far_as, on, unquoted, without_head
from chronology.model import Account, Event, Group, Kind, Restriction, Theme
from chronology.practice import group_of
from chronology.prose.kept_passages import kept_passages
from chronology.prose.sentences import sentences
from chronology.prose.sure import says_of_another_thing

_OF_LATE = dt.timedelta(days=183)
# Who was not known then is not known until somebody says who it is.
_OF_A_YEAR = dt.timedelta(days=365)
_MOST, _MOST_KEYS, _LONG, _FEW_WORDS = 3, 4, 150, 8
# Whoever is met in the street, in a car or at a court is not in the home.
_ELSEWHERE = frozenset({Group.MISSING, Group.LEGAL, Group.EDUCATION, Group.PLAN})
_ONLY_A_NAME = re.compile(r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?(?:[.!](?=\s)|\W?\Z)")
_OF_FAMILY = "family"
_QUOTED = re.compile(r'"[^"]*"?')


def say(page: Page) -> Iterator[Said]:
    """The latest that entries of the last half-year tell of each; nothing where they tell none."""
    if page.chronology.profile == _OF_FAMILY:
        return
    yield from _latest(page, "keys", "Keys", _of_keys, (_MOST_KEYS, _OF_LATE))
    yield from _latest(page, "unknown_adult", "Not known who", _of_the_unknown, (_MOST, _OF_A_YEAR))


def _latest(
    page: Page, rule: str, what: str, read: Callable[[Event, str, str], bool], reach: tuple[int, dt.timedelta]
) -> Iterator[Said]:
    told: list[tuple[Event, str]] = []
    most, back = reach
    for event in reversed(page.life.events):
        if event.when.last_day < page.chronology.as_at - back or len(told) == most:
            break
        words = _words(event, page, read)
        if words and not any(words in other or other in words for _, other in told):
            told.append((event, words))
    if told:
        parts = [f"“{words}”, {on(event)}" for event, words in told]
        text = f"{what}: {'; '.join(parts)}."
        yield Said(theme=Theme.STATUS, rule=rule, text=text, evidence=[event for event, _ in told])


def _words(event: Event, page: Page, read: Callable[[Event, str, str], bool]) -> str:
    """The first sentence of it in any account of the entry that may go to everyone."""
    if event.restriction is not Restriction.NONE or event.key in page.life.retold:
        return ""
    if says_of_another_thing(f"{event.title}. {event.fact}"):
        return ""
    return next(filter(None, (_words_of(event, account, read) for account in event.accounts)), "")


def _words_of(event: Event, account: Account, read: Callable[[Event, str, str], bool]) -> str:
    """With the sentence before it where it is short or says only "he" or "nobody"."""
    text = unquoted(without_head(" ".join(account.fact.split())))
    if any(kept_passages(text)):
        return ""
    # A note that was not parted from the one before it has its own head within.
    parts = [without_head(text[span.start : span.end].strip()) for span in sentences(text)]
    for nth, words in enumerate(parts):
        if read(event, words, text) and not _is_answered(words, parts[nth + 1 : nth + 2]):
            leads = nth and (len(words.split()) < _FEW_WORDS or cue("opens_with_pronoun").match(words))
            shown = " ".join(parts[nth - 1 if leads else nth : nth + 1]).rstrip(" .;").removeprefix("Keys: ")
            if read is _of_keys and cue("key_not").search(shown):
                continue
            return shown if len(shown) <= _LONG else as_far_as(shown, _LONG)
    return ""


def _is_answered(words: str, behind: Sequence[str]) -> bool:
    """The next sentence is a name and nothing else: "young woman in her coat. Mair."."""
    named = behind and _ONLY_A_NAME.match(behind[0])
    return bool(named) and cue("grown_man_or_woman").search(words) is not None


def _of_keys(_: Event, words: str, __: str) -> bool:
    return cue("key_held").search(words) is not None and cue("key_not").search(words) is None


def _of_the_unknown(event: Event, words: str, text: str) -> bool:
    """It says that nobody knows who, of somebody at the home; or it is what a record of such a person says."""
    if group_of(event.kind) in _ELSEWHERE or words.rstrip().endswith("?"):
        # Who asks who is there does not say that somebody was.
        return False
    if cue("nobody_knows_who").search(words):
        return cue("of_a_home").search(text) is not None
    is_found = event.kind is Kind.UNKNOWN_ADULT_PRESENT and is_told_of_somebody(event)
    # What somebody is quoted with may tell of another place.
    return is_found and cue("grown_man_or_woman").search(_QUOTED.sub(" ", words)) is not None
