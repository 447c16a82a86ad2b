"""What somebody lists as left undone: of such a list the one thing that is meant is quoted, and none of it tells that anything was done."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from analyzers.follow_up.again import is_a_jotting
from chronology.model import Action, Event

_LEAD = 2


def is_thing(thing: str, words: str) -> bool:
    """Words are a thing of a list, alone or behind what heads the list."""
    return words == thing or words.endswith(f": … {thing}")


class Undone:
    """The things of all such lists, by the record that has them."""

    def __init__(self, actions: Sequence[Action]) -> None:
        self._by_record: dict[str, list[str]] = defaultdict(list)
        for action in actions:
            if is_a_jotting(action):
                self._by_record[action.account.partition("#")[0]].append(" ".join(action.text.split()))

    def lists(self, words: str) -> bool:
        """Some entry lists just this as left undone."""
        return any(is_thing(thing, words) for things in self._by_record.values() for thing in things)

    def thing_meant(self, event: Event, words: str, weight: Callable[[str], float]) -> str:
        """Of the things that a clause of an entry lists the one of most weight, behind what heads the list; nothing where none has any."""
        words = " ".join(words.split())
        records = [account.key.partition("#")[0] for account in event.accounts]
        weighed = {
            thing: weight(thing) for each in records for thing in self._by_record.get(each, ()) if thing in words
        }
        if not any(weighed.values()):
            return ""
        thing = max(weighed, key=lambda each: weighed[each])
        head, colon, _ = words[: words.index(thing)].partition(": ")
        return f"{head}: … {thing}" if colon and len(head.split()) <= _LEAD else thing
