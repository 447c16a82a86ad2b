"""What Example Borough exports, read into an analytical chronology: the hooks, and nothing else."""

from collections.abc import Sequence

from chronology import Importer, MappedImporter, hookimpl
from example_borough.missing import MissingEpisodes


@hookimpl
def register_importers() -> Sequence[Importer]:
    """Offer the importers of this package."""
    return [
        MissingEpisodes(),
        MappedImporter.packaged("example-borough-visits", "example_borough", "visits.toml"),
    ]
