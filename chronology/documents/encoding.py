"""Bytes to text: the encodings the gate accepts, and what it had to assume."""

from dataclasses import dataclass

# Order matters: UTF-8 refuses almost everything that is not UTF-8; Windows-1252 is the fallback of UK systems.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many NUL characters were removed."""

    text: str
    encoding: str
    nuls: int
    replaced: int


def encoding_of(data: bytes) -> str:
    """Name the encoding of text bytes: a byte order mark, else UTF-8 where valid, else Windows-1252."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
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
