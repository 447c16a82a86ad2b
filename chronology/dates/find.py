"""Dates in running text: where each stands, and what it says."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chronology.dates import (
    counted,
    entries,
    festivals,
    from_birth,
    from_note,
    from_previous,
    from_told,
    numbered,
    single,
    spans,
    weekdays,
)
from chronology.dates.bare_days import spelt_out
from chronology.dates.edtf import from_edtf
from chronology.dates.from_note import from_note as noted
from chronology.dates.from_previous import from_previous as anaphora
from chronology.dates.joining import joined
from chronology.dates.residue import residue
from chronology.dates.seek import Shape, Stretch, stretches
from chronology.dates.spoken import with_years
from chronology.dates.story import signature
from chronology.dates.thread import Found, Thread
from chronology.dates.tokens import lex
from chronology.dates.written import FIRST_YEAR, LAST_YEAR
from chronology.model import Precision, When
from chronology.model.making import maker

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text[start:end]` are its words, `when` what they say."""

    start: int
    end: int
    when: When


_mentioned = maker(DateMention)


@dataclass(frozen=True, slots=True)
class DatesRead:
    """All that was read of the dates of a text: those that are, and where it has some that no calendar holds."""

    mentions: list[DateMention]
    impossible: list[tuple[int, int]]
    given: dt.date | None = None
    """The day on which a text of no date of its own says at its head that it was given."""


def read(text: str, written_on: dt.date | None = None, born: dt.date | None = None) -> DatesRead:
    """The dates of a text in order, none overlapping, and its impossible ones; the text is gone through once.

    `written_on` is the day the note speaks from and `born` the subject's birth; what needs them and lacks them stays
    undated. A day of no living memory (a note "of 9999") is as good as none.
    """
    note = _lived(written_on)
    thread = Thread(lexed=with_years(lex(spelt_out(text, note))), written_on=note, born=_lived(born))
    if thread.written_on is None and (signed := signature(text)):
        thread.story.given = next(
            (each.when.latest for each in find(signed) if each.when.earliest == each.when.latest), None
        )
    all_found = list(joined(thread, _read(thread)))
    return DatesRead(
        [_mention(thread, found, text) for found in all_found if not found.impossible],
        [_place(thread, found) for found in all_found if found.impossible],
        thread.story.given,
    )


def _lived(day: dt.date | None) -> dt.date | None:
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def find(text: str, written_on: dt.date | None = None, born: dt.date | None = None) -> list[DateMention]:
    """The dates of a text. A date whose words do not suffice is there, undated; impossible ones are left out."""
    return read(text, written_on, born).mentions


def impossible(text: str) -> list[tuple[int, int]]:
    """Where the text has a date no calendar holds, such as 31/02/2020, which nobody may swap or mend."""
    return read(text).impossible


def _place(thread: Thread, found: Found) -> tuple[int, int]:
    tokens = thread.lexed.tokens
    return tokens.starts[found.first], tokens.ends[found.last - 1]


def _mention(thread: Thread, found: Found, text: str) -> DateMention:
    start, end = _place(thread, found)
    words = text[start:end]
    if found.edtf is None:
        return _mentioned(start=start, end=end, when=When.undated(words))
    precision = Precision.WEEK if found.week else None
    when = from_edtf(found.edtf, as_written=words, basis=found.basis, precision=precision)
    return _mentioned(start=start, end=end, when=when)


def _read(thread: Thread) -> Iterator[Found]:
    """Go through the text once. A shape that turns out to be no date is left, and the search goes on inside it."""
    for stretch in stretches(thread.lexed.letters, ages=_has_ages(thread)):
        place: int | None = stretch.start
        while place is not None:
            dates, place = _next(thread, stretch, place)
            for found in dates or ():
                thread.follow(found)
                if not found.heading:
                    yield found


def _has_ages(thread: Thread) -> bool:
    """Ages are dates where a birth is known, or may be told of in a text of no day."""
    return thread.born is not None or (thread.written_on is None and " born " in thread.lexed.text)


def _next(thread: Thread, stretch: Stretch, place: int) -> tuple[list[Found] | None, int | None]:
    """The dates of the next shape from a place on, and where to go on; None at the end of the stretch."""
    offset, shape = stretch.shape(place)
    if shape is None:
        return None, None
    dates = _resolve(thread, offset, shape)
    if dates is not None:
        return dates, offset + shape.last
    first, left = offset + shape.first, shape
    offset, shape = stretch.simple_shape(first)
    # A simple shape that was tried just now is no more of a date the second time.
    if shape and shape != left and (dates := _resolve(thread, offset, shape)) is not None:
        return dates, offset + shape.last
    return None, first + 1


def _resolve(thread: Thread, offset: int, shape: Shape) -> list[Found] | None:
    rule, first, last = shape.rule, shape.first + offset, shape.last + offset
    if rule in _PLAIN:
        return _PLAIN[rule](thread, first, last)
    return _PAIRED[rule](thread, first, last, _moved(shape.left, offset), _moved(shape.right, offset))


