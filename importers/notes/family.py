"""Whom the head of a file of notes names: whose file it is, their family with what each is, and who works with them.

"Case notes: Mali Prys (dob 01/02/2016)", "Mother: Ann Prys", "Mali's father: Huw Rees", "Ceri Prys - MGM", a table of names.
Every line of the head is one that labels somebody; what is only told there is no head.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.model import When
from chronology.people import called_behind, called_within, is_at_work, kin_called, role_of, turned
from chronology.prose.phrases import folded
from chronology.prose.sentences import Span
from chronology.prose.vocabulary import sector_of
from importers.notes.family_listed import listed
from importers.notes.family_names import NAME_WORD, also_called, born_behind, day_of, end_of, is_name, patterns, table

_STATEMENTS = re.compile(
    r"[;|\t\n]| {3,}| {2,}(?=[A-Z][\w'\u2019/ -]{1,30}:\s)|(?<=[^\W\d_]{3})\.(?=\s+[A-Z])|(?<=[)\"\u201d\d])\.(?=\s+[A-Z]|\s*\Z)"
)
# Whose file it is, by the label.
_ABOUT = ("child", "adult")
_LABEL = re.compile(r"\s*[-*\u2022#]*\s*(?P<label>[^:;,()\d]{2,40}?)\s*:\s*(?P<rest>\S.*)", re.DOTALL)
_DASHED = re.compile(r"\s*[-*\u2022#]*\s*(?P<label>[^:;,()\d]{2,40}?)\s*[-\u2013\u2014=]\s+(?P<rest>\S.*)", re.DOTALL)
_BARE = re.compile(r"\s*(?P<label>[A-Z]{2,4}|[A-Z][a-z]+(?: [a-z]+)?)\s+(?P<rest>[A-Z].*)", re.DOTALL)
_OF = re.compile(r"(?P<role>.+?) (?:of|to|i) (?P<whose>.+)|(?P<owner>.+?)(?:'s|s') (?P<kin>.+)")
_AND = re.compile(r"\s*(?:,|&|/|\band\b|\bac?\b(?= [A-Z]))\s*")
_ROOM = re.compile(r"\s+(?=[A-Z])")
# "Ian and Ann Example": the family name stands once for both.
_ONE_FAMILY = re.compile(
    rf"(?P<one>{NAME_WORD})\s+(?:&|and|ac?)\s+(?P<other>{NAME_WORD})\s+(?P<family>{NAME_WORD})(?![\w'\u2019-]| {NAME_WORD})"
)
# A label of several: a comma behind it stands between two of them.
_OF_SEVERAL = re.compile(r"s\Z|\b(?:children|people|household|plant|brodyr|teulu)\b", re.IGNORECASE)
_PEOPLE_AT_MOST = 6
_POST_AT_MOST = 4
_WHOLE = rf"(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?{NAME_WORD}(?: {NAME_WORD}){{1,2}})"
_IN_BRACKETS = re.compile(rf"(?<![\w'\u2019-]){_WHOLE} ?\((?P<role>[^(),;]{{2,40}})\)")
# All of a line, or of what stands behind whom it is to or from.
_ALONE = re.compile(
    rf"\s*(?i:(?:to|from|cc|copy|by|author|signed|prepared by|report by)\s*:\s*)?{_WHOLE},\s(?P<role>[A-Za-z][\w '\u2019&/-]{{1,40}}?)\s*(?:,.*|\.?\s*)\Z",
    re.DOTALL,
)
_LONGEST = 300
# "lives with husband Ron Example", "Family - son Huw Example".
_OPENED = re.compile(
    r"(?P<label>[^\W\d_][^:;,()\d]{2,38}?)\s*(?:[-\u2013\u2014]\s|(?<=with) |(?<=for) )\s*(?P<rest>\S.*)", re.DOTALL
)
_SMALL_WORD = re.compile(r"\b[a-zà-ÿ]{3,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody a head names: `role` is a word for what they are, "child" for those the file is about."""

    name: str
    role: str
    of: str = ""
    """The child of whom the head says they are something; of all of the file's where it says of nobody."""
    born: When | None = None
    known_as: tuple[str, ...] = ()
    agency: str = ""
    span: Span


