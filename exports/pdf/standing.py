"""What must stand beside an entry however shortly it is told: whom it is about, that it is a draft, who may not see it."""

from collections.abc import Iterator

from chronology.model import Account, Event, Restriction, Status
from exports.pdf.case import Case


def about_whom(case: Case, event: Event) -> Iterator[str]:
    """Whom an entry is about that is about nobody this document is for."""
    if not case.concerns(event):
        about = (case.people.get(part.person) for part in event.people if part.role == "subject")
        names = ", ".join(dict.fromkeys(person.name for person in about if person and person.name))
        yield case.words.say("entries.about", names=names or case.words.say("people.unnamed"))


def draft(case: Case, told: Event | Account) -> Iterator[str]:
    """That nobody has signed it off."""
    if told.status is Status.DRAFT:
        yield case.words.say("entries.draft_record")


def restricted(case: Case, event: Event) -> Iterator[str]:
    """That an entry may not go to everyone."""
    if event.restriction is not Restriction.NONE:
        yield case.words.say(f"entries.{event.restriction}")
