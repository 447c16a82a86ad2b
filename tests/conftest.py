"""What every test may use."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# One change, one verdict: `make test` tries the same cases each time, on a slow machine too. To look for new ones:
# CHRONOLOGY_SEARCH=2000 .venv/bin/python -m pytest tests
SEARCH = os.environ.get("CHRONOLOGY_SEARCH")
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=int(SEARCH or 100), deadline=None)
settings.load_profile("search" if SEARCH else "steady")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: no search for cycles goes through it, and there are as few as the program itself makes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """The tests of one file are one worker's: what they share is made once, and not once by each worker."""
    from xdist.scheduler import LoadFileScheduling  # there only where tests run on several workers

    return LoadFileScheduling(config, log) if config.getoption("dist") == "load" else None


GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a whole document with its golden text; `make golden` writes it anew instead, to be read as a diff."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("CHRONOLOGY_GOLDEN") == "write":
            path.write_text(text, "utf-8")

        assert path.read_text("utf-8") == text

    return compare
