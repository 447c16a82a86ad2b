"""What in one child's record contradicts itself or cannot be. Nothing is mended or left out; each is reported."""

import datetime as dt
from collections.abc import Iterator

from chronology.dates import written
from chronology.mapping import Ledger, is_yes
from importers.cin.block import Block
from importers.cin.rules import GROUPS, check_rules
from importers.cin.tables import Order, no_further_action, orders, readings
from importers.cin.words import meaning

# Dates that were due or expected may lie after the day the return speaks of.
_AHEAD = {"InitialCPCtarget", "ExpectedPersonBirthDate"}
# No rule of the census bounds the number of earlier plans; this project asks for a look beyond this many.
_MANY_EARLIER_PLANS = 6


def check(child: Block, reference: dt.date | None, ledger: Ledger) -> None:
    """Report what contradicts itself in one child's record."""
    for block in _blocks(child):
        _check_future(block, reference, ledger)
    _check_orders(child, None, ledger)
    _check_child(child, ledger)
    for details in child.each("CINdetails"):
        _check_orders(details, details, ledger)
        _check_closure(details, child, ledger)
        _check_no_further_action(details, ledger)
        _check_conferences(details, ledger)
        for group in GROUPS:
            for block in details.each(group):
                _check_orders(block, details, ledger)
                _check_plan(block, ledger)
    check_rules(child, ledger)


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for blocks in block.blocks.values():
        for inner in blocks:
            yield from _blocks(inner)


def _check_future(block: Block, reference: dt.date | None, ledger: Ledger) -> None:
    if reference is None:
        return
    for name, texts in block.texts.items():
        if readings()[name] != "date" or name in _AHEAD:
            continue
        for text in texts:
            when = written(text)
            if when and when.dated and when.first_day > reference:
                ledger.problem(f"{name} is after the reference date of the return", f"{block.locator}/{name}")


def _check_orders(block: Block, details: Block | None, ledger: Ledger) -> None:
    for order in orders().get(block.shape.name, ()):
        _check_order(order, block, details, ledger)


def _check_order(order: Order, block: Block, details: Block | None, ledger: Ledger) -> None:
    other = block if order.of == order.group else details
    start = next(iter(other.peek(order.after)), "") if other else ""
    for text in block.peek(order.date) if start else ():
        if _before(text, start):
            ledger.problem(order.message, block.place(order.date))


def _before(text: str, other: str) -> bool:
    """Certainly before: the last day it could have been is earlier than the first day of the other."""
    first, second = written(text), written(other)
    if first is None or second is None or not (first.dated and second.dated):
        return False
    return first.last_day < second.first_day


def _check_child(child: Block, ledger: Ledger) -> None:
    if child.peek("PersonBirthDate") and child.peek("ExpectedPersonBirthDate"):
        ledger.note("both PersonBirthDate and ExpectedPersonBirthDate are filled", child.locator)
    sexes = {meaning("sex", text) for text in child.peek("Sex")}
    if sexes and (gender := child.peek("GenderCurrent")) and sexes != {meaning("gender", text) for text in gender}:
        ledger.problem("Sex and GenderCurrent differ", child.locator)
    disabilities = [text.upper() for text in child.peek("Disability")]
    if "NONE" in disabilities and len(disabilities) > 1:
        ledger.note("Disability says none and also names one", child.locator)
    if not child.each("CINdetails"):
        ledger.problem("a child has no CINdetails", child.locator)


def _check_closure(details: Block, child: Block, ledger: Ledger) -> None:
    reason, closed = details.peek("ReasonForClosure"), details.peek("CINclosureDate")
    if closed and not reason:
        ledger.note("CINclosureDate is filled without ReasonForClosure", details.locator)
    if "RC2" in (text.upper() for text in reason) and not child.peek("PersonDeathDate"):
        ledger.problem("ReasonForClosure says died, yet PersonDeathDate is missing", details.place("ReasonForClosure"))


def _check_no_further_action(details: Block, ledger: Ledger) -> None:
    rule = no_further_action()
    held = (details.peek(name) or details.each(name) for name in rule.elements)
    if any(is_yes(text) for text in details.peek("ReferralNFA")) and any(held):
        ledger.problem(rule.message, details.place("ReferralNFA"))


def _check_conferences(details: Block, ledger: Ledger) -> None:
    own = set(details.texts.get("DateOfInitialCPC", ()))
    enquiries = details.each("Section47")
    held = {text for enquiry in enquiries for text in enquiry.peek("DateOfInitialCPC")}
    if own and held and not own <= held:
        message = "DateOfInitialCPC differs between the referral and its section 47 enquiry; both are kept"
        ledger.problem(message, details.place("DateOfInitialCPC"))
    for block in (details, *enquiries):
        dates = [when for text in block.peek("DateOfInitialCPC") if (when := written(text))]
        if any(when.earliest and when.earliest == when.latest and when.earliest.weekday() >= 5 for when in dates):
            # Census rule 8875.
            ledger.note("DateOfInitialCPC is at a weekend", block.place("DateOfInitialCPC"))
        if dates and any(is_yes(text) for text in block.peek("ICPCnotRequired")):
            ledger.problem("ICPCnotRequired says yes, yet DateOfInitialCPC is filled", block.place("ICPCnotRequired"))


def _check_plan(block: Block, ledger: Ledger) -> None:
    for text in block.peek("NumberOfPreviousCPP"):
        if text.isascii() and text.isdigit() and (len(text) > 3 or int(text) > _MANY_EARLIER_PLANS):
            ledger.note("NumberOfPreviousCPP is unusually high", block.place("NumberOfPreviousCPP"))
