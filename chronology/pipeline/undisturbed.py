"""Work that makes values by the hundred thousand, none of which leads back to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do without the search for values that only refer to each other.

    It goes through all there are again and again while a long case is analysed or its document made, and takes up to a
    third as long as the rest. There are none to be found: findings, lines, rows and elements refer to what is below them
    alone.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
