import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.documents import Document

PRINT = """\
MID EXAMPLE POLICE - PUBLIC PROTECTION
Schedule of incidents (supplied 19/11/2025)

REF        DATE/TIME         TYPE           TEXT
EX-0406-71 06/04/2024 22:31  DOMESTIC       Male shouting at female. Phone thrown.
EX-0907-14 07/09/2024 15:12  NUISANCE       Female at the communal door, gone on arrival
                                            of the officers.
           14/11/2024        do.            Voluntary attendance.
"""


def lines(text, name="police.txt"):
    document = Document(name, content=text.encode())
    return [(line.number, list(line.cells)) for table in document.tables for line in table.lines()]


def test_columns_parted_by_where_they_stand_are_read_under_their_headings():
    assert [
        (4, ["REF", "DATE/TIME", "TYPE", "TEXT"]),
        (5, ["EX-0406-71", "06/04/2024 22:31", "DOMESTIC", "Male shouting at female. Phone thrown."]),
    ] == lines(PRINT)[2:4]


def test_a_line_under_the_last_heading_alone_goes_on_with_the_cell_above_it():
    assert "Female at the communal door, gone on arrival of the officers." == lines(PRINT)[4][1][3]


def test_a_row_may_leave_its_first_columns_empty():
    assert (8, ["", "14/11/2024", "do.", "Voluntary attendance."]) == lines(PRINT)[5]


def test_what_stands_above_the_headings_is_kept():
    assert [(1, ["MID EXAMPLE POLICE - PUBLIC PROTECTION"]), (2, ["Schedule of incidents (supplied 19/11/2025)"])] == (
        lines(PRINT)[:2]
    )


@pytest.mark.parametrize("moved", ["EX-0406-712 06/04/2024 22:31 ", "EX-04     06/04/2024 22:31   "])
def test_a_cell_that_stands_a_little_beside_its_heading_is_still_its(moved):
    table = PRINT.replace("EX-0406-71 06/04/2024 22:31  ", moved)

    assert [moved.split()[0], "06/04/2024 22:31", "DOMESTIC"] == lines(table)[3][1][:3]


@pytest.mark.parametrize(
    "text",
    [
        # Notes with a head of wide gaps above each.
        "CONTACT   12.03.21   taken by Front Door\nMother rang about the gate.\n\nCONTACT   14.03.21   taken by duty\nNo reply.\n",
        # The head of a record, with no rows under it.
        "Case notes   Printed   Page\nHome visit. Child seen.\nMother was tired.\nNo concerns.\nNext visit on Monday.\n",
        "One   two   three\n",
        "",
    ],
)
def test_notes_are_no_table(text):
    assert [] == lines(text)


_word = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(_word, _word, _word), min_size=3, max_size=8))
def test_whatever_is_laid_out_in_columns_comes_back_cell_by_cell(rows):
    text = "\n".join("".join(f"{cell:<14}" for cell in row).rstrip() for row in [("Ref", "Day", "What"), *rows])

    assert [(n, list(row)) for n, row in enumerate([("Ref", "Day", "What"), *rows], start=1)] == lines(text)
