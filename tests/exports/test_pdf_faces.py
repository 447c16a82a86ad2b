"""A court's document is set in the face that its front sheet names, whole or with visible marks, and nothing else changes."""

import io
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pypdf
import pytest
import reportlab

from chronology.cover import read_cover
from chronology.errors import NotWrittenError, WrongUseError
from chronology.model import Chronology
from exports.pdf import Pdf
from exports.pdf.fonts import Face, faces, font_of, printable
from exports.pdf.scripts import Fallback
from exports.pdf.stretches import stretches

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def in_vera(chronology: Chronology) -> Chronology:
    return replace(chronology, cover=replace(chronology.cover, font=VERA.read_bytes()))


def fonts_of(data: bytes) -> set[str]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    fonts = (font for page in pages for font in page["/Resources"]["/Font"].values())
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}


def test_every_font_of_the_file_is_the_one_that_the_front_sheet_names_but_for_letters_it_lacks(
    chronology: Chronology,
) -> None:
    fonts = fonts_of(Pdf().export(in_vera(chronology)))

    assert {"BitstreamVeraSans-Roman", "NotoSans", "NotoSans-SemiBold"} >= fonts > {"NotoSans"}


def test_a_bold_face_of_its_own_stands_beside_it(chronology: Chronology) -> None:
    bold = VERA.with_name("VeraBd.ttf").read_bytes()
    cover = replace(chronology.cover, font=VERA.read_bytes(), font_bold=bold)
    fonts = fonts_of(Pdf().export(replace(chronology, cover=cover)))

    assert {"BitstreamVeraSans-Roman", "BitstreamVeraSans-Bold"} == {name for name in fonts if "Vera" in name}


def test_a_letter_that_the_face_lacks_is_set_by_one_that_has_it(chronology: Chronology) -> None:
    told = replace(chronology.events[0], fact="Went to Tŷ Gwyn.")
    data = Pdf().export(in_vera(replace(chronology, events=(told, *chronology.events[1:]))))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)

    assert "Went to Tŷ Gwyn." in " ".join(text.split())
    assert "U+0177" not in text


def test_what_a_face_has_is_asked_anew_for_each_face() -> None:
    before = [part.face for part in stretches("ŷ漢", Face.REGULAR)]
    with faces(VERA.read_bytes(), b""):
        given = [part.face for part in stretches("ŷ漢", Face.REGULAR)]

    assert [Face.REGULAR, Face.REGULAR] == before
    assert [Fallback("Latin", heavy=False), Face.REGULAR] == given


def test_letters_that_join_are_never_set_one_by_one_though_the_face_has_them() -> None:
    arabic = (files("manimgx_fonts") / "NotoSansArabic[wght].ttf").read_bytes()
    with faces(arabic, b""):
        assert font_of(Face.REGULAR).face.charWidths.get(ord("م"))
        assert ord("م") not in printable()


def test_the_next_document_is_set_in_the_products_own_face_again_byte_for_byte(chronology: Chronology) -> None:
    before = Pdf().export(chronology)
    Pdf().export(in_vera(chronology))

    assert before == Pdf().export(chronology)


def test_a_file_that_is_no_font_is_refused_and_harms_nothing(chronology: Chronology) -> None:
    before = Pdf().export(chronology)
    with pytest.raises(NotWrittenError, match="TrueType"):
        Pdf().export(replace(chronology, cover=replace(chronology.cover, font=b"no font")))

    assert before == Pdf().export(chronology)


def test_the_front_sheet_names_the_file_by_its_place_beside_it(tmp_path: Path) -> None:
    (tmp_path / "face.ttf").write_bytes(VERA.read_bytes())
    (tmp_path / "cover.toml").write_text('[document]\nfont = "face.ttf"\n', "utf-8")

    assert VERA.read_bytes() == read_cover(tmp_path / "cover.toml").font


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "cover.toml").write_text('[document]\nfont = "gone.ttf"\n', "utf-8")

    with pytest.raises(WrongUseError, match="`font` could not be opened"):
        read_cover(tmp_path / "cover.toml")
