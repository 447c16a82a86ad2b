"""What the head of a file says somebody has, and how they speak, is told in its words and is not left out with the head."""

from pathlib import Path

import pytest

from chronology.pipeline import build

HEAD = "Case notes: Mali Harlow\nDOB: 11/02/2016\n{head}\n\n16/10/2023 - T/C school - Ceri Hale, SW\nMali is late again. Mum rang.\n"


def facts(folder: Path, head: str) -> list[str]:
    (folder / "notes.txt").write_text(HEAD.format(head=head))
    read = build(str(folder), subject="Mali Harlow", profile="full")
    return [event.fact for event in (*read.events, *read.undated) if "late again" not in event.fact]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Problems: coeliac; squint", "Problems: coeliac; squint"),
        ("F    Lang: Polish    Allergies: none", "Lang: Polish"),
        ("DISABILITY   Spina bifida", "DISABILITY Spina bifida"),
        ("First language: BSL", "First language: BSL"),
    ],
)
def test_a_label_of_a_head_is_told_with_what_stands_behind_it(tmp_path: Path, line: str, told: str) -> None:
    assert told in facts(tmp_path, line)


@pytest.mark.parametrize("line", ["Problems with the boiler again", "Worker: Ceri Hale", "Language"])
def test_a_word_of_a_sentence_is_no_label(tmp_path: Path, line: str) -> None:
    assert not any(line[:8] in fact for fact in facts(tmp_path, line))
