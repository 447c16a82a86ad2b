"""What a note is called by its heading; and headings that are no titles: who wrote it, and whom a letter is about."""

import re

from chronology.model import Kind
from chronology.people import role_of
from chronology.practice import title_of
from chronology.prose.phrases import folded
from chronology.prose.telling import is_opinion, kind_of_heading
from chronology.prose.vocabulary import vocabulary
from chronology.prose.wording import TITLE_WORDS, title_of_sentence, title_of_words
from importers.notes.note import Note
from importers.notes.signing import says_only_whose

_INITIALS = re.compile(r"[A-Z]{2,3}")
_TOKENS = re.compile(r"[\s/,&+-]+")
# "Mrs Gwen Pryce, d.o.b. 4/2/1938, Bryn Celyn": the birth says that it is somebody.
_SOMEBODY = re.compile(
    r"(?:Re:? )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,3}),? ?\(?(?:d\.? ?o\.? ?b\b|DOB\b|born\b|date of birth\b|dyddiad geni\b)"
)
_MANAGERS = re.compile(r"(?:mgmt|mgt)\b")
# A visit at which nobody was met is called so, and not what its heading hoped for.
_FOILED = frozenset({Kind.CHILD_NOT_SEEN, Kind.NO_ACCESS_VISIT, Kind.ACCESS_REFUSED, Kind.VISIT_NOT_MADE})


def somebody(title: str) -> str:
    """Whom a title names with their birth: that is whom the letter is about; empty for none."""
    found = _SOMEBODY.match(title)
    return found["name"] if found else ""


def is_no_title(title: str) -> bool:
    """Nothing but initials, one of them no word of the field, what somebody is, or somebody with their birth."""
    tokens = [token for token in _TOKENS.split(title.strip(" .")) if token]
    initials = bool(tokens) and all(_INITIALS.fullmatch(token) for token in tokens)
    known = all(token in vocabulary().abbreviations for token in tokens)
    return (
        not any(map(str.isalpha, title))
        or bool(somebody(title))
        or role_of(title.strip(" .")) is not None
        or (initials and not known and kind_of_heading(folded(title)) is None)
    )


def title_of_note(note: Note, kind: Kind, told_in: str = "") -> str:
    """The heading's own words where they are few and no judgement, else the words that no name stands for, else the kind's name."""
    named = title_of_sentence(told_in) if told_in else title_of(kind, note.language)
    words = _closed(title_of_words(note.heading.title or note.heading.note_type))
    if not words or is_no_title(words) or says_only_whose(words) or _is_only_a_note(words, kind):
        return named
    if len(words.split()) > TITLE_WORDS or is_opinion(folded(words)):
        return named
    managers = kind is Kind.MANAGEMENT_DECISION and _MANAGERS.match(folded(words))
    if managers or (kind in _FOILED and kind_of_heading(folded(words)) is Kind.VISIT):
        return title_of(kind, note.language)
    return words[:1].upper() + words[1:]


def _closed(words: str) -> str:
    """Words without a bracket that was opened before the day of their heading: "[15/02/2023  Home visit]"."""
    for opens, closes in ("[]", "()"):
        if words.count(closes) > words.count(opens):
            words = " ".join(words.replace(closes, " ").split())
    return words


def _is_only_a_note(words: str, kind: Kind) -> bool:
    """It stands over what is known to be more."""
    notes = {folded(title_of(Kind.CASE_NOTE, each)) for each in ("en", "cy")}
    return kind is not Kind.CASE_NOTE and folded(words) in notes
