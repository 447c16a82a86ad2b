"""Who has no part in the case as a document tells it: somebody that texts name once, of another family or beside it, whom no printed entry tells of."""

from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Chronology, Event, Redaction, RedactionReason
from chronology.people import is_only_named
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import Tokens, subsequence
from chronology.redaction.keeping import without_people
from chronology.redaction.tables import meanings, placeholders


def without_bystanders(chronology: Chronology) -> Chronology:
    """Without whoever only texts name, whom nothing ties to anybody, and whom no printed entry has a part for or names in full.

    Of them the document tells nothing: their names in a list of people say no more than that a file holds them, and may be
    another family's. How many there were the log says.
    """
    shown = {serial.event for serial in chronology.serials if serial.printed}
    printed = [event for event in (*chronology.events, *chronology.undated) if event.key in shown]
    if not printed:
        return chronology
    tied = {one for each in chronology.relationships for one in (each.from_person, each.to_person)}
    tied |= {member.person for place in chronology.places for member in place.members} | set(chronology.subjects)
    tied |= {part.person for event in printed for each in (event, *event.accounts) for part in each.people}
    alone = [person for person in chronology.people if is_only_named(person.id) and person.id not in tied]
    texts = [folded_of(text) for event in printed for text in _texts(event)] if alone else []
    gone = {person.id for person in alone if not _is_named(folded_of(person.name), texts)}
    if not gone:
        return chronology
    log = Redaction(
        reason=RedactionReason.THIRD_PARTY,
        placeholder=placeholders(chronology.language)["name"],
        says=meanings(chronology.language)["bystander"],
        count=len(gone),
        where=("people",),
    )
    bare = without_people(chronology, gone)
    return replace(bare, redactions=(*bare.redactions, log))


def _texts(event: Event) -> Iterator[str]:
    for account in event.accounts:
        yield account.source.quote or account.fact
        yield account.title


def _is_named(name: Tokens, texts: list[Tokens]) -> bool:
    return any(subsequence(name, text) for text in texts)
