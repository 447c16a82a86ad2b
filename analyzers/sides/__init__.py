"""Statements of the record that cannot both be right, laid side by side: what is asked, who says what, and never which is so."""

from analyzers.sides.held import two_sides
from analyzers.sides.laid import Sides, Stated, laid_beside, sides_by_life, stated_by_life
from analyzers.sides.saying import cited, quotations, told_otherwise
from analyzers.sides.taking import Statement

__all__ = [
    "Sides",
    "Stated",
    "Statement",
    "cited",
    "laid_beside",
    "quotations",
    "sides_by_life",
    "stated_by_life",
    "told_otherwise",
    "two_sides",
]
