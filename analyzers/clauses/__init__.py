"""The clauses of a telling: who says each, and which values it gives."""

from analyzers.clauses.tellers import Clause, bare_denial, clauses, denial, points_back, sentences_of, teller_of
from analyzers.clauses.values import Value, differ, values

__all__ = [
    "Clause",
    "Value",
    "bare_denial",
    "clauses",
    "denial",
    "differ",
    "points_back",
    "sentences_of",
    "teller_of",
    "values",
]
