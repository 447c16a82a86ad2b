"""What speaks against words being the person's own, whoever they seem to be of: what they say, and where they stand."""

import re

from chronology.prose.mentions import By
from chronology.prose.quotation import ASKED, ENDS, FAR, FEW, GAP, Place, is_told
from chronology.prose.saying import saying
from chronology.prose.topics import Record, Sign, topic

_LATELY = 400
"""Characters before a quotation in which a question may be what it answers."""
_FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|im|ive|me|my|mine|we|us|our|dwi|dw i|fi|fy|ni|rwy|rwyf|sa i|o'n i|gen i)\b",
    re.IGNORECASE,
)
_OF_THEM = {
    "male": re.compile(r"\W*(?:he|he's|his|him)\b", re.IGNORECASE),
    "female": re.compile(r"\W*(?:she|she's|her)\b", re.IGNORECASE),
}
_NOBODY = re.compile(r"(?!)")
_DASH = re.compile(r"\s[\u2013-]\s*\Z")
_INK = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENDER = re.compile(r"\W{0,8}(?:from|sent by|letter from|email from|oddi wrth)\b:?\s", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?P<who>[A-Z]\w+),? \(?(?:is |aged |now |is now )?(?P<age>\d{1,2}) ?(?P<unit>w(?:ee)?ks?|m(?:on)?ths?|days?)\b",
    re.IGNORECASE,
)
_SPEAKS_AT = {"d": 540, "w": 78, "m": 18}
"""Age in days, weeks and months before which nobody's words are quoted."""

_PEER = r"boy|girl|lad|pupil|student|child|classmate|peer|resident|patient|tenant|bachgen|merch|disgybl"
# "Pushed a boy ..., after boy said": he who was met in the sentence is who is called so in it; and "another girl said".
_OF_A_PEER = re.compile(
    rf"\b(?:(?:an?|one|y(?:ea)?r? ?\d{{1,2}}|older|younger|bigger|smaller|new) (?:[\w-]+ ){{0,2}}(?P<peer>{_PEER})\b[^.!?\"]*\b(?P=peer)"
    rf"|(?:another|other|fellow) (?:[\w-]+ ){{0,2}}(?:{_PEER})) (?:had |has )?(?:said|says|told|called|shouted|asked|replied|wrote|texted)\b[^.!?\"]{{0,30}}\Z",
    re.IGNORECASE,
)
# Who answers an enquiry as "we" writes for a service.
_FOR_A_SERVICE = re.compile(
    r"\bwe (?:write in reply|hold no|have no record|regret|confirm|enclose|acknowledge|are unable to (?:offer|accept)|can confirm|have closed)\b"
    r"|\byour (?:enquiry|referral|client|patient) (?:of|dated|has been|was|is)\b|\bin reply to your (?:enquiry|referral)\b",
    re.IGNORECASE,
)


def is_of_another(place: Place) -> bool:
    """The words of another child or patient whom the sentence has met, or those that a service writes in its own name."""
    return _OF_A_PEER.search(place.lead) is not None or _FOR_A_SERVICE.search(place.words) is not None


def is_of_kin(record: Record) -> bool:
    """A letter or mail of the family: what it quotes the person with was told by one who may want it told so."""
    sender = _SENDER.match(record.masked)
    who = record.at(sender.end(), within=2) if sender else None
    return who is not None and who.by is By.OTHER and who.kin


def is_a_baby(record: Record) -> bool:
    """The record gives an age at which nobody speaks: "Olive is 5 weeks"."""
    aged = (found for found in _AGED.finditer(record.masked) if found["who"].casefold() in record.known.own)
    return any(int(found["age"]) < _SPEAKS_AT[found["unit"][0].casefold()] for found in aged)


def another_goes_on(record: Record, place: Place) -> bool:
    """Nobody is named before it, and right behind somebody else says something: '"They're my dad's." Ann said that ...'."""
    if record.named(max(0, place.start - FAR), place.mark):
        return False
    gap = GAP.match(record.masked, place.end + 1)
    who = record.at(gap.end(), within=0) if gap else None
    other = who is not None and who.by is By.OTHER and not who.writer
    said = saying().before.match(record.masked, who.end) if who is not None else None
    return other and said is not None and said["verb"].casefold() not in saying().asking


