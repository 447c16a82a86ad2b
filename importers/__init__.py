"""Built-in importers: readers of records. They never import each other."""

from collections.abc import Sequence

from chronology.hooks import Importer, hookimpl


@hookimpl
def register_importers() -> Sequence[Importer]:
    """Offer the built-in importers."""
    from importers.adults import adult_events
    from importers.agency_chronology import AgencyChronology
    from importers.annex_a import AnnexA
    from importers.casework import casework_tables
    from importers.chronology_json import ChronologyJson
    from importers.cin import CinCensus
    from importers.dfe_csc import DfeCsc
    from importers.diary import Diary
    from importers.ics import IcsRecords
    from importers.notes import CaseNotes
    from importers.ssda903 import Ssda903

    # Where nobody is certain the first likely one reads, so prose comes last.
    return [
        IcsRecords(),
        CinCensus(),
        DfeCsc(),
        Ssda903(),
        AnnexA(),
        ChronologyJson(),
        casework_tables(),
        adult_events(),
        Diary(),
        AgencyChronology(),
        CaseNotes(),
    ]
