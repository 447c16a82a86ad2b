"""What a document's recipient may not have is taken out before any exporter sees it; finished files are searched for it."""

from chronology.redaction.asked import CODED
from chronology.redaction.leaks import Leak, Own, leaks, refuse_leaks
from chronology.redaction.matching import Found, Matcher
from chronology.redaction.redacting import Redacted, before_it_is_weighed, redact

__all__ = [
    "CODED",
    "Found",
    "Leak",
    "Matcher",
    "Own",
    "Redacted",
    "before_it_is_weighed",
    "leaks",
    "redact",
    "refuse_leaks",
]
