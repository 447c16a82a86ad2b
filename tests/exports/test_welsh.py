"""In Welsh every fixed word is Welsh: each table key by key, and a whole document on its pages."""

import ast
import dataclasses
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest

from chronology.model import (
    Chronology,
    Event,
    Finding,
    Group,
    Kind,
    PersonKind,
    PlaceKind,
    Tabulation,
    TabulationCell,
    TabulationRow,
)
from chronology.practice import load_practice, title_of
from chronology.prose.titles import entry_title
from exports import terms
from exports.pdf import Pdf
from exports.pdf.fonts import Face, register, word_width
from exports.pdf.words import table_of
from exports.text import Text

ROOT = Path(__file__).parents[2]
# The same word in both languages, or a sign.
_SAME = {
    "people.col_person": "Person",
    "quality.col_problem": "Problem",
    "entries.said": "“{words}”",
    "entries.decided_by": " – {who}.",
    "entries.differ_field": "{field}: ",
    "periods.order_of": "{section}",
    "entries.hidden_only": "{what}.",
    "entries.until": "",
    "findings.dismissed_line": "{title} ({by})",
    "timeline.band_words": "{lane}: {spans}. ",
    "genogram.line": "{one}, {kind} {other}",
    "cover.counts": "{entries}, {findings}, {documents}.",
    "cover.counts_facts": "{entries}, {documents}.",
    "letters.critical": "C",
    "people.called_so": "“{words}”",
}
_TEXT_SAME = {"none_counted", "times", "period_order_of"}
_LABEL_ROOM = 98.0
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")


def flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every dotted key with its text, or its forms by number."""
    for key, value in table.items():
        if isinstance(value, Mapping) and not set(value) <= {"one", "other"}:
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def forms(value: str | Mapping[str, str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value[name] for name in sorted(value))


def toml(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text("utf-8"))


ENGLISH, WELSH = dict(flat(table_of("en"))), dict(flat(table_of("cy")))
TEXT = toml("exports/text/words.toml")
TERMS = toml("exports/terms.toml")["cy"]


def test_every_word_of_the_pdf_has_a_welsh_one_and_no_other() -> None:
    assert sorted(ENGLISH) == sorted(WELSH)


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_welsh_word_has_the_forms_and_the_places_of_the_english_one(key: str) -> None:
    english, welsh = ENGLISH[key], WELSH[key]

    assert isinstance(english, str) == isinstance(welsh, str)
    assert [set(_PLACEHOLDER.findall(form)) for form in forms(english)] == [
        set(_PLACEHOLDER.findall(form)) for form in forms(welsh)
    ]


@pytest.mark.parametrize("key", sorted(set(ENGLISH) - set(_SAME)))
def test_a_welsh_word_is_another_than_the_english_one(key: str) -> None:
    assert ENGLISH[key] != WELSH[key]


def test_the_text_has_every_word_with_its_places_in_welsh() -> None:
    assert TEXT["en"].keys() == TEXT["cy"].keys()
    for key, english in TEXT["en"].items():
        assert set(_PLACEHOLDER.findall(english)) == set(_PLACEHOLDER.findall(TEXT["cy"][key])), key
        assert key in _TEXT_SAME or english != TEXT["cy"][key]


def test_no_number_filled_in_decides_a_mutation() -> None:
    """A number is followed by "o" and a plural, by a word that begins with a vowel or by a sign, never by a bare noun."""
    bare = re.compile(r"\{n\} (?!o |arall|adroddiad|heb|yn |wedi|ohonynt)[^\W\d_]")

    assert [] == [key for key, value in WELSH.items() for form in forms(value) if bare.search(form)]


def test_every_kind_has_a_welsh_title() -> None:
    same = {kind for kind in Kind if title_of(kind, "cy") == title_of(kind)}

    assert {Kind.DIAGNOSIS} == same


def titles_in_code() -> Iterator[str]:
    """What analysis calls findings and tables, as its modules say it: whole, or the half before what is filled in."""
    for path in sorted((ROOT / "analyzers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "title":
                yield from _said(node.value)


def _said(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and value.value:
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from (*_said(value.body), *_said(value.orelse))
    elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
        yield str(value.values[0].value).removesuffix(": ")


def test_every_title_of_a_finding_has_a_welsh_one() -> None:
    # The tables of counts are named for halves or years, which is filled in.
    filled_in = {"Entries of each agency in each "}
    titles = set(titles_in_code()) - filled_in

    assert len(titles) > 60
    assert [] == sorted(title for title in titles if terms.title(title, "cy") == title)


@pytest.mark.parametrize("nation", ["wales", "england"])
def test_every_timescale_has_a_welsh_title(nation: str) -> None:
    rules = load_practice(nation).timescales

    assert [] == sorted({rule.title for rule in rules if terms.title(rule.title, "cy") == rule.title})


def test_every_theme_of_concern_has_a_welsh_name() -> None:
    themes = toml("analyzers/cues.toml").get("themes") or toml("analyzers/reading.toml")["themes"]

    assert [] == [theme for theme in themes if theme not in TERMS["titles"]]


def test_every_threshold_and_group_has_a_welsh_name() -> None:
    thresholds = {
        name for pattern in toml("chronology/practice/patterns.toml")["patterns"].values() for name in pattern
    }

    assert [] == sorted(name for name in thresholds - {"runs"} if name.replace("_", " ") not in TERMS["parameters"])
    assert [] == [group for group in Group if group.replace("_", " ") not in TERMS["groups"]]


def test_every_relationship_a_record_can_code_has_a_welsh_name() -> None:
    roles = toml("chronology/people/roles.toml")["relations"].values()
    coded = {word for role in roles for field in ("kinds", "parents", "children") for word in role.get(field, ())}
    coded |= {str(word) for _, word in flat(toml("importers/ics/relationships.toml")) if isinstance(word, str)}
    coded |= {*PersonKind, *PlaceKind}

    assert [] == sorted(word for word in coded - {"mam", "tad"} if word not in TERMS["parties"])


def test_a_title_of_two_halves_and_one_with_a_year_are_put_together() -> None:
    assert "Gwaethygu: esgeulustod" == terms.title("Escalation: neglect", "cy")
    assert "Gweld a chlywed ym mhob hanner blwyddyn: Nia" == terms.title("Seen and heard in each half-year: Nia", "cy")
    assert "hyd at fis Mehefin 2019" == terms.title("to June 2019", "cy")
    assert "Ionawr – Mehefin 2020" == terms.title("January to June 2020", "cy")


def test_a_title_without_a_welsh_one_and_any_title_in_english_stand_as_they_are() -> None:
    assert "An authority's own rule: of 2019" == terms.title("An authority's own rule: of 2019", "cy")
    assert "Escalation: neglect" == terms.title("Escalation: neglect", "en")


def test_a_title_that_is_only_the_name_of_its_kind_is_in_the_language_of_the_document(chronology: Chronology) -> None:
    event = dataclasses.replace(chronology.events[0], kind=Kind.CHILD_SEEN, title="Child seen")

    assert "Gweld y plentyn" == entry_title(event, "cy")
    assert "Child seen" == entry_title(event, "en")
    assert "Child seen at school" == entry_title(dataclasses.replace(event, title="Child seen at school"), "cy")
    assert "Gweld y plentyn" == entry_title(dataclasses.replace(event, title=""), "cy")


def test_a_threshold_that_is_a_level_is_named_in_welsh() -> None:
    assert ["lefel isaf", "canolig"] == [terms.parameter(each, "cy") for each in ("least_level", "medium")]
    assert ["least_level", "medium", "365"] == [terms.parameter(e, "en") for e in ("least_level", "medium", "365")]


def test_the_labels_of_the_drawing_fit_beside_it_uncut() -> None:
    register()
    labels = [*table_of("cy")["lanes"].values(), *table_of("cy")["themes"].values()]  # type: ignore[attr-defined]  # tables

    assert [] == [label for label in labels if word_width(Face.SEMIBOLD, label) * 8.5 > _LABEL_ROOM]


# ---- whole documents ---------------------------------------------------------------------------------------------

# What the record or analysis says in a language of its own; each is made a word of no language.
_OWN = {
    "action", "agency", "as_written", "author_role", "approver", "basis", "child_voice", "citation", "decision",
    "decision_maker", "details", "document", "fact", "impact", "importer", "label", "locator", "marking", "message",
    "name", "notes", "outcome", "owner", "path", "plugins", "prepared_for", "purpose", "quote", "rationale", "reason",
    "statement", "merge_basis", "text", "known_as", "rule",
}  # fmt: skip
_NO_WORD = "Qx"


def without_own_words(value: Any, field: str = "") -> Any:
    """The value with every text of the record's or of analysis's sentences made a word of no language."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: without_own_words(getattr(value, each.name), each.name) for each in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(without_own_words(each, field) for each in value)
    return _NO_WORD if field in _OWN and type(value) is str and value else value


