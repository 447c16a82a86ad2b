"""The sentences of one language by their English: templates with gaps, tried in the order they stand in.

A template names a gap `{name:what}`: `what` is a sort of `exports.sentences.gaps` ("number", "dates") or another table of
the same file ("status"). `what*` is a list ("a, b and c"), `what;` one parted by semicolons.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from chronology.tables import shipped_table
from exports.sentences.gaps import filled, gaps_of, in_a_row

_FILES = {"cy": ("cy.toml", "problems_cy.toml")}
_GAP = re.compile(r"\{(?P<name>\w+):(?P<what>[\w-]+)(?P<list>[*;]?)\}")
# Where one sentence ends and the next begins; never within the quotation marks that analysis uses.
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?]) (?=[A-Z“\d])(?![^“]*”)")
# The same for a list, whose items may be words of the record.
_BETWEEN_ITEMS = re.compile(r"; (?![^“]*”)")
_OF_ANY_LENGTH = ".+?"


@dataclass(frozen=True, slots=True)
class Template:
    """An English sentence or part of one, what stands in its gaps, and the other language's with the same gaps."""

    head: str
    """What the English begins with, up to its first gap: most are passed over by this alone."""
    english: re.Pattern[str]
    gaps: Mapping[str, tuple[str, str]]
    """By name: its sort, and how it is a list."""
    told: str


class Tables:
    """Every table of a language."""

    def __init__(self, content: Mapping[str, Mapping[str, str]]) -> None:
        self._content = content
        self._gaps = gaps_of(content)

    @cached_property
    def templates(self) -> Mapping[str, Sequence[Template]]:
        """By table, in order."""
        return {
            name: [self._template(english, told) for english, told in table.items()]
            for name, table in self._content.items()
            if name != "things"
        }

    def told(self, text: str, what: str) -> str | None:
        """A text by a table or a sort of gap; None where that does not know it."""
        if what in self._gaps:
            return self._gaps[what].told(text)
        told = next(self._tellings(text, what), None)
        if told is None and what == "sentences":
            return self._one_by_one(text)
        return told

    def _tellings(self, text: str, table: str) -> Iterator[str]:
        for template in self.templates[table]:
            if text.startswith(template.head) and (match := template.english.fullmatch(text)):
                gaps = {name: self._filled(match[name], *sort) for name, sort in template.gaps.items()}
                known = {name: text for name, text in gaps.items() if text is not None}
                if len(known) == len(gaps):
                    yield filled(template.told, known)

    def _one_by_one(self, text: str) -> str | None:
        """A text of several sentences, where every one of them is known."""
        parts = _BETWEEN_SENTENCES.split(text)
        told = [self.told(part, "sentences") for part in parts] if len(parts) > 1 else [None]
        return None if None in told else " ".join(filter(None, told))

    def _filled(self, text: str, what: str, as_list: str) -> str | None:
        one: Callable[[str], str | None] = partial(self.told, what=what)
        if as_list == ";":
            parts = [one(part) for part in _BETWEEN_ITEMS.split(text)]
            return None if None in parts else "; ".join(filter(None, parts))
        return in_a_row(text, one) if as_list else one(text)

    def _template(self, english: str, told: str) -> Template:
        pieces = _GAP.split(english)
        # name, sort and list follow each literal piece.
        pattern = re.escape(pieces[0])
        gaps: dict[str, tuple[str, str]] = {}
        for name, what, as_list, literal in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
            gaps[name] = what, as_list
            pattern += f"(?P<{name}>{_OF_ANY_LENGTH if as_list else self._shape(what)}){re.escape(literal)}"
        return Template(pieces[0], re.compile(pattern, re.DOTALL), gaps, told)

    def _shape(self, what: str) -> str:
        """What a gap can be filled with; where a table has whole phrases alone, one of these."""
        if what in self._gaps:
            return self._gaps[what].shape
        phrases = self._content[what]
        return _OF_ANY_LENGTH if any("{" in phrase for phrase in phrases) else "|".join(map(re.escape, phrases))


@cache
def tables_of(language: str) -> Tables | None:
    """The tables of a language; None for one that has none."""
    read = [shipped_table("exports.sentences", name) for name in _FILES.get(language, ())]
    return Tables({name: table for tables in read for name, table in tables.items()}) if read else None
