"""One chronology in four kinds of file, and tables that nobody would write."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tablemaking import as_csv, as_pdf, as_word, as_workbook, planned, read, told, totals, troubles

from chronology.documents import Document
from chronology.hooks import Certainty
from chronology.model import Account, Person, Problem
from importers.agency_chronology import AgencyChronology
from importers.agency_chronology.moments import read_cell

ENGLISH = [
    ["Date / Time", "Agency", "Event (incl. source)", "Action taken", "Outcome", "Significance", "Child's voice"],
    [
        "12/03/21 22:10",
        "Example Police",
        "Attended after a 999 call. Mother alleged that partner punched her. No injuries seen to the children.",
        "PPN sent",
        "No complaint made",
        "Second in a month",
        "",
    ],
    ["28/03", "Example Police", "Verbal argument at the address.", "Advice given", "", "", ""],
    ["12/4/21, 19/4/21", "Ysbyty Example", "Not brought to clinic.", "Letter sent. Review due 3/5/21.", "", "", ""],
    ["as above", "Ysbyty Example", "Mother rang later that day.", "", "", "", ""],
    ["w/c 6/6/21", "Ysgol Example", "Came to school hungry on two days", "", "", "", "I had no tea"],
    ["", "", "and asked for food.", "", "", "", ""],
    ["12/07/21?", "Ysgol Example", "Letter with no name on it received.", "", "", "", ""],
    ["31/06/21", "Ysgol Example", "Left early with an aunt.", "", "", "", ""],
]
WELSH = [
    ["Dyddiad", "Asiantaeth", "Digwyddiad", "Camau", "Canlyniad", "Sylwadau"],
    [
        "12 Mawrth 2021",
        "Heddlu Enghraifft",
        "Galwyd yr heddlu i'r cartref. Roedd y plentyn yn cysgu.",
        "Cyngor",
        "",
        "",
    ],
    [
        "19/03/2021",
        "Bwrdd Iechyd Enghraifft",
        "Heb ei ddwyn i'r apwyntiad gyda'r ymwelydd iechyd.",
        "",
        "Llythyr",
        "Pryder",
    ],
    ["fel uchod", "Bwrdd Iechyd Enghraifft", "Galwad ffôn gan y fam i ymddiheuro am hyn.", "", "", ""],
    ["Haf 2021", "Ysgol Enghraifft", "Roedd yn absennol o'r ysgol yn aml.", "", "", ""],
]


def without_places(value):
    """An account less where it stands, and less the line ends a page's width makes."""
    source = replace(value.source, document="", sha256="", locator="", start=None, end=None)
    quote = re.sub(r"\s+", " ", source.quote)
    return replace(value, source=replace(source, quote=quote))


@pytest.mark.parametrize("rows", [ENGLISH, WELSH], ids=["en", "cy"])
@pytest.mark.parametrize("make", [as_workbook, as_word, as_pdf])
def test_the_same_chronology_in_any_kind_of_file_gives_the_same_accounts(rows, make):
    expected, other = as_csv(rows), make(rows)

    assert list(map(without_places, told(expected))) == list(map(without_places, told(other)))
    assert [one.text for one in planned(expected)] == [one.text for one in planned(other)]
    assert totals(other)[0] == totals(other)[1]


def test_a_welsh_chronology_is_read_in_welsh():
    accounts = told(as_csv(WELSH))

    assert ["2021-03-12", "2021-03-19", "2021-03-19", "2021-22"] == [one.when.edtf for one in accounts]
    assert {"cy"} == {one.language for one in accounts}
    assert ("police", "missed_appointment") == tuple(_group(one) for one in accounts[:2])
    assert ("Llythyr", "Pryder") == (accounts[1].outcome, accounts[1].impact)


def _group(account):
    from chronology.practice import group_of

    return group_of(account.kind)


def test_a_table_over_several_pages_is_one_table_and_its_repeated_headings_are_no_rows():
    rows = [
        ENGLISH[0],
        *([f"{day}/03/21", "Example Police", "Attended the address again.", "", "", "", ""] for day in range(1, 29)),
    ]
    document = as_pdf(rows)

    assert 28 == len(told(document))
    assert totals(document)[0] == totals(document)[1]


