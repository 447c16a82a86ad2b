"""What a user may ask of a chronology, apart from the inputs and the practice."""

import datetime as dt
from dataclasses import dataclass, field

from chronology.model import Cover, Decision
from chronology.redaction import CODED


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a user may ask of a chronology, apart from the inputs and the practice."""

    subject: str | None = None
    profile: str = "conference"
    language: str = "en"
    as_at: dt.date | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    cover: Cover = field(default_factory=Cover)
    decisions: tuple[Decision, ...] = ()
    practice_by_default: bool = False
    """Nobody chose the practice: the document says so."""

    @property
    def names_nobody(self) -> bool:
        """The document calls everybody by a code."""
        return self.profile == CODED or self.cover.role_codes
