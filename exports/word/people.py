"""People: what the links show, who there is, and the professionals."""

from chronology.model import Theme
from exports.pdf import relationships
from exports.pdf.brief import people as brief
from exports.pdf.case import Case
from exports.pdf.told_of import others
from exports.word.blocks import row_of, write
from exports.word.findings import remarks
from exports.word.paper import Column, Paper
from exports.word.pieces import pieces_of
from exports.word.styles import BRIEF
from exports.word.words import words_of


def people(case: Case, paper: Paper) -> None:
    """The section; its table says what the diagram of the PDF shows."""
    say = case.words.say
    paper.heading(say("sections.people"), 1, "people")
    if found := case.remarks(Theme.RELATIONSHIP):
        paper.heading(say("people.remarks"), 2)
        remarks(case, paper, found)
    if not case.chronology.people:
        paper.prose([say("people.none")])
        return
    family, working = relationships.family_and_workers(case)
    appears = relationships.appearances(case)
    columns = (
        Column(say("people.col_person"), 2),
        Column(say("people.col_role"), 3),
        Column(say("people.col_born"), 1.5),
        Column(say("people.col_entries"), 2.4),
    )
    family, named = relationships.apart_from_family(case, family)
    if family:
        rows = [row_of(relationships.person_row(case, person, appears)) for person in family]
        paper.table(columns, rows, words_of(case.language)["people_table"])
    write(paper, others(case, named, appears))
    if not working:
        return
    paper.heading(say("people.professionals"), 2)
    shown = [person for person in working if any(case.printed(case.events[key]) for key in appears.get(person.id, []))]
    lines = (pieces_of(relationships.professional_line(case, person, appears)) for person in shown)
    paper.bullets(lines, BRIEF)
    if absent := len(working) - len(shown):
        paper.prose([case.words.count("people.absent", absent)])


def in_brief(case: Case, paper: Paper) -> None:
    """The section for a reader of few pages: the family in a line each, who works with them run in."""
    write(paper, brief.in_words(case))
