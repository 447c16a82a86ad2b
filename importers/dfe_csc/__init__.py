"""The daily collection of children's social care of England: what an authority sends to the Department's API, as JSON."""

from importlib.resources import files

from chronology.mapping import MappedImporter, Reads, read_mapping


class DfeCsc(MappedImporter):
    """Reads payloads by `payload.toml`. The files of one folder are read together: what one purges, all take back."""

    together = True

    def __init__(self) -> None:
        folder = files("importers.dfe_csc")
        file = "payload.toml"
        super().__init__(
            "dfe-csc-json", lambda: read_mapping(folder.joinpath(file).read_text("utf-8"), file, folder), Reads.JSON
        )
