"""The declarative mapping: which columns, paths or members of a format become which event fields, told in TOML.

`load_mapping` reads a mapping file, `MappedImporter` reads documents by it. The pieces - records, sentences, codes and
the ledger - serve importers that need code of their own as well.
"""

from chronology.mapping.definition import Mapping, Reads
from chronology.mapping.importer import MappedImporter, read_document
from chronology.mapping.keys import in_key
from chronology.mapping.ledger import Ledger
from chronology.mapping.loading import load_mapping, read_mapping
from chronology.mapping.national import national
from chronology.mapping.record import Record
from chronology.mapping.sentence import ALWAYS, TITLE, Condition, Fields, Sentence, say, sentence
from chronology.mapping.telling import Teller
from chronology.mapping.words import PLAIN_READINGS, Codes, is_yes, plain

__all__ = [
    "ALWAYS",
    "PLAIN_READINGS",
    "TITLE",
    "Codes",
    "Condition",
    "Fields",
    "Ledger",
    "MappedImporter",
    "Mapping",
    "Reads",
    "Record",
    "Sentence",
    "Teller",
    "in_key",
    "is_yes",
    "load_mapping",
    "national",
    "plain",
    "read_document",
    "read_mapping",
    "say",
    "sentence",
]
