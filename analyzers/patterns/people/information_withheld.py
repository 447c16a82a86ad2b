"""Somebody is recorded as not telling, denying or hiding what a later entry establishes. Both entries are shown."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from analyzers.cues import Topic, cue, withheld_topics
from analyzers.gravity import manners_at
from analyzers.patterns.shape import Ground, Pattern, Shown
from analyzers.told import found, named, told
from analyzers.words import dated, titled
from chronology.dates import DateMention, from_edtf
from chronology.dates import find as dates_in
from chronology.model import Event, EvidenceStatus, Group, Kind, Strength, When
from chronology.people import folded, is_at_work, name_table, plain, role_words
from chronology.prose.assertion import Manner
from chronology.prose.sentences import Span

_SUPPOSED = frozenset({Manner.CONDITIONAL, Manner.HYPOTHETICAL, Manner.PLANNED, Manner.STORY})
_NOT_SO = _SUPPOSED | {Manner.NEGATED, Manner.TOPIC, Manner.ALLEGED}
_NOT_ESTABLISHED = frozenset(
    {EvidenceStatus.ALLEGED, EvidenceStatus.DISPUTED, EvidenceStatus.NOT_PROVED, EvidenceStatus.OPINION}
)
# How far before the word of denial the one who denied is named, and behind it what was denied, within its sentence.
_WHO, _WHAT = 60, 90
# And how many words behind a verb that comes first.
_BEHIND = 2
# A child is carried longer than this, and a test of hair tells of no more than the months before it.
_CARRIED, _LOOKS_BACK = 240, 90
# What happens and is over, so that an entry of it says nothing of a later day.
_PASSING = frozenset({Kind.SUBSTANCE_MISUSE})
_WORD = re.compile(r"[\w']+")
_END = re.compile(r"[.;\n]")


@dataclass(frozen=True, slots=True)
class _Denial:
    """An entry in which an adult did not tell of something, or said it was not so."""

    event: Event
    says: str
    topic: Topic


def find(ground: Ground) -> Iterator[Shown]:
    """Each denial with the first entry that establishes that it was so then; one entry establishes once."""
    used: set[str] = set()
    told_later = _Established(ground)
    for denial in _denials(ground):
        by_kind = (
            fact for fact in ground.life.of(*sorted(denial.topic.shown_by)) if _establishes(fact, denial, ground)
        )
        by_words = (fact for fact in told_later.after(denial) if _tells_it_was_so(fact, denial, ground))
        for fact in chain(by_kind, by_words):
            if fact.key not in used and fact.key != denial.event.key:
                used.add(fact.key)
                yield _shown(denial, fact)
                break


def _denials(ground: Ground) -> Iterator[_Denial]:
    for event in ground.life.events:
        topics: dict[str, Topic] = {}
        for text, match, who in _not_told(event):
            rest = _END.split(text[match.end() : match.end() + _WHAT])[0]
            named = {name: topic for name, topic in withheld_topics().items() if topic.words.search(rest)}
            # How it is meant is asked last, for it is the dearest.
            if named and _is_of_an_adult(who, event, ground) and not manners_at(text, Span(*match.span())) & _SUPPOSED:
                topics |= named
        for says, topic in topics.items():
            yield _Denial(event, says, topic)


def _not_told(event: Event) -> Iterator[tuple[str, re.Match[str], str]]:
    """Words of denial with their text and what stands where the one who denied is named."""
    for text, match in named(event, "not_told"):
        yield text, match, _END.split(text[max(0, match.start() - _WHO) : match.start()])[-1]
    for text, match in named(event, "not_told_verb_first"):
        yield text, match, " ".join(text[match.end() :].split()[:_BEHIND])


def _is_of_an_adult(who: str, event: Event, ground: Ground) -> bool:
    """A parent or another adult of the family is named there: what a child does not tell is no withholding."""
    words = _WORD.findall(who.replace("’", "'").casefold())
    roles = [role_words().get(word.removesuffix("'s")) for word in words]
    if any(role is not None and role.ways and not is_at_work(role.name) for role in roles):
        return True
    if _by_title(who, ground):
        return True
    adults = _parts_of_names(ground, (part.person for part in event.people if part.person in ground.family.adults))
    # A surname may be a child's as well.
    return bool((adults - _parts_of_names(ground, ground.family.children)) & set(words))


def _by_title(text: str, ground: Ground) -> frozenset[str]:
    """Adults of the family whom words name by title and family name, which a child may share."""
    titled = {f"{title} {name}" for title, name in pairwise(folded(text)) if title in name_table().titles}
    return frozenset(ground.family.meant(name, ground.family.adults) for name in titled) - {""}


def _parts_of_names(ground: Ground, people: Iterable[str]) -> frozenset[str]:
    return frozenset(name for person in people for name in plain(ground.family.name(person)).split())


def _establishes(fact: Event, denial: _Denial, ground: Ground) -> bool:
    """Told as a fact, of the same adults where both entries name some, of the day of the denial, and not known before."""
    mine, theirs = _adults(denial.event, ground), _adults(fact, ground)
    same = not mine or not theirs or bool(mine & theirs)
    is_fact = fact.evidence_status not in _NOT_ESTABLISHED
    return same and is_fact and not _known_before(fact, denial) and _held_then(fact, denial, ground)


def _held_then(fact: Event, denial: _Denial, ground: Ground) -> bool:
    """It had begun for certain and had not ended; a child born within eight months was expected on the day."""
    day, window = denial.event.when, dt.timedelta(days=ground.settings.whole("window_days"))
    if fact.kind is Kind.BIRTH:
        return day.last_day < fact.when.first_day <= day.first_day + dt.timedelta(days=_CARRIED)
    if day.last_day < fact.when.first_day:
        in_time = fact.when.first_day <= day.first_day + dt.timedelta(days=_LOOKS_BACK)
        return in_time and bool(told(fact, "looking_back"))
    ended = fact.until is not None and fact.until.dated and fact.until.first_day < day.last_day
    begun = day.first_day - window <= fact.when.first_day and fact.when.last_day <= day.first_day
    return begun and not ended and fact.kind not in _PASSING


def _known_before(fact: Event, denial: _Denial) -> bool:
    """Every account of it that says when it was written had been written by the day of the denial."""
    written = [account.source.recorded_on for account in fact.accounts if account.source.recorded_on is not None]
    return bool(written) and max(written) <= denial.event.when.first_day


def _adults(event: Event, ground: Ground) -> frozenset[str]:
    return frozenset(part.person for part in event.people if part.person in ground.family.adults)


# ---- by words ------------------------------------------------------------------------------------------------------


class _Established:
    """The entries whose words say that something was so, by topic, each looked for once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._of: dict[str, list[Event]] = {}

    def after(self, denial: _Denial) -> Iterator[Event]:
        """Those behind a denial, as long as the fact is looked for."""
        if denial.says not in self._of:
            words = denial.topic.established
            self._of[denial.says] = [event for event in self._ground.life.events if _says_so(event, words)]
        window = dt.timedelta(days=self._ground.settings.whole("window_days"))
        day = denial.event.when
        for event in self._of[denial.says]:
            if day.last_day < event.when.first_day <= day.first_day + window:
                yield event


