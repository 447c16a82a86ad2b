"""One child of the return: the person, everything recorded of them, and what of it contradicts itself."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from chronology.hooks import Read
from chronology.model import Account, Involvement, Kind, Person, PersonKind, Relationship, Severity, When
from chronology.model.making import maker
from importers.ssda903.days import day_of
from importers.ssda903.episodes import in_order, periods
from importers.ssda903.facts import Facts, last_day
from importers.ssda903.ledger import Ledger
from importers.ssda903.moves import told
from importers.ssda903.rows import Row
from importers.ssda903.rules import check, rules
from importers.ssda903.tables import EPISODES, HEADER, RecordType, Table, Wording, record_types, tables, wording
from importers.ssda903.telling import SYSTEM, Case, Said, in_sentences, tell
from importers.ssda903.words import fault, in_words, is_allowed, outside_year
from importers.ssda903.years import as_last_told

_person = maker(Person)
# What looks back on something that has happened: the return was made no earlier than the latest of these.
_LOOKS_BACK = ((EPISODES, "DECOM"), (EPISODES, "DEC"), ("missing", "MIS_START"), ("missing", "MIS_END"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What holds for every child of one export."""

    places: Sequence[tuple[str, str]]
    """The name and the hash of each document."""
    ledger: Ledger
    year: When | None
    year_end: dt.date | None
    year_ends: Sequence[dt.date | None] = ()
    """Of each document, where its name or that of all says it."""
    last_end: dt.date | None = None
    """The last of those."""
    holding: frozenset[str] = frozenset()
    """The tables that are there for any child."""
    years_holding: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    """The same of each year, where the documents are of several."""


def read_child(child: str, record: str, rows: Sequence[Row], of: Return) -> Sequence[Read]:
    """Everything that the rows of one child tell, and what cannot be trusted in them."""
    ledger = of.ledger
    for row in rows:
        for column in row.table.left_out:
            if row.cells.get(column):
                ledger.left_out[row.file, row.table.name, column] += 1
    by_table = _by_table(rows, ledger)
    for own in by_table.values():
        _check_cells(own, own[0].table, of)
    telling = _telling(tuple(by_table))
    case = Case(places=of.places, ledger=ledger, child=child, record=record, year=of.year)
    if any([record_type.looks_back for _, record_type in telling]):
        case.horizon = _horizon(by_table, of)
    born = _born(by_table)
    found: list[Read] = list(_people(by_table, case, born))
    episodes = in_order(by_table.get(EPISODES, ()))
    times = periods(episodes)
    found += told(times, case)
    for name, record_type in telling:
        for row in by_table[name]:
            found += tell(row, record_type, case)
    day = born.earliest if born is not None and born.earliest == born.latest else None
    several = len(of.years_holding) > 1
    facts = Facts(
        rows=as_last_told(by_table, of.year_ends) if several else by_table,
        episodes=episodes,
        periods=times,
        born=day,
        year_ends=of.year_ends,
        last_end=of.last_end,
        holding=of.holding,
        returns=_returns(rows, of) if several else {},
        years_holding=of.years_holding,
    )
    check(facts, ledger)
    for row in rows:
        if not row.told:
            _unsaid(row, case)
    found += ledger.problems(child)
    return found


def _by_table(rows: Sequence[Row], ledger: Ledger) -> Mapping[str, list[Row]]:
    """Rows by table in the order of the tables, without those that repeat another or are completed by it."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.table.name, []).append(row)
    if any([_has_repeated(own) for own in found.values() if len(own) > 1]):
        found = _told_once(rows, ledger)
    episodes = found.get(EPISODES, ())
    # Episodes that began on days of their own are not the same episode.
    if len(episodes) > 1 and len({row["DECOM"] for row in episodes}) < len(episodes):
        found[EPISODES] = list(_completed(episodes, ledger))
    return {name: found[name] for name in _in_order(tuple(found))}


def _has_repeated(rows: Sequence[Row]) -> bool:
    return len({tuple(row.cells.values()) for row in rows}) < len(rows)


def _told_once(rows: Sequence[Row], ledger: Ledger) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for row in rows:
        name = row.table.name
        same = (name, tuple(row.cells.values()))
        if same in seen:
            ledger.account(row)
            ledger.of_row("a row repeats another to the letter; it is told once", row, Severity.NOTE)
            continue
        seen.add(same)
        found.setdefault(name, []).append(row)
    return found


@lru_cache(maxsize=1024)
def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Tables in their own order."""
    return tuple(name for name in tables() if name in names)


