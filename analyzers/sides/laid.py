"""Statements laid side by side: of one question, by two who tell of one incident or of one time, that cannot both be right."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from analyzers.lives import Life, lives
from analyzers.once import once
from analyzers.sides.asked import Question, questions
from analyzers.sides.people import NamesOfCase, named_in_case
from analyzers.sides.taking import Statement, causes, side_of, statements, valued
from analyzers.sides.tied import Ties
from analyzers.sides.valued import corrected, valued_otherwise
from analyzers.sides.ways import Way, differ, ways
from chronology.model import Chronology
from chronology.normalise import distinctive

_DENIES = re.compile(r"\b(?:not|never|no|denie[sd]|didn['’]t|wasn['’]t)\b", re.IGNORECASE)
# Who says it: "Father states", "Mum:".
_SPEAKING = re.compile(
    r"\b[\w'’-]+(?: on (?:the )?phone)?(?: (?:now|also|then|later))?(?: (?:says?|said|states?|stated|tells|told|reports?|reported|claims|thinks)\b|:)",
    re.IGNORECASE,
)
_MONTHS = dt.timedelta(days=200)
_SIDE = "the side of the body"
_NAMES = {_SIDE: "side", "how it came about": "how", "who did it": "doer"}
# The field of one entry's accounts on which two sides of a question quote them.
_FIELDS: Mapping[str, str] = {"how": "cause", "doer": "person", "side": "side", "asleep": "found"}
# What is taken back is one thing that was said.
_OF_THE_NEAREST = frozenset({"taken_back"})


@dataclass(frozen=True, slots=True)
class Sides:
    """What is asked, and what is said: each side in order of time, the sides by who spoke first."""

    name: str
    """Of the question: one word."""
    asked: str
    each: tuple[tuple[Statement, ...], ...]

    @property
    def first(self) -> Statement:
        """The earliest statement."""
        return self.each[0][0]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is said, in order of time."""
        return tuple(sorted((stated for side in self.each for stated in side), key=_moment))

    @property
    def by_several(self) -> bool:
        """More than one record tells it: two sentences of one text are seldom two sides of it."""
        return len({told.account.agency or told.account.source.document for told in self.statements}) > 1


def _moment(stated: Statement) -> tuple[dt.date, str]:
    return stated.day, stated.words


@once(lambda chronology: (chronology.events, chronology.people, chronology.subjects))
def sides_by_life(chronology: Chronology) -> Mapping[str | None, tuple[Sides, ...]]:
    """By the subject of each life what its entries hold of two sides."""
    return {life.subject: sides_of(chronology, life) for life in lives(chronology)}


def laid_beside(chronology: Chronology, subject: str | None) -> frozenset[tuple[str, str]]:
    """Events with the field on which two sides of the same name quote two of its accounts already."""
    return frozenset(
        (stated.event.key, _FIELDS[each.name])
        for each in sides_by_life(chronology).get(subject, ())
        if each.name in _FIELDS
        for stated in each.statements
    )


@dataclass(frozen=True, slots=True)
class Stated:
    """What a life's entries state, by question, and the people of the case by the words of their names."""

    of_case: NamesOfCase
    by_question: Mapping[str, Sequence[Statement]]

    def answers(self, question: str, answer: str) -> list[Statement]:
        """The statements that give one answer, in order of time."""
        return sorted((each for each in self.by_question.get(question, ()) if each.answer == answer), key=_moment)


@once(lambda chronology: (chronology.events, chronology.people, chronology.subjects))
def stated_by_life(chronology: Chronology) -> Mapping[str | None, Stated]:
    """By the subject of each life what its entries state."""
    return {life.subject: _stated(chronology, life) for life in lives(chronology)}


def _stated(chronology: Chronology, life: Life) -> Stated:
    of_case = named_in_case(chronology.people, life.events, life.subject, of_an_adult=life.is_adult)
    by_question: dict[str, list[Statement]] = defaultdict(list)
    for stated in statements(life.events, of_case):
        by_question[stated.question].append(stated)
    return Stated(of_case, by_question)


def sides_of(chronology: Chronology, life: Life) -> tuple[Sides, ...]:
    """Every two sides that a life's entries hold, in order of time."""
    told = stated_by_life(chronology)[life.subject]
    of_case, by_question = told.of_case, told.by_question
    ties = Ties(life.events, of_case)
    found = [
        laid for question in questions() for laid in _laid(question, by_question.get(question.name, ()), ties, of_case)
    ]
    found += _laid_causes(life, ties, of_case)
    found += _laid_values(life, ties, of_case)
    return tuple(sorted(found, key=lambda each: (each.first.day, each.asked, each.first.words)))


def _laid(question: Question, stated: Sequence[Statement], ties: Ties, of_case: NamesOfCase) -> Iterator[Sides]:
    pairs = [
        (one, other)
        for mine, yours in question.against
        for one, other in product(
            (each for each in stated if each.answer == mine), (each for each in stated if each.answer == yours)
        )
        if ties.cannot_both_be(question, one, other)
    ]
    if question.name in _OF_THE_NEAREST:
        pairs = _nearest(pairs)
    for group in _together(pairs):
        others = _in_order(other for _, other in group)
        # "Some weekends, not living there" is of the side of which it tells a sign.
        told = {each.words for each in others}
        ones = _in_order(one for one, _ in group if one.words not in told)
        if not ones:
            continue
        yield _sides(question.name, _asked(question, ones, others, of_case), (ones, others))


