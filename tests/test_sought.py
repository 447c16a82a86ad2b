"""Expressions that are sought together are found as each is found by itself; what cannot stand in a text is not made ready."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import cues
from analyzers.cues import services_asked, services_tried
from analyzers.sides.asked import questions
from chronology.normalise import happenings, topics
from chronology.prose import sure
from chronology.sought import Sought, expression, runs_of

ROOT = Path(__file__).parents[1]
NOTES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "examples").rglob("*.txt")))
SENTENCES = [each.strip() for each in re.split(r"(?<=[.!?])\s+|\n+", NOTES) if each.strip()]
WRITTEN = [(name, question.answers[name]) for question in questions() for name in question.answers]
TABLES = {
    "questions": Sought(((nth, written) for nth, (_, written) in enumerate(WRITTEN)), re.IGNORECASE),
    "happenings": happenings._table().happened,
    "parts": happenings._table().parts,
    "topics": topics._sought(),
    "asked": services_asked(),
    "tried": services_tried(),
    "cues": cues._every(),
    "doubts": sure._doubts(),
}


def one_by_one(sought: Sought, text: str) -> list[tuple[object, tuple[int, int]]]:
    every = [(name, re.compile(written, sought._flags).search(text)) for name, written in sought._written]
    return [(name, found.span()) for name, found in every if found]


def together(sought: Sought, text: str) -> list[tuple[object, tuple[int, int]]]:
    return [(name, found.span()) for name, found in sought.found(text)]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_sought_together_is_found_as_each_is_by_itself(table: str) -> None:
    sought = TABLES[table]
    texts = [*SENTENCES, *(text.lower() for text in SENTENCES)]

    assert [together(sought, text) for text in texts] == [one_by_one(sought, text) for text in texts]
    assert any(together(sought, text) for text in texts)


@pytest.mark.parametrize("table", ["cues", "doubts", "topics"])
def test_an_expression_asked_by_its_name_answers_as_a_compiled_one_does(table: str) -> None:
    sought = TABLES[table]
    for name, written in sought._written:
        ours, compiled = sought[name], re.compile(written, sought._flags)
        for text in SENTENCES[::7]:
            found = [each.span() for each in compiled.finditer(text)]
            assert [each.span() for each in ours.finditer(text)] == found
            assert getattr(ours.search(text), "span", tuple)() == (found[0] if found else ())
            assert ours.sub("*", text) == compiled.sub("*", text)


def test_it_answers_so_within_a_part_of_a_text_and_at_a_place_of_it() -> None:
    horse = expression("horse")
    text = "a horse and a horse"

    assert [horse.search(text, 3).start(), horse.search(text, 3, 10), horse.match(text, 2).end()] == [14, None, 7]
    assert [horse.match(text), horse.fullmatch("horses"), horse.fullmatch("horse")[0]] == [None, None, "horse"]
    assert [horse.findall(text), horse.findall("a mare"), horse.may_be_in("a mare")] == [["horse"] * 2, [], False]


def test_it_finds_what_stands_far_on_in_a_very_long_text() -> None:
    text = "and so it went " * 3000 + "to the horses"

    assert expression("horse").search(text).group() == "horse"
    assert [name for name, _ in Sought([("one", "horse"), ("other", "zebra")]).found(text)] == ["one"]


@given(st.lists(st.sampled_from(sorted({word for text in SENTENCES for word in text.split()})), max_size=30))
def test_no_order_of_words_hides_anything(words: Sequence[str]) -> None:
    text = " ".join(words)

    assert together(TABLES["questions"], text) == one_by_one(TABLES["questions"], text)


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("went missing", {"missin"}),
        ("cats?", {"cat"}),
        ("over-?dos\\w*", {"over"}),
        ("(?:rang|phoned) the", {"rang", "phoned"}),
        ("(?:not )?(?:slept|slep)", {"slept", "slep"}),
        ("(?<!not )(?!asleep)fell", {"fell"}),
        ("(?:she|)ran{0,2}", {"ra"}),
        ("[Tt]he bail", {"bail"}),
        ("\\x27til|\\bwoken\\b", {"til", "woken"}),
        ("(?P<who>Mum|DAD) x", {"mum", "dad"}),
        ("(?:(?!)|tea)", {"tea"}),
        ("(?!) and more", set()),
    ],
)
def test_an_expression_holds_one_of_some_runs_of_letters(written: str, runs: set[str]) -> None:
    assert runs_of(written) == runs


@pytest.mark.parametrize("written", ["\\d+ \\w+", "(?:tea)?", "tea|\\d", "(?i)tea", "(a)(?(1)b|c)", ""])
def test_of_some_it_cannot_be_told_and_they_are_always_tried(written: str) -> None:
    sought = Sought([("one", written)])

    assert runs_of(written) is None
    assert [name for name, _ in sought.within("")] == ["one"]


def test_what_cannot_stand_in_a_text_is_not_made_ready() -> None:
    sought = Sought([("spoilt", "zebras**"), ("whole", "horses?")])

    assert [name for name, _ in sought.found("a horse and its foal")] == ["whole"]
    with pytest.raises(re.error):
        list(sought.found("two zebras"))


def test_a_letter_that_looks_like_ours_without_regard_to_case_hides_nothing() -> None:
    sought = Sought([("scale", "kelvin"), ("town", "iskele")], re.IGNORECASE)

    assert [name for name, _ in sought.found("10 \u212aelvin")] == ["scale"]
    assert [name for name, _ in sought.found("\u0130\u017fkele")] == ["town"]
