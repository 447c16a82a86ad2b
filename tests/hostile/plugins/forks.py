"""Leaves a child of its own that holds the pipe, and puts case text into its error."""

import os
import time

from chronology import hookimpl


class Forks:
    name = "forks"

    def recognises(self, document):
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
        raise ValueError("ZQCANARY")

    def read(self, documents):
        yield from ()


@hookimpl
def register_importers():
    return [Forks()]
