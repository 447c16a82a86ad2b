"""For the tests of an importer: each sample file is read as the program reads it, and compared with its golden text.

    from pathlib import Path

    import pytest

    from chronology.testing import check, samples

    SAMPLES = Path(__file__).parent / "samples"

    @pytest.mark.parametrize("sample", samples(SAMPLES), ids=str)
    def test_sample(sample):
        check("missing_episodes.py", sample)

What was read of `missing.csv` stands in `missing.csv.expected.txt` beside it, as text made to be read as a diff. With
`CHRONOLOGY_GOLDEN=write` in the environment, or `update=True`, it is written anew instead of compared. A sample must
be invented: its words stand in the golden text, and in what a failing test says.
"""

from chronology.testing.checking import ContractError, check, faults
from chronology.testing.golden import told
from chronology.testing.sampling import Sample, samples

__all__ = ["ContractError", "Sample", "check", "faults", "samples", "told"]
