"""In which form an entry is told: by its weight and its day, and by what nobody may have to look for elsewhere."""

import re
from typing import TYPE_CHECKING

from chronology.model import Event, Level, Restriction, Status
from exports.fitting import Form
from exports.pdf.one_note import IN_DOUBT
from exports.pdf.rows import members, of_row

if TYPE_CHECKING:
    from exports.pdf.case import Case

# What stands for words that were taken out or left out.
_WITHHELD = re.compile(r"‹[^›]*›|\[\.\.\.\]")
_FEWEST = 2
MOST_OF_A_FINDING = 15
"""Of a finding that uses more entries than that none says of itself that it is used: it would stand at nearly all."""


def form_of(case: "Case", event: Event) -> Form:
    """How an entry is told at the case's step; the undated are past, as nobody knows that they are not.

    One that a reviewer wrote an analysis of keeps its row: no step condenses a professional's words. What happened in the
    last weeks is told in a line at least, whatever it weighs: it is what people meet about.
    """
    fit = case.fit
    if event.key in case.analyses:
        return Form.ROW
    if fit.brief and case.weighed and _has_no_words(case, event):
        return Form.LISTED
    past = case.is_past(event)
    form = (fit.past if past else fit.recent).form(case.level(event))
    if form is Form.ROW:
        return form
    if case.is_latest(event):
        return form if fit.shared else Form.LINE
    listed = fit.listed_past if past else fit.listed
    bare = form is Form.RUN_IN and _has_nothing_to_say(case, event)
    return Form.LISTED if listed and (bare or is_light(case, event)) else form


def _has_no_words(case: "Case", event: Event) -> bool:
    """A note of which nothing may be told, or no more than a word, or only what a row before it tells: a row of it says nothing."""
    if event.key not in case.notes or event.outcome or event.decision:
        return False
    before = case.told_before.get(event.key)
    told = before is not None and case.form(before) is not Form.LISTED
    return told or len(_WITHHELD.sub("", f"{event.title} {event.fact}").split()) < _FEWEST


def _has_nothing_to_say(case: "Case", event: Event) -> bool:
    """Where what weighs little has no words, all that is left of it is its title, which is no more than its name in a list."""
    level = case.level(event)
    named = not (case.words_first(event) or event.key in case.notes)
    if case.fit.little or not case.weighed or not named or (level and level.rank >= Level.HIGH.rank):
        return False
    tells = event.child_voice or event.outcome or event.decision or event.conflicts
    return not tells and not _is_bound(case, event)


def is_light(case: "Case", event: Event) -> bool:
    """Its number, its day and where it stands are enough in few pages.

    It weighs medium at most, no finding of few entries rests on it, it tells no outcome and nobody's own words, nothing marks
    or disputes it, and nothing else says the same otherwise or takes it back.
    """
    level = case.level(event)
    if level is not None and level.rank >= Level.HIGH.rank:
        return False
    is_plain = event.restriction is Restriction.NONE and event.status is not Status.DRAFT
    if not is_plain or event.evidence_status in IN_DOUBT or event.conflicts or event.child_voice or event.outcome:
        return False
    used = of_row(case, case.findings_on, event)
    return not _is_bound(case, event) and all(len(each.finding.evidence) > MOST_OF_A_FINDING for each in used)


def _is_bound(case: "Case", event: Event) -> bool:
    """Something else takes it back, may be of the same incident, or is told within it."""
    keys = {each.key for each in members(case, event)}
    return any(not keys.isdisjoint(bound) for bound in (case.taken_back, case.perhaps, case.within))


def stands_alone(case: "Case", event: Event) -> bool:
    """It has a row of its own, and shares none with its neighbours."""
    level, least = case.level(event), case.fit.alone_past if case.is_past(event) else case.fit.alone
    return case.form(event) is not Form.RUN_IN or (level is not None and level.rank >= least.rank)
