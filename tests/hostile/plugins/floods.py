"""Writes to the pipe of answers itself, without an end and without a line."""

import os

from chronology import hookimpl


class Floods:
    name = "floods"

    def recognises(self, document):
        while True:
            os.write(_pipe(), b"x" * 65536)

    def read(self, documents):
        yield from ()


def _pipe():
    for number in range(3, 20):
        if os.path.exists(f"/proc/self/fd/{number}") and "pipe" in os.readlink(f"/proc/self/fd/{number}"):
            return number
    raise OSError


@hookimpl
def register_importers():
    return [Floods()]
