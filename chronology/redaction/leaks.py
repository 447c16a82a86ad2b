"""A finished file, whatever its format, is searched for what must not be in it before it is written anywhere."""

import base64
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from chronology.dates.words import month_names
from chronology.documents import DEFAULT, Said, read_whole_pdf
from chronology.errors import LeakError, RefusedError
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import Tokens, What, subsequence
from chronology.redaction.matching import Found, Matcher

_SAID: Final = {
    What.CONFIDED: "the name of somebody who asked not to be named",
    What.NAME: "the name of somebody who is withheld",
    What.ADDRESS: "an address that is withheld",
    What.SCHOOL: "the name of a school that is withheld",
    What.NUMBER: "a number of somebody who is withheld",
    What.CONTACT: "a telephone number or e-mail address that is withheld",
    What.WORDS: "words that the front sheet withholds",
    What.CODE: "a code that opens a door, a key safe or the like",
}
# Letters of a word that is found where two lines meet, in the codes of a drawn page, and between bytes of a font.
_CUT, _DRAWN, _BINARY = 6, 5, 8
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_STRING: Final = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r\n": b"",
    b"\n": b"",
    b"\r": b"",
}
# As `chronology.normalise.reference` makes them.
_REFERENCE: Final = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")
# A hash of the manifest, or the first of one at the foot of a page: what figures stand in it is chance, and nobody's code.
_HASH: Final = re.compile(r"\b(?:[0-9a-f]{64}|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{12})\b")
_TAG: Final = re.compile(r"<[^<>]*>")
_WINDOW: Final = 4096
# A mark of a drawing: the letter of a level, the number of an entry or how many there are. So many stand beside another.
_MARK: Final = re.compile(r"[A-Za-z+]|[×+]?\d{1,4}")
_BESIDE: Final = 3
_OVER_LINE: Final = re.compile(r"^\w\W*[\r\n]|[\r\n]\W*\w\W*$")
# Days, counts and years, and no telephone number or code.
_COUNTED: Final = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_HELP: Final = (
    "What you can do: look at that entry in a document of the working profile, which has every word; if what stands there is a common word, "
    "put it on the front sheet under [recipient] into `ordinary_words` and it is no longer looked for, or, if `withhold` asks for it, write more of it there "
    "(`chronology inspect` lists who was made out, by id); join or part people with decisions where one was made of two; or use "
    "another profile. Then please report it; docs/redaction.md says more"
)
ReadPdf = Callable[[bytes], Iterable[Said]]


@dataclass(frozen=True, slots=True)
class Leak:
    """That something withheld is in a file: of what sort, and where; never what."""

    what: What
    where: str
    placeholder: str = ""
    """What should stand there."""
    words: tuple[str, ...] = field(default=(), repr=False)
    """The words that were found, folded: never shown, and compared with what the document says of itself."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a document says of itself, whoever it is about: texts that are fixed, and a finished file of nobody."""

    texts: tuple[str, ...] = ()
    blank: bytes = b""


def refuse_leaks(
    data: bytes,
    withheld: Matcher,
    *,
    own: Callable[[], Own] = Own,
    read_pdf: ReadPdf = lambda data: read_whole_pdf(data, DEFAULT),
) -> None:
    """Let a finished file pass, or not.

    `own` is asked only where something is found: a name that the document has as a word of its own is in all of them.

    Raises:
        LeakError: something withheld is in it, or it cannot be read back.

    """
    if not withheld:
        return
    try:
        leak = _leak(data, withheld, own, read_pdf)
    except RefusedError as error:
        raise LeakError(
            f"the finished document could not be searched for what is withheld, and was not written: {error}"
        ) from None
    if leak is not None:
        raise LeakError(
            f"the finished document holds {_SAID[leak.what]} ({leak.where}, where {leak.placeholder} should "
            f"stand); it was not written. {_HELP}"
        )


def _leak(data: bytes, withheld: Matcher, own: Callable[[], Own], read_pdf: ReadPdf) -> Leak | None:
    """The first that is no words of the document's own."""
    if next(leaks(data, withheld, read_pdf), None) is None:
        return None
    its_own = _OwnWords(own(), withheld, read_pdf)
    return next((each for each in leaks(data, withheld, read_pdf) if not its_own.are(each.words)), None)


