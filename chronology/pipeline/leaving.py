"""What importers left because it is of others than the one asked for, and what of it a chronology still goes by."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from chronology.model import Ignored, Left
from chronology.pipeline.cast import Cast
from chronology.pipeline.reading import Reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """All that was left in one reading of the inputs."""

    left: tuple[Left, ...] = ()
    about: frozenset[str] = frozenset()
    """People by their ids, whom what was left is about."""

    @classmethod
    def of(cls, reads: Reads, cast: Cast) -> "Remaining":
        """What was left, with people under the ids they have now."""
        left = reads.of(Left)
        about = (
            cast.settled.id_of(document, identity)
            for each in left
            for document, _ in each.records
            for identity in each.about
        )
        return cls(left=left, about=frozenset(about))

    @property
    def unnamed(self) -> int:
        """How many people it is about of whom nothing else was read."""
        return sum(each.people for each in self.left)

    @property
    def are_subjects(self) -> bool:
        """Some of these are people whom the records are about, by what their source says."""
        return any(each.people and each.are_subjects for each in self.left)

    @property
    def recorded(self) -> Sequence[dt.date]:
        """The latest days anything of it was recorded."""
        return [each.recorded for each in self.left if each.recorded is not None]

    @property
    def happened(self) -> Sequence[dt.date]:
        """The latest days anything in it happened."""
        return [each.happened for each in self.left if each.happened is not None]

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """How much there was of each document, as the chronology says it."""
        return tuple(
            Ignored(document=document, path="records of others", reason=_reason(each), count=many)
            for each in self.left
            for document, many in each.records
            if many
        )

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Totals of it; nothing where nothing was left."""
        if not self.left:
            return ()
        records = sum(many for each in self.left for _, many in each.records)
        return (("records_of_others", records), ("others", sum(map(_people, self.left))))


def _people(left: Left) -> int:
    return left.people + len(left.about)


def _reason(left: Left) -> str:
    many = _people(left)
    whom = f"{many:,} other people" if many != 1 else "one other person"
    return f"read and counted; of {whom}, and not of whom this document is about"
