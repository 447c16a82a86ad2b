"""What agencies tell of an incident: tellings of a case, and the other entries of whoever tells them."""

import datetime as dt

from making import DAY, about, account, source

from chronology.model import Kind, Precision, When

# A Wednesday.
assert DAY.weekday() == 2


def on(days: int = 0, clock: str = "") -> When:
    """So many days after `DAY`, at a time of day where one is given."""
    day = DAY + dt.timedelta(days=days)
    if not clock:
        return When.on(day)
    return When(earliest=day, latest=day, edtf=f"{day}T{clock}", precision=Precision.MINUTE)


def told(by: str, quote: str, when: When | None = None, kind: Kind = Kind.UNCLASSIFIED, nth: int = 1, **values):
    """Nobody names an agency: by its file's name it is known whose it is."""
    values = {"people": about("c1"), "agency": None, **values}
    where = source(f"{by}.csv", quote=quote, locator=f"row {nth}")
    return account(f"{by}:row:{nth}#occurred", kind=kind, source=where, when=when or on(), **values)


def seldom(by: str, *, every: int = 40):
    """Other entries of a source, so many days apart, of nothing that is told here."""
    return [
        told(by, f"Entry {chr(97 + nth % 26)}{by} only", on(days), nth=100 + nth)
        for nth, days in enumerate(range(-80, 81, every))
        if days
    ]
