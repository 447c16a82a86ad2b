"""What `--sign` asks for: the key that signs each document, opened before anything is read."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from chronology.errors import WrongUseError


def finisher(arguments: argparse.Namespace, suffix: str) -> Callable[[bytes], bytes]:
    """What is done to each document before it is written: nothing, or a signature.

    Raises:
        WrongUseError: the document is no PDF, the key cannot be opened, or what signs is not installed.

    """
    if not arguments.sign:
        return lambda content: content
    if suffix != ".pdf":
        raise WrongUseError("--sign signs a PDF; name one with -o, or leave it out")
    from chronology.verifying import signed, signer_of

    signer = signer_of(Path(arguments.sign), _passphrase())
    return lambda content: signed(content, signer)


def _passphrase() -> str:
    """From the environment, else from the terminal; never from the command line, which other programs can see."""
    from chronology.verifying.signing import PASSPHRASE

    found = os.environ.get(PASSPHRASE)
    if found is not None:
        return found
    if not sys.stdin or not sys.stdin.isatty():
        raise WrongUseError(
            f"--sign needs the passphrase of the key: put it into {PASSPHRASE}, or run it in a terminal"
        )
    return getpass.getpass("Passphrase of the key: ")
