"""The log of what was taken out says once what is many times the same."""

from chronology.model import Redaction, RedactionReason
from exports.redactions import Withheld


def kind(placeholder: str, says: str, count: int) -> Redaction:
    return Redaction(reason=RedactionReason.THIRD_PARTY, placeholder=placeholder, says=says, count=count, where=())


def test_many_that_differ_by_their_number_alone_are_told_as_one_in_the_order_of_their_numbers() -> None:
    people = [kind(f"‹another person {n}›", "another person", n) for n in (10, 2, 1, 3)]
    told = list(Withheld(RedactionReason.THIRD_PARTY, [*people, kind("‹neighbour›", "neighbour", 4)]).gathered())

    assert [("‹another person 1› – ‹another person 10›", 16), ("‹neighbour›", 4)] == [
        (each.placeholder, each.count) for each in told
    ]


def test_two_that_differ_by_their_number_are_each_told() -> None:
    people = [kind(f"‹another person {n}›", "another person", n) for n in (2, 1)]
    told = list(Withheld(RedactionReason.THIRD_PARTY, people).gathered())

    assert ["‹another person 1›", "‹another person 2›"] == [each.placeholder for each in told]
