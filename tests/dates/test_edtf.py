import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates import from_edtf, to_edtf
from chronology.dates.edtf import Interval, OneOf, Point, parse, write_point
from chronology.model import Basis, Precision, When

DAYS = st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])

READ = [
    ("2021-03-03", "2021-03-03", "2021-03-03", Precision.DAY),
    ("2009-11-02T14:30", "2009-11-02", "2009-11-02", Precision.MINUTE),
    ("2009-11-02T14:30:00", "2009-11-02", "2009-11-02", Precision.MINUTE),
    ("2021-02", "2021-02-01", "2021-02-28", Precision.MONTH),
    ("2015", "2015-01-01", "2015-12-31", Precision.YEAR),
    ("2015-XX", "2015-01-01", "2015-12-31", Precision.YEAR),
    ("2015-03-XX", "2015-03-01", "2015-03-31", Precision.MONTH),
    ("201X", "2010-01-01", "2019-12-31", Precision.DECADE),
    ("19XX", "1900-01-01", "1999-12-31", Precision.UNKNOWN),
    ("XXXX", None, None, Precision.UNKNOWN),
    ("XXXX-03-05", None, None, Precision.UNKNOWN),
    ("2019-21", "2019-03-01", "2019-05-31", Precision.SEASON),
    ("2019-24", "2019-12-01", "2020-02-29", Precision.SEASON),
    ("2019-36", "2019-10-01", "2019-12-31", Precision.QUARTER),
    ("2021-05~", "2021-05-01", "2021-05-31", Precision.MONTH),
    ("2021-03-03?", "2021-03-03", "2021-03-03", Precision.DAY),
    ("2021-10-28/2021-10-29", "2021-10-28", "2021-10-29", Precision.RANGE),
    ("2021-10-19?/2021-10~", "2021-10-19", "2021-10-31", Precision.RANGE),
    ("2021-03-03/..", "2021-03-03", None, Precision.RANGE),
    ("../2020-06", None, "2020-06-30", Precision.RANGE),
    ("/2020", None, "2020-12-31", Precision.RANGE),
    ("2020/", "2020-01-01", None, Precision.RANGE),
    ("[2021-03-03,2021-03-05]", "2021-03-03", "2021-03-05", Precision.RANGE),
    ("[2021-03-03..2021-03-05,2022]", "2021-03-03", "2022-12-31", Precision.RANGE),
    ("[..2021-03-03]", None, "2021-03-03", Precision.RANGE),
]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision"), READ)
def test_bounds_and_precision_are_those_of_the_expression(
    edtf: str, earliest: str | None, latest: str | None, precision: Precision
) -> None:
    when = from_edtf(edtf)

    assert (day(earliest), day(latest), precision) == (when.earliest, when.latest, when.precision)
    assert edtf == when.edtf


INVALID = [
    "",
    "2021-13",
    "2021-00",
    "2021-02-30",
    "0000",
    "2021-3-3",
    "21-03-03",
    "2021-25",
    "2021-21-01",
    "2015-XX-12",
    "2021-03-03T25:00",
    "2021-03-03T14:30~",
    "/",
    "../..",
    "2021/2020",
    "2021/2022/2023",
    "[]",
    "[2021,]",
    "[2021;2022]",
    "2021-03-03/x",
    "yesterday",
    "2021-03-03 ",
    "2021‐03‐03",
    "٢٠٢١",
]


@pytest.mark.parametrize("edtf", INVALID)
def test_what_is_not_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_edtf(edtf)


@given(st.text(alphabet="0123456789-/.X?~%[],T:", max_size=25))
def test_anything_else_is_read_or_refused_and_never_crashes(text: str) -> None:
    try:
        when = from_edtf(text)
    except ValueError:
        return

    assert when.is_ongoing or text == when.edtf


