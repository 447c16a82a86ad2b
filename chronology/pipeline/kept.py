"""Addresses that a text about somebody else says are not to be given: they are kept back in every document of the same files."""

from collections.abc import Collection, Iterable

from chronology.model import Account, Place, PlaceKind, Source
from chronology.prose.confidence import addresses_kept


def kept_by_others(accounts: Iterable[Account], own: Collection[str]) -> tuple[Place, ...]:
    """Such addresses as protected places without members; `own` are the quotes whose addresses are kept back already.

    One child is often in the files twice, unjoined: a note under one name keeps back the carers' address, which a row under
    the other prints. Only texts are asked: what a system's records protect is marked in them.
    """
    texts = {a.source.quote: a.source for a in accounts if a.source.start is not None and a.source.quote not in own}
    found: dict[str, Source] = {}
    for text, source in texts.items():
        found |= {address: source for address in addresses_kept(text) if address not in found}
    return tuple(
        Place(id=f"kept:{nth}", kind=PlaceKind.ADDRESS, address=address, protected=True, source=source)
        for nth, (address, source) in enumerate(sorted(found.items()), start=1)
    )
