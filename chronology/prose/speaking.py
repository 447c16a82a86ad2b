"""Whose words a record quotes: those of the person it is about, somebody else's, or nobody's that can be told.

Each quotation is given to whoever the words around it name as saying it; where they name nobody, to whom the record was
speaking with. A pronoun is whom the sentence or those before it speak of. Where two may be meant, the words are nobody's:
a mother's words printed as her child's would be invented.

It is asked of one record when it is known whose life is told. What importers take for somebody's voice as they read
(`importers/notes/voices.py`) is asked before that, of a file that may be of several.
"""

import re
from collections.abc import Sequence

from chronology.prose.mentions import By, Known, Mention
from chronology.prose.named_as_saying import before, behind, is_beside
from chronology.prose.own_words import another_goes_on, is_a_baby, is_of_another, is_of_kin, is_title, may_be_own
from chronology.prose.quotation import ASKED, FEW, Place, Quotation, is_told, place_of
from chronology.prose.quoting import masked, quoted_in
from chronology.prose.saying import saying
from chronology.prose.topics import Record, met, record_of_words, resolved, topic, was_alone

_LATEST = 260
"""Characters within which one answer follows another."""
_PAUSE = re.compile(r"[,:;.(\u2013-]\s*\Z|\s[\u2013-]\s")
_TURN = re.compile(r"[\s\u2013-]*\Z")


def quotations(
    text: str, known: Known, *, is_theirs: bool, is_about: bool = False, is_alone: bool = False
) -> list[Quotation]:
    """Each quotation of a record in order; `is_theirs` where it is of the person alone, so that who is not named is they."""
    spans = quoted_in(text)
    if not spans:
        return []
    record = record_of_words(masked(text, spans), known, is_theirs=is_theirs, is_about=is_about, is_alone=is_alone)
    of_another = is_of_kin(record) or is_a_baby(record)
    found: list[Quotation] = []
    for start, end in spans:
        place = place_of(record, text, start, end, found[-1] if found else None)
        by, named = _said_by(record, text, place)
        if is_title(text, place) or (by is By.OWN and (of_another or not may_be_own(record, text, place, named=named))):
            by = By.UNCLEAR
        if is_of_another(place):
            by = By.OTHER
        found.append(Quotation(start, end, place.words, by, named))
    return found


def _said_by(record: Record, text: str, place: Place) -> tuple[By, bool]:
    """Who said a quotation, and whether words beside it say so."""
    by = behind(record, text, place)
    if by is None:
        by = before(record, place)
    if by is not None:
        return by, True
    by = _unsaid(record, place)
    return (By.UNCLEAR if by is By.OWN and another_goes_on(record, place) else by), False


def _unsaid(record: Record, place: Place) -> By:
    """Nobody is said to say it: whom the sentence goes on with or opens with, or whom the record was speaking with."""
    if saying().heard.search(place.lead):
        return By.UNCLEAR
    named = record.named(place.opens, place.mark)
    if place.goes_on and place.last is not None:
        # 'says it is "boring" and that he has "nothing to do"'.
        return place.last.by if all(resolved(record, one) is place.last.by for one in named) else By.UNCLEAR
    if saying().paper.search(place.lead):
        return By.UNCLEAR
    if was_alone(record, place.opens, place.mark):
        return By.OWN
    whom = met(record, place.opens, place.mark)
    return whom if whom is not None else _opening(record, place, named)


def _opening(record: Record, place: Place, named: Sequence[Mention]) -> By:
    """Whom the words that lead to it name, if they are one; nobody named, whoever speaks next."""
    if named and named[-1].writer:
        return By.OTHER
    # "To Miss Ridd at snack": whom it was said to.
    named = [one for one in named if not one.writer and not is_told(record, one) and not is_beside(record, one)]
    if not named:
        return _next(record, place)
    whose = {resolved(record, one) for one in named}
    return whose.pop() if len(whose) == 1 and _PAUSE.search(place.lead) else By.UNCLEAR


def _next(record: Record, place: Place) -> By:
    """Who speaks where the sentence names nobody: the one who spoke last, or whom the sentences before speak of."""
    last = place.last
    if last is None or place.mark - last.end > _LATEST:
        return topic(record, place.opens).by
    if _TURN.match(record.masked[last.end + 1 : place.mark]) and "\n" not in record.masked[last.end : place.mark]:
        # Two quotations with nothing between are two who speak; a question that is not theirs is one to them.
        asked = last.words.endswith("?") and last.by is not By.OWN
        # Of one seen alone both are that one's: nobody else was there to answer.
        both = last.by is By.OWN and (record.is_alone or was_alone(record, 0, last.start))
        return topic(record, place.opens).by if asked or both else By.UNCLEAR
    between = [one for one in record.named(last.end, place.mark) if not one.writer]
    questioned = ASKED.search(record.masked, last.end, place.mark)
    if not between and not questioned and last.by is not By.UNCLEAR and len(last.words.split()) >= FEW:
        return last.by
    return topic(record, place.opens).by
