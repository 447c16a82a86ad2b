"""Who has no part in the case as a document tells it: somebody that texts name once, of another family or beside it, whom no printed entry tells of."""

import re
from dataclasses import replace

from chronology.model import Chronology, Event, Redaction, RedactionReason
from chronology.people import is_only_named
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import Tokens, subsequence
from chronology.redaction.keeping import without_people
from chronology.redaction.tables import meanings, placeholders

# Misfiled, or beside the case: what names them says itself that they are not of it.
_ANOTHERS = re.compile(
    r"\b(?:an)?other (?:family|list|child|patient|client|record|file)\b|\bwrong (?:child|patient|person|record|file|name)\b"
    r"|\bnamesake|\bmisfiled|\b(?:teulu|plentyn|claf) arall\b|\b(?:plentyn|claf|ffeil) anghywir\b",
    re.IGNORECASE,
)


def without_bystanders(chronology: Chronology) -> Chronology:
    """Without whoever only texts name, whom nothing ties to anybody, and of whom the entries say at most that they are another's.

    Of them the document tells nothing: their names in a list of people say no more than that a file holds them, and may be
    another family's. How many there were the log says. Whoever an entry tells of otherwise stays, also where it is not printed:
    a daughter who rang once is family.
    """
    events = (*chronology.events, *chronology.undated)
    if not any(serial.printed for serial in chronology.serials):
        return chronology
    tied = {one for each in chronology.relationships for one in (each.from_person, each.to_person)}
    # Whoever may be one with somebody is asked of by name.
    tied |= {one for each in chronology.proposals for one in (each.one, each.other)}
    tied |= {member.person for place in chronology.places for member in place.members} | set(chronology.subjects)
    alone = [person for person in chronology.people if is_only_named(person.id) and person.id not in tied]
    named = {person.id: folded_of(person.name) for person in alone}
    gone = {
        identity for identity, name in named.items() if not any(_tells_of(event, identity, name) for event in events)
    }
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


def _tells_of(event: Event, identity: str, name: Tokens) -> bool:
    """It names somebody, or has a part for them, in words that do not say that they are another's."""
    takes_part = any(part.person == identity for each in (event, *event.accounts) for part in each.people)
    texts = [account.source.quote or account.fact for account in event.accounts]
    if not takes_part and not any(subsequence(name, folded_of(text)) for text in texts):
        return False
    return not any(_ANOTHERS.search(text) for text in texts)
