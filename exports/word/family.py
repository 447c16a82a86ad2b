"""The chronology in Word for the family it is about: plain headings, words explained, and room to answer beside each entry."""

from exports import readers
from exports.pdf.actions import action_paragraph, outstanding
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.family import terms_explained
from exports.pdf.sections import section_title, sentence
from exports.word.blocks import write
from exports.word.closing import abbreviations
from exports.word.entries import entries
from exports.word.opening import front
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import STRONG, Piece, pieces_of, pieces_of_runs
from exports.word.styles import Print

PRINT = Print(least=11, spacing=1.15)
# Lines of the box at the end, which grows as it is written in.
_LINES = 10


def family(case: Case, paper: Paper) -> None:
    """The whole document."""
    say = case.words.say
    front(case, paper)
    paper.turn(wide=False)
    paper.heading(section_title(case, "summary"), 1, "summary")
    paper.prose([say("family.how_to_read")])
    for part in readers.summary(case.chronology):
        paper.heading(say(f"family.{part.name}"), 2)
        paper.bullets(pieces_of_runs(sentence(case, each.text, each.evidence, most=6)) for each in part.remarks)
    if actions := outstanding(case):
        paper.heading(say("family.actions"), 2)
        paper.bullets(pieces_of(action_paragraph(case, action, said=True)) for action in actions)
    entries(case, paper)
    paper.heading(section_title(case, "questions"), 1, "questions")
    paper.table([Column(say("family.your_words"), 1)], [Row([Cell([()] * _LINES)])], section_title(case, "questions"))
    write(paper, ending.sources_plainly(case))
    abbreviations(case, paper)
    if found := terms_explained(case):
        paper.heading(say("family.words"), 2)
    for each in found:
        paper.prose([Piece(f"{each.term}: ", STRONG), f"{each.plain}."])
