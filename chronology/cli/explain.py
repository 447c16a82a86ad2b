"""`chronology explain`: which words and which rules made an entry what it is."""

import argparse
from collections.abc import Iterator
from typing import TextIO

from chronology.cli.asking import held_for, wishes_of
from chronology.cli.telling import progress, shown
from chronology.dates import describe
from chronology.errors import ExitCode, WrongUseError
from chronology.model import Account, Chronology, Event, Serial
from chronology.pipeline import compose
from chronology.plugins import Plugins
from chronology.practice import group_of, load_practice
from chronology.prose.phrases import folded
from chronology.prose.sentences import sentences
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import WEIGHTS, CueHit

# "names", "suggests" and "leans to" a kind.
_SPEAKS = {weight: f"{word} to" if word == "leans" else word for word, weight in WEIGHTS.items()}


def explain(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Print the story of one entry.

    Raises:
        WrongUseError: no entry has this number, reference or key.

    """
    practice = load_practice(arguments.practice)
    wishes = wishes_of(arguments)
    with progress(err) as show:
        made = compose(held_for(arguments, wishes, practice, plugins, show), practice, plugins, wishes, show)
    event, serial = _find(made, arguments.reference)
    for line in explained(made, event, serial):
        print(shown(line), file=out)
    return ExitCode.DONE


def _find(made: Chronology, reference: str) -> tuple[Event, Serial]:
    events = {event.key: event for event in (*made.events, *made.undated)}
    for serial in made.serials:
        if reference in (serial.reference, serial.event) or (serial.printed and reference == str(serial.number)):
            return events[serial.event], serial
    raise WrongUseError(f"no entry has the number, reference or key `{reference}`; `build --format text` shows them")


def explained(made: Chronology, event: Event, serial: Serial) -> Iterator[str]:
    """The lines that explain an entry: its kind, date, sources, merge, weight and the findings it is evidence for."""
    number = f"Entry {serial.number}" if serial.printed else "Not printed"
    yield f"{number}, reference {serial.reference}: {event.title}"
    yield f"Key: {event.key}"
    yield f"Kind: {event.kind} (group {group_of(event.kind)}), {event.evidence_status}, record {event.status}"
    yield f"Date: {describe(event.when)} (written {event.when.as_written!r}, basis {event.when.basis})"
    if event.until is not None:
        yield f"Until: {'still open' if event.until.is_ongoing else describe(event.until)}"
    for account in event.accounts:
        yield from _account(account)
    if event.merge_basis:
        yield f"One event because: {event.merge_basis}"
    for conflict in event.conflicts:
        yield f"Accounts differ on {conflict.field}: " + "; ".join(f"{value} ({key})" for value, key in conflict.values)
    yield from _kept_apart(made, event)
    yield from _weight(made, event)
    for each in made.analyses:
        if each.event == event.key:
            yield f"Analysis by {each.by}, {each.at:%Y-%m-%d}: {each.text}"
    for finding in made.findings:
        if event.key in finding.evidence or event.key in finding.counter_evidence:
            role = "evidence for" if event.key in finding.evidence else "counter-evidence to"
            yield f"It is {role} {finding.pattern} (rule {finding.rule}): {finding.statement}"


def _account(account: Account) -> Iterator[str]:
    source = account.source
    span = f", characters {source.start}-{source.end}" if source.start is not None else ""
    yield f"Told by: {source.document} {source.locator}{span}"
    if source.quote:
        yield f'  "{source.quote}"'
        yield from _words(source.quote) if source.start is not None else ()


def _words(quote: str) -> Iterator[str]:
    """What the words of a quotation from a text speak for, and by what; the plainest near a date gave the kind."""
    lower = folded(quote)
    telling = Telling(lower)
    for sentence in sentences(lower):
        heard = telling.hits(sentence)
        for hit in heard:
            yield f"  words: “{quote[hit.start : hit.end]}” {_SPEAKS[hit.weight]} {hit.kind}{_by(hit)}"
        for hit in telling.cues.within(*sentence):
            if hit not in heard:
                yield f"  words: “{quote[hit.start : hit.end]}” would be {hit.kind}, but the sentence as a whole is plain"


def _by(hit: CueHit) -> str:
    if hit.telling:
        return (
            f", by what all words of the sentence weigh together, {', '.join(f'“{word}”' for word in hit.telling)} most"
        )
    return f", by the frame “{hit.frame}”" if hit.frame else ""


def _kept_apart(made: Chronology, event: Event) -> Iterator[str]:
    """Other entries that look like this incident and are told as their own."""
    numbers = {serial.event: serial for serial in made.serials}
    keys = {account.key for account in event.accounts}
    for pair in made.apart:
        other = pair.other if pair.one in keys else pair.one if pair.other in keys else None
        told = next(
            (e for e in (*made.events, *made.undated) if other in {account.key for account in e.accounts}), None
        )
        if told is not None:
            name = numbers[told.key].reference
            yield f"Kept apart from {name} ({told.title}): they share {pair.shared}, but {pair.against}"


def _weight(made: Chronology, event: Event) -> Iterator[str]:
    for weighed in made.significance:
        if weighed.event == event.key:
            yield f"Significance: {weighed.level}"
            for reason in weighed.reasons:
                move = f" ({reason.move:+d})" if reason.move else ""
                yield f"  {reason.rule}{move}: {reason.text}"
