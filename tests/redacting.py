"""Generated cases of redaction: invented people, the forms in which texts name them, and where a text may stand.

What a case plants is told apart from the product's own knowledge of forms: here it is made by hand, and looked for with
nothing but letters and digits.
"""

import datetime as dt
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from chronology.model import (
    Account,
    Action,
    Chronology,
    Conflict,
    Cover,
    Decision,
    DocumentRead,
    Edge,
    Event,
    Finding,
    Graph,
    Ignored,
    Involvement,
    Kind,
    Level,
    Membership,
    Node,
    Person,
    PersonKind,
    Place,
    PlaceKind,
    PracticeUsed,
    Problem,
    Reason,
    Relationship,
    Remark,
    Serial,
    Significance,
    Source,
    Tabulation,
    TabulationCell,
    TabulationRow,
    Theme,
    When,
)

SOURCE = Source(document="records.xml", locator="1")

# Given names with what Welsh makes of them, and family names that are nothing else.
GIVEN = {
    "Megan": ("Fegan",),
    "Dafydd": ("Ddafydd", "Nafydd"),
    "Tomos": ("Domos", "Nhomos", "Thomos"),
    "Gwenllian": ("Wenllian", "Ngwenllian"),
    "Branwen": ("Franwen", "Mranwen"),
    "Caradog": ("Garadog", "Ngharadog", "Charadog"),
    "Peredur": ("Beredur", "Mheredur", "Pheredur"),
    "Delyth": ("Ddelyth", "Nelyth"),
    "Rhiannon": ("Riannon",),
    "Llinos": ("Linos",),
    "Myfanwy": ("Fyfanwy",),
    "Môrfudd": ("Fôrfudd",),
    "Eluned": (),
}
FAMILY = {
    "Prydwyn": ("Brydwyn", "Mhrydwyn", "Phrydwyn"),
    "Cadwgan": ("Gadwgan", "Nghadwgan", "Chadwgan"),
    "Tegfryn": ("Degfryn", "Nhegfryn", "Thegfryn"),
    "Maesglas": ("Faesglas",),
    "Oswestrydd": (),
    "Êlwynog": (),
}
STREETS = ("Heol Garthfelyn", "Stryd Pantyffynnon", "Clos Bryntirion", "Quillfeather Road")
TOWNS = {"Bangorwen": ("Fangorwen", "Mangorwen"), "Caernarfryn": ("Gaernarfryn", "Nghaernarfryn", "Chaernarfryn")}

ENGLISH = ("Spoke with {} about school.", "The worker rang {} twice", "It was {} who came", "Seen: {}", "({} present)")
WELSH = ("Siaradodd y gweithiwr â {} ddoe", "Cafwyd galwad oddi wrth {}.", "Roedd {} yno")
MUTATING = {
    "i": "Rhoddwyd llythyr i {}.",
    "gan": "Dywedwyd hyn gan {} eto",
    "yn": "Yr oedd yn {} ddoe",
    "a": "Y plentyn a {}",
}


@dataclass(frozen=True)
class Planted:
    """A text that names somebody or something withheld, and what of it must not be found anywhere."""

    text: str
    canaries: tuple[str, ...]
    is_address: bool = False
    second: str = ""
    """The rest of it, where it is split over two fields."""


def squeezed(text: str) -> str:
    """Nothing but letters and digits, plain and small."""
    text = re.sub(r"⟦U\+[0-9A-F]+⟧", "", text).replace("а", "a").replace("е", "e").replace("о", "o")
    plain = unicodedata.normalize("NFKD", text)
    return "".join(each for each in plain if each.isalnum()).casefold()


@dataclass(frozen=True)
class Family:
    """The people of one case."""

    mother: Person
    neighbour: Person
    worker: Person
    street: str
    town: str
    postcode: str
    phone: str

    @property
    def named(self) -> tuple[Person, ...]:
        return self.mother, self.neighbour, self.worker


def _person(identity: str, chance: random.Random, given: str, family: str, **more: Any) -> Person:
    number = f"0{chance.randrange(7100000000, 7999999999)}"
    details = (*more.pop("details", ()), ("mobile", number), ("e-mail", f"{given}.{family}@post.example"))
    return Person(
        id=identity,
        name=f"{given} {family}",
        known_as=(f"{given[:3]}ster",),
        identifiers=(("nhs_number", str(chance.randrange(4000000000, 4999999999))),),
        details=details,
        source=SOURCE,
        **more,
    )


