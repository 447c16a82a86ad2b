"""Our own printed document, whatever file holds it, as a sheet: by the words that its sections and entries are told with."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from chronology.lint.cells import day_of, days_in, gaps_in, serials_in, serials_of, weight_of, when_of
from chronology.lint.own_brief import brief_rows, rows_beneath
from chronology.lint.own_forms import Form, unweighed
from chronology.lint.own_front import begins, cover_of, is_adult, names_of
from chronology.lint.own_voice import voice_in, without_marks
from chronology.lint.own_words import Words
from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.told import NO_OUTCOME, TOLD_TWICE, early_told, is_statutory
from chronology.model import Level, When

_FINDING = re.compile(r"(?<![\w.])F(\d{1,5})(?!\w)")
# A title and its marks take so many lines of a page at most.
_TITLE_LINES = 4
_DONE = ("action", "decision", "rationale", "outcome", "no_outcome")


@dataclass(slots=True)
class Cells:
    """An entry being read: the lines of each of its four cells: number, date, what happened, and the last."""

    number: str
    cells: tuple[list[str], ...] = field(default_factory=lambda: ([], [], [], []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document taken apart: its form, the lines of its front sheet, the text of each section, its entries.

    `entries` are those of tables whole, and between them the lines of what is told in lines and run in. `positive` are the
    numbers of entries that the first page names as protective, `readers` the importers, `pages` how many there are or 0.
    """

    words: Words
    form: Form
    front: Sequence[str]
    texts: Mapping[str, str]
    entries: Iterable[Cells | str]
    positive: frozenset[str]
    readers: Sequence[str]
    pages: int = 0


def sheet_of(printed: Printed) -> Sheet:
    """The sheet of a printed document."""
    words, form, texts = printed.words, printed.form, printed.texts
    cover = cover_of(printed.front, form, words)
    rows = [replace(row, positive=row.serial in printed.positive) for row in _rows(printed)]
    profile, totals = words.profile.search(texts["sources"]), words.totals.search(texts["sources"])
    as_at = day_of(cover.get(words["cover"]["as_at"], ""))
    born = when_of(cover.get(words["cover"]["born"], "")).earliest
    newest = [row.recorded_on for row in rows if row.recorded_on]
    findings = max((int(number) for number in _FINDING.findall(texts["findings"])), default=0)
    withheld = texts["sources"].partition(words["sources"]["withheld"])[2]
    meant = " ".join(_meanings(texts["entries"], words))
    return Sheet(
        origin=Origin.OURS,
        rows=tuple(rows),
        profile=profile[1] if profile else "",
        facts_only=not form.weighed,
        names=names_of(printed.front, form, words),
        as_at=as_at,
        born=born,
        is_adult=is_adult(cover.get(words["cover"]["age"], ""), born, as_at),
        pages=printed.pages,
        imported=int(totals[1].replace(",", "")) if totals else 0,
        statutory_only=is_statutory(printed.readers),
        findings=findings,
        analysis_told=bool(findings) or words["findings"]["none"] in texts["findings"],
        # Codes that stand for people are explained where it says what was withheld, a family's words in the entries.
        explained=frozenset(re.findall(r"[\w/&.-]+", f"{texts['abbreviations']} {withheld} {meant}")),
        hidden_years=words.hidden_years(texts["entries"]),
        gaps_told=gaps_in(texts["findings"]),
        begins=begins(cover.get(words["cover"]["period"], ""), words),
        beginning_told=early_told(texts["quality"].partition(words["quality"]["remarks"])[0])
        or (not form.weighed and early_told(texts["summary"])),
        later_told=words.later.search(texts["entries"]) is not None,
        newest_source=max([*newest, *_extracts(texts["sources"], words)], default=None),
        told_apart=serials_in(_sentence(f"{texts['quality']} {texts['summary']}", TOLD_TWICE)) | _sharing(rows),
        without_outcome=serials_in(_sentence(f"{texts['quality']} {texts['summary']}", NO_OUTCOME)),
    )


def _sharing(rows: Sequence[Row]) -> frozenset[str]:
    """The numbers that share a row, being of one note: what it tells is told once."""
    said = Counter((row.when, row.fact, row.title) for row in rows)
    return frozenset(row.serial for row in rows if said[row.when, row.fact, row.title] > 1)


