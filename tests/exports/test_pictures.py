"""One drawing on paper and in a browser: the same words and shapes, record text that stays text, the same bytes."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest
from lxml import etree

from chronology.model import Chronology, Edge, Graph, Level, Node
from exports.drawings.pictures import Picture, svg
from exports.drawings.svg import Svg
from exports.fitting import WHOLE
from exports.pdf import Pdf
from exports.pdf.case import Case
from exports.pdf.document import blocks
from exports.pdf.fonts import Face, register, word_width
from exports.pdf.page import Drawing, body_width

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("1")</script> & \'"{0}%s ‹x›'
FAMILY = Graph(
    name="genogram",
    nodes=(
        Node(id="ffion", kind="subject", label="Ffion", attributes=(("sex", "F"), ("born", "2012-03-04"))),
        Node(id="megan", kind="adult", label="Megan", attributes=(("sex", "F"),)),
    ),
    edges=(Edge(start="megan", end="ffion", kind="parent"),),
    positions=(("ffion", 0.5, 0.25), ("megan", 0.5, 0.75)),
)


@pytest.fixture
def whole(chronology: Chronology) -> Chronology:
    """The record with a family, so that all three can be drawn."""
    ecomap = replace(chronology.graphs[0], name="ecomap")
    return replace(chronology, graphs=(*chronology.graphs, FAMILY, ecomap))


def parsed(chronology: Chronology, picture: Picture) -> etree._Element:
    text = svg(chronology, picture)
    assert text is not None
    return etree.fromstring(text.encode())


def words_of(drawn: etree._Element) -> list[str]:
    return [each.text or "" for each in drawn.iter(f"{SVG}text")]


def drawings_of(case: Case) -> Iterator[Drawing]:
    """What the PDF draws as figures, in the order of its pages."""
    for block in blocks(case):
        if isinstance(block, Drawing) and block.alternative:
            yield block


@pytest.mark.parametrize("picture", Picture)
def test_a_drawing_names_itself_and_says_in_words_what_it_shows_as_at_its_day(
    whole: Chronology, picture: Picture
) -> None:
    drawn = parsed(whole, picture)
    title, told = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")

    assert title is not None
    assert told is not None
    assert f"{title.get('id')} {told.get('id')}" == drawn.get("aria-labelledby")
    assert "as at 1 March 2024" in (title.text or "")
    assert len(told.text or "") > len(title.text or "")


def test_drawings_that_stand_in_one_page_share_no_id(whole: Chronology) -> None:
    ids = [each.get("id") for picture in Picture for each in parsed(whole, picture).iter() if each.get("id")]

    assert len(set(ids)) == len(ids) == 2 * len(Picture)


@pytest.mark.parametrize("picture", Picture)
def test_the_same_chronology_has_the_same_bytes(whole: Chronology, picture: Picture) -> None:
    assert svg(whole, picture) == svg(replace(whole), picture)


def test_where_the_record_holds_nothing_to_draw_there_is_no_drawing(chronology: Chronology) -> None:
    bare = replace(chronology, graphs=(), events=(), serials=())

    assert [None, None, None] == [svg(bare, picture) for picture in Picture]


def test_paper_and_browser_have_the_same_words_and_shapes(whole: Chronology) -> None:
    """Everything that is drawn on the pages of figures, drawn again on an SVG: each mark once in both."""
    register()
    reader = pypdf.PdfReader(io.BytesIO(Pdf().export(whole)))
    code = "\n".join(page.get_contents().get_data().decode("latin-1") for page in reader.pages)  # type: ignore[union-attr]
    figures = re.findall(r"/Figure <</MCID \d+>>BDC\n(.*?)\nEMC", code, re.DOTALL)
    paper = "\n".join(figures)
    text = re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages))

    browser: Counter[str] = Counter()
    for drawing in drawings_of(Case(whole, replace(WHOLE, charts=True))):
        board = Svg(body_width(wide=True), drawing.height)
        drawing.paint(board, 0, 0)  # type: ignore[arg-type]  # a drawing asks of a pen what every board can do
        drawn = etree.fromstring(board.text("", ""))
        browser.update(str(each.tag).removeprefix(SVG) for each in drawn.iter() if each.get("fill-opacity") != "0")
        missing = [word for word in words_of(drawn) if re.sub(r"\s+", "", word) not in text]
        assert not missing
    assert browser["rect"] == len(re.findall(r" re [BSf]", paper))
    assert browser["polygon"] == len(re.findall(r" l h [BSf]", paper))
    assert browser["line"] == len(re.findall(r" m [\d.-]+ [\d.-]+ l S", paper))
    assert 4 * browser["circle"] == len(re.findall(r" c\b", paper)), "a circle is four curves"


def test_every_weight_has_a_letter_and_a_shape_of_its_own(whole: Chronology) -> None:
    """Without any colour the marks still differ: by the letter, and by the shape right before it."""
    drawn = parsed(whole, Picture.TIMELINE)
    shapes: dict[str, set[str]] = {}
    everything = [each for each in drawn.iter() if each.tag != f"{SVG}title"]
    for before, each in pairwise(everything):
        if each.tag == f"{SVG}text" and each.get("font-weight") == "700" and (each.text or "").isalpha():
            corners = len((before.get("points") or "").split())
            kind = f"{str(before.tag).removeprefix(SVG)}{corners or ''}{before.get('r') or ''}"
            shapes.setdefault(each.text or "", set()).add(kind)

    assert len(Level) == len(shapes)
    assert all(len(found) == 1 for found in shapes.values())
    assert len(Level) == len({next(iter(found)) for found in shapes.values()})


def hostile(chronology: Chronology, words: str) -> Chronology:
    """The record with the words wherever a drawing could show them."""
    graphs = tuple(
        replace(graph, nodes=tuple(replace(node, label=words) for node in graph.nodes)) for graph in chronology.graphs
    )
    events = tuple(replace(event, title=words) for event in chronology.events)
    people = tuple(replace(person, name=words) for person in chronology.people)
    return replace(chronology, graphs=graphs, events=events, people=people)


@pytest.mark.parametrize("picture", Picture)
def test_words_that_look_like_mark_up_are_words(whole: Chronology, picture: Picture) -> None:
    plain, drawn = parsed(whole, picture), parsed(hostile(whole, HOSTILE), picture)
    tags = {str(each.tag) for each in drawn.iter()}

    assert tags <= {str(each.tag) for each in plain.iter()}
    assert any("<script>" in (each.text or "") for each in drawn.iter())


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("odd", ["\x00", "\u202e", "\ud800", "\ufffe", "\x1b"])
def test_what_no_face_can_show_is_marked_and_leaves_well_formed_xml(
    whole: Chronology, picture: Picture, odd: str
) -> None:
    drawn = parsed(hostile(whole, f"a{odd}b"), picture)

    assert any(f"‹U+{ord(odd):04X}›" in (each.text or "") for each in drawn.iter())


def test_a_mark_leads_to_its_entry_and_says_which_it_is(whole: Chronology) -> None:
    drawn = parsed(whole, Picture.TIMELINE)
    leads = {a.get("href"): a.findtext(f"{SVG}title") for a in drawn.iter(f"{SVG}a")}
    numbers = {serial.number for serial in whole.serials if serial.printed}

    assert leads
    assert {href for href in leads if href} <= {f"#entry-{number}" for number in numbers}
    assert all(leads.values())
    assert drawn.get("role") != "img", "a reader that takes it for an image would not offer its links"
    assert parsed(whole, Picture.GENOGRAM).get("role") == "img"


def test_words_are_as_wide_in_a_browser_without_the_documents_face(whole: Chronology) -> None:
    words = list(parsed(whole, Picture.TIMELINE).iter(f"{SVG}text"))
    widths = {each.text: float(each.get("textLength", "0")) / float(each.get("font-size", "1")) for each in words}

    assert all(width > 0 for width in widths.values())
    assert widths["2021"] == pytest.approx(word_width(Face.SEMIBOLD, "2021"), abs=0.01)


def test_ties_to_nobody_who_can_be_drawn_are_no_picture_and_stop_no_document(chronology: Chronology) -> None:
    nowhere = replace(chronology.graphs[0], name="relationships", nodes=(), edges=(), positions=())
    case = replace(chronology, graphs=(nowhere,))

    assert "Analytical chronology" in pypdf.PdfReader(io.BytesIO(Pdf().export(case))).pages[0].extract_text()