class _OwnWords:
    """What a document says of itself: there a name, a place or a code is a word.

    Whatever a record tells has been gone over before; days, counts and the headings come after that. So a word that stands in fixed texts
    is the document's, also beside a count ("3 entries"), and so is a day; several words are where they stand there in this order, for
    a whole name is made of common words as often as not ("Mark Page").
    """

    def __init__(self, own: Own, withheld: Matcher, read_pdf: ReadPdf) -> None:
        sought = _Sought(withheld.unmistakable())
        self._said = [_words_of(folded_of(text)) for text in own.texts]
        self._words = {word for row in self._said for word in row}
        blank = _within(own.blank, sought, read_pdf) if own.blank else ()
        # A whole name in a document of nobody is no word of its own: whoever wrote the exporter has let it past.
        self._words.update(leak.words[0] for leak in blank if len(leak.words) == 1)

    def are(self, words: Tokens) -> bool:
        """Whether the document has these words of its own."""
        if not all(map(_COUNTED.fullmatch, (word for word in words if not word.isalpha()))):
            return False
        told = _words_of(words)
        if len(told) < 2:
            return set(told) <= self._words
        return any(subsequence(told, row) for row in self._said)


def _words_of(row: Tokens) -> Tokens:
    """Without figures, and without the month of a day: they stand in any document. "June May" is no day."""
    told = tuple(word for word in row if word.isalpha())
    return tuple(word for word in told if word not in month_names()) if len(told) < max(len(row), 2) else told


