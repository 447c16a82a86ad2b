import datetime as dt

import pytest

from chronology.dates import age, describe, from_edtf, to_edtf, written
from chronology.model import Precision, When

PRINTED = [
    ("2021-03-03", "3 March 2021", "3 Mawrth 2021"),
    ("2021-03-03T14:30", "3 March 2021, 14:30", "3 Mawrth 2021, 14:30"),
    ("2021-03", "March 2021", "mis Mawrth 2021"),
    ("2021-03~", "about March 2021", "tua mis Mawrth 2021"),
    ("2021-03?", "possibly March 2021", "mis Mawrth 2021 o bosibl"),
    ("2021-03%", "possibly about March 2021", "tua mis Mawrth 2021 o bosibl"),
    ("2015", "2015", "2015"),
    ("201X", "2010s", "2010au"),
    ("2019-21", "spring 2019", "gwanwyn 2019"),
    ("2019-36", "the last quarter of 2019", "pedwerydd chwarter 2019"),
    ("2021-03-03/2021-03-05", "between 3 and 5 March 2021", "rhwng 3 a 5 Mawrth 2021"),
    ("2021-03-03/2021-04-08", "between 3 March and 8 April 2021", "rhwng 3 Mawrth ac 8 Ebrill 2021"),
    ("2020-12-30/2021-01-02", "between 30 December 2020 and 2 January 2021", "rhwng 30 Rhagfyr 2020 a 2 Ionawr 2021"),
    ("2020-03/2020-06", "between March and June 2020", "rhwng mis Mawrth a mis Mehefin 2020"),
    ("2020-03~/2020-06", "between about March 2020 and June 2020", "rhwng tua mis Mawrth 2020 a mis Mehefin 2020"),
    ("2020-03~/2020-06~", "about between March and June 2020", "tua rhwng mis Mawrth a mis Mehefin 2020"),
    ("2021-03-01~/2021-03-10~", "early March 2021", "ddechrau mis Mawrth 2021"),
    ("2021-03-11~/2021-03-20~", "mid-March 2021", "ganol mis Mawrth 2021"),
    ("2024-02-21~/2024-02-29~", "late February 2024", "ddiwedd mis Chwefror 2024"),
    ("2021-10-19?/2021-10-20?", "possibly between 19 and 20 October 2021", "rhwng 19 a 20 Hydref 2021 o bosibl"),
    ("2021-03-03/..", "since 3 March 2021", "ers 3 Mawrth 2021"),
    ("../2020-06", "until June 2020", "hyd at fis Mehefin 2020"),
    ("../2020-21", "until spring 2020", "hyd at ddiwedd gwanwyn 2020"),
    ("2021-03-03/", "on or after 3 March 2021", "ar neu ar ôl 3 Mawrth 2021"),
    ("/2015", "in or before 2015", "yn ystod neu cyn 2015"),
    ("[2021-03-03,2021-03-05]", "3 March 2021 or 5 March 2021", "3 Mawrth 2021 neu 5 Mawrth 2021"),
    ("XXXX-03-05", "5 March, year not known", "5 Mawrth, blwyddyn anhysbys"),
    ("XXXX", "undated", "heb ddyddiad"),
    ("..", "ongoing", "yn parhau"),
]


@pytest.mark.parametrize(("edtf", "english", "welsh"), PRINTED)
def test_a_date_is_printed_in_words(edtf: str, english: str, welsh: str) -> None:
    assert (english, welsh) == (describe(from_edtf(edtf)), describe(from_edtf(edtf), "cy"))


def test_an_undated_event_is_printed_as_such() -> None:
    assert ("undated", "heb ddyddiad") == (describe(When.undated("[date]")), describe(When.undated("[date]"), "cy"))


def test_a_week_is_called_one() -> None:
    assert "in the week 1 to 7 March 2021" == describe(from_edtf("2021-03-01/2021-03-07", precision=Precision.WEEK))


def test_a_when_without_edtf_is_told_by_its_bounds() -> None:
    assert "March 2021" == describe(When(earliest=dt.date(2021, 3, 1), latest=dt.date(2021, 3, 31)))
    assert to_edtf(dt.date(2021, 3, 1), dt.date(2021, 3, 31)) == "2021-03"


AGES = [
    ("2015-03-03", "2019-06-10", "4y 3m"),
    ("2015-03-03", "2019-03-03", "4y"),
    ("2015-03-03", "2016-02-10", "11m"),
    ("2015-03-03", "2015-03-15", "12d"),
    ("2015-03-03", "2015-03-03T10:00", "0d"),
    ("2016-02-29", "2017-02-28", "11m"),
    ("2016-02-29", "2017-03-01", "1y"),
    ("2015-03", "2018-09", "about 3y"),
    ("2015-03-03~", "2019-06-10", "about 4y"),
    ("2015", "2019", "about 3y"),
    ("2015-03-03", "2015-02-01", "unborn"),
    ("2015-03-03", "2014", "unborn"),
    ("2015-03-03", "2015", None),
    ("2015-03-03", "201X", None),
    ("2015-03-03", "2019/..", None),
    ("XXXX", "2019", None),
]


@pytest.mark.parametrize(("born", "at", "told"), AGES)
def test_an_age_is_as_exact_as_both_dates_allow(born: str, at: str, told: str | None) -> None:
    assert told == age(from_edtf(born), from_edtf(at))


def test_an_age_is_told_in_welsh() -> None:
    assert "4 bl 3 mis" == age(from_edtf("2015-03-03"), from_edtf("2019-06-10"), "cy")


def test_a_narrow_column_has_the_months_in_short_and_the_seasons_whole() -> None:
    said = {
        "2021-09-14T23:40": "14 Sep 2021, 23:40",
        "2021-02": "Feb 2021",
        "2021-03-01/2021-04-05": "between 1 Mar and 5 Apr 2021",
    }

    assert said == {edtf: describe(from_edtf(edtf), short=True) for edtf in said}
    assert "14 Chwef 2021" == describe(from_edtf("2021-02-14"), "cy", short=True)
    assert describe(from_edtf("2021-23"), "cy") == describe(from_edtf("2021-23"), "cy", short=True)


def test_a_month_in_short_is_read_again_in_either_language() -> None:
    """ "Hyd" is "until" in Welsh as well, and "maw" no month: October and March stand whole."""
    days = [dt.date(2021, month, 14) for month in range(1, 13)]
    for language in ("en", "cy"):
        written_so = [describe(When.on(day), language, short=True) for day in days]

        assert days == [found.earliest for each in written_so if (found := written(each))], written_so


def test_a_day_of_telling_is_printed_as_one() -> None:
    told = When.told_on(dt.date(2025, 10, 2))

    assert ("told 2 October 2025", "dywedwyd 2 Hydref 2025") == (describe(told), describe(told, "cy"))
    assert "told 2 Oct 2025" == describe(told, short=True)
