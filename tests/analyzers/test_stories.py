"""What patterns may say of a judgment or a review, which chose what to tell and keeps no record."""

from pathlib import Path

import pytest

from analyzers.lives import lives
from chronology.model import Chronology, Finding, Strength
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice

_HEAD = "CHILD PRACTICE REVIEW\nChild W\n\n1. The panel met the family and read what each agency had written.\n\n"
_PARAGRAPHS = "2. {told}\n\n3. The recommendations follow.\n"
_CHILD = "Wren was born on 3 May 2010. "


def _case(told: str, folder: Path) -> Chronology:
    path = folder / "review.txt"
    path.write_text(_HEAD + _PARAGRAPHS.format(told=told), encoding="utf-8")
    plugins = load()
    try:
        return compose(holdings(read([str(path)], plugins)), load_practice("wales"), plugins, Wishes())
    finally:
        plugins.close()


def _found(told: str, pattern: str, folder: Path) -> list[Finding]:
    found = [each for each in _case(told, folder).findings if each.pattern == pattern]
    return [each for each in found if each.strength is not Strength.NOT_ASSESSED]


@pytest.mark.parametrize(
    "told",
    [
        "The school made a referral on 4 March 2012. An initial conference was held on 8 June 2014.",
        "Wren’s name was placed on a child protection plan on 4 March 2012. A review conference was held on 9 May 2013.",
        "Wren was placed with foster carers on 4 March 2012. She moved to other carers on 9 May 2014.",
    ],
)
def test_what_a_review_leaves_out_is_no_time_without_entries(told: str, tmp_path: Path) -> None:
    assert [] == _found(_CHILD + told, "gap", tmp_path)


def test_two_days_on_which_one_sentence_tells_of_referrals_are_two(tmp_path: Path) -> None:
    told = "There were further contacts from the housing association on 21 March and 30 May 2014, about shouting."
    (finding,) = _found(_CHILD + told, "re_referrals", tmp_path)

    assert 2 == len(finding.evidence)


@pytest.mark.parametrize(
    ("breach", "times"),
    [
        ("On 3 June 2020 Mr R was arrested for breach of the order.", 1),
        ("On 3 June 2020 Mr R was arrested for breaching it.", 1),
        ("On 3 June 2020 Mr R was arrested for breach of his licence.", 0),
        ("On 3 June 2020 Mr R was arrested for shoplifting.", 0),
    ],
)
def test_an_order_against_abuse_that_was_broken_is_abuse_again(breach: str, times: int, tmp_path: Path) -> None:
    told = f"On 22 April 2020 the mother obtained a non-molestation order against Mr R, which was granted. {breach}"

    assert times == len(_found(_CHILD + told, "domestic_abuse_repetition", tmp_path))


@pytest.mark.parametrize(
    ("told", "is_adult"),
    [
        ("A section 42 enquiry was opened on 23 May 2019. He was admitted to hospital on 4 June 2019.", True),
        (
            "A capacity assessment was done on 10 January 2019. The agency recorded eleven refusals on 4 June 2019.",
            True,
        ),
        ("He was admitted to hospital on 4 June 2019. A tenancy officer visited on 9 June 2019.", False),
        ("A capacity assessment was done on 10 January 2019. Wren was born on 4 June 2019.", False),
        (
            "The mother’s capacity assessment was done on 10 January 2019. An initial conference was held on 4 June 2019.",
            False,
        ),
    ],
)
def test_whose_record_names_nobody_is_an_adults_by_what_is_done_for_adults_alone(
    told: str, is_adult: bool, tmp_path: Path
) -> None:
    (life,) = lives(_case(told, tmp_path))

    assert (None, is_adult) == (life.subject, life.is_adult)


def test_a_plan_that_was_removed_ran_no_further(tmp_path: Path) -> None:
    told = "Wren’s name was placed on a child protection plan on 22 June 2012 and removed on 13 October 2012. The case was closed on 4 March 2019."

    assert [] == _found(_CHILD + told, "delay_and_drift", tmp_path)
