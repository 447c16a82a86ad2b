"""What the child or adult said, as records quote it: which words a document tells together, and with which entry."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronology.model import Basis, Event, Level, Precision, Restriction, When
from chronology.prose.voice import is_report
from exports.tellings import unquoted

JOINT = " / "
"""Between the quotations of one entry."""
_FEWEST = 3
"""Words that say something where nothing stands beside them."""
_FEW = 4
_ONESELF = re.compile(r"\b(?:I|i|I'm|my|me|mine|we|us|our|you|your|fi|fy|mi|dwi|ni|ein)\b")
_LED_IN = re.compile(
    r"(?:\b(?:said|says|say|told \w+|tells \w+|asked|asks|whispered|replied|answered|shouted|shouts|wrote|dweud|dywedodd)|:)\W*\Z",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:we|i) (?:write|are writing|am writing|regret|refer|hold no|note|acknowledge|can confirm)\b|dear\b",
    re.IGNORECASE,
)
_ANOTHER_SAID = re.compile(
    r"\b(?:after|when|because|as|until|another|other) (?:(?:a|an|the|another|other|older|younger) )*(?:boy|girl|pupil|child|lad|man|woman|"
    r"friend|mate|resident|patient)s? (?:had )?(?:said|says|told (?:him|her|them)|called|shouted)\W*\Z",
    re.IGNORECASE,
)
_OF_A_WRITER = re.compile(
    r"\b(?:capacity|assess\w*|lacking|lacks|should be|unlikely|likely|appears?|presents?)\b", re.IGNORECASE
)
# What stands in one of these was said to somebody, and before it was written.
_TOLD_IN = re.compile(r"discharge|letter|e-?mail|\.eml\Z|\.msg\Z|minutes|llythyr|cofnodion", re.IGNORECASE)
_OF_A_DAY = (Precision.MINUTE, Precision.DAY)
_COUNTED_BACK = frozenset({Basis.RELATIVE_TO_NOTE, Basis.RELATIVE_TO_PREVIOUS})
_GRAVE = (Level.CRITICAL, Level.HIGH)


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of one entry, without quotation marks, in the order in which they were said."""

    event: Event
    words: tuple[str, ...]
    alone: bool
    """The entry says that the person was seen alone."""
    when: When
    """The day they were said, or told, by the account that has them: others may tell of the day before."""


def heard(
    events: Iterable[Event], subjects: Collection[str], levels: Mapping[str, Level], most: int | None = None
) -> tuple[Sequence[Heard], int]:
    """The person's own words in order of time, each once, and in how many entries more there are some.

    Of more entries than `most` those that weigh most are told, and of these the latest. What may not go to everyone is not.
    """
    found = [*_heard(events, subjects)]
    if most is None or len(found) <= most:
        return found, 0
    ranked = sorted(range(len(found)), key=lambda at: (levels.get(found[at].event.key) not in _GRAVE, -at))
    kept = sorted(ranked[:most])
    return [found[at] for at in kept], len(found) - most


def _heard(events: Iterable[Event], subjects: Collection[str]) -> Iterator[Heard]:
    told: set[str] = set()
    for event in events:
        if event.restriction is not Restriction.NONE:
            continue
        words = [
            each
            for each in quoted(event)
            if each.casefold() not in told
            and len(each.split()) >= _FEWEST
            and not (_is_aside(each, event) or _is_of_others(each, event))
        ]
        told.update(each.casefold() for each in words)
        if words:
            alone = any(part.person in subjects and part.involvement == "seen-alone" for part in event.people)
            yield Heard(event, tuple(dict.fromkeys(words)), alone, _said_on(event, words[0]))


def _is_of_others(words: str, event: Event) -> bool:
    """What a service writes of itself in a letter, or what another child or grown-up is told to have said before it."""
    if _OFFICE.match(words):
        return True
    texts = (" ".join(account.fact.split()) for account in event.accounts)
    before = [text[: at.start()] for text in texts for at in re.finditer(re.escape(words), text)]
    return bool(before) and all(_ANOTHER_SAID.search(each) for each in before)


def _is_aside(words: str, event: Event) -> bool:
    """A few words within a writer's sentence, or a writer's own: nobody who speaks begins so, and whose they are is not sure.

    Not what a verb of saying or a colon leads in, nor what stands in a field for it alone.
    """
    if not words[:1].islower() or words.rstrip()[-1:] in ("?", "!") or _ONESELF.search(words):
        return False
    if len(words.split()) > _FEW and not _OF_A_WRITER.search(words):
        return False
    texts = (" ".join(account.fact.split()) for account in event.accounts)
    before = [text[: at.start()] for text in texts for at in re.finditer(re.escape(words), text)]
    return bool(before) and not any(_LED_IN.search(each) for each in before)


def _said_on(event: Event, words: str) -> When:
    """The day of the entry; of an account of another day, and of a letter or minutes, that on which it is told."""
    having = [each for each in event.accounts if _plain(words) in _plain(f"{each.fact} {each.source.quote}")]
    if not having or not event.when.dated:
        return event.when
    # A day that a note counts back to is of what happened; what is said to its writer is of the note.
    best = min(having, key=lambda each: (not each.when.dated, each.when.basis in _COUNTED_BACK))
    if best.when.precision not in _OF_A_DAY:
        return event.when
    in_a_letter = best.when.basis is Basis.NOTE_DATE and _TOLD_IN.search(best.source.document)
    if best.when.last_day != event.when.last_day or in_a_letter:
        return best.when if best.when.is_only_told else When.told_on(best.when.last_day)
    return event.when


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold()


def quoted(event: Event) -> Iterator[str]:
    """Each quotation of the person's own words that an entry has; none of what is only a report of them."""
    for part in (event.child_voice or "").split(JOINT):
        if part and not is_report(part):
            yield unquoted(part)
