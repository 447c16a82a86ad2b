"""Items of a JSON document that is read for one person: what is told of others is counted and not handed on.

It is told all the same, so that keys, days and totals are those of a whole reading; only nothing of it is held.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from chronology.documents import Document
from chronology.hooks import Read, Whom
from chronology.mapping.nodes import Node
from chronology.model import Account, Action, Left, Person
from chronology.people import plain


class Leaving:
    """Who is left of one document."""

    def __init__(self, whom: Whom, document: Document) -> None:
        self._whom = whom
        self._document = document
        self._subjects: set[str] = set()
        self._meant: set[str] = set()
        self._left: set[str] = set()
        self._members = 0
        self._named: set[str] = set()
        self._happened: dt.date | None = None
        self._recorded: dt.date | None = None
        self._is_sure = True

    def of_item(self, top: Node, values: Sequence[Read]) -> Iterator[Read]:
        """What is handed on of what an item told: everything, or of somebody else's no account and no action."""
        people = [value for value in values if isinstance(value, Person) and value.is_subject]
        self._subjects.update(person.id for person in people)
        ids = {person.id for person in people} | self._subjects.intersection(_involved(values))
        if not ids or not self._meant.isdisjoint(ids) or self._asks_for(top, people):
            self._meant |= ids
            # What an earlier item told of them is gone.
            self._is_sure &= ids.isdisjoint(self._left)
            yield from values
            return
        self._left |= ids
        self._named.update(_involved(values))
        self._members += sum(1 for _ in top.every()) - 1
        for value in values:
            if isinstance(value, Account):
                self._pass(value)
            elif not isinstance(value, Action):
                # Whether two may be one person hangs on everybody, with kin and places.
                yield value

    def _asks_for(self, top: Node, people: Sequence[Person]) -> bool:
        """Some text of the item, or a name made of several, may be of the person asked for."""
        texts = [node.text for node in top.every() if node.text]
        names = [name for person in people for name in (person.id, person.name, *person.known_as) if name]
        return self._whom.is_meant(*texts, *names, *map(plain, names))

    def _pass(self, account: Account) -> None:
        if account.when.dated:
            self._happened = max(self._happened or dt.date.min, account.when.last_day)
        if account.source.recorded_on is not None:
            self._recorded = max(self._recorded or dt.date.min, account.source.recorded_on)

    def left(self) -> Iterator[Left]:
        """What was left, where there was anybody else."""
        if self._left:
            yield Left(
                records=((self._document.name, self._members),),
                about=tuple(sorted(self._left)),
                named=tuple(sorted(self._named - self._left)),
                happened=self._happened,
                recorded=self._recorded,
                is_sure=self._is_sure,
            )


def _involved(values: Sequence[Read]) -> Iterator[str]:
    return (part.person for value in values if isinstance(value, Account) for part in value.people)
