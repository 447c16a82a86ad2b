"""What sections are made of: headings, and sentences with the entries they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.model import Event, Remark
from exports.pdf.case import Case
from exports.pdf.page import Block, Place, Prose
from exports.pdf.text import BODY, HEADING, SECTION, Run, Style, paragraph

_NEAR = 6.0
_CLOSE_SECTION = replace(SECTION, size=14, leading=18)
_CLOSE_HEADING = replace(HEADING, size=10.5, leading=13)


def section(case: Case, name: str) -> Prose:
    """A section's heading, bookmarked."""
    title = section_title(case, name)
    style = _CLOSE_SECTION if case.fit.dense else SECTION
    before = (9 if case.fit.dense else 14) if case.fit.brief else 26
    return Prose(paragraph(title, style=style, role="H1"), keep=True, place=Place(name, title), before=before)


def section_title(case: Case, name: str) -> str:
    """What a section is called in the document of this profile."""
    own = case.words.known(f"sections_{case.chronology.profile}.{name}")
    return own or case.words.say(f"sections.{name}")


def heading(text: str, place: Place | None = None, before: float = 14, style: Style = HEADING) -> Prose:
    """A heading within a section, kept to what follows."""
    return Prose(paragraph(text, style=style, role="H2"), before=before, keep=True, place=place)


def heading_within(case: Case, text: str, place: Place | None = None, before: float = 14) -> Prose:
    """The same in a document that may be one of few pages: smaller and nearer where all is set closely."""
    if not case.fit.dense:
        return heading(text, place, before)
    return heading(text, place, min(before, _NEAR), _CLOSE_HEADING)


def section_number(case: Case, name: str) -> str:
    """The number a section's heading begins with."""
    return section_title(case, name).split(" ", 1)[0]


def not_shown(case: Case, event: Event) -> str:
    """What is said behind an entry that this document does not print."""
    return "" if case.printed(event) else f" ({case.words.say('not_shown')})"


def sentence(case: Case, text: str, evidence: Sequence[str], most: int = 12) -> list[Run | str]:
    """A sentence and behind it the entries it rests on, at `most` so many of them named."""
    refs = case.references(evidence, most=most)
    return [*case.composed(text), *([" [", *refs, "]"] if refs else [])]


def remarks_in_full(
    case: Case, remarks: Sequence[Remark], *, style: Style = BODY, most: int = 12, before: float = 3
) -> Iterator[Block]:
    """Sentences, each ending in the entries it rests on."""
    for remark in remarks:
        yield Prose(paragraph(*sentence(case, remark.text, remark.evidence, most), style=style), before=before)
