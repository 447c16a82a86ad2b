"""How long a person waits: for help, and for the whole example case from a cold start."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import ROOT, Figure, paired, process

FAMILY = ROOT / "examples" / "family"
_FOUR = "import dateparser, networkx, lxml.etree, reportlab.platypus"


def figures() -> Iterator[Figure]:
    """`--help` over an empty Python, and the example case over importing its four libraries."""
    ratio = paired(lambda: process("-m", "chronology", "--help"), lambda: process("-c", "pass"), rounds=11)
    yield Figure("chronology --help over python -c pass", ratio, most=3.5, checked="help is printed")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        ratio = paired(lambda: build(target), lambda: process("-c", _FOUR))
        size = target.stat().st_size
        build(target.with_suffix(".json"))
        made = json.loads(target.with_suffix(".json").read_text("utf-8"))
    checked = f"{len(made['events'])} events, {len(made['findings'])} findings, a PDF of {size // 1024} KiB"
    yield Figure("the family case, cold, over importing four libraries", ratio, most=3.0, checked=checked)


def build(target: Path) -> float:
    """Seconds to build the family case from nothing."""
    inputs = (str(FAMILY / "ics-export.xml"), str(FAMILY / "notes"))
    return process("-m", "chronology", "build", *inputs, "--cover", str(FAMILY / "cover.toml"), "-o", str(target))
