"""Who says what a sentence only gives as said: "Gwen rang. Says he has bled her dry" is Gwen's, and not of whom the file is about.

A sentence that opens with the word for saying has whoever says it in the one before. Told by itself it would be anybody's.
"""

import re

from chronology.prose.sentences import Span, sentences
from importers.notes.note import Note

# "Asked her about it", "Told him no" are the writer's; "Says", "Told me" and what is reported are another's.
_BARE = re.compile(
    r"(?:(?:also|then|now|later|still|again|further) )?(?:says?|said(?! i\b)|(?:told|tells) (?:me|us)|reports|reported|states|stated|thinks|feels|denie[sd]|admits|admitted"
    r"|claims|claimed|adds|added|mentions|mentioned|alleges|alleged|disclose[sd]|dywedodd|dweud)\b",
    re.IGNORECASE,
)
_MOST_BACK, _MOST_WORDS = 3, 60


def with_speaker(text: str, note: Note, sentence: Span, *, wrapped: bool) -> Span:
    """A sentence from where somebody begins to speak in it; as it is where that is its own, another paragraph or far off."""
    if not _BARE.match(text, sentence.start, sentence.end):
        return sentence
    before = [
        span for span in sentences(text, note.body_start, sentence.end, wrapped=wrapped) if span.start < sentence.start
    ]
    for span in before[::-1][:_MOST_BACK]:
        words = text[span.start : sentence.end]
        if "\n\n" in words or len(words.split()) > _MOST_WORDS:
            return sentence
        if not _BARE.match(text, *span):
            return Span(span.start, sentence.end)
    return sentence
