"""The gate: the one way to a file's content, with its caps. Neither recognising nor reading opens a path itself."""

from chronology.documents.document import Document, Row, gather
from chronology.documents.limits import DEFAULT, Limits
from chronology.documents.xml import Element, XmlReader, local_name

__all__ = ["DEFAULT", "Document", "Element", "Limits", "Row", "XmlReader", "gather", "local_name"]