def family(chance: random.Random) -> Family:
    given, families = chance.sample(sorted(GIVEN), 3), chance.sample(sorted(FAMILY), 3)
    named = [*zip(given, families, strict=True)]
    number = f"0{chance.randrange(7100000000, 7999999999)}"
    return Family(
        mother=_person("m1", chance, *named[0], kind=PersonKind.ADULT, sex="female", protected_address=True),
        neighbour=_person(f"name:{named[1][0]}-{named[1][1]}".lower(), chance, *named[1], kind=PersonKind.ADULT),
        worker=_person(
            "w1", chance, *named[2], kind=PersonKind.PROFESSIONAL, details=(("job title", "Social worker"),)
        ),
        street=chance.choice(STREETS),
        town=chance.choice(sorted(TOWNS)),
        postcode=f"ZZ{chance.randrange(1, 9)} {chance.randrange(1, 9)}QX",
        phone=number,
    )


# ---- the forms of a name -------------------------------------------------------------------------------------------


def _inserted(what: str) -> Callable[[str, random.Random], str]:
    def insert(text: str, chance: random.Random) -> str:
        spots = [at for at in range(1, len(text)) if text[at - 1].isalpha() and text[at].isalpha()]
        at = chance.choice(spots)
        return text[:at] + what + text[at:]

    return insert


def _accented(text: str, chance: random.Random) -> str:
    spots = [at for at, each in enumerate(text) if each in "aeiouwy"]
    at = chance.choice(spots)
    return text[: at + 1] + chance.choice("\u0302\u0301\u0308") + text[at + 1 :]


def _plain(text: str, _: random.Random) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


DRESSES: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, _: text,
    "capitals": lambda text, _: text.upper(),
    "small": lambda text, _: text.lower(),
    "zero width": _inserted("\u200b"),
    "joiner": _inserted("\u2060"),
    "soft hyphen": _inserted("\u00ad"),
    "direction": _inserted("\u202e"),
    "byte order mark": _inserted("\ufeff"),
    "hyphen at a line end": _inserted("-\n"),
    "no-break space for a space": lambda text, _: text.replace(" ", "\u00a0"),
    "line end for a space": lambda text, _: text.replace(" ", "\n"),
    "two spaces": lambda text, _: text.replace(" ", "  "),
    "underscore for a space": lambda text, _: text.replace(" ", "_"),
    "hyphen for a space": lambda text, _: text.replace(" ", "-"),
    "accent": _accented,
    "no accent": _plain,
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "full width": lambda text, _: "".join(chr(ord(e) + 0xFEE0) if "!" <= e <= "~" else e for e in text),
    "look-alike": lambda text, _: text.replace("a", "а").replace("e", "е").replace("o", "о"),
    "possessive": lambda text, _: f"{text}'s",
    "curly possessive": lambda text, _: f"{text}’s",
    "plural possessive": lambda text, _: f"{text}s'" if not text.endswith("s") else f"{text}'",
    "bare possessive": lambda text, _: f"{text}s" if not text.endswith("s") else text,
}


def name_case(person: Person, chance: random.Random) -> Planted:
    given, last = person.name.split(" ")
    makers = {"initials": _initials, "file": _file, "mutated": _mutated, "titled": _titled, "name": _dressed}
    kind = chance.choice((*makers, "name", "name", "split", "alias"))
    if kind == "split":
        return Planted(f"Seen at home with {given}", (given, last), second=f"{last} said that all was well.")
    if kind == "alias":
        return Planted(chance.choice((*ENGLISH, *WELSH)).format(person.known_as[0]), person.known_as)
    return makers[kind](given, last, chance)


def _titled(given: str, last: str, chance: random.Random) -> Planted:
    written = chance.choice((f"Mrs {last}", f"Mr {given} {last}", f"Dr {last}", f"Ms {given[0]}. {last}"))
    return Planted(chance.choice((*ENGLISH, *WELSH)).format(written), (last,))


