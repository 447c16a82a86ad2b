"""What was taken out for a document's recipient, reason by reason, as every document tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from chronology.model import Chronology, Redaction, RedactionReason


@dataclass(frozen=True, slots=True)
class Withheld:
    """One reason, with what stands in the document for it: those of one meaning and placeholder once."""

    reason: RedactionReason
    kinds: Sequence[Redaction]

    @property
    def count(self) -> int:
        """How many times words were replaced for this reason."""
        return sum(each.count for each in self.kinds)


def withheld(chronology: Chronology) -> Sequence[Withheld]:
    """The log of redactions by reason; the reasons that a reader asks of first, first."""
    order = list(RedactionReason)
    found = sorted(chronology.redactions, key=lambda each: order.index(each.reason))
    return [Withheld(reason, list(kinds)) for reason, kinds in groupby(found, key=lambda each: each.reason)]
