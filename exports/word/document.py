"""The whole document: its sections in the order they are read, and what stands on every page."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from chronology.documents.office import MADE_HERE
from chronology.model import Chronology
from exports import readers
from exports.fitting import STEPS, Fit, mildest, most_pages
from exports.pdf import periods
from exports.pdf.brief import ending
from exports.pdf.brief import findings as brief_findings
from exports.pdf.case import SHORT_HASH, Case
from exports.pdf.page import NewPage
from exports.word import court, family
from exports.word.analysis import of_condensed
from exports.word.blocks import write as write_blocks
from exports.word.closing import abbreviations, quality, questions, sources
from exports.word.entries import entries
from exports.word.findings import findings
from exports.word.furniture import furnish
from exports.word.measure import OverfullError
from exports.word.opening import condensed, front, left, one_page, timeline, told
from exports.word.paper import Paper
from exports.word.people import in_brief, people
from exports.word.pieces import CODES
from exports.word.styles import Print


def write(chronology: Chronology) -> bytes:
    """The Word document of a chronology."""
    case, paper = _fitted(Case(chronology))
    if case.fit.brief and case.weighed:
        # Not counted among the pages it is held to: nobody reads them there, they are to write in.
        paper.count_no_more()
        of_condensed(case, paper)
    for section in paper.sections:
        furnish(case, section)
    return paper.saved(_properties(case), chronology.as_at)


def _fitted(case: Case) -> tuple[Case, Paper]:
    """The document by the mildest step of which it takes about the pages it may have; by the last one where none does."""
    most = most_pages(case.chronology.profile, case.chronology.cover.page_limit)
    if most is None:
        return _told(case, None)

    def tried(fit: Fit) -> tuple[Case, Paper] | None:
        try:
            return _told(case.fitted(fit), most)
        except OverfullError:
            return None

    found = mildest(tried) or mildest(lambda fit: tried(replace(fit, sides=False)))
    return found or _told(case.fitted(replace(STEPS[-1], over=True)), None)


def _told(case: Case, most: float | None) -> tuple[Case, Paper]:
    """What the reader is given, on a paper of its own."""
    form, print_ = _OWN_FORM.get(case.chronology.profile, (professional, Print()))
    paper = Paper(case.language, print_, most)
    form(case, paper)
    return case, paper


def professional(case: Case, paper: Paper) -> None:
    """What those who work with the family are given: in brief, where it is held to few pages."""
    front(case, paper)
    condensed(case, paper)
    one_page(case, paper)
    write_blocks(paper, periods.tables(case), case.words.say("periods.heading"))
    if case.fit.brief:
        found = brief_findings.findings(case, left(case), told(case))
        write_blocks(paper, (block for block in found if not isinstance(block, NewPage)))
        in_brief(case, paper)
        entries(case, paper)
        write_blocks(paper, ending.quality(case, left(case)))
        write_blocks(paper, ending.questions(case))
        write_blocks(paper, ending.sources(case))
    else:
        findings(case, paper)
        people(case, paper)
        entries(case, paper)
        quality(case, paper)
        questions(case, paper)
        sources(case, paper)
    abbreviations(case, paper)
    timeline(case, paper)


# Readers who are given another document than professionals are.
_OWN_FORM: Mapping[str, tuple[Callable[[Case, Paper], None], Print]] = {
    readers.COURT: (court.court, court.PRINT),
    readers.FAMILY: (family.family, family.PRINT),
}


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
