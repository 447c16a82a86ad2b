"""Whose file a text is, by a line of its head: a name with a birth, in the ways that systems, surgeries and schools print it."""

import datetime as dt

import pytest

from importers.notes.whose import pupil, whose

BORN = dt.date(2014, 2, 9)
TOLD = dt.date(2023, 5, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Subject: PARRY, Nia Mair (Nia)   DOB 09/02/2014   Person no. 40718",
        "SURGERY, TREFACH     SUMMARY FOR SOCIAL CARE\nPatient: PARRY Nia Mair (registered so 2021; mother asks for PUGH)  DOB 09/02/2014",
        "COMMUNITY DENTAL SERVICE        Patient: PARRY Nia  09/02/2014   No. D5519",
        "CASE RECORD PRINTOUT    Client 20417  PARRY, Nia Mair   DoB 09/02/2014   5 Heol Fach",
        "Nia Mair PARRY   09/02/2014   Usual GP Dr Rees    Printed 09/02/2026",
        "Re: Nia Parry, DOB 09/02/2014",
        "Disgybl: Nia Parry   Dyddiad geni: 9 Chwefror 2014",
        "Patient: Nia Parry\nDOB: 09/02/2014",
        "Name: Miss Nia Parry, born 9 February 2014",
    ],
)
def test_a_head_says_whose_the_file_is_and_when_they_were_born(line: str) -> None:
    found = whose(f"{line}\n\n", TOLD)

    assert found is not None
    assert BORN == found.born.earliest
    assert {"nia", "parry"} <= set(found.name.casefold().split())
    assert found.name.startswith("Nia")


@pytest.mark.parametrize(
    "line",
    [
        "Report by Ann Rees, social worker, 09/02/2024",
        "NIA PARRY 09/02/2024",
        "Strategy meeting - Nia Parry   12/03/2024",
        "Home Visit 09/02/2014",
        "Printed 09/02/2014 by A Rees",
        "Present: Ann Rees (SW), Huw Pugh (police)   09/02/2014",
    ],
)
def test_a_day_that_is_nobody_s_birth_makes_no_file_anybody_s(line: str) -> None:
    assert whose(f"{line}\n\n", TOLD) is None


def test_what_they_are_called_besides_stands_with_them_each_without_its_remark() -> None:
    head = (
        "Subject: PARRY, Nia Mair   DOB 09/02/2014\naka: Nia PUGH (school 1), Mair PARRY-PUGH (dental), Nini, NMP\n\n"
    )
    found = whose(head, TOLD)

    assert found is not None
    assert ("Nia Pugh", "Mair Parry-Pugh", "Nini", "NMP") == found.known_as


def test_names_that_stand_far_below_are_somebody_else_s() -> None:
    head = "Subject: PARRY, Nia   DOB 09/02/2014\nTeam: East\nWorker: A Rees\nMother: Cari Parry\n\nFather\naka: Huw PUGH\n"
    found = whose(head, TOLD)

    assert found is not None
    assert () == found.known_as


INITIAL = "SALTMARSH HIGH   behaviour log    R DOBBS  9T\n"


def test_a_pupil_of_whom_a_head_has_an_initial_is_whom_the_notes_call_by_a_first_name() -> None:
    found = pupil(INITIAL, "04/03/24  Late.\n06/03/24  Rosie says she walked in alone.\n")

    assert found is not None
    assert "Rosie Dobbs" == found[0]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (INITIAL, "06/03/24  Rosie says she walked in alone. Told us Ryan was at home.\n"),
        (INITIAL, "06/03/24  Late. Her sister Rosie had a cough.\n"),
        (INITIAL, "06/03/24  Rosie Hallam rang from the nurse's room.\n"),
        (INITIAL, "06/03/24  Adam says he saw it.\n"),
        ("SALTMARSH HIGH   written by   R DOBBS   for the file\n", "06/03/24  Rosie says she walked in alone.\n"),
    ],
)
def test_an_initial_that_fits_several_or_nobody_says_whose_no_log_is(head: str, told: str) -> None:
    assert pupil(head, told) is None
