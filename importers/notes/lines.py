"""The lines of a text, each with what it looks like on its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chronology.documents import Document
from importers.notes.labels import SECTIONS, Field, Label, fields_of, furniture_of, label_of
from importers.notes.leads import Lead, date_from, date_in, lead_of

_RULE = re.compile(r"[ \t>]{0,40}(?:([-=*_~#.\u2013\u2014\u2500\u2501])(?:[ ]?\1){2,}|[|+: \t\-=]{3,})[ \t]*")
# "------ scanned ------": what stands below is a paper of its own that was put in behind the notes.
_PAPER = r"(?:letters?|reports?|papers?|documents?|next|e-?mails?)?[ ]?(?:scan(?:ned)?|scans|attach(?:ed|ments?)|enclos(?:ed|ures?)|inserted|pasted(?: in)?|stapled(?: in)?|wedi(?:'|\u2019)?i sganio)(?:[ ](?:letters?|reports?|papers?|documents?|copy|in|below))?"
PAPER_RULE = re.compile(
    rf"[ \t>]{{0,40}}([-=*_~#\u2013\u2014\u2500\u2501])\1{{2,}}[ \t]*(?i:{_PAPER})[ \t]*\1{{3,}}[ \t]*"
)
# "====== Case Note 0040 ======": a rule with a name in it.
_NAMED_RULE = re.compile(
    r"[ \t>]{0,40}([-=*_~#\u2013\u2014\u2500\u2501])\1{2,}[ \t]*(?i:(?:\w+[ ]){0,2}(?:note|entry|record|contact|log|page|item|nodyn|cofnod|tudalen)s?"
    r"(?:[ ](?:no\.?|number|ref\.?|id))?[ :#]*[\d/-]{1,12}(?:[ ](?:of|o)[ ]\d+)?|end(?: of [\w ]{1,30})?|diwedd)[ \t]*\1{3,}[ \t]*"
)
# The heads of entries of exports, each with a day further in: "=== NOTE 17 | 14/03/2023 14:50 | Telephone | B Example", "Entry no. 4 - 2 May 2023",
# "#0017  2/5/23  HV", "Ref 23/00417 ~ 02/05/2023 ~ HV", "** HOME VISIT 02/05/2023 **", "Case note created 02-May-2023 by ...", "LATE ENTRY for 2/5/23 - HV".
_RULED = r"(?:([-=*_~#\u2013\u2014\u2500\u2501])\1+[ \t]*)?"
_HEAD_OF_ENTRY = re.compile(
    rf"[ \t>]{{0,40}}(?:{_RULED}(?i:(?:\w+[ ]){{0,2}}?(?:note|entry|record|contact|log|item|nodyn|cofnod)"
    r"(?:[ ](?:no\.?|number|ref\.?|id))?[ :#]*\d{1,8})[ \t]*[|:;,~\u2013\u2014-]"
    r"|([-=*_~\u2013\u2014\u2500\u2501])\2{2,}[ \t]*(?=\w)|([=*_~])\3[ \t]*\w.*\3{2}[ \t]*\Z"
    r"|#\d{1,8}[ \t]+(?=\d)|(?i:ref|id|no)\.?:?[ ][\w/.-]{2,20}[ \t]*[|~;]|(?i:case ?note|note|entry)[ ](?i:created|written|added|entered)\b"
    r"|(?i:late entry|retrospective entry|cofnod hwyr)\b)"
)
# The number a log gives an entry, set apart from its day by more than one blank.
_NUMBER_OF_LOG = re.compile(
    r"[ \t>#*]{0,6}(?i:ref|log|urn|cad|inc(?:ident)?|occ|cofnod|cyf)\.?:?[ ](?=\S*\d)[\w/.-]{3,24}(?:[ ]{2,}|\t[ \t]*)(?=\d)"
)
_LONGEST_HEAD = 160
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})[ \t]")
_BOLD = re.compile(r"[ ]{0,3}(\*\*|__)(?=\S)(?:(?!\1).){1,160}\1[:. \t]{0,4}")
_NUMBERED = re.compile(r"[ \t]{0,12}[(\[]?\d{1,3}(?:\.\d{1,3}){0,3}[.)\]]?[ \t]{1,12}[\"\u201c\u2018'(\[]?[A-Z\u2026.]")
_DAY_AND_MONTH = re.compile(
    r"[ \t]{0,12}\d{1,2}(?:st|nd|rd|th)?[ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chwe|maw|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag)",
    re.IGNORECASE,
)
_WORD_HEADING = re.compile(r"(?:heading|pennawd) ?(\d)", re.IGNORECASE)
# A line longer than this is prose and never a heading with a date at its end.
_SHORT = 72
# But for one that is called in capitals: "EMERGENCY DEPARTMENT LETTER - The Royal Bay Hospital - attendance 18/01/2025 20:58".
_IN_CAPITALS = re.compile(r"[A-Z]{3,}(?:[ /&'-]+[A-Z]{3,})+\b")
NOT_NOTED = re.compile(r"\b(?:d\.?o\.?b|born|birth|geni|printed|expir\w+|due|deadline|next)\b", re.IGNORECASE)
"""Words of a line whose day is no day on which anything was noted: a birth, a deadline, what comes next."""
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|e\.?d\.?d\b\.?|(?:baby|birth|delivery) due|due date|born|birth|geni|ganwyd)[\s:(]*(?:on )?\Z",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[\u2013\u2014-]\s")
# Behind these stands the day of what the note tells, where its heading names the day of what led to it too.
_HELD = re.compile(
    r"\b(?:held|took place|carried out|completed|declined|cynhaliwyd)[\s:]*(?:on )?(?=\d)", re.IGNORECASE
)
# A sentence that ends with a date and no stop; "REF I/25/0104" has a letter of a number.
_SAYS = re.compile(r"\b(?:i(?![/.\d-])|he|she|they|we|it|is|was|are|were|has|have|had|will|would)\b", re.IGNORECASE)
# Bold is a heading of the lowest level.
_BOLD_LEVEL = 7


class Look(StrEnum):
    """What a line is on the face of it."""

    BLANK = "blank"
    RULE = "rule"
    FURNITURE = "furniture"
    COLUMNS = "columns"
    FIELDS = "fields"
    HEADING = "heading"
    LEAD = "lead"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or a whole row of a table, at its place in the text."""

    start: int
    end: int
    look: Look
    level: int = 0
    lead: Lead | None = None
    fields: tuple[Field, ...] = ()
    rule: str = ""
    labels: tuple[Label | None, ...] = ()
    numbered: bool = False


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document. A row of a Word table is one line, however many its cells hold."""
    text = document.text
    at = 0
    for paragraph, style in document.paragraphs:
        end = at + len(paragraph)
        if style == "Table" or "\n" not in paragraph:
            yield _line(text, at, end, _level(style))
        else:
            for part in paragraph.split("\n"):
                yield _line(text, at, at + len(part), _level(style))
                at += len(part) + 1
        at = end + 1


def _level(style: str) -> int:
    """How a heading of Word ranks: what the whole document is called stands over its headings of the first rank."""
    if style in ("Title", "Subtitle"):
        return 1
    found = _WORD_HEADING.match(style)
    return int(found[1]) + 1 if found else 0


def _line(text: str, start: int, end: int, level: int) -> Line:
    line = text[start:end]
    if not line.strip():
        return Line(start=start, end=end, look=Look.BLANK)
    if len(line) > 1 and _RULE.fullmatch(line):
        return Line(start=start, end=end, look=Look.RULE)
    if PAPER_RULE.fullmatch(line) or (_NAMED_RULE.fullmatch(line) and date_in(line) is None):
        # It parts two notes, and is no words of either.
        return Line(start=start, end=end, look=Look.RULE)
    return _of_table(line, start, end) or _of_words(text, start, end, level or _marked_level(line))


def _marked_level(line: str) -> int:
    hashes = _HASHES.match(line)
    if hashes:
        return len(hashes[1])
    return _BOLD_LEVEL if len(line) < 200 and _BOLD.fullmatch(line) else 0


def _of_table(line: str, start: int, end: int) -> Line | None:
    """The line that names a table's columns."""
    cells = cells_of(line)
    labels = tuple(label_of(words) for _, _, words in cells)
    if len(cells) > 1 and Label.DATE in labels and all(labels):
        return Line(start=start, end=end, look=Look.COLUMNS, labels=labels)
    return None


