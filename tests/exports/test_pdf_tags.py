"""What a reader who hears the document gets: all of it, in order, as what it is. Tagged and checked, not certified."""

import gc
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import outloud
import pdfua
import pypdfium2
import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument
from tagged import ARTIFACT, Tagged

from chronology.cover import read_cover
from chronology.model import Chronology
from chronology.normalise import PROFILES
from chronology.pipeline import Wishes, compose, holdings, read
from chronology.plugins import load
from chronology.practice import load_practice
from exports.pdf import Pdf
from exports.pdf.setting import set_lines
from exports.pdf.structure import Element
from exports.pdf.text import Run, paragraph

FAMILY = Path(__file__).parents[2] / "examples" / "family"
# The space of a page between its head and its foot.
BODY_TOP, BODY_FOOT = 50.0, 50.0

Document = Callable[[str], Tagged]


@pytest.fixture(scope="module")
def family() -> Document:
    """The document of the child whose front sheet the example has, by profile."""
    plugins, practice = load(), load_practice("wales")
    held = holdings(read([str(FAMILY / "ics-export.xml"), str(FAMILY / "notes")], plugins, words=practice.words))
    cover = read_cover(FAMILY / "cover.toml")

    @cache
    def document(profile: str) -> Tagged:
        wishes = Wishes(subject="c2", profile=profile, cover=cover)
        return Tagged(Pdf().export(compose(held, practice, plugins, wishes)))

    return document


@pytest.fixture
def made(chronology: Chronology) -> Tagged:
    """The document of an invented child."""
    return document_of(chronology)


@cache
def document_of(chronology: Chronology) -> Tagged:
    return Tagged(Pdf().export(chronology))


def body_words(document: Tagged, number: int) -> str:
    """A page's text between its head and foot, as Chrome's reader of PDF finds it, without its spaces."""
    page = pypdfium2.PdfDocument(document.file)[number]
    width, height = page.get_size()
    text = page.get_textpage().get_text_bounded(0, BODY_FOOT, width, height - BODY_TOP)
    # A line that ends in a hyphen is told as broken there.
    return re.sub(r"[\s\x02￾\-]+", "", text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-]+", "", text)


def artifacts(document: Tagged) -> Iterator[tuple[int, str]]:
    """What is drawn on each page to be looked at only, but for its head and foot, which are drawn last."""
    for number, page in enumerate(document.pages):
        last = max((place for place, drawn in enumerate(page) if drawn.stretch not in (None, ARTIFACT)), default=-1)
        for drawn in page[: last + 1]:
            if drawn.stretch == ARTIFACT and drawn.text.strip():
                yield number, drawn.text.strip()


