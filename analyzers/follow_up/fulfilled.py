"""What tells that an action was done in words that are not its own: what was ordered is delivered, what was mended works."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.cues import cue
from analyzers.follow_up.wording import Wording, without_days, wording_of
from analyzers.tables import action_words, fulfilments

_FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s")


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What an action is about, and the words that tell it as done."""

    about: frozenset[str]
    names: frozenset[str]
    told: re.Pattern[str]
    whole: bool

    def is_told(self, clause: str, wording: Wording) -> Iterator[re.Match[str]]:
        """The words by which a clause about the same thing, which is neither to come nor was not, tells it as done."""
        shared = self.about & set(wording.words)
        enough = shared == self.about if self.whole else 2 * len(shared) >= len(self.about)
        if not enough or not (shared - action_words().common or (self.names & wording.names and not self.about)):
            return
        for match in self.told.finditer(clause):
            beside = without_days(f"{clause[: match.start()]};{clause[match.end() :]}")
            if not any(cue(name).search(beside) for name in ("action_ahead", "action_wanted")):
                yield match


def fulfilled_by(text: str, names: Collection[str]) -> Iterator[Fulfilment]:
    """The ways in which an action of a text may be told as done; none where it does not say of what."""
    sentence = _FIRST_SENTENCE.split(text.strip(), maxsplit=1)[0]
    for asked, told, whole in _rows():
        if found := asked.search(sentence):
            # What the asking word itself names ("dentist", "skeletal survey") is what it is about.
            thing = sentence[found.start() :] if "thing" in asked.groupindex else sentence[found.end() :]
            wording = wording_of(thing, names)
            about, known = frozenset(wording.words), wording.names
            if about or known:
                yield Fulfilment(about, known, told, whole)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    return tuple((_any(row["asked"]), _any(row["told"]), bool(row.get("whole"))) for row in fulfilments())


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
