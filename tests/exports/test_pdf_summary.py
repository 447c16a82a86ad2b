"""The one page that stands alone is one page, whatever is put on it."""

import datetime as dt
import io
import re
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.model import Action, Chronology, Cover, Finding, PracticeUsed, Remark, Source, Strength, Theme
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.pdf.fonts import register
from exports.pdf.page import compose
from exports.pdf.summary import in_short

sentences = st.integers(1, 60).map(lambda count: "The record shows something of this. " * count)
remarks = st.lists(st.builds(Remark, theme=st.sampled_from(Theme), rule=st.just("r"), text=sentences), max_size=40)
findings = st.lists(
    st.builds(
        Finding,
        key=st.uuids().map(str),
        rule=st.just("r"),
        pattern=st.just("gap"),
        title=sentences,
        statement=sentences,
        strength=st.sampled_from(Strength),
        protective=st.booleans(),
    ),
    max_size=30,
)
actions = st.lists(
    st.builds(Action, text=sentences, owner=st.none() | sentences, source=st.just(Source(document="d", locator="l"))),
    max_size=30,
)


def chronology_of(found: list[Finding], said: list[Remark], agreed: list[Action]) -> Chronology:
    return Chronology(
        subjects=(),
        as_at=dt.date(2024, 3, 1),
        cover=Cover(),
        profile="conference",
        language="en",
        practice=PracticeUsed(name="Wales", version="1", sha256=""),
        findings=tuple(found),
        remarks=tuple(said),
        actions=tuple(agreed),
    )


@settings(deadline=None, max_examples=40)
@given(findings, remarks, actions)
def test_it_is_one_page_or_two_and_inside_their_margins(
    found: list[Finding], said: list[Remark], agreed: list[Action]
) -> None:
    register()
    sheets = compose(in_short(Case(chronology_of(found, said, agreed)))[0].blocks())

    assert len(sheets) in (1, 2)
    for sheet in sheets:
        piece, top = sheet.placed[-1]
        assert top + piece.height <= sheet.floor


def test_what_fits_one_page_whole_is_not_spread_over_two() -> None:
    said = [Remark(theme=theme, rule="r", text="The record shows something of this.") for theme in Theme]
    register()

    assert 1 == len(compose(in_short(Case(chronology_of([], said, [])))[0].blocks()))


def test_the_fullest_pages_are_still_two() -> None:
    long = "The record shows something of this. " * 60
    said = [Remark(theme=theme, rule="r", text=long) for theme in Theme for _ in range(12)]
    found = [
        Finding(key=str(n), rule="r", pattern="gap", title=long, statement=long, protective=n % 2 == 0)
        for n in range(30)
    ]
    agreed = [Action(text=long, owner=long, source=Source(document="d", locator="l"))] * 12
    register()
    sheets = compose(in_short(Case(chronology_of(found, said, agreed)))[0].blocks())

    assert 2 == len(sheets)
    for sheet in sheets:
        piece, top = sheet.placed[-1]
        assert top + piece.height <= sheet.floor


def test_what_is_left_out_is_counted_and_stands_where_it_says(chronology: Chronology) -> None:
    more = tuple(Remark(theme=Theme.STATUS, rule="r", text=f"Status number {n}.") for n in range(60))
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(replace(chronology, remarks=more))))
    page = reader.pages[0].extract_text()
    rest = "".join(found.extract_text() for found in reader.pages[2:])

    assert "1 In short" in " ".join(reader.pages[1].extract_text().split())
    (left,) = re.findall(r"and (\d+) further, section 2", page)
    assert f"Status number {59 - int(left)}." in page
    assert f"Status number {60 - int(left)}." not in page
    assert "Status number 59." in rest


CLAUSES = "The record shows a step that was begun and never ended by anybody; and then it tells of some more that came of it, "


def test_a_page_that_has_no_room_for_a_whole_sentence_ends_with_a_clause_and_never_with_an_ellipsis(
    chronology: Chronology,
) -> None:
    found = [
        Finding(key=f"k{n}", rule="r", pattern=f"p{n}", title=f"Finding {n}", statement=f"{CLAUSES * 9}so.")
        for n in range(12)
    ]
    made = replace(chronology, findings=tuple(found))
    pages = pypdf.PdfReader(io.BytesIO(Pdf().export(made))).pages[:3]
    page = " ".join(" ".join(each.extract_text() for each in pages).split())
    told = page[page.index("What comes back") :]

    assert "…" not in page
    assert told.count("(more in 2)") >= 2
    assert all(re.search(r"(ended by anybody|came of it)\. $", part) for part in told.split("(more in 2)")[:-1])


