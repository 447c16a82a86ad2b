"""Headings of agencies' chronologies, as they drift; and what a date cell says."""

import datetime as dt

import pytest
from tablemaking import as_csv, told

from importers.agency_chronology.columns import Meaning, is_incident_number, meanings_of
from importers.agency_chronology.moments import read_cell, with_clock


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Date", "date"),
        ("Date / Time", "date time"),
        ("Date and Time of Incident", "date time"),
        ("Date of Event", "date"),
        ("Incident date", "date"),
        ("Date & Agency", "date agency"),
        ("Date \nof event", "date"),
        ("Date from", "date_from"),
        ("To", "date_to"),
        ("Date recorded", "recorded"),
        ("DOB", "born"),
        ("Event (incl. source)", "event"),
        ("What happened?", "event"),
        ("Details of incident", "event"),
        ("Incidnet", "event"),
        ("Type of incident", "type"),
        ("Source of information", "source"),
        ("Agancy", "agency"),
        ("Recorded by", "author"),
        ("Practitioner name", "author"),
        ("Professional/Agency", "author agency"),
        ("Name of Child", "child"),
        ("Pupil", "child"),
        ("Who was involved", "person"),
        ("Location of incident", "place"),
        ("Response to incident", "action"),
        ("Outcome/Action", "outcome action"),
        ("Decision", "decision"),
        ("Impact on child", "comment"),
        ("Significance / Analysis", "comment"),
        ("Child's voice / wishes and feelings", "voice"),
        ("Child’s Voice", "voice"),
        ("Occurrence No", "reference"),
        ("NHS No", "identifier"),
        ("#", "row_number"),
        ("Heading", "type"),
        ("What was recorded", "event"),
        ("Report", "event"),
        ("Resident", "child"),
        ("Written up", "recorded"),
        ("Clinic", "agency"),
        ("Closed as", "outcome"),
        ("Ethos", ""),
        ("Dyddiad", "date"),
        ("Dyddiad y digwyddiad", "date"),
        ("Amser", "time"),
        ("Digwyddiad", "event"),
        ("Beth ddigwyddodd", "event"),
        ("Math o ddigwyddiad", "type"),
        ("Ffynhonnell", "source"),
        ("Asiantaeth", "agency"),
        ("Cofnodwyd gan", "author"),
        ("Gweithredu/Camau", "action"),
        ("Canlyniad", "outcome"),
        ("Sylwadau", "comment"),
        ("Sylw'r gweithiwr proffesiynol", "comment"),
        ("Llais y plentyn", "voice"),
        ("Rhif y digwyddiad", "reference"),
    ],
)
def test_a_heading_is_understood_by_its_words(heading, meant):
    assert meant == " ".join(meanings_of(heading))


def test_only_a_heading_that_says_so_makes_a_number_an_incident_s_own():
    assert [True, True, False, False] == [is_incident_number(h) for h in ("Occurrence No", "CAD ref", "No.", "Ref")]


def test_a_sentence_is_no_heading():
    assert () == meanings_of("Police attended an incident at the address on that date " * 3)


@pytest.mark.parametrize(
    ("cell", "near", "edtf"),
    [
        ("12/05/21", "", "2021-05-12"),
        ("3.4.21", "", "2021-04-03"),
        ("3-Apr-21", "", "2021-04-03"),
        ("14 March 2022", "", "2022-03-14"),
        ("14 Mawrth 2022", "", "2022-03-14"),
        ("w/c 6/6/22", "", "2022-06-06/2022-06-12"),
        ("wc 6/6/22", "", "2022-06-06/2022-06-12"),
        ("March 2022", "", "2022-03"),
        ("Summer 2019", "", "2019-22"),
        ("2015-2017", "", "2015/2017"),
        ("12/05/21?", "", "2021-05-12?"),
        ("?12/05/21", "", "2021-05-12?"),
        ("approx. 12/05/21", "", "2021-05-12~"),
        ("20/3/21 (approx)", "", "2021-03-20~"),
        ("2021-03-12T14:30", "", "2021-03-12T14:30"),
        ("12/03/21\n14:30", "", "2021-03-12T14:30"),
        ("between 2200 on 12/03 and 0100 13/03", "2021-03-28", "2021-03-12T22:00/2021-03-13T01:00"),
        ("28/12", "2022-01-02", "2021-12-28"),
        ("3 Jan", "2021-12-28", "2022-01-03"),
        ("14 March", "2019", "2019-03-14"),
        ("31/12", "2019", "2019-12-31"),
        ("March", "2019", "2019-03"),
        ("12/03", "", None),
        ("Sept 20", "2021-03-28", None),
        ("29/2", "2019", None),
        ("31/02/2021", "", None),
        ("Antenatal", "2021-03-28", None),
    ],
)
def test_a_date_cell_says_no_more_than_its_words_and_the_rows_around_it(cell, near, edtf):
    assert [edtf] == [moment.when.edtf for moment in read_cell(cell, near).moments]


