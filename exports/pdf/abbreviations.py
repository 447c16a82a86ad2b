"""The last section: what the abbreviations in the document are used for."""

from collections.abc import Iterator

from chronology.model import Abbreviation
from exports.pdf.case import Case
from exports.pdf.page import Block, Prose
from exports.pdf.sections import section
from exports.pdf.table import Cell, Column, Row, Table, cell
from exports.pdf.text import bold, paragraph
from exports.readers import FAMILY

_SHORT = 62


def abbreviations(case: Case) -> Iterator[Block]:
    """The section, two to a line, or run in for who is told what words mean besides; none where the document holds no abbreviation that is known."""
    say = case.words.say
    if not case.abbreviations:
        return
    yield section(case, "abbreviations")
    known = explained(case)
    if case.fit.brief or case.chronology.profile == FAMILY:
        runs = [run for each in known for run in ("; ", bold(each.short), f" {_meant(case, each)}")][1:]
        told = (*runs, f". {say('abbreviations.intro')}") if known else ()
        yield Prose(paragraph(*told, " " if told else "", unexplained(case), style=case.small), before=2)
        return
    if left := unexplained(case):
        yield Prose(paragraph(left, style=case.small), before=2, keep=bool(known))
    if not known:
        return
    yield Prose(paragraph(say("abbreviations.intro"), style=case.small), before=2, keep=True)
    pair = (Column(say("abbreviations.col_short"), fixed=_SHORT), Column(say("abbreviations.col_meaning"), 1))
    found = [cells(case, each) for each in known]
    if len(found) % 2:
        found.append((cell(paragraph("")), cell(paragraph(""))))
    rows = [Row((*left, *right)) for left, right in zip(found[::2], found[1::2], strict=True)]
    yield Table((*pair, *pair), rows, say("continued"))


def explained(case: Case) -> list[Abbreviation]:
    """Those for which it is known what they are used for."""
    return [each for each in case.abbreviations if each.meanings]


def unexplained(case: Case) -> str:
    """The others, once and together: whoever wrote them is to be asked. Nothing where there is none."""
    shorts = [each.short for each in case.abbreviations if not each.meanings]
    return case.words.say("abbreviations.unknown", shorts=", ".join(shorts)) if shorts else ""


def cells(case: Case, each: Abbreviation) -> tuple[Cell, Cell]:
    """What is short, and what it is used for."""
    return cell(paragraph(bold(each.short))), cell(paragraph(_meant(case, each)))


def _meant(case: Case, each: Abbreviation) -> str:
    return case.words.say("abbreviations.or").join(each.meanings)
