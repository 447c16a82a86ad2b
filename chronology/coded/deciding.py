"""Which value the words of a text tell of: one alone, or none.

Wrong is worse than unsure. Two values side by side are left as written, and in a set that says which words may stand
`beside` those of a value, so is a text with a word that nobody here knows where it may be what the text is about.
"""

from chronology.coded.answer import NOT_RECOGNISED, Recognised, answer
from chronology.coded.codeset import CodeSet
from chronology.coded.cues import Telling, end_of_run, first_heading, holding, telling
from chronology.coded.reading import Words, vocabulary

_LONGEST_INITIALS = 5
_BY_EXAMPLES = "words of examples"
_BY_WEAK_WORDS = "weak words"
YIELDING = frozenset({_BY_EXAMPLES, _BY_WEAK_WORDS})
"""Rules that never speak against a code."""


def by_words(values: CodeSet, words: Words, how: str) -> Recognised:
    """The one value that the words tell of; examples count only where nothing else does, weak words last."""
    found = holding(values, words)
    firm = [held for held in found if not held[0].weak]
    outside = [held for held in firm if not held[1] & words.examples]
    if outside:
        return _settled(values, telling(words, outside), how)
    # Examples that belong elsewhere than the heading they stand under: which of the two was meant, nobody can say.
    return _settled(values, telling(words, found), _BY_EXAMPLES if firm else _BY_WEAK_WORDS)


def _settled(values: CodeSet, told: Telling, how: str) -> Recognised:
    groups = {cue.value.group for cue, _ in told.left}
    if len(groups) > 1 and values.several:
        return answer(values.several, how)
    group = groups.pop() if len(groups) == 1 else groups and (_role(told) or _heading(values, told))
    enough = _stands_alone if group in values.alone else _enough_told
    if not group or _undone(told) or not enough(values, told, group):
        return NOT_RECOGNISED
    fine = {cue.value for cue, _ in told.left if cue.value.code and cue.value.group == group}
    return answer(next(iter(fine)) if len(fine) == 1 else values.group(group), how)


def _undone(told: Telling) -> bool:
    """What is written no longer holds, and no cue says so: a care order that was discharged is none."""
    return any(told.words.words[at] in vocabulary().undone for at in told.untold(frozenset()))


def _role(told: Telling) -> str:
    """The group of who somebody is, where every other word only says where: what comes last in one run of words."""
    last, places = max(told.left, key=lambda held: max(held[1]))
    words, others = told.words, told.told - told.of(last.value.group)
    if max(others, default=-1) >= min(places):
        return ""
    run = range(min(others), max(places) + 1)
    broken = any(at in words.breaks or words.words[at] in {"and", "or"} for at in run[1:])
    return last.value.group if last.role and not broken and told.told >= set(run) else ""


def _heading(values: CodeSet, told: Telling) -> str:
    """The group of the first heading that tells anything, where headings decide, or the one that it gives way to."""
    group = values.headings.get(told.heading(), "")
    under = {cue.value.group for cue, _ in told.left} - {group}
    if len(under) == 1 and under <= values.yields.get(group, frozenset()):
        return next(iter(under))
    return group if values.headed else ""


def _stands_alone(values: CodeSet, told: Telling, group: str) -> bool:
    """Nothing in the text speaks of what nobody knows, or a cue or the heading vouches for it."""
    if any(cue.certain and cue.value.group == group for cue, _ in told.left):
        return _enough_told(values, told, group)
    words = told.words
    if _vouched(values, first_heading(words, range(len(words.words))), group):
        return True
    return values.never.get(group, frozenset()).isdisjoint(words.words) and not told.untold(values.filler)


def _enough_told(values: CodeSet, told: Telling, group: str) -> bool:
    """No word that nobody here knows may turn the meaning: after a cue it is what the text is really about.

    Under a heading of the group it may stand, as a mark of the council's own, and before the cue in one run with it,
    as in "Lantern Valley health visitors".
    """
    if not values.beside or _vouched(values, told.heading(), group):
        return True
    words, own = told.words, told.of(group)
    untold = [at for at in told.untold(values.beside) if at not in words.excluded]
    if all(cue.weak for cue, _ in told.left):
        return not untold
    if 0 not in own and values.openings.get(first_heading(words, {0}), group) != group:
        # "Other - probation": counted elsewhere than under its own name.
        return False
    return all(_own_mark(words, at) or own & set(range(at, end_of_run(words, at))) for at in untold)


def _vouched(values: CodeSet, heading: str, group: str) -> bool:
    return group in (values.headings.get(heading), values.openings.get(heading))


def _own_mark(words: Words, at: int) -> bool:
    """One word as the first heading, or a short one alone in brackets: initials, or a council's own code."""
    if end_of_run(words, at) != at + 1:
        return False
    return (at == 0 and 1 in words.headings) or (at in words.breaks and len(words.words[at]) <= _LONGEST_INITIALS)
