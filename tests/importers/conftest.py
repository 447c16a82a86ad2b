"""Tests on the public samples are there where the samples lie beside the project, and nowhere else."""

from pathlib import Path

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

collect_ignore = [] if SAMPLES.exists() else ["test_cin_samples.py", "test_ssda903_samples.py"]
