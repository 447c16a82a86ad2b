"""Our own plain text, read back by the words it is written with."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chronology.documents import Document
from chronology.lint.cells import day_of, days_in, first_names, gaps_in, serials_in, weight_of, when_of
from chronology.lint.own_forms import kind_of
from chronology.lint.sheet import Origin, Row, Sheet
from chronology.lint.told import NO_OUTCOME, TOLD_TWICE, early_told, is_statutory
from chronology.model import Level, When
from chronology.tables import shipped_table
from exports.readers import is_weighed

_ENTRY = re.compile(r"(?P<serial>\d+)\. (?P<rest>.*)", re.DOTALL)
_AGE = re.compile(r"\s*\((?:about |tua )?\d+\s?\w[^()]*\)\s*\Z")
_ADULT = 18
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Words = Mapping[str, str]


@cache
def _words() -> Mapping[str, Words]:
    return shipped_table("exports", "text/words.toml")


def language_of(document: Document) -> str:
    """The language of our own text; empty for any other document."""
    if not document.is_text:
        return ""
    head = document.head[:200].decode("utf-8", "replace").lstrip("\ufeff")
    return next((name for name, words in _words().items() if head.startswith(words["heading"] + "\n")), "")


def read_text(document: Document) -> Sheet:
    """The sheet of our own text."""
    words = _words()[language_of(document)]
    front, sections = _parted(document.text.split("\n"), words)
    told = {name: "\n".join(lines) for name, lines in sections.items()}
    subject = _value(front, words["subject"])
    unresolved = _item_with(sections.get("quality", ()), NO_OUTCOME)
    apart = _item_with(sections.get("not_known", ()), TOLD_TWICE)
    positive = serials_in(_joined(sections.get("protective", ())))
    entries = [*sections.get("chronology", ()), *sections.get("undated", ())]
    rows = tuple(_row(lines, words, positive) for lines in _entries(entries))
    period = _value(front, words["period"])
    profile = _value(front, words["profile"])
    return Sheet(
        origin=Origin.OURS,
        rows=rows,
        profile=profile,
        facts_only=not is_weighed(profile),
        names=first_names(name.partition(",")[0] for name in subject.split(";") if subject != words["nobody"]),
        as_at=day_of(_value(front, words["as_at"])),
        born=_born(subject, words),
        is_adult=_is_adult(subject),
        imported=_imported(sections.get("sources", ())),
        statutory_only=is_statutory(re.findall(r"\(([\w-]+);", _joined(sections.get("sources", ())))),
        findings=sum(line.startswith("  - ") for line in sections.get("findings", ())),
        analysis_told="findings" in sections,
        explained=frozenset(re.findall(r"[\w/&.-]+", told.get("abbreviations", ""))),
        hidden_years=frozenset(_hidden(sections.get("chronology", ()), words)),
        gaps_told=gaps_in(_joined(sections.get("findings", ()))),
        begins=_begins(period, words),
        beginning_told=early_told(_joined([*sections.get("not_known", ()), *sections.get("status_now", ())])),
        later_told=words["later"].split("{")[0] in told.get("not_shown", ""),
        newest_source=max((row.recorded_on for row in rows if row.recorded_on), default=None),
        told_apart=serials_in(apart),
        without_outcome=serials_in(unresolved),
    )


def _parted(lines: Sequence[str], words: Words) -> tuple[list[str], dict[str, list[str]]]:
    """The front, and the lines of each section by its name."""
    names = {said: name for name, said in words.items()}
    front: list[str] = []
    sections: dict[str, list[str]] = {}
    held = front
    at = 0
    while at < len(lines):
        line = lines[at].rstrip()
        ruled = at + 1 < len(lines) and lines[at + 1].strip() == "-" * len(line)
        if line and ruled and line in names:
            held = sections.setdefault(names[line], [])
            at += 2
            continue
        held.append(line)
        at += 1
    return front, sections


def _value(front: Sequence[str], label: str) -> str:
    """What stands behind a label on the front, with the lines it goes on in."""
    said: list[str] = []
    for line in front:
        if said and line.startswith("  "):
            said.append(line.strip())
        elif said:
            break
        elif line.startswith(f"{label}  "):
            said.append(line[len(label) :].strip())
    return " ".join(said)


def _begins(period: str, words: Words) -> dt.date | None:
    start, _ = _span(period, words)
    return start.first_day if start.dated else None


def _born(subject: str, words: Words) -> dt.date | None:
    before = words["born"].split("{")[0]
    found = re.search(rf"{re.escape(before)}([^(,;]+)", subject)
    return when_of(found[1]).earliest if found else None


def _is_adult(subject: str) -> bool:
    found = re.search(r"\((\d+)", subject)
    return found is not None and int(found[1]) >= _ADULT


def _entries(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each entry."""
    held: list[str] = []
    for line in lines:
        if _ENTRY.match(line):
            if held:
                yield held
            held = [line]
        elif held and line.startswith("    "):
            held.append(line)
        elif held and not line.strip():
            yield held
            held = []
    if held:
        yield held


