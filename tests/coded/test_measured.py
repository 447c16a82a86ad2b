"""How many real spellings are recognised, where the public table of them lies beside the project."""

import pytest

from benchmarks import coded_values
from benchmarks.coded_values import Triple, contradictory, name_of, score

TABLE = coded_values.table()


def test_a_spelling_with_two_values_is_counted_as_a_contradiction():
    triples = (Triple("Contact Source", "a) One", "x "), Triple("Contact Source", "b) Two", "X"))

    assert {("Contact Source", "x")} == contradictory(triples)


def test_left_as_written_is_right_for_a_spelling_the_table_calls_an_error():
    triples = [Triple("Primary Need Code", "zzCodeError", "XYZ"), Triple("Primary Need Code", "g) Low income", "XYZ")]

    assert {"right": 1, "unsure": 1} == dict(score(triples).verdicts)


def test_the_same_spelling_is_in_one_half_under_every_column():
    assert (
        Triple("Contact Source", "g) Police", "Police!").half == Triple("Referral Source", "g) Police", "police").half
    )


def test_true_and_false_are_yes_and_no():
    assert ("yes", "no", "police") == (name_of("True"), name_of("False"), name_of("g) Police"))


if TABLE:

    @pytest.mark.parametrize(("half", "least", "most"), [("A", 0.89, 0.012), ("B", 0.79, 0.025)])
    def test_no_fewer_spellings_are_right_and_no_more_are_wrong_than_were_reached(half, least, most):
        triples = [triple for triple in coded_values.read(TABLE) if triple.half == half]
        verdicts = score(triples).verdicts

        assert least <= verdicts["right"] / len(triples)
        assert most >= verdicts["wrong"] / len(triples)
