"""The chronology for a court in Word: a summary, then number, date, event and witness or document reference; facts only.

The form is that of the social work chronology of Practice Direction 12A, in twelve points and lines one and a half apart.
"""

from exports import readers, terms
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.court import family_run_in, involvement
from exports.pdf.cover import fields
from exports.pdf.sections import section_title, sentence
from exports.word.blocks import write
from exports.word.closing import abbreviations
from exports.word.entries import entries
from exports.word.opening import condensed
from exports.word.paper import Paper
from exports.word.pieces import STRONG, Piece, pieces_of_runs
from exports.word.styles import Print

PRINT = Print(least=12, spacing=1.5)


def court(case: Case, paper: Paper) -> None:
    """The whole document."""
    say = case.words.say
    paper.prose([Piece(say("court.title"), STRONG)])
    paper.heading(case.subject_name, 0)
    for label, value in fields(case):
        if label in readers.FRONT_OF_COURT:
            paper.prose([Piece(f"{say(f'cover.{label}')}: ", STRONG), f"{value.rstrip('.')}."])
    paper.prose([say("court.is")])
    if note := terms.sentences_note(case.language):
        paper.prose([note])
    condensed(case, paper)
    paper.heading(section_title(case, "summary"), 1, "summary")
    _summary(case, paper)
    entries(case, paper)
    write(paper, ending.sources(case))
    abbreviations(case, paper)


def _summary(case: Case, paper: Paper) -> None:
    """How long services have been involved, with whom, where things stand and why it is before the court now."""
    say = case.words.say
    if words := involvement(case):
        paper.prose([words])
    for part in readers.summary(case.chronology):
        for nth, remark in enumerate(part.remarks):
            lead = [] if nth else [Piece(f"{say(f'court.{part.name}')}: ", STRONG)]
            paper.prose([*lead, *pieces_of_runs(sentence(case, remark.text, remark.evidence, most=6))])
    if family := pieces_of_runs(family_run_in(case)):
        paper.prose([Piece(f"{say('court.family')}: ", STRONG), *family])
