"""Words of a record that say it is not for everybody: told in confidence, or not to be given to somebody."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter

from chronology.dates.words import month_names
from chronology.model import Account, Kind, Restriction
from chronology.prose.sentences import Span
from chronology.prose.whereabouts import hidden_places, is_open, is_said_of_a_place
from chronology.sought import Sought
from chronology.tables import shipped_table

# How far from such words stands what they are about, and how far before a sentence the name of whom it is about.
_NEAR, _HEAD = 45, 60
_BEFORE = 300
# Lists of what words are about, which keep nothing back by themselves.
_SAYS_WHAT = frozenset({"only_where", "to_eat_or_take", "not_told_here", "minutes", "marking_of_paper"})
# How far the head of minutes reaches.
_HEAD_OF_MINUTES = 500
_PLACE_BY_NAME = "place_not_to_be_named"
_FRAGMENT = re.compile(r"\{([a-z]+)\}")
# A line that runs to the margin and goes on below in small letters.
_WRAP = re.compile(r"(?<=[^\n]{55}[\w,’'])[ \t]*\n[ \t]*(?=[a-zà-ÿ])")
_GIVEN = re.compile(r"\bgiven?\b", re.IGNORECASE)
# A bracket ends a sentence where a new one begins behind it.
_END = re.compile(r"(?<=[^\W\d_]{2}[.!?\"”'])\s|(?<=[^\W\d_]{2}\))\s(?![a-z])|(?<=\d[.!?)])\s|\n\s*\n")
_NAME = r"[^\W\d_a-z][\w'’-]+"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_SORTS = (
    r"(?:House|Cottage|Lodge|Farm|Refuge|Street|Road|Row|Lane|Avenue|Close|Terrace|Drive|Gardens|Crescent|Grove|Square)"
)
# "14 High Street, Town", "Elm Cottage", and the figures of a telephone.
_ADDRESS = re.compile(
    rf"(?<![/.])\b\d{{1,4}}[A-Za-z]? (?:{_NAME}|yr?|o|of|the)(?: (?:{_NAME}|yr?|o|of|the))*(?:, {_NAME})*(?:,? {_POSTCODE})?"
    rf"|\b(?!The |At |In |To )(?:{_NAME} ){{1,3}}{_SORTS}\b(?: {_SORTS}\b)*(?:(?:, {_NAME})*,? {_POSTCODE})?|\b{_POSTCODE}\b|\b0\d(?:[ -]?\d){{8,9}}\b"
)
# Behind a word for an address what follows in capitals is one, whatever the house or street is called: "our address Bryn Gwyn".
_HOUSE_NAME = re.compile(
    rf"\b(?i:address|cyfeiriad)(?:es)?(?:(?: (?:is|of))?|[^.:;\n]{{0,40}}:)[ ](?P<name>{_NAME}(?: {_NAME}){{1,3}}(?:, {_NAME}(?: {_NAME}){{0,2}})?)"
)
_INSTITUTION = (
    r"(?:Cent(?:re|er)|School|Academy|Unit|Nursery|College|Project|Hub|House|Lodge|Refuge|Hostel|Club|Clinic)"
)
_IN_WELSH = r"(?:Canolfan|Ysgol|Uned|Coleg|Meithrinfa|Clwb|Clinig|Hafan|Hostel|Tŷ|Plas)"
# "Alder Bank Centre", "Canolfan Alder", and behind a colon or "at" whatever is written as a name.
_PLACE = re.compile(
    rf"\b(?:(?!The |At |In |To )(?:{_NAME} ){{1,3}}{_INSTITUTION}|{_IN_WELSH}(?: (?:{_NAME}|y|yr|o))*? {_NAME})\b(?! {_NAME})"
    rf"|(?:: |\bat |\bin )(?P<named>{_NAME}(?: {_NAME}){{1,3}})"
)
_PROTECTED = re.compile(
    r"\b(?:confidential|protected|withheld|restricted|not for disclosure|do not disclose|cyfrinachol)\b", re.IGNORECASE
)
# "17 October" is written as the number of a house is.
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(sorted(month_names(), key=len, reverse=True))})\b", re.IGNORECASE)
# What lawyers advise a council is between them: no parent is given it, and no court asks for it.
_LEGAL_ADVICE = frozenset({Kind.LEGAL_PLANNING_MEETING})
_TOLD = attrgetter("title", "fact", "action", "outcome", "decision", "rationale", "impact", "child_voice")


def in_confidence(account: Account) -> Account:
    """The account, marked restricted where it or the words it was read from say that it is not for everybody.

    So is what a lawyer advised.

    A record that is marked already keeps its mark. Of doubtful words more is marked than need be: what is shown to the wrong
    reader cannot be taken back, and a reviewer may have an entry printed.
    """
    if account.restriction is not Restriction.NONE:
        return account
    if account.kind in _LEGAL_ADVICE:
        return _restricted(account)
    if not any(is_kept(text) for text in _texts(account)):
        return account
    return _restricted(account)


def _texts(account: Account) -> list[str]:
    quote, title = account.source.quote, account.title
    # The first line of a note is its title, and says what the rest is of.
    whole = f"{title}\n{quote}" if title and quote and title not in quote else quote
    return [text for text in (*_TOLD(account)[1:], whole or title) if text]


def unbroken(text: str) -> str:
    """The text, a sentence that goes on under a line of its own in small letters being one line: "keep that", below it "between us"."""
    return _WRAP.sub(" ", text)


def is_kept(text: str) -> bool:
    """It says that what it tells is not for everybody, or holds what is kept back without saying where it stands."""
    return any(not (kept.only_where and kept.addresses) for kept in _kept_in(unbroken(text)))


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of a text that keep something back: only where somebody is to be found, or all that it tells."""

    only_where: bool
    addresses: tuple[str, ...] = ()
    """Those that stand in the same sentence; where it holds none, all of the text."""


