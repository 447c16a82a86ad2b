"""Whom the sentences of a record speak of, and whom a pronoun in it means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from chronology.people import name_table
from chronology.prose.mentions import By, Known, Mention, mentions_in
from chronology.prose.saying import saying

_SENTENCE_END = re.compile(
    r"(?<=[.!?])[)\]]?\s|\n(?=[ \t]{0,20}(?:[A-Z\u2022*#>\[]|-\s|\d))|\n[^\S\n]{0,20}\n|(?<=;)\s"
)
# "S. said": a letter for a name, whose full stop ends no sentence; nor does that of "Mrs.".
_LETTER = re.compile(r"(?:\A|[\s(/])([A-Z]|[A-Z][a-z]{1,3})\.\Z")
_OPENING = 34
"""Characters of a sentence in which whom it speaks of stands."""
_STRETCH = 500
"""Characters of a sentence that are looked through; none that anybody writes is longer."""
_MANY = 40
_BACK = 5
"""Sentences that are looked back through for whom a pronoun means, or who is spoken with."""
# "Letter re Ellis" is somebody else's.
_ABOUT_WHOM = re.compile(r"\b(?:about|re|regarding|ynghylch|am) \Z", re.IGNORECASE)
_JOINED = re.compile(r"\s?(?:\([^)\n]{1,20}\)\s?)?(?:and|&|with|w|w/|a|ac|gyda|\+|/)\s(?:[\w'\u2019-]+\s)?\Z")
# Who was only there is not who is spoken of.
_WITH = re.compile(r"\b(?:with|by|gyda) (?:(?:the|her|his|their) )?\Z", re.IGNORECASE)
_JOINS = re.compile(r"\s(?:and|&|with|w|w/|gyda|\+|/)\s")
_ANSWERED_TO = re.compile(r"\W*(?:(?:was|been|were|being) )?(?:told|reminded|advised|warned) to\b", re.IGNORECASE)
_ABOUT = 8
"""Characters behind "asked" in which a pronoun is whoever is asked: "asked was she safe"."""
_ASKED = re.compile(r"\W*(?:i )?(?:asked|(?:gofynnais|gofynnwyd|holais)(?: i)?)\b", re.IGNORECASE)
# "Ann at choir.": where somebody was while others were met, and nothing they did.
_ELSEWHERE = re.compile(
    r"\s(?:(?:is|was|still|away|stayed|staying|remained) ){0,2}(?:at|asleep|in bed|upstairs|out|away|absent|not (?:there|in|home|present|back))\b"
    r"[\w '\u2019-]{0,30}[.;\s]*\Z"
)
# "Good things: Gran, singing": who is named in a list of something is no one who speaks.
_LISTS = re.compile(r"\W*(?P<label>[A-Za-z][A-Za-z '\u2019]{2,40}):[^:\n]*\Z")
_ON_THEIR_OWN = re.compile(r"\W*(?:(?:then|later|now|both|seen|spoken to)\W{1,3}){0,2}alone\b", re.IGNORECASE)


# How a note says that the writer had somebody to themselves: it opens a clause or stands behind a verb of meeting.
_WITH_THE_WRITER = re.compile(
    r"(?:\A|[.!?;|\n,:(\u2013-]\s*|\b(?:seen|saw|spoke to|spoken to|met|asked|interviewed|visited|gwelais|gwelwyd|then|time|session)\s(?:(?:her|him|them|[A-Z][\w'\u2019-]+)\s){0,2})\Z",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:not|never|cannot|could|un|without|nobody|heb|nid|dim|ddim)\b|n['\u2019]t\b", re.IGNORECASE)
_OF_THE_OTHER_SEX = {
    "male": re.compile(r"\bher\b", re.IGNORECASE),
    "female": re.compile(r"\bhim\b", re.IGNORECASE),
}
# "Alone in the house", "home alone": how somebody was found, and not how they were spoken with.
_LEFT = re.compile(
    r"\s(?:in the (?:house|street|road|garden|car park|flat)|at home|with (?!me\b|sw\b|the worker\b))", re.IGNORECASE
)


class Sign(Enum):
    """What words in a record say about who speaks."""

    MET = "met"
    HEARD = "heard"
    ALONE = "alone"
    TO_ANOTHER = "to another"
    OF_MANY = "of many"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Record:
    """A record's own words around what it quotes: where its sentences begin, and who is named where."""

    masked: str
    known: Known
    is_theirs: bool
    """It is of the person alone, so that who is not named is they."""
    is_about: bool
    """It is of nobody else's life, though others are met in it: a pronoun that nobody else fits means the person."""
    is_alone: bool
    """Its heading says that the person was seen alone: who is not named is they, and two quotations in a row are both theirs."""
    starts: Sequence[int]
    mentions: Sequence[Mention]
    places: Sequence[int]
    """Where the mentions begin."""
    signs: Mapping[Sign, Sequence[tuple[int, int]]]

    def sign(self, sign: Sign, start: int, end: int) -> list[int]:
        """Where words of such a meaning end, of those that stand whole from one place to another."""
        found = self.signs[sign]
        return [
            each[1]
            for each in found[bisect_left(found, (start, start)) : bisect_left(found, (end, end))]
            if each[1] <= end
        ]

    def spans(self, sign: Sign) -> Sequence[tuple[int, int]]:
        """Where all words of such a meaning stand."""
        return self.signs[sign]

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def bounds(self, number: int, before: int) -> tuple[int, int]:
        """Where a sentence begins and ends, as far as it stands before a place."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.masked)
        end = min(end, before)
        return max(self.starts[number], end - _STRETCH), end

    def named(self, start: int, end: int) -> list[Mention]:
        """Those who are named from one place to another."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return [one for one in self.mentions[first:last] if one.end <= end]

    def at(self, place: int, within: int = 14) -> Mention | None:
        """Whoever is named first from a place on, on the same line."""
        first = bisect_left(self.places, place)
        one = self.mentions[first] if first < len(self.mentions) else None
        near = one is not None and one.start <= place + within and "\n" not in self.masked[place : one.start]
        return one if near else None


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a record speaks of at a place, and how many sentences before it says so; None where it nowhere does."""

    by: By
    back: int | None = None


def record_of_words(masked: str, known: Known, *, is_theirs: bool, is_about: bool, is_alone: bool = False) -> Record:
    """A record, ready to be asked."""
    mentions = mentions_in(masked, known)
    words = saying()
    read = {
        Sign.MET: words.met,
        Sign.HEARD: words.heard,
        Sign.ALONE: words.alone,
        Sign.TO_ANOTHER: words.to_another,
        Sign.OF_MANY: words.of_many,
        Sign.FOUND: words.found,
    }
    signs = {sign: [found.span() for found in pattern.finditer(masked)] for sign, pattern in read.items()}
    places = [one.start for one in mentions]
    return Record(masked, known, is_theirs, is_about, is_alone, _starts(masked), mentions, places, signs)


def _starts(masked: str) -> list[int]:
    ends = (found for found in _SENTENCE_END.finditer(masked) if not _is_shortened(masked, found))
    return [0, *(found.end() for found in ends)]


def _is_shortened(masked: str, end: re.Match[str]) -> bool:
    short = _LETTER.search(masked, max(0, end.start() - 6), end.start())
    if end[0].startswith("\n"):
        # What a colon leads to may stand in a paragraph of its own.
        return masked[end.start() - 1 : end.start()] == ":"
    if short is None:
        return False
    title = short[1].casefold() in name_table().titles
    return title or (len(short[1]) == 1 and masked[end.end() : end.end() + 1].islower())


def topic(record: Record, before: int) -> Topic:
    """Whom the sentences before a place speak of."""
    last = record.sentence(before - 1) if before else -1
    for back, number in enumerate(range(last, max(-1, last - _BACK), -1)):
        start, end = record.bounds(number, before)
        if back <= 1 and _ANSWERED_TO.match(record.masked, start, end):
            return Topic(By.UNCLEAR, back)
        by = _spoken_of(record, start, end)
        if by is not None:
            return Topic(by, back)
    return Topic(By.OWN if record.is_theirs or record.is_alone else By.UNCLEAR)


def was_alone(record: Record, start: int, end: int) -> bool:
    """Words of a record of the person say that somebody was alone with the writer, and name nobody: it was the person.

    "Seen alone, her room", "School, alone, 45 mins", "Asked alone"; not "not seen alone", nor "Mum seen alone".
    """
    if not (record.is_theirs or record.is_about):
        return False
    for begin, ends in (found for found in record.spans(Sign.ALONE) if start <= found[0] and found[1] <= end):
        sentence = max(start, record.starts[record.sentence(begin)])
        before = record.masked[sentence:begin]
        others = [one for one in record.named(sentence, begin) if not (one.pronoun or one.writer or one.by is By.OWN)]
        another = _OF_THE_OTHER_SEX.get(record.known.sex)
        if others or _NEVER.search(before) or (another is not None and another.search(before)):
            continue
        if _WITH_THE_WRITER.search(before) and not _LEFT.match(record.masked, ends):
            return True
    return False


def _spoken_of(record: Record, start: int, end: int) -> By | None:
    """Whom a sentence leaves speaking; None where it names nobody who may."""
    with_whom = met(record, start, end)
    if with_whom is not None:
        return with_whom
    if record.sign(Sign.HEARD, start, end):
        return By.UNCLEAR
    if was_alone(record, start, end) or (record.is_theirs and _ON_THEIR_OWN.match(record.masked, start, end)):
        return By.OWN
    opening = [one for one in record.named(start, end) if one.start < start + _OPENING and not one.writer]
    opening = [one for one in opening if not _ABOUT_WHOM.search(record.masked, max(0, one.start - 12), one.start)]
    if opening and (_is_listed(record, opening[0], start) or _is_done_to(record, opening[0], start)):
        return None
    asked = _ASKED.match(record.masked, start, end)
    if asked is not None:
        # "Asked about the bus" asks whoever was spoken with; only "Asked Zainab about it" says whom.
        opening = [one for one in opening if one.start <= asked.end() + (_ABOUT if one.pronoun else 1)]
    # Who asks is not who answers, nor is whoever a label has already let speak.
    if not opening or _asks(record, opening[0], end) or _has_spoken(record, opening[0], end):
        return None
    return _left_speaking(record, opening, start, end)


def _left_speaking(record: Record, opening: Sequence[Mention], start: int, end: int) -> By:
    by = resolved(record, opening[0])
    if by is By.OWN and (record.sign(Sign.TO_ANOTHER, start, end) or _is_elsewhere(record, opening[0], start, end)):
        return By.UNCLEAR
    if record.sign(Sign.ALONE, start, end):
        return by
    together = [one for one in opening[1:] if _is_joined(record, opening[0], one)]
    return by if all(resolved(record, one) is by for one in together) else By.UNCLEAR


def _is_listed(record: Record, one: Mention, start: int) -> bool:
    """It stands behind a label that names nobody and meets nobody: not "Present: Ann", not "Seen: Ann"."""
    label = _LISTS.match(record.masked, start, one.start)
    if label is None:
        return False
    begin, end = label.span("label")
    meets = record.sign(Sign.MET, begin, one.start) or saying().said.search(label["label"])
    return not (meets or record.named(begin, end) or saying().there.search(label["label"]))


def _is_done_to(record: Record, one: Mention, start: int) -> bool:
    """As in "Looks after Ann": who does it is not named, and is whoever the words before speak of."""
    does = saying().does.match(record.masked, start, one.start)
    return does is not None and not one.pronoun


def _is_elsewhere(record: Record, one: Mention, start: int, end: int) -> bool:
    """The person was somewhere else while one of the family was met, of whom the words before tell."""
    away = _ELSEWHERE.match(record.masked, one.end, end)
    return away is not None and any(each.by is By.OTHER and not each.writer for each in record.named(0, start))


def _is_joined(record: Record, one: Mention, other: Mention) -> bool:
    """Two together, as "Ellis and dad" or "Scarlett with Emma": who of them speaks next is not said."""
    between = record.masked[one.end : other.start]
    return _JOINED.match(between) is not None or (_JOINS.search(between) is not None and other.kin)


def _asks(record: Record, one: Mention, end: int) -> bool:
    said = saying().before.match(record.masked, one.end, end)
    behind = saying().said.match(record.masked, max(0, one.start - 10), one.start)
    verb = said["verb"] if said else behind[0] if behind else ""
    return one.by is By.OTHER and verb.casefold() in saying().asking


def _has_spoken(record: Record, one: Mention, end: int) -> bool:
    """A label whose words are quoted right behind: what stands there is blank."""
    return record.masked[one.end : one.end + 1] == ":" and not record.masked[one.end + 1 : end].strip(" .")


def met(record: Record, start: int, end: int) -> By | None:
    """Whom a sentence says that the writer saw or spoke with; unclear where with others, and not alone."""
    for place in record.sign(Sign.MET, start, end):
        who = record.at(place, within=1)
        if who is None or who.end > end or who.writer:
            continue
        by = resolved(record, who)
        others = [one for one in record.named(who.end, min(end, who.end + _OPENING)) if _is_joined(record, who, one)]
        apart = record.sign(Sign.ALONE, start, end)
        return by if apart or all(one.by is by for one in others if not one.writer) else By.UNCLEAR
    return None


def resolved(record: Record, who: Mention) -> By:
    """Somebody named is whom the name says; a pronoun, whom the words before it speak of."""
    if not who.pronoun:
        return who.by
    last = record.sentence(who.start)
    for back, number in enumerate(range(last, max(-1, last - _BACK), -1)):
        near = _may_mean(record, who, *record.bounds(number, who.start))
        if near:
            by = _meant(record, near, record.starts[number], back)
            # Of one seen alone nobody else was there to be meant.
            other = by is By.OWN and not record.is_alone and _other_before(record, who, number, back)
            return By.UNCLEAR if other else by
    mine = not record.known.sex or who.sex in ("", record.known.sex)
    theirs = (
        record.is_theirs
        or record.is_alone
        or (record.is_about and bool(who.sex) and not _is_another_named(record, who))
    )
    return By.OWN if theirs and mine else By.UNCLEAR


def _is_another_named(record: Record, pronoun: Mention) -> bool:
    """Anybody else is named before a pronoun whom it may mean; of very many the first are looked at."""
    before = record.mentions[: min(bisect_left(record.places, pronoun.start), _MANY)]
    return any(
        one.by is not By.OWN and not one.pronoun and not one.writer and _agrees(record.known, pronoun, one)
        for one in before
    )


def _may_mean(record: Record, pronoun: Mention, start: int, end: int) -> list[Mention]:
    """Those of a sentence whom a pronoun may mean; who is named behind another such pronoun is not whom that one means."""
    near = [one for one in record.named(start, end) if not one.writer]
    first = next((at for at, one in enumerate(near) if one.pronoun and one.sex == pronoun.sex), len(near))
    return [one for one in near[:first] if not one.pronoun and _agrees(record.known, pronoun, one)]


def _agrees(known: Known, pronoun: Mention, one: Mention) -> bool:
    sex = known.sex if one.by is By.OWN else one.sex
    return not pronoun.sex or not sex or sex == pronoun.sex


def _meant(record: Record, near: Sequence[Mention], start: int, back: int) -> By:
    """Of those whom a pronoun may mean in one sentence."""
    if len({one.by for one in near}) == 1:
        return near[0].by
    if back == 0:
        return By.UNCLEAR
    with_whom = met(record, start, near[-1].end)
    if with_whom is not None:
        return with_whom
    leads = near[0].start < start + _OPENING and not any(_is_joined(record, near[0], one) for one in near[1:])
    return near[0].by if leads else By.UNCLEAR


def _other_before(record: Record, pronoun: Mention, number: int, back: int) -> bool:
    """Someone else opens a sentence shortly before the one that names the person, whom the pronoun may mean as well.

    Who was met there, or alone, is the one; and the sentence right before is stronger than another whose sex is not known.
    """
    start, end = record.bounds(number, pronoun.start)
    if back == 0 or met(record, start, end) is not None or record.sign(Sign.ALONE, start, end):
        return False
    for earlier in range(number - 1, max(-1, number - 3), -1):
        start, end = record.bounds(earlier, pronoun.start)
        near = [one for one in _may_mean(record, pronoun, start, end) if one.start < start + _OPENING]
        near = [one for one in near if not _WITH.search(record.masked, max(0, one.start - 24), one.start)]
        if near:
            return near[0].by is not By.OWN and (back > 1 or bool(near[0].sex))
    return False
