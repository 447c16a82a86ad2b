"""What the record itself says is told otherwise elsewhere is quoted with the sentence before it."""

from dataclasses import replace

import pytest
from casebuilding import chronology, event, findings

from chronology.model import Kind, Source


def said(words: str) -> str:
    made = event("x#note", "2021-02-01", Kind.CASE_NOTE, fact=words)
    source = Source(document="notes.txt", locator="1", quote=words)
    made = replace(made, accounts=tuple(replace(each, source=source) for each in made.accounts))
    found = [each for each in findings(chronology(made), "conflict_between_sources") if each.rule.endswith(".told")]
    return found[0].statement if found else ""


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Gave gate as the cause. That is the third version.", "Gave gate as the cause. That is the third version"),
        (
            "He rang to stop it, I have down. Provider says otherwise.",
            "He rang to stop it, I have down. Provider says otherwise",
        ),
        ("She fell from the swing. (Ward had been told a trampoline.)", "(Ward had been told a trampoline.)"),
        ("Test positive. He had told the panel he was dry.", "Test positive. He had told the panel he was dry"),
        ("Bruise on the left. This does not match the log.", "Bruise on the left. This does not match the log"),
        ("Attendance is 54%, not the 80 in the minutes.", "Attendance is 54%, not the 80 in the minutes"),
        ("Category: EMOTIONAL. [amended, category is NEGLECT]", "[amended, category is NEGLECT]"),
        ("CORRECTION: my entry of 13/3 is wrong, it was the 14th.", "my entry of 13/3 is wrong"),
        ("Baby in a cot per mother; police say on the sofa.", "Baby in a cot per mother; police say on the sofa"),
        ("System says sent in July; handover says not done.", "System says sent in July; handover says not done"),
    ],
)
def test_words_that_say_so_are_quoted_with_what_stands_before_them(words: str, quoted: str) -> None:
    assert quoted in said(words)


@pytest.mark.parametrize(
    "words",
    [
        "Tash had told me that he rang.",
        "Nobody had told me she was discharged.",
        "The diaries did not match, so we meet in June.",
        "Opened another account at the bank, bank accounts checked.",
        "Mother has been told nothing.",
        "Corrected minutes go out today.",
        "CORRECTION 04:05 - cell site is next door, no connection to this family.",
        "Filed to her in error, please move.",
        "House correction facility rang. Tenancy amended to sole.",
    ],
)
def test_what_somebody_was_only_told_differs_from_nothing(words: str) -> None:
    assert "" == said(words)


def test_two_such_sentences_that_stand_together_are_one() -> None:
    told = said("Care stopped. I have down that she cancelled. The agency says otherwise.")

    assert 1 == told.count("I have down")
