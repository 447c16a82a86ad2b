"""What stands at the head and foot of every page."""

from docx.section import Section

from exports.pdf.case import SHORT_HASH, Case
from exports.word.elements import Element, element, field, run_of
from exports.word.pieces import FINE_PRINT, STRONG

_TWIPS = 635  # Word's lengths are in English Metric Units, its tabs in twentieths of a point


def furnish(case: Case, section: Section) -> None:
    """Marking, case and draft above; as-at date, hash of the inputs and page below, the page as fields."""
    words, found = case.words, case.chronology
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    draft = "" if found.cover.signed_off else words.say("draft")
    above = _line(section.header.paragraphs[0]._p, width // _TWIPS)  # noqa: SLF001  # there is no public way
    above.append(run_of(found.cover.marking, STRONG))
    _tab(above)
    above.append(run_of(case.case_reference or case.subject_name))
    _tab(above)
    above.append(run_of(draft, STRONG))
    below = _line(section.footer.paragraphs[0]._p, width // _TWIPS)  # noqa: SLF001  # as above
    below.append(run_of(words.say("as_at", date=case.day(found.as_at)), FINE_PRINT))
    _tab(below)
    below.append(run_of(words.say("inputs", hash=case.manifest[:SHORT_HASH]), FINE_PRINT))
    _tab(below)
    _page(case, below)


def _page(case: Case, line: Element) -> None:
    """Page n of m, in the order the language says it."""
    before, _, rest = case.words.say("page_of", page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    for text, instruction in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            line.append(run_of(text))
        if instruction:
            line.extend(field(instruction))


def _line(paragraph: Element, width: int) -> Element:
    """The paragraph, with one tab in the middle and one at the right."""
    properties = paragraph.get_or_add_pPr()
    tabs = element("tabs")
    tabs.append(element("tab", val="center", pos=width // 2))
    tabs.append(element("tab", val="right", pos=width))
    properties.append(tabs)
    return paragraph


def _tab(line: Element) -> None:
    run = element("r")
    run.append(element("tab"))
    line.append(run)