def _says_so(event: Event, words: re.Pattern[str]) -> bool:
    """Words of it are meant as what was so, though long before, and are not what somebody alleges or thinks."""
    if event.evidence_status in _NOT_ESTABLISHED:
        return False
    return any(not manners_at(text, Span(*match.span())) & _NOT_SO for text, match in found(event, words))


def _tells_it_was_so(fact: Event, denial: _Denial, ground: Ground) -> bool:
    """Of the same adults, where both name some, and of the day of the denial."""
    mine, theirs = _spoken_of(denial.event, ground), _spoken_of(fact, ground)
    same = not mine or not theirs or bool(mine & theirs)
    return same and not _known_before(fact, denial) and _told_of_then(fact, denial)


def _told_of_then(fact: Event, denial: _Denial) -> bool:
    """Words say that it was so before, or from a day or a year that had begun by the day of the denial."""
    if told(fact, "held_before", of_the_past=True, says_not=True):
        return _begun_by(fact, denial, unless_none=True)
    return _begun_by(fact, denial, unless_none=False)


def _begun_by(fact: Event, denial: _Denial, *, unless_none: bool) -> bool:
    """Some day from which it is told lies before the denial; `unless_none`: so, too, where no such day is told."""
    days = [
        _last_possible(mention.when)
        for text in (fact.fact, fact.outcome or "")
        for mention in dates_in(text, written_on=fact.when.first_day, born=None)
        if mention.when.dated and _is_from(text, mention)
    ]
    return any(day <= denial.event.when.first_day for day in days) if days else unless_none


def _is_from(text: str, mention: DateMention) -> bool:
    """The day is one from which or at which something was so: "since January", "ers mis Ionawr", "in 2016"."""
    words = (*text[: mention.start].split()[-2:], *text[mention.start : mention.end].split()[:1])
    return any(cue("from_a_day").fullmatch(word) for word in words)


def _last_possible(when: When) -> dt.date:
    """The last day on which it may have begun: "since April" may be the end of April."""
    first = from_edtf((when.edtf or "").partition("/")[0]) if "/" in (when.edtf or "") else when
    return first.last_day if first.dated else when.first_day


def _spoken_of(event: Event, ground: Ground) -> frozenset[str]:
    """Adults of the family with a part in it, or named in its words in full or by title and family name."""
    text = plain(event.fact)
    in_full = {
        person for person in ground.family.adults if (name := plain(ground.family.name(person))) and name in text
    }
    return _adults(event, ground) | _by_title(event.fact, ground) | in_full


def _shown(denial: _Denial, fact: Event) -> Shown:
    return Shown(
        anchor=denial.event,
        statement=(
            f"The record shows {denial.says} denied or not told of in an entry {dated(denial.event)}, and "
            f"“{titled(fact)}” {dated(fact)}, which tells that it was so then."
        ),
        evidence=(denial.event, fact),
        strength=Strength.WEAK,
    )


PATTERN = Pattern(
    name="information_withheld",
    rule="information_withheld",
    title="Not told, and later recorded",
    data="what the family told",
    groups=frozenset({Group.VISIT, Group.CONTACT, Group.ASSESSMENT, Group.S47_ENQUIRY, Group.HEALTH, Group.OTHER}),
    find=find,
)
