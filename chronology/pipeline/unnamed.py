"""Whose files are that name nobody they are about: the subject's, unless their words speak of somebody else."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from chronology.model import Account, Person, PersonKind, Problem, Relationship, Severity, Source
from chronology.normalise import subjects
from chronology.people import folded, is_also_a_word, is_only_named, names_of, role_of
from chronology.practice import Words
from chronology.prose.vocabulary import vocabulary_of

# A shorter given name is too easily another word, and an initial is anybody's.
_LEAST = 3
# A name may be somebody's: "Mali's arm".
_WORD = re.compile(r"[^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*")
_QUOTES = " \t\"'“‘(*-"
_ENDS = ".!?:;\n"
# Two letters that are a word, in a file that is written in capitals.
_WORD_OF_TWO = re.compile(
    "AM|AN|AS|AT|BE|BY|DO|GO|HE|HI|ID|IF|IN|IS|IT|ME|MR|MS|MY|NB|NO|OF|OH|OK|ON|OR|PM|SO|TO|TV|UK|UP|US|WE"
)


def spoken_of(accounts: Iterable[Account], candidates: Sequence[Person]) -> Mapping[str, frozenset[str]]:
    """For each document with accounts about nobody by name, whom of the candidates their words name."""
    if len(candidates) < 2:
        return {}
    called = given_names(candidates)
    found: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        if not subjects(account):
            found[account.source.document] |= set(_named_in(account, called))
    return {document: frozenset(ids) for document, ids in found.items()}


_TIMES, _SHARE = 2, 0.1


def speaking_of(accounts: Iterable[Account], people: Sequence[Person]) -> frozenset[str]:
    """Documents with accounts about nobody by name whose words name some of these people more than in passing."""
    called = given_names(people)
    every: Counter[str] = Counter()
    naming: Counter[str] = Counter()
    for account in accounts:
        if not subjects(account):
            every[account.source.document] += 1
            naming[account.source.document] += bool(set(_named_in(account, called)))
    return frozenset(
        document
        for document, many in naming.items()
        if many and (many >= _TIMES or every[document] == many) and many >= _SHARE * every[document]
    )


def headed(
    people: Iterable[Person], relationships: Iterable[Relationship], id_of: Callable[[str, str], str]
) -> Mapping[str, frozenset[str]]:
    """For each document whose head names people, whose file it says it is: those who are nobody's kin, nor at work there."""
    kin = {(each.source.document, each.from_person) for each in relationships}
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        document = person.source.document
        at_work = person.kind in (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
        if is_only_named(person.id) and not at_work and (document, person.id) not in kin:
            found[document].add(id_of(document, person.id))
    return {document: frozenset(ids) for document, ids in found.items()}


def given_names(people: Iterable[Person]) -> Mapping[str, frozenset[str]]:
    """By what people are called, folded, who is called so."""
    called: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in names_of(person):
            if len(name.given) >= _LEAST:
                called[name.given].add(person.id)
    return {given: frozenset(ids) for given, ids in called.items()}


def short_names(people: Iterable[Person], everybody: Iterable[Person]) -> Mapping[str, frozenset[str]]:
    """By the initials, in capitals, and the first half of a double given name that nobody else has, who is called so."""
    theirs: dict[str, set[str]] = defaultdict(set)
    for person in everybody:
        for short in _shortened(person):
            theirs[short].add(person.id)
        for name in names_of(person):
            theirs[name.given].add(person.id)
    ids = {person.id for person in people}
    said = vocabulary_of(Words()).abbreviations
    return {
        short: frozenset(of)
        for short, of in theirs.items()
        if len(of) == 1
        and of <= ids
        and short not in said
        and not _WORD_OF_TWO.fullmatch(short)
        and role_of(short) is None
    }


def _shortened(person: Person) -> Iterator[str]:
    for name in names_of(person):
        if name.whole:
            letters = (name.given[0], *(middle[0] for middle in name.middle), name.family[0])
            yield from {(letters[0] + letters[-1]).upper(), "".join(letters).upper()}
    half, hyphen, _ = person.name.split(" ")[0].partition("-")
    if hyphen and len(half) >= _LEAST:
        yield "".join(folded(half))


def named_in(text: str, called: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Those whom a text calls by their names, in its order."""
    for match in _WORD.finditer(text):
        if match.group().isupper() and match.group() in called:
            yield from called[match.group()]
        word = "".join(folded(match.group()))
        if word in called and (not is_also_a_word(word) or _is_written_as_name(match, text)):
            yield from called[word]


def _named_in(account: Account, called: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for text in (account.title, account.fact, account.source.quote):
        yield from named_in(text, called)
    known = {person for people in called.values() for person in people}
    yield from (part.person for part in account.people if part.person in known)


def _is_written_as_name(found: re.Match[str], text: str) -> bool:
    """A capital that no sentence begins with: "seen by Grace", not "Will visit tomorrow" nor "WILL VISIT"."""
    before = text[: found.start()].rstrip(_QUOTES)
    return found.group().istitle() and bool(before) and before[-1] not in _ENDS


def notes_on(
    taken: Mapping[str, int], left: Mapping[str, int], spoken: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """What a reader must know of files that name nobody: which were taken for the subject's, and which were not."""
    for document, count in taken.items():
        if document in spoken and not spoken[document]:
            are = "are" if count > 1 else "is"
            yield _note(
                document, f"names nobody whom it is about; {_entries(count)} of it {are} taken to be about the subject"
            )
    for document, count in left.items():
        are = "are" if count > 1 else "is"
        message = (
            f"speaks of somebody else of these files; {_entries(count)} of it {are} not taken to be about the subject"
        )
        yield _note(document, message)


def _entries(count: int) -> str:
    return f"{count} accounts" if count > 1 else "one account"


def _note(document: str, message: str, severity: Severity = Severity.NOTE) -> Problem:
    return Problem(message=message, source=Source(document=document, locator=""), severity=severity)


def may_be_theirs(
    pairs: Iterable[tuple[str, str]], left: Mapping[str, tuple[int, int]], family: Collection[str]
) -> Iterator[Problem]:
    """What is told of somebody who may be the subject under another name is left out, and that must be seen.

    Of the pairs the first is the subject, or who may be by another pair. `left` says of everybody how many accounts that name
    them are not in the document, and how many of files that speak of them. `family` are those with recorded relationships: of
    somebody whom no account is about they may be all there is.
    """
    for own, other in pairs:
        count = sum(left.get(other, ()))
        if count:
            are = "are" if count > 1 else "is"
            message = f"{_entries(count)} about somebody who may be the subject {are} not in this document; {_DECIDE}"
            yield _of_two(own, other, message)
        elif other in family:
            message = "somebody who may be the subject is recorded with family that is not in this document"
            yield _of_two(own, other, f"{message}; {_DECIDE}")


_DECIDE = "if it is one person, say so with a same_person decision (`chronology inspect` shows how)"


def _of_two(own: str, other: str, message: str) -> Problem:
    """Its place is the decision that would join the two: target, field and value."""
    source = Source(document="people", locator=f"{own} same_person {other}")
    return Problem(message=message, source=source, severity=Severity.WARNING)
