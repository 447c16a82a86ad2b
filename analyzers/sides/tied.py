"""Whether two statements answer one question of one incident or one time, and are by two who tell of it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import product

from analyzers.clauses import teller_of
from analyzers.sides.asked import Question
from analyzers.sides.people import NamesOfCase, is_of_somebody, may_be_one_grown_up
from analyzers.sides.taking import Statement, parts, side_of
from chronology.model import Event
from chronology.normalise import blows, distinctive, parts_named, perhaps_one, topics_in

# Where somebody goes, and who there says whether they came: "to Open Door", "Open Door: no".
_PLACE = re.compile(
    r"\b(?:to|at|from|with) (?:the )?(?P<place>(?:[A-Z][\w'’-]+ ?){1,3})"
    r"|(?:\A|[.(])\W*(?P<there>(?:[A-Z][\w'’-]+ ?){1,3})(?::| (?:confirm|says?|report))"
)
_SHORT_WORD = 2
_QUARREL = frozenset({"violence", "arrest"})
_SAYS = re.compile(
    r"\b(?P<who>[A-Z][\w'’-]*|mum|dad|mother|father|he|she|they|i|nan|gran|son|daughter|child|caller|neighbour)\b[^.;:]{0,20}?\b(?:says?|said|states?|stated|told|tells|reports?|reported|admits?|claims?|explained|denies|denied|:)",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:marks?|bruis\w*|burn\w*|scald\w*|cuts?|injur\w*|graze\w*|lump|swell\w*|swollen|bleed\w*|bitten|bite|scratch\w*|tear|wound|fractur\w*|split|sore|black eye)\b",
    re.IGNORECASE,
)
_NARROW = re.compile(r"\b(?:eye|lip|nose|ear|cheek|jaw|chin|mouth|forehead|temple|eyebrow)(?=s?\b)", re.IGNORECASE)
_DAYS_OF_A_HURT = 8
_DAYS_OF_KIN = 9
_DAYS_OF_A_SIDE = 4
# A mark that both say came of one thing is looked at for longer.
_DAYS_OF_A_MARK = 60
# What is broken or thrown, by which two tell of one thing done.
_THINGS = frozenset(
    {
        "door",
        "panel",
        "window",
        "remote",
        "phone",
        "tv",
        "telly",
        "windscreen",
        "plate",
        "plates",
        "mirror",
        "bite",
        "bitten",
    }
)
_FOUND = frozenset({"wraps", "knife", "blade", "cannabis", "weapon", "drugs"})
_NOBODY = re.compile(r"\b(?:nobody|no one)\b", re.IGNORECASE)
_GRAVE = frozenset({"violence", "substances", "arrest", "theft", "missing", "injury", "falling", "fire"})
# Words of services and of their ordinary round, by which no two messages or appointments are one.
_ROUND = re.compile(
    r"\b(?:clinics?|appointments?|visit\w*|sessions?|calls?|courses?|meetings?|reviews?|duty|desk|record\w*|log\w*|file|note\w*|referral\w*|form|system|check\w*"
    r"|told|rang|phoned|informed|received|report\w*|hospital|school|nursery|police|housing|surgery|practice|nurses?|social|worker\w*|health|visitor\w*|services?|team|front|door"
    r"|month|week|year|day|today|yesterday|said|says|states?|mother|mum|father|dad|daughter|son|brought|attended|took|missed|made|given|held|completed|done|went)\b",
    re.IGNORECASE,
)
_SERVICES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "police": "police|101|999|officers?",
        "housing": "housing|landlord|homes|tenancy",
        "social": "duty|front door|mash|social(?: care| services| worker| workers)?|sw|children.s services|council|adult social care|edt",
        "health visitor": "health visit\\w+|hv",
        "school": "school|nursery|teacher|dsl|cpoms",
        "doctor": "gp|surgery|doctors?|practice",
        "nurse": "nurses?|nursing|dn",
        "hospital": "hospital|ward|a&e|ed",
        "midwife": "midwi\\w+",
        "carer": "carers?|agency|care agency|(?:all )?(?:\\w+ )?calls (?:made|done|completed)",
    }.items()
}


class Ties:
    """What ties two statements of a case to one question."""

    def __init__(self, events: Sequence[Event], of_case: NamesOfCase) -> None:
        self._events = tuple(events)
        self._names = of_case
        self._by: Mapping[str, Callable[[Question, Statement, Statement], bool]] = {
            "incident": self._of_one_incident,
            "standing": self._of_one_time,
            "passed_on": self._of_one_message,
            "same_thing": self._of_one_thing,
            "same_service": self._of_one_service,
        }
        self._ties: Mapping[str, Callable[[Statement, Statement, bool], bool]] = {
            "quarrel": self._by_quarrel,
            "day": self._by_day,
            "night": self._by_night,
            "thing": self._by_thing,
            "found": self._by_find,
            "note": self._by_note,
            "who": self._by_whom,
            "always": _of_whatever,
            "same_day": _of_one_day,
            "same_decision": _of_one_decision,
        }

    @cached_property
    def _perhaps(self) -> frozenset[frozenset[str]]:
        return frozenset(
            frozenset({key, each.event.key}) for key, others in perhaps_one(self._events).items() for each in others
        )

    def cannot_both_be(self, question: Question, one: Statement, other: Statement) -> bool:
        """Two tellers give two answers, of one person, to one question."""
        return (
            one.words != other.words
            and other.answer not in one.also
            and one.answer not in other.also
            and _are_two_tellers(one, other)
            and self._of_one_person(question, one, other)
            and self._by[question.of](question, one, other)
        )

    def of_one_hurt(self, one: Statement, other: Statement) -> bool:
        """Both tell how one thing came about: the same part of the body within days, or the same thing that was broken."""
        if one.words == other.words:
            return False
        same = self.are_one(one, other)
        if not same and apart(one, other) > _DAYS_OF_A_HURT:
            return False
        (first, narrow), (second, narrower) = _hurt_in(one), _hurt_in(other)
        # An eye is not a lip, though both are in the face.
        if (first and second and not first & second) or (narrow and narrower and not narrow & narrower):
            return False
        things = _THINGS & _words(one.note) & _words(other.note)
        return bool(first & second) or bool(things) or (same and all(map(_is_of_harm, (one, other))))

    def of_one_side(self, one: Statement, other: Statement) -> bool:
        """Both tell of one hurt of one part of the body, on the two sides of it."""
        first, second = side_of(one.words).split(), side_of(other.words).split()
        if not (first and second) or first[0] == second[0] or _limb(first[1]) != _limb(second[1]):
            return False
        hurt = bool(_HURT.search(one.words) and _HURT.search(other.words)) or self.are_one(one, other)
        return (
            hurt
            and one.account.source.document != other.account.source.document
            and apart(one, other) <= (_DAYS_OF_A_MARK if _hurt_by(one) & _hurt_by(other) else _DAYS_OF_A_SIDE)
        )

    def are_one(self, one: Statement, other: Statement) -> bool:
        """They stand in one entry, or in two that may be of one incident."""
        return one.event.key == other.event.key or frozenset({one.event.key, other.event.key}) in self._perhaps

    def _of_one_person(self, question: Question, one: Statement, other: Statement) -> bool:
        if question.who == "child":
            first, second = (self._names.children_in(_as_far_as_said(each)) for each in (one, other))
            return bool(first and second) and ("*" in first | second or bool(first & second))
        if question.who == "subject":
            return all(self._names.may_be_of_subject(each.words) for each in (one, other))
        if question.who in ("grown_up", "one_grown_up"):
            # What stands in one note with it needs not to say of whom it is.
            told = question.who == "grown_up" or one.note == other.note or is_of_somebody(other.context, self._names)
            return told and may_be_one_grown_up(one.context, other.context, self._names)
        if question.who == "named":
            first, second = self._spoken_of(one), self._spoken_of(other)
            return bool(first & second) or (bool(second) and _NOBODY.search(one.said) is not None)
        return True

    def _spoken_of(self, each: Statement) -> frozenset[str]:
        """Of whom it speaks by name; who only says it is none of them."""
        return self._names.named(each.context) - self._names.said_by(each.words)

    def _of_one_incident(self, question: Question, one: Statement, other: Statement) -> bool:
        same = self.are_one(one, other)
        if not same and apart(one, other) > question.near:
            return False
        return self._ties[question.tie](one, other, same)

    def _by_quarrel(self, one: Statement, other: Statement, same: bool) -> bool:
        return same or all(topics_in(each.note) & _QUARREL for each in (one, other))

    def _by_day(self, one: Statement, other: Statement, same: bool) -> bool:
        grave = topics_in(one.note) & topics_in(other.note) & _GRAVE
        return same or apart(one, other) <= 1 or bool(grave)

    def _by_night(self, one: Statement, other: Statement, _same: bool) -> bool:
        return apart(one, other) <= 1

    def _by_thing(self, one: Statement, other: Statement, _same: bool) -> bool:
        return bool(_matter(one.context) & _matter(other.context))

    def _by_find(self, one: Statement, other: Statement, _same: bool) -> bool:
        alike = _FOUND & _words(one.note) & _words(other.note)
        return bool(alike) and (apart(one, other) <= 1 or one.told_of != {one.day})

    def _by_note(self, one: Statement, other: Statement, _same: bool) -> bool:
        return bool(_matter(one.note) & _matter(other.note))

    def _by_whom(self, one: Statement, other: Statement, _same: bool) -> bool:
        """Of a person by name within the weeks; of one who is only called by kin what was said days before."""
        named = self._names.named(one.context) & self._names.named(other.context)
        anyhow = self._names.of_whom(one.context) & self._names.of_whom(other.context)
        return one.day <= other.day and (bool(named) or (bool(anyhow) and apart(one, other) <= _DAYS_OF_KIN))

    def _of_one_time(self, question: Question, one: Statement, other: Statement) -> bool:
        """The sign falls within the time of which the first says something: since a day, or some days before, and for a while."""
        start = one.since or one.day - dt.timedelta(days=question.before)
        if question.tie == "place" and not self._places(one) & self._places(other):
            return False
        if question.tie == "thing" and not self._by_thing(one, other, False):
            return False
        return any(start < day <= one.day + dt.timedelta(days=question.after) for day in other.told_of)

    def _places(self, each: Statement) -> frozenset[str]:
        """What goes by a name of its own and is none of the case's people."""
        said = " ".join(found["place"] or found["there"] for found in _PLACE.finditer(each.context))
        people = self._names.subject | self._names.children | self._names.workers
        return frozenset(word.casefold() for word in said.split() if len(word) > _SHORT_WORD) - people

    def _of_one_message(self, question: Question, one: Statement, other: Statement) -> bool:
        """Who is said to have been told says otherwise, and of one matter."""
        if not 0 <= (other.day - min(one.told_of)).days <= question.near:
            return False
        told, by = (
            services_in(one.words),
            services_in(f"{other.words} {other.account.agency or ''} {other.account.source.document}"),
        )
        if not told & by:
            return False
        shared = (_matter(one.context) & _matter(other.context)) | (
            self._names.of_whom(one.context) & self._names.of_whom(other.context)
        )
        days = {day for day in one.told_of & other.told_of if day not in (one.day, other.day)}
        return bool(shared or days)

    @staticmethod
    def _of_one_thing(question: Question, one: Statement, other: Statement) -> bool:
        if apart(one, other) > 1:
            return False
        # All calls of a day, and that nobody came on it.
        of_a_day = one.told_of & other.told_of and "carer" in services_in(one.words) & services_in(other.words)
        return bool(_matter(one.words) & _matter(other.words)) or (question.near > 0 and bool(of_a_day))

    @staticmethod
    def _of_one_service(question: Question, one: Statement, other: Statement) -> bool:
        told = services_in(one.said)
        by = services_in(f"{other.words} {other.account.agency or ''} {other.account.source.document}")
        start = max(one.since or dt.date.min, dt.date(one.day.year, 1, 1) if "this year" in one.words else dt.date.min)
        start = max(start, one.day - dt.timedelta(days=question.before))
        return bool(told & by) and any(start <= day <= one.day for day in other.told_of)


