"""From who and what is withheld to the words that are looked for, each with what stands in its place."""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from chronology.dates import find
from chronology.dates.words import month_names
from chronology.model import Chronology, Person, PersonKind, RedactionReason
from chronology.people import role_words
from chronology.redaction.asked import Asked, calls_by_codes, is_unnamed, places_by_id
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import (
    Form,
    Letters,
    Tokens,
    What,
    address_parts,
    digits_of,
    forms_of_house,
    forms_of_name,
    forms_of_part,
    joined_of,
    letters_of,
    subsequence,
    tells_where,
    with_mutations,
    written_names,
)
from chronology.redaction.matching import Matcher, Standing, Term
from chronology.redaction.misspelt import misspelt
from chronology.redaction.tables import meanings, placeholders

_OF_ADDRESS: Final = re.compile(r"address|postcode|post code|cyfeiriad|cod post|\bhome\b|cartref", re.IGNORECASE)
_OF_CONTACT: Final = re.compile(r"phone|\btel\b|mobile|ff[oô]n|symudol|e-?mail|e-?bost|contact", re.IGNORECASE)
_LEAST_NUMBER: Final = 4
_LEAST_TELEPHONE: Final = 9
# Whoever must not find somebody knows the street, perhaps: then the number says the rest.
_KEPT_FROM_SOMEBODY: Final = (RedactionReason.PROTECTED_ADDRESS, RedactionReason.CONFIDED, RedactionReason.ASKED)
# What stands right before a word that opens something.
_SAYS_CODE: Final = tuple(
    (called, *link)
    for called in ("password", "passcode", "passphrase", "code", "pin", "word", "cyfrinair")
    for link in ((), ("is",), ("was",), ("yw",), ("set", "to"), ("of",))
)


def matcher_of(chronology: Chronology, asked: Asked) -> Matcher:
    """Everything to look for."""
    words = _Words(chronology, asked)
    terms = [
        *words.names(),
        *words.addresses(),
        *words.numbers(),
        *words.asked(),
        *words.unlisted(),
        *words.misspelt(),
        *words.codes(),
        *words.contacts(),
    ]
    return Matcher(_strictest_last(map(words.with_care, terms)), words.digits(), words.joined())


def _strictest_last(terms: Iterable[Term]) -> list[Term]:
    """One term for the same words in the same manner; names before addresses."""
    found: dict[tuple[Tokens, Letters, frozenset[str]], Term] = {}
    for term in terms:
        found.setdefault((term.form.tokens, term.form.letters, term.form.after), term)
    return list(found.values())


