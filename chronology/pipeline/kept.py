"""Addresses that a text about somebody else says are not to be given: they are kept back in every document of the same files."""

from collections.abc import Collection, Iterable, Mapping

from chronology.model import Account, Place, PlaceKind, Source
from chronology.prose.confidence import addresses_kept


def kept_in_texts(accounts: Iterable[Account]) -> Mapping[str, tuple[Source, tuple[str, ...]]]:
    """By the text that says so, where it stands and the addresses. What a system's own records protect is marked in them."""
    texts = {a.source.quote: a.source for a in accounts if a.source.start is not None}
    found = ((text, source, tuple(addresses_kept(text))) for text, source in texts.items())
    return {text: (source, addresses) for text, source, addresses in found if addresses}


def kept_by_others(kept: Mapping[str, tuple[Source, tuple[str, ...]]], own: Collection[str]) -> tuple[Place, ...]:
    """Such addresses as protected places without members; `own` are the texts whose addresses are kept back already.

    One child is often in the files twice, unjoined: a note under one name keeps back the carers' address, which a row under
    the other prints.
    """
    others = {address: source for text, (source, addresses) in kept.items() if text not in own for address in addresses}
    return tuple(
        Place(id=f"kept:{nth}", kind=PlaceKind.ADDRESS, address=address, protected=True, source=source)
        for nth, (address, source) in enumerate(sorted(others.items(), key=lambda one: one[0]), start=1)
    )
