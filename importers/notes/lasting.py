"""What goes on from one day to another: away, in hospital, in somebody's care. It was on its first day, and its last is its end.

"Missing from 3 to 5 May" is three days away, and no day between the two that nobody knows; "missing since Sunday, back this morning"
is over. A time within which something happened once ("a bruise between 3 and 5 May") stays one.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chronology.dates import from_edtf
from chronology.model import Kind, When
from chronology.prose.said import Said
from chronology.prose.sentences import Span
from chronology.prose.telling import Telling
from importers.notes.dated import Dated, Use

LASTING = frozenset(
    {
        Kind.MISSING,
        Kind.RETURNED_FROM_MISSING,
        Kind.AWAY_WITHOUT_AUTHORISATION,
        Kind.HOSPITAL_ADMISSION,
        Kind.RESPITE_STAY,
        Kind.INFORMAL_CARE,
        Kind.TEMPORARY_PLACEMENT,
        Kind.TEMPORARY_ACCOMMODATION,
        Kind.EXCLUSION,
    }
)
_WHOLE_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d|\.\.)")
# Both ends are named: not "over the weekend", nor "between", which may be a day that nobody knows.
_BOTH_ENDS = re.compile(r"(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|\bhyd\b|\btan\b|[-\u2013\u2014])", re.IGNORECASE)
_BETWEEN = re.compile(r"\A(?:between|rhwng)\b", re.IGNORECASE)
_BACK = (
    r"(?:came (?:back|home)|(?:(?:been|was|were|got) )?(?:brought|taken|fetched|returned) (?:back|home)|(?:has |have |had )?(?:now |since )?returned"
    r"|got (?:back|home|in)|turned up|resurfaced|walked (?:back )?in|(?:was |were |been )?(?:found|located|traced|discharged)|(?:is |now |was )?back (?:home|at|in|with|now)"
    r"|home (?:again|now)|daeth (?:adref|yn \u00f4l)|(?:wedi )?(?:dychwelyd|dod adref))"
)
_IS_BACK = re.compile(
    rf"(?<!\bnot )(?<!\bnot yet )(?<!n't )(?<!n\u2019t )(?<!\bnever )(?<!\bif )(?<!\bwhen )(?<!\buntil )\b{_BACK}\b"
)
_ENDS = re.compile(
    rf"\W{{0,3}}(?:(?:and|but|then|he|she|they|was|were|until|till|to|a|ac)\b\W{{1,2}}){{0,4}}(?:{_BACK}\b|(?<=until )|(?<=till )|(?<=to )).{{0,30}}\Z"
)


def spells(telling: Telling, dated: Sequence[Dated]) -> list[Dated]:
    """The days of a note, those on which what another day's words tell was over standing with that other: "back on the 6th"."""
    ends: dict[Span, Dated] = {}
    for one, other in pairwise(dated):
        for first, last in ((one, other), (other, one)):
            if _is_over_on(telling.lower, first, last) and _lasts(
                telling.of_date(first.sentence, first.at, first.part)
            ):
                ends[first.at] = last
    over = {last.at for last in ends.values()}
    return [
        replace(one, ended=ends[one.at].when) if one.at in ends else one
        for one in dated
        if one.at not in over or one.use is not Use.EVENT
    ]


def lasted(lower: str, one: Dated, said: Said, day: dt.date | None) -> tuple[Dated, Said]:
    """What lasts, from its first day, with its end where the words tell one; `day` is that of the note."""
    found = _WHOLE_DAYS.fullmatch(one.when.edtf or "")
    if found is None or _BETWEEN.match(one.when.as_written) or not _lasts(said):
        return one, said
    first, last = found.groups()
    if last == "..":
        ended = one.ended or (When.on(day) if day and _IS_BACK.search(lower, *one.sentence) else None)
        if ended is None:
            return one, said
    elif _BOTH_ENDS.search(one.when.as_written):
        ended = _day(last, one.when)
    else:
        return one, said
    # Who came back after days away was away: the day it began is no day of return.
    away = replace(said, kind=Kind.MISSING) if said.kind is Kind.RETURNED_FROM_MISSING else said
    return replace(one, when=_day(first, one.when), ended=ended), away


def _lasts(said: Said | None) -> bool:
    return said is not None and said.kind in LASTING


def _is_over_on(lower: str, first: Dated, last: Dated) -> bool:
    """One of two days of a sentence is that on which what began on the other was over."""
    if first.sentence != last.sentence or first.use is not Use.EVENT or last.use not in (Use.EVENT, Use.OWN):
        return False
    if not (_is_after(first.when, last.when)):
        return False
    if last.at.start > first.at.end:
        return _ENDS.match(lower, first.at.end, last.at.start) is not None
    is_since = (first.when.edtf or "").endswith("/..")
    return is_since and _IS_BACK.search(lower, first.sentence.start, last.at.start) is not None


def _is_after(first: When, last: When) -> bool:
    begun = first.earliest if first.latest is None else first.latest
    return begun is not None and last.earliest is not None and begun < last.earliest


def _day(edtf: str, told: When) -> When:
    return from_edtf(edtf, as_written=told.as_written, basis=told.basis)
