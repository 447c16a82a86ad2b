"""Whether the words of later entries beside an action say that it was done: by a doing word of the right sort, and no word against it.

No more is made of it than under which head the action stands: "may have been done: read what is said".
"""

import re
from collections.abc import Iterator, Sequence

from analyzers.cues import cue
from analyzers.follow_up.terms import Term, Terms
from analyzers.follow_up.wording import Wording, stem, whole_of
from chronology.model import Action

_PART = re.compile(r"[^,;:?!.()–—|…]+")
_PAST = re.compile(r"\b\w{3,}(?:ed|t)\b")
_NEGATED = re.compile(r"\b(?:not|never|no(?! more| longer)|nothing|without|heb|ni|nid|\w+n['’]t)\b", re.IGNORECASE)
# How many letters before a word of doing or of the action a word against it may stand.
_REACH = 40


def seems_done(action: Action, words: Sequence[str], terms: Terms) -> bool:
    """The latest of these words that say how it stood say that it was done; what goes on from week to week never is.

    Words that say neither ("asked for another one") leave it to those before them.
    """
    if cue("action_recurs").search(action.text):
        return False
    wanted = whole_of(action.text, ())
    if cue("action_once").search(action.text):
        return any(_says_done(each, action, wanted) for each in words)
    for each in reversed(words):
        if _says_not_done(each, action, terms):
            return False
        if _says_done(each, action, wanted):
            return True
    return False


def _says_not_done(words: str, action: Action, terms: Terms) -> bool:
    if _is_of_capacity(words, action):
        return False
    if cue("action_seems_undone").search(words):
        return True
    own = {term.name for term in terms.of(action.text)}
    return any(_is_against(words, place) for place in _places(words, terms.of(words), own))


def _places(words: str, found: Sequence[Term], own: set[str]) -> Iterator[int]:
    """Where a word of doing stands, or of what was to be done."""
    yield from (match.start() for match in cue("action_seems_done").finditer(words))
    yield from (term.start for term in found if term.name in own)


def _is_against(words: str, place: int) -> bool:
    """A word says no right before it, in the same part of the sentence."""
    return _NEGATED.search(_last_part(words, place)) is not None


def _last_part(words: str, place: int) -> str:
    """What stands before a place in its part of the sentence, of no more than some letters."""
    part = next((match for match in _PART.finditer(words) if match.start() <= place < match.end()), None)
    start = max(part.start() if part else 0, place - _REACH)
    return words[start:place]


def _says_done(words: str, action: Action, wanted: Wording) -> bool:
    if _is_of_capacity(words, action):
        return True
    found = [match.start() for match in cue("action_seems_done").finditer(words)]
    named = action.text.casefold().split()
    # What was to be done, told as past: "traced daughter" of "trace daughter".
    past = (match for match in _PAST.finditer(words) if stem(match[0].casefold()) in wanted.verbs)
    # A thing that the action names is none of its verbs, though it ends like one: "tablet", "market".
    found += [match.start() for match in past if match[0].endswith("ed") or match[0].casefold() not in named]
    return any(not cue("action_seems_ahead").search(_last_part(words, place)) for place in found)


def _is_of_capacity(words: str, action: Action) -> bool:
    """What somebody can or cannot decide says that it was assessed."""
    return bool(cue("action_of_capacity").search(action.text)) and bool(cue("capacity_was_found").search(words))