def _meanings(text: str, words: Words) -> Iterator[str]:
    """What entries for a family say that words mean, up to where each says whose it is."""
    for told in text.split(words["family"]["means"])[1:]:
        yield told.partition(words["entries_family"]["source"])[0]


def _extracts(text: str, words: Words) -> Iterator[dt.date]:
    for found in words.extract.finditer(text):
        if (day := day_of(found[1])) is not None:
            yield day


def _sentence(text: str, either: Sequence[str]) -> str:
    """From the words, in the language they are told in, to the end of the brackets that follow them."""
    at = max(text.find(words) for words in either)
    return text[at : text.find("]", at) + 1] if at >= 0 else ""


def _rows(printed: Printed) -> Sequence[Row]:
    """The entries by number: what is told beneath the rows of its year stands where its number does."""
    # What the row of another note names again was told where its number first stands.
    first = {row.serial: row for row in reversed([*_as_told(printed)])}
    return sorted(first.values(), key=lambda row: int(row.serial))


def _as_told(printed: Printed) -> Iterator[Row]:
    """The rows of the tables, between them what is told in lines and run in, and behind all what is listed."""
    words, positive = printed.words, printed.positive
    every = [*printed.entries]
    behind = every.index(words["entries"]["listed"]) if words["entries"]["listed"] in every else len(every)
    listed = [*rows_beneath(_listed(every[behind:], words), words, positive)]
    elsewhere = frozenset(int(row.serial) for row in listed)
    number, prose = 0, list[str]()
    for told in every[:behind]:
        if isinstance(told, str):
            prose.append(told)
            continue
        between = brief_rows("\n".join(prose), number + 1, words, positive, elsewhere)
        rows = [*between, *_told(told, printed, elsewhere)]
        prose.clear()
        number = max((number, *(int(row.serial) for row in rows)))
        read = [*_of_each(told, rows, words)]
        elsewhere |= {int(row.serial) for row in read}
        yield from read
    yield from brief_rows("\n".join(prose), number + 1, words, positive, elsewhere)
    yield from listed


def _listed(every: Iterable[Cells | str], words: Words) -> str:
    """What is listed, up to what is told behind it of what is no entry."""
    ends = tuple(words["entries"][name] for name in ("withdrawn", "drafts", "left_out", "left_out_counted"))
    lines = (told for told in every if isinstance(told, str))
    return " ".join(takewhile(lambda line: not line.startswith(ends), lines))


def _of_each(entry: Cells, rows: Sequence[Row], words: Words) -> Iterator[Row]:
    """A row that tells a note bears the numbers of all entries read from it: each is read with what the row tells."""
    _, *others = serials_of(" ".join(entry.cells[0]), words["to"]) or [entry.number]
    for row in rows:
        yield row
        if row.serial == entry.number:
            yield from (replace(row, place=f"entry {number}", serial=number) for number in others)


def _told(entry: Cells, printed: Printed, elsewhere: Collection[int]) -> Sequence[Row]:
    """The entry of a row, or those that are run in in one."""
    words, positive, form = printed.words, printed.positive, printed.form
    said = " ".join(entry.cells[2])
    if not form.weighed:
        # Those that are run in begin with their number again; of a row of its own the number has its cell.
        is_again = _begins_again(entry, said)
        again = [*brief_rows(said, int(entry.number), words, positive, elsewhere)] if is_again else []
        return again or [unweighed(entry.number, entry.cells, words, is_court=form.is_court)]
    if " ".join(entry.cells[1]).startswith(words["entries"]["also_in"].partition("{")[0]):
        return [*rows_beneath(said, words, positive)]
    if _are_run_in(entry, words):
        return [*brief_rows(said, int(entry.number), words, positive, elsewhere)]
    _, dates, told, why = (" ".join(lines) for lines in entry.cells)
    # A row of our own names its source under that word; one that does not is a line of a condensed document.
    if not any(line.startswith(words["entries"]["source"]) for line in entry.cells[2]):
        parts = _of_one_note(entry.number, told, words)
        rows = [row for n, said in parts for row in brief_rows(f"{n} {dates}: {said}", int(n), words, positive)]
        return [replace(row, level=_level(why, words)) for row in rows] if why else rows
    return [_row(entry, words, positive)]