def _nearest(pairs: Sequence[tuple[Statement, Statement]]) -> list[tuple[Statement, Statement]]:
    """Of what somebody takes back, what of all that was said before shares most words with it; of equal ones the latest."""
    best: dict[int, tuple[int, dt.date]] = {}

    def fits(pair: tuple[Statement, Statement]) -> tuple[int, dt.date]:
        said, back = pair
        return len(distinctive(said.context) & distinctive(back.context)), said.day

    for pair in pairs:
        best[id(pair[1])] = max(best.get(id(pair[1]), (-1, dt.date.min)), fits(pair))
    return [pair for pair in pairs if fits(pair) == best[id(pair[1])]]


def _sides(name: str, asked: str, each: Sequence[tuple[Statement, ...]]) -> Sides:
    return Sides(name, asked, tuple(sorted(each, key=lambda side: _moment(side[0]))))


def _laid_causes(life: Life, ties: Ties, of_case: NamesOfCase) -> list[Sides]:
    """The ways in which one thing is said to have come about, and on which side a hurt is said to be."""
    found: list[Sides] = []
    stated = sorted(causes(life.events, of_case), key=_moment)
    pairs: dict[str, list[tuple[Statement, Statement]]] = defaultdict(list)
    for one, other in _near(stated):
        if (asked := _ways_differ(one, other)) and ties.of_one_hurt(one, other):
            pairs[asked].append((one, other))
        if ties.of_one_side(one, other):
            pairs[_SIDE].append((one, other))
    for asked, of_it in pairs.items():
        for group in _together(of_it):
            told = {stated.words: stated for pair in group for stated in pair}.values()
            each = _by_side if asked == _SIDE else _by_way
            found.append(_sides(_NAMES[asked], asked, each(sorted(told, key=_moment))))
    return found


def _laid_values(life: Life, ties: Ties, of_case: NamesOfCase) -> Iterator[Sides]:
    """The two values of each thing of which two sources give two."""
    pairs: dict[tuple[str, str], list[tuple[Statement, Statement]]] = defaultdict(list)
    stated = [*valued(life.events, of_case)]
    for name, asked, one, other in valued_otherwise(stated, ties):
        pairs[name, asked].append((one, other))
    for one, other in corrected(stated):
        pairs["corrected", "a figure, which one of them corrects"].append((one, other))
    for (name, asked), of_it in pairs.items():
        for group in _together(of_it):
            one, other = group[0]
            yield _sides(name, asked, ((one,), (other,)))


def _near(stated: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Every two that are said within months: a letter may tell of the winter before, and years later it is another thing."""
    for place, one in enumerate(stated):
        for other in stated[place + 1 :]:
            if other.day - one.day > _MONTHS:
                break
            yield one, other


def _by_side(stated: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    sides_told = dict.fromkeys(side_of(each.words).split()[0] for each in stated)
    return [tuple(each for each in stated if side_of(each.words).startswith(told)) for told in sides_told]


def _by_way(stated: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Statements that tell one way together: each with the first that tells nothing otherwise."""
    groups: list[list[Statement]] = []
    for each in stated:
        mine = next((group for group in groups if not any(_ways_differ(each, other) for other in group)), None)
        if mine is None:
            groups.append([each])
        else:
            mine.append(each)
    return [tuple(group) for group in groups]


def _ways_differ(one: Statement, other: Statement) -> str:
    """What two sentences differ on, where no way that the one tells may be one that the other tells."""
    asked = [
        "" if _names_the_doer(mine, other) or _names_the_doer(yours, one) else differ(mine, yours)
        for mine, yours in product(ways(one.words), ways(other.words))
    ]
    return next(filter(None, asked), "") if all(asked) else ""


def _names_the_doer(way: Way, other: Statement) -> bool:
    """The other speaks of whoever did it, and does not deny it: two hit each other, or one tells the deed in other words."""
    if _DENIES.search(other.words):
        return False
    said = _SPEAKING.sub(" ", other.words)
    return any(re.search(rf"\b{re.escape(who)}\b", said, re.IGNORECASE) for who in way.by)


def _together(pairs: Sequence[tuple[Statement, Statement]]) -> list[list[tuple[Statement, Statement]]]:
    """Pairs that share a statement, as one group."""
    groups: list[list[tuple[Statement, Statement]]] = []
    for pair in pairs:
        mine = [group for group in groups if any(set(map(id, pair)) & set(map(id, each)) for each in group)]
        joined = [pair, *(each for group in mine for each in group)]
        groups = [*(group for group in groups if group not in mine), joined]
    return groups


def _in_order(stated: Iterator[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted({each.words: each for each in stated}.values(), key=_moment))


def _asked(question: Question, ones: Sequence[Statement], others: Sequence[Statement], of_case: NamesOfCase) -> str:
    first, second = (
        [name for each in side for name in sorted(of_case.named(each.context) - of_case.said_by(each.words))]
        for side in (ones, others)
    )
    who = next((name for name in first if name in second), next(iter(second), "somebody"))
    return question.says.format(who=who.capitalize())
