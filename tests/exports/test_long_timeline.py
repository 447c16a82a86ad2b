"""A long, crowded life is drawn so that it can be read: on several pages or gathered, and every entry is counted."""

import datetime as dt
from dataclasses import replace

import pytest
from longlife import AS_AT, BORN, long_life
from lxml import etree

from chronology.model import Chronology, Event, Involvement, Kind, PersonKind, When
from exports.drawings.names import shorter, with_initials
from exports.drawings.svg import Svg
from exports.drawings.timeline.chart import draw_chart
from exports.drawings.timeline.spans import Frame, earlier, frame, frames, gaps, themes
from exports.drawings.timeline.told import told
from exports.fitting import STEPS
from exports.pdf.case import Case
from exports.pdf.fonts import register
from exports.pdf.page import Drawing
from exports.pdf.timeline import timeline

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = frozenset("CHMLr")


@pytest.fixture(scope="module")
def life() -> Chronology:
    return long_life()


@pytest.fixture(scope="module")
def brief() -> Case:
    return Case(long_life(profile="conference")).fitted(STEPS[3])


def texts(case: Case, shown: Frame, width: float = 750.0, height: float = 430.0) -> list[tuple[str, float, float]]:
    """Every word of the drawing but its legend: (word, x, y)."""
    register()
    board = Svg(width, height)
    draw_chart(board, (0, 0), (width, height), case, shown)
    words = [
        (each.text or "", float(each.get("x", "0")), float(each.get("y", "0")))
        for each in etree.fromstring(board.text("", "")).iter(f"{SVG}text")
    ]
    return words[: [word for word, _, _ in words].index(case.words.say("timeline.legend"))]


def entries_drawn(case: Case, shown: Frame, width: float = 750.0) -> int:
    """A mark is one entry, or as many as the count beside it says."""
    words = [word for word, _, _ in texts(case, shown, width)]
    counts = [int(word[1:]) for word in words if word.startswith("×")]
    return sum(word in LETTERS for word in words) - len(counts) + sum(counts)


def printed(case: Case) -> int:
    return sum(case.printed(event) for event in case.chronology.events)


def test_on_one_page_every_entry_has_a_mark_or_is_counted_in_one(brief: Case) -> None:
    shown = frame(brief)
    assert shown is not None

    assert shown.earlier > 0
    assert printed(brief) == entries_drawn(brief, shown)
    assert printed(brief) == entries_drawn(brief, shown, width=400), "a narrower drawing gathers more and loses none"


def test_on_several_pages_every_entry_is_drawn_once(life: Chronology) -> None:
    case = Case(life)
    shown = frames(case)
    each = [entries_drawn(case, part) for part in shown]

    assert len(shown) > 1
    assert printed(case) == sum(each)
    assert max(each) < 250


def test_an_entry_whose_day_is_not_known_is_in_one_drawing_though_its_days_are_in_two(life: Chronology) -> None:
    second = frames(Case(life))[1].start
    vague = replace(life.events[0].when, earliest=second - dt.timedelta(days=90), latest=second + dt.timedelta(days=9))
    case = Case(replace(life, events=(replace(life.events[0], when=vague), *life.events[1:])))

    assert printed(case) == sum(entries_drawn(case, part) for part in frames(case))


def test_the_drawings_follow_each_other_without_a_day_between_or_shared(life: Chronology) -> None:
    shown = frames(Case(life))

    assert [before.end + dt.timedelta(days=1) for before in shown[:-1]] == [after.start for after in shown[1:]]
    assert (BORN.year, AS_AT) == (shown[0].start.year, shown[-1].end)
    assert [False] * (len(shown) - 1) + [True] == [part.last for part in shown]


def test_a_short_life_is_one_drawing(chronology: Chronology) -> None:
    assert 1 == len(frames(Case(chronology)))


def test_a_few_very_old_entries_stand_before_the_first_drawing_and_are_counted(life: Chronology) -> None:
    old = replace(life.events[0].when, earliest=dt.date(1990, 1, 1), latest=dt.date(1990, 12, 31))
    case = Case(replace(life, events=(replace(life.events[0], when=old), *life.events[1:])))
    shown = frames(case)

    assert 1 <= shown[0].earlier < 40
    assert shown[0].start.year > 2000
    assert printed(case) == sum(entries_drawn(case, part) for part in shown)


