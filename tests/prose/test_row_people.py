"""A row that names somebody else in its column of people says so wherever it is told, and counts for nobody it does not name."""

import datetime as dt
from dataclasses import replace

import pytest
from casebuilding import SOURCE, event

from chronology.model import Event, Kind, Person, PersonKind, Source, When
from chronology.prose.row_people import is_of_another, others_in_row

KIT = Person(
    id="c1",
    name="Kit Marlais",
    kind=PersonKind.CHILD,
    born=When.on(dt.date(2011, 2, 19)),
    is_subject=True,
    source=SOURCE,
)


def row(words: str) -> Event:
    found = event("police:1#occurred", "2024-02-24", Kind.POLICE_INCIDENT, fact="LOCK KNIFE IN WAISTBAND.")
    source = Source(document="police.csv", locator="row 8", quote=words)
    return replace(found, accounts=tuple(replace(account, source=source) for account in found.accounts))


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("NOMINALS: ARRESTED MARLAIS Rhun 14/11/2006", "ARRESTED MARLAIS Rhun b. 2006"),
        ("NOMINALS: ARRESTED MARLAIS Kit 02/06/2008", "ARRESTED MARLAIS Kit b. 2008"),
        ("Victim: PROSSER Dilys", "PROSSER Dilys"),
    ],
)
def test_a_row_of_somebody_else_or_of_a_namesake_names_them(column: str, told: str) -> None:
    found = row(f"LOCK KNIFE IN WAISTBAND.\n{column}")

    assert told == others_in_row(found, KIT)
    assert all(is_of_another(account, KIT) for account in found.accounts)


@pytest.mark.parametrize(
    "column",
    [
        "NOMINALS: ARRESTED MARLAIS Rhun 14/11/2006; PRESENT MARLAIS Kit 19/02/2011",
        "NOMINALS: MISSING MARLAIS Kit",
        "FROM_DT: 24/02/2024",
    ],
)
def test_a_row_that_names_the_person_or_has_no_such_column_is_not_marked(column: str) -> None:
    found = row(f"LOCK KNIFE IN WAISTBAND.\n{column}")

    assert not others_in_row(found, KIT)
    assert not any(is_of_another(account, KIT) for account in found.accounts)


OLWEN = Person(id="c1", name="Olwen-Mai Tranter", kind=PersonKind.ADULT, is_subject=True, source=SOURCE)


@pytest.mark.parametrize(("column", "told"), [("Tenant: RP (fl 4)", "RP (fl 4)"), ("Resident: Mr J", "Mr J")])
def test_a_row_of_a_house_s_log_is_of_the_tenant_it_names(column: str, told: str) -> None:
    found = row(f"Purse gone from a coat.\n{column}")

    assert told == others_in_row(found, OLWEN)
    assert all(is_of_another(account, OLWEN) for account in found.accounts)


@pytest.mark.parametrize(
    "column", ["Tenant: OT", "Tenant: O-M", "Resident: Mrs Tranter", "Tenant: flat 6", "Tenant: Olwen"]
)
def test_one_of_the_person_or_of_a_door_is_not(column: str) -> None:
    assert not others_in_row(row(f"Purse gone from a coat.\n{column}"), OLWEN)


def test_the_tenancy_of_a_child_s_home_is_another_s_and_says_nothing_of_whose_a_row_is() -> None:
    assert not others_in_row(row("Door forced.\nTenant: Sian Vale"), KIT)
