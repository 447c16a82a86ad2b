"""How sure it is that words tell what they were read as: that their kind counts, and not only they themselves.

A phrase, read from words of a writer nobody had read before, is right about what a sentence tells in half of the cases or more; what all
words of the sentence weigh together (`taught`) knows nothing of phrases. Where both say the same, it is so in nineteen cases of twenty.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import zip_longest

from chronology.model import Account, Group, Kind, Polarity
from chronology.practice import taxonomy, title_of
from chronology.prose.assertion import UNREAL
from chronology.prose.formal import clause_of, states_a_fact
from chronology.prose.heard import heard
from chronology.prose.phrases import folded
from chronology.prose.said import CHANNELS, Said
from chronology.prose.sentences import Span, sentences
from chronology.prose.statements import states
from chronology.prose.taught import shares_of_sorts, sort_of
from chronology.prose.telling import Telling
from chronology.prose.vocabulary import LEANS, NAMES, remembered
from chronology.sought import Expression, Sought
from chronology.tables import shipped_table

# ---- what all words weigh ----------------------------------------------------------------------------------------
# Chosen on sentences of writers whose own were left out of the weights (decision 0028).
_TIMES_ANY_OTHER, _LEAST, _PLAIN_BELOW = 3, 0.05, 0.6
"""A phrase is borne out where its sort is so many times as likely as any other, no less than this, and that it is plain less likely than that."""
_GRAVE_FROM, _NO_OTHER_FROM = 0.9, 0.05
"""So is one in words of the trade, which are grave and of no sort that is told apart."""
_NOT_PLAIN = 0.1
"""Where no sort was taught for what a phrase says, the words must at least not be plain ones."""
_ALONE_FROM = 0.8
"""So likely the words alone are enough."""
_OF_RECORDS = "other"
# Who falls is hurt.
_TOGETHER = frozenset({"fall", "hurt"})

_TITLE_WORDS = 6
_AFTERTHOUGHT = 4
# What its kind says is no more than that somebody wrote, spoke or came.
_SAYS_NOTHING = frozenset({Group.CONTACT, Group.VISIT, Group.OTHER})
_TEXTS = ("notes:", "agency-chronology:")
_NO_NOTE = "notes::undated:"
_NOTE = "#note"
_HELP = frozenset(
    {Kind.SUBSTANCE_TREATMENT, Kind.MENTAL_HEALTH_TREATMENT, Kind.PROGRAMME_COMPLETED, Kind.CARE_ACCEPTED}
)
# What is held as a step is, though its group is none of them: "IHA - clinic has no date", "wait for RHI".
_HELD = frozenset({Kind.HEALTH_ASSESSMENT, Kind.RETURN_INTERVIEW})
_ALWAYS = ("of_the_past", "better", "taken_back", "unclear", "of_others")
# What ends with the case or a plan.
_ENDINGS = frozenset({Kind.CASE_CLOSED, Kind.CP_PLAN_ENDED, Kind.CIN_PLAN_ENDED, Kind.PLAN_ENDED})
# Births and deaths stand in the record of a person as well.
_ROLES = frozenset({"note", *map(str, Kind)}) - {Kind.BIRTH, Kind.DEATH}


class Sureness(StrEnum):
    """How an entry came to be of its kind, and what may rest on it."""

    CODED = "coded"
    """The record's own type, category or column says it."""
    ASSERTED = "asserted"
    """Words of a text say it outright, and something else than the phrase that was found agrees."""
    NAMED = "named"
    """Words of a text name it. They are printed; nothing is counted or said by them."""


def sureness(account: Account, *, typed: bool = False) -> Sureness:
    """How sure it is that an account tells what its kind says, by its own words alone.

    `typed`: it is of a table whose rows have a column for what they are, so that its title stood there.
    """
    if not is_kind_from_words(account) or not says_something(account.kind):
        return Sureness.CODED
    beside = [text for text in _told(account) if not (is_of_no_note(account) and text == account.source.quote)]
    if any(_doubt(name).search(text) for name in _of_the_whole(account.kind) for text in beside):
        return Sureness.NAMED
    if typed and _is_step(account.kind) and has_own_title(account) and not names_own_kind(account, typed=typed):
        # "Transport: cab from new placement late": what the row is called begins and ends nothing.
        return Sureness.NAMED
    if names_own_kind(account, typed=typed):
        again = taxonomy()[account.kind].group not in _steps() and _doubt("follows_on").search(account.title)
        return Sureness.NAMED if again else Sureness.CODED
    return Sureness.ASSERTED if telling_sentence(account) else Sureness.NAMED


def says_something(kind: Kind) -> bool:
    """It says more than that somebody wrote, spoke or came, or where it was treated."""
    return taxonomy()[kind].group not in _SAYS_NOTHING and kind not in CHANNELS


def _is_step(kind: Kind) -> bool:
    """It is a step of a procedure, by which something begins, is held or ends."""
    return taxonomy()[kind].group in _steps()


