"""What stands at the head and foot of every page."""

from exports.pdf.case import SHORT_HASH, Case
from exports.pdf.drawing import Pen
from exports.pdf.fonts import Face
from exports.pdf.page import SIDE, Sheet
from exports.pdf.showing import fitted
from exports.pdf.text import GREY, RULE

_SIZE = 9.0


def furnish(case: Case, pen: Pen, sheet: Sheet, page: int, pages: int) -> None:
    """Marking, case and draft above; as-at date, hash of the inputs and page below."""
    words, found = case.words, case.chronology
    right = sheet.size[0] - SIDE
    middle = sheet.size[0] / 2
    pen.word(found.cover.marking, SIDE, 30, _SIZE, face=Face.BOLD)
    pen.word(fitted(case.case_reference or case.subject_name, 200, _SIZE), middle, 30, _SIZE, align=0.5)
    if not found.cover.signed_off:
        pen.word(words.say("draft"), right, 30, _SIZE, face=Face.BOLD, align=1)
    pen.rule(SIDE, 45, right, 45, colour=RULE)
    foot = sheet.size[1] - 38
    pen.rule(SIDE, foot - 5, right, foot - 5, colour=RULE)
    pen.word(words.say("as_at", date=case.day(found.as_at)), SIDE, foot, _SIZE, colour=GREY)
    pen.word(words.say("inputs", hash=case.manifest[:SHORT_HASH]), middle, foot, _SIZE, align=0.5, colour=GREY)
    number = words.say("page_of", page=page, pages=pages)
    if found.cover.bates_section:
        number = f"{found.cover.bates_section}{found.cover.bates_start + page - 1}   {number}"
    pen.word(number, right, foot, _SIZE, align=1)
