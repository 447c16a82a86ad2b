"""Our own PDF, read back from what is printed on its pages, by the words it is printed with."""

import datetime as dt
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from chronology.documents import Document, PageLine
from chronology.lint.cells import day_of, days_in, gaps_in, serials_in, weight_of, when_of
from chronology.lint.own_brief import Said, brief_rows
from chronology.lint.own_forms import SECTIONS, Form, form_of, gone_well, unweighed
from chronology.lint.own_front import begins, cover_of, is_adult, names_of
from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.told import early_told, is_statutory
from chronology.model import Level, When

_PAGES = re.compile(r"Page \d+ of (\d+)|(?<!\w)[A-Z]?\d+\Z")
_HIDDEN = re.compile(r"not shown in ((?:19|20)\d\d)\b")
_FINDING = re.compile(r"F(\d+)(?:–F(\d+))? ")
_TOTALS = re.compile(r"Totals: .*?\baccounts (?P<accounts>\d+(?:,\d{3})*)\b")
# How far from where a column begins one of its words may stand, in points.
_SLACK = 2.0


@cache
def _words() -> Mapping[str, Any]:
    table: Mapping[str, Any] = tomllib.loads(files("exports").joinpath("pdf/words.toml").read_text("utf-8"))["en"]
    return table


def is_own_pdf(document: Document) -> bool:
    """The document is a PDF that this program made, by the words on its first page.

    Raises:
        RefusedError: it is damaged, encrypted or over a limit.

    """
    if not document.is_pdf:
        return False
    return _form(document.page_lines) is not None


def _form(lines: Sequence[PageLine]) -> Form | None:
    return form_of([line.text for line in lines if line.page == 1], [line.text for line in lines], _words())


def read_pdf(document: Document) -> Sheet:
    """The sheet of our own PDF."""
    form = _form(document.page_lines)
    assert form is not None, "asked of our own alone"
    lines, pages = _without_furniture(document.page_lines)
    parts = _sections(lines, form)
    words = _words()
    cover = cover_of(parts[""], form, words)
    texts = {name: " ".join(line.text for line in each) for name, each in parts.items()}
    positive = _protective(parts["summary"]) if form.weighed else serials_in(gone_well(texts["summary"], words))
    rows = [replace(row, positive=row.serial in positive) for row in _rows(parts["entries"], positive, form)]
    period = cover.get(words["cover"]["period"], "")
    profile = re.search(r"Profile: (\w+)\.", texts["sources"])
    totals = _TOTALS.search(texts["sources"])
    as_at = day_of(cover.get(words["cover"]["as_at"], ""))
    born = when_of(cover.get(words["cover"]["born"], "")).earliest
    newest = [row.recorded_on for row in rows if row.recorded_on]
    return Sheet(
        origin=Origin.OURS,
        rows=tuple(rows),
        profile=profile[1] if profile else "",
        facts_only=not form.weighed,
        names=names_of(parts[""], form, words),
        as_at=as_at,
        born=born,
        is_adult=is_adult(cover.get(words["cover"]["age"], ""), born, as_at),
        pages=pages,
        imported=int(totals["accounts"].replace(",", "")) if totals else 0,
        statutory_only=is_statutory(_readers(parts["sources"])),
        findings=_findings(parts["findings"]),
        analysis_told=bool(_findings(parts["findings"])) or words["findings"]["none"] in texts["findings"],
        # Codes that stand for people are explained where it says what was withheld.
        explained=frozenset(
            re.findall(
                r"[\w/&.-]+", texts["abbreviations"] + texts["sources"].partition(words["sources"]["withheld"])[2]
            )
        ),
        hidden_years=frozenset(_hidden(texts["entries"])),
        gaps_told=gaps_in(texts["findings"]),
        begins=begins(period, words),
        beginning_told=early_told(texts["quality"].partition(words["quality"]["remarks"])[0]),
        later_told=" dated after " in texts["entries"],
        newest_source=max([*newest, *_extracts(texts["sources"])], default=None),
        told_apart=serials_in(_sentence(texts["quality"], "told twice")),
        without_outcome=serials_in(_sentence(texts["quality"], "neither an outcome nor an action")),
    )


