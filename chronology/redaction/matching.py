"""Where the words that are withheld stand in a text, in whatever form."""

import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chronology.model import RedactionReason
from chronology.people import name_table
from chronology.redaction.folding import Token, folded_of, seen, tokens_of
from chronology.redaction.forms import Form, Letters, What
from chronology.redaction.tables import ordinary


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in place of withheld words, why, and what a reader is told of it."""

    placeholder: str
    reason: RedactionReason
    says: str


@dataclass(frozen=True, slots=True)
class Term:
    """A form to look for, and what stands in its place."""

    form: Form
    standing: Standing


@dataclass(frozen=True, slots=True)
class Found:
    """Withheld words in a text, by their place."""

    start: int
    end: int
    what: What
    standing: Standing
    owned: bool = False
    single: bool = False
    weight: int = 0
    """How many letters and digits they have."""
    words: tuple[str, ...] = ()
    """The words themselves, folded, where they are asked for."""


# Between the words of one form: spaces, line ends and a mark or two.
# What ends a sentence parts nothing but file names ("smith.jane") and initials.
_GAP: Final = re.compile(r"\s{0,80}[^\w\s‹›.;:!?]{0,3}\s{0,80}|[.:;]")
# Between the pieces of an address, a name on social media or a password.
_GAP_OF_WRITTEN: Final = re.compile(r"[\s.:;,@_+!?&$#*=()\[\]/\\\"'’-]{0,4}")
_GAP_OF_LETTER: Final = re.compile(r"\s{0,80}[^\w\s‹›]{0,3}\s{0,80}")
_GAP_OF_INITIALS: Final = re.compile(r"\.?[ \u00a0]?")
_GAP_OF_DOTTED: Final = re.compile(r"\.[ \u00a0]?")
_PLAIN_GAP: Final = re.compile(r"[ \u00a0\n]{1,3}")
# A word cut in two: by a hyphen, at the end of a line, by a space that is none.
_CUT: Final = re.compile(r"[-‐‑]\s*\n\s*|[-‐‑\u00a0\u202f\u2009\u200a]")
_BEGINS: Final = re.compile(r"(?:['’ʼ](?!s\b)|[-‐‑]\s*\n\s*|[-‐‑\u00a0\u202f])[^\W\d_]")
_CUT_BY_LINE: Final = re.compile(r"[ \t]*\n[ \t]*")
_SENTENCE_ENDS: Final = re.compile(r"[.!?:;\n•“\"(\[|–—]\s*$")
_HAS: Final = re.compile(r"['’ʼ`´‘]s\b", re.IGNORECASE)
_APOSTROPHE: Final = ("'", "’", "ʼ", "`", "´", "‘")
_HOUSE: Final = re.compile(
    r"(?:(?:\b(?:flat|fflat|apartment|apt|unit|room|no\.?|number|rhif)\s*)?(?<![\w/.-])\d{1,3}\s?[a-z]?\s*[,/-]?\s*){1,2}$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\+?\(?\d(?:[\s().\-\u00a0/‑]{0,3}\d){5,}")
# "No. 22": the stop is of the short word.
_NUMBER_OF: Final = frozenset({"no", "nr", "num", "apt"})
_LEAST_OVER_LINES: Final = 5
_LEAST_JOINED: Final = 8


class Matcher:
    """Finds terms in texts. `numbers` are digits in a row; `joined` names without what parts their words."""

    def __init__(
        self,
        terms: Iterable[Term],
        numbers: Mapping[str, tuple[What, Standing]],
        joined: Mapping[str, Standing],
        between_initials: re.Pattern[str] = _GAP_OF_INITIALS,
    ) -> None:
        self.terms = tuple(terms)
        self._between_initials = between_initials
        self._index: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            self._index[term.form.tokens[0]].append(term)
        for found in self._index.values():
            found.sort(key=lambda term: -len(term.form.tokens))
        self._numbers = dict(sorted(numbers.items(), key=lambda pair: (-len(pair[0]), pair[0])))
        self._joined = dict(joined)
        longest = sorted(self._joined, key=lambda name: (-len(name), name))
        self._within = re.compile("|".join(map(re.escape, longest))) if longest else None

    def __bool__(self) -> bool:
        return bool(self._index or self._numbers)

    def unmistakable(self) -> "Matcher":
        """The same without words that a document may have of its own: "Hope" and "Page" alone are none to refuse it for.

        Nor are single capitals beside each other, which drawings are full of, unless they have full stops.
        """
        terms = (term for term in self.terms if not (term.form.single and term.form.letters is Letters.CAREFUL))
        return Matcher(terms, self._numbers, self._joined, _GAP_OF_DOTTED)

    def search(self, text: str) -> Iterator[Found]:
        """The withheld words of a text, one after another, the longest of several."""
        numbers = list(self._search_numbers(text))
        if not self._may_name(folded_of(text)):
            yield from numbers
            return
        tokens = tokens_of(text)
        end = -1
        for at in self._may_begin([token.folded for token in tokens]):
            if tokens[at].start < end:
                continue
            found = self._at(text, tokens, at)
            if found is not None:
                while numbers and numbers[0].start < found.end:
                    first = numbers.pop(0)
                    if first.end <= found.start:
                        yield first
                end = found.end
                yield found
        yield from (number for number in numbers if number.start >= end)

    def _may_name(self, words: Sequence[str]) -> bool:
        """Whether a word of a text is one that a form begins with, whole, cut in two or within another.

        Most of a document has none: it is asked of all of a text at once, before each word is looked at where it stands.
        """
        first = self._index.keys()
        if not first.isdisjoint(words) or not first.isdisjoint(map(operator.add, words, words[1:])):
            return True
        within = self._within
        return within is not None and any(within.search(word) for word in words if len(word) >= _LEAST_JOINED)

    def _may_begin(self, words: Sequence[str]) -> Iterator[int]:
        """The places of the words with which a form may begin, whole, cut in two or within another."""
        first, within = self._index, self._within is not None
        for at, (word, cut) in enumerate(zip(words, map(operator.add, words, (*words[1:], "")), strict=True)):
            if word in first or cut in first or (within and len(word) >= _LEAST_JOINED):
                yield at

    def _search_numbers(self, text: str) -> Iterator[Found]:
        if not self._numbers:
            return
        for run in _NUMBER.finditer(text):
            free = "".join(filter(str.isdigit, run[0]))
            if not any(map(free.__contains__, self._numbers)):
                continue
            places = [run.start() + at for at, character in enumerate(run[0]) if character.isdigit()]
            found = []
            for number, (what, standing) in self._numbers.items():
                # Two numbers beside each other are one run: "07700 900123 / 07700 900456".
                while (at := free.find(number)) >= 0:
                    free = f"{free[:at]}{'-' * len(number)}{free[at + len(number) :]}"
                    start = places[at] - (1 if at == 0 and run[0][0] in "+(" else 0)
                    found.append(Found(start, places[at + len(number) - 1] + 1, what, standing, weight=len(number)))
            yield from sorted(found, key=lambda each: each.start)

    def _at(self, text: str, tokens: Sequence[Token], at: int) -> Found | None:
        token = tokens[at]
        best: Found | None = None
        for term in self._index.get(token.folded, ()):
            last = _reaches(text, tokens, at, term.form, self._between_initials)
            if last is None or not _is_written(text, tokens, at, last, term.form):
                continue
            found = _found(text, tokens, at, last, term)
            if best is None or found.end > best.end:
                best = found
        return best or self._cut(text, tokens, at) or self._in_word(token)

    def _cut(self, text: str, tokens: Sequence[Token], at: int) -> Found | None:
        """A word in two pieces: at the end of a line, by a hyphen or by a space that does not part."""
        if at + 1 >= len(tokens) or tokens[at].folded + tokens[at + 1].folded not in self._index:
            return None
        one, other = tokens[at], tokens[at + 1]
        gap = seen(text[one.end : other.start])
        by_line = _CUT_BY_LINE.fullmatch(gap) is not None
        if not by_line and _CUT.fullmatch(gap) is None:
            return None
        word = one.folded + other.folded
        goes_on = other.written[:1].islower() or (one.written.isupper() and other.written.isupper())
        if by_line and (len(word) < _LEAST_OVER_LINES or not goes_on):
            return None
        for term in self._index.get(word, ()):
            form = term.form
            if form.tokens == (word,) and form.letters is Letters.ANY and not form.after:
                weight = len(word)
                return Found(one.start, other.end, form.what, term.standing, form.owned, form.single, weight)
        return None

    def _in_word(self, token: Token) -> Found | None:
        if self._within is None or len(token.folded) < _LEAST_JOINED:
            return None
        found = self._within.search(token.folded)
        if found is None:
            return None
        return Found(token.start, token.end, What.NAME, self._joined[found[0]], weight=len(found[0]))


def _reaches(text: str, tokens: Sequence[Token], at: int, form: Form, between_initials: re.Pattern[str]) -> int | None:
    """The place of the last token of the form, where it begins at a token; one unknown capital may stand in a name."""
    # "Code: 361": what says that it is one ends in a colon as often as not.
    of_code = _GAP_OF_WRITTEN if form.what in (What.CODE, What.CONTACT) else _GAP
    gaps = between_initials if form.letters is Letters.UPPER else of_code
    last = at
    for nth, word in enumerate(form.tokens[1:], start=1):
        after = last + 1
        if after >= len(tokens):
            return None
        if tokens[after].folded != word:
            may_be = nth == 1 and len(form.tokens) == 2 and form.what is What.NAME and form.letters is Letters.ANY
            if not (may_be and _is_middle(text, tokens, after, word)):
                return None
            after += 1
        gap = seen(text[tokens[after - 1].end : tokens[after].start])
        # A letter after a full stop begins what follows.
        ends = form.letters is Letters.CAPITAL and len(word) == 1 and nth == len(form.tokens) - 1 and "." in gap
        # And one before a cut begins a word.
        ends = ends or (len(word) == 1 and _BEGINS.match(text, tokens[after].end) is not None)
        # "Parent of C. M, parent of S1": a code ends one sentence and another begins the next.
        apart = gaps is _GAP_OF_DOTTED and gap != "." and nth == len(form.tokens) - 1
        ends = ends or (apart and not text.startswith(".", tokens[after].end))
        short = tokens[after - 1].folded in name_table().titles or tokens[after - 1].folded in _NUMBER_OF
        of_letter = gaps is _GAP and (len(tokens[after - 1].folded) == 1 or short)
        fits = _GAP_OF_LETTER if of_letter else gaps
        if ends or fits.fullmatch(gap) is None:
            return None
        last = after
    return last


def _is_middle(text: str, tokens: Sequence[Token], at: int, word: str) -> bool:
    """A middle name that no record has stands before the family name."""
    if at + 1 >= len(tokens) or tokens[at + 1].folded != word or len(word) < 2:
        return False
    before = text[tokens[at - 1].end : tokens[at].start]
    return tokens[at].written[:1].isupper() and _PLAIN_GAP.fullmatch(before) is not None


def _is_written(text: str, tokens: Sequence[Token], at: int, last: int, form: Form) -> bool:
    """The words are written as the form must be, and stand where it may."""
    written = [seen(tokens[place].written) for place in range(at, last + 1)]
    if form.after and not (at and tokens[at - 1].folded in form.after):
        return False
    # "P1" is a code: its letter is nobody's initial.
    if len(form.tokens[-1]) == 1 and text[tokens[last].end : tokens[last].end + 1].isdigit():
        return False
    match form.letters:
        case Letters.UPPER:
            # Within a reference number they are nobody's: "Q2SM".
            beside = (
                text[max(0, tokens[at].start - 1) : tokens[at].start] + text[tokens[last].end : tokens[last].end + 1]
            )
            return all(word.isupper() for word in written) and not any(map(str.isalnum, beside))
        case Letters.CAPITAL:
            # Of a longer name the small words in it need none: "Hafan y Wern".
            needed = (written[0], written[-1])
            return all(word[:1].isupper() or word[:1].isdigit() for word in needed)
        case Letters.CAREFUL:
            return _is_a_name_here(text, tokens, at, last)
    return True


def _is_a_name_here(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """A word that is a name too, with a capital, where it is one: not where every sentence begins, and no month."""
    token = tokens[at]
    word = seen(token.written)
    if len(tokens) == last - at + 1 or not word[:1].isupper():
        # Alone in its field it is what somebody is called.
        return word[:1].isupper()
    before = tokens[at - 1] if at else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if token.folded.removesuffix("s") in ordinary().months and _is_a_month(before, after):
        return False
    if len(word) > 1 and word.isupper() and _are_capitals(before, after):
        return False
    has = _HAS.match(text, tokens[last].end) or text[tokens[last].end : tokens[last].end + 1] in _APOSTROPHE
    if has or (before is not None and _SENTENCE_ENDS.search(text[before.end : token.start]) is None):
        return True
    return after is not None and (after.folded in ordinary().said_of_people or after.folded.endswith("ed"))


def _is_a_month(before: Token | None, after: Token | None) -> bool:
    beside = any(each is not None and each.folded[:1].isdigit() for each in (before, after))
    return beside or (before is not None and before.folded in ordinary().before_months)


def _are_capitals(before: Token | None, after: Token | None) -> bool:
    return any(each is not None and len(each.written) > 1 and each.written.isupper() for each in (before, after))


def _found(text: str, tokens: Sequence[Token], at: int, last: int, term: Term) -> Found:
    start, end = tokens[at].start, tokens[last].end
    if term.form.what is What.ADDRESS and (house := _HOUSE.search(text, max(0, start - 40), start)):
        start = house.start() + (len(house[0]) - len(house[0].lstrip()))
    if term.form.letters is Letters.UPPER and len(term.form.tokens) > 1 and text[end : end + 1] == ".":
        end += 1
    weight = sum(map(len, term.form.tokens))
    return Found(start, end, term.form.what, term.standing, term.form.owned, term.form.single, weight)
