"""The examples leave in every profile and format: nothing is withheld from them that the finished file still holds."""

from pathlib import Path

import pytest

from chronology.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("case", "profile", "form"),
    [
        ("family", "review", "pdf"),
        ("family", "review", "docx"),
        ("family", "family", "pdf"),
        ("family", "court", "docx"),
        ("adult", "review", "pdf"),
    ],
)
def test_an_example_leaves_as_its_reader_may_have_it(case: str, profile: str, form: str, tmp_path: Path) -> None:
    cover = EXAMPLES / case / "cover.toml"
    given = ["--cover", str(cover)] if cover.exists() else []
    made = tmp_path / f"made.{form}"

    assert 0 == main(["build", str(EXAMPLES / case), *given, "--profile", profile, "--format", form, "-o", str(made)])
    assert made.stat().st_size > 10_000