def _moved(side: _Span, offset: int) -> _Span:
    return (side[0] + offset, side[1] + offset) if side[0] >= 0 else side


def _impossible(_thread: Thread, first: int, last: int) -> list[Found] | None:
    return [Found(first=first, last=last, edtf=None, impossible=True)]


def _redacted(_thread: Thread, first: int, last: int) -> list[Found] | None:
    return [single.undated(first, last)]


_GLUED = re.compile(r"-[^\W\d_]")
"""What goes on behind a dash is another word: "Sat-nav"."""


def _weekday_alone(thread: Thread, first: int, last: int) -> list[Found] | None:
    end = thread.lexed.tokens.ends[last - 1]
    if _GLUED.match(thread.lexed.text, end):
        return None
    return None if weekdays.recurs(thread, first, last) else noted(weekdays.weekday_alone)(thread, first, last)


def _weekday_cut(thread: Thread, first: int, last: int) -> list[Found] | None:
    """A weekday cut to what is also a word: written with a capital it is a day, in a list of days, and at the head of a log's line."""
    tokens = thread.lexed.tokens
    at = next(place for place in range(first, last) if tokens[place].name == "doubtful_weekday")
    listed = at
    while listed > 1 and tokens[listed].name == "doubtful_weekday" and tokens[listed - 1].name in ("and", "comma"):
        listed -= 2
    return (
        _weekday_alone(thread, first, last)
        if tokens[listed].name == "weekday"
        or (thread.lexed.text[tokens[at].start].isupper() and not _opens_a_sentence(thread, at))
        or _heads_a_line(thread, at)
        or _has_its_hour(thread, at)
        else None
    )


def _has_its_hour(thread: Thread, at: int) -> bool:
    """As in "came round sat night", whoever typed it in small letters; not "she sat morning and evening by the door"."""
    names = thread.lexed.tokens.names
    before = thread.lexed.text[: thread.lexed.tokens[at].start]
    return names[at + 1 : at + 2] == ["daytime"] and _SITS.search(before[-_SITS_REACH:]) is None


_SITS = re.compile(r"\b(?:i|he|she|they|we|who|mum|dad|and|just|has|had|the|in)\s\Z", re.IGNORECASE)
_SITS_REACH = 8


def _opens_a_sentence(thread: Thread, at: int) -> bool:
    """As in "Sat with her in the yard", "Sun cream needed"; not where another line opens with a weekday: "Mon missed depot"."""
    names = thread.lexed.tokens.names
    if not _is_first_of_line(names, at) or (at + 1 < len(names) and names[at + 1] in _BESIDE_A_DAY):
        return False
    return not any(
        name in ("weekday", "doubtful_weekday") and place != at and _is_first_of_line(names, place)
        for place, name in enumerate(names)
    )


_BESIDE_A_DAY = frozenset(
    {"daytime", "half", "eve", "and", "comma", "slash", "hyphen", "colon", "or", "stop", "line", "gap"}
)


def _is_first_of_line(names: Sequence[str], at: int) -> bool:
    before = at - 1 if at and names[at - 1] == "hyphen" else at
    return before == 0 or names[before - 1] in ("line", "gap")


def _heads_a_line(thread: Thread, at: int) -> bool:
    """As in "sat - came round again": a day, then a dash or colon and what was that day."""
    names = thread.lexed.tokens.names
    return (at == 0 or names[at - 1] in ("line", "gap")) and names[at + 1 : at + 2] in (["hyphen"], ["colon"])


def _weekday_in_story(thread: Thread, first: int, last: int) -> list[Found] | None:
    """As in "on the Monday": it follows what a story told last; in a note, where the note's own day is as near, it is its last."""
    if thread.written_on and not weekdays.recurs(thread, first, last):
        return noted(weekdays.weekday_of_talk)(thread, first, last)
    return (_weekday_alone if thread.written_on else anaphora(from_previous.same))(thread, first, last)


_Rule = Callable[[Thread, int, int], list[Found] | None]


def _in_story(rule: _Rule) -> _Rule:
    """A rule for texts of no day of their own; in a note "the week before" is as often the one before the note."""

    def resolve(thread: Thread, first: int, last: int) -> list[Found] | None:
        return None if thread.written_on else rule(thread, first, last)

    return resolve


