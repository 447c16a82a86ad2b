"""ICS XML to typed accounts against bare iterparse of the same records; memory at 10 and at 100 MB."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from benchmarks.timing import ROOT, Figure, cpu, paired, peak
from chronology.documents import Document
from chronology.hooks import Whom
from chronology.model import Account, Left, Problem, Reading
from importers.ics import NAMESPACE, IcsRecords
from importers.ics.vocabulary import record_types

EXAMPLE = ROOT / "examples" / "family" / "ics-export.xml"
_IDS = re.compile(r'(id|record)="r(\d)')
_NARRATIVE = re.compile(r"(<Narrative\b[^>]*>)([^<]*)")
LONG = 1500
"""Characters of a long narrative. It makes a record of about 2.5 kB, three times what the example's have."""


def make(path: Path, megabytes: int, *, narrative: int = 0) -> int:
    """The family's records over and over, each time under ids of their own. Returns how often.

    `narrative` is how long each narrative is at least: what it lacks is taken from the narratives that follow it.
    """
    text = EXAMPLE.read_text("utf-8")
    start, end = text.index("<Records>") + len("<Records>"), text.index("</Records>")
    body = _lengthened(text[start:end], narrative)
    times = megabytes * 1_000_000 // len(body.encode()) + 1
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:start])
        for at in range(times):
            file.write(_IDS.sub(rf'\1="r{at}x\2', body))
        file.write(text[end:])
    return times


def _lengthened(body: str, least: int) -> str:
    texts = [found[2] for found in _NARRATIVE.finditer(body)]
    at = -1

    def longer(found: re.Match[str]) -> str:
        nonlocal at
        at += 1
        said, following = found[2], at
        while len(said) < least:
            following += 1
            said += " " + texts[following % len(texts)]
        return found[1] + said

    return _NARRATIVE.sub(longer, body)


def bare(path: Path) -> int:
    """The least that reading these records can cost in lxml: find each, forget it."""
    names = [f"{{{NAMESPACE}}}{name}" for name in record_types()]
    count = 0
    for _, element in etree.iterparse(str(path), events=("end",), tag=names):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return count


def values(path: Path) -> Iterator[object]:
    """What the importer yields."""
    return IcsRecords().read([Document(path.name, path=path)])


def values_for_one(path: Path) -> Iterator[object]:
    """What it yields for one child of whom these records are not: the family's are all about the same few."""
    return IcsRecords().read_for([Document(path.name, path=path)], Whom.called(["another"]))


def figures() -> Iterator[Figure]:
    """The ratio on 10 MB, and the memory of 100 MB over that of 10 MB."""
    with tempfile.TemporaryDirectory() as folder:
        path, large = Path(folder) / "ten.xml", Path(folder) / "hundred.xml"
        times = make(path, 10)
        ratio = paired(lambda: cpu(lambda: bare(path)), lambda: cpu(lambda: sum(1 for _ in values(path))))
        yield Figure("ICS XML to accounts, speed over bare iterparse", ratio, least=0.5, checked=_checked(path, times))
        ratio = paired(lambda: cpu(lambda: bare(path)), lambda: cpu(lambda: sum(1 for _ in values_for_one(path))))
        told = _checked_for_one(path)
        yield Figure("ICS XML, one child asked for, speed over bare iterparse", ratio, least=0.4, checked=told)
        long = Path(folder) / "long.xml"
        times = make(long, 10, narrative=LONG)
        ratio = paired(lambda: cpu(lambda: bare(long)), lambda: cpu(lambda: sum(1 for _ in values(long))))
        yield Figure("the same, records of 2.5 kB", ratio, least=0.5, checked=_checked(long, times))
        make(large, 100)
        growth = peak(__name__, large) / peak(__name__, path)
        yield Figure(
            "ICS XML, peak memory at 100 MB over 10 MB", growth, most=1.2, checked="whole process, read to the end"
        )


def _checked_for_one(path: Path) -> str:
    found = list(values_for_one(path))
    reading = next(value for value in found if isinstance(value, Reading))
    left = next(value for value in found if isinstance(value, Left))
    accounts = sum(isinstance(value, Account) for value in found)
    right = left.is_sure and not accounts and reading.found == reading.accounted
    told = f"{left.records[0][1]} elements of the records of others counted, {reading.accounted} of {reading.found} accounted for"
    return told if right else f"WRONG: {told}"


def _checked(path: Path, times: int) -> str:
    once = sum(isinstance(value, Account) for value in values(EXAMPLE))
    found = list(values(path))
    accounts = sum(isinstance(value, Account) for value in found)
    problems = sum(isinstance(value, Problem) for value in found)
    reading = next(value for value in found if isinstance(value, Reading))
    right = accounts == once * times and reading.found == reading.accounted and not problems
    told = f"{accounts} accounts of {bare(path)} records, {reading.accounted} of {reading.found} elements accounted for"
    return f"{told}, {problems} problems" if right else f"WRONG: {told}, {problems} problems"
