"""The other end of the pipe: reads one file with a library that the main process does not trust a file to.

Started as `python -m chronology.documents.child KIND SIZE LIMITS`, with the bytes of the file on standard input.
"""

import json
import sys
from collections.abc import Iterator
from typing import IO

from chronology.documents.limits import Limits
from chronology.documents.pipes import answers_alone, cap_memory
from chronology.errors import RefusedError


def _read(kind: str, data: bytes, limits: Limits) -> Iterator[object]:
    if kind == "workbook":
        from chronology.documents.sheets import read_sheets

        return read_sheets(data, limits)
    if kind == "pdf":
        from chronology.documents.pages import read_pages

        return read_pages(data, limits)
    if kind == "pdf words":
        from chronology.documents.pages import read_words

        return read_words(data, limits)
    if kind == "pdf released":
        from chronology.documents.released import read_released

        return read_released(data, limits)
    from chronology.documents.outlook import read_outlook

    return read_outlook(data, limits)


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
