"""A reviewer's words about events, laid over them: which event each is of, and which of several stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chronology.model import Analysis, Decision, Event, Problem, Severity, Source
from chronology.normalise import reference


class Targets:
    """What an analysis may name, an account by its key or its short reference, and the event it is told in."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = {account.key: event.key for event in events for account in event.accounts}
        self._keys = {reference(key): key for key in self._events} | {key: key for key in self._events}

    def __contains__(self, target: str) -> bool:
        return target in self._keys

    def of(self, target: str) -> tuple[str, str]:
        """The keys of the event and the account."""
        key = self._keys[target]
        return self._events[key], key


def analyses(standing: Iterable[Decision], targets: Targets) -> Iterator[Analysis | Problem]:
    """The words that stand of each event. Empty words take back what stood before.

    Where two were written of accounts that are one event by now, the later stands and a `Problem` says so.
    """
    written: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in sorted(standing, key=lambda decision: decision.at):
        if decision.target in targets:
            event, account = targets.of(decision.target)
            # The last to be written of an event stands at the end, whatever stood for its account before.
            written[event].pop(account, None)
            written[event][account] = decision
    for event, by_account in sorted(written.items()):
        *before, last = by_account.values()
        if last.value.strip():
            yield Analysis(event=event, text=last.value, by=last.by, role=last.role, at=last.at)
        for other in before:
            if other.value.strip() and other.value != last.value:
                yield Problem(
                    message="of two analyses of one entry, whose accounts were merged since, the later is printed",
                    source=Source(document="decisions", locator=other.target),
                    severity=Severity.WARNING,
                )
