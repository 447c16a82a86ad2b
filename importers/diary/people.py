"""Who an entry names, by name or role; mail addresses are nobody's business in a chronology."""

import re
from dataclasses import dataclass

from chronology.model import Involvement
from importers.diary.component import Property

_ROLES = {
    "CHAIR": "chair",
    "REQ-PARTICIPANT": "invited",
    "OPT-PARTICIPANT": "invited, need not come",
    "NON-PARTICIPANT": "told of it",
}
_ANSWERS = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "accepted provisionally",
    "DELEGATED": "sent somebody else",
}
_THINGS = frozenset({"ROOM", "RESOURCE"})
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody an entry names. An answer to an invitation is no attendance."""

    name: str
    role: str = "invited"
    answer: str = ""

    @property
    def involvement(self) -> Involvement:
        """As a part in the event: that they were asked is all a diary says."""
        return Involvement(person=self.name, role=self.role, involvement="invited")

    @property
    def in_words(self) -> str:
        """Name and answer."""
        return f"{self.name} ({self.answer})" if self.answer else self.name


def name_of(prop: Property) -> str:
    """The name a property gives; empty where it has none but a mail address."""
    return " ".join(_MAIL.sub(" ", prop.param("CN")).replace("<", " ").replace(">", " ").split()).strip(" '\"()")


def is_thing(prop: Property) -> bool:
    """A room or a thing that was booked."""
    return prop.param("CUTYPE").upper() in _THINGS


def invited(prop: Property) -> Invited | None:
    """Somebody an entry names, by name, else by a role that says something; None where there is only an address."""
    role = prop.param("ROLE").upper()
    name = name_of(prop)
    if not name and role != "CHAIR":
        return None
    answer = _ANSWERS.get(prop.param("PARTSTAT").upper(), "")
    return Invited(name=name or "the chair", role=_ROLES.get(role, "invited"), answer=answer)
