"""People, what they are to each other, and the places they share, as an ICS export holds them."""

from collections.abc import Iterator

from chronology.dates import written
from chronology.documents import Document, Element, local_name
from chronology.hooks import Read
from chronology.model import Membership, Person, PersonKind, Place, PlaceKind, Problem, Relationship, When
from importers.ics.frame import Frame
from importers.ics.vocabulary import meaning, relationship

_DETAILS = {
    "Ethnicity": "ethnicity",
    "Disability": "disability",
    "FirstLanguage": "first language",
    "JobTitle": "job title",
    "Agency": "agency",
}
_DATES = ("BirthDate", "ExpectedBirthDate", "DeathDate")
_PERSON = {*_DETAILS, *_DATES, "Identifier", "FamilyName", "GivenNames", "KnownAs", "Sex"}
_SEXES = {"M": "male", "F": "female", "1": "male", "2": "female", "U": "not known", "0": "not known", "9": "not stated"}


def coded(element: Element) -> str:
    """The words of a coded element; where it has none, what the code means or the code as it stands."""
    text = " ".join((element.text or "").split())
    if text:
        return text
    code, scheme = element.get("code") or "", element.get("scheme") or ""
    return meaning(scheme, code) or (f"{code} ({scheme})" if scheme else code)


def read_person(element: Element, document: Document, frame: Frame) -> Iterator[Read]:
    """One `Person`, with a problem for each part of it that could not be read."""
    frame.count(1)
    identity = element.get("id") or ""
    path = f"/ICSExport/People/Person[@id='{identity}']"
    values: dict[str, list[str]] = {}
    identifiers: list[tuple[str, str]] = []
    details: list[tuple[str, str]] = []
    dates: dict[str, When] = {}
    for child in element:
        name = local_name(child.tag)
        text = " ".join((child.text or "").split())
        if name not in _PERSON:
            yield frame.unknown(child, f"{path}/{name}")
            continue
        frame.count(1)
        yield from frame.inside(child, f"{path}/{name}")
        if name == "Identifier":
            identifiers.append((child.get("scheme") or "", child.get("code") or text))
        elif name in _DETAILS:
            details.append((_DETAILS[name], coded(child)))
        elif name in _DATES:
            when = written(text)
            if when is None:
                yield frame.problem(f"the {name} is not a date", f"{path}/{name}")
            else:
                dates[name] = when
        else:
            values.setdefault(name, []).append(text or child.get("code") or "")
    if not identity:
        yield frame.problem("a person has no id; records cannot refer to them", path)
    full = " ".join((*values.get("GivenNames", ()), *values.get("FamilyName", ()))).strip()
    # The format gives an organisation no name of its own; systems write it as its agency.
    full = full or next((value for label, value in details if label == "agency"), "")
    frame.names[identity] = full or identity
    if agency := next((value for label, value in details if label == "agency"), ""):
        frame.agencies[identity] = agency
    yield from _kind_problem(element, frame, path)
    yield Person(
        id=identity,
        kind=_kind(element),
        name=full,
        known_as=tuple(values.get("KnownAs", ())),
        identifiers=tuple(identifiers),
        born=dates.get("BirthDate"),
        expected=dates.get("ExpectedBirthDate"),
        died=dates.get("DeathDate"),
        sex=_sex(values.get("Sex")),
        details=tuple(details),
        protected_address=element.get("protectedAddress") in ("true", "1"),
        is_subject=element.get("subject") in ("true", "1"),
        source=document.source(path),
    )


def _sex(values: list[str] | None) -> str | None:
    return _SEXES.get(values[0].upper(), values[0]) if values else None


def _kind(element: Element) -> PersonKind:
    kind = element.get("kind") or ""
    return PersonKind(kind) if kind in set(PersonKind) else PersonKind.UNKNOWN


def _kind_problem(element: Element, frame: Frame, path: str) -> Iterator[Problem]:
    if _kind(element) is PersonKind.UNKNOWN:
        yield frame.problem("the kind of person is not child, adult, professional or organisation", path)


def read_relationship(element: Element, document: Document, frame: Frame) -> Iterator[Read]:
    """One `Relationship`: what "from" is to "to"."""
    frame.count(1)
    for child in element:
        yield frame.unknown(child, "/ICSExport/People/Relationship/*")
    start, end = element.get("from") or "", element.get("to") or ""
    path = f"/ICSExport/People/Relationship[@from='{start}'][@to='{end}']"
    for person in (start, end):
        if person not in frame.names:
            yield frame.problem("a relationship names a person who is not in the file", path)
    yield from _unreadable(element, path, frame)
    responsibility = element.get("parentalResponsibility")
    yield Relationship(
        from_person=start,
        to_person=end,
        kind=relationship(element.get("type") or "not stated"),
        when=_optional(element.get("start")),
        until=_optional(element.get("end")),
        parental_responsibility=None if responsibility is None else responsibility in ("true", "1"),
        source=document.source(path),
    )


def _unreadable(element: Element, path: str, frame: Frame) -> Iterator[Problem]:
    """Dates of a relationship or a membership that are none."""
    for name in ("start", "end"):
        if element.get(name) and _optional(element.get(name)) is None:
            yield frame.problem(f"the {name} date cannot be read as a date", path)


def _optional(text: str | None) -> When | None:
    return written(text) if text else None


def read_place(element: Element, document: Document, frame: Frame) -> Iterator[Read]:
    """One `Place` with its members."""
    frame.count(1)
    identity = element.get("id") or ""
    path = f"/ICSExport/People/Place[@id='{identity}']"
    name = ""
    address: list[str] = []
    members: list[Membership] = []
    for child in element:
        part = local_name(child.tag)
        text = " ".join((child.text or "").split())
        if part == "Member":
            members.append(_member(child))
            yield from _unreadable(child, f"{path}/Member", frame)
        elif part == "Name":
            name = text
        elif part in ("AddressLine", "Postcode", "Authority"):
            address.append(text or child.get("code") or "")
        else:
            yield frame.unknown(child, f"{path}/{part}")
            continue
        frame.count(1)
        yield from frame.inside(child, f"{path}/{part}")
    frame.places.add(identity)
    kind = element.get("kind") or ""
    if kind not in set(PlaceKind):
        yield frame.problem("the kind of place is not household, address, school, placement or setting", path)
    yield Place(
        id=identity,
        kind=PlaceKind(kind) if kind in set(PlaceKind) else PlaceKind.SETTING,
        name=name,
        address=", ".join(filter(None, address)),
        protected=element.get("protected") in ("true", "1"),
        members=tuple(members),
        source=document.source(path),
    )


def _member(element: Element) -> Membership:
    return Membership(
        person=element.get("person") or "",
        role=element.get("role") or "",
        when=_optional(element.get("start")),
        until=_optional(element.get("end")),
    )
