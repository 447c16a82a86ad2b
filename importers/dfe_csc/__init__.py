"""The daily collection of children's social care of England: what an authority sends to the Department's API, as JSON."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from chronology.documents import Document
from chronology.hooks import Read, Whom
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

    def read_for(self, documents: Sequence[Document], whom: Whom) -> Iterator[Read]:
        """The same for one child: nothing that is told of others is held."""
        return self.read(documents, whom)
