"""What the words of a row mean: the kind of thing they tell, how it is known, and which of them only plan."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.dates import find
from chronology.model import EvidenceStatus, Group, Kind, When
from chronology.practice import taxonomy
from chronology.prose.assertion import AHEAD, Manner
from chronology.prose.language import language_of
from chronology.prose.phrases import folded
from chronology.prose.said import Said
from chronology.prose.sentences import Span, sentences
from chronology.prose.steps import Form
from chronology.prose.telling import Telling, kind_of_label
from chronology.prose.vocabulary import NAMES, is_role, remembered, sector_of
from importers.agency_chronology.front import kind_of_contact

_OWN_DOING = frozenset({Group.VISIT, Group.CONTACT})
_TASTE = 600
# That an agency was there or heard of it; what it was there for says more.
_CHANNELS = frozenset({Kind.POLICE_INCIDENT, Kind.HEALTH_CONTACT, Kind.EDUCATION_CONTACT})
# A type column that says no more than how or where; the row's own words say what.
_UNSPECIFIC = _CHANNELS | {Kind.CONTACT, Kind.CASE_NOTE, Kind.PROFESSIONALS_MEETING}
# Whom a blow may be struck at beside those the roles of chronology.prose call children.
_CHILDREN = frozenset(
    {"children", "kids", "son", "daughter", "sibling", "siblings", "brother", "sister", "plant", "mab", "merch"}
)
# What a type is that says no more than this.
_WHOLE = {"missing": Kind.MISSING, "missing episode": Kind.MISSING, "ar goll": Kind.MISSING}
# "Attendance" over a row says what it is about: "on time, in full uniform", "92%" are no absence. Below 90 it is one that persists
# (Working together to improve school attendance, 2024).
_AWAY = re.compile(r"\b(?:non|poor|low|absen\w*|truan\w*|unauthori[sz]ed|missed|diffyg|absenol\w*)\b")
_LOW = re.compile(r"(?<![\d.])(?:[1-8]?\d)(?:\.\d+)? ?%")
_OVER = re.compile(
    r"\b(?:taf|plan|early help|case|cynllun)(?: \w+)? (?:was |now |is |has )?(?:clos\w*|ended|wedi cau)\b|\bclosed\b"
)
_NO_BREACH = re.compile(r"\b(?:no|not a|dim) (?:breach|tor-?amod)\b")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = 6
"""A cell of no more words than this is a system's name for a step: "Section 42 enquiry"."""
# Somebody told or did something that day, of a day to come: "gave notice that support will end on 22 April" is both.
_SAID_OR_DONE = re.compile(
    r"^(?:(?!\b(?:will|would|is to|are to|to be|due|planned|arranged|booked|listed)\b).)*?\b(?:gave|served|issued|handed|wrote|told|informed|notified|advised|"
    r"said|stated|reported|disclosed|rang|phoned|telephoned|called|received|asked|refused|declined|signed|"
    r"rhoddodd|dywedodd|ysgrifennodd|hysbysodd|ffoniodd|gofynnodd|gwrthododd)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the words of a row tell, worked out once for rows that say the same."""

    kind: Kind
    status: EvidenceStatus
    own: tuple[Span, ...]
    planned: tuple[tuple[Span, When | None], ...]
    harms: tuple[tuple[Said, Span], ...]
    language: str


@remembered(maxsize=4096)
def told_by(text: str, type_words: str, day: dt.date | None, agency: str, about: tuple[str, ...]) -> Told:
    """What the words of a row tell; `about` are the ids of those it is about, made of their names."""
    # The police, a school or a surgery end work of their own, and not the case.
    closes = sector_of(folded(agency)) in (None, "social_care")
    telling = Telling(folded(text), closes=closes, form=Form.LABEL if len(text.split()) <= _NAME else Form.PROSE)
    spans = tuple(sentences(text, wrapped=False))
    planned = tuple(_planned(telling, text, spans, day))
    ahead = {span for span, _ in planned if not _SAID_OR_DONE.search(telling.lower[span.start : span.end])}
    own = tuple(span for span in spans if span not in ahead)
    named = _named_by(type_words, text) if type_words and type_words != text else None
    said = telling.of_body(own)
    if said is not None and said.kind in _CHANNELS:
        said = _beyond_channel(telling, own) or said
    if said is not None and said.kind is Kind.PHYSICAL_ABUSE_ALLEGED:
        said = _between_adults(telling, own, said, about) or said
    if named in _UNSPECIFIC and said is not None and said.weight == NAMES and said.kind not in _UNSPECIFIC:
        named = None
    kind = named or _WHOLE.get(folded((type_words or text).strip(" ."))) or (said.kind if said else None)
    if kind is not None:
        kind = telling.foiled(kind, own) or kind
    kind = kind or kind_of_contact(agency) or Kind.UNCLASSIFIED
    observed = taxonomy()[kind].group in _OWN_DOING
    status = EvidenceStatus.OBSERVED if observed else said.status if said else EvidenceStatus.REPORTED
    harms = tuple(telling.harms(kind, own))
    return Told(kind=kind, status=status, own=own, planned=planned, harms=harms, language=language_of(text[:_TASTE]))


def _named_by(type_words: str, text: str) -> Kind | None:
    """The kind a row's own type names; none where it names what the row is about and the words do not bear it out."""
    kind = kind_of_label(folded(type_words))
    if kind is Kind.SCHOOL_ABSENCE and not _AWAY.search(folded(f"{type_words} {text}")) and not _LOW.search(text):
        return None
    if kind is Kind.EARLY_HELP_REFERRAL and _OVER.search(folded(text)):
        return None
    if kind is Kind.BREACH_OF_ORDER and _NO_BREACH.search(folded(text)):
        return None
    return kind


def _beyond_channel(telling: Telling, own: Sequence[Span]) -> Said | None:
    """What an agency was told of or came to is what happened; that it was this agency says the table already."""
    named = [
        said
        for span in own
        for said in telling.said(span)
        if said.weight == NAMES and said.kind not in _CHANNELS and taxonomy()[said.kind].group not in _OWN_DOING
    ]
    return max(named, key=lambda said: (taxonomy()[said.kind].level.rank, -said.at.start), default=None)


def _between_adults(telling: Telling, own: Sequence[Span], harm: Said, about: Sequence[str]) -> Said | None:
    """The domestic abuse that a blow is part of, where the row names it and the blow's sentence speaks of no child."""
    sentence = next((span for span in own if span.start <= harm.at.start < span.end), None)
    words = set(_WORD.findall(telling.lower[sentence.start : sentence.end])) if sentence else set()
    children = {name for person in about for name in person.removeprefix("name:").split("-")[:1]}
    if any(is_role(word, "child") for word in words) or words & (_CHILDREN | children):
        return None
    told = (said for span in own for said in telling.said(span))
    return next((said for said in told if said.kind is Kind.DOMESTIC_ABUSE_INCIDENT and said.weight == NAMES), None)


def _planned(
    telling: Telling, text: str, spans: Sequence[Span], day: dt.date | None
) -> Iterator[tuple[Span, When | None]]:
    """The sentences that plan something for a day to come: they tell of nothing that was."""
    if day is None:
        return
    for span in spans:
        for mention in find(text[span.start : span.end], written_on=day):
            at = Span(span.start + mention.start, span.start + mention.end)
            ahead = mention.when.earliest is not None and mention.when.earliest >= day
            manners = telling.manners.of(at, span)
            if ahead and manners & AHEAD and Manner.NEGATED not in manners:
                yield span, mention.when
                break
