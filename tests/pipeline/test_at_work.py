"""Who signs notes, and to whom a case is allocated, is there for their work; one of the family never is by that."""

import json

import pytest

from chronology.cli import main

HEAD = 'Case note print   Person: MARLAIS, Tobias Owen ("Toby")   DOB 03/04/1961\n\n'
NOTES = (
    HEAD + "CERI HALE, SW - 04/03/2023 - Home visit\nToby was well. He let me in.\n\n"
    "11/03/2023 - telephone call - B.Wyn\nToby rang. He had no heating.\n\n"
    "18/03/2023 - telephone call - B.Wyn\nMr Marlais was cross. Nest Wyn, his aunt, was out.\n\n"
    "25/03/2023 - visit - C.Hale\nSaw Toby. Beca Wyn rang me and Ceri Hale will go again.\n\n"
    "02/04/2023 allocated to Dewi Prosser (CH)\n"
)


@pytest.fixture
def made(tmp_path):
    def make(notes):
        path, out = tmp_path / "notes.txt", tmp_path / "out.json"
        path.write_text(notes)
        subject = ("--subject", "Tobias Marlais")
        assert 0 == main(("build", str(path), "-o", str(out), "--profile", "full", *subject))
        return {one["name"]: one for one in json.loads(out.read_text("utf-8"))["people"]}

    return make


def title(person):
    return next((each["value"] for each in person["details"] if "job title" == each["label"]), "")


def test_who_signs_as_a_social_worker_and_whom_the_case_is_allocated_to_work_with_it(made):
    people = made(NOTES)

    assert ("professional", "social worker") == (people["Ceri Hale"]["kind"], title(people["Ceri Hale"]))
    assert ("professional", "allocated worker") == (people["Dewi Prosser"]["kind"], title(people["Dewi Prosser"]))


def test_who_signs_on_several_days_among_others_works_with_it_though_nothing_says_as_what(made):
    assert "professional" == made(NOTES)["Beca Wyn"]["kind"]


def test_a_worker_who_is_still_to_be_found_is_none(made):
    assert "unknown" == made(NOTES.replace("allocated", "to be allocated"))["Dewi Prosser"]["kind"]


def test_one_of_the_family_is_no_worker_by_signing(made):
    people = made(NOTES.replace("Beca Wyn rang me", "His sister Beca Wyn rang me").replace("Nest Wyn, his aunt", "She"))

    assert "professional" != people["Beca Wyn"]["kind"]


def test_in_their_own_file_a_title_is_whom_it_is_about(made):
    people = made(NOTES.replace("Nest Wyn, his aunt, was out", "A Mr Derek Marlais, no relation, has the letters"))

    assert "Mr Marlais" not in people
    assert "Derek Marlais" in people


def test_who_makes_the_document_is_what_its_front_sheet_says_they_are(tmp_path):
    """A list had given the worker the post of the head who wrote to her; every document then did."""
    notes, cover, out = (tmp_path / name for name in ("notes.txt", "cover.toml", "out.json"))
    notes.write_text(NOTES.replace("CERI HALE, SW -", "CERI HALE, headteacher -"))
    cover.write_text('[document]\nauthor = "Ceri Hale"\nrole = "Social worker"\n')
    asked = ("--subject", "Tobias Marlais", "--cover", str(cover), "--profile", "full")
    assert 0 == main(("build", str(notes), "-o", str(out), *asked))
    people = {one["name"]: one for one in json.loads(out.read_text("utf-8"))["people"]}

    assert ("professional", "social worker") == (people["Ceri Hale"]["kind"], title(people["Ceri Hale"]))
    assert 1 == sum("job title" == each["label"] for each in people["Ceri Hale"]["details"])
