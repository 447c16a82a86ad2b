import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.dates import from_edtf, of_cell, written
from chronology.model import Basis

VALUES = [
    ("2009-11-02", "2009-11-02"),
    ("2009-11-02Z", "2009-11-02"),
    ("2009-11-02+01:00", "2009-11-02"),
    ("2009-11-02T14:30:00", "2009-11-02T14:30"),
    ("2009-11-02T23:30:00.000-05:00", "2009-11-02T23:30"),
    ("2009-11-02T00:30:00Z", "2009-11-02T00:30"),
    ("2009-11-02T00:00:00", "2009-11-02"),
    ("2009-11-02 14:30", "2009-11-02T14:30"),
    ("2009-11", "2009-11"),
    ("2009", "2009"),
    ("02/11/2009", "2009-11-02"),
    ("2/3/2021", "2021-03-02"),
    ("02-11-2009", "2009-11-02"),
    ("2.3.2021", "2021-03-02"),
    ("02/11/2009 14:30", "2009-11-02T14:30"),
    ("02/11/2009 2:15 PM", "2009-11-02T14:15"),
    ("02/11/2009 12:05 am", "2009-11-02T00:05"),
    ("05/2020", "2020-05"),
    ("zz/05/2020", "2020-05"),
    ("ZZ/ZZ/2021", "2021"),
    ("xx/05/2020", "2020-05"),
    ("3-Mar-2021", "2021-03-03"),
    ("03 March 2021", "2021-03-03"),
    ("  2009-11-02\n", "2009-11-02"),
    ("29/02/2020", "2020-02-29"),
]


@pytest.mark.parametrize(("text", "edtf"), VALUES)
def test_a_value_is_the_date_it_says(text: str, edtf: str) -> None:
    when = written(text)

    assert when is not None
    assert (edtf, text.strip()) == (when.edtf, when.as_written)


NO_DATES = [
    *(
        "",
        "99",
        "unknown",
        "12345678",
        "1/2-2020",
        "2/3/21",
        "05/zz/2020",
        "2009-11-02T25:00:00",
        "02/11/2009 14:30 PM",
    ),
    *("31/02/2020", "13/13/2020", "12/31/2020", "2021-02-30", "29/02/2021", "00/05/2020", "2021-00-01"),
    *("0001-01-01", "01/01/1066", "31/12/9999", "1849", "2101-01-01", "2009-11-02/2009-11-05", "٠٢/١١/٢٠٠٩"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_value_that_is_no_day_of_the_calendar_is_not_mended(text: str) -> None:
    assert written(text) is None


def test_a_date_blanked_out_whole_is_undated_with_its_words() -> None:
    when = written("zz/zz/zzzz")

    assert when is not None
    assert (False, "zz/zz/zzzz", Basis.NONE) == (when.dated, when.as_written, when.basis)


def test_an_approximate_date_says_so_and_has_no_minute() -> None:
    assert ["2009-11-02~", "2009-11~"] == [
        when.edtf for text in ("2009-11-02T14:30:00", "2009-11") if (when := written(text, approximate=True))
    ]


@given(st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_every_day_is_read_day_first(day: dt.date, separator: str) -> None:
    when = written(f"{day.day}{separator}{day.month:02}{separator}{day.year}")

    assert when is not None
    assert (day, day) == (when.earliest, when.latest)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    when = written(text)

    assert when is None or when.as_written == text.strip()


CELLS = [
    ("01/02/2024 00:00:00", "2024-02-01"),
    ("2024-01-31T14:30", "2024-01-31T14:30"),
    ("31-Jan-2024", "2024-01-31"),
    ("2024/01/31", "2024-01-31"),
    ("20240131", "2024-01-31"),
    ("45322", "2024-01-31"),
    ("45322.604167", "2024-01-31T14:30"),
    ("36526", "2000-01-01"),
    ("zz/05/2020", "2020-05"),
]


@pytest.mark.parametrize(("text", "edtf"), CELLS)
def test_a_cell_of_a_table_is_read_however_the_spreadsheet_left_it(text, edtf):
    assert edtf == of_cell(text).edtf
    assert text == of_cell(text).as_written


@pytest.mark.parametrize("text", ["4532", "99999", "453220", "20241301", "31/01/24", "24-Jan", "-45322", "", "12:30"])
def test_what_may_be_something_else_is_no_date_in_a_cell_either(text):
    assert of_cell(text) is None


def test_a_year_of_two_figures_after_a_months_name_has_the_century_that_spreadsheets_give_it():
    recent, last = of_cell("31-Jan-24"), of_cell("4 Mar 58")

    assert ("2024-01-31", "31-Jan-24", Basis.YEAR_FROM_CONTEXT) == (recent.edtf, recent.as_written, recent.basis)
    assert "1958-03-04" == last.edtf


def test_a_number_is_a_date_only_in_a_cell_that_must_hold_one():
    assert written("45322") is None


@given(st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31)), st.times())
def test_a_whole_day_is_what_its_edtf_says(day: dt.date, time: dt.time) -> None:
    clock = f"{time:%H:%M}"

    assert from_edtf(f"{day}") == written(f"{day}")
    assert from_edtf(f"{day}" if clock == "00:00" else f"{day}T{clock}", as_written=f"{day} {clock}") == written(
        f"{day} {clock}"
    )
