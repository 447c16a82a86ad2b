"""Classes of words that frames are made of: rows of words, classes within classes, and verbs in all their forms.

A thesaurus names a verb once ("clout"); a note says "clouts her", "clouted", "was clouting". So `[verbs]` gives each once
and its forms are made here. A phrase of a class may hold other classes ("the {child}"), which stand for each of theirs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

Classes = Mapping[str, Sequence[str]]

_CLASS = re.compile(r"\{([a-z_]\w*)\}")
# "Slap", "grab": one short vowel and one consonant at the end of a word of one syllable, which doubles.
_DOUBLING = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]\Z")


def classes_of(tables: Sequence[Mapping[str, object]]) -> Classes:
    """The classes of all files together, each with its verbs in all their forms and without other classes in it.

    Raises:
        ValueError: a class that nobody knows, or that holds itself; the package is damaged.
    """
    rows: dict[str, list[str]] = {}
    for table in tables:
        for name, phrases in _rows(table, "classes"):
            rows.setdefault(name, []).extend(phrases)
        for name, verbs in _rows(table, "verbs"):
            rows.setdefault(name, []).extend(form for verb in verbs for form in forms(verb))
    return {name: list(dict.fromkeys(_plain(name, rows, ()))) for name in rows}


def forms(verb: str) -> Iterator[str]:
    """All forms of a verb: `clout`, `take/took/taken`, `lay/laid into`; what follows the verb stays as it is."""
    word, _, rest = verb.partition(" ")
    base, *past = word.split("/")
    behind = f" {rest}" if rest else ""
    stem = base + base[-1] if _DOUBLING.match(base) else base
    mute = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    soft = base.endswith("y") and base[-2:-1] not in "aeiou"
    third = f"{base[:-1]}ies" if soft else f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"
    regular = f"{base[:-1]}ied" if soft else f"{base}d" if base.endswith("e") else f"{stem}ed"
    for form in dict.fromkeys((base, third, f"{base[:-1] if mute else stem}ing", *(past or [regular]))):
        yield form + behind


def pattern_of(phrases: Sequence[str]) -> str:
    """A regular expression that takes the longest of some phrases, tried letter by letter and not one after the other."""
    trie: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        at: dict[str, dict[str, object]] = trie
        for letter in phrase:
            at = at.setdefault(letter, {})  # type: ignore[assignment]  # a trie holds tries
        at[""] = {}
    return _branches(trie)


def _branches(trie: Mapping[str, Mapping[str, object]]) -> str:
    ends = "" in trie
    ways = [_letter(letter) + _branches(rest) for letter, rest in trie.items() if letter]  # type: ignore[arg-type]
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if ends else ''}"


def _letter(letter: str) -> str:
    return r"[\s-]+" if letter in " -" else re.escape(letter)


def _rows(table: Mapping[str, object], part: str) -> Iterator[tuple[str, Sequence[str]]]:
    found = table.get(part, {})
    if isinstance(found, Mapping):
        yield from found.items()


def _plain(name: str, rows: Classes, within: tuple[str, ...]) -> Iterator[str]:
    if name in within or name not in rows:
        raise ValueError(f"a class that nobody knows, or that holds itself: {name}")
    for phrase in rows[name]:
        parts = _CLASS.split(phrase)
        ways = [
            [part] if place % 2 == 0 else list(_plain(part, rows, (*within, name))) for place, part in enumerate(parts)
        ]
        yield from ("".join(way) for way in product(*ways)) if len(parts) > 1 else [phrase]
