"""The importer on a published sample of an invented return, where it lies beside the project."""

from collections import Counter
from functools import cache
from pathlib import Path

from chronology.documents import Document
from chronology.hooks import Certainty, Read
from chronology.model import Account, Kind, Person, Problem, Reading
from importers.ssda903 import Ssda903

SAMPLE = Path(__file__).parents[3] / "shared/samples/ssda903_csv"
ROWS = {
    "DoLo.csv": 1,
    "ad1.csv": 29,
    "episodes.csv": 5050,
    "header.csv": 2675,
    "missing.csv": 43,
    "oc2.csv": 2675,
    "oc3.csv": 53,
    "placed_for_adoption.csv": 29,
    "placed_for_adoption_errors.csv": 30,
    "previous_permanence.csv": 2675,
    "reviews.csv": 12582,
    "sw_episodes.csv": 1,
    "uasc.csv": 132,
}
KINDS = {
    # Every child of the header, and the one whom only the newest tables name.
    Kind.BIRTH: 2676 + 1,
    Kind.LOOKED_AFTER_REVIEW: 12582 - 2,
    Kind.MISSING: 19,
    Kind.AWAY_WITHOUT_AUTHORISATION: 24,
    Kind.RETURNED_FROM_MISSING: 43,
    Kind.HEALTH_SNAPSHOT: 2675,
    Kind.DEATH: 50,
    Kind.ADOPTION_STEP: 2 * (29 + 29 + 29),
    Kind.WORKER_ALLOCATED: 1,
    Kind.WORKER_ENDED: 1,
    Kind.DEPRIVATION_OF_LIBERTY: 1,
    Kind.ORDER_ENDED: 1,
    Kind.IMMIGRATION_STATUS_CHANGED: 0,
    Kind.PREVIOUS_PERMANENCE: 0,
}
PROBLEMS = {
    "rule 501": 62,
    "without the day it ended": 1060,
    "not when": 353,
    "two reviews on one day that differ": 12,
    "reviews.csv: a row repeats another": 2,
    "placed_for_adoption_errors.csv: a row repeats another": 1,
    "a decision to place for adoption while an earlier one still stood": 29,
    "REASON_PLACED_CEASED holds a code": 58,
    "MOTHER holds a code": 1,
    "SW_REASON holds a code": 1,
    "the child is not in the header": 1,
    "rule 550": 845,
    "rule 551": 568,
    "rule 602": 26,
    "rule 187)": 29,
}


@cache
def sample() -> list[Read]:
    files = [Document(path.name, path=path) for path in sorted(SAMPLE.iterdir())]

    assert all(Ssda903().recognises(file).certainty is Certainty.CERTAIN for file in files)
    return list(Ssda903().read(files))


def test_sample_is_accounted_for_to_the_last_row() -> None:
    totals = {value.document: (value.found, value.accounted) for value in sample() if isinstance(value, Reading)}

    assert {name: (rows, rows) for name, rows in ROWS.items()} == totals


def test_sample_gives_what_was_counted_in_it() -> None:
    values = sample()
    accounts = [value for value in values if isinstance(value, Account)]
    kinds = Counter(account.kind for account in accounts)

    assert KINDS == {kind: kinds[kind] for kind in KINDS}
    assert len({account.key for account in accounts}) == len(accounts)
    assert 2676 == len({value.id for value in values if isinstance(value, Person) and value.is_subject})


def test_what_is_wrong_in_the_sample_is_reported() -> None:
    said = [f"{value.source.document}: {value.message}" for value in sample() if isinstance(value, Problem)]

    assert PROBLEMS == {words: sum(words in message for message in said) for words in PROBLEMS}
