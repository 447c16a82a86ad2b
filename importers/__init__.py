"""Built-in importers: readers of records. They never import each other."""

from collections.abc import Sequence

from chronology.hooks import Importer, hookimpl


@hookimpl
def register_importers() -> Sequence[Importer]:
    """Offer the built-in importers."""
    from importers.chronology_json import ChronologyJson
    from importers.cin import CinCensus
    from importers.ics import IcsRecords
    from importers.notes import CaseNotes
    from importers.ssda903 import Ssda903

    return [IcsRecords(), CinCensus(), Ssda903(), ChronologyJson(), CaseNotes()]
