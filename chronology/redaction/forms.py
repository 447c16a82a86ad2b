"""The forms in which a name, an address or a number may stand in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from chronology.model import Person
from chronology.people import name_table, role_of, role_words
from chronology.redaction.folding import fold, folded_of, seen
from chronology.redaction.tables import ordinary

Tokens = tuple[str, ...]


class What(Enum):
    """What sort of words they are; the names are those of the placeholders."""

    NAME = "name"
    CONFIDED = "confided"
    INFORMANT = "informant"
    ADDRESS = "address"
    SCHOOL = "school"
    NUMBER = "number"
    CONTACT = "contact"
    WORDS = "words"
    CODE = "code"


class Letters(Enum):
    """How a form must be written to be what it looks like."""

    ANY = "any"
    CAPITAL = "capital"
    """Each word begins with a capital."""
    CAREFUL = "careful"
    """One that is a word too: with a capital, and where a name would stand."""
    UPPER = "upper"
    """Initials: capitals, with nothing between but full stops and spaces."""


@dataclass(frozen=True, slots=True)
class Form:
    """Words in a row. `after` are words one of which must stand before; `owned` has an s of its own: "Megans school"."""

    tokens: Tokens
    what: What
    letters: Letters = Letters.ANY
    after: frozenset[str] = frozenset()
    owned: bool = False
    is_sure: bool = True
    """It names this person and nobody else; what is not sure is replaced by no code."""
    single: bool = False
    """One word of a name or address: with a word of the document's own it could be mistaken."""
    mutated: bool = False
    """What Welsh makes of the first word; the same word may be another's own name."""


