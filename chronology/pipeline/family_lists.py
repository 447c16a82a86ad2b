"""What lists of people say outright: who came to a meeting and as what, and a family in a row ("mum Ann Prys, bro Rhys (17)")."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from chronology.model import Account, Person, Restriction, Source
from chronology.people import (
    folded,
    is_at_work,
    kin_called,
    kin_words,
    names_of,
    parts_of,
    role_of,
    role_words,
    unknown_id,
    words_for_kin,
)
from chronology.pipeline.cast import Cast
from chronology.tables import shipped_table

_NAME = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}"
_OF = re.compile(r"(?P<role>[^()\d]+?) (?:of|to) (?P<of>.+)|(?P<whose>[^()]+?)['\u2019]s (?P<kin>.+)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_CHILDREN = re.compile(
    r"^\W{0,4}(?:(?:subject )?child(?:ren)?|names? of child(?:ren)?|children's names|plant)(?: subject)?\s?:\s{0,4}(?P<names>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
# "Ann Prys 19.02.2014; Cai Prys 07.05.2019": children with their births, without a word for what they are.
_BORN = r"\(?(?:b\.? ?|dob:? ?|born )?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\)?"
_WITH_BIRTHS = re.compile(rf"^\W{{0,4}}(?P<names>{_NAME},? {_BORN}(?:[;,] {_NAME},? {_BORN})+)\W*$", re.MULTILINE)
_EACH = re.compile(rf"(?:\A|[,;&/]|\band\b|\ba\b)\s*(?P<name>{_NAME})")
_CELLS = re.compile(r"\t|\s*\|\s*")
_WITH_ROLE = re.compile(
    rf"(?:\A|[;,:&]|\band\b|\bac?\b)\s*(?P<name>(?:(?:Mrs?|Ms|Miss|Dr)\.? )?(?:[A-Z]\.? )?{_NAME}) \((?P<role>[^()\n\d]{{2,40}})\)(?=\s*(?:[;,.&]|and\b|ac?\b|\Z))"
)
_IN_ROW = re.compile(
    r"(?:\A|[;,:.])\s*(?:[A-Z][\w'\u2019.-]* ){1,3}?[A-Z][\w'\u2019-]+(?: [A-Z]\w+)?(?: \([^()\n]{2,60}\))?(?=\s*(?:[;,.]|\Z))"
)
# Whether somebody came is no work: "excluded by chair", "not invited".
_NO_POST = re.compile(r"\b(?:by|not|excluded|invited|apolog\w+|absent|away|no show)\b")
_INITIAL = re.compile(r"[A-Z]\.? [A-Z][\w'\u2019-]+\Z")
_SEVERAL = 2
_LONGEST_AGENCY = 50
# "Family: mum Ann Prys, bro Rhys (17) and nan Gwen": nothing else stands between, and nobody before whose mother it would be.
_NEXT = re.compile(rf"(?:\s?,?\s?{_BORN}[.;]?)?(?:\s?\([^()\n]{{1,30}}\))?\s?(?:,|;|/|&|\+|\band\b|\bac?\b|\s)+\s?")
_OPENS = re.compile(r"(?:\A|[.:;(\u2013-])\s*(?:lives with )?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outright:
    """Somebody with what a list says that they are: kin of the subject, or at work."""

    who: str
    role: str
    is_kin: bool
    source: Source
    is_agency: bool = False
    """It is of whom they came, and not as what: "Tom Beddoe | Example Housing"."""


@dataclass(frozen=True, slots=True)
class Family:
    """The children of whom a list of people is, and each parent it gives with the children whose they are."""

    children: tuple[str, ...]
    parents: tuple[tuple[Outright, tuple[str, ...]], ...]


@cache
def table() -> Mapping[str, Any]:
    """The words of `told_kin.toml`."""
    return shipped_table("chronology.pipeline", "told_kin.toml")


class FamilyLists:
    """Reads what lists say outright."""

    def __init__(self, subject: Person, cast: Cast, meant: Mapping[str, str]) -> None:
        self._cast, self._meant = cast, meant
        self._subject = subject.id
        lines = ((each.source, _children_of(each.source.quote or "")) for each in cast.settled.people)
        self._heads = {source.document: found for source, found in lines if found}
        """The line of a file's head that names the children whose it is."""
        self._own = frozenset(name.given for name in names_of(subject) if name.given)
        self._ids = frozenset(person.id for person in cast.people)

    def outright(self, account: Account) -> Iterator[Outright]:
        """From the rows of a table of people, and from sentences that list a family.

        A list of those who came to a meeting is the meeting's, also where something that was said there is kept from others; a
        sentence of such an entry may be what somebody said in confidence.
        """
        rows: list[Outright] = []
        of_people = False
        for line in (account.source.quote or account.fact).splitlines():
            cells = _cells(line)
            if len(cells) > 1:
                of_people = _heads_people(cells) or (of_people and not _heads(cells))
                rows += self._of_row(cells, _at(account.source, line), of_people=of_people)
            elif account.restriction is Restriction.NONE:
                yield from self._of_list(line, account.source)
            if len(cells) == 1:
                yield from self._of_brackets(line, account.source)
        # One row alone may be of anything: who asked, for whom something is to be done.
        if len({each.who for each in rows}) >= _SEVERAL:
            yield from rows

    def family(self, account: Account) -> Family:
        """The children whom a text gives as whose it is, the subject among them, and their parents in its list of people."""
        text = account.source.quote or account.fact
        listed = _children_of(text) or self._heads.get(account.source.document)
        bare = re.sub(_BORN, "", listed["names"]) if listed else ""
        named = [found["name"] for found in _EACH.finditer(bare)]
        children = {
            who: parts_of(name).given for name in named if (who := self._who(name, part=True) or self._child(name))
        }
        if self._subject not in children or len(children) < _SEVERAL:
            return Family((), ())
        rows = [cells for line in text.splitlines() if len(cells := _cells(line)) > 1]
        found = []
        for cells in rows:
            role, of = _parent(cells[1])
            if role and (who := self._who(cells[0])):
                row = Outright(who, role, is_kin=True, source=_at(account.source, cells[0]))
                found.append((row, of))
        whole = [role.role for role, of in found if not of]
        return Family(
            tuple(children),
            tuple(
                (
                    row,
                    tuple(who for who, given in children.items() if not of or _is_among(given, of, children.values())),
                )
                for row, of in found
                # Of two mothers of several children a list does not say whose each is.
                if of or whole.count(row.role) == 1
            ),
        )

    def _child(self, name: str) -> str:
        """A child of whom texts have the given name alone."""
        identity = unknown_id(name.split(maxsplit=1)[0])
        return identity if identity in self._ids else ""

    def _of_row(self, cells: Sequence[str], source: Source, *, of_people: bool) -> Iterator[Outright]:
        """A row that has a name first, and then what they are; below "Name | Agency" also of whom they came."""
        known = self._what(cells[1])
        name = _BRACKET.sub("", cells[0]).strip()
        if known is not None:
            if who := self._who(name, part=known[1]):
                yield Outright(who, *known, source)
        elif of_people and _is_agency(cells[1]) and (who := self._who(name)):
            yield Outright(who, cells[1], is_kin=False, source=source, is_agency=True)

    def _of_list(self, line: str, source: Source) -> Iterator[Outright]:
        """Two or more of a family in a row, each with what they are right before the name."""
        for run in _runs(line):
            pairs = [(found["name"], kin_called(found["role"])) for found in run]
            if len({name for name, _ in pairs}) >= _SEVERAL and len({role for _, role in pairs}) >= _SEVERAL:
                for name, role in pairs:
                    if (who := self._who(name, part=True)) and role:
                        yield Outright(who, role, is_kin=True, source=_at(source, line))

    def _of_brackets(self, line: str, source: Source) -> Iterator[Outright]:
        """Those who came, each with what they are in brackets: "Present: Ann Prys (mother); Ceri Hale (SW); Dr Rao (GP)"."""
        found = [
            (each["name"], known)
            for each in _WITH_ROLE.finditer(line)
            if (known := self._what(each["role"]) or self._what(each["role"].partition(",")[0]))
        ]
        # One alone is told in a row of several names; in a sentence it may be of anybody's.
        if len({role for _, (role, _) in found}) >= _SEVERAL or len(_IN_ROW.findall(line)) > _SEVERAL:
            for name, known in found:
                if who := self._who(name):
                    yield Outright(who, *known, _at(source, line))

    def _who(self, name: str, *, part: bool = False) -> str:
        """The id of whom words name by a whole name, or by a title and a family name; of kin also by a `part` of one."""
        own = parts_of(name)
        initial = _INITIAL.match(name) is not None
        if not (own.whole or own.title or part or initial) or role_of(name) is not None:
            return ""
        # "Sister Ama Example" of a list is Ama Example of the notes.
        for written in (name, *([name.partition(" ")[2]] if own.title and own.whole else ())):
            identity = self._cast.register.named(written) or unknown_id(written)
            identity = self._meant.get(identity, identity)
            if identity in self._ids:
                return identity
        return ""

    def _what(self, written: str) -> tuple[str, bool] | None:
        """What a cell says that somebody is, of the subject or at work; nothing where it is of somebody else.

        A cell may say two things: "Stepfather / father of Cai".
        """
        return next(filter(None, map(self._says, _two(written))), None)

    def _says(self, written: str) -> tuple[str, bool] | None:
        plain = _BRACKET.sub("", written).strip(" .,:").casefold()
        if (known := _role(plain)) is not None:
            return known
        of = _OF.fullmatch(plain)
        known = _role(of["role"] or of["kin"]) if of else None
        if of is None or known is None or not known[1]:
            return None
        return known if self._own & set(folded(of["of"] or of["whose"])) else None


