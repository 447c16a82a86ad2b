"""What a record says in a field of few values: whether it stands, who may read it, what kind of event it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from chronology.mapping.definition import Choice
from chronology.mapping.ledger import Ledger
from chronology.mapping.record import Record
from chronology.mapping.words import Codes, plain
from chronology.model import Restriction, Status

# Asking an enumeration for a value takes longer than to look it up.
_STATUSES: Final = {status.value: status for status in Status}
_RESTRICTIONS: Final = {restriction.value: restriction for restriction in Restriction}


@dataclass(frozen=True, slots=True)
class Choices:
    """Chooses by the mapping of one document."""

    codes: Codes
    ledger: Ledger
    called: Callable[[Record, str], str]
    """A field of a record as a reader is told of it: "column Status"."""

    def status(self, record: Record) -> Status:
        """Whether the record stands, by its own field and by the mark that it is to be purged."""
        kind = record.kind
        if kind.purged is not None:
            for name in kind.purged.fields:
                record.use(name)
            if not record.withdrawn and kind.purged.holds(record):
                record.withdrawn = "is marked to be purged"
        status = Status.WITHDRAWN if record.withdrawn else _STATUSES[self.value(kind.status, record)]
        if status is Status.WITHDRAWN:
            record.withdrawn = record.withdrawn or "is marked as withdrawn"
        return status

    def restriction(self, record: Record) -> Restriction:
        """Who may read what the record tells."""
        return _RESTRICTIONS[self.value(record.kind.restriction, record)]

    def value(self, choice: Choice, record: Record) -> str:
        """The value of a choice for a record. A text it does not know is not used by it, and is reported."""
        if not choice.by or not record.holds(choice.by):
            return choice.otherwise
        text = record.texts[choice.by]
        chosen = choice.values.get(plain(text)) or choice.values.get(plain(self._meaning(record, choice.by, text)))
        if chosen is None and (choice.told or self._faulty(record, choice.by, text)):
            return choice.otherwise
        if chosen is None:
            message = f"{self.called(record, choice.by)} holds a value that the mapping gives no meaning for"
            self.ledger.problem(message, record.locator)
            return choice.otherwise
        record.use(choice.by)
        return chosen

    def _faulty(self, record: Record, name: str, text: str) -> bool:
        """The text was reported already, with the record."""
        return bool(self.codes.fault(record.kind.fields[name].read, text))

    def _meaning(self, record: Record, name: str, text: str) -> str:
        how = record.kind.fields[name].read
        return (self.codes.meaning(how, text) or "") if how in self.codes.sets else ""