def _without_furniture(lines: Sequence[PageLine]) -> tuple[list[PageLine], int]:
    """The lines without the one at the head and the one at the foot of each page, and how many pages there are."""
    kept: list[PageLine] = []
    pages = 0
    for n, line in enumerate(lines):
        first = n == 0 or lines[n - 1].page != line.page
        last = n + 1 == len(lines) or lines[n + 1].page != line.page
        pages = max(pages, line.page)
        if not (first or (last and _PAGES.search(line.text))):
            kept.append(line)
    return kept, pages


def _sections(lines: Sequence[PageLine], form: Form) -> dict[str, list[PageLine]]:
    """The lines under each heading; what stands before the first, the cover, under no name."""
    names = {" ".join(said.split()): name for name, said in form.sections.items()}
    parts: dict[str, list[PageLine]] = {name: [] for name in ("", *SECTIONS)}
    held = parts[""]
    for line in lines:
        if (name := names.get(line.text)) is not None and not parts[name]:
            held = parts[name]
        else:
            held.append(line)
    return parts


def _readers(lines: Sequence[PageLine]) -> Iterator[str]:
    """The importers that read the documents, as the table of sources names them."""
    column = 0.0
    yield from re.findall(
        _words()["sources"]["read_by"].format(importer=r"([\w-]+)"), " ".join(line.text for line in lines)
    )
    for line in lines:
        heading = [
            left
            for (left, word), (_, after) in zip(line.words, line.words[1:], strict=False)
            if (word, after) == ("Read", "by")
        ]
        column = heading[0] if heading else column
        # The name stands in the line that also names the document, and has a comma behind it.
        named = [word for left, word in line.words if column and abs(left - column) < _SLACK and word.endswith(",")]
        if named and line.words[0][0] < column:
            yield named[0].rstrip(",")


def _findings(lines: Sequence[PageLine]) -> int:
    numbers = [
        int(number) for line in lines if (found := _FINDING.match(line.text)) for number in found.groups() if number
    ]
    return max(numbers, default=0)


def _protective(lines: Sequence[PageLine]) -> frozenset[str]:
    """The entries that the first page names as protective: the block under that heading, in its own column."""
    title = _words()["summary"]["protective"].split()
    said: list[str] = []
    left = -1.0
    for line in lines:
        starts = [n for n in range(len(line.words)) if [word for _, word in line.words[n : n + len(title)]] == title]
        if starts:
            left = line.words[starts[0]][0] - _SLACK
            continue
        if left < 0:
            continue
        own = [(at, word) for at, word in line.words if at >= left]
        # A heading of the same column ends it: entries are set further in.
        if own and own[0][0] < left + 2 * _SLACK:
            break
        said += [word for _, word in own]
    return serials_in(" ".join(said))


def _hidden(text: str) -> Iterator[int]:
    return (int(year) for year in _HIDDEN.findall(text))


def _extracts(text: str) -> Iterator[dt.date]:
    for found in re.finditer(r"extract of (\d+ \w+ \d{4})", text):
        if (day := day_of(found[1])) is not None:
            yield day


def _sentence(text: str, words: str) -> str:
    """From the words to the end of the brackets that follow them."""
    at = text.find(words)
    return text[at : text.find("]", at) + 1] if at >= 0 else ""


@dataclass(slots=True)
class _Cells:
    """An entry being read: the lines of each of its four cells."""

    number: str
    cells: tuple[list[str], ...] = field(default_factory=lambda: ([], [], [], []))


def _rows(lines: Sequence[PageLine], positive: frozenset[str], form: Form) -> Iterator[Row]:
    """The rows of the tables, and between them what is told in lines and run in."""
    number, prose = 0, list[str]()
    for told in _entries(lines, form.last):
        if isinstance(told, str):
            prose.append(told)
            continue
        rows = [*brief_rows("\n".join(prose), number + 1, _said(), positive), *_told(told, positive, form)]
        prose.clear()
        number = int(rows[-1].serial) if rows else number
        yield from rows
    yield from brief_rows("\n".join(prose), number + 1, _said(), positive)