def _dressed(given: str, last: str, chance: random.Random) -> Planted:
    written = chance.choice(
        (
            f"{given} {last}",
            given,
            last,
            f"{last}, {given}",
            f"{last.upper()} {given}",
            f"{given} Ann {last}",
            f"{given}{last}",
        )
    )
    dressed = chance.choice(list(DRESSES.values()))(written, chance)
    canaries = tuple(word for word in (given, last) if word in written or word.upper() in written)
    return Planted(chance.choice((*ENGLISH, *WELSH)).format(dressed), canaries)


def _initials(given: str, last: str, chance: random.Random) -> Planted:
    first, second = _plain(given, chance)[0], _plain(last, chance)[0]
    written = chance.choice((f"{first}.{second}.", f"{first}. {second}.", f"{first}.{second}", f"{given[0]}. {last}"))
    canary = last if last in written else f"qq{first}{second}qq"
    return Planted(f"Spoke with qq {written} qq about school", (canary,))


def _file(given: str, last: str, chance: random.Random) -> Planted:
    parts = (f"{given}-{last}.txt", f"{given}{last}_visit.docx", f"{last}_{given}_2021.pdf", f"{given[0]}{last}.txt")
    name = chance.choice(parts)
    return Planted(f"notes/{chance.choice((name, name.lower()))}", (last,))


def _mutated(given: str, last: str, chance: random.Random) -> Planted:
    forms = [form for name in (given, last) for form in {**GIVEN, **FAMILY}[name]]
    if not forms:
        return Planted(f"Gwelwyd {given} ddoe", (given,))
    form = chance.choice(forms)
    frame = chance.choice((*MUTATING.values(), *ENGLISH))
    return Planted(frame.format(form), (form,))


def address_case(of: Family, chance: random.Random) -> Planted:
    house = str(chance.randrange(2, 199))
    forms = {
        f"{house} {of.street}": (of.street,),
        f"{house}, {of.street}, {of.town}": (of.street, of.town),
        of.street.upper(): (of.street,),
        of.street.replace(" ", "\u00a0"): (of.street,),
        of.street.replace(" ", "\n"): (of.street,),
        f"Flat 2, {house} {of.street}": (of.street,),
        of.street.replace("Road", "Rd"): (of.street.split(" ")[1 if of.street.endswith("n") else 0],),
        of.town: (of.town,),
        chance.choice(TOWNS[of.town]): (),
        of.postcode: (of.postcode,),
        of.postcode.replace(" ", ""): (of.postcode,),
        of.postcode.lower(): (of.postcode,),
        f"{of.mother.details[0][1][:5]} {of.mother.details[0][1][5:]}": (of.mother.details[0][1],),
        f"+44 {of.mother.details[0][1][1:]}": (of.mother.details[0][1][1:],),
    }
    written = chance.choice(list(forms))
    return Planted(chance.choice(ENGLISH).format(written), forms[written] or (written,), is_address=True)


# ---- where a text may stand ----------------------------------------------------------------------------------------


def _event(nth: int, planted: Planted, chance: random.Random, people: tuple[Involvement, ...]) -> Event:
    text, second = planted.text, planted.second
    fields = (
        "title",
        "fact",
        "action",
        "outcome",
        "decision",
        "decision_maker",
        "rationale",
        "impact",
        "child_voice",
        "place",
    )
    # A town that an agency is named for is no secret.
    fields = fields if planted.is_address else (*fields, "agency")
    told = {"title": "Visit", "fact": "A visit took place.", chance.choice(fields): text}
    if second:
        told |= {"title": text, "fact": second}
    source = Source(
        document=chance.choice(("records.xml", text)) if text.startswith("notes/") else "records.xml",
        locator=text if chance.random() < 0.1 else str(nth),
        quote=text,
        recorded_by=text if chance.random() < 0.1 else None,
    )
    when = When.on(dt.date(2018, 1, 1) + dt.timedelta(days=nth))
    key = f"notes:{text if chance.random() < 0.1 else nth}:{nth}#note"
    made = Account(key=key, when=when, kind=Kind.VISIT, people=people, source=source, **told)
    conflicts = (Conflict(field="outcome", values=((text, key), ("other", key))),) if chance.random() < 0.1 else ()
    return Event(key=key, when=when, kind=Kind.VISIT, people=people, accounts=(made,), conflicts=conflicts, **told)


