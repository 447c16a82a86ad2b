"""Files that name nobody they are about, beside files that name several people."""

import pytest

from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

SCHOOL = (
    "Date,Pupil,What happened,Action\n"
    "03/03/2021,Mali Penhallow,Bruise seen on her arm in class,Rang duty\n"
    "04/03/2021,Alfie Boyd,Pushed in the yard and cut his lip,First aid\n"
)
POLICE = (
    "Date,Event,Outcome\n"
    "02/03/2021,Officers attended an argument between the adults. Mali was upstairs.,NFA\n"
    "09/03/2021,Neighbour reported shouting again and a window smashed.,NFA\n"
)
NOBODY = "Date,Event,Outcome\n05/03/2021,Loud music and shouting from the flat reported.,Letter\n06/03/2021,Letter sent.,None\n"


@pytest.fixture
def made(tmp_path):
    def make(subject: str, **files: str):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        plugins = load()
        held = holdings(read([str(tmp_path)], plugins))
        return compose(held, load_practice("wales"), plugins, Wishes(subject=subject))

    return make


def facts(chronology) -> str:
    return " ".join(event.fact for event in chronology.events)


def test_a_file_that_speaks_of_one_child_is_not_taken_to_be_about_another(made):
    files = {"school": SCHOOL, "police": POLICE}
    alfie, mali = made("name:alfie-boyd", **files), made("name:mali-penhallow", **files)

    assert "argument" not in facts(alfie)
    assert "argument" in facts(mali)
    assert [("police.csv", 2)] == [
        (problem.source.document, 2)
        for problem in alfie.problems
        if "not taken to be about the subject" in problem.message
    ]


def test_a_file_that_speaks_of_nobody_is_the_subject_s_and_says_so(made):
    chronology = made("name:alfie-boyd", school=SCHOOL, housing=NOBODY)

    assert "Loud music" in facts(chronology)
    assert any(
        "taken to be about the subject" in problem.message and problem.source.document == "housing.csv"
        for problem in chronology.problems
    )


def test_entries_about_somebody_who_may_be_the_subject_are_counted_in_a_warning(made):
    other = SCHOOL.replace("Mali Penhallow", "Mali P").replace("class", "the hall")
    chronology = made("name:mali-penhallow", school=SCHOOL, log=other)

    (warning,) = (problem for problem in chronology.problems if problem.source.document == "people")
    assert "one account about somebody who may be the subject" in warning.message
    assert "warning" == warning.severity
