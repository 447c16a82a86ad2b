"""What was taken out for a document's recipient, reason by reason, as every document tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from chronology.model import Chronology, Redaction, RedactionReason

_NUMBER = re.compile(r"\s?(\d+)(?=›?$)")
# Fewer than this that differ by their number alone are named one by one.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Withheld:
    """One reason, with what stands in the document for it: those of one meaning and placeholder once."""

    reason: RedactionReason
    kinds: Sequence[Redaction]

    @property
    def count(self) -> int:
        """How many times words were replaced for this reason."""
        return sum(each.count for each in self.kinds)

    def gathered(self) -> Iterator[Redaction]:
        """The kinds, those of which many differ by a number alone as one: "‹another person 1› – ‹another person 9›"."""
        alike: dict[tuple[str, str], list[Redaction]] = {}
        for each in self.kinds:
            alike.setdefault((_NUMBER.sub("", each.placeholder), each.says), []).append(each)
        for kinds in alike.values():
            in_order = sorted(kinds, key=_numbered)
            if len(in_order) < _MANY:
                yield from in_order
                continue
            between = f"{in_order[0].placeholder} – {in_order[-1].placeholder}"
            yield replace(in_order[0], placeholder=between, count=sum(each.count for each in in_order))


def _numbered(kind: Redaction) -> int:
    """The number in what stands for somebody; of one without it nothing."""
    found = _NUMBER.search(kind.placeholder)
    return int(found[1]) if found else 0


def withheld(chronology: Chronology) -> Sequence[Withheld]:
    """The log of redactions by reason; the reasons that a reader asks of first, first."""
    order = list(RedactionReason)
    found = sorted(chronology.redactions, key=lambda each: order.index(each.reason))
    return [Withheld(reason, list(kinds)) for reason, kinds in groupby(found, key=lambda each: each.reason)]
