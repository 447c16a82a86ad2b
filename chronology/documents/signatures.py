"""Signatures of a PDF, in the child: whether each still fits the bytes it was set on, and what it leaves uncovered."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chronology.documents.limits import Limits
from chronology.errors import RefusedError

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import PdfObject
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

# What a signature adds to the root of a file. Anything else that it changes there was not needed for it.
_OF_SIGNING = frozenset({"/AcroForm", "/Extensions", "/Version", "/Perms", "/Metadata"})


def read_signatures(data: bytes, limits: Limits) -> Iterator[object]:
    """{"signer", "fingerprint", "at", "intact", "whole", "certifies", "alone"} for each signature.

    `whole`: it covers the file from its first byte to its last. `certifies`: it allows no change after it. `alone`:
    what was added to the file with it is nothing but itself. {"installed": false} where there is nothing to check with.

    Raises:
        RefusedError: the file or a signature in it is damaged.

    """
    del limits
    logging.disable()  # it tells of every certificate that nobody vouches for; the answer says so
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        yield {"installed": False}
        return
    # Its errors have no common class, and a damaged signature may raise any other too.
    try:
        reader = PdfFileReader(io.BytesIO(data))
        found = [_told(reader, each, data) for each in reader.embedded_signatures]
    except Exception:  # noqa: BLE001
        raise RefusedError("a signature in it is damaged") from None
    yield from found


def _told(reader: "PdfFileReader", signature: "EmbeddedPdfSignature", data: bytes) -> dict[str, object]:
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    status = validate_pdf_signature(signature, ValidationContext(allow_fetching=False))
    at = status.signer_reported_dt
    return {
        "signer": status.signing_cert.subject.human_friendly,
        "fingerprint": status.signing_cert.sha256.hex(),
        "at": at.isoformat() if at else "",
        "intact": bool(status.intact and status.valid),
        "whole": status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        and _fills(signature, data)
        and _is_plain(signature),
        "certifies": signature.docmdp_level == MDPPerm.NO_CHANGES and bool(status.docmdp_ok),
        "alone": _is_alone(reader),
    }


def _fills(signature: "EmbeddedPdfSignature", data: bytes) -> bool:
    """The gap that it does not cover holds it alone: in the digits it was written in, then nothing but zeros."""
    from asn1crypto.cms import ContentInfo

    first, end, start, _ = (int(each) for each in signature.byte_range)
    held = bytes(signature.pkcs7_content)
    rest = held[len(ContentInfo.load(held).dump()) :]
    digits = {b"<" + text.encode("ascii") + b">" for text in (held.hex(), held.hex().upper())}
    return first == 0 and data[end:start] in digits and not rest.strip(b"\0")


def _is_plain(signature: "EmbeddedPdfSignature") -> bool:
    """The parts that neither the signature covers nor its check looks at say what they must, and nothing stands between."""
    from asn1crypto.cms import ContentInfo

    signed, signer = signature.signed_data, signature.signer_info
    digest = signer["digest_algorithm"].dump()
    return all(
        (
            signed["version"].dump() == signer["version"].dump() == b"\x02\x01\x01",
            signed["digest_algorithms"].dump() == b"\x31" + bytes([len(digest)]) + digest,
            signer["sid"].chosen["issuer"].dump() == signature.signer_cert.issuer.dump(),
            *(
                len(each.contents) == sum(len(each[name].dump()) for name in each)
                for each in (ContentInfo.load(bytes(signature.pkcs7_content)), signed, signer)
            ),
        )
    )


def _is_alone(reader: "PdfFileReader") -> bool:
    """The file was changed once, and the change is the signature: its form field, its value, and who made the change.

    A page may gain the field, which has no size and shows nothing. Nothing else of what was there may differ.
    """
    if reader.xrefs.total_revisions != 2:
        return False
    before, after = reader.get_historical_resolver(0), reader.get_historical_resolver(1)
    about = before.trailer_view.raw_get("/Info").reference
    xrefs = reader.xrefs
    changed = [each for each in xrefs.explicit_refs_in_revision(1) if xrefs.get_historical_ref(each, 0) is not None]
    return all(
        _gained(
            before.get_object(each), after.get_object(each), _OF_SIGNING if each == before.root_ref else frozenset()
        )
        for each in changed
        if each != about
    )


def _gained(old: "PdfObject", new: "PdfObject", names: frozenset[str]) -> bool:
    """An object is as it was, but for entries of these names, and for a field that shows nothing on a page."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject

    if not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject) or type(old) is not type(new):
        return _written(old) == _written(new)
    notes, more = old.get("/Annots", ArrayObject()), new.get("/Annots", ArrayObject())
    if len(more) == len(notes) + 1:
        field = more[-1]
        unseen = field.get("/FT") == "/Sig" and "/AP" not in field and not any(map(float, field["/Rect"]))
        more = ArrayObject(list(more)[:-1])
        if not unseen:
            return False
    apart = names | {"/Annots"}
    kept = [{name: _written(d.raw_get(name)) for name in d if name not in apart} for d in (old, new)]
    return kept[0] == kept[1] and _written(ArrayObject(list(notes))) == _written(more)


def _written(value: "PdfObject") -> bytes:
    target = io.BytesIO()
    value.write_to_stream(target, None)
    return target.getvalue()