@lru_cache(maxsize=1024)
def _telling(names: tuple[str, ...]) -> tuple[tuple[str, RecordType], ...]:
    """Of these tables, those whose rows tell events one by one, in the order in which they are told."""
    return tuple((name, told) for name, told in record_types().items() if name in names)


def _returns(rows: Sequence[Row], of: Return) -> Mapping[dt.date, Mapping[str, list[Row]]]:
    """The rows as each year's return has them, those that repeat another year's included."""
    found: dict[dt.date, dict[str, list[Row]]] = {}
    for row in rows:
        end = of.year_ends[row.file]
        if end is not None:
            found.setdefault(end, {}).setdefault(row.table.name, []).append(row)
    return found


_FIXED = ("DECOM", "RNE", "LS", "PLACE")


def _completed(rows: Sequence[Row], ledger: Ledger) -> Iterator[Row]:
    """Episodes without those that another row of the same episode tells with its end: an earlier year's return."""
    by_start: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        by_start[tuple(row[column] for column in _FIXED)].append(row)
    for alike in by_start.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        for row in alike:
            if any(_completes(other, row) for other in alike):
                ledger.account(row)
                ledger.of_row("an episode stands again with its end; it is told once, with that", row, Severity.NOTE)
            else:
                yield row


def _completes(fuller: Row, row: Row) -> bool:
    return (
        fuller is not row
        and bool(fuller["DEC"])
        and not row["DEC"]
        and all(row.cells[column] in ("", fuller[column]) for column in row.cells)
    )


def _check_cells(rows: Sequence[Row], table: Table, of: Return) -> None:
    """Report cells that are not what their column is for."""
    ends = of.year_ends
    for row in rows:
        get, end = row.cells.get, ends[row.file]
        # Nearly every row is sound, and rows alike in their codes are many.
        found, outside = _faults(table, tuple(map(get, table.coded)), end.year if end is not None else 0)
        for column in table.dates:
            if (text := get(column)) and not day_of(text).is_date:
                found = (*found, (_with_rule(table, column, fault("date", text)), Severity.WARNING))
        for message, severity in found:
            of.ledger.of_row(message, row, severity)
        for message in outside:
            of.ledger.of_row(message, row, Severity.NOTE)


_Faults = tuple[tuple[tuple[str, Severity], ...], tuple[str, ...]]


@lru_cache(maxsize=2048)
def _faults(table: Table, values: tuple[str | None, ...], year: int) -> _Faults:
    """What is wrong with the coded cells of a row, and which of its codes are of other years than the return."""
    found, outside = [], []
    for column, text in zip(table.coded, values, strict=True):
        how = table.how[column]
        if text and (wrong := fault(how, text)):
            severity = Severity.NOTE if is_allowed(how, text) else Severity.WARNING
            found.append((_with_rule(table, column, wrong), severity))
        if text and year and outside_year(how, text, year):
            outside.append(f"{column} holds a code that was not one of the return's in its year")
    return tuple(found), tuple(outside)


def _with_rule(table: Table, column: str, wrong: str) -> str:
    number = rules().invalid.get((table.name, column))
    return f"{column} {wrong}" + (f" (rule {number})" if number else "")


def _horizon(rows: Mapping[str, Sequence[Row]], of: Return) -> int:
    """The day the return is known to look back from: its year's end, else the last day it says something began or ended."""
    if of.year_end is not None:
        return of.year_end.toordinal()
    days = (last_day(row[column]) for table, column in _LOOKS_BACK for row in rows.get(table, ()))
    return max((day.toordinal() for day in days if day), default=0)


def _born(rows: Mapping[str, Sequence[Row]]) -> When | None:
    """The day of birth in the header; without one, what the other tables repeat of it where they agree."""
    text = next((row["DOB"] for row in rows.get(HEADER, ()) if row["DOB"]), "")
    if not text:
        told_elsewhere = {row["DOB"] for found in rows.values() for row in found if row["DOB"]}
        text = told_elsewhere.pop() if len(told_elsewhere) == 1 else ""
    return day_of(text).when if text else None


