"""Whether a document says what its entries came to and what they mean (L2, L3, L4, L5, L9, L11)."""

import datetime as dt

from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.verdict import Verdict, counted, judged, not_applicable, share
from chronology.lint.words import opinions, spoken_by
from chronology.model import Kind, Level
from chronology.practice import Practice, group_of

_SUBJECT_SPEAKS = frozenset({Kind.WISHES_AND_FEELINGS, Kind.DISCLOSURE, Kind.CHILD_SEEN_ALONE})


def outcomes(sheet: Sheet, practice: Practice) -> Verdict:
    """L2: rows whose outcome a reader expects and that neither give one nor say that none is recorded."""
    limits = practice.lint
    wanted = [row for row in sheet.rows if not row.in_brief and group_of(row.kind) in limits.outcome_groups]
    if not wanted:
        return not_applicable("no row is a referral, an assessment, an enquiry, a conference or an incident")
    silent = [row for row in wanted if not _tells_outcome(row, sheet)]
    said = sum(not (row.outcome or row.decision or row.action) for row in wanted) - len(silent)
    return judged(
        fails=len(silent) * 100 > limits.outcome_share * len(wanted),
        figure=share(len(silent), len(wanted)),
        limit=f"{limits.outcome_share}%",
        rows=tuple(dict.fromkeys(row.named for row in silent)),
        reason=f"of {counted(said, 'more', 'more')} it says that no outcome is on record: ask for it" if said else "",
    )


def _tells_outcome(row: Row, sheet: Sheet) -> bool:
    told = row.outcome or row.decision or row.action
    return bool(told) or row.no_outcome_told or bool(row.serial and row.serial in sheet.without_outcome)


def impact(sheet: Sheet, _: Practice) -> Verdict:
    """L3: grave rows that do not say why they matter."""
    grave = [row for row in sheet.rows if row.level.rank >= Level.HIGH.rank]
    if not grave:
        return not_applicable("no row is of high or critical weight")
    found = [row for row in grave if not row.why]
    return judged(
        fails=bool(found),
        figure=f"{len(found):,} of {counted(len(grave), 'row')}",
        limit="0",
        rows=tuple(dict.fromkeys(row.named for row in found)),
    )


def analysis(sheet: Sheet, _: Practice) -> Verdict:
    """L4: whether anything is said of what the rows show together."""
    if sheet.facts_only:
        return not_applicable("it tells a court or a family what happened; the analysis is in the other profiles")
    told = sheet.findings > 0 or sheet.analysis_told
    figure = counted(sheet.findings, "finding") if sheet.findings else "said in words" if told else "nothing is said"
    return judged(fails=not told, figure=figure, limit="at least one finding, or which rules found none")


def sources(sheet: Sheet, _: Practice) -> Verdict:
    """L5: rows that do not say where they come from."""
    found = [row for row in sheet.rows if not row.source.strip()]
    return judged(
        fails=bool(found),
        figure=share(len(found), len(sheet.rows)),
        limit="0",
        rows=tuple(dict.fromkeys(row.named for row in found)),
    )


def voice(sheet: Sheet, practice: Practice) -> Verdict:
    """L9: whether the person was heard in the time before the day the document speaks."""
    if sheet.as_at is None:
        return not_applicable("it does not say which day it speaks of, and no row is dated")
    days = practice.lint.voice_days
    since = sheet.as_at - dt.timedelta(days=days)
    said = spoken_by(sheet.names)
    heard = [row for row in sheet.dated if row.voice or row.kind in _SUBJECT_SPEAKS or said(row.fact)]
    recent = [row for row in heard if row.when.last_day >= since and row.when.first_day <= sheet.as_at]
    last = max((min(row.when.last_day, sheet.as_at) for row in heard), default=None)
    figure = f"last heard {last.isoformat()}, {counted((sheet.as_at - last).days, 'day')} before" if last else "never"
    return judged(
        fails=not recent, figure=figure, limit=f"{days} days before {sheet.as_at.isoformat()}, the day it speaks"
    )


def opinion(sheet: Sheet, _: Practice) -> Verdict:
    """L11: opinion in a fact. A row that is marked as an opinion is one in the open."""
    found = [row for row in sheet.rows if not row.is_opinion and opinions(row.fact)]
    raw = "a raw export keeps fact and opinion in one text" if found and sheet.origin is Origin.RAW else ""
    return judged(
        fails=bool(found),
        figure=counted(len(found), "row"),
        limit="0",
        rows=tuple(dict.fromkeys(row.named for row in found)),
        reason=raw,
    )
