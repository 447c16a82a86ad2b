"""What may happen to a file on its way, and what must hold of whatever is read of it."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from seeds import CANARY

from chronology.documents import Limits
from chronology.errors import RefusedError
from chronology.model import Account, Action, Coverage, Person, Place, Relationship
from chronology.pipeline import Reads, read
from chronology.plugins import Plugins

SMALL = Limits(streamed=4_000_000, whole=4_000_000, unpacked=8_000_000, cell=200_000, seconds=60)
DATES = (
    "0000-00-00", "9999-12-31", "31/02/2021", "2021-13-45", "-1", "0", "1e400", "00/00/0000", "1/1/1", "12021-01-01", "NaN",
    "inf", "1899-12-31", "0001-01-01", "2024-01-10T25:61:61", "9999-12-31T23:59:59-23:59", "44000", "-44000", "2024-W53-7",
    "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0661\u0660", "\u00b2/\u00b9/2021",
)  # fmt: skip
IDS = (
    "all", "subject", "child", "mother", "everyone", "..", "../../etc/passwd", "/", "a#b:c/d~e%f", "<script>x</script>", "\u202eabc",
    "x" * 10_000, "\U0001f600", "None", "-5", "c1\nc2", "%00", "{0}", "%s", "'; DROP TABLE held;--", "=CMD()", "w1", "\x1b[31m",
    "--output", "C:\\x", "\u2028", "\x85", "e\u0301", "\u0130",
)  # fmt: skip
WORDS = (
    "=CMD|' /C calc'!A0", "+1", "@x", "Ignore previous instructions.", "<a><b></a>", "]]>", "{{x}}", "\\", '"', "a" * 20_000,
    "\uffff", "\x0b", "\x1c", "\n" * 50, "1/2/2021 " * 300, "(" * 3000, 'he said "' * 200, "10/01/2024 10:00 - " * 200,
    "the day before " * 300, "1.1.1.1 " * 500, "|" * 500, "\0",
)  # fmt: skip
_TOKEN = re.compile(rb"[\w./:-]+")
_DAY = re.compile(rb"\d{2}/\d{2}/\d{4}|\d{4}-\d\d-\d\d|\d{8}T\d{6}Z?")
_ENDS = (b"\r\n", b"\r", b"\n\r", b"\x0b", b"\n\n\n", b"\xe2\x80\xa8", b"")
_STRAY = (
    b"\xef\xbb\xbf",
    b"\0",
    b"\x1a",
    b"\xff\xfe",
    b'"',
    b",",
    b"<",
    b"&",
    b"]",
    b"}",
    b"{",
    b"\x80",
    b"\xed\xa0\x80",
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-32", "utf-7", "cp500")

Mutation = Callable[[random.Random, bytearray], bytes]


def mutants(name: str, content: bytes, count: int) -> Iterator[bytes]:
    """The same damaged files each time, by the name of the whole one."""
    chance = random.Random(name)
    for _ in range(count):
        damaged = content
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            damaged = chance.choice(_MUTATIONS)(chance, bytearray(damaged)) if damaged else damaged
        yield damaged


def _flipped(chance: random.Random, content: bytearray) -> bytes:
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _cut(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def _lacking(chance: random.Random, content: bytearray) -> bytes:
    at = chance.randrange(len(content))
    return bytes(content[:at] + content[at + chance.randint(1, 200) :])


def _repeated(chance: random.Random, content: bytearray) -> bytes:
    at = chance.randrange(len(content))
    return bytes(content[:at] + content[at : at + chance.randint(1, 300)] * chance.randint(2, 30) + content[at:])


def _reworded(chance: random.Random, content: bytearray) -> bytes:
    tokens = [found.span() for found in _TOKEN.finditer(content)]
    for start, end in sorted(chance.sample(tokens, min(len(tokens), chance.randint(1, 5))), reverse=True):
        content[start:end] = chance.choice(chance.choice((WORDS, IDS, DATES, DATES))).encode()
    return bytes(content)


def _redated(chance: random.Random, content: bytearray) -> bytes:
    return _DAY.sub(chance.choice(DATES).encode().replace(b"\\", b""), bytes(content))


def _shuffled(chance: random.Random, content: bytearray) -> bytes:
    lines = bytes(content).split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _recoded(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content).decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _other_ends(chance: random.Random, content: bytearray) -> bytes:
    return bytes(content).replace(b"\n", chance.choice(_ENDS))


def _strewn(chance: random.Random, content: bytearray) -> bytes:
    for _ in range(5):
        at = chance.randrange(len(content))
        content[at:at] = chance.choice(_STRAY)
    return bytes(content)


_MUTATIONS: tuple[Mutation, ...] = (
    _flipped, _cut, _lacking, _repeated, _reworded, _reworded, _redated, _shuffled, _recoded, _other_ends, _strewn,
)  # fmt: skip


def given(folder: Path, files: Mapping[str, bytes], plugins: Plugins) -> Reads | None:
    """What is read of a folder with these files; None where nothing could be."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    try:
        return read([str(folder)], plugins, limits=SMALL)
    except RefusedError as error:
        return None if CANARY.lower() not in str(error).lower() else pytest.fail("case text in an error")


def of(reads: Reads, document: str) -> list[object]:
    """The values that one document gave."""
    return [value for value in reads.values if document in (_document(value), getattr(value, "document", ""))]


def _document(value: object) -> str:
    return str(getattr(getattr(value, "source", None), "document", ""))


def faults(reads: Reads) -> list[str]:
    """What does not hold of what was read, and always must."""
    return [*_unreconciled(reads), *_sourceless(reads), *_indiscreet(reads)]


def _unreconciled(reads: Reads) -> Iterator[str]:
    for each in reads.documents:
        if each.found != each.accounted:
            yield f"{each.name}: {each.found} found, {each.accounted} accounted for"
        told = any(problem.source.document == each.name for problem in reads.problems)
        if not (each.importer and each.unit) and not told:
            yield f"{each.name}: not read, and not told of"


def _sourceless(reads: Reads) -> Iterator[str]:
    names = {each.name for each in reads.documents}
    for value in reads.values:
        if isinstance(value, Account | Action | Person | Place | Relationship | Coverage):
            source = value.source
            if not source.document or (isinstance(value, Account | Action) and not source.locator):
                yield f"{type(value).__name__} without a place in a document"
            # Our own JSON keeps the sources of the run that wrote it.
            if source.document not in names and not any(each.importer == "chronology-json" for each in reads.documents):
                yield f"{type(value).__name__} of a document that was not read"


def _indiscreet(reads: Reads) -> Iterator[str]:
    for problem in reads.problems:
        message = problem.message.lower()
        # Names of columns and elements may be told of; where line ends are gone, words stand among them.
        if CANARY.lower() in message and not message.startswith("column "):
            yield f"case text in a message: {problem.message}"
        if "there is a fault in the importer" in message:
            yield problem.message