def test_a_table_that_goes_on_without_its_headings_goes_on():
    rows = [["Date", "Event"], *([f"{day}/03/21", "Attended the address again."] for day in range(1, 4))]
    document = as_word(rows, more=(((), [["04/03/21", "Attended once more."], ["", "and left."]]),))

    assert 4 == len(told(document))
    assert ("table 2, rows 1-2", "Attended once more. and left.") == (
        told(document)[3].source.locator,
        told(document)[3].fact,
    )


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=8))
def test_every_line_ends_somewhere_whatever_its_cells_hold(rows):
    document = as_csv([["Date", "Event", "Action"], ["1/2/21", "Seen in clinic.", ""], *rows])
    found, accounted = totals(document)

    assert found == accounted
    assert all(isinstance(value.message, str) for value in read(document) if isinstance(value, Problem))


@settings(max_examples=40, deadline=None)
@given(st.permutations(["Date", "Event", "Action", "Outcome", "Comment"]))
def test_the_order_of_the_columns_does_not_matter(headings):
    cells = {"Date": "1/2/21", "Event": "Seen in clinic.", "Action": "GP told", "Outcome": "None", "Comment": "Worse"}
    (one,) = told(as_csv([headings, [cells[heading] for heading in headings]]))

    assert ("2021-02-01", "Seen in clinic.", "GP told", "None", "Worse") == (
        one.when.edtf,
        one.fact,
        one.action,
        one.outcome,
        one.impact,
    )


def test_an_account_keeps_its_key_when_rows_are_put_before_it_and_its_words_are_spaced_otherwise():
    (first,) = told(as_csv([["Date", "Event"], ["1/2/21", "Seen in  clinic."]]))
    accounts = told(as_csv([["Event", "Date"], ["Mother rang.", "3/1/21"], ["Seen in clinic.", "1/2/21"]]))

    assert first.key == accounts[1].key


# ---- hostile ----------------------------------------------------------------------------------------------------------


def test_ten_thousand_columns_are_looked_at_once_and_their_words_kept():
    headings = ["Date", "Event", *(f"Column {number}" for number in range(10_000))]
    document = as_csv([headings, ["1/2/21", "Seen in clinic.", *["x"] * 10_000]])

    assert ["2021-02-01"] == [one.when.edtf for one in told(document)]
    assert 1 == len(troubles(document))
    assert told(document)[0].source.quote.endswith("Column 9999: x")


def test_ten_thousand_rows_are_ten_thousand_accounts():
    lines = "".join(
        f'{1 + day % 28}/{1 + day % 12}/{2000 + day % 20},"Seen in clinic with mother. No concerns noted.",\n'
        for day in range(10_000)
    )
    document = Document("a.csv", content=b"Date,Event,Action\n" + lines.encode())
    accounts = sum(isinstance(value, Account) for value in read(document))

    assert 10_000 == accounts


@pytest.mark.parametrize(
    "cell", ["=1+1", '=HYPERLINK("http://x")', "+441234", "@SUM(A1)", "-2+3", "\u202ereversed", "a" * 300_000]
)
def test_formulas_marks_and_huge_cells_are_words_like_any_others(cell):
    document = as_csv([["Date", "Event"], ["1/2/21", f"Seen. {cell}"], ["2/2/21", "Seen in clinic."]])

    assert [f"Seen. {cell}", "Seen in clinic."] == [one.source.quote for one in told(document)]


def test_a_file_that_breaks_off_says_so_and_keeps_what_came_before():
    content = b'Date,Event\n1/2/21,Seen in clinic.\n2/2/21,Seen at home.\n3/2/21,"never closed\n'
    document = Document("a.csv", content=content)
    quotes = [one.source.quote for one in told(document)]

    assert ["Seen in clinic.", "Seen at home."] == quotes
    assert ["row 4 opens" in problem.message for problem in document.noticed] == [True]


LOG = (
    "CEDARS SUPPORT LTD  -  THE CEDARS, supported living (3 tenants)\n"
    "Tenant: Ann Example, likes to be called Annie. T2 diabetes, learning disability.\n\n"
    "02.02.21  Monthly weights. Annie 71.2, all well. Mags\n"
    "11.03.21  Annual health check, I went with Annie. BP fine, feet fine, wt 70.6.\n"
    "14.06.21  Tablets given twice, me at 17.30 and Pat 18.15. Rang 111, no harm expected, Lynn told. Owen\n"
    "20.08.21  Back from the caravan.\n"
)