def leaks(
    data: bytes, withheld: Matcher, read_pdf: ReadPdf = lambda data: read_whole_pdf(data, DEFAULT)
) -> Iterator[Leak]:
    """What is withheld and is in a finished file all the same."""
    yield from _within(data, _Sought(withheld.unmistakable()), read_pdf)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is searched for, in words that are not the product's own: a reference is nobody's initial ("Mrs …; B5JH-B1DH"), a hash no code."""

    withheld: Matcher

    def search(self, text: str) -> Iterator[Found]:
        bare = _REFERENCE.sub("0000-0000", text) if "-" in text else text
        bare = _HASH.sub(lambda found: "x" * len(found[0]), bare)
        yield from (replace(each, words=folded_of(bare[each.start : each.end])) for each in self.withheld.search(bare))

    def on_page(self, text: str) -> Iterator[Found]:
        """The same without an initial that a line end parts from its name: it begins the next cell, or ends the last.

        Nor are the letters of a drawing's marks anybody's: "16 H 33 C 58 H M H" is a row of a timeline.
        """
        bare = _REFERENCE.sub("0000-0000", text)
        for each in self.search(text):
            is_marks = all(len(word) == 1 for word in each.words) and _is_among_marks(bare, each)
            if not is_marks and not _OVER_LINE.search(bare[each.start : each.end]):
                yield each


def _is_among_marks(text: str, found: Found) -> bool:
    """Next to it on its line stand marks of a drawing alone, single letters and figures, and some do."""
    if "." in text[found.start : found.end]:
        return False
    before = re.split(r"[\r\n]", text[: found.start])[-1].split()[-_BESIDE:]
    after = re.split(r"[\r\n]", text[found.end :], maxsplit=1)[0].split()[:_BESIDE]
    beside = before + after
    return len(beside) >= _BESIDE and all(map(_MARK.fullmatch, beside))


def _within(data: bytes, sought: _Sought, read_pdf: ReadPdf) -> Iterator[Leak]:
    if data.startswith(b"%PDF-"):
        yield from _in_pdf(data, sought, read_pdf)
    elif data.startswith(b"PK\x03\x04"):
        yield from _in_zip(data, sought, read_pdf)
    else:
        yield from _in_text(data, sought)


def _leaks(found: Iterable[Found], where: str, least: int = 0) -> Iterator[Leak]:
    yield from (Leak(each.what, where, each.standing.placeholder, each.words) for each in found if each.weight >= least)


def _in_pdf(data: bytes, sought: _Sought, read_pdf: ReadPdf) -> Iterator[Leak]:
    for said in read_pdf(data):
        if said.attached is not None:
            yield from _leaks(sought.search(said.text), "the name of an attached file")
            yield from _within(said.attached, sought, read_pdf)
            continue
        where = f"page {said.page}" if said.page else said.where
        yield from _leaks(sought.on_page(said.text), where)
        # A word too long for its column is cut between two lines.
        yield from _leaks(sought.search(re.sub(r"[\r\n]+", "", said.text)), where, _CUT)
    yield from _in_objects(data, sought)


def _in_objects(data: bytes, sought: _Sought) -> Iterator[Leak]:
    """The file as it is stored: every string of its objects and every stream, decompressed."""
    rest = []
    end = 0
    for opening in _STREAM.finditer(data):
        if opening.start() < end:
            continue
        rest.append(data[end : opening.start()])
        about = data[max(end, opening.start() - _WINDOW) : opening.start()].rpartition(b" obj")[2]
        length = _LENGTH.search(about)
        closing = data.find(b"endstream", opening.end())
        end = opening.end() + int(length[1]) if length else closing
        if not opening.end() <= end <= len(data):
            end = closing if closing >= 0 else len(data)
        yield from _in_stream(about, data[opening.end() : end], sought)
    rest.append(data[end:])
    yield from _in_strings(b"\n".join(rest), sought, "an object of the file", 0)


def _in_stream(about: bytes, data: bytes, sought: _Sought) -> Iterator[Leak]:
    if b"/ASCII85Decode" in about:
        data = base64.a85decode(data.strip().removesuffix(b"~>"))
    if b"/FlateDecode" in about:
        data = _inflated(data)
    if b"/XRef" in about:
        return
    if b"/ObjStm" in about:
        yield from _in_strings(data, sought, "an object of the file", 0)
    elif b"/Metadata" in about or b"/EmbeddedFile" in about:
        yield from _in_text(data, sought)
    elif b"/Length1" in about or b"/Image" in about or b"/FontFile" in about:
        yield from _leaks(sought.search(data.decode("latin-1")), "a font or picture", _BINARY)
    else:
        yield from _in_strings(data, sought, "a stream of the file", _DRAWN)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data


def _in_strings(data: bytes, sought: _Sought, where: str, least: int) -> Iterator[Leak]:
    drawn = []
    for found in _STRING.finditer(data):
        raw = _unescaped(found[1]) if found[1] is not None else bytes.fromhex(_even(found[2]))
        text = _decoded(raw)
        drawn.append(text)
        yield from _leaks(sought.search(text), where, least)
    yield from _leaks(sought.search("".join(drawn)), where, _BINARY)
    # What is no string but a name: of a place in the file, of a layer.
    yield from _leaks(sought.search(_STRING.sub(b" ", data).decode("latin-1")), where, _BINARY)


def _even(digits: bytes) -> str:
    bare = re.sub(rb"\s", b"", digits).decode("ascii")
    return bare if len(bare) % 2 == 0 else f"{bare}0"


def _unescaped(raw: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        if code[:1] in b"01234567":
            return bytes([int(code, 8) & 255])
        return _ESCAPES.get(code, code)

    return _ESCAPE.sub(plain, raw)


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", errors="replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", errors="replace")
    return raw.decode("latin-1")


def _in_zip(data: bytes, sought: _Sought, read_pdf: ReadPdf) -> Iterator[Leak]:
    """An Office file: each member's name, and its text with the runs of a line together."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            yield from _leaks(sought.search(member), "the name of a part of the file")
            content = archive.read(member)
            if content.startswith((b"%PDF-", b"PK\x03\x04")):
                yield from _within(content, sought, read_pdf)
            elif member.endswith((".xml", ".rels", ".txt", ".vml")):
                text = content.decode("utf-8", errors="replace")
                where = f"the part {member} of the file"
                yield from _leaks(sought.search(html.unescape(_TAG.sub("", text))), where, _CUT)
                yield from _leaks(sought.search(html.unescape(_TAG.sub("\n", text))), where)
                yield from _leaks(sought.search(" ".join(_values(text))), where)
            else:
                yield from _leaks(sought.search(content.decode("latin-1")), "a picture or other part", _BINARY)


def _values(text: str) -> Iterator[str]:
    """What attributes say: names of sheets, targets of links, alternatives of pictures."""
    for tag in _TAG.findall(text):
        yield from (html.unescape(value) for value in re.findall(r'"([^"]*)"', tag))


def _in_text(data: bytes, sought: _Sought) -> Iterator[Leak]:
    text = data.decode("utf-8-sig", errors="replace")
    if text.lstrip().startswith(("{", "[")):
        try:
            strings = list(_strings(json.loads(text)))
        except ValueError:
            strings = []
        for where, each, least in strings:
            yield from _leaks(sought.search(each), where, least)
        if strings:
            return
    for found in sought.search(text):
        line = text.count(chr(10), 0, found.start) + 1
        yield Leak(found.what, f"line {line}", found.standing.placeholder, found.words)


def _strings(value: object, where: str = "") -> Iterator[tuple[str, str, int]]:
    """Each string with the part it is in and how long a word must be: fields have names of the product's own."""
    if isinstance(value, str):
        yield where or "the file", value, 0
    elif isinstance(value, dict):
        for name, each in value.items():
            yield where or "the file", name, _BINARY
            yield from _strings(each, where or f"the part {name}")
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, where)
