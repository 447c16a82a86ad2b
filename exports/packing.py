"""Office files packed so that the same parts give the same bytes, whenever and wherever they are packed."""

import io
import zipfile
from typing import Final

# The first day a zip can tell of: the day of packing would make each file another.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """The same parts in the same order, without the clock and the system they were packed by."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, _NO_DAY)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 0
            packed.writestr(plain, source.read(entry))
    return target.getvalue()