def cells_of(line: str, start: int = 0) -> list[tuple[int, int, str]]:
    """(start, end, words) of the cells of a table's row: parted by tabs, or by bars as Markdown does."""
    mark = "\t" if "\t" in line else "|"
    body = line.strip() if mark == "|" else line
    if mark not in body:
        return []
    if mark == "|":
        if not body.startswith("|"):
            return []
        start += line.index("|") + 1
        body = body[1:].removesuffix("|")
    cells = []
    for cell in body.split(mark):
        inner = cell.strip()
        begin = start + len(cell) - len(cell.lstrip()) if inner else start
        cells.append((begin, begin + len(inner), inner))
        start += len(cell) + 1
    return cells


def _of_words(text: str, start: int, end: int, level: int) -> Line:
    line = text[start:end]
    if numbered_day := _behind_its_number(line):
        return Line(start=start, end=end, look=Look.LEAD, lead=numbered_day)
    fields = fields_of(text, start, end)
    if fields and fields[0].label not in SECTIONS:
        return Line(start=start, end=end, look=Look.FIELDS, fields=fields, level=level)
    if rule := furniture_of(line):
        return Line(start=start, end=end, look=Look.FURNITURE, rule=rule)
    if level:
        return Line(start=start, end=end, look=Look.HEADING, level=level, lead=_day_of_heading(line))
    lead = lead_of(line) or _trailing_date(line)
    if (lead is None or not lead.start) and (day := _day_of_entry(line)):
        return Line(start=start, end=end, look=Look.HEADING, level=_BOLD_LEVEL, lead=day)
    look = Look.LEAD if lead else Look.TEXT
    # "3.9.24  Dylan moved", "3 Aug  Dad late": a day at the head of a line is not the number of a paragraph.
    numbered = lead is None and _NUMBERED.match(line) is not None and _DAY_AND_MONTH.match(line) is None
    return Line(start=start, end=end, look=look, lead=lead, numbered=numbered)


