"""A chronology asked for in two ways: read for one person, and chosen from what was read of everybody."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chronology.hooks import Whom
from chronology.model import Chronology
from chronology.pipeline import Reads, Wishes, compose, holdings, holdings_for, read
from chronology.plugins import Plugins
from chronology.practice import load_practice

# What says how much was read, and for whom.
READ = {"accounts", "accounts_of_others", "records_of_others", "others"}


class Inputs:
    """Files that are read for a subject, with how often they were."""

    def __init__(self, paths: Sequence[Path], plugins: Plugins) -> None:
        self.paths = [str(path) for path in paths]
        self.plugins = plugins
        self.readings: list[Whom | None] = []

    def read(self, whom: Whom | None) -> Reads:
        self.readings.append(whom)
        return read(self.paths, self.plugins, whom=whom)

    def asked(self, wishes: Wishes) -> Chronology:
        return compose(holdings_for(self.read, wishes), load_practice("wales"), self.plugins, wishes)

    def of_all(self, wishes: Wishes) -> Chronology:
        return compose(holdings(read(self.paths, self.plugins)), load_practice("wales"), self.plugins, wishes)


def bare(chronology: Chronology) -> Chronology:
    """Without how much was read."""
    return replace(
        chronology,
        documents=tuple(replace(document, accounts=0) for document in chronology.documents),
        ignored=tuple(one for one in chronology.ignored if one.path != "records of others"),
        counts=tuple(count for count in chronology.counts if count[0] not in READ),
    )
