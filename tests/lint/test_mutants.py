"""One good chronology, and eighteen with exactly one defect: each fails its own check and no other."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from linting import CASE, checked, taken

from chronology.lint import State, lint
from chronology.model import When
from chronology.practice import load_practice

Mutation = Callable[[str], str]
LONG = (
    "The worker arrived at ten in the morning and found the mother in the kitchen with the radio on and they sat at the "
    "table and went through the plan line by line and after that the grandmother came with the shopping and joined them "
    "and all three agreed that the visits on Saturdays and Sundays would go on as before until the next meeting and that "
    "each of them would write down how every visit had gone"
)


def entry(day: str) -> re.Pattern[str]:
    """The lines of the first entry of a day."""
    return re.compile(rf"^\d+\. {day} .*\n(?:    .*\n)*", re.MULTILINE)


def within(day: str, pattern: str, put: str = "") -> Mutation:
    """Put something in place of what a pattern finds in one entry."""

    def mutation(text: str) -> str:
        found = entry(day).search(text)
        assert found
        changed, times = re.subn(pattern, put, found[0], flags=re.MULTILINE)
        assert times
        return text.replace(found[0], changed)

    return mutation


def without(label: str) -> str:
    """A detail of an entry with the lines it goes on in."""
    return rf"^    (?:{label}): .*\n(?:        .*\n)*"


def everywhere(pattern: str, put: str = "") -> Mutation:
    def mutation(text: str) -> str:
        changed, times = re.subn(pattern, put, text, flags=re.MULTILINE)
        assert times
        return changed

    return mutation


def section(heading: str) -> str:
    return rf"^{heading}\n-+\n(?:.*\n)*?(?=^[A-Z][A-Z ()]+\n-+\n)"


def all_of(*mutations: Mutation) -> Mutation:
    def mutation(text: str) -> str:
        for each in mutations:
            text = each(text)
        return text

    return mutation


def as_activity(day: str) -> Mutation:
    return all_of(
        lambda text: entry(day).sub(
            lambda found: re.sub(
                without("Decision|Impact|Own words|How they were heard"), "", found[0], flags=re.MULTILINE
            ),
            text,
        ),
        within(day, without("Why"), "    Why: Telephone call: routine by its kind\n"),
    )


def twice(day: str, new: int) -> Mutation:
    def mutation(text: str) -> str:
        found = entry(day).search(text)
        assert found
        return text.replace(found[0], found[0] + "\n" + re.sub(r"\A\d+", str(new), found[0]))

    return mutation


IN_THE_TEXT = {
    "L1": all_of(*map(as_activity, ("27 June 2021", "9 July 2021", "30 July 2021", "10 September 2021", "29 September 2021", "8 November 2021", "12 November 2021", "25 November 2021", "20 December 2021", "24 January 2022", "10 February 2022", "14 March 2022", "5 January 2022"))),
    "L2": all_of(within("14 June 2021", without("Outcome|Decision|Action")), within("16 June 2021", without("Outcome|Decision|Action"))),
    "L3": within("12 November 2021", without("Why|Impact")),
    "L4": everywhere(section("WHAT THE RECORD SHOWS")),
    "L5": within("29 September 2021", without("Source")),
    "L8": everywhere(section("WHAT PROTECTS")),
    "L9": everywhere(without("Own words|How they were heard")),
    "L10": everywhere("born 3 February 2021", "born 3 February 2019"),
    "L11": within("8 November 2021", r"^    Family meeting with both grandmothers\.", r"    Clearly the grandmothers are manipulative."),
    "L13": within("8 November 2021", r"^    Family meeting with both", r"    FGCX meeting with both"),
    "L14": twice("8 November 2021", 99),
    "L15": all_of(everywhere(r"^Not shown in 20\d\d: .*\n"), everywhere(r"^\d+\. \d+ (?:July|August|September|October|November|December) 2021 .*\n(?:    .*\n)*")),
    "L16": within("4 November 2021", "4 November 2021", "6 November 2021"),
    "L18": all_of(
        everywhere(r"^(Profile +)conference", r"\1family"), within("8 November 2021", r"\A(.*)\n", r"\1 [restricted]\n")
    ),
}  # fmt: skip


@pytest.fixture
def written(tmp_path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "chronology.txt"
        path.write_text(text, "utf-8")
        return path

    return write


def test_the_good_chronology_passes_every_check(good_text, written):
    report = checked(written(good_text), CASE)

    assert () == report.failed
    assert {"L17"} == {check.code for check, verdict in report.verdicts if verdict.state is State.NOT_APPLICABLE}


def test_the_good_chronology_for_a_court_that_allows_its_pages_passes_every_check(good_pdf, tmp_path):
    practice = tmp_path / "generous.toml"
    practice.write_text('extends = "wales"\n[lint]\ncourt_pages = 25\n', "utf-8")
    report = checked(good_pdf, CASE, practice=str(practice))

    assert () == report.failed
    assert {"L3", "L4"} == {f"L{n}" for n in range(1, 19)} - set(report.passed), "a court is told facts alone"


def test_the_good_chronology_for_the_family_passes_every_check(good_text, written):
    text = everywhere(r"^(Profile +)conference", r"\1family")(good_text)

    assert () == checked(written(text), CASE).failed


@pytest.mark.parametrize("code", IN_THE_TEXT)
def test_one_defect_fails_its_own_check_and_no_other(code, good_text, written):
    assert (code,) == checked(written(IN_THE_TEXT[code](good_text)), CASE).failed


def test_too_many_rows_for_the_time_fail_l6_alone(good_text, written):
    (only,) = taken(written(good_text), CASE)
    row = only.sheet.rows[3]
    first = row.when.first_day
    more = [
        replace(
            row,
            serial=str(n),
            place=f"entry {n}",
            when=When.on(first + dt.timedelta(days=n)),
            fact=f"Stayed {n} nights.",
        )
        for n in range(22, 90)
    ]

    assert ("L6",) == lint(replace(only.sheet, rows=(*only.sheet.rows, *more)), load_practice("wales")).failed


def test_nearly_all_of_what_was_imported_fails_l6_alone(good_text, written):
    (only,) = taken(written(good_text), CASE)
    strict = load_practice("wales")
    limits = replace(strict.lint, small_import=20, small_share=50)

    assert ("L6",) == lint(only.sheet, replace(strict, lint=limits)).failed


def test_long_copies_of_records_fail_l7_alone(good_text, written, tmp_path):
    records = tmp_path / "records.csv"
    table = CASE.read_text("utf-8").replace("Family meeting with both grandmothers.", LONG)
    records.write_text(table.replace("Safety plan agreed with Mali's mother and grandmother.", LONG), "utf-8")
    copies = all_of(
        within("8 November 2021", r"^    Family meeting with both grandmothers\.", f"    {LONG}"),
        within("20 December 2021", r"^    Safety plan agreed with Mali's mother and grandmother\.", f"    {LONG}"),
    )

    assert ("L7",) == checked(written(copies(good_text)), records).failed


def test_records_newer_than_the_day_it_speaks_fail_l12_alone(good_text, written, tmp_path):
    records = tmp_path / "records.csv"
    late = (
        "30/06/2022,Example Police,Police came to the home at night.,Police incident,Mali Tegid,03/02/2021,,,,,,Log 9\n"
    )
    records.write_text(CASE.read_text("utf-8") + late, "utf-8")

    assert ("L12",) == checked(written(good_text), records).failed


def test_more_pages_than_a_court_allows_fail_l17_alone(good_pdf, tmp_path):
    practice = tmp_path / "strict.toml"
    practice.write_text('extends = "wales"\n[lint]\ncourt_pages = 3\n', "utf-8")

    assert ("L17",) == checked(good_pdf, CASE, practice=str(practice)).failed