def test_a_text_whose_commas_part_sentences_is_no_table():
    claim = AgencyChronology().recognises(Document("running log.txt", content=LOG.encode()))

    assert Certainty.NO == claim.certainty


def test_a_text_of_which_few_lines_have_a_comma_is_no_table():
    text = "TEXTS typed out by A Worker, shown to me on 3 May\n" + "".join(
        f"{day:02}/05/24 16.0{day} M: he needs his coat today\n" for day in range(1, 10)
    )
    claim = AgencyChronology().recognises(Document("texts.txt", content=text.encode()))

    assert Certainty.NO == claim.certainty


@pytest.mark.parametrize("over", ["", "Date,Event\n"])
def test_a_text_whose_lines_are_parted_alike_is_one(over):
    rows = (
        "12/03/2021,Rang the school about the coat\n14/03/2021,Seen at the gate with Nan\n15/03/2021,No reply again\n"
    )
    claim = AgencyChronology().recognises(Document("log.txt", content=(over + rows).encode()))

    assert Certainty.LIKELY == claim.certainty


PRINT = """\
MID EXAMPLE POLICE - PUBLIC PROTECTION
Schedule of incidents (supplied 19/11/2025)

REF        DATE/TIME         TYPE           TEXT
EX-0406-71 06/04/2024 22:31  DOMESTIC       Male shouting at female. Phone thrown.
EX-0907-14 07/09/2024 15:12  NUISANCE       Female at the communal door, gone on arrival
                                            of the officers.
           14/11/2024        do.            Same female moved on again.
"""


def test_a_print_in_fixed_columns_gives_an_entry_for_each_row_on_its_day_and_ditto_is_what_stands_above():
    accounts = [each for each in read(Document("police.txt", content=PRINT.encode())) if isinstance(each, Account)]

    assert [("2024-04-06T22:31", "DOMESTIC"), ("2024-09-07T15:12", "NUISANCE"), ("2024-11-14", "NUISANCE")] == [
        (account.when.edtf, account.title) for account in accounts
    ]
    assert "gone on arrival of the officers." in accounts[1].fact


def test_days_as_systems_write_them_under_a_heading_that_says_only_what_was_done_are_the_days_of_the_rows():
    rows = [["seq", "visitdt", "staff", "outcome_txt"]]
    rows += [
        [str(nth), f"202203{nth:02}", "CST", "Dressing done, husband present, answered for her."] for nth in range(3, 9)
    ]
    found = told(as_csv(rows))

    assert [f"2022-03-{nth:02}" for nth in range(3, 9)] == [one.when.edtf for one in found]
    assert {f"202203{nth:02}" for nth in range(3, 9)} == {one.when.as_written for one in found}


@pytest.mark.parametrize("number", ["20221301", "20220231", "19001231", "202203159900"])
def test_a_number_that_is_no_day_is_none(number):
    assert not read_cell(number).dated


GRID = [
    ["Rowan Sample, day centre", "", "", "", "", ""],
    ["Week commencing", "Mon", "Tues", "Wed", "Thurs", "Staff"],
    ["3 June 2024", "Came, ate nothing", "", "Hit another boy", "", "JK"],
    ["10 June 2024", "Bruise on left arm", "Quiet", "", "Mum late, smelt of drink", "JK"],
]


def test_a_grid_of_a_week_is_a_row_for_each_of_its_cells_on_its_own_day():
    found = {one.when.edtf: one.fact for one in told(as_workbook(GRID))}

    assert ["2024-06-03", "2024-06-05", "2024-06-10", "2024-06-11", "2024-06-13"] == sorted(found)
    assert "smelt of drink" in found["2024-06-13"]


def test_every_row_of_a_grid_is_accounted_for():
    found, accounted = totals(as_workbook(GRID))

    assert found == accounted


def test_the_marks_of_a_morning_name_nobody():
    rows = [
        ["Dt", "DOW", "AM", "PM", "Comment"],
        *([f"2022100{nth}", "MON", "L", "/", "Late again, said nobody was up."] for nth in range(3, 8)),
    ]

    assert not [one for one in read(as_csv(rows)) if isinstance(one, Person)]
