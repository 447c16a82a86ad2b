"""What stands on the one page and the front sheet: headings with their sentences, each with the entries it rests on."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.model import Finding, Remark, Theme
from exports.conference import counts_what_was_read
from exports.matters import says_the_same
from exports.pdf.actions import action_paragraph, apart_from, closing_paragraphs, outstanding
from exports.pdf.case import Case
from exports.pdf.numbered import FIRMNESS, Numbered
from exports.pdf.sections import sentence
from exports.pdf.text import Paragraph, Run, bold, paragraph, reference

# What is said of the voice that belongs with how things stand.
ON_ONE_PAGE = (
    "last_seen",
    "last_seen_alone",
    "seen_alone_kept",
    "not_alone_since",
    "seen_later",
    "message",
    "views_put",
    "last_heard",
    "seeing_not_read",
    "never_alone",
)
# What followed what was done: of what is told together, the answer to the first question of those who meet.
FOLLOWED = "followed"
COMES_BACK = "comes_back"
# Of what comes back an entry is named for each of its days.
_MOST_DAYS = 20
# What was tried, in the record's words.
TRIED = "tried"
# What is waited for, and what was not held: told with what is overdue.
WAITING, NOT_HELD = "waiting", "not_held"
# That there is nothing to list under these tells nobody anything.
_ONLY_WHERE_THERE_IS_SOME = (FOLLOWED, TRIED, "not_known")
# That none was read in words is read as that there is none.
_NOT_READ = ("protective",)
# Whoever meets asks first who this is, what the legal status is, who lives in the home, when they were seen alone, and how often referred.
_ASKED_FIRST = (
    # Who they are, and what they want those who meet to hear.
    *("described", "message"),
    *(
        "looked_after",
        "protection_plan",
        "past_plan",
        "plan_told",
        "legal_status",
        "ended",
        "no_care",
        "placement",
        "plan",
    ),
    *("enquiry_open", "interim_plan"),
    # Who lives in the home, who comes there, and who is not known.
    *("household", "lives_with", "home_told", "keys", "unknown_adult"),
    *("last_seen_alone", "last_seen", "not_alone_since"),
    *("capacity", "bail", "enquiry_ended"),
    "worker",
    *("views_put", "no_household", "last_heard", "seen_later", "never_alone"),
    *("referrals", "concerns"),
    "seeing_not_read",
)


@dataclass(frozen=True, slots=True)
class Box:
    """A heading, what stands under it, where the rest is found, and what is said of the rest."""

    name: str
    items: tuple[Paragraph, ...]
    rest: str
    of_rest: str = ""
    findings: tuple[frozenset[str], ...] = ()
    """Of a box of findings: the keys of those that each item tells."""


def boxes(case: Case) -> dict[str, Box]:
    """What stands on the one page, by the name of its heading."""
    findings = [alike for alike in case.alike if not (alike[0].finding.protective or _is_not_known(case, alike))]
    followed = [remark for remark in case.remarks(Theme.TOGETHER) if remark.rule == FOLLOWED]
    tried = [remark for remark in case.remarks(Theme.TOGETHER) if remark.rule == TRIED]
    good = [f for f in case.findings if f.finding.protective]
    protective = [_remark(case, r.text, r.evidence) for r in case.remarks(Theme.PROTECTIVE)]
    protective += [_remark(case, f.finding.statement, f.finding.evidence, f.label, f.place) for f in good]
    matters = [*_each_matter(findings)]
    boxes = (
        Box("why_now", tuple(_themed(case, Theme.WHY_NOW)), "findings"),
        Box(
            "findings",
            tuple(_told(case, alike, beside) for alike, beside in matters),
            "findings",
            findings=tuple(frozenset(each.finding.key for each in alike) for alike, _ in matters),
        ),
        Box("followed", tuple(_remark(case, r.text, r.evidence) for r in followed), "findings"),
        Box("tried", tuple(_remark(case, r.text, r.evidence) for r in tried), "findings"),
        Box("status", tuple(_standing(case)), "findings"),
        Box("not_known", tuple(_not_known(case)), "quality"),
        Box("protective", tuple(protective), "findings"),
        Box(
            "actions",
            tuple(_overdue(case)),
            "quality",
        ),
    )
    optional = _ONLY_WHERE_THERE_IS_SOME + (() if counts_what_was_read(case.chronology) else _NOT_READ)
    return {box.name: box for box in boxes if box.items or box.name not in optional}


def _overdue(case: Case) -> Iterator[Paragraph]:
    """What is waited for, the longest first; what was agreed and is not told with that; steps whose time has passed; what may be done."""
    waiting = [remark for remark in case.remarks(Theme.TOGETHER) if remark.rule == WAITING]
    yield from (_remark(case, remark.text, remark.evidence) for remark in waiting)
    yield from (action_paragraph(case, action) for action in apart_from(outstanding(case), waiting))
    yield from (
        _remark(case, remark.text, remark.evidence) for remark in case.remarks(Theme.STATUS) if remark.rule == NOT_HELD
    )
    yield from closing_paragraphs(case)


def _themed(case: Case, theme: Theme) -> Iterator[Paragraph]:
    return (_remark(case, remark.text, remark.evidence) for remark in case.remarks(theme))


def _standing(case: Case) -> Iterator[Paragraph]:
    """How things stand, what is asked first before the rest: the page may not have room for all of it."""
    voice = [r for r in case.remarks(Theme.VOICE) if r.rule in ON_ONE_PAGE]
    # How much was read is told with the voice; here it stands for a last day that nothing tells.
    is_told = any(remark.rule in ("last_seen", "last_seen_alone") for remark in voice)
    status = [remark for remark in _not_in_tables(case) if remark.rule != NOT_HELD]
    found = [*status, *(r for r in voice if not (is_told and r.rule == "seeing_not_read"))]
    found.sort(key=lambda remark: _ASKED_FIRST.index(remark.rule) if remark.rule in _ASKED_FIRST else len(_ASKED_FIRST))
    return (_remark(case, remark.text, remark.evidence) for remark in found)


# What the two tables behind the page tell line by line.
_OF_PERIODS, _OF_CONCERNS = frozenset({"ended", "enquiry_ended"}), frozenset({"referrals", "concerns"})


def _not_in_tables(case: Case) -> list[Remark]:
    """How things stand; what came in and what ended stands in the tables where these have it."""
    told = (_OF_PERIODS if case.chronology.periods else frozenset()) | (
        _OF_CONCERNS if case.chronology.concerns else frozenset()
    )
    return [remark for remark in case.remarks(Theme.STATUS) if remark.rule not in told]


def last_seen(case: Case) -> Iterator[Paragraph]:
    """When the person was last seen and last seen alone."""
    found = [remark for remark in case.remarks(Theme.VOICE) if remark.rule in ON_ONE_PAGE]
    return (_remark(case, remark.text, remark.evidence) for remark in found)


def _remark(case: Case, text: str, evidence: Sequence[str], label: str = "", place: str = "") -> Paragraph:
    """A sentence with the entries it rests on, which come first so that shortening never takes them."""
    lead: list[Run | str] = [reference(label, place), " "] if label else []
    return paragraph(*lead, *sentence(case, text, evidence, most=6))


def _is_not_known(case: Case, alike: Sequence[Numbered]) -> bool:
    """Told word for word as what is not known, further down the page."""
    said = {remark.text for remark in case.remarks(Theme.NOT_KNOWN)}
    return all(each.finding.statement in said for each in alike)


def _not_known(case: Case) -> Iterator[Paragraph]:
    """What is not known, with the name of the finding that says the same."""
    found = {each.finding.statement: each for each in case.findings}
    every = case.remarks(Theme.NOT_KNOWN)
    # What could not be assessed stands at the end: no meeting can act on it.
    for remark in (remark for remark in every if remark.rule != "not_assessed"):
        each = found.get(remark.text)
        label, place = (each.label, each.place) if each else ("", "")
        yield _remark(case, remark.text, remark.evidence, label, place)


def _each_matter(found: Sequence[Sequence[Numbered]]) -> Iterator[tuple[Sequence[Numbered], Sequence[Numbered]]]:
    """Findings that are called the same, and those further down that tell of the same matter and rest on the same entries."""
    left = list(found)
    while left:
        first, *left = left
        beside = [alike for alike in left if _is_told_by(alike, first)]
        left = [alike for alike in left if alike not in beside]
        yield first, [each for alike in beside for each in alike]


def _is_told_by(alike: Sequence[Numbered], told: Sequence[Numbered]) -> bool:
    return all(any(says_the_same(one.finding, other.finding) for other in told) for one in alike)


def _told(case: Case, alike: Sequence[Numbered], beside: Sequence[Numbered]) -> Paragraph:
    """Findings that are called the same as one item: the one that stands for them, the periods of the others, what says the same.

    Of stretches of time the longest stands for them, else the firmest, and of these the latest.
    """
    if alike[0].finding.pattern == "gap":
        first = max(alike, key=lambda f: _days(f.finding))
    else:
        first = max(alike, key=lambda f: (-FIRMNESS.index(f.finding.strength), f.finding.window[1] or dt.date.min))
    others = [f for f in alike if f is not first]
    text = first.finding.statement
    if others and first.finding.pattern == "gap":
        labels = ", ".join(f.label for f in others)
        periods = "; ".join(_period(case, f.finding) for f in others)
        text += case.words.count("summary.alike", len(others), labels=labels, periods=periods)
        others = []
    # Before the words, for no page cuts them off there.
    also = ", ".join(f.label for f in sorted((*others, *beside), key=lambda f: f.number))
    label = case.words.say("summary.beside", label=first.label, labels=also) if also else first.label
    if first.finding.pattern == COMES_BACK:
        return _coming_back(case, first, label)
    return _remark(case, text, first.finding.evidence, label, first.place)


def _coming_back(case: Case, found: Numbered, label: str) -> Paragraph:
    """What comes back is called by its matter, "on five days" alone says nothing; each of its days has its entry."""
    words = sentence(case, found.finding.statement, found.finding.evidence, most=_MOST_DAYS)
    return paragraph(reference(label, found.place), " ", bold(f"{case.called(found.finding.title)}. "), *words)


def _days(finding: Finding) -> int:
    first, last = finding.window
    return (last - first).days if first and last else 0


def _period(case: Case, finding: Finding) -> str:
    days = (case.day(day) if day else case.words.say("sources.open") for day in finding.window)
    return f" {case.words.say('to')} ".join(days)
