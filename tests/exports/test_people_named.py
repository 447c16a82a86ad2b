"""The people of a short document: one table of the family and of who works with it, and a list of those who are only named."""

import re

import pytest
from pypdf import PdfReader

from chronology.cli import main
from chronology.people import is_only_an_office

NOTES = (
    'Case notes   Person: MARLAIS, Tobias Owen ("Toby")   DOB 03/04/1961\n\n'
    "04/03/2023 - Home visit - Ceri Hale, SW\nToby was well. His sister Nest Rudd and Col Dyer were in. Kit Amory was there. Mum died in 2019.\n\n"
    "11/03/2023 - visit - Ceri Hale, SW\nCol Dyer hit Toby in the face at the flat. His sister Nest Rudd rang the police. Spoke to Huw.\n\n"
)
LOG = "Date,Location,Details\n22/08/2023,1 Elm Row,Warrant at the flat. Col DYER and Kit AMORY arrested.\n"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    (folder / "notes.txt").write_text(NOTES)
    (folder / "log.csv").write_text(LOG)
    out = folder / "out.pdf"
    inputs = [str(folder / "notes.txt"), str(folder / "log.csv")]
    assert 0 == main(("build", *inputs, "-o", str(out), "--profile", "conference", "--subject", "Tobias Marlais"))
    return " ".join(" ".join(each.extract_text() for each in PdfReader(out).pages).split())


@pytest.fixture(scope="module")
def page(whole):
    return whole[whole.rindex("subject of this chronology") :]


def test_nobody_is_called_not_identified(page):
    assert "not identified" not in page.split("4 Chronology")[0]


def test_who_is_only_named_stands_with_the_entries_that_name_them_and_no_quotation(page):
    listed = page[page.index("Others named, as entries write them: ") :].split("4 Chronology")[0]

    assert re.search(r"Kit Amory \[entr(?:y|ies) \d", listed)
    assert "“" not in listed.split("Condensed")[0]


def test_kin_as_entries_say_stand_with_the_family_and_in_the_tree(page):
    assert page.index("Nest Rudd sister of Tobias Owen Marlais; as entries say") < page.index("Others named")


def test_each_row_says_where_what_they_are_is_read_and_from_which_entry_to_which_they_appear(page):
    row = page[page.index("Nest Rudd sister") :].split("Others named")[0]

    assert re.search(r"as entries say S\d (?:\d+ entries: \d+(?: – \d+)?|in entry \d+)", row)


def test_kin_whom_only_entries_call_so_are_drawn_with_a_mark_that_says_it(whole):
    assert "Nest Rudd*" in whole
    assert "* No record lists what they are; entries say it." in whole


def test_a_word_for_kin_that_somebody_of_the_family_is_names_nobody_further(tmp_path):
    notes = NOTES.replace("Spoke to Huw.", "Spoke to Huw. The sister of one of them shouted. Sister cried.")
    (tmp_path / "notes.txt").write_text(notes)
    out = tmp_path / "out.pdf"
    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--subject", "Tobias Marlais"))
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(out).pages).split())

    assert "Nest Rudd sister of" in text
    assert "sister (no name recorded)" not in text


def test_who_has_no_name_is_called_by_the_word_for_them(page):
    assert "mother (no name recorded) [entry" in page


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("renamed")
    notes = (
        "Case notes   Person: MARLAIS, Tobias Owen   DOB 03/04/1961\n\n"
        "04/03/2023 - Home visit - Ceri Hale, SW\nHis friend Kit Amory hit Dolly Rees at the flat. Dolly Rees rang the police. "
        "Tenant: Tobias Rees, likes to be called Dolly.\n\n"
        "11/03/2023 - visit - Ceri Hale, SW\nSpoke to Tobias Rees. Kit Amory was in. Spoke to Reg Mgr. Reg Mgr rang back.\n\n"
    )
    (folder / "notes.txt").write_text(notes)
    out = folder / "out.pdf"
    made = (
        "build",
        str(folder / "notes.txt"),
        "-o",
        str(out),
        "--profile",
        "conference",
        "--subject",
        "Tobias Marlais",
    )
    assert 0 == main(made)
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(out).pages).split())
    return text[text.rindex("subject of this chronology") :].split("4 Chronology")[0]


def test_the_subject_by_another_name_is_no_other_person(renamed):
    assert "Kit Amory" in renamed
    assert "Rees" not in renamed


def test_a_post_is_no_person(renamed):
    assert "Reg Mgr" not in renamed


@pytest.mark.parametrize(
    ("written", "is_one"), [("Reg Mgr", True), ("Office", True), ("CP Admin", True), ("Reg Parry", False)]
)
def test_a_post_or_an_office_in_short_is_nobody_s_name(written, is_one):
    assert is_one is is_only_an_office(written)


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    folder = tmp_path_factory.mktemp("called")
    notes = (
        "Case notes   Person: MARLAIS, Tobias Owen   DOB 03/04/1961\n\n"
        "04/03/2023 - Home visit - Ceri Hale, SW\nNest Rudd rang (daughter). Spoke with Kit Amory (housing). His niece's partner "
        "Owen Dyer was there.\n\n"
        "11/03/2023 - visit - Ceri Hale, SW\nHarbour (closed) sent apologies. Owen upstairs. Spoke to Megan Varley.\n\n"
        + "".join(
            f"{n}/04/2023 - visit - Ceri Hale, SW\nMegan Varley opened the door and Megan left.\n\n"
            for n in range(10, 18)
        )
    )
    (folder / "notes.txt").write_text(notes)
    out = folder / "out.pdf"
    assert 0 == main(
        ("build", str(folder / "notes.txt"), "-o", str(out), "--profile", "conference", "--subject", "Tobias Marlais")
    )
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(out).pages).split())
    return text[text.rindex("subject of this chronology") :].split("4 Chronology")[0]


def test_who_is_called_something_once_stands_in_the_table_with_the_words_that_say_it(called):
    table = called.split("Others named")[0]

    assert "Nest Rudd “Nest Rudd rang (daughter)”" in table
    assert "“niece's partner Owen Dyer”" in table.replace("His ", "").replace("’", "'")


def test_whom_entries_name_most_stands_there_also_where_nothing_says_what_they_are(called):
    assert "Megan Varley what they are is not read" in called.split("Others named")[0]


def test_a_word_in_brackets_behind_a_name_is_quoted(called):
    assert "Kit Amory, “housing”" in called or "Kit Amory “housing”" in called


def test_a_service_in_a_list_of_apologies_is_nobody(called):
    assert "Harbour" not in called


def test_somebody_of_whom_no_entry_says_what_they_are_stands_by_the_words_that_bring_them_in(tmp_path):
    days = "".join(
        f"{day:02}/04/2023 - visit - Ceri Hale, SW\nKel answered the door and sent me away.\n\n" for day in range(3, 7)
    )
    first = "02/04/2023 - call - Ceri Hale, SW\nA man called Kel rang for him twice and left no number.\n\n"
    (tmp_path / "notes.txt").write_text(f"Case notes   Person: MARLAIS, Tobias Owen   DOB 03/04/1961\n\n{first}{days}")
    out = tmp_path / "out.pdf"
    assert 0 == main(("build", str(tmp_path / "notes.txt"), "-o", str(out), "--profile", "conference"))
    words = " ".join(" ".join(each.extract_text() for each in PdfReader(out).pages).split())

    assert "“A man called Kel”" in words
