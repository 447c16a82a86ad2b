"""An order that its words give a term ends about then; no other is given an end."""

import datetime as dt

import pytest

from chronology.dates import describe
from chronology.model import Account, Kind, Source, When
from chronology.prose.orders import end_of_term, end_told

MADE = When.on(dt.date(2020, 1, 31))


def told(fact: str, kind: Kind = Kind.ORDER_MADE, when: When = MADE) -> Account:
    return Account(key="a", when=when, kind=kind, fact=fact, source=Source(document="n", sha256="", locator="1"))


@pytest.mark.parametrize(
    ("fact", "until"),
    [
        ("Non-molestation order made without notice for twelve months.", "about 31 January 2021"),
        ("Emergency protection order for 8 days.", "about 8 February 2020"),
        ("Interim care order made for one month.", "about 29 February 2020"),
        ("Bail for a period of 2 weeks, not to contact her.", "about 14 February 2020"),
        ("Gorchymyn dim ymyrryd am 12 mis.", "about 31 January 2021"),
    ],
)
def test_an_order_for_a_time_ends_about_then(fact: str, until: str) -> None:
    ended = end_of_term(told(fact))

    assert ended is not None
    assert describe(ended) == until


@pytest.mark.parametrize(
    "account",
    [
        told("Care order made."),
        told("Order made; the case is adjourned for two weeks."),
        told("Supervision order. She has lived there for two years."),
        told("Order to be reviewed for six months."),
        told("Order for twelve months.", when=When.undated("")),
        told("The order was for twelve months.", kind=Kind.VISIT),
    ],
)
def test_what_gives_no_term_is_given_no_end(account: Account) -> None:
    assert end_of_term(account) is None


def test_an_end_that_is_recorded_stands() -> None:
    end = When.on(dt.date(2020, 3, 1))
    account = Account(
        key="a",
        when=MADE,
        until=end,
        kind=Kind.ORDER_MADE,
        fact="Order for twelve months.",
        source=Source(document="n", sha256="", locator="1"),
    )

    assert end_of_term(account) is None


@pytest.mark.parametrize(
    ("fact", "until"),
    [
        ("DoLS standard authorisation granted, in date until 29/01/2021.", "29 January 2021"),
        ("DoLS authorised to 3 June 2020 with two conditions", "3 June 2020"),
        ("Standard authorisation given. DoLS expires 30-07-20", "30 July 2020"),
        ("Urgent authorisation by the ward for 7 days", "about 7 February 2020"),
        ("Awdurdodiad safonol hyd at 30/01/2021", "30 January 2021"),
    ],
)
def test_an_authorisation_ends_on_the_day_that_its_words_give(fact: str, until: str) -> None:
    ended = end_of_term(told(fact, Kind.DEPRIVATION_OF_LIBERTY))

    assert ended is not None
    assert describe(ended) == until


@pytest.mark.parametrize("fact", ["DoLS granted. Room booked until 03/06/2020", "DoLS standard, review by 03/06/2020"])
def test_another_day_beside_an_authorisation_is_not_its_end(fact: str) -> None:
    assert end_of_term(told(fact, Kind.DEPRIVATION_OF_LIBERTY)) is None


def test_an_order_ends_on_the_day_that_its_own_words_give():
    ended = end_of_term(told("Closure order granted on the flat, 3 months to 30/04/2020."))

    assert ended is not None
    assert describe(ended) == "30 April 2020"


def test_an_order_ends_on_the_day_that_is_told_later_of_an_order_of_that_name():
    later = told("Closure order runs out on 30/04.", Kind.CONTACT, When.on(dt.date(2020, 4, 26)))
    ended = end_told(told("Closure order granted on the flat."), [later])

    assert ended is not None
    assert describe(ended) == "30 April 2020"


def test_what_is_told_of_another_order_ends_none():
    later = told("Supervision order until 30/04/2020.", Kind.CONTACT, When.on(dt.date(2020, 4, 26)))

    assert end_told(told("Closure order granted on the flat."), [later]) is None


def test_police_protection_lasts_three_days_at_most() -> None:
    ended = end_of_term(told("Taken into police protection.", Kind.POLICE_PROTECTION))

    assert ended is not None
    assert ended.last_day == MADE.first_day + dt.timedelta(days=3)