def welsh(chronology: Chronology) -> Chronology:
    """The case in Welsh with none but fixed words: entries go by what their kind is called, findings by real titles."""
    bare: Chronology = without_own_words(dataclasses.replace(chronology, profile="Qx", language="cy", counts=()))

    def untitled(events: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(dataclasses.replace(event, title="") for event in events)

    titles = sorted(set(titles_in_code()) - {"Entries of each agency in each "})
    rules = load_practice("wales").timescales
    tables = (
        Tabulation(
            name="agencies",
            title="Entries of each agency in each year",
            columns=("to June 2019", "July to December 2019"),
            rows=(TabulationRow(label="No agency named", cells=(TabulationCell(count=2), TabulationCell(count=None))),),
        ),
    )
    graph = bare.graphs[0]
    edges = tuple(edge for edge in graph.edges if not edge.kind[0].isdigit())
    return dataclasses.replace(
        bare,
        events=untitled(bare.events),
        undated=untitled(bare.undated),
        withdrawn=untitled(bare.withdrawn),
        cover=dataclasses.replace(bare.cover, subject_name="Qx"),
        findings=tuple(_titled(f, titles[nth]) for nth, f in enumerate(bare.findings)),
        timescales=tuple(
            dataclasses.replace(scale, title=rules[nth].title, authority="guidance", jurisdiction="wales")
            for nth, scale in enumerate(bare.timescales)
        ),
        graphs=(dataclasses.replace(graph, edges=edges),),
        tabulations=tables,
    )


def _titled(finding: Finding, title: str) -> Finding:
    parameters = tuple(("window_days", value) for _, value in finding.parameters)
    return dataclasses.replace(finding, title=title, parameters=tuple((n, "30") for n, _ in parameters))


def words(texts: Iterator[str] | list[str]) -> set[str]:
    return {word.lower() for text in texts for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)) if len(word) > 1}


def english_only() -> set[str]:
    """Words that stand in an English table and in no Welsh one, months with them."""
    english = [form for value in ENGLISH.values() for form in forms(value)]
    english += [*TEXT["en"].values(), *map(title_of, Kind), *(word for table in TERMS.values() for word in table)]
    own = [form for value in WELSH.values() for form in forms(value)]
    own += [*TEXT["cy"].values(), *(title_of(kind, "cy") for kind in Kind)]
    own += [word for table in TERMS.values() for word in table.values()]
    return (words(english) | {month.lower() for month in _MONTHS}) - words(own)


def pages(chronology: Chronology) -> list[str]:
    found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(Pdf().export(chronology))).pages]
    # The program and its command are called the same in every language, and what looks like a word in a hash is none.
    return [
        re.sub(r"analytical-chronology|chronology\s+verify|\b(?=\w*\d)[0-9a-f]{12,64}\b", "", text) for text in found
    ]


def test_the_tables_tell_english_from_welsh() -> None:
    found = english_only()

    assert {"findings", "chronology", "referral", "january", "late", "mother", "police"} <= found
    assert found.isdisjoint({"cronoleg", "person", "problem"})


def test_no_english_fixed_word_stands_on_a_page_of_the_pdf(chronology: Chronology) -> None:
    assert set() == words(pages(welsh(chronology))) & english_only()


# The profile is printed by the name it is asked for with; the pages it may have are few, so that it is condensed.
@pytest.mark.parametrize(
    ("profile", "page_limit"), [("conference", 3), ("court", 2), ("family", None), ("review", None)]
)
def test_no_english_fixed_word_stands_on_a_page_of_a_profile(
    chronology: Chronology, profile: str, page_limit: int | None
) -> None:
    case = welsh(chronology)
    cover = dataclasses.replace(case.cover, page_limit=page_limit)
    found = pages(dataclasses.replace(case, profile=profile, cover=cover))

    assert page_limit is None or "Wedi'i chrynhoi" in " ".join(found)
    assert words(found) & english_only() <= {profile}
    assert 1 == re.sub(r"\s+", " ", " ".join(found)).count(terms.sentences_note("cy"))


def test_no_english_fixed_word_stands_in_the_text(chronology: Chronology) -> None:
    assert set() == words([Text().export(welsh(chronology)).decode()]) & english_only()


def test_the_front_says_once_whose_welsh_the_analysis_is_in(chronology: Chronology) -> None:
    note = terms.sentences_note("cy")
    first, *rest = (re.sub(r"\s+", " ", page) for page in pages(dataclasses.replace(chronology, language="cy")))
    text = re.sub(r"\s+", " ", Text().export(dataclasses.replace(chronology, language="cy")).decode())

    assert "nid oes adolygydd iaith gyntaf wedi'u darllen eto" in note
    assert 1 == first.count(note)
    assert note not in " ".join(rest)
    assert 1 == text.count(note)


def test_an_english_document_says_nothing_of_its_language(chronology: Chronology) -> None:
    assert "" == terms.sentences_note("en")
    assert not any("adolygydd" in page for page in pages(chronology))


def test_record_text_stays_in_its_own_language(chronology: Chronology) -> None:
    text = re.sub(r"\s+", " ", " ".join(pages(dataclasses.replace(chronology, language="cy"))))

    assert "Mam was crying and I put my fingers in my ears." in text
    assert "Referral from school" in text
