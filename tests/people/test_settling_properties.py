"""What holds of every settling: order, repetition, what is forbidden, what a reviewer says and takes back."""

import datetime as dt
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from chronology.model import Person, Source, When
from chronology.people import proposals, settle
from chronology.people.likeness import Record, contradictions

NUMBERS = ("9434765919", "4010232137")
people = st.builds(
    Person,
    id=st.sampled_from(["p1", "p2", "p3", "p4"]),
    name=st.sampled_from(["", "Ann Example", "Anne Example", "Ben Example", "Ann Other"]),
    born=st.sampled_from([None, *map(When.on, (dt.date(2014, 5, 3), dt.date(2014, 3, 5), dt.date(2011, 1, 1)))]),
    identifiers=st.sampled_from([(), *((("NHS", number),) for number in NUMBERS), (("LAchildID", "A100"),)]),
    sex=st.sampled_from([None, "female", "male"]),
    source=st.builds(Source, document=st.sampled_from(["council", "police", "school"]), locator=st.just("1")),
)
# Each record in a place of its own, as sources have them.
some = st.lists(people, max_size=7).map(
    lambda found: [replace(one, source=replace(one.source, locator=str(place))) for place, one in enumerate(found)]
)
pairs = st.lists(st.sampled_from([*combinations(["p1", "p2", "p3", "p4", "name:kyle"], 2)]), max_size=3)


@given(some, st.randoms())
def test_the_order_of_records_never_matters(records, random):
    shuffled = [*records]
    random.shuffle(shuffled)

    assert settle(records) == settle(shuffled)


@given(some, pairs, pairs)
def test_everybody_is_somebody_once(records, same, different):
    settled = settle(records, same, different)

    assert len({person.id for person in settled.people}) == len(settled.people)
    assert {settled.id_of(one.source.document, one.id) for one in records} <= {one.id for one in settled.people}


@given(some)
def test_settling_again_changes_nobody(records):
    once = settle(records).people
    again = settle(once).people

    assert sorted(map(repr, once)) == sorted(map(repr, again))


@given(some)
def test_nobody_is_made_of_records_that_contradict_each_other_however_long_the_way_between(records):
    settled = settle(records)
    by_place = {one.source: one for one in records}
    for person in settled.people:
        claims = [by_place[source] for source in (person.source, *(each.source for each in person.joined))]

        assert not any(contradictions(Record(one), Record(other)) for one, other in combinations(claims, 2))


@given(some, pairs, pairs)
def test_two_whom_a_reviewer_parted_are_never_one(records, same, different):
    settled = settle(records, same, different)
    owners = settled.moved

    assert all(owners.get(one, one) != owners.get(other, other) for one, other in different)


@given(some, pairs)
def test_a_decision_that_is_taken_back_leaves_no_trace(records, same):
    before = settle(records)
    settle(records, same)

    assert before == settle(records, [])


@given(some, pairs)
def test_a_reviewer_s_join_is_made_unless_it_is_refused_too(records, same):
    settled = settle(records, same)

    assert all(settled.moved.get(one, one) == settled.moved.get(other, other) for one, other in same)


@given(some)
def test_nobody_is_proposed_to_be_themselves_or_twice(records):
    settled = settle(records)
    found = [frozenset((each.one, each.other)) for each in proposals(settled.people)]

    assert all(len(pair) == 2 for pair in found)
    assert len(found) == len(set(found))
    assert all(each.basis for each in proposals(settled.people))


@given(some, pairs)
def test_what_a_reviewer_refused_is_not_proposed_again(records, different):
    apart = [frozenset(pair) for pair in different]
    found = proposals(settle(records, (), different).people, apart=apart)

    assert not {frozenset((each.one, each.other)) for each in found} & set(apart)