class _Words:
    def __init__(self, chronology: Chronology, asked: Asked) -> None:
        self._chronology = chronology
        self._asked = asked
        self._language = chronology.language
        self._withheld = [person for person in chronology.people if person.id in asked.people]
        self._words = frozenset(row for written in chronology.cover.ordinary_words for row in [folded_of(written)])
        self._own = {person.id: _names(person) for person in self._withheld}
        self._kept = self._kept_names()

    def with_care(self, term: Term) -> Term:
        """Of what the front sheet says is a word too, whatever it was taken for: taken out where a name would stand, and no reason to refuse a document."""
        if term.form.tokens not in self._words:
            return term
        return replace(term, form=replace(term.form, letters=Letters.CAREFUL, single=True))

    def _said(self, what: What, reason: RedactionReason) -> Standing:
        return said(self._language, what, reason)

    def _kept_names(self) -> Mapping[Tokens, set[str]]:
        """Names of people who are named in this document, by their words."""
        found: dict[Tokens, set[str]] = defaultdict(set)
        for person in self._chronology.people:
            if person.id not in self._asked.people and not is_unnamed(person) and _is_somebody(person):
                for form in _names(person):
                    if not form.mutated and not form.owned:
                        found[form.tokens].add(person.id)
        if self._asked.people and (subject := self._chronology.cover.subject_name):
            for form in () if self._chronology.subjects else forms_of_name(subject):
                found[form.tokens].add("")
        return found

    def names(self) -> Iterator[Term]:
        """The forms of withheld names. A name of several withheld people stands for none of them."""
        owners: dict[Tokens, dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
        for identity, forms in self._own.items():
            for form in forms:
                owners[form.tokens][identity].append(form)
        for tokens, of in owners.items():
            of_name = _real(of)
            if not self._is_kept(tokens, of_name):
                yield from self._terms(tokens, of_name)

    def _is_kept(self, tokens: Tokens, of: Mapping[str, list[Form]]) -> bool:
        """Somebody who is named here is called so too: nobody can tell who is meant."""
        if tokens not in self._kept:
            return False
        subjects = set(self._chronology.subjects)
        asked = any(self._asked.people[one].reason is RedactionReason.ASKED for one in of)
        theirs = not any(form.mutated or form.owned for forms in of.values() for form in forms)
        return not (asked and theirs and not self._kept[tokens] & subjects)

    def _terms(self, tokens: Tokens, of: Mapping[str, list[Form]]) -> Iterator[Term]:
        standings = {self._asked.people[one] for one in of}
        sure = len(standings) == 1 and tokens not in self._kept
        for form in dict.fromkeys(form for forms in of.values() for form in forms):
            if form.letters is Letters.UPPER and form.single and tokens[0].upper() in self._short:
                continue
            reason = min(standing.reason for standing in standings)
            one = next(iter(standings)) if sure and form.is_sure else self._said(What.NAME, reason)
            yield Term(form, one)

    @cached_property
    def _short(self) -> frozenset[str]:
        known = {each.short for each in self._chronology.abbreviations if each.meanings}
        codes = {standing.placeholder.rstrip("0123456789") for standing in self._asked.people.values()}
        return frozenset(known | codes | {word.upper() for word in role_words()})

    def addresses(self) -> Iterator[Term]:
        """Withheld places, and addresses recorded of the people themselves."""
        places = places_by_id(self._chronology)
        known = {tokens for forms in self._own.values() for form in forms for tokens in (form.tokens,)} | set(
            self._kept
        )
        for identity, standing in self._asked.places.items():
            place = places[identity]
            if tells_where(row := folded_of(place.name)):
                what = What.SCHOOL if place.kind == "school" else What.ADDRESS
                forms = (form for form in forms_of_part(row, what) if form.tokens == row or form.tokens not in known)
                yield from (Term(form, standing) for form in forms)
            address = standing if place.kind != "school" else self._said(What.ADDRESS, standing.reason)
            yield from self._address(place.address, address)
        yield from self._told_in_words(known)
        for person in self._chronology.people:
            if reason := self._reason(person):
                for label, value in person.details:
                    if _OF_ADDRESS.search(label) and not value.startswith("‹") and not _OF_CONTACT.search(label):
                        yield from self._address(value, self._said(What.ADDRESS, reason))

    def _told_in_words(self, known: Collection[Tokens]) -> Iterator[Term]:
        """Addresses and schools that no record lists and words tell."""
        for written in itertools.filterfalse(_is_a_day, self._asked.confided.addresses):
            if not any(map(str.isalpha, written)):
                yield Term(Form(folded_of(written), What.CONTACT), self._said(What.CONTACT, RedactionReason.CONFIDED))
                continue
            kept = self._said(What.ADDRESS, RedactionReason.CONFIDED)
            yield from self._address(written, kept)
            if not any(address_parts(written)):
                # A house without its street: beside whoever lives there it is their name.
                yield Term(Form(folded_of(written), What.ADDRESS), kept)
        for written in itertools.filterfalse(_is_a_day, self._asked.confided.houses):
            yield Term(Form(folded_of(written), What.ADDRESS), self._said(What.ADDRESS, RedactionReason.CONFIDED))
        for written in self._asked.mentioned.addresses:
            yield from self._address(written, self._said(What.ADDRESS, RedactionReason.ROLE_CODES))
        for written in self._asked.mentioned.schools:
            if tells_where(row := folded_of(written)):
                school = self._said(What.SCHOOL, RedactionReason.ROLE_CODES)
                yield from (Term(form, school) for form in forms_of_part(row, What.SCHOOL) if form.tokens not in known)

    def _reason(self, person: Person) -> RedactionReason | None:
        """Why what is recorded of somebody beside the name is taken out; None where it is not."""
        if person.id in self._asked.people:
            return self._asked.people[person.id].reason
        return RedactionReason.PROTECTED_ADDRESS if person.id in self._asked.sheltered else None

    def _address(self, address: str, standing: Standing) -> Iterator[Term]:
        for part in address_parts(address):
            if part.is_place and self._is_shared(part.tokens):
                continue
            yield from (Term(form, standing) for form in forms_of_part(part.tokens, What.ADDRESS))
        if standing.reason in _KEPT_FROM_SOMEBODY:
            yield from (Term(form, standing) for form in forms_of_house(address))

    def _is_shared(self, row: Tokens) -> bool:
        """A town or county of others too: it leads to nobody."""
        return any(subsequence(row, other) for other in self._elsewhere)

    @cached_property
    def _elsewhere(self) -> frozenset[Tokens]:
        return frozenset(map(folded_of, _places_of_others(self._chronology, self._asked)))

    def numbers(self) -> Iterator[Term]:
        """Identifiers with letters in them, and e-mail addresses."""
        for person in self._chronology.people:
            if reason := self._reason(person):
                for value in _values(person, self._asked):
                    row = folded_of(value)
                    has_digit = any(map(str.isdigit, value))
                    if "@" in value:
                        yield Term(Form(row, What.CONTACT), self._said(What.CONTACT, reason))
                    elif has_digit and not value.replace(" ", "").isdigit() and len("".join(row)) >= _LEAST_NUMBER:
                        yield Term(Form(row, What.NUMBER), self._said(What.NUMBER, reason))

    def contacts(self) -> Iterator[Term]:
        """E-mail addresses and names on social media, and numbers of so few figures that they are looked for whole."""
        standing = self._said(What.CONTACT, RedactionReason.CONTACT)
        for written in self._asked.contacts:
            if not _is_whole_number(written):
                yield Term(Form(folded_of(written), What.CONTACT), standing)

    def digits(self) -> Mapping[str, tuple[What, Standing]]:
        """Numbers by their digits."""
        found: dict[str, tuple[What, Standing]] = {}
        for person in self._chronology.people:
            if reason := self._reason(person):
                for label, value in (*person.details, *_identifiers(person, self._asked)):
                    is_contact = bool(_OF_CONTACT.search(label))
                    if is_contact or (label, value) in _identifiers(person, self._asked):
                        what = What.CONTACT if is_contact else What.NUMBER
                        for digits in digits_of(value):
                            found.setdefault(digits, (what, self._said(what, reason)))
        standing = self._said(What.CONTACT, RedactionReason.CONTACT)
        for written in self._asked.contacts:
            if _is_whole_number(written):
                for digits in (*digits_of(written), *digits_of(_without_zero(written))):
                    found.setdefault(digits, (What.CONTACT, standing))
        return found

    def asked(self) -> Iterator[Term]:
        """Words of the front sheet that are nobody's name in the record."""
        for written in self._asked.words:
            standing = self._said(What.WORDS, RedactionReason.ASKED)
            row = folded_of(written)
            if not row:
                continue
            if any(map(str.isdigit, written)):
                yield Term(Form(row, What.WORDS), standing)
                yield from () if _is_a_day(written) else self._address(written, standing)
            elif all(word[:1].isupper() for word in written.split()):
                for form in forms_of_name(written):
                    if form.tokens not in self._kept and form.tokens not in self._names:
                        yield Term(form, standing)
            for form in with_mutations(Form(row, What.WORDS, letters_of(row[0]) if len(row) == 1 else Letters.ANY)):
                yield Term(form, standing)

    def unlisted(self) -> Iterator[Term]:
        """Names of people whom no record lists: nobody knows their code."""
        confided = self._asked.confided
        for what in (What.CONFIDED, What.INFORMANT):
            kept = self._said(what, RedactionReason.CONFIDED)
            of = [
                [each for each in told if (each in confided.public) is (what is What.INFORMANT)]
                for told in (confided.besides, confided.names)
            ]
            yield from (Term(Form(row, What.CONFIDED), kept) for row in map(folded_of, of[0]) if row)
            yield from self._unlisted(of[1], kept)
        others = (*self._asked.unlisted, *self._asked.mentioned.names)
        reason = RedactionReason.ROLE_CODES if calls_by_codes(self._chronology) else RedactionReason.THIRD_PARTY
        yield from self._unlisted(others, self._said(What.NAME, reason))

    def _unlisted(self, names: Iterable[str], standing: Standing) -> Iterator[Term]:
        for written in names:
            for form in forms_of_name(written):
                short = form.letters is Letters.UPPER and form.single and form.tokens[0].upper() in self._short
                known = form.tokens in self._names or form.tokens in self._kept or self._is_owned_by_kept(form)
                if not known and not short:
                    yield Term(form, standing)

    def _is_owned_by_kept(self, form: Form) -> bool:
        """The genitive of a family name that stands here says no more than the name; the name with a serial behind it, "S85", reads so too."""
        return form.owned and form.single and (form.tokens[0].removesuffix("s"),) in self._kept

    def codes(self) -> Iterator[Term]:
        """Codes that open something, by themselves or behind the words that say so."""
        standing = self._said(What.CODE, RedactionReason.ACCESS_CODE)
        for code in self._asked.codes:
            word = folded_of(code.written)
            if not (_is_a_day(code.written) or _is_everyday(code.written)):
                yield Term(Form(word if code.is_sure else folded_of(code.phrase), What.CODE), standing)
                continue
            # A word of the language, or a day, stands for the code only behind the words that say so: it is in every document.
            said = folded_of(code.phrase)
            rows = [said] if len(said) > len(word) else [(*opens, *word) for opens in _SAYS_CODE]
            yield from (Term(Form(row, What.CODE), standing) for row in rows)

    def misspelt(self) -> Iterator[Term]:
        """What texts have in place of a withheld name, but for a letter or two."""
        written = [name for person in self._withheld for name in written_names(person)]
        written += [each for each in self._asked.words if all(word[:1].isupper() for word in each.split())]
        known = {word for row in (*self._kept, *self._names, *self._elsewhere) for word in row}
        reason = min((each.reason for each in self._asked.people.values()), default=RedactionReason.ASKED)
        for word in misspelt(self._chronology, written, known):
            form = Form((word,), What.NAME, Letters.CAPITAL, single=True, is_sure=False)
            yield Term(form, self._said(What.NAME, reason))

    @cached_property
    def _names(self) -> frozenset[Tokens]:
        return frozenset(form.tokens for forms in self._own.values() for form in forms)

    def joined(self) -> Mapping[str, Standing]:
        """Names without what parts their words, with what stands for them."""
        found: dict[str, Standing] = {}
        kept = {"".join(row) for row in self._kept if len(row) > 1}
        for identity, forms in self._own.items():
            for name in sorted(joined_of(forms)):
                one = self._asked.people[identity]
                if name not in kept:
                    found[name] = one if found.get(name, one) == one else self._said(What.NAME, one.reason)
        return found


def said(language: str, what: What, reason: RedactionReason) -> Standing:
    """What stands for words of a sort where nobody's code or word does."""
    return Standing(placeholders(language)[what.value], reason, meanings(language)[what.value])


def _without_zero(written: str) -> str:
    """The number of "+44 (0)7700 900123" without what is left out from abroad."""
    return written.replace("(0)", "")


def _is_a_day(written: str) -> bool:
    """Nothing but a day ("14 November"), which is a number and a name as a house and its street are, and stands in every document."""
    left = written
    for found in reversed(find(written)):
        left = left[: found.start] + left[found.end :]
    return not any(map(str.isalnum, left))


def _is_everyday(written: str) -> bool:
    """A word in small letters, or the name of a month: others have it too."""
    return written.isalpha() and (written.islower() or written.casefold() in month_names())


def _is_whole_number(written: str) -> bool:
    """A telephone number with all its figures, which is known in however many pieces it is written."""
    return not any(map(str.isalpha, written)) and sum(map(str.isdigit, written)) >= _LEAST_TELEPHONE


def _names(person: Person) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(form for written in written_names(person) for form in forms_of_name(written)))