def named_in_head(text: str, lines: Sequence[Span]) -> tuple[Named, ...]:
    """Everybody the lines of a head name, in their order; each line as it stands."""
    found: list[Named] = []
    columns: tuple[str, ...] = ()
    contact = ""
    for line in lines:
        words = text[line.start : line.end]
        cells = _cells(words)
        if own := _columns(cells):
            columns = own
        elif columns and len(cells) == len(columns):
            found += _of_row(cells, columns, line)
        else:
            columns = ()
            last = contact
            contact = _only_named(words)
            said = _said_of(last, words, line)
            found += [said] if said else [*_of_line(words[:_LONGEST], line)] or _born_below(words[:_LONGEST], found)
    return _once(found)


def _once(found: Sequence[Named]) -> tuple[Named, ...]:
    """Each name once; what a later line adds of somebody stands with the first."""
    known: dict[tuple[str, str, str], Named] = {}
    for one in found:
        key = (folded(one.name), one.role, one.of)
        known[key] = replace(known[key], born=known[key].born or one.born) if key in known else one
    return tuple(known.values())


# ---- tables ------------------------------------------------------------------------------------------------------


def _cells(words: str) -> tuple[str, ...]:
    mark = "\t" if "\t" in words else "|"
    return tuple(cell.strip() for cell in words.strip(" |").split(mark)) if mark in words else ()


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a table of people hold, by its headings; nothing where they are none."""
    kinds = {folded(word): kind for kind in ("name", "role", "born") for word in table()[f"{kind}_columns"]}
    found = tuple(kinds.get(folded(cell).strip(" :"), "") for cell in cells)
    return found if {"name", "role"} <= set(found) or {"name", "born"} <= set(found) else ()


def _of_row(cells: Sequence[str], columns: Sequence[str], line: Span) -> Iterator[Named]:
    held = {kind: cell for kind, cell in zip(columns, cells, strict=True) if kind}
    known = _meant(held.get("role", ""))
    if known:
        role, of = known
        for one in _people(held["name"], role, of, line):
            yield replace(one, born=one.born or day_of(held.get("born", "")))


# ---- lines -------------------------------------------------------------------------------------------------------


def _of_line(words: str, line: Span) -> Iterator[Named]:
    """Those a line names: after a label, or before what they are; a birth that stands by itself is of whom it named last."""
    role, of = "", ""
    last: Named | None = None
    for statement in _STATEMENTS.split(words):
        labelled = _LABEL.match(statement) or _bare(statement)
        dashed = _DASHED.match(statement)
        if labelled is None and dashed and _meant(dashed["label"]):
            labelled = dashed
        found: list[Named] = []
        if labelled and (known := _meant(labelled["label"])):
            role, of = known
            found = [*_people(labelled["rest"], role, of, line, of_one=not _OF_SEVERAL.search(labelled["label"]))]
            found = _born_since(found) if role in _ABOUT else found
        elif (title := labelled or dashed) and (titled := _title_of_file(title, line)):
            found = titled
        elif rest := _beside(statement):
            found = [*(_in_list(rest, line, labelled=True) or _behind(rest, line))]
        elif not labelled:
            found = [*(_in_list(statement, line, labelled=False) or _behind(statement, line))]
        if not found and last and patterns()["born"].match(statement.strip()):
            yield replace(last, born=last.born or born_behind(statement))
        yield from found
        last = found[-1] if found else last


def _born_since(found: list[Named]) -> list[Named]:
    """One child by two names, of which the first is from before the birth: "Person: UNBORN EXAMPLE / EXAMPLE, Rowan"."""
    if len(found) != len(_ABOUT) or folded(found[0].name).split()[0] not in table()["unborn"]:
        return found
    return [replace(found[1], known_as=(*found[1].known_as, found[0].name))]


def _beside(statement: str) -> str:
    """What stands behind a label of those beside whom a file is about: "NOK: ...", "Emergency contact 1: ...", "lives with ...".

    Without a colon only where what somebody is follows: "lives with" may be told of anybody.
    """
    words = statement.lstrip(" -*\u2022#")
    label, colon, rest = words.partition(":")
    if colon and re.sub(r"\s*\d{1,2}\Z", "", folded(label).strip(" *_-")) in table()["beside"]:
        return rest
    opened = _OPENED.match(words)
    plain = folded(opened["label"]).strip() if opened else ""
    return opened["rest"] if opened and plain in table()["beside"] else ""


def _only_named(words: str) -> str:
    """The one whom a line gives as a contact without a word for what they are: the next line may say it."""
    name = _beside(words).strip()
    return name if is_name(name) and " " in name else ""


def _said_of(contact: str, words: str, line: Span) -> Named | None:
    """What the line below a contact says of them: "Relationship: daughter" below "Main contact: Ann Example"."""
    label, _, rest = words.partition(":")
    if not contact or folded(label).strip(" -*_") not in table()["relation_labels"] or not (role := kin_called(rest)):
        return None
    return Named(name=contact, role=role, span=line)


def _title_of_file(labelled: re.Match[str], line: Span) -> list[Named]:
    """Whose file a title says it is, by a birth behind the name: "Placement log - Ann Example (03/03/2016)"."""
    words = folded(labelled["label"]).split()
    if not words or words[-1] not in table()["file_words"]:
        return []
    first = next(_people(labelled["rest"], "child", "", line, of_one=True), None)
    return [first] if first and first.born else []


def _in_list(words: str, line: Span, *, labelled: bool) -> list[Named]:
    return [
        Named(name=one.name, role=one.role, born=one.born, known_as=one.known_as, span=line)
        for one in listed(words, labelled=labelled)
    ]


def _born_below(words: str, found: Sequence[Named]) -> list[Named]:
    """A birth on a line of its own is of the one whose file it is, where nobody was named since."""
    about = {one.name for one in found if one.role in _ABOUT}
    own = bool(found) and about == {found[-1].name} and patterns()["born"].match(words.strip(" -*\u2022#|")) is not None
    return [replace(found[-1], born=found[-1].born or born_behind(words))] if own else []


def _bare(statement: str) -> re.Match[str] | None:
    """A title without its colon: "HV Karen Lee, Elm Surgery", "Case notes Mali Prys"; of family only their initials."""
    found = _BARE.match(statement)
    role = role_of(found["label"]) if found else None
    short = found is not None and (found["label"].isupper() or (role is not None and role.titles is not None))
    return found if role is not None and short else None


def _behind(statement: str, line: Span) -> Iterator[Named]:
    """Those named before what they are: "Ceri Prys - MGM", "Ann Lee (social worker)", "Huw Rees, father of Mali"."""
    words = statement.strip(" -*\u2022#")
    name = patterns()["name"].match(words)
    family_first = turned(words, of_one=True)
    if name is None or not (family_first or is_name(name[0])):
        return
    rest = words[family_first[0] if family_first else name.end() :]
    parts = re.split(r"[,()\u2013\u2014]|\s-\s|\s-(?=\w)", rest)
    # "Visit moved to next week (SW)": a sentence stands between, and what it ends with is nobody's post.
    if _SMALL_WORD.search(parts[0]) and not patterns()["born"].match(parts[0].strip()) and not family_first:
        return
    for part in parts:
        # A title of minutes says of whom they are: "Strategy meeting - adult at risk".
        if (known := _meant(part.strip(" .:"))) and known[0] != "adult":
            yield from _people(words, *known, line, of_one=family_first is not None)
            return


def _meant(label: str) -> tuple[str, str] | None:
    """(what somebody is, of whom) that a label says; nothing for a label of anything else."""
    plain = " ".join(folded(label).split()).strip(" *_:.")
    if any(plain in table()[labels] for labels in ("files", "children", "anybody")):
        return "child", ""
    if plain in table()["adults"]:
        return "adult", ""
    if plain in table()["brothers_and_sisters"]:
        return _role(plain) or "sibling", ""
    if role := _role(plain):
        return role, ""
    found = _OF.fullmatch(" ".join(label.split()).strip(" *_:."))
    if found is None:
        return None
    role = _role(folded(found["role"] or found["kin"]))
    whose = found["whose"] or found["owner"]
    return (role, whose) if role and is_name(whose) else None


def _role(plain: str) -> str:
    if kin := kin_called(plain):
        return kin
    known = role_of(plain)
    return known.says if known else plain if is_at_work(plain) else ""


# ---- who comes to a meeting, writes or is written to ------------------------------------------------------------


def at_work_in(text: str, lines: Sequence[Span]) -> Iterator[Named]:
    """Those whom a line names with what they are at work: "Ann Lee (social worker)", "To: Ann Lee, Social Worker"."""
    for line in lines:
        words = text[line.start : line.end]
        for found in (*_IN_BRACKETS.finditer(words), *filter(None, (_ALONE.match(words),))):
            role = _post(folded(found["role"]))
            if role and is_name(found["name"]):
                yield Named(name=found["name"], role=role, span=line)


def _post(plain: str) -> str:
    """What somebody is at work; behind words that say of what kind: "consultant psychiatrist"."""
    known, last = role_of(plain), plain.rsplit(" ", maxsplit=1)[-1]
    if known is not None or is_at_work(plain):
        return known.says if known and known.titles is not None else plain if is_at_work(plain) else ""
    # "Excluded by chair" is what was done with somebody, and not what they are.
    told_of = " by " in f" {plain} " or plain.startswith(("not ", "no "))
    return plain if len(plain.split()) <= _POST_AT_MOST and is_at_work(last) and not told_of else ""


def _people(words: str, role: str, of: str, line: Span, *, of_one: bool = False) -> Iterator[Named]:
    """The names of a value, each with the birth date and the other name behind it; `of_one` whose label is of one."""
    pattern = patterns()["name"]
    words = _ONE_FAMILY.sub(r"\g<one> \g<family> and \g<other> \g<family>", words, count=1)
    at, count = 0, 0
    while count < _PEOPLE_AT_MOST and (found := pattern.match(words, at)):
        within = called_within(words, at)
        # Of colleagues what follows a comma is where they work: "Social worker: MASH, North".
        family_first = None if is_at_work(role) else turned(words, at, of_one=of_one)
        ends, name, other = within or (*(family_first or (found.end(), found[0])), "")
        name = name.rstrip(".") if not name.endswith(("Jr.", "Snr.")) else name
        called, reach = called_behind(name, words[ends:])
        end = end_of(words, ends + reach)
        behind = words[ends:end]
        if not is_name(name):
            return
        count += 1
        agency = _agency(behind) if is_at_work(role) else ""
        also = also_called((other, called), behind)
        yield Named(name=name, role=role, of=of, born=born_behind(behind), known_as=also, agency=agency, span=line)
        parted = _AND.match(words, end) or (_ROOM.match(words, end) if behind.endswith(")") else None)
        # The names of colleagues are each behind a label of their own: what follows a comma is where they work; or live.
        if (
            parted is None
            or is_at_work(role)
            or (of_one and role not in _ABOUT and not parted[0].strip()[:1].isalpha())
        ):
            return
        at = parted.end()


def _agency(behind: str) -> str:
    parts = (part.strip(" .)") for part in re.split(r"[,(]", behind))
    return next((part for part in parts if part and sector_of(folded(part)) is not None), "")
