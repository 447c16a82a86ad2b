"""The person's own words in a row: marked where they stand in what is told already, else told behind it under their label."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chronology.model import Event
from chronology.normalise import brief
from chronology.prose.voice import from_first_quotation, is_report
from exports.heard import quoted
from exports.pdf.case import Case
from exports.pdf.text import Run, bold
from exports.tellings import unquoted

# So few words are the person's only where they stand in quotation marks of their own.
_FEWEST = 3
_OPENED = "[\"“'‘]"
# What belongs to a quotation behind its last word: the mark stands behind it.
_CLOSED = "[.,!?…]*[\"”'’]?[.!?]?"
_APOSTROPHE = re.compile("['’]")


def with_own_words(case: Case, event: Event, told: Iterable[Run | str], most: int | None = None) -> Iterator[Run | str]:
    """What is told of an entry with the person's own words marked in it; those that it lacks behind it, of each so many words."""
    runs, behind = own_words(case, event, told, most)
    yield from runs
    yield from (" ", *behind) if runs and behind else behind


def own_words(
    case: Case, event: Event, told: Iterable[Run | str], most: int | None = None
) -> tuple[Sequence[Run | str], Sequence[Run | str]]:
    """The runs of an entry with the person's own words marked, and under their label those that the runs lack."""
    runs: Sequence[Run | str] = [*told]
    theirs, lacking = [*quoted(event)], []
    mark = bold(f" {case.words.say('entries.own')}")
    for words in theirs:
        if marked := _marked(runs, words, mark):
            runs = marked
        else:
            lacking.append(words)
    is_told_behind = lacking or (event.child_voice and not theirs)
    return runs, [*_labelled(case, event, lacking, most)] if is_told_behind else []


def _labelled(case: Case, event: Event, quotations: Sequence[str], most: int | None = None) -> Iterator[Run | str]:
    """Quotations under their label; where there is none to quote how the person was heard, as the record reports it."""
    spoken = case.spoken(event, "child_voice")
    if not quotations:
        # Reported or quoted, it is told once: a quotation has its marks again from the document's own.
        voice = from_first_quotation(event.child_voice or "")
        if is_report(voice):
            yield from (bold(case.words.say("entries.heard")), Run(_within(voice, most), language=spoken))
            return
        quotations = (unquoted(voice),)
    yield bold(case.words.say("entries.voice"))
    for nth, words in enumerate(quotations):
        said = case.words.say("entries.said", words=_within(words, most))
        yield Run(f"{' ' if nth else ''}{said}", language=spoken)


def _within(words: str, most: int | None) -> str:
    return words if most is None else brief(words, most)


def _marked(runs: Sequence[Run | str], words: str, mark: Run) -> Sequence[Run | str]:
    """The runs with a mark behind a quotation that one of them holds whole; nothing where none does."""
    letters = r"\s+".join(_APOSTROPHE.sub("['’]", re.escape(each)) for each in words.rstrip(" .").split())
    opened = "" if len(words.split()) >= _FEWEST else f"(?<={_OPENED})"
    asked = re.compile(rf"{opened}(?<!\w){letters}(?!\w){_CLOSED}")
    for nth, run in enumerate(runs):
        whole = run if isinstance(run, Run) else Run(run)
        if found := asked.search(whole.text):
            rest = whole.text[found.end() :]
            behind = [replace(whole, text=rest)] if rest else []
            return [*runs[:nth], replace(whole, text=whole.text[: found.end()]), mark, *behind, *runs[nth + 1 :]]
    return ()
