"""Those who write a log by turns: "22/8/22 Tina. First call.", "6/9/22 Blod. Washing.": a name at the head of most of its notes.

It is who wrote the note, and no title of it. A word that begins as many ("Given.", "Refused.") stands in small letters elsewhere.
Messages that are typed out have a letter there which the first lines explain: "Shell = S, Gwen = G".
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chronology.prose.phrases import folded
from chronology.prose.telling import kind_of_heading
from chronology.prose.vocabulary import vocabulary
from importers.notes.note import Note

_NAME = re.compile(r"\s*(?P<name>[A-Z][^\W\d_]{2,14})(?: [A-Z])?(?: \([^()\n]{1,12}\))?[.:]\s+(?=\S)")
# "S: on my way", and as columns are copied "S   on my way".
_LETTER = re.compile(r"\s*(?P<name>[A-Z]{1,3})(?::\s+|[ ]{2,}|\t)(?=\S)")
_KEY = re.compile(
    r"\b(?P<name>[A-Z][\w'\u2019-]{2,}(?: [A-Z][\w'\u2019-]{2,})?)(?: \([^()\n]{1,20}\))? ?= ?(?P<letter>[A-Z]{1,3})\b"
    r"|\b(?P<own>[A-Z]{1,3}) ?= ?(?P<of>[A-Z][\w'\u2019-]{2,}(?: [A-Z][\w'\u2019-]{2,})?)"
)
_KEY_WITHIN = 600
_TYPE = "Text message"
_FEWEST, _SHARE, _MOST, _FEW = 5, 0.6, 8, 3
_WORD = re.compile(r"[^\W\d_]+")


def written_by_turns(text: str, notes: Sequence[Note]) -> list[Note]:
    """Notes with who wrote them, where a few names begin most of them and nothing else says who did."""
    heads = [_NAME.match(text, note.body_start, note.end) if not note.heading.author else None for note in notes]
    counted = Counter(head["name"] for head in heads if head)
    names = {name for name in counted if _may_sign(name, text)}
    told = sum(counted[name] for name in names)
    if not (1 < len(names) <= _MOST and told >= max(_FEWEST, _SHARE * len(notes), 2 * len(names))):
        return list(notes)
    return [
        _written_by(note, head) if head and head["name"] in names else note
        for note, head in zip(notes, heads, strict=True)
    ]


def _letters(text: str) -> Mapping[str, str]:
    """Whom each letter means, as the first lines explain it."""
    found = _KEY.finditer(text, 0, _KEY_WITHIN)
    return {each["letter"] or each["own"]: each["name"] or each["of"] for each in found}


def sent_by_letters(text: str, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Notes of messages by who sent each, where the text explains the letters; the words stand with the letter before them."""
    letters, told = _letters(text), []
    heads = [_LETTER.match(text, note.body_start, note.end) if letters else None for note in notes]
    # One letter that is explained once may be a measure; several are a key, and so is one that opens message after message.
    if (
        len(letters) < len(("one", "other"))
        and sum(head is not None and head["name"] in letters for head in heads) < _FEW
    ):
        return tuple(notes)
    for note, head in zip(notes, heads, strict=True):
        who = letters.get(head["name"], "") if head and not note.heading.author else ""
        told.append(_sent_by(note, head["name"], who) if head and who else note)
    return tuple(told)


def _sent_by(note: Note, letters: str, who: str) -> Note:
    """The title is the file's own key where the letters stand for something else too: "GP = Gwen"."""
    known = letters in vocabulary().abbreviations
    heading = replace(note.heading, note_type=_TYPE, title=f"{letters} = {who}") if known else note.heading
    return replace(note, author=who, heading=replace(heading, author=who))


def without_senders(lower: str, text: str, notes: Sequence[Note]) -> str:
    """Folded words with blanks for the letters of who sent a message: "GP:" of Gwen Pugh tells of no surgery."""
    letters, kept = _letters(text), lower
    if len(lower) != len(text):
        return lower
    for note in notes:
        head = _LETTER.match(text, note.body_start, note.end) if note.author else None
        if head and letters.get(head["name"]) == note.author:
            start, end = head.span("name")
            kept = f"{kept[:start]}{' ' * (end - start)}{kept[end:]}"
    return kept


def _may_sign(name: str, text: str) -> bool:
    known = kind_of_heading(folded(name)) is not None or name.upper() in vocabulary().abbreviations
    return not known and name.lower() not in set(_WORD.findall(text))


def _written_by(note: Note, head: re.Match[str]) -> Note:
    title = note.heading.title
    own = title[len(head["name"]) :].lstrip(" .:") if title.startswith(head["name"]) else title
    own = "" if own.startswith("(") else own
    return replace(note, body_start=head.end(), heading=replace(note.heading, author=head["name"], title=own))