def _of_the_whole(kind: Kind) -> Sequence[str]:
    """Lists whose words, wherever they stand in what is told, take from it what it is named as."""
    facts = taxonomy()[kind]
    failed = ["failed"] if facts.group in _steps() else []
    elsewhere = ["elsewhere"] if kind in {Kind.REFERRAL, Kind.REFERRAL_NO_FURTHER_ACTION} else []
    unhelped = ["of_help"] if kind in _HELP else []
    # "Deep clean booked. Refused. Cancelled." has improved nothing.
    hoped = ["failed", "of_help"] if facts.polarity is Polarity.POSITIVE else []
    reviewed = ["of_reviews"] if kind is Kind.INITIAL_CONFERENCE else []
    return [*failed, *elsewhere, *unhelped, *hoped, *reviewed]


def _told(account: Account) -> list[str]:
    return [
        text
        for text in (account.title, account.source.quote or account.fact, account.outcome, account.decision)
        if text
    ]


def is_kind_from_words(account: Account) -> bool:
    """Its kind was read from words: those of a note, a report, or a row without a column for it."""
    role = account.key.partition("#")[2]
    return account.key.startswith(_TEXTS) or role in _ROLES or role.startswith("mention-")


def telling_sentence(account: Account) -> str:
    """The first sentence that tells surely what an account is of; empty for none."""
    words = account.source.quote or account.fact
    stated = _stated(account.kind, words) if is_of_no_note(account) else ""
    return stated or _telling(account.kind, words)


def is_of_no_note(account: Account) -> bool:
    """It tells of a day within a text that has no head of a note: a judgment, a review, a chronology in paragraphs."""
    return account.key.startswith(_NO_NOTE) and account.when.dated


def is_named(account: Account) -> bool:
    """A phrase of its words names what it is of, and no word beside it says that it was not so."""
    return bool(_named(account.kind, account.source.quote or account.fact))


def is_taken_back(account: Account) -> bool:
    """Somebody says in it that something was not so, or was not found to be."""
    return any(map(_doubt("taken_back").search, _told(account)))


@remembered(maxsize=4096)
def _telling(kind: Kind, text: str) -> str:
    telling = heard(text)
    named = _named(kind, text)
    for span, found in named:
        if _is_borne_out(kind, found, telling, span):
            return text[span.start : span.end]
    return text[named[0][0].start : named[0][0].end] if len(named) > 1 else ""


@remembered(maxsize=4096)
def _stated(kind: Kind, text: str) -> str:
    """The first sentence that states what a kind says as judgments and reviews state facts, with no word of doubt beside it."""
    telling = heard(text)
    for span in sentences(text):
        if states(telling.lower, span, kind) and not _is_doubted(kind, telling.lower[span.start : span.end]):
            return text[span.start : span.end]
        for said in telling.said(span):
            if not is_of(said.kind, kind) or said.weight < _least(kind):
                continue
            # What an officer or a court did is so whatever somebody said to it; what befell somebody, only where nobody takes it back.
            act = not _befalls(kind)
            beside = clause_of(telling.lower, said.at, span) if act else span
            doubted = _is_doubted(kind, telling.lower[beside.start : beside.end])
            if not doubted and states_a_fact(text, telling.lower, span, said, act=act):
                return text[span.start : span.end]
    return ""


def _least(kind: Kind) -> int:
    """How plainly at least a phrase has to name a kind."""
    return LEANS + 1 if taxonomy()[kind].group in _steps() else NAMES


def _named(kind: Kind, text: str) -> Sequence[tuple[Span, Sequence[Said]]]:
    """The sentences of a text in which something names a kind outright, with what does, and without a word of doubt."""
    lower = folded(text)
    telling = heard(text)
    told = []
    spans = list(sentences(text))
    for span, behind in zip_longest(spans, spans[1:]):
        found = [said for said in telling.said(span) if is_of(said.kind, kind) and said.weight >= _least(kind)]
        # "Much better." behind it is said of it.
        is_afterthought = behind is not None and len(lower[behind.start : behind.end].split()) <= _AFTERTHOUGHT
        end = behind.end if behind is not None and is_afterthought else span.end
        if found and not _is_doubted(kind, lower[span.start : end]):
            told.append((span, found))
    return told


def _is_borne_out(kind: Kind, found: Sequence[Said], telling: Telling, span: Span) -> bool:
    """Something other than one phrase says it: all words of the sentence together, or a second phrase."""
    sort = sort_of(kind)
    phrases = {said.at for said in found if not said.by_weight}
    shares = shares_of_sorts(telling.lower, *span)
    if not sort:
        return bool(phrases) and (sum(shares.values()) >= _NOT_PLAIN or not _befalls(kind))
    if not phrases:
        return shares.get(sort, 0.0) >= _ALONE_FROM and not telling.manners.told_in(span) & UNREAL
    return bear_out(sort, shares) or len(phrases) > 1


