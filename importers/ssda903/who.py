"""Who a child of the return is, in every file that tells of them; and the child of a young person who is a mother."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chronology.hooks import Read
from chronology.model import Account, Involvement, Kind, Person, PersonKind, Relationship, When
from chronology.model.making import maker
from importers.ssda903.days import day_of
from importers.ssda903.rows import Row
from importers.ssda903.tables import HEADER, Wording, tables, wording
from importers.ssda903.telling import SYSTEM, Case, Said, in_sentences
from importers.ssda903.words import in_words

_person = maker(Person)


def birthday(rows: Mapping[str, Sequence[Row]]) -> When | None:
    """The day of birth in the header; without one, what the other tables repeat of it where they agree."""
    text = next((row["DOB"] for row in rows.get(HEADER, ()) if row["DOB"]), "")
    if not text:
        told_elsewhere = {row["DOB"] for found in rows.values() for row in found if row["DOB"]}
        text = told_elsewhere.pop() if len(told_elsewhere) == 1 else ""
    return day_of(text).when if text else None


def people(rows: Mapping[str, Sequence[Row]], case: Case, born: When | None) -> Iterator[Read]:
    """The child, in each file that tells of them, so that each file's accounts are known to be theirs; and their own child."""
    first = next(iter(rows.values()))[0]
    header = next(iter(rows.get(HEADER, ())), None)
    yield _child(header or first, born, rows, case)
    if len(case.places) > 1:
        by_file: dict[int, Row] = {}
        for found in rows.values():
            for row in found:
                by_file.setdefault(row.file, row)
        by_file.pop((header or first).file)
        for file in sorted(by_file):
            source = case.source(by_file[file], "")
            yield _person(id=case.child, kind=PersonKind.CHILD, born=born, is_subject=True, source=source)
    if born is not None:
        yield _birth(header, rows, case, born)
    if header is not None:
        case.ledger.account(header)
        if header["MC_DOB"]:
            yield from _own_child(header, case)
    for row in rows.get(HEADER, ())[1:]:
        case.ledger.account(row)


@cache
def _reported_birth() -> tuple[Wording, Said]:
    told = wording({"kind": Kind.BIRTH, "fact": ["Date of birth as recorded in the return."]})
    return told, in_sentences(told, {})


def _birth(header: Row | None, rows: Mapping[str, Sequence[Row]], case: Case, born: When) -> Account:
    row = header or next(row for found in rows.values() for row in found if row["DOB"])
    birth, said = _reported_birth()
    key = f"{SYSTEM}:{case.record}:child:1#born"
    return case.account(row, birth, said, key=key, when=born, quoted=f"DOB {row['DOB']}")


def _child(row: Row, born: When | None, rows: Mapping[str, Sequence[Row]], case: Case) -> Person:
    """The person. The return holds no names."""
    upn = row["UPN"]
    is_number = bool(upn) and in_words("upn", upn) == upn
    sexes = dict.fromkeys(
        in_words("sex", own["SEX"])
        for name, found in rows.items()
        if "SEX" in tables()[name].how
        for own in found
        if own["SEX"]
    )
    return _person(
        id=case.child,
        kind=PersonKind.CHILD,
        identifiers=(("CHILD", case.child), *((("UPN", upn),) if is_number else ())),
        born=born,
        sex=" or ".join(sexes) or None,
        details=tuple(_details(row, rows)),
        is_subject=True,
        source=case.source(row, ""),
    )


def _details(row: Row, rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    how = tables()[HEADER].how
    for own in rows.get(HEADER, ()):
        if own["ETHNIC"]:
            yield "ethnicity", in_words(how["ETHNIC"], own["ETHNIC"])
        if own["MOTHER"] and in_words(how["MOTHER"], own["MOTHER"]) != "no":
            yield "is a mother", in_words(how["MOTHER"], own["MOTHER"])
        for column in ("UASC", "UASC_STATUS"):
            if own[column] and in_words(how[column], own[column]) != "no":
                yield "unaccompanied asylum-seeking child", in_words(how[column], own[column])
    upn = row["UPN"]
    if upn and (why := in_words("upn", upn)) != upn:
        yield "no pupil number because", why
    for own in rows.get("uasc", ()):
        yield "unaccompanied asylum-seeking child", "yes"
        if own["DUC"]:
            yield "counts as one until", in_words("date", own["DUC"])


def _own_child(header: Row, case: Case) -> Iterator[Read]:
    """The child of a young person who is a mother: somebody else, whose birth belongs in both their stories."""
    baby = f"{case.child}~child"
    born = day_of(header["MC_DOB"]).when
    source = case.source(header, f"MC_DOB {header['MC_DOB']}")
    yield _person(id=baby, kind=PersonKind.CHILD, born=born, source=source)
    yield Relationship(from_person=case.child, to_person=baby, kind="mother", source=source)
    yield Account(
        key=f"{SYSTEM}:{case.record}:own-child:1#born",
        when=born,
        kind=Kind.BIRTH,
        title="The young person's child born",
        fact="The young person had a child while looked after, as recorded in the return.",
        people=(Involvement(person=baby, role="subject"), Involvement(person=case.child, role="mother")),
        source=source,
    )
