"""What the record itself says it lacks: a page that is missing, a form never sent, a name nobody has, a chronology that breaks off.

Each is quoted with its day, the latest first. Whether it came to hand since is for those who meet: nothing is said but that it was told so.
"""

import re
from collections.abc import Iterator

from analyzers.summary.of_late import of_late
from analyzers.summary.said import Page, Said
from analyzers.summary.waiting import expression
from analyzers.words import day, quoted_words
from chronology.model import Event, Theme
from chronology.prose.sentences import sentences

MISSING = "told_missing"
_MOST, _MOST_OF_ONE, _LONGEST, _ALIKE, _SHORT = 6, 3, 220, 30, 6
_QUOTES = re.compile(r"[\"“”]")


def say(page: Page) -> Iterator[Said]:
    """A line for each of the latest entries that say so."""
    told: list[tuple[str, Event]] = []
    known: set[str] = set()
    for event in of_late(page, theirs=all):  # of another's life nothing is missing here
        words = [said for said in _lacks(event.fact) if said[:_ALIKE].casefold() not in known]
        known |= {said[:_ALIKE].casefold() for said in words}
        if words:
            told.append((quoted_words(" … ".join(words[:_MOST_OF_ONE])), event))
    for quoted, event in told[:_MOST]:
        text = f"Told as missing or not known, {day(event.when.last_day)}: “{quoted}”."
        yield Said(theme=Theme.QUALITY, rule=MISSING, text=text, evidence=[event])


def _lacks(text: str) -> Iterator[str]:
    """The sentences that say it outright, and neither in somebody's quoted words nor as a question."""
    before = ""
    for span in sentences(text):
        said = " ".join(text[span.start : span.end].split())
        found = expression("lacking", "outright").search(said)
        if found is not None and len(said) <= _LONGEST and not said.endswith("?"):
            is_quoted = len(_QUOTES.findall(text[: span.start] + said[: found.start()])) % 2 == 1
            if not is_quoted and not expression("lacking", "outright_not").search(said):
                # "No name yet." says nothing without what it is of.
                short = len(said.split()) < _SHORT and len(before) + len(said) <= _LONGEST
                yield f"{before} {said}".strip() if short else said
                said = ""
        before = said
