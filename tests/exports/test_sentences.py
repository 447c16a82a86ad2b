"""What analysis says in English is said in Welsh by a table: all of it, with nothing lost and nothing guessed."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.words import listed
from benchmarks.planted import PLANTED, planted, practice_that_runs
from benchmarks.told import built
from chronology.dates import describe, from_edtf
from chronology.model import Chronology
from chronology.people import likeness, names
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice
from exports.sentences import COMPOSED_IN, Part, said, told
from exports.sentences.gaps import CLOSES, OPENS
from exports.sentences.table import Tables, tables_of

ROOT = Path(__file__).parents[2]
_TABLE = tomllib.loads((ROOT / "exports" / "sentences" / "cy.toml").read_text("utf-8"))
_GAP = re.compile(r"\{(\w+)(?::[\w-]+[*;]?)?\}")
_SHOWING = sorted({(case.file, case.pattern) for case in planted() if case.shows})


def composed(case: Chronology) -> Iterator[str]:
    """Every sentence that analysis composed of a case."""
    yield from (finding.statement for finding in case.findings)
    yield from (remark.text for remark in case.remarks)
    yield from (scale.basis for scale in case.timescales if scale.basis)
    yield from (reason.text for weight in case.significance for reason in weight.reasons)
    yield from (note for table in case.tabulations for note in table.notes)


# ---- the whole of it -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("file", "pattern"), _SHOWING)
def test_every_sentence_of_a_planted_case_is_told_in_welsh(file: str, pattern: str) -> None:
    unsaid = {text for text in composed(built(PLANTED / file, practice_that_runs(pattern))) if not in_welsh(text)}

    assert unsaid == set()


@pytest.mark.parametrize("practice", ["wales", "england"])
def test_every_sentence_of_the_example_family_is_told_in_welsh(practice: str) -> None:
    plugins = load()
    try:
        held = holdings(read([str(ROOT / "examples" / "family")], plugins))
        case = compose(held, load_practice(practice), plugins, Wishes(subject="all"))
    finally:
        plugins.close()

    assert {text for text in composed(case) if not in_welsh(text)} == set()


def test_every_question_is_told_in_welsh() -> None:
    table = tomllib.loads((ROOT / "analyzers" / "summary" / "questions.toml").read_text("utf-8"))

    asked = [text for each in table.values() for text in (each["question"], *each.get("of_aspect", {}).values())]

    assert [text for text in asked if not in_welsh(text)] == []


def test_every_reason_for_and_against_one_person_is_told_in_welsh() -> None:
    schemes = tomllib.loads((ROOT / "chronology" / "people" / "identifiers.toml").read_text("utf-8"))
    numbers = [f"the same {each['says']}" for each in found(schemes, "says")]
    words = [value for name, value in vars(names).items() if name.isupper() and isinstance(value, str)]
    births = [str(each.value) for each in likeness.Born if each is not likeness.Born.UNKNOWN]

    assert len(numbers) > 5
    assert [text for text in (*numbers, *words, *births, likeness.KNOWN_AS) if not in_welsh(text)] == []


def found(table: object, key: str) -> Iterator[dict[str, str]]:
    """The tables within a table that have a key."""
    if isinstance(table, dict):
        if key in table:
            yield table
        for each in table.values():
            yield from found(each, key)
    elif isinstance(table, list):
        for each in table:
            yield from found(each, key)


def in_welsh(text: str) -> bool:
    return any(part.language == "cy" for part in said(text, "cy"))


# ---- the table -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [name for name in _TABLE if name != "things"])
def test_both_languages_have_the_same_gaps(table: str) -> None:
    odd = {en: cy for en, cy in _TABLE[table].items() if table_gaps(en) - _UNTOLD != table_gaps(cy)}

    assert odd == {}


# What data a pattern would need is named in English alone; its name says which pattern it is.
_UNTOLD = {"data"}


def table_gaps(text: str) -> set[str]:
    return {match[1] for match in _GAP.finditer(text)}


def test_every_gap_is_of_a_known_sort() -> None:
    tables = tables_of("cy")
    assert tables is not None

    # Making the templates looks up each gap's shape.
    assert all(tables.templates.values())


def test_a_gap_of_no_known_sort_is_an_error() -> None:
    with pytest.raises(KeyError):
        _ = Tables({"sentences": {"{a:nothing}": "{a}"}, "things": {}}).templates


# ---- dates, numbers, lists -------------------------------------------------------------------------------------------

_EDTF = st.sampled_from(
    (
        *("2021-03-04", "2021-03", "2021", "2021-03-04~", "2021-03~", "2021?", "2021-21", "2021-33", "199X"),
        *("2021-03-04/2021-03-09", "2021-03-28/2021-04-02", "2020-12-30/2021-01-02", "2021-03-04/..", "../2021-03-04"),
    )
)


@given(st.lists(_EDTF, min_size=1, max_size=6))
def test_dates_in_a_sentence_are_those_the_document_prints(edtf: list[str]) -> None:
    whens = [from_edtf(each) for each in edtf]
    english = [describe(when) for when in whens]
    *most, last = (describe(when, "cy") for when in whens)
    welsh = f"{', '.join(most)} a {last}" if most else last

    words = told(f"A weapon is recorded: {listed(english)}.", "cy")

    # "Tua" (about) is "thua" after "and".
    assert words.replace(" a thua ", " a tua ").replace(" ac ", " a ") == f"Cofnodir arf: {welsh}.".replace(
        " ac ", " a "
    )


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("The interval is two days.", "Y bwlch yw 2 ddiwrnod."),
        (
            "No source covers the time from March 2021 to about May 2021, while the case was open.",
            "Nid oes ffynhonnell ar gyfer y cyfnod o fis Mawrth 2021 i dua mis Mai 2021, tra oedd yr achos ar agor.",
        ),
        ("The interval is 30 days.", "Y bwlch yw 30 diwrnod."),
        ("The days between them: 3 and 8.", "Y dyddiau rhyngddynt: 3 ac 8."),
        ("The days between them: 8 and 3.", "Y dyddiau rhyngddynt: 8 a 3."),
        ("In between the case was closed twice.", "Yn y cyfamser caewyd yr achos ddwywaith."),
        (
            "Not assessed, because no source covers it: escalation and repeated injuries.",
            "Heb ei asesu, am nad oes ffynhonnell ar ei gyfer: gwaethygu ac anafiadau mynych.",
        ),
        (
            "Not assessed, because no source covers it: escalation and concerns that add up.",
            "Heb ei asesu, am nad oes ffynhonnell ar ei gyfer: gwaethygu a phryderon sy'n cronni.",
        ),
        (
            "Not assessed, because no source covers it: missing, with signs of exploitation and escalation.",
            "Heb ei asesu, am nad oes ffynhonnell ar ei gyfer: ar goll, gydag arwyddion o gamfanteisio a gwaethygu.",
        ),
    ],
)
def test_welsh_joins_and_counts_as_welsh_does(english: str, welsh: str) -> None:
    assert told(english, "cy") == welsh


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        *(
            ("one year", "1 flwyddyn"),
            ("two years", "2 flynedd"),
            ("three years", "3 blynedd"),
            ("six years", "6 blynedd"),
        ),
        *(
            ("five years", "5 mlynedd"),
            ("eight years", "8 mlynedd"),
            ("12 years", "12 mlynedd"),
            ("20 years", "20 mlynedd"),
        ),
        *(("25 years", "25 o flynyddoedd"), ("two months", "2 fis"), ("two days", "2 ddiwrnod")),
    ],
)
def test_a_span_has_the_form_its_number_asks_for(english: str, welsh: str) -> None:
    assert told(f"The interval is {english}.", "cy") == f"Y bwlch yw {welsh}."


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        (
            (
                "The record shows no entry of any weight for 49 days, between 22 September 2022 and 11 November 2022, while the case "
                "was open."
            ),
            "Nid yw'r cofnod yn dangos cofnod o unrhyw bwys am 49 diwrnod, rhwng 22 Medi 2022 ac 11 Tachwedd 2022, tra oedd",
        ),
        (
            "Lives at: Oak Lane, with Anna, as last recorded.",
            "Yn byw yn: Oak Lane, gydag Anna, yn ôl y cofnod diweddaraf.",
        ),
        (
            "Lives at: Oak Lane, with Wendy, as last recorded.",
            "Yn byw yn: Oak Lane, gyda Wendy, yn ôl y cofnod diweddaraf.",
        ),
        ("Only Ann connects Bob with Eve: no entry has them together.", "Ann yn unig sy'n cysylltu Bob ag Eve"),
        ("the person was younger than 18 when it fell due", "yr oedd y person yn iau na 18 oed pan ddaeth y dyddiad"),
        ("the person was younger than 11 when it fell due", "yr oedd y person yn iau nag 11 oed pan ddaeth y dyddiad"),
    ],
)
def test_a_word_before_a_gap_has_the_form_that_what_fills_it_asks_for(english: str, welsh: str) -> None:
    assert told(english, "cy").startswith(welsh)


def test_a_further_date_or_two_is_counted_as_welsh_counts() -> None:
    words = told("A weapon is recorded: 3 May 2021 and on two further dates.", "cy")

    assert words == "Cofnodir arf: 3 Mai 2021, ac ar 2 ddyddiad arall."


def test_a_kind_with_a_comma_in_its_name_is_one_kind() -> None:
    words = told(
        "The record shows two changes or incidents while the case was open (“Injury” and “Domestic abuse incident, child "
        "present”: 18 January 2020 and 20 January 2020) and no assessment begun or completed in the 42 working days after.",
        "cy",
    )

    assert "(“anaf” a “cam-drin domestig, plentyn yn bresennol”: 18 Ionawr 2020 a 20 Ionawr 2020)" in words


def test_a_finding_of_two_sentences_is_not_taken_for_a_name_and_a_sentence() -> None:
    words = told(
        "The record shows two missed contacts within 93 days (visit: child not seen): 12 January 2021, 3 February 2021 and "
        "5 May 2021. A weapon is recorded: 3 May 2021.",
        "cy",
    )

    assert words == (
        "Mae'r cofnod yn dangos 2 o gysylltiadau a gollwyd o fewn 93 diwrnod (ymweliad: plentyn heb ei weld): 12 Ionawr 2021, "
        "3 Chwefror 2021 a 5 Mai 2021. Cofnodir arf: 3 Mai 2021."
    )


# ---- what stays as it is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A plug-in's own sentence about the record.",
        "The record shows no allocated worker for many days.",
        "",
        f"Prepared for: {OPENS}a text with what opens words of the record.{CLOSES}",
    ],
)
def test_a_sentence_that_no_table_knows_stays_as_it_is_and_is_called_english(text: str) -> None:
    assert said(text, "cy") == (Part(text, COMPOSED_IN),)


def test_words_of_the_record_are_kept_letter_for_letter_in_their_own_language() -> None:
    words = "He said: “{d} is \\1 and %s {0}”, then: 3 May 2021."

    told_of = said(f"Disclosure, 3 May 2021: {words}", "cy")

    assert told_of == (Part("Datgeliad, 3 Mai 2021: ", "cy"), Part(words, COMPOSED_IN))


@given(st.text(max_size=200))
def test_no_text_is_ever_refused_or_lost(text: str) -> None:
    assert text in (told(f"{text}", "cy"), told(f"Disclosure, 3 May 2021: {text}.", "cy")) or in_welsh(text)


def test_a_long_text_is_told_or_left_in_no_time() -> None:
    dates = ", ".join(["on 3 May 2021"] * 5000)

    assert said(f"Anna, {dates}: {dates}", "cy")
