"""The tables beside the code: TOML files of a package, parsed when they have changed and kept where Python keeps compiled modules.

A run reads some seventy of them, and parsing what is in them takes as long as reading a folder of notes. Python has the same
trouble with its modules and keeps them compiled; so a table is taken for a module that holds one value, and Python's own loader
keeps it: in the same `__pycache__`, held against the time and size of its file, and by the same rules where nothing may be
written. What is there is trusted as compiled modules are and no further; without it every table is parsed, to the same value.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from importlib.resources import files
from pathlib import Path
from types import CodeType
from typing import Any

# Behind the name of the file, where it is kept: another word when what is kept is written in another way.
_KEPT_AS = ".table.py"


def shipped_table(package: str, name: str) -> dict[str, Any]:
    """The table of a TOML file of a package, made anew for whoever asks, who may change it.

    Raises:
        FileNotFoundError: there is no such file.
        tomllib.TOMLDecodeError: it is damaged.

    """
    place = files(package).joinpath(name)
    if not isinstance(place, Path):  # a package in an archive has no place to keep anything
        return tomllib.loads(place.read_text("utf-8"))
    loader = _TableLoader(f"{package}:{name}", f"{place}{_KEPT_AS}")
    told: dict[str, Any] = {"datetime": dt}
    exec(loader.get_code(loader.name), told)  # type: ignore[arg-type]  # noqa: S102  # as a module is; a source always has code
    return dict(told["TABLE"])


class _TableLoader(SourceFileLoader):
    """Reads a TOML file as a module; to Python its name has an ending that keeps it apart from a module beside it."""

    def path_stats(self, path: str) -> Mapping[str, Any]:  # type: ignore[explicit-override]
        return super().path_stats(path.removesuffix(_KEPT_AS))

    def get_data(self, path: str) -> bytes:  # type: ignore[explicit-override]
        return super().get_data(path.removesuffix(_KEPT_AS))

    def source_to_code(self, data: bytes, path: str, *, _optimize: int = -1) -> CodeType:  # type: ignore[explicit-override, override]
        code: CodeType = compile(f"TABLE = {tomllib.loads(data.decode('utf-8'))!r}", path, "exec", optimize=_optimize)
        return code
