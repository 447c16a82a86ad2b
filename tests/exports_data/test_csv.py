import csv
import dataclasses
import datetime as dt
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.model import Chronology, When
from exports.csv import COLUMNS, Csv, safe


def rows(chronology: Chronology) -> list[dict[str, str]]:
    text = Csv().export(chronology).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_every_event_printed_or_not(family: Chronology) -> None:
    assert [
        ("dated", "yes", "1"),
        ("dated", "yes", "2"),
        ("dated", "no", ""),
        ("undated", "yes", "3"),
        ("withdrawn", "no", ""),
    ] == [(row["list"], row["printed"], row["serial"]) for row in rows(family)]


def test_dates_are_iso_with_their_precision_beside_them(family: Chronology) -> None:
    visit, undated = rows(family)[2:4]

    assert ("2022-02-01", "2022-02-28", "month", "2022-02", "Feb 2022") == tuple(
        visit[name] for name in ("earliest", "latest", "precision", "edtf", "as_written")
    )
    assert ("", "", "unknown", "", "some time ago") == tuple(
        undated[name] for name in ("earliest", "latest", "precision", "edtf", "as_written")
    )


def test_people_are_named_and_the_facts_are_whole(family: Chronology) -> None:
    first = rows(family)[0]

    assert "Nia Invented (subject); Mair Invented (mother)" == first["people"]
    assert family.events[0].fact == first["fact"]
    assert "export.xml; notes.txt" == first["source_documents"]


def test_excel_is_told_that_it_is_utf_8(family: Chronology) -> None:
    assert Csv().export(family).startswith(b"\xef\xbb\xbfid,")


def test_no_cell_can_be_taken_for_a_formula(family: Chronology) -> None:
    for start in "=+-@\t\r\n＝＋－＠":
        text = f"{start}HYPERLINK(1)"
        changes = dict.fromkeys(("title", "fact", "agency", "outcome"), text)
        event = dataclasses.replace(family.events[0], when=When.undated(text), **changes)
        (row,) = rows(dataclasses.replace(family, events=(event,), undated=(), withdrawn=()))

        assert {f"'{text}"} == {row[name] for name in ("title", "fact", "agency", "outcome", "as_written")}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_safe_cell_starts_with_nothing_a_spreadsheet_runs(cell: str) -> None:
    assert not safe(cell).startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert safe(cell) in (cell, f"'{cell}")


def test_text_that_does_not_look_like_a_formula_is_left_alone() -> None:
    assert "3 March = a day" == safe("3 March = a day")


def test_every_row_has_every_column(family: Chronology) -> None:
    later = dataclasses.replace(family.events[0], key="later", when=When.on(dt.date(2030, 1, 1)))

    assert all(list(COLUMNS) == list(row) for row in rows(dataclasses.replace(family, later=(later,))))
