"""What a document says of itself, whoever it is about: its fixed words, and a document of nobody.

A search of a finished file for withheld names goes by it: a name that is a heading too is in every document.
"""

from collections.abc import Iterator
from functools import cache

from chronology.hooks import Exporter
from chronology.model import Chronology, Cover
from chronology.redaction import Own
from chronology.tables import shipped_table

# Where the fixed words stand, by package; the words of one language in a part or in a file of that name.
_TABLES = (
    ("exports", "matters.toml"),
    ("exports", "plain.toml"),
    ("exports", "terms.toml"),
    ("exports.pdf", "words.toml"),
    ("exports.pdf", "words_cy.toml"),
    ("exports.sentences", "cy.toml"),
    ("exports.sentences", "problems_cy.toml"),
    ("exports.sheet", "sheets.toml"),
    ("exports.text", "words.toml"),
    ("exports.word", "words.toml"),
    ("chronology.practice", "kinds.toml"),
)
_OTHERS = {"en": "cy", "cy": "en"}


def own_words(exporter: Exporter, made: Chronology) -> Own:
    """The fixed words in the document's language, and what the exporter writes where there is nothing to tell."""
    nobody = Chronology(
        subjects=(),
        as_at=made.as_at,
        cover=Cover(),
        profile=made.profile,
        language=made.language,
        practice=made.practice,
    )
    try:
        blank = exporter.export(nobody)
    except Exception:  # noqa: BLE001  # a plug-in need not know how to tell of nobody; then only its fixed words are known
        blank = b""
    return Own(texts=fixed_texts(made.language), blank=blank)


@cache
def fixed_texts(language: str) -> tuple[str, ...]:
    """Every text of the tables that is not of another language only."""
    other = _OTHERS.get(language, "cy")
    return tuple(
        dict.fromkeys(
            text
            for package, name in _TABLES
            if not (other == "cy" and name.removesuffix(".toml").endswith("cy"))
            for text in _texts(shipped_table(package, name), other)
        )
    )


def _texts(value: object, other: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != other:
                yield from _texts(each, other)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, other)
