"""What a note has only from somebody's saying, where a period would begin or end by it."""

from chronology.model import Event, EvidenceStatus, Kind


def is_hearsay_of_no_worker(event: Event) -> bool:
    """A note has it from somebody that nobody was allocated ("as far as mother knew"): no allocation ends by that.

    Only of what was read from a text: a record of the service's own says it as a rule without saying how it is known.
    """
    told = event.kind is Kind.CASE_UNALLOCATED and event.evidence_status is EvidenceStatus.REPORTED
    return told and is_read_from_text(event)


def is_read_from_text(event: Event) -> bool:
    """Every account of it stands somewhere in a text, and in no record of its own."""
    return bool(event.accounts) and all(account.source.start is not None for account in event.accounts)
