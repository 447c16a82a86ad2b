"""The documents a chronology is written as. Each format's own module loads when it is first used."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from chronology.hooks import Exporter, hookimpl
from chronology.model import Chronology


@dataclass(slots=True)  # not frozen: the protocol lets a name be set
class Deferred:
    """An exporter known by name: ReportLab alone takes longer to load than the rest of a run."""

    name: str
    suffix: str
    module: str
    exporter: str

    def export(self, chronology: Chronology) -> bytes:
        """The finished document; same chronology, same bytes."""
        exporter: Exporter = getattr(import_module(self.module), self.exporter)()
        return exporter.export(chronology)


BUILT_IN = (
    Deferred("pdf", ".pdf", "exports.pdf", "Pdf"),
    Deferred("docx", ".docx", "exports.word", "Word"),
    Deferred("xlsx", ".xlsx", "exports.sheet", "Excel"),
    Deferred("json", ".json", "exports.json", "Json"),
    Deferred("csv", ".csv", "exports.csv", "Csv"),
    Deferred("text", ".txt", "exports.text", "Text"),
)


@hookimpl
def register_exporters() -> Sequence[Exporter]:
    """Offer the built-in formats."""
    return BUILT_IN
