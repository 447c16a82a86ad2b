"""Long record text made short enough for a row, by whole sentences and with a mark where it was cut."""

import re

MOST_WORDS = 60
"""A row's fact is a brief headline; the whole text stays in the source's quote (domain guidance R13)."""
CUT = " [...]"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s[\"'“‘(]?[^\W\d_a-z])")


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    # Most text needs nothing done: no control characters or odd spaces (those are not printable), no double spaces.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())


def brief(text: str, most_words: int = MOST_WORDS) -> str:
    """The first whole sentences of a text that fit, with a mark when there is more.

    A first sentence that is itself too long is cut between words.
    """
    return brief_line(one_line(text), most_words)


def brief_line(line: str, most_words: int = MOST_WORDS) -> str:
    """The same for a text that is one line already."""
    if line.count(" ") < most_words:
        return line
    kept = 0
    for sentence in _SENTENCE_END.finditer(line):
        if line.count(" ", 0, sentence.end()) >= most_words:
            break
        kept = sentence.end()
    return (line[:kept] or " ".join(line.split(" ", most_words)[:most_words])) + CUT
