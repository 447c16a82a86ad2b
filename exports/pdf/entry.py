"""One entry in words: when it was, what happened, what was done, how much it weighs, each in the paragraphs of a cell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from chronology.model import Conflict, Event, EvidenceStatus
from chronology.normalise import outcome_in_dispute
from exports.outcomes import lacks_outcome
from exports.pdf.brief.told import as_in, kind_of
from exports.pdf.case import Case
from exports.pdf.differing import conflict_in_words, perhaps_in_words, taken_back_in_words, teller
from exports.pdf.own_words import own_words
from exports.pdf.rows import of_row
from exports.pdf.standing import draft, restricted, whose
from exports.pdf.text import FINE, Paragraph, Run, bold, paragraph, reference
from exports.pdf.unshown import (
    level_word,
)
from exports.readers import FAMILY, prints_all
from exports.tellings import after_title, also_told, stands_in


def agencies(case: Case, event: Event) -> Iterator[Paragraph]:
    """The agencies that tell of it, each once."""
    told = (account.agency or account.source.agency for account in event.accounts)
    for agency in dict.fromkeys(case.agency(agency) if agency else case.words.say("not_recorded") for agency in told):
        yield paragraph(agency)


def dates(case: Case, event: Event) -> Iterator[Paragraph]:
    """When it was, until when, how old the person was; the words that stand for a date."""
    yield paragraph(Run(case.date(event.when), keep=len(case.date(event.when)) < 18))
    if event.until is not None:
        end = case.words.say("ongoing") if event.until.is_ongoing else case.end(event.until)
        yield paragraph(f"{case.words.say('to')} ", Run(end, keep=len(end) < 16))
    if old := case.age(event.when):
        yield paragraph(case.words.say("entries.age", age=old), style=FINE)
    if not event.when.dated and event.when.as_written:
        yield paragraph(case.words.say("entries.written", words=event.when.as_written), style=FINE)


def _as_before(case: Case, event: Event) -> Paragraph | None:
    """The number of the entry that tells the same before."""
    if not (before := case.told_before.get(event.key)):
        return None
    return paragraph(*as_in(case, before))


def what(case: Case, event: Event) -> Iterator[Paragraph]:
    """What a source says happened, in whose words, and what other accounts say."""
    say = case.words.say
    title = case.title(event)
    # A kind that the program read into the words is no headline. What kind of knowledge it is stands before the fact, so that
    # an allegation is not first read as one.
    is_own = not case.words_first(event)
    headline = [bold(title, language=case.title_spoken(event))] if is_own else kind_of(case, event)
    standing = " · ".join(_standing(case, event))
    if headline or standing:
        joint = " · " if headline and standing else ""
        yield paragraph(*headline, Run(f"{joint}{standing}", colour=FINE.colour))
    before, fact = _as_before(case, event), ""
    if before:
        yield before
    elif event.fact and event.fact != title:
        fact = after_title(title, case.within_length(event.fact))
    in_words = [Run(fact, language=case.spoken(event, "fact"))] if fact else []
    yield from (paragraph(*runs) for runs in own_words(case, event, in_words) if runs)
    if within := case.within.get(event.key):
        days = [case.date(other.when) for other in within]
        yield paragraph(bold(f"{case.words.count('entries.further', len(within))} "), f"{', '.join(days)}.")
    for account, told in also_told(event, whole=prints_all(case.chronology.profile)):
        standing = "" if event.status is account.status else "".join(f" ({each})" for each in draft(case, account))
        lead = bold(say("entries.also_told", teller=f"{teller(case, account)}{standing}"))
        yield paragraph(lead, Run(told, language=case.spoken(account, "fact")))
    for conflict in _told_conflicts(case, event):
        yield paragraph(bold(say("entries.differ")), conflict_in_words(case, event, conflict))
    yield from (paragraph(*told) for told in (*taken_back_in_words(case, event), *perhaps_in_words(case, event)))


def _told_conflicts(case: Case, event: Event) -> Sequence[Conflict]:
    """What accounts differ on; what each calls it is told to professionals, and to a family where it is all they differ on."""
    more = [each for each in event.conflicts if each.field != "kind"]
    return more if more and case.chronology.profile == FAMILY else event.conflicts


def _standing(case: Case, event: Event) -> Iterator[str]:
    """Whom it is about where that is nobody this document is for, what kind of knowledge it is, who may not see it.

    Most entries are reports; only what is more or less than one is said.
    """
    yield from whose(case, event)
    if event.evidence_status is not EvidenceStatus.REPORTED:
        yield case.own("evidence", event.evidence_status)
    if len(event.accounts) > 1:
        yield case.own("entries", "accounts", n=len(event.accounts))
    yield from draft(case, event)
    yield from restricted(case, event)
    if case.chronology.profile == FAMILY and (language := case.in_language(event)):
        yield language


def weight(case: Case, event: Event) -> Paragraph:
    """How much it weighs and why, and the findings that use it."""
    found = case.significance.get(event.key)
    runs: list[Run | str] = [bold(level_word(case, case.level(event)))]
    for nth, reason in enumerate(found.reasons if found else ()):
        first, *rest = case.composed(reason.text.rstrip(". "))
        runs += [
            "; " if nth else ". ",
            first if nth else replace(first, text=first.text[:1].upper() + first.text[1:]),
            *rest,
        ]
    runs += ["."] if len(runs) > 1 else []
    for nth, numbered in enumerate({each.label: each for each in of_row(case, case.findings_on, event)}.values()):
        runs += [", " if nth else f" {case.words.say('entries.finding')} "]
        runs.append(reference(numbered.label, numbered.place))
    return paragraph(*runs)


def done(case: Case, event: Event) -> Iterator[Paragraph]:
    """Action, decision, reason and outcome, run in; an outcome that the decision or the row's own words say is not said again."""
    say = case.words.say
    runs: list[Run | str] = []
    spoken = partial(case.spoken, event)
    if event.action:
        runs += [bold(say("entries.action")), Run(f"{_ended(event.action)} ", language=spoken("action"))]
    if event.decision:
        who = say("entries.decided_by", who=event.decision_maker) if event.decision_maker else ""
        runs += [bold(say("entries.decision")), Run(_ended(event.decision), language=spoken("decision")), f"{who} "]
    if event.rationale and not stands_in(event.rationale, event.decision):
        runs += [bold(say("entries.rationale")), Run(f"{_ended(event.rationale)} ", language=spoken("rationale"))]
    said = f"{event.decision or ''} {_shown(case, event)}"
    if event.outcome and (outcome_in_dispute(event) or not stands_in(event.outcome, said)):
        runs.append(bold(say("entries.outcome")))
        if differing := outcome_in_dispute(event):
            runs += [bold(say("entries.differ")), _ended(conflict_in_words(case, event, differing))]
        else:
            runs.append(Run(_ended(event.outcome), language=spoken("outcome")))
    if runs:
        yield paragraph(*runs)
    if lacks_outcome(event, case.told_later):
        # To a family it is said once of all entries.
        if case.chronology.profile != FAMILY:
            yield paragraph(Run(say("entries.no_outcome"), colour=FINE.colour))
    elif event.key in case.told_later and not event.outcome:
        yield paragraph(Run(say("entries.outcome_later"), colour=FINE.colour))


def _shown(case: Case, event: Event) -> str:
    """The words of what happened that stand in its row: none where they are told before."""
    return "" if case.told_before.get(event.key) else case.within_length(event.fact)


def _ended(text: str) -> str:
    """The text with a full stop, so that what follows is not read into it."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…", ":", ";", '"', "”")) else f"{text}."
