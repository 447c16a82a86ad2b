"""The rules of one child's census record, by shape, from their table. Nothing is mended; each is reported."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from chronology.dates import written
from chronology.mapping import Ledger, is_yes
from chronology.model import When
from chronology.tables import shipped_table
from importers.cin.block import Block
from importers.cin.tables import readings, structure

GROUPS: Final = ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "PreProceedingsandFGDM")
"""What stands under a referral."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its shape, the group it looks at, and what its shape asks for."""

    shape: str
    rule: str
    group: str
    message: str
    is_note: bool
    asks: Mapping[str, Any]

    @property
    def said(self) -> str:
        """The message with the rule's number."""
        return f"{self.message} (rule {self.rule})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A block, and the blocks it stands in."""

    block: Block
    details: Block | None
    child: Block

    def of(self, group: str) -> Block | None:
        """The child or the referral."""
        return self.child if group == "Child" else self.details


@cache
def rules() -> Mapping[str, Sequence[Rule]]:
    """Every rule, by the group it looks at: "Child" for those about all of a child's records.

    Raises:
        ValueError: a rule names what does not exist; the package is damaged.

    """
    table = shipped_table("importers.cin", "rules.toml")
    known = {shape.name for shape in structure().values()} | set(readings())
    found: dict[str, list[Rule]] = {}
    for shape, rows in table.items():
        for row in rows:
            if shape not in _SHAPES or (wrong := _named(row) - known):
                raise ValueError(f"rules.toml names {shape}, {sorted(wrong)}, which nothing here knows")
            for rule in _made(shape, row):
                found.setdefault(rule.group, []).append(rule)
    return found


_SINGLE: Final = (
    "group", "date", "of", "until", "other", "start", "end", "element", "closed_by", "unless", "within",
)  # fmt: skip


def _named(row: Mapping[str, Any]) -> set[str]:
    lists = ("filled", "of_filled", "some", "missing", "births", "one", "other", "when", "of_when")
    named = {row[name] for name in _SINGLE if isinstance(row.get(name), str)}
    return named | {part for name in lists if not isinstance(row.get(name, ()), str) for part in row.get(name, ())}


def _made(shape: str, row: Mapping[str, Any]) -> Iterator[Rule]:
    group = row.get("within", row.get("group", "Child"))
    note = row.get("severity") == "note"
    if shape != "run":
        message = row.get("message") or _MESSAGES[shape].format_map(row)
        yield Rule(shape=shape, rule=row["rule"], group=group, message=message, is_note=note, asks=row)
        return
    for which, message in _RUN.items():
        said = message.format_map(row)
        yield Rule(shape=which, rule=row[which], group=group, message=said, is_note=note, asks=row)


_MESSAGES: Final = {"limit": "{date} is after {until}", "same_day": "{date} is on the day of {other}"}
_RUN: Final = {
    "overlap": "{group} overlap: one began before the one before it had ended",
    "open": "more than one of {group} has no end",
}


def check_rules(child: Block, ledger: Ledger) -> None:
    """Report what one child's record breaks."""
    _ask(_Held(block=child, details=None, child=child), ledger)
    for details in child.each("CINdetails"):
        _ask(_Held(block=details, details=details, child=child), ledger)
        for group in GROUPS:
            for block in details.each(group):
                _ask(_Held(block=block, details=details, child=child), ledger)


def _ask(held: _Held, ledger: Ledger) -> None:
    for rule in rules().get(held.block.shape.name, ()):
        for place in _SHAPES[rule.shape](rule.asks, held):
            (ledger.note if rule.is_note else ledger.problem)(rule.said, place)


# ---- one block ---------------------------------------------------------------------------------------------------


