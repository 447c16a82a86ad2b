"""The corpus is well marked, and the scorer counts as it says."""

import datetime as dt
import json
from pathlib import Path

import pytest

from benchmarks import kinds
from benchmarks.grave_words import HALVES, grave_sentences, plain_sentences
from benchmarks.passages import CORPUS, marked, passages
from benchmarks.told import Marked, Tally, Told, days_of, kappa
from chronology.model import EvidenceStatus, Group, Kind

DAY = dt.date(2024, 5, 3)
OTHER = dt.date(2024, 6, 3)


def mark(day: dt.date | None = DAY, group: str = "visit", start: int = 0, level: str = "high") -> Marked:
    return Marked(dates=((day, day),) if day else (), groups=frozenset({group}), level=level, start=start)


def tell(day: dt.date | None = DAY, group: str = "visit", start: int = 0, level: str = "high") -> Told:
    return Told(days=(day, day) if day else None, group=group, level=level, start=start, status="reported")


@pytest.mark.parametrize("path", sorted((CORPUS / "passages").glob("*.toml")), ids=lambda path: path.stem)
def test_every_marked_event_is_in_its_text_under_codes_that_exist(path: Path) -> None:
    for passage in passages(path):
        for event in marked(passage):
            assert event.groups <= set(map(str, Group)), passage["id"]
            assert event.statuses <= set(map(str, EvidenceStatus)), passage["id"]
            assert event.level in ("high", "medium", "low"), passage["id"]


@pytest.mark.parametrize("half", ["look", "held"])
def test_a_third_of_the_passages_tell_of_nothing(half: str) -> None:
    texts = [passage for path in (CORPUS / "passages").glob(f"*-{half}.toml") for passage in passages(path)]

    assert sum(not marked(passage) for passage in texts) >= 0.3 * len(texts)


@pytest.mark.parametrize("path", sorted((CORPUS / "narratives").glob("*.txt")), ids=lambda path: path.stem)
def test_the_events_of_a_narrative_stand_where_they_are_said_to(path: Path) -> None:
    text = path.read_text("utf-8")
    for line in path.with_suffix(".gold.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)

        assert event["quote"] == text[event["start"] : event["end"]]
        assert event.get("undated") or days_of(event["date"])


@pytest.mark.parametrize("half", list(HALVES))
def test_no_grave_sentence_stands_among_the_plain_ones_and_each_has_a_group(half: str) -> None:
    grave = grave_sentences(half)

    assert len({sentence for sentence, _ in grave}) == len(grave) >= 120
    assert not {sentence for sentence, _ in grave} & set(plain_sentences(half))
    assert all(groups <= set(Group) for _, groups in grave)


@pytest.mark.parametrize("half", list(kinds.HALVES))
def test_more_than_half_of_the_sentences_with_kinds_bear_none_and_no_sentence_is_of_both_halves(half: str) -> None:
    marked = kinds.sentences(half)
    others = {each.words for other in kinds.HALVES if other != half for each in kinds.sentences(other)}

    assert len({each.words for each in marked} - others) == len(marked) >= 240
    assert sum(each.plain for each in marked) > len(marked) / 2
    assert all(each.kinds or each.plain for each in marked)


def test_a_kind_is_wrong_that_the_sentence_does_not_bear_and_a_plain_sentence_bears_none() -> None:
    plain = kinds.Marked("The ward rang.", frozenset(), plain=True, about="adult")
    fall = kinds.Marked("Mair fell.", frozenset({Kind.FALL, Kind.INJURY}), plain=False, about="adult")

    assert frozenset({Kind.FALL}) == kinds.wrong_of(plain, frozenset({Kind.FALL}))
    assert frozenset({Kind.DEATH}) == kinds.wrong_of(fall, frozenset({Kind.FALL, Kind.DEATH}))
    assert frozenset() == kinds.wrong_of(plain, frozenset())


def test_of_two_events_of_one_day_each_is_found_as_the_one_of_its_group_and_counts_once() -> None:
    tally = Tally()
    found = tally.add([mark(group="police"), mark(group="visit")], [tell(group="visit"), tell(group="police"), tell()])

    assert [{one.groups, frozenset({other.group})} for one, other in found] == [{one.groups} for one, _ in found]
    assert (2, 2, 3) == (tally.counts["found"], tally.counts["told right"], tally.counts["told"])


def test_another_day_is_not_found_and_an_event_without_a_day_is_found_by_its_place() -> None:
    tally = Tally()
    tally.add([mark(), mark(None, start=10)], [tell(OTHER), tell(None, start=30)])

    assert (1, 0, 1) == (tally.counts["found"], tally.counts["told right"], tally.counts["undated found"])


def test_kappa_is_one_for_agreement_and_below_nought_for_contradiction() -> None:
    assert 1 == kappa([(0, 0), (1, 1), (2, 2)])
    assert kappa([(0, 2), (2, 0)]) < 0
