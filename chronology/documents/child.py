"""The other end of the pipe: reads one file with a library that the main process does not trust a file to.

Started as `python -m chronology.documents.child KIND SIZE LIMITS`, with the bytes of the file on standard input.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Final

from chronology.documents.limits import Limits
from chronology.documents.pipes import answers_alone, cap_memory
from chronology.errors import RefusedError

# Each sort of file with the room and the function that read it; none is loaded for another.
_READERS: Final = {
    "workbook": ("sheets", "read_sheets"),
    "pdf": ("pages", "read_pages"),
    "pdf words": ("pages", "read_words"),
    "pdf released": ("released", "read_released"),
    "pdf parts": ("pdf_parts", "read_parts"),
    "pdf signatures": ("signatures", "read_signatures"),
    "outlook": ("outlook", "read_outlook"),
}


def _read(kind: str, data: bytes, limits: Limits) -> Iterator[object]:
    room, reader = _READERS.get(kind, _READERS["outlook"])
    found: Iterator[object] = getattr(import_module(f"chronology.documents.{room}"), reader)(data, limits)
    return found


def _answer(kind: str, data: bytes, limits: Limits, answers: IO[bytes]) -> None:
    try:
        for item in _read(kind, data, limits):
            answers.write(b"item " + json.dumps(item, separators=(",", ":")).encode() + b"\n")
        answers.write(b"done\n")
    except RefusedError as error:
        answers.write(b"refused " + json.dumps(str(error)).encode() + b"\n")
    except MemoryError:
        answers.write(b"memory\n")
    # A library in another language ends in an exception of its own, above all others.
    except BaseException:  # noqa: BLE001  # whatever it is, it costs this file alone
        answers.write(b"raised\n")
    answers.flush()


def main() -> None:
    """Read the file and answer."""
    kind, size, limits = sys.argv[1:4]
    limited = Limits(**json.loads(limits))
    cap_memory(limited.memory)
    answers = answers_alone()
    _answer(kind, sys.stdin.buffer.read(int(size)), limited, answers)


if __name__ == "__main__":
    main()
