import datetime as dt
import random
from dataclasses import replace

from casebuilding import SOURCE, analysed, chronology, event, key

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
