"""`chronology plugins`: what can be read, found and written, and which installed plug-ins are off."""

import argparse
from typing import TextIO

from chronology.cli.telling import one_line, say
from chronology.errors import ExitCode
from chronology.hooks import INTERFACE
from chronology.plugins import ALLOW_VARIABLE, Plugins, installed


def list_plugins(arguments: argparse.Namespace, plugins: Plugins, out: TextIO, err: TextIO) -> ExitCode:
    """Print every importer, analyzer and exporter with where it comes from."""
    del arguments
    kinds = (("importer", plugins.importers), ("analyzer", plugins.analyzers), ("exporter", plugins.exporters))
    for kind, found in kinds:
        for plugin in found:
            whose = "built in" if plugins.is_builtin(plugin) else "third party"
            print(f"{kind:9} {one_line(plugin.name):24} {whose}", file=out)
    for package in installed():
        state = "allowed" if package.allowed else f"off; to allow it set {ALLOW_VARIABLE}={package.distribution}"
        print(f"package   {package.distribution} {package.version}: {state}", file=out)
    print(f"plug-in interface version {INTERFACE}", file=out)
    for problem in plugins.problems():
        say(f"chronology: {problem.message}", err)
    return ExitCode.DONE
