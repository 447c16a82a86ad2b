"""The sections of the document, each the lines it has to say; one without a line is left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from chronology.model import (
    Action,
    ActionStanding,
    Event,
    Finding,
    FindingStatus,
    Level,
    Restriction,
    Strength,
    Theme,
    Timescale,
    TimescaleState,
    When,
)
from exports import leftout, readers, terms
from exports.text.closing import abbreviations, ignored, may_be_one, problems, sources, withheld
from exports.text.entry import cited, dated, entry, titled
from exports.text.front import front
from exports.text.page import Page, item, wrapped
from exports.text.periods import concerns, periods
from exports.text.tabulation import tabulations

Section = Callable[[Page], Iterator[str]]

# More of one rule than this that cannot be told for the same reason are told together.
_FEW = 2
_UNMET = {TimescaleState.LATE, TimescaleState.OVERDUE, TimescaleState.NO_RECORD, TimescaleState.CANNOT_TELL}


def _remarks(*themes: Theme) -> Section:
    """The sentences of analysis that belong in one place, each with the entries it rests on."""

    def section(page: Page) -> Iterator[str]:
        for remark in page.chronology.remarks:
            if remark.theme in themes:
                yield from item(page.told(remark.text), page.entries(remark.evidence))

    return section


def _together(*sections: Section) -> Section:
    """One section after another under one heading."""
    return lambda page: (line for section in sections for line in section(page))


def _shown(page: Page) -> Iterator[Finding]:
    """Findings that no reviewer has dismissed."""
    return (finding for finding in page.chronology.findings if finding.status is not FindingStatus.DISMISSED)


def findings(page: Page) -> Iterator[str]:
    """What the record shows that bears on safety or on the work done."""
    for finding in _shown(page):
        if not finding.protective and finding.strength is not Strength.NOT_ASSESSED:
            yield from _finding(page, finding)


def not_known(page: Page) -> Iterator[str]:
    """What the record leaves open, with the rules that could not be tried on it."""
    yield from _remarks(Theme.NOT_KNOWN)(page)
    for finding in _shown(page):
        if finding.strength is Strength.NOT_ASSESSED:
            # No thresholds: they were held against nothing.
            yield from item(f"{page.called(finding.title)}: {page.told(finding.statement)}")


def protective(page: Page) -> Iterator[str]:
    """What protects: findings and sentences alike."""
    for finding in _shown(page):
        if finding.protective and finding.strength is not Strength.NOT_ASSESSED:
            yield from _finding(page, finding)
    yield from _remarks(Theme.PROTECTIVE)(page)


def _finding(page: Page, finding: Finding) -> Iterator[str]:
    against = page.entries(finding.counter_evidence)
    language = page.chronology.language
    yield from item(
        f"{page.called(finding.title)} ({page.say(finding.strength)}, {page.say(finding.status)}). {page.told(finding.statement)}",
        page.entries(finding.evidence),
        page.say("against", entries=against) if against else "",
    )
    if finding.parameters:
        pairs = (" = ".join(terms.parameter(each, language) for each in pair) for pair in finding.parameters)
        yield from wrapped("; ".join(pairs), "    ")


def actions(page: Page) -> Iterator[str]:
    """What was agreed, by whom it is to be done, and what the record says of it since."""
    told = page.chronology.actions
    if not readers.is_weighed(page.chronology.profile):
        told = tuple(action for action in told if action.is_outstanding)
    for action in told:
        by = () if action.is_outstanding else action.shown_by
        yield from item(f"{action.text} ({'; '.join(_chased(page, action))})", page.entries(by))
    if any(action.is_outstanding and not action.answers and not _is_ahead(page, action) for action in told):
        yield from wrapped(page.say("none_beside"))


def _chased(page: Page, action: Action) -> Iterator[str]:
    yield page.say("owner", name=action.owner) if action.owner else page.say("no_owner")
    due = page.date(action.due) if action.due else f"“{action.by}”" if action.by else ""
    yield page.say("due", date=due) if due else page.say("no_due")
    if action.agreed_before:
        yield page.say("agreed_before", date=", ".join(map(page.date, action.agreed_before)))
    events = {event.key: event for event in (*page.chronology.events, *page.chronology.undated)}
    days = [page.date(events[key].when) for key in action.shown_by if key in events]
    told = [each for each in action.answers if each.event in events]
    if action.done:
        yield page.say("done", date=page.date(action.done))
    elif action.listed_later or action.standing is ActionStanding.NOT_HELD:
        yield page.say("listed_later" if action.listed_later else "not_held")
    elif not action.is_outstanding and days:
        yield page.say(action.standing, date=", ".join(days))
    elif told:
        if action.seems_done:
            yield page.say("seems_done")
        for each in told:
            said = When.on(each.written) if each.written else events[each.event].when
            yield f"{page.date(said)}: “{each.words}” [{page.entries([each.event])}]"


def _is_ahead(page: Page, action: Action) -> bool:
    return action.due is not None and action.due.dated and action.due.last_day >= page.chronology.as_at


def timescales(page: Page) -> Iterator[str]:
    """Rules that were not met, or of which the record does not show that they were; those that were met, counted."""
    cited: set[str] = set()
    for alike in _alike(page.chronology.timescales):
        first, rests_on = alike[0], page.entries([alike[0].trigger])
        if len(alike) > 1:
            rests_on = page.say("times_from", count=len(alike), first=rests_on, last=page.entries([alike[-1].trigger]))
        citation = () if first.rule in cited else (first.citation,)
        cited.add(first.rule)
        told = "; ".join((*_stood(page, first, alone=len(alike) == 1), *citation))
        yield from item(f"{page.called(first.title)}: {told}", rests_on)
    met = Counter(page.called(each.title) for each in page.chronology.timescales if each.state is TimescaleState.MET)
    if met:
        yield from item(page.say("met", what="; ".join(f"{title} × {count}" for title, count in met.items())))


def _alike(timescales: Iterable[Timescale]) -> Iterator[Sequence[Timescale]]:
    """What was not met, each by itself; what cannot be told of a rule for one reason together."""
    alike: dict[tuple[str, ...], list[Timescale]] = defaultdict(list)
    for timescale in timescales:
        if timescale.state in _UNMET:
            own = () if timescale.state is TimescaleState.CANNOT_TELL else (timescale.trigger,)
            key = (timescale.rule, timescale.subject or "", timescale.state, timescale.basis, *own)
            alike[key].append(timescale)
    for group in alike.values():
        if len(group) > _FEW:
            yield group
        else:
            yield from ([timescale] for timescale in group)


def _stood(page: Page, timescale: Timescale, *, alone: bool) -> Iterator[str]:
    yield page.say(timescale.state)
    if timescale.due and alone:
        yield page.say("due", date=page.day(timescale.due))
    if timescale.late_by:
        yield page.say("late_by", count=timescale.late_by, unit=page.say(timescale.late_unit))
    if timescale.basis:
        yield page.told(timescale.basis)


def chronology(page: Page) -> Iterator[str]:
    """The printed events in order, year by year, and how many of each year are not shown."""
    for nth, (year, grouped) in enumerate(groupby(page.chronology.events, key=lambda event: event.when.first_day.year)):
        events = list(grouped)
        yield from ([""] if nth else [])
        if any(page.has_row(event) for event in events):
            yield str(year)
            yield from _entries(page, (event for event in events if page.has_row(event)))
        if hidden := _levels(page, [event for event in events if not page.printed(event)]):
            yield from ("", page.say("hidden_year", year=year, levels=hidden))


def _levels(page: Page, events: Iterable[Event]) -> str:
    """How many there are of each weight: 12 medium, 45 low."""
    counted = Counter(weight.level if (weight := page.weights.get(event.key)) else None for event in events)
    return ", ".join(
        f"{counted[level]} {page.say(level).lower() if level else page.say('not_weighed')}"
        for level in (*Level, None)
        if counted[level]
    )


def undated(page: Page) -> Iterator[str]:
    """What happened at no stated time."""
    yield from _entries(page, (event for event in page.chronology.undated if page.printed(event)))


def _entries(page: Page, events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield ""
        yield from entry(page, event)


def withdrawn(page: Page) -> Iterator[str]:
    """What a source took back: that there was a record, never what it said as a fact."""
    for event in page.chronology.withdrawn:
        sources = "; ".join(cited(page, account.source) for account in event.accounts)
        yield from item(f"{page.number(event.key)}  {dated(page, event)}  {titled(page, event)} ({sources})")


def drafts(page: Page) -> Iterator[str]:
    """What nobody has signed off: that there is such a record, never what it says."""
    for event in page.chronology.drafts:
        if event.restriction is Restriction.NONE:
            sources = "; ".join(cited(page, account.source) for account in event.accounts)
            yield from item(f"{dated(page, event)}  {titled(page, event)} ({sources})")
    more = sum(event.restriction is not Restriction.NONE for event in page.chronology.drafts)
    if more:
        yield from item(page.say("drafts_more", count=more))


def not_shown(page: Page) -> Iterator[str]:
    """How many entries there are that this document does not print."""
    unprinted = [event for event in (*page.chronology.events, *page.chronology.undated) if not page.printed(event)]
    if unprinted:
        levels = _levels(page, unprinted)
        yield from item(page.say("below", count=len(unprinted), profile=page.chronology.profile, levels=levels))
        yield from _by_name(page, unprinted)
    if page.chronology.later:
        yield from item(page.say("later", count=len(page.chronology.later)))
    if dismissed := len(page.chronology.findings) - sum(1 for _ in _shown(page)):
        yield from item(page.say("findings_dismissed", count=dismissed))


def _by_name(page: Page, unprinted: Sequence[Event]) -> Iterator[str]:
    """Each by name and day; to who is not cleared, none that may not go to everyone."""
    weighed = readers.is_weighed(page.chronology.profile)
    named = [event for event in unprinted if weighed or event.restriction is Restriction.NONE]

    def name(event: Event) -> str:
        mark = "" if event.restriction is Restriction.NONE else f" ({page.say(event.restriction)})"
        return f"{leftout.named_of(event, page.chronology.language)}{mark}"

    for called, alike in leftout.by_name(named, name):
        yield from wrapped(f"{called}: {', '.join(dated(page, event) for event in alike)}", "      ", "        ")


def family(page: Page) -> Iterator[str]:
    """Who the family are."""
    # Loaded for a court alone: it brings the words of the PDF.
    from exports.pdf.court import family_in_lines

    for line in family_in_lines(page.chronology):
        yield from item(line)


def words_explained(page: Page) -> Iterator[str]:
    """What professionals' words that stand in the entries mean."""
    shown = [e for e in (*page.chronology.events, *page.chronology.undated) if page.has_row(e)]
    told = [words for event in shown for words in (titled(page, event), *readers.words_of(event))]
    for each in readers.words_explained(told, page.chronology.language):
        yield from wrapped(f"{each.term}: {each.plain}.", "  ", "    ")


