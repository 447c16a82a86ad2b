"""Who asked not to be named, and which addresses somebody asked not to be given on: by the words of the records themselves."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from chronology.model import Account, Chronology, Event
from chronology.prose.confidence import addresses_in, addresses_kept, names_kept
from chronology.prose.kept_passages import kept_passages
from chronology.prose.sentences import Span
from chronology.prose.whereabouts import hidden_near, places_of_sorts, sorts_hidden
from chronology.redaction.askers import (
    KIN,
    SENTENCE,
    called,
    is_named_in,
    known_as,
    nearest,
    teller_of,
    unknown_near,
    ways_to_call,
    who_asks,
)
from chronology.redaction.folding import folded_of
from chronology.redaction.informants import Informant, informants_in
from chronology.redaction.tellers import names_of_tellers, tellers_in

_HOUSE = re.compile(r"\b(?:no\.?|number|rhif|flat|fflat)\s?\d{1,4}[a-z]?\b", re.IGNORECASE)
# Who asks it, and has no name here: "a neighbour has asked not to be named".
_UNNAMED = re.compile(
    r"(?<!, )(?<!\()\b(?i:an?|another|one|some) (?:\w+ )?(?:neighbours?|callers?|informants?|member of the public|passer-?by|witness|parent|source)\b(?!,? (?:called |named )?\(?[A-Z])(?=[^.;\n]*\b(?:ask|wish|want|prefer|request|does|did|is|was|has|would))"
)
# What they are, right behind the name: ", who works at the bakery, rang", "(lollipop lady)", ", post office counter, Long Road.". One word is too little.
_BESIDES = re.compile(
    r"\s?[,(] ?(?P<besides>[^\s.;:()]+ [^.;:()\n]{2,70}?)"
    r"(?=\)|,? (?:rang|rings|phoned|telephoned|called|says?|said|reports?|reported|tells|told|wrote|texted|came|asked?|asks)\b|[.;:\n]|\s*\Z)"
)
_ASKS = re.compile(
    r"(?:(?:who|and|but|she|he|they)\b,? ?)*\b(?:ask(?:ed|s|ing)?|wish(?:es|ed)?|wants?|wanted|prefer\w*|request\w*|(?:do|does|did)(?: not|n['’]?t) (?:want|wish)|not to be named|anonym\w*|name withheld"
    r"|(?:a )?member of the public)\b",
    re.IGNORECASE,
)
# Who lives where, in a text that asks it: "female at number 14", "the lady upstairs". What the call is about stands behind "about" or "re".
_LIVING = r"(?:lady|woman|man|gentleman|female|male|neighbour|resident|tenant|occupant|occupier|couple|family|person|caller|informant|referrer|source)"
_AT_HOUSE = re.compile(
    rf"\b{_LIVING}\b(?:,? (?:who )?(?:lives?|living|is))? ?(?:at|of|in|from|,|\() ?(?P<house>{_HOUSE.pattern})",
    re.IGNORECASE,
)
_BY_POSITION = re.compile(
    rf"\b{_LIVING} (?:who lives |living )?(?:directly |just )?(?:upstairs|downstairs|opposite|next door|underneath|overhead|(?:in the flat )?(?:above|below)\b(?! (?:is|was|has|named))|(?:across|over) the (?:way|road|street|landing|hall|top))\b",
    re.IGNORECASE,
)
_TOLD_ABOUT = re.compile(r"\b(?:about|re|regarding|concerning|to|outside|against) (?:the )?\Z", re.IGNORECASE)
_MYSELF = re.compile(r"\b(?:i|me|my)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\A\d{1,4}[A-Za-z]? ")
_NEAR = 80
_OWNING = ("'s", "’s")
_A_FEW = 2
_FILES = 4
_WHERE = ("events", "undated", "withdrawn", "drafts", "later", "of_kin")


# "asked not to be named (it is Mrs Example at no 16)".
_WHO_IT_IS = re.compile(
    r"[\s,]{0,3}[(\[](?:it(?:[\u2019']s| is| was)|this (?:is|was)|is|=|i\.?e\.?|viz\.?|-)?\s*(?P<who>(?=[^()\[\]\n]{0,30}(?-i:[A-Z][a-z]))[^()\[\]\n]{3,60})[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Confided:
    """The ids of people who are not to be named, and addresses that are not to be given."""

    people: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of whom nothing else in the records tells."""
    besides: tuple[str, ...] = ()
    """What is said of one of them right behind the name, which says as much: "post office counter, Long Road"."""
    of_kin: frozenset[str] = frozenset()
    """Texts in which one of the family asks it, or whom much of the record names: the name stands everywhere else and is no secret."""
    houses: tuple[str, ...] = ()
    """Where one of them lives in a street that the records tell of: the number with the street, and not the street."""
    homes: tuple[str, ...] = ()
    """Of the addresses those of whoever asked it or told something."""
    public: frozenset[str] = frozenset()
    """Of the ids, names and words behind them those of the public who told something, and asked nothing."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Who of a chronology can be none of the public that tells a service something, by their ids."""

    kin: frozenset[str] = frozenset()
    of_case: frozenset[str] = frozenset()
    """Whom it is about, children, the household: whoever asks something beside them, it is not they who are masked."""
    working: frozenset[str] = frozenset()
    """Those who are there for their work: they are named, unless they ask."""
    often: frozenset[str] = frozenset()
    """Of whom a good part of the entries tell: of the case, whatever the records call them."""
    many: int = 10
    """So many entries are a good part of them."""


