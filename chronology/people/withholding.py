"""Places that no document names, because they would lead to somebody whose address is protected."""

from collections.abc import Iterable, Sequence

from chronology.model import Person, Place, PlaceKind
from chronology.people.names import plain

# Where somebody can be waited for; a hospital or a leisure centre says nothing of where they live.
_WHEREABOUTS = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.SCHOOL, PlaceKind.PLACEMENT)


def withheld(place: Place, people: Iterable[Person]) -> bool:
    """The place is not named in any document: it is protected, or somebody whose address is has belonged to it.

    A former home or school counts too: neighbours and classmates know where people went.
    """
    sheltered = {person.id for person in people if person.protected_address}
    return place.protected or (
        place.kind in _WHEREABOUTS and any(member.person in sheltered for member in place.members)
    )


def withheld_names(places: Iterable[Place], people: Sequence[Person]) -> frozenset[str]:
    """Names of the places that are not named, plain, so that an agency of the same name is not named either."""
    return frozenset(plain(place.name) for place in places if withheld(place, people)) - {""}
