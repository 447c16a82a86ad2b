"""Who and what a document's recipient may not read: by its profile, by its front sheet, by what is protected."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chronology.errors import WrongUseError
from chronology.model import Chronology, Person, PersonKind, Place, PlaceKind, RedactionReason
from chronology.people import BY_ROLE, is_a_post, is_only_an_office, is_only_named, names_of, plain, withheld
from chronology.people.names import alike, is_part_of
from chronology.redaction.codes import Roles, in_order_of_appearance, numbered, school, schools, worded
from chronology.redaction.confided import Circle, Confided, confided
from chronology.redaction.contacts import contacts_of
from chronology.redaction.folding import folded_of
from chronology.redaction.forms import is_a_description, subsequence, written_names
from chronology.redaction.locks import Code, codes_of
from chronology.redaction.matching import Standing
from chronology.redaction.mentioned import Mentioned, mentioned, third_parties
from chronology.redaction.misspelt import is_misspelt_for
from chronology.redaction.tables import meanings, ordinary, placeholders
from chronology.redaction.walking import texts_of

_WHEREABOUTS = (PlaceKind.HOUSEHOLD, PlaceKind.ADDRESS, PlaceKind.PLACEMENT)
_WORKING = (PersonKind.PROFESSIONAL, PersonKind.ORGANISATION)
_IN_BRACKETS = re.compile(r"\s*[(,].*$", re.DOTALL)
_POST_BEHIND = re.compile(r"(?<=[a-z])[\s/-]+[A-Z]{2,4}$")
_NOT_IN_NAMES = re.compile(r"[^\w\s'’.-]|[\d_]")
_MOST_WORDS = 4
CODED = "review"
"""The profile in which everybody is called by a code."""
_FAMILY = "family"
_WORKING_PROFILE = "working"
"""For whoever works with the case, and goes in by the code."""
_OFTEN, _OFTEN_PART = 10, 0.06
_LAY = re.compile(
    r"neighbour|friend|acquaintance|landlord|landlady|colleague|classmate|cymyd|cymdog|ffrind", re.IGNORECASE
)
_DOCTORS = frozenset({"dr", "prof", "professor"})
# Parents sit in a conference and in court: a document for either is shared with those from whom an address is kept.
_SHARED = frozenset({"conference", "court", _FAMILY})


_NOBODY = Confided()
_NOTHING = Mentioned()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is taken out: people and places by id with what stands for them, other words, and whether addresses are."""

    people: Mapping[str, Standing]
    places: Mapping[str, Standing]
    words: tuple[str, ...]
    unlisted: tuple[str, ...] = ()
    """Names of people whom only those who wrote, decided or were to act are called by."""
    confided: Confided = _NOBODY
    """Who asked not to be named, and which addresses somebody asked not to be given on."""
    mentioned: Mentioned = _NOTHING
    """Whom and where the words of entries name."""
    codes: tuple[Code, ...] = ()
    """Of key safes, doors and alarms, PINs and passwords."""
    contacts: tuple[str, ...] = ()
    """Telephone numbers, e-mail addresses and names on social media."""
    sheltered: frozenset[str]
    """Ids of people whose own address and telephone number are taken out."""

    def __bool__(self) -> bool:
        return bool(
            self.people or self.places or self.words or self.unlisted or self.codes or self.contacts or self.sheltered
        ) or ((self.confided, self.mentioned) != (_NOBODY, _NOTHING))


def calls_by_codes(chronology: Chronology) -> bool:
    """The document calls everybody by a code."""
    return chronology.profile == CODED or chronology.cover.role_codes


