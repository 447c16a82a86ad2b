"""What accounts of one event differ on, and whose account each is."""

from collections.abc import Iterator

from chronology.dates import from_edtf
from chronology.model import Account, Conflict, Event, Kind
from chronology.practice import title_of
from exports.pdf.case import Case
from exports.pdf.one_incident import bound_with
from exports.pdf.records import mark_and_record, record
from exports.pdf.rows import members, of_row, row
from exports.pdf.text import Run, bold
from exports.readers import FAMILY


def conflict_in_words(case: Case, event: Event, conflict: Conflict) -> str:
    """On what accounts differ, and what each says."""
    accounts = {account.key: account for account in event.accounts}
    field = case.words.known(f"fields.{conflict.field}") or conflict.field.replace("_", " ")
    # What several say alike stands once, with all who say it.
    said: dict[str, dict[str, None]] = {}
    for value, key in conflict.values:
        said.setdefault(_value(case, conflict.field, value), {})[teller(case, accounts.get(key))] = None
    values = (
        f"{case.words.say('entries.said', words=words)} ({', '.join(tellers)})" for words, tellers in said.items()
    )
    return case.words.say("entries.differ_field", field=field) + "; ".join(values)


def taken_back_in_words(case: Case, event: Event) -> Iterator[list[Run | str]]:
    """What later entries say against what was told, each with its day, its words and its entry."""
    for back in of_row(case, case.taken_back, event):
        said = case.words.say("entries.said", words=back.words.replace("“", "'").replace("”", "'").replace('"', "'"))
        yield [
            bold(case.words.say("entries.taken_back" if back.surely else "entries.perhaps_taken_back")),
            f"{case.date(back.event.when)}: ",
            Run(said, language=case.spoken(back.event, "fact")),
            " [",
            *case.references([back.event.key]),
            "]",
        ]


def perhaps_in_words(case: Case, event: Event, *, shortly: bool = False) -> Iterator[list[Run | str]]:
    """The entries that may be of the same incident, each with why; in a row of few words without."""
    own = {each.key for each in members(case, event)}
    sure = bound_with(case, event)
    told = {
        other.event.key: other
        for other in of_row(case, case.perhaps, event)
        if other.event.key not in own and row(case, other.event).key not in sure
    }
    others = [*told.values()]
    if shortly and others:
        yield [
            bold(case.words.say("entries.perhaps_one")),
            *case.references([other.event.key for other in others]),
            ".",
        ]
        return
    for other in others:
        why = ", ".join(case.words.say(f"entries.perhaps_{each}") for each in other.why)
        yield [bold(case.words.say("entries.perhaps_one")), *case.references([other.event.key]), f" ({why})."]


def _value(case: Case, field: str, value: str) -> str:
    """A value as a reader knows it: a date in words, a kind by its title."""
    if field in ("when", "until"):
        try:
            return case.date(from_edtf(value))
        except ValueError:
            return value
    if field == "agency":
        return case.agency(value)
    if field == "kind" and value in set(Kind):
        return title_of(Kind(value), case.language)
    return value


def teller(case: Case, account: Account | None) -> str:
    """Whose account it is, as shortly as is clear: the agency where it is another's than the case's own."""
    if account is None:
        return "–"
    agency = account.agency or account.source.agency
    if agency and agency != case.authority:
        return case.agency(agency)
    if case.chronology.profile == FAMILY:
        return mark_and_record(case, account.source)
    return ", ".join(filter(None, (record(account.source.locator), account.source.document)))
