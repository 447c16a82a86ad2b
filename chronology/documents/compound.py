"""Compound files (MS-CFB), the form of old Office files and of Outlook mail: what kind one is, from its directory alone."""

import struct
from collections.abc import Iterator
from typing import IO, Final

MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = 128
# The directory of a mail with a thousand parts is far smaller; a chain that is longer goes round in a circle.
_MOST_SECTORS: Final = 4_096
_HEADER_FATS: Final = 109


def root_names(file: IO[bytes]) -> frozenset[str]:
    """Names of what stands in the root of a compound file; empty when its directory cannot be followed."""
    header = file.read(512)
    if len(header) < 512 or not header.startswith(MARK):
        return frozenset()
    (shift,) = struct.unpack_from("<H", header, 30)
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    fats = struct.unpack_from(f"<{_HEADER_FATS}I", header, 76)
    (first,) = struct.unpack_from("<I", header, 48)
    directory = b"".join(_chain(file, first, fats, size))
    return frozenset(_in_root(directory))


def _sector(file: IO[bytes], number: int, size: int) -> bytes:
    # Python seeks no further than a file could be; a number of a sector is at most 32 bits.
    file.seek((number + 1) * size)
    return file.read(size)


def _chain(file: IO[bytes], first: int, fats: tuple[int, ...], size: int) -> Iterator[bytes]:
    per_fat = size // 4
    number = first
    for _ in range(_MOST_SECTORS):
        sector = _sector(file, number, size)
        table = number // per_fat
        yield sector
        if len(sector) < size or table >= len(fats):
            return
        fat = _sector(file, fats[table], size)
        if len(fat) < size:
            return
        (number,) = struct.unpack_from("<I", fat, number % per_fat * 4)


def _in_root(directory: bytes) -> Iterator[str]:
    """The root's children: a tree in which each entry names one to its left and one to its right."""
    if len(directory) < _ENTRY:
        return
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen = set()
    while waiting:
        number = waiting.pop()
        at = number * _ENTRY
        if number in seen or at + _ENTRY > len(directory):
            continue
        seen.add(number)
        (length,) = struct.unpack_from("<H", directory, at + 64)
        yield directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
        waiting += struct.unpack_from("<2I", directory, at + 68)
