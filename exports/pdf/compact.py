"""Writing a PDF with its small objects packed together: the elements that say what is what are thousands of them.

ReportLab writes each object by itself, and one by one they cannot be compressed. Since PDF 1.5 objects that are no streams
may stand together in one that is (ISO 32000-1, 7.5.7), and the table of all objects may be one too (7.5.8).
"""

import re
import zlib
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Objects in one stream; more save little, and a reader that wants one unpacks them all.
_TOGETHER: Final = 200
_COMMENT: Final = re.compile(rb"\A(?:%[^\n]*\n)+")
_COMMENT_WITHIN: Final = re.compile(rb"\s*%[^\n]*\n")
_BYTES_ABOVE: Final = b"%\x93\x8c\x8b\x9e\n"
"""What tells programs that move files about that this one is not text."""
# Bytes of a row of the table: of what kind, where, and its place there.
_KIND, _WHERE, _PLACE = 1, 4, 1
_FREE, _PLAIN, _PACKED = 0, 1, 2


def written(canvas: "Canvas") -> bytes:
    """The file of a canvas whose pages are all drawn."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  # there is no public way
    document.format = partial(_formatted, document)
    try:
        data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]  # the stubs leave it out
    finally:
        # It would lead from the document back to itself.
        del document.format
    return data


class _File:
    """A file while objects are added to it; those that are no streams wait until there are enough of them."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._parts = [b"%%PDF-%d.%d\n" % version, _BYTES_ABOVE]
        self._used = sum(map(len, self._parts))
        self._rows = {0: _row(_FREE, 0, 0)}
        self._waiting: list[tuple[int, bytes]] = []
        self._packed: list[tuple[list[int], bytes]] = []

    def add(self, number: int, content: bytes) -> None:
        """The next object, as it is without its number."""
        if content.rstrip().endswith(b"endstream"):
            self._put(number, content)
            return
        self._waiting.append((number, _COMMENT.sub(b"", content).strip()))
        if len(self._waiting) == _TOGETHER:
            self._pack()

    def _put(self, number: int, content: bytes) -> None:
        self._rows[number] = _row(_PLAIN, self._used, 0)
        whole = b"%d 0 obj\n%b\nendobj\n" % (number, content.rstrip())
        self._parts.append(whole)
        self._used += len(whole)

    def _pack(self) -> None:
        index, used = [], 0
        for number, content in self._waiting:
            index.append(b"%d %d" % (number, used))
            used += len(content) + 1
        head = b" ".join(index) + b"\n"
        says = b"/Type/ObjStm/N %d/First %d" % (len(index), len(head))
        stream = _stream(says, head + b"\n".join([content for _, content in self._waiting]))
        self._packed.append(([number for number, _ in self._waiting], stream))
        self._waiting.clear()

    def close(self, number: int, says: bytes) -> bytes:
        """The file; `number` is the first that no object has, and `says` what the file's own dictionary does."""
        if self._waiting:
            self._pack()
        for numbers, stream in self._packed:
            self._rows.update((each, _row(_PACKED, number, place)) for place, each in enumerate(numbers))
            self._put(number, stream)
            number += 1
        begins = self._used
        self._rows[number] = _row(_PLAIN, begins, 0)
        table = b"".join([self._rows[each] for each in range(number + 1)])
        about = b"/Type/XRef/Size %d/W[%d %d %d]%b" % (number + 1, _KIND, _WHERE, _PLACE, says)
        self._put(number, _stream(about, table))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % begins))


def _formatted(document: Any) -> bytes:  # noqa: ANN401  # ReportLab's stubs leave its tables out
    """All objects of a document in the order of their numbers; writing one may make others known."""
    root, about = document.Reference(document.Catalog), document.Reference(document.info)
    file = _File(document._pdfVersion)  # noqa: SLF001
    number = 1
    while number in document.numberToId:
        content: bytes = pdfdoc.format(document.idToObject[document.numberToId[number]], document, toplevel=1)
        file.add(number, content)
        number += 1
    named: Sequence[tuple[bytes, Any]] = ((b"Root", root), (b"Info", about), (b"ID", document.ID()))
    says = b"".join(b"/%b %b" % (name, _COMMENT_WITHIN.sub(b"", pdfdoc.format(each, document))) for name, each in named)
    return file.close(number, says)


def _stream(says: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (says, len(packed), packed)


def _row(kind: int, where: int, place: int) -> bytes:
    return kind.to_bytes(_KIND, "big") + where.to_bytes(_WHERE, "big") + place.to_bytes(_PLACE, "big")
