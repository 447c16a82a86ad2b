"""A signature on a finished PDF that certifies it: whoever changes it after shows that it is changed."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from chronology.errors import WrongUseError

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

INSTALL: Final = "pip install 'analytical-chronology[sign]'"
"""How to install what signs and what checks signatures."""
PASSPHRASE: Final = "CHRONOLOGY_SIGN_PASSPHRASE"  # noqa: S105  # the name of it, not itself
"""The variable of the environment that holds the passphrase of the key."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with its certificate, ready to sign."""

    key: "SimpleSigner"


def signer_of(path: Path, passphrase: str) -> Signer:
    """Read a key and its certificate from a PKCS 12 file (.p12, .pfx).

    Raises:
        WrongUseError: what signs is not installed, the file cannot be opened, or the passphrase does not open it.

    """
    try:
        from pyhanko.sign.signers import SimpleSigner
    except ImportError:
        raise WrongUseError(f"--sign needs what signs, which is not installed: {INSTALL}") from None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WrongUseError(f"{path.name}: could not be opened: {error.strerror}") from None
    try:
        key = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase.encode("utf-8"))
    except (ValueError, TypeError):
        key = None
    if key is None or key.signing_cert is None:
        raise WrongUseError(f"{path.name}: is no key with its certificate (PKCS 12), or the passphrase is not its own")
    return Signer(key)


def signed(data: bytes, signer: Signer) -> bytes:
    """The PDF with a signature behind it that allows no change; its own bytes stay as they are.

    Not the same twice: a signature says when it was made, by this machine's clock.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    about = PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    target = sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), about, signer=signer.key)
    return bytes(target.getvalue())
