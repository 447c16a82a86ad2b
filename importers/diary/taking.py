"""The properties of one entry, each marked when something reads it, so that none is lost without a word."""

from collections.abc import Iterator

from importers.diary.component import Component, Property
from importers.diary.ledger import Ledger, named, rule_for, shortened
from importers.diary.moments import Moment, moment
from importers.diary.outcome import is_outcome_property

LONGEST_WORDS = 2_000


class Taking:
    """The properties of a component, each marked when something reads it."""

    def __init__(self, component: Component, ledger: Ledger) -> None:
        self.component = component
        self.ledger = ledger
        self._left: dict[str, list[Property]] = {}
        for prop in component.properties:
            self._left.setdefault(prop.name, []).append(prop)

    def report(self, message: str) -> None:
        """Note a problem of this entry."""
        self.ledger.problem(message, self.component.place)

    def all(self, name: str) -> list[Property]:
        """Every property of a name."""
        found = self._left.pop(name, [])
        self.ledger.accounted += len(found)
        return found

    def text(self, name: str) -> str:
        """What a property says; one that stands several times says all of it."""
        found = self.all(name)
        if len(found) > 1:
            self.ledger.note(f"{name} stands more than once in an entry; all are kept", self.component.place)
        return "; ".join(prop.text.strip() for prop in found if prop.text.strip())

    def moment(self, name: str) -> Moment | None:
        """The moment a property gives; of several, the first."""
        found = self.all(name)
        if len(found) > 1:
            self.report(f"{name} stands more than once in an entry; the first was used")
        return moment(found[0].text, found[0], self.report) if found and found[0].text.strip() else None

    def moments(self, name: str) -> Iterator[Moment]:
        """Every moment that properties of a name list."""
        for prop in self.all(name):
            for value in prop.values:
                # A period gives its start first.
                found = moment(value.split("/")[0], prop, self.report) if value.strip() else None
                if found is not None:
                    yield found

    def outcomes(self) -> Iterator[Property]:
        """Every property whose name says that it holds an outcome."""
        for name in [name for name in self._left if is_outcome_property(name) and rule_for(name) is None]:
            yield from self.all(name)

    def ignore(self, rule: str) -> None:
        """Leave out one property that was taken, under a rule."""
        self.ledger.accounted -= 1
        found = rule_for(rule)
        assert found is not None, "the rules named here are in the table"
        self.ledger.ignore(found)

    def rest(self) -> Iterator[str]:
        """What nothing read: left out by a rule, else kept in its words."""
        for prop in [prop for alike in self._left.values() for prop in alike]:
            if rule := rule_for(prop.name):
                self.ledger.ignore(rule)
                continue
            self.ledger.accounted += 1
            self.ledger.note(
                f"the property {named(prop.name)} is not known; its words are kept with the entry's",
                self.component.place,
            )
            if prop.text.strip():
                yield f"{shortened(prop.name)}: {prop.text.strip()[:LONGEST_WORDS]}"
        self._left.clear()
