"""How far a confidence goes: what of a text somebody asked to keep to those who are told, and what of it is another's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronology.prose.confidence import Kept, asking, found_of, names_kept, sentence_of, unbroken
from chronology.prose.reach import plea_of, reach_of
from chronology.prose.sentences import Span

# Lists by which all words of an entry are kept from whoever sits where it is read, and not a name alone.
_OF_WORDS = frozenset({"kept_from_somebody", "told_in_confidence", "not_to_be_given", "kept_whole"})
# A text of no more than so many letters is one entry, which tells one thing; a longer one is a letter, minutes or a chain of mails.
ENTRY = 900
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_LINE = re.compile(r"\n+")
_THIS = re.compile(r"\bthis\b", re.IGNORECASE)
# Words of a label alone say how something is kept; what is kept a name may say that stands right behind.
_LABEL = re.compile(r"(?:RESTRICTED|CONFIDENTIAL|IN CONFIDENCE|PRIVATE)\W*\Z")
_NEAR = 60
_BEFORE = 25
# "See restricted note" says where something is kept, and "names of the men not to be recorded here" what is not there: neither is any of it.
_POINTS = re.compile(r"\b(?:(?:see|cf\.?|in|on|under) (?:the )?|names? (?:of (?:the )?\w+ )?)\Z", re.IGNORECASE)
# "NOT FOR THE FAMILY, at his request: ..." at the head of a line: what it says stands behind it on that line.
_HEADS = re.compile(r"[^:.;\n]{0,60}:[ \t]*(?=\S)")
# Who was asked to write nothing down or tell nobody said that they had to, and passed it on.
_OVERRIDDEN = re.compile(
    r"\b(?:(?:had|have|has|need|needed|['’]d need|would need|duty|obliged|bound) to (?:share|pass|tell|report|record|act|say)\b|(?:she|he|they) (?:agreed|consented)\b|(?:i am|i['’]m|i have|i['’]ve|have) (?:writing|written|recording|recorded|typing|typed|putting|put) (?:it|this|that)\b|(?:office|manager|duty|line manager|supervisor) (?:told|informed)\b|(?:did not|didn['’]t|could not|couldn['’]t|cannot|can['’]t) (?:promise|keep)\b)",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(
    r"\A(?:(?:do not|don['’]?t|never) (?:write|put|note) (?:it|this|that)(?: down)?(?: anywhere)?\Z)|\A(?:asked|asks|begged|begs|wanted|wants|pleaded)[^.;]{0,20}?(?:not|never) (?:to )?(?:write|record|tell|say|note|share|pass)\w*(?: (?:it|this|that|on|down|anyone|anybody|any of it))*\Z",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:where|address(?:es)?|whereabouts|which (?:refuge|town|street)|cyfeiriad)\b", re.IGNORECASE)
# A sentence that opens so begins another matter than what stands before it, where it goes on to tell one before anything is asked.
_ANOTHER_MATTER = re.compile(
    r"(?:\A|(?<=[.!?)\"\u201d]\s)|(?<=\n))(?:also|separately|aside|on another matter|another (?:thing|matter)|one (?:more|other) thing|ps|hefyd)\b[ ,:-]*",
    re.IGNORECASE,
)
_TELLS = 6
"""Words of such a sentence before what is asked, from which on it tells a matter and does not only ask of the one before."""
_BRACKET = re.compile(r"\([^()]{10,400}\)|\[[^\[\]]{10,400}\]")
_NAMED = re.compile(r"[\w:,] [A-Z][a-z]+")
# Who keeps a file writes under an entry of it: between stars or in a bracket, or with the day and their letters before it.
_ADDED = re.compile(
    r"\s*(?:\*{2,}|\[|(?:\[|\*+)?\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})? ?(?:[A-Z]{1,4}\b|-|:))", re.IGNORECASE
)
_OF_THE_ENTRY = re.compile(r"\b(?:this|it|these|above|entry)\b", re.IGNORECASE)
_A_NAME = re.compile(r"\b[A-Z][\w'\u2019-]{3,}")
_LEFT = 3
"""Words that an entry has beside what is another's, where it tells more than that."""
_OF_ALL = re.compile(r"\b(?:any of|all|none|everything|above|both)\b", re.IGNORECASE)
_REFERS_BACK = re.compile(r"(?:It|This|That|Not|Nothing|The entry|The record|The letter)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that are kept from who sits where it is read."""

    words: str
    is_part: bool
    """What else the text tells is told."""

    def holds(self, words: str) -> bool:
        """The words stand in it, however they are spaced."""
        return bool(words) and " ".join(words.split()) in " ".join(self.words.split())


@lru_cache(maxsize=2048)
def kept_passages(text: str) -> tuple[Passage, ...]:
    """What of a text somebody asked to keep to those who are told, or is of another person.

    Of an entry it is as much as is asked of (`reach`). In a longer text it is the paragraph; what a label at the head of a line keeps
    stands on that line.
    """
    text = unbroken(text)
    return (*_asked(text), *_pleas(text), *passages_of_another(text), *_of_anothers_own(text))


def passages_of_another(text: str) -> tuple[Passage, ...]:
    """What of a text is of another person, or stands in the wrong file: all of an entry, of a longer text the sentence that says so.

    Of an entry that tells more, a line or a bracket that tells it and says so is all of it: "(page stuck in: ... - belongs in HER file)".
    """
    found = list(found_of(text, {"of_another_person"}))
    if not found:
        return ()
    if len(text) <= ENTRY:
        parts = [_part_that_tells(text, each) for each in found]
        if any(part is None for part in parts):
            return (Passage(text, is_part=False),)
        return tuple(Passage(text[part.start : part.end].strip(), is_part=True) for part in parts if part)
    held = {said.start(): each for said in found if (each := _bracket_of(text, said)) and _NAMED.search(each[0])}
    apart = [said for said in found if said.start() not in held]
    spans = (*(Span(*each.span()) for each in held.values()), *_sentences(text, apart))
    return tuple(Passage(text[span.start : span.end].strip(), is_part=True) for span in spans)


def _bracket_of(text: str, said: re.Match[str]) -> re.Match[str] | None:
    return next((each for each in _BRACKET.finditer(text) if each.start() < said.start() < each.end()), None)


def _part_that_tells(text: str, said: re.Match[str]) -> Span | None:
    """The bracket or the line that holds what is another's and says so, of a text that has more; None where it only says so."""
    bracket = _bracket_of(text, said)
    if bracket and not _NAMED.search(bracket[0]):
        # "[NB not the subject, came up on a name search]" says it of what stands outside.
        return None
    part = Span(*bracket.span()) if bracket else _line_of(text, said.start())
    if not bracket and (_is_added(text, part) or _goes_on_of_them(text, part)):
        return None
    own = len(text[part.start : part.end].split()) - len(said[0].split())
    beside = len(text.split()) - len(text[part.start : part.end].split())
    return part if own >= _TELLS and beside >= _LEFT else None


def _is_added(text: str, line: Span) -> bool:
    """A line below the others that whoever keeps the file put under the entry: "** 19/10 AB: this is the Example family **"."""
    added = line.start > 0 and _ADDED.match(text, line.start, line.end)
    return bool(added) and _OF_THE_ENTRY.search(text, line.start, line.end) is not None


def _goes_on_of_them(text: str, line: Span) -> bool:
    """It opens the entry, and what follows tells on of whom it names: all of the entry is theirs."""
    if line.start > 0:
        return False
    said, rest = text[: line.end], text[line.end :]
    names = {word for word in _A_NAME.findall(said) if not said.startswith(word)}
    return any(re.search(rf"\b{re.escape(word)}\b", rest) for word in names)


def _of_anothers_own(text: str) -> Iterator[Passage]:
    """Sentences that tell an informant's own trouble, or of a grown-up's health what their own people do not know."""
    found = list(found_of(text, {"of_anothers_own"}))
    # A bracket behind a name that holds it is all of it.
    held = [
        Span(said.start() - 1, said.end() + 1)
        for said in found
        if text[: said.start()].endswith("(") and text.startswith(")", said.end())
    ]
    apart = [said for said in found if not any(span.start < said.start() < span.end for span in held)]
    for span in (*held, *_sentences(text, apart)):
        yield Passage(text[span.start : span.end].strip(), is_part=True)


def _pleas(text: str) -> Iterator[Passage]:
    """What whoever asks not to be named says of why: it tells who it is as the name does."""
    for said, _ in names_kept(text):
        plea = plea_of(text, said)
        if plea is not None and len(text) <= ENTRY:
            yield Passage(text[plea.start : plea.end].strip(), is_part=True)


def _sentences(text: str, found: list[re.Match[str]]) -> Iterator[Span]:
    for each in found:
        span = sentence_of(text, each)
        if span.start and _REFERS_BACK.match(text, span.start):
            before = sentence_of(text, next(re.finditer(r"\S(?=\s*\Z)", text[: span.start])))
            span = Span(before.start, span.end)
        yield span


def _asked(text: str) -> Iterator[Passage]:
    asked = [found for found, kept in asking(text, _OF_WORDS) if not (kept.only_where and _says_where(kept, found))]
    asked = [found for found in asked if not _POINTS.search(text, 0, found.start())]
    # "RESTRICTED" over a whole document marks its paper: nobody asks it of what is told in it.
    asked = [found for found in asked if len(text) <= ENTRY or not _LABEL.match(found[0])]
    names = [found.span() for found in found_of(text, {"not_to_be_named"})] if asked else []
    asked = [found for found in asked if not _asks_for_a_name(found, names) and not _was_overridden(text, found, asked)]
    spans = [Span(*found.span()) for found in asked]
    if len(text) <= ENTRY:
        yield from (
            _passage(text, span) for span in _joined(span for each in spans for span in reach_of(text, each, spans))
        )
        return
    for found in asked:
        line = _line_of(text, found.start())
        heads = not text[line.start : found.start()].strip(" *-–—[(") and _HEADS.match(text, found.end())
        if heads and line.start:
            yield _passage(text, line)
            continue
        block = _block_of(text, found.start())
        yield _passage(text, Span(_begun_anew(text, block, found), block.end))


def _begun_anew(text: str, block: Span, asked: re.Match[str]) -> int:
    """Where what was told in confidence begins: "Also, Ann told me ... Not for any report" is of what stands behind "also"."""
    starts = [
        found for found in _ANOTHER_MATTER.finditer(text, block.start, asked.start()) if found.start() > block.start
    ]
    if not starts or _OF_ALL.search(asked[0]):
        return block.start
    last = starts[-1]
    return last.start() if len(text[last.end() : asked.start()].split()) >= _TELLS else block.start


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Those that touch or stand but a few words apart as one: what is said between two askings is asked of too."""
    last: Span | None = None
    for span in sorted(spans):
        if last is None:
            last = span
        elif span.start <= last.end + _NEAR:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last


def _passage(text: str, span: Span) -> Passage:
    words = text[span.start : span.end].strip()
    return Passage(words, is_part=len(words) < len(text.strip()))


def _says_where(kept: Kept, found: re.Match[str]) -> bool:
    """What is kept back is where somebody is: it stands there, or the words speak of nothing else."""
    near = found.string[max(0, found.start() - _BEFORE) : found.end() + _NEAR]
    return bool(kept.addresses) or _WHERE.search(near) is not None


def _asks_for_a_name(found: re.Match[str], names: list[tuple[int, int]]) -> bool:
    """It asks that a name is kept, and not what was said: "she does not want them told it was her"."""
    if _THIS.search(found[0]):
        return False
    reach = _NEAR if _LABEL.match(found[0]) else 0
    return any(start < found.end() + reach and found.start() < end for start, end in names)


def _was_overridden(text: str, found: re.Match[str], asked: list[re.Match[str]]) -> bool:
    """Whoever was asked to tell nobody said that they had to, and nothing else is asked afterwards."""
    last = max(each.end() for each in asked)
    return bool(_OF_ANYBODY.match(found[0])) and found.end() == last and bool(_OVERRIDDEN.search(text, last))


def _line_of(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


def _block_of(text: str, place: int) -> Span:
    """The paragraph, or of a text without any the line."""
    between = _PARAGRAPH if _PARAGRAPH.search(text.strip()) else _LINE
    ends = [0, *(end for each in between.finditer(text) for end in each.span()), len(text)]
    return next(
        (Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start <= place < end),
        Span(0, len(text)),
    )
