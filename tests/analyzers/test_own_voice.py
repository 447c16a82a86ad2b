"""A person's own words weigh for being said, and more where they are of how things are at home."""

import pytest
from casebuilding import analysed, chronology, event, key, levels, reasons

from chronology.model import Kind, Level


def _level(words: str | None, kind: Kind = Kind.VISIT) -> Level:
    return levels(analysed(chronology(event("a", "2021-03-01", kind, child_voice=words))))[key("a")]


def test_a_visit_at_which_the_child_spoke_is_no_routine_one() -> None:
    assert _level(None).rank < Level.MEDIUM.rank
    assert Level.MEDIUM is _level("I moved up two book bands")


@pytest.mark.parametrize(
    "words",
    [
        "“Rob sleeps in mummy's bed. He goes in the cupboard when you come.”",
        "Mum said we have to be quiet or he shouts",
        "He wanted my PIN. I said no.",
    ],
)
def test_words_of_how_things_are_at_home_weigh_more(words: str) -> None:
    assert Level.HIGH is _level(words)


@pytest.mark.parametrize("words", ["I love mum and we had chips for her birthday in bed", "My bed is new", "quiet"])
def test_good_news_and_a_word_alone_do_not(words: str) -> None:
    assert _level(words).rank <= Level.MEDIUM.rank


def test_what_a_worker_reports_of_the_child_is_not_the_childs_own_words() -> None:
    assert _level("She was quiet and said little of her mum being in bed.").rank < Level.MEDIUM.rank


def test_the_reason_says_that_it_is_for_the_words() -> None:
    told = event("a", "2021-03-01", Kind.VISIT, child_voice="Dad locks me in my room when he is drunk")

    assert reasons(chronology(told), "a")["own_voice"].text.startswith("it has the person's own words")
