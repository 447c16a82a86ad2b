"""Bytes to text: the encodings the gate accepts, and what it had to assume."""

import codecs
import io
from dataclasses import dataclass
from typing import IO

# Order matters: UTF-8 refuses almost everything that is not UTF-8; Windows-1252 is the fallback of UK systems.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many NUL characters were removed."""

    text: str
    encoding: str
    nuls: int
    replaced: int


def encoding_of(data: bytes) -> str:
    """Name the encoding of text bytes: a byte order mark, else UTF-8 where valid, else Windows-1252."""
    return encoding_of_stream(io.BytesIO(data))


def encoding_of_stream(file: IO[bytes]) -> str:
    """The same, a piece at a time."""
    piece = file.read(_PIECE)
    for mark, name in _BOMS:
        if piece.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece:
            decoder.decode(piece)
            piece = file.read(_PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decode(data: bytes) -> Decoded:
    """Decode without ever failing; what could not be decoded becomes U+FFFD and is counted.

    Line ends are made newlines so that offsets and line numbers agree on every system.
    """
    encoding = encoding_of(data)
    text = data.decode(encoding, errors="replace")
    nuls = text.count("\0")
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, encoding, nuls, plain.count("\ufffd"))
