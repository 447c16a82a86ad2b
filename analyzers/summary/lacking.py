"""What the record itself tells as missing (papers, names, answers to what a writer asked), and what it tells as going well.

Each is quoted with its day. Whether it was found since is for those who meet: nothing is said but that it was told so.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from analyzers.follow_up.quoting import clauses, shortest
from analyzers.summary import comers, protective
from analyzers.summary.goes_well import goes_well
from analyzers.summary.said import Page, Said
from analyzers.summary.waiting import expression
from analyzers.told import text_of
from analyzers.words import counted, on, quoted_words
from chronology.model import Event, Restriction, Theme

LACKING, ASKED, WELL = "lacking", "asked", "told_well"
_MOST = 7
_LEADS = {
    "papers": "Told as missing, not seen or not recorded, the latest first",
    "people": "People told of without a name, the latest first",
    "questions": "Asked in the record itself, the latest first",
}
_ALIKE = 30
# What went well long ago protects nobody now.
_LATELY = dt.timedelta(days=365)
_QUOTES = re.compile(r"[\"“”]")
_OPENS, _END, _ANSWER = ("“", '"', "'", "‘"), re.compile(r"[.!?;]"), 4


def say(page: Page) -> Iterator[Said]:
    """A sentence for each sort: what was told so, each in its words with its day."""
    unknown = {event.key for each in page.said(comers.say) for event in each.evidence if each.rule == "unknown_adult"}
    finders = {"papers": _papers, "people": _people, "questions": _question}
    for name, finds in finders.items():
        rule = ASKED if name == "questions" else LACKING
        told = [*_told(page, finds)]
        if name == "people":
            # Who is named as not known where it is said who comes to the home is not told again.
            told = [(event, words) for event, words in told if event.key not in unknown]
        yield from _said(_LEADS[name], told, Theme.NOT_KNOWN, rule)
    since = page.chronology.as_at - _LATELY
    # What protects by its kind or as a strength is told so, or was taken back by later words.
    said = {event.key for each in page.said(protective.say) for event in each.evidence}
    protects = said | {event.key for event in protective.protecting(page)}
    good = [
        (event, words)
        for event, words in _told(page, _well)
        if event.when.dated and event.when.first_day >= since and event.key not in protects and goes_well(words, event)
    ]
    yield from _said("Told as going well, or as stopped, the latest first", good, Theme.PROTECTIVE, WELL)


def _said(lead: str, told: Sequence[tuple[Event, str]], theme: Theme, rule: str) -> Iterator[Said]:
    """What was told under one lead, of many the latest."""
    if not told:
        return
    shown = told[:_MOST]
    parts = [f"“{quoted_words(words)}”{f' ({on(event)})' if event.when.dated else ''}" for event, words in shown]
    left = f"; {counted(len(told) - _MOST, 'further', 'further')}" if len(told) > _MOST else ""
    yield Said(
        theme=theme, rule=rule, text=f"{lead}: {'; '.join(parts)}{left}.", evidence=[event for event, _ in shown]
    )


def _told(page: Page, finds: Callable[[str], str]) -> Iterator[tuple[Event, str]]:
    """What the entries tell, the latest first, what is told in the same words once."""
    openings: set[str] = set()
    for event in (*reversed(page.life.events), *page.life.undated):
        if event.restriction is not Restriction.NONE or event.key in page.life.retold:
            continue
        for account in event.accounts:
            words = finds(text_of(account))
            if words and words[:_ALIKE].casefold() not in openings:
                openings.add(words[:_ALIKE].casefold())
                yield event, words


def _papers(text: str) -> str:
    return _clause(text, "papers", "papers_not")


def _people(text: str) -> str:
    return _clause(text, "people")


def _well(text: str) -> str:
    return _clause(text, "told", "not", "well")


def _clause(text: str, name: str, but: str = "", part: str = "lacking") -> str:
    if not expression(part, name).search(text):
        return ""
    for piece in clauses(text):
        said = text[piece.start : piece.end]
        if expression(part, name).search(said) and not (but and expression(part, but).search(said)):
            return shortest(text, piece, [piece])
    return ""


def _question(text: str) -> str:
    """A question outside quotation marks: what somebody said aloud is asked of nobody who reads. One that was answered is open no more."""
    for found in expression("lacking", "asked").finditer(text):
        is_asked = len(_QUOTES.findall(text[: found.start("question")])) % 2 == 0
        if is_asked and not _is_answered(text[found.end("question") :]):
            return " ".join(found["question"].split())
    return ""


def _is_answered(behind: str) -> bool:
    """What stands behind a question are somebody's words, or a few that can only answer it."""
    told = behind.split("\n", maxsplit=1)[0].strip()
    first = _END.split(told)[0]
    return told[:1] in _OPENS or 0 < len(first.split()) <= _ANSWER
