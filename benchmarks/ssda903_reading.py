"""SSDA903 returns to typed accounts against the bare readers of the same files; memory at 10 and at 100 MB."""

import csv
import datetime as dt
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from benchmarks.timing import Figure, cpu, paired, peak
from chronology.documents import Document
from chronology.hooks import Whom
from chronology.model import Account, Left, Person, Reading
from importers.ssda903 import Ssda903

# How many episodes a child has, as often as in a published sample of 2,675 children; nearly five reviews each.
_EPISODES = {0: 552, 1: 408, 2: 888, 3: 543, 4: 207, 5: 62, 6: 9, 7: 3, 8: 3}
_REVIEWS = {2: 3, 4: 5, 5: 5, 7: 3}
_NEXT = ["P"] * 6 + ["L"] * 3 + ["T"]
_LEGAL = ["C1", "C2", "V2", "E1"]
_PLACES = ["U6", "U4", "K2", "P1", "A5", "S1"]
_ENDS = ["E4A", "E4B", "E11", "E5", "E8"]
_SEED = 903
_ONE = "100007"
_START = dt.date(2015, 1, 1)
HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
}
Rows = Mapping[str, Sequence[Sequence[str]]]


def children(seed: int = _SEED) -> Iterator[Rows]:
    """Invented children without end, the same ones each time."""
    chance = random.Random(seed)  # noqa: S311  # invented children, not secrets
    number = 100_000
    while True:
        number += 1
        yield _child(str(number), chance)


def _child(name: str, chance: random.Random) -> Rows:
    born = _said(dt.date(2002, 1, 1) + dt.timedelta(days=chance.randrange(4000)))
    day = _START + dt.timedelta(days=chance.randrange(700))
    reviews = [day + dt.timedelta(days=90 + 170 * nth) for nth in range(_one_of(_REVIEWS, chance))]
    missing = [[name, born, "M", _said(day), _said(day + dt.timedelta(days=2))]] if chance.random() < 0.02 else []
    return {
        "header": [[name, chance.choice("12"), born, "WBRI", f"A{int(name):012}", "", ""]],
        "episodes": list(_run(name, day, chance)),
        "reviews": [[name, born, _said(held), f"PN{chance.randrange(1, 8)}"] for held in reviews],
        "missing": missing,
    }


def _run(name: str, day: dt.date, chance: random.Random) -> Iterator[Sequence[str]]:
    many = _one_of(_EPISODES, chance)
    legal, place, new = chance.choice(_LEGAL), chance.choice(_PLACES), "S"
    for nth in range(many):
        until = day + dt.timedelta(days=30 + chance.randrange(300))
        last = nth == many - 1
        stays = last and chance.random() < 0.5
        why = "" if stays else chance.choice(_ENDS) if last else "X1"
        urn = f"SC{chance.randrange(10**6):06}"
        end = "" if stays else _said(until)
        yield [name, _said(day), new, legal, "N1", place, "PR1", end, why, "", "ZZ1 1ZZ", "ZZ2 2ZZ", urn]
        new, day = chance.choice(_NEXT), until
        legal = chance.choice([code for code in _LEGAL if code != legal]) if new == "L" else legal
        place = chance.choice(_PLACES) if new != "L" else place


def _one_of(weights: Mapping[int, int], chance: random.Random) -> int:
    return chance.choices(list(weights), list(weights.values()))[0]


