"""The column that tells what happened is the one with the words, whatever the headings are."""

from pathlib import Path

from chronology.pipeline import build

ROWS = (
    ("POL", "CB-2031-30551", "02/05/2031 19:40", "GARNET CT", "ANON REPORT OF COMINGS AND GOINGS, NO UNIT AVAILABLE"),
    ("AMB", "E31-88017", "17/06/2031 08:14", "6 GARNET CT", "FOUND ON FLOOR, NO ELECTRIC, CONVEYED TO HOSPITAL"),
)


def facts(folder: Path, heading: str) -> list[str]:
    lines = [heading, *map(";".join, ROWS)]
    (folder / "pull.csv").write_text("\n".join(lines) + "\n")
    return [event.fact for event in build(str(folder / "pull.csv"), profile="full").events]


def test_numbers_of_incidents_under_a_heading_for_what_happened_are_not_what_happened(tmp_path: Path) -> None:
    assert facts(tmp_path, "src;log;when;loc;txt") == [row[-1] for row in ROWS]


def test_the_number_of_an_incident_is_kept_as_its_reference(tmp_path: Path) -> None:
    facts(tmp_path, "src;log;when;loc;txt")
    found = build(str(tmp_path / "pull.csv"), profile="full").events

    assert [reference for event in found for reference in event.references] == [row[1] for row in ROWS]


def test_a_word_or_two_under_incident_does_not_hide_the_words_of_a_column_nobody_can_name(tmp_path: Path) -> None:
    lines = ["when;incident;zzq", *(f"{row[2]};{row[0]};{row[-1]}" for row in ROWS)]
    (tmp_path / "pull.csv").write_text("\n".join(lines) + "\n")

    told = [event.fact for event in build(str(tmp_path / "pull.csv"), profile="full").events]

    assert all(row[-1] in fact for row, fact in zip(ROWS, told, strict=True))
