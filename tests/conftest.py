"""What every test may use."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

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
