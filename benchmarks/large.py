"""`make bench-large`: an authority's whole export of 100 MB, from the command to its end: memory and time of what users do.

A list of everybody (`inspect`) and the chronology of one child (`build --subject`), of each of the three forms. It takes a
quarter of an hour and 400 MB of disk.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ics_reading, ssda903_reading
from benchmarks.council import make_council
from benchmarks.timing import Figure, cpu, peak_of_command

_SIZES = (10, 100)
_ONE = {"council": "c2x3", "return": "100007", "files": "100007"}


def figures() -> Iterator[Figure]:
    """Peaks at 100 MB over 10 MB, and the speed over the bare readers of the same files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, told in (("council", "ICS XML"), ("return", "SSDA903 XML"), ("files", "SSDA903 files")):
            suffix = "" if name == "files" else ".xml"
            small, large = (Path(folder) / f"{name}-{megabytes}{suffix}" for megabytes in _SIZES)
            people = [_made(name, path, size) for path, size in zip((small, large), _SIZES, strict=True)]
            bare = cpu(lambda: _bare(name, large))  # noqa: B023  # called at once
            out = str(Path(folder) / "one.pdf")
            commands = {"one child": ("build", "--subject", _ONE[name], "-o", out), "inspect": ("inspect",)}
            for command, (verb, *wishes) in commands.items():
                before, _ = peak_of_command(verb, str(small), *wishes)
                after, seconds = peak_of_command(verb, str(large), *wishes)
                said = f"{before // 1024} MB and {after // 1024} MB; {people[0]:,} and {people[1]:,} children"
                yield Figure(
                    f"{told}, {command}, peak memory at 100 MB over 10 MB", after / before, most=1.2, checked=said
                )
                said = f"{seconds:.1f} s for 100 MB, the program's start included"
                yield Figure(f"{told}, {command}, speed over the bare reader", bare / seconds, least=0.4, checked=said)


def _made(name: str, path: Path, megabytes: int) -> int:
    if name == "council":
        return 3 * make_council(path, megabytes)
    made = ssda903_reading.make_xml if name == "return" else ssda903_reading.make_files
    return made(path, megabytes)["header"]


def _bare(name: str, path: Path) -> int:
    if name == "council":
        return ics_reading.bare(path)
    return ssda903_reading.bare_xml(path) if name == "return" else ssda903_reading.bare_files(path)


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
