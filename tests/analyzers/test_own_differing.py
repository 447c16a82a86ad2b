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
        ("Year to date 81.3% (dad says 95 - no).", "Year to date 81.3% (dad says 95 - no)"),
        ("Letter came. It was £260 not 280 on the slip.", "It was £260 not 280 on the slip"),
        ("Says she moved in May not March.", "Says she moved in May not March"),
        ("Noticed at register. First said a ball.", "Noticed at register. First said a ball"),
        (
            "Police have it that the sister rang; Mali says different. “I did it.” Tea was given.",
            "Police have it that the sister rang; Mali says different. I did it",
        ),
        # One tells it otherwise than the other, and the writer says nothing of it.
        ('Father says "in by nine". Police say found at 02:15.', 'Father says "in by nine". Police say found at 02:15'),
        ("Gran tells it as a week, Beth says two months.", "Gran tells it as a week, Beth says two months"),
        ("Agency rang. Son says we agreed it. We did not.", "Son says we agreed it. We did not"),
        ("Owen says Gran agreed. Gran says she never did.", "Owen says Gran agreed. Gran says she never did"),
        (
            "Rang Dewi: she went over in the bath. Ward told me bottom of the stairs.",
            "Ward told me bottom of the stairs",
        ),
        ("Tesni says Huw had the baby. Huw says Tesni had her all day.", "Huw says Tesni had her all day"),
        ("Gran's version: she was asked to ring. Son's: sent off.", "Gran's version: she was asked to ring"),
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
        # Two who tell of two things, one who goes on, and what is denied of something else.
        "Mother says she is tired. School say he is settled.",
        "Mother says up at seven. Mother says at school by nine.",
        "Police say he had been drinking. Didn't say who with.",
        "Father says the car is sold. Mother denies any contact since May.",
        "Told by agency of a fall Sunday and A&E. Only one call made by us.",
    ],
)
def test_what_somebody_was_only_told_differs_from_nothing(words: str) -> None:
    assert "" == said(words)


def test_two_such_sentences_that_stand_together_are_one() -> None:
    told = said("Care stopped. I have down that she cancelled. The agency says otherwise.")

    assert 1 == told.count("I have down")


def test_the_gravest_are_told_first_and_what_is_left_stands_in_a_finding_of_its_own() -> None:
    made = [
        event(
            f"x{place}#note",
            f"2021-02-{place:02}",
            Kind.CASE_NOTE,
            fact=f"Note {place}. Bill {place}: £{place}50 not £{place}05.",
        )
        for place in range(1, 9)
    ]
    grave = event("y#injury", "2021-01-01", Kind.INJURY, fact="Fracture of the arm. Ward had been told a fall.")

    told, further = (
        each.statement
        for each in findings(chronology(grave, *made), "conflict_between_sources")
        if "own words" in each.statement
    )

    assert told.index("Fracture") < told.index("Bill")
    assert "Fracture" not in further
    assert {f"Bill {place}:" for place in range(1, 9)} == {
        f"Bill {place}:" for place in range(1, 9) if f"Bill {place}:" in told + further
    }
