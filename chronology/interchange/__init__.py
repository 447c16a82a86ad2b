"""The published JSON: its shape, a chronology written in it and read back, and values on their way to a plug-in."""

from chronology.interchange.reading import (
    EVENT_SECTIONS,
    Misfit,
    Unfit,
    Value,
    day_of,
    known,
    read_section,
    readable,
    sections_of,
    size_of,
)
from chronology.interchange.schema import published
from chronology.interchange.shape import SCHEMA
from chronology.interchange.writing import from_plain, shape_of, to_json

__all__ = [
    "EVENT_SECTIONS",
    "SCHEMA",
    "Misfit",
    "Unfit",
    "Value",
    "day_of",
    "from_plain",
    "known",
    "published",
    "read_section",
    "readable",
    "sections_of",
    "shape_of",
    "size_of",
    "to_json",
]
