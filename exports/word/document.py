"""The whole document: its sections in the order they are read, and what stands on every page."""

from chronology.documents.office import MADE_HERE
from chronology.model import Chronology
from exports.pdf.case import SHORT_HASH, Case
from exports.word.closing import abbreviations, quality, questions, sources
from exports.word.entries import entries
from exports.word.findings import findings
from exports.word.furniture import furnish
from exports.word.opening import front, one_page, timeline
from exports.word.paper import Paper
from exports.word.people import people
from exports.word.pieces import CODES


def write(chronology: Chronology) -> bytes:
    """The Word document of a chronology."""
    case = Case(chronology)
    paper = Paper(case.language)
    front(case, paper)
    one_page(case, paper)
    timeline(case, paper)
    findings(case, paper)
    people(case, paper)
    entries(case, paper)
    quality(case, paper)
    questions(case, paper)
    sources(case, paper)
    abbreviations(case, paper)
    for section in paper.sections:
        furnish(case, section)
    return paper.saved(_properties(case), chronology.as_at)


def _properties(case: Case) -> dict[str, str]:
    """What the file says of itself. Nobody saved it yet, so that whoever edits it is known by having done so."""
    say, cover = case.words.say, case.chronology.cover
    return {
        "title": say("title_of", name=case.subject_name),
        "author": cover.author,
        "subject": say("subject_line", as_at=case.day(case.chronology.as_at)),
        "category": cover.marking,
        "content_status": say("signed_off") if cover.signed_off else say("draft"),
        "language": CODES[case.language],
        "identifier": say("inputs", hash=case.manifest[:SHORT_HASH]),
        "last_modified_by": "",
        "comments": "",
        "keywords": MADE_HERE,
    }
