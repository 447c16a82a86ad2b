"""Each document says that words were taken out, why and how often, and whom it must not be given to."""

import io
import zipfile
from dataclasses import replace

import pytest
from casebuilding import CHILD, SOURCE, chronology, event
from redacting import made

from chronology.documents import DEFAULT, read_whole_pdf
from chronology.model import Cover, Kind, Membership, Place, PlaceKind
from chronology.redaction import redact
from exports.json import Json
from exports.pdf import Pdf
from exports.sheet import Excel
from exports.text import Text
from exports.word import Word

SHELTERED = replace(CHILD, protected_address=True)
HOME = Place(
    id="p1",
    kind=PlaceKind.HOUSEHOLD,
    address="7 Clos Bryntirion, ZZ9 1QX",
    members=(Membership(person="c1"),),
    source=SOURCE,
)
CASE = chronology(
    event("1", "2021-03-03", Kind.VISIT, fact="Seen at 7 Clos Bryntirion."),
    people=(SHELTERED,),
    places=(HOME,),
    cover=Cover(excluded=("Idris Rhosllan",)),
)


def pdf(case: object) -> str:
    text = " ".join(said.text for said in read_whole_pdf(Pdf().export(case), DEFAULT) if said.page)  # type: ignore[arg-type]
    return " ".join(text.split())


def test_the_text_names_who_must_not_have_it_and_logs_by_reason() -> None:
    told = Text().export(redact(CASE).chronology).decode()

    assert "Must not be given to  Idris Rhosllan" in told
    assert "WITHHELD FROM THIS DOCUMENT" in told
    assert "Protected addresses, and what would lead to them: 3 times" in told
    assert "‹address withheld›  an address, or what would lead to it (3)" in told


@pytest.mark.parametrize(("exporter", "room"), [(Word, "word/"), (Excel, "xl/")])
def test_word_and_excel_hold_nothing_of_what_was_withheld_and_log_it(exporter: type, room: str) -> None:
    with zipfile.ZipFile(io.BytesIO(exporter().export(redact(CASE).chronology))) as packed:
        held = {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
    told = " ".join(text for name, text in held.items() if name.startswith(room))

    assert not any("Bryntirion" in text or "ZZ9" in text for text in held.values())
    assert "Withheld from this document" in told
    assert "‹address withheld›" in told


def test_the_text_in_welsh_has_welsh_words_for_it() -> None:
    told = Text().export(redact(replace(CASE, language="cy")).chronology).decode()

    assert "ATALIWYD O'R DDOGFEN HON" in told
    assert "‹cyfeiriad wedi'i atal›" in told


def test_the_pdf_says_it_on_the_front_and_has_the_log() -> None:
    told = pdf(redact(CASE).chronology)

    assert "Must not be given to Idris Rhosllan" in told
    assert "taken out for the recipient" in told
    assert "Withheld from this document, by reason" in told
    assert (
        "A protected address, or what would lead to it ‹address withheld› an address, or what would lead to it 3"
        in told
    )


def test_a_document_from_which_nothing_was_taken_says_nothing_of_it() -> None:
    plain = replace(CASE, cover=Cover(), profile="full")

    assert "WITHHELD" not in Text().export(redact(plain).chronology).decode()
    assert "taken out" not in pdf(redact(plain).chronology)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_json_has_the_log_and_no_list_of_what_was_to_be_withheld(seed: int) -> None:
    case = made(seed, 60)[0]
    case = replace(case, cover=replace(case.cover, withhold=("Nesta Garreglwyd",)))
    told = Json().export(redact(case).chronology).decode()

    assert '"redactions": [' in told
    assert '"reason": "role_codes"' in told
    assert "Garreglwyd" not in told
