"""Small charts beside what they show: every bar has its number, and nothing is counted that the record does not hold."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from longlife import long_life
from lxml import etree
from tagged import Tagged

from chronology.model import (
    Chronology,
    Involvement,
    Kind,
    Tabulation,
    TabulationCell,
    TabulationRow,
    Timescale,
    TimescaleState,
    When,
)
from exports.drawings.charts.bars import Bar, BarRow, Bars, draw_bars
from exports.drawings.charts.halves import Half, drawn, incidents, voice
from exports.drawings.charts.lateness import lateness
from exports.drawings.svg import Svg
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.pdf.document import _fitted
from exports.pdf.fonts import register

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 503.0


@pytest.fixture(scope="module")
def life() -> Chronology:
    return long_life(entries=200)


def svg_of(bars: Bars) -> etree._Element:
    register()
    board = Svg(WIDTH, bars.height)
    draw_bars(board, (0, 0), WIDTH, bars)
    return etree.fromstring(board.text("", ""))


def texts(drawing: etree._Element) -> list[str]:
    return [each.text or "" for each in drawing.iter(f"{SVG}text")]


def numbers(told: str) -> list[int]:
    return [int(found) for found in re.findall(r" (\d+)(?=[,;.])", told)]


# ---- half-years --------------------------------------------------------------------------------------------------


def test_each_incident_counts_once_and_one_of_no_known_half_year_is_said_to_be_left_out(life: Chronology) -> None:
    vague = When(earliest=dt.date(2022, 1, 1), latest=dt.date(2022, 12, 31), edtf="2022", as_written="2022")
    last = max((e for e in life.events if e.kind is Kind.MISSING), key=lambda e: e.when.first_day)
    events = tuple(replace(e, when=vague) if e.key == last.key else e for e in life.events)
    rows = incidents(Case(replace(life, events=events)))
    row = next(row for row in rows if row.label == "Missing")

    assert 1 == row.vague
    assert len(row.entries) == sum(count or 0 for count in row.counts.values()) + row.vague
    assert sorted(row.entries) == sorted(e.key for e in events if e.kind is Kind.MISSING)


def test_every_number_is_drawn_and_told_in_words_and_those_older_than_the_columns_are_one_number(
    life: Chronology,
) -> None:
    case = Case(life)
    rows = incidents(case)
    bars, told = drawn(case, rows)
    shown = [int(text) for text in texts(svg_of(bars)) if text.isdecimal() and int(text) < 1900]

    assert sum(len(row.entries) - row.vague for row in rows) == sum(shown)
    assert sorted(shown) == sorted(numbers(told))


def test_what_befell_somebody_else_is_not_counted(life: Chronology) -> None:
    sibling = (Involvement(person="c9", role="subject"),)
    events = tuple(replace(e, people=sibling) if e.kind is Kind.MISSING else e for e in life.events)

    assert "Missing" in [row.label for row in incidents(Case(life))]
    assert "Missing" not in [row.label for row in incidents(Case(replace(life, events=events)))]


def test_without_a_finding_of_repetition_there_is_no_chart_of_incidents(life: Chronology) -> None:
    assert [] == incidents(Case(replace(life, findings=())))


def test_where_few_rows_are_drawn_those_come_first_of_which_a_pattern_was_found(life: Chronology) -> None:
    missing = tuple(f for f in life.findings if f.pattern == "missing_escalation")
    case = Case(replace(life, findings=missing))

    assert missing
    assert ["Missing"] == [row.label for row in incidents(case, most=1)]


def table(*rows: tuple[str, int | None]) -> Tabulation:
    made = tuple(
        TabulationRow(label=label, cells=(TabulationCell(count=n, evidence=("k",) * (n or 0)),)) for label, n in rows
    )
    return Tabulation(name="voice", title="Seen and heard in each half-year", columns=("Seen",), rows=made)


def test_a_half_year_that_no_source_covers_is_shaded_and_one_without_an_entry_has_a_dash(
    chronology: Chronology,
) -> None:
    case = Case(chronology)
    found = table(("January to June 2022", 2), ("July to December 2022", 0), ("January to June 2023", None))
    bars, told = drawn(case, voice(case, found))
    covered = [(bar.text, bar.unknown) for bar in bars.rows[0].bars[:3]]

    assert [("2", False), ("–", False), ("–", True)] == covered
    assert [2] == numbers(told)
    assert 1 == texts(svg_of(Bars((BarRow("Seen", bars.rows[0].bars[1:3]),)))).count("–"), (
        "nothing is said of the other"
    )


def test_half_years_follow_each_other() -> None:
    assert [Half(2022, 1), Half(2023, 0)] == [Half(2022, 0).next(), Half(2022, 1).next()]


# ---- lateness ----------------------------------------------------------------------------------------------------


def scale(due: str, state: TimescaleState, late: int | None = None, unit: str = "cd") -> Timescale:
    return Timescale(
        rule="core",
        title="Next core group",
        trigger="e16",
        due_event=None,
        due=dt.date.fromisoformat(due),
        limit=6,
        unit=unit,
        jurisdiction="W",
        state=state,
        late_by=late,
        authority="guidance",
        citation="3",
        verified=True,
    )


def test_lateness_stands_in_the_order_it_was_due_with_what_was_met_and_what_is_still_open(
    chronology: Chronology,
) -> None:
    scales = (
        scale("2023-09-01", TimescaleState.OVERDUE, 22),
        scale("2023-01-01", TimescaleState.LATE, 42),
        scale("2023-05-01", TimescaleState.MET),
        scale("2023-06-01", TimescaleState.NO_RECORD),
    )
    found = lateness(Case(replace(chronology, timescales=scales)))
    assert found is not None
    bars, told = found

    assert [("42", False), ("0", False), ("22", True)] == [(bar.text, bar.open) for bar in bars.rows[0].bars]
    assert "Next core group (days)" == bars.rows[0].label
    assert "1 January 2023 42, 1 May 2023 met, 1 September 2023 22" in told


def test_a_rule_that_was_always_met_or_held_once_has_no_row(chronology: Chronology) -> None:
    met = tuple(scale(f"2023-0{month}-01", TimescaleState.MET) for month in (1, 2, 3))

    assert lateness(Case(replace(chronology, timescales=met))) is None
    assert lateness(Case(replace(chronology, timescales=(scale("2023-01-01", TimescaleState.LATE, 3),)))) is None


def test_the_name_of_a_rule_is_never_cut_and_no_bar_lies_on_it(chronology: Chronology) -> None:
    title = "Care and support assessment of the person and of whoever cares for them complete after the referral"
    late = tuple(replace(scale(f"2023-0{n}-01", TimescaleState.LATE, n), title=title) for n in (1, 2))
    found = lateness(Case(replace(chronology, timescales=late)))
    assert found is not None
    bars, _ = found
    drawing = svg_of(bars)
    lines = [text for text in texts(drawing) if not text.isdigit()]

    assert len(lines) > 1
    assert f"{title} (days)" == " ".join(lines)
    assert bars.height > 12 * len(lines)


def test_what_is_older_than_the_bars_there_is_room_for_is_counted(chronology: Chronology) -> None:
    late = tuple(scale(f"20{year}-01-01", TimescaleState.LATE, year) for year in range(10, 24))
    found = lateness(Case(replace(chronology, timescales=late)))
    assert found is not None

    assert ("×4", 10) == (found[0].rows[0].before, len(found[0].rows[0].bars))


# ---- drawing -----------------------------------------------------------------------------------------------------


def test_a_chart_needs_no_colour() -> None:
    bars = Bars((BarRow("Police", (Bar(2, "2"), Bar(1, "1", open=True), Bar(0, "–"), Bar(0, "", unknown=True))),))
    drawing = svg_of(bars)
    colours = {each.get(name) for each in drawing.iter() for name in ("fill", "stroke") if each.get(name)}

    assert all(re.fullmatch(r"none|#(..)\1\1", colour or "") for colour in colours)
    assert 1 == len([each for each in drawing.iter(f"{SVG}rect") if each.get("stroke-dasharray")])


def test_a_chart_is_about_two_centimetres_high(life: Chronology) -> None:
    bars, _ = drawn(Case(life), incidents(Case(life)))

    assert bars.height / 72 * 2.54 < 3


# ---- in the document ---------------------------------------------------------------------------------------------


def figures(tagged: Tagged) -> list[str]:
    """What each figure says in words."""
    return [str(node.said.get("/Alt")) for node in tagged.of("Figure")]


def test_a_chart_is_a_figure_with_its_numbers_in_words_and_its_entries_on_the_same_page(life: Chronology) -> None:
    tagged = Tagged(Pdf().export(life))
    page = next(p.extract_text() for p in tagged.reader.pages if "What happened in each half-year" in p.extract_text())

    assert [a for a in figures(tagged) if a.startswith("Chart of bars. ") and "Missing: " in a]
    assert "Missing: entries" in re.sub(r"\s+", " ", page)


@pytest.mark.parametrize("profile", ["court", "family"])
def test_a_court_and_a_family_are_given_no_chart(life: Chronology, profile: str) -> None:
    assert not [
        a for a in figures(Tagged(Pdf().export(replace(life, profile=profile)))) if a.startswith("Chart of bars")
    ]


def test_no_word_of_a_conference_gives_way_to_a_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    register()
    brief = long_life(profile="conference")
    case, sheets = _fitted(Case(brief))
    monkeypatch.setattr("exports.pdf.document.charted", lambda _: False)
    without, _ = _fitted(Case(brief))

    assert len(sheets) <= 12
    assert replace(case.fit, charts=False) == without.fit


def test_a_chart_that_would_take_a_page_too_many_is_left_out() -> None:
    register()
    brief = long_life(200, profile="conference")
    fits = [_fitted(Case(replace(brief, cover=replace(brief.cover, page_limit=most)))) for most in range(8, 14)]

    assert {True, False} == {case.fit.charts for case, _ in fits}
    assert all(len(sheets) <= most for most, (_, sheets) in enumerate(fits, start=8))
