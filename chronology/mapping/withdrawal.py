"""What becomes of a record that its source took back: its events are withdrawn, and the rest is left out and counted."""

from typing import Final

from chronology.mapping.ledger import Ledger
from chronology.mapping.record import Record

WITHDRAWN: Final = "(records taken back)"
"""The rule by which the rest of a withdrawn record is left out."""
WHY: Final = "said in a record that its source took back, beside the events of it"


def tell_of(record: Record, ledger: Ledger) -> None:
    """Say of a record found withdrawn that it is, and in which way."""
    if record.withdrawn:
        ledger.note(
            f"the {record.kind.name} record {record.withdrawn}; nothing in it is told as a fact", record.locator
        )


def leave_out(record: Record, ledger: Ledger) -> None:
    """Count what a withdrawn record says beside its events: nothing could mark a place or an action as no longer true."""
    rest = record.texts.keys() - record.used
    ledger.left_out[WITHDRAWN] += len(rest)
    record.used |= rest
