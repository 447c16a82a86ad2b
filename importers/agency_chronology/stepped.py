"""Steps with days of their own in a row: the columns "S42 start" and "S42 end" of a register of concerns."""

from collections.abc import Iterator
from dataclasses import replace

from chronology.model import Account
from chronology.practice import taxonomy, title_of
from importers.agency_chronology.columns import step_of
from importers.agency_chronology.moments import read_cell
from importers.agency_chronology.rows import Row


def steps_in(row: Row, account: Account) -> Iterator[Account]:
    """A row's steps, each on its own day; what came of the row is the outcome of the step that ends it."""
    for heading, words in row.steps:
        kind, cell = step_of(heading), read_cell(words)
        if kind is None or len(cell.moments) != 1 or not cell.dated:
            continue
        ends = kind.endswith("_completed")
        yield replace(
            account,
            key=f"{account.key.partition('#')[0]}#{kind}",
            when=cell.moments[0].when,
            until=None,
            kind=kind,
            title=title_of(kind, account.language),
            fact=f"{heading}: {words}",
            polarity=taxonomy()[kind].polarity,
            action=None,
            outcome=account.outcome if ends else None,
            decision=None,
            impact=None,
            child_voice=None,
        )
