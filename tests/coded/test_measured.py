"""How many real spellings are recognised, where the public table of them lies beside the project."""

import pytest

from benchmarks import coded_values
from benchmarks.coded_values import Triple, at_best, contradictions, contradictory, name_of, score

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


def test_contradictions_are_told_by_kind():
    codes = [
        Triple("Reason for Closure", "f) Adult", f"RC6 {word}") for word in ("one", "two", "three", "four", "five")
    ]
    astray = Triple("Reason for Closure", "e) Another LA", "RC6 - six")
    twice = (Triple("Contact Source", "a) One", "3A - Zed"), Triple("Contact Source", "b) Two", "Zed"))
    named = Triple("Contact Source", "e) Housing", "70) Legal agency - Court")

    found = contradictions((*codes, astray, *twice, named))

    assert {
        astray: "under another value than its code",
        twice[0]: "the same words, two values",
        twice[1]: "the same words, two values",
        named: "named by the national list under another value",
    } == found


def test_at_best_every_spelling_has_its_most_frequent_value():
    police, court = Triple("Contact Source", "g) Police", "Q"), Triple("Contact Source", "h) Other legal agency", "q ")

    assert 0.75 == at_best([police, police, police, court])


if TABLE:

    @pytest.mark.parametrize(
        ("half", "least", "most", "least_clear", "most_clear"),
        [("A", 0.894, 0.0135, 0.921, 0.003), ("B", 0.822, 0.026, 0.854, 0.015)],
    )
    def test_no_fewer_spellings_are_right_and_no_more_are_wrong_than_were_reached(
        half, least, most, least_clear, most_clear
    ):
        triples = coded_values.read(TABLE)
        against = contradictions(triples)
        mine = [triple for triple in triples if triple.half == half]
        clear = [triple for triple in mine if triple not in against]
        verdicts, of_clear = score(mine).verdicts, score(clear).verdicts

        assert least <= verdicts["right"] / len(mine)
        assert most >= verdicts["wrong"] / len(mine)
        assert least_clear <= of_clear["right"] / len(clear)
        assert most_clear >= of_clear["wrong"] / len(clear)