def test_a_count_beside_a_mark_reaches_into_no_other_mark(life: Chronology) -> None:
    case = Case(life)
    for part in frames(case):
        words = texts(case, part)
        marks = [(x, y) for word, x, y in words if word in LETTERS]
        for word, x, y in words:
            if word.startswith("×"):
                reach = x + 3.6 * len(word)
                assert not [mark for mark in marks if abs(mark[1] - y) < 4 and x < mark[0] - 5.2 < reach]


def test_a_document_of_few_pages_has_one_page_of_timeline_and_one_of_any_length_as_many_as_it_takes(
    life: Chronology, brief: Case
) -> None:
    def drawings(case: Case) -> int:
        return sum(isinstance(block, Drawing) for block in timeline(case))

    assert 1 == drawings(brief)
    assert len(frames(Case(life))) == drawings(Case(life))


def test_the_words_count_what_is_drawn_and_what_is_gathered(brief: Case) -> None:
    shown = frame(brief)
    assert shown is not None
    drawn = sum(map(len, themes(brief, shown).values()))
    gathered = sum(map(len, earlier(brief, shown).values()))
    words = told(brief, shown)

    assert f"the record holds {drawn} entries" in words
    assert f"{gathered} entries before {shown.start.year} are gathered before the years" in words
    assert printed(brief) == drawn + gathered


def test_a_gap_that_began_before_the_drawing_keeps_its_days(life: Chronology) -> None:
    case = Case(life)
    start, end = next(gap for gap in gaps(case, Frame(BORN, AS_AT)) if gap[0].year > 2008)
    middle = start + (end - start) / 2

    assert (start, end) in gaps(case, Frame(middle, AS_AT))


def test_no_band_has_a_cut_word_on_it_and_a_letter_is_explained_below(chronology: Chronology) -> None:
    names = ("Gwenllian Rhosier", "Bartholomew Featherstonehaugh", "Ifan ap Gwilym")
    workers = [
        replace(chronology.people[0], id=f"w{n}", name=name, kind=PersonKind.PROFESSIONAL)
        for n, name in enumerate(names)
    ]
    days = (dt.date(2020, 3, 1), dt.date(2022, 1, 10), dt.date(2022, 1, 25))
    given = [
        Event(
            key=f"given{n}",
            when=When.on(day),
            kind=Kind.WORKER_ALLOCATED,
            title="Allocated",
            accounts=(),
            people=(Involvement(person=f"w{n}", role="worker", involvement="allocated"),),
        )
        for n, day in enumerate(days)
    ]
    others = [event for event in chronology.events if event.kind is not Kind.WORKER_ALLOCATED]
    events = tuple(sorted((*others, *given), key=lambda event: event.when.first_day))
    case = Case(replace(chronology, events=events, people=(*chronology.people, *workers)))
    shown = frame(case)
    assert shown is not None
    words = [word for word, _, _ in texts(case, shown)]

    assert not any("…" in word for word in words)
    assert any("c = Bartholomew Featherstonehaugh" in word for word in words)
    assert "c" in words
    assert "Gwenllian Rhosier" in words


def test_a_name_without_room_is_written_with_initials() -> None:
    assert "G. W. Maddocks" == with_initials("Gareth Wyn Maddocks")
    assert "I. ap Gwilym" == with_initials("Ifan ap Gwilym")
    assert ("G. Rhosier", "Rhosier") == shorter("Gwenllian Rhosier")
    assert () == shorter("Lowri")


def test_what_was_only_told_on_a_day_is_not_drawn_on_it_and_is_counted_in_the_words(life: Chronology) -> None:
    last = life.events[-1]
    moved = replace(last, when=When.told_on(last.when.last_day))
    case = Case(replace(life, events=(*life.events[:-1], moved)))
    shown = frames(case)[-1]

    assert moved not in [event for events in themes(case, shown).values() for event in events]
    assert "1 entry shown of which only the day of its telling is known is not drawn." in told(case, shown)