def _real(of: Mapping[str, list[Form]]) -> Mapping[str, list[Form]]:
    """Those whose own name it is, where it is anybody's; else those in whose name it is mutated or owns."""
    own = {
        identity: found
        for identity, forms in of.items()
        if (found := [form for form in forms if not form.mutated and not form.owned])
    }
    return own or of


def _is_somebody(person: Person) -> bool:
    return person.kind is not PersonKind.ORGANISATION


def _identifiers(person: Person, asked: Asked) -> tuple[tuple[str, str], ...]:
    """What a person is known by to systems, where the name is withheld too."""
    return person.identifiers if person.id in asked.people else ()


def _values(person: Person, asked: Asked) -> Iterator[str]:
    found = [value for _, value in _identifiers(person, asked)]
    found += [value for label, value in person.details if _OF_CONTACT.search(label)]
    yield from (value for value in found if not value.startswith("‹"))


def _places_of_others(chronology: Chronology, asked: Asked) -> Iterator[str]:
    """Where others are, and the names of agencies."""
    for place in chronology.places:
        if place.id not in asked.places:
            yield from (place.name, place.address)
    schools = {place.name for place in chronology.places if place.id in asked.places}
    told = (
        *chronology.events,
        *chronology.undated,
        *chronology.later,
        *chronology.withdrawn,
        *chronology.drafts,
    )
    agencies = {each.agency for event in told for each in (event, *event.accounts)}
    agencies |= {account.source.agency for event in told for account in event.accounts}
    agencies |= {value for person in chronology.people for label, value in person.details if label == "agency"}
    yield from sorted(agency for agency in agencies if agency and agency not in schools)
