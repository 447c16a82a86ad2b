"""Built-in importers: readers of records. They never import each other."""

from collections.abc import Sequence

from chronology.hooks import Importer, hookimpl


@hookimpl
def register_importers() -> Sequence[Importer]:
    """Offer the built-in importers."""
    from importers.chronology_json import ChronologyJson
    from importers.cin import CinCensus
    from importers.dfe_csc import DfeCsc
    from importers.ics import IcsRecords
    from importers.notes import CaseNotes

    return [IcsRecords(), CinCensus(), DfeCsc(), ChronologyJson(), CaseNotes()]