def _people(rows: Mapping[str, Sequence[Row]], case: Case, born: When | None) -> Iterator[Read]:
    """The child, in each file that tells of them, so that each file's accounts are known to be theirs; and their own child."""
    first = next(iter(rows.values()))[0]
    header = next(iter(rows.get(HEADER, ())), None)
    yield _child(header or first, born, rows, case)
    if len(case.places) > 1:
        by_file: dict[int, Row] = {}
        for found in rows.values():
            for row in found:
                by_file.setdefault(row.file, row)
        by_file.pop((header or first).file)
        for file in sorted(by_file):
            source = case.source(by_file[file], "")
            yield _person(id=case.child, kind=PersonKind.CHILD, born=born, is_subject=True, source=source)
    if born is not None:
        yield _birth(header, rows, case, born)
    if header is not None:
        case.ledger.account(header)
        if header["MC_DOB"]:
            yield from _own_child(header, case)
    for row in rows.get(HEADER, ())[1:]:
        case.ledger.account(row)


@cache
def _reported_birth() -> tuple[Wording, Said]:
    told = wording({"kind": Kind.BIRTH, "fact": ["Date of birth as recorded in the return."]})
    return told, in_sentences(told, {})


def _birth(header: Row | None, rows: Mapping[str, Sequence[Row]], case: Case, born: When) -> Account:
    row = header or next(row for found in rows.values() for row in found if row["DOB"])
    birth, said = _reported_birth()
    key = f"{SYSTEM}:{case.record}:child:1#born"
    return case.account(row, birth, said, key=key, when=born, quoted=f"DOB {row['DOB']}")


def _child(row: Row, born: When | None, rows: Mapping[str, Sequence[Row]], case: Case) -> Person:
    """The person. The return holds no names."""
    upn = row["UPN"]
    is_number = bool(upn) and in_words("upn", upn) == upn
    sexes = dict.fromkeys(
        in_words("sex", own["SEX"])
        for name, found in rows.items()
        if "SEX" in tables()[name].how
        for own in found
        if own["SEX"]
    )
    return _person(
        id=case.child,
        kind=PersonKind.CHILD,
        identifiers=(("CHILD", case.child), *((("UPN", upn),) if is_number else ())),
        born=born,
        sex=" or ".join(sexes) or None,
        details=tuple(_details(row, rows)),
        is_subject=True,
        source=case.source(row, ""),
    )


def _details(row: Row, rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    how = tables()[HEADER].how
    for own in rows.get(HEADER, ()):
        if own["ETHNIC"]:
            yield "ethnicity", in_words(how["ETHNIC"], own["ETHNIC"])
        if own["MOTHER"] and in_words(how["MOTHER"], own["MOTHER"]) != "no":
            yield "is a mother", in_words(how["MOTHER"], own["MOTHER"])
        for column in ("UASC", "UASC_STATUS"):
            if own[column] and in_words(how[column], own[column]) != "no":
                yield "unaccompanied asylum-seeking child", in_words(how[column], own[column])
    upn = row["UPN"]
    if upn and (why := in_words("upn", upn)) != upn:
        yield "no pupil number because", why
    for own in rows.get("uasc", ()):
        yield "unaccompanied asylum-seeking child", "yes"
        if own["DUC"]:
            yield "counts as one until", in_words("date", own["DUC"])


def _own_child(header: Row, case: Case) -> Iterator[Read]:
    """The child of a young person who is a mother: somebody else, whose birth belongs in both their stories."""
    baby = f"{case.child}~child"
    born = day_of(header["MC_DOB"]).when
    source = case.source(header, f"MC_DOB {header['MC_DOB']}")
    yield _person(id=baby, kind=PersonKind.CHILD, born=born, source=source)
    yield Relationship(from_person=case.child, to_person=baby, kind="mother", source=source)
    yield Account(
        key=f"{SYSTEM}:{case.record}:own-child:1#born",
        when=born,
        kind=Kind.BIRTH,
        title="The young person's child born",
        fact="The young person had a child while looked after, as recorded in the return.",
        people=(Involvement(person=baby, role="subject"), Involvement(person=case.child, role="mother")),
        source=source,
    )


def _unsaid(row: Row, case: Case) -> None:
    """Account for a row of which no event was made: it says that there is nothing, or stands with the person."""
    case.ledger.account(row)
    if row.table.name == "uasc" or (row.table.name == "prev_perm" and row["PREV_PERM"].upper() == "Z1"):
        return
    case.ledger.of_row("a row holds nothing of which an event could be made", row)
