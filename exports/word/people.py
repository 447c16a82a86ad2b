"""People: what the links show, and everybody in one table."""

from chronology.model import Theme
from exports.pdf import relationships
from exports.pdf.brief import people as brief
from exports.pdf.case import Case
from exports.pdf.who import everybody
from exports.word.blocks import write
from exports.word.findings import remarks
from exports.word.paper import Paper
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
    family, named = relationships.apart_from_family(case, family)
    appears = relationships.appearances(case)
    write(paper, everybody(case, family, working, named, appears), words_of(case.language)["people_table"])


def in_brief(case: Case, paper: Paper) -> None:
    """The section for a reader of few pages."""
    write(paper, brief.in_words(case), words_of(case.language)["people_table"])