def _besides(planted: Iterator[Planted]) -> dict[str, Any]:
    """One text in each place beside the events."""

    def text() -> str:
        return next(planted).text

    return {
        "findings": (
            Finding(key=f"rule:c1:{text()}", rule="rule", pattern="missed_contact", title=text(), statement=text()),
        ),
        "remarks": (
            Remark(theme=Theme.WHY_NOW, rule="rule", text=text()),
            Remark(theme=Theme.QUESTION, rule="rule", text=text()),
        ),
        "actions": (Action(text=text(), owner=text(), source=SOURCE),),
        "problems": (Problem(message=text(), source=Source(document=text(), locator=text())),),
        "ignored": (Ignored(document=text(), path=text(), reason=text(), count=1),),
        "documents": (
            DocumentRead(name=text(), sha256="ab" * 32, size=1, importer="notes", reason=text()),
            DocumentRead(name="records.xml", sha256="cd" * 32, size=1, importer="ics", reason="an export"),
        ),
        "tabulations": (
            Tabulation(
                name="agencies",
                title=text(),
                columns=("2018",),
                rows=(TabulationRow(label=text(), cells=(TabulationCell(count=1),)),),
                notes=(text(),),
            ),
        ),
        "graphs": (
            Graph(
                name="relationships",
                nodes=(Node(id="n1", kind="agency", label=text()), Node(id=text(), kind="agency", label="an agency")),
                edges=(Edge(start="n1", end="n1", kind="took_part", basis=text()),),
                positions=(("n1", 0.5, 0.5),),
            ),
        ),
        "decisions": (
            Decision(
                case="1",
                target="none",
                field="printed",
                value="true",
                by=text(),
                at=dt.datetime(2021, 1, 1, tzinfo=dt.UTC),
                reason=text(),
            ),
        ),
    }


BESIDES = 24


def chronology(of: Family, planted: list[Planted], chance: random.Random, **more: Any) -> Chronology:
    """A case in which every text stands somewhere."""
    child = Person(
        id="c1", name="Aderyn Plentyn", kind=PersonKind.CHILD, born=When.on(dt.date(2012, 5, 1)), source=SOURCE
    )
    people = (
        Involvement(person="c1", role="subject"),
        *(Involvement(person=person.id) for person in chance.sample(of.named, 2)),
    )
    besides, told = planted[:BESIDES], planted[BESIDES:]
    events = tuple(_event(nth, each, chance, people) for nth, each in enumerate(told))
    values: dict[str, Any] = {
        "subjects": ("c1",),
        "as_at": dt.date(2023, 11, 30),
        "cover": Cover(purpose="Review", author=of.worker.name, registration="W/123456"),
        "profile": "review",
        "language": "en",
        "practice": PracticeUsed(name="wales", version="1", sha256="ef" * 32),
        "people": (child, *of.named),
        "relationships": (
            Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE),
            Relationship(from_person=of.neighbour.id, to_person="c1", kind="neighbour", source=SOURCE),
        ),
        "places": (
            Place(
                id="p1",
                kind=PlaceKind.HOUSEHOLD,
                name="Present home",
                address=f"7 {of.street}, {of.town}, {of.postcode}",
                members=(Membership(person="m1"),),
                source=SOURCE,
            ),
        ),
        "events": events,
        "serials": tuple(
            Serial(event=event.key, number=nth, reference=f"R{nth}", printed=True)
            for nth, event in enumerate(events, start=1)
        ),
        "significance": tuple(
            Significance(event=event.key, level=Level.HIGH, reasons=(Reason(rule="kind", text="A visit"),))
            for event in events
        ),
        **_besides(iter(besides)),
        **more,
    }
    return Chronology(**values)


def made(seed: int, count: int, profile: str = "review") -> tuple[Chronology, list[Planted]]:
    """A case with so many planted texts, and these; of a family's document, those that it keeps from the family."""
    chance = random.Random(seed)
    of = family(chance)
    coded = profile == "review"
    planted = [
        address_case(of, chance)
        if chance.random() < 0.2
        else name_case(chance.choice(of.named if coded else (of.neighbour,)), chance)
        for _ in range(count)
    ]
    built = chronology(of, planted, chance, profile=profile)
    if not coded:
        # The family and the workers keep their names, which are no part of what is withheld here.
        built = replace(built, cover=replace(built.cover, excluded=("A. Stranger",)))
    return built, planted
