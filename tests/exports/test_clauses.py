"""An item in fewer lines ends where words are whole."""

from exports.pdf.clauses import within
from exports.pdf.text import Run, paragraph


def test_an_item_never_ends_with_words_that_lead_up_to_what_is_cut() -> None:
    item = paragraph(
        "The record shows two concerns. The gravest: “cut lip” and “bruise”; they are told by two sources."
    )
    told = within(item, lambda each: len("".join(run.text for run in each.runs)) < 48, [Run(" (more)")], clauses=True)

    assert "The record shows two concerns. (more)" == "".join(run.text for run in told.runs)
