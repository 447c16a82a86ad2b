"""Steps of a period: the sentences by which entries say that one begins, goes on or ends, each with its day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from analyzers.lives import years
from analyzers.periods.listed import listed
from analyzers.periods.matters import Matter, category_words, matters, outcome_words
from analyzers.words import as_far_as
from chronology.dates import find, from_edtf
from chronology.model import Account, Basis, Event, Kind, Person, PersonKind, Precision, Restriction, Told, When
from chronology.practice import group_of
from chronology.prose.confidence import is_kept, is_kept_whole
from chronology.prose.row_people import is_of_another
from chronology.prose.sentences import sentences
from chronology.prose.sure import has_own_title, is_kind_from_words, says_of_another_thing
from chronology.prose.which_plan import is_of_support

_IN_CARE, _GROWN_UP = "looked_after", 18
_MOST_WORDS, _LONGEST_PART = 170, 110
_DAYS = (Precision.DAY, Precision.MINUTE)
_WEEKS = 60
_SINCE = "/.."
_FILLING = re.compile(r"\b(?:at|judged|an?)\b")
# A day that the words give to the step itself: "ended 12/09/2025", "from 14.11.2025", or at the head of an outcome.
_ITS_DAY = re.compile(
    r"(?:\b(?:from|since(?: (?!then)[a-z]+)?|(?:dated|closed|concluded|completed|cancelled|opened|issued|ended|signed|started|begun|commenced|made)(?: on)?)\s+|\A\W*)\Z",
    re.IGNORECASE,
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_NUMBER = re.compile(
    r"\b(first|second|third|fourth)\b (?:(?:s\.?\s?\d+|section \d+|safeguarding|adult) )?enq(?:uiry)?\b"
    r"|\benq(?:uiry|\b\.?) \(?(?:no\.? ?)?(\d{1,2})\b(?![/.-]\d)",
    re.IGNORECASE,
)
_PROCEEDINGS, _HEARD = "proceedings", re.compile(r"\bhearing\b", re.IGNORECASE)
# An account of a day that the words of a note name.
_OF_A_DAY, _TODAY, _CLAUSE = "#mention-", re.compile(r"\b(?:today|heddiw)\b", re.IGNORECASE), re.compile(r"[,;.]")
_QUOTES = re.compile(r"[“”]")
# It is told of whoever has a file of their own: "(his plan continues, own file)".
_OF_THEIR_FILE = re.compile(r"\b(?:her|his|their|own) (?:own )?(?:file|record)\b", re.IGNORECASE)
# What stands in brackets says why or how late; it takes nothing back: "concluded (late, awaiting the police)".
_ASIDE = re.compile(r"\([^()]*\)")
CELL = re.compile(r"\A[A-Z][\w /]{1,24}\|\s*")
"""The cell of a log that says what sort of entry it is, before what the entry tells: "Safeguarding| "."""
# What a system of records calls a beginning or an end, without a word that says more.
_BY_CODE = {
    Kind.S47_STARTED: ("enquiry", True),
    Kind.ADULT_ENQUIRY_STARTED: ("enquiry", True),
    Kind.S47_COMPLETED: ("enquiry", False),
    Kind.ADULT_ENQUIRY_COMPLETED: ("enquiry", False),
    Kind.CP_PLAN_STARTED: ("protection_plan", True),
    Kind.CP_PLAN_ENDED: ("protection_plan", False),
    Kind.BECAME_LOOKED_AFTER: ("looked_after", True),
    Kind.CEASED_LOOKED_AFTER: ("looked_after", False),
    Kind.CIN_PLAN_STARTED: ("support_plan", True),
    Kind.CIN_PLAN_ENDED: ("support_plan", False),
    Kind.CARE_AND_SUPPORT_PLAN_STARTED: ("support_plan", True),
    Kind.CARE_AND_SUPPORT_PLAN_ENDED: ("support_plan", False),
    Kind.ORDER_MADE: ("order", True),
    Kind.ORDER_ENDED: ("order", False),
}


class Move(IntEnum):
    """What a step does; of one day in this order."""

    BEGINS = 0
    GOES_ON = 1
    ENDS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence that says a period begins, goes on or ends."""

    sort: str
    move: Move
    told: Told
    section: str
    number: str = ""
    """Which of several it is by the record's own number; empty where it gives none."""
    is_listed: bool = False
    """Later words list it with its days: whoever told of it at the time is quoted first."""
    only_ends: bool = False
    """It ends one that was told of as begun, and by itself tells of none."""

    @property
    def categories(self) -> frozenset[str]:
        """The categories that its words name."""
        return frozenset(word[0].casefold() for word in category_words().finditer(self.told.words))

    @property
    def outcomes(self) -> frozenset[str]:
        """How it came out, by its words."""
        return frozenset(
            " ".join(_FILLING.sub("", word[1].casefold()).split())
            for word in outcome_words().finditer(self.told.words)
            if word[1]
        )


