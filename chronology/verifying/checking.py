"""Five checks of a finished PDF: its bytes, its manifest, its pages, its sources, its signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from chronology.documents import Document, Parts, Signature, read_parts, read_signatures
from chronology.errors import RefusedError
from chronology.verifying.signing import INSTALL
from chronology.verifying.sources import Compared, compared
from exports.pdf.manifest import NAME, Manifest, from_json
from exports.pdf.seal import Seal, seal_of


class State(StrEnum):
    """What a check found."""

    AS_MADE = "as made"
    DIFFERS = "differs"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, what was found, and that in words. The words hold no case text."""

    name: str
    state: State
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What is known of a file: its manifest where it has one that can be read, each check, and its signatures."""

    manifest: Manifest | None
    checks: tuple[Check, ...]
    signatures: tuple[Signature, ...] = ()
    pages: int

    @property
    def differs(self) -> tuple[str, ...]:
        """Names of the checks that found a difference."""
        return tuple(check.name for check in self.checks if check.state is State.DIFFERS)


def verify(document: Document, inputs: Sequence[str] = ()) -> Verification:
    """Check a PDF, and its sources against the files that `inputs` name, if any.

    Raises:
        RefusedError: it is no PDF of ours, or it is damaged so that it cannot be read.

    """
    if not document.is_pdf:
        raise RefusedError("it is not a PDF")
    data = document.content
    parts = read_parts(data)
    seal = seal_of(data)
    attached = next((content for name, content in parts.attached if name == NAME), None)
    if attached is None and seal is None:
        raise RefusedError("it holds no manifest and no seal, so this program did not write it, or not in this form")
    manifest, about_manifest = _manifest(attached, parts)
    is_whole = seal is not None and seal.holds and seal.end == len(data)
    # Nothing that is whole has room for a signature.
    signatures, about_signature = ((), _UNSIGNED) if is_whole else _signed(data)
    is_good = about_signature.state is State.AS_MADE
    checks = (
        _file(data, seal, is_signed=is_good),
        about_manifest,
        _pages(manifest, parts),
        _sources(manifest, inputs, document.path),
        about_signature,
    )
    return Verification(manifest=manifest, checks=checks, signatures=signatures, pages=len(parts.pages))


def _file(data: bytes, seal: Seal | None, *, is_signed: bool) -> Check:
    def found(state: State, said: str) -> Check:
        return Check(name="file", state=state, said=said)

    if seal is None:
        return found(State.DIFFERS, "its seal is gone: another program saved it again, or its end is damaged")
    if not seal.holds:
        return found(State.DIFFERS, "its bytes are not those that were written")
    more = len(data) - seal.end
    if not more:
        return found(State.AS_MADE, f"its {seal.end:,} bytes are those that were written")
    if is_signed:
        return found(State.AS_MADE, f"its first {seal.end:,} bytes are those that were written; then it was signed")
    return found(State.DIFFERS, f"{more:,} bytes were added behind the {seal.end:,} that were written")


def _manifest(attached: bytes | None, parts: Parts) -> tuple[Manifest | None, Check]:
    def found(state: State, said: str) -> Check:
        return Check(name="manifest", state=state, said=said)

    if attached is None:
        return None, found(State.DIFFERS, f"the attachment {NAME} is gone or cannot be read")
    try:
        manifest = from_json(attached)
    except ValueError as error:
        return None, found(State.DIFFERS, f"of the attachment {NAME}: {error}")
    printed = "".join(text for _, text in parts.pages)
    lacking = [name for name, digest in _printed(manifest) if digest not in printed]
    if lacking:
        return manifest, found(State.DIFFERS, f"the pages do not print what is attached: {', '.join(lacking)}")
    return manifest, found(State.AS_MADE, "what is attached is whole, and is what the last pages print")


def _printed(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """The hashes of a manifest that stand on the pages, with what each is of; its own is over everything in it."""
    yield "the hash of the manifest", manifest.facts
    yield "the hash of the inputs", manifest.inputs
    yield "the hash of the practice", manifest.practice.sha256
    yield "the hash of the decisions", manifest.decisions.sha256
    for source in manifest.sources:
        yield "the hash of a source", source.sha256[:SHORT]


def _pages(manifest: Manifest | None, parts: Parts) -> Check:
    def found(state: State, said: str) -> Check:
        return Check(name="pages", state=state, said=said)

    if manifest is None:
        return found(State.NOT_CHECKED, "without a manifest there is nothing to compare them with")
    made, now = manifest.pages, [digest for digest, _ in parts.pages]
    different = [*_different(made, now)]
    if different:
        return found(State.DIFFERS, "; ".join(different))
    return found(State.AS_MADE, f"what is drawn on each of its {len(made)} pages is what was drawn there")


def _different(made: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """In words, the pages that are not as they were; numbers are those of the file as it is."""
    for what, first, last, start, end in SequenceMatcher(None, made, now, autojunk=False).get_opcodes():
        was, there = last - first, end - start
        both = min(was, there)
        if what == "equal":
            continue
        if both:
            yield f"{_named(start, start + both)} not as made"
        if there > both:
            yield f"{_named(start + both, end)} added"
        if was > both:
            yield f"{was - both} {'page' if was - both == 1 else 'pages'} taken out after page {start + both}"


def _named(start: int, end: int) -> str:
    return f"page {start + 1}" if end == start + 1 else f"pages {start + 1} to {end}"


def _sources(manifest: Manifest | None, inputs: Sequence[str], path: Path | None) -> Check:
    def found(state: State, said: str) -> Check:
        return Check(name="sources", state=state, said=said)

    if not inputs:
        return found(State.NOT_CHECKED, "name the files it was made from with --inputs to have them compared")
    if manifest is None:
        return found(State.NOT_CHECKED, "without a manifest there is nothing to compare them with")
    result = compared(manifest.sources, inputs, apart={path.resolve()} if path else set())
    state = State.DIFFERS if result.changed or result.missing else State.AS_MADE
    return found(state, "; ".join(_compared(result, len(manifest.sources))))


def _compared(result: Compared, sources: int) -> Iterator[str]:
    yield f"{result.same} of {sources} are, byte for byte, among the files named"
    for said, names in (("changed since", result.changed), ("not among them", result.missing)):
        if names:
            more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            yield f"{said}: {', '.join(names[:_MOST_NAMES])}{more}"
    if result.besides:
        yield f"{result.besides} of the files named are no source of it"


_MOST_NAMES = 12
SHORT = 12
"""How many digits of a source's hash a document of few pages prints."""
_UNSIGNED = Check(name="signature", state=State.NOT_CHECKED, said="it is not signed")


def _signed(data: bytes) -> tuple[tuple[Signature, ...], Check]:
    def found(state: State, said: str) -> Check:
        return Check(name="signature", state=state, said=said)

    if b"/ByteRange" not in data:
        return (), _UNSIGNED
    try:
        signatures = read_signatures(data)
    except RefusedError as error:
        return (), found(State.DIFFERS, str(error))
    if signatures is None:
        return (), found(State.NOT_CHECKED, f"it may be signed; to check that: {INSTALL}")
    if len(signatures) != 1:
        return signatures, found(State.DIFFERS, f"it has {len(signatures)} signatures, and should have one")
    (signature,) = signatures
    wrong = _wrong(signature)
    if wrong:
        return signatures, found(State.DIFFERS, wrong)
    return signatures, found(State.AS_MADE, f"it covers the whole file; the certificate names {signature.signer}")


def _wrong(signature: Signature) -> str:
    if not signature.intact:
        return "it does not fit the file: what it covers was changed after it was set"
    if not signature.whole:
        return "it does not cover the whole file: something was added after it was set"
    if not signature.certifies:
        return "it allows changes after it, and proves nothing of what a reader sees"
    return "" if signature.alone else "more than a signature was added to the file with it"
