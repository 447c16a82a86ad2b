"""Tables that casework systems are dumped to: visits, warning notes, and the index of case forms."""

from chronology.mapping import MappedImporter, Reads


def casework_tables() -> MappedImporter:
    """Reads such tables, by `tables.toml`."""
    return MappedImporter.packaged("casework-tables", "importers.casework", "tables.toml", Reads.TABLE)
