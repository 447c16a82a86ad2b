"""Codes that open something, in the words of records: of a key safe, a door, an alarm or a gate, a PIN, a password."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronology.redaction.folding import folded_of
from chronology.redaction.opening import hints_of_a_code, numbers_that_open, passwords_in, places_of_keys

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 4
# A text without a code has none of it: a figure, a word for figures, for a key or a password.
_MAY_OPEN = re.compile(
    r"\d|zero|one|two|three|four|five|six|seven|eight|nine|\boh\b|key|allwedd|spare|pass|\bpin\b|wi-?fi|log|user|unlock|code|\bcod\b|\bpw\b|p/w|p-?word|cyfrin|combin|number|mewngof",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is written, with the words that say that it is one."""

    written: str
    phrase: str

    @property
    def is_sure(self) -> bool:
        """It is to be taken out wherever it stands; what looks like a year or a count only behind its words."""
        row = folded_of(self.written)
        return sum(map(len, row)) >= _LEAST and not _YEAR.fullmatch(self.written.strip())


def codes_of(texts: Iterable[str]) -> tuple[Code, ...]:
    """The codes in any of the words of a chronology, printed or not."""
    return tuple(dict.fromkeys(code for text in texts for code in codes_in(text)))


def codes_in(text: str) -> Iterator[Code]:
    """The codes of one text, each with the words before it."""
    if not _MAY_OPEN.search(text):
        return
    bare = (*passwords_in(text), *hints_of_a_code(text), *places_of_keys(text))
    for written, phrase in (*numbers_that_open(text), *((each, each) for each in bare)):
        code = written.strip(" “”\"'‘’.")
        if folded_of(code):
            yield Code(code, phrase)