def asked_of(chronology: Chronology) -> Asked:
    """What the profile and the front sheet ask to be taken out.

    Raises:
        WrongUseError: the document is prepared for somebody whom it must not be given to.

    """
    _refuse_contradiction(chronology)
    people, words = _asked_for(chronology)
    coded = calls_by_codes(chronology)
    standings = _coded(chronology) if coded else _third(chronology) if chronology.profile == _FAMILY else {}
    sheltering = coded or _shelters(chronology)
    kept = _confided(chronology, sheltering=sheltering)
    in_confidence = {} if coded else _in_confidence(chronology, kept)
    texts = texts_of(chronology)
    return Asked(
        people={
            **_worded(chronology, [p for p in people if p.id not in standings]),
            **standings,
            **in_confidence,
        },
        places=_places(chronology, coded=coded) if sheltering else {},
        words=words,
        confided=kept,
        codes=() if chronology.profile == _WORKING_PROFILE else codes_of(texts),
        contacts=contacts_of(chronology, texts) if coded or chronology.profile in _SHARED else (),
        unlisted=_unlisted(chronology) if coded else (),
        mentioned=_mentioned(chronology, coded=coded),
        sheltered=frozenset(p.id for p in chronology.people if p.protected_address) if sheltering else frozenset(),
    )


def _mentioned(chronology: Chronology, *, coded: bool) -> Mentioned:
    if coded:
        return mentioned(chronology)
    return third_parties(chronology) if chronology.profile == _FAMILY else _NOTHING


def texts_of_kin(chronology: Chronology) -> frozenset[str]:
    """Texts in which one of the family asks not to be named, where a document is shared."""
    sheltering = calls_by_codes(chronology) or _shelters(chronology)
    return confided(chronology, _circle(chronology)).of_kin if sheltering else frozenset()


def _confided(chronology: Chronology, *, sheltering: bool) -> Confided:
    """Who informs is named to nobody but whoever works with the case; addresses are kept where a document is shared."""
    if chronology.profile == _WORKING_PROFILE and not sheltering:
        return _NOBODY
    kept = confided(chronology, _circle(chronology))
    return kept if sheltering else replace(kept, addresses=kept.homes)


def _circle(chronology: Chronology) -> Circle:
    """Who is no informant: family, household, whoever is there for their work, and whom much of the record tells of."""
    roles = Roles(chronology)
    kin = frozenset(person.id for person in chronology.people if roles.is_family(person))
    tied = {
        one
        for relation in chronology.relationships
        if not _LAY.search(relation.kind)
        for one in (relation.from_person, relation.to_person)
    }
    children = {person.id for person in chronology.people if person.kind is PersonKind.CHILD}
    working = {p.id for p in chronology.people if p.kind in _WORKING or _is_titled_at_work(p)}
    return Circle(
        kin=kin,
        of_case=frozenset({*kin, *tied, *chronology.subjects, *children} - working),
        working=frozenset(working),
        often=frozenset(_often_told(chronology)),
        many=_many(chronology),
    )


def _often_told(chronology: Chronology) -> set[str]:
    """Those of whom a good part of the entries tell: they are of the case, whatever the records call them."""
    told = (*chronology.events, *chronology.undated)
    times = Counter(one for event in told for one in {part.person for part in event.people})
    return {one for one, count in times.items() if count >= _many(chronology)}


def _many(chronology: Chronology) -> int:
    return max(_OFTEN, math.ceil((len(chronology.events) + len(chronology.undated)) * _OFTEN_PART))


def _in_confidence(chronology: Chronology, kept: Confided) -> Mapping[str, Standing]:
    """Who asked not to be named, or is of the public, in one word for all: a number or a post would say who it is."""
    says, stands = meanings(chronology.language), placeholders(chronology.language)
    asked, public = (Standing(stands[what], RedactionReason.CONFIDED, says[what]) for what in ("confided", "informant"))
    return {
        person.id: public if person.id in kept.public else asked
        for person in chronology.people
        if person.id in kept.people and not is_unnamed(person)
    }


def _refuse_contradiction(chronology: Chronology) -> None:
    cover = chronology.cover
    recipient = folded_of(cover.prepared_for)
    for excluded in cover.excluded:
        written = {excluded, *(person.name for person in called(excluded, chronology.people))}
        if any((row := folded_of(name)) and subsequence(row, recipient) for name in written):
            raise WrongUseError(
                "`prepared_for` names somebody of `excluded`: a document is not prepared for whom it must not be given "
                "to. For a document that they may have, with protected addresses taken out, leave them out of "
                "`excluded`; docs/redaction.md"
            )