POINTS = st.one_of(
    st.builds(lambda year, mark: f"{year:04}{mark}", st.integers(1850, 2100), MARKS),
    st.builds(lambda day, mark: f"{day:%Y-%m}{mark}", DAYS, MARKS),
    st.builds(lambda day, mark: f"{day}{mark}", DAYS, MARKS),
    st.builds(lambda day, part: f"{day.year}-{part}", DAYS, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36])),
    st.builds(lambda day, hour, minute: f"{day}T{hour:02}:{minute:02}", DAYS, st.integers(0, 23), st.integers(0, 59)),
    st.builds(lambda year: f"{year // 10}X", st.integers(1850, 2100)),
)


@given(POINTS)
def test_a_point_that_is_read_is_written_the_same(edtf: str) -> None:
    point = parse(edtf)

    assert isinstance(point, Point)
    assert edtf == write_point(point)


@given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS), MARKS)
def test_bounds_that_are_written_are_read_back(one: dt.date | None, other: dt.date | None, mark: str) -> None:
    earliest, latest = (min(one, other), max(one, other)) if one and other else (one, other)
    edtf = to_edtf(earliest, latest, mark=mark)
    when = from_edtf(edtf) if edtf else When.undated()

    assert (earliest, latest) == (when.earliest, when.latest)


PLAIN = st.builds(
    lambda day, shape, mark: f"{day:{shape}}{mark}", DAYS, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), MARKS
)


@settings(deadline=None, max_examples=60)
@given(POINTS)
def test_the_edtf_package_reads_every_point_we_write(edtf: str) -> None:
    assert parse_edtf(f"{edtf}:00" if "T" in edtf else edtf) is not None


@settings(deadline=None, max_examples=60)
@given(PLAIN, DAYS)
def test_the_edtf_package_reads_every_span_we_write(point: str, day: dt.date) -> None:
    for edtf in (f"{point}/..", f"../{point}", f"{point}/", f"/{point}", f"{point}/2101", f"[1849,{day}]"):
        assert from_edtf(edtf).dated
        assert parse_edtf(edtf) is not None


@settings(deadline=None, max_examples=40)
@given(DAYS, MARKS)
def test_the_edtf_package_agrees_on_plain_bounds(when: dt.date, mark: str) -> None:
    for edtf in (f"{when}{mark}", f"{when:%Y-%m}{mark}", f"{when:%Y}{mark}"):
        theirs, ours = parse_edtf(edtf), from_edtf(edtf)
        bounds = [dt.date(*tuple(each)[:3]) for each in (theirs.lower_strict(), theirs.upper_strict())]

        assert bounds == [ours.earliest, ours.latest]


def test_an_open_end_differs_from_an_unknown_one() -> None:
    goes_on, not_known = parse("2020/.."), parse("2020/")

    assert isinstance(goes_on, Interval)
    assert goes_on.open_end
    assert isinstance(not_known, Interval)
    assert not not_known.open_end


def test_a_set_holds_its_members_as_alternatives() -> None:
    assert isinstance(parse("[2021-03-03,2021-03-05]"), OneOf)
    assert ["2021-03-03", "2021-03-05"] == [each.edtf for each in from_edtf("[2021-03-03,2021-03-05]").alternatives]


def test_the_end_of_a_span_that_goes_on_is_read() -> None:
    assert When.ongoing() == from_edtf("..")


def test_what_edtf_cannot_say_is_given_beside_it() -> None:
    when = from_edtf(
        "2021-03-01/2021-03-07", as_written="that week", basis=Basis.RELATIVE_TO_NOTE, precision=Precision.WEEK
    )

    assert ("that week", Basis.RELATIVE_TO_NOTE, Precision.WEEK) == (when.as_written, when.basis, when.precision)


def test_missing_bounds_are_unknown_ends_not_open_ones() -> None:
    assert "2021-03-03/" == to_edtf(dt.date(2021, 3, 3), None)
    assert "/2021-03-03~" == to_edtf(None, dt.date(2021, 3, 3), mark="~")
    assert to_edtf(None, None) is None
