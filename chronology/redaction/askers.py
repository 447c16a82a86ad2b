"""Who of those that a text names asks in it not to be named: who told, whom the sentence names first, who is named nearest."""

import re
from collections.abc import Iterator, Sequence

from chronology.model import Chronology, Person, PersonKind
from chronology.people import BY_ROLE, names_of
from chronology.prose.confidence import addresses_in
from chronology.prose.sentences import Span
from chronology.redaction.folding import folded_of
from chronology.redaction.informants import is_a_name
from chronology.redaction.tables import ordinary

# Whom they are not to be named to, and who was told: the words stand of somebody else.
_TO_WHOM = re.compile(r"\b(?:to|with|from|told|tell|by)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s+(?:and|or)\s+)?\Z")
# Whom they tell of: "thinks it is the tall one (= Example)", "a complaint about Example". Who is complained of asks nothing.
_OF_WHOM = re.compile(
    r"(?:=|\b(?:about|against|regarding|concerning|accus\w+|alleg\w+(?: that)?|suspects?|suspected|complain\w+ of|blam\w+|(?:thinks?|thought|believes?|reckons?)(?: that)?(?: it(?:['’]s| is| was))?))\s+(?:the\s+|that\s+)?(?:[a-z]+\s+){0,1}\Z|=\Z",
    re.IGNORECASE,
)
_GAP = r"[.]?\s+"
# "... - Ceri Blewitt, no 9": behind such words stands who it is, and the number of the house says as much as the name.
_BEHIND = re.compile(
    r"[^.;:\w]{0,3}[-–—:;(,]\s*(?:(?:it|this) (?:was|is) )?((?:[A-Z][\w'’-]*\.?\s){0,2}[A-Z][\w'’-]+)(?=\s*[,;:.)(–—-]|\s*\Z|\s(?:and|who|from|at)\b)"
)
# "Call from Wenna Tripp (neighbour) who does not want her name passed on", "call from Wenna, who ...".
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŴŶ][\w'’-]+"
_FULL = re.compile(rf"\b({_CAPITAL} {_CAPITAL}(?: {_CAPITAL})?)")
_FROM = re.compile(
    rf"\b(?:from|by|with|neighbour|friend|aunt|uncle|cousin|called|named|gan|oddi wrth),? (?:(?:the|a|his|her|their) )?({_CAPITAL})"
)
# Who told it: "Neighbour Mrs Wenna Tripp, 4 Long Row, rang.", "Call from Wenna Tripp". It is they who ask, and nobody they speak of.
_NAME = rf"(?:(?:Mrs|Mr|Ms|Miss|Dr)\.? )?(?:[A-Z]\.? ?){{0,2}}{_CAPITAL}(?: {_CAPITAL}){{0,2}}"
_TELLER = re.compile(
    rf"(?:\b(?i:(?:caller|informant|referrer|woman|man|female|male|lady|she|he|neighbour) (?:gave|gives|left|giving)(?: (?:her|his|their|a|the))? name(?: as| of)?:?)|\b(?i:call|t/?c|contact|letter|e-?mail|message|information) from|\b(?i:neighbour|caller|informant|referrer)(?: again| still anon)?,?:?(?: [-\u2013\u2014])?) (?P<behind>{_NAME})"
    rf"|(?P<before>{_NAME})(?:, [^.;]{{0,40}},| of [^.;,]{{0,40}}| \([^()]{{0,40}}\))? (?:rang|phoned|telephoned|called|contacted us|told me|told us|reported|wrote|e-?mailed|disclosed)\b"
    # Who is named first, and what they are: "Wenna Tripp, shop on the corner. Saw him ...".
    rf"|\A\W*(?:\d[\d.:/ ]*[:–-]? ?)?(?P<first>(?:(?:Mrs|Mr|Ms|Miss|Dr)\.? )?{_CAPITAL} {_CAPITAL})(?=,| \(| [-–—] )"
    # "Phone call. Mrs Wenna Tripp, lives facing them, would rather ...": who is named first in the sentence, behind how it came.
    rf"|(?:(?i:\bcall|\btc|\bt/c|\bcontact|\bletter|\bmessage|\btext|\bvisit)(?: in| received)?[.:] )(?P<opens>(?:(?:Mrs|Mr|Ms|Miss|Dr)\.? )?{_CAPITAL} {_CAPITAL})(?=,| \(| [-–—] )"
    # "The person who rang spoke to me after, Wenna Tripp from 12."
    rf"|\b(?i:person|one|woman|man|lady|gentleman|neighbour|caller) who (?:rang|called|phoned|reported|told|wrote|asked)\b[^.;]{{0,40}}?, (?P<named>{_NAME})"
)
_FIRST = re.compile(
    rf"\W*(?:(?:a|an|the) )?(?i:neighbour |friend )?(?P<who>(?:(?:Mrs|Mr|Ms|Miss)\.? )(?:[A-Z]\.? ?){{0,2}}{_CAPITAL}(?: {_CAPITAL}){{0,2}}|{_CAPITAL} {_CAPITAL})(?=,| \(| [a-z])"
)
# "Wenna in the shop. Asks not to be identified ...": the sentence that asks it names nobody, and the text opens with who told it.
_OPENS = re.compile(rf"\W*({_CAPITAL})(?=,? (?:in|at|from|of|who|rang|phoned|called|here|again)\b|,| \(| [-–—] )")
# A cell of the same row says who it was, behind the one that says that they are not to be named.
_CELL = re.compile(
    rf"^(?i:caller|informant|referrer|source|reported by|reporter|contact|galwr)(?i: name)?: (?P<cell>{_NAME})",
    re.MULTILINE,
)
_TITLE = re.compile(r"(?:Mrs|Mr|Ms|Miss|Dr)\.? ")
# "Non-emergency" is read for a name where a sentence begins, and nobody is called so.
_A_WORD = re.compile(r"[^\W\d_]+-[a-zà-ÿ]\w*")
_AN_INITIAL = 2
KIN = re.compile(
    r"\b(?:grand(?:mother|father|parents?)|grandma|nana?|nanna|nain|taid|mam-?gu|tad-?cu|mgm|mgf|pgm|pgf|aunt(?:ie|y)?|uncle|sister|brother|cousin|niece|nephew|daughter|son|sister-in-law|mother|father|mum|mam|dad|modryb|ewythr|chwaer|brawd)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s|\n\s*\n")


def is_named_in(sentence: str, who: str, called: Sequence[tuple[str, re.Pattern[str]]]) -> bool:
    """A sentence names somebody."""
    return any(one == who and pattern.search(sentence) for one, pattern in called)


def ways_to_call(person: Person) -> set[str]:
    """The whole names of a person, and the first and last of each: of two letters it is as likely an initial."""
    whole = {name for name in (person.name, *person.known_as) if name}
    return {
        *whole,
        *(part for name in whole for part in (name.split()[0], name.split()[-1]) if len(part) > _AN_INITIAL),
    }


def who_asks(text: str, said: Span, within: Span) -> str:
    """Whom the sentence that asks it names first: "Mrs Wenna Tripp, who lives facing Example, would rather ..."."""
    sentence = SENTENCE.split(text[within.start : said.start])[-1]
    found = _FIRST.match(sentence)
    if not found:
        return ""
    name, known = _TITLE.sub("", found["who"]), ordinary()
    return name if (known.posts | known.records).isdisjoint(folded_of(name)) and not KIN.search(name) else ""


def teller_of(text: str, said: Span) -> str:
    """Who a text says told it, last before such words; empty for a service ("Duty Team rang") or one word, which may be anybody."""
    told = [next(filter(None, found.groups())) for found in _TELLER.finditer(text, 0, said.start)]
    told = told or [found["cell"] for found in _CELL.finditer(text)]
    name = _TITLE.sub("", told[-1]) if told else ""
    known = ordinary()
    post, _, rest = name.partition(" ")
    if rest and not (known.posts | known.records).isdisjoint(folded_of(post)):
        # "Carer Nest rang": behind a post one word is a name too.
        name = rest
    is_one = bool(name) and (" " in name or name != told[-1])
    return name if is_one and (known.posts | known.records).isdisjoint(folded_of(name)) else ""


def known_as(name: str, called: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """The id of whoever of the records is called so; empty for nobody of them."""
    return next((who for who, pattern in called if pattern.search(name)), "")


def unknown_near(text: str, said: Span, within: Span, known: frozenset[str]) -> Iterator[str]:
    """The name of whom nothing else in the records tells: right behind such words, or all in their sentence before them."""
    if behind := _BEHIND.match(text, said.end):
        yield behind[1]
        return
    before = SENTENCE.split(text[within.start : said.start])[-1]
    # A street is written as a name is.
    for address in addresses_in(before, 0, len(before)):
        before = before.replace(address, "")
    for pattern in (_FULL, _FROM):
        found = [one[1] for one in pattern.finditer(before) if known.isdisjoint(folded_of(one[1]))]
        if found:
            # A street or a worker is among them, and one of these too many is better than the name.
            yield from found
            return
    opens = _OPENS.match(text)
    if opens and not before.strip() and is_a_name(opens[1]) and known.isdisjoint(folded_of(opens[1])):
        yield opens[1]


def called(chronology: Chronology) -> Sequence[tuple[str, re.Pattern[str]]]:
    """How each is written who may have asked it: in full, with initials, by a part."""
    people = [
        person
        for person in chronology.people
        if person.id not in chronology.subjects
        and person.kind is not PersonKind.ORGANISATION
        and not person.id.startswith(BY_ROLE)
        and not _A_WORD.fullmatch(person.name)
    ]
    return [(person.id, re.compile("|".join(_written(person)))) for person in people if any(_written(person))]


def _written(person: Person) -> Iterator[str]:
    for name in (person.name, *person.known_as):
        words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)
        if words:
            yield rf"\b{_GAP.join(map(re.escape, words))}\b"
    for parts in names_of(person):
        yield from (rf"(?i:\b{re.escape(word)}\b)" for word in (parts.given, parts.family) if len(word) > 3)


def nearest(text: str, said: Span, within: Span, called: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """Who is named nearest to some words, before them or behind."""
    found: dict[str, int] = {}
    for who, pattern in called:
        for one in pattern.finditer(text, within.start, within.end):
            if one.start() < said.end and one.end() > said.start:
                # Within such words stands whom it is kept from.
                continue
            behind = one.start() >= said.end
            if _OF_WHOM.search(text, max(0, one.start() - 40), one.start()):
                continue
            if behind and _TO_WHOM.search(text, max(0, one.start() - 40), one.start()):
                continue
            away = one.start() - said.end if behind else said.start - one.end()
            found[who] = min(away, found.get(who, away))
    return min(found, key=lambda who: (found[who], who)) if found else ""