def _said(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def make_files(folder: Path, megabytes: int) -> Counter[str]:
    """A set of files of about so many megabytes. Returns how many rows each has."""
    folder.mkdir()
    made: Counter[str] = Counter()
    files = {name: (folder / f"{name}.csv").open("w", encoding="ascii", newline="") for name in HEADINGS}
    writers = {name: csv.writer(file) for name, file in files.items()}
    for name, headings in HEADINGS.items():
        writers[name].writerow(headings.split(","))
    for child in children():
        for name, rows in child.items():
            writers[name].writerows(rows)
            made[name] += len(rows)
        if made["header"] % 500 == 0 and sum(file.tell() for file in files.values()) > megabytes * 1_000_000:
            break
    for file in files.values():
        file.close()
    return made


def make_xml(path: Path, megabytes: int) -> Counter[str]:
    """The same children in the XML form."""
    made: Counter[str] = Counter()
    with path.open("w", encoding="ascii") as file:
        file.write('<?xml version="1.0" encoding="us-ascii"?>\n<EXPSSDA903>\n')
        for child in children():
            file.write(_markup(child))
            for name, rows in child.items():
                made[name] += len(rows)
            if made["header"] % 500 == 0 and file.tell() > megabytes * 1_000_000:
                break
        file.write("</EXPSSDA903>\n")
    return made


def _markup(child: Rows) -> str:
    ((name, sex, born, ethnic, upn, *_),) = child["header"]
    head = f"<CHILDID>{name}</CHILDID><UPN>{upn}</UPN><SEX>{sex}</SEX><DOB>{born}</DOB><ETHNIC>{ethnic}</ETHNIC><UASC>0</UASC>"
    head += "".join(_elements("AMISSING", ["MISSING", "MIS_START", "MIS_END"], row[2:]) for row in child["missing"])
    head += "".join(_elements("AREVIEW", ["REVIEW", "REVIEW_CODE"], row[2:]) for row in child["reviews"])
    names = [
        column.replace("PLACE", "PL") if column == "PLACE" else column for column in HEADINGS["episodes"].split(",")[1:]
    ]
    episodes = "".join(_elements("EPISODE", names, row[1:]) for row in child["episodes"])
    return f"<CHILD>\n<HEADER>{head}</HEADER>\n{episodes}</CHILD>\n"


def _elements(tag: str, names: Sequence[str], texts: Sequence[str]) -> str:
    within = "".join(f"<{name}>{text}</{name}>" for name, text in zip(names, texts, strict=True))
    return f"<{tag}>{within}</{tag}>\n"


def bare_xml(path: Path) -> int:
    """The least that reading these records can cost in lxml: find each, forget it."""
    count = 0
    for _, element in etree.iterparse(str(path), events=("end",), tag="CHILD"):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return count


def bare_files(folder: Path) -> int:
    """The least that reading these rows can cost in Python's own reader."""
    count = 0
    for path in sorted(folder.iterdir()):
        with path.open(encoding="ascii", newline="") as file:
            for _ in csv.reader(file):
                count += 1
    return count


def values(path: Path) -> Iterator[object]:
    """What the importer yields of a file or a folder."""
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    return Ssda903().read([Document(each.name, path=each) for each in paths])


def values_for_one(path: Path) -> Iterator[object]:
    """What the importer yields when one child is asked for."""
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    return Ssda903().read_for([Document(each.name, path=each) for each in paths], Whom.called([_ONE]))


def figures() -> Iterator[Figure]:
    """The ratios on 10 MB, and the memory of 100 MB over that of 10 MB, for either form."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, make, bare, suffix in (
            ("XML", make_xml, bare_xml, ".xml"),
            ("files", make_files, bare_files, ""),
        ):
            small, large = folder / f"ten{suffix}", folder / f"hundred{suffix}"
            made = make(small, 10)
            ratio = paired(lambda: cpu(lambda: bare(small)), lambda: cpu(lambda: sum(1 for _ in values(small))))  # noqa: B023  # called at once
            than = "iterparse" if suffix else "csv.reader"
            yield Figure(
                f"SSDA903 {name} to accounts, speed over bare {than}", ratio, least=0.4, checked=_checked(small, made)
            )
            ratio = paired(lambda: cpu(lambda: bare(small)), lambda: cpu(lambda: sum(1 for _ in values_for_one(small))))  # noqa: B023  # called at once
            told = _checked_for_one(small, made)
            yield Figure(f"SSDA903 {name}, one child asked for, speed over bare {than}", ratio, least=0.4, checked=told)
            made = make(large, 100)
            growth = peak(__name__, large) / peak(__name__, small)
            told = f"whole process, read to the end; {made['episodes']} episodes of {made['header']} children"
            yield Figure(f"SSDA903 {name}, peak memory at 100 MB over 10 MB", growth, most=1.2, checked=told)


def _checked_for_one(path: Path, made: Counter[str]) -> str:
    found = list(values_for_one(path))
    people = {value.id for value in found if isinstance(value, Person)}
    totals = [value for value in found if isinstance(value, Reading)]
    left = next(value for value in found if isinstance(value, Left))
    records = sum(many for _, many in left.records)
    right = people == {_ONE} and left.people == made["header"] - 1 and left.is_sure
    right &= all(total.found == total.accounted for total in totals)
    accounts = sum(isinstance(value, Account) for value in found)
    told = f"{accounts} accounts of one child, {records} {totals[0].unit} of {left.people} others counted"
    return told if right else f"WRONG: {told}"


def _checked(path: Path, made: Counter[str]) -> str:
    found = list(values(path))
    people = len({value.id for value in found if isinstance(value, Person)})
    reviews = sum(isinstance(value, Account) and value.kind == "looked_after_review" for value in found)
    totals = [value for value in found if isinstance(value, Reading)]
    rows = sum(total.accounted for total in totals)
    right = people == made["header"] and reviews == made["reviews"]
    right &= all(total.found == total.accounted for total in totals)
    accounts = sum(isinstance(value, Account) for value in found)
    told = f"{accounts} accounts of {people} children, {rows} {totals[0].unit} accounted for"
    return told if right else f"WRONG: {told}"