@lru_cache(maxsize=1024)
def _kept_in(text: str) -> tuple[Kept, ...]:
    return tuple(_keeping(text))


def _keeping(text: str) -> Iterator[Kept]:
    return (kept for _, kept in asking(text, _table().keys() - _SAYS_WHAT - {_PLACE_BY_NAME}))


def _as_told(text: str) -> str:
    """The text, with blanks for what only says that a matter is kept and does not tell it: there is nothing to keep back.

    So for the marking at the head of the minutes of a meeting: it says how their paper is handled, and nothing from whom of
    those who met any of it is kept.
    """
    text = _part("not_told_here").sub(_blank, text)
    if _part("minutes").match(text) is None:
        return text
    return f"{_part('marking_of_paper').sub(_blank, text[:_HEAD_OF_MINUTES])}{text[_HEAD_OF_MINUTES:]}"


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def asking(text: str, parts: Collection[str]) -> Iterator[tuple[re.Match[str], Kept]]:
    """Words of a text that keep something back, by these lists."""
    text = _as_told(text)
    for found in found_of(text, parts):
        sentence = sentence_of(text, found)
        near = text[max(sentence.start, found.start() - _NEAR) : min(sentence.end, found.end() + _NEAR)]
        if _GIVEN.search(found[0]) and _part("to_eat_or_take").search(near):
            continue
        if not text[sentence.start : found.start()].strip(" *-–—[("):
            # "Where she is: 14 High Street. NOT to be given to ...": what is not to be given stands right before.
            near = f"{text[max(0, sentence.start - _HEAD) : sentence.start]}{near}"
        only_where = _part("only_where").search(near) is not None or is_said_of_a_place(text, *found.span())
        own = addresses_in(text, sentence.start, sentence.end)
        others = own or hidden_places(text) or addresses_in(text, 0, len(text))
        # Where everybody knows somebody to live is no secret, though it stands beside one.
        yield found, Kept(only_where, tuple(each for each in others if each in own or not is_open(text, each)))


def addresses_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """Addresses, named houses, postcodes and telephone numbers in a stretch of a text."""
    found = (one[0].strip(" ,.") for one in _ADDRESS.finditer(text, start, end))
    # "ADDRESS CONFIDENTIAL FROM MR T PUW" is a mark, and names no house.
    named = (one["name"].strip(" ,.") for one in _HOUSE_NAME.finditer(text, start, end) if not one["name"].isupper())
    # "4 o" of a time is written so too: a street or house has a capital.
    is_named = (
        each
        for each in (*found, *named)
        if not _DAY.match(each) and (not re.search(r"[a-z]", each) or re.search(r"[A-Z]", each))
    )
    return tuple(dict.fromkeys(is_named))


def places_kept(text: str) -> Iterator[str]:
    """Names of places of which a text says that the name is not to be told: those of its sentence, or of the text before it."""
    for asked in found_of(text, {_PLACE_BY_NAME}):
        sentence = sentence_of(text, asked)
        found = [*_PLACE.finditer(text, sentence.start, sentence.end)] or [*_PLACE.finditer(text, 0, sentence.start)]
        yield from ((one["named"] or one[0]).strip(" ,.") for one in found)


