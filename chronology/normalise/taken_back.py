"""What denies or takes back, in a later entry, that somebody did something to another: it stands beside what was told.

It is joined only where it speaks of the same person and the same act or thing, within weeks. Words that take back what was said
before without saying what ("I made it up") stand beside the nearest telling by the same people, as what may be of it.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.model import Event, Status
from chronology.normalise.corrections import corrections_of
from chronology.normalise.distinctive import distinctive, names
from chronology.normalise.sameness import subjects
from chronology.people import role_words
from chronology.prose.sentences import sentences
from chronology.tables import shipped_table

# What is told of weeks later may be of something else.
_DAYS = dt.timedelta(days=60)
# What was found stands within so many characters of the word.
_NEAR = 40
_ANYBODY = frozenset({"he", "she", "they", "i", "nobody", "one", "anyone", "fe", "hi", "ef"})
_NOBODY = _ANYBODY | {"the", "a", "an", "this", "that", "his", "her", "their", "my", "our", "it"}
_WORD = re.compile(r"[^\W\d_]+")
_DOER = re.compile(r"([^\W\d_]+)\W*$")
# Whom an act was done to, right behind the word for it: "hit Kerra", "shouted at the dog", "hit her".
_WHOM = re.compile(
    r"\s+(?:(?:at|on|to|towards)\s+)?(?P<of>(?:the|a|an|any|his|her|their|our|my)\s+)?(?P<whom>[^\W\d_]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A later entry and its words; whether they speak of the very act or thing, or only may be of it."""

    event: Event
    words: str
    surely: bool


@dataclass(frozen=True, slots=True)
class _Tables:
    acts: Mapping[str, re.Pattern[str]]
    denials: Mapping[str, re.Pattern[str]]
    of_things: frozenset[str]
    not_of: frozenset[str]
    found: re.Pattern[str]
    missing: re.Pattern[str]
    not_found: re.Pattern[str]
    otherwise: re.Pattern[str]
    whoever: frozenset[str]
    supposed: re.Pattern[str]
    formula: re.Pattern[str]
    papers: re.Pattern[str]


