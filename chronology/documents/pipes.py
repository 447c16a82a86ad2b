"""A child process and the two pipes to it: nothing it writes, keeps or starts can make this process wait or grow."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

_CHUNK = 64 * 1024
# Chunks that wait to be read; when there are more, the child waits.
_AHEAD = 16
_PATIENCE = 1.0


def cap_memory(size: int) -> None:
    """What a child does first: limit its own address space, where the system can. Windows has only the time limit."""
    try:
        import resource
    except ImportError:
        return
    # A parent that is limited itself has nothing more to give.
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    size = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    # A crash must not leave case text in a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answers_alone() -> IO[bytes]:
    """The pipe to the parent, for answers alone: whatever else the child prints from here on goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    return answers


class Pipes:
    """The child, started at once: a module of ours with its arguments. Answers are lines."""

    def __init__(self, module: str, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-P", "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            # Its own group, so that what it starts ends with it.
            start_new_session=True,
        )
        self._chunks: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._rest = bytearray()
        self._closed = threading.Event()
        self._writer: threading.Thread | None = None
        threading.Thread(target=self._pump, daemon=True).start()

    def send(self, data: bytes) -> None:
        """Write a request. In a thread: a child that does not read must not hold us up."""
        self._writer = threading.Thread(target=self._push, args=(data,), daemon=True)
        self._writer.start()

    def line(self, deadline: float, most: int) -> bytes:
        """The next line; empty when the child has ended.

        Raises:
            TimeoutError: it did not come by the deadline (`time.monotonic`).
            OverflowError: it is longer than wanted.

        """
        searched = 0
        while (end := self._rest.find(b"\n", searched)) < 0:
            searched = len(self._rest)
            if searched > most:
                raise OverflowError
            try:
                chunk = self._chunks.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise TimeoutError from None
            if not chunk:
                return b""
            self._rest += chunk
        # A child that never stops writing never lets the queue run empty.
        if time.monotonic() > deadline:
            raise TimeoutError
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return line

    def close(self) -> None:
        """End the child and what it started. What is held open by one that got away is left to the system."""
        self._closed.set()
        if hasattr(os, "killpg"):
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        if self._writer is not None:
            self._writer.join(_PATIENCE)
        # Closing it under a thread that still writes could send the rest to another file.
        if self._process.stdin is not None and (self._writer is None or not self._writer.is_alive()):
            with suppress(OSError):
                self._process.stdin.close()

    def _push(self, data: bytes) -> None:
        assert self._process.stdin is not None, "the child was started with a pipe"
        rest = memoryview(data)
        with suppress(OSError):
            while rest:
                rest = rest[os.write(self._process.stdin.fileno(), rest) :]

    def _pump(self) -> None:
        assert self._process.stdout is not None, "the child was started with a pipe"
        with self._process.stdout as pipe:
            while not self._closed.is_set():
                chunk = pipe.read(_CHUNK)
                if not self._put(chunk or b"") or not chunk:
                    return

    def _put(self, chunk: bytes) -> bool:
        while not self._closed.is_set():
            with suppress(queue.Full):
                self._chunks.put(chunk, timeout=_PATIENCE)
                return True
        return False
