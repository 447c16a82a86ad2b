"""Who is named beside a quotation as the one who said it: by a verb of saying, a label, or in brackets behind."""

import re
from collections.abc import Sequence

from chronology.prose.mentions import By, Mention, is_somebody
from chronology.prose.quotation import ENDS, FAR, GAP, Place, is_told
from chronology.prose.saying import saying
from chronology.prose.topics import Record, resolved, topic, was_alone

# "said the doctor": somebody, whoever it is.
_SOMEBODY = re.compile(r"(?:the|a|an|his|her|their|my|one)\s|[A-Z]")
_NAMED_BEHIND = re.compile(r"\s?(?:\(|[\u2013-]\s)(?=[A-Z])")
_NAMED_ALONE = re.compile(r"\s?(?:\)|,|\n|\Z)")
_LABEL = re.compile(r"(?:\A|[\n.;])\W{0,6}(?P<who>[^:\n.;]{1,60}):\Z")
# "Husband 'costing me a fortune'": whoever stands between the clause before and the mark, and nothing else.
_BESIDE = re.compile(
    r"(?:\A|[\n.;,:(&+/\u2013-]|\b(?:and|but|then|ond|a)\b)\s*(?P<who>[A-Z][\w'\u2019.-]*(?: [\w'\u2019.-]+){0,3})\s?\Z"
)
_LONGEST_BESIDE = 60
_CUT_SHORT = re.compile(r"[A-Z]{1,3}\Z")
"""A letter or three, as "H" or "BF": somebody, where nothing says who."""
# "About the money: ...", "On Dad: ...": what is spoken of, and not who speaks.
_TOPIC = re.compile(r"\s*(?:about|re|regarding|on|am|ynghylch)\s", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|re|regarding|ynghylch) (?:(?:her|his|their|the|my) )?\Z", re.IGNORECASE)
# "No.16: ...": whoever lives behind a door is somebody, and not known to be the person.
_DOOR = re.compile(
    r"(?:\A|[\s(])(?:no|nr|num|number|flat|apt|apartment|house|unit|plot|room|rhif|fflat)\.? ?\d{1,4}[a-z]?:\s*\Z",
    re.IGNORECASE,
)
# 'She calls Ann "Mama"': what somebody is called.
_CALLED = re.compile(r"\b(?:calls|called|calling|nicknamed|named)\s(?P<who>[\w'\u2019-]+)\s*\Z", re.IGNORECASE)
_WELSH_PRONOUN = re.compile(r"\s(?:(?P<she>hi)|ef|fe|fo|e|o)\b")
_COMMA = re.compile(r"[,:]\s*\Z")
_INFINITIVE = re.compile(r"\b(?:to|not) \Z")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|when|if|once|having been) \Z", re.IGNORECASE)
# 'boys call him "..."': who does is nobody named.
_OBJECT = re.compile(
    r"(?<!\w)(?!(?:told|tells|telling|to|asked|with|called|calls|calling|texted|messaged|by|from|for|wrth) )[\w'\u2019]+ (?:him|her|them)[:,]?\s*\Z",
    re.IGNORECASE,
)
# "to Mrs Orme at snack", before a colon.
_TOLD = re.compile(r"\b(?:to|for|with|w/?|at|in|on)\s.*", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|w|w/|gyda)\s\Z", re.IGNORECASE)
# What may stand between somebody and "who".
_APART = re.compile(r"\s?(?:\([^)\n]{1,40}\))?,?\s?\Z")
_WHO = re.compile(r"\bwho (?:[a-z]+ ){0,2}\Z")
_COMMA_FIRST = re.compile(r"\W{0,3}(?:[,.;]|and\b|then\b)")
_LEADS_ON = re.compile(r"[\s:,]*(?:[\"\u201c]|that\s)")
# A clause begins here: nobody who is not known stands before the verb.
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,.;:(\u2013-]|\b(?:and|then|but|also|later|today|again|just|only|now|when|has|had|a|ac|yna|wedyn))\W*\Z",
    re.IGNORECASE,
)
# Who is spoken of or to is not who speaks.
_SPOKEN_OF = re.compile(
    r"\b(?:to|for|about|re|regarding|of|like|than|wrth|am) (?:(?:his|her|their|the|my) )?\Z", re.IGNORECASE
)
# What was said some other time, to somebody who now tells it.
_ONCE_SAID = re.compile(r"\b(?:had|he'd|she'd|they'd|wedi)\s(?:\w+\s)?\Z", re.IGNORECASE)
_OWN_WORDS = re.compile(
    r"\b(?:(?P<she>her)|(?P<he>his)|their|own) (?:own )?(?:exact |actual )?(?:words?|handwriting|writing|capitals)(?: (?:were|was|are))?[:,]?\s?\Z",
    re.IGNORECASE,
)