@dataclass(slots=True)
class _Found:
    """What the texts were found to keep back so far; in order, and each once."""

    people: set[str] = field(default_factory=set)
    addresses: dict[str, None] = field(default_factory=dict)
    houses: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    besides: dict[str, None] = field(default_factory=dict)
    of_kin: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)
    asking: set[str] = field(default_factory=set)


_NO_CIRCLE = Circle()


def confided(chronology: Chronology, circle: Circle = _NO_CIRCLE) -> Confided:
    """What the words of any entry, printed or not, keep back, and who of the public told it; of kin not the name but the text that says it."""
    texts = dict.fromkeys(told_texts(chronology))
    reader = _Reader(chronology, circle, tuple(texts))
    for text in texts:
        reader.found.addresses |= dict.fromkeys(addresses_kept(text))
        # "Do not disclose her name", said again in a note, is of the same one.
        for said, within in islice(names_kept(text), 1):
            reader.asked(text, said, within)
        for informant in informants_in(text):
            reader.told(informant)
        if not _UNNAMED.search(text):
            reader.brought_in(tellers_in(text))
    reader.found.addresses |= dict.fromkeys(_hidden_elsewhere(chronology, tuple(texts)))
    found = reader.found
    near_by = tuple(house for house in found.houses if _is_of_a_known_street(house, texts))
    homes = tuple(house for house in found.houses if house not in near_by)
    return Confided(
        frozenset(found.people),
        (*found.addresses, *(house for house in homes if house not in found.addresses)),
        tuple(found.names),
        tuple(found.besides),
        frozenset(found.of_kin),
        near_by,
        homes,
        frozenset(found.public - found.asking),
    )


def _hidden_elsewhere(chronology: Chronology, texts: Sequence[str]) -> Iterator[str]:
    """Places that are kept by another entry than names them: of the same day in the same file, or by their sort in any."""
    stands: dict[tuple[str, object], dict[tuple[int, str], None]] = defaultdict(dict)
    every = ((event, each) for name in _WHERE for event in getattr(chronology, name) for each in event.accounts)
    for event, account in every:
        words = account.source.quote or account.fact
        # The first line of a note is its title.
        whole = words if account.title in words else f"{account.title}\n{words}"
        day = event.when.first_day if event.when.dated else None
        stands[account.source.document, day][account.source.start or 0, whole] = None
    for of in stands.values():
        yield from hidden_near([text for _, text in sorted(of)])
    sorts = frozenset(sort for text in texts for sort in sorts_hidden(text))
    if sorts:
        yield from (place for text in texts for place in places_of_sorts(text, sorts))