def _part(name: str) -> Section:
    """Sentences of the summary of a reader who is given no findings."""

    def section(page: Page) -> Iterator[str]:
        for part in readers.summary(page.chronology):
            if part.name == name:
                for remark in part.remarks:
                    yield from item(page.told(remark.text), page.entries(remark.evidence))

    return section


# In the order a reader needs them: what it comes to, then the life, then how far to trust it. Those whose silence
# would itself be read as an answer say so instead of being left out.
SECTIONS: Final[tuple[tuple[str, Section, str], ...]] = (
    ("why_now", _remarks(Theme.WHY_NOW), ""),
    ("together", _remarks(Theme.TOGETHER), ""),
    ("findings", findings, "none"),
    ("status_now", _remarks(Theme.STATUS), ""),
    ("periods", periods, ""),
    ("concerns", concerns, ""),
    ("voice", _together(_remarks(Theme.VOICE), tabulations(of_voice=True)), ""),
    ("not_known", not_known, ""),
    ("protective", protective, "none"),
    ("relationship", _remarks(Theme.RELATIONSHIP), ""),
    ("question", _remarks(Theme.QUESTION), ""),
    ("actions", actions, "none"),
    ("timescales", timescales, ""),
    ("chronology", chronology, "none"),
    ("undated", undated, ""),
    ("withdrawn", withdrawn, ""),
    ("drafts", drafts, ""),
    ("not_shown", not_shown, ""),
    ("quality", _remarks(Theme.QUALITY), ""),
    ("counted", tabulations(of_voice=False), ""),
    ("may_be_one", may_be_one, ""),
    ("problems", problems, "no_problems"),
    ("ignored", ignored, ""),
    ("withheld", withheld, ""),
    ("sources", sources, ""),
    ("abbreviations", abbreviations, ""),
)


