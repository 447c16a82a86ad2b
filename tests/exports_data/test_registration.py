import subprocess
import sys

import pluggy
import pytest

import exports
from chronology.hooks import Hooks
from chronology.model import Chronology


def test_the_formats_are_registered_through_the_hook() -> None:
    plugins = pluggy.PluginManager("chronology")
    plugins.add_hookspecs(Hooks)
    plugins.register(exports)
    (registered,) = plugins.hook.register_exporters()

    assert ["pdf", "docx", "xlsx", "json", "csv", "text"] == [exporter.name for exporter in registered]


def test_registering_loads_no_package_that_writes_documents() -> None:
    program = (
        "import sys, exports; exports.register_exporters();"
        "print(sorted({'reportlab', 'msgspec', 'networkx', 'docx', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]\n" == done.stdout


@pytest.mark.parametrize("exporter", exports.BUILT_IN[1:], ids=lambda exporter: exporter.name)
def test_a_registered_exporter_is_the_one_it_names(exporter: exports.Deferred, family: Chronology) -> None:
    module = __import__(exporter.module, fromlist=[exporter.exporter])
    real = getattr(module, exporter.exporter)()

    assert (real.name, real.suffix) == (exporter.name, exporter.suffix)
    assert real.export(family) == exporter.export(family)
