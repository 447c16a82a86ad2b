"""Days of birth where people are called by codes: a day of birth names somebody as surely as a name, and the year is left.

Of whom the record knows the day it goes from their own fields, from drawings and from every text that writes it out, in
figures or words, in English or Welsh; of others where the words about it say what it is. The entry of a birth is of its year.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final

from chronology.dates.words import month_names
from chronology.model import (
    Chronology,
    Event,
    Finding,
    Graph,
    Kind,
    Node,
    Person,
    Precision,
    Redaction,
    RedactionReason,
    When,
)
from chronology.redaction.tables import meanings, placeholders
from chronology.redaction.walking import VOCABULARY, rebuilt

_EVENTS: Final = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")
# What analysis composed: its sentences are found again by their words, and a year is a date there.
_COMPOSED: Final = frozenset({"findings", "remarks", "significance", "timescales", "tabulations", "problems"})
_CUE: Final = r"(?:d\.?\s?o\.?\s?b\b\.?|dates? of birth|birth ?date|born|dyddiad(?:au)? geni|ganwyd|ganed|anwyd|aned)"
_LEAD: Final = r"(?:\s(?:is|was|on|ar|yw|oedd))?[\s:=(-]{0,4}"
_BORN: Final = ("born", "expected")
_A_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+)?[?~%]?")


def years_of_birth(chronology: Chronology) -> Chronology:
    """The same with years in place of days of birth; the log says how many."""
    days = frozenset(_days(chronology))
    taken: Counter[int] = Counter()
    people = tuple(_person(person, chronology, taken) for person in chronology.people)
    graphs = tuple(_graph(graph) for graph in chronology.graphs)
    told: dict[str, Any] = {
        name: tuple(_event(event, taken) for event in getattr(chronology, name)) for name in _EVENTS
    }
    cover = replace(chronology.cover, subject_born=None)
    births = {event.key for events in told.values() for event in events if event.kind is Kind.BIRTH}
    findings = tuple(_finding(finding, births) for finding in chronology.findings)
    made = replace(chronology, people=people, graphs=graphs, cover=cover, findings=findings, **told)
    said = placeholders(chronology.language)["words"]
    changed: dict[str, Any] = {
        field.name: rebuilt(getattr(made, field.name), _pen(days, taken, said, marked=field.name not in _COMPOSED))
        for field in fields(made)
        if field.name not in VOCABULARY["Chronology"]
    }
    if not taken:
        return chronology
    log = Redaction(
        reason=RedactionReason.BIRTH,
        placeholder=placeholders(chronology.language)["birth"],
        says=meanings(chronology.language)["birth"],
        count=taken.total(),
        where=tuple(sorted(name for name, value in changed.items() if value != getattr(chronology, name))),
    )
    return replace(made, **changed, redactions=(*chronology.redactions, log))


def _days(chronology: Chronology) -> Iterable[dt.date]:
    for person in chronology.people:
        for name in _BORN:
            when: When | None = getattr(person, name)
            if when is not None and _is_day(when):
                yield when.first_day
    if chronology.cover.subject_born:
        yield chronology.cover.subject_born


def _is_day(when: When) -> bool:
    return when.earliest is not None and when.precision in (Precision.DAY, Precision.MINUTE)


def _year(when: When, taken: Counter[int]) -> When:
    """The year of a date that is known more closely."""
    if when.earliest is None or when.latest is None or when.earliest.year != when.latest.year:
        return when
    year = when.earliest.year
    whole = when_of(year)
    if when.edtf != whole.edtf or when.as_written != whole.as_written:
        taken[year] += 1
    return whole


def when_of(year: int) -> When:
    """A year."""
    written = f"{year:04}"
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return When(earliest=first, latest=last, edtf=written, precision=Precision.YEAR, as_written=written)


def _person(person: Person, chronology: Chronology, taken: Counter[int]) -> Person:
    given = chronology.cover.subject_born
    if given and person.born is None and chronology.subjects == (person.id,):
        person = replace(person, born=When.on(given))
    born = _year(person.born, taken) if person.born else None
    expected = _year(person.expected, taken) if person.expected else None
    details = tuple((label, _detail(label, value, taken)) for label, value in person.details)
    return replace(person, born=born, expected=expected, details=details)


def _finding(finding: Finding, births: set[str]) -> Finding:
    """One that begins or ends with a birth, without its period."""
    return finding if births.isdisjoint(finding.evidence) else replace(finding, window=(None, None))


def _detail(label: str, value: str, taken: Counter[int]) -> str:
    """A recorded detail: of what is called a day of birth the year."""
    year = re.search(r"(?:19|20)\d\d", value)
    if not year or not re.search(_CUE, label, re.IGNORECASE) or value == year[0]:
        return value
    taken[int(year[0])] += 1
    return year[0]


def _graph(graph: Graph) -> Graph:
    return replace(graph, nodes=tuple(map(_node, graph.nodes)))


def _node(node: Node) -> Node:
    attributes = tuple((name, value[:4] if name in _BORN else value) for name, value in node.attributes)
    return replace(node, attributes=attributes)


def _event(event: Event, taken: Counter[int]) -> Event:
    """A birth as of its year. Its place among the others stays."""
    if event.kind is not Kind.BIRTH:
        return event
    accounts = tuple(replace(account, when=_year(account.when, Counter())) for account in event.accounts)
    conflicts = tuple(each for each in event.conflicts if each.field != "when")
    return replace(event, when=_year(event.when, taken), accounts=accounts, conflicts=conflicts)


def _pen(days: frozenset[dt.date], taken: Counter[int], said: str, *, marked: bool) -> Callable[[str], str]:
    """Replaces days of birth in a text."""

    def year(match: re.Match[str]) -> str:
        found = _in_full(next(filter(None, (match[f"y{n}"] for n in range(1, 5)))))
        taken[found] += 1
        if marked:
            return f"{match['lead'] or ''}‹{found}›"
        # What a sentence of analysis says of a day it says of a year in another way.
        lead = match["lead"] or ""
        return f"{'in ' if lead.casefold() == 'on ' else lead}{found}"

    def birthday(match: re.Match[str]) -> str:
        taken[0] += 1
        return f"{match['cue']}{said}"

    def over(text: str) -> str:
        # A value in the notation of dates is looked up by other parts; most texts have no figure that could be one.
        if _A_DATE.fullmatch(text) or not any(letter.isdigit() for letter in text):
            return text
        for day in sorted(days):
            if f"{day.year % 100:02}" in text:
                text = _written(day).sub(year, text)
        text = _a_birthday().sub(birthday, text) if marked else text
        return _told_to_be().sub(year, text)

    return over


def _in_full(year: str) -> int:
    """A year of two figures is of this century where it can be one."""
    found = int(year.strip("'’"))
    if found >= 100:
        return found
    return found + (2000 if found <= _THIS_YEAR else 1900)


# Of figures alone; no clock is asked, so that a document does not depend on the day it is made.
_THIS_YEAR: Final = 39


@cache
def _months() -> Mapping[int, str]:
    named: dict[int, list[str]] = defaultdict(list)
    for name, number in month_names().items():
        named[number].append(re.escape(name))
    return {number: "|".join(sorted(names, key=len, reverse=True)) for number, names in named.items()}


@cache
def _written(day: dt.date) -> re.Pattern[str]:
    """A day as it is written out."""
    return _pattern(r"(?P<lead>\bon\s)?", f"0?{day.day}", f"0?{day.month}", _months()[day.month], _years(day.year))


def _years(year: int) -> str:
    return f"{year}|['’]?{year % 100:02}"


@cache
def _told_to_be() -> re.Pattern[str]:
    """Any day that the words before it say is one of birth."""
    months = "|".join(_months().values())
    lead = rf"(?P<lead>\b{_CUE}{_LEAD})"
    return _pattern(lead, r"[0-3]?\d", r"[01]?\d", months, r"(?:19|20)\d\d|['’]?\d\d")


@cache
def _a_birthday() -> re.Pattern[str]:
    """A birthday with its day and no year: beside the year of birth it is the day of birth."""
    named = "|".join(name for names in _months().values() for name in names.split("|"))
    ordinal = r"(?:st|nd|rd|th|af|ail|il|ydd|edd|fed|ed|eg|ain)?"
    day = rf"[0-3]?\d\s?[/.]\s?[01]?\d(?![/.]?\d)|[0-3]?\d{ordinal},?\s(?:of\s|o\s)?(?:{named})\b|(?:{named})\.?\s[0-3]?\d{ordinal}\b(?!:)"
    return re.compile(
        rf"(?P<cue>\b(?:birthday|pen-?blwydd)(?: party| tea| visit)?{_LEAD}(?:of |y )?)(?:{day})", re.IGNORECASE
    )


def _pattern(lead: str, day: str, month: str, named: str, year: str) -> re.Pattern[str]:
    """A date in figures or words, each order by itself, as a group stands once in a pattern."""
    ordinal = r"(?:st|nd|rd|th|af|ail|il|ydd|edd|fed|ed|eg|ain)?"
    orders = (
        rf"(?<!\d){day}(?P<between>[/.\-‐ ])\s?{month}(?P=between)\s?(?P<y1>{year})(?!\d)",
        rf"(?<!\d)(?P<y2>{year})-{month}-{day}(?:T[\d:]+)?(?!\d)",
        rf"(?<!\d){day}{ordinal},?\s(?:of\s|o\s)?(?:{named})\.?,?\s(?P<y3>{year})(?!\d)",
        rf"\b(?:{named})\.?\s{day}{ordinal},?\s(?P<y4>{year})(?!\d)",
    )
    return re.compile(rf"{lead}(?:{'|'.join(orders)})", re.IGNORECASE)
