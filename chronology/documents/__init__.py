"""The gate: the one way to a file's content, with its caps. Neither recognising nor reading opens a path itself."""

from chronology.documents.document import Document, gather
from chronology.documents.limits import DEFAULT, Limits
from chronology.documents.tables import Line, Row, Table
from chronology.documents.xml import Element, XmlReader, local_name

__all__ = ["DEFAULT", "Document", "Element", "Limits", "Line", "Row", "Table", "XmlReader", "gather", "local_name"]
