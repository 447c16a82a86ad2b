import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from making import DAY, account, accounts

from chronology.model import Kind, Precision, When
from chronology.normalise import merge, order_key


def ordered(*told):
    return [event.title for event in sorted(merge(told), key=order_key)]


@given(st.lists(accounts), st.randoms())
def test_the_order_is_total_and_the_same_whatever_order_the_accounts_came_in(told, random):
    events = list(merge(told))
    shuffled = list(events)
    random.shuffle(shuffled)

    assert sorted(events, key=order_key) == sorted(shuffled, key=order_key)
    assert len(events) == len({order_key(event) for event in events})


def test_an_undated_entry_comes_last_and_a_month_after_its_known_days():
    month = When(earliest=dt.date(2021, 3, 1), latest=dt.date(2021, 3, 31), edtf="2021-03", precision=Precision.MONTH)
    told = (
        account("s:a:1#x", title="undated", when=When.undated()),
        account("s:a:2#x", title="in March", when=month),
        account("s:a:3#x", title="1 March", when=When.on(dt.date(2021, 3, 1))),
        account("s:a:4#x", title="3 March", when=When.on(DAY)),
    )

    assert ordered(*told) == ["1 March", "in March", "3 March", "undated"]


def test_on_one_day_a_referral_comes_before_the_conference_and_the_closure_last():
    told = (
        account("s:a:1#x", title="closed", kind=Kind.CASE_CLOSED),
        account("s:a:2#x", title="a note of it", kind=Kind.MANAGEMENT_DECISION),
        account("s:a:3#x", title="conference", kind=Kind.INITIAL_CONFERENCE),
        account("s:a:4#x", title="referral", kind=Kind.REFERRAL),
    )

    assert ordered(*told) == ["referral", "conference", "a note of it", "closed"]


def test_the_clock_orders_one_day_when_both_times_are_known():
    def at(clock: str) -> When:
        return When(earliest=DAY, latest=DAY, edtf=f"{DAY}T{clock}", precision=Precision.MINUTE)

    told = (
        account("s:a:1#x", title="afternoon", when=at("14:30")),
        account("s:a:2#x", title="morning", when=at("09:05")),
    )

    assert ordered(*told) == ["morning", "afternoon"]
