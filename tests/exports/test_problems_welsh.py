"""What reading says of its sources is said in a Welsh document in Welsh, by a table; what that lacks is marked as English."""

import ast
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from chronology.model import Chronology, Problem, Severity, Source
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.sentences import of_reading

ROOT = Path(__file__).parents[2]
# Rooms whose messages stand in the table.
_ROOMS = (
    "importers/notes",
    "importers/agency_chronology",
    "importers/ics",
    "importers/chronology_json",
    "chronology/pipeline",
)
_MAKES = re.compile(r"\b[pP]roblem\(")
_GAP = re.compile(r"\{(\w+)(?::[\w-]+[*;]?)?\}")


def messages() -> Iterator[str]:
    """Every message that a room writes out where it makes a problem, with a name or a number in its gaps."""
    for room in _ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            written = path.read_text("utf-8")
            # Most files make no problem, and to parse them all takes seconds whenever tests are looked for.
            for node in ast.walk(ast.parse(written)) if _MAKES.search(written) else ():
                if isinstance(node, ast.Call) and _name(node) in ("problem", "Problem"):
                    found = [word.value for word in node.keywords if word.arg == "message"] or node.args[:1]
                    yield from filter(None, map(_text, found))


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _text(node: ast.expr) -> str:
    """A literal; with anything between that is worked out, a number."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        return node.value
    if isinstance(node, ast.JoinedStr) and len(node.values) > 1:
        parts = [part.value if isinstance(part, ast.Constant) else "7" for part in node.values]
        text = "".join(map(str, parts))
        return (
            ""
            if text.startswith(("was refused", "was given up", "7 7", "7;", "could not be read: ", "7 about somebody"))
            else text
        )
    return ""


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_a_message_of_reading_is_told_in_welsh(message: str) -> None:
    assert of_reading(message, "cy") != message


def reasons() -> Iterator[str]:
    """The rules under which notes and agency chronologies leave lines out."""
    from importers.agency_chronology.ledger import REASONS
    from importers.notes import ledger

    yield from REASONS.values()
    yield from ledger._REASONS.values()  # what a document prints


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_a_rule_by_which_something_was_left_out_is_told_in_welsh(reason: str) -> None:
    assert of_reading(reason, "cy") != reason


def test_a_count_behind_a_message_and_a_reason_within_it_are_told_too() -> None:
    told = of_reading("was refused: it is encrypted; save it without a password", "cy")

    assert told == "gwrthodwyd: mae wedi'i hamgryptio; cadwch hi heb gyfrinair"
    assert of_reading("a row has a date and nothing else (12 times)", "cy").endswith("(12 gwaith)")


def test_every_gap_of_a_message_is_in_its_welsh() -> None:
    tables = tomllib.loads((ROOT / "exports" / "sentences" / "problems_cy.toml").read_text("utf-8"))
    wrong = {
        english
        for table in tables.values()
        for english, welsh in table.items()
        if set(_GAP.findall(english)) != set(_GAP.findall(welsh))
    }

    assert wrong == set()


def test_a_welsh_document_tells_a_known_problem_in_welsh_and_marks_an_unknown_one_as_english(
    chronology: Chronology,
) -> None:
    source = Source(document="notes.txt", locator="line 3")
    known, unknown = (
        Problem(message=message, source=source, severity=Severity.NOTE)
        for message in ("a case note holds no words", "a plug-in says something of its own")
    )
    made = replace(chronology, language="cy", problems=(known, unknown))
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(made)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert "nid oes geiriau mewn nodyn achos" in text
    assert "a plug-in says something of its own" in text
    assert ["", "en"] == [Case(made).of_reading(each.message).language for each in (known, unknown)]