def test_room_that_is_left_on_the_front_sheet_is_given_to_what_would_be_left_out(chronology: Chronology) -> None:
    more = tuple(Remark(theme=Theme.STATUS, rule="r", text=f"Status number {n}.") for n in range(12))
    page = pypdf.PdfReader(io.BytesIO(Pdf().export(replace(chronology, remarks=more)))).pages[0].extract_text()

    assert "Status number 11." in page


@pytest.mark.parametrize(("name", "at"), [("not_known", 1), ("status", 0)])
def test_what_is_not_known_is_told_to_the_end_of_the_sentence(chronology: Chronology, name: str, at: int) -> None:
    text = f"{CLAUSES * 3}which nobody knows."
    remark = Remark(theme=Theme(name), rule="r", text=text)
    page = pypdf.PdfReader(io.BytesIO(Pdf().export(replace(chronology, remarks=(remark,))))).pages[at].extract_text()

    assert "which nobody knows." in " ".join(page.split())


def test_it_says_when_there_is_nothing_to_say(chronology: Chronology) -> None:
    empty = replace(chronology, remarks=(), findings=(), actions=())
    pages = pypdf.PdfReader(io.BytesIO(Pdf().export(empty))).pages[:2]
    page = " ".join(each.extract_text() for each in pages)

    for words in (
        "No pattern was found",
        "No current status is recorded",
        "That is not a finding that there are none",
        "No action without",
    ):
        assert words in " ".join(page.split())


def test_key_findings_carry_their_entries(chronology: Chronology) -> None:
    number = {serial.event: serial.number for serial in chronology.serials}
    page = pypdf.PdfReader(io.BytesIO(Pdf().export(chronology))).pages[1].extract_text()

    assert "F1 The record shows two refusals of access" in " ".join(page.split())
    assert f"[entries {number['e20']}, {number['e21']}; 1 not shown]" in " ".join(page.split())


def test_the_front_sheet_stays_one_page_however_much_there_is_to_say_of_how_things_stand(
    chronology: Chronology,
) -> None:
    more = tuple(Remark(theme=Theme.STATUS, rule="r", text=f"Number {n}. " + "It is so. " * 60) for n in range(30))
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(replace(chronology, remarks=more))))

    assert "Contents" in reader.pages[0].extract_text()
    assert "1 In short" in " ".join(reader.pages[1].extract_text().split())


def test_what_was_tried_stands_on_the_first_pages_and_its_heading_nowhere_where_nothing_was(
    chronology: Chronology,
) -> None:
    tried = Remark(theme=Theme.TOGETHER, rule="tried", text="“A course”, 1 March 2023: “Finished”.")
    with_it, without = (
        " ".join(
            pypdf.PdfReader(io.BytesIO(Pdf().export(replace(chronology, remarks=said)))).pages[1].extract_text().split()
        )
        for said in ((tried,), ())
    )

    assert "What was tried, and what the record says of it since" in with_it
    assert "“A course”, 1 March 2023: “Finished”." in with_it
    assert "What was tried" not in without


def test_what_protects_stands_below_the_shorter_column_where_much_is_outstanding() -> None:
    agreed = [
        Action(text=f"Ring number {nth} about the lost coat.", source=Source(document="d", locator="l"))
        for nth in range(9)
    ]
    made = chronology_of([], [Remark(theme=Theme.NOT_KNOWN, rule="r", text="Nobody knows the day.")], agreed)
    places: dict[str, float] = {}

    def seen(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        places.setdefault(text.strip(), tm[4])

    page = pypdf.PdfReader(io.BytesIO(Pdf().export(made))).pages[1]
    page.extract_text(visitor_text=seen)

    assert (
        places["What is not known, or told of as missing"]
        == places["Protective factors and what goes well"]
        < places["Overdue or open, and the latest words"]
    )
