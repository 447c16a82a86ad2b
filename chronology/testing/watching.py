"""What an importer opens while it runs, other than through the gate."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from types import FrameType
from typing import Final

import chronology
from chronology.documents import Document
from chronology.hooks import Importer, Read, Recognition

_GATE: Final = str(Path(chronology.__file__).parent / "documents")
_HERE: Final = __file__
_IMPORTS: Final = "<frozen importlib"
_OPENING: Final = {
    "open": "opened a file",
    "sqlite3.connect": "opened a database",
    "os.listdir": "listed a folder",
    "os.scandir": "listed a folder",
    "os.system": "started a program",
    "os.exec": "started a program",
    "os.posix_spawn": "started a program",
    "subprocess.Popen": "started a program",
    "socket.connect": "went to the network",
    "socket.getaddrinfo": "went to the network",
}


class _Watch:
    """Python never takes an audit hook off again, so one is put on once and is idle between readings."""

    def __init__(self) -> None:
        self.seen: list[str] | None = None
        self.thread = 0
        self.hooked = False

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note what is opened in the watched thread by anything but the gate."""
        if self.seen is None or event not in _OPENING or threading.get_ident() != self.thread:
            return
        if not _allowed(sys._getframe(1)):  # noqa: SLF001  # who asked is known from the stack alone
            what = arguments[0] if arguments else ""
            name = PurePath(what).name if isinstance(what, str) else ""
            self.seen.append(f"{_OPENING[event]}{f' ({name})' if name else ''}")


_WATCH: Final = _Watch()


class Watched:
    """An importer in whose calls it is seen what is opened. Others that are asked about a document are not its doing."""

    def __init__(self, importer: Importer) -> None:
        self.name = importer.name
        self.together = getattr(importer, "together", False) is True
        self._importer = importer

    def recognises(self, document: Document) -> Recognition:
        """What the importer says."""
        return self._importer.recognises(document)

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """What the importer reads."""
        yield from self._importer.read(documents)


@contextmanager
def watched() -> Iterator[list[str]]:
    """A list that fills with what is opened outside the gate."""
    if not _WATCH.hooked:
        sys.addaudithook(_WATCH.hook)
        _WATCH.hooked = True
    seen: list[str] = []
    _WATCH.seen, _WATCH.thread = seen, threading.get_ident()
    try:
        yield seen
    finally:
        _WATCH.seen = None


def _allowed(frame: FrameType | None) -> bool:
    """The gate, or Python itself while it imports a module, stands between the importer and what is opened."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith((_GATE, _IMPORTS)):
            return True
        if file == _HERE and frame.f_code.co_name in {"recognises", "read"}:
            return False
        frame = frame.f_back
    return True