def _of_one_note(number: str, told: str, words: Words) -> Iterator[tuple[str, str]]:
    """The numbers of the entries that share a row, being of one note, and what is told of each; most often one."""
    first, *rest = words.sharing.split(told)
    if first.strip() or not rest:
        yield number, first
    yield from zip(rest[::2], rest[1::2], strict=True)


def _are_run_in(entry: Cells, words: Words) -> bool:
    """Several entries share the row: its last column says so, or where there is none they begin with their number again."""
    _, _, told, last = entry.cells
    return last == [words["entries"]["run_in"]] or (not last and _begins_again(entry, " ".join(told)))


def _begins_again(entry: Cells, said: str) -> bool:
    """With the first of its numbers, alone or before others of the same note."""
    return said.startswith((f"{entry.number} ", f"{entry.number}, "))


def _row(entry: Cells, words: Words, positive: frozenset[str]) -> Row:
    _, dates, told, why = entry.cells
    say = words["entries"]
    title, _, standing = told[0].partition(" · ") if told else ("", "", "")
    title = words.kind.sub(r"\1", title)
    marks = set(standing.split(" · "))
    body, source = _before(told[1:], (say["source"],))
    fact, done = _before(body, tuple(say[name].strip() for name in _DONE))
    fact, further = _further(fact, words)
    voice = voice_in(" ".join(fact), say)
    fact, _ = _before(
        fact,
        tuple(
            say[name].split("{")[0].strip()
            for name in ("voice", "heard", "also_told", "differ", "taken_back", "perhaps_taken_back", "perhaps_one")
        ),
    )
    reasons = words.letter.sub("", " ".join(why))
    level = _level(reasons, words)
    weight = weight_of(reasons.partition(". ")[2])
    action, decision, outcome = (_part(done, say[name].strip(), words) for name in ("action", "decision", "outcome"))
    when, until = _span(dates, words)
    recorded = words.recorded.search(" ".join(source))
    return Row(
        place=f"entry {entry.number}",
        serial=entry.number,
        when=when,
        until=until,
        kind=weight.kind,
        level=level,
        title=title,
        fact=without_marks(" ".join(fact), say),
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
        restricted=_is_restricted(told, say),
        is_opinion=words["evidence"]["opinion"] in marks,
        is_of_others=any(mark.startswith(say["about"].split("{")[0]) for mark in marks),
        no_outcome_told=say["no_outcome"] in told or say["outcome_later"] in told,
    )


def _is_restricted(told: Sequence[str], say: Mapping[str, str]) -> bool:
    """A mark behind the title says so; on a page a long title's marks may go on in the lines below."""
    marks = tuple(say[name] for name in ("restricted", "third_party", "restricted_third_party"))
    return any(mark.startswith(marks) for mark in " ".join(told[:_TITLE_LINES]).split(" · ")[1:])


def _level(why: str, words: Words) -> Level:
    """The weight that stands under "why", behind its letter where the letter is drawn."""
    why = words.letter.sub("", why)
    return next((Level(name) for name, said in words["levels"].items() if why.startswith(said)), Level.MEDIUM)


def _before(lines: Sequence[str], labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines before the first that begins with one of the labels, and that one with the rest."""
    at = next((n for n, line in enumerate(lines) if line.startswith(tuple(labels))), len(lines))
    return list(lines[:at]), list(lines[at:])


def _further(lines: Sequence[str], words: Words) -> tuple[list[str], tuple[dt.date, ...]]:
    """The lines without those that tell of further days in the line of the first, and these days."""
    mark = words.further
    at = next((n for n, line in enumerate(lines) if mark.match(line)), len(lines))
    ends = tuple(
        words["entries"][name].split("{")[0].strip()
        for name in ("also_told", "differ", "taken_back", "perhaps_taken_back", "perhaps_one")
    )
    told, rest = _before(lines[at:], ends)
    return [*lines[:at], *rest], days_in(mark.sub("", " ".join(told), count=1))


def _part(done: Sequence[str], label: str, words: Words) -> str:
    """What stands behind a label, up to the next."""
    others = "|".join(re.escape(words["entries"][name].strip()) for name in _DONE)
    found = re.search(rf"(?:\A|(?<=\s)){re.escape(label)}\s+(.*?)(?=\s(?:{others})|\Z)", " ".join(done))
    return found[1] if found else ""


def _span(dates: Sequence[str], words: Words) -> tuple[When, When | None]:
    """When, and until when, as the cell of dates tells it; the age that follows is no date."""
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
