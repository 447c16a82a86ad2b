"""Whether a PDF of ours is as it was made, what it was made from, and who signed it; and the signing of one."""

from chronology.verifying.checking import Check, State, Verification, verify
from chronology.verifying.signing import Signer, signed, signer_of

__all__ = ["Check", "Signer", "State", "Verification", "signed", "signer_of", "verify"]
