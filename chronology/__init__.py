"""Analytical chronologies from case records. The only name an integrator imports.

Everything named in `__all__` is promised; nothing else is. Names load when first used, so that importing this
costs nothing.
"""

TYPE_CHECKING = False  # importing it from typing would be a third of the time that --help takes
if TYPE_CHECKING:
    from chronology.documents import Document, Limits, Mail, Row, Table
    from chronology.hooks import Analyzer, Certainty, Exporter, Importer, Read, Recognition, Result, hookimpl
    from chronology.mapping import MappedImporter
    from chronology.model import (
        Abbreviation,
        Account,
        Action,
        Apart,
        Basis,
        Chronology,
        Conflict,
        Cover,
        Coverage,
        Decision,
        DocumentRead,
        Edge,
        Event,
        EvidenceStatus,
        Extent,
        Finding,
        FindingStatus,
        Graph,
        Group,
        Ignored,
        Involvement,
        Joined,
        Kind,
        Left,
        Level,
        Link,
        Membership,
        Node,
        Person,
        PersonKind,
        Place,
        PlaceKind,
        Polarity,
        PracticeUsed,
        Precision,
        Problem,
        Reading,
        Reason,
        Redaction,
        RedactionReason,
        Rel,
        Relationship,
        Remark,
        Restriction,
        SamePerson,
        Serial,
        Severity,
        Significance,
        Source,
        Status,
        Strength,
        Tabulation,
        TabulationCell,
        TabulationRow,
        Theme,
        Timescale,
        TimescaleState,
        When,
    )
    from chronology.pipeline import build, read
    from chronology.practice import Practice

__version__ = "0.1.0"

_HOMES = {
    "Analyzer": "chronology.hooks",
    "Certainty": "chronology.hooks",
    "Document": "chronology.documents",
    "Exporter": "chronology.hooks",
    "Importer": "chronology.hooks",
    "Limits": "chronology.documents",
    "Mail": "chronology.documents",
    "MappedImporter": "chronology.mapping",
    "Practice": "chronology.practice",
    "Read": "chronology.hooks",
    "Recognition": "chronology.hooks",
    "Result": "chronology.hooks",
    "Whom": "chronology.hooks",
    "Row": "chronology.documents",
    "Table": "chronology.documents",
    "build": "chronology.pipeline",
    "hookimpl": "chronology.hooks",
    "read": "chronology.pipeline",
}

__all__ = [
    "Abbreviation",
    "Account",
    "Action",
    "Analyzer",
    "Apart",
    "Basis",
    "Certainty",
    "Chronology",
    "Conflict",
    "Cover",
    "Coverage",
    "Decision",
    "Document",
    "DocumentRead",
    "Edge",
    "Event",
    "EvidenceStatus",
    "Exporter",
    "Extent",
    "Finding",
    "FindingStatus",
    "Graph",
    "Group",
    "Ignored",
    "Importer",
    "Involvement",
    "Joined",
    "Kind",
    "Left",
    "Level",
    "Limits",
    "Link",
    "Mail",
    "MappedImporter",
    "Membership",
    "Node",
    "Person",
    "PersonKind",
    "Place",
    "PlaceKind",
    "Polarity",
    "Practice",
    "PracticeUsed",
    "Precision",
    "Problem",
    "Read",
    "Reading",
    "Reason",
    "Recognition",
    "Redaction",
    "RedactionReason",
    "Rel",
    "Relationship",
    "Remark",
    "Restriction",
    "Result",
    "Row",
    "SamePerson",
    "Serial",
    "Severity",
    "Significance",
    "Source",
    "Status",
    "Strength",
    "Table",
    "Tabulation",
    "TabulationCell",
    "TabulationRow",
    "Theme",
    "Timescale",
    "TimescaleState",
    "When",
    "Whom",
    "build",
    "hookimpl",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'chronology' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES.get(name, "chronology.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
