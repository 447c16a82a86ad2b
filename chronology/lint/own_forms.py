"""The forms of our own PDF: what professionals are given, and what a court and a family are given in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chronology.lint.cells import when_of
from chronology.lint.own_voice import voice_in, without_marks
from chronology.lint.own_words import LANGUAGES, Words
from chronology.lint.sheet import Row
from chronology.model import Kind, Level
from chronology.practice import taxonomy
from chronology.prose.titles import kind_titles

SECTIONS = ("summary", "timeline", "findings", "people", "entries", "quality", "questions", "sources", "abbreviations")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its title, what its sections are called, and the heading of the last column of its entries."""

    title: str
    sections: Mapping[str, str]
    last: str
    is_court: bool
    weighed: bool
    """Entries are told with their weight and why; a court is given facts, and a family what happened."""


def forms(words: Words) -> Sequence[Form]:
    """Every form, by the words that documents are printed with."""
    usual = words["sections"]
    court, family = usual | words["sections_court"], usual | words["sections_family"]
    last = words["entries"]
    return (
        Form(words["title"], usual, last["col_why"], is_court=False, weighed=True),
        Form(words["court"]["title"], court, last["col_reference"], is_court=True, weighed=False),
        Form(words["title"], family, last["col_comment"], is_court=False, weighed=False),
    )


def form_of(first: Sequence[str], every: Sequence[str], words: Words) -> Form | None:
    """The form of a document by the lines of its first page and all of its lines; None where it is none of ours."""
    usual, court, family = forms(words)
    if court.title in first and any(line.startswith(words["court"]["is"].split(";")[0]) for line in first):
        return court
    if usual.title not in first or not any(line.startswith(words["cover"]["as_at"]) for line in first):
        return None
    return family if " ".join(family.sections["questions"].split()) in every else usual


def gone_well(text: str, words: Words) -> str:
    """What a court's or a family's first part says has gone well, up to what it says next."""
    told = text.partition(words["court"]["protective"])[2]
    nexts = [*words["court"].values(), *words["family"].values()]
    ends = [at for said in nexts if (at := told.find(said)) >= 0]
    return told[: min(ends, default=len(told))]


def unweighed(number: str, cells: Sequence[Sequence[str]], words: Words, *, is_court: bool) -> Row:
    """An entry of a document that tells no weights: number, date, what happened, and in a court's where it is recorded."""
    say = words["entries"]
    _, dates, told, last = cells
    title = words.kind.sub(r"\1", told[0].partition(" · ")[0]) if told else ""
    text = " ".join(told[1:])
    label = say["source"] if is_court else words["entries_family"]["source"]
    body, source = _last(text, label)
    # A line begins with its title, and goes on with the rest.
    whole, _ = _last(" ".join(told), label)
    voice = voice_in(whole, say)
    outcome = _behind(body, say["outcome"].strip())
    return Row(
        place=f"entry {number}",
        serial=number,
        when=when_of(" ".join(dates).partition(f" {words['to']} ")[0]),
        kind=kind_of(title),
        level=Level.MEDIUM,
        title=title,
        fact=without_marks(body, say),
        action=_behind(body, say["action"].strip()),
        decision=_behind(body, say["decision"].strip()),
        outcome=outcome,
        voice=voice,
        source=" ".join(last) if is_court else source.strip(),
        # To a family it is said once of all entries.
        no_outcome_told=not is_court or say["no_outcome"] in text or say["outcome_later"] in text,
        in_brief=is_court and not text,
    )


@cache
def _kinds() -> Mapping[str, Kind]:
    return {title: kind for language in LANGUAGES for kind in taxonomy() for title in kind_titles(kind, language)}


def kind_of(title: str) -> Kind:
    """The kind that a title is the name of, in either language."""
    return _kinds().get(title, Kind.UNCLASSIFIED)


def _last(text: str, label: str) -> tuple[str, str]:
    """What stands before the last of a label, and behind it; all of a text without it stands before."""
    before, found, behind = text.rpartition(label)
    return (before, behind.strip()) if found else (text, "")


def _behind(text: str, label: str) -> str:
    return text.partition(label)[2].strip()
