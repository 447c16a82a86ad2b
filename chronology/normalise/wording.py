"""Long record text made short enough for a row, by whole sentences or clauses and with a mark where it was cut."""

import re
from collections.abc import Iterator

from chronology.prose.cutting import cut_at

MOST_WORDS = 60
"""A row's fact is a brief headline; the whole text stays in the source's quote (domain guidance R13)."""
CUT = " [...]"
TITLE_CUT = "…"
"""Ends a title that is no more than the first words of what is told."""
# A clause that is told for a sentence holds a third of the room at least; one is worth so much more than the room, and so many letters at most.
_LEAST_OF, _BEYOND, _MOST_BEYOND = 3, 1.7, 80
_CLAUSE_END = re.compile(
    r"[.!?][\"'”’)]*(?=\s[\"'“‘(]?[^\W\d_a-z])|[;:,](?=\s)|(?=\s[–—-]\s)"
    r"|(?=\s(?i:but|because|although|whereas|who|which|ond|oherwydd)\s)"
    r"|(?=\s(?i:and|so|then|when|while|until|after|before)\s(?:he|she|they|it|we|i|who|had|has|have|was|were|is|are|will|would|could|did|said|then)\s)",
)
_OPENING = re.compile(
    r"\s*(?:after|when|on|in|at|if|while|as|since|before|following|during|because|although|once|until|from|with|by|for"
    r"|ar|pan|wedi|yn|os|tra|ers|cyn)\b",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:\s(?:and|but|because|so|then|while|whilst|when|as|after|before|who|which|that|or|if|a|an|the|his|her|their|its|my"
    r"|to|of|with|in|on|at|by|from|for|into|off|had|has|was|were|is|said|not|no|a|ac|y|yr|yn|o|i|gyda|ei|eu))+$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s[\"'“‘(]?[^\W\d_a-z])")


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    # Most text needs nothing done, and to see that takes a fraction of the time.
    if "  " not in text and not _has_odd_space(text):
        return text.strip()
    return " ".join(text.split())


def _has_odd_space(text: str) -> bool:
    """Whether there may be white space other than the plain space; none of it is a printable character."""
    if not text.isascii():
        return not text.isprintable()
    # Ten searches of a long text are quicker than a test of each of its characters.
    return (
        "\n" in text or "\t" in text or "\r" in text or "\v" in text or "\f" in text
        or "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text
    )  # fmt: skip


def brief(text: str, most_words: int = MOST_WORDS) -> str:
    """The first whole sentences of a text that fit, with a mark when there is more.

    A first sentence that is itself too long ends with a clause: one that fits, else its first where that is not much longer.
    Only one that has none is cut between words.
    """
    return brief_line(one_line(text), most_words)


def brief_line(line: str, most_words: int = MOST_WORDS) -> str:
    """The same for a text that is one line already. What denies or takes back what is told is never what is left out."""
    return cut_at(line, len(whole_part(line, most_words)), CUT)


def whole_part(line: str, most_words: int) -> str:
    """The same without the mark."""
    if line.count(" ") < most_words:
        return line
    rest = line.split(" ", most_words)[-1]
    most = line[: len(line) - len(rest) - 1]
    kept = 0
    # Whether a sentence ends where the part ends that is kept at most shows in what follows: a space, a quotation mark, a letter.
    for sentence in _SENTENCE_END.finditer(line, 0, len(most) + 3):
        if sentence.end() > len(most):
            break
        kept = sentence.end()
    end = kept or _clause(line, len(most))
    if end == len(line):
        return line
    return line[:end].rstrip(" ,;:–—-") if end else ended(most) or most


def clause_ends(line: str) -> Iterator[int]:
    """Where a text of one line may end and be whole: with a sentence or a clause, never within a quotation or brackets."""
    start = 0
    for found in _CLAUSE_END.finditer(line):
        # What an opening phrase leads up to is still to come: "After the visit, she rang".
        opens = found[0] == "," and _OPENING.match(line, start) is not None and "," not in line[start : found.start()]
        if not opens and _is_closed(line[: found.end()]):
            yield found.end()
        if found[0][:1] in (".", "!", "?"):
            start = found.end() + 1


def ended(text: str) -> str:
    """A text without the words at its end that lead on to what is not told: "and the"."""
    return _LEADS_ON.sub("", text).strip()


def _is_closed(text: str) -> bool:
    """No quotation or bracket is still open."""
    pairs = (
        text.count("“") == text.count("”") and text.count("(") == text.count(")") and text.count("‹") == text.count("›")
    )
    return pairs and text.count('"') % 2 == 0


def _clause(line: str, most: int) -> int:
    """Where to end a sentence that is longer than that; 0 where it has no fitting place."""
    ends = [*clause_ends(line), len(line)]
    within = [end for end in ends if most // _LEAST_OF <= end <= most]
    beyond = next((end for end in ends if most < end <= min(most * _BEYOND, most + _MOST_BEYOND)), 0)
    return within[-1] if within else beyond


def is_cut(title: str) -> bool:
    """It is the first words of something longer."""
    return title.rstrip().endswith(TITLE_CUT)