# Shorter mutated names are too often another word.
_LEAST_MUTATED: Final = 5
_LEAST_JOINED: Final = 8
_COUPLE: Final = re.compile(r"\s+(?:and|a|ac)\s+|\s*[&+]\s*")
_BRACKETED: Final = re.compile(r"\(([^()]*)\)")
_HYPHEN: Final = re.compile(r"[-‐‑]")
_FORMERLY: Final = re.compile(r"^(?:n[ée]e|formerly|previously|aka|a\.k\.a\.|known as|gynt)\b\.?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A written name in its words, each a row of tokens: "Mary-Ann" is two in one word."""

    given: Tokens = ()
    middle: tuple[Tokens, ...] = ()
    family: Tokens = ()
    barrels: tuple[Tokens, ...] = ()
    """Of a double-barrelled family name, each."""

    @property
    def families(self) -> tuple[Tokens, ...]:
        """The family name, without what stands before it, and each part of a double-barrelled one."""
        bare = self.family
        while len(bare) > 1 and bare[0] in name_table().particles and len(bare[0]) > 1:
            bare = bare[1:]
        return tuple(dict.fromkeys((self.family, bare, *self.barrels)))


def written_names(person: Person) -> Iterator[str]:
    """Every name a person is recorded under, two people's one by one."""
    for written in (person.name, *person.known_as):
        bare = seen(written)
        for inside in _BRACKETED.findall(bare):
            yield _FORMERLY.sub("", inside).strip()
        yield from _each_of(_BRACKETED.sub(" ", bare).strip())


def _each_of(written: str) -> Iterator[str]:
    """Each of a couple: "Stephen and Ruth Allard" are two."""
    parts = [part for part in _COUPLE.split(written) if part]
    if len(parts) < 2:
        yield written
        return
    family = parts[-1].split()[-1]
    for part in parts:
        yield part if len(part.split()) > 1 else f"{part} {family}"


def is_a_description(written: str) -> bool:
    """What was written in place of a name: "Unknown male seen 2 December", "Nain", "baby"."""
    words = written.split()
    folded = [fold(word.strip(".,'’\"")) for word in words]
    small = [
        word
        for word, bare in zip(words, folded, strict=True)
        if word[:1].islower() and bare not in name_table().particles
    ]
    placeholders = name_table().placeholders
    return (
        not folded
        or any(character.isdigit() for character in written)
        or (bool(small) and len(small) < len(words))
        or " ".join(folded) in placeholders
        or role_of(written) is not None
    )


def named(written: str) -> Named:
    """The parts of a written name; nothing of titles and of what only stands for a name."""
    family, comma, given = written.partition(",")
    if comma and "," not in given and family.strip() and given.strip():
        written = f"{given} {family}"
    words = [row for row in map(folded_of, _capitals_last(written.split())) if row]
    titles = name_table().titles
    titled = False
    while len(words) > 1 and "".join(words[0]) in titles:
        words, titled = words[1:], True
    placeholders = name_table().placeholders
    words = [row for row in words if "".join(row) not in placeholders and not row[0].isdigit()]
    if not words:
        return Named()
    if len(words) == 1:
        return Named(family=words[0]) if titled else Named(given=words[0])
    at = len(words) - 1
    while at > 1 and "".join(words[at - 1]) in name_table().particles:
        at -= 1
    last = next((word for word in reversed(written.split()) if folded_of(word) == words[-1]), "")
    barrels = tuple(row for row in map(folded_of, _HYPHEN.split(last)) if len("".join(row)) > 2) if "-" in last else ()
    return Named(words[0], tuple(words[1:at]), tuple(token for row in words[at:] for token in row), barrels)


def _capitals_last(words: Sequence[str]) -> Sequence[str]:
    """A family name in capitals before given names that are not, as police and courts write, put last."""
    count = next((at for at, word in enumerate(words) if not (word.isupper() and len(word) > 2)), len(words))
    return [*words[count:], *words[:count]] if 0 < count < len(words) else words


def forms_of_name(written: str) -> Iterator[Form]:
    """Every form in which a text may call somebody of this name."""
    if is_a_description(written):
        row = folded_of(written)
        if len(row) > 2 and role_of(written) is None:
            yield Form(row, What.NAME)
        return
    name = named(written)
    whole = list(dict.fromkeys(row for family in name.families for row in _whole(replace(name, family=family))))
    for row in whole:
        yield from with_mutations(Form(row, What.NAME, _letters_of_row(row)))
    joined = {"".join(row) for row in whole if len(row) > 1 and min(map(len, row)) > 1}
    if name.given and len("".join(name.family)) > 3:
        joined.add(name.given[0][0] + "".join(name.family))
    for squeezed in sorted(joined):
        yield Form((squeezed,), What.NAME)
    yield from _alone(name)
    yield from _initials(name)


def _whole(name: Named) -> Iterator[Tokens]:
    """More than one word of the name, in each order people write them."""
    given, middle, family = name.given, name.middle, name.family
    if not given or not family:
        return
    between = tuple(token for row in middle for token in row)
    letters = tuple(row[0][0] for row in middle)
    first = (given[0][0],)
    for row in ((*given, *between), (*given, *letters), given, (*first, *letters), first):
        yield (*row, *family)
        # "Smith a" and "Smith I" are more often the beginning of what follows.
        if row[-1] not in ("a", "i"):
            yield (*family, *row)
    if middle:
        yield ("".join((*first, *letters)), *family)
        yield (*given, *between)
        yield from ((*row, *family) for row in middle)
    if len(given) == 1:
        forms = name_table().forms
        rows = forms.get(given[0], frozenset())
        yield from ((other, *family) for other, of in forms.items() if rows & of)


def _alone(name: Named) -> Iterator[Form]:
    """One word of the name by itself."""
    for row in (name.given, *name.families):
        if not row:
            continue
        if len(row) > 1:
            yield from with_mutations(Form(row, What.NAME, _letters_of_row(row), single=True))
            yield from _one_word("".join(row))
        parts = row if len(row) == 1 else [part for part in row if len(part) > 3]
        for part in parts:
            # An initial is nobody's name by itself, and the code of somebody else: "C Marlow" and the child C.
            if len(part) > 1 and part not in name_table().particles:
                yield from _one_word(part)
    for row in name.middle:
        if len(row) == 1 and len(row[0]) > 1 and row[0] not in name_table().particles:
            careful = Letters.CAREFUL if len(row[0]) < 4 else letters_of(row[0])
            yield from with_mutations(Form(row, What.NAME, careful, single=True))


def _one_word(word: str) -> Iterator[Form]:
    form = Form((word,), What.NAME, letters_of(word), single=True)
    yield from with_mutations(form)
    if not word.endswith("s"):
        sure = word not in ordinary().also_family_with_s
        yield replace(form, tokens=(f"{word}s",), owned=True, is_sure=sure)


def letters_of(word: str) -> Letters:
    """A word alone: with care where it is one of the language too, or has hardly any letters."""
    return Letters.CAREFUL if len(word) < 3 or word in ordinary().words else Letters.ANY


def _letters_of_row(row: Tokens) -> Letters:
    """Several words: capitals where each of them is a word of the language or a letter."""
    known = ordinary().words
    if any(word.isdigit() for word in row):
        return Letters.ANY
    with_letter = any(len(word) == 1 for word in row)
    return Letters.CAPITAL if with_letter or all(len(word) < 3 or word in known for word in row) else Letters.ANY


def _initials(name: Named) -> Iterator[Form]:
    if not name.given or not name.family:
        return
    first, last = name.given[0][0], name.family[0][0]
    letters = tuple(row[0][0] for row in name.middle)
    for row in dict.fromkeys(((first, last), (first, *letters, last))):
        yield Form(row, What.NAME, Letters.UPPER)
        if "".join(row).upper() not in ordinary().not_initials:
            yield Form(("".join(row),), What.NAME, Letters.UPPER, single=True)
    yield Form((*name.given, last), What.NAME, Letters.CAPITAL)
    yield from (Form((title, last), What.NAME, Letters.CAPITAL, is_sure=False) for title in ("mr", "mrs", "ms", "miss"))


def with_mutations(form: Form) -> Iterator[Form]:
    """The form, and what Welsh makes of its first word."""
    yield form
    first, *rest = form.tokens
    if len(first) < 3:
        return
    for mutation in ordinary().mutations:
        change = next((pair for pair in mutation.changes if first.startswith(pair[0])), None)
        if change is not None:
            changed = change[1] + first[len(change[0]) :]
            yield from _mutated(replace(form, tokens=(changed, *rest), mutated=True), mutation.triggers)


def _mutated(form: Form, triggers: frozenset[str]) -> Iterator[Form]:
    """After a word that mutates it is the name; elsewhere it may be another's, where it is nothing else at all."""
    word, alone = form.tokens[0], len(form.tokens) == 1
    if word in role_words() or word in name_table().titles:
        return
    a_word = word in ordinary().words
    long = len(word) >= _LEAST_MUTATED
    yield replace(form, letters=form.letters if long and not a_word else Letters.CAPITAL, after=triggers)
    if (long or not alone) and word not in name_table().forms:
        capital = Letters.CAREFUL if alone and a_word else Letters.CAPITAL
        yield replace(form, letters=capital, is_sure=form.is_sure and not alone)


def joined_of(forms: Iterable[Form]) -> frozenset[str]:
    """Names without what parts their words, long enough to be known within another word: sarahsmithvisit.txt."""
    rows = (form.tokens for form in forms if form.what is What.NAME and form.letters is not Letters.UPPER)
    return frozenset(
        squeezed
        for row in rows
        for squeezed in ["".join(row)]
        if len(row) > 1 and min(map(len, row)) > 2 and len(squeezed) >= _LEAST_JOINED
    )


_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_PARTING: Final = re.compile(r"[,;\n]+")
_LEADING: Final = re.compile(
    r"^\s*(?:(?:flat|fflat|apartment|apt|unit|room|no\.?|number|rhif)\s*)*\d+\s*[a-z]?\b", re.IGNORECASE
)


_HOUSES: Final = ("number", "no", "nr", "num", "house", "flat", "fflat", "apartment", "apt", "unit", "rhif")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an address: its words without the house number, and whether it tells the place by itself."""

    tokens: Tokens
    is_place: bool
    """A town or the like, which many share: it tells where somebody is only when nobody else is there."""


def address_parts(address: str) -> Iterator[Part]:
    """House and street, locality, postcode and its first half."""
    for found in _POSTCODE.finditer(address):
        yield Part(folded_of(found[0]), is_place=False)
        # Written together, the figures in the middle are one number.
        yield Part(folded_of(f"{found[1]}{found[2]}"), is_place=False)
        yield Part(folded_of(found[1]), is_place=True)
    pieces = [piece.strip() for piece in _PARTING.split(_POSTCODE.sub(",", address)) if piece.strip()]
    for nth, piece in enumerate(pieces):
        bare = _LEADING.sub("", piece)
        row = folded_of(bare)
        if not row:
            continue
        of_street = bool(bare != piece or nth == 0 or _sort_of(row))
        yield Part(row, is_place=not of_street or (len(pieces) == 1 and len(row) == 1))


def forms_of_house(address: str) -> Iterator[Form]:
    """The number of a house as it is written without its street: "number 22", "no. 22", "Flat 3"."""
    found = _LEADING.match(address)
    number = folded_of(found[0]) if found else ()
    for at, word in enumerate(number):
        # "22a" is a number and a letter, "Flat 3, 22" two numbers.
        if word.isdigit():
            letter = number[at + 1 : at + 2] if number[at + 1 : at + 2] and len(number[at + 1]) == 1 else ()
            yield from (Form((called, word, *letter), What.ADDRESS) for called in _HOUSES)


def _sort_of(row: Tokens) -> bool:
    sorts = ordinary().streets
    return row[-1] in sorts or row[0] in ("stryd", "heol", "ffordd", "lon", "clos", "rhodfa", "rhes", "maes", "cilgant")


def forms_of_part(row: Tokens, what: What) -> Iterator[Form]:
    """A part of an address or the name of a place as texts write it, with streets' sorts long and short."""
    single = len(row) == 1
    letters = letters_of(row[0]) if single else _letters_of_row(row)
    for other in dict.fromkeys((row, *(((*row[:-1], short)) for short in ordinary().streets.get(row[-1], ())))):
        yield from with_mutations(Form(other, what, letters, single=single))
    telling = _telling(row)
    if telling != row and telling:
        alone = len(telling) == 1
        if not alone or (len(telling[0]) > 4 and telling[0] not in ordinary().words):
            for form in with_mutations(Form(telling, what, Letters.CAPITAL, single=alone)):
                yield replace(form, letters=Letters.CAPITAL)


def _telling(row: Tokens) -> Tokens:
    """What is left of a place's name without the words that many have: "Felin Goch" of "Stryd y Felin Goch"."""
    known = ordinary().places
    start, end = 0, len(row)
    while start < end and (row[start] in known or row[start].isdigit()):
        start += 1
    while end > start and (row[end - 1] in known or row[end - 1].isdigit()):
        end -= 1
    return row[start:end]


def tells_where(row: Tokens) -> bool:
    """A place's name that leads there, as "Refuge" or "Present family home" does not."""
    return bool(_telling(row))


def subsequence(row: Tokens, of: Tokens) -> bool:
    """The words stand in a row among others."""
    return any(of[at : at + len(row)] == row for at in range(len(of) - len(row) + 1))


def digits_of(value: str) -> Iterator[str]:
    """A number as its digits, where it has enough of them to name somebody; a telephone's with and without the country."""
    found = re.sub(r"\D", "", value)
    if len(found) >= 6:
        yield found
        if found.startswith("44") and len(found) > 10:
            yield f"0{found[2:]}"
        elif found.startswith("0") and len(found) > 9:
            yield f"44{found[1:]}"
