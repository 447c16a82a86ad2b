"""Formats that only a large library can read are read in a child process, one for each file.

Whatever the file does to that library (hang, crash, fill the memory) it does to the child, and costs itself alone.
The child is sent the bytes of the file and answers in lines of JSON; nothing it sends is ever unpickled or run.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from chronology.documents.limits import Limits
from chronology.documents.pipes import Pipes
from chronology.errors import RefusedError

_CHILD: Final = "chronology.documents.child"
_TOO_MUCH: Final = "it holds more than the limit for a file read apart; see docs/limits.md"


def read_apart(kind: str, data: bytes, limits: Limits) -> Iterator[bytes]:
    """What the child answers about a file of that kind: each answer one JSON value.

    Raises:
        RefusedError: the child refused it, hung, died, or said more than could be wanted.

    """
    deadline = time.monotonic() + limits.seconds
    pipes = Pipes(_CHILD, [kind, str(len(data)), json.dumps(asdict(limits))])
    try:
        pipes.send(data)
        size = 0
        while True:
            line = _line(pipes, deadline, limits.unpacked - size)
            size += len(line)
            if size > limits.unpacked:
                raise RefusedError(_TOO_MUCH)
            mark, _, rest = line.partition(b" ")
            if mark == b"item":
                yield rest
            elif mark == b"done":
                return
            else:
                raise RefusedError(_reason(mark, rest))
    finally:
        pipes.close()


def _line(pipes: Pipes, deadline: float, most: int) -> bytes:
    try:
        return pipes.line(deadline, most)
    except TimeoutError:
        raise RefusedError("reading it took longer than the limit; see docs/limits.md") from None
    except OverflowError:
        raise RefusedError(_TOO_MUCH) from None


def _reason(mark: bytes, rest: bytes) -> str:
    if mark == b"refused":
        return str(json.loads(rest))
    if mark == b"memory":
        return "reading it takes more memory than the limit; see docs/limits.md"
    # A child that ended without a word was stopped by a fault, or by the limit of memory where no exception tells it.
    return "it is damaged, or reading it takes more memory than the limit; open it where it was made and save it again"
