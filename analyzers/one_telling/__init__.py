"""One telling that holds two sides: two who say it otherwise, in neighbouring sentences of one note."""

from analyzers.one_telling.held import Stretch, two_sides
from analyzers.one_telling.tellers import sentences_of

__all__ = ["Stretch", "sentences_of", "two_sides"]