def _heads(cells: Sequence[str]) -> bool:
    """The headings of another table."""
    return cells[0].casefold().strip(" .:") in table()["other_tables"]


def _heads_people(cells: Sequence[str]) -> bool:
    """The headings of a list of those who came: "Name | Agency"."""
    first, second = (cell.casefold().strip(" .:") for cell in cells[:2])
    return first in table()["names"] and second in table()["agencies"]


def _is_agency(written: str) -> bool:
    return any(map(str.isupper, written)) and not any(map(str.isdigit, written)) and len(written) <= _LONGEST_AGENCY


def _cells(line: str) -> Sequence[str]:
    return [cell.strip(" *") for cell in _CELLS.split(line.strip(" |"))]


def _two(written: str) -> Sequence[str]:
    """What a cell says, and the parts of what it says with a stroke between."""
    return (written, *(written.split("/") if "/" in written else ()))


def _children_of(text: str) -> re.Match[str] | None:
    """The line that names the children whose a text is: by its label, or each with a birth date."""
    return _CHILDREN.search(text) or _WITH_BIRTHS.search(text)


def _is_among(given: str, of: Collection[str], children: Collection[str]) -> bool:
    """A child whom a cell names, or whose initial it has that no other child has: "father of O and N"."""
    return given in of or (given[:1] in of and sum(each[:1] == given[:1] for each in children) == 1)


