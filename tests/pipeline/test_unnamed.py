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


def left(chronology) -> list[tuple[str, str]]:
    """The files that were not taken to be the subject's, and what is said of them."""
    return [
        (problem.source.document, problem.message)
        for problem in chronology.problems
        if "not taken to be about" in problem.message
    ]


def test_a_file_that_speaks_of_one_child_is_not_taken_to_be_about_another(made):
    files = {"school": SCHOOL, "police": POLICE}
    alfie, mali = made("name:alfie-boyd", **files), made("name:mali-penhallow", **files)

    assert "argument" not in facts(alfie)
    assert "argument" in facts(mali)
    assert [
        (
            "police.csv",
            "speaks of somebody else of these files; 2 accounts of it are not taken to be about the subject",
        )
    ] == left(alfie)


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


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Mrs Enid Boyd", "Mrs Baker next door complained again."),
        ("E. Boyd", "E. coli was found in the water."),
        ("Will Boyd", "Officers will visit again. Will ring the landlord. ALARM WILL BE FITTED."),
        ("Grace Boyd", "A period of grace was agreed."),
    ],
)
def test_a_title_an_initial_and_a_word_that_is_also_a_name_speak_of_nobody(made, other, said):
    school = SCHOOL.replace("Alfie Boyd", other)
    police = f"Date,Event,Outcome\n02/03/2021,{said} Shouting heard.,NFA\n"
    chronology = made("name:mali-penhallow", school=school, police=police)

    assert "Shouting heard" in facts(chronology)
    assert [] == left(chronology)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Will Boyd", "Seen by Will at the door."),
        ("Alfie Boyd", "Alfie's lip was cut."),
        ("alfie boyd", "ALFIE was cut."),
        ("Siân Boyd", "Sian was cut."),
        ("Mary-Ann Boyd", "Talked with Mary-Ann’s aunt."),
        ("Dr Alfie Boyd", "alfie was cut."),
    ],
)
def test_a_name_is_known_however_it_is_written(made, other, said):
    school = SCHOOL.replace("Alfie Boyd", other)
    police = f"Date,Event,Outcome\n02/03/2021,{said} Shouting heard.,NFA\n"
    chronology = made("name:mali-penhallow", school=school, police=police)

    assert "Shouting heard" not in facts(chronology)
    assert ["police.csv"] == [document for document, _ in left(chronology)]


def test_a_file_that_speaks_of_the_subject_is_theirs_though_other_records_are_of_a_brother(made, tmp_path):
    notes = (
        "Date,Event,Outcome\n02/03/2021,Mali upstairs. Her brother Alfie opened the door.,NFA\n"
        "09/03/2021,Saw Mali at nursery. Alfie was at school.,NFA\n"
    )
    alone = "Date,Event,Outcome\n10/03/2021,Alfie came to the desk and said mum was asleep.,Rang duty\n"
    school = (
        "Date,Pupil,What happened,Action\n04/03/2021,Alfie Boyd,Cut his lip,First aid\n05/03/2021,Ned Boyd,Late,None\n"
    )
    front = "Case notes: Mali Boyd (dob 01/02/2018)\n\n12/03/2021 Home visit. Mali seen.\n"
    (tmp_path / "front.txt").write_text(front, "utf-8")
    case = made("name:mali-boyd", notes=notes, alone=alone, school=school)

    assert "Saw Mali at nursery" in facts(case)
    assert "mum was asleep" in facts(case)
