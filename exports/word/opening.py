"""The first pages: whose chronology, what it comes to on one page, and what held when."""

from collections.abc import Iterator
from typing import Final

from chronology.pipeline.edited import ANALYSIS
from exports.drawings.timeline import spans
from exports.drawings.timeline.bands import bands, end_in_words
from exports.drawings.timeline.lanes import lane_name
from exports.drawings.timeline.told import in_words
from exports.fitting import WHOLE, most_pages
from exports.pdf import boxes, cover, fitted
from exports.pdf.case import Case
from exports.pdf.sections import section_number
from exports.pdf.text import Paragraph
from exports.word.paper import Cell, Column, Paper, Row
from exports.word.pieces import LINK, STRONG, Piece, pieces_of
from exports.word.styles import BRIEF, SMALL
from exports.word.words import words_of

# How many of each stand on the page, and how many letters of each.
_SHOWN: Final = {
    "why_now": 3,
    "findings": 6,
    "followed": 2,
    "tried": 4,
    "status": 10,
    "not_known": 4,
    "protective": 3,
    "actions": 4,
}
_LETTERS: Final = 180
_SAID_NOWHERE_ELSE: Final = ("why_now", "status", "protective")


def front(case: Case, paper: Paper) -> None:
    """The front sheet."""
    say, own = case.words.say, words_of(case.language)
    paper.prose([Piece(say("title"), STRONG)])
    paper.heading(case.subject_name, 0)
    if not case.chronology.cover.signed_off:
        paper.prose([Piece(say("draft_long"), STRONG)])
    columns = (Column(own["column_label"], 1), Column(own["column_value"], 3))
    rows = [
        Row([Cell([[Piece(say(f"cover.{label}"), STRONG)]]), Cell([[value]])]) for label, value in cover.fields(case)
    ]
    paper.table(columns, rows, own["front_table"])
    paper.heading(case.own("cover", "is_heading"), 2)
    for number in (1, 2):
        paper.prose([case.own("cover", f"is_{number}")])


def condensed(case: Case, paper: Paper) -> None:
    """What was condensed so that the document takes about as many pages as it may, in words."""
    if case.fit == WHOLE:
        return
    own = words_of(case.language)
    most = most_pages(case.chronology.profile, case.chronology.cover.page_limit)
    lead = own["fitted_over" if case.fit.over else "fitted_heading"].format(pages=most)
    write_in = own["fitted_write"].format(analysis=ANALYSIS[case.language]) if case.weighed else ""
    paper.prose([Piece(f"{lead} ", STRONG), f"{cover.condensed_in_words(case)} {write_in}".rstrip()], SMALL)


def one_page(case: Case, paper: Paper) -> None:
    """What the conference needs to know; what finds no room is counted, with the section that has all of it."""
    paper.turn(wide=False)
    paper.heading(case.words.say("sections.summary"), 1, "summary")
    for name, box in boxes.boxes(case).items():
        paper.heading(case.words.say(f"summary.{name}"), 2)
        paper.bullets((pieces_of(_shortened(case, box, item)) for item in box.items[: _SHOWN[name]]), BRIEF)
        if not box.items:
            paper.prose([case.words.say(f"summary.{name}_none")], SMALL)
        if (left := len(box.items) - _SHOWN[name]) > 0:
            further = case.words.count("further_in", left, section=section_number(case, box.rest))
            paper.prose([Piece(further, LINK, box.rest), f"; {box.of_rest}" if box.of_rest else ""], SMALL)


def _shortened(case: Case, box: boxes.Box, item: Paragraph) -> Paragraph:
    """As much of a sentence as a few lines hold, with the entries it rests on."""
    return fitted.shortened(case, box, item, _fits)


def _fits(item: Paragraph) -> bool:
    return sum(len(run.text) for run in item.runs if not run.link) <= _LETTERS


def in_full(case: Case) -> Iterator[tuple[str, list[list[Piece]]]]:
    """What the page had to shorten and no other section says: the name of its heading, and all of its sentences."""
    for name, box in boxes.boxes(case).items():
        cut = len(box.items) > _SHOWN[name] or any(_shortened(case, box, item) != item for item in box.items)
        if name in _SAID_NOWHERE_ELSE and cut:
            yield name, [pieces_of(item) for item in box.items]


def left(case: Case) -> dict[str, tuple[Paragraph, ...]]:
    """What the page cut short or left out, by the name of its heading: all that a reader of both still needs."""
    # When somebody was last seen is told whole with their voice.
    elsewhere = set(boxes.last_seen(case))
    found = {}
    for name, box in boxes.boxes(case).items():
        cut = [item for item in box.items[: _SHOWN[name]] if _shortened(case, box, item) != item]
        if items := tuple(item for item in (*cut, *box.items[_SHOWN[name] :]) if item not in elsewhere):
            found[name] = items
    return found


def told(case: Case) -> frozenset[str]:
    """Keys of the findings that the page tells whole: their section only names them."""
    return frozenset(
        key
        for name, box in boxes.boxes(case).items()
        for item, keys in zip(box.items[: _SHOWN[name]], box.findings, strict=False)
        if _shortened(case, box, item) == item
        for key in keys
    )


def timeline(case: Case, paper: Paper) -> None:
    """What the drawn timeline of the PDF shows, as a table and in words."""
    own = words_of(case.language)
    paper.heading(case.words.say("sections.timeline"), 1, "timeline")
    shown = spans.whole(case)
    if shown is None:
        paper.prose([case.words.say("timeline.nothing")])
        return
    rows = list(_bands(case, shown))
    if rows:
        columns = (Column(own["lane"], 2.5), Column(own["held"], 3), Column(own["from"], 2), Column(own["until"], 2))
        paper.table(columns, rows, own["status_table"])
    paper.prose([in_words(case, shown)], SMALL)


def _bands(case: Case, shown: spans.Frame) -> Iterator[Row]:
    for lane, rows in bands(case, shown).items():
        for band in rows:
            texts = (lane_name(case, lane), band.label, case.day(band.start), end_in_words(case, band))
            yield Row([Cell([[text]]) for text in texts])