def may_be_own(record: Record, text: str, place: Place, *, named: bool) -> bool:
    """Nothing in the words, or right before them, says that they are not the person's own."""
    if _names_itself(record, place):
        return False
    few = len(place.words.split()) < FEW
    if named:
        goes_on = place.lead.strip() and re.match(r"\s[a-z]", text[place.end + 1 : place.end + 3]) is not None
        return not (few and (goes_on or _is_part(place)))
    return _is_unnamed_own(record, place, few=few)


def _is_unnamed_own(record: Record, place: Place, *, few: bool) -> bool:
    """Where no words beside it say whose it is, it must be a saying, and nobody else's."""
    speaks_of_oneself = _FIRST_PERSON.search(place.words) is not None
    if _is_of_others(record, place, speaks_of_oneself=speaks_of_oneself):
        return False
    if not speaks_of_oneself and (_is_near_another(record, place) or _another_was_quoted(record, place)):
        return False
    if not speaks_of_oneself and _OF_THEM.get(record.known.sex, _NOBODY).match(place.words):
        return False
    if place.words.endswith("?") and not _may_ask(record, place):
        return False
    whole = speaks_of_oneself or not few or place.words.endswith("?") or _is_an_answer(record, place)
    return whole and not _is_part(place)


def _is_of_others(record: Record, place: Place, *, speaks_of_oneself: bool) -> bool:
    """It stands in what is told of a letter or a meeting where nobody is named, or of what somebody found of the person."""
    start = _sentence_before(record, place)
    if not speaks_of_oneself and record.sign(Sign.FOUND, start, place.mark):
        return True
    # "What she wants from the conference" is said to who saw her alone, and in no conference.
    of_many = bool(record.sign(Sign.OF_MANY, start, place.mark)) and not record.is_alone
    return of_many and topic(record, place.opens).back is None


def _sentence_before(record: Record, place: Place) -> int:
    return max(record.starts[max(0, record.sentence(place.mark) - 1)], place.mark - _LATELY)


def _may_ask(record: Record, place: Place) -> bool:
    """A question is theirs where the words right before it speak of them; else whoever wrote the record asks."""
    after = place.last is None or any(one.by is By.OWN for one in record.named(place.last.end, place.mark))
    return after and topic(record, place.opens).back in (0, 1)


def _is_an_answer(record: Record, place: Place) -> bool:
    """A few words that end are somebody's where a question, or more of that one's words, stand before them."""
    if not place.words.endswith(ENDS):
        return False
    start = _sentence_before(record, place)
    asked = ASKED.search(record.masked, start, place.mark) or "?" in record.masked[start : place.mark]
    last = place.last
    return bool(asked) or (last is not None and (last.by is By.OWN or last.words.endswith("?")))


def _is_part(place: Place) -> bool:
    """A few words that are part of the record's own sentence: 'the "quiet house" model'."""
    leads = place.lead.rstrip().rsplit(None, 1)[-1:]
    is_part = bool(leads) and leads[0].casefold().strip("(") in saying().parts
    return is_part and len(place.words.split()) <= FEW + 1


def _names_itself(record: Record, place: Place) -> bool:
    return not {word.casefold() for word in _INK.findall(place.words)}.isdisjoint(record.known.own)


def _is_near_another(record: Record, place: Place) -> bool:
    """Who is named close before may have said what speaks of nobody's own doings; not where the person was seen alone."""
    near = record.named(max(0, place.start - FAR), place.start)
    if near and near[-1].by is By.OWN:
        return False
    others = [one for one in near if one.by is By.OTHER and not one.writer and not is_told(record, one)]
    alone = record.sign(Sign.ALONE, max(0, place.start - 3 * FAR), place.start)
    return bool(others) and not alone


def _another_was_quoted(record: Record, place: Place) -> bool:
    """A few words behind a dash, after another's: 'Mali in pyjamas at noon - "no bus fare"' may be more of them, but of one seen alone."""
    alone = record.sign(Sign.ALONE, max(0, place.start - 3 * FAR), place.start)
    is_short = len(place.words.split()) <= FEW and _DASH.search(place.lead) is not None
    return is_short and place.last is not None and place.last.by is By.OTHER and not alone


def is_title(text: str, place: Place) -> bool:
    """A title, as "My Safe Place": every word but small ones is capital, and no stop ends it; and what itself stands before a colon."""
    if text[place.end + 1 : place.end + 2] == ":" and place.words[-1:] not in ENDS:
        return True
    found = _INK.findall(place.words)
    capital = all(word[:1].isupper() or word in saying().parts for word in found)
    return len(found) > 1 and capital and not place.words.isupper() and place.words[-1:] not in (*ENDS, ",")
