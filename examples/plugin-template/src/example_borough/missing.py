"""Missing episodes, as Example Borough exports them: a CSV with a row for each episode."""

from collections.abc import Iterator, Sequence

from chronology import (
    Account,
    Action,
    Document,
    Ignored,
    Involvement,
    Kind,
    Person,
    PersonKind,
    Read,
    Reading,
    Recognition,
    Row,
    When,
)
from chronology.dates import written

NEEDED = {"Episode", "Child ID", "Missing from", "Returned", "What happened"}
PASSED_OVER = {"Printed by": "who printed the list, which is no event"}
KNOWN = NEEDED | {"Name", "Return interview due"} | set(PASSED_OVER)
AGENCY = "Example Borough"


class MissingEpisodes:
    """An account for each episode, from when the child was missing until they returned."""

    name = "example-borough-missing"

    def recognises(self, document: Document) -> Recognition:
        """By its columns; a file's name says nothing."""
        if document.columns() >= NEEDED:
            return Recognition.certain("it has the columns of Example Borough's missing episodes")
        return Recognition.no()

    def read(self, documents: Sequence[Document]) -> Iterator[Read]:
        """Each file by itself: its rows, then what was left of it, then what it adds up to."""
        for document in documents:
            rows = list(document.rows())
            for row in rows:
                yield from _episode(document, row)
            for column in sorted(document.columns() - KNOWN):
                yield document.problem(f"the column {column} is not known; it was not read", "row 1")
            for column, reason in PASSED_OVER.items():
                if count := sum(bool(row.get(column)) for row in rows):
                    yield Ignored(document=document.name, path=column, reason=reason, count=count)
            yield Reading(document=document.name, unit="rows", found=len(rows), accounted=len(rows))


def _episode(document: Document, row: Row) -> Iterator[Read]:
    place = f"row {row.number}"
    number, child = row["Episode"], row["Child ID"]
    if not number or not child:
        yield document.problem("a row has no episode number or no child; it was not read", place)
        return
    source = document.source(place, quote=row["What happened"], agency=AGENCY)
    dates = {column: _date(row.get(column, "")) for column in ("Missing from", "Returned", "Return interview due")}
    for column, when in dates.items():
        if when is not None and not when.dated:
            yield document.problem(f"{column} holds something that is no date; its words are kept", place)
    yield Person(id=child, kind=PersonKind.CHILD, name=row.get("Name", ""), is_subject=True, source=source)
    yield Account(
        key=f"example-borough:missing:{number}#started",
        when=dates["Missing from"] or When.undated(),
        until=dates["Returned"],
        kind=Kind.MISSING,
        fact=row["What happened"] or "Missing.",
        people=(Involvement(person=child, role="subject"),),
        agency=AGENCY,
        source=source,
    )
    # A day on which something is due is no event.
    if due := dates["Return interview due"]:
        yield Action(text="Return interview.", due=due, people=(child,), source=source)


def _date(text: str) -> When | None:
    """The date of a cell; without a day where its words are none, and nothing for an empty cell."""
    return written(text) or When.undated(text) if text else None
