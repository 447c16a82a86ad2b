"""What whoever sends a document is to look at first: entries that are told and hold what confidences are often made of.

What takes words out has to be sure, and no rule is sure of a confidence told in words that nobody foresaw. So the document keeps
what is not known to be one, and its sender is told which entries to read before it goes, file by file, and what for. The words that
are looked for are wide, since nothing is lost by looking; a professional decides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from chronology.model import Chronology, Problem, Restriction, Severity, Source, Status
from chronology.prose.sentences import sentences
from chronology.redaction.tables import table_of

_SAID: Final = {
    "code": "a code",
    "place": "where somebody is who is not to be found",
    "asked": "what somebody asked to be kept",
    "teller": "who told something",
    "others": "another's own affairs",
    "astray": "another's entry",
    "kept": "words that confidences are told in",
}
_FIGURES: Final = r"(?<![\w£€$#./:-])(?!(?:19|20)\d\d\b)(?:\d{3,8}|[A-Z]{1,3}\d{2,6}[A-Z]?|\d{1,6}[A-Z]{1,2}\d{0,4})(?![\w%]|[./:-]\d)"
_PLACE: Final = (
    r"(?-i:\d{1,3}[a-z]?,? [A-Z]\w+|[A-Z][\w'’]+ (?:[A-Z]\w+ )?(?:Street|St|Road|Rd|Lane|Close|Avenue|Ave|Row|Court|House|School|Primary|Academy|Nursery"
    r"|College|Centre|Farm|Cottage|Terrace|Drive|Way|Hotel|Inn|Park|Lodge|Surgery|Heol|Ysgol)\b|(?:\b[Ii]n|\b[Aa]t|\b[Nn]ear|\b[Tt]o|\b[Ff]rom|\byn|\bi) [A-Z][a-z]{3,})"
)
# A sentence with the two before and the two behind it.
_BESIDE: Final = 2


def to_look_at(chronology: Chronology) -> tuple[Problem, ...]:
    """A warning for each place that is to be looked at, and what for; of entries that are printed."""
    shown = {serial.event for serial in chronology.serials if serial.printed}
    found: dict[tuple[str, str], Problem] = {}
    for event in (*chronology.events, *chronology.undated):
        if event.key not in shown or event.status is Status.WITHDRAWN or event.restriction is not Restriction.NONE:
            continue
        for account in event.accounts:
            words = (account.title, account.fact, account.source.quote, account.outcome)
            if sort := next(sorts_of("\n".join(filter(None, words))), ""):
                source = replace(account.source, quote="", recorded_by=None)
                found.setdefault((source.document, source.locator), _problem(source, sort))
    return tuple(found.values())


def _problem(source: Source, sort: str) -> Problem:
    message = f"read before you send the document what may be {_SAID[sort]}"
    return Problem(message=message, source=source, severity=Severity.WARNING)


def sorts_of(text: str) -> Iterator[str]:
    """The sorts of confidence that a text may hold."""
    spans = [*sentences(text)]
    for sort, (what, beside) in _cues().items():
        for nth, span in enumerate(spans):
            if what.search(text, span.start, span.end):
                near = spans[max(0, nth - _BESIDE) : nth + _BESIDE + 1]
                if beside is None or beside.search(text, near[0].start, near[-1].end):
                    yield sort
                    break


@cache
def _cues() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    table = table_of("to_look_at.toml")
    return {sort: (_any_of(of["what"]), _any_of(of["with"]) if "with" in of else None) for sort, of in table.items()}


def _any_of(words: list[str]) -> re.Pattern[str]:
    written = [each.replace("{figures}", _FIGURES).replace("{place}", _PLACE) for each in words]
    plain = "|".join(rf"\b(?:{each})" if each[0].isalpha() or each[0] in "(d" else each for each in written)
    return re.compile(plain, re.IGNORECASE)