def _limb(part: str) -> str:
    """The part of the body by one name: a cheekbone is of the cheek."""
    return part.removesuffix("bone")


def _of_whatever(_one: Statement, _other: Statement, _same: bool) -> bool:
    return True


def _of_one_day(one: Statement, other: Statement, _same: bool) -> bool:
    return apart(one, other) == 0


def _of_one_decision(one: Statement, other: Statement, _same: bool) -> bool:
    """Capacity is of one decision at one time: both name it, or one names none."""
    first, second = _decided(one), _decided(other)
    return not (first and second) or bool(first & second)


def _decided(each: Statement) -> frozenset[str]:
    return distinctive(each.words[each.words.find(each.said) + len(each.said) :])


def apart(one: Statement, other: Statement) -> int:
    """The fewest days between the days that two statements may tell of."""
    return min((abs((first - second).days) for first, second in product(one.told_of, other.told_of)), default=9999)


def _hurt_in(each: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The part of the body of which a sentence speaks, or the last before it that was hurt: broadly, and by its word."""
    where = each.words if parts_named(each.words) else ""
    for words in reversed(_before(each)):
        if not where and parts_named(words) and _HURT.search(words):
            where = words
    if where:
        return parts_named(where), frozenset(found[0].casefold() for found in _NARROW.finditer(where))
    return blows(each.note) & parts_named(each.note), frozenset()


def _hurt_by(each: Statement) -> frozenset[str]:
    """By what thing somebody was hurt."""
    return blows(each.note) - parts_named(each.note)


def _is_of_harm(each: Statement) -> bool:
    return bool(_HURT.search(each.note) or topics_in(each.note) & _QUARREL)


def _before(each: Statement) -> Sequence[str]:
    """The sentences of its account before it."""
    every = parts(each.note)
    return every[: every.index(each.words)] if each.words in every else ()


def _as_far_as_said(each: Statement) -> str:
    """The sentence up to its answer: whoever is seen after "saw" is not who saw."""
    return each.words[: each.words.find(each.said) + len(each.said)]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold()))


def services_in(text: str) -> frozenset[str]:
    """The services that a text names."""
    return frozenset(name for name, words in _SERVICES.items() if words.search(text.replace("_", " ")))


def _matter(text: str) -> frozenset[str]:
    return distinctive(_ROUND.sub(" ", text))


def _are_two_tellers(one: Statement, other: Statement) -> bool:
    """Two sources, or two people whose words one source gives."""
    if one.account.source.document != other.account.source.document or one.account.agency != other.account.agency:
        return True
    first, second = _speaker(one), _speaker(other)
    if one.account.source.locator != other.account.source.locator and one.day != other.day:
        return True
    return bool(first or second) and first != second


def _speaker(each: Statement) -> str:
    found = _SAYS.search(each.words)
    return found["who"].casefold() if found else teller_of(each.words)
