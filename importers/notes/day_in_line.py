"""How a day stands in the words of its line: within a sentence, behind a word or two, or beside no more than who signs."""

import re
from collections.abc import Sequence

from importers.notes.lines import JOINING
from importers.notes.marks import SIGNED, Mark, dates_in, words_of

_SIGN_WORDS = 7
"""Words beside a day in a line with which a note ends."""
_NEARLY_ALL = 0.8
_FEW_BEFORE, _TITLES = 4, 4
"""Words that lead up to a day with which a line ends, and words of a title in a column before one."""
_TIME_AND_ON = 2
_MOST_BESIDE = 2
"""Other days in the line of the day of a note."""
_ABBREVIATED = 3
"""Letters of the longest word that a full stop shortens."""
_A_TIME = re.compile(r"\d{1,2}[:.]\d\d")
_APART = ("  ", "\t", "- ", "\u2013 ", "\u2014 ", "| ", "(", "[", "*", ", ", "/")
"""What parts a day from words before it that do not run on to it."""
_GAPS = ("  ", "\t", "| ")


def is_signed(words: str, mark: Mark) -> bool:
    """Beside its day a line holds no more than who signs."""
    beside = f"{words[: mark.start]} {words[mark.end :]}"
    return mark.shape == SIGNED or (
        len(beside.split()) <= _SIGN_WORDS and not beside.strip(" )-").endswith((".", "!", "?"))
    )


def _ends_a_sentence(word: str) -> bool:
    """It ends with a full stop and is no short form, nor the number of an item."""
    return word.endswith(".") and len(word) > _ABBREVIATED and not word[:-1].isdigit()


def sums_up(words: str, mark: Mark) -> bool:
    """Behind its day a line tells of a row of others."""
    return sum(1 for _ in dates_in(words, mark.end)) > _MOST_BESIDE


def running_on(lines: Sequence[tuple[str, Mark]]) -> list[bool]:
    """Whether each day of a family stands within a sentence: none does where nearly all lines end with theirs behind a word or two."""
    running = [_runs_on(*line) for line in lines]
    led = sum(_is_led_up_to(*line) for line in lines)
    return [False] * len(lines) if led >= _NEARLY_ALL * len(lines) else running


def _is_led_up_to(words: str, mark: Mark) -> bool:
    """A few words are of a day with which their line ends ("Night of 11/12 May"), or a time is ("10:15 on 11 05 23")."""
    before = words[: mark.start].split()
    named = 0 < len(before) <= _FEW_BEFORE and before[0][:1].isupper()
    timed = len(before) == _TIME_AND_ON and _A_TIME.fullmatch(before[0]) is not None
    return timed or (named and mark.trails and not words.rstrip().endswith((".", ",", ";")))


def _runs_on(words: str, mark: Mark) -> bool:
    """The day stands within a sentence."""
    if mark.shape.endswith(":") or mark.shape == SIGNED:
        return False
    before, behind = words[: mark.start].split(), words[mark.end :].split()[:1]
    set_apart = words[: mark.start].endswith(_APART) or (len(before) == 1 and words[mark.end :].startswith(":"))
    if (
        before
        and not set_apart
        and (before[-1].casefold().strip(",") in JOINING or (before[-1][:1].islower() and before[-1][-1:].isalpha()))
    ):
        return True
    # "STRATEGY DISC.   09.01.23": a title in its column, whatever is shortened in it.
    is_title = words[: mark.start].endswith(_GAPS) and len(before) <= _TITLES
    if not is_title and any(_ends_a_sentence(word) for word in before):
        return True
    return bool(behind) and behind[0].casefold().strip(",") in words_of("told_on")
