"""Whose file a text is, by a line of its head: a name with a date of birth, and what the next line says they are called besides.

"Subject: EXAMPLE, Rowan Lee (Ro)   DOB 11/03/2016", "Re: Ann Example, DOB 12/02/1995", "Patient: EXAMPLE Rowan  11/03/2016  No. D12"; then
"aka: Ro SAMPLE (school), Rowan EXAMPLE-SAMPLE". A date that no word calls a birth is one behind a word for whose file it is, or
behind a name in capitals that opens the line, where it is earlier than all that the file tells. A school gives a pupil by an
initial and a form: "EXAMPLE ACADEMY  pastoral log  R EXAMPLE  8K"; whose it is of several the notes tell by the first name.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.model import When
from chronology.people import as_a_name, as_said
from chronology.prose.name_words import words
from chronology.prose.sentences import Span
from importers.notes.leads import heading_date

_WORD = r"(?!(?i:dob|born)\b)[^\W\d_][\w'\u2019-]+\.?|[A-Z]\."
_NAME = rf"(?P<name>(?:{_WORD}),? (?:{_WORD})(?: (?:{_WORD})){{0,2}}|[A-Z]\.? (?:{_WORD}))"
_LABEL = (
    r"(?:re|regarding|(?:name of )?(?:patient|client|service user|tenant|resident|pupil|student|learner|subject|child|young person|person)(?:['\u2019]s)?(?: name)?"
    r"|name|enw|parthed|claf|cleient|disgybl|plentyn|preswylydd)[ ]?(?:no\.? ?)?[:.-]?[ ]{0,3}(?:[A-Z]{0,3}\d{2,}[ ,;:-]{1,3})?"
)
_BORN = r"(?:d\.? ?o\.? ?b\.?|born|date of birth|dyddiad geni|ganed|b\.)[ ]?:?[ ]{0,3}"
_DAY = r"(?P<born>\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[A-Za-z]{3,9})[ ./-]\d{2,4}|\d{4}-\d\d-\d\d)(?!\d)"
_TITLE = r"(?:(?:mr|mrs|ms|miss|mx)\.? )?"
# What may stand between a name and a birth: a short form or a remark in brackets, a number, room.
_BETWEEN = r"(?:[ \t,;:(\u2013-]|\([^()\n]{1,70}\)|(?:no|ref|nhs|id)\.? ?[\w/-]+|[A-Z]{1,3}-\d{3,}|(?-i:[MF])(?=[ \t])|(?i:y|yr|year) ?\d{1,2}(?=[ \t])){1,14}?"
_TO_BIRTH = rf"(?:{_BETWEEN}(?P<said>(?i:{_BORN}))?|[ \t,;]{{0,3}}\n[ \t]{{0,4}}(?P<below>(?i:{_BORN})))"
_LABELLED = re.compile(
    rf"(?:^[ \t*_#]{{0,6}}|[ \t]{{2,}}|[ ][|\u2013\u2014-][ ]){_LABEL}{_TITLE}{_NAME}{_TO_BIRTH}{_DAY}",
    re.IGNORECASE | re.MULTILINE,
)
_OPENED = re.compile(rf"(?:^[ \t*_#]{{0,6}}|[ \t]{{2,}}){_TITLE}{_NAME}{_TO_BIRTH}{_DAY}", re.MULTILINE)
_BESIDES = re.compile(
    r"^[ \t*_#]{0,6}(?:a\.?k\.?a\.?|(?:also )?known as|other names?(?: used)?|alias(?:es)?|hefyd|enwau eraill)[ ]?[:.-]?[ ]{1,3}(?P<names>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
# A school's way: "T EXAMPLE  8K", "PUPIL: T EXAMPLE".
_PUPIL = re.compile(
    r"(?:^|[ \t]{2,}|(?P<said>(?i:pupil|student|learner|disgybl)(?i:['\u2019]s name)? ?: ?))(?P<initial>[A-Z])\.? (?P<family>[A-Z][A-Z'\u2019-]{2,})(?![\w'\u2019-])"
    r"(?P<form>[ \t,(\u2013-]{1,4}(?:(?i:yr|year|y|form|class|blwyddyn)\.? ?\d{1,2}[A-Z]{0,2}|\d{1,2}[A-Z]{1,2})\b)?",
    re.MULTILINE,
)
# "Client: Ann E   Worker: J Hale", "outreach    client AE", "Patient: Mrs A Example |": no birth beside it.
_CLIENT = re.compile(
    r"(?:^|[|\t]|[ ]{2,})[ \t]*(?i:client|patient|service user|cleient|claf)(?i:['\u2019]s)?(?i: name)?[ ]?[:=-]?[ ]{1,3}"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\.? )?[A-Z][\w'\u2019-]*\.?(?: [A-Z][\w'\u2019-]*\.?){0,1})(?=[ \t]*(?:$|[|(,;]|[ ]{2,}|\t))",
    re.MULTILINE,
)
_GIVEN = re.compile(r"(?<![\w'\u2019-])(?P<name>[A-Z][a-z]{2,})(?![\w-])(?: (?P<next>[A-Z][\w'\u2019-]+))?")
# A line, behind its day and whose entry it is, or a sentence begins.
_BEGINS = re.compile(r"(?:^[ \t]*(?:[\d./:-]+[ \t|-]+)*|[.!?][\"\u201d]? +)\Z", re.MULTILINE)
_REMARK = re.compile(r"\([^()]*\)")
_LINES_BELOW = 3
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose file it is: the name with its given part first, when they were born, and what else they are called."""

    name: str
    born: When
    known_as: tuple[str, ...]
    span: Span