def addresses_kept(text: str) -> Iterator[str]:
    """Addresses of which a text says that somebody is not to have them."""
    yield from places_kept(text)
    yield from (address for kept in _kept_in(text) if kept.only_where for address in kept.addresses)


def protected_addresses(line: str) -> Iterator[str]:
    """Addresses of a line that labels one and says that it is confidential: "Address: 4 High Street (confidential)"."""
    if _says_protected(line):
        yield from addresses_in(line, 0, len(line))


def protected_beside(lines: Sequence[str], nth: int) -> tuple[str, ...]:
    """Addresses of a line of the head of a file that it says are confidential, or the line under it does.

    "Property: 4 High Street", and under it "MARKER: ADDRESS CONFIDENTIAL FROM MR L EXAMPLE".
    """
    own = tuple(protected_addresses(lines[nth]))
    under = lines[nth + 1] if nth + 1 < len(lines) else ""
    if own or not _says_protected(under) or addresses_in(under, 0, len(under)):
        return own
    return addresses_in(lines[nth], 0, len(lines[nth]))


def _says_protected(line: str) -> bool:
    """It says that an address is not for everybody."""
    return (
        bool(_PROTECTED.search(line) or any(found_of(line, _table().keys() - _SAYS_WHAT)))
        and _part("only_where").search(line) is not None
    )


def names_kept(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a text says that somebody is not to be named, with the sentence and what comes before it, where the name may stand."""
    for found in _part("not_to_be_named").finditer(text):
        sentence = sentence_of(text, found)
        yield Span(found.start(), found.end()), Span(max(0, sentence.start - _BEFORE), sentence.end)


def is_kept_whole(text: str) -> bool:
    """Who wrote it asks that somebody is not to learn of any of it: "do not let Ann know that I have told you this"."""
    return _part("kept_whole").search(text) is not None


def is_of_another(text: str) -> bool:
    """A record says of it that it is of another person, and stands in this one by mistake."""
    return any(found_of(text, {"of_another_person"}))


def sentence_of(text: str, found: re.Match[str]) -> Span:
    """From the last end of a sentence to the next; a full stop behind an initial ends none."""
    ends = [one.end() for one in _END.finditer(text)]
    start = max((end for end in ends if end <= found.start()), default=0)
    end = min((end for end in ends if end >= found.end()), default=len(text))
    return Span(start, end)


def with_confidences(accounts: Iterable[Account]) -> list[Account]:
    """Accounts, those of a record marked together where one of them says that it is not for everybody.

    "She does not want Lowri to know that she spoke to me" is said once in a note, and is meant of all that she told in it.
    """
    every = [(account, in_confidence(account)) for account in accounts]
    told = {_record(marked) for account, marked in every if marked is not account and _is_of_all(account)}
    return [_restricted(marked) if _record(marked) in told else marked for _, marked in every]


def _is_of_all(account: Account) -> bool:
    """What is not for everybody is all that was told, and not only where somebody is to be found."""
    if account.kind in _LEGAL_ADVICE:
        return True
    return any(not kept.only_where for text in _texts(account) for kept in _kept_in(text))


def _record(account: Account) -> str:
    return account.key.partition("#")[0]


def _restricted(account: Account) -> Account:
    marked = account.restriction is not Restriction.NONE
    return account if marked else replace(account, restriction=Restriction.RESTRICTED)


@cache
def _table() -> Mapping[str, Sequence[str]]:
    table = shipped_table("chronology.prose", "confidence.toml")
    made: dict[str, str] = {}
    for name, words in table["fragments"].items():
        made[name] = _written(words, made)
    return {
        part: [_written(words, made) for words in row["words"]] for part, row in table.items() if part != "fragments"
    }


def _written(words: str, fragments: Mapping[str, str]) -> str:
    """An expression with its fragments in their places."""
    return _FRAGMENT.sub(lambda found: fragments[found[1]], words)


def found_of(text: str, parts: Collection[str]) -> Iterator[re.Match[str]]:
    """What stands in a text of these lists."""
    return (found for (part, _), words in _sought().within(text) if part in parts for found in words.finditer(text))


@cache
def _sought() -> Sought[tuple[str, int]]:
    table = ((part, some) for part, some in _table().items() if part not in _SAYS_WHAT)
    each = (((part, nth), rf"\b(?:{words})") for part, some in table for nth, words in enumerate(some))
    return Sought(each, re.IGNORECASE)


@cache
def _part(name: str) -> re.Pattern[str]:
    return _any_of(_table()[name])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})" if words else "(?!)", re.IGNORECASE)