def behind(record: Record, text: str, place: Place) -> By | None:
    """Who is named behind it: "..." said Ann; "...", he said; "..." (Ann)."""
    at = place.end + 1
    verb = saying().after.match(record.masked, at)
    if verb and verb["verb"][:1].islower():
        who = record.at(verb.end())
        if who is not None:
            return resolved(record, who)
        return By.UNCLEAR if _SOMEBODY.match(record.masked, verb.end()) else None
    gap = GAP.match(record.masked, at)
    who = record.at(gap.end(), within=0) if gap else None
    if gap and who and _says_it(record, text, place, gap, who):
        return resolved(record, who)
    named = _NAMED_BEHIND.match(record.masked, at)
    who = record.at(named.end(), within=0) if named else None
    return resolved(record, who) if who and _NAMED_ALONE.match(record.masked, who.end) else None


def _says_it(record: Record, text: str, place: Place, gap: re.Match[str], who: Mention) -> bool:
    """Whoever is named right behind said it, and does not go on to say something else."""
    said = saying().before.match(record.masked, who.end)
    if said is None or _LEADS_ON.match(text, said.end()):
        return False
    ended = text[place.end - 1 : place.end] in ENDS or "." in gap[0]
    return record.masked[who.start].islower() or not ended


def before(record: Record, place: Place) -> By | None:
    """Who is named as saying it in the words that lead to it; None where nobody is."""
    if saying().behind_a_door.search(place.lead):
        return By.UNCLEAR
    if saying().handed.search(place.lead) or _OBJECT.search(place.lead) or _DOOR.search(place.lead):
        return By.UNCLEAR
    called = _CALLED.search(place.lead)
    if called is not None and record.at(place.opens + called.start("who"), within=0) is not None:
        return By.UNCLEAR
    own = _OWN_WORDS.search(place.lead)
    if own is not None:
        return _owned(record, place, own)
    label = _labelled(record, place)
    if label is not None:
        return label
    verb = _verb(place)
    return _spoken(record, place, verb) if verb is not None else _right_before(record, place)


def _owned(record: Record, place: Place, own: re.Match[str]) -> By:
    """As in "Her words: ...": hers whom the record speaks of."""
    at = place.opens + own.start()
    sex = "female" if own["she"] else "male" if own["he"] else ""
    return resolved(record, Mention(at, at, By.UNCLEAR, sex, pronoun=True))


def _labelled(record: Record, place: Place) -> By | None:
    """As in "Ann: ..."."""
    label = _LABEL.search(place.lead.rstrip())
    if label is None or saying().said.search(label["who"]) or _TOPIC.match(label["who"]):
        return None
    named = record.named(place.opens + label.start("who"), place.opens + label.end("who"))
    # "In the den w Mrs Ames: ...": whom the person was with.
    who = next((one for one in named if not (is_told(record, one) or is_beside(record, one))), None)
    if who is None:
        return By.UNCLEAR if is_somebody(_TOLD.sub("", label["who"])) else None
    return By.OTHER if who.writer else resolved(record, who)


def _right_before(record: Record, place: Place) -> By | None:
    """As in "Husband 'costing me a fortune'": notes in haste leave the verb out, and who stands at the mark has said it."""
    beside = _BESIDE.search(place.lead, max(0, len(place.lead) - _LONGEST_BESIDE))
    if beside is None:
        return None
    start, end = place.opens + beside.start("who"), place.opens + beside.end("who")
    named = record.named(start, place.mark)
    if not named:
        return By.UNCLEAR if _CUT_SHORT.match(beside["who"]) else None
    (first, *others) = named
    alone = not others and first.start == start and first.end == end and not first.pronoun and not first.writer
    return resolved(record, first) if alone else None


def _verb(place: Place) -> re.Match[str] | None:
    """The last verb of saying that speaks of it; being asked is no saying."""
    near = [found for found in saying().said.finditer(place.lead) if len(place.lead) - found.end() <= FAR]
    spoken = [found for found in near if not (_is_asking(found) and _PASSIVE.search(place.lead, 0, found.start()))]
    return spoken[-1] if spoken else None


def _is_asking(verb: re.Match[str]) -> bool:
    return verb[0].casefold() in saying().asking


def _spoken(record: Record, place: Place, verb: re.Match[str]) -> By:
    """Who is the one that a verb of saying speaks of."""
    end = place.opens + verb.end()
    passive = _PASSIVE.search(place.lead, 0, verb.start()) or place.lead.startswith(" by ", verb.end())
    if passive or _INFINITIVE.search(place.lead, 0, verb.start()):
        return By.UNCLEAR
    told = _told_of_another(record, place, end)
    return told if told is not None else _acted(record, place, verb)


def _acted(record: Record, place: Place, verb: re.Match[str]) -> By:
    """Who does what the verb says: in Welsh whoever stands behind it, else whoever stands before."""
    start, end = place.opens + verb.start(), place.opens + verb.end()
    spoken = verb[0].casefold()
    if spoken in saying().of_the_writer:
        return By.OTHER
    if spoken in saying().behind:
        who = _pronoun_behind(record, end) or record.at(end + 1, within=2)
        if who is not None and not who.writer:
            return resolved(record, who)
    before = record.named(place.opens, start)
    if not before:
        return _nobody_before(record, place, verb)
    if before[-1].writer:
        return _answer(record, place, spoken)
    return _at_first_hand(record, place, verb, _acting(record, before, start))