def steps(events: Sequence[Event], person: Person | None, people: Sequence[Person]) -> Iterator[Step]:
    """Of every entry of a life whose words say of nobody else that it is theirs."""
    children = _others_first_names(people, person.id if person else None)
    for event in events:
        for account in event.accounts:
            if person is None or not is_of_another(account, person):
                found = _of_account(event, account, children, person)
                yield from (each for each in found if each.sort != _IN_CARE or not _is_grown_up(person, each.told.when))


def _is_grown_up(person: Person | None, when: When) -> bool:
    """Nobody is looked after by a council in law from their eighteenth birthday on, whoever says that they look after them."""
    if person is None or person.kind is not PersonKind.ADULT:
        return False
    if person.born is None or not (person.born.dated and when.dated):
        return True
    return years(person.born.last_day, when.first_day) >= _GROWN_UP


def _others_first_names(people: Sequence[Person], subject: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """First names of the one whose life it is, and of the other children of the file."""
    own = {(p.name or "").split()[0].casefold() for p in people if p.id == subject and p.name}
    others = {p.name.split()[0].casefold() for p in people if p.id != subject and p.name and p.kind is PersonKind.CHILD}
    return frozenset(own), frozenset(others - own)


def _of_account(
    event: Event, account: Account, children: tuple[frozenset[str], frozenset[str]], person: Person | None
) -> Iterator[Step]:
    restricted = {event.restriction, account.restriction} != {Restriction.NONE}
    found: dict[tuple[str, Move], Step] = {}
    for each in _of_a_stretch(event, account, children):
        found[each.sort, each.move] = each
    not_theirs = "" if person is None else "child" if person.kind is PersonKind.ADULT else "adult"
    if not restricted:
        yield from _of_a_list(event, account, children, "adult_plan" if not_theirs == "child" else "protection_plan")
    for matter in (each for each in matters().values() if not each.of or each.of != not_theirs):
        for part in _parts(account, matter):
            step = _step(event, account, matter, part)
            if step is None or _is_of_others(f"{account.title} {part.words}", children):
                continue
            if restricted and _is_confidence(part, account):
                if step.move is not Move.ENDS:
                    continue
                # Whoever is told that it was opened is told that it ended, and no word of that.
                step = replace(step, told=replace(step.told, words=""), only_ends=True)
            first = found.setdefault((step.sort, step.move), step)
            # Of two sentences the one that gives the day of it tells more.
            if first.told.when in (account.when, event.when) and step.told.when not in (account.when, event.when):
                found[step.sort, step.move] = step
    if not found and (coded := _by_code(event, account)) is not None:
        found[coded.sort, coded.move] = coded
    yield from found.values()


def _of_a_stretch(event: Event, account: Account, children: tuple[frozenset[str], frozenset[str]]) -> Iterator[Step]:
    """A beginning and an end that one sentence gives as two days: "on the register from 1 May 2016 to 3 February 2017"."""
    when = event.when
    if when.precision is not Precision.RANGE or when.earliest is None or when.latest is None or when.is_ongoing:
        return
    for part in _sentences(account.fact):
        for sort, was in _WAS.items():
            if was.search(part.words) and not _is_of_others(part.words, children) and not _DENIES.search(part.words):
                for move, day in ((Move.BEGINS, when.earliest), (Move.ENDS, when.latest)):
                    told = Told(event=event.key, words=_shown(part, move, sort), when=When.on(day))
                    yield Step(sort, move, told, "")


def _of_a_list(
    event: Event, account: Account, children: tuple[frozenset[str], frozenset[str]], sort: str
) -> Iterator[Step]:
    """Minutes that list the plans before with their days tell of each, whatever else is read of it."""
    for part in _sentences(account.source.quote or account.fact):
        for each in () if _is_of_others(part.words, children) else listed(part.words, account.when):
            words = shortened(part.words)
            yield Step(sort, Move.BEGINS, Told(event=event.key, words=words, when=each.begun), "", is_listed=True)
            if each.ended is not None:
                yield Step(sort, Move.ENDS, Told(event=event.key, words=words, when=each.ended), "", is_listed=True)


_WAS = {
    "protection_plan": re.compile(
        r"\b(?:on|placed on) (?:the )?(?:child protection )?register|(?:child protection|cp) plan\b", re.IGNORECASE
    ),
    "looked_after": re.compile(r"\blooked[- ]after|\baccommodated\b|\bin (?:foster )?care\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, the one behind it, and where it stands."""

    words: str
    behind: str = ""
    title: str = ""
    """The code or the heading that says it, where that does; the words are then what stands under it."""

    @property
    def tested(self) -> str:
        """What has to say that something begins or ends."""
        return self.title or self.words


def _parts(account: Account, matter: Matter) -> Iterator[_Part]:
    """The sentences of an account that speak of a matter: of a row with its code before it, of what came of it, of its words."""
    for text in (account.outcome, account.decision):
        if text and matter.noun.search(text):
            yield from _sentences(text)
    # What a row of a table quotes has the names of its columns in it; of a note the fact may be a part alone.
    quote = account.source.quote if account.key.startswith("notes:") else ""
    for text in (quote, "" if _plain(account.fact) in _plain(quote) else account.fact):
        if text and (matter.noun.search(text) or "enq" in text.casefold()):
            yield from _sentences(text)
    if account.title and has_own_title(account) and matter.noun.search(account.title):
        again = account.fact.casefold().startswith(account.title.casefold().rstrip(" ."))
        words = account.fact if again else f"{account.title}: {account.fact}"
        yield _Part(" ".join(words.split()), title=account.title)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .…")


def _sentences(text: str) -> Iterator[_Part]:
    spans = [text[span.start : span.end].strip() for span in sentences(text)]
    for nth, words in enumerate(spans):
        yield _Part(" ".join(words.split()), " ".join(spans[nth + 1].split()) if nth + 1 < len(spans) else "")


def _step(event: Event, account: Account, matter: Matter, part: _Part) -> Step | None:
    if (
        says_of_another_thing(part.words)
        or _OF_THEIR_FILE.search(part.words)
        or _is_of_another_plan(account, matter, part.words)
        or _is_of_the_notes_day(account, matter, part.words)
    ):
        return None
    move = _move(event, account, matter, part.tested)
    head = part.tested.strip(" .:")
    if move is None and matter.noun.fullmatch(head):
        # A decision of two sentences, "S47. Joint."; or a row of a register that is called by the matter.
        behind = part.words.removeprefix(f"{part.title}: ") if part.title else part.behind
        move = _move(event, account, matter, f"{head}: {behind}")
        part = replace(part, words=part.words if part.title else f"{part.words} {part.behind}", behind="")
    if move is None:
        return None
    told = Told(event=event.key, words=_shown(part, move, matter.name), when=_day(event, account, part, move))
    return Step(matter.name, move, told, _section(matter, part.words, event), _number(part.words))


_CHILD_PLAN = "protection_plan"


def _is_of_another_plan(account: Account, matter: Matter, words: str) -> bool:
    """A plan that is called no more than that, in an entry of a plan for a child in need, is that one."""
    whole = f"{account.title}. {account.source.quote or account.fact}"
    return matter.name == _CHILD_PLAN and is_of_support(words, whole)


def _is_of_the_notes_day(account: Account, matter: Matter, words: str) -> bool:
    """Told of the day on which another thing was, it is made "today": on the day of the note, which tells it too."""
    found = matter.begun.search(words) if _OF_A_DAY in account.key else None
    if found is None:
        return False
    clause = _CLAUSE.split(words[: found.end()])[-1] + _CLAUSE.split(words[found.end() :])[0]
    return _TODAY.search(clause) is not None


def _move(event: Event, account: Account, matter: Matter, words: str) -> Move | None:
    in_its_place = group_of(account.kind) in matter.where and group_of(event.kind) in matter.where
    ends = matter.ended.search(words) or (matter.ended_where.search(words) if in_its_place else None)
    if ends and not matter.not_ended.search(_ASIDE.sub(" ", words)):
        return None if _looks_back(matter, words) else Move.ENDS
    begins = matter.begun.search(words) or (matter.begun_where.search(words) if in_its_place else None)
    if begins and not matter.not_begun.search(_what_may_deny(words, begins)):
        return Move.BEGINS
    in_place = not matter.goes_on_where or group_of(event.kind) in matter.goes_on_where
    return Move.GOES_ON if in_place and matter.goes_on.search(words) and not _DENIES.search(words) else None


def _what_may_deny(words: str, said: re.Match[str]) -> str:
    """Without what stands in brackets, and behind the colon after what is said: "plan agreed: he is not to hold the card"."""
    colon = words.find(": ", said.end())
    return _ASIDE.sub(" ", words if colon < 0 else words[:colon])


_DENIES = re.compile(r"\b(?:not|no|n['’]t|if|whether|would|should|dim|heb)\b|\?", re.IGNORECASE)


def _looks_back(matter: Matter, words: str) -> bool:
    """It tells of a beginning and of an end: a list of what was."""
    return matter.begun.search(words) is not None and not matter.not_begun.search(words)


def _shown(part: _Part, move: Move, sort: str) -> str:
    """The sentence, with the next where that has the category, how it came out or when it is heard, and this has not."""
    sought = category_words() if move is Move.BEGINS else outcome_words()
    if sort == _PROCEEDINGS:
        sought = _HEARD
    words = part.words
    if move is not Move.GOES_ON and not sought.search(words) and part.behind and sought.search(part.behind):
        words = f"{words} {as_far_as(part.behind, _LONGEST_PART) if len(part.behind) > _LONGEST_PART else part.behind}"
    return shortened(words)


def shortened(words: str) -> str:
    """Words of the record as a line of a table quotes them."""
    words = CELL.sub("", _QUOTES.sub("", " ".join(words.split())))
    return words.rstrip(".") if len(words) <= _MOST_WORDS else as_far_as(words, _MOST_WORDS)


def _day(event: Event, account: Account, part: _Part, move: Move) -> When:
    """The day of the account that tells it; the one that its words give to the step, where they give one and no more."""
    told = account.when if account.when.precision in _DAYS else event.when
    since = _since(part.words, told) if move is Move.BEGINS else None
    return since or own_day(part.words, told)


def _since(words: str, told: When) -> When | None:
    """The one day since which it is: "looked after since 20 May"."""
    found = [each.when for each in find(words, told.first_day)] if told.dated else []
    begun = _its_beginning(found[0]) if len(found) == 1 and (found[0].edtf or "").endswith(_SINCE) else None
    return begun if begun is not None and begun.precision in _DAYS else None


def own_day(words: str, told: When) -> When:
    """The day that words give to what they tell ("ended 12/09/2025"), where they give one and no more; else the day they were told."""
    told = _its_beginning(told)
    found = [each for each in find(words, told.first_day) if each.when.precision in _DAYS] if told.dated else []
    own = [each for each in found if _ITS_DAY.search(words[: each.start])]
    if len(own) != 1:
        return told
    given = own[0].when
    # A day without a year is of these weeks, or of a year that cannot be told.
    near = abs((given.first_day - told.first_day).days) <= _WEEKS
    return given if given.basis is Basis.EXPLICIT or (given.basis is Basis.YEAR_FROM_CONTEXT and near) else told


def _its_beginning(told: When) -> When:
    """Of what has been since a time, that time."""
    if told.edtf is None or not told.edtf.endswith(_SINCE):
        return told
    start = from_edtf(told.edtf.removesuffix(_SINCE))
    return replace(told, edtf=start.edtf, precision=start.precision, earliest=start.earliest, latest=start.latest)


def _section(matter: Matter, words: str, event: Event) -> str:
    """The section of an Act by which it is, where the words name one."""
    found = {match[1] for match in matter.section.finditer(words)}
    if len(found) == 1:
        return found.pop()
    return "47" if matter.name == "enquiry" and event.kind in (Kind.S47_STARTED, Kind.S47_COMPLETED) else ""


def _number(words: str) -> str:
    found = _NUMBER.search(words)
    return "" if found is None else _ORDINALS.get(found[1].casefold(), "") if found[1] else found[2]


def _is_of_others(text: str, children: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Its words name another child of the file, and not the one whose life it is."""
    own, others = children
    named = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    return bool(named & others) and not named & own


def _is_confidence(part: _Part, account: Account) -> bool:
    """What is kept back is that it began or ended: then nobody is told of it."""
    return is_kept(part.words) or is_kept_whole(account.source.quote or account.fact)


def _by_code(event: Event, account: Account) -> Step | None:
    """What a system of records calls so, and no words tell."""
    coded = _BY_CODE.get(account.kind)
    if coded is None or is_kind_from_words(account):
        return None
    sort, begins = coded
    words = f"{account.title}: {account.outcome}" if account.outcome else account.title
    told = Told(event=event.key, words=shortened(words), when=account.when)
    return Step(sort, Move.BEGINS if begins else Move.ENDS, told, _section(matters()[sort], words, event))
