"""An item in fewer lines ends where words are whole."""

from exports.pdf.clauses import within
from exports.pdf.text import Run, paragraph


def test_an_item_never_ends_with_words_that_lead_up_to_what_is_cut() -> None:
    item = paragraph(
        "The record shows two concerns. The gravest: “cut lip” and “bruise”; they are told by two sources."
    )
    told = within(item, lambda each: len("".join(run.text for run in each.runs)) < 48, [Run(" (more)")], clauses=True)

    assert "The record shows two concerns. (more)" == "".join(run.text for run in told.runs)


def test_of_two_who_say_otherwise_one_is_never_told_alone() -> None:
    item = paragraph(
        "They differ on how it came about: “he fell” (A, 3 May); “she saw it” (A, 4 May); or: “he was pushed” (B, 5 May)."
    )

    def told(most: int) -> str:
        cut = within(
            item, lambda each: len("".join(run.text for run in each.runs)) < most, [Run(" (more)")], clauses=True
        )
        return "".join(run.text for run in cut.runs)

    assert "he was pushed" in told(80)
