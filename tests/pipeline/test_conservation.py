"""Nothing read is ever lost: every account of every input is in the chronology, or counted as somebody else's."""

from collections import Counter

import pytest
from examplecases import EXAMPLES, example

from chronology.model import Account
from chronology.normalise import split, subjects
from chronology.pipeline import holdings, read
from chronology.plugins import load


def told(chronology) -> Counter:
    return counted(split((*chronology.events, *chronology.undated, *chronology.withdrawn, *chronology.later)))


def counted(accounts) -> Counter:
    return Counter((a.source.document, a.source.locator, a.source.quote, a.when.edtf) for a in accounts)


def theirs(account: Account, ids: tuple[str, ...]) -> bool:
    """About one of them, or one of them took part, or about nobody by name: said the plain way."""
    return not subjects(account) or any(part.person in ids for part in account.people)


@pytest.mark.parametrize("case", ["family", "adult"])
def test_every_account_that_was_read_is_in_an_event_or_is_about_somebody_else(case):
    # A document for a conference names no protected address; the whole record is held by one for those who work with it.
    chronology = example(case, "full")
    reads = read([str(EXAMPLES / case / "ics-export.xml"), str(EXAMPLES / case / "notes")], load())
    accounts = reads.of(Account)
    # Those that name nobody, as their words tell whom of brothers and sisters they are about.
    known = holdings(reads).accounts
    own = counted(account for account in known if theirs(account, chronology.subjects))
    kin = {other for each in chronology.relationships for other in (each.from_person, each.to_person)}
    of_family = counted(account for account in known if any(part.person in kin for part in account.people))
    counts = dict(chronology.counts)

    assert own - told(chronology) == Counter()
    assert told(chronology) - own - of_family == Counter()
    assert counts["accounts"] == len(accounts)
    assert counts["accounts_of_others"] == len(accounts) - told(chronology).total()


@pytest.mark.parametrize("case", ["family", "adult"])
def test_every_document_accounts_for_all_it_holds(case, request):
    for document in request.getfixturevalue(case).documents:
        assert document.found == document.accounted > 0


@pytest.mark.parametrize("case", ["family", "adult"])
def test_every_printed_entry_has_a_source_and_a_reason_for_its_weight(case, request):
    chronology = request.getfixturevalue(case)
    weighed = {significance.event: significance for significance in chronology.significance}
    printed = {serial.event for serial in chronology.serials if serial.printed}

    for event in (*chronology.events, *chronology.undated):
        assert all(account.source.document for account in event.accounts)
        # What is withheld has no weight either: the letter beside the day would tell what the words were kept back for.
        if "#kept-" not in event.key:
            assert event.key not in printed or weighed[event.key].reasons


@pytest.mark.parametrize("case", ["family", "adult"])
def test_references_and_keys_are_unique(case, request):
    chronology = request.getfixturevalue(case)

    assert len({serial.reference for serial in chronology.serials}) == len(chronology.serials)
    assert len({serial.event for serial in chronology.serials}) == len(chronology.serials)
