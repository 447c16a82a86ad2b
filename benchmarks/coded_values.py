"""Coded values: how many of the spellings that councils really sent are recognised, and how many wrongly.

The table is a public list of triples (column, value of the national list, spelling) from the Annex A returns of one
region's councils. Its path stands in CODED_VALUES, or it lies under shared/ beside the checkout.

Rules are made from half A alone; half B is what nobody looked at. The halves are split by the spelling, so that one
that stands under two columns is in the same half in both.
"""

import csv
import hashlib
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from chronology.coded import Recognised, recognise

_NAME = "shared/reference/codesets/annexa_value_variants_care_only.csv"
_MARK = re.compile(r"^\s*(?:[a-z]\)|[A-Z]\d:)\s*")
# One spelling of a name of the list for another; two youth justice statuses stand twice in the table.
_SAME = {
    "true": "yes",
    "false": "no",
    "remandedtolaoryouthdetention": "youthjusticelegalstatuses",
    "laaccommodationunderpace": "youthjusticelegalstatuses",
    "detainedonchildprotectiongroundsinlaaccomodation": "detainedonchildprotectiongroundsinlaaccommodation",
}
NO_CODE = "zzcodeerror"
_CODE = re.compile(r"^\W*(?:[a-z]{1,2}\)\s*)?([A-Z]{1,3}\d{1,2}[A-Za-z]?|\d[A-F]|10|\d)(?![\w)])")
_BEFORE_WORDS = re.compile(r"^\W*(?:[a-z]{1,2}\)|\d{1,2}\))?\s*(?:[A-Z]{0,3}\d{1,2}[A-Za-z]?\b)?\W*|\s*\[\w+\]\W*$")
_FEWEST_OF_A_CODE = 3
# What the national list of sources itself names under a value, as it names them.
_NAMED: Mapping[str, tuple[str, ...]] = {
    "individual": ("neighbour", "child minder", "stranger", r"mps?", "member of parliament"),
    "schools": (r"(?<!excluding )(?<!pre-)(?<!pre )(?<!not )schools?(?! nurs)(?! based)",),
    "healthservices": ("gp", "general practitioner", "health visitor", "school nurse", "a&e", "hospice"),
    "housing": ("housing association",),
    "laservices": (
        "adults?'? social care",
        "adults?'? services",
        "another las?",
        "other la",
        "ola",
        "other local authority",
        "social services",
        "youth offending",
        "early help",
    ),
    "police": ("police",),
    "otherlegalagency": ("courts?", "probation", "immigration", "cafcass", "prison", "legal agency"),
    "other": ("children.?s centres?", "independent agency", "voluntary organisations?"),
}
_NAMING = {name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for name, words in _NAMED.items()}
_SOURCES = {"Contact Source", "Referral Source"}

SETS: Mapping[str, str] = {
    "Contact Source": "source",
    "Referral Source": "source",
    "Referral NFA?": "further_action",
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "asylum",
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)": "asylum",
    "Does the Child have a Disability": "disability",
    "Disability": "disability",
    "Child Seen During Continuous Assessment": "seen",
    "Was the Child Seen Alone?": "seen_alone",
    "Primary Need Code": "need",
    "Child's Category of Need": "need",
    "Reason for Closure": "closure",
    "Case Status": "case_status",
    "Initial Category of Abuse": "abuse",
    "Latest Category of Abuse": "abuse",
    "Child's Legal Status": "legal_status",
    "What is the permanence plan for this child?": "permanence",
    "Reason Ceased to be Looked After": "ceased",
    "Placement Type": "placement",
    "Placement Provider": "provider",
    "Placement Location": "location",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?": "interview_offered",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?": "interview_accepted",
    "Eligibility Category": "eligibility",
    "LA in Touch": "in_touch",
    "Type of Accommodation": "accommodation",
    "Suitability of Accommodation": "suitability",
    "Activity Status": "activity",
    "Reason Why Child No Longer Placed for Adoption": "adoption_reversed",
    "Reason for leaving adoption process": "adopter_left",
}


@dataclass(frozen=True, slots=True)
class Triple:
    """One spelling of one value, as a council sent it under a column."""

    column: str
    wanted: str
    spelling: str

    @property
    def half(self) -> str:
        """The half it belongs to."""
        return "AB"[hashlib.sha256(letters(self.spelling).encode()).digest()[0] % 2]


@dataclass(slots=True)
class Score:
    """What became of some triples: how many of each verdict, and each with the rule that decided."""

    verdicts: Counter[str] = field(default_factory=Counter)
    told: list[tuple[str, Triple, str]] = field(default_factory=list)

    def __str__(self) -> str:
        """One line of the report."""
        total = sum(self.verdicts.values()) or 1
        shares = ", ".join(
            f"{name} {self.verdicts[name]} ({self.verdicts[name] / total:.2%})" for name in ("right", "wrong", "unsure")
        )
        return f"{shares} of {sum(self.verdicts.values())}"


