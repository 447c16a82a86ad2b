"""Long record text made short enough for a row, by whole sentences and with a mark where it was cut."""

import re

MOST_WORDS = 60
"""A row's fact is a brief headline; the whole text stays in the source's quote (domain guidance R13)."""
CUT = " [...]"
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

    A first sentence that is itself too long is cut between words.
    """
    return brief_line(one_line(text), most_words)


def brief_line(line: str, most_words: int = MOST_WORDS) -> str:
    """The same for a text that is one line already."""
    if line.count(" ") < most_words:
        return line
    rest = line.split(" ", most_words)[-1]
    most = line[: len(line) - len(rest) - 1]
    kept = 0
    # The line, not the part that is kept at most: whether a sentence ends there shows in what follows.
    for sentence in _SENTENCE_END.finditer(line):
        if sentence.end() > len(most):
            break
        kept = sentence.end()
    return (most[:kept] or most) + CUT
