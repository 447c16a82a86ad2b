"""A name that is nobody's, or of somebody no record is about, is refused with whom it may have meant."""

import pytest

from chronology.cli import main

VISITS = (
    "Child,Date,Event\n"
    "Carys Pugh,01/02/2021,Seen at home with her mother; the house was warm.\n"
    "Carys Pugh,08/02/2021,Seen at nursery with her key worker Lowri Tudor.\n"
    "Idris Pugh,08/02/2021,Seen at school with his teacher in the hall.\n"
)
NOTES = (
    "Date: 03/03/2021\nAuthor: Ann Lee, social worker\n\n"
    "T/C from nursery about Carys Mair Pugh. She was picked up late by her aunt.\n"
)


@pytest.fixture
def folder(tmp_path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "visits.csv").write_text(VISITS)
    (inputs / "notes.txt").write_text(NOTES)
    return inputs


def refused(capsys, tmp_path, folder, *arguments, suffix=".json"):
    """(exit code, what was said, whether a file was written)."""
    out = tmp_path / f"out{suffix}"
    code = main(("build", str(folder), *arguments, "-o", str(out)))
    return code, capsys.readouterr().err, out.exists()


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx", ".json", ".csv", ".txt"])
def test_somebody_whom_no_record_is_about_has_no_document_of_any_kind(suffix, capsys, tmp_path, folder):
    code, said, written = refused(capsys, tmp_path, folder, "--subject", "Carys Mair Pugh", suffix=suffix)

    assert (2, False) == (code, written)
    assert "name:carys-pugh (one name has a middle name that the other has not)" in said
    assert "--subject" in said
    assert "inspect" in said


@pytest.mark.parametrize("asked", ["Carys Pughe", "name:carys-mair-pugh-jones", "Carys", "carys-pugh"])
def test_a_name_that_is_nobody_s_is_refused_with_the_names_that_are_near_it(asked, capsys, tmp_path, folder):
    (folder / "notes.txt").unlink()
    code, said, written = refused(capsys, tmp_path, folder, "--subject", asked)

    assert (2, False) == (code, written)
    assert "name:carys-pugh (" in said
    assert "name:idris-pugh" not in said


def test_a_name_that_is_like_nobody_s_is_refused_with_a_list_of_whom_there_is(capsys, tmp_path, folder):
    code, said, _ = refused(capsys, tmp_path, folder, "--subject", "Bronwen Ellis")

    assert 2 == code
    assert "name:carys-pugh, name:idris-pugh" in said


def test_a_front_sheet_that_names_somebody_in_full_is_told_who_is_near_and_guesses_nobody(capsys, tmp_path, folder):
    (folder / "notes.txt").unlink()
    cover = tmp_path / "cover.toml"
    cover.write_text('[subject]\nname = "Carys Mair Pugh"\nborn = 2018-05-01\n')
    code, said, written = refused(capsys, tmp_path, folder, "--cover", str(cover))

    assert (2, False) == (code, written)
    assert "near it: name:carys-pugh (one name has a middle name that the other has not)" in said


def test_the_near_one_that_is_named_by_id_has_a_document_beside_the_front_sheet(capsys, tmp_path, folder):
    cover = tmp_path / "cover.toml"
    cover.write_text('[subject]\nname = "Carys Mair Pugh"\n')
    code, said, written = refused(capsys, tmp_path, folder, "--cover", str(cover), "--subject", "name:carys-pugh")

    assert (0, True) == (code, written), said


def test_a_document_for_each_is_made_of_those_whom_records_are_about(capsys, tmp_path, folder):
    code, _, _ = refused(capsys, tmp_path, folder, "--each")

    assert 0 == code
    assert ["out-name_carys-pugh.json", "out-name_idris-pugh.json"] == sorted(p.name for p in tmp_path.glob("out-*"))


