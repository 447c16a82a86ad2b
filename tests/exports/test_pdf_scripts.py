"""Names in any script of the families of this country: set right, embedded, read back; what no font has is a visible mark."""

import io
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pypdf
import pypdfium2
import pytest
from casebuilding import CHILD, SOURCE
from casebuilding import chronology as case_of
from tagged import Tagged

from chronology.documents import DEFAULT, Said, read_whole_pdf
from chronology.model import Chronology, Cover, Person, PersonKind, Relationship
from chronology.redaction import Matcher, leaks, redact
from exports.fitting import STEPS
from exports.pdf import Pdf
from exports.pdf.brief import ending
from exports.pdf.case import Case
from exports.pdf.directions import levels
from exports.pdf.fonts import Face, word_width
from exports.pdf.scripts import Fallback, scripts
from exports.pdf.setting import set_lines
from exports.pdf.shaping import in_order, shaped
from exports.pdf.showing import shown, unshowable
from exports.pdf.stretches import arranged, turned
from exports.pdf.text import Line, Run, paragraph

NAMES = {
    "Polish": "Łukasz Żółćiński",
    "Turkish": "Çağrı Şahinoğlu İnci",
    "Romanian": "Ștefan Țurcanu",
    "Vietnamese": "Nguyễn Thị Hạnh",
    "Yoruba": "Ọláṣubọ̀mí Ẹ̀bùn",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Олександр Шевченко",
    "Georgian": "გიორგი ბერიძე",
    "Armenian": "Արամ Խաչատրյան",
    "Ethiopic": "ሰላም ተስፋዬ",
    "Hebrew": "דוד כהן",
    "Arabic": "محمد علي",
    "Urdu": "خدیجہ بیگم",
    "Persian": "علی\u200cرضا کریمی",
    "Pashto": "ګلالۍ ځدراڼ",
    "Sorani": "ئەحمەد ڕەسوڵ",
    "Devanagari": "किरण श्रीवास्तव",
    "Nepali": "कृष्ण बहादुर क्षेत्री",
    "Bengali": "মো রহিম চৌধুরী",
    "Gurmukhi": "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Gujarati": "જિજ્ઞા પટેલ",
    "Tamil": "செல்வி கொக்கு",
    "Telugu": "శ్రీనివాస్ రెడ్డి",
    "Kannada": "ಕೃಷ್ಣ ಮೂರ್ತಿ",
    "Malayalam": "ശ്രീജിത്ത് നായർ",
    "Oriya": "କୃଷ୍ଣ ଦାସ",
    "Sinhala": "ශ්\u200dරී කෝමල",
    "Thai": "ก้านน้ำ",
    "emoji": "😀 ❤️",
}
FROM_THE_RIGHT = {"Hebrew", "Arabic", "Urdu", "Persian", "Pashto", "Sorani"}


def naming(names: Sequence[str], chronology: Chronology) -> Chronology:
    """The case, with two names in the fact of each entry."""
    full = replace(chronology, profile="full")
    case = Case(full)
    given = iter(names)
    told = []
    for each in full.events:
        name = next(given, "") if case.printed(each) else ""
        fact = f"The note names {name} here and names {next(given, 'nobody')} there." if name else each.fact
        told.append(replace(each, fact=fact))
    assert not [*given], "the case has too few entries"
    return replace(full, events=tuple(told))


