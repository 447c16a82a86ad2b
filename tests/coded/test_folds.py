"""What the rules are worth on spellings they were not made from."""

from benchmarks.coded_folds import by_folds, fold_of
from benchmarks.coded_values import Triple

MIDWIFE = Triple("Contact Source", "d) Health services", "Community midwife")
NEIGHBOUR = Triple("Contact Source", "a) Individual", "Neighbour")
ELSEWHERE = next(
    other
    for number in range(100)
    if fold_of(other := Triple("Contact Source", "d) Health services", f"{number}) Midwife")) != fold_of(MIDWIFE)
)


def test_a_cue_that_one_fold_alone_uses_is_not_there_for_its_own_spellings():
    assert {"unsure": 1} == dict(by_folds([MIDWIFE], [MIDWIFE]).verdicts)


def test_a_cue_that_another_fold_uses_or_none_at_all_stays():
    assert {"right": 1} == dict(by_folds([MIDWIFE, ELSEWHERE], [MIDWIFE]).verdicts)
    assert {"right": 1} == dict(by_folds([NEIGHBOUR], [MIDWIFE]).verdicts)


def test_a_spelling_is_in_the_same_fold_under_every_column():
    assert fold_of(MIDWIFE) == fold_of(Triple("Referral Source", "d) Health services", "community MIDWIFE"))
