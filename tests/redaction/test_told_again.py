"""What is withheld and told a second time in another file is named to whoever sends the paper, and in no paper."""

import pytest

from chronology.cli import main

NOTES = (
    "CASE NOTES - Nerys PARDOE dob 03/02/2016\nMother: Catrin Pardoe\n\n"
    "04/05/2023 Telephone call - R Lloyd (SW)\nCatrin had a hysterectomy in Treforest hospital. Please do not tell Huw this.\n\n"
    "01/08/2023 Home visit - R Lloyd (SW)\nNerys seen, painting a lighthouse.\n"
)


@pytest.mark.parametrize(
    ("row", "again"),
    [
        ("06/05/2023,Hysterectomy at Treforest went well", True),
        ("06/05/2023,Attended nursery in a yellow raincoat", False),
        ("06/05/2024,Hysterectomy at Treforest went well", False),
    ],
)
def test_a_second_telling_within_days_is_named_on_the_terminal_alone(tmp_path, capsys, row, again):
    (tmp_path / "notes.txt").write_text(NOTES)
    (tmp_path / "clinic.csv").write_text(f"Date,Details\n{row}\n")
    out = tmp_path / "out.json"
    wanted = ("--profile", "conference", "--subject", "Nerys PARDOE", "--look")
    assert 0 == main(("build", str(tmp_path), "-o", str(out), *wanted))

    assert ("may be told again" in capsys.readouterr().err) is again
    assert "may be told again" not in out.read_text("utf-8")
