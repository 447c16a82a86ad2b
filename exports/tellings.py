"""What else a row tells: the words of other accounts, and the days of events told in its line."""

import re
from collections import defaultdict
from collections.abc import Mapping

from chronology.model import Account, Chronology, Event, Status
from chronology.normalise import CUT, TITLE_CUT, brief, is_cut

MOST_WORDS = 30
_WORDS = re.compile(r"\w+")
_QUOTED = re.compile(r'["“]([^"“”]*)["”]\.?')


def also_told(event: Event, *, whole: bool = False) -> tuple[tuple[Account, str], ...]:
    """Accounts of other agencies, and where accounts differ all others, each with its first words; all of each if `whole`.

    One that says no more than what stands there already, or that its source took back, is not told again.
    """
    told = {_plain(event.fact)}
    found = []
    for account in event.accounts[1:]:
        words = account.fact if whole else brief(account.fact, MOST_WORDS)
        beside = whole or _is_anothers(account, event.accounts[0]) or event.conflicts
        plain = _plain(words.removesuffix(CUT))
        new = plain and not any(plain in each for each in told)
        if beside and account.status is not Status.WITHDRAWN and new:
            told.add(plain)
            found.append((account, words))
    return tuple(found)


def _is_anothers(one: Account, other: Account) -> bool:
    """Of another agency; where neither says whose it is, of another document."""
    if one.agency or other.agency:
        return one.agency != other.agency
    return one.source.document != other.source.document


def title_within(title: str, fact: str) -> str:
    """The fact's own first words, where the title is made of them, cut or not: then they are said once; else nothing."""
    words = [word for word in _cut_off(title).split() if word.strip("-–—|")]
    if not words or not _may_begin(fact.lstrip(), words[0]):
        return ""
    # A title is made of cells or parts with a dash between, which the words themselves need not have.
    letters = r"[\s–—|-]+".join(map(re.escape, words))
    found = re.match(rf"\s*({letters})(?!\w)", fact, re.IGNORECASE)
    return found[1] if found else ""


def _may_begin(fact: str, word: str) -> bool:
    """Most titles are the name of a kind, and nothing of the fact: that is seen without an expression of their words."""
    begun = fact[: len(word)]
    return not (begun.isascii() and word.isascii()) or begun.lower() == word.lower()


def after_title(title: str, fact: str) -> str:
    """The fact without what its title says already: words that the title was cut from, or a first sentence that it is."""
    within = title_within(title, fact)
    rest = fact.lstrip()[len(within) :].lstrip() if within else ""
    if rest and is_cut(title):
        return f"{TITLE_CUT} {rest}"
    return rest.lstrip(". ") or fact if rest.startswith(". ") else fact


def _cut_off(title: str) -> str:
    return title.rstrip().removesuffix("[...]").rstrip(f" .{TITLE_CUT}")


def stands_in(words: str, text: str | None) -> bool:
    """A text holds all the words of another, one behind the other, however they are pointed."""
    return bool(text) and bool(_letters(words)) and f" {_letters(words)} " in f" {_letters(text or '')} "


def _letters(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def unquoted(words: str) -> str:
    """Words without the quotation marks around them, where one pair stands around the whole."""
    found = _QUOTED.fullmatch(words.strip())
    return found[1] if found else words.strip()


def told_within(chronology: Chronology) -> Mapping[str, tuple[Event, ...]]:
    """The events that stand in the line of another, by the key of that other, in order of time."""
    events = {event.key: event for event in chronology.events}
    found: dict[str, list[Event]] = defaultdict(list)
    for serial in chronology.serials:
        if serial.within:
            found[serial.within].append(events[serial.event])
    return {key: tuple(within) for key, within in found.items()}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
