"""Writing a file: whatever goes wrong, what was there stays, and nothing half-written is left beside it."""

import errno
import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from chronology.cli.writing import write
from chronology.errors import NotWrittenError


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "chronology.pdf"
    path.write_bytes(b"the old report")
    path.chmod(0o640)
    return path


def raising(error: BaseException):
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


class _Full:
    """A disk that takes the first bytes and then no more."""

    def __init__(self, handle: int, mode: str) -> None:
        self._file = open(handle, mode)  # noqa: SIM115

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        self._file.write(content[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def only_for_files(error: OSError):
    """As `os.fsync`, but it fails for a file and not for a folder."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            raise error
        real(handle)

    return fsync


def only_for_folders(error: OSError):
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise error
        real(handle)

    return fsync


_BROKEN = OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize(
    ("owner", "name", "failing"),
    [
        (tempfile, "mkstemp", raising(_BROKEN)),
        (os, "fdopen", _Full),
        (os, "fsync", only_for_files(_BROKEN)),
        (Path, "replace", raising(_BROKEN)),
    ],
    ids=["making the file beside it", "writing", "putting it on the disk", "renaming"],
)
def test_whatever_step_fails_the_old_file_stays_and_nothing_is_left(owner, name, failing, target, monkeypatch):
    monkeypatch.setattr(owner, name, failing)

    with pytest.raises(NotWrittenError, match=r"chronology\.pdf could not be written: .*(error|space)"):
        write(b"the new report", target, sys.stdout)
    assert b"the old report" == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_whoever_is_stopped_on_the_way_leaves_nothing_behind(error, target, monkeypatch):
    monkeypatch.setattr(os, "fsync", raising(error))

    with pytest.raises(type(error)):
        write(b"the new report", target, sys.stdout)
    assert b"the old report" == target.read_bytes()
    assert [target] == list(target.parent.iterdir())


def test_a_folder_that_the_disk_does_not_confirm_is_told_with_the_new_file_in_place(target, monkeypatch):
    monkeypatch.setattr(os, "fsync", only_for_folders(_BROKEN))

    with pytest.raises(NotWrittenError, match="is written, but the disk does not confirm it"):
        write(b"the new report", target, sys.stdout)
    assert b"the new report" == target.read_bytes()


def test_a_file_system_that_knows_no_such_thing_is_no_fault(target, monkeypatch):
    monkeypatch.setattr(os, "fsync", only_for_folders(OSError(errno.EINVAL, "not here")))
    write(b"the new report", target, sys.stdout)

    assert b"the new report" == target.read_bytes()


def test_file_and_folder_are_put_on_the_disk_before_and_after_the_rename(target, monkeypatch):
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_fsync(handle)

    def rename(path: Path, to: Path) -> Path:
        steps.append("rename")
        return real_replace(path, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", rename)
    write(b"the new report", target, sys.stdout)

    assert ["file", "rename", "folder"] == steps


def test_a_new_file_is_its_owner_s_alone_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        write(b"a report", tmp_path / "new.pdf", sys.stdout)
    finally:
        os.umask(before)

    assert 0o600 == stat.S_IMODE((tmp_path / "new.pdf").stat().st_mode)


def test_whoever_could_read_the_last_version_can_read_the_next(target):
    write(b"the new report", target, sys.stdout)

    assert 0o640 == stat.S_IMODE(target.stat().st_mode)


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing"])
def test_a_link_is_not_followed_and_stays(there, target):
    other = target.with_name("elsewhere.pdf")
    if there:
        other.write_bytes(b"somebody's file")
    link = target.with_name("link.pdf")
    link.symlink_to(other)

    with pytest.raises(NotWrittenError, match="it is a link to another place; name the file itself"):
        write(b"the new report", link, sys.stdout)
    assert link.is_symlink()
    assert there == other.exists()
    assert not there or b"somebody's file" == other.read_bytes()


def test_a_device_is_written_to_and_not_replaced():
    write(b"the new report", Path(os.devnull), sys.stdout)

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "folder.pdf").mkdir()

    with pytest.raises(NotWrittenError, match="it is a folder"):
        write(b"the new report", tmp_path / "folder.pdf", sys.stdout)
