"""Coded values as councils really write them, recognised by rules over the national lists, or left as written."""

from chronology.coded.answer import NOT_RECOGNISED, Recognised
from chronology.coded.codeset import names_of_sets
from chronology.coded.recognise import recognise

__all__ = ["NOT_RECOGNISED", "Recognised", "names_of_sets", "recognise"]