def test_a_year_from_the_rows_around_it_is_said_to_be_so():
    cell = read_cell("12/03", "2021-03-28")

    assert ("year-from-context", True, "12/03") == (
        cell.moments[0].when.basis,
        cell.year_from_rows,
        cell.moments[0].when.as_written,
    )


@pytest.mark.parametrize(
    "cell", ["12/3/21, 19/3/21 and 26/3/21", "12/3, 19/3 and 26/3/21", "12/3/21\n19/3/21\n26/3/21"]
)
def test_several_dates_in_a_cell_are_several_happenings(cell):
    assert ["2021-03-12", "2021-03-19", "2021-03-26"] == [one.when.edtf for one in read_cell(cell).moments]


def test_from_one_day_to_another_is_one_stretch_and_between_two_days_some_time_in_it():
    (lasting,), (within,) = read_cell("12/3/21 - 15/3/21").moments, read_cell("between 12/3/21 and 15/3/21").moments

    assert ("2021-03-12", "2021-03-15") == (lasting.when.edtf, lasting.until and lasting.until.edtf)
    assert ("2021-03-12/2021-03-15", None) == (within.when.edtf, within.until)


def test_the_day_of_writing_in_a_date_cell_is_no_day_of_the_event():
    cell = read_cell("12/03/2021 (recorded 14/03/2021)")

    assert (["2021-03-12"], dt.date(2021, 3, 14)) == ([one.when.edtf for one in cell.moments], cell.recorded_on)


@pytest.mark.parametrize(
    ("time", "edtf"),
    [
        ("1430", "2021-03-12T14:30"),
        ("14:30:00", "2021-03-12T14:30"),
        ("2.15pm", "2021-03-12T14:15"),
        ("evening", "2021-03-12"),
        ("00:00", "2021-03-12"),
        ("25:10", "2021-03-12"),
    ],
)
def test_a_time_joins_its_date_and_its_words_stay(time, edtf):
    joined = with_clock(read_cell("12/03/21").moments[0], time)

    assert (edtf, f"12/03/21 {time}") == (joined.when.edtf, joined.when.as_written)


@pytest.mark.parametrize("mark", ['"', "''", "ditto", "as above", "fel uchod"])
def test_a_ditto_mark_is_told_from_an_empty_cell(mark):
    assert (True, False) == (read_cell(mark).ditto, read_cell("").ditto)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Complainant", Meaning.SOURCE),
        ("Nature of complaint", Meaning.EVENT),
        ("Property", Meaning.PLACE),
        ("Tenancy ref", Meaning.IDENTIFIER),
    ],
)
def test_the_headings_of_housing_logs_are_known(heading, meaning):
    assert (meaning,) == meanings_of(heading)


@pytest.mark.parametrize(
    ("headings", "day", "until"),
    [
        (["Occ no", "Reported", "Occurred", "Type", "Detail"], "2024-07-17", None),
        (["OCC_NO", "REPORTED_DT", "FROM_DT", "TO_DT", "SUMMARY"], "2024-07-17", "2024-07-18"),
    ],
)
def test_beside_the_day_it_happened_the_day_it_was_reported_is_that_of_the_record(headings, day, until):
    fourth = "18/07/2024" if until else "Theft"
    rows = [["P1", "19/07/2024 22:40", "17/07/2024", fourth, "A bike was taken from the yard."]] * 2
    first, _ = told(as_csv([headings, *rows]))

    assert (day, until) == (first.when.edtf, first.until and first.until.edtf)
    assert "2024-07-19" == f"{first.source.recorded_on}"
    assert "19/07/2024 22:40" in first.source.quote


def test_where_nothing_else_is_dated_the_day_it_was_reported_is_the_day():
    first, _ = told(
        as_csv([["URN", "Reported", "Circs"], *[["P1", "19/07/2024 22:40", "A bike was taken from the yard."]] * 2])
    )

    assert ("2024-07-19T22:40", None) == (first.when.edtf, first.source.recorded_on)


def test_what_went_on_over_months_stands_on_the_day_it_was_reported():
    headings = ["Occ no", "Reported", "Occurred", "Type", "Detail"]
    rows = [["P1", "24/01/2024 10:00", "21/03/2023-04/01/2024", "Fraud", "41 cash withdrawals beyond the usual."]] * 2
    first, _ = told(as_csv([headings, *rows]))

    assert ("2024-01-24T10:00", None) == (first.when.edtf, first.until)
    assert "Occurred: 21/03/2023-04/01/2024" in first.source.quote