def test_a_decision_that_joins_the_two_names_lets_either_be_asked_for(capsys, tmp_path, folder):
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(
        '[[decision]]\ncase = "1"\ntarget = "name:carys-pugh"\nfield = "same_person"\nvalue = "name:carys-mair-pugh"\n'
        'by = "A. Reviewer"\nat = 2021-04-01\n'
    )
    code, said, written = refused(
        capsys, tmp_path, folder, "--decisions", str(decisions), "--subject", "name:carys-mair-pugh"
    )

    assert (0, True) == (code, written), said


ANOTHER = '[subject]\nname = "Idris Pugh"\nborn = 2016-03-04\n'


def test_a_front_sheet_of_a_brother_is_refused_and_says_what_to_do(capsys, tmp_path, folder):
    cover = tmp_path / "cover.toml"
    cover.write_text(ANOTHER)
    code, said, written = refused(
        capsys, tmp_path, folder, "--cover", str(cover), "--subject", "name:carys-pugh", suffix=".pdf"
    )

    assert (2, False) == (code, written)
    assert "give the front sheet of name:carys-pugh" in said
    assert "Idris" not in said


@pytest.mark.parametrize(
    "named",
    [
        pytest.param("Bronwen Ellis", id="of-nobody-in-the-records"),
        pytest.param("Carwyn Pugh", id="of-a-like-beginning"),
        pytest.param("Carys Bowen", id="of-a-namesake-without-the-birth"),
    ],
)
def test_no_document_bears_a_name_that_is_not_like_the_subject_s(named, capsys, tmp_path, folder):
    cover = tmp_path / "cover.toml"
    cover.write_text(f'[subject]\nname = "{named}"\n')
    code, _, written = refused(capsys, tmp_path, folder, "--cover", str(cover), "--subject", "name:carys-pugh")

    assert (2, False) == (code, written)


@pytest.mark.parametrize("named", ["Carys Mair Pugh", "C. Pugh", "PUGH, Carys", "Carys Pughe", "Carys"])
def test_a_front_sheet_may_write_the_subject_s_name_otherwise(named, capsys, tmp_path, folder):
    cover = tmp_path / "cover.toml"
    cover.write_text(f'[subject]\nname = "{named}"\n')
    code, said, written = refused(capsys, tmp_path, folder, "--cover", str(cover), "--subject", "name:carys-pugh")

    assert (0, True) == (code, written), said


def test_one_child_s_front_sheet_is_not_put_on_a_document_for_each(capsys, tmp_path, folder):
    cover = tmp_path / "cover.toml"
    cover.write_text(ANOTHER)
    code, said, _ = refused(capsys, tmp_path, folder, "--cover", str(cover), "--each")

    assert 2 == code
    assert "--each" in said
    assert not list(tmp_path.glob("out-*"))


def headed(folder, born):
    (folder / "notes.txt").write_text(f"PUGH, Carys Mair   DOB {born}\n\n{NOTES}")
    (folder / "gp.txt").write_text(
        "PUGH, CARYS MAIR   b. 14-Jun-2018   registered here 3 September 2020\n\n"
        "05/02/2021   Carys seen with mother. Cough, two days.\n"
    )


SHEET = '[subject]\nname = "Carys Mair Pugh"\nborn = 2018-06-14\n'


@pytest.mark.parametrize("born", ["16/04/2018", "14/05/2018"], ids=["figures-changed-over", "another-figure"])
def test_a_birth_that_is_a_slip_of_the_pen_at_the_head_of_a_file_makes_nobody_else_and_is_told(
    born, capsys, tmp_path, folder
):
    headed(folder, born)
    cover = tmp_path / "cover.toml"
    cover.write_text(SHEET)
    code, said, written = refused(capsys, tmp_path, folder, "--cover", str(cover))

    assert (0, True) == (code, written), said
    made = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "slip of the pen" in made
    assert "picked up late" in made


def test_a_birth_of_another_year_at_the_head_of_a_file_is_somebody_else_s(capsys, tmp_path, folder):
    headed(folder, "02/11/1991")
    cover = tmp_path / "cover.toml"
    cover.write_text(SHEET)
    code, _, written = refused(capsys, tmp_path, folder, "--cover", str(cover))

    assert (2, False) == (code, written)
