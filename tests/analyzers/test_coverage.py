import datetime as dt
import random
from dataclasses import replace

import pytest
from casebuilding import SOURCE, analysed, chronology, event, key

from analyzers.coverage import holes
from chronology.model import Account, Chronology, Coverage, Event, Extent, Kind, Tabulation


def told_by(agency: str, document: str, short: str, day: str, kind: Kind = Kind.HEALTH_CONTACT) -> Event:
    made = event(short, day, kind, agency=agency)
    accounts = tuple(replace(each, source=replace(SOURCE, document=document)) for each in made.accounts)
    return replace(made, accounts=accounts)


def matrix(case: Chronology) -> Tabulation:
    (table,) = (table for table in analysed(case).tabulations if table.name == "agencies")
    return table


def counts(table: Tabulation, agency: str) -> dict[str, int | None]:
    row = next(row for row in table.rows if row.label == agency)
    return dict(zip(table.columns, (cell.count for cell in row.cells), strict=True))


def covers(document: str, first: dt.date, last: dt.date, extent: Extent = Extent.COMPLETE) -> Coverage:
    return Coverage(source=replace(SOURCE, document=document), from_day=first, to_day=last, extent=extent)


HEALTH = [told_by("Health Board", "health.csv", f"h{n}", f"{2015 + n}-03-01") for n in range(3)]
COUNCIL = [told_by("Council", "council.xml", f"c{n}", f"{2015 + n}-05-01", Kind.CONTACT) for n in range(9)]


def test_a_year_without_an_entry_is_a_nought_where_the_source_reaches_and_not_covered_where_it_does_not() -> None:
    coverage = (covers("health.csv", dt.date(2015, 1, 1), dt.date(2019, 12, 31)),)
    found = counts(matrix(chronology(*HEALTH, *COUNCIL, coverage=coverage)), "Health Board")

    assert {"2017": 1, "2018": 0, "2019": 0, "2020": None} == {
        year: found[year] for year in ("2017", "2018", "2019", "2020")
    }


def test_a_source_that_does_not_say_how_far_it_reaches_covers_from_its_first_entry_to_its_last() -> None:
    found = counts(matrix(chronology(HEALTH[0], HEALTH[2], *COUNCIL)), "Health Board")

    assert (1, 0, 1, None) == tuple(found[year] for year in ("2015", "2016", "2017", "2018"))


def test_the_latest_state_alone_covers_no_earlier_year() -> None:
    coverage = (covers("health.csv", dt.date(2015, 1, 1), dt.date(2023, 11, 30), Extent.LATEST_ONLY),)
    found = counts(matrix(chronology(HEALTH[2], *COUNCIL, coverage=coverage)), "Health Board")

    assert (None, 1, None) == tuple(found[year] for year in ("2016", "2017", "2018"))


def test_each_count_names_its_entries() -> None:
    table = matrix(chronology(*HEALTH, *COUNCIL))
    row = next(row for row in table.rows if row.label == "Council")

    assert all(cell.count == len(cell.evidence) for cell in row.cells if cell.count is not None)
    assert {key(f"c{n}") for n in range(9)} == {each for cell in row.cells for each in cell.evidence}


def test_one_incident_told_by_two_agencies_counts_for_both() -> None:
    one = told_by("Police", "police.csv", "x", "2023-02-01", Kind.POLICE_INCIDENT)
    other: Account = replace(one.accounts[0], key="s:record:y#occurred", agency="Council")
    table = matrix(chronology(replace(one, accounts=(*one.accounts, other))))

    assert counts(table, "Police") == counts(table, "Council")


def test_three_years_are_told_by_halves_and_more_by_years() -> None:
    short = matrix(chronology(told_by("Council", "c", "a", "2021-01-01"), told_by("Council", "c", "b", "2023-11-01")))
    longer = matrix(chronology(told_by("Council", "c", "a", "2020-12-31"), told_by("Council", "c", "b", "2023-11-01")))

    assert "January to June 2021" == short.columns[0]
    assert ("2020", "2021", "2022", "2023") == longer.columns


def test_history_before_the_first_day_a_source_reaches_is_one_column() -> None:
    old = event("old", "1987-04-01", Kind.CASE_NOTE, agency="Council")
    coverage = (covers("records.xml", dt.date(2020, 1, 1), dt.date(2023, 11, 30)),)
    table = matrix(chronology(old, event("new", "2022-04-01", Kind.CONTACT, agency="Council"), coverage=coverage))

    assert ("to 2019", "2020", "2021", "2022", "2023") == table.columns
    assert 1 == counts(table, "Council")["to 2019"]


def test_more_years_than_a_page_has_room_for_are_joined_at_the_early_end() -> None:
    table = matrix(
        chronology(*(told_by("Council", "c", f"c{n}", f"{2003 + n}-05-01", Kind.CONTACT) for n in range(21)))
    )

    assert "to 2011" == table.columns[0]
    assert 13 == len(table.columns)
    assert 9 == counts(table, "Council")["to 2011"]


def test_entries_of_no_agency_have_a_row_of_their_own_at_the_end() -> None:
    table = matrix(chronology(told_by("Council", "c", "a", "2023-01-01"), event("b", "2023-02-01", Kind.CONTACT)))

    assert ["Council", "No agency named"] == [row.label for row in table.rows]


def test_a_record_that_names_no_agency_has_no_such_table() -> None:
    case = analysed(chronology(event("b", "2023-02-01", Kind.CONTACT)))

    assert "agencies" not in {table.name for table in case.tabulations}


def test_the_order_of_what_was_read_changes_no_table() -> None:
    coverage = (
        covers("health.csv", dt.date(2015, 1, 1), dt.date(2019, 12, 31)),
        covers("council.xml", dt.date(2015, 1, 1), dt.date(2019, 12, 31)),
    )
    mixed = [*HEALTH, *COUNCIL]
    random.Random(4).shuffle(mixed)

    assert matrix(chronology(*HEALTH, *COUNCIL, coverage=coverage)) == matrix(
        chronology(*mixed, coverage=coverage[::-1])
    )


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        ([], [(1, 9)]),
        ([(1, 9)], []),
        ([(3, 4), (6, 9)], [(1, 2), (5, 5)]),
        ([(1, 4)], [(5, 9)]),
        ([(0, 0), (10, 12)], [(1, 9)]),
    ],
)
def test_what_lies_in_no_stretch_is_a_hole(reach: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    def days(pair: tuple[int, int]) -> tuple[dt.date, dt.date]:
        return dt.date(2022, 1, 10) + dt.timedelta(days=pair[0]), dt.date(2022, 1, 10) + dt.timedelta(days=pair[1])

    assert [days(each) for each in found] == [*holes([days(each) for each in reach], *days((1, 9)))]


@pytest.mark.parametrize(("since", "count"), [("2022-04-02", 1), ("2022-04-01", 0)])
def test_a_time_with_an_open_case_that_no_source_covers_is_told_when_longer_than_a_silence(
    since: str, count: int
) -> None:
    coverage = (
        covers("records.xml", dt.date(2020, 1, 1), dt.date(2021, 12, 31)),
        covers("other.xml", dt.date.fromisoformat(since), dt.date(2023, 11, 30)),
    )
    case = analysed(chronology(event("open", "2021-06-01", Kind.ASSESSMENT_STARTED), coverage=coverage))
    told = [remark for remark in case.remarks if remark.rule == "uncovered"]

    assert [(key("open"),)] * count == [remark.evidence for remark in told]
    assert all("from 1 January 2022 to 1 April 2022" in remark.text for remark in told)