def bear_out(sort: str, shares: Mapping[str, float]) -> bool:
    """All words of a sentence together agree with a phrase of it that says a sort of grave thing."""
    own = shares.get(sort, 0.0)
    grave = sum(shares.values())
    others = (
        share for other, share in shares.items() if other not in {sort, _OF_RECORDS} and {other, sort} != _TOGETHER
    )
    best = max(others, default=0.0)
    apart = own >= _LEAST and own >= _TIMES_ANY_OTHER * best and grave >= 1 - _PLAIN_BELOW
    return own >= _ALONE_FROM or apart or (grave >= _GRAVE_FROM and best <= _NO_OTHER_FROM)


def _befalls(kind: Kind) -> bool:
    """It is a thing that befalls somebody, told in anybody's words: no step, nothing the police do, no appointment that a service notes as missed."""
    facts = taxonomy()[kind]
    return facts.polarity is Polarity.NEGATIVE and facts.group not in _steps() | {
        Group.MISSED_APPOINTMENT,
        Group.POLICE,
    }


def is_of(said: Kind, kind: Kind) -> bool:
    """Two kinds are the same, or may be taken for each other without harm."""
    return said is kind or (
        said not in CHANNELS
        and bool(sort_of(kind))
        and (sort_of(said) == sort_of(kind) or {sort_of(said), sort_of(kind)} == _TOGETHER)
    )


def has_own_title(account: Account) -> bool:
    """It is not called by the name of its kind alone, nor by the first words of what it tells."""
    title, kind = account.title, account.kind
    return (
        bool(title)
        and title not in {title_of(kind, account.language), title_of(kind, account.language, adult=True)}
        and (not account.source.quote.casefold().startswith(title.casefold().rstrip(".… ")))
    )


def own_title(account: Account, *, typed: bool = False) -> str:
    """What the record itself calls it: its heading, or the cell that says what a row is; nothing where its kind was read into words.

    A heading may be no more than the name of a step: what befell somebody is not told by its kind.
    """
    names_step = _is_step(account.kind) or typed
    return account.title if has_own_title(account) or (names_step and names_own_kind(account, typed=typed)) else ""


def names_own_kind(account: Account, *, typed: bool) -> bool:
    """Its heading, or the cell that says what a row is, names its kind."""
    title, kind = account.title, account.kind
    if not has_own_title(account):
        if account.key.startswith("notes:") and account.key.endswith(_NOTE):
            # A note whose own words do not name its kind has it from its heading: "Strategy discussion".
            return bool(title) and not _speaks_of(kind, account.source.quote or account.fact)
        # What is told beside what a row is has no cell of its own.
        if not typed or account.key.partition("#")[2] == kind:
            return False
        if title in {title_of(kind), title_of(kind, adult=True)}:
            return True
    if not title or len(title.split()) > _TITLE_WORDS:
        return False
    # "Attendance" is no absence: a word that only leans to a kind is no name of it.
    return any(
        is_of(said.kind, kind) and not said.by_weight and said.weight > LEANS
        for said in heard(title).said(Span(0, len(title)))
    )


@remembered(maxsize=4096)
def _speaks_of(kind: Kind, text: str) -> bool:
    """Some words of a text, however they are meant, stand for a kind."""
    telling = heard(text)
    return any(is_of(hit.kind, kind) for span in sentences(text) for hit in telling.hits(span))


def _is_doubted(kind: Kind, sentence: str) -> bool:
    facts = taxonomy()[kind]
    names = [name for name in _ALWAYS if name != "better" or facts.polarity is Polarity.NEGATIVE]
    names += ["of_steps"] if facts.group in _steps() or kind in _HELD else []
    if kind in _ENDINGS:
        if kind is Kind.CASE_CLOSED and not _doubt("closes").search(sentence):
            return True
        names += ["of_endings"]
    names += ["of_calls"] if kind is Kind.NO_ACCESS_VISIT else []
    names += ["of_invited"] if facts.group is Group.MISSED_APPOINTMENT else []
    if kind in _needing():
        if not _doubt("needs").search(sentence):
            return True
        names += ["of_wishes"]
    names += ["of_help"] if facts.polarity is Polarity.POSITIVE or kind in _HELP else []
    return any(_doubt(name).search(sentence) for name in names)


@lru_cache(maxsize=16384)
def says_of_another_thing(text: str) -> bool:
    """Words say outright that what is told has to do with somebody or somewhere else."""
    return _doubt("of_others").search(folded(text)) is not None


# ---- the table ---------------------------------------------------------------------------------------------------


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return shipped_table("chronology.prose", "sure.toml")


@cache
def _steps() -> frozenset[Group]:
    return frozenset(map(Group, _table()["groups"]["steps"]))


@cache
def _needing() -> frozenset[Kind]:
    return frozenset(map(Kind, _table()["needs"]["kinds"]))


@cache
def _doubt(name: str) -> Expression:
    return _doubts()[name]


@cache
def _doubts() -> Sought[str]:
    lists = {name: row["words"] for name, row in _table().items() if "words" in row}
    return Sought(((name, rf"\b(?:{'|'.join(words)})") for name, words in lists.items()), re.IGNORECASE)
