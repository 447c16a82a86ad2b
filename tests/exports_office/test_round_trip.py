import dataclasses
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import SAVED, edited, rows, saved, told

from chronology.cover import read_decisions
from chronology.documents import Document as GateDocument
from chronology.errors import WrongUseError
from chronology.lint.own_json import read_json
from chronology.lint.own_pdf import read_pdf
from chronology.lint.own_text import read_text
from chronology.model import Chronology, Decision
from chronology.normalise import reference
from chronology.pipeline import decisions_in
from chronology.pipeline.edited import mark_of
from exports.csv import Csv
from exports.json import Json
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.pdf.entries import _why
from exports.text import Text
from exports.word import Word

Asked = Callable[..., Chronology]
FIRST, SECOND = "ics-999:record:r1#received", "ics-999:record:r2#received"
# What can be typed: no control character but a line's end, nothing that XML cannot hold.
TYPED = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff", include_characters="\n"
    ),
    max_size=200,
)


@pytest.fixture(scope="module")
def document(asked: Asked) -> bytes:
    """Of two entries: the first has an impact on record, the second has none."""
    return Word().export(asked())


@given(text=TYPED.filter(str.strip))
def test_any_edited_text_comes_back_as_the_decision_s_value(
    document: bytes, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = edited(document, {1: text}, tmp_path_factory.mktemp("edited") / "edited.docx")

    assert [(reference(SECOND), "analysis", text.strip())] == [(d.target, d.field, d.value) for d in decisions_in(path)]


@settings(max_examples=30)
@given(text=TYPED)
def test_any_text_that_was_printed_and_left_alone_gives_no_decision(
    family: Chronology, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    first, *rest = family.events
    said = dataclasses.replace(family, events=(dataclasses.replace(first, impact=text), *rest))
    path = edited(Word().export(said), {}, tmp_path_factory.mktemp("left") / "left.docx")

    assert () == decisions_in(path)


def test_a_decision_is_of_who_saved_the_file_last_and_of_when(document: bytes, tmp_path: Path) -> None:
    (decision,) = decisions_in(edited(document, {1: "Because."}, tmp_path / "edited.docx", by="  A.  Worker "))

    assert ("A. Worker", SAVED) == (decision.by, decision.at)
    assert decision.case.startswith("Inputs ")


def test_a_cell_that_was_emptied_takes_the_words_back(document: bytes, tmp_path: Path) -> None:
    (decision,) = decisions_in(edited(document, {0: ""}, tmp_path / "edited.docx"))

    assert (reference(FIRST), "") == (decision.target, decision.value)


def test_the_document_as_it_was_written_decides_nothing(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "untouched.docx"
    path.write_bytes(document)

    assert () == decisions_in(path)


@pytest.mark.parametrize(
    ("by", "at", "said"), [("", SAVED, "who saved it last"), ("A. Worker", None, "when it was saved")]
)
def test_words_of_nobody_or_of_no_time_are_refused_with_what_to_do(
    document: bytes, tmp_path: Path, by: str, at: dt.datetime | None, said: str
) -> None:
    path = edited(document, {1: "Because."}, tmp_path / "edited.docx", by, at)

    with pytest.raises(WrongUseError, match=f"edited.docx: .*{said}.*save it again"):
        decisions_in(path)


def test_lines_that_a_program_breaks_or_pads_otherwise_are_the_same_words(family: Chronology, tmp_path: Path) -> None:
    first, *rest = family.events
    said = dataclasses.replace(family, events=(dataclasses.replace(first, impact="One.\nTwo."), *rest))
    document = Document(io.BytesIO(Word().export(said)))
    cell = next(rows(document)).cells[-2]
    one, two = cell.paragraphs
    two._p.getparent().remove(two._p)
    one.text = " One.\nTwo. "
    saved(document, tmp_path / "left.docx")

    assert () == decisions_in(tmp_path / "left.docx")


def test_words_beside_an_unknown_reference_are_a_problem_and_stay_with_the_decisions(
    asked: Asked, document: bytes, tmp_path: Path
) -> None:
    word = Document(io.BytesIO(document))
    one, two = rows(word)
    one.cells[-2].text, one.cells[-1].text = "Lost?", "0000-0000"
    two.cells[-2].text, two.cells[-1].text = "Lost too?", ""
    saved(word, tmp_path / "edited.docx")
    made = asked(decisions=decisions_in(tmp_path / "edited.docx"))
    problems = {p.source.locator: p.message for p in made.problems if p.source.document == "decisions"}

    assert {"0000-0000", "table 5, row 3"} == set(problems)
    assert all("names no entry" in message for message in problems.values())
    assert {"Lost?", "Lost too?"} == {decision.value for decision in made.decisions}
    assert () == made.analyses


def test_two_rows_of_one_entry_that_differ_are_refused_by_their_places(document: bytes, tmp_path: Path) -> None:
    word = Document(io.BytesIO(document))
    one, two = rows(word)
    one.cells[-2].text, two.cells[-2].text = "This.", "That."
    two.cells[-1].text = one.cells[-1].text
    saved(word, tmp_path / "edited.docx")

    with pytest.raises(WrongUseError, match=r"table 5, row 2 and table 5, row 3 say different things"):
        decisions_in(tmp_path / "edited.docx")


def test_a_table_that_lost_its_headings_is_refused_and_not_passed_over(document: bytes, tmp_path: Path) -> None:
    word = Document(io.BytesIO(document))
    table = next(t for t in word.tables if t.rows[0].cells[-1].text == "Reference")
    table._tbl.remove(table.rows[0]._tr)
    saved(word, tmp_path / "edited.docx")

    with pytest.raises(WrongUseError, match="its table no headings"):
        decisions_in(tmp_path / "edited.docx")


def test_a_word_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    word = Document()
    word.add_table(2, 2)
    saved(word, tmp_path / "other.docx")

    with pytest.raises(WrongUseError, match="no table with the columns Analysis and Reference"):
        decisions_in(tmp_path / "other.docx")


def test_a_word_file_goes_through_the_gate(document: bytes, tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bad.docx"
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = content.replace(b"<cp:coreProperties", b"<!DOCTYPE x [<!ENTITY a 'b'>]><cp:coreProperties", 1)
            if name == "word/document.xml":
                content = content.replace(b"Ann missed school.", b"Ann was ill.")
            new.writestr(name, content)

    with pytest.raises(WrongUseError, match=r"bad.docx: could not be read: .*DOCTYPE"):
        decisions_in(path)


def test_what_was_written_in_word_may_be_deleted_there_with_its_row(document: bytes, tmp_path: Path) -> None:
    word = Document(io.BytesIO(document))
    one, two = rows(word)
    two.cells[-2].text = "Still here."
    one._tr.getparent().remove(one._tr)
    saved(word, tmp_path / "edited.docx")

    assert ["Still here."] == [decision.value for decision in decisions_in(tmp_path / "edited.docx")]


def test_a_column_more_and_a_heading_in_other_letters_are_understood(document: bytes, tmp_path: Path) -> None:
    word = Document(io.BytesIO(document))
    table = next(t for t in word.tables if t.rows[0].cells[-1].text == "Reference")
    table.rows[0].cells[-2].text = " ANALYSIS "
    table.add_column(1000)
    list(rows_of := table.rows)[1].cells[-3].text = "Moved."
    saved(word, tmp_path / "edited.docx")

    assert 6 < len(rows_of[1].cells)
    assert ["Moved."] == [decision.value for decision in decisions_in(tmp_path / "edited.docx")]


def test_a_welsh_document_is_read_back_too(document: bytes, tmp_path: Path) -> None:
    word = Document(io.BytesIO(document))
    table = next(t for t in word.tables if t.rows[0].cells[-1].text == "Reference")
    table.rows[0].cells[-2].text, table.rows[0].cells[-1].text = "Dadansoddiad", "Cyfeirnod"
    table.rows[2].cells[-2].text = "Am ei bod."
    saved(word, tmp_path / "edited.docx")

    assert ["Am ei bod."] == [decision.value for decision in decisions_in(tmp_path / "edited.docx")]


def test_decisions_in_toml_are_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(
        f'[[decision]]\ncase = "c"\ntarget = "{SECOND}"\nfield = "analysis"\nvalue = "Because."\nby = "A"\nat = 2024-01-01\n'
    )

    assert read_decisions(path) == decisions_in(path)
    assert "Because." == decisions_in(path)[0].value


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"nowhere.docx: could not be opened"):
        decisions_in(tmp_path / "nowhere.docx")


def test_the_reviewer_s_words_stand_in_every_format_as_theirs_beside_what_is_on_record(
    asked: Asked, document: bytes, tmp_path: Path
) -> None:
    path = edited(document, {0: "A pattern begins."}, tmp_path / "edited.docx")
    made = asked(decisions=decisions_in(path))
    case = Case(made)
    why = "\n".join("".join(run.text for run in p.runs) for p in _why(case, made.events[0]).paragraphs)
    csv, text = Csv().export(made).decode("utf-8-sig"), Text().export(made).decode()
    word = next(rows(Document(io.BytesIO(Word().export(made)))))

    assert "Analysis: A pattern begins. (the reviewer's: A. Worker, 5 March 2024)" in text
    assert "Analysis: A pattern begins. (the reviewer's: A. Worker, 5 March 2024)" in why
    assert ",A pattern begins.,A. Worker,2024-03-05 10:30:00+00:00," in csv
    assert b'"text": "A pattern begins."' in Json().export(made)
    assert "A pattern begins." == word.cells[-2].text
    assert word.cells[-1].text.endswith("\nA. Worker, 5 March 2024")
    assert all("Ann missed school." in told_of for told_of in (text, why, csv, word.cells[-3].text))


def test_the_check_of_a_document_reads_the_reviewer_s_words_as_why_it_matters(asked: Asked) -> None:
    at = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    written = Decision(case="c", target=SECOND, field="analysis", value="A pattern begins.", by="A", at=at)
    made = asked(decisions=(written,))
    sheets = (
        read_text(GateDocument("made.txt", content=Text().export(made))),
        read_pdf(GateDocument("made.pdf", content=Pdf().export(made))),
        read_json(GateDocument("made.json", content=Json().export(made))),
    )

    assert [True] * 3 == ["A pattern begins." in sheet.rows[1].why and sheet.rows[1].tells_more for sheet in sheets]


def test_what_stood_before_stays_when_a_later_document_leaves_it_alone(
    asked: Asked, document: bytes, tmp_path: Path
) -> None:
    first = decisions_in(edited(document, {0: "First words."}, tmp_path / "one.docx"))
    second = decisions_in(
        edited(
            Word().export(asked(decisions=first)),
            {1: "Second words."},
            tmp_path / "two.docx",
            at=SAVED + dt.timedelta(days=1),
        )
    )
    made = asked(decisions=(*first, *second))

    assert ["Second words."] == [decision.value for decision in second]
    assert {FIRST: "First words.", SECOND: "Second words."} == {each.event: each.text for each in made.analyses}


def test_of_several_the_latest_stands_whether_it_names_the_key_or_the_reference(asked: Asked) -> None:
    def of(target: str, value: str, day: int) -> Decision:
        return Decision(
            case="c", target=target, field="analysis", value=value, by="A", at=dt.datetime(2024, 1, day, tzinfo=dt.UTC)
        )

    later = asked(decisions=(of(SECOND, "Later.", 2), of(reference(SECOND), "Earlier.", 1)))
    taken_back = asked(decisions=(of(SECOND, "Earlier.", 1), of(reference(SECOND), " ", 2)))

    assert ["Later."] == [each.text for each in later.analyses]
    assert () == taken_back.analyses
    assert [] == [p for p in (*later.problems, *taken_back.problems) if p.source.document == "decisions"]


def test_analyses_of_accounts_that_are_one_event_by_now_are_told_of(asked: Asked) -> None:
    at = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    decisions = [
        Decision(case="c", target=FIRST, field="merge_with", value=SECOND, by="A", at=at),
        Decision(case="c", target=SECOND, field="analysis", value="Of the second.", by="A", at=at),
        Decision(case="c", target=FIRST, field="analysis", value="Of the first.", by="B", at=at + dt.timedelta(days=1)),
    ]
    made = asked(decisions=decisions)

    assert ["Of the first."] == [each.text for each in made.analyses]
    assert [SECOND] == [p.source.locator for p in made.problems if "whose accounts were merged" in p.message]


def test_the_mark_says_which_words_were_printed() -> None:
    assert "SDRG-2HSB" == mark_of("SDRG-2HSB", " \n ")
    assert mark_of("SDRG-2HSB", "a \n b") == mark_of("SDRG-2HSB", "a\nb")
    assert mark_of("SDRG-2HSB", "a") != mark_of("SDRG-2HSB", "b")


def test_the_way_back_is_told_in_the_document(document: bytes) -> None:
    assert "The column “Analysis” is yours to write in." in told(document)
