"""Two people of one full name and different births stay two, and a document tells them apart wherever it names them."""

import pytest

from chronology.cli import main

ROWS = (
    "Date,Child,DOB,Event\n"
    "06/02/2023,Owen Prys,14/06/2012,Attendance meeting at school. Owen was late on eleven days.\n"
    "07/03/2023,Owen Prys,{other},Came to school tired and hungry. He had been out all night.\n"
    "08/03/2023,Mali Prys,01/02/2014,Seen at school by the nurse.\n"
)


@pytest.fixture
def text(tmp_path):
    def make(other, *flags):
        (tmp_path / "school.csv").write_text(ROWS.format(other=other), "utf-8")
        out = tmp_path / "out.txt"
        assert 0 == main(("build", str(tmp_path / "school.csv"), "--subject", "all", *flags, "-o", str(out)))
        return " ".join(out.read_text("utf-8").split())

    return make


def test_two_of_one_name_are_told_apart_by_the_year(text):
    told = text("15/07/2009")

    assert "Owen Prys (born 2012)" in told
    assert "Owen Prys (born 2009)" in told
    assert "Mali Prys (born" not in told


def test_by_the_day_where_the_year_is_the_same(text):
    told = text("15/07/2012")

    assert "Owen Prys (born 14 June 2012)" in told
    assert "Owen Prys (born 15 July 2012)" in told


def test_in_welsh_too(text):
    assert "Owen Prys (ganwyd 2009)" in text("15/07/2009", "--language", "cy")


def test_one_person_is_called_as_ever(text):
    assert "(born 2012)" not in text("14/06/2012")
