"""The chronology in Word for the family it is about: plain headings, words explained, and room to answer beside each entry."""

from exports.pdf import now
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.family import where_explained
from exports.pdf.sections import section_title
from exports.word.blocks import write
from exports.word.closing import abbreviations
from exports.word.entries import entries
from exports.word.opening import front
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import pieces_of
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
    for name, told in now.parts(case):
        paper.heading(say(f"family.{name}"), 2)
        paper.bullets(map(pieces_of, told))
    entries(case, paper)
    paper.heading(section_title(case, "questions"), 1, "questions")
    paper.table([Column(say("family.your_words"), 1)], [Row([Cell([()] * _LINES)])], section_title(case, "questions"))
    write(paper, ending.sources_plainly(case))
    abbreviations(case, paper)
    if (found := where_explained(case)) is not None:
        paper.heading(say("family.words"), 2)
        paper.prose(pieces_of(found))
