"""The gate: the one way to a file's content, with its caps. Neither recognising nor reading opens a path itself.

Names load when first used: the child that reads a file apart needs only a few of the rooms behind the gate.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from chronology.documents.document import Document
    from chronology.documents.finished import Parts, Signature, read_parts, read_signatures
    from chronology.documents.gathering import gather
    from chronology.documents.limits import DEFAULT, Limits
    from chronology.documents.mail import Mail
    from chronology.documents.pdf import PageLine, Said, read_whole_pdf
    from chronology.documents.repeated import RepeatedProblems
    from chronology.documents.tables import Line, Row, Table, Together
    from chronology.documents.xml import Element, XmlReader, local_name

_HOMES = {
    "DEFAULT": "limits",
    "Document": "document",
    "Element": "xml",
    "Limits": "limits",
    "Line": "tables",
    "Mail": "mail",
    "PageLine": "pdf",
    "Parts": "finished",
    "RepeatedProblems": "repeated",
    "Row": "tables",
    "Said": "pdf",
    "Signature": "finished",
    "Table": "tables",
    "Together": "tables",
    "XmlReader": "xml",
    "gather": "gathering",
    "local_name": "xml",
    "read_whole_pdf": "pdf",
    "read_parts": "finished",
    "read_signatures": "finished",
}

__all__ = [
    "DEFAULT",
    "Document",
    "Element",
    "Limits",
    "Line",
    "Mail",
    "PageLine",
    "Parts",
    "RepeatedProblems",
    "Row",
    "Said",
    "Signature",
    "Table",
    "Together",
    "XmlReader",
    "gather",
    "local_name",
    "read_parts",
    "read_signatures",
    "read_whole_pdf",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'chronology.documents' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"chronology.documents.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