def _told(entry: _Cells, positive: frozenset[str], form: Form) -> Sequence[Row]:
    """The entry of a row, or those that are run in in one."""
    if not form.weighed:
        # Those that are run in begin with their number again; of a row of its own the number has its cell.
        text = " ".join(entry.cells[2])
        again = [*brief_rows(text, int(entry.number), _said(), positive)] if text.startswith(f"{entry.number} ") else []
        return again or [unweighed(entry.number, entry.cells, _words(), is_court=form.is_court)]
    if entry.cells[3] == [_words()["entries"]["run_in"]]:
        return [*brief_rows(" ".join(entry.cells[2]), int(entry.number), _said(), positive)]
    _, dates, told, why = (" ".join(lines) for lines in entry.cells)
    # A row of our own names its source under that word; one that does not is a line of a condensed document.
    if not any(line.startswith(_words()["entries"]["source"]) for line in entry.cells[2]):
        line = f"{entry.number} {dates}: {told}"
        return [replace(row, level=_level(why)) for row in brief_rows(line, int(entry.number), _said(), positive)]
    return [_row(entry, positive)]


def _said() -> Said:
    words = _words()["entries"]
    return Said(words["outcome"].strip(), words["finding"], (words["voice"].strip(), words["heard"].strip()))


def _entries(lines: Sequence[PageLine], last: str) -> Iterator["_Cells | str"]:
    """The entries of the tables, each whole, also where a page cuts it, and the lines that stand between tables."""
    entry: _Cells | None = None
    for cells in _table_lines(lines, last):
        if entry is not None and (isinstance(cells, str) or (cells[0] and cells[0][0].isdigit())):
            yield entry
            entry = None
        if isinstance(cells, str):
            yield cells
            continue
        if cells[0] and cells[0][0].isdigit():
            entry = _Cells(cells[0][0])
        for held, said in zip(entry.cells if entry else (), cells, strict=False):
            if said:
                held.append(" ".join(said))
    if entry is not None:
        yield entry


def _table_lines(lines: Sequence[PageLine], last: str) -> Iterator[list[list[str]] | str]:
    """The words of each line of a table by its columns, and other lines; what begins further left ends a table."""
    columns: tuple[float, ...] = ()
    for line in lines:
        if (found := _heading(line, last)) is not None:
            columns = found
        elif columns and last.endswith(f" {line.text}") and line.words[0][0] >= columns[-1] - _SLACK:
            continue  # the rest of a heading
        elif columns and line.words[0][0] >= columns[0] - _SLACK:
            cells: list[list[str]] = [[] for _ in columns]
            for left, word in line.words:
                cells[max(bisect_right(columns, left + _SLACK) - 1, 0)].append(word)
            # What is read of an entry does not need the agency: its sources name it.
            yield cells[:2] + cells[-2:]
        else:
            columns = ()
            yield line.text


def _heading(line: PageLine, last: str) -> tuple[float, ...] | None:
    """Where the columns begin, in the line that holds their headings; a review has a fifth, the agency.

    The last may be broken: its first words are enough.
    """
    words = _words()["entries"]
    heads = [words[name] for name in ("col_number", "col_date", "col_event")]
    of_review = [*heads[:2], words["col_agency"], *heads[2:]]
    for each in (heads, of_review):
        before, _, after = line.text.partition(f"{' '.join(each)} ")
        if not before and after and (last == after or last.startswith(f"{after} ")):
            lefts, at = [], 0
            for head in (*each, after):
                lefts.append(line.words[at][0])
                at += len(head.split())
            return tuple(lefts)
    return None


