"""One child of the return: the person, and everything recorded of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chronology.model import Account, Kind, Link, Person, PersonKind, Rel
from importers.cin.block import Block
from importers.cin.tables import record_types
from importers.cin.telling import Case, date_id, date_of, tell

_IDENTIFIERS = ("LAchildID", "UPN", "FormerUPN")
_GROUPS_WITHIN = ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "PreProceedingsandFGDM")
_DETAILS = (("Ethnicity", "ethnicity"), ("Disability", "disability"), ("UPNunknown", "no pupil number because"))


def person(child: Block, case: Case) -> Person:
    """The child. The census holds no names."""
    return Person(
        id=case.child,
        kind=PersonKind.CHILD,
        identifiers=tuple((name, text) for name in _IDENTIFIERS for text in child.take(name)),
        born=date_of(child.first("PersonBirthDate")) if child.peek("PersonBirthDate") else None,
        expected=date_of(child.first("ExpectedPersonBirthDate")) if child.peek("ExpectedPersonBirthDate") else None,
        died=date_of(child.first("PersonDeathDate")) if child.peek("PersonDeathDate") else None,
        sex=" or ".join(dict.fromkeys(filter(None, (child.in_words("Sex"), child.in_words("GenderCurrent"))))) or None,
        details=tuple((label, child.in_words(name)) for name, label in _DETAILS if child.peek(name)),
        is_subject=True,
        source=case.document.source(child.locator, agency=case.agency),
    )


def accounts(child: Block, case: Case) -> Iterator[Account]:
    """Everything recorded of the child, referral by referral."""
    yield from tell(child, record_types()["Child"], "1", case)
    for details in child.each("CINdetails"):
        yield from _episode(details, case)


def _episode(details: Block, case: Case) -> Iterator[Account]:
    """A referral and what followed under it; all of that arises from the referral, by the structure of the record."""
    record_type = record_types()["CINdetails"]
    referral = case.identify(record_type.record, date_id(next(iter(details.peek(record_type.named_by)), "")))
    arises = (Link(rel=Rel.ARISES_FROM, record=case.key(record_type.record, referral)),)
    for account in tell(details, record_type, referral, case):
        yield account if account.kind is not Kind.CASE_CLOSED else replace(account, links=arises)
    conferences = _Conferences()
    for group in _GROUPS_WITHIN:
        for block in details.each(group):
            record_id = _record_id(block, group, referral, case)
            yield from _group(block, group, record_id, case, arises)
            if group == "Section47":
                enquiry = Link(rel=Rel.ARISES_FROM, record=case.key(record_types()[group].record, record_id))
                conferences.add(block, (enquiry,))
    conferences.add(details, ())
    yield from conferences.tell(referral, case, arises)


def _record_id(block: Block, group: str, referral: str, case: Case) -> str:
    """A record is named by its referral and its own first date, and which one of those it is."""
    record_type = record_types()[group]
    date = date_id(next(iter(block.peek(record_type.named_by)), ""))
    return case.identify(record_type.record, f"{referral}/{date}")


def _group(block: Block, group: str, record_id: str, case: Case, arises: tuple[Link, ...]) -> Iterator[Account]:
    record_type = record_types()[group]
    if group != "ChildProtectionPlans":
        yield from tell(block, record_type, record_id, case, arises)
        return
    first, latest = block.peek("InitialCategoryOfAbuse"), block.peek("LatestCategoryOfAbuse")
    changed = bool(first and latest) and first != latest
    yield from tell(block, record_type, record_id, case, arises, CategoryChanged="yes" if changed else "no")
    plan = Link(rel=Rel.REVIEWS, record=case.key(record_type.record, record_id))
    yield from _reviews(block, record_id, case, (*arises, plan))


def _reviews(plan: Block, plan_id: str, case: Case, links: tuple[Link, ...]) -> Iterator[Account]:
    record_type = record_types()["Reviews"]
    for reviews in plan.each("Reviews"):
        reviews.used.add(record_type.named_by)
        for one in _one_by_one(reviews, record_type.named_by):
            record_id = case.identify(record_type.record, f"{plan_id}/{date_id(one.first(record_type.named_by))}")
            yield from tell(one, record_type, record_id, case, links)


def _one_by_one(block: Block, name: str) -> Iterator[Block]:
    """A block for each of the texts of a repeated element."""
    for nth, text in enumerate(block.texts.get(name, ()), start=1):
        yield Block(shape=block.shape, locator=block.locator, texts={name: (text,)}, blocks={}, nth=nth)


@dataclass(slots=True)
class _Conferences:
    """The initial conferences of one referral. The census tells one twice: with its enquiry and with the referral."""

    held: dict[str, tuple[Block, tuple[Link, ...]]] = field(default_factory=dict)

    def add(self, block: Block, links: tuple[Link, ...]) -> None:
        """Add the conference a block tells of; one on a day already told only adds its links."""
        for text in block.texts.get("DateOfInitialCPC", ()):
            block.used.add("DateOfInitialCPC")
            day = date_id(text)
            first, before = self.held.get(day, (block, ()))
            self.held[day] = (first, (*before, *links))

    def tell(self, referral: str, case: Case, arises: tuple[Link, ...]) -> Iterator[Account]:
        """One account for each day."""
        record_type = record_types()["DateOfInitialCPC"]
        for day, (block, links) in self.held.items():
            record_id = case.identify(record_type.record, f"{referral}/{day}")
            yield from tell(block, record_type, record_id, case, (*arises, *links))