def _row(lines: Sequence[str], words: Words, positive: frozenset[str]) -> Row:
    details = {words[name]: name for name in _DETAILS}
    body: list[str] = []
    found: dict[str, list[str]] = {}
    held: list[str] | None = None
    for line in lines[1:]:
        text = line.strip()
        label, colon, rest = text.partition(": ")
        if not line.startswith(" " * 8) and (name := details.get(label)) and colon:
            held = found.setdefault(name, [])
            held.append(rest)
        elif line.startswith(" " * 8) and held is not None:
            held.append(text)
        elif held is None:
            body.append(text)
    said = {name: " ".join(texts) for name, texts in found.items()}
    return _made(lines[0], body, said, words, positive)


_DETAILS = (
    "impact", "analysis", "child_voice", "heard", "why", "action", "decision", "decision_maker", "rationale", "outcome", "people",
    "agency", "source", "merged", "conflict", "also_told", "taken_back", "perhaps_one",
)  # fmt: skip


def _made(head: str, body: Sequence[str], said: Mapping[str, str], words: Words, positive: frozenset[str]) -> Row:
    entry = _ENTRY.fullmatch(head)
    assert entry is not None, "an entry begins with its number"
    rest = entry["rest"]
    levels = {words[level]: level for level in Level}
    pattern = "|".join(re.escape(word) for word in levels)
    parts = re.split(rf"  ({pattern})  ", rest, maxsplit=1)
    dates, level, title = parts if len(parts) == 3 else _unweighed(rest)
    marks = re.search(r" \[([^\[\]]*)\]\Z", title)
    standing = marks[1] if marks else ""
    title = (title[: marks.start()] if marks else title).removeprefix(words["kind"].partition("{")[0])
    why = said.get("why", "")
    weight = weight_of(why)
    when, until = _span(_AGE.sub("", dates), words)
    fact, further = _further(" ".join(body), words)
    restricted = {words[name] for name in ("restricted", "third_party", "restricted_third_party")}
    return Row(
        place=f"entry {entry['serial']}",
        serial=entry["serial"],
        when=when,
        until=until,
        kind=weight.kind if why else kind_of(title),
        level=levels.get(level, Level.MEDIUM),
        title=title,
        fact=fact,
        further=further,
        action=said.get("action", ""),
        outcome="" if said.get("outcome") == words["no_outcome"] else said.get("outcome", ""),
        no_outcome_told="outcome" in said and said["outcome"] in (words["no_outcome"], words["outcome_later"]),
        decision=said.get("decision", ""),
        voice=said.get("child_voice", said.get("heard", "")),
        why=". ".join(filter(None, (why, said.get("impact"), said.get("analysis")))),
        tells_more=weight.tells_more or "impact" in said or "analysis" in said,
        source=said.get("source", ""),
        recorded_on=_recorded(said.get("source", ""), words),
        positive=entry["serial"] in positive,
        restricted=any(part in restricted for part in standing.split(", ")),
        is_opinion=words["opinion"] in standing.split(", "),
    )


def _unweighed(rest: str) -> tuple[str, str, str]:
    """Date and title of an entry that is told without a weight."""
    dates, _, title = rest.partition("  ")
    return dates, "", title


def _further(body: str, words: Words) -> tuple[str, tuple[dt.date, ...]]:
    """The fact, and further days that are told in the line of the first."""
    before, _, after = words["further"].partition("{dates}")[0].partition("{count}")
    found = re.search(rf"(?:\A|(?<= )){re.escape(before)}\d+{re.escape(after)}([^.]*)\.\Z", body)
    return (body[: found.start()].strip(), days_in(found[1])) if found else (body, ())


def _recorded(source: str, words: Words) -> dt.date | None:
    found = re.search(rf"{re.escape(words['recorded'].split('{')[0])}(\d+ \w+ \d{{4}})", source)
    return day_of(found[1]) if found else None


def _span(text: str, words: Words) -> tuple[When, When | None]:
    lasting = words["lasting"].partition("}")[2]
    if text.endswith(lasting):
        return when_of(text.removesuffix(lasting)), When.ongoing()
    start, joint, end = text.partition(words["span"].partition("}")[2].partition("{")[0])
    return when_of(start), when_of(end) if joint else None


def _hidden(lines: Sequence[str], words: Words) -> Iterator[int]:
    said = words["hidden_year"].partition("{")[0]
    for line in lines:
        if line.startswith(said) and (year := _YEAR.search(line)):
            yield int(year[0])


def _imported(lines: Sequence[str]) -> int:
    return sum(int(found[1]) for found in re.finditer(r"(\d+) (?:accounts|adroddiad)\)", _joined(lines)))


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _item_with(lines: Sequence[str], either: Sequence[str]) -> str:
    """The item of a list that holds some of these words."""
    items: list[str] = []
    for line in lines:
        if line.startswith("  - "):
            items.append(line[4:])
        elif items:
            items[-1] += f" {line.strip()}"
    return next((item for item in items if any(words in item for words in either)), "")