def _pronoun_behind(record: Record, at: int) -> Mention | None:
    """As in "dywedodd hi": she whom the record speaks of; elsewhere such a word may be anything."""
    found = _WELSH_PRONOUN.match(record.masked, at)
    return Mention(at, found.end(), By.UNCLEAR, "female" if found["she"] else "male", pronoun=True) if found else None


def _at_first_hand(record: Record, place: Place, verb: re.Match[str], by: By) -> By:
    """What one who tells the record now was told some other time is not sure to be theirs."""
    spoken = verb[0].casefold()
    at_second_hand = _ONCE_SAID.search(place.lead, 0, verb.start() + (0 if spoken[:5] != "wedi " else 5))
    return By.UNCLEAR if by is By.OWN and at_second_hand and topic(record, place.opens).by is By.OTHER else by


def _told_of_another(record: Record, place: Place, end: int) -> By | None:
    """In "said Ann: ..." she is named; "Said Dad counts outside, "one, two"" gives another's words as they were told."""
    named = [one for one in record.named(end, place.mark) if one.by is By.OTHER and not _is_spoken_of(record, one)]
    if not named or named[0].writer or not _COMMA.search(place.lead):
        return None
    is_who = named[0].start <= end + 1 and _COMMA.match(place.lead, named[0].end - place.opens)
    return resolved(record, named[0]) if is_who else By.UNCLEAR


def _nobody_before(record: Record, place: Place, verb: re.Match[str]) -> By:
    """Nobody stands before the verb: whom the sentences before speak of, where a clause opens with it.

    Behind a heading ("SAID: J had ...") whoever is named there says it.
    """
    end = place.opens + verb.end()
    if record.masked.startswith(":", end):
        named = [one for one in record.named(end, place.mark) if not one.writer and not _is_spoken_of(record, one)]
        whose = {resolved(record, one) for one in named}
        if whose:
            return whose.pop() if len(whose) == 1 else By.UNCLEAR
    goes_on = place.last is not None and place.opens == place.last.end + 1 and not _COMMA_FIRST.match(place.lead)
    welsh = verb[0].casefold() in saying().behind
    if goes_on or not (welsh or _OPENS_CLAUSE.search(place.lead[: verb.start()])):
        return By.UNCLEAR
    if _is_asking(verb) and not welsh:
        return _answer(record, place, verb[0].casefold())
    return topic(record, place.opens).by


def _answer(record: Record, place: Place, verb: str) -> By:
    """What the writer asked, or the answer to it."""
    if place.words.endswith("?") or verb in saying().ends_with_the_writer:
        return By.OTHER
    after = [one for one in record.named(place.opens, place.mark) if not one.writer]
    if not after and was_alone(record, place.opens, place.mark):
        return By.OWN
    return resolved(record, after[0]) if after else topic(record, place.opens).by


def _acting(record: Record, before: Sequence[Mention], verb: int) -> By:
    """Of those named before a verb, who does it: the one right before it, else all who may be if they are one."""
    last = before[-1]
    beside = saying().before.match(record.masked, last.end)
    who = _WHO.search(record.masked, last.end, verb)
    if who and _APART.match(record.masked, last.end, who.start()) is None:
        return By.UNCLEAR
    if who or (beside and beside.start("verb") == verb):
        return _as_reported(record, before)
    acting = [one for one in before if not one.writer and not _is_spoken_of(record, one)] or [last]
    whose = {resolved(record, one) for one in acting}
    if len(whose) == 1:
        return _as_reported(record, acting)
    return By.OTHER if resolved(record, acting[0]) is By.OTHER else By.UNCLEAR


def _as_reported(record: Record, before: Sequence[Mention]) -> By:
    """In "Mum says he told her ..." what one of the family says that the person said is not sure to be theirs."""
    said = resolved(record, before[-1])
    reports = any(
        one.by is By.OTHER
        and not one.writer
        and (one.kin or before[-1].pronoun)
        and saying().before.match(record.masked, one.end)
        for one in before[:-1]
        if not one.pronoun
    )
    return By.UNCLEAR if said is By.OWN and reports else said


def _is_spoken_of(record: Record, one: Mention) -> bool:
    return _SPOKEN_OF.search(record.masked, max(0, one.start - 16), one.start) is not None


def is_beside(record: Record, one: Mention) -> bool:
    """Of whom the person speaks, or with whom a row of theirs says they were: "About Ann: ...", "In the den with Ann: ..."."""
    before = max(0, one.start - 24)
    return _ABOUT.search(record.masked, before, one.start) is not None or (
        record.is_theirs and _WITH.search(record.masked, before, one.start) is not None
    )
