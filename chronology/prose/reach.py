"""How far what somebody asks to be kept reaches: the words it is asked of, and no others of the entry.

A sentence that tells something and asks that it be kept is kept itself; a label keeps what stands behind it; a sentence that only asks
is asked of what was told before it, from where somebody began to tell. Where nothing says where that was, all of the entry was told
together, but for what stands whoever asks: an injury that was seen, an assessment, what was decided. Who asks that nobody learns that
they told is told of nowhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from chronology.prose.sentences import Span, sentences
from chronology.tables import shipped_table

# So many words say something of their own.
_TELLS = 2
_FURTHEST = 6
# So far behind such words may stand that it is of whoever told.
_BEHIND = 30
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words in capitals, or whatever stands before a colon, say of what follows that it is kept.
_HEADS = re.compile(r"[^:.;\n]{0,60}(?::|\*\*)[ \t]*(?=\S)")
_OPENS = re.compile(r"[\s*(\[–—-]*\Z")
_NAMED = re.compile(r"(?<!\w)(?!I\b)[A-ZÀ-ÖØ-ÞŴŶ][^\W\d_]*[a-zà-ÿ]|\d")
_OPENING = frozenset('"“‘')
_LINE = re.compile(r"\n\s*")
_QUOTED = re.compile(r"“[^“”]{3,600}”|\"[^\"]{3,600}\"")


def reach_of(text: str, asked: Span, every: Sequence[Span]) -> tuple[Span, ...]:
    """What of a text some words ask to be kept, with that there is a secret and that it is kept; `every` are all that ask something in it."""
    stretches = stretches_of(text)
    return tuple(_with_its_frame(text, stretches, each) for each in _reach(text, stretches, asked, every))


def _with_its_frame(text: str, stretches: Sequence[Span], told: Span) -> Span:
    """With the sentence before that says there is something told to nobody, and the one behind that promises to keep it."""
    start, end = told.start, told.end
    before = next((each for each in stretches if each.start < start <= each.end), None)
    if before and _part("announced").search(text, before.start, min(before.end, start)):
        start = before.start
    behind = next((each for each in stretches if each.start <= end < each.end and text[end : each.end].strip()), None)
    if behind and kept_promise(text, Span(end, behind.end)):
        end = behind.end
    return Span(start, end)


def _reach(text: str, stretches: Sequence[Span], asked: Span, every: Sequence[Span]) -> tuple[Span, ...]:
    own = next((nth for nth, each in enumerate(stretches) if each.start <= asked.start < each.end), 0)
    last = max((nth for nth, each in enumerate(stretches) if each.start < asked.end), default=own)
    start, end = stretches[own].start, stretches[last].end
    if _part("who_told").search(text, asked.start, min(end, asked.end + _BEHIND)):
        return (Span(0, len(text)),)
    if _is_label(text, asked, start) and _words_told(text, Span(asked.end, len(text)), every):
        return (Span(asked.start, len(text)),)
    if _tells_of(text, Span(start, end), asked, every):
        told = _with_quotation(text, Span(start, end), asked)
        return (_with_what_it_is(text, stretches, own, told),)
    if own and _part("of_a_paper").fullmatch(text[stretches[own - 1].start : start].strip()):
        return ()
    begun = _begun(text, stretches, own)
    line = text.rfind("\n", 0, start) + 1
    if begun is None and "\n" in text.strip() and line < start and _tells(text, Span(line, start), every):
        # Told and asked in one line of several.
        begun = line
    if begun is not None:
        return (Span(begun, end),)
    return tuple(each for each in stretches if not _part("stands").search(text, each.start, each.end))


def kept_promise(text: str, stretch: Span) -> str:
    """The sentence, where all that it says is that whoever heard it will keep it: it points at a secret as what was told does."""
    words = text[stretch.start : stretch.end].strip()
    return words if _part("promised").fullmatch(words) else ""


def plea_of(text: str, asked: Span) -> Span | None:
    """What somebody who asks not to be named says of why: where they live, whom they meet, what they fear. None where they say nothing of it."""
    stretches = stretches_of(text)
    own = next((nth for nth, each in enumerate(stretches) if each.start <= asked.start < each.end), 0)
    last = max((nth for nth, each in enumerate(stretches) if each.start < asked.end), default=own)
    end = stretches[last].end
    if last + 1 < len(stretches) and _part("why").match(
        text[stretches[last + 1].start : stretches[last + 1].end].lstrip()
    ):
        end = stretches[last + 1].end
    sentence = Span(stretches[own].start, stretches[last].end)
    # Where the name stands beside it the name is taken out.
    if not _tells(text, sentence, [asked]) and not _NAMED.search(text[sentence.start + 1 : sentence.end]):
        return Span(sentence.start, end)
    if end > stretches[last].end or _part("because").match(text[asked.end : end]):
        return Span(asked.start, end)
    return None


def stretches_of(text: str) -> list[Span]:
    """Sentences, each with what parts it from the next; who types without stops ends one with the line."""
    starts = {each.start for each in sentences(text)} | {found.end() for found in _LINE.finditer(text)}
    inner = sorted(start for start in starts if text[:start].strip() and start < len(text))
    return [Span(one, other) for one, other in pairwise([0, *inner, len(text)])]


def _is_label(text: str, asked: Span, start: int) -> bool:
    written = text[asked.start : asked.end]
    if not _OPENS.search(text[start : asked.start]) and not written.isupper():
        return False
    return written.isupper() or _HEADS.match(text, asked.end) is not None


def _tells_of(text: str, sentence: Span, asked: Span, every: Sequence[Span]) -> bool:
    """The sentence tells itself what it asks of: before what asks, or behind it as its object."""
    if _tells(text, Span(sentence.start, max(sentence.start, asked.start)), every):
        return True
    behind = Span(asked.end, sentence.end)
    # "Told me in confidence it is chemo": whatever stands behind is what was told.
    is_named = text[behind.start : behind.end].lstrip().startswith("that ")
    least = 1 if is_named or text[asked.start : asked.end].casefold().endswith("confidence") else _TELLS
    is_of_it = _part("of_what").match(text[behind.start : behind.end]) is not None
    return is_of_it and _words_told(text, behind, every) >= least


def _tells(text: str, span: Span, every: Sequence[Span]) -> bool:
    return _words_told(text, span, every) >= _TELLS


def _with_what_it_is(text: str, stretches: Sequence[Span], own: int, told: Span) -> Span:
    """With the sentence before in the same line, where what is asked is of "it" and the sentence tells of whoever must not learn it.

    "Her boys worshipped him and she wants it to stay that way": what it is was told in the breath before.
    """
    sentence, before = text[told.start : told.end], stretches[own - 1] if own else None
    if before is None or "\n" in text[before.start : told.start].strip(" ") or told.start < stretches[own].start:
        return told
    if any(_part(each).search(sentence) for each in ("tells_itself", "begins")) or not _part(
        "of_whom_it_is_kept"
    ).match(sentence.lstrip(" \"“‘'")):
        return told
    return told if _part("stands").search(text, before.start, before.end) else Span(before.start, told.end)


def _words_told(text: str, span: Span, every: Sequence[Span]) -> int:
    """How many words stand there that tell something, besides what asks."""
    bare = list(text[span.start : span.end])
    for each in every:
        for place in range(max(each.start, span.start), min(each.end, span.end)):
            bare[place - span.start] = " "
    nothing = _nothing()
    return len({word for word in _WORD.findall("".join(bare)) if word.islower() and word not in nothing})


def _with_quotation(text: str, span: Span, asked: Span) -> Span:
    """What somebody asks in the words in which they tell it goes as far as these."""
    for quoted in _QUOTED.finditer(text):
        if quoted.start() <= asked.start < quoted.end():
            return Span(min(span.start, quoted.start()), max(span.end, quoted.end()))
    return span


def _begun(text: str, stretches: Sequence[Span], own: int) -> int | None:
    """Where what was told before begins; None where nothing says so, and the entry was told together."""
    if text[stretches[own].start :].lstrip()[:1] in _OPENING:
        # Said in one breath: back over what else stands in quotation marks.
        nth = own
        while nth and (_is_said(text, stretches[nth - 1]) or _is_short(text, stretches[nth - 1])):
            nth -= 1
        if nth < own:
            return stretches[nth].start
    for nth in range(own - 1, max(0, own - _FURTHEST) - 1, -1):
        if any(_part(each).search(text, stretches[nth].start, stretches[nth].end) for each in ("begins", "announced")):
            return stretches[nth].start
    return None


def _is_said(text: str, span: Span) -> bool:
    return text[span.start : span.end].lstrip()[:1] in _OPENING


def _is_short(text: str, span: Span) -> bool:
    return len(text[span.start : span.end].split()) <= _TELLS


@cache
def _table() -> dict[str, list[str]]:
    return {name: list(row["words"]) for name, row in shipped_table("chronology.prose", "reach.toml").items()}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(_table()["says_nothing"])


@cache
def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name])})", re.IGNORECASE)