def _row(entry: _Cells, positive: frozenset[str]) -> Row:
    _, dates, told, why = entry.cells
    say = _words()["entries"]
    title, _, standing = told[0].partition(" · ") if told else ("", "", "")
    marks = set(standing.split(" · "))
    body, source = _before(told[1:], (say["source"],))
    fact, done = _before(body, tuple(say[name].strip() for name in _DONE))
    fact, further = _further(fact)
    voice = _labelled(fact, (say["voice"].strip(), say["heard"].strip()))
    fact, _ = _before(
        fact, tuple(say[name].split("{")[0].strip() for name in ("voice", "heard", "also_told", "differ"))
    )
    reasons = re.sub(r"\A[CHMLr] (?=[A-Z])", "", " ".join(why))
    level = _level(reasons)
    weight = weight_of(reasons.partition(". ")[2])
    action, decision, outcome = (_part(done, say[name].strip()) for name in ("action", "decision", "outcome"))
    when, until = _span(dates)
    recorded = re.search(r"recorded (\d+ \w+ \d{4})", " ".join(source))
    return Row(
        place=f"entry {entry.number}",
        serial=entry.number,
        when=when,
        until=until,
        kind=weight.kind,
        level=level,
        title=title,
        fact=" ".join(fact),
        action=action,
        outcome=outcome,
        decision=decision,
        voice=voice,
        why=reasons,
        tells_more=weight.tells_more,
        source=" ".join(source)[len(say["source"]) :].strip(),
        recorded_on=day_of(recorded[1]) if recorded else None,
        further=further,
        positive=entry.number in positive,
        restricted=not marks.isdisjoint({say["restricted"], say["third_party"], say["restricted_third_party"]}),
        is_opinion=_words()["evidence"]["opinion"] in marks,
        is_of_others=any(mark.startswith(say["about"].split("{")[0]) for mark in marks),
        no_outcome_told=say["no_outcome"] in told,
    )


def _level(why: str) -> Level:
    """The weight that stands under "why", behind its letter where the letter is drawn."""
    why = re.sub(r"\A[CHMLr] (?=[A-Z])", "", why)
    return next((Level(name) for name, said in _words()["levels"].items() if why.startswith(said)), Level.MEDIUM)


_DONE = ("action", "decision", "rationale", "outcome", "no_outcome")


def _before(lines: Sequence[str], labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines before the first that begins with one of the labels, and that one with the rest."""
    at = next((n for n, line in enumerate(lines) if line.startswith(tuple(labels))), len(lines))
    return list(lines[:at]), list(lines[at:])


def _further(lines: Sequence[str]) -> tuple[list[str], tuple[dt.date, ...]]:
    """The lines without those that tell of further days in the line of the first, and these days."""
    forms = _words()["entries"]["further"].values()
    mark = re.compile("|".join(re.escape(form).replace(re.escape("{n}"), r"[\d,]+") for form in forms))
    at = next((n for n, line in enumerate(lines) if mark.match(line)), len(lines))
    ends = tuple(_words()["entries"][name].split("{")[0].strip() for name in ("also_told", "differ"))
    told, rest = _before(lines[at:], ends)
    return [*lines[:at], *rest], days_in(mark.sub("", " ".join(told), count=1))


def _labelled(lines: Sequence[str], labels: Sequence[str]) -> str:
    """What stands behind the first of the labels."""
    at = next((n for n, line in enumerate(lines) if line.startswith(tuple(labels))), len(lines))
    return " ".join(lines[at:])


def _part(done: Sequence[str], label: str) -> str:
    """What stands behind a label, up to the next."""
    others = "|".join(re.escape(_words()["entries"][name].strip()) for name in _DONE)
    found = re.search(rf"(?:\A|(?<=\s)){re.escape(label)}\s+(.*?)(?=\s(?:{others})|\Z)", " ".join(done))
    return found[1] if found else ""


def _span(dates: Sequence[str]) -> tuple[When, When | None]:
    """When, and until when, as the cell of dates tells it; the age that follows is no date."""
    words = _words()
    age = words["entries"]["age"].split("{")[0]
    kept = []
    for line in dates:
        if line.startswith(age):
            break
        kept.append(line)
    text = " ".join(kept)
    start, joint, end = text.partition(f" {words['to']} ")
    if not joint or not when_of(start).dated:
        return when_of(text), None
    return when_of(start), When.ongoing() if end.strip() == words["ongoing"] else when_of(end)