def figures() -> Iterator[str]:
    """The two halves, each as a whole and without the spellings that the table itself contradicts."""
    path = table()
    if path is None:
        yield "the table is not here; name it in CODED_VALUES"
        return
    triples = read(path)
    torn, against = contradictory(triples), contradictions(triples)
    yield f"{len(triples)} triples; {len(torn)} spellings stand for more than one value of their column"
    for half in "AB":
        mine = [triple for triple in triples if triple.half == half]
        clear = [triple for triple in mine if (triple.column, _plain(triple.spelling)) not in torn]
        classes = Counter(against[triple] for triple in set(mine) & against.keys())
        yield f"half {half}: {score(mine)}"
        yield f"half {half}, without those spellings: {score(clear)}"
        yield f"half {half}, contradictions: {', '.join(f'{name} {count}' for name, count in sorted(classes.items()))}"
        yield f"half {half}, without any contradiction: {score([triple for triple in mine if triple not in against])}"
        yield f"half {half}, at best, since one spelling has one answer: {at_best(mine):.2%}"
        yield from by_rule(score(mine))
        yield from _by_column(clear)


def at_best(triples: list[Triple]) -> float:
    """The share that could be right if every spelling were known by heart, under its most frequent value."""
    wanted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for triple in triples:
        wanted[triple.column, _plain(triple.spelling)][name_of(triple.wanted)] += 1
    return sum(max(counts.values()) for counts in wanted.values()) / (len(triples) or 1)


def by_rule(scored: Score) -> Iterator[str]:
    """Right and wrong by the rule that decided."""
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict, _, rule in scored.told:
        rules[rule or "left as written"][verdict] += 1
    for rule, verdicts in sorted(rules.items()):
        yield f"    {rule}: {', '.join(f'{verdict} {count}' for verdict, count in sorted(verdicts.items()))}"


def _by_column(triples: list[Triple]) -> Iterator[str]:
    columns: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        columns[triple.column].append(triple)
    for column, own in columns.items():
        if (result := score(own)).verdicts["right"] < len(own):
            yield f"    {column[:45]}: {result}"


def table() -> Path | None:
    """Where the table lies, if it is here."""
    named = os.environ.get("CODED_VALUES")
    places = [Path(named)] if named else [folder / _NAME for folder in Path(__file__).resolve().parents]
    return next((place for place in places if place.is_file()), None)


@cache
def read(path: Path) -> tuple[Triple, ...]:
    """Every triple of the table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(Triple(row["column"], row["canonical"], row["variant_seen"]) for row in csv.DictReader(file))


def contradictory(triples: tuple[Triple, ...]) -> set[tuple[str, str]]:
    """(column, spelling) pairs that the table gives more than one value."""
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for triple in triples:
        wanted[triple.column, _plain(triple.spelling)].add(name_of(triple.wanted))
    return {pair for pair, names in wanted.items() if len(names) > 1}


def contradictions(triples: tuple[Triple, ...]) -> dict[Triple, str]:
    """Triples that the table itself or the national list speaks against, each with what kind it is of.

    Nothing here asks the rules that are measured: only the table, and the names in the national list of sources.
    """
    torn = contradictory(triples)
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for triple in triples:
        words[triple.column, _words(triple.spelling)].add(name_of(triple.wanted))
        if code := _code(triple):
            codes[triple.column, code][name_of(triple.wanted)] += 1
    found: dict[Triple, str] = {}
    for triple in triples:
        under = codes[triple.column, _code(triple)]
        if (triple.column, _plain(triple.spelling)) in torn:
            found[triple] = "one spelling, two values"
        elif len(words[triple.column, _words(triple.spelling)]) > 1:
            found[triple] = "the same words, two values"
        elif sum(under.values()) >= _FEWEST_OF_A_CODE and under[name_of(triple.wanted)] * 5 < sum(under.values()):
            found[triple] = "under another value than its code"
        elif _named_elsewhere(triple):
            found[triple] = "named by the national list under another value"
    return found


def _code(triple: Triple) -> str:
    found = _CODE.match(triple.spelling)
    return found[1].upper() if found else ""


def _words(spelling: str) -> str:
    # Words alone, unless a text has none: then it is what it is.
    return letters(_BEFORE_WORDS.sub("", spelling)) or letters(spelling)


def _named_elsewhere(triple: Triple) -> bool:
    """The list of sources names what is written as one value alone, and the table has it under another."""
    if triple.column not in _SOURCES:
        return False
    named = {name for name, pattern in _NAMING.items() if pattern.search(triple.spelling)}
    return len(named) == 1 and name_of(triple.wanted) not in named


def score(triples: Iterable[Triple], meaning: Callable[[str, str], Recognised] = recognise) -> Score:
    """Right, wrong or unsure, for each."""
    result = Score()
    for triple in triples:
        found = meaning(set_of(triple), triple.spelling)
        wanted = name_of(triple.wanted)
        if not found:
            verdict = "right" if wanted == NO_CODE else "unsure"
        else:
            verdict = "right" if letters(found.group) == wanted else "wrong"
        result.verdicts[verdict] += 1
        result.told.append((verdict, triple, found.how))
    return result


def set_of(triple: Triple) -> str:
    """The code set of a column."""
    return SETS.get(triple.column, "yes_no")


def name_of(value: str) -> str:
    """A value of the table without its mark ("a) ") and without what never tells two values apart."""
    name = letters(_MARK.sub("", value))
    return _SAME.get(name, name)


def letters(text: str) -> str:
    """The letters and figures of a text alone."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
