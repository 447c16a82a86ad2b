"""Compound files (MS-CFB) for tests: what Outlook and the old Office write, made by hand."""

import datetime as dt
import struct
from typing import Any

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _CUTOFF = 512, 4096

Tree = dict[str, Any]
"""Streams as bytes and storages as trees, by name."""


def compound(tree: Tree) -> bytes:
    """A file with these storages and streams."""
    entries: list[list[Any]] = [["Root Entry", 5, _FREE, _FREE, _FREE, b""]]
    _add(tree, entries, 0)
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(content: bytes) -> int:
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        first = len(sectors)
        sectors.extend(pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    # Streams under the cut-off live in the mini stream, which is the root's own content.
    mini, mini_fat = bytearray(), []
    placed = []
    for _, kind, *_, content in entries:
        if kind != 2 or not content:
            placed.append(_END)
        elif len(content) >= _CUTOFF:
            placed.append(store(content))
        else:
            first = len(mini_fat)
            count = -(-len(content) // 64)
            mini += content.ljust(count * 64, b"\0")
            mini_fat += [*range(first + 1, first + count), _END]
            placed.append(first)
    mini_start = store(bytes(mini)) if mini else _END
    mini_fat_bytes = struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) * 4 // 512) * 512, b"\xff")
    mini_fat_start = store(mini_fat_bytes) if mini_fat else _END
    directory = b"".join(
        _entry(entry, mini_start if n == 0 else placed[n], len(mini) if n == 0 else len(entry[5]))
        for n, entry in enumerate(entries)
    )
    directory_start = store(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
    fats = 1
    while (len(fat) + fats) * 4 > fats * _SECTOR:
        fats += 1
    places = [len(fat) + n for n in range(fats)]
    fat += [_FAT] * fats
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fats * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory_start, 0, _CUTOFF,
        mini_fat_start, len(mini_fat_bytes) // _SECTOR, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    return header + b"".join(sectors) + table


def _add(tree: Tree, entries: list[list[Any]], parent: int) -> None:
    """Entries of a storage: each names the next to its right, which makes a tree that is all right branches."""
    before = None
    for name, value in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        is_stream = isinstance(value, bytes)
        entries.append([name, 2 if is_stream else 1, _FREE, _FREE, _FREE, value if is_stream else b""])
        if before is None:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if not is_stream:
            _add(value, entries, number)


def _entry(entry: list[Any], start: int, size: int) -> bytes:
    name, kind, left, right, child, _ = entry
    coded = name.encode("utf-16-le")
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded) + 2, kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


# ---- Outlook mail (MS-OXMSG) -----------------------------------------------------------------------------------------

_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def storage(header: int, values: dict[int, Any]) -> Tree:
    """The properties of a message, recipient or attachment, by their ids."""
    listed, tree = bytearray(header), {}
    for pid, value in sorted(values.items()):
        if isinstance(value, str | bytes):
            kind, content = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
            tree[f"__substg1.0_{pid:04X}{kind:04X}"] = content
            listed += struct.pack("<HHIII", kind, pid, 6, len(content) + (2 if kind == 0x1F else 0), 0)
        elif isinstance(value, dt.datetime):
            listed += struct.pack("<HHIQ", 0x40, pid, 6, (value - _EPOCH) // dt.timedelta(microseconds=1) * 10)
        else:
            listed += struct.pack("<HHIQ", 0x3, pid, 6, value)
    return {"__properties_version1.0": bytes(listed), **tree}


def message(
    values: dict[int, Any],
    recipients: list[dict[int, Any]],
    attachments: list[dict[int, Any] | Tree],
    *,
    inner: bool = False,
) -> Tree:
    """A message; an attachment is its properties, or with "message" the message it is."""
    tree = storage(24 if inner else 32, values)
    for n, recipient in enumerate(recipients):
        tree[f"__recip_version1.0_#{n:08X}"] = storage(8, recipient)
    for n, attached in enumerate(attachments):
        within = attached.pop("message", None) if "message" in attached else None
        tree[f"__attach_version1.0_#{n:08X}"] = storage(8, attached)
        if within is not None:
            tree[f"__attach_version1.0_#{n:08X}"]["__substg1.0_3701000D"] = within
    return tree