def _behind_its_number(line: str) -> Lead | None:
    """The day that stands behind the number of a log's entry, which may look like one: "Ref 24/12/19-0102  19/12/2024  Noise"."""
    number = _NUMBER_OF_LOG.match(line)
    lead = date_from(line, number.end()) if number else None
    return lead if number and lead is not None and lead.start == number.end() else None


def _day_of_entry(line: str) -> Lead | None:
    """The day of a line that is the head of an export's entry."""
    lead = date_in(line) if len(line) <= _LONGEST_HEAD and _HEAD_OF_ENTRY.match(line) else None
    return None if lead is None or _BORN.search(line[: lead.start]) else lead


def _day_of_heading(line: str) -> Lead | None:
    """The day of a heading that is one: no birth in it, and of several that on which the thing was held."""
    if (held := _HELD.search(line)) and (lead := date_from(line, held.end())) is not None:
        return lead
    lead = date_in(line)
    while lead is not None and _BORN.search(line[: lead.start]):
        lead = date_from(line, lead.end)
    return lead


def _trailing_date(line: str) -> Lead | None:
    """The date a short line that reads as a heading ends with: "Home visit 12/03/2021"."""
    plain = line.strip()
    if (
        len(plain) > (_LONGEST_HEAD if _IN_CAPITALS.match(plain) else _SHORT)
        or not plain[:1].isupper()
        or plain[-1] in ".?!;,\"'"
    ):
        return None
    lead = date_in(line)
    ends = (
        lead is not None
        and not line[lead.end :].strip(" )]*_")
        and not NOT_NOTED.search(line)
        and not _SAYS.search(line)
    )
    # Words that run up to a date are a sentence ("Seen on 3 May 2021"); a heading sets it apart or names a thing.
    return lead if ends and lead and not _runs_on(line[: lead.start]) else None


def _runs_on(before: str) -> bool:
    # "EMERGENCY DEPARTMENT LETTER - Bay Hospital - attendance": what a dash sets apart runs up to no date.
    words = _DASH.split(before)[-1].split()
    return bool(words) and (words[-1] in JOINING or len(words) > 6)


JOINING = frozenset(
    {
        "on", "in", "at", "by", "from", "to", "until", "since", "of", "the", "and", "between", "after", "before", "dated", "about",
        "around", "for", "with", "than", "or", "but", "that",
        "ar", "yn", "o", "i", "hyd", "ers", "am", "ac", "a", "cyn", "rhwng",
    }
)  # fmt: skip
"""Words that lead up to a date: no heading and no entry ends with one."""
