"""Adult services: the event rows of client level data, and rows of safeguarding concerns and enquiries."""

from chronology.mapping import MappedImporter, Reads


def adult_events() -> MappedImporter:
    """Reads such rows, by `events.toml`."""
    return MappedImporter.packaged("adult-events", "importers.adults", "events.toml", Reads.TABLE)
