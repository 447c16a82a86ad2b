"""The plug-ins of a run: the built-in ones in this process, third parties' each in a child of its own."""

import hashlib
import importlib
import importlib.util
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar

import pluggy

from chronology.errors import MappingError, PluginError
from chronology.hooks import Analyzer, Exporter, Hooks, Importer
from chronology.model import Problem
from chronology.plugins.isolation import Child, Origin

BUILTIN = ("importers", "analyzers", "exports")
GROUP = "chronology"
ALLOW_VARIABLE = "CHRONOLOGY_ALLOW_PLUGINS"
"""Names of installed distributions whose plug-ins may run, separated by commas. Everything else stays off."""
_HASH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Installed:
    """A third-party plug-in that is installed: where it comes from and whether it may run."""

    name: str
    distribution: str
    version: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Plugins:
    """What a run may use. `third_party` names what came from outside, for the document."""

    importers: tuple[Importer, ...]
    analyzers: tuple[Analyzer, ...]
    exporters: tuple[Exporter, ...]
    builtin: frozenset[int]
    """Identities of the objects that are part of the product."""
    third_party: tuple[str, ...]
    children: tuple[Child, ...]

    def is_builtin(self, plugin: object) -> bool:
        """Part of the product, not somebody else's."""
        return id(plugin) in self.builtin

    def importer(self, name: str) -> Importer:
        """The importer of a name.

        Raises:
            PluginError: there is none.

        """
        return _named(self.importers, name, "importer")

    def exporter(self, name: str) -> Exporter:
        """The exporter of a format.

        Raises:
            PluginError: there is none.

        """
        return _named(self.exporters, name, "format")

    def problems(self) -> tuple[Problem, ...]:
        """What third-party plug-ins failed at, each named once."""
        return tuple(child.problem() for child in self.children if child.failure)

    def close(self) -> None:
        """End the children of third-party plug-ins."""
        for child in self.children:
            child.close()


_Plugin = TypeVar("_Plugin", Importer, Exporter)


def _named(plugins: Sequence[_Plugin], name: str, what: str) -> _Plugin:
    for plugin in plugins:
        if plugin.name == name:
            return plugin
    known = ", ".join(sorted(plugin.name for plugin in plugins))
    raise PluginError(f"there is no {what} `{name}`; there are: {known}")


def installed() -> tuple[Installed, ...]:
    """Third-party plug-ins found through their entry points, allowed or not, in name order."""
    allowed = _allowed()
    return tuple(
        Installed(point.name, distribution, version, distribution in allowed)
        for point, distribution, version in _entry_points()
    )


def load(files: Iterable[Path] = ()) -> Plugins:
    """Register the built-in plug-ins, and start a child for each allowed package and each named file of code.

    A named file that ends in `.toml` is a mapping: data, read in this process.

    Raises:
        PluginError: a built-in package is shadowed by a folder of the same name, or a named file is missing.
        MappingError: a mapping file is not valid; the message names the key.

    """
    named = list(files)
    manager = pluggy.PluginManager("chronology")
    manager.add_hookspecs(Hooks)
    for name in BUILTIN:
        _refuse_shadow(name)
        manager.register(importlib.import_module(name), name)
    manager.check_pending()
    importers: list[Importer] = _flat(manager.hook.register_importers())
    analyzers: list[Analyzer] = _flat(manager.hook.register_analyzers())
    exporters: list[Exporter] = _flat(manager.hook.register_exporters())
    builtin = frozenset(id(plugin) for plugin in (*importers, *analyzers, *exporters))
    # All named before the first is started: a missing file must leave no child behind.
    origins = (*_allowed_origins(), *(_file_origin(path) for path in named if not _is_mapping(path)))
    own = {i.name for i in importers} | {a.name for a in analyzers} | {e.name for e in exporters}
    mapped = _mapped([path for path in named if _is_mapping(path)], own)
    children = tuple(map(Child, origins))
    _refuse_taken_names(own, children)
    working = [child for child in children if not child.failure]
    return Plugins(
        importers=(
            *importers,
            *(importer for importer, _ in mapped),
            *(importer for child in working for importer in child.importers),
        ),
        analyzers=(*analyzers, *(analyzer for child in working for analyzer in child.analyzers)),
        exporters=(*exporters, *(exporter for child in working for exporter in child.exporters)),
        builtin=builtin,
        third_party=(*(label for _, label in mapped), *(child.origin.label for child in children)),
        children=children,
    )


def _is_mapping(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def _mapped(paths: Sequence[Path], taken: set[str]) -> list[tuple[Importer, str]]:
    """An importer for each mapping file, with what the document calls it: its name, its file and the file's hash."""
    if not paths:
        return []
    from chronology.mapping import MappedImporter, load_mapping

    mapped: list[tuple[Importer, str]] = []
    for path in paths:
        _file_origin(path)
        mapping = load_mapping(path)
        if mapping.name in taken:
            raise MappingError(f"{path.name}: mapping.name: `{mapping.name}` is taken; give it another name")
        taken.add(mapping.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:_HASH_SHOWN]
        mapped.append((MappedImporter.of(mapping), f"{mapping.name} ({path.name}, sha256 {digest})"))
    return mapped


def _refuse_taken_names(taken: set[str], children: Iterable[Child]) -> None:
    """A plug-in must not stand in for a part of the product, or for another plug-in, by its name."""
    for child in children:
        names = (
            [i.name for i in child.importers] + [a.name for a in child.analyzers] + [e.name for e in child.exporters]
        )
        clash = next((name for name in names if name in taken), "")
        if clash:
            child.blame(f"registers the name {clash}, which is taken")
        taken.update(names)


_Item = TypeVar("_Item")


def _flat(lists: Iterable[Sequence[_Item]]) -> list[_Item]:
    # pluggy gives the last registered first; the order of BUILTIN is the one we mean.
    return [item for items in reversed(list(lists)) for item in items]


def _allowed() -> frozenset[str]:
    return frozenset(name.strip() for name in os.environ.get(ALLOW_VARIABLE, "").split(",") if name.strip())


def _entry_points() -> list[tuple[EntryPoint, str, str]]:
    found = [(point, point.dist.name, point.dist.version) for point in entry_points(group=GROUP) if point.dist]
    return sorted(found, key=lambda item: (item[1], item[0].name))


def _allowed_origins() -> Iterable[Origin]:
    allowed = _allowed()
    # Asking every installed package takes longer than everything else that is done here.
    for point, distribution, version in _entry_points() if allowed else ():
        if distribution in allowed:
            yield Origin(label=f"{distribution} {version}", module=point.value)


def _file_origin(path: Path) -> Origin:
    # Not Path.is_file: that raises where a name is longer than any there could be.
    if not os.path.isfile(path):  # noqa: PTH113
        raise PluginError(f"the plug-in file {path.name} is not there")
    return Origin(label=path.name, path=str(path.resolve()))


def _refuse_shadow(name: str) -> None:
    """Our packages have plain names; a folder called the same in the current directory would be run instead."""
    spec = importlib.util.find_spec(name)
    ours = Path(__file__).parents[2]
    if spec is None or spec.origin is None or Path(spec.origin).parent.parent != ours:
        raise PluginError(f"a folder named `{name}` stands in the way; rename it or run from elsewhere")
