"""Ends that a record gives in its words: "unallocated since 25 June" in the record of the next allocation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronology import dates
from chronology.model import Event, EvidenceStatus, Kind, Person
from chronology.people import names_of
from chronology.prose.assertion import AHEAD
from chronology.prose.heard import heard
from chronology.prose.hearsay import is_read_from_text
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span, sentences

# What the words end, and how they say that it ended; the day follows at once.
_WORKER = r"(?:sw|(?:(?:allocated|named|social|key|care|duty) )*(?:social )?(?:worker|practitioner))"
_ENDS = {
    Kind.CASE_UNALLOCATED: re.compile(
        r"\b(?:unallocated|not (?:been )?allocated|(?:nobody|no one|no-one) (?:has been |was )?allocated|awaiting allocation"
        rf"|no (?:allocated )?{_WORKER}|without (?:an? )?{_WORKER}|not had (?:an? )?{_WORKER}"
        r"|heb (?:ei ddyrannu|weithiwr(?: cymdeithasol)?)|dim gweithiwr(?: cymdeithasol)?)"
        r"(?: at all| yet| in post| for (?:the|this) (?:family|case|child(?:ren)?))?,? (?:since|from|ever since|ers) "
    ),
    Kind.PLACEMENT_ENDED: re.compile(
        r"\b(?:placement|lleoliad)(?: (?:with|at|in|gyda|yn) [^.;,]{2,40}?)? (?:(?:had |has |was )?(?:ended|broke down|broken down|come to an end|came to an end)"
        r"|wedi dod i ben)(?: suddenly| unplanned| early)? (?:on|since|ar|ers) "
    ),
}
# A review may end the plan of one child and keep that of the others: "Owen now looked after, plan ended".
_REVIEWS = frozenset({Kind.REVIEW_CONFERENCE, Kind.LOOKED_AFTER_REVIEW, Kind.CORE_GROUP})
_PLAN_ENDS = re.compile(
    r"\b(?:plan(?: (?:has|is|was|now|has now|is now|was then|therefore))? (?:ended|ceased|discontinued|ends|ceases|closed)"
    r"|(?:taken|removed) off (?:the|his|her) (?:child protection |cp )?plan"
    r"|(?:names? (?:is |was |now |has come |came )?|came |comes |removed |taken )(?:off|from) (?:the )?(?:child protection )?(?:register|cpr)"
    r"|enw(?:au)? (?:\w+ )?(?:oddi ar|o) y gofrestr|ended (?:his|her) (?:child protection |cp )?plan)\b"
)
_GOES_ON = re.compile(r"\b(?:continu\w+|remain\w*|stays?|maintained|not end\w*)\b")
# The day stands right behind such words, with an article or "about" between them at most.
_AWAY = 6
_HEARD = frozenset({EvidenceStatus.REPORTED, EvidenceStatus.ALLEGED, EvidenceStatus.DISPUTED, EvidenceStatus.OPINION})


def told_ends(events: Iterable[Event]) -> Iterator[Event]:
    """The ends of which the words of events give the day.

    Each has the key of the event that tells it, for that is its source. What was read from a text has its entries already,
    each day its own.
    """
    for event in events:
        if event.when.dated and not is_read_from_text(event):
            yield from _ends(event)


def plan_ends(events: Iterable[Event], person: Person) -> Iterator[Event]:
    """The ends of somebody's protection plan that reviews tell of by name; of the one whom a review is about, without.

    A sentence that also says that a plan goes on is not taken apart: it may be the other child's.
    """
    given = {name.given for name in names_of(person) if name.given}
    for event in events:
        if event.kind in _REVIEWS and event.when.dated and _ends_plan(event, person, given):
            yield replace(event, kind=Kind.CP_PLAN_ENDED, until=None, accounts=())


def _ends_plan(event: Event, person: Person, given: Iterable[str]) -> bool:
    alone = {part.person for part in event.people if part.role == "subject"} == {person.id}
    called = re.compile(rf"\b(?:{'|'.join(map(re.escape, given))})\b") if given else None
    for text in dict.fromkeys((event.fact, event.outcome or "", event.decision or "")):
        lower = folded(text)
        for at in sentences(text):
            found = _PLAN_ENDS.search(lower, at.start, at.end)
            if found is None or _GOES_ON.search(_clause(lower, at, found)):
                continue
            named = alone or (
                called is not None and called.search(lower[at.start : at.end].replace("-", "")) is not None
            )
            if named and _is_said(text, at, Span(found.start(), found.end()), Kind.CP_PLAN_ENDED):
                return True
    return False


def _clause(text: str, sentence: Span, found: re.Match[str]) -> str:
    """What stands between semicolons: "name off the register; the others remain on it"."""
    begins = text.rfind(";", sentence.start, found.start())
    ends = text.find(";", found.end(), sentence.end)
    return text[sentence.start if begins < 0 else begins + 1 : sentence.end if ends < 0 else ends]


def _ends(event: Event) -> Iterator[Event]:
    for text in dict.fromkeys((event.fact, *(account.fact for account in event.accounts))):
        lower = folded(text)
        for kind, words in _ENDS.items():
            for found in words.finditer(lower):
                if end := _end(event, text, kind, Span(found.start(), found.end())):
                    yield end
                    return


def _end(event: Event, text: str, kind: Kind, at: Span) -> Event | None:
    """The end on the day behind the words; none where they only say what somebody heard, feared or planned."""
    sentence = next((span for span in sentences(text) if span.start <= at.start < span.end), None)
    written = event.when.first_day
    if sentence is None or not _is_said(text, sentence, at, kind):
        return None
    # To the reader of dates the last word before a day may be part of it: "since 25 June".
    when = next(
        (each.when for each in dates.find(text, written) if each.end > at.end and each.start <= at.end + _AWAY), None
    )
    if when is None or when.earliest is None or when.earliest >= event.when.first_day:
        return None
    return replace(event, kind=kind, when=when, until=None, accounts=())


def _is_said(text: str, sentence: Span, at: Span, kind: Kind) -> bool:
    """No word makes it hearsay, a question or a plan."""
    telling = heard(text)
    if any(hit.kind is kind and at.meets(Span(hit.start, hit.end)) for hit in telling.cues.within(*sentence)):
        said = [one for one in telling.said(sentence) if at.meets(one.at)]
        return bool(said) and not any(one.status in _HEARD for one in said)
    return telling.is_untold(sentence) and not telling.manners.of(at, sentence) & AHEAD
