import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTE = "Date: 03/02/2021\nAuthor: A Worker\n\nHome visit. Ann was seen at home with her mother.\n"
MEMORY = 1536 * 1024**2


def _limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(NOTE)
    return path


@pytest.fixture
def chronology(tmp_path):
    """The command in a process of its own, in an empty folder, with little memory and little time."""

    def run(*arguments, shell="", **options):
        command = [sys.executable, "-P", "-m", "chronology", *map(str, arguments)]
        if shell:
            command = ["bash", "-c", f'"$0" "$@" {shell}', *command]
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        return subprocess.run(command, cwd=tmp_path, timeout=20, check=False, preexec_fn=_limited, **options)

    return run
