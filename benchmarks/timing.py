"""Paired timing: the two sides in turn, so that a drifting machine drifts for both; the median ratio is quoted."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 5
_COMPILED = tempfile.TemporaryDirectory(prefix="bytecode")


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio, the one asked for, and what was checked of the work that was timed."""

    name: str
    ratio: float
    least: float | None = None
    most: float | None = None
    checked: str = ""

    def __str__(self) -> str:
        """One line of the report."""
        if self.least is not None:
            wanted, reached = f"at least {self.least:g}", self.ratio >= self.least
        else:
            wanted, reached = f"at most {self.most:g}", self.ratio <= (self.most or 0)
        return f"{self.name}: {self.ratio:.2f} ({wanted}: {'reached' if reached else 'NOT REACHED'}); {self.checked}"


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that a piece of work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def paired(one: Callable[[], float], other: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of one / other over rounds in turn, after a warm-up of each."""
    one()
    other()
    return statistics.median(one() / other() for _ in range(rounds))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": _COMPILED.name}


def process(*arguments: str) -> float:
    """Seconds of processor time of a Python process from start to end, its children included.

    Both sides find their modules compiled, as an installed package has them, whatever this environment forbids.
    """
    # Not os.times(): it counts in hundredths of a second, and an empty Python takes one.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-P", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# What the system says of a process counts from the one that started it: a child of a process of 300 MB that takes 40 is said
# to have taken 300. So where Linux tells it, what the process itself had is asked.
_PEAK = """
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
_READ = f"""
import sys
from importlib import import_module
from pathlib import Path
{_PEAK}
for value in import_module(sys.argv[1]).values(Path(sys.argv[2])): pass
print(peak())
"""
_RUN = f"""
import sys
from chronology.cli import program
{_PEAK}
code = program()
print(peak(), file=sys.stderr)
sys.exit(code)
"""


def peak(room: str, path: Path) -> int:
    """Peak memory, in KiB, of a process in which a module's `values` of a file or folder are gone through to the end."""
    command = [sys.executable, "-c", _READ, room, str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


def peak_of_command(*arguments: str) -> tuple[int, float]:
    """Peak memory, in KiB, and seconds of processor time of a command of the program; it must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-P", "-c", _RUN, *arguments]
    ended = subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=_environment()
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return int(ended.stderr.splitlines()[-1]), seconds
