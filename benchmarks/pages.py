"""How long a PDF of many pages takes: one table of made text, in our own engine and in ReportLab's, read back afterwards."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from benchmarks.made_table import COLUMNS, PARTS, Texts, made, numbered, ours
from benchmarks.timing import ROOT, Figure, cpu, paired
from chronology.cover import read_cover
from chronology.pipeline import build
from exports.pdf import Pdf
from exports.pdf.fonts import Face, register
from exports.pdf.page import A4, BOTTOM, SIDE, TOP
from exports.pdf.table import HEAD, PAD, fit_columns
from exports.pdf.text import CELL, GREY, PALE, RULE

_ROUNDS = 3


def figures() -> Iterator[Figure]:
    """Ratios to ReportLab's own table, growth, what contents cost, memory, and the example case's document."""
    register()
    ten, hundred, thousand = (made(pages) for pages in (10, 100, 1000))
    yield _against_platypus("100 pages", hundred, least=5)
    yield _against_platypus("1,000 pages", thousand, least=10, once=True)
    each = _seconds(lambda: ours(ten), rounds=20) / _pages(ours(ten))
    many = _seconds(lambda: ours(thousand)) / _pages(ours(thousand))
    checked = f"{1000 * each:.1f} ms a page at 10, {1000 * many:.1f} at 1,000"
    yield Figure("a page of 1,000 over a page of 10", many / each, most=1.2, checked=checked)
    dearer = paired(lambda: cpu(lambda: numbered(hundred)), lambda: cpu(lambda: ours(hundred)))
    told = f"{PARTS} lines of contents lead to their pages: {_leads(numbered(hundred))}"
    yield Figure("100 pages with contents and page numbers over one without", dearer, most=1.3, checked=told)
    yield Figure("peak memory of 1,000 pages, MB", _peak(1000), most=150, checked="in a process of its own")
    yield _example()


def platypus(rows: Sequence[Texts]) -> bytes:
    """The table in ReportLab's own engine, untagged: cells that wrap, a heading on every page, the same measures."""
    target = BytesIO()
    said = ParagraphStyle("said", fontName=CELL.face, fontSize=CELL.size, leading=CELL.leading)
    head = ParagraphStyle("head", fontName=HEAD.face, fontSize=HEAD.size, leading=HEAD.leading)
    cells = [[Paragraph(column.heading, head) for column in COLUMNS]]
    cells += [[Paragraph(text, said) for text in row] for row in rows]
    looks = [
        ("FONT", (0, 0), (-1, -1), CELL.face, CELL.size),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, GREY),
        ("BACKGROUND", (0, 0), (-1, 0), PALE),
        *((f"{side}PADDING", (0, 0), (-1, -1), PAD) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    widths = fit_columns(COLUMNS, A4[0] - 2 * SIDE)
    margins = {"leftMargin": SIDE, "rightMargin": SIDE, "topMargin": TOP, "bottomMargin": BOTTOM}
    document = SimpleDocTemplate(
        target, pagesize=A4, invariant=1, pageCompression=1, initialFontName=Face.REGULAR, **margins
    )
    document.build([LongTable(cells, widths, repeatRows=1, style=TableStyle(looks))])
    return target.getvalue()


def _against_platypus(name: str, rows: Sequence[Texts], *, least: float, once: bool = False) -> Figure:
    if once:
        # Its own table takes longer for each page the more there are: one round of that is enough.
        ratio = cpu(lambda: platypus(rows)) / _seconds(lambda: ours(rows), rounds=1)
    else:
        ratio = paired(lambda: cpu(lambda: platypus(rows)), lambda: cpu(lambda: ours(rows)), _ROUNDS)
    same = _words(ours(rows)) == Counter(word for row in rows for text in row for word in text.split())
    checked = f"{_pages(ours(rows))} pages, {'every word of them' if same else 'NOT THE SAME WORDS'}"
    if not once:
        checked += "" if _words(platypus(rows)) == _words(ours(rows)) else ", NOT WHAT THE OTHER SAYS"
    return Figure(
        f"a table of {name}, tagged, speed over ReportLab's LongTable untagged", ratio, least, checked=checked
    )


def _words(file: bytes) -> Counter[str]:
    """The words of a file as another reader finds them, without the headings of its pages."""
    document = pypdfium2.PdfDocument(file)
    found = Counter(word for page in document for word in page.get_textpage().get_text_range().split())
    for word in " ".join(column.heading for column in COLUMNS).split():
        del found[word]
    return found


def _leads(file: bytes) -> bool:
    """Each line of the contents names the page that its part begins on."""
    document = pypdfium2.PdfDocument(file)
    lines = document[0].get_textpage().get_text_range().splitlines()[:PARTS]
    named = [line.rpartition(" on page ") for line in lines]
    return all(name in document[int(page) - 1].get_textpage().get_text_range() for name, _, page in named)


def _pages(file: bytes) -> int:
    return len(pypdfium2.PdfDocument(file))


def _seconds(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    work()
    return min(cpu(work) for _ in range(rounds))


def _peak(pages: int) -> float:
    command = [sys.executable, "-P", "-c", _PEAK, str(pages)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout) / 1024


_PEAK = """
import resource, sys
from pathlib import Path
sys.path.insert(0, "")
from benchmarks.made_table import made, ours
from exports.pdf.fonts import register
register()
ours(made(int(sys.argv[1])))
status = Path("/proc/self/status")
# Where there is no such file, what the process that started this one had taken counts as well.
known = status.read_text().partition("VmHWM:")[2].split() if status.exists() else ()
print(known[0] if known else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@cache
def _family() -> Path:
    return ROOT / "examples" / "family"


def _example() -> Figure:
    """The document that a conference gets, from the chronology to the file."""
    case = build(_family(), cover=read_cover(_family() / "cover.toml"))
    Pdf().export(case)
    start = time.process_time()
    file = Pdf().export(case)
    taken = time.process_time() - start
    return Figure("the example's document for a conference, seconds", taken, most=1, checked=f"{_pages(file)} pages")
