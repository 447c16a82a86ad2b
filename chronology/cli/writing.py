"""Writing a document so that what was there stays until the new one is whole and on the disk."""

import errno
import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from chronology.errors import NotWrittenError

# What a file system answers that cannot be asked to put a folder on the disk.
_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})


def write(content: bytes, target: Path | None, out: TextIO) -> None:
    """Write a document to a file, or to standard output where there is no target.

    Raises:
        NotWrittenError: it could not be written; the message says whether what was there is as it was.

    """
    if target is None:
        out.flush()
        if sys.stdout is None:
            raise NotWrittenError("standard output is closed")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(content, target)
    except OSError as error:
        raise NotWrittenError(f"{target.name} could not be written: {error.strerror or 'no reason given'}") from None
    try:
        _settle(target.parent)
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise NotWrittenError(f"{target.name} is written, but the disk does not confirm it: {reason}") from None


def _replace(content: bytes, target: Path) -> None:
    """Write beside the target, make sure it is on disk, then rename: the old file stays until the new one is whole."""
    mode = _mode_of(target)
    if mode is not None and not stat.S_ISREG(mode):
        # A device or a pipe is written to; putting a file in its place would break the machine for others.
        target.write_bytes(content)
        return
    # Made anew under a name that nobody can know before, for its owner alone.
    handle, name = tempfile.mkstemp(prefix=".chronology-", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            # Whoever could read the last version can read this one, where the file system knows of such rights.
            with suppress(OSError):
                written.chmod(stat.S_IMODE(mode))
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int | None:
    """The mode of what the target names now; None where there is nothing.

    Raises:
        IsADirectoryError: it is a folder.
        OSError: it is a link to a file or to nothing: what stands at the other end was not named.

    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if target.is_symlink() and (mode is None or stat.S_ISREG(mode)):
        raise OSError(errno.ELOOP, "it is a link to another place; name the file itself")
    return mode


def _settle(folder: Path) -> None:
    """Put the new name on the disk too, where the system has a way to ask for that."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # A folder that may be written to and not read.
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)