@pytest.mark.parametrize("profile", PROFILES)
def test_two_checkers_find_no_error_in_any_profile(family: Document, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(family(profile).file)
    found = outloud.check(str(path))

    assert [] == list(pdfua.validate(path).findings)
    assert (None, []) == (found.error, [each.message for each in found.findings if each.severity == "error"])


def test_what_the_elements_say_in_order_is_what_the_pages_say_in_order(family: Document) -> None:
    document = family("full")
    told: dict[int, str] = {}
    for page, stretch in document.tree.stretches():
        told[page] = told.get(page, "") + document.texts.get((page, stretch), "")
    drawn = {
        number: "".join(each.text for each in page if each.stretch not in (None, ARTIFACT))
        for number, page in enumerate(document.pages)
    }

    assert drawn == told


@pytest.mark.parametrize("page", range(0, 50, 7))
def test_another_reader_finds_the_same_words_on_the_page(family: Document, page: int) -> None:
    document = family("full")
    hidden = [text for number, text in artifacts(document) if number == page]
    told = "".join(each.text for each in document.pages[page] if each.stretch not in (None, ARTIFACT))

    assert sorted(squeezed(told + "".join(hidden))) == sorted(body_words(document, page))


def test_nothing_but_a_repeated_heading_is_hidden(family: Document) -> None:
    document = family("full")
    headings = {document.text(heading) for heading in document.of("TH")}
    hidden = {text for _, text in artifacts(document)}

    assert hidden
    assert hidden <= headings | {"continued"}


def test_the_head_and_foot_of_a_page_are_passed(made: Tagged) -> None:
    assert not re.search(r"OFFICIAL|Page \d+ of \d+|Inputs [0-9a-f]{8}", made.text(made.tree))


def test_everything_that_is_drawn_is_something(made: Tagged) -> None:
    outside = [drawn for page in made.pages for drawn in page if drawn.stretch is None]

    assert [] == outside


def test_words_do_not_run_together_where_a_line_ends(made: Tagged) -> None:
    said = {made.text(node) for node in made.of("P")}

    assert any(
        "came to school without a coat in snow and said there was no breakfast at home." in each for each in said
    )


def test_each_table_is_one_of_rows_of_cells_under_headings(family: Document) -> None:
    document = family("full")
    tables = document.of("Table")
    for table in tables:
        head, *rows = table.children("TR")
        assert len(table.kids) == 1 + len(rows)
        assert all(cell.said["/A"]["/Scope"] == "/Column" for cell in head.children("TH"))
        assert {len(head.kids)} == {len(row.children("TH", "TD")) for row in (head, *rows)}

    assert any(len({page for page, _ in table.stretches()}) > 2 for table in tables), "one goes over several pages"


def test_every_entry_that_is_printed_is_a_row(made: Tagged, chronology: Chronology) -> None:
    rows = {made.text(row.kids[0]) for table in made.of("Table") for row in table.children("TR")}
    printed = {str(serial.number) for serial in chronology.serials if serial.printed}

    assert printed <= rows


def test_a_row_that_is_cut_is_one_row(chronology: Chronology) -> None:
    long = replace(chronology.events[0], fact="The school rang and asked for a visit this week. " * 400)
    document = document_of(replace(chronology, profile="full", events=(long, *chronology.events[1:])))
    cells = [cell for cell in document.of("TD") if len({page for page, _ in cell.stretches()}) > 1]

    assert 1 == len(cells)
    assert 400 == document.text(cells[0]).count("The school rang and asked for a visit this week.")


def test_headings_begin_at_the_first_level_and_skip_none(made: Tagged) -> None:
    levels = [int(heading.role[1]) for heading in made.of("H1", "H2", "H3")]

    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert {"4 Chronology", "2021", "What comes back, and what else the record shows"} <= {
        made.text(heading) for heading in made.of("H1", "H2")
    }


def test_items_of_the_one_page_are_a_list(made: Tagged) -> None:
    items = made.of("LI")

    assert any(made.text(item).startswith("F1 The record shows two refusals of access") for item in items)
    assert all([["Lbl"], ["LBody"]] == [[kid.role] for kid in item.kids] for item in items)
    assert all(item.kids[0].said["/ActualText"] == "•" for item in items)


def test_drawings_are_told_in_words(made: Tagged) -> None:
    told = [str(figure.said["/Alt"]) for figure in made.of("Figure")]

    lateness, ecomap, timeline = told
    assert timeline.startswith("Drawing of the time from 11 February 2020 to 1 March 2024")
    assert lateness.startswith("Chart of bars. ")
    assert "Nerys Pugh" in ecomap


def test_the_letter_of_a_mark_is_said_in_its_cell(made: Tagged) -> None:
    last = [made.text(row.kids[-1]) for table in made.of("Table") for row in table.children("TR")]

    assert any(text.startswith("C Critical.") for text in last)


def test_every_link_is_an_element_and_says_where_it_leads(made: Tagged) -> None:
    kept = {kid for link in made.of("Link") for kid in link.kids if isinstance(kid, int)}
    links = [annotation.get_object() for page in made.reader.pages for annotation in page.get("/Annots", [])]

    assert links
    assert kept == {annotation.idnum for page in made.reader.pages for annotation in page.get("/Annots", [])}
    assert all(re.fullmatch(r".+, page \d+", link["/Contents"], re.DOTALL) for link in links)
    assert all(link["/F"] & 4 for link in links), "on paper as on screen"


def test_a_link_leads_back_to_its_element(made: Tagged) -> None:
    numbers = made.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in made.reader.pages:
        for annotation in page.get("/Annots", []):
            owner = owners[annotation.get_object()["/StructParent"]].get_object()
            kids = owner["/K"] if isinstance(owner["/K"], list) else [owner["/K"]]
            objects = [kid.raw_get("/Obj").idnum for kid in kids if not isinstance(kid, int)]
            assert owner["/S"] == "/Link"
            assert annotation.idnum in objects


def test_every_stretch_belongs_to_one_element_that_the_page_can_find(made: Tagged) -> None:
    numbers = made.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    held = [(node.said, stretch) for node in made.tree.every() for stretch in node.kids if isinstance(stretch, tuple)]
    stretches = [stretch for _, stretch in held]

    assert len(stretches) == len(set(stretches))
    for said, (page, stretch) in held:
        found = owners[made.reader.pages[page]["/StructParents"]][stretch].get_object()
        assert found == said


def test_tabs_follow_the_structure_on_every_page(made: Tagged) -> None:
    assert {"/S"} == {page["/Tabs"] for page in made.reader.pages}


def test_every_font_is_in_the_file(family: Document) -> None:
    fonts = [font.get_object() for page in family("full").reader.pages for font in page["/Resources"]["/Font"].values()]

    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in fonts)


def test_the_file_says_its_language_and_title(made: Tagged) -> None:
    metadata = made.reader.xmp_metadata

    assert metadata is not None
    assert "en-GB" == made.root["/Lang"]
    assert ["en-GB"] == metadata.dc_language
    assert made.reader.metadata is not None
    assert {"x-default": made.reader.metadata.title} == metadata.dc_title
    assert made.root["/MarkInfo"]["/Marked"].value is True


def test_text_in_another_language_says_so() -> None:
    lines = set_lines(paragraph("She said: ", Run("Dwi'n hoffi mynd at Nain.", language="cy"), " No more."), 60)

    assert {"", "cy"} == {segment.language for line in lines for segment in line.segments}
    assert "Dwi'n hoffi mynd at Nain. " == "".join(
        segment.text for line in lines for segment in line.segments if segment.language
    )


def test_a_document_leaves_nothing_behind_for_a_search_to_find(chronology: Chronology) -> None:
    gc.collect()
    gc.disable()
    try:
        Pdf().export(chronology)
        left = [found for found in gc.get_objects() if isinstance(found, Element | PDFDocument)]
    finally:
        gc.enable()

    assert [] == left