def one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def by_pypdf(data: bytes) -> str:
    return one_line("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def by_pdfium(data: bytes) -> str:
    return one_line("\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))


def by_its_tree(data: bytes) -> str:
    told = Tagged(data)
    return one_line(" ".join(told.text(each) for each in told.of("P", "TD")))


@cache
def read(chronology: Chronology) -> dict[str, str]:
    """What each reader gets of the document that names everybody."""
    data = Pdf().export(naming([*NAMES.values()], chronology))
    return {"pypdf": by_pypdf(data), "PDFium": by_pdfium(data), "tree": by_its_tree(data)}


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_read_back_as_it_was_recorded(script: str, chronology: Chronology) -> None:
    name = NAMES[script]
    # PDFium gives words that are read from the right as they stand on the line: it finds each, and not the two in order.
    readers = ("pypdf", "tree") if script in FROM_THE_RIGHT else ("pypdf", "PDFium", "tree")

    assert 0 == unshowable(name)
    for reader in readers:
        assert f"names {one_line(name)} " in read(chronology)[reader]


@pytest.mark.parametrize("script", sorted(FROM_THE_RIGHT))
def test_each_word_that_is_read_from_the_right_is_found_in_a_viewer(script: str, chronology: Chronology) -> None:
    for word in NAMES[script].replace("\u200c", " ").split():
        assert word in read(chronology)["PDFium"]


def fonts_of(data: bytes) -> list[Any]:
    found = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index,union-attr]  # a dictionary
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return [*found.values()]


def test_every_font_is_embedded_and_as_wide_as_the_file_says(chronology: Chronology) -> None:
    from fontTools.ttLib import TTFont

    fonts = fonts_of(Pdf().export(naming([*NAMES.values()], chronology)))
    wide = [font for font in fonts if font["/Subtype"] == "/Type0"]

    assert len(wide) > 10
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts if font not in wide)
    for font in wide:
        descendant = font["/DescendantFonts"][0].get_object()
        inner = TTFont(io.BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
        numbers = descendant["/CIDToGIDMap"].get_data()
        first, widths = descendant["/W"]
        for place, width in enumerate(widths):
            code = 2 * (int(first) + place)
            glyph = inner.getGlyphName(int.from_bytes(numbers[code : code + 2], "big"))
            assert abs(inner["hmtx"][glyph][0] * 1000 / inner["head"].unitsPerEm - width) <= 1


def test_the_same_names_give_the_same_bytes(chronology: Chronology) -> None:
    found = naming([*NAMES.values()], chronology)

    assert Pdf().export(found) == Pdf().export(found)


@pytest.mark.parametrize("name", ["漢字", "김민준", "ᚠᚢᚦ", "\U0001e900\U0001e922", "e\u202eb"])
def test_what_no_font_has_is_a_visible_mark_that_the_document_counts(name: str, chronology: Chronology) -> None:
    printed = by_pypdf(Pdf().export(naming([name], chronology)))

    assert shown(name).count("‹U+") == unshowable(name) > 0
    assert shown(name) in printed.replace(" ", "")
    assert "printed as" in printed


def test_a_joiner_alone_is_a_mark() -> None:
    assert "a‹U+200D›b" == shown("a\u200db")
    assert "‹U+200C›محمد" == shown("\u200cمحمد")


def test_letters_join_and_change_places_as_their_script_does() -> None:
    arabic, hindi = Fallback("Arabic", heavy=False), Fallback("Devanagari", heavy=False)
    alone = shaped(arabic, "ع")[0].glyphs
    joined = next(cluster for cluster in shaped(arabic, "علي") if cluster.text == "ع").glyphs
    (together,) = shaped(hindi, "कि")

    assert alone != joined
    # The vowel sign is written before its consonant, and read after it.
    assert "कि" == together.text
    assert [glyph.x for glyph in together.glyphs] == sorted(glyph.x for glyph in together.glyphs)
    assert shaped(hindi, "क")[0].glyphs[0].number == together.glyphs[-1].number


# As the reference of the algorithm (UAX 9) puts them: (as read, as they stand from left to right).
ORDERS = [
    ("see אבג now", "see גבא now"),
    ("see אב, גד now", "see דג ,בא now"),
    ("see אב (גד) now", "see (דג) בא now"),
    ("see אב (x) now", "see בא (x) now"),
    ("see אב 1985 גד now", "see דג 1985 בא now"),
    ("אב 1985", "1985 בא"),
    ("אבג.", ".גבא"),
    ("a אב-גד, b", "a דג-בא, b"),
    ("12/3 אב", "בא 12/3"),
    ("tel אב 01-23", "tel 01-23 בא"),
    ("מ١٢ب", "ب١٢מ"),
]


@pytest.mark.parametrize(("text", "wanted"), ORDERS)
def test_words_stand_where_the_bidirectional_algorithm_puts_them(text: str, wanted: str) -> None:
    at = arranged([(float(place), 1.0, level) for place, level in enumerate(levels(text))])
    stands = sorted(zip(at, text, levels(text), strict=True))

    assert wanted == "".join(turned(letter) if level % 2 else letter for _, letter, level in stands)


def words_of(line: Line) -> list[str]:
    """What a line shows, from left to right."""
    found: list[str] = []
    for segment in sorted(line.segments, key=lambda each: each.x):
        words = segment.text.split()
        found += reversed(words) if segment.level % 2 else words
    return found


def test_a_long_text_from_the_right_is_broken_into_lines_that_are_each_read_from_the_right() -> None:
    words = ["محمد", "علي", "حسين", "خديجة", "بيگم"] * 6
    lines = set_lines(paragraph(" ".join(words)), 90)

    assert len(lines) > 4
    assert words == [word for line in lines for word in reversed(words_of(line))]
    assert all(0 <= segment.x and segment.x + segment.width <= 90.01 for line in lines for segment in line.segments)


@pytest.mark.parametrize("script", NAMES)
def test_a_label_of_a_drawing_is_measured_as_it_is_set(script: str) -> None:
    (line,) = set_lines(paragraph(Run(NAMES[script], keep=True)), 1000)
    set_in = max(segment.x + segment.width for segment in line.segments) / line.size

    assert set_in == pytest.approx(word_width(Face.REGULAR, NAMES[script]), rel=0.03)


def test_a_name_within_a_sentence_leaves_the_words_around_it_where_they_are() -> None:
    (line,) = set_lines(paragraph("Seen by ", Run("محمد، علي"), " at home"), 400)

    assert ["Seen", "by", "علي", "محمد،", "at", "home"] == words_of(line)


def test_a_word_too_long_for_its_column_is_cut_between_letters_that_are_set_together() -> None:
    word = "किकिकिकिकिकिकिकिकिकिकि"
    lines = set_lines(paragraph(word), 25)
    parts = ["".join(segment.text for segment in line.segments) for line in lines]

    assert word == "".join(parts)
    assert len(parts) > 2
    assert all(part.startswith("क") for part in parts)


def test_a_mark_on_a_letter_is_set_with_it_by_one_font() -> None:
    segments = set_lines(paragraph("x\u033d"), 400)[0].segments

    assert ["x\u033d"] == [segment.text for segment in segments]


def test_clusters_say_all_of_a_word_in_its_order() -> None:
    for script, name in (("Bengali", "চৌধুরী"), ("Arabic", "مُحَمَّد"), ("Tamil", "கொக்கு")):
        face = Fallback(script, heavy=True)

        assert name == "".join(cluster.text for cluster in in_order(face, name))


@cache
def released(chronology: Chronology) -> tuple[bytes, list[Said]]:
    data = Pdf().export(naming([*NAMES.values()], chronology))
    return data, [*read_whole_pdf(data, DEFAULT)]


def withholding(name: str) -> Matcher:
    mother = Person(id="m1", name=name, kind=PersonKind.ADULT, source=SOURCE)
    tie = Relationship(from_person="m1", to_person="c1", kind="mother", source=SOURCE)
    return redact(case_of(people=(CHILD, mother), relationships=(tie,), profile="review")).withheld


@pytest.mark.parametrize("script", [name for name in NAMES if name != "emoji"])
def test_a_withheld_name_is_found_in_the_finished_file(script: str, chronology: Chronology) -> None:
    data, said = released(chronology)

    assert [*leaks(data, withholding(NAMES[script]), read_pdf=lambda _: said)]
    assert [] == [*leaks(data, withholding("Gwrtheyrn Zyxan"), read_pdf=lambda _: said)]


def test_words_that_are_withheld_are_found_in_the_order_they_are_read(chronology: Chronology) -> None:
    cover = Cover(withhold=("شارع النيل الأزرق",))
    withheld = redact(case_of(people=(CHILD,), cover=cover)).withheld
    data = Pdf().export(naming(["شارع النيل الأزرق"], chronology))

    assert [*leaks(data, withheld)]
    assert [] == [*leaks(Pdf().export(chronology), withheld)]


def test_nothing_is_loaded_for_a_document_that_needs_no_other_font() -> None:
    code = (
        "import sys\n"
        "from exports.pdf.showing import shown\nfrom exports.pdf.setting import set_lines\nfrom exports.pdf.text import paragraph\n"
        "set_lines(paragraph('Tŷ Gŵyl, Łukasz, Шевченко'), 90), shown('Tŷ')\n"
        "print('exports.pdf.shaping' in sys.modules, 'exports.pdf.embedding' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False False" == run.stdout.strip()


def test_every_row_of_the_table_names_a_font_that_the_package_has() -> None:
    assert all(row.file.is_file() for row in scripts().values())


def test_programs_that_check_tagged_files_find_no_error(chronology: Chronology, tmp_path: Path) -> None:
    path = tmp_path / "names.pdf"
    path.write_bytes(released(chronology)[0])

    assert [] == [each.message for each in outloud.check(str(path)).findings if each.severity == "error"]
    assert [] == list(pdfua.validate(path).findings)


@pytest.mark.parametrize("profile", ["conference", "court", "family", "review", "full"])
def test_every_reader_is_told_how_many_letters_are_marks(profile: str, chronology: Chronology) -> None:
    told = naming(["王小明"], chronology)
    words = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(Pdf().export(replace(told, profile=profile)))).pages
    )

    assert "printed as boxed code points" in " ".join(words.split())


def test_a_document_of_few_pages_counts_them_too(chronology: Chronology) -> None:
    marked = naming(["漢字"], chronology)
    case = Case(marked).fitted(STEPS[1])
    told = " ".join(run.text for block in ending.quality(case, {}) for run in block.paragraph.runs)  # type: ignore[attr-defined]  # all are prose

    assert "2 characters" in told
