"""What the record itself tells as missing: papers that were not there, people without a name, questions that a writer asked.

Each is quoted with its day. Whether it was found since is for those who meet: nothing is said but that it was told so.
"""

import re
from collections.abc import Callable, Iterator

from analyzers.follow_up.quoting import clauses, shortest
from analyzers.summary.said import Page, Said
from analyzers.summary.waiting import expression
from analyzers.told import text_of
from analyzers.words import counted, on, quoted_words
from chronology.model import Event, Restriction, Theme
from chronology.normalise import order_key

LACKING = "lacking"
_MOST = 7
_LEADS = {
    "papers": "Told as missing, not seen or not recorded, the latest first",
    "people": "People told of without a name, the latest first",
    "questions": "Asked in the record itself, the latest first",
}
_ALIKE = 30
_QUOTES = re.compile(r"[\"“”]")


def say(page: Page) -> Iterator[Said]:
    """A sentence for each sort: what was told so, each in its words with its day."""
    finders = {"papers": _papers, "people": _people, "questions": _question}
    for name, finds in finders.items():
        told = [*_told(page, finds)]
        if told:
            shown = told[:_MOST]
            parts = [
                f"“{quoted_words(words)}”{f' ({on(event)})' if event.when.dated else ''}" for event, words in shown
            ]
            left = f"; {counted(len(told) - _MOST, 'further', 'further')}" if len(told) > _MOST else ""
            text = f"{_LEADS[name]}: {'; '.join(parts)}{left}."
            yield Said(theme=Theme.NOT_KNOWN, rule=LACKING, text=text, evidence=[event for event, _ in shown])


def _told(page: Page, finds: Callable[[str], str]) -> Iterator[tuple[Event, str]]:
    """What the entries tell, the latest first, what is told in the same words once."""
    openings: set[str] = set()
    ordered = sorted(page.life.events, key=order_key, reverse=True)
    for event in (*ordered, *page.life.undated):
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


def _clause(text: str, name: str, but: str = "") -> str:
    if not expression("lacking", name).search(text):
        return ""
    for piece in clauses(text):
        said = text[piece.start : piece.end]
        if expression("lacking", name).search(said) and not (but and expression("lacking", but).search(said)):
            return shortest(text, piece, [piece])
    return ""


def _question(text: str) -> str:
    """A question outside quotation marks: what somebody said aloud is asked of nobody who reads."""
    for found in expression("lacking", "asked").finditer(text):
        if len(_QUOTES.findall(text[: found.start("question")])) % 2 == 0:
            return " ".join(found["question"].split())
    return ""