_ENTRIES: Final = tuple(
    each for each in SECTIONS if each[0] in ("chronology", "undated", "withdrawn", "drafts", "not_shown")
)
_MADE: Final = tuple(each for each in SECTIONS if each[0] in ("ignored", "withheld", "sources", "abbreviations"))
_FIRST: Final[tuple[tuple[str, Section, str], ...]] = (
    ("status_now", _part("status"), ""),
    ("voice", _part("voice"), ""),
)
# Readers who are given another document than professionals are: no findings, and nothing of what analysis makes of entries.
_OWN: Final[Mapping[str, tuple[tuple[str, Section, str], ...]]] = {
    readers.COURT: (
        *_FIRST,
        ("why_now", _part("why_now"), ""),
        ("protective", _part("protective"), ""),
        ("family", family, ""),
        *_ENTRIES,
        *_MADE,
    ),
    readers.FAMILY: (
        *_FIRST,
        ("protective", _part("protective"), ""),
        ("outstanding", actions, ""),
        *_ENTRIES,
        *_MADE,
        ("words_explained", words_explained, ""),
    ),
}


def document(page: Page) -> Iterator[str]:
    """Every section that has something to say, under its heading."""
    yield from front(page)
    for name, section, otherwise in _OWN.get(page.chronology.profile, SECTIONS):
        lines = list(section(page)) or ([f"  {page.say(otherwise)}"] if otherwise else [])
        if lines:
            yield from ("", page.say(name), "-" * len(page.say(name)), *lines)
