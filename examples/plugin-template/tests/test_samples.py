"""Each sample is read as its golden text says, and the importer keeps the contract.

CHRONOLOGY_GOLDEN=write in the environment writes the golden texts anew: read the diff before you keep it.
"""

from pathlib import Path

import pytest

from chronology.testing import Sample, check, samples
from example_borough.missing import MissingEpisodes

SAMPLES = Path(__file__).parent / "samples"
PACKAGE = Path(__file__).parents[1] / "src" / "example_borough"


@pytest.mark.parametrize("sample", samples(SAMPLES / "missing"), ids=str)
def test_missing_episodes_are_read_as_their_golden_text_says(sample: Sample) -> None:
    check(MissingEpisodes(), sample)


@pytest.mark.parametrize("sample", samples(SAMPLES / "visits"), ids=str)
def test_visits_are_read_as_their_golden_text_says(sample: Sample) -> None:
    check(PACKAGE / "visits.toml", sample)
