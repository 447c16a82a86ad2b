"""What stands beside the tables of a document: its head, its headings, and what its sentences tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chronology.dates import read
from chronology.documents import Document
from chronology.model import Account, Basis, Involvement, Problem
from chronology.normalise import text_key
from chronology.people import plain as plain_name
from chronology.practice import taxonomy, title_of
from chronology.prose.language import language_of
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, holding, sentences
from chronology.prose.telling import Telling
from chronology.prose.wording import FACT_WORDS, first_words, title_of_sentence
from importers.agency_chronology.front import Front, front_of, furniture_of
from importers.agency_chronology.ledger import Ledger
from importers.agency_chronology.namesakes import person_id

_TABLE = "Table"
# Fewer words than these are a heading or a line of a form.
_PROSE = 9
_LINE = 6
_NOT_SAID = (Basis.NONE, Basis.RELATIVE_TO_NOTE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph beside the tables, its number among all of them and its place in the text."""

    number: int
    start: int
    text: str

    def goes_on(self, line: str) -> bool:
        """The line under it on a page is of the same paragraph: neither is a heading or a label with its value."""
        return len(self.text.split("\n")[-1].split()) >= _LINE and front_of([(line,)]) == Front()

    @property
    def is_prose(self) -> bool:
        """Sentences, not a heading or a label with its value."""
        return len(self.text.split()) >= _PROSE and front_of([(self.text,)]) == Front()


@dataclass(frozen=True, slots=True)
class Outside:
    """The paragraphs beside a document's tables, and how many of them stand before each run of table rows."""

    paragraphs: tuple[Paragraph, ...] = ()
    before: tuple[int, ...] = ()

    def heads(self, tables: int) -> list[list[str]]:
        """The lines that may say whose a table is, for each table those since the one before; last, those behind all.

        Where rows stand together otherwise than the tables do, all of them stand for the first.
        """
        cuts = self.before if len(self.before) == tables else (len(self.paragraphs),) * tables
        ends = [0, *cuts, len(self.paragraphs)]
        return [[one.text for one in self.paragraphs[start:end] if not one.is_prose] for start, end in pairwise(ends)]


def outside_of(document: Document) -> Outside:
    """The paragraphs of a document that also has tables; none of a file that is one table."""
    if not (document.is_word or document.is_pdf):
        return Outside()
    found: list[Paragraph] = []
    before: list[int] = []
    at, in_table, open_block = 0, False, False
    for number, (text, style) in enumerate(document.paragraphs, start=1):
        if style == _TABLE:
            if not in_table:
                before.append(len(found))
        elif text.strip():
            # The lines of a PDF are as long as its page is wide; an empty one parts its paragraphs.
            if document.is_pdf and open_block and found[-1].goes_on(text):
                found[-1] = Paragraph(found[-1].number, found[-1].start, f"{found[-1].text}\n{text}")
            else:
                found.append(Paragraph(number, at, text))
        open_block = style != _TABLE and bool(text.strip())
        in_table = style == _TABLE or (in_table and not text.strip())
        at += len(text) + 1
    return Outside(tuple(found), tuple(before))


def told_outside(document: Document, outside: Outside, front: Front, ledger: Ledger) -> Iterator[Account | Problem]:
    """What the paragraphs tell at a time of their own; the rest is named, so that nobody takes it for read."""
    untold: list[Paragraph] = []
    for paragraph in outside.paragraphs:
        if furniture_of(paragraph.text):
            ledger.leave_out("table:page")
        elif not paragraph.is_prose:
            ledger.leave_out("text:front")
        else:
            told = list(_told(document, paragraph, front))
            yield from told
            ledger.accounted += 1
            if not told:
                untold.append(paragraph)
    for paragraph in untold:
        message = "a paragraph beside the table tells nothing at a time of its own and is not in the chronology"
        yield document.problem(message, f"paragraph {paragraph.number}")


def _told(document: Document, paragraph: Paragraph, front: Front) -> Iterator[Account]:
    text = paragraph.text
    telling = Telling(folded(text))
    spans = list(sentences(text, wrapped=document.is_pdf))
    seen: set[tuple[Span, str | None]] = set()
    for mention in read(text).mentions:
        sentence = holding(spans, mention.start)
        if sentence is None or mention.when.basis in _NOT_SAID or not mention.when.dated:
            continue
        at = Span(mention.start, mention.end)
        said = telling.of_date(sentence, at, sentence)
        if said is None or (sentence, mention.when.edtf) in seen:
            continue
        seen.add((sentence, mention.when.edtf))
        words = text[sentence.start : sentence.end]
        source = document.source(
            f"paragraph {paragraph.number}",
            start=paragraph.start + sentence.start,
            end=paragraph.start + sentence.end,
            quote=words,
            agency=front.agency or None,
        )
        agency = plain_name(front.agency).replace(" ", "-")
        key = text_key("agency-chronology", "", mention.when.edtf or "undated", agency, words)
        account = Account(
            key=f"{key.partition('#')[0]}#mention-{mention.when.edtf}",
            when=mention.when,
            kind=said.kind,
            title=title_of_sentence(words) if said.by_weight else title_of(said.kind, language_of(text)),
            fact=first_words(words, FACT_WORDS),
            evidence_status=said.status,
            polarity=taxonomy()[said.kind].polarity,
            people=tuple(Involvement(person=person_id(child.name), role="subject") for child in front.children),
            agency=front.agency or None,
            language=language_of(text),
            source=source,
        )
        yield account