def _limit(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    of = held.of(asks["of"])
    until = next(iter(_dates(of, asks["until"])), None) if of is not None else None
    for when in _dates(held.block, asks["date"]) if until is not None else ():
        if until is not None and when.first_day > until.last_day:
            yield held.block.place(asks["date"])


def _same_day(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    others = {when.edtf for when in _dates(held.block, asks["other"]) if when.earliest == when.latest}
    if any(when.edtf in others for when in _dates(held.block, asks["date"])):
        yield held.block.place(asks["date"])


def _holds(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    block = held.block
    of = held.child if block is held.details else held.details
    right = (
        all(_is(block, name, these) for name, these in asks.get("when", {}).items())
        and all(of is not None and _is(of, name, these) for name, these in asks.get("of_when", {}).items())
        and all(of is not None and bool(of.peek(name)) for name in asks.get("of_filled", ()))
        and all(_has(block, name) for name in asks.get("filled", ()))
        and (not asks.get("some") or any(_has(block, name) for name in asks["some"]))
        and not any(_has(block, name) for name in asks.get("missing", ()))
        and not any(map(is_yes, block.peek(asks.get("unless", ""))))
    )
    if right:
        yield block.locator


def _is(block: Block, name: str, these: Sequence[str]) -> bool:
    return any(text.upper() in these for text in block.peek(name))


def _has(block: Block, name: str) -> bool:
    return bool(block.peek(name) or block.each(name))


def _list(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    texts = [text.upper() for text in held.block.peek(asks["element"])]
    alone = asks.get("alone")
    wrong = len(set(texts)) < len(texts) if alone is None else alone in texts and set(texts) != {alone}
    if wrong:
        yield held.block.place(asks["element"])


def _birth(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    births = [when for name in asks["births"] for when in _dates(held.child, name)]
    for when in _dates(held.block, asks["date"]) if births else ():
        early = asks.get("most_days_before")
        if early is not None and (min(born.first_day for born in births) - when.last_day).days > early:
            yield held.block.place(asks["date"])
        late = asks.get("most_years_after")
        if late is not None and _years(max(born.last_day for born in births), when.first_day) > late:
            yield held.block.place(asks["date"])


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# ---- blocks that follow each other -------------------------------------------------------------------------------

_Span = tuple[When, When | None, Block]


def _overlap(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    spans = _spans(asks["group"], asks["start"], asks["end"], held.block, asks)
    for (_, end, _), (start, _, block) in pairwise(spans):
        if end is not None and end.dated and start.last_day < end.first_day:
            yield block.place(asks["start"])


def _open(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    spans = _spans(asks["group"], asks["start"], asks["end"], held.block, asks)
    going_on = [block for _, end, block in spans if end is None]
    yield from (block.place(asks["start"]) for block in going_on[1:])


def _apart(asks: Mapping[str, Any], held: _Held) -> Iterator[str]:
    one, other = (_spans(group, start, end, held.block, {}) for group, start, end in (asks["one"], asks["other"]))
    for start, end, block in one:
        for from_day, until, _ in other:
            begins_within = until is None or (until.dated and start.last_day < until.first_day)
            ends_within = end is None or (end.dated and from_day.last_day < end.first_day)
            if begins_within and ends_within:
                yield block.place(asks["one"][1])
                break


def _spans(group: str, start: str, end: str, block: Block, asks: Mapping[str, Any]) -> list[_Span]:
    """When each of a group's records began and ended, in order; one whose end is no date has one, and it is not known."""
    found: list[_Span] = []
    for each in _all(block, group):
        began = next(iter(_dates(each, start)), None)
        if began is None or any(map(is_yes, each.peek(asks.get("unless", "")))):
            continue
        ends = [written(text) or When.undated(text) for text in each.peek(end)]
        closed = any(map(is_yes, each.peek(asks.get("closed_by", ""))))
        found.append((began, ends[0] if ends else When.undated() if closed else None, each))
    return sorted(found, key=lambda span: span[0].first_day)


def _all(block: Block, group: str) -> Iterator[Block]:
    yield from block.each(group)
    for details in block.each("CINdetails"):
        yield from details.each(group)


def _dates(block: Block, name: str) -> Sequence[When]:
    return [when for text in block.peek(name) if (when := written(text)) is not None and when.dated]


_SHAPES: Final[dict[str, Callable[[Mapping[str, Any], _Held], Iterator[str]]]] = {
    "limit": _limit,
    "same_day": _same_day,
    "holds": _holds,
    "list": _list,
    "birth": _birth,
    "run": _overlap,
    "overlap": _overlap,
    "open": _open,
    "apart": _apart,
}
