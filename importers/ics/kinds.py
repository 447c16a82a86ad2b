"""What kind of event an aspect of a record is: coded by the source, named by its words, or the table's own."""

from collections.abc import Sequence

from chronology.model import Group, Involvement, Kind
from chronology.practice import group_of
from importers.ics.parts import Parts
from importers.ics.vocabulary import Aspect, RecordType, coded_kind, kind_of_words

# What the title of a visit may say became of it; what it was for is another thing.
_OF_A_VISIT = frozenset({Group.VISIT, Group.MISSED_APPOINTMENT, Group.CONTACT})
_NO_FURTHER_ACTION = ("no further action", "nfa", "dim camau pellach")
_UNPLANNED = ("unplanned", "breakdown", "broke down", "disruption", "disrupted")
# Of several siblings on one visit, the one who was seen least speaks for the entry.
_SEEN = (
    (Kind.CHILD_NOT_SEEN, ("not-seen", "absent")),
    (Kind.CHILD_SEEN, ("seen", "spoken-to")),
    (Kind.CHILD_SEEN_ALONE, ("seen-alone",)),
)


def kind_of(  # noqa: PLR0913  # everything that may name the kind
    aspect: Aspect,
    record_type: RecordType,
    parts: Parts,
    outcome: str | None,
    people: Sequence[Involvement],
    *,
    first: bool,
) -> Kind:
    """The kind of one aspect of a record."""
    if not first:
        return _by_outcome(aspect.kind, outcome)
    named = coded_kind(parts.kind_code) if parts.kind_code else None
    if named is None and record_type.category:
        # A title is only asked where there is no category: it may name what the record is about, not what happened.
        words = parts.codes.get("Category")
        named = kind_of_words(". ".join(words) if words else parts.title)
        if named is not None and not words and record_type.seen and group_of(named) not in _OF_A_VISIT:
            named = None  # "Visit after birth" is no birth
    if named is None and record_type.seen:
        named = _of_visit(people)
    return named or _by_outcome(aspect.kind, outcome)


def _by_outcome(kind: Kind, outcome: str | None) -> Kind:
    """Two kinds that only their outcome tells apart from a plainer one."""
    if outcome is None or kind not in (Kind.REFERRAL, Kind.PLACEMENT_ENDED):
        return kind
    said = outcome.casefold()
    if kind is Kind.REFERRAL and any(words in said for words in _NO_FURTHER_ACTION):
        return Kind.REFERRAL_NO_FURTHER_ACTION
    if kind is Kind.PLACEMENT_ENDED and any(words in said for words in _UNPLANNED):
        return Kind.PLACEMENT_BREAKDOWN
    return kind


def _of_visit(people: Sequence[Involvement]) -> Kind | None:
    how = {part.involvement for part in people if part.role == "subject"}
    return next((kind for kind, involvements in _SEEN if not how.isdisjoint(involvements)), None)
