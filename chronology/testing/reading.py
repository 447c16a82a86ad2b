"""An importer in the place it has in a run: among the built-in ones, behind the real gate."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from chronology.errors import RefusedError
from chronology.hooks import Importer
from chronology.pipeline import Reads, read
from chronology.plugins import Plugins, load
from chronology.plugins.child import code_of
from chronology.testing.watching import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """The importers of an object or a plug-in file, and the plug-ins of a run with them in it."""

    names: frozenset[str]
    plugins: Plugins
    code: Path | None = None
    """The file of Python code, which a run reads with in a process of its own."""

    def read(self, path: Path) -> Reads:
        """Read a sample in this process, so that an error of the importer shows where it arose."""
        return read([str(path)], self.plugins, contained=False)

    def read_apart(self, path: Path) -> Reads | None:
        """Read it as a run does, with the code in a process of its own; nothing where it is no file of code."""
        if self.code is None:
            return None
        with _loaded([self.code]) as plugins:
            try:
                return read([str(path)], plugins)
            except RefusedError:
                # Nobody else reads the sample either; why is told by what the code failed at.
                return Reads(problems=plugins.problems())


@contextmanager
def tested(importer: Importer | str | Path) -> Iterator[Tested]:
    """The importer, ready to read: an object, a file of code (`.py`) or a mapping (`.toml`)."""
    file = Path(importer) if isinstance(importer, str | Path) else None
    mapping = file is not None and file.suffix.lower() == ".toml"
    with _loaded([file] if file and mapping else []) as plugins:
        if mapping:
            importers = [one for one in plugins.importers if not plugins.is_builtin(one)]
        else:
            importers = [importer] if not isinstance(importer, str | Path) else _registered(Path(importer))
        yield Tested(
            names=frozenset(one.name for one in importers),
            plugins=_with(plugins, map(Watched, importers)),
            code=None if mapping else file,
        )


@contextmanager
def _loaded(files: Iterable[Path] = ()) -> Iterator[Plugins]:
    plugins = load(files)
    try:
        yield plugins
    finally:
        plugins.close()


def _registered(file: Path) -> list[Importer]:
    register = getattr(code_of(str(file.resolve()), ""), "register_importers", None)
    if register is None:
        raise ValueError(f"{file.name} has no hook register_importers")
    return list(register())


def _with(plugins: Plugins, importers: Iterable[Importer]) -> Plugins:
    """The importers in the place of those of their names, the rest after the others, where a third party's stand."""
    new = {importer.name: importer for importer in importers}
    built_in = {id(new[one.name]) for one in plugins.importers if one.name in new and plugins.is_builtin(one)}
    # By name, so that a package under test that is installed and allowed as well stands there once.
    placed = {one.name: new.get(one.name, one) for one in plugins.importers} | new
    return replace(plugins, importers=tuple(placed.values()), builtin=plugins.builtin | built_in)