def whose(head: str, first_told: dt.date | None) -> Whose | None:
    """The one whom a head names with a birth; nobody where no line does. `first_told` is the first day that the file tells of."""
    for found in _candidates(head):
        born = heading_date(found["born"])
        if born is None or born.earliest is None:
            continue
        is_earlier = first_told is None or born.earliest < first_told
        name = as_said(found["name"])
        if (_is_said(found) or is_earlier) and as_a_name(name):
            return Whose(name, born, _besides(head, found.end()), Span(found.start("name"), found.end("born")))
    return None


def client(head: str) -> str:
    """The client or patient whose file a service says it keeps, as it calls them; empty where no line of the head does."""
    found = _CLIENT.search(head)
    return found["name"] if found else ""


def pupil(head: str, told: str) -> tuple[str, Span] | None:
    """The pupil whom a school's head gives by an initial, where the notes begin with one first name that it is the initial of.

    Two children of a family may have one initial: a brother's log that names him, and never the other, is his.
    """
    found = next((each for each in _PUPIL.finditer(head) if each["said"] or each["form"]), None)
    if found is None:
        return None
    known = words().given - words().never
    named = [
        each
        for each in _GIVEN.finditer(told)
        if each["name"][0] == found["initial"]
        and each["name"].casefold() in known
        and (each["next"] is None or each["next"].casefold() == found["family"].casefold())
    ]
    if len({each["name"] for each in named}) != 1 or not any(
        _BEGINS.search(told, max(0, told.rfind("\n", 0, each.start()) + 1), each.start()) for each in named
    ):
        return None
    return f"{named[0]['name']} {found['family'].title()}", Span(found.start("initial"), found.end("family"))


def _candidates(head: str) -> Iterator[re.Match[str]]:
    yield from _LABELLED.finditer(head)
    for found in _OPENED.finditer(head):
        if _is_said(found) or any(word.isupper() and len(word) > 1 for word in re.findall(r"[^\W\d_]+", found["name"])):
            yield found


def _is_said(found: re.Match[str]) -> bool:
    """A word calls the date a birth."""
    return bool(found["said"] or found["below"])


def _besides(head: str, at: int) -> tuple[str, ...]:
    """What the lines below say that they are called besides, each name once and without its remark."""
    below = head.find("\n", at)
    found = _BESIDES.search(head, below + 1) if below >= 0 else None
    if found is None or head.count("\n", below, found.start()) > _LINES_BELOW:
        return ()
    names = (each.strip(" .\"'\u201c\u201d") for each in re.split(r"[,;/]| or ", _REMARK.sub("", found["names"])))
    said = (as_said(each) if " " in each else each for each in names if 0 < len(each.split()) <= _LONGEST_NAME)
    return tuple(dict.fromkeys(each for each in said if each[:1].isupper()))
