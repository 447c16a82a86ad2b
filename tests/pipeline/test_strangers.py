"""What a row or its words say is of a namesake is not told of the one whom a document is about; what is of the family is."""

import json

import pytest

from chronology.cli import main

NOTES = (
    'Case notes   Person: MARLAIS, Tobias Owen ("Toby")   DOB 03/04/1961\n'
    'Linked person: MARLAIS, Margaret ("Maggie") - sister   DOB 30/11/1972\n\n'
    "04/03/2023 - Home visit - Ceri Hale, SW\nToby was well. A Mr Trevor Marlais at no. 41, no relation, has the letters.\n"
)
ROWS = "Date,Name,Event\n05/04/2023,{name},Blue badge renewed\n"
LOG = 'Date,Location,Details\n06/04/2023,Tarn Street,"{details}"\n'


@pytest.fixture
def facts(tmp_path):
    def read(name, text):
        (tmp_path / "notes.txt").write_text(NOTES)
        (tmp_path / f"{name}.csv").write_text(text)
        out = tmp_path / "out.json"
        inputs = [str(tmp_path / "notes.txt"), str(tmp_path / f"{name}.csv")]
        assert 0 == main(("build", *inputs, "-o", str(out), "--profile", "full", "--subject", "Tobias Marlais"))
        return " ".join(event["fact"] for event in json.loads(out.read_text("utf-8"))["events"])

    return read


def test_a_row_of_a_namesake_is_not_the_subject_s(facts):
    assert "Blue badge" not in facts("rows", ROWS.format(name='"MARLAIS, Trevor"'))


@pytest.mark.parametrize(
    "name", ['"MARLAIS, Tobias"', "Toby Marlais", "T Marlais", '"MARLAIS, Margaret"', "Huw Marlais"]
)
def test_a_row_of_the_subject_of_the_family_or_of_whom_no_words_call_a_stranger_is_told(facts, name):
    assert "Blue badge" in facts("rows", ROWS.format(name=name))


@pytest.mark.parametrize(
    "details",
    ["MARLAIS T, of 41 Elm Row, b. 1958. Drunk in the street.", "T Marlais (02/05/1958) was drunk in the street."],
)
def test_words_that_give_another_birth_beside_the_name_are_of_another(facts, details):
    assert "drunk in the street" not in facts("log", LOG.format(details=details)).casefold()


@pytest.mark.parametrize(
    "details",
    [
        "MARLAIS T, of 14 Elm Row, b. 1961. Drunk in the street.",
        "MARLAIS T drunk in the street.",
        "Tobias MARLAIS, b. 1958, drunk in the street.",
        "MARLAIS M, b. 1972, rang: he is drunk in the street.",
    ],
)
def test_the_subject_s_own_birth_none_and_the_given_name_are_told(facts, details):
    assert "drunk in the street" in facts("log", LOG.format(details=details)).casefold()


WRONG = "Tobias MARLAIS dob 03/04/1951 fell from a ladder, wrist. Mr and Mrs Marlais informed. {said}"


def test_what_a_record_filed_in_the_wrong_file_tells_of_another_birth_is_of_another(facts):
    assert "ladder" not in facts("log", LOG.format(details=WRONG.format(said="FILED IN WRONG RECORD?")))


def test_a_year_that_may_be_mistyped_makes_nobody_else(facts):
    assert "ladder" in facts("log", LOG.format(details=WRONG.format(said="Plaster for six weeks.")))
