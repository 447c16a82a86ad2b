"""Office files packed so that the same parts give the same bytes, whenever and wherever they are packed."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

# The first day a zip can tell of: the day of packing would make each file another.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, filled: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same parts in the same order, without the clock and the system they were packed by.

    `filled` says how a part is filled in, by its name.
    """
    filled = filled or {}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, _NO_DAY)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 0
            part = source.read(entry)
            packed.writestr(plain, filled[entry.filename](part) if entry.filename in filled else part)
    return target.getvalue()
