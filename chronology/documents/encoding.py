"""Bytes to text: the encodings the gate accepts, and what it had to assume."""

import codecs
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final

# Order matters: UTF-8 refuses almost everything that is not UTF-8; Windows-1252 is the fallback of UK systems.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PIECE = 1024 * 1024
_SAMPLE = 8192
# Fewer characters show nothing by their NULs.
_LEAST = 4
_SAID: Final[Mapping[str, str]] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 without a byte order mark",
    "utf-16-be": "UTF-16 without a byte order mark",
    "cp1252": "Windows-1252",
    "windows-1252": "Windows-1252",
    "us-ascii": "US-ASCII",
    "ascii": "US-ASCII",
    "iso-8859-1": "Latin-1",
    "latin-1": "Latin-1",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many NUL characters were removed."""

    text: str
    encoding: str
    nuls: int
    replaced: int


def said(encoding: str) -> str:
    """The name of an encoding as people know it."""
    return _SAID.get(encoding.lower(), encoding)


def encoding_of(data: bytes) -> str:
    """Name the encoding: a byte order mark, UTF-16 where its NULs show it, UTF-8 where valid, else Windows-1252."""
    return encoding_of_stream(io.BytesIO(data))


def encoding_of_stream(file: IO[bytes]) -> str:
    """The same, a piece at a time."""
    piece = file.read(_PIECE)
    for mark, name in _BOMS:
        if piece.startswith(mark):
            return name
    if wide := wide_without_mark(piece):
        return wide
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece:
            decoder.decode(piece)
            piece = file.read(_PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def wide_without_mark(start: bytes) -> str:
    """UTF-16 without its mark: every second byte of most Western text is NUL, and the others hardly ever are."""
    sample = start[:_SAMPLE]
    pairs = len(sample) // 2
    first, second = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if pairs < _LEAST:
        return ""
    if second * 2 > pairs and first * 50 < pairs:
        return "utf-16-le"
    return "utf-16-be" if first * 2 > pairs and second * 50 < pairs else ""


def decode(data: bytes) -> Decoded:
    """Decode without ever failing; what could not be decoded becomes U+FFFD and is counted.

    Line ends are made newlines so that offsets and line numbers agree on every system.
    """
    encoding = encoding_of(data)
    text = data.decode(encoding, errors="replace")
    nuls = text.count("\0")
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, encoding, nuls, plain.count("\ufffd"))