def _parent(written: str) -> tuple[str, frozenset[str]]:
    """("mother" or "father", the given names of the children of whom a cell says so, all where it says nothing more)."""
    return next((found for each in _two(written) if (found := _parent_said(each))[0]), ("", frozenset()))


def _parent_said(written: str) -> tuple[str, frozenset[str]]:
    plain = " ".join(_BRACKET.sub("", written).strip(" .,:").casefold().split())
    of = _OF.fullmatch(plain)
    known = role_of((of["role"] or of["kin"]) if of else plain)
    if known is None or known.says not in table()["one_each"]:
        return "", frozenset()
    return known.says, frozenset(folded(of["of"] or of["whose"])) if of else frozenset()


def _runs(line: str) -> Iterator[Sequence[re.Match[str]]]:
    """Those of a family who stand one behind another, from where a sentence or a list opens."""
    run: list[re.Match[str]] = []
    for found in _in_list().finditer(line):
        if run and _NEXT.fullmatch(line, run[-1].end(), found.start()):
            run.append(found)
            continue
        yield run
        run = [found] if _OPENS.search(line, max(0, found.start() - 20), found.start()) else []
    yield run


def _role(plain: str) -> tuple[str, bool] | None:
    """(what somebody is, whether it is kin) by a whole cell: "paternal aunt" is kept as it stands."""
    plain = " ".join(plain.split())
    if _NO_POST.search(plain):
        return None
    if kin := plain if plain in kin_words() else kin_called(plain):
        return kin, True
    known = role_of(plain)
    if known is not None:
        return known.says, False
    return (plain, False) if is_at_work(plain) else None


@cache
def _in_list() -> re.Pattern[str]:
    """What somebody of a family is, and the name right behind it; nobody's own kin: not "Ann's mum Pat"."""
    words = {word for word, role in role_words().items() if role.titles is None and "'" not in word}
    called = "|".join(
        re.escape(word).replace(r"\ ", "[ -]") for word in sorted({*words, *words_for_kin()}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w'\u2019-])(?<!['\u2019]s )(?<!his )(?<!her )(?P<role>(?i:{called}))[:,]? (?P<name>{_NAME})"
    )


def _at(source: Source, line: str) -> Source:
    """The place of one line of what a source quotes."""
    at = source.quote.find(line)
    if at < 0:
        return source
    start = source.start + at if source.start is not None else None
    return replace(source, quote=line, start=start, end=start + len(line) if start is not None else None)