class _Reader:
    """Reads texts for who asks not to be named, and who of the public told something."""

    def __init__(self, chronology: Chronology, circle: Circle, texts: Sequence[str]) -> None:
        self.found = _Found()
        self._texts = texts
        self._chronology = chronology
        self._circle = circle
        self._all: Sequence[tuple[str, re.Pattern[str]]] | None = None
        self._known = frozenset(
            word for person in chronology.people for word in folded_of(" ".join((person.name, *person.known_as)))
        )

    @property
    def _called(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        if self._all is None:
            self._all = called(self._chronology)
        return self._all

    def told(self, informant: Informant) -> None:
        """Somebody of the public told it: their name and house are nobody's to know."""
        circle = self._circle
        ids = {who for who, pattern in self._called if informant.name and pattern.fullmatch(informant.name)}
        ids |= {person.id for person in self._chronology.people if informant.name in (person.name, *person.known_as)}
        if ids & (circle.kin | circle.of_case | circle.working | circle.often) or self._is_of_case(informant.name):
            return
        self.found.people |= ids
        self.found.public |= {*ids, informant.name, informant.phrase}
        if informant.name:
            self.found.names[informant.name] = None
        if informant.phrase:
            self.found.besides[informant.phrase] = None
        self.found.houses |= dict.fromkeys(informant.houses)

    def brought_in(self, phrases: Sequence[str]) -> None:
        """Somebody told it and is not to be known by it: the words that bring them in, and their names, whoever they are."""
        circle = self._circle
        beyond = circle.kin | circle.of_case | circle.working | circle.often
        for phrase in phrases:
            row = folded_of(phrase)
            whole = {who for who, pattern in self._called if pattern.fullmatch(phrase)}
            is_known = bool(whole & beyond) or (len(row) == 1 and row[0] in self._known)
            if (
                is_known
                or self._tells_of_the_case(phrase)
                or self._is_of_case(phrase)
                or self._stands_often(phrase)
                or self._is_at_work(phrase)
            ):
                continue
            self.found.besides[phrase] = None
            self.found.public.add(phrase)
            for name in names_of_tellers(phrase):
                ids = {who for who, pattern in self._called if pattern.fullmatch(name)}
                if ids & beyond or self._is_of_case(name) or self._stands_often(name):
                    continue
                self.found.people |= ids
                if ids or not self._known & {*folded_of(name)}:
                    self.found.public |= {*ids, name}
                    self.found.names[name] = None

    def _tells_of_the_case(self, phrase: str) -> bool:
        """Whom the case is about stands in it, and not as whose they are: "Kit's coach" brings in somebody, "walked with Kit" does not."""
        return any(
            who in self._circle.of_case
            and (found := pattern.search(phrase))
            and phrase[found.end() : found.end() + 2] not in _OWNING
            for who, pattern in self._called
        )

    def _is_at_work(self, phrase: str) -> bool:
        return any(who in self._circle.working and pattern.search(phrase) for who, pattern in self._called)

    def asked(self, text: str, said: Span, within: Span) -> None:
        """Somebody asks in a text not to be named."""
        found, of_case = self.found, self._circle.of_case
        if identity := _WHO_IT_IS.match(text, said.end):
            # However well known they are, that it was they who told it stands here alone; not in a bracket of one of the case.
            named = {who for who, pattern in self._called if pattern.search(identity["who"])}
            if not named & (self._circle.kin | of_case | self._circle.working | self._circle.often):
                found.besides[identity["who"]] = None
                found.people |= named
        sentence = SENTENCE.split(text[within.start : said.end])[-1]
        if _UNNAMED.search(sentence) and not _AT_HOUSE.search(text) and not informants_in(text):
            # "Example rang, angry. A neighbour has asked not to be named": whoever it is, it is nobody who is named here.
            return
        teller = teller_of(text, said) or who_asks(text, said, within) or self._only_informant(text)
        who = known_as(teller, self._called) if teller else self._nearest_in(text, said, within, sentence)
        if who in self._circle.kin | self._circle.often or (not who and teller and self._stands_often(teller)):
            # The name stands everywhere else: taken out of all of it, the case could not be followed, and it would be known whose it is.
            found.of_kin.add(text)
            return
        if who in of_case or (teller and self._is_of_case(teller)):
            return
        found.people |= {who} - {""}
        found.asking |= {who, teller}
        found.houses |= dict.fromkeys(_houses(text, said))
        found.besides |= dict.fromkeys(each[0] for each in _BY_POSITION.finditer(text))
        others = [] if who else [teller] if teller else [*unknown_near(text, said, within, self._known)]
        others = [name for name in others if not KIN.search(name) and not self._stands_often(name)]
        found.names |= dict.fromkeys(others)
        found.asking |= {*others, *(each for one in informants_in(text) for each in (one.name, one.phrase))}
        found.besides |= dict.fromkeys(_besides(text, who, others, self._called))
        is_brought_in = bool(tellers_in(text)) or _AT_HOUSE.search(text) is not None
        if not who and not others and not is_brought_in and _is_of_kin_or_me(text, said, within):
            # "Her aunt asked not to be named": no name is there to take out, and whose words they are is told by what she is,
            # or by whose letter it is.
            found.of_kin.add(text)

    def _nearest_in(self, text: str, said: Span, within: Span, opening: str) -> str:
        """Whoever is named nearest; of a sentence before only where the one that asks it, which begins with the `opening`, names nobody."""
        who = self._nearest(text, said, within)
        sentence = opening + SENTENCE.split(text[said.end : within.end])[0]
        if who and not is_named_in(sentence, who, self._called) and any(unknown_near(text, said, within, self._known)):
            # "It came from his cousin Idwal, who begged ...": the sentence that asks it names its own, and nobody of one before it asks.
            return ""
        return who

    def _nearest(self, text: str, said: Span, within: Span) -> str:
        """Whoever of the records is named nearest, and is not of the case or in a good part of its entries."""
        beyond = self._circle.of_case | self._circle.often | self._much_told
        near = [each for each in self._called if each[0] not in beyond]
        # Kin are among those of the case, and it may be they who ask.
        kin = [each for each in self._called if each[0] in self._circle.kin]
        return nearest(text, said, within, [*near, *kin])

    @cached_property
    def _much_told(self) -> frozenset[str]:
        """Those whom a good part of the entries call by any of their names, "Lee" for Lee Example too: whom a case is about asks nothing."""
        return frozenset(
            person.id
            for person in self._chronology.people
            if person.id not in self._circle.working
            and any(self._stands_often(name) or self._is_known_to_many(name) for name in ways_to_call(person))
        )

    def _is_known_to_many(self, name: str) -> bool:
        """Several files have the name, each by another hand: who told one of them something in confidence is known to no others."""
        written = re.compile(rf"\b{re.escape(name)}\b")
        return sum(any(map(written.search, texts)) for texts in self._by_file.values()) >= _FILES

    @cached_property
    def _by_file(self) -> Mapping[str, Collection[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for account in (a for where in _WHERE for event in getattr(self._chronology, where) for a in event.accounts):
            found[account.source.document].add(account.source.quote or account.fact)
        return found

    def _stands_often(self, name: str) -> bool:
        """A good part of the entries have the name, though no list of people has."""
        written = re.compile(rf"\b{re.escape(name)}\b")
        return sum(written.search(text) is not None for text in self._texts) >= self._circle.many

    def _only_informant(self, text: str) -> str:
        """Where a text names one of the public who told it, it is they who ask, and nobody whom they tell of."""
        named = {one.name for one in informants_in(text) if not self._is_of_case(one.name)} - {""}
        return named.pop() if len(named) == 1 else ""

    def _is_of_case(self, name: str) -> bool:
        row = folded_of(name)
        return any(
            folded_of(written) == row
            for person in self._chronology.people
            if person.id in self._circle.of_case
            for written in (person.name, *person.known_as)
        )


def _is_of_kin_or_me(text: str, said: Span, within: Span) -> bool:
    return bool(KIN.search(text[within.start : within.end]) or _MYSELF.search(text[said.start : said.end]))


def _is_of_a_known_street(house: str, texts: Collection[str]) -> bool:
    """The street is one that other entries tell of: a neighbour's is the family's own, and no secret but for the number."""
    street = _NUMBER.sub("", house)
    return street != house and len(street) > 3 and sum(street in text for text in texts) > _A_FEW


def _houses(text: str, said: Span) -> Iterator[str]:
    """Where whoever asks it lives, near such words or beside who told; the house that they told about is no secret."""
    start, end = max(0, said.start - _NEAR), said.end + _NEAR
    for found in _HOUSE.finditer(text, start, end):
        if not _TOLD_ABOUT.search(text, 0, found.start()):
            yield found[0]
    yield from (found["house"] for found in _AT_HOUSE.finditer(text))
    yield from addresses_in(text, start, end)


def _besides(text: str, who: str, names: Sequence[str], called: Sequence[tuple[str, re.Pattern[str]]]) -> Iterator[str]:
    """What a text says right behind their name that they are: as telling as the name."""
    patterns = [pattern for one, pattern in called if one == who] or [re.compile(re.escape(name)) for name in names]
    for pattern in patterns:
        for found in pattern.finditer(text):
            beside = _BESIDES.match(text, found.end())
            # What they ask is not what they are, and "member of the public" is what the document calls them.
            of_them = _ASKS.split(beside["besides"], maxsplit=1)[0].strip(" ,") if beside else ""
            if " " in of_them:
                yield of_them


def told_texts(chronology: Chronology) -> Iterator[str]:
    """The words of every account, printed or not."""
    for name in _WHERE:
        events: Sequence[Event] = getattr(chronology, name)
        for event in events:
            for account in event.accounts:
                yield from texts_of(account)
                yield account.fact
                # A table's column of places says it beside the address: "4 Elm Row ** ADDRESS NOT TO BE DISCLOSED TO EXAMPLE L **".
                if account.place:
                    yield account.place


def texts_of(account: Account) -> Iterator[str]:
    """The words of an account, as they stand; and as they are told, where that is more than the same without its lines."""
    quote, fact = account.source.quote, account.fact
    if quote:
        yield quote
    if fact and " ".join(fact.split()) not in " ".join(quote.split()):
        yield fact
    words = account.source.quote or account.fact
    if (
        account.title
        and account.title not in words
        and (any(names_kept(account.title)) or kept_passages(account.title))
    ):
        # "Call in - caller does not want to be named", and below it who it is: what the heading asks is asked of whom the words name.
        yield f"{words}\n\n{account.title}"