def _shelters(chronology: Chronology) -> bool:
    """The document is for, or could reach, somebody from whom addresses are kept."""
    cover = chronology.cover
    recipient = folded_of(cover.prepared_for)
    of_the_case = (person for person in chronology.people if person.kind not in _WORKING and not is_unnamed(person))
    for_family = any(
        len(row := folded_of(written)) > 1 and subsequence(row, recipient)
        for person in of_the_case
        for name in names_of(person)
        for written in (person.name, f"{name.given} {name.family}")
    )
    return chronology.profile in _SHARED or bool(cover.excluded) or cover.withhold_addresses or for_family


def called(written: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Everybody with this id or name."""
    bare = plain(written)
    return tuple(
        person for person in people if person.id == written or bare in map(plain, (person.name, *person.known_as))
    )


def is_unnamed(person: Person) -> bool:
    """The record says of them only what they are, or their name is taken out already."""
    return not person.name or person.name.startswith("‹") or person.id.startswith(BY_ROLE)


def _asked_for(chronology: Chronology) -> tuple[Sequence[Person], tuple[str, ...]]:
    """The people that the front sheet names to be withheld, and its other words."""
    people: dict[str, Person] = {}
    words = []
    for written in chronology.cover.withhold:
        found = called(written, chronology.people)
        people |= {person.id: person for person in found if not is_unnamed(person)}
        if not found:
            words.append(written)
    # "Hannah Corry" of a text is, most likely, Hannah Corrie.
    names = [name for person in people.values() for name in written_names(person)] + words
    people |= {p.id: p for p in chronology.people if p.id not in chronology.subjects and is_misspelt_for(p, names)}
    return tuple(people.values()), tuple(words)


def _coded(chronology: Chronology) -> Mapping[str, Standing]:
    """A code for everybody with a name; organisations are nobody."""
    roles = Roles(chronology)
    people = [
        person
        for person in in_order_of_appearance(chronology, chronology.people)
        if person.kind is not PersonKind.ORGANISATION and not is_unnamed(person)
    ]
    sorts = [roles.sort_of(person) for person in people]
    return {
        person.id: Standing(code, RedactionReason.ROLE_CODES, sort.says_in(chronology.language))
        for person, code, sort in zip(people, numbered(sorts), sorts, strict=True)
        if person.name != code
    }


def _unlisted(chronology: Chronology) -> tuple[str, ...]:
    """Who wrote something down, decided it or was to do it, and is no person of the record; teams and posts are nobody."""
    told = (
        *chronology.events,
        *chronology.undated,
        *chronology.withdrawn,
        *chronology.drafts,
        *chronology.later,
        *chronology.of_kin,
    )
    accounts = [account for event in told for account in event.accounts]
    written = [account.source.recorded_by for account in accounts]
    written += [each.decision_maker for event in told for each in (event, *event.accounts)]
    written += [action.owner for action in chronology.actions]
    names = dict.fromkeys(_without_post(_IN_BRACKETS.sub("", name).strip()) for name in written if name)
    return tuple(name for name in names if _is_a_name(name))


def _without_post(written: str) -> str:
    """Who wrote it, without the letters of a post behind: "R Ellwood SW" is R Ellwood, and no Mr SW."""
    return _POST_BEHIND.sub("", written)


def _is_a_name(written: str) -> bool:
    """Words with capitals of which none is of a team or a post, and no code; nor what a record is called."""
    if _NOT_IN_NAMES.search(written) or is_a_description(written):
        return False
    tokens, known = folded_of(written), ordinary()
    many = len(written.split())
    if not tokens or many > _MOST_WORDS or not all(word[:1].isupper() for word in written.split()):
        return False
    if many == 1 and (written.isupper() or tokens[0] in known.words):
        return False
    return known.posts.isdisjoint(tokens) and known.records.isdisjoint((tokens[0], tokens[-1]))


def _third(chronology: Chronology) -> Mapping[str, Standing]:
    """Third parties: neither family nor there for their work, nor perhaps one of them under another name."""
    roles = Roles(chronology)
    own = _of_the_document(chronology)
    near = [
        p for p in chronology.people if roles.is_family(p) or p.kind in _WORKING or p.id in own or _is_titled_at_work(p)
    ]
    near_ids = {person.id for person in near}
    proposed = {
        one
        for pair in chronology.proposals
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
        if other in near_ids
    }
    people = [
        person
        for person in in_order_of_appearance(chronology, chronology.people)
        if person.id not in near_ids | proposed and not is_unnamed(person) and not _may_be_one_of(person, near)
    ]
    return _in_words(chronology, people, RedactionReason.THIRD_PARTY)


def _of_the_document(chronology: Chronology) -> frozenset[str]:
    """Who made the document and who approves it, as its front sheet names them: they put their names to it."""
    written = filter(None, (chronology.cover.author, chronology.cover.approver))
    return frozenset(person.id for name in written for person in called(name, chronology.people))


def _may_be_one_of(person: Person, near: Sequence[Person]) -> bool:
    """Somebody known only from texts whose name is like that of one of the family or of a worker, or is a part of it."""
    if not is_only_named(person.id):
        return False
    own = tuple(names_of(person))
    return any(
        alike(one, other) is not None or is_part_of(one, other)
        for one in own
        for known in near
        for other in names_of(known)
    )


def _is_titled_at_work(person: Person) -> bool:
    """Somebody whom texts call by a title or post of their work ("Dr Example", "PC 123 Example") was there for it."""
    if not is_only_named(person.id):
        return False
    if any(is_a_post(written) or is_only_an_office(written) for written in (person.name, *person.known_as)):
        return True
    return any(name.title in _DOCTORS and name.family for name in names_of(person))


def _worded(chronology: Chronology, people: Sequence[Person]) -> Mapping[str, Standing]:
    return _in_words(chronology, in_order_of_appearance(chronology, people), RedactionReason.ASKED)


def _in_words(chronology: Chronology, people: Sequence[Person], reason: RedactionReason) -> Mapping[str, Standing]:
    roles = Roles(chronology)
    known = {person.id for person in chronology.people if roles.is_family(person) or person.kind in _WORKING}
    sorts = [roles.sort_of(person) if person.id in known else roles.third(person) for person in people]
    return {
        person.id: Standing(word, reason, sort.says_in(chronology.language))
        for person, word, sort in zip(people, worded(sorts, chronology.language), sorts, strict=True)
    }


def _places(chronology: Chronology, *, coded: bool) -> Mapping[str, Standing]:
    """Places that no document names for this reader, with what stands for them."""
    language = chronology.language
    codes = schools(place for place in chronology.places if place.kind is PlaceKind.SCHOOL) if coded else {}
    found = {}
    for place in chronology.places:
        kept = withheld(place, chronology.people)
        reason = RedactionReason.PROTECTED_ADDRESS if kept else RedactionReason.ROLE_CODES
        if place.id in codes:
            found[place.id] = Standing(codes[place.id], RedactionReason.ROLE_CODES, school().says_in(language))
        elif kept and place.kind is PlaceKind.SCHOOL:
            found[place.id] = Standing(placeholders(language)["school"], reason, meanings(language)["school"])
        elif kept or (coded and place.kind in _WHEREABOUTS):
            found[place.id] = Standing(placeholders(language)["address"], reason, meanings(language)["address"])
    return {id_: standing for id_, standing in found.items() if not _is_done(chronology, id_, standing)}


def _is_done(chronology: Chronology, id_: str, standing: Standing) -> bool:
    place = next(place for place in chronology.places if place.id == id_)
    return all(not text or text == standing.placeholder or text.startswith("‹") for text in (place.name, place.address))


def places_by_id(chronology: Chronology) -> Mapping[str, Place]:
    """Places by id."""
    return {place.id: place for place in chronology.places}
