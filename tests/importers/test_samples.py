"""Importers of our own, tested as a plug-in's author tests theirs. `make golden` writes the golden texts anew."""

from pathlib import Path

import pytest

from chronology.testing import Sample, check, samples
from importers.adults import adult_events
from importers.casework import casework_tables

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("sample", samples(SAMPLES / "adults"), ids=str)
def test_adult_services_rows_are_read_as_their_golden_text_says(sample: Sample) -> None:
    check(adult_events(), sample)


@pytest.mark.parametrize("sample", samples(SAMPLES / "casework"), ids=str)
def test_casework_tables_are_read_as_their_golden_text_says(sample: Sample) -> None:
    check(casework_tables(), sample)
