"""A conference paper of free words says nothing that only the rules' silence, or a count of what was read, would say."""

from dataclasses import replace

import pdftext
import pytest

from chronology.model import Chronology, Event, Finding, Problem, Source
from exports.pdf import Pdf

NOTES = Source(document="notes.txt", locator="line 1", quote="Rang duty about the boy.")


def of_words(chronology: Chronology) -> Chronology:
    """The same case, every entry read from words."""
    return replace(
        chronology,
        profile="conference",
        events=tuple(read(event) for event in chronology.events),
        findings=tuple(map(told_of, chronology.findings)),
        remarks=(),
        timescales=(),
        graphs=(),
    )


def read(event: Event) -> Event:
    accounts = tuple(replace(each, key=f"notes:{each.key}", source=NOTES) for each in event.accounts)
    return replace(event, accounts=accounts)


def told_of(finding: Finding) -> Finding:
    return replace(finding, protective=False)


def text_of(chronology: Chronology) -> str:
    return pdftext.text_of(Pdf().export(chronology))


SILENT = (
    "found nothing to report",
    "No entry was read as protective",
    "Period covered",
    "Rules and thresholds",
    "marked as protective",
)


@pytest.mark.parametrize("words", SILENT)
def test_of_words_the_silence_of_rules_is_not_told_as_a_finding(chronology: Chronology, words: str) -> None:
    assert words not in text_of(of_words(chronology))


def test_of_a_system_of_records_the_front_sheet_gives_the_period(chronology: Chronology) -> None:
    assert "Period covered" in text_of(replace(chronology, profile="conference", graphs=()))


def test_that_nobody_chose_the_practice_stands_beside_its_name(chronology: Chronology) -> None:
    by_default = Problem(message="nobody chose", source=Source(document="practice", locator="wales"))

    assert "nobody chose)" in text_of(replace(of_words(chronology), problems=(by_default,)))
    assert "nobody chose)" not in text_of(replace(of_words(chronology), problems=()))
