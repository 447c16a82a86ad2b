"""What must stand beside an entry however shortly it is told: whom it is about, that it is a draft, who may not see it."""

from collections.abc import Iterator

from chronology.model import Account, Event, Restriction, Status
from chronology.prose.row_people import others_in_row
from exports.own_hand import written_by
from exports.pdf.case import Case


def whose(case: Case, event: Event) -> Iterator[str]:
    """Whom an entry is about that is about nobody this document is for; who of the family wrote it in their own person."""
    if not case.concerns(event):
        about = (case.people.get(part.person) for part in event.people if part.role == "subject")
        names = ", ".join(dict.fromkeys(person.name for person in about if person and person.name))
        yield case.words.say("entries.about", names=names or case.words.say("people.unnamed"))
    elif others := _others(case, event):
        # "ROBBERY. E-BIKE TAKEN": of whom it is stands in a column of its own, and is not the one this document is for.
        yield case.words.say("entries.row_of", names=others)
    if who := written_by(event, case.people.values()):
        yield case.words.say("entries.written_by", name=who)


def _others(case: Case, event: Event) -> str:
    subjects = [case.people.get(subject) for subject in case.chronology.subjects]
    return others_in_row(event, subjects[0]) if len(subjects) == 1 else ""


def draft(case: Case, told: Event | Account) -> Iterator[str]:
    """That nobody has signed it off."""
    if told.status is Status.DRAFT:
        yield case.words.say("entries.draft_record")


def restricted(case: Case, event: Event) -> Iterator[str]:
    """That an entry may not go to everyone."""
    if event.restriction is not Restriction.NONE:
        yield case.words.say(f"entries.{event.restriction}")