@cache
def _tables() -> _Tables:
    table = shipped_table("chronology.normalise", "taken_back.toml")
    denied, things, formulas = table["denied"], table["things"], table["formulas"]
    denial = r"\b(?:{0}|{1}) (?:(?:ever|actually|really|even) )?(?P<act>{2})\b"
    return _Tables(
        acts={name: _pattern(rf"\b{words}\b") for name, words in table["acts"].items()},
        denials={
            name: _pattern(denial.format(denied["not"], denied["denies"], words))
            for name, words in table["acts"].items()
        },
        of_things=frozenset(things["acts"]),
        not_of=frozenset(formulas["not_of"]),
        whoever=frozenset(denied["whoever"]),
        **{name: _pattern(things[name]) for name in ("found", "missing", "not_found")},
        **{name: _pattern(denied[name]) for name in ("otherwise", "supposed")},
        formula=_pattern(
            rf"\b(?:{'|'.join(formulas['words'])})\b"
            + formulas["goes_on"].replace("{acts}", "|".join(table["acts"].values()))
        ),
        papers=_pattern(formulas["papers"]),
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def taken_back(events: Sequence[Event]) -> Mapping[str, tuple[TakenBack, ...]]:
    """By the key of what was told, what later entries say against it; events are in order."""
    told = [event for event in events if event.when.dated and event.status is not Status.WITHDRAWN]
    found: dict[str, dict[str, TakenBack]] = defaultdict(dict)
    for place, event in enumerate(told):
        if _may_take_back(event.fact):
            before = [other for other in told[:place] if _is_before(other, event)]
            for other, back in (*_sure(event, before), *_perhaps(event, before)):
                found[other.key].setdefault(back.words, back)
        for other, back in _corrected(event, told):
            found[other.key].setdefault(back.words, back)
    return {key: tuple(_each_once([*backs.values()])) for key, backs in found.items()}


def _corrected(event: Event, told: Sequence[Event]) -> Iterator[tuple[Event, TakenBack]]:
    """The entries that a writer corrects in words of it."""
    for correction in (each for account in event.accounts for each in corrections_of(account)):
        for other in told:
            if other is not event and any(map(correction.corrects, other.accounts)):
                yield other, TakenBack(event, correction.words, surely=True)


def _each_once(backs: Sequence[TakenBack]) -> Iterator[TakenBack]:
    """Without what another of the same day says with more words: one note may stand as two entries."""
    for back in backs:
        day = back.event.when.first_day
        others = (each for each in backs if each is not back and each.event.when.first_day == day)
        if not any(back.words in each.words for each in others):
            yield back


@lru_cache(maxsize=4096)
def _may_take_back(text: str) -> bool:
    tables = _tables()
    every = (*tables.denials.values(), tables.found, tables.formula)
    return any(pattern.search(text) for pattern in every)


def _is_before(other: Event, event: Event) -> bool:
    """Within weeks before it, and about the same person."""
    about = subjects(event), subjects(other)
    one_person = not all(about) or not set(about[0]).isdisjoint(about[1])
    return one_person and other.when.first_day >= event.when.first_day - _DAYS and other.fact != event.fact


def _sure(event: Event, before: Sequence[Event]) -> Iterator[tuple[Event, TakenBack]]:
    """Tellings of which a sentence of it denies the act, of the same person, or says that the thing was found."""
    for other in before:
        found = [(sentence, _speaks_against(sentence, event.fact, other.fact)) for sentence in _parts(event.fact)]
        words = [(sentence, surely) for sentence, surely in found if surely is not None]
        if words:
            yield (
                other,
                TakenBack(event, " ".join(said for said, _ in words), surely=any(surely for _, surely in words)),
            )


def _speaks_against(sentence: str, whole: str, told: str) -> bool | None:
    """Whether it does so surely, or only may; None where it does not."""
    found = [
        True if _finds(act, sentence, part) else _denies(act, sentence, whole, part)
        for part in _parts(told)
        for act in _acts_of(part)
    ]
    return max((surely for surely in found if surely is not None), default=None)


@lru_cache(maxsize=8192)
def _acts_of(sentence: str) -> tuple[str, ...]:
    """What a sentence tells as done to somebody; of a thing that is gone that it was taken."""
    tables = _tables()
    return tuple(
        act
        for act, words in tables.acts.items()
        if (words.search(sentence) and not tables.denials[act].search(sentence))
        or (act in tables.of_things and tables.missing.search(sentence))
    )


def _denies(act: str, sentence: str, whole: str, told: str) -> bool | None:
    """A sentence denies an act of whoever did it in what was told, and of whom it was done to: surely, perhaps or not."""
    tables = _tables()
    match = tables.denials[act].search(sentence)
    if (
        match is None
        or tables.supposed.search(sentence[: match.end()])
        or tables.otherwise.search(sentence, match.start())
    ):
        return None
    if act in tables.of_things and not _things(act, sentence) & _things(act, told):
        return None
    doer = _DOER.search(sentence[: match.start()])
    who = (match["who"] or (doer[1] if doer else "")).casefold()
    of_doer = _is_by(who, sentence[: match.start()], whole, told)
    if of_doer is None or act in tables.of_things:
        return of_doer
    to_whom = _is_of(sentence, match.end(), who, told)
    return None if to_whom is None else of_doer and to_whom


def _is_by(who: str, before: str, whole: str, told: str) -> bool | None:
    """Whoever is said not to have done it did it in what was told; "she" surely only where the telling names who says so."""
    if who and who not in _ANYBODY:
        return True if _stands_in(who, told) else None
    speaker = next(iter(_WORD.findall(before)), "")
    if speaker[:1].isupper() and speaker.casefold() not in _NOBODY and _stands_in(speaker, told):
        return True
    return False if _name_the_same(whole, told) else None


def _is_of(sentence: str, at: int, who: str, told: str) -> bool | None:
    """Whom a denied act was not done to is in what was told; may be, where that names nobody but who did it."""
    found = _WHOM.match(sentence, at)
    word = found["whom"].casefold() if found else ""
    named = found is not None and found["whom"][:1].isupper()
    if found is None or word in _tables().whoever or not (named or found["of"]) or _stands_in(word, told):
        return True
    if word in role_words():
        return False
    others = {name for name in names(f". {told}") | distinctive(told) if _stands_in(name.title(), told)} - {who}
    return False if named and not any(each != word for each in others) else None


def _stands_in(word: str, told: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", told, 0 if word[:1].isupper() else re.IGNORECASE) is not None


def _finds(act: str, sentence: str, told: str) -> bool:
    """A sentence says that the thing that was said to be taken was found."""
    tables = _tables()
    if act not in tables.of_things or not (found := tables.found.search(sentence)):
        return False
    if tables.not_found.search(sentence) or tables.supposed.search(sentence):
        return False
    # What was found stands by the word: "found the purse under the bed", "the purse turned up".
    near = sentence[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return bool(_things(act, near) & _things(act, told))


def _things(act: str, sentence: str) -> frozenset[str]:
    """The words of a sentence that name a thing, not who did what."""
    tables = _tables()
    bare = tables.found.sub(" ", tables.missing.sub(" ", tables.acts[act].sub(" ", sentence)))
    known = {name[:each] for name in names(sentence) for each in (len(name), 4)}
    return frozenset(word for word in distinctive(bare) if word not in known)


def _perhaps(event: Event, before: Sequence[Event]) -> Iterator[tuple[Event, TakenBack]]:
    """The tellings of the nearest day, by who took part in both, that words may be of which do not say what they take back."""
    tables = _tables()
    words = [part for part in _parts(event.fact) if (it := tables.formula.search(part)) and not _is_supposed(part, it)]
    if not words:
        return
    papers = any(tables.papers.search(part) for part in words)
    told = [
        other
        for other in before
        if any(map(_told_as_done, _parts(other.fact)))
        and (not papers or tables.papers.search(other.fact))
        and _share_somebody(event, other)
        and _places(event).isdisjoint(_places(other))
    ]
    last = max((other.when.first_day for other in told), default=None)
    latest = {part for other in told if other.when.first_day == last for part in _parts(other.fact)}
    for other in told:
        # One telling may stand as an entry of the day it tells of, and as one of the day it was told.
        if not latest.isdisjoint(_parts(other.fact)):
            yield other, TakenBack(event, " ".join(words), surely=False)


def _places(event: Event) -> frozenset[tuple[str, str]]:
    """Where it is written: what one note tells beside is not what it takes back."""
    return frozenset((account.source.document, account.source.locator) for account in event.accounts)


def _is_supposed(sentence: str, match: re.Match[str]) -> bool:
    return _tables().supposed.search(sentence[: match.start()]) is not None


def _told_as_done(sentence: str) -> bool:
    return not _tables().not_of.issuperset(_acts_of(sentence))


def _share_somebody(one: Event, other: Event) -> bool:
    """Somebody besides a worker has a part in both, or is named in both."""
    first, second = ({part.person for part in each.people if part.role != "author"} for each in (one, other))
    return bool(first & second) or _name_the_same(one.fact, other.fact)


def _name_the_same(one: str, other: str) -> bool:
    """A name of the one text stands in the other: at the start of a sentence it is known for a name by the other only."""
    return any(
        not names(first).isdisjoint(_WORD.findall(second.casefold())) for first, second in ((one, other), (other, one))
    )


@lru_cache(maxsize=4096)
def _parts(text: str) -> Sequence[str]:
    return tuple(text[span.start : span.end].strip() for span in sentences(text))
