"""Write the tables of Welsh names that stand below the mark in `welsh.md` from the data: `make docs`.

What stands above the mark is written by hand. A test holds the committed page against what this writes.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from chronology.practice.taxonomy import taxonomy
from exports.pdf.words import table_of

PAGE = Path(__file__).parent / "welsh.md"
MARK = "<!-- Below this line the page is made by docs/welsh.py; do not edit it by hand. -->"
STATE = "awaiting a native reviewer"
# Tables of the PDF's words that are words of practice rather than of a document.
_OF_PRACTICE = ("levels", "evidence", "strength", "finding_status", "bands", "kind_of_person", "extent")
_SORT = re.compile(r":[\w-]+[*;]?\}")
_TERMS = {"titles": "What findings, timescales and tables are called", "parties": "People and places"}


def page() -> str:
    """The whole page: what is written by hand, then the tables."""
    by_hand = PAGE.read_text("utf-8").partition(MARK)[0].rstrip("\n")
    return "\n".join((by_hand, "", MARK, *_tables())) + "\n"


def _tables() -> Iterator[str]:
    yield from _table("Kinds of entry", {facts.title: facts.cy for facts in taxonomy().values()})
    terms = tomllib.loads((PAGE.parents[1] / "exports" / "terms.toml").read_text("utf-8"))["cy"]
    for name, heading in _TERMS.items():
        yield from _table(heading, terms[name])
    english, welsh = table_of("en"), table_of("cy")
    yield from _table("Levels, evidence, status", dict(_pairs(english, welsh)))
    sentences = tomllib.loads((PAGE.parents[1] / "exports" / "sentences" / "cy.toml").read_text("utf-8"))
    yield from _table("Sentences of the analysis, with gaps in braces", _without_sorts(sentences["sentences"]))
    read = tomllib.loads((PAGE.parents[1] / "exports" / "sentences" / "problems_cy.toml").read_text("utf-8"))
    yield from _table("What reading says of the sources", _without_sorts(read["problems"]))
    yield from _table("Why a file was refused", _without_sorts(read["refused"]))


def _pairs(english: Mapping[str, object], welsh: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in _OF_PRACTICE:
        ours, theirs = english[name], welsh[name]
        assert isinstance(ours, Mapping)
        assert isinstance(theirs, Mapping)
        yield from ((ours[key], theirs[key]) for key in ours if key in theirs)


def _without_sorts(sentences: Mapping[str, str]) -> Mapping[str, str]:
    """Sentences whose gaps have only their names."""
    return {_SORT.sub("}", english): welsh for english, welsh in sentences.items()}


def _table(heading: str, words: Mapping[str, str]) -> Iterator[str]:
    yield from ("", f"## {heading}", "", "| English | Welsh | State |", "|---|---|---|")
    yield from (f"| {english} | {welsh} | {STATE} |" for english, welsh in words.items())


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
