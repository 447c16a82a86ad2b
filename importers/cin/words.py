"""What the text of an element says: the census's codes in words, and what is wrong with a text."""

from chronology.dates import written
from chronology.mapping import Codes
from importers.cin.tables import codes

WORDS = Codes(codes(), date=written)
"""The census writes whole dates, never the numbers of a spreadsheet."""

fault, in_words, meaning = WORDS.fault, WORDS.in_words, WORDS.meaning