_PLAIN: dict[str, _Rule] = {
    "plain": single.plain,
    "plain_words": single.plain_words,
    "impossible": _impossible,
    "redacted": _redacted,
    "onwards": single.onwards,
    "year_after": single.year_after,
    "year_apart": single.year_apart,
    "year_heading": single.year_heading,
    "bank_monday": noted(festivals.bank_monday),
    "led_pair": entries.led_pair,
    "year_entry": entries.year_entry,
    "season_entry": entries.season_entry,
    "from_birth": from_birth.from_birth,
    "school_year": from_birth.school_year,
    "aged": from_birth.aged,
    "age_then": from_birth.age_then,
    "named_then": from_birth.named_then,
    "birthday": from_birth.birthday,
    "age_of": from_birth.age_then,
    "in_sixties": from_birth.in_sixties,
    "dotted_to": spans.dotted_to,
    "single": single.single,
    "loose": single.loose,
    "year_alone": single.year_alone,
    "short_alone": single.single,
    "spaced": single.spaced,
    "month_alone": single.single,
    "month_ended": single.single,
    "low_month_alone": single.single,
    "low_day": single.low_day,
    "note_day": noted(from_note.note_day),
    "this_morning": noted(from_note.this_morning),
    "ago": noted(from_note.ago),
    "month_years_ago": noted(from_note.month_years_ago),
    "units_ago": noted(from_note.units_ago),
    "quarter_by_note": noted(from_note.quarter_by_note),
    "unit_on": noted(from_note.unit_on),
    "nights_ago": noted(from_note.nights_ago),
    "shorthand_ago": noted(from_note.shorthand_ago),
    "week_before_last": noted(weekdays.week_before_last),
    "unit_beyond": noted(from_note.unit_beyond),
    "whole_year": noted(from_note.whole_year),
    "either_weekday": noted(weekdays.either_weekday),
    "weekday_cut": _weekday_cut,
    "weekday_span": noted(weekdays.weekday_span),
    "weekday_week": noted(weekdays.weekday_week),
    "welsh_unit": noted(from_note.welsh_unit),
    "last_weekday": noted(weekdays.last_weekday),
    "weekday_of": noted(weekdays.weekday_of),
    "from_then": noted(from_note.from_then),
    "part_of_unit": noted(from_note.part_of_unit),
    "residue": residue,
    "festival": festivals.festival,
    "yuletide": festivals.yuletide,
    "holidays": festivals.holidays,
    "half_term": festivals.half_term,
    "school_term": festivals.school_term,
    "bank_holiday": festivals.bank_holiday,
    "season_alone": single.single,
    "half_marked": counted.half_marked,
    "day_of_month": counted.day_of_month,
    "weekday_day": numbered.day_alone,
    "weekday_number": numbered.weekday_number,
    "day_of_entry": numbered.day_of_entry,
    "day_at_end": numbered.day_at_end,
    "day_alone": numbered.day_alone,
    "weekday_alone": _weekday_alone,
    "last_unit": noted(from_note.last_unit),
    "last_month": noted(from_note.last_month),
    "past_units": noted(from_note.past_units),
    "ahead": noted(from_note.ahead),
    "same": anaphora(from_previous.same),
    "following": anaphora(from_previous.following),
    "day_after": anaphora(from_previous.day_after),
    "next_day": anaphora(from_previous.day_after),
    "day_begun": anaphora(from_previous.day_begun),
    "weekday_after": anaphora(from_previous.following),
    "weekday_following": anaphora(from_previous.weekday_following),
    "month_following": anaphora(from_previous.month_following),
    "weekday_in_story": _weekday_in_story,
    "unit_in_story": _in_story(anaphora(from_previous.following)),
    "units_later": anaphora(from_previous.units_later),
    "either_later": anaphora(from_previous.either_later),
    "season_in_story": _in_story(anaphora(from_previous.season_following)),
    "days_alone": numbered.days_alone,
    "day_opened": numbered.day_alone,
    "moments_later": anaphora(from_previous.moments_later),
    "from_told": from_told.from_told,
}
_Paired = Callable[[Thread, int, int, _Span, _Span], list[Found] | None]
_PAIRED: dict[str, _Paired] = {
    "between": spans.between,
    "months": spans.between,
    "range": spans.between,
    "pairs": spans.between,
    "pair_to": spans.pairs_to,
    "stages": spans.between,
    "led_months": spans.between,
    "two_months": spans.between,
    "pair_on": spans.between,
    "slashed": spans.between,
    "days_of": spans.days_of,
    "days_pair": spans.days_pair,
    "days_of_month": counted.days_of_month,
    "month_days": spans.month_days,
    "year_span": spans.year_span,
    "offset": counted.offset,
    "weekday_by": counted.weekday_by,
    "weekend_of": counted.weekend_of,
    "feast_weekend": counted.feast_weekend,
    "weekend_at_feast": counted.feast_weekend,
    "half_year": counted.half_year,
    "slash_days": spans.slash_days,
    "week_of": counted.week_of,
    "nth_weekday": counted.nth_weekday,
    "part_week": counted.part_week,
    "part_year": counted.part_year,
    "years": spans.years,
    "either": spans.either,
    "list": spans.listed,
    "pair_list": spans.pairs_listed,
    "month_list": spans.listed,
    "year_list": spans.listed,
}
