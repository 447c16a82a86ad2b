"""`chronology verify`: whether a PDF is as it was made, in words that claim no more than was shown."""

import argparse
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from chronology.cli.telling import one_line, shown
from chronology.documents import Document
from chronology.errors import ExitCode, RefusedError
from chronology.plugins import Plugins
from chronology.verifying import State, Verification
from chronology.verifying import verify as checked
from exports.pdf.manifest import to_json

_WIDTH = 96
_MARKS = {State.AS_MADE: "ok", State.DIFFERS: "DIFFERS", State.NOT_CHECKED: "-"}


def verify(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Check one PDF; exit 1 when something of it is not as it was made."""
    del plugins, err
    path = Path(arguments.file)
    try:
        found = checked(Document(path.name, path=path), arguments.inputs)
    except RefusedError as error:
        raise RefusedError(f"{path.name}: {error}") from None
    except OSError as error:
        raise RefusedError(f"{path.name}: could not be opened: {error.strerror}") from None
    if arguments.format == "json":
        json.dump(_plain(path.name, found), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        out.writelines(f"{shown(line)}\n" for line in _told(path.name, found))
    return ExitCode.DONE_WITH_PROBLEMS if found.differs else ExitCode.DONE


def _plain(name: str, found: Verification) -> dict[str, object]:
    """A verification as plain values."""
    return {
        "file": name,
        "verified": not found.differs,
        "checks": [{"name": each.name, "state": each.state, "said": each.said} for each in found.checks],
        "signatures": [
            {"signer": each.signer, "fingerprint": each.fingerprint, "at": each.at} for each in found.signatures
        ],
        "manifest": json.loads(to_json(found.manifest)) if found.manifest else None,
    }


def _told(name: str, found: Verification) -> Iterator[str]:
    yield f"{one_line(name)}: {'NOT as it was made' if _is_changed(found) else 'as it was made'}"
    if found.manifest:
        yield from _wrapped(f"  {one_line(_made(found))}", "  ")
    yield ""
    for check in found.checks:
        first = f"{_MARKS[check.state]:<8}{check.name:<10} "
        yield from _wrapped(f"{first}{one_line(check.said)}", " " * len(first))
    for signature in found.signatures:
        at = f", by the signer's clock {signature.at}" if signature.at else ""
        first = f"{'':<19}"
        yield from _wrapped(f"{first}fingerprint of its certificate {signature.fingerprint}{at}", first)
    yield ""
    for sentence in _meaning(found):
        yield from _wrapped(sentence, "")


def _is_changed(found: Verification) -> bool:
    """The file itself differs, not only what it was made from."""
    return bool(set(found.differs) - {"sources"})


def _made(found: Verification) -> str:
    made = found.manifest
    assert made is not None, "asked only where there is one"
    rules = f"rules {made.practice.name} {made.practice.version}"
    return (
        f"{made.product} {made.version}, profile {made.profile}, {rules}, speaks as at {made.as_at.isoformat()}, "
        f"{len(made.pages)} pages from {len(made.sources)} sources"
    )


def _meaning(found: Verification) -> Iterator[str]:
    """What this shows, and what it does not."""
    if _is_changed(found):
        yield (
            "This is not the file that was made. Ask whoever made it for it again, or make it anew: the same inputs, "
            "version, rules and as-at date give the same bytes."
        )
        return
    yield "Shown: the file agrees with itself. Nothing in it was damaged or changed by the way since it was made."
    if "sources" in found.differs:
        yield "Shown: what it was made from is not, or not all, in the files named as they are now."
    if found.signatures:
        yield (
            "Shown: it was signed with the key of that certificate. Not shown: whose key it is. Compare the "
            "fingerprint with one that the signer gave you."
        )
    else:
        yield (
            "Not shown: who made it, or that nobody wrote another in its place. Its hashes show a change that nobody "
            "took care to hide; only a signature shows who stands behind it."
        )
    yield "Not shown: that the records are right."


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False, drop_whitespace=True
    )
