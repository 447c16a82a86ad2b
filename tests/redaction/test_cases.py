"""Ten thousand generated cases: what is withheld is nowhere in what is written, in no form."""

import io
import json
from collections.abc import Iterator

import pypdf
import pypdfium2
import pytest
from redacting import Planted, made, squeezed

from chronology.redaction import leaks, redact
from chronology.redaction.redacting import Redacted
from exports.csv import Csv
from exports.json import Json
from exports.pdf import Pdf
from exports.text import Text

_EACH = 125


@pytest.fixture(scope="module", params=range(80))
def case(request: pytest.FixtureRequest) -> tuple[int, Redacted, list[Planted]]:
    """A generated case with what is withheld taken out, made once for all that is written of it."""
    made_up, planted = made(request.param, _EACH)
    return request.param, redact(made_up), planted


def left(planted: list[Planted], written: str) -> list[str]:
    """The texts of which something is still there."""
    found = squeezed(written)
    return [each.text for each in planted if any(squeezed(canary) in found for canary in each.canaries)]


def strings(value: object) -> Iterator[str]:
    """Every string of a JSON document, names of fields and all."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for pair in value.items() for part in pair for each in strings(part))
    elif isinstance(value, list):
        yield from (each for item in value for each in strings(item))


def test_nothing_withheld_is_in_a_document_by_codes(case: tuple[int, Redacted, list[Planted]]) -> None:
    seed, redacted, planted = case
    data = Json().export(redacted.chronology)

    assert [] == left(planted, "\n".join(strings(json.loads(data))))
    assert [] == left(planted, Text().export(redacted.chronology).decode())
    assert seed % 8 or [] == left(planted, Csv().export(redacted.chronology).decode())
    assert [] == [*leaks(data, redacted.withheld)]


@pytest.mark.parametrize("seed", range(1000, 1010))
def test_no_third_party_and_no_protected_address_is_in_a_familys_document(seed: int) -> None:
    case, planted = made(seed, _EACH, "family")
    redacted = redact(case)

    assert [] == left(planted, "\n".join(strings(json.loads(Json().export(redacted.chronology)))))
    assert [] == left(planted, Text().export(redacted.chronology).decode())


def test_nothing_withheld_is_in_a_pdf_page_outline_information_attachment_or_stream(
    case: tuple[int, Redacted, list[Planted]],
) -> None:
    _, redacted, planted = case
    document = Pdf().export(redacted.chronology)

    assert [] == left(planted, "\n".join(said_by(document)))
    assert [] == [*leaks(document, redacted.withheld)]


def said_by(document: bytes) -> list[str]:
    """All that other readers find in a PDF: pages, outline, information, attachments, and every object as stored."""
    shown = pypdfium2.PdfDocument(document)
    found = [shown[page].get_textpage().get_text_range() for page in range(len(shown))]
    read = pypdf.PdfReader(io.BytesIO(document))
    found += [str(value) for value in (read.metadata or {}).values()]
    found += [str(item.title) for item in _marks(read.outline)]
    found += [name + content.decode("latin-1") for name, every in read.attachments.items() for content in every]
    for number in range(1, len(read.xref[0]) + 1 if 0 in read.xref else 1):
        entry = read.get_object(pypdf.generic.IndirectObject(number, 0, read))
        found.append(str(entry))
        if isinstance(entry, pypdf.generic.StreamObject):
            found.append(entry.get_data().decode("latin-1"))
    return found


def _marks(outline: list[object]) -> list[pypdf.generic.Destination]:
    found: list[pypdf.generic.Destination] = []
    for each in outline:
        found += (
            _marks(each) if isinstance(each, list) else [each] if isinstance(each, pypdf.generic.Destination) else []
        )
    return found
